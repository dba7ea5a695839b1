//! Actions carried over into a round: what was promised before it began and is still to be done.
//!
//! They are reviewed before anything else. Knows actions and rounds, no answers.

use crate::domain::engagement::{Action, Engagement, Round};

/// The open actions that are older than a round, as they stand in the file: they came from an earlier round, or belong to
/// none and were written down before the round began.
#[must_use]
pub fn carried_over<'a>(engagement: &Engagement, actions: &'a [Action], round: &Round) -> Vec<&'a Action> {
    let place = |id: &str| engagement.rounds.iter().position(|one| one.id.as_str() == id);
    let here = place(round.id.as_str());
    let older = |action: &&Action| {
        let from = action.from.as_deref().and_then(|from| place(from.split('/').next()?));
        match from {
            Some(from) => here.is_some_and(|here| from < here) && !is_its_own(engagement, from, round),
            None => matches!((action.made(), round.start), (Some(made), Some(start)) if made < start),
        }
    };
    actions.iter().filter(|action| action.is_open()).filter(older).collect()
}

/// The checklist runs beside the onboarding: neither is before the other.
fn is_its_own(engagement: &Engagement, from: usize, round: &Round) -> bool {
    let begun = engagement.rounds.get(from).and_then(|one| one.start);
    begun.is_some() && begun == round.start
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::engagement::{ActionState, Beginning, Party};
    use crate::domain::questionnaire::Edition;
    use chrono::NaiveDate;

    fn day(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    fn engagement() -> Engagement {
        let editions = ["onboarding@1.0.0", "checklist@1.0.0", "audit@1.0.0"].map(|one| Edition::parse(one).unwrap());
        let party = |name: &str| Party { name: name.into(), lead: None };
        let (agency, client) = (party("Halyard"), party("Northwind"));
        let start = day("2026-11-02");
        let beginning = Beginning { agency, client, start, weeks: 6, agenda: "full".into() };
        let mut engagement = Engagement::begin("0199f0c2".into(), beginning, &editions);
        engagement.rounds[2].start = Some(day("2027-01-04"));
        engagement
    }

    fn action(id: &str, from: Option<&str>, state: ActionState) -> Action {
        Action {
            id: id.into(),
            what: "Get the counts".into(),
            side: None,
            owner: None,
            due: None,
            from: from.map(str::to_owned),
            state,
            history: Vec::new(),
        }
    }

    #[test]
    fn what_is_still_to_be_done_from_earlier_rounds_is_carried_over() {
        let actions = [
            action("a-2026-11-09-1", Some("onboarding/cc-trigger"), ActionState::Open),
            action("a-2026-11-09-2", Some("onboarding/cc-trigger"), ActionState::Moved),
            action("a-2026-11-09-3", Some("onboarding/cc-trigger"), ActionState::Done),
            action("a-2026-11-09-4", Some("onboarding/cc-trigger"), ActionState::Dropped),
            action("a-2027-01-05-1", Some("audit/a-pipeline-data"), ActionState::Open),
            action("a-2026-12-30-1", None, ActionState::Open),
            action("a-2027-01-05-2", None, ActionState::Open),
        ];
        let engagement = engagement();
        let carried = |round: usize| -> Vec<&str> {
            let found = carried_over(&engagement, &actions, &engagement.rounds[round]);
            found.into_iter().map(|action| action.id.as_str()).collect()
        };
        assert_eq!(carried(2), ["a-2026-11-09-1", "a-2026-11-09-2", "a-2026-12-30-1"]);
        assert!(carried(0).is_empty() && carried(1).is_empty());
    }
}
