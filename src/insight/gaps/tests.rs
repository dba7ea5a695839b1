//! What is open, and whose move it is.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::check::Check;
use crate::domain::entry::{Entry, FollowUp};
use crate::domain::question::Fresh;
use crate::insight::trial::{
    TODAY, Trial, agreed, assumed, at, critical, day, locked, of_status, question, scale, stated, step, waiver,
    worked_example,
};

/// `question lack whose`, in order.
fn lines(trial: &Trial, voice: Voice) -> Vec<String> {
    let (questionnaire, card) = (trial.questionnaire(), trial.score_of(voice, TODAY));
    let items = open_items(&questionnaire, &trial.books(voice), &card, at(TODAY));
    items.iter().map(|item| format!("{} {:?} {}", item.line.id, item.lack, item.whose)).collect()
}

fn one(asked: Question, voice: Voice, entry: Entry) -> Vec<String> {
    let name = asked.id.clone();
    lines(&Trial::onboarding().ask(asked).says(voice, name.as_str(), entry), Voice::Joint)
}

#[test]
fn what_is_agreed_by_both_is_not_open() {
    assert_eq!(one(question("q"), Voice::Joint, agreed()), Vec::<String>::new());
}

#[test]
fn each_open_question_says_what_it_lacks_and_whose_move_it_is() {
    let client = Question { asked_of: AskedOf::Client, ..question("q") };
    assert_eq!(one(client.clone(), Voice::Joint, Entry::default()), ["q Entry client"]);
    assert_eq!(one(client, Voice::Client, stated()), ["q Agreement agency"]);
    assert_eq!(one(question("q"), Voice::Agency, stated()), ["q Agreement client"]);
    assert_eq!(one(question("q"), Voice::Joint, stated()), ["q Agreement both"]);
    assert_eq!(one(question("q"), Voice::Client, waiver()), ["q Acceptance agency"]);
    assert_eq!(one(question("q"), Voice::Client, of_status(Status::Declined)), ["q Answer client"]);
    assert_eq!(one(question("q"), Voice::Joint, assumed(Some("Jo Park"), None)), ["q Test agency"]);
    let unknown = Entry {
        follow_up: Some(FollowUp { owner: Some(" mara lind ".into()), by: None }),
        ..of_status(Status::Unknown)
    };
    assert_eq!(one(question("q"), Voice::Joint, unknown), ["q Knowledge client"]);
    let hollow = Question { checks: vec![Check::MinRows { rows: 1 }], ..question("q") };
    assert_eq!(one(hollow, Voice::Joint, agreed()), ["q Substance both"]);
    let aged = Question { fresh: Some(Fresh::Quarter), ..question("q") };
    let old = Entry { confirmed: Some(day("2020-01-01")), ..agreed() };
    assert_eq!(one(aged, Voice::Joint, old), ["q Confirmation both"]);
}

#[test]
fn a_blind_question_waits_for_the_side_that_has_not_locked() {
    let trial = Trial::onboarding().ask(Question { blind: true, ..question("q") });
    assert_eq!(lines(&trial, Voice::Joint), ["q Entry both"]);
    let trial = trial.says(Voice::Agency, "q", locked(stated())).says(Voice::Client, "q", stated());
    assert_eq!(lines(&trial, Voice::Joint), ["q Entry client"]);
}

#[test]
fn in_an_audit_a_low_step_lacks_practice() {
    let trial = Trial::audit().ask(scale("a")).ask(scale("b")).says(Voice::Agency, "a", step(2)).says(
        Voice::Agency,
        "b",
        step(3),
    );
    assert_eq!(lines(&trial, Voice::Agency), ["a Practice agency"]);
}

#[test]
fn a_passed_day_or_week_is_overdue() {
    let trial = worked_example();
    let (questionnaire, card) = (trial.questionnaire(), trial.score());
    let items = open_items(&questionnaire, &trial.books(Voice::Joint), &card, at(TODAY));
    let overdue: Vec<&str> = items.iter().filter(|item| item.overdue).map(|item| item.line.id.as_str()).collect();
    assert_eq!((items.len(), overdue), (7, vec!["me-pipeline-access"]));
    let by = assumed(Some("Sam Reyes"), Some("2026-11-21"));
    let later = Trial::onboarding().ask(Question { settled: Some(6), ..critical("q") }).joint("q", by);
    let (questionnaire, card) = (later.questionnaire(), later.score());
    assert!(open_items(&questionnaire, &later.books(Voice::Joint), &card, at(TODAY))[0].overdue);
}

fn grouped_by(trial: &Trial, by: By) -> Vec<(Heading, usize)> {
    let (questionnaire, card) = (trial.questionnaire(), trial.score());
    let items = open_items(&questionnaire, &trial.books(Voice::Joint), &card, at(TODAY));
    grouped(&items, by, &questionnaire, &trial.engagement)
        .into_iter()
        .map(|(heading, items)| (heading, items.len()))
        .collect()
}

#[test]
fn items_are_put_together_by_area_side_person_and_week() {
    let settled =
        |name: &str, week| Question { settled: week, step: crate::insight::trial::id("none"), ..question(name) };
    let trial = Trial::onboarding()
        .ask(Question { area: crate::insight::trial::id("tech"), ..settled("t", Some(2)) })
        .ask(settled("a", Some(1)))
        .ask(settled("b", None))
        .ask(settled("c", Some(2)))
        .joint("a", assumed(Some("sam reyes"), None))
        .joint("b", assumed(Some("Sam Reyes"), None))
        .joint("c", assumed(Some("Jo Park"), None));
    let id = crate::insight::trial::id;
    assert_eq!(grouped_by(&trial, By::Area), [(Heading::Area(id("measurement")), 3), (Heading::Area(id("tech")), 1)]);
    let sides =
        [(Heading::Side(AskedOf::Agency), 1), (Heading::Side(AskedOf::Client), 2), (Heading::Side(AskedOf::Both), 1)];
    assert_eq!(grouped_by(&trial, By::Side), sides);
    let person = |name: &str| Heading::Person(Some(name.into()));
    assert_eq!(
        grouped_by(&trial, By::Person),
        [(person("Jo Park"), 1), (person("Sam Reyes"), 2), (Heading::Person(None), 1)]
    );
    let weeks = [(Heading::Week(None), 1), (Heading::Week(Some(1)), 1), (Heading::Week(Some(2)), 2)];
    assert_eq!(grouped_by(&trial, By::Week), weeks);
}
