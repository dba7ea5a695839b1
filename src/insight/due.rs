//! What is owed on which day: open actions and what the calendar asks for.

use crate::domain::engagement::Action;
use crate::insight::calendar::appointment::{Appointment, Kind};
use chrono::NaiveDate;

/// One thing on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The day.
    pub on: NaiveDate,
    /// `action`, `follow-up`, or a kind of calendar entry.
    pub kind: &'static str,
    /// What it is.
    pub what: String,
    /// Who owes it: a name, else a side.
    pub who: Option<String>,
    /// Whether it is still to be done, so that it is overdue once its day has passed.
    pub open: bool,
}

/// Open actions with a day, and every entry of the calendar.
#[must_use]
pub fn owed(actions: &[Action], calendar: &[Appointment]) -> Vec<Owed> {
    let action = |action: &Action| {
        let side = || action.side.map(|side| side.as_str().to_owned());
        let who = action.owner.clone().or_else(side);
        Some(Owed { on: action.due?, kind: "action", what: action.what.clone(), who, open: true })
    };
    let entry = |one: &Appointment| Owed {
        on: one.on,
        kind: one.kind.as_str(),
        what: one.what.clone(),
        who: one.who.clone(),
        open: one.open,
    };
    let actions = actions.iter().filter(|action| action.is_open()).filter_map(action);
    actions.chain(calendar.iter().map(entry)).collect()
}

/// The review that comes next, booked or not.
#[must_use]
pub fn next_review(calendar: &[Appointment], today: NaiveDate) -> Option<&Appointment> {
    let reviews = calendar.iter().filter(|one| one.kind == Kind::Review && one.on >= today);
    reviews.min_by_key(|one| one.on)
}
