//! All entries of one voice in one round: one file.

use super::entry::Entry;
use super::id::Id;
use super::period::{Voice, Window};
use super::questionnaire::Edition;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// What a book says of one question: its entry, what was said after a lock, and what lost a merge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slip {
    /// The entry that is scored and compared.
    pub entry: Option<Entry>,
    /// What was said later, beside a locked entry; never scored. Oldest first.
    pub amended: Vec<Amendment>,
    /// What lost a merge, kept until a person settles it; never scored. Oldest first.
    pub conflicts: Vec<Conflict>,
}

/// An entry said after a lock.
#[derive(Clone, Debug, PartialEq)]
pub struct Amendment {
    /// When.
    pub on: DateTime<Utc>,
    /// What.
    pub entry: Entry,
}

/// An entry that lost a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The file it came from, in words.
    pub from: String,
    /// When it was set aside.
    pub on: DateTime<Utc>,
    /// What.
    pub entry: Entry,
}

/// The moment an edit is made: the local day for the rules, the exact time for locks. Always an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The local calendar day, or what `--as-of` says.
    pub today: NaiveDate,
    /// The time, as written in files.
    pub now: DateTime<Utc>,
}

/// One book.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The questionnaire it was answered under.
    pub questionnaire: Edition,
    /// Who speaks.
    pub voice: Voice,
    /// The one person, where several of a side answer apart.
    pub person: Option<String>,
    /// The period asked about (audits).
    pub window: Option<Window>,
    /// When the whole book was locked (audits).
    pub locked: Option<DateTime<Utc>>,
    slips: BTreeMap<Id, Slip>,
}

impl Slip {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entry.is_none() && self.amended.is_empty() && self.conflicts.is_empty()
    }
}

impl Book {
    /// An empty book.
    #[must_use]
    pub const fn new(questionnaire: Edition, voice: Voice) -> Self {
        Self { questionnaire, voice, person: None, window: None, locked: None, slips: BTreeMap::new() }
    }

    /// The entry of a question.
    #[must_use]
    pub fn entry(&self, question: &str) -> Option<&Entry> {
        self.slips.get(question).and_then(|slip| slip.entry.as_ref())
    }

    /// All the book says of a question.
    #[must_use]
    pub fn slip(&self, question: &str) -> Option<&Slip> {
        self.slips.get(question)
    }

    /// Puts all the book says of a question, and returns what it said before. An empty slip is left out.
    pub fn put(&mut self, question: &Id, slip: Slip) -> Slip {
        let before =
            if slip.is_empty() { self.slips.remove(question) } else { self.slips.insert(question.clone(), slip) };
        before.unwrap_or_default()
    }

    /// All slips by question id, in the order of ids; ids of no question of the questionnaire among them.
    pub fn slips(&self) -> impl Iterator<Item = (&Id, &Slip)> {
        self.slips.iter()
    }

    /// Whether the entry of a question may no longer change: the book is locked, or the entry is.
    #[must_use]
    pub fn is_locked(&self, question: &str) -> bool {
        self.locked.is_some() || self.entry(question).is_some_and(|entry| entry.locked.is_some())
    }

    /// Whether any entry lost a merge and waits for a person.
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.slips.values().any(|slip| !slip.conflicts.is_empty())
    }
}
