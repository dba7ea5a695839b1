//! What the other side sent, brought in at the terminal.

use crate::pty_app::{answer, begin, program, to_trigger};
use handshake::domain::value::Value;
use std::fs;

#[test]
fn a_book_that_was_sent_comes_into_the_open_workbook() {
    let home = tempfile::tempdir().unwrap();
    let mut app = begin(home.path());
    app.type_text("ours");
    app.wait_for("saved ");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    // The other side's copy: it says the same, and more in its own book.
    let here = home.path().join("library/halyard-northwind");
    let sent = home.path().join("sent/halyard-northwind");
    fs::create_dir_all(sent.join("rounds/onboarding")).unwrap();
    fs::copy(here.join("engagement.toml"), sent.join("engagement.toml")).unwrap();
    let joint = fs::read_to_string(here.join("rounds/onboarding/joint.toml")).unwrap();
    let theirs = joint.replace("ours", "theirs").replace("voice = \"joint\"", "voice = \"client\"");
    fs::write(sent.join("rounds/onboarding/client.toml"), theirs).unwrap();

    let mut again = program(home.path());
    again.wait_for("Halyard for Northwind");
    again.press("i");
    again.wait_for("Bring in what the other side sent");
    again.type_text(sent.to_str().unwrap());
    again.press("enter");
    again.wait_for("1 file brought in");
    to_trigger(&mut again);
    again.wait_for("take client's");
    again.press("ctrl+q");
    assert_eq!(again.exit_code(), 0);
    assert_eq!(answer(home.path(), "cc-trigger"), Some(Value::Text("ours".into())));
    assert!(here.join("rounds/onboarding/client.toml").is_file());
}
