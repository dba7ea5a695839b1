//! Section 5, the paragraph on blind questions, sentence by sentence.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::period::Voice;
use crate::domain::question::{ColumnKind, TableSpec};
use crate::domain::value::Person;
use crate::insight::trial::{Trial, answered, choice, chosen, id, locked, of_status, question, stated, waiver};

fn columns() -> Vec<Column> {
    let column = |name: &str, kind| Column { id: id(name), title: name.into(), kind, required: false };
    vec![column("system", ColumnKind::Text), column("owner", ColumnKind::Person), column("days", ColumnKind::Number)]
}

/// A table with one seeded row, `CRM`.
fn table() -> Question {
    let spec = TableSpec { columns: columns(), seeds: vec![row("CRM")] };
    Question { blind: true, kind: Kind::Table(spec), ..question("q") }
}

/// `CRM,Mara,3`.
fn row(text: &str) -> Row {
    let cells = columns().into_iter().zip(text.split(',')).filter(|(_, word)| !word.is_empty());
    cells
        .map(|(column, word)| {
            let cell = match column.kind {
                ColumnKind::Person => Cell::Person(Person::named(word)),
                ColumnKind::Number => Cell::Number(word.parse().unwrap()),
                _ => Cell::Text(word.into()),
            };
            (column.id, cell)
        })
        .collect()
}

fn rows(text: &[&str]) -> Entry {
    answered(Value::Table(text.iter().map(|line| row(line)).collect()))
}

fn text(words: &str) -> Entry {
    answered(Value::Text(words.into()))
}

fn of(question: &Question, agency: Entry, client: Entry) -> Comparison {
    compare(question, Some(&agency), Some(&client))
}

/// `row/column: agency | client`.
fn lines(comparison: &Comparison) -> Vec<String> {
    let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    let column = |cell: &DifferingCell| cell.column.as_ref().map_or("-".into(), ToString::to_string);
    let line = |cell: &DifferingCell| {
        format!("{}/{}: {} | {}", word(&cell.row), column(cell), word(&cell.agency), word(&cell.client))
    };
    comparison.cells.iter().map(line).collect()
}

#[test]
fn until_both_are_locked_only_how_far_each_side_is_can_be_seen() {
    let asked = Question { blind: true, ..question("q") };
    let trial = Trial::onboarding().ask(asked).ask(question("open"));
    let state = |trial: &Trial| blind_states(&trial.questionnaire(), &trial.books(Voice::Joint)).pop().unwrap().1;
    use Progress::{Entered, Locked, Nothing};
    assert_eq!(state(&trial), BlindState::Hidden { agency: Nothing, client: Nothing });
    let trial = trial.says(Voice::Agency, "q", locked(text("secret"))).says(Voice::Client, "q", text("other"));
    assert_eq!(state(&trial), BlindState::Hidden { agency: Locked, client: Entered });
    assert!(!format!("{:?}", state(&trial)).contains("secret"));
    let trial = trial.says(Voice::Client, "q", locked(text("other")));
    assert!(matches!(state(&trial), BlindState::Revealed(Comparison { class: BlindClass::Different, .. })));
}

#[test]
fn in_an_audit_only_the_locks_of_both_books_reveal() {
    let asked = Question { blind: true, ..question("q") };
    let trial = Trial::audit().ask(asked);
    let trial = trial.says(Voice::Agency, "q", locked(stated())).says(Voice::Client, "q", locked(stated()));
    let state = |trial: &Trial| blind_states(&trial.questionnaire(), &trial.books(Voice::Agency)).pop().unwrap().1;
    assert!(matches!(state(&trial), BlindState::Hidden { .. }));
    let trial = trial.lock(Voice::Agency, "2026-11-20").lock(Voice::Client, "2026-11-21");
    assert!(matches!(state(&trial), BlindState::Revealed(Comparison { class: BlindClass::Same, .. })));
}

#[test]
fn text_is_compared_after_trimming_and_folding_case_and_spaces() {
    let asked = question("q");
    assert_eq!(of(&asked, text(" 40  LEADS\n"), text("40 leads")).class, BlindClass::Same);
    let comparison = of(&asked, text("40 leads"), text("50 leads"));
    assert_eq!(lines(&comparison), ["-/-: 40 leads | 50 leads"]);
}

#[test]
fn numbers_are_compared_by_value() {
    let asked = Question { kind: Kind::Number, ..question("q") };
    let number = |text: &str| answered(Value::Number(text.parse().unwrap()));
    assert_eq!(of(&asked, number("2.50"), number("2.5")).class, BlindClass::Same);
    assert_eq!(of(&asked, number("2.50"), number("2.51")).class, BlindClass::Different);
    assert_eq!(of(&table(), rows(&["CRM,Mara,3.0"]), rows(&["crm,mara,3"])).class, BlindClass::Same);
}

#[test]
fn rows_are_matched_by_their_first_column_and_the_differing_cells_are_named() {
    let comparison = of(&table(), rows(&["CRM,Mara,3", "Ads,Sam,1"]), rows(&["ads,Sam,2", " crm ,Jo,3"]));
    assert_eq!(lines(&comparison), ["crm/owner: Mara | Jo", "ads/days: 1 | 2"]);
}

#[test]
fn of_two_rows_alike_the_last_counts() {
    let comparison = of(&table(), rows(&["Ads,Sam,1", "ADS,Jo,1"]), rows(&["Ads,Jo,1"]));
    assert_eq!(comparison.class, BlindClass::Same);
}

#[test]
fn in_a_row_that_one_side_alone_has_every_cell_differs() {
    let comparison = of(&table(), rows(&["Ads,Sam,", "CRM,Mara,3"]), rows(&["CRM,Mara,3", "Web,,2"]));
    let expected = ["ads/system: Ads | -", "ads/owner: Sam | -", "web/system: - | Web", "web/days: - | 2"];
    assert_eq!(lines(&comparison), expected);
}

#[test]
fn a_seeded_row_nobody_filled_is_nobodys_answer() {
    let comparison = of(&table(), rows(&["CRM", "Ads,Sam,1"]), rows(&["Ads,Sam,1"]));
    assert_eq!(comparison.class, BlindClass::Same);
}

#[test]
fn a_side_that_is_blank_unknown_or_declined_is_missing() {
    let asked = question("q");
    for status in [Status::Blank, Status::Unknown, Status::CannotTell, Status::Declined] {
        let comparison = of(&asked, of_status(status), text("words"));
        assert_eq!((comparison.class, comparison.by), (BlindClass::Missing, vec![Side::Agency]), "{status:?}");
    }
    assert_eq!(compare(&asked, None, None).by, [Side::Agency, Side::Client]);
    let hollow = of(&asked, text("words"), text("  "));
    assert_eq!((hollow.class, hollow.by, hollow.cells), (BlindClass::Missing, vec![Side::Client], vec![]));
}

#[test]
fn does_not_apply_is_something_said() {
    let asked = question("q");
    assert_eq!(of(&asked, waiver(), waiver()).class, BlindClass::Same);
    assert_eq!(lines(&of(&asked, waiver(), text("words"))), ["-/-: - | words"]);
}

#[test]
fn options_are_compared_in_any_order() {
    let asked = choice("q", "a b c");
    let Kind::Choice(spec) = asked.kind.clone() else { panic!() };
    let several = Question { kind: Kind::Choices(spec), ..question("q") };
    let ids = |text: &str| answered(Value::Choices(text.split(' ').map(id).collect()));
    assert_eq!(of(&several, ids("a b"), ids("b a")).class, BlindClass::Same);
    assert_eq!(of(&asked, chosen("a"), chosen("b")).class, BlindClass::Different);
}
