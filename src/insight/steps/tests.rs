//! *The smallest steps*, sentence by sentence.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::check::{Check, Mention};
use crate::domain::period::Voice;
use crate::domain::question::{Critical, Question};
use crate::insight::scorecard::Cap;
use crate::insight::trial::{
    TODAY, Trial, agreed, choice, chosen, critical, id, of_status, proven, question, scale, stated, step,
    worked_example,
};

fn steps(trial: &Trial) -> Vec<LiftingStep> {
    smallest_steps(&trial.questionnaire(), &trial.area())
}

fn names(steps: &[LiftingStep]) -> Vec<String> {
    let name =
        |step: &LiftingStep| step.questions.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join("+");
    steps.iter().map(name).collect()
}

#[test]
fn in_the_worked_example_the_smallest_step_is_the_pipeline_access() {
    let steps = steps(&worked_example());
    let first = &steps[0];
    assert_eq!(first.questions, [id("me-pipeline-access")]);
    assert_eq!((first.then.credit, first.then.weight, first.then.before_cap), (960, 17, 56));
    assert_eq!((first.then.figure, first.lift), (56, 17));
    let cap = Cap { at: 69, because: vec![id("me-kpi-register"), id("me-lead-feedback")] };
    assert_eq!(first.then.cap, Some(cap), "the cap moves to 69");
    assert!(steps[1..].iter().all(|step| step.lift == 0), "nothing else lifts it alone");
    assert_eq!(steps.len(), 7);
}

#[test]
fn where_several_criticals_bind_the_cap_together_the_first_step_is_all_of_them_at_once() {
    let trial = Trial::onboarding()
        .ask(critical("a"))
        .ask(critical("b"))
        .ask(Question { weight: Some(8), ..question("c") })
        .joint("c", agreed());
    let steps = steps(&trial);
    assert_eq!(names(&steps), ["a+b", "a", "b"]);
    assert_eq!((steps[0].then.figure, steps[0].lift, steps[1].lift), (80, 41, 0));
}

#[test]
fn the_largest_lift_comes_first_then_what_binds_a_cap_then_the_order_asked() {
    let trial = Trial::onboarding()
        .ask(question("a"))
        .ask(question("b"))
        .ask(Question { weight: Some(5), ..question("c") })
        .ask(Question { critical: Critical::Always, weight: Some(1), ..question("d") })
        .joint("d", stated());
    // All below the cap of 69: a and b lift by 80/8, c by 400/8, d by 40/8.
    assert_eq!(names(&steps(&trial)), ["c", "a", "b", "d"]);
    let capped = Trial::onboarding()
        .ask(question("a"))
        .ask(critical("d"))
        .ask(Question { weight: Some(40), ..question("e") })
        .joint("d", stated())
        .joint("e", proven());
    assert_eq!(names(&steps(&capped)), ["d", "a"]);
}

#[test]
fn on_a_tie_what_binds_a_cap_comes_before_what_was_asked_earlier() {
    let trial = Trial::onboarding()
        .ask(Question { weight: Some(2), ..question("a") })
        .ask(critical("d"))
        .joint("a", stated())
        .joint("d", stated());
    let steps = steps(&trial);
    assert_eq!((names(&steps), steps[0].lift, steps[1].lift), (vec!["d".to_owned(), "a".to_owned()], 20, 20));
}

#[test]
fn the_checks_that_must_pass_are_named() {
    let checks = vec![Check::Filled { columns: None }, Check::Mentions { any: vec![Mention::Number] }];
    let trial = Trial::onboarding()
        .ask(Question { checks: checks.clone(), ..question("a") })
        .ask(Question { checks, ..question("b") })
        .joint("a", agreed());
    let steps = steps(&trial);
    let of = |name: &str| steps.iter().find(|step| step.questions == [id(name)]).unwrap().checks.clone();
    assert_eq!(of("a"), [(id("a"), 1)], "of an answer those that fail");
    assert_eq!(of("b"), [(id("b"), 0), (id("b"), 1)], "of a blank all");
}

#[test]
fn what_is_worth_80_or_cannot_rise_by_agreeing_is_no_step() {
    let trial =
        Trial::onboarding().ask(question("a")).ask(choice("b", "x=20")).joint("a", agreed()).joint("b", chosen("x"));
    assert_eq!(names(&steps(&trial)), Vec::<String>::new());
}

#[test]
fn in_an_audit_the_step_is_step_3_also_of_what_is_blank() {
    let mut trial = Trial::audit();
    for n in 0..5 {
        let name = format!("a-{n}");
        trial = trial.ask(scale(&name)).says(Voice::Agency, &name, step(2));
    }
    trial = trial.ask(Question { critical: Critical::Always, ..scale("k") });
    trial = trial.says(Voice::Agency, "k", of_status(Status::CannotTell));
    let card = trial.score_of(Voice::Agency, TODAY);
    let steps = smallest_steps(&trial.questionnaire(), &card.areas[0]);
    assert_eq!(steps[0].questions, [id("k")]);
    assert_eq!((steps[0].then.credit, steps[0].then.weight, steps[0].then.figure), (360, 7, 51));
    assert_eq!((steps[1].then.credit, steps[1].then.figure), (240, 48));
}

#[test]
fn an_area_without_a_figure_has_no_steps() {
    assert_eq!(steps(&Trial::onboarding()), []);
}
