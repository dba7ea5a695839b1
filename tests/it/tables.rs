//! Tables and short forms inside the questions, as a facilitator meets them.

use crate::screens::{day, id, interview};
use handshake::domain::book::Slip;
use handshake::domain::engagement::BookName;
use handshake::domain::entry::{Entry, Status};
use handshake::domain::period::Voice;
use handshake::domain::value::{Cell, Person, Row, Value};
use handshake::tui::message::{Effect, Message, SaveNews, SlipBox};
use handshake::tui::stage::Stage;
use std::sync::Arc;

fn at(question: &str, columns: u16, rows: u16) -> Stage {
    let mut stage = interview(columns, rows, Voice::Joint);
    stage.app.show_questions(BookName { round: id("onboarding"), voice: Voice::Joint }, Some(id(question)));
    stage
}

fn value(stage: &Stage, question: &str) -> Option<Value> {
    let kept = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSlip { question: kept, slip, .. } if kept.as_str() == question => Some(slip.entry.clone()),
        _ => None,
    });
    kept.flatten().and_then(|entry| entry.value)
}

fn rows(stage: &Stage, question: &str) -> Vec<Row> {
    match value(stage, question) {
        Some(Value::Table(rows)) => rows,
        Some(Value::Record(row)) => vec![row],
        None => Vec::new(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn undo_takes_back_cell_by_cell_and_row_by_row_and_stays_at_the_table() {
    let mut stage = at("cc-lead-definition", 120, 36);
    stage.type_text("Plants").press("tab").type_text("two or more").press("enter").type_text("Fit");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 2);
    stage.press("ctrl+z");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 1, "a cell is one step");
    stage.press("ctrl+z");
    assert_eq!(rows(&stage, "cc-lead-definition")[0].cells().count(), 1);
    stage.press("ctrl+y ctrl+y up ctrl+k ctrl+k");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 0);
    stage.press("ctrl+z");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 1, "each row taken away is one step");
    stage.press("ctrl+z");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 2);
    assert!(stage.picture().contains("Fit"));
}

#[test]
fn taking_a_person_and_typing_the_next_cell_are_two_steps() {
    let mut stage = at("cc-lead-definition", 120, 36);
    stage.type_text("a").press("tab tab tab tab").type_text("sam").press("tab").type_text("fri").press("esc");
    let row = rows(&stage, "cc-lead-definition").remove(0);
    assert_eq!(row.get("confirmed-by"), Some(&Cell::Person(Person::named("Sam Reyes"))));
    assert_eq!(row.get("confirmed-on"), Some(&Cell::Date(day("2026-11-20"))));
    stage.press("ctrl+z");
    let row = rows(&stage, "cc-lead-definition").remove(0);
    assert_eq!((row.get("confirmed-on"), row.get("confirmed-by").is_some()), (None, true));
}

#[test]
fn every_key_shown_in_a_table_works_and_copying_an_empty_cell_leaves_nothing() {
    let mut stage = at("cc-lead-definition", 100, 30);
    stage.press("ctrl+c");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::Quit)));
    stage.type_text("Plants").press("ctrl+c");
    assert!(matches!(stage.effects.last(), Some(Effect::Copy(words)) if words == "Plants"));
}

#[test]
fn a_table_is_left_with_escape_twice_and_then_letters_are_commands() {
    let mut stage = at("cc-lead-definition", 100, 30);
    stage.type_text("Plants").press("esc").type_text("u");
    assert_eq!(rows(&stage, "cc-lead-definition")[0].get("criterion"), Some(&Cell::Text("u".into())));
    stage.press("esc esc u");
    assert!(stage.picture().contains("Unknown: who finds out?"));
}

#[test]
fn a_paste_of_a_whole_spreadsheet_is_one_step() {
    let mut stage = at("cc-lead-definition", 100, 30);
    let lines: String = (0..40).map(|at| format!("Sign {at}\t{at}\tnone\tfield\tSam Reyes\t30 nov\r\n")).collect();
    stage.paste(&lines);
    assert!(stage.picture().contains("40 rows are added below"), "{}", stage.picture());
    assert_eq!(value(&stage, "cc-lead-definition"), None, "nothing is taken before it was looked at");
    stage.press("enter");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 40);
    assert!(stage.picture().contains("Sign 0"));
    stage.press("ctrl+z");
    assert_eq!(value(&stage, "cc-lead-definition"), None);
    assert!(!stage.picture().contains("Sign 0"));
}

#[test]
fn a_paste_is_left_with_escape_and_says_cell_by_cell_what_does_not_fit() {
    let mut stage = at("dr-decision-matrix", 100, 30);
    stage
        .press("enter")
        .paste("Decision,Decides,Colour,Within days\nadd a tool,Mara Lind,red,soon\n\"Hire, \nor not\",Jo Park,,3\n");
    let picture = stage.picture();
    for words in [
        "1 row of the table is filled, 1 is added below.",
        "named by the first line",
        "left out: the table has no such column",
        "Does not fit (1)",
        "Add a tool, Within days: 'soon' is not a number",
    ] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    stage.press("esc");
    assert_eq!(value(&stage, "dr-decision-matrix"), None);
    assert!(!stage.picture().contains("Hire"));
}

#[test]
fn an_answer_changed_elsewhere_is_not_written_over_by_a_paste_that_was_shown_before() {
    let mut stage = at("cc-lead-definition", 100, 30);
    stage.paste("a\tb\nc\td\n");
    let theirs = Some(Value::Table(vec![[(id("criterion"), Cell::Text("theirs".into()))].into_iter().collect()]));
    let entry = Entry { value: theirs, status: Status::Answered, ..Entry::default() };
    let slip = SlipBox(Arc::new(Slip { entry: Some(entry), ..Slip::default() }));
    let book = BookName { round: id("onboarding"), voice: Voice::Joint };
    let slips = vec![(id("cc-lead-definition"), slip)];
    stage.send(Message::Save(SaveNews::Merged { book, slips, conflicts: 0 }));
    assert!(stage.picture().contains("changed elsewhere"), "{}", stage.picture());
    stage.press("enter esc");
    assert!(stage.picture().contains("theirs") && value(&stage, "cc-lead-definition").is_none(), "{}", stage.picture());
}

#[test]
fn cells_emptied_or_pasted_together_are_one_step() {
    let mut stage = at("cc-lead-definition", 100, 30);
    stage
        .type_text("Plants")
        .press("tab")
        .type_text("two")
        .press("enter")
        .type_text("Fit")
        .press("tab")
        .type_text("good");
    stage.press("esc ctrl+home shift+right shift+down delete");
    assert_eq!(value(&stage, "cc-lead-definition"), None);
    stage.press("ctrl+z");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 2);
    stage.press("ctrl+home shift+right ctrl+c");
    assert!(matches!(stage.effects.last(), Some(Effect::Copy(words)) if words == "Plants\ttwo"));
    stage.press("down down").paste("Plants\ttwo");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 3, "what was copied here is not asked about");
    stage.press("ctrl+z");
    assert_eq!(rows(&stage, "cc-lead-definition").len(), 2);
}

#[test]
fn page_down_goes_on_from_a_cell_and_enter_from_the_last_field_of_a_form() {
    let mut stage = at("cc-lead-definition", 100, 30);
    stage.type_text("Plants").press("pagedown");
    assert!(!stage.picture().contains("Ruled out if"));
    let mut stage = at("cc-business-goal", 100, 30);
    for _ in 0..12 {
        stage.press("enter");
    }
    assert!(!stage.picture().contains("o Business goal"), "{}", stage.picture());
}

#[test]
fn the_example_of_a_table_is_called_a_row_and_finds_room_when_it_is_asked_for() {
    for rows in [24, 36] {
        let mut stage = at("to-data-protection", 80, rows);
        assert!(stage.picture().contains("Why we ask") && !stage.picture().contains("A solid row"));
        stage.press("alt+x");
        assert!(stage.picture().contains("A solid row"), "{}", stage.picture());
    }
    let mut stage = at("cc-trigger", 100, 30);
    stage.press("alt+x");
    assert!(
        stage.picture().contains("our largest dairy left") && !stage.picture().contains("A solid row"),
        "{}",
        stage.picture()
    );
}

#[test]
fn what_is_unfinished_elsewhere_is_said_with_its_place() {
    let mut stage = at("cc-lead-definition", 100, 30);
    stage.type_text("a").press("esc end left left").type_text("soonish").press("esc home");
    assert!(stage.picture().contains("One cell is not finished yet: Confirmed on in row 1."), "{}", stage.picture());
}

#[test]
#[ignore = "pictures to look at"]
fn pictures() {
    for (columns, rows) in [(120, 36), (100, 30), (80, 24), (60, 20)] {
        let mut stage = interview(columns, rows, Voice::Agency);
        let book = BookName { round: id("onboarding"), voice: Voice::Agency };
        stage.app.show_questions(book, Some(id("to-system-register")));
        stage.press("tab").type_text("jo").press("tab").type_text("mara").press("tab down");
        println!("{}", stage.picture());
        println!("{}", stage.styles());
        let mut stage = at("cc-lead-definition", columns, rows);
        stage.press("tab tab tab").type_text("m");
        println!("{}", stage.picture());
        let mut stage = at("dr-client-lead", columns, rows);
        stage.type_text("m");
        println!("{}", stage.picture());
    }
}

#[test]
#[ignore = "figures to look at"]
fn figures() {
    use std::time::Instant;
    let mut stage = at("cc-lead-definition", 120, 36);
    let lines: String = (0..500).map(|at| format!("Sign {at}\t{at}\tnone\tfield\tSam Reyes\t30 nov\tno\r\n")).collect();
    stage.paste(&lines).press("enter");
    for round in 0..3 {
        let started = Instant::now();
        for _ in 0..50 {
            stage.type_text("x");
        }
        println!("{round}: a letter in a table of 500 rows: {:?}", started.elapsed() / 50);
        let started = Instant::now();
        for _ in 0..50 {
            let _ = stage.cells();
        }
        println!("{round}: a frame: {:?}", started.elapsed() / 50);
        stage.press("down");
    }
}
