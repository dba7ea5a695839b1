//! One engagement in one row: what the list of engagements shows.
//!
//! Pure; where rows come from and where they are cached is storage's and the runtime's matter.

use chrono::NaiveDate;
use std::path::PathBuf;

/// One row of the list of engagements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The workbook's folder.
    pub path: PathBuf,
    /// The agency's name.
    pub agency: String,
    /// The client's name.
    pub client: String,
    /// Where it is in time.
    pub phase: Phase,
    /// The scored areas of the onboarding; empty while not computed yet.
    pub areas: Vec<AreaGlance>,
    /// Criticals agreed by both, and all; `None` while not computed yet.
    pub criticals: Option<(u32, u32)>,
    /// Open actions.
    pub open: u32,
    /// Open actions whose day has passed.
    pub overdue: u32,
    /// The next day something happens, and what.
    pub next: Option<(NaiveDate, String)>,
    /// What is wrong with its files, in one sentence.
    pub fault: Option<String>,
}

/// One area at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaGlance {
    /// Its title.
    pub title: String,
    /// Its capped figure, 0 to 100; `None`: no figure.
    pub figure: Option<u32>,
}

/// Where an engagement is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No start date is given.
    Unknown,
    /// Before week 1: so many days.
    Before(u32),
    /// In a week of the onboarding.
    Week {
        /// 1 and later.
        now: u32,
        /// The length of the onboarding.
        of: u32,
    },
    /// After the onboarding: full months since the start.
    Running(u32),
}

impl Phase {
    /// Where an engagement is that started on `start`.
    #[must_use]
    pub fn of(start: Option<NaiveDate>, weeks: u32, today: NaiveDate) -> Self {
        let Some(start) = start else { return Self::Unknown };
        if today < start {
            return Self::Before(u32::try_from((start - today).num_days()).unwrap_or(u32::MAX));
        }
        let now = crate::domain::period::week_of(start, today);
        if now <= weeks {
            return Self::Week { now, of: weeks };
        }
        Self::Running(today.years_since(start).map_or(0, |years| years * 12) + months_within_year(start, today))
    }
}

fn months_within_year(start: NaiveDate, today: NaiveDate) -> u32 {
    let month = |months: u32| start.checked_add_months(chrono::Months::new(months));
    let years = today.years_since(start).unwrap_or(0) * 12;
    (1..12).take_while(|n| month(years + n).is_some_and(|day| day <= today)).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn an_engagement_goes_from_before_through_weeks_to_months() {
        let phase = |today: &str| Phase::of(Some(day("2026-01-31")), 6, day(today));
        assert_eq!(phase("2026-01-29"), Phase::Before(2));
        assert_eq!(phase("2026-01-31"), Phase::Week { now: 1, of: 6 });
        assert_eq!(phase("2026-03-14"), Phase::Running(1));
        assert_eq!(phase("2027-03-01"), Phase::Running(13));
        assert_eq!(Phase::of(None, 6, day("2026-01-01")), Phase::Unknown);
    }
}
