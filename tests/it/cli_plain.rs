//! Plain mode as a conversation: lines in, sentences out, the same files as everywhere.

use crate::sandbox::{Sandbox, answered};
use handshake::domain::book::Book;
use handshake::domain::entry::{Standing, Status};
use handshake::domain::value::Value;
use handshake::storage::raw_book;
use std::path::Path;

const BOOK: &str = "northwind/rounds/onboarding/joint.toml";

fn talk(sandbox: &Sandbox, arguments: &[&str], lines: &[&str]) -> String {
    let ran = sandbox.run_with(arguments, &(lines.join("\n") + "\n")).done();
    assert_eq!(ran.err, "", "{}", ran.out);
    ran.out
}

fn about_northwind(sandbox: &Sandbox, lines: &[&str]) -> String {
    talk(sandbox, &["open", "northwind", "--plain"], lines)
}

fn book(sandbox: &Sandbox, file: &str) -> Book {
    raw_book::book(Path::new(file), &sandbox.read(file), None).unwrap().content
}

#[test]
fn a_first_engagement_is_begun_answered_and_left_by_words_alone() {
    let sandbox = Sandbox::empty();
    let lines = [
        ":new",
        "Halyard",
        "Jo Park",
        "Ørsted",
        "",
        "someday",
        "2 nov 2026",
        "1",
        ":agree",
        ":agree Jo, 日本",
        ":quit",
    ];
    let said = talk(&sandbox, &["--plain"], &lines);
    insta::assert_snapshot!(said);
    let kept = book(&sandbox, "library/halyard-ørsted/rounds/onboarding/joint.toml");
    assert_eq!(kept.entry("dr-engagement-model").unwrap().standing, Some(Standing::Stated));
}

#[test]
fn every_kind_is_answered_in_lines_and_what_does_not_fit_is_asked_again() {
    let sandbox = Sandbox::with_workbook();
    let said = about_northwind(
        &sandbox,
        &[
            "9",
            "2",
            ":go business goal",
            "+",
            "many",
            "900000",
            "EUR",
            "30 jun 2028",
            "Greta Holm (client)",
            ":go launch date",
            "fri",
            ":go what set",
            "Two lines, \\",
            "日本 and 👩‍👩‍👧",
            ":go launch",
            "-",
            ":quit",
        ],
    );
    assert!(said.contains("'many' is not a number"), "{said}");
    let kept = book(&sandbox, BOOK);
    let value = |question: &str| kept.entry(question).and_then(|entry| entry.value.clone());
    assert_eq!(value("cc-trigger"), Some(Value::Text("Two lines,\n日本 and 👩‍👩‍👧".into())));
    assert_eq!(value("me-launch-date"), Some(Value::Date("2026-11-27".parse().unwrap())));
    let Some(Value::Record(goal)) = value("cc-business-goal") else { panic!("{kept:?}") };
    assert_eq!(goal.cells().count(), 4);
}

#[test]
fn a_mark_and_its_follow_up_are_one_step_to_take_back() {
    let sandbox = Sandbox::with_workbook();
    about_northwind(&sandbox, &[":go what set", "Lost tenders", ":back", ":unknown Sam Reyes by fri", ":quit"]);
    let entry = book(&sandbox, BOOK).entry("cc-trigger").cloned().unwrap();
    assert_eq!((entry.status, entry.follow_up.unwrap().owner.as_deref()), (Status::Unknown, Some("Sam Reyes")));
    about_northwind(&sandbox, &[":go what set", ":assumed Jo by +2w", ":undo", ":quit"]);
    let entry = book(&sandbox, BOOK).entry("cc-trigger").cloned().unwrap();
    assert_eq!((entry.status, entry.follow_up.unwrap().owner.as_deref()), (Status::Unknown, Some("Sam Reyes")));
}

#[test]
fn what_the_application_would_not_do_is_refused_in_a_sentence() {
    let sandbox = answered();
    let said = about_northwind(
        &sandbox,
        &[":cannot-tell", ":nonsense", ":na", ":go nowhere at all", ":release", ":take client"],
    );
    for sentence in ["`:cannot-tell` does nothing", "`:nonsense` is not known", "No question has `nowhere at all`"] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
}

#[test]
fn a_blind_answer_is_not_told_before_both_have_locked() {
    let sandbox = answered();
    let said = about_northwind(&sandbox, &[":go success", ":quit"]);
    assert!(said.contains("The agency says: entered, not locked") && !said.contains("47 contracts"), "{said}");
    let agency = talk(&sandbox, &["open", "northwind", "--plain", "--voice", "agency"], &[":go success", ":quit"]);
    assert!(agency.contains("47 contracts"), "{agency}");
}

#[test]
fn an_input_that_ends_keeps_everything_even_half_an_answer() {
    let sandbox = Sandbox::with_workbook();
    about_northwind(&sandbox, &[":go what set", "Half of an answer that \\"]);
    let entry = book(&sandbox, BOOK).entry("cc-trigger").cloned().unwrap();
    assert_eq!(entry.value, Some(Value::Text("Half of an answer that".into())));
}
