//! `review`: book a strategic review, or put one to a later day with the reason.

use crate::cli::answer;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::engagement::{Engagement, Review};
use crate::domain::parse::date;
use crate::storage::atomic::Disk;
use crate::storage::raw_words::one_of;
use crate::storage::workbook::Workbook;
use crate::texts::reviews as says;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

/// What to do with reviews.
#[derive(Debug, Subcommand)]
pub enum ReviewCommand {
    /// Book a review
    Add(AddArgs),
    /// Put a review to a later day; the day it had and the reason stay
    Postpone(PostponeArgs),
}

/// Options of `review add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The day of the review
    pub date: String,
    /// What kind of review, in a word
    #[arg(long, value_name = "WORD", default_value = Review::STRATEGIC)]
    pub kind: String,
}

/// Options of `review postpone`.
#[derive(Debug, Args)]
pub struct PostponeArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The day the review is booked for
    pub date: String,
    /// The new day
    #[arg(long, value_name = "DATE")]
    pub to: String,
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub reason: String,
}

/// Runs `review`.
///
/// # Errors
/// A review that is not there, a day that makes no sense, what cannot be saved.
pub fn run(command: &ReviewCommand, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    match command {
        ReviewCommand::Add(args) => add(args, session),
        ReviewCommand::Postpone(args) => postpone(args, session),
    }
}

fn add(args: &AddArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut workbook = opened(session, &args.workbook)?;
    let on = session.day(&args.date)?;
    let kind = answer::text(&args.kind).ok_or_else(|| Refusal::usage(says::NO_KIND, says::NO_KIND_HINT))?;
    let mut engagement = workbook.engagement.clone();
    let known = engagement.reviews.iter().any(|review| review.on == on && review.kind == kind);
    if known {
        session.tell(&says::booked_before(&kind, &date::show(on)));
        return Ok(Exit::Done);
    }
    engagement.reviews.push(Review { on, kind: kind.clone(), postponed: Vec::new() });
    let exit = saved(session, &mut workbook, engagement)?;
    session.tell(&says::booked(&kind, &date::show(on)));
    Ok(exit)
}

fn postpone(args: &PostponeArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut workbook = opened(session, &args.workbook)?;
    let (from, to) = (session.day(&args.date)?, session.day(&args.to)?);
    let reason = answer::text(&args.reason).ok_or_else(|| Refusal::usage(says::NO_REASON, says::NO_REASON_HINT))?;
    let mut engagement = workbook.engagement.clone();
    let days: Vec<String> = engagement.reviews.iter().map(|review| review.on.to_string()).collect();
    let Some(review) = engagement.reviews.iter_mut().find(|review| review.on == from) else {
        let hint = if days.is_empty() {
            says::NO_REVIEWS.to_owned()
        } else {
            says::there_are(&one_of(days.iter().map(String::as_str)))
        };
        return Err(Refusal::usage(says::no_such_review(&date::show(from)), hint));
    };
    if to <= from {
        return Err(Refusal::usage(says::not_later(&date::show(to), &date::show(from)), says::NOT_LATER_HINT));
    }
    review.postpone(to, reason);
    let exit = saved(session, &mut workbook, engagement)?;
    session.tell(&says::postponed(&date::show(from), &date::show(to)));
    Ok(exit)
}

fn opened(session: &mut Session<'_>, path: &Path) -> Result<Workbook, Refusal> {
    let root = session.root(path);
    session.recover(&root);
    let workbook = Workbook::open(&root)?;
    workbook.refuse_newer()?;
    for finding in &workbook.findings {
        session.warn(finding);
    }
    Ok(workbook)
}

fn saved(session: &mut Session<'_>, workbook: &mut Workbook, now: Engagement) -> Result<Exit, Refusal> {
    let done = workbook.save_engagement(&Disk::real(), &session.writer(), now)?;
    let root = workbook.root.clone();
    Ok(save::told(session, &done, &root))
}
