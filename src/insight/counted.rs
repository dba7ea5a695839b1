//! One entry that counts: whose it is and what it says.
//!
//! Which one that is, `counts` knows.

use crate::domain::entry::{Entry, Status};
use crate::domain::period::Voice;

/// The entry that counts of one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted<'a> {
    /// Whose it is and what it says; `None`: blank.
    pub said: Option<(Voice, &'a Entry)>,
    /// Its status, blank where nothing was entered.
    pub status: Status,
}

impl<'a> Counted<'a> {
    /// Nothing was entered.
    pub const BLANK: Self = Self { said: None, status: Status::Blank };

    /// The entry.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.said.map(|(_, entry)| entry)
    }

    /// Whose entry it is.
    #[must_use]
    pub fn voice(&self) -> Option<Voice> {
        self.said.map(|(voice, _)| voice)
    }

    /// The entry, if it is an answer.
    #[must_use]
    pub fn answer(&self) -> Option<&'a Entry> {
        self.entry().filter(|_| self.status == Status::Answered)
    }
}
