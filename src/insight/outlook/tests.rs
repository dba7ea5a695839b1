//! What is due, and what is not.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::engagement::{ActionState, Review};
use crate::domain::entry::FollowUp;
use crate::domain::period::Side;
use crate::domain::question::Question;
use crate::insight::trial::{
    TODAY, Trial, agreed, assumed, at, critical, day, id, locked, of_status, question, stated, waiver, worked_example,
};

fn look(trial: &Trial) -> Outlook {
    look_with(trial, &[])
}

fn look_with(trial: &Trial, actions: &[Action]) -> Outlook {
    outlook(&trial.questionnaire(), &trial.books(Voice::Joint), &trial.score(), actions, at(TODAY))
}

fn words(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

#[test]
fn what_is_to_be_settled_this_week_is_due_and_what_was_before_is_late() {
    let look = look(&worked_example());
    assert_eq!(look.week, Some(3));
    assert_eq!(words(&look.due), ["me-kpi-register"]);
    assert_eq!(words(&look.late), ["me-pipeline-access"]);
    assert_eq!(words(&look.open_criticals), ["me-kpi-register", "me-pipeline-access", "me-lead-feedback"]);
}

#[test]
fn what_is_agreed_or_waived_is_no_longer_due() {
    let asked = |name: &str| Question { settled: Some(3), ..question(name) };
    let accepted = crate::insight::trial::accepted_waiver();
    let trial = Trial::onboarding().ask(asked("a")).ask(asked("b")).ask(asked("c"));
    let trial = trial.joint("a", agreed()).joint("b", accepted).joint("c", waiver());
    assert_eq!(words(&look(&trial).due), ["c"]);
}

#[test]
fn unknowns_and_assumptions_come_with_owner_and_day_the_earliest_first() {
    let follow_up = |by: &str| Some(FollowUp { owner: Some("Sam Reyes".into()), by: Some(day(by)) });
    let unknown = |by: &str| Entry { follow_up: follow_up(by), ..of_status(Status::Unknown) };
    let trial = Trial::onboarding()
        .ask(question("a"))
        .ask(question("b"))
        .ask(question("c"))
        .ask(question("d"))
        .joint("a", of_status(Status::Unknown))
        .joint("b", unknown("2026-11-22"))
        .joint("c", assumed(Some("Jo Park"), Some("2026-11-16")))
        .joint("d", Entry { follow_up: follow_up("2020-01-01"), ..stated() });
    let look = look(&trial);
    let lines: Vec<(&str, Task, Option<&str>, bool)> = look
        .follow_ups
        .iter()
        .map(|one| (one.question.as_str(), one.task, one.owner.as_deref(), one.overdue))
        .collect();
    let expected = [
        ("c", Task::Test, Some("Jo Park"), true),
        ("b", Task::FindOut, Some("Sam Reyes"), false),
        ("a", Task::FindOut, None, false),
    ];
    assert_eq!((lines, look.overdue_follow_ups), (expected.to_vec(), 1));
}

#[test]
fn a_hidden_blind_unknown_is_not_given_away() {
    let trial = Trial::onboarding().ask(Question { blind: true, ..question("a") });
    let trial = trial.says(Voice::Agency, "a", locked(of_status(Status::Unknown)));
    assert_eq!(look(&trial).follow_ups, []);
}

#[test]
fn minutes_left_shrink_with_every_answer() {
    let trial = Trial::onboarding().ask(question("a")).ask(question("b")).ask(critical("c"));
    let left =
        |trial: &Trial| look(trial).minutes.iter().map(|step| (step.asked, step.blank, step.left)).collect::<Vec<_>>();
    assert_eq!(left(&trial), [(3, 3, Some(60))]);
    assert_eq!(left(&trial.joint("b", of_status(Status::Unknown))), [(3, 2, Some(40))]);
}

#[test]
fn overdue_actions_are_counted() {
    let action = |due: &str, state| Action {
        id: due.into(),
        what: "Get the counts".into(),
        side: Some(Side::Client),
        owner: None,
        due: Some(day(due)),
        from: None,
        state,
        history: vec![],
    };
    let actions = [
        action("2026-11-21", ActionState::Open),
        action("2026-11-22", ActionState::Open),
        action("2026-11-01", ActionState::Done),
        action("2026-11-01", ActionState::Moved),
    ];
    assert_eq!(look_with(&Trial::onboarding(), &actions).overdue_actions, 2);
}

#[test]
fn the_next_review_is_the_earliest_from_today_on() {
    let mut trial = Trial::onboarding();
    let review = |on: &str| Review { on: day(on), kind: "strategic".into(), postponed: vec![] };
    trial.engagement.reviews = vec![review("2027-05-15"), review("2026-11-01"), review("2027-02-15")];
    assert_eq!(look(&trial).next_review, Some(day("2027-02-15")));
}

#[test]
fn without_a_start_nothing_is_due_by_week() {
    let mut trial = worked_example();
    trial.round().start = None;
    let look = look(&trial);
    assert_eq!(
        (look.due, look.late, look.open_criticals),
        (vec![], vec![], vec![id("me-kpi-register"), id("me-pipeline-access"), id("me-lead-feedback")])
    );
}
