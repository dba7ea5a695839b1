//! *Which entry counts*, sentence by sentence.
#![allow(clippy::unwrap_used)]

use crate::domain::entry::{Entry, Status};
use crate::domain::period::{AskedOf, Voice};
use crate::domain::question::Question;
use crate::domain::value::Value;
use crate::insight::trial::{
    TODAY, Trial, agreed, assumed, choice, chosen, locked, of_status, question, stated, waiver,
};

fn asked_of(asked_of: AskedOf) -> Trial {
    Trial::onboarding().ask(Question { asked_of, ..question("q") })
}

fn voice(trial: &Trial) -> Option<Voice> {
    trial.line("q").voice
}

#[test]
fn the_joint_entry_counts_unless_blank() {
    let trial = asked_of(AskedOf::Both).says(Voice::Client, "q", stated());
    assert_eq!(voice(&trial), Some(Voice::Client));
    let hollow = Entry { value: Some(Value::Text(String::new())), ..agreed() };
    assert_eq!(voice(&trial.clone().joint("q", hollow)), Some(Voice::Client));
    let unknown = trial.joint("q", of_status(Status::Unknown));
    assert_eq!((voice(&unknown), unknown.credit("q")), (Some(Voice::Joint), 0));
}

#[test]
fn else_that_of_the_side_asked() {
    for (asked, counts) in [(AskedOf::Agency, Voice::Agency), (AskedOf::Client, Voice::Client)] {
        let trial = asked_of(asked).says(Voice::Agency, "q", stated()).says(Voice::Client, "q", stated());
        assert_eq!(voice(&trial), Some(counts));
    }
    let other = asked_of(AskedOf::Agency).says(Voice::Client, "q", stated());
    assert_eq!(voice(&other), None);
}

#[test]
fn where_sales_is_asked_sales_else_the_clients() {
    let trial = asked_of(AskedOf::Sales).says(Voice::Client, "q", stated()).says(Voice::Agency, "q", stated());
    assert_eq!(voice(&trial), Some(Voice::Client));
    assert_eq!(voice(&trial.says(Voice::Sales, "q", of_status(Status::Unknown))), Some(Voice::Sales));
}

#[test]
fn where_both_are_asked_the_one_with_more_credit_and_the_clients_on_a_tie() {
    let both = |agency: Entry, client: Entry| {
        voice(&asked_of(AskedOf::Both).says(Voice::Agency, "q", agency).says(Voice::Client, "q", client))
    };
    assert_eq!(both(stated(), assumed(None, None)), Some(Voice::Agency));
    assert_eq!(both(assumed(None, None), stated()), Some(Voice::Client));
    assert_eq!(both(stated(), stated()), Some(Voice::Client));
    assert_eq!(both(stated(), of_status(Status::Unknown)), Some(Voice::Agency));
    assert_eq!(both(stated(), waiver()), Some(Voice::Agency), "not-applicable counts 0");
}

#[test]
fn a_blank_never_wins() {
    let trial = asked_of(AskedOf::Both).says(Voice::Agency, "q", of_status(Status::Declined)).says(
        Voice::Client,
        "q",
        Entry { note: Some("later".into()), ..Entry::default() },
    );
    assert_eq!((voice(&trial), trial.line("q").status), (Some(Voice::Agency), Status::Declined));
}

#[test]
fn credit_is_compared_after_all_steps() {
    let asked = Question { fresh: Some(crate::domain::question::Fresh::Quarter), ..choice("q", "a=100 b=55") };
    let confirmed = |option: &str, on: &str| Entry { confirmed: Some(on.parse().unwrap()), ..chosen(option) };
    let trial = Trial::onboarding().ask(asked).says(Voice::Client, "q", confirmed("a", "2020-01-01")).says(
        Voice::Agency,
        "q",
        confirmed("a", TODAY),
    );
    assert_eq!((voice(&trial), trial.credit("q")), (Some(Voice::Agency), 100));
}

fn blind() -> Trial {
    Trial::onboarding().ask(Question { blind: true, ..question("q") })
}

#[test]
fn a_blind_questions_side_entries_count_as_blank_until_both_are_locked() {
    let one = blind().says(Voice::Agency, "q", locked(stated())).says(Voice::Client, "q", stated());
    assert_eq!((voice(&one), one.line("q").status, one.credit("q")), (None, Status::Blank, 0));
    let both = one.says(Voice::Client, "q", locked(stated()));
    assert_eq!((voice(&both), both.credit("q")), (Some(Voice::Client), 40));
}

#[test]
fn a_joint_entry_of_a_blind_question_counts_at_once() {
    assert_eq!(blind().joint("q", agreed()).credit("q"), 80);
}

#[test]
fn a_side_sees_its_own_blind_entry_in_its_own_figure() {
    let trial = blind().says(Voice::Agency, "q", stated());
    let card = trial.score_of(Voice::Agency, TODAY);
    assert_eq!(card.line("q").unwrap().credit.value, 40);
}

#[test]
fn a_sides_own_figure_is_its_own_book_over_the_questions_asked_of_it_or_of_both() {
    let trial = Trial::onboarding()
        .ask(Question { asked_of: AskedOf::Agency, ..question("a") })
        .ask(Question { asked_of: AskedOf::Client, ..question("c") })
        .ask(Question { asked_of: AskedOf::Sales, ..question("s") })
        .ask(question("b"))
        .joint("a", agreed())
        .joint("b", agreed())
        .says(Voice::Agency, "a", stated())
        .says(Voice::Client, "b", stated());
    let card = trial.score_of(Voice::Agency, TODAY);
    let lines: Vec<(&str, u32)> = card.lines().map(|line| (line.id.as_str(), line.credit.value)).collect();
    assert_eq!(lines, [("a", 40), ("b", 0)]);
}

#[test]
fn the_joint_figure_needs_no_joint_book() {
    let mut trial = asked_of(AskedOf::Client).says(Voice::Client, "q", stated());
    trial.books[0] = None;
    assert_eq!(trial.credit("q"), 40);
}
