//! The program itself at a terminal: a person types, something goes wrong, and every word is there afterwards.

use crate::pty::{Pty, Start};
use handshake::domain::value::Value;
use handshake::storage::raw_book;
use rustix::process::Signal;
use std::fs;
use std::path::{Path, PathBuf};

const WORDS: &str = "Ørsted, 日本, 👩‍👩‍👧 and قهوة open in May";

/// A way the program can end.
type End = fn(&mut Pty);

/// The program over a home that outlives it.
pub fn program(home: &Path) -> Pty {
    let start = Start::program(env!("CARGO_BIN_EXE_handshake")).size(100, 30).env("HOME", home);
    let start = start.env("HANDSHAKE_LIBRARY", home.join("library"));
    let folders =
        [("HANDSHAKE_CONFIG_DIR", "config"), ("HANDSHAKE_CACHE_DIR", "cache"), ("HANDSHAKE_DATA_DIR", "data")];
    folders.into_iter().fold(start, |start, (name, folder)| start.env(name, home.join(folder))).start()
}

pub fn joint(home: &Path) -> PathBuf {
    home.join("library/halyard-northwind/rounds/onboarding/joint.toml")
}

pub fn answer(home: &Path, question: &str) -> Option<Value> {
    let text = fs::read_to_string(joint(home)).ok()?;
    assert!(text.ends_with("# end of file\n"), "{text}");
    let book = raw_book::book(&joint(home), &text, None).unwrap().content;
    book.entry(question).and_then(|entry| entry.value.clone())
}

/// Creates an engagement and goes to the question *What set this off*.
pub fn begin(home: &Path) -> Pty {
    let mut app = program(home);
    app.wait_for("Press n");
    app.press("n");
    app.wait_for("Agency lead");
    app.type_text("Halyard");
    app.press("tab tab");
    app.type_text("Northwind");
    app.press("enter");
    app.wait_for("Halyard for Northwind");
    to_trigger(&mut app);
    app
}

pub fn to_trigger(app: &mut Pty) {
    app.press("ctrl+p");
    app.wait_for("Find");
    app.type_text("what set this off");
    app.wait_for("> What set this off");
    app.press("enter");
    app.wait_for("What changed in the company");
}

#[test]
fn words_typed_half_a_second_before_a_kill_are_there_again() {
    let home = tempfile::tempdir().unwrap();
    let mut app = begin(home.path());
    app.type_text(WORDS);
    app.wait_for("saved ");
    app.kill();
    assert_eq!(answer(home.path(), "cc-trigger"), Some(Value::Text(WORDS.into())));

    let mut again = program(home.path());
    again.wait_for("Halyard for Northwind");
    again.press("enter");
    again.wait_for("Northwind /");
    to_trigger(&mut again);
    again.wait_for("open in May");
    again.press("ctrl+q");
    assert_eq!(again.exit_code(), 0);
    again.assert_restored();
}

#[test]
fn words_typed_just_now_survive_quitting_signals_and_a_lost_terminal() {
    let ends: [(&str, End); 5] = [
        ("Ctrl-Q", |app| app.press("ctrl+q")),
        ("Ctrl-C twice", |app| app.press("ctrl+c ctrl+c")),
        ("SIGTERM", |app| app.signal(Signal::TERM)),
        ("SIGHUP", |app| app.signal(Signal::HUP)),
        ("a lost terminal", Pty::unplug),
    ];
    for (name, end) in ends {
        let home = tempfile::tempdir().unwrap();
        let mut app = begin(home.path());
        app.type_text(WORDS);
        app.wait_for("open in May");
        end(&mut app);
        let code = app.exit_code();
        let kept = answer(home.path(), "cc-trigger");
        assert_eq!(kept, Some(Value::Text(WORDS.into())), "{name}, exit code {code}:\n{}", app.screen());
    }
}

#[test]
fn a_file_changed_by_somebody_else_is_merged_entry_by_entry() {
    let home = tempfile::tempdir().unwrap();
    let mut app = begin(home.path());
    app.type_text("ours");
    app.wait_for("saved ");
    let text = fs::read_to_string(joint(home.path())).unwrap();
    let theirs = "# a person's comment\n[entry.cc-track-record]\nstatus = \"unknown\"\n# end of file\n";
    fs::write(joint(home.path()), text.replace("# end of file\n", theirs)).unwrap();
    app.type_text(" too");
    app.wait_for("ours too");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    let merged = fs::read_to_string(joint(home.path())).unwrap();
    assert!(merged.contains("# a person's comment"), "{merged}");
    assert!(merged.contains("[entry.cc-track-record]"), "{merged}");
    assert_eq!(answer(home.path(), "cc-trigger"), Some(Value::Text("ours too".into())));
}

#[test]
fn a_private_answer_is_there_again_and_in_no_file_of_the_workbook_until_it_is_released() {
    let home = tempfile::tempdir().unwrap();
    let mut app = begin(home.path());
    let to_tensions = |app: &mut Pty| {
        app.press("ctrl+g");
        app.wait_for("Engagements");
        app.press("enter");
        app.wait_for("Go on with");
        app.press("v");
        app.wait_for("Who speaks");
        app.press("down enter");
        app.wait_for("Onboarding, agency");
        app.press("ctrl+p");
        app.wait_for("Find");
        app.type_text("sales and marketing");
        app.wait_for("> Sales and marketing");
        app.press("enter");
        app.wait_for("private");
    };
    to_tensions(&mut app);
    app.type_text("They never called back");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    let workbook = home.path().join("library/halyard-northwind");
    let agency = workbook.join("rounds/onboarding/agency.toml");
    assert!(!fs::read_to_string(&agency).unwrap_or_default().contains("called back"));
    let folder = fs::read_dir(home.path().join("data/private")).unwrap().next().unwrap().unwrap().path();
    assert!(fs::read_to_string(folder.join("agency.toml")).unwrap().contains("They never called back"));

    let mut app = program(home.path());
    app.wait_for("Halyard for Northwind");
    to_tensions(&mut app);
    app.wait_for("They never called back");
    app.press("y");
    app.wait_for("Released");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    assert!(fs::read_to_string(&agency).unwrap().contains("They never called back"));
    assert!(!fs::read_to_string(folder.join("agency.toml")).unwrap().contains("called back"));
}
