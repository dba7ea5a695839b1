//! Answers that a side keeps to itself until it releases them: they lie outside the workbook (`format.md`, private notes).
//!
//! Whoever looks at another voice's book never gets to see them: only [`Desk::slip`] of the side's own book does.

use crate::domain::book::{Amendment, Book, Slip};
use crate::domain::edit::Edit;
use crate::domain::engagement::BookName;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::tui::desk::surface::{Desk, keep};
use crate::tui::message::Effect;
use std::sync::Arc;

impl Desk {
    /// Whether a side keeps this answer to itself now.
    #[must_use]
    pub fn is_private(&self, name: &BookName, question: &Id) -> bool {
        self.may_be_private(name, question)
            && self
                .book(name)
                .and_then(|book| book.entry(question.as_str()))
                .is_none_or(|entry| entry.released.is_none())
    }

    /// Whether the question is one a side may keep to itself.
    pub(in crate::tui::desk) fn may_be_private(&self, name: &BookName, question: &Id) -> bool {
        name.voice.side().is_some() && self.question(&name.round, question).is_some_and(|question| question.private)
    }

    pub(in crate::tui::desk) fn private_slip(&self, name: &BookName, question: &Id) -> Option<&Slip> {
        self.workbook.private.get(name)?.slip(question.as_str())
    }

    /// One change of an answer that may be private. Released, it stands in the book, beside the entry where the book is
    /// locked; not released, it stands in no book.
    pub(in crate::tui::desk) fn perform_private(&mut self, name: &BookName, edit: Edit) -> Option<(Vec<Effect>, Edit)> {
        if self.broken_at(name, &edit.question).is_some() {
            return None;
        }
        let (question, at) = (edit.question.clone(), edit.at);
        let shared = self.book(name).and_then(|book| book.slip(question.as_str())).cloned().unwrap_or_default();
        let kept = self.private_slip(name, &question).cloned();
        let before = kept.clone().unwrap_or_else(|| shared.clone());
        // The rules of edits, on a book of this one answer: what is not released is never locked.
        let edition = self.round(&name.round)?.questionnaire.clone();
        let mut alone = Book::new(edition, name.voice);
        alone.put(&question, before.clone());
        let undo = alone.apply(edit);
        let after = alone.slip(question.as_str()).cloned().unwrap_or_default();
        if after == before {
            return None;
        }
        let released = after.entry.as_ref().is_some_and(|entry| entry.released.is_some());
        let (open, hidden) = if released {
            (self.opened_up(name, &question, &shared, &after, at.now), None)
        } else {
            // What else was amended or is in conflict is not private, and stays where it stands.
            let mut open = Slip { entry: None, ..shared.clone() };
            open.amended.retain(|amendment| amendment.entry.released.is_none());
            (open, after.entry)
        };
        let mut effects = Vec::new();
        if open != shared {
            let book = self.book_mut(name)?;
            book.put(&question, open.clone());
            effects.push(keep(name, book, question.clone(), open));
        }
        if kept.as_ref().and_then(|slip| slip.entry.as_ref()) != hidden.as_ref() {
            effects.push(self.hide(name, &question, hidden)?);
        }
        Some((effects, undo))
    }

    /// What the book says once an answer is released.
    fn opened_up(
        &self,
        name: &BookName,
        question: &Id,
        shared: &Slip,
        after: &Slip,
        now: chrono::DateTime<chrono::Utc>,
    ) -> Slip {
        let was_released = shared.entry.as_ref().is_some_and(|entry| entry.released.is_some());
        let locked = self.book(name).is_some_and(|book| book.is_locked(question.as_str()));
        match &after.entry {
            Some(entry) if locked && !was_released => {
                let mut open = shared.clone();
                open.amended.push(Amendment { on: now, entry: entry.clone() });
                open
            }
            _ => Slip {
                amended: shared.amended.clone(),
                // Released before, both versions stand in the book and may be settled there.
                conflicts: if was_released { after.conflicts.clone() } else { shared.conflicts.clone() },
                entry: after.entry.clone(),
            },
        }
    }

    fn hide(&mut self, name: &BookName, question: &Id, entry: Option<Entry>) -> Option<Effect> {
        let edition = self.round(&name.round)?.questionnaire.clone();
        let book = self.workbook.private.entry(name.clone());
        let book = Arc::make_mut(book.or_insert_with(|| Arc::new(Book::new(edition, name.voice))));
        book.put(question, Slip { entry: entry.clone(), ..Slip::default() });
        Some(Effect::KeepPrivate { book: name.clone(), question: question.clone(), entry: entry.map(Arc::new) })
    }
}
