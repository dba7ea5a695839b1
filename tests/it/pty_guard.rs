//! The terminal guard, tried from outside: whatever ends or stops the program, the words are
//! saved and the terminal is given back.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustix::process::{Signal, WaitId, WaitIdOptions, waitid};

use crate::pty::{Pty, Start, example};

/// The probe, on its first screen.
fn probe() -> (Pty, PathBuf) {
    start(Start::program(example("guard_probe")))
}

fn start(start: Start) -> (Pty, PathBuf) {
    let words = start.home().join("words");
    let pty = start.env("PROBE_WORDS", &words).start();
    pty.wait_for("probe ready");
    (pty, words)
}

/// What the probe brought to the disk.
fn saved(words: &PathBuf) -> String {
    std::fs::read_to_string(words).unwrap_or_else(|error| panic!("nothing was flushed: {error}"))
}

fn ends_with(signal: Signal, code: u32) {
    let (mut pty, words) = probe();
    pty.type_text("Ørsted");
    pty.wait_for("typed: Ørsted.");
    pty.signal(signal);
    assert_eq!(pty.exit_code(), code);
    assert_eq!(saved(&words), "flushed: Ørsted\n");
    pty.assert_restored();
}

#[test]
fn sigterm_saves_and_restores() {
    ends_with(Signal::TERM, 143);
}

#[test]
fn sighup_saves_and_restores() {
    ends_with(Signal::HUP, 129);
}

#[test]
fn sigint_saves_and_restores() {
    ends_with(Signal::INT, 130);
}

#[test]
fn sigquit_saves_and_restores() {
    ends_with(Signal::QUIT, 131);
}

#[test]
fn quitting_saves_and_restores() {
    let (mut pty, words) = probe();
    pty.type_text("done");
    pty.wait_for("typed: done.");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    assert_eq!(saved(&words), "flushed: done\n");
    pty.assert_restored();
}

#[test]
fn a_terminal_that_is_closed_leaves_no_orphan() {
    let (mut pty, words) = probe();
    pty.type_text("kept");
    pty.wait_for("typed: kept.");
    pty.unplug();
    assert_eq!(pty.exit_code(), 129);
    assert_eq!(saved(&words), "flushed: kept\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_that_is_closed_ends_a_program_that_nobody_signals() {
    // In a session of its own the terminal is not its controlling one, so no hang-up is sent.
    let (mut pty, words) = start(Start::program("setsid").arg("--wait").arg(example("guard_probe")));
    pty.type_text("kept");
    pty.wait_for("typed: kept.");
    pty.unplug();
    let deadline = Instant::now() + Duration::from_secs(10);
    // The file is there a moment before its words are.
    while std::fs::read_to_string(&words).unwrap_or_default().is_empty() {
        assert!(Instant::now() < deadline, "the program lives on without a terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(saved(&words), "flushed: kept\n");
}

/// Bytes after which crossterm waits for more, and does not come back before it has them.
fn sigterm_in_the_middle_of(pending: &[u8]) {
    let (mut pty, words) = probe();
    pty.type_text("half");
    pty.wait_for("typed: half.");
    pty.send(pending);
    std::thread::sleep(Duration::from_millis(30));
    let begun = Instant::now();
    pty.signal(Signal::TERM);
    assert_eq!(pty.exit_code(), 143);
    assert!(begun.elapsed() < Duration::from_secs(1));
    assert_eq!(saved(&words), "flushed: half\n");
    pty.assert_restored();
}

#[test]
fn sigterm_while_half_an_escape_sequence_is_pending() {
    sigterm_in_the_middle_of(b"\x1b[");
    sigterm_in_the_middle_of(b"\x1bO");
    sigterm_in_the_middle_of(b"\x1b[?");
}

#[test]
fn sigterm_while_half_a_letter_is_pending() {
    sigterm_in_the_middle_of(b"\xe6\x97");
}

#[test]
fn sigterm_while_a_paste_is_open() {
    sigterm_in_the_middle_of(b"\x1b[200~words of a paste that does not");
}

#[test]
fn sigterm_while_the_loop_is_stuck() {
    let (mut pty, words) = probe();
    pty.type_text("stuck");
    pty.wait_for("typed: stuck.");
    pty.press("ctrl+l");
    pty.signal(Signal::TERM);
    assert_eq!(pty.exit_code(), 143);
    assert_eq!(saved(&words), "flushed: stuck\n");
    pty.assert_restored();
}

fn panics_on(key: &str, what: &str) {
    let (mut pty, words) = probe();
    pty.type_text("before");
    pty.wait_for("typed: before.");
    pty.press(key);
    assert_eq!(pty.exit_code(), 101);
    assert_eq!(saved(&words), "flushed: before\n");
    pty.assert_restored();
    let screen = pty.screen().replace('\n', "");
    assert!(screen.contains("The probe stopped. Your words are in"), "{screen}");
    assert!(screen.contains(what), "{screen}");
}

#[test]
fn a_panic_where_it_draws_saves_and_says_where_the_words_are() {
    panics_on("ctrl+p", "asked to panic)");
}

#[test]
fn a_panic_on_a_thread_saves_and_says_where_the_words_are() {
    panics_on("ctrl+w", "asked to panic elsewhere)");
}

#[test]
fn a_panic_that_keeps_saving_from_happening_still_restores_the_terminal() {
    let (mut pty, _) = probe();
    pty.press("ctrl+g");
    assert_eq!(pty.exit_code(), 101);
    pty.assert_restored();
}

/// Waits until the program has been stopped.
fn wait_until_stopped(pty: &Pty) {
    let status = waitid(WaitId::Pid(pty.pid()), WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT).unwrap();
    assert!(status.is_some_and(|status| status.stopped()));
}

#[test]
fn a_stop_from_outside_saves_and_restores_and_a_continue_draws_everything_again() {
    let (mut pty, words) = probe();
    pty.type_text("on");
    pty.wait_for("typed: on.");
    pty.signal(Signal::TSTP);
    wait_until_stopped(&pty);
    assert_eq!(saved(&words), "flushed: on\n");
    pty.wait_until("the terminal given back", |screen| !screen.alternate_screen());
    pty.assert_restored();
    pty.signal(Signal::CONT);
    pty.wait_for("resumed: 1.");
    pty.wait_for("probe ready");
    pty.type_text("ward");
    pty.wait_for("typed: onward.");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    pty.assert_restored();
}

#[test]
fn a_stop_that_cannot_be_caught_is_mended_by_the_continue() {
    let (pty, _) = probe();
    pty.signal(Signal::STOP);
    wait_until_stopped(&pty);
    pty.signal(Signal::CONT);
    pty.wait_for("resumed: 1.");
    pty.wait_for("probe ready");
}

#[test]
fn suspending_where_there_is_no_shell_does_nothing() {
    let (mut pty, _) = probe();
    pty.press("ctrl+s");
    pty.type_text("still here");
    pty.wait_for("typed: still here.");
}

#[test]
fn suspending_under_a_shell_goes_back_to_the_shell_and_fg_comes_back() {
    let start = Start::program("sh").env("PROBE", example("guard_probe"));
    let words = start.home().join("words");
    let mut pty = start.env("PROBE_WORDS", &words).env("PS1", "prompt> ").arg("-im").start();
    pty.wait_for("prompt>");
    pty.send(b"$PROBE\n");
    pty.wait_for("probe ready");
    pty.type_text("mine");
    pty.wait_for("typed: mine.");
    pty.press("ctrl+s");
    // The second prompt: what is typed before it the shell may throw away.
    pty.wait_until("the shell again", |screen| {
        !screen.alternate_screen() && screen.contents().matches("prompt>").count() == 2
    });
    assert_eq!(saved(&words), "flushed: mine\n");
    pty.send(b"fg\n");
    pty.wait_for("resumed: 1.");
    pty.wait_for("typed: mine.");
    pty.press("q");
    pty.wait_until("the shell at last", |screen| !screen.alternate_screen());
    pty.send(b"exit\n");
    assert_eq!(pty.exit_code(), 0);
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let (mut pty, _) = start(Start::program(example("guard_probe")).mute());
    pty.type_text("mute");
    pty.wait_for("typed: mute.");
    pty.resize(100, 30);
    pty.wait_for("size: 100x30.");
    pty.press("q");
    assert_eq!(pty.exit_code(), 0);
    let written = String::from_utf8_lossy(&pty.written()).into_owned();
    for question in ["\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[?u", "\x1b]11;?", "\x1b]10;?"] {
        assert!(!written.contains(question), "{question:?}");
    }
    pty.assert_restored();
}

#[test]
fn a_resize_is_followed_at_once_and_loses_nothing() {
    let (mut pty, _) = probe();
    pty.type_text("words");
    for (columns, rows) in [(60, 20), (120, 40), (20, 8), (80, 24)] {
        pty.resize(columns, rows);
        pty.wait_for(&format!("size: {columns}x{rows}."));
        pty.wait_for("typed: words.");
    }
}

#[test]
fn a_window_made_small_and_large_again_in_one_breath_shows_everything() {
    let (mut pty, _) = probe();
    pty.type_text("words");
    pty.wait_for("typed: words.");
    for _ in 0..20 {
        pty.resize(1, 1);
        pty.resize(80, 24);
        pty.wait_for("typed: words.");
        pty.wait_for("probe ready");
    }
}

#[test]
fn a_bracketed_paste_is_one_paste() {
    let (mut pty, _) = probe();
    pty.send(b"\x1b[200~one\rtwo\x1b[201~");
    pty.wait_for("last: paste \"one\\rtwo\".");
}

#[test]
fn a_burst_of_keys_with_line_ends_is_one_paste_and_typing_is_not() {
    let (mut pty, _) = probe();
    pty.send(b"first\rsecond\r");
    // The first letters may have been heard before the rest arrived; no Enter may.
    pty.wait_for("nsecond\\n\".");
    pty.wait_for("typed: first second .");
    pty.type_text("abc");
    pty.press("enter");
    pty.wait_for("last: key enter.");
}

#[test]
fn a_click_is_heard_and_one_outside_the_screen_is_not() {
    let (mut pty, _) = probe();
    pty.send(b"\x1b[<0;3;2M");
    pty.wait_for("last: mouse Press 2 1.");
    pty.send(b"\x1b[<0;0;0M\x1b[<0;500;2M");
    pty.press("down");
    pty.wait_for("last: key down.");
    pty.wait_for("heard: 2.");
}

#[test]
fn ticks_come_while_they_are_wanted() {
    let (mut pty, _) = probe();
    pty.press("ctrl+t");
    pty.wait_for("ticks: 3.");
}

#[test]
fn a_copy_goes_to_the_terminal() {
    let (mut pty, _) = probe();
    pty.press("ctrl+y x");
    pty.wait_for("typed: x.");
    let written = String::from_utf8_lossy(&pty.written()).into_owned();
    assert!(written.contains("\x1b]52;c;Y29waWVkIHdvcmRz"), "OSC 52 with the words in base64");
}

#[test]
fn ten_thousand_keys_at_once_all_arrive() {
    // crossterm's default source of events leaves what is beyond its buffer unread until the
    // next key; when this passes without its feature `use-dev-tty`, the feature can go.
    let (mut pty, _) = probe();
    pty.send(&b"x".repeat(10_000));
    pty.wait_for("heard: 10000.");
}
