//! What one voice said to one question in one round (`scoring.md` section 1).
//!
//! An entry as written. What it is worth is `insight::credit`'s matter; whether its value fits its question,
//! `filled`'s.

use super::value::Value;
use chrono::{DateTime, NaiveDate, Utc};

/// What an entry says of its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing was entered.
    #[default]
    Blank,
    /// There is a value.
    Answered,
    /// Nobody on this side knows.
    Unknown,
    /// It is the other side's matter (audits).
    CannotTell,
    /// It does not apply here.
    NotApplicable,
    /// This side will not say.
    Declined,
}

impl Status {
    /// Every status that can be written.
    pub const WRITTEN: [Self; 5] =
        [Self::Answered, Self::Unknown, Self::CannotTell, Self::NotApplicable, Self::Declined];

    /// The word in files and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Answered => "answered",
            Self::Unknown => "unknown",
            Self::CannotTell => "cannot-tell",
            Self::NotApplicable => "not-applicable",
            Self::Declined => "declined",
        }
    }

    /// Reads the word of a file; `None` for a word that is no written status.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::WRITTEN.into_iter().find(|status| status.as_str() == word)
    }
}

/// How far an answer is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Nobody confirmed it.
    Assumed,
    /// One side says so.
    Stated,
    /// One named person of each side and the date.
    Agreed,
    /// Agreed, and evidence inside the freshness window. Derived; written by hand it reads as agreed.
    Proven,
}

impl Standing {
    /// All standings, lowest first.
    pub const ALL: [Self; 4] = [Self::Assumed, Self::Stated, Self::Agreed, Self::Proven];

    /// The word in files and JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::Stated => "stated",
            Self::Agreed => "agreed",
            Self::Proven => "proven",
        }
    }

    /// Reads the word of a file.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }
}

/// Who agreed, and when. Something missing makes it no agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// The agency's person.
    pub agency: Option<String>,
    /// The client's person.
    pub client: Option<String>,
    /// The day.
    pub on: Option<NaiveDate>,
}

impl Agreed {
    /// Whether one named person of each side and the date are there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let named = |name: &Option<String>| name.as_deref().is_some_and(|name| !name.trim().is_empty());
        named(&self.agency) && named(&self.client) && self.on.is_some()
    }
}

/// Where a claim can be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub what: String,
    /// Where it lies (`where` in files).
    pub place: Option<String>,
    /// Its date.
    pub on: Option<NaiveDate>,
}

/// Who will find out, or test an assumption, by when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// One name.
    pub owner: Option<String>,
    /// The day.
    pub by: Option<NaiveDate>,
}

/// One entry as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it says of its question.
    pub status: Status,
    /// The value as written, kept through every status.
    pub value: Option<Value>,
    /// The standing as written; see [`Entry::standing_as_written`].
    pub standing: Option<Standing>,
    /// Who agreed; in a not-applicable joint entry, the acceptance.
    pub agreed: Option<Agreed>,
    /// When the value was last entered or confirmed.
    pub confirmed: Option<NaiveDate>,
    /// Words beside the value, seen by everybody who sees the book.
    pub note: Option<String>,
    /// Where it can be checked.
    pub evidence: Vec<Evidence>,
    /// Who finds out or tests, by when.
    pub follow_up: Option<FollowUp>,
    /// Why it is not applicable or declined.
    pub reason: Option<String>,
    /// When a blind entry was locked.
    pub locked: Option<DateTime<Utc>>,
    /// When a private entry was released into the book.
    pub released: Option<NaiveDate>,
}

impl Entry {
    /// The standing an answered entry has before evidence is looked at (`scoring.md` section 1): `stated` where none is
    /// given; `agreed` only with one named person of each side and the date, else `stated`; `proven` reads as `agreed`;
    /// in a side's or sales' own book (`joint` false) never above `stated`.
    #[must_use]
    pub fn standing_as_written(&self, joint: bool) -> Standing {
        match self.standing {
            Some(Standing::Assumed) => Standing::Assumed,
            Some(Standing::Agreed | Standing::Proven)
                if joint && self.agreed.as_ref().is_some_and(Agreed::is_complete) =>
            {
                Standing::Agreed
            }
            _ => Standing::Stated,
        }
    }

    /// Whether nothing at all is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
