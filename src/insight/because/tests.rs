//! The words say what the figures mean.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::check::{Check, Mention};
use crate::domain::entry::Entry;
use crate::domain::question::Fresh;
use crate::insight::trial::{
    Trial, agreed, assumed, critical, day, of_status, question, stated, waiver, worked_example,
};

fn summary_of(trial: &Trial) -> String {
    let card = trial.score();
    let area = &card.areas[0];
    summary(&trial.questionnaire(), &card, area, area.whole.as_ref())
}

fn reasons_of(trial: &Trial) -> Vec<String> {
    let card = trial.score();
    reasons(&card, card.line("q").unwrap(), trial.questionnaire().question("q"))
}

#[test]
fn the_worked_example_reads_as_in_the_rule_book() {
    assert_eq!(summary_of(&worked_example()), "Measurement 39 (47 before the cap): pipeline access is unknown");
}

#[test]
fn a_cap_that_lowers_nothing_is_still_named() {
    let trial = Trial::onboarding().ask(critical("me-launch-date"));
    assert_eq!(summary_of(&trial), "Measurement 0 (cannot pass 39): launch date is blank");
}

#[test]
fn more_than_three_criticals_are_counted() {
    let trial = ["a-one", "a-two", "a-three", "a-four", "a-five"]
        .into_iter()
        .fold(Trial::onboarding(), |trial, name| trial.ask(critical(name)));
    let expected = "Measurement 0 (cannot pass 39): one is blank, two is blank, three is blank and 2 more";
    assert_eq!(summary_of(&trial), expected);
}

#[test]
fn an_area_without_a_figure_says_why() {
    assert_eq!(summary_of(&Trial::onboarding()), "Measurement: out of scope");
}

#[test]
fn an_agreed_critical_held_by_a_check_or_by_age_says_so() {
    let checks = vec![Check::Mentions { any: vec![Mention::Number] }];
    let held = Trial::onboarding().ask(Question { checks, ..critical("me-goal") }).joint("me-goal", agreed());
    assert_eq!(summary_of(&held), "Measurement 40 (cannot pass 69): goal has a check to pass");
    let aged = Question { fresh: Some(Fresh::Quarter), ..critical("me-goal") };
    let entry = Entry { confirmed: Some(day("2026-01-05")), ..agreed() };
    let aged = Trial::onboarding().ask(aged).joint("me-goal", entry);
    assert_eq!(summary_of(&aged), "Measurement 40 (cannot pass 69): goal is not re-confirmed since 5 Jan 2026");
}

#[test]
fn every_step_of_a_credit_is_a_reason() {
    let checks = vec![Check::Mentions { any: vec![Mention::Number] }];
    let asked = Question { checks, fresh: Some(Fresh::Quarter), ..question("q") };
    let trial = Trial::onboarding().ask(asked).says(Voice::Client, "q", stated());
    assert_eq!(reasons_of(&trial), ["stated by the client", "Mention a number", "never confirmed"]);
    let trial = Trial::onboarding().ask(question("q"));
    let says = |entry: Entry| reasons_of(&trial.clone().joint("q", entry)).join(", ");
    assert_eq!(says(agreed()), "agreed by both");
    assert_eq!(says(stated()), "stated by one side");
    assert_eq!(says(assumed(None, None)), "assumed, with no owner or no date ahead");
    assert_eq!(says(waiver()), "marked not applicable, not yet accepted by both");
    assert_eq!(says(of_status(Status::Declined)), "declined");
}

#[test]
fn the_words_of_the_bands_are_those_of_the_rule_book() {
    assert_eq!(words::BANDS, crate::insight::scorecard::Band::ALL.map(|band| band.as_str()));
}
