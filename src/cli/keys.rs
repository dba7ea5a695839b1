//! `keys`: the table of keys the app works by.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::storage::settings;
use crate::texts::columns;
use crate::tui::keymap::{Keymap, Line, Scope, key_name};
use clap::Args;
use serde::Serialize;

/// Options of `keys`.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// The names of the actions too, for keys of your own in the settings (table `keys`)
    #[arg(long)]
    pub names: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonKeys<'a> {
    format: u32,
    keys: Vec<JsonBinding<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonBinding<'a> {
    scope: &'static str,
    action: Option<String>,
    keys: Vec<&'a str>,
    does: &'static str,
}

/// Runs `keys`.
///
/// # Errors
/// As writing.
pub fn run(args: &KeysArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let (settings, _) = session.paths.settings().map(|path| settings::load(&path)).unwrap_or_default();
    let (keymap, faults) = Keymap::with(&settings.keys);
    for fault in faults {
        writeln!(session.err, "{fault}")?;
    }
    let lines = |scope: Scope| keymap.lines(scope).filter(|line| args.names || line.keys().next().is_some());
    if args.json {
        let of = |scope: Scope| lines(scope).map(move |line| json_binding(scope, line));
        json::write(session.out, &JsonKeys { format: FORMAT, keys: Scope::ALL.into_iter().flat_map(of).collect() })?;
        return Ok(Exit::Done);
    }
    for (at, scope) in Scope::ALL.into_iter().enumerate() {
        if at > 0 {
            writeln!(session.out)?;
        }
        writeln!(session.out, "{}", scope.title())?;
        let mut table = Table::new(if args.names { &NAMED } else { &NAMED[1..] });
        for line in lines(scope) {
            let keys = line.keys().map(key_name).collect::<Vec<_>>().join("  ");
            let does = line.binding.words.full.to_owned();
            match (args.names, line.binding.action.name()) {
                (true, Some(name)) => table.row([name, keys, does]),
                (true, None) => {}
                (false, _) => table.row([keys, does]),
            }
        }
        table.write_rows(session.out, 2)?;
    }
    Ok(Exit::Done)
}

const NAMED: [(&str, Align); 3] =
    [(columns::ACTION, Align::Left), (columns::KEYS, Align::Left), (columns::DOES, Align::Left)];

fn json_binding(scope: Scope, line: &Line) -> JsonBinding<'_> {
    JsonBinding {
        scope: scope.title(),
        action: line.binding.action.name(),
        keys: line.keys().collect(),
        does: line.binding.words.full,
    }
}
