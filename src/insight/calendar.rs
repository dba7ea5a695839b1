//! What stands in the calendar of an engagement, and why: made of the engagement, its rounds and the answers that count.
//!
//! Pure: the same workbook and the same day give the same entries in the same order. Blind answers stay hidden until both
//! sides have locked (`content.md` 4.8).

pub mod answers;
pub mod appointment;
pub mod ics;
pub mod onboarding;
pub mod rounds;

use crate::domain::engagement::Engagement;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::books::{AsOf, Books};
use crate::insight::calendar::appointment::Appointment;

/// One round with what is asked in it and its books, seen together.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// What is asked.
    pub questionnaire: &'a Questionnaire,
    /// The books.
    pub books: Books<'a>,
}

/// Every entry of the calendar, the earliest first.
#[must_use]
pub fn calendar(engagement: &Engagement, sittings: &[Sitting<'_>], at: AsOf) -> Vec<Appointment> {
    let mut all = Vec::new();
    for sitting in sittings.iter().filter(|sitting| sitting.questionnaire.purpose == Purpose::Coverage) {
        all.extend(onboarding::weeks(sitting.questionnaire, &sitting.books, at));
        all.extend(answers::of_answers(sitting.questionnaire, &sitting.books, at));
    }
    let of = |purpose: Purpose| {
        let found = sittings.iter().filter(move |sitting| sitting.questionnaire.purpose == purpose);
        found.map(|sitting| (sitting.questionnaire, sitting.books)).collect::<Vec<_>>()
    };
    all.extend(rounds::audits(engagement, &of(Purpose::Audit), at));
    all.extend(rounds::reviews(engagement, &of(Purpose::Coverage), &of(Purpose::Plan), at));
    // Stable: what falls on one day keeps the order of the rules.
    all.sort_by_key(|one| one.on);
    all
}
