//! `report`: what is to be sent, in words; `report summary`: the end of a sitting.

use crate::cli::opened::Opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::period::Voice;
use crate::insight::books::AsOf;
use crate::report::closing::closing;
use crate::report::markdown::summary;
use crate::storage::atomic::Disk;
use crate::storage::error::show;
use crate::storage::write_report::write_summary;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Options of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// Which report
    #[arg(value_enum)]
    pub report: Which,
    /// The round, as its folder is called [default: onboarding, or the only round]
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
    /// Write it into the workbook's folder `reports` and print where; no report there is replaced
    #[arg(long)]
    pub write: bool,
}

/// The reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// What was agreed today, what is open, who does what by when
    Summary,
}

/// Runs `report`.
///
/// # Errors
/// A round or book that is not there or cannot be used, what cannot be written.
pub fn run(args: &ReportArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let Which::Summary = args.report;
    let mut opened = Opened::of_voice(session, &args.workbook, args.round.as_deref(), Voice::Joint)?;
    opened.need(session, &Voice::ALL)?;
    let today = session.at.today;
    let at = AsOf { today };
    let text = summary(&closing(&opened.questionnaire, &opened.books(), &opened.workbook.actions, at));
    if args.write {
        let root = session.root(&args.workbook);
        let path = write_summary(&Disk::real(), &root, today, &text)?;
        writeln!(session.out, "{}", show(&path))?;
    } else {
        session.out.write_all(text.as_bytes())?;
    }
    Ok(Exit::Done)
}
