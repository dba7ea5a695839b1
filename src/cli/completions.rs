//! `completions`: a script for a shell, from the one table of commands.

use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use clap::Args;
use clap_complete::Shell;

/// Options of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Runs `completions` over the table.
///
/// # Errors
/// As writing.
pub fn run(args: &CompletionsArgs, mut table: clap::Command, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut table, "handshake", &mut script);
    session.out.write_all(&script)?;
    Ok(Exit::Done)
}
