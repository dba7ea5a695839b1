//! The form for a new engagement: two names, two leads, a Monday. Under a minute.

use crate::domain::parse::date;
use crate::texts::windows::new as texts;
use crate::tui::context::Context;
use crate::tui::outcome::{NewWorkbook, Outcome};
use crate::tui::widgets::form::{Field, Form, Takes};
use chrono::{Datelike, Days, NaiveDate};

/// An empty form; week 1 begins on the next Monday.
#[must_use]
pub fn form(cx: &Context<'_>) -> Form {
    let words = |label, hint| Field::new(label, hint, Takes::Words, "");
    let start = date::show(next_monday(cx.at.today));
    let fields = vec![
        words(texts::AGENCY, texts::NAME_HINT).needed(),
        words(texts::AGENCY_LEAD, texts::LEAD_HINT),
        words(texts::CLIENT, texts::NAME_HINT).needed(),
        words(texts::CLIENT_LEAD, texts::LEAD_HINT),
        Field::new(texts::START, "", Takes::Day, &start).needed(),
        Field::new(texts::WEEKS, "", Takes::Weeks, "6").needed(),
    ];
    Form::new(fields, texts::FOOT)
}

/// What the fields ask for.
#[must_use]
pub fn outcome(form: &Form, today: NaiveDate) -> Option<Outcome> {
    Some(Outcome::Create(NewWorkbook {
        agency: form.words(0)?,
        agency_lead: form.words(1),
        client: form.words(2)?,
        client_lead: form.words(3),
        start: form.day(4, today)?,
        weeks: form.words(5)?.parse().ok()?,
    }))
}

/// The Monday that comes, or today if it is one.
fn next_monday(today: NaiveDate) -> NaiveDate {
    let days = (7 - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn week_one_begins_on_a_monday() {
        let monday = |day: &str| next_monday(day.parse().expect("a date")).to_string();
        assert_eq!(monday("2026-11-23"), "2026-11-23");
        assert_eq!(monday("2026-11-24"), "2026-11-30");
        assert_eq!(monday("2026-11-29"), "2026-11-30");
    }
}
