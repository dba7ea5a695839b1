//! A person at a terminal: starts a program in a pseudo-terminal with a home of its own, types,
//! looks at the screen, resizes, sends signals, pulls the plug.
//!
//! Knows nothing of any program.

#![allow(dead_code, reason = "a kit: not every test needs all of it")]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use handshake::tui::key::{Chord, Key};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// The longest anything may take before a test has failed.
const LIMIT: Duration = Duration::from_secs(10);

/// The keyboard of a terminal, until the plug is pulled.
type Keyboard = Arc<Mutex<Option<Box<dyn Write + Send>>>>;

/// What is to be started, and how.
pub struct Start {
    command: CommandBuilder,
    size: (u16, u16),
    answers: bool,
    home: tempfile::TempDir,
}

impl Start {
    /// A program with nothing in its environment but a home of its own.
    pub fn program(path: impl AsRef<OsStr>) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(path);
        command.env_clear();
        command.cwd(home.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("HOME", home.path());
        for (name, folder) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
            ("HANDSHAKE_CONFIG_DIR", "handshake-config"),
        ] {
            command.env(name, home.path().join(folder));
        }
        Self { command, size: (80, 24), answers: true, home }
    }

    /// One more argument.
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// One more variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// The size of the screen, columns and rows; 80 by 24 if not said.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// A terminal that answers no question about the place of its cursor.
    pub fn mute(mut self) -> Self {
        self.answers = false;
        self
    }

    /// The home the program will have.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Starts it.
    pub fn start(self) -> Pty {
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let settings = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let (columns, rows) = self.size;
        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen {
                parser: vt100::Parser::new(nonzero(rows), nonzero(columns), 0),
                bytes: Vec::new(),
                ended: false,
                unplugged: false,
            }),
            changed: Condvar::new(),
        });
        let writer = Arc::new(Mutex::new(Some(pair.master.take_writer().unwrap())));
        let reader = start_reader(&*pair.master, &shared, self.answers.then(|| Arc::clone(&writer)));
        Pty { child, master: Some(pair.master), writer, shared, reader: Some(reader), settings, home: self.home }
    }
}

/// A running program and its terminal.
pub struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Keyboard,
    shared: Arc<Shared>,
    reader: Option<JoinHandle<()>>,
    settings: String,
    home: tempfile::TempDir,
}

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
    unplugged: bool,
}

impl Pty {
    /// The program's home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Types keys by their names, one after another as a hand does: `"down down enter"`.
    pub fn press(&mut self, keys: &str) {
        for chord in Chord::sequence(keys).unwrap() {
            self.send(&bytes_of(chord));
            std::thread::sleep(Duration::from_millis(8));
        }
    }

    /// Types text, one character after another as a hand does.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.send(c.to_string().as_bytes());
            std::thread::sleep(Duration::from_millis(8));
        }
    }

    /// Sends bytes all at once.
    pub fn send(&mut self, bytes: &[u8]) {
        let mut writer = self.writer.lock().unwrap();
        let writer = writer.as_mut().expect("the terminal is still plugged in");
        writer.write_all(bytes).unwrap();
        writer.flush().unwrap();
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen fulfils a condition, named by `what`.
    pub fn wait_until(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + LIMIT;
        let mut seen = self.shared.seen.lock().unwrap();
        while !holds(seen.parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(
                !left.is_zero() && !seen.ended,
                "never saw {what}; the screen:\n{}",
                seen.parser.screen().contents()
            );
            seen = self.shared.changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.shared.seen.lock().unwrap().parser.screen().contents()
    }

    /// Everything the program has written so far.
    pub fn written(&self) -> Vec<u8> {
        self.shared.seen.lock().unwrap().bytes.clone()
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.shared.seen.lock().unwrap().parser.set_size(nonzero(rows), nonzero(columns));
        self.master.as_ref().unwrap().resize(pty_size((columns, rows))).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// The program's process.
    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        id.and_then(Pid::from_raw).expect("a running program has a process")
    }

    /// Pulls the plug: nobody holds the other end of the terminal any more.
    pub fn unplug(&mut self) {
        self.shared.seen.lock().unwrap().unplugged = true;
        // The reader holds an end of its own and sleeps in it; a resize makes the program draw,
        // which wakes the reader, which lets go.
        self.resize(70, 20);
        self.master = None;
        *self.writer.lock().unwrap() = None;
        self.reader.take().unwrap().join().unwrap();
    }

    /// Kills the program, which has no say in it, and waits for the end.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        let _ = self.child.wait().unwrap();
    }

    /// Waits for the end and returns the exit code.
    pub fn exit_code(&mut self) -> u32 {
        let deadline = Instant::now() + LIMIT;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                if let Some(reader) = self.reader.take() {
                    reader.join().unwrap();
                }
                assert!(status.signal().is_none(), "killed by {:?}", status.signal());
                return status.exit_code();
            }
            assert!(Instant::now() < deadline, "the program did not end; the screen:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Fails unless the terminal is as it was before the program: modes, cursor, line settings.
    pub fn assert_restored(&self) {
        self.assert_screen_restored();
        if let Some(master) = &self.master {
            assert_eq!(format!("{:?}", master.get_termios()), self.settings, "line settings");
        }
    }

    /// Fails unless the screen and its modes are as they were before the program.
    pub fn assert_screen_restored(&self) {
        let seen = self.shared.seen.lock().unwrap();
        let screen = seen.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen was left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is off");
        let last = |mode: &str| {
            let text = String::from_utf8_lossy(&seen.bytes).into_owned();
            (text.rfind(&format!("\x1b[?{mode}h")), text.rfind(&format!("\x1b[?{mode}l")))
        };
        let (on, off) = last("1004");
        assert!(off >= on, "reports of focus are off");
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads what the program writes until it ends or the plug is pulled.
fn start_reader(master: &(dyn MasterPty + Send), shared: &Arc<Shared>, answer: Option<Keyboard>) -> JoinHandle<()> {
    let mut reader = master.try_clone_reader().unwrap();
    let shared = Arc::clone(shared);
    std::thread::spawn(move || {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let count = reader.read(&mut buffer).unwrap_or(0);
            let mut seen = shared.seen.lock().unwrap();
            if count == 0 || seen.unplugged {
                seen.ended = true;
                shared.changed.notify_all();
                return;
            }
            seen.parser.process(&buffer[..count]);
            seen.bytes.extend_from_slice(&buffer[..count]);
            let asked = buffer[..count].windows(4).any(|window| window == b"\x1b[6n");
            drop(seen);
            shared.changed.notify_all();
            if let (true, Some(writer)) = (asked, &answer)
                && let Some(writer) = writer.lock().unwrap().as_mut()
            {
                writer.write_all(b"\x1b[1;1R").unwrap();
            }
        }
    })
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a screen has cells")
}

/// What xterm sends for a keystroke.
fn bytes_of(chord: Chord) -> Vec<u8> {
    let modifier = 1 + u8::from(chord.shift) + 2 * u8::from(chord.alt) + 4 * u8::from(chord.ctrl);
    let cursor = |letter: char| match modifier {
        1 => format!("\x1b[{letter}"),
        _ => format!("\x1b[1;{modifier}{letter}"),
    };
    let numbered = |number: u8| match modifier {
        1 => format!("\x1b[{number}~"),
        _ => format!("\x1b[{number};{modifier}~"),
    };
    let alt = if chord.alt { "\x1b" } else { "" };
    let text = match chord.key {
        Key::Char(c) if chord.ctrl => format!("{alt}{}", char::from(u8::try_from(c).unwrap() & 0x1f)),
        Key::Char(c) if chord.shift => format!("{alt}{}", c.to_uppercase()),
        Key::Char(c) => format!("{alt}{c}"),
        Key::Enter => format!("{alt}\r"),
        Key::Esc => "\x1b".into(),
        Key::Tab => format!("{alt}\t"),
        Key::BackTab => "\x1b[Z".into(),
        Key::Backspace => format!("{alt}\x7f"),
        Key::Up => cursor('A'),
        Key::Down => cursor('B'),
        Key::Right => cursor('C'),
        Key::Left => cursor('D'),
        Key::Home => cursor('H'),
        Key::End => cursor('F'),
        Key::Insert => numbered(2),
        Key::Delete => numbered(3),
        Key::PageUp => numbered(5),
        Key::PageDown => numbered(6),
        Key::F(number @ 1..=4) => format!("\x1bO{}", char::from(b'P' + number - 1)),
        Key::F(number @ 5..=12) => numbered([15, 17, 18, 19, 20, 21, 23, 24][usize::from(number) - 5]),
        Key::F(_) => panic!("xterm has no such key"),
    };
    text.into_bytes()
}

/// The path of an example program, built first if need be.
pub fn example(name: &'static str) -> PathBuf {
    static BUILT: OnceLock<Mutex<Vec<&'static str>>> = OnceLock::new();
    let mut built = BUILT.get_or_init(Mutex::default).lock().unwrap();
    let tests = std::env::current_exe().unwrap();
    let profile = tests.ancestors().nth(2).expect("tests lie in <profile>/deps");
    let path = profile.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    if !built.contains(&name) {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--quiet", "--offline", "--example", name]).current_dir(env!("CARGO_MANIFEST_DIR"));
        cargo.arg("--target-dir").arg(profile.parent().expect("a profile lies in the target folder"));
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        assert!(cargo.status().unwrap().success(), "the example {name} does not build");
        built.push(name);
    }
    path
}
