//! `round close`: notes that a round is over, once it has what it needs.

use crate::cli::opened::Opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::engagement::Review;
use crate::domain::parse::date;
use crate::domain::period::Voice;
use crate::domain::value::Value;
use crate::insight::books::AsOf;
use crate::insight::closing::{Missing, missing};
use crate::storage::atomic::Disk;
use crate::texts::rounds as says;
use clap::Args;
use std::path::PathBuf;

/// The question of a reset that says when the next strategic review is.
const REVIEW_DATE: &str = "r3-review-date";

/// Options of `round close`.
#[derive(Debug, Args)]
pub struct CloseArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The round, as its folder is called
    #[arg(long, value_name = "ROUND")]
    pub round: String,
}

/// Runs `round close`.
///
/// # Errors
/// A round that is not there, books that cannot be read.
pub fn run(args: &CloseArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.workbook);
    session.recover(&root);
    let mut opened = Opened::of_voice(session, &args.workbook, Some(&args.round), Voice::Joint)?;
    opened.need(session, &Voice::ALL)?;
    opened.workbook.refuse_newer()?;
    if opened.round.closed.is_some() {
        session.tell(&says::closed_before(opened.round.id.as_str()));
        return Ok(Exit::Done);
    }
    let lacks = lacks(&opened, AsOf { today: session.at.today });
    if !lacks.is_empty() {
        session.tell(&says::stays_open(opened.round.id.as_str(), &lacks));
        return Ok(Exit::Finding);
    }
    let mut engagement = opened.engagement().clone();
    let (id, today) = (opened.round.id.clone(), session.at.today);
    for round in engagement.rounds.iter_mut().filter(|round| round.id == id) {
        round.closed = Some(today);
    }
    let booked = review(&opened).filter(|day| !engagement.reviews.iter().any(|review| review.on == *day));
    if let Some(on) = booked {
        engagement.reviews.push(Review { on, kind: "strategic".to_owned(), postponed: Vec::new() });
    }
    let done = opened.workbook.save_engagement(&Disk::real(), &session.writer(), engagement)?;
    let root = opened.workbook.root.clone();
    let exit = save::told(session, &done, &root);
    session.tell(&says::closed(id.as_str(), &date::show(today)));
    if let Some(day) = booked {
        session.tell(&says::review_booked(&date::show(day)));
    }
    Ok(exit)
}

fn lacks(opened: &Opened, at: AsOf) -> Vec<String> {
    let lacks = missing(&opened.questionnaire, &opened.books(), at);
    let words = lacks.into_iter().map(|one| match one {
        Missing::Agreement(question) => says::to_agree(question.title()),
        Missing::Lock(side) => says::to_lock(side.as_str()),
    });
    words.collect()
}

/// The day of the review a reset has booked.
fn review(opened: &Opened) -> Option<chrono::NaiveDate> {
    match opened.book(Voice::Joint)?.entry(REVIEW_DATE)?.value {
        Some(Value::Date(day)) => Some(day),
        _ => None,
    }
}
