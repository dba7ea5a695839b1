//! A program in a pseudo-terminal, with as little noise as can be: no thread, no pause, only
//! `poll`. Knows nothing of what is measured.

use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

pub const COLUMNS: u16 = 120;
pub const ROWS: u16 = 36;

/// The longest anything may take before the run is given up.
const LIMIT: Duration = Duration::from_secs(10);

pub struct Process {
    child: Child,
    master: OwnedFd,
    screen: vt100::Parser,
    buffer: Vec<u8>,
    /// When it was started.
    pub started: Instant,
}

/// What arrived until it was quiet.
pub struct Answer {
    /// When the last byte arrived, after the question.
    pub took: Duration,
    pub bytes: usize,
    /// Those of them that a person reads.
    pub words: usize,
}

impl Process {
    pub fn start(mut command: Command) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a pseudo-terminal");
        grantpt(&master).expect("granted");
        unlockpt(&master).expect("unlocked");
        let name = ptsname(&master, Vec::new()).expect("a name");
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let slave = rustix::fs::open(name, flags, Mode::empty()).expect("its other end");
        let size = Winsize { ws_row: ROWS, ws_col: COLUMNS, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&slave, size).expect("a size");
        let end = || Stdio::from(slave.try_clone().expect("a copy"));
        command.stdin(end()).stdout(end()).stderr(end());
        let nonzero = |number| NonZeroU16::new(number).expect("not nought");
        let screen = vt100::Parser::new(nonzero(ROWS), nonzero(COLUMNS), 0);
        let buffer = vec![0; 64 * 1024];
        let started = Instant::now();
        let child = command.spawn().expect("it starts");
        drop(command);
        Self { child, master, screen, buffer, started }
    }

    /// Waits for the chunk that fulfils a condition; when it arrived.
    pub fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) -> Instant {
        loop {
            let arrived = self.read(LIMIT);
            let (at, _) = arrived.unwrap_or_else(|| panic!("never saw {what}; the screen:\n{}", self.text()));
            if holds(self.screen.screen()) {
                return at;
            }
        }
    }

    /// Sends keys and waits until nothing has arrived for `quiet`.
    pub fn ask(&mut self, keys: &[u8], quiet: Duration) -> Answer {
        let asked = Instant::now();
        self.send(keys);
        let mut answer = Answer { took: Duration::ZERO, bytes: 0, words: 0 };
        // The first chunk may take its time; an answer may also be none at all.
        let mut patience = quiet.max(Duration::from_millis(200));
        while let Some((at, count)) = self.read(patience) {
            answer.took = at - asked;
            answer.bytes += count;
            answer.words += words(&self.buffer[..count]);
            patience = quiet;
        }
        answer
    }

    pub fn send(&self, keys: &[u8]) {
        let sent = rustix::io::write(&self.master, keys).expect("it can be written to");
        assert_eq!(sent, keys.len());
    }

    /// How many bytes arrive during a time.
    pub fn listen(&mut self, time: Duration) -> usize {
        let end = Instant::now() + time;
        let mut bytes = 0;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.read(left) {
                Some((_, count)) => bytes += count,
                None if left.is_zero() => return bytes,
                None => {}
            }
        }
    }

    /// One chunk, unless `patience` runs out or the program has ended.
    fn read(&mut self, patience: Duration) -> Option<(Instant, usize)> {
        let limit = Timespec {
            tv_sec: i64::try_from(patience.as_secs()).expect("a short time"),
            tv_nsec: i64::from(patience.subsec_nanos()),
        };
        let mut wanted = [PollFd::new(&self.master, PollFlags::IN)];
        if !matches!(poll(&mut wanted, Some(&limit)), Ok(1)) {
            return None;
        }
        let count = rustix::io::read(&self.master, &mut self.buffer).ok().filter(|count| *count > 0)?;
        let at = Instant::now();
        self.screen.process(&self.buffer[..count]);
        Some((at, count))
    }

    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it lives");
    }

    /// Waits for the end, taking what is still written; the exit code as a shell gives it.
    pub fn end(mut self) -> (Instant, i32) {
        while self.read(LIMIT).is_some() {}
        let status: ExitStatus = self.child.wait().expect("it ends");
        let at = Instant::now();
        (at, status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0)))
    }

    /// The processor time of all its threads so far.
    pub fn processor_time(&self) -> Duration {
        // What a running thread has used is booked when it goes to sleep.
        std::thread::sleep(Duration::from_millis(3));
        let nanoseconds =
            self.tasks("schedstat").iter().filter_map(|text| text.split(' ').next()?.parse::<u64>().ok()).sum();
        Duration::from_nanos(nanoseconds)
    }

    /// How often its threads have been given the processor.
    pub fn wake_ups(&self) -> u64 {
        let count = |text: &String| -> u64 {
            let lines = text.lines().filter(|line| line.contains("ctxt_switches"));
            lines.filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok()).sum()
        };
        self.tasks("status").iter().map(count).sum()
    }

    /// Resident memory in KiB.
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    fn tasks(&self, file: &str) -> Vec<String> {
        let folder = std::fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let entries = folder.into_iter().flatten().flatten();
        entries.filter_map(|entry| std::fs::read_to_string(entry.path().join(file)).ok()).collect()
    }
}

/// How many bytes a person reads: all but the sequences.
fn words(bytes: &[u8]) -> usize {
    let mut words = 0;
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        if *byte == 0x1b {
            let _ = rest.next();
            let _ = rest.by_ref().find(|byte| byte.is_ascii_alphabetic());
        } else {
            words += 1;
        }
    }
    words
}

impl Drop for Process {
    /// The floor does not notice that its terminal is gone and would spin for ever.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command with nothing in its environment but a home.
pub fn command(program: &std::path::Path, home: &std::path::Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().current_dir(home).env("TERM", "xterm-256color").env("LANG", "C.UTF-8").env("HOME", home);
    for (name, folder) in [
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CACHE_HOME", "cache"),
        ("HANDSHAKE_CONFIG_DIR", "handshake-config"),
    ] {
        command.env(name, home.join(folder));
    }
    command
}
