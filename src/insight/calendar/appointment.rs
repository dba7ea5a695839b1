//! One entry of the calendar.

use chrono::NaiveDate;

/// One day on which something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The day.
    pub on: NaiveDate,
    /// What kind of entry it is.
    pub kind: Kind,
    /// By this the entry is known again in the same engagement, wherever its day goes.
    pub key: String,
    /// What happens.
    pub what: String,
    /// Why it stands there.
    pub why: String,
    /// Who owes it, if anybody is named.
    pub who: Option<String>,
    /// Whether it is still to be done; a day that is only worth knowing is not.
    pub open: bool,
    /// Earlier days and why they were given up, oldest first.
    pub postponed: Vec<(NaiveDate, String)>,
}

impl Appointment {
    /// An entry that is worth knowing.
    #[must_use]
    pub fn new(kind: Kind, key: String, on: NaiveDate, what: String, why: &str) -> Self {
        Self { on, kind, key, what, why: why.to_owned(), who: None, open: false, postponed: Vec::new() }
    }

    /// The same, owed by somebody.
    #[must_use]
    pub fn by(mut self, who: Option<String>) -> Self {
        self.who = who;
        self
    }

    /// The same, still to be done where this is so.
    #[must_use]
    pub fn to_do(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// Whether its day has passed and it is still to be done.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.open && self.on < today
    }
}

/// What kind of entry it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The onboarding begins or ends.
    Window,
    /// The questions of a week are to be settled.
    Settle,
    /// The launch, its gate and the last day before it.
    Launch,
    /// Sales speaks with the agency.
    Sales,
    /// A report is due.
    Report,
    /// The earliest honest day of a late figure.
    Reading,
    /// Leads are looked at together.
    Leads,
    /// Both sides assess a quarter.
    Audit,
    /// A strategic review.
    Review,
    /// Answers are to be confirmed again.
    Reconfirm,
    /// Both sides meet about data.
    Data,
}

impl Kind {
    /// Its name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Settle => "settle",
            Self::Launch => "launch",
            Self::Sales => "sales",
            Self::Report => "report",
            Self::Reading => "reading",
            Self::Leads => "leads",
            Self::Audit => "audit",
            Self::Review => "review",
            Self::Reconfirm => "re-confirm",
            Self::Data => "data",
        }
    }
}

/// Letters and digits of words, joined by dashes: part of a key.
#[must_use]
pub fn slug(words: &str) -> String {
    let mut slug = String::new();
    for letter in words.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
