//! The first screen of the program in a terminal: how it sets up, how small it may get, how it leaves.

use crate::pty::{Pty, Start};

/// The program on its first screen.
fn start(library: &std::path::Path) -> Pty {
    let pty = Start::program(env!("CARGO_BIN_EXE_handshake")).env("HANDSHAKE_LIBRARY", library).start();
    pty.wait_for("Library:");
    pty
}

#[test]
fn the_first_screen_survives_any_size_and_quits_restored() {
    let library = tempfile::tempdir().unwrap();
    let mut pty = start(library.path());
    for (columns, rows) in [(60, 20), (10, 3), (200, 60), (1, 1), (80, 24)] {
        pty.resize(columns, rows);
    }
    pty.wait_for("Library:");
    pty.press("ctrl+q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn nothing_is_asked_of_the_terminal_and_setting_up_comes_with_the_first_frame() {
    let library = tempfile::tempdir().unwrap();
    let mut pty =
        Start::program(env!("CARGO_BIN_EXE_handshake")).env("HANDSHAKE_LIBRARY", library.path()).mute().start();
    pty.wait_for("Library:");
    pty.press("ctrl+q");
    assert_eq!(pty.exit_code(), 0);
    let written = String::from_utf8_lossy(&pty.written()).into_owned();
    assert!(written.starts_with("\x1b[?1049h"), "the set-up comes with the first frame");
    assert!(!written.contains("\x1b[6n"));
}

#[test]
fn the_sample_opens_on_its_onboarding() {
    let library = tempfile::tempdir().unwrap();
    let mut pty = start(library.path());
    pty.press("s");
    pty.wait_for("Onboarding, together");
    pty.press("i");
    pty.wait_for("of 63");
    pty.press("ctrl+q");
    assert_eq!(pty.exit_code(), 0);
}
