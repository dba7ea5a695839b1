//! Conditions, waivers and the agenda, sentence by sentence.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::entry::Entry;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Agenda;
use crate::insight::scorecard::AreaState;
use crate::insight::trial::{
    TODAY, Trial, accepted_waiver, agreed, choice, chosen, critical, id, of_status, question, stated, waiver, when,
};

/// A model, a question for retainers, and one that follows from it.
fn chain() -> Trial {
    Trial::onboarding()
        .ask(choice("model", "retainer project mixed"))
        .ask(Question { applies: Some(when("model retainer mixed")), ..choice("review", "yes no") })
        .ask(Question { applies: Some(when("review yes")), ..question("chair") })
}

fn lines(trial: &Trial) -> String {
    trial.score().lines().map(|line| line.id.as_str().to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_condition_looks_at_the_entry_that_counts() {
    assert_eq!(lines(&chain().joint("model", chosen("retainer"))), "model review chair");
    assert_eq!(lines(&chain().says(Voice::Client, "model", chosen("project"))), "model");
    let overruled = chain().says(Voice::Client, "model", chosen("project")).joint("model", chosen("mixed"));
    assert_eq!(lines(&overruled), "model review chair");
}

#[test]
fn nothing_leaves_by_silence() {
    assert_eq!(lines(&chain()), "model review chair");
    for status in [Status::Unknown, Status::CannotTell, Status::Declined, Status::NotApplicable] {
        let entry = Entry { value: chosen("project").value, ..of_status(status) };
        assert_eq!(lines(&chain().joint("model", entry)), "model review chair", "{status:?}");
    }
    let misfit = Entry { value: chosen("no-such-option").value, ..chosen("project") };
    assert_eq!(lines(&chain().joint("model", misfit)), "model review chair");
}

#[test]
fn if_the_named_question_itself_does_not_apply_the_condition_fails() {
    let trial = chain().joint("model", chosen("project")).joint("review", chosen("yes"));
    assert_eq!(lines(&trial), "model");
}

#[test]
fn if_the_named_question_is_waived_the_condition_fails() {
    assert_eq!(lines(&chain().joint("review", accepted_waiver())), "model review");
    assert_eq!(lines(&chain().joint("review", waiver())), "model review chair", "nobody accepted it");
}

#[test]
fn a_condition_holds_if_its_question_is_off_the_agenda() {
    let mut trial = chain().joint("model", chosen("project"));
    trial.agendas = vec![Agenda { id: id("short"), title: String::new(), questions: Some(vec![id("review")]) }];
    trial.round().agenda = "short".into();
    let card = trial.score();
    let places: Vec<(&str, Place)> = card.lines().map(|line| (line.id.as_str(), line.place)).collect();
    assert_eq!(places, [("model", Place::NotAsked), ("review", Place::Asked), ("chair", Place::NotAsked)]);
}

#[test]
fn a_conditional_critical_has_weight_2_while_its_condition_holds() {
    let asked = Question { critical: Critical::When(when("model retainer")), ..question("q") };
    let trial = Trial::onboarding().ask(choice("model", "retainer project")).ask(asked);
    let weight = |trial: &Trial| (trial.line("q").critical, trial.line("q").weight);
    assert_eq!(weight(&trial), (true, 2));
    assert_eq!(weight(&trial.joint("model", chosen("project"))), (false, 1));
}

#[test]
fn the_weight_is_2_for_a_critical_1_for_others_or_what_the_questionnaire_says() {
    assert_eq!(weight(&critical("q"), true), 2);
    assert_eq!(weight(&question("q"), false), 1);
    assert_eq!(weight(&Question { weight: Some(0), ..question("q") }, false), 0);
    assert_eq!(weight(&Question { weight: Some(5), ..critical("q") }, true), 5);
}

#[test]
fn in_a_joint_figure_only_an_accepted_joint_entry_with_a_reason_waives() {
    let place = |voice, entry| Trial::onboarding().ask(question("q")).says(voice, "q", entry).line("q").place;
    assert_eq!(place(Voice::Joint, accepted_waiver()), Place::Waived);
    assert_eq!(place(Voice::Joint, waiver()), Place::Asked);
    assert_eq!(place(Voice::Joint, Entry { reason: Some(" ".into()), ..accepted_waiver() }), Place::Asked);
    assert_eq!(place(Voice::Client, accepted_waiver()), Place::Asked);
}

#[test]
fn in_a_sides_own_figure_and_in_an_audit_the_sides_reason_is_enough() {
    let trial = Trial::onboarding().ask(question("q")).says(Voice::Agency, "q", waiver());
    assert_eq!(trial.side().waived, 1);
    let audit = Trial::audit().ask(crate::insight::trial::scale("q")).says(Voice::Agency, "q", waiver());
    assert_eq!(audit.side().waived, 1);
}

#[test]
fn a_critical_question_can_be_waived_only_where_it_is_waivable_others_always() {
    let place = |question: Question| Trial::onboarding().ask(question).joint("q", accepted_waiver()).line("q").place;
    assert_eq!(place(critical("q")), Place::Asked);
    assert_eq!(place(Question { waivable: true, ..critical("q") }), Place::Waived);
    assert_eq!(place(question("q")), Place::Waived);
    let trial = Trial::onboarding().ask(critical("q")).joint("q", accepted_waiver());
    let line = trial.line("q");
    assert_eq!((line.counted, line.credit.value), (true, 0), "it stays in the sum with 0");
}

#[test]
fn if_the_weights_left_add_to_nothing_the_area_is_out_of_scope() {
    let trial = Trial::onboarding().ask(question("q")).joint("q", accepted_waiver());
    let area = trial.area();
    assert_eq!((area.state, area.whole, area.due), (AreaState::OutOfScope, None, None));
    assert_eq!(Trial::onboarding().area().state, AreaState::OutOfScope);
    let checklist = Trial::onboarding().ask(Question { weight: Some(0), ..question("q") }).joint("q", agreed());
    assert_eq!(checklist.area().state, AreaState::OutOfScope);
}

#[test]
fn more_than_a_fifth_of_the_weight_waived_or_not_asked_is_reduced_scope() {
    let five = |extra: u32| {
        let trial = Trial::onboarding().ask(question("a")).ask(Question { weight: Some(3 + extra), ..question("b") });
        trial.ask(question("c")).joint("a", accepted_waiver())
    };
    assert!(!five(0).area().reduced_scope, "one of five is no more than a fifth");
    let mut trial = five(0);
    trial.agendas = vec![Agenda { id: id("short"), title: String::new(), questions: Some(vec![id("a"), id("b")]) }];
    trial.round().agenda = "short".into();
    assert!(trial.area().reduced_scope, "one waived and one not asked of five");
    let absent = Question { applies: Some(when("model x")), ..question("d") };
    let gone = five(0).ask(choice("model", "x y")).ask(absent).joint("model", chosen("y"));
    assert!(!gone.area().reduced_scope, "what does not apply is neither");
}

#[test]
fn a_circle_of_conditions_ends_and_leaves_nothing_out() {
    let trial = Trial::onboarding()
        .ask(Question { applies: Some(when("b y")), ..choice("a", "x y") })
        .ask(Question { applies: Some(when("a y")), ..choice("b", "x y") })
        .ask(Question { applies: Some(when("c y")), ..choice("c", "x y") });
    assert_eq!(lines(&trial), "a b c");
}

#[test]
fn a_very_long_chain_of_conditions_ends() {
    let mut trial = Trial::onboarding().ask(choice("q-0", "x y")).joint("q-0", chosen("x"));
    for n in (1..2_000).rev() {
        let applies = Some(when(&format!("q-{} y", n - 1)));
        trial = trial.ask(Question { applies, ..choice(&format!("q-{n}"), "x y") });
    }
    let card = trial.score_of(Voice::Joint, TODAY);
    assert!(card.line("q-1").is_none());
}

#[test]
fn a_waived_question_is_listed_and_not_counted() {
    let trial =
        Trial::onboarding().ask(question("q")).ask(question("r")).joint("q", accepted_waiver()).joint("r", stated());
    let area = trial.area();
    assert_eq!((area.applicable, area.waived, area.lines.len()), (1, 1, 2));
    assert!(!area.lines[0].counted);
    assert_eq!(area.whole.unwrap().weight, 1);
}
