//! `round`: begin a round or a book in it, close it, list all of them.

use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::{round_close, round_list, round_start};
use clap::Subcommand;

/// What to do with rounds.
#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Begin a round for a named period, or your book in one that is there; prints the round's name
    Start(round_start::StartArgs),
    /// Close a round; a reset needs its accountable pair and its review date agreed by both
    Close(round_close::CloseArgs),
    /// List the rounds and how far their books are
    List(round_list::ListArgs),
}

/// Runs `round`.
///
/// # Errors
/// What is not there, what cannot be saved.
pub fn run(command: &RoundCommand, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    match command {
        RoundCommand::Start(args) => round_start::run(args, session),
        RoundCommand::Close(args) => round_close::run(args, session),
        RoundCommand::List(args) => round_list::run(args, session),
    }
}
