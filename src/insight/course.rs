//! The rounds of one voice over time: in their order, what changed from one to the next, and drift as states with dates.
//!
//! Knows no files; which rounds may be seen the caller decides.

use crate::domain::engagement::Round;
use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::period::Window;
use crate::domain::question::Question;
use crate::insight::scorecard::Line;
use crate::insight::trend::{Change, Look, change};
use chrono::NaiveDate;

/// One round of the voice.
#[derive(Clone, Copy, Debug)]
pub struct Leg<'a> {
    /// The round.
    pub round: &'a Round,
    /// The period its book speaks of.
    pub window: Option<Window>,
    /// The day its book was locked; `None`: it is still open.
    pub locked: Option<NaiveDate>,
    /// What was answered.
    pub look: Look<'a>,
}

/// An item shown as states, over all rounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Drift<'a> {
    /// The item, as the newest round that has it words it.
    pub question: &'a Question,
    /// Its state in each round, in their order; `None` where the round does not have it.
    pub states: Vec<Option<State>>,
}

/// A state on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// What was said.
    pub status: Status,
    /// The step.
    pub step: Option<u8>,
    /// When it was confirmed, else when the book was locked.
    pub on: Option<NaiveDate>,
}

/// Puts rounds in the order of the periods they speak of, else of their start; those of no known time stand first, as
/// written.
pub fn sort(legs: &mut [Leg<'_>]) {
    legs.sort_by_key(|leg| leg.window.map(|window| window.from).or(leg.round.start));
}

/// What changed from each round to the next.
#[must_use]
pub fn changes(legs: &[Leg<'_>]) -> Vec<Change> {
    legs.windows(2).map(|pair| change(pair[0].look, pair[1].look)).collect()
}

/// Every item of an area that has no figure, in the newest round's order; items that only older rounds have come last.
#[must_use]
pub fn drift<'a>(legs: &[Leg<'a>]) -> Vec<Drift<'a>> {
    let mut items: Vec<Drift<'a>> = Vec::new();
    for leg in legs.iter().rev() {
        for question in leg.look.questionnaire.questions().iter().filter(|question| is_drift(leg.look, question)) {
            if !items.iter().any(|item| same(item.question, question)) {
                items.push(Drift { question, states: vec![None; legs.len()] });
            }
        }
    }
    for item in &mut items {
        for (state, leg) in item.states.iter_mut().zip(legs) {
            let mut questions = leg.look.questionnaire.questions().iter();
            let question = questions.find(|question| same(item.question, question) && is_drift(leg.look, question));
            let line = question.and_then(|question| leg.look.card.line(question.id.as_str()));
            *state = line.map(|line| as_state(line, leg));
        }
    }
    items
}

fn as_state(line: &Line, leg: &Leg<'_>) -> State {
    State { status: line.status, step: line.step, on: line.confirmed.or(leg.locked) }
}

/// Whether a question is a scoring one in an area without a figure.
fn is_drift(look: Look<'_>, question: &Question) -> bool {
    let unscored = look.questionnaire.area(&question.area).is_some_and(|area| !area.scored);
    unscored && look.card.line(question.id.as_str()).is_some_and(|line| line.item)
}

/// The same meaning: the same id, or an earlier one of the other.
fn same(one: &Question, other: &Question) -> bool {
    let named = |was: &[Id], id: &Id| was.contains(id);
    one.id == other.id || named(&one.was, &other.id) || named(&other.was, &one.id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::period::Voice;
    use crate::insight::trial::{TODAY, Trial, day, id, scale, step};

    fn drifting(name: &str) -> Question {
        Question { area: id("drift"), ..scale(name) }
    }

    #[test]
    fn drift_is_a_row_of_states_with_dates_under_the_newest_name() {
        let then =
            Trial::audit().ask(drifting("old")).says(Voice::Agency, "old", step(1)).lock(Voice::Agency, "2026-01-08");
        let asked = Question { was: vec![id("old")], ..drifting("new") };
        let now = Trial::audit().ask(asked).ask(drifting("more")).says(Voice::Agency, "new", step(3));
        let (was, is) = (then.questionnaire(), now.questionnaire());
        let cards = (then.score_of(Voice::Agency, TODAY), now.score_of(Voice::Agency, TODAY));
        let leg = |trial: &'static str, questionnaire, card, locked, round| Leg {
            round,
            window: Some(Window { from: day(trial), to: day(trial) }),
            locked,
            look: Look { questionnaire, card },
        };
        let rounds = [&then.engagement.rounds[0], &now.engagement.rounds[0]];
        let mut legs = [
            leg("2026-04-01", &is, &cards.1, None, rounds[1]),
            leg("2026-01-01", &was, &cards.0, Some(day("2026-01-08")), rounds[0]),
        ];
        sort(&mut legs);
        let items = drift(&legs);
        let names: Vec<&str> = items.iter().map(|item| item.question.id.as_str()).collect();
        assert_eq!(names, ["new", "more"]);
        let steps: Vec<_> = items[0].states.iter().map(|state| state.map(|state| (state.step, state.on))).collect();
        assert_eq!(steps, [Some((Some(1), Some(day("2026-01-08")))), Some((Some(3), None))]);
        assert_eq!(items[1].states[0], None);
        assert_eq!(changes(&legs).len(), 1);
    }
}
