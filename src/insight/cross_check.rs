//! Cross-checks: answers that may not fit each other, each as 'does this fit?' with its arithmetic in words.
//!
//! Never an error, never part of a figure, and silent where an answer is missing or cannot be compared. Only entries that
//! count are looked at, so blind ones stay hidden until both sides have locked (`content.md` 4.8; an audit's counted facts:
//! `scoring.md` section 4).

pub mod dates;
pub mod facts;
pub mod found;
pub mod numbers;
pub mod people;
pub mod places;

use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::books::{AsOf, Books};
use crate::insight::cross_check::found::{Look, Misfit};

/// Everything that may not fit in the round the books belong to, in the order of the rules.
#[must_use]
pub fn cross_checks(questionnaire: &Questionnaire, books: &Books<'_>, at: AsOf) -> Vec<Misfit> {
    let look = Look::new(questionnaire, books, at);
    if questionnaire.purpose == Purpose::Audit {
        return facts::facts(&look);
    }
    let mut found = Vec::new();
    found.extend(numbers::window(&look));
    found.extend(dates::early_reports(&look));
    found.extend(dates::submission(&look));
    found.extend(people::roster(&look));
    found.extend(places::lead_definition(&look));
    found.extend(numbers::leads_needed(&look));
    found.extend(dates::late_context(&look));
    found.extend(places::money_limits(&look));
    found.extend(places::sources(&look));
    found.extend(people::single_point(&look));
    found.extend(people::agreements(&look));
    found
}
