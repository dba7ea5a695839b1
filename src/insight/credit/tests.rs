//! `scoring.md` sections 1 and 2, sentence by sentence.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::check::{Check, Mention};
use crate::domain::entry::FollowUp;
use crate::domain::question::ChoiceSpec;
use crate::insight::trial::{
    TODAY, Trial, agreed, answered, assumed, by_both, choice, chosen, day, evidence, id, of_status, proven, question,
    scale, stated, step,
};

/// The line of one question with one joint entry.
fn line(question: Question, entry: Entry) -> crate::insight::scorecard::Line {
    let name = question.id.clone();
    Trial::onboarding().ask(question).joint(name.as_str(), entry).line(name.as_str())
}

fn worth(entry: Entry) -> u32 {
    line(question("q"), entry).credit.value
}

/// The credit of a scale step in the agency's audit.
fn audited(question: Question, entry: Entry) -> crate::insight::scorecard::Line {
    let name = question.id.clone();
    let trial = Trial::audit().ask(question).says(Voice::Agency, name.as_str(), entry);
    trial.score_of(Voice::Agency, TODAY).line(name.as_str()).unwrap().clone()
}

fn aging(fresh: Fresh) -> Question {
    Question { fresh: Some(fresh), ..question("q") }
}

fn confirmed(entry: Entry, on: &str) -> Entry {
    Entry { confirmed: Some(day(on)), ..entry }
}

#[test]
fn blank_unknown_cannot_tell_declined_and_a_waiver_nobody_accepted_are_worth_nothing() {
    assert_eq!(line(question("q"), Entry::default()).status, Status::Blank);
    for status in [Status::Blank, Status::Unknown, Status::CannotTell, Status::NotApplicable, Status::Declined] {
        assert_eq!(worth(of_status(status)), 0, "{status:?}");
    }
}

#[test]
fn answered_without_a_filled_value_of_the_kinds_shape_is_blank() {
    let hollow = [None, Some(Value::Text(" ".into())), Some(Value::Misfit("3".into())), Some(Value::Scale(3))];
    for value in hollow {
        let entry = Entry { value, ..agreed() };
        let line = line(question("q"), entry);
        assert_eq!((line.status, line.voice, line.credit.value), (Status::Blank, None, 0));
    }
}

#[test]
fn assumed_is_worth_20_while_its_follow_up_names_an_owner_and_a_date_that_has_not_passed() {
    assert_eq!(worth(assumed(Some("Sam Reyes"), Some("2026-11-30"))), 20);
    assert_eq!(worth(assumed(Some("Sam Reyes"), Some(TODAY))), 20, "today has not passed");
    assert_eq!(worth(assumed(Some("Sam Reyes"), Some("2026-11-21"))), 0);
    assert_eq!(worth(assumed(Some(" "), Some("2026-11-30"))), 0);
    assert_eq!(worth(assumed(None, Some("2026-11-30"))), 0);
    assert_eq!(worth(assumed(Some("Sam Reyes"), None)), 0);
    assert_eq!(worth(Entry { follow_up: None, ..assumed(None, None) }), 0);
}

#[test]
fn stated_is_worth_40_also_where_no_standing_is_given() {
    assert_eq!(worth(stated()), 40);
    assert_eq!(worth(Entry { standing: None, ..stated() }), 40);
}

#[test]
fn agreed_is_worth_80_and_with_one_of_the_three_missing_it_is_stated() {
    assert_eq!(worth(agreed()), 80);
    let missing: [fn(&mut Agreed); 4] = [
        |agreed| agreed.agency = None,
        |agreed| agreed.client = Some("  ".into()),
        |agreed| agreed.on = None,
        |agreed| *agreed = Agreed::default(),
    ];
    for take in missing {
        let mut names = by_both().unwrap();
        take(&mut names);
        let line = line(question("q"), Entry { agreed: Some(names), ..agreed() });
        assert_eq!((line.credit.value, line.credit.standing), (40, Some(Standing::Stated)));
    }
}

#[test]
fn proven_by_hand_reads_as_agreed() {
    let line = line(question("q"), Entry { standing: Some(Standing::Proven), ..agreed() });
    assert_eq!((line.credit.value, line.credit.standing), (80, Some(Standing::Agreed)));
}

#[test]
fn agreed_with_evidence_inside_the_window_is_proven_and_the_evidence_is_named() {
    let entry = |on| {
        let evidence = vec![evidence(Some("2020-01-01")), evidence(on)];
        Entry { evidence, confirmed: Some(day(TODAY)), ..agreed() }
    };
    let proof = line(aging(Fresh::Quarter), entry(Some("2026-08-22"))).credit;
    assert_eq!((proof.value, proof.because), (100, Start::Proven { evidence: 1 }), "92 days: the last day is inside");
    assert_eq!(line(aging(Fresh::Quarter), entry(Some("2026-08-21"))).credit.value, 80);
}

#[test]
fn undated_evidence_proves_only_what_never_ages() {
    assert_eq!(line(question("q"), proven()).credit.value, 100);
    assert_eq!(line(aging(Fresh::Year), confirmed(proven(), TODAY)).credit.value, 80);
}

#[test]
fn evidence_dated_later_than_today_counts_as_today() {
    let entry = Entry { evidence: vec![evidence(Some("2027-06-01"))], ..confirmed(agreed(), TODAY) };
    assert_eq!(line(aging(Fresh::Quarter), entry).credit.value, 100);
}

#[test]
fn evidence_without_a_word_proves_nothing() {
    assert_eq!(worth(Entry { evidence: vec![Evidence::default()], ..agreed() }), 80);
}

#[test]
fn an_entry_in_a_sides_or_sales_own_book_is_never_above_stated() {
    for voice in [Voice::Agency, Voice::Client] {
        let line = Trial::onboarding().ask(question("q")).says(voice, "q", proven()).line("q");
        assert_eq!((line.credit.value, line.credit.standing), (40, Some(Standing::Stated)));
    }
}

#[test]
fn the_chosen_options_own_credit_replaces_the_standings() {
    let model = || choice("q", "retainer=55 project");
    assert_eq!(line(model(), chosen("retainer")).credit.value, 55);
    let at_top = Entry {
        evidence: vec![evidence(None)],
        standing: Some(Standing::Agreed),
        agreed: by_both(),
        ..chosen("retainer")
    };
    let credit = line(model(), at_top).credit;
    assert_eq!((credit.value, credit.because), (55, Start::Option(id("retainer"))));
    assert_eq!(line(model(), chosen("project")).credit.value, 40);
}

#[test]
fn of_several_options_the_lowest_counts_and_one_without_takes_the_standings() {
    let Kind::Choice(ChoiceSpec { options }) = choice("q", "a=90 b=30 c").kind else { panic!() };
    let several = Question { kind: Kind::Choices(ChoiceSpec { options }), ..question("q") };
    let worth = |ids: &[&str]| {
        line(several.clone(), answered(Value::Choices(ids.iter().map(|one| id(one)).collect()))).credit.value
    };
    assert_eq!(worth(&["a", "b"]), 30);
    assert_eq!(worth(&["a", "c"]), 40);
    assert_eq!(worth(&["a"]), 90);
}

fn with_checks(checks: Vec<Check>) -> Question {
    Question { checks, ..question("q") }
}

#[test]
fn if_a_check_fails_the_credit_is_at_most_40_and_each_failed_check_is_named() {
    let number = Check::Mentions { any: vec![Mention::Number] };
    let date = Check::Mentions { any: vec![Mention::Date] };
    let asked = with_checks(vec![Check::Filled { columns: None }, number, date]);
    let credit = line(asked.clone(), proven()).credit;
    assert_eq!((credit.start, credit.value), (100, 40));
    assert_eq!(credit.failed, [FailedCheck { rule: "mentions", at: 1 }, FailedCheck { rule: "mentions", at: 2 }]);
    assert_eq!(line(asked.clone(), assumed(Some("Sam"), Some("2026-12-01"))).credit.value, 20);
    let solid = Entry { value: Some(Value::Text("40 by 2026-12-31".into())), ..agreed() };
    assert_eq!(line(asked, solid).credit.value, 80);
}

#[test]
fn checks_come_before_freshness() {
    let asked =
        Question { fresh: Some(Fresh::Quarter), ..with_checks(vec![Check::Mentions { any: vec![Mention::Number] }]) };
    let credit = line(asked, confirmed(agreed(), "2020-01-01")).credit;
    assert_eq!(credit.value, 20, "80, at most 40, and one rung down");
}

#[test]
fn a_stale_answer_falls_to_the_next_rung_below() {
    let worth = |entry: Entry| line(aging(Fresh::Quarter), confirmed(entry, "2026-01-01")).credit.value;
    let fresh_proof = Entry { evidence: vec![evidence(Some(TODAY))], ..agreed() };
    assert_eq!(worth(fresh_proof), 80);
    assert_eq!(worth(agreed()), 40);
    assert_eq!(worth(stated()), 20);
    assert_eq!(worth(assumed(Some("Sam"), Some("2026-12-01"))), 0);
    let asked = Question { fresh: Some(Fresh::Quarter), ..choice("q", "a=55 b=100 c=10") };
    let worth = |option: &str| line(asked.clone(), confirmed(chosen(option), "2026-01-01")).credit.value;
    assert_eq!([worth("a"), worth("b"), worth("c")], [40, 80, 0]);
}

#[test]
fn the_last_day_of_the_window_is_inside() {
    for (fresh, last, first_stale) in [
        (Fresh::Quarter, "2026-08-22", "2026-08-21"),
        (Fresh::HalfYear, "2026-05-23", "2026-05-22"),
        (Fresh::Year, "2025-11-22", "2025-11-21"),
    ] {
        assert_eq!(line(aging(fresh), confirmed(agreed(), last)).stale_since(), None);
        let stale = line(aging(fresh), confirmed(agreed(), first_stale));
        assert_eq!((stale.is_stale(), stale.stale_since()), (true, Some(day(first_stale))));
    }
}

#[test]
fn the_date_that_counts_is_confirmed_else_the_day_of_the_agreement() {
    let asked = aging(Fresh::Quarter);
    assert_eq!(line(asked.clone(), agreed()).credit.value, 80, "agreed on 5 November");
    assert_eq!(line(asked.clone(), confirmed(agreed(), "2026-01-01")).stale_since(), Some(day("2026-01-01")));
    assert_eq!(line(asked, confirmed(agreed(), "2027-09-01")).credit.value, 80, "a later date counts as today");
}

#[test]
fn without_any_date_an_ageing_answer_is_stale_and_never_confirmed() {
    let line = line(aging(Fresh::Year), stated());
    assert_eq!((line.credit.stale, line.credit.value), (Some(Stale { since: None }), 20));
    assert_eq!((line.is_stale(), line.stale_since()), (true, None));
}

#[test]
fn only_answered_entries_age() {
    let line = line(aging(Fresh::Quarter), confirmed(of_status(Status::Unknown), "2020-01-01"));
    assert!(!line.is_stale());
}

#[test]
fn what_never_ages_is_never_stale() {
    assert_eq!(worth(confirmed(agreed(), "1999-01-01")), 80);
}

#[test]
fn steps_of_a_scale_are_worth_0_20_40_80_100() {
    let worth = |n: u8| audited(scale("q"), Entry { evidence: vec![evidence(None)], ..step(n) }).credit.value;
    assert_eq!((0..=4).map(worth).collect::<Vec<_>>(), [0, 20, 40, 80, 100]);
}

#[test]
fn the_questionnaire_may_give_five_other_credits() {
    let mut asked = scale("q");
    let Kind::Scale(spec) = &mut asked.kind else { panic!() };
    spec.credits = [5, 15, 45, 75, 95];
    assert_eq!(audited(asked.clone(), step(2)).credit.value, 45);
    assert_eq!(audited(asked, step(4)).credit.value, 75, "without evidence the credit of 3");
}

#[test]
fn a_step_4_without_any_evidence_has_the_credit_of_3_and_the_step_stays_4() {
    let line = audited(scale("q"), step(4));
    assert_eq!((line.credit.value, line.step), (80, Some(4)));
    assert_eq!(line.credit.because, Start::Step { step: 4, without_evidence: true });
}

#[test]
fn a_follow_up_on_an_unknown_changes_nothing() {
    let follow_up = Some(FollowUp { owner: Some("Sam Reyes".into()), by: Some(day("2026-12-01")) });
    assert_eq!(worth(Entry { follow_up, ..of_status(Status::Unknown) }), 0);
}
