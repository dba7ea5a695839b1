//! Which questions are in the sum: conditions and their chains, waivers, the agenda (`scoring.md` sections 2 and 3).
//!
//! Knows nothing of credits.

use crate::domain::condition::Condition;
use crate::domain::entry::{Agreed, Status};
use crate::domain::period::Voice;
use crate::domain::question::{Critical, Question};
use crate::domain::questionnaire::Questionnaire;
use crate::insight::books::Books;
use crate::insight::counted::Counted;

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its condition does not hold: it is not there at all.
    NotApplying,
    /// It was waived: not applicable, with a reason, accepted where that is needed.
    Waived,
    /// The round's agenda does not ask it.
    NotAsked,
    /// It is asked.
    Asked,
}

/// Where a question stands, and whether it is critical now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standpoint {
    /// Where.
    pub place: Place,
    /// Whether it is critical while things are as they are.
    pub critical: bool,
}

/// Chains of conditions are followed so far; the loader refuses longer ones and circles.
const DEEPEST: u32 = 64;

/// Where every question stands, in questionnaire order, given the entries that count in the same order.
#[must_use]
pub fn standpoints(questionnaire: &Questionnaire, books: &Books<'_>, counted: &[Counted<'_>]) -> Vec<Standpoint> {
    let count = questionnaire.questions().len();
    let mut walk = Walk { questionnaire, books, counted, found: vec![Found::Unseen; count] };
    (0..count).map(|at| walk.standpoint(at, 0)).collect()
}

#[derive(Clone, Copy)]
enum Found {
    Unseen,
    OnTheWay,
    Known(Standpoint),
}

struct Walk<'w> {
    questionnaire: &'w Questionnaire,
    books: &'w Books<'w>,
    counted: &'w [Counted<'w>],
    found: Vec<Found>,
}

impl Walk<'_> {
    fn standpoint(&mut self, at: usize, depth: u32) -> Standpoint {
        if let Found::Known(known) = self.found[at] {
            return known;
        }
        self.found[at] = Found::OnTheWay;
        let question = &self.questionnaire.questions()[at];
        let critical = match &question.critical {
            Critical::Never => false,
            Critical::Always => true,
            Critical::When(condition) => self.holds(condition, depth),
        };
        let place = if question.applies.as_ref().is_some_and(|condition| !self.holds(condition, depth)) {
            Place::NotApplying
        } else if (!critical || question.waivable) && self.is_waived(at) {
            Place::Waived
        } else if !self.questionnaire.is_asked(&self.books.round.agenda, &question.id) {
            Place::NotAsked
        } else {
            Place::Asked
        };
        let known = Standpoint { place, critical };
        self.found[at] = Found::Known(known);
        known
    }

    /// Whether a condition holds: while the question it names has no answer or is off the agenda it does; if that
    /// question does not apply or is waived it does not.
    fn holds(&mut self, condition: &Condition, depth: u32) -> bool {
        let Some(at) = self.questionnaire.position(condition.question.as_str()) else { return true };
        if depth >= DEEPEST || matches!(self.found[at], Found::OnTheWay) {
            return true;
        }
        match self.standpoint(at, depth + 1).place {
            Place::NotApplying | Place::Waived => false,
            Place::NotAsked => true,
            Place::Asked => condition.holds(self.counted[at].answer()),
        }
    }

    fn is_waived(&self, at: usize) -> bool {
        is_waiver(&self.counted[at], self.books.perspective)
    }
}

/// Whether an entry waives its question: not applicable with a reason, and in a joint figure a joint entry accepted by
/// both.
#[must_use]
pub fn is_waiver(counted: &Counted<'_>, perspective: Voice) -> bool {
    let Some((voice, entry)) = counted.said else { return false };
    let reasoned = entry.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
    let accepted = perspective != Voice::Joint
        || (voice == Voice::Joint && entry.agreed.as_ref().is_some_and(Agreed::is_complete));
    counted.status == Status::NotApplicable && reasoned && accepted
}

/// The weight of a question: what the questionnaire says, else 2 while critical, else 1.
#[must_use]
pub fn weight(question: &Question, critical: bool) -> u32 {
    question.weight.unwrap_or(if critical { 2 } else { 1 })
}

#[cfg(test)]
mod tests;
