//! A workshop at a terminal: the ninety-minute agenda by keyboard alone, before a room.

use crate::pty_app::{answer, begin, program, to_trigger};
use handshake::domain::value::Value;

#[test]
fn questions_of_the_ninety_minute_agenda_are_captured_before_a_room_and_every_word_is_there_again() {
    let home = tempfile::tempdir().unwrap();
    let mut app = begin(home.path());
    app.press("f5");
    app.wait_for("For the client");
    for title in ["without a firm answer", "critical questions", "due by this week", "assumed answers", "Short path"] {
        app.press("alt+v");
        app.wait_for(title);
    }
    app.press("alt+v alt+v");
    app.wait_for("90 minutes");
    to_trigger(&mut app);
    app.type_text("A second plant opens in May.");
    app.wait_for("saved ");
    app.press("alt+t pagedown");
    app.wait_for("This step 0 of ");
    app.wait_for("Next: Sales cycle");
    app.press("pageup");
    app.wait_for("A second plant opens in May.");
    app.press("end esc alt+p");
    app.wait_for("Park a thought");
    app.type_text("The colour of the logo");
    app.press("enter");
    app.wait_for("Parked.");
    app.press("f5");
    app.wait_for("Why we ask");
    app.press("ctrl+q");
    assert_eq!(app.exit_code(), 0);
    assert_eq!(answer(home.path(), "cc-trigger"), Some(Value::Text("A second plant opens in May.".into())));

    let mut again = program(home.path());
    again.wait_for("Halyard for Northwind");
    again.press("enter");
    again.wait_for("The colour of the logo");
    to_trigger(&mut again);
    again.wait_for("A second plant opens in May.");
    again.press("ctrl+q");
    assert_eq!(again.exit_code(), 0);
}
