//! `scoring.md` sections 3, 4 and 7, sentence by sentence, and the example of `format.md`.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::entry::{Entry, Standing};
use crate::domain::period::AskedOf;
use crate::domain::question::{Critical, Fresh};
use crate::insight::scorecard::{Band, Cap, Figure};
use crate::insight::trial::{
    TODAY, Trial, accepted_waiver, agreed, choice, chosen, critical, day, id, of_status, proven, question, scale,
    stated, step, waiver, worked_example,
};

fn whole(trial: &Trial) -> Figure {
    trial.area().whole.expect("a figure")
}

/// A question at this credit by its option.
fn worth(name: &str, credit: u32) -> (Question, Entry) {
    (choice(name, &format!("x={credit}")), chosen("x"))
}

#[test]
fn the_worked_example_is_47_capped_at_39() {
    let area = worked_example().area();
    let because = vec![id("me-pipeline-access")];
    let cap = Some(Cap { at: 39, because: because.clone() });
    let expected = Figure { figure: 39, before_cap: 47, band: Band::Open, credit: 800, weight: 17, cap };
    assert_eq!(area.whole, Some(expected));
}

#[test]
fn the_score_equals_the_example_of_the_format() {
    let card = worked_example().score();
    assert_eq!((card.voice, card.as_of, card.week), (Voice::Joint, day("2026-11-22"), Some(3)));
    assert_eq!((card.round.as_str(), card.questionnaire.to_string().as_str()), ("onboarding", "onboarding@1.0.0"));
    let area = card.area("measurement").unwrap();
    let cap = Some(Cap { at: 39, because: vec![id("me-pipeline-access")] });
    let due = Figure { figure: 39, before_cap: 45, band: Band::Open, credit: 320, weight: 7, cap };
    assert_eq!((area.state.as_str(), area.due.as_ref()), ("scored", Some(&due)));
    let counts = [area.applicable, area.entered, area.blank, area.cannot_tell, area.waived];
    assert_eq!((counts, area.reduced_scope), ([12, 10, 2, 0, 0], false));
    let line = &area.lines[0];
    assert_eq!((line.id.as_str(), line.status.as_str()), ("me-success-statement", "answered"));
    assert_eq!((line.credit.standing, line.voice), (Some(Standing::Agreed), Some(Voice::Joint)));
    assert_eq!((line.critical, line.weight, line.credit.value), (true, 2, 80));
    assert_eq!((line.failed_checks().count(), line.is_stale(), line.stale_since()), (0, false, None));
    assert_eq!((line.due, line.counted), (Some(true), true));
}

#[test]
fn figures_round_down() {
    let (q, e) = worth("a", 99);
    let (r, f) = worth("b", 80);
    let trial = Trial::onboarding().ask(q).ask(r).joint("a", e).joint("b", f);
    assert_eq!((whole(&trial).figure, whole(&trial).band), (89, Band::Covered), "179 / 2 is not 90");
}

#[test]
fn checklist_items_of_weight_0_are_in_no_sum() {
    let trial =
        Trial::onboarding().ask(Question { weight: Some(0), ..critical("q") }).ask(question("r")).joint("r", agreed());
    let area = trial.area();
    let figure = area.whole.unwrap();
    assert_eq!((figure.weight, figure.cap, area.applicable), (1, None, 1));
}

#[test]
fn a_critical_with_20_or_less_caps_at_39_and_of_21_to_79_at_69() {
    for (credit, cap) in [(0, Some(39)), (20, Some(39)), (21, Some(69)), (79, Some(69)), (80, None), (100, None)] {
        let (q, entry) = worth("q", credit);
        let trial = Trial::onboarding().ask(Question { critical: Critical::Always, ..q }).joint("q", entry);
        assert_eq!(whole(&trial).cap.map(|cap| cap.at), cap, "{credit}");
    }
}

#[test]
fn the_lowest_cap_binds_and_only_what_sets_it_is_named() {
    let trial = Trial::onboarding()
        .ask(critical("a"))
        .ask(critical("b"))
        .ask(critical("c"))
        .ask(Question { weight: Some(100), ..question("d") })
        .joint("a", stated())
        .joint("c", of_status(Status::Unknown))
        .joint("d", proven());
    let figure = whole(&trial);
    assert_eq!((figure.figure, figure.before_cap), (39, 95));
    assert_eq!(figure.cap, Some(Cap { at: 39, because: vec![id("b"), id("c")] }));
}

#[test]
fn a_cap_is_given_whether_or_not_it_lowers_the_figure() {
    let trial = Trial::onboarding().ask(critical("a"));
    let figure = whole(&trial);
    assert_eq!((figure.figure, figure.before_cap, figure.cap.map(|cap| cap.at)), (0, 0, Some(39)));
}

#[test]
fn only_criticals_in_the_sum_cap() {
    let waivable = Question { waivable: true, ..critical("a") };
    let trial = Trial::onboarding().ask(waivable).ask(question("b")).joint("a", accepted_waiver()).joint("b", agreed());
    assert_eq!(whole(&trial).cap, None);
}

#[test]
fn covered_cannot_be_reached_while_a_critical_is_not_agreed_by_both() {
    let trial = Trial::onboarding().ask(critical("a")).ask(Question { weight: Some(98), ..question("b") });
    let trial = trial.joint("a", stated()).joint("b", proven());
    assert_eq!((whole(&trial).before_cap, whole(&trial).band), (98, Band::Partly));
}

#[test]
fn bands_are_of_the_capped_figure() {
    let bands: Vec<&str> = [0, 39, 40, 69, 70, 89, 90, 100].map(|figure| Band::of(figure).as_str()).to_vec();
    assert_eq!(bands, ["open", "open", "partly", "partly", "covered", "covered", "proven", "proven"]);
}

#[test]
fn due_so_far_counts_only_questions_whose_settle_by_week_has_come() {
    let settled = |name: &str, week| Question { settled: Some(week), ..critical(name) };
    let trial = Trial::onboarding().ask(settled("a", 3)).ask(settled("b", 4)).joint("a", agreed());
    let area = trial.area();
    assert_eq!((area.due.unwrap().figure, area.whole.unwrap().figure), (80, 39));
    let later = trial.score_of(Voice::Joint, "2026-11-23");
    assert_eq!(later.week, Some(4));
    assert_eq!(later.areas[0].due, later.areas[0].whole);
    let before = trial.score_of(Voice::Joint, "2026-11-01");
    assert_eq!((before.week, before.areas[0].due.clone()), (Some(0), None), "nothing is due in week 0");
}

#[test]
fn a_question_without_settled_settles_in_its_steps_week_without_either_at_once() {
    let trial = Trial::onboarding()
        .ask(Question { step: id("week-5"), ..question("a") })
        .ask(Question { step: id("no-week"), ..question("b") });
    let card = trial.score();
    let due = |name: &str| (card.line(name).unwrap().settled, card.line(name).unwrap().due);
    assert_eq!((due("a"), due("b")), ((Some(5), Some(false)), (None, Some(true))));
}

#[test]
fn weeks_are_mapped_to_a_shorter_onboarding() {
    let mut trial = Trial::onboarding().ask(Question { settled: Some(4), ..question("a") });
    trial.round().weeks = Some(4);
    assert_eq!(trial.line("a").settled, Some(3), "4 of 6 weeks is 2.7 of 4");
    trial.round().weeks = None;
    trial.engagement.weeks = Some(5);
    assert_eq!(trial.line("a").settled, Some(4));
}

#[test]
fn other_lengths_are_refused() {
    for weeks in [0, 3, 7, u32::MAX] {
        let mut trial = Trial::onboarding().ask(Question { settled: Some(u32::MAX), ..question("a") });
        trial.round().weeks = Some(weeks);
        assert_eq!(trial.try_score(Voice::Joint, TODAY), Err(NoScore::Weeks(weeks)));
    }
}

#[test]
fn weeks_go_on_past_the_last_and_a_round_without_a_start_has_none() {
    let mut trial = worked_example();
    assert_eq!(trial.score_of(Voice::Joint, "2027-11-01").week, Some(53));
    trial.round().start = None;
    let card = trial.score();
    assert_eq!((card.week, card.areas[0].due.clone(), card.areas[0].lines[0].due), (None, None, None));
}

#[test]
fn the_headline_counts_criticals_in_the_sum_of_scored_areas() {
    let trial = worked_example()
        .ask(Question { area: id("drift"), ..critical("unscored") })
        .ask(Question { area: id("tech"), waivable: true, ..critical("waived") })
        .ask(Question { area: id("tech"), ..critical("agreed") })
        .joint("waived", accepted_waiver())
        .joint("agreed", agreed());
    assert_eq!(trial.score().criticals, Some(Criticals { agreed: 3, total: 6 }));
}

#[test]
fn a_critical_whose_check_fails_is_not_agreed_by_both_in_the_headline() {
    let checks = vec![crate::domain::check::Check::MinRows { rows: 1 }];
    let trial = Trial::onboarding().ask(Question { checks, ..critical("q") }).joint("q", agreed());
    assert_eq!(trial.score().criticals, Some(Criticals { agreed: 0, total: 1 }));
}

#[test]
fn an_area_marked_unscored_shows_states_with_dates_and_no_figure() {
    let confirmed = Entry { confirmed: Some(day("2026-11-09")), ..stated() };
    let trial = Trial::onboarding().ask(Question { area: id("drift"), ..question("q") }).joint("q", confirmed);
    let card = trial.score();
    let area = card.area("drift").unwrap();
    assert_eq!((area.state, area.whole.as_ref(), area.entered), (AreaState::Unscored, None, 1));
    assert_eq!((area.lines[0].counted, area.lines[0].confirmed), (false, Some(day("2026-11-09"))));
}

#[test]
fn a_plan_has_no_figures_and_sales_has_none() {
    let mut trial = worked_example().with_book(Voice::Sales);
    assert_eq!(trial.try_score(Voice::Sales, TODAY), Err(NoScore::Voice(Voice::Sales)));
    assert_eq!(trial.try_score(Voice::Agency, TODAY), Err(NoScore::NoBook(Voice::Agency)));
    assert_eq!(Trial::audit().try_score(Voice::Joint, TODAY), Err(NoScore::Voice(Voice::Joint)));
    trial.purpose = Purpose::Plan;
    assert_eq!(trial.try_score(Voice::Joint, TODAY), Err(NoScore::Plan));
}

/// An audit of five items of which the agency answered the first ones at step 3.
fn five(answered: usize) -> Trial {
    (0..5).fold(Trial::audit(), |trial, n| {
        let name = format!("a-{n}");
        let trial = trial.ask(scale(&name));
        if n < answered { trial.says(Voice::Agency, &name, step(3)) } else { trial }
    })
}

#[test]
fn one_figure_per_area_and_side_never_averaged() {
    let trial = five(5).says(Voice::Client, "a-0", step(0));
    assert_eq!(trial.side().whole.unwrap().figure, 80);
    let client = trial.score_of(Voice::Client, TODAY);
    assert_eq!(client.areas[0].state, AreaState::TooFewAnswers);
}

#[test]
fn in_an_audit_only_scales_and_options_with_a_credit_score() {
    let trial = five(5).ask(question("fact")).ask(choice("yes-no", "yes=100 no=0")).ask(choice("open", "a b"));
    let trial = trial.says(Voice::Agency, "fact", stated()).says(Voice::Agency, "yes-no", chosen("no"));
    let trial = trial.says(Voice::Agency, "open", chosen("a"));
    let area = trial.side();
    assert_eq!((area.applicable, area.whole.clone().unwrap().weight), (6, 6));
    assert_eq!(area.whole.unwrap().figure, 66, "5 times 80 and one 0");
    let counted: Vec<&str> = area.lines.iter().filter(|line| !line.counted).map(|line| line.id.as_str()).collect();
    assert_eq!(counted, ["fact", "open"]);
}

#[test]
fn cannot_tell_and_blank_leave_the_sum_and_are_counted_beside_it() {
    let trial = five(4).says(Voice::Agency, "a-4", of_status(Status::CannotTell));
    let area = trial.side();
    assert_eq!((area.cannot_tell, area.blank, area.entered, area.whole.unwrap().weight), (1, 0, 5, 4));
    let area = five(4).side();
    assert_eq!((area.cannot_tell, area.blank, area.entered, area.whole.unwrap().figure), (0, 1, 4, 80));
}

#[test]
fn unknown_and_declined_stay_in_the_sum_with_0() {
    let trial = five(3).says(Voice::Agency, "a-3", of_status(Status::Unknown));
    let trial = trial.says(Voice::Agency, "a-4", of_status(Status::Declined));
    let figure = trial.side().whole.unwrap();
    assert_eq!((figure.weight, figure.figure), (5, 48));
}

#[test]
fn fewer_than_four_fifths_answered_is_too_few_by_count() {
    assert_eq!(five(4).side().state, AreaState::Scored);
    let area = five(3).side();
    assert_eq!((area.state, area.whole), (AreaState::TooFewAnswers, None));
    assert_eq!(five(0).side().state, AreaState::TooFewAnswers, "so too where all are blank");
    let waived = five(3).says(Voice::Agency, "a-3", waiver()).says(Voice::Agency, "a-4", waiver());
    assert_eq!(waived.side().state, AreaState::Scored, "waived ones are not applicable items");
    let heavy = five(3).says(Voice::Agency, "a-3", of_status(Status::CannotTell));
    assert_eq!(heavy.side().state, AreaState::TooFewAnswers);
}

#[test]
fn a_critical_that_is_cannot_tell_or_blank_caps_at_69() {
    for status in [Status::Blank, Status::CannotTell] {
        let trial = five(5).ask(Question { critical: Critical::Always, ..scale("k") });
        let trial = trial.says(Voice::Agency, "k", of_status(status));
        let figure = trial.side().whole.unwrap();
        assert_eq!((figure.figure, figure.before_cap), (69, 80), "{status:?}");
        assert_eq!(figure.cap, Some(Cap { at: 69, because: vec![id("k")] }));
    }
}

#[test]
fn in_an_audit_due_week_and_criticals_are_not_given() {
    let card = five(5).score_of(Voice::Agency, TODAY);
    assert_eq!(
        (card.criticals, card.week, card.areas[0].due.clone(), card.areas[0].lines[0].due),
        (None, None, None, None)
    );
}

#[test]
fn questions_asked_of_the_other_side_only_are_absent() {
    let trial = five(5).ask(Question { asked_of: AskedOf::Client, ..scale("theirs") });
    assert!(trial.score_of(Voice::Agency, TODAY).line("theirs").is_none());
}

#[test]
fn a_locked_book_of_an_audit_is_read_as_of_its_locks_date() {
    let fresh = Question { fresh: Some(Fresh::Quarter), ..scale("a-0") };
    let confirmed = Entry { confirmed: Some(day("2026-08-22")), ..step(3) };
    let trial = Trial::audit().ask(fresh).says(Voice::Agency, "a-0", confirmed);
    let figure = |trial: &Trial| trial.score_of(Voice::Agency, "2027-06-01").areas[0].whole.clone().unwrap().figure;
    assert_eq!(figure(&trial), 40, "open, it ages");
    let trial = trial.lock(Voice::Agency, "2026-11-22");
    assert_eq!(figure(&trial), 80, "locked, it stands still");
    let card = trial.score_of(Voice::Agency, "2027-06-01");
    assert_eq!(card.as_of, day("2027-06-01"), "as_of stays what was asked for");
}

#[test]
fn a_locked_book_of_an_onboarding_goes_on_ageing() {
    let fresh = Question { fresh: Some(Fresh::Quarter), ..question("q") };
    let trial = Trial::onboarding().ask(fresh).joint("q", agreed()).lock(Voice::Joint, "2026-11-05");
    assert_eq!(trial.score_of(Voice::Joint, "2027-06-01").line("q").unwrap().credit.value, 40);
}

#[test]
fn a_critical_where_nothing_occurred_is_waived_with_that_reason() {
    let asked = Question { critical: Critical::Always, waivable: true, ..scale("k") };
    let trial = five(5).ask(asked).says(Voice::Agency, "k", waiver());
    let area = trial.side();
    assert_eq!((area.waived, area.whole.unwrap().cap), (1, None));
}

#[test]
fn what_was_said_after_a_lock_and_what_lost_a_merge_are_never_scored() {
    use crate::domain::book::{Amendment, Conflict, Slip};
    let mut trial = Trial::onboarding().ask(question("q"));
    let now = day(TODAY).and_hms_opt(0, 0, 0).unwrap().and_utc();
    let amended = vec![Amendment { on: now, entry: agreed() }];
    let conflicts = vec![Conflict { from: "copy".into(), on: now, entry: agreed() }];
    trial.books[0].as_mut().unwrap().put(&id("q"), Slip { entry: Some(stated()), amended, conflicts });
    assert_eq!(trial.credit("q"), 40);
}
