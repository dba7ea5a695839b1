//! `demo`: writes the sample engagements, and opens the first one on a terminal.

use crate::cli::open;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::storage::atomic::Disk;
use crate::storage::error::show;
use crate::storage::sample;
use clap::Args;
use std::path::PathBuf;

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where to write it [default: your library]
    pub dir: Option<PathBuf>,
}

/// Runs `demo`.
///
/// # Errors
/// What cannot be written, and what the app refuses.
pub fn run(args: &DemoArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let folder = match &args.dir {
        Some(folder) => folder.clone(),
        None => session.library()?,
    };
    let written = sample::write(&Disk::real(), &folder, session.at.today)?;
    for path in &written {
        writeln!(session.out, "{}", show(path))?;
    }
    match written.first() {
        Some(first) if session.terminal => {
            session.out.flush()?;
            open::app(session, Some(first))
        }
        _ => Ok(Exit::Done),
    }
}
