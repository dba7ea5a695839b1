//! What an upgrade comes to: each difference of the questionnaire with what becomes of it in each book.
//!
//! It reads and writes nothing.

use crate::domain::book::Book;
use crate::domain::engagement::Round;
use crate::domain::entry::Status;
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::questionnaire::Edition;
use crate::insight::versions::Difference;
use crate::storage::upgrade::BookFile;
use std::collections::HashMap;

/// What becomes of what a book says of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It moves along to the new id.
    Moved,
    /// The book has something under both ids; it stays.
    BothIds,
    /// Both sides agreed to other words: to be agreed again.
    AgreeAgain,
    /// It was said to other words: to be confirmed again.
    ConfirmAgain,
    /// It is locked and stays as it is.
    Locked,
    /// Its value no longer fits the question; it stays and counts as blank.
    NoLongerFits,
    /// Its question is retired; it stays.
    Kept,
}

/// One difference, and what it does to the books.
#[derive(Debug)]
pub struct Told<'q> {
    /// The difference.
    pub difference: Difference<'q>,
    /// By book, in the order of the books.
    pub books: Vec<(&'q str, Vec<Effect>)>,
}

/// All that is to be told of an upgrade.
#[derive(Debug)]
pub struct Plan<'q> {
    /// The round.
    pub round: &'q Round,
    /// The version it comes from.
    pub from: &'q Edition,
    /// The version it goes to.
    pub to: &'q Edition,
    /// The differences in the order asked now, retired questions last.
    pub all: Vec<Told<'q>>,
    /// The agenda of the round is not offered any more.
    pub lost_agenda: bool,
    /// Questions whose private notes on this machine move along.
    pub private: usize,
    /// Files that would be written, within the workbook.
    pub files: Vec<String>,
}

/// A book to be changed.
#[derive(Debug)]
pub struct Planned<'f> {
    /// The book.
    pub file: &'f BookFile,
    /// Ids as they were, as they are.
    pub renamed: Vec<(Id, Id)>,
    /// Questions whose answers are to be looked at again.
    pub again: Vec<Id>,
}

/// The id a question had and the one it has, where they differ.
#[must_use]
pub fn renamed(difference: &Difference<'_>) -> Option<(Id, Id)> {
    Some((difference.was()?.clone(), difference.id().clone()))
}

impl<'q> Plan<'q> {
    /// Nothing is said yet of any book.
    #[must_use]
    pub fn begun(round: &'q Round, from: &'q Edition, to: &'q Edition, all: Vec<Difference<'q>>) -> Self {
        let all = all.into_iter().map(|difference| Told { difference, books: Vec::new() }).collect();
        Self { round, from, to, all, lost_agenda: false, private: 0, files: Vec::new() }
    }

    /// There is nothing to do.
    #[must_use]
    pub fn nothing(round: &'q Round, to: &'q Edition) -> Self {
        Self::begun(round, to, to, Vec::new())
    }

    /// Adds what becomes of a book, read as it was answered and as it will be asked.
    pub fn add<'f: 'q>(
        &mut self,
        file: &'f BookFile,
        book: &Book,
        now: &Book,
        differences: Vec<Difference<'q>>,
    ) -> Planned<'f> {
        let mut planned =
            Planned { file, renamed: differences.iter().filter_map(renamed).collect(), again: Vec::new() };
        let places: HashMap<Id, usize> =
            self.all.iter().enumerate().map(|(at, told)| (told.difference.id().clone(), at)).collect();
        for difference in differences {
            let effects = effects(&difference, book, now);
            let again = |effect: &Effect| matches!(effect, Effect::AgreeAgain | Effect::ConfirmAgain);
            if effects.iter().any(again) {
                planned.again.push(difference.id().clone());
            }
            let books = if effects.is_empty() { vec![] } else { vec![(file.name.as_str(), effects)] };
            match places.get(difference.id()).and_then(|at| self.all.get_mut(*at)) {
                Some(told) => told.books.extend(books),
                None => self.all.push(Told { difference, books }),
            }
        }
        planned
    }

    /// How many answers are to be looked at again.
    #[must_use]
    pub fn again(&self) -> usize {
        let effects = self.all.iter().flat_map(|told| told.books.iter().flat_map(|(_, effects)| effects));
        effects.filter(|effect| matches!(effect, Effect::AgreeAgain | Effect::ConfirmAgain)).count()
    }
}

/// What becomes of what a book says of one question.
fn effects(difference: &Difference<'_>, book: &Book, now: &Book) -> Vec<Effect> {
    let Some(old) = difference.old else { return Vec::new() };
    let id = old.id.as_str();
    let Some(slip) = book.slip(id) else { return Vec::new() };
    let Some(new) = difference.new else { return vec![Effect::Kept] };
    let mut effects = Vec::new();
    if difference.was().is_some() {
        if book.slip(new.id.as_str()).is_some() {
            return vec![Effect::BothIds];
        }
        effects.push(Effect::Moved);
    }
    let answered = status_of(old, slip.entry.as_ref()) == Status::Answered;
    let Some(entry) = slip.entry.as_ref().filter(|_| difference.is_reworded() && answered) else { return effects };
    effects.push(if entry.locked.is_some() {
        Effect::Locked
    } else if status_of(new, now.entry(id)) != Status::Answered {
        Effect::NoLongerFits
    } else if entry.agreed.is_some() {
        Effect::AgreeAgain
    } else {
        Effect::ConfirmAgain
    });
    effects
}
