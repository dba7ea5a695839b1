//! Beginning a round in a workbook: its questionnaire's copy, its entry in the engagement, the books of those who answer.
//!
//! The command and the application both begin rounds here. It must not know what is asked.

use crate::domain::book::Book;
use crate::domain::engagement::{BookName, Digests, Round};
use crate::domain::id::Id;
use crate::domain::parse::window::as_quarter;
use crate::domain::period::{Voice, Window};
use crate::domain::questionnaire::Edition;
use crate::storage::atomic::Disk;
use crate::storage::catalogue::Catalogue;
use crate::storage::create::copy_questionnaire;
use crate::storage::error::StorageError;
use crate::storage::save_file::{Done, Writer};
use crate::storage::workbook::Workbook;
use chrono::NaiveDate;

/// A round to begin, or to join where it is there already.
#[derive(Clone, Debug, PartialEq)]
pub struct Begin {
    /// Its name.
    pub id: Id,
    /// What is asked.
    pub edition: Edition,
    /// How many weeks it takes; `None`: the engagement's.
    pub weeks: Option<u32>,
    /// The day it begins.
    pub start: NaiveDate,
    /// Which questions are asked.
    pub agenda: String,
    /// The period an audit asks about.
    pub window: Option<Window>,
    /// Whose books are begun.
    pub voices: Vec<Voice>,
}

/// What became of one book.
#[derive(Clone, Debug, PartialEq)]
pub enum BookBegun {
    /// It was there already; nothing changed.
    There,
    /// It begins with its first answer.
    Later,
    /// It was written.
    Written(Done),
}

/// What was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// The engagement was saved with the new round; `None`: the round was there.
    pub round: Option<Done>,
    /// The books, in the order asked for.
    pub books: Vec<(Voice, BookBegun)>,
}

/// The usual name of a round: `2026-q3-audit`, or the day and the questionnaire: `2027-01-15-reset`.
#[must_use]
pub fn usual_name(questionnaire: &Id, window: Option<Window>, start: NaiveDate) -> String {
    match window.map(|window| (as_quarter(window), window)) {
        Some((Some(quarter), _)) => format!("{quarter}-{questionnaire}").to_lowercase(),
        Some((None, window)) => format!("{}-{questionnaire}", window.to),
        None => format!("{start}-{questionnaire}"),
    }
}

/// Begins a round. `text` is the questionnaire as it is copied into the workbook. In a plan or an onboarding a book begins
/// with its first answer.
///
/// # Errors
/// `NewerFormat`; a book that is there and cannot be read; what saving gives.
pub fn begin(
    disk: &Disk,
    writer: &Writer,
    catalogue: &Catalogue,
    workbook: &mut Workbook,
    (what, text): (&Begin, &str),
) -> Result<Begun, StorageError> {
    workbook.refuse_newer()?;
    let mut round = None;
    if workbook.engagement.round(what.id.as_str()).is_none() {
        copy_questionnaire(disk, &workbook.root, &what.edition, text)?;
        let mut engagement = workbook.engagement.clone();
        engagement.rounds.push(Round {
            id: what.id.clone(),
            questionnaire: what.edition.clone(),
            weeks: what.weeks,
            start: Some(what.start),
            agenda: what.agenda.clone(),
            closed: None,
            minutes: Vec::new(),
            digest: Digests::default(),
        });
        round = Some(workbook.save_engagement(disk, writer, engagement)?);
    }
    let edition = workbook.edition(&what.id)?;
    let mut books = Vec::new();
    for voice in &what.voices {
        let name = BookName { round: what.id.clone(), voice: *voice };
        let begun = if workbook.book(catalogue, &name)?.is_some() {
            BookBegun::There
        } else if what.window.is_some() {
            let before = Book::new(edition.clone(), *voice);
            let mut now = before.clone();
            now.window = what.window;
            BookBegun::Written(workbook.save_book(disk, writer, &name, (&before, &now), None)?)
        } else {
            BookBegun::Later
        };
        books.push((*voice, begun));
    }
    Ok(Begun { round, books })
}
