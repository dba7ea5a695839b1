//! `open`, and `handshake` alone: the app on this terminal.
//!
//! The one seam between the commands and the app.

use crate::cli::options::RoundAndVoice;
use crate::cli::plain::{self, Which};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::storage::workbook::read_engagement;
use crate::texts::commands as words;
use crate::tui::runtime::start::{self, CannotStart, Options};
use clap::Args;
use std::path::{Path, PathBuf};

/// Options of `open`.
#[derive(Debug, Args)]
pub struct OpenArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// Line by line, for screen readers, simple terminals and pipes: reads answers from standard input
    #[arg(long)]
    pub plain: bool,
    #[command(flatten)]
    /// Which book is talked about.
    pub which: RoundAndVoice,
}

/// Runs `open`.
///
/// # Errors
/// No terminal, or no workbook.
pub fn run(args: &OpenArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    if args.plain || session.dumb && session.terminal {
        let (round, voice) = (args.which.round.as_deref(), args.which.voice.as_deref());
        return plain::run(Which { workbook: Some(&args.workbook), round, voice }, session);
    }
    let root = session.root(&args.workbook);
    read_engagement(&root)?;
    app(session, Some(&root))
}

/// Opens the app, on a workbook if one is given.
///
/// # Errors
/// No terminal, or one that refuses.
pub fn app(session: &mut Session<'_>, workbook: Option<&Path>) -> Result<Exit, Refusal> {
    if !session.terminal {
        return Err(Refusal::usage(words::NO_TERMINAL, words::NO_TERMINAL_HINT));
    }
    let open = workbook.map(Path::to_path_buf);
    let options = Options { open, as_of: session.as_of, no_color: session.no_color };
    match start::run(options) {
        Ok(()) => Ok(Exit::Done),
        Err(CannotStart::Storage(error)) => Err(error.into()),
        Err(error @ (CannotStart::Terminal(_) | CannotStart::NotSaved(_))) => Err(Refusal::Terminal(error.to_string())),
    }
}
