//! `man`: the manual page of the program or of one command, from the one table of commands.

use crate::cli::manual;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::texts::commands as words;
use clap::Args;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// Options of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// One command, such as `set` or `actions add` [default: the whole program]
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

/// Runs `man` over the table.
///
/// # Errors
/// A command that is not there; as writing.
pub fn run(args: &ManArgs, mut table: clap::Command, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    table.build();
    let mut found = &table;
    for name in &args.command {
        let known: Vec<&str> = found.get_subcommands().map(clap::Command::get_name).collect();
        let inner = found.find_subcommand(name);
        let sentence = || words::no_such("command", &quoted(name));
        found = inner.ok_or_else(|| Refusal::usage(sentence(), did_you_mean(name, known)))?;
    }
    let name =
        std::iter::once("handshake").chain(args.command.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
    let man = Man::new(found.clone()).title(name.to_uppercase()).date("").manual("handshake");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]).control("nf", []);
    for line in manual::lines(&args.command.join(" ")) {
        roff.text([roman(*line)]);
    }
    roff.control("fi", []).to_writer(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if found.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let mut roff = Roff::new();
    roff.control("SH", ["EXIT STATUS"]);
    for (code, meaning) in manual::codes(&args.command.join(" ")) {
        roff.control("TP", []).text([bold(code.to_string())]).text([roman(meaning)]);
    }
    roff.to_writer(&mut page)?;
    session.out.write_all(&page)?;
    Ok(Exit::Done)
}
