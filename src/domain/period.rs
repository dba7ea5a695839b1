//! Who speaks, and when: sides, voices, windows of time and weeks of an onboarding.
//!
//! Today is always an argument; nothing here reads a clock.

use chrono::{Datelike, Days, NaiveDate};
use std::fmt;

/// One of the two parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The agency.
    Agency,
    /// The client.
    Client,
}

/// Who speaks in a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// What was agreed in the room.
    Joint,
    /// The agency's own book.
    Agency,
    /// The client's own book.
    Client,
    /// The client's sales people: a witness, never a side.
    Sales,
}

/// Whom a question is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AskedOf {
    /// The client alone.
    Client,
    /// The agency alone.
    Agency,
    /// Both sides.
    Both,
    /// The client's sales people.
    Sales,
}

/// Whose doing an audit item describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// The client's.
    Client,
    /// The agency's.
    Agency,
    /// Both sides'.
    Both,
}

impl Side {
    /// Both sides, the agency first, as files and screens list them.
    pub const ALL: [Self; 2] = [Self::Agency, Self::Client];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Client => "client",
        }
    }

    /// Reads the word in files.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.as_str() == word)
    }

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Agency => Self::Client,
            Self::Client => Self::Agency,
        }
    }

    /// The voice of this side's own book.
    #[must_use]
    pub const fn voice(self) -> Voice {
        match self {
            Self::Agency => Voice::Agency,
            Self::Client => Voice::Client,
        }
    }
}

impl Voice {
    /// All voices in the order of `format.md`.
    pub const ALL: [Self; 4] = [Self::Joint, Self::Agency, Self::Client, Self::Sales];

    /// The word in files; also the stem of the book's file name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Agency => "agency",
            Self::Client => "client",
            Self::Sales => "sales",
        }
    }

    /// Reads the word in files.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|voice| voice.as_str() == word)
    }

    /// The side this voice is, if it is one.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Agency => Some(Side::Agency),
            Self::Client => Some(Side::Client),
            Self::Joint | Self::Sales => None,
        }
    }
}

impl AskedOf {
    /// All values, for messages that list them.
    pub const ALL: [Self; 4] = [Self::Client, Self::Agency, Self::Both, Self::Sales];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Agency => "agency",
            Self::Both => "both",
            Self::Sales => "sales",
        }
    }

    /// Whether this voice's own book has the question. The joint book has every question.
    #[must_use]
    pub const fn asks(self, voice: Voice) -> bool {
        match (voice, self) {
            (Voice::Joint, _)
            | (Voice::Agency, Self::Agency | Self::Both)
            | (Voice::Client, Self::Client | Self::Both)
            | (Voice::Sales, Self::Sales) => true,
            (Voice::Agency | Voice::Client | Voice::Sales, _) => false,
        }
    }
}

impl Duty {
    /// All values, for messages that list them.
    pub const ALL: [Self; 3] = [Self::Client, Self::Agency, Self::Both];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Agency => "agency",
            Self::Both => "both",
        }
    }
}

macro_rules! shown_as_in_files {
    ($($name:ty),*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )*};
}
shown_as_in_files!(Side, Voice, AskedOf, Duty);

/// A named period, both days inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// A quarter of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// The quarter before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        if self.number == 1 {
            Self { year: self.year - 1, number: 4 }
        } else {
            Self { year: self.year, number: self.number - 1 }
        }
    }

    /// Its first and last day; `None` outside the years a calendar can hold.
    #[must_use]
    pub fn window(self) -> Option<Window> {
        let from = NaiveDate::from_ymd_opt(self.year, self.number * 3 - 2, 1)?;
        let to = from.checked_add_months(chrono::Months::new(3))?.pred_opt()?;
        Some(Window { from, to })
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

/// The week of an onboarding a day lies in: 0 before its start, week n begins 7·(n−1) days after it,
/// and weeks go on past the last (`scoring.md` section 3).
#[must_use]
pub fn week_of(start: NaiveDate, today: NaiveDate) -> u32 {
    let days = (today - start).num_days();
    u32::try_from(days).map_or(0, |days| days / 7 + 1)
}

/// The first day of a week (1 and later); week 0 has none and gives the start.
#[must_use]
pub fn first_day_of_week(start: NaiveDate, week: u32) -> Option<NaiveDate> {
    start.checked_add_days(Days::new(u64::from(week.saturating_sub(1)) * 7))
}

/// Maps a week written for six weeks to an onboarding of `weeks` (4 to 6): ceil(week·weeks/6)
/// (`scoring.md` section 3).
#[must_use]
pub const fn mapped_week(week: u32, weeks: u32) -> u32 {
    (week * weeks).div_ceil(6)
}

/// The lengths of an onboarding in weeks that can be scored.
pub const WEEKS: std::ops::RangeInclusive<u32> = 4..=6;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn week_zero_lies_before_the_start_and_weeks_go_on() {
        let start = day("2026-11-02");
        assert_eq!(week_of(start, day("2026-11-01")), 0);
        assert_eq!(week_of(start, day("2026-11-02")), 1);
        assert_eq!(week_of(start, day("2026-11-08")), 1);
        assert_eq!(week_of(start, day("2026-11-09")), 2);
        assert_eq!(week_of(start, day("2027-11-01")), 53);
    }

    #[test]
    fn four_weeks_hold_what_six_were_written_for() {
        let mapped: Vec<u32> = (0..=6).map(|week| mapped_week(week, 4)).collect();
        assert_eq!(mapped, [0, 1, 2, 2, 3, 4, 4]);
    }

    #[test]
    fn the_last_quarter_of_january_is_the_fourth() {
        let last = Quarter::of(day("2027-01-15")).previous();
        assert_eq!(last.to_string(), "2026-Q4");
        assert_eq!(last.window(), Some(Window { from: day("2026-10-01"), to: day("2026-12-31") }));
    }

    #[test]
    fn the_joint_book_has_every_question() {
        assert!(AskedOf::ALL.into_iter().all(|asked| asked.asks(Voice::Joint)));
        assert!(!AskedOf::Sales.asks(Voice::Client));
    }
}
