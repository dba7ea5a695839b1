//! `keys`: the table of keys the app works by.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::texts::columns;
use crate::tui::keymap::{BINDINGS, Binding, Scope, key_name};
use clap::Args;
use serde::Serialize;

/// Options of `keys`.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonKeys {
    format: u32,
    keys: Vec<JsonBinding>,
}

#[derive(Debug, Serialize)]
struct JsonBinding {
    scope: &'static str,
    keys: &'static [&'static str],
    does: &'static str,
}

/// Runs `keys`.
///
/// # Errors
/// As writing.
pub fn run(args: &KeysArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    if args.json {
        let of = |scope: Scope| bindings(scope).map(move |one| json_binding(scope, one));
        json::write(session.out, &JsonKeys { format: FORMAT, keys: Scope::ALL.into_iter().flat_map(of).collect() })?;
        return Ok(Exit::Done);
    }
    for (at, scope) in Scope::ALL.into_iter().enumerate() {
        if at > 0 {
            writeln!(session.out)?;
        }
        writeln!(session.out, "{}", scope.title())?;
        let mut table = Table::new(&[(columns::KEYS, Align::Left), (columns::DOES, Align::Left)]);
        for binding in bindings(scope) {
            let names: Vec<String> = binding.keys.iter().map(|key| key_name(key)).collect();
            table.row([names.join("  "), binding.words.full.to_owned()]);
        }
        table.write_rows(session.out, 2)?;
    }
    Ok(Exit::Done)
}

fn bindings(scope: Scope) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.scope == scope && !binding.keys.is_empty())
}

fn json_binding(scope: Scope, binding: &Binding) -> JsonBinding {
    JsonBinding { scope: scope.title(), keys: binding.keys, does: binding.words.full }
}
