//! Taking back and making again, book by book.
//!
//! A lock ends what can be taken back of its answer. The lock itself can be taken back until the other side has locked too:
//! from then on both answers are open, and what was shown stays as it was shown.

use crate::domain::book::Moment;
use crate::domain::edit::{Change, Edit};
use crate::domain::engagement::BookName;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::tui::desk::steps::Taken;
use crate::tui::desk::surface::Desk;
use crate::tui::message::Effect;

/// What came of taking back or making again.
#[derive(Debug)]
pub enum Undone {
    /// There was nothing.
    Nothing,
    /// It was about a locked answer, which stays.
    Locked(Id),
    /// It was made at this question.
    Done(Id, Vec<Effect>),
}

impl Desk {
    /// Whether there is something to take back in a book; with `back` false, to make again.
    #[must_use]
    pub fn can_undo(&self, book: &BookName, back: bool) -> bool {
        self.steps.has(book, back)
    }

    /// Takes the newest step of a book back, or with `back` false makes the last one taken back again. Other books stay as
    /// they are.
    pub fn undo(&mut self, book: &BookName, back: bool, at: Moment) -> Undone {
        let Some(taken) = self.steps.pop(book, back) else { return Undone::Nothing };
        let Some(question) = taken.edits.last().map(|edit| edit.question.clone()) else { return Undone::Nothing };
        if taken.edits.iter().any(|edit| self.breaks_a_lock(book, edit)) {
            return Undone::Locked(question);
        }
        let changes = taken.edits.into_iter().map(|edit| (edit.question, edit.change)).collect();
        let (effects, inverse) = self.perform(book, changes, at);
        if !inverse.is_empty() {
            let again = Taken { book: book.clone(), edits: inverse, open: false };
            if back { self.steps.put_aside(again) } else { self.steps.put_back(again) }
        }
        Undone::Done(question, effects)
    }

    /// Whether both sides have locked their answers to a blind question, so that both are open.
    #[must_use]
    pub fn is_revealed(&self, book: &BookName, question: &Id) -> bool {
        let locked =
            |side: Side| self.entry_of(book, side.voice(), question).is_some_and(|entry| entry.locked.is_some());
        self.question(&book.round, question).is_some_and(|question| question.blind) && Side::ALL.into_iter().all(locked)
    }

    /// Whether an edit would change an entry that is locked, but for a lock nobody has answered yet.
    fn breaks_a_lock(&self, book: &BookName, edit: &Edit) -> bool {
        let (Change::Restore(slip), Some(shared)) = (&edit.change, self.book(book)) else { return false };
        if self.is_private(book, &edit.question) || !shared.is_locked(edit.question.as_str()) {
            return false;
        }
        let now = shared.entry(edit.question.as_str());
        if slip.entry.as_ref() == now {
            return false;
        }
        let unlocked = now.map(|entry| Entry { locked: None, ..entry.clone() });
        let only_the_lock = shared.locked.is_none() && slip.entry == unlocked;
        !only_the_lock || self.is_revealed(book, &edit.question)
    }
}
