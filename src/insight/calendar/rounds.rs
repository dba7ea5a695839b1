//! What comes again: the audits of the quarters and the strategic reviews.

use crate::domain::engagement::{Engagement, Review};
use crate::domain::filled::folded;
use crate::domain::parse::person::show as person_words;
use crate::domain::period::{Quarter, Side, first_day_of_week};
use crate::domain::questionnaire::Questionnaire;
use crate::insight::books::{AsOf, Books};
use crate::insight::calendar::appointment::{Appointment, Kind, slug};
use crate::insight::cross_check::found::{Look, day, person};
use crate::texts::calendar as texts;
use chrono::{Days, Months, NaiveDate};

/// Days after the end of a quarter within which both sides assess it.
const AUDIT_WITHIN: Days = Days::new(14);

/// The audits that are open, the quarter that ended without one, and the next.
#[must_use]
pub fn audits(engagement: &Engagement, audits: &[(&Questionnaire, Books<'_>)], at: AsOf) -> Vec<Appointment> {
    let window = |books: &Books<'_>| {
        let books = [books.agency, books.client, books.sales, books.joint];
        books.into_iter().flatten().find_map(|book| book.window)
    };
    let mut all = Vec::new();
    let mut covered: Vec<Quarter> = Vec::new();
    for (_, books) in audits {
        let window = window(books);
        covered.extend(window.map(|window| Quarter::of(window.from)));
        let locked = |side: &Side| books.of(side.voice()).is_some_and(|book| book.locked.is_some());
        let waits: Vec<&str> = Side::ALL.iter().filter(|side| !locked(side)).map(|side| side.as_str()).collect();
        let end = window.and_then(|window| window.to.checked_add_days(AUDIT_WITHIN));
        let Some(on) = end.max(books.round.start) else { continue };
        let open = !waits.is_empty() && books.round.closed.is_none();
        let what = texts::audit(books.round.id.as_str(), if open { &waits } else { &[] });
        let key = format!("{}-audit", books.round.id);
        let who = open.then(|| waits.join(", "));
        all.push(Appointment::new(Kind::Audit, key, on, what, texts::AUDIT_WHY).by(who).to_do(open));
    }
    let Some(begun) = begun(engagement) else { return all };
    let this = Quarter::of(at.today);
    for quarter in [this.previous(), this] {
        let Some(window) = quarter.window().filter(|window| window.to >= begun) else { continue };
        if let (Some(on), false) = (window.to.checked_add_days(AUDIT_WITHIN), covered.contains(&quarter)) {
            let what = texts::audit_to_come(&quarter.to_string());
            let key = format!("audit-{}", slug(&quarter.to_string()));
            all.push(Appointment::new(Kind::Audit, key, on, what, texts::AUDIT_WHY).to_do(true));
        }
    }
    all
}

/// The last day of the onboarding: before it there is no quarter to look at.
fn begun(engagement: &Engagement) -> Option<NaiveDate> {
    let round = engagement.main_round();
    let start = round.and_then(|round| round.start).or(engagement.start)?;
    let weeks = round.map_or(6, |round| engagement.weeks_of(round));
    first_day_of_week(start, weeks + 1)?.pred_opt()
}

/// The reviews that are booked; those answers name; three months after a reset; and one every half year.
#[must_use]
pub fn reviews(
    engagement: &Engagement,
    coverage: &[(&Questionnaire, Books<'_>)],
    plans: &[(&Questionnaire, Books<'_>)],
    at: AsOf,
) -> Vec<Appointment> {
    let mut all: Vec<Appointment> = engagement.reviews.iter().map(booked).collect();
    let mut plan = |on: NaiveDate, who: Option<String>, why: &str, key: String| {
        // A review within a month of another is the same one under two dates.
        if !all.iter().any(|one| (one.on - on).num_days().abs() <= 31) {
            all.push(
                Appointment::new(Kind::Review, key, on, texts::PLANNED_REVIEW.to_owned(), why).by(who).to_do(true),
            );
        }
    };
    for (questionnaire, books) in coverage {
        let look = Look::new(questionnaire, books, at);
        for row in look.rows("dr-strategic-reviews") {
            if let Some(on) = day(row, "date").filter(|on| *on >= at.today) {
                plan(on, person(row, "chair").map(person_words), texts::REVIEW_WHY, format!("review-answer-{on}"));
            }
        }
    }
    for (questionnaire, books) in plans {
        let look = Look::new(questionnaire, books, at);
        for row in look.rows("r3-standing-series") {
            if let Some(on) = day(row, "on").filter(|on| *on >= at.today) {
                plan(on, person(row, "caller").map(person_words), texts::SERIES_WHY, format!("review-series-{on}"));
            }
        }
        let is_reset = questionnaire.edition.id.as_str() == "reset";
        let named = look.day("r3-review-date");
        let after = books.round.closed.and_then(|closed| closed.checked_add_months(Months::new(3)));
        if let Some(on) = named.or(after).filter(|on| is_reset && *on >= at.today) {
            plan(on, None, texts::AFTER_RESET_WHY, format!("{}-review", books.round.id));
        }
    }
    // With two reviews a year there is always one ahead.
    let last = all.iter().map(|one| one.on).max();
    let ahead = last.is_some_and(|last| last >= at.today);
    let from = last.or_else(|| begun(engagement));
    if let (false, Some(on)) = (ahead, from.and_then(|from| from.checked_add_months(Months::new(6)))) {
        let key = format!("review-half-year-{on}");
        let one = Appointment::new(Kind::Review, key, on, texts::PLANNED_REVIEW.to_owned(), texts::HALF_YEAR_WHY);
        all.push(one.to_do(true));
    }
    all
}

fn booked(review: &Review) -> Appointment {
    let first = review.postponed.first().map_or(review.on, |(first, _)| *first);
    let key = format!("review-{first}-{}", slug(&folded(&review.kind)));
    let what = texts::review(&review.kind);
    let mut one = Appointment::new(Kind::Review, key, review.on, what, texts::REVIEW_WHY);
    one.postponed.clone_from(&review.postponed);
    one
}
