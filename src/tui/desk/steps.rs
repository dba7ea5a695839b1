//! What can be taken back and made again: one row of steps for each book, so that nobody takes back what another voice said.
//!
//! Keeps edits; performs none and knows no desk.

use crate::domain::edit::Edit;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;

/// One thing to take back: the inverse edits, newest first, and whether more typing may join it.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The book it was made in.
    pub book: BookName,
    /// The inverse edits, newest first.
    pub edits: Vec<Edit>,
    /// Whether more typing may join it.
    pub open: bool,
}

/// The steps of every book, newest last.
#[derive(Debug, Default)]
pub struct Steps {
    undo: Vec<Taken>,
    redo: Vec<Taken>,
}

/// The steps that can be undone; older ones are forgotten.
const DEPTH: usize = 1000;

impl Steps {
    /// The step made last of all, where it was made in this book.
    #[must_use]
    pub fn newest(&self, book: &BookName) -> Option<&Taken> {
        self.undo.last().filter(|last| last.book == *book)
    }

    /// The last step takes in one more letter; `open`: and may take in more.
    pub fn join(&mut self, book: &BookName, open: bool) {
        self.forget_redo(book);
        if let Some(last) = self.undo.last_mut() {
            last.open = open;
        }
    }

    /// A new step: what was taken back of this book before cannot be made again.
    pub fn remember(&mut self, taken: Taken) {
        self.forget_redo(&taken.book);
        self.put_back(taken);
    }

    /// A step made again.
    pub fn put_back(&mut self, taken: Taken) {
        if self.undo.len() == DEPTH {
            self.undo.remove(0);
        }
        self.undo.push(taken);
    }

    /// A step taken back.
    pub fn put_aside(&mut self, taken: Taken) {
        self.redo.push(taken);
    }

    fn forget_redo(&mut self, book: &BookName) {
        self.redo.retain(|taken| taken.book != *book);
    }

    /// Ends a run of typing: what comes next is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.open = false;
        }
    }

    /// Forgets what was done to one question of a book: it is locked from now on.
    pub fn end(&mut self, book: &BookName, question: &Id) {
        for steps in [&mut self.undo, &mut self.redo] {
            for taken in steps.iter_mut().filter(|taken| taken.book == *book) {
                taken.edits.retain(|edit| edit.question != *question);
            }
            steps.retain(|taken| !taken.edits.is_empty());
        }
    }

    /// Forgets everything done in a book: all of it is locked from now on.
    pub fn forget(&mut self, book: &BookName) {
        self.undo.retain(|taken| taken.book != *book);
        self.forget_redo(book);
    }

    /// Whether there is something to take back in a book; with `back` false, to make again.
    #[must_use]
    pub fn has(&self, book: &BookName, back: bool) -> bool {
        let steps = if back { &self.undo } else { &self.redo };
        steps.iter().any(|taken| taken.book == *book)
    }

    /// Takes the newest step of a book out; with `back` false, the one taken back last.
    pub fn pop(&mut self, book: &BookName, back: bool) -> Option<Taken> {
        let steps = if back { &mut self.undo } else { &mut self.redo };
        let at = steps.iter().rposition(|taken| taken.book == *book)?;
        Some(steps.remove(at))
    }
}
