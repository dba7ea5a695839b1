//! The program itself at a terminal where its book cannot be written: no word is lost, and what is promised is kept.

use crate::pty::Pty;
use crate::pty_app::{answer, begin, joint, program, to_trigger};
use handshake::domain::value::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Neither the book nor a journal beside it can be written, until [`allow`].
fn refuse(home: &Path) {
    set_read_only(home, true);
    fs::create_dir(journal(home)).unwrap();
}

fn allow(home: &Path) {
    set_read_only(home, false);
    fs::remove_dir(journal(home)).unwrap();
}

fn set_read_only(home: &Path, on: bool) {
    let mut permissions = fs::metadata(joint(home)).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false)] // a file of this test
    permissions.set_readonly(on);
    fs::set_permissions(joint(home), permissions).unwrap();
}

fn journal(home: &Path) -> PathBuf {
    joint(home).with_file_name(".joint.toml.journal")
}

/// Types where nothing can be written beside the book.
fn stuck(home: &Path) -> Pty {
    let mut app = begin(home);
    app.type_text("first");
    app.wait_for("saved ");
    refuse(home);
    app.type_text(" second");
    app.wait_for("NOT SAVED: no permission");
    app
}

fn reopen(home: &Path) -> Pty {
    let mut app = program(home);
    app.wait_for("Halyard for Northwind");
    app.press("enter");
    app.wait_for("Northwind /");
    app
}

#[test]
fn words_that_cannot_be_written_beside_their_book_come_back_at_the_next_start() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let mut app = stuck(home);
    app.wait_for("kept on this computer");
    app.press("ctrl+q");
    app.wait_for("The same key again leaves");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 3);
    assert_eq!(answer(home, "cc-trigger"), Some(Value::Text("first".into())));

    // Still refused: they are shown, and kept as before.
    let mut app = reopen(home);
    app.wait_for("NOT SAVED: no permission");
    to_trigger(&mut app);
    app.wait_for("first second");
    app.press("enter");
    app.type_text(" third");
    app.wait_for("second third");
    app.press("ctrl+q");
    app.wait_for("The same key again leaves");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 3);

    allow(home);
    let mut app = reopen(home);
    app.wait_for("are back");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    assert_eq!(answer(home, "cc-trigger"), Some(Value::Text("first second third".into())));
    let kept = home.join("data/unsaved");
    let left = fs::read_dir(kept).unwrap().flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap());
    assert_eq!(left.count(), 0);
}

#[test]
fn words_that_can_be_kept_nowhere_are_said_to_be_lost_before_leaving() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    fs::create_dir(home.join("data")).unwrap();
    fs::write(home.join("data/unsaved"), "in the way").unwrap();
    let mut app = stuck(home);
    app.wait_for("is in this window only");
    app.press("ctrl+q");
    app.wait_for("LOST");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 3);
}

#[test]
fn a_copy_elsewhere_saves_everything_and_goes_on_there() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let mut app = stuck(home);
    app.press("ctrl+p");
    app.wait_for("Find");
    app.type_text("save a copy");
    app.wait_for("> Save a copy");
    app.press("enter");
    app.wait_for("Folder");
    app.type_text("~/elsewhere");
    app.press("enter");
    app.wait_for("You go on in this copy");
    to_trigger(&mut app);
    app.wait_for("first second");
    app.press("enter");
    app.type_text(" third");
    app.wait_for("saved ");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    let copy = fs::read_to_string(home.join("elsewhere/halyard-northwind/rounds/onboarding/joint.toml")).unwrap();
    assert!(copy.contains("first second third"), "{copy}");
    assert_eq!(answer(home, "cc-trigger"), Some(Value::Text("first".into())));
}
