//! Every figure can be redone by hand.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::check::Check;
use crate::domain::entry::{Entry, Status};
use crate::domain::period::Voice;
use crate::domain::question::{Fresh, Question};
use crate::insight::trial::{
    TODAY, Trial, accepted_waiver, agreed, day, of_status, question, scale, stated, step, worked_example,
};

#[test]
fn the_worked_example_can_be_redone_from_its_lines() {
    let area = worked_example().area();
    let why = why(&area, Which::Whole);
    let products: Vec<(u32, u32, u64)> =
        why.products.iter().map(|one| (one.line.weight, one.steps.last().unwrap().after(), one.product)).collect();
    let expected = [
        (2, 80, 160),
        (2, 40, 80),
        (2, 0, 0),
        (2, 80, 160),
        (2, 40, 80),
        (1, 80, 80),
        (1, 80, 80),
        (1, 80, 80),
        (1, 40, 40),
        (1, 40, 40),
        (1, 0, 0),
        (1, 0, 0),
    ];
    assert_eq!(products, expected);
    assert_eq!((why.credit, why.weight, why.left_over), (800, 17, 1));
    let figure = why.figure.unwrap();
    assert_eq!(u64::from(figure.before_cap) * why.weight + why.left_over, why.credit);
    assert_eq!(cap_setters(figure)[0].as_str(), "me-pipeline-access");
}

#[test]
fn due_so_far_leaves_out_what_is_not_yet_due() {
    let area = worked_example().area();
    let why = why(&area, Which::Due);
    assert_eq!((why.credit, why.weight, why.left_over), (320, 7, 5));
    assert!(why.beside.iter().all(|(_, reason)| *reason == Beside::NotYetDue));
    assert_eq!(why.products.len() + why.beside.len(), 12);
}

#[test]
fn each_step_of_a_credit_is_named() {
    let checks = vec![Check::MinRows { rows: 1 }];
    let asked = Question { fresh: Some(Fresh::Quarter), checks, ..question("q") };
    let entry = Entry { confirmed: Some(day("2026-01-01")), ..agreed() };
    let area = Trial::onboarding().ask(asked).joint("q", entry).area();
    let why = why(&area, Which::Whole);
    let expected = [CreditStep::Start(&Start::Agreed, 80), CreditStep::Checks(40), CreditStep::Stale(20)];
    assert_eq!(why.products[0].steps, expected);
}

#[test]
fn what_stands_beside_the_sum_says_why() {
    let trial = Trial::onboarding()
        .ask(question("waived"))
        .ask(Question { weight: Some(0), ..question("list") })
        .ask(question("in"))
        .joint("waived", accepted_waiver())
        .joint("in", stated());
    let area = trial.area();
    let reasons: Vec<(&str, Beside)> =
        why(&area, Which::Whole).beside.iter().map(|(line, reason)| (line.id.as_str(), *reason)).collect();
    assert_eq!(reasons, [("waived", Beside::Waived), ("list", Beside::NoWeight)]);
}

#[test]
fn in_an_audit_blanks_cannot_tells_and_facts_stand_beside() {
    let mut trial = Trial::audit().ask(scale("blank")).ask(scale("theirs")).ask(question("fact"));
    for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        trial = trial.ask(scale(name)).says(Voice::Agency, name, step(3));
    }
    let trial =
        trial.says(Voice::Agency, "theirs", of_status(Status::CannotTell)).says(Voice::Agency, "fact", stated());
    let card = trial.score_of(Voice::Agency, TODAY);
    let area = &card.areas[0];
    let reasons: Vec<Beside> = why(area, Which::Whole).beside.iter().map(|(_, reason)| *reason).collect();
    assert_eq!(reasons, [Beside::Blank, Beside::CannotTell, Beside::NeverScored]);
}

#[test]
fn the_products_always_add_up_to_the_figure() {
    for trial in [worked_example(), Trial::onboarding()] {
        for area in &trial.score().areas {
            for which in [Which::Whole, Which::Due] {
                let why = why(area, which);
                let sums = why.figure.map_or((why.credit, why.weight), |figure| (figure.credit, figure.weight));
                assert_eq!(sums, (why.credit, why.weight));
            }
        }
    }
}
