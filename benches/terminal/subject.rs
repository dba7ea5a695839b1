//! What is measured: how each program is started, what its first full frame shows, and which
//! keys lead to a list and to a text.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::process::{self, Process};

pub struct Subject {
    pub name: &'static str,
    pub program: PathBuf,
    /// Its own home, so that nothing carries over from anybody else.
    pub home: tempfile::TempDir,
    /// Whether the screen is the first full frame.
    pub ready: fn(&vt100::Screen) -> bool,
    /// Keys from the first screen to where Up and Down move.
    pub to_list: &'static [&'static [u8]],
    /// Keys from the list to where letters are typed.
    pub to_text: &'static [&'static [u8]],
    /// Keys that quit from where letters are typed.
    pub quit: &'static [u8],
    /// Whether each move shows another page of words, and not only another row of a list.
    pub moves_show_a_page: bool,
    /// Whether it saves what is typed, so that its end includes one durable save.
    pub saves: bool,
}

impl Subject {
    pub fn command(&self) -> Command {
        process::command(&self.program, self.home.path())
    }
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn forty_rows(screen: &vt100::Screen) -> bool {
    screen.rows(0, 12).last().is_some_and(|row| row.starts_with("Row 35 of"))
}

/// The bare program.
pub fn floor() -> Subject {
    on_forty_rows("floor", "floor")
}

/// Makes a subject and its home.
type Prepare = fn() -> Subject;

/// Everything that is held against the floor.
pub fn all() -> Vec<(&'static str, Prepare)> {
    vec![
        ("floor again", || on_forty_rows("floor again", "floor")),
        ("loop", || on_forty_rows("loop", "floor_in_the_loop")),
        ("home", list_of_engagements),
        ("questions", questions),
        ("table", table),
    ]
}

/// The program with the sample in its library, on its first screen.
fn program(name: &'static str) -> Subject {
    let subject = Subject {
        name,
        program: PathBuf::from(env!("CARGO_BIN_EXE_handshake")),
        home: home(),
        ready: |screen| {
            let last = screen.rows(0, process::COLUMNS).last();
            screen.contents().contains("Halyard for Northwind") && last.is_some_and(|row| row.contains("? help"))
        },
        to_list: &[],
        to_text: &[b"n"],
        quit: b"\x11",
        moves_show_a_page: false,
        saves: false,
    };
    let mut process = Process::start(subject.command());
    process.until("the first screen", |screen| screen.contents().contains("? help"));
    process.ask(b"s", Duration::from_secs(1));
    subject
}

/// The list of engagements: the sample and a dozen more, all known to the cache.
fn list_of_engagements() -> Subject {
    let subject = program("home");
    for letter in 'A'..='L' {
        create_engagement(&subject, letter);
    }
    known_to_the_cache(subject)
}

/// The questions of the sample: moving along them, typing into a long text.
fn questions() -> Subject {
    let to_list: &[&[u8]] = &[b"\r", b"i", b"\x1b"];
    known_to_the_cache(Subject {
        to_list,
        to_text: &[b"\x10", b"what set this off", b"\r", b"\r"],
        moves_show_a_page: true,
        saves: true,
        ..program("questions")
    })
}

/// A table of the sample with a dozen rows: moving from cell to cell, typing into one.
fn table() -> Subject {
    let to_list: &[&[u8]] = &[b"\x1b[B", b"\r", b"i", b"\x10", b"system register", b"\r", b"\r"];
    known_to_the_cache(Subject { to_list, to_text: &[b"\t", b"x"], saves: true, ..program("table") })
}

/// Starts it once, for as long as it takes to read the library.
fn known_to_the_cache(subject: Subject) -> Subject {
    let mut process = Process::start(subject.command());
    process.until("the engagements", subject.ready);
    process.listen(Duration::from_secs(1));
    subject
}

/// Creates an engagement as a person does.
fn create_engagement(subject: &Subject, letter: char) {
    let mut process = Process::start(subject.command());
    process.until("the first screen", |screen| screen.contents().contains("help"));
    process.ask(b"n", Duration::from_millis(20));
    for key in format!("Halyard {letter}").chars().chain("\t\tClient".chars()) {
        process.ask(key.to_string().as_bytes(), Duration::from_millis(6));
    }
    process.ask(b"\r", Duration::from_millis(300));
}

fn on_forty_rows(name: &'static str, program: &str) -> Subject {
    Subject {
        name,
        program: example(program),
        home: home(),
        ready: forty_rows,
        to_list: &[],
        to_text: &[],
        quit: b"\x1b",
        moves_show_a_page: false,
        saves: false,
    }
}

/// Builds an example in the release profile; the path of it.
fn example(name: &str) -> PathBuf {
    #[allow(clippy::disallowed_methods, reason = "a bench, started by cargo")]
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--example", name])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the example {name} does not build");
    let program = Path::new(env!("CARGO_BIN_EXE_handshake"));
    program.parent().expect("a program lies in a folder").join("examples").join(name)
}
