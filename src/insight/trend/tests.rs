//! Moves of small audits, reckoned by hand.

use super::*;
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::insight::trial::{TODAY, Trial, critical, id, of_status, scale, step, waiver};

fn audit(questions: Vec<Question>, steps: &[(&str, u8)]) -> Trial {
    let trial = questions.into_iter().fold(Trial::audit(), Trial::ask);
    steps.iter().fold(trial, |trial, (name, at)| trial.says(Voice::Agency, name, step(*at)))
}

fn between(older: &Trial, newer: &Trial) -> Change {
    let (then, now) = (older.questionnaire(), newer.questionnaire());
    let (was, is) = (older.score_of(Voice::Agency, TODAY), newer.score_of(Voice::Agency, TODAY));
    change(Look { questionnaire: &then, card: &was }, Look { questionnaire: &now, card: &is })
}

fn first(change: &Change) -> &Verdict {
    &change.areas[0].verdict
}

#[test]
fn nine_points_are_no_clear_change_and_ten_are() {
    let ten = |last: u8| {
        let names: Vec<String> = (0..10).map(|at| format!("q{at}")).collect();
        let trial = names.iter().fold(Trial::audit(), |trial, name| trial.ask(scale(name)));
        let trial = names.iter().fold(trial, |trial, name| trial.says(Voice::Agency, name, step(2)));
        trial.says(Voice::Agency, "q9", step(last)).says(Voice::Agency, "q8", step(last.min(3)))
    };
    // 400 to 460 and to 480 of 1,000: four tenths are 40, 46, 48.
    assert_eq!(first(&between(&ten(2), &ten(3))), &Verdict::NoClearChange);
    let more = ten(3).says(Voice::Agency, "q7", step(3));
    let change = between(&ten(2), &more);
    let Verdict::Moved(moved) = first(&change) else { panic!("{change:?}") };
    assert_eq!(moved.by, 12);
    let because: Vec<&str> = moved.because.iter().map(|cause| cause.id.as_str()).collect();
    assert_eq!(because, ["q7", "q8", "q9"]);
}

#[test]
fn a_critical_that_crosses_agreed_is_shown_however_small_the_move() {
    let ask = || {
        let many = (0..20).map(|at| scale(&format!("q{at}")));
        std::iter::once(Question { critical: critical("k").critical, ..scale("k") }).chain(many).collect::<Vec<_>>()
    };
    let steps: Vec<(String, u8)> = (0..20).map(|at| (format!("q{at}"), 1)).collect();
    let steps: Vec<(&str, u8)> = steps.iter().map(|(name, at)| (name.as_str(), *at)).collect();
    let older = audit(ask(), &steps).says(Voice::Agency, "k", step(2));
    let newer = audit(ask(), &steps).says(Voice::Agency, "k", step(3));
    let change = between(&older, &newer);
    let Verdict::Moved(moved) = first(&change) else { panic!("{change:?}") };
    assert_eq!((moved.by, moved.crossed.clone()), (4, vec![id("k")]));
    let Verdict::Moved(back) = first(&between(&newer, &older)).clone() else { panic!() };
    assert_eq!((back.by, back.crossed), (-4, vec![id("k")]));
}

#[test]
fn only_items_of_both_rounds_count_and_an_earlier_name_is_the_same_item() {
    let older =
        audit(vec![scale("kept"), scale("old-name"), scale("gone")], &[("kept", 2), ("old-name", 1), ("gone", 4)]);
    let renamed = Question { was: vec![id("old-name")], ..scale("new-name") };
    let newer = audit(vec![scale("kept"), renamed, scale("fresh")], &[("kept", 2), ("new-name", 3), ("fresh", 0)]);
    let change = between(&older, &newer);
    assert_eq!((change.comparable, change.applicable), (2, 3));
    let area = &change.areas[0];
    assert_eq!(area.older.as_ref().map(|figure| figure.figure), Some(30));
    assert_eq!(area.newer.as_ref().map(|figure| figure.figure), Some(60));
    let Verdict::Moved(moved) = first(&change) else { panic!("{change:?}") };
    assert_eq!(
        moved.because.iter().map(|cause| (cause.older.step, cause.newer.step)).collect::<Vec<_>>(),
        [(Some(1), Some(3))]
    );
}

#[test]
fn both_rounds_are_weighed_as_the_newer_one() {
    let weighed = |weight| vec![Question { weight: Some(weight), ..scale("a") }, scale("b")];
    let older = audit(weighed(1), &[("a", 0), ("b", 4)]);
    let newer = audit(weighed(3), &[("a", 0), ("b", 4)]);
    let change = between(&older, &newer);
    assert_eq!(change.areas[0].older, change.areas[0].newer);
    assert_eq!(first(&change), &Verdict::NoClearChange);
}

#[test]
fn a_reduced_scope_or_too_few_answers_make_no_move() {
    let ask = || vec![scale("a"), scale("b"), scale("c")];
    let all = audit(ask(), &[("a", 1), ("b", 1), ("c", 1)]);
    let waived = audit(ask(), &[("a", 4), ("b", 4)]).says(Voice::Agency, "c", waiver());
    assert_eq!(first(&between(&all, &waived)), &Verdict::ReducedScope);
    let few = audit(ask(), &[("a", 4)]).says(Voice::Agency, "b", of_status(Status::CannotTell));
    assert_eq!(first(&between(&all, &few)), &Verdict::NoFigure);
}
