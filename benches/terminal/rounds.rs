//! The measurements, the floor and the subject in turns. Knows no limit and no table.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::process::Process;
use crate::subject::Subject;

/// How often a start, and how often an end of each kind, is measured.
const STARTS: usize = 40;
const ENDS: usize = 15;
/// How often a key is measured.
const KEYS: usize = 300;
/// How many rows down before as many up: every list that is measured has more.
const STEPS: usize = 8;
/// How many letters are typed before they are taken back.
const LINE: usize = 60;
/// How long nothing must arrive before an answer is whole.
const QUIET: Duration = Duration::from_millis(4);
const DOWN: &[u8] = b"\x1b[B";
const UP: &[u8] = b"\x1b[A";

/// What was measured of one program. Times in milliseconds.
#[derive(Default)]
pub struct Figures {
    pub first_frame: Vec<f64>,
    pub processor: Vec<f64>,
    pub moving: Vec<f64>,
    pub typing: Vec<f64>,
    pub bytes_moved: Vec<f64>,
    /// Those of them that are no words.
    pub sequences_moved: Vec<f64>,
    pub bytes_typed: Vec<f64>,
    pub held_moving: Vec<f64>,
    pub held_typing: Vec<f64>,
    pub bytes_at_rest: usize,
    pub wake_ups_at_rest: u64,
    pub resident: u64,
    pub quit: Vec<f64>,
    pub terminated: Vec<f64>,
    pub hung_up: Vec<f64>,
    pub codes: Vec<i32>,
}

pub struct Measured {
    pub floor: Figures,
    pub subject: Figures,
    /// One plain durable save of a book's size.
    pub save: Vec<f64>,
}

pub fn measure(floor: &Subject, subject: &Subject) -> Measured {
    let mut all = [(floor, Figures::default()), (subject, Figures::default())];
    for (subject, _) in &all {
        ready(subject); // Once for nothing, so that both lie in memory.
    }
    for _ in 0..STARTS {
        for (subject, figures) in &mut all {
            start(subject, figures);
        }
    }
    keys(&mut all);
    rest(&mut all);
    let mut save = Vec::new();
    for _ in 0..ENDS {
        save.push(durable_save(subject.home.path()));
        for (subject, figures) in &mut all {
            let (quit, _) = end(subject, |process| process.send(subject.quit));
            let (terminated, code) = end(subject, |process| process.signal(Signal::TERM));
            let (hung_up, other) = end(subject, |process| process.signal(Signal::HUP));
            figures.quit.push(quit);
            figures.terminated.push(terminated);
            figures.hung_up.push(hung_up);
            figures.codes = vec![code, other];
        }
    }
    let [(_, floor), (_, subject)] = all;
    Measured { floor, subject, save }
}

fn ready(subject: &Subject) -> Process {
    let mut process = Process::start(subject.command());
    process.until("the first frame", subject.ready);
    process.listen(QUIET);
    process
}

fn start(subject: &Subject, figures: &mut Figures) {
    let mut process = Process::start(subject.command());
    let at = process.until("the first frame", subject.ready);
    figures.first_frame.push(milliseconds(at - process.started));
    figures.processor.push(milliseconds(process.processor_time()));
}

/// Keys one at a time, both programs alive, in turns.
fn keys(all: &mut [(&Subject, Figures); 2]) {
    let mut processes: Vec<Process> = all.iter().map(|(subject, _)| at_list(subject)).collect();
    for round in 0..KEYS {
        let key = if (round / STEPS).is_multiple_of(2) { DOWN } else { UP };
        for ((_, figures), process) in all.iter_mut().zip(&mut processes) {
            let answer = process.ask(key, QUIET);
            figures.moving.push(milliseconds(answer.took));
            figures.bytes_moved.push(count(answer.bytes));
            figures.sequences_moved.push(count(answer.bytes - answer.words));
        }
    }
    for ((_, figures), process) in all.iter_mut().zip(&mut processes) {
        for _ in 0..5 {
            for key in [DOWN, UP] {
                figures.held_moving.push(milliseconds(process.ask(&key.repeat(130), QUIET * 4).took));
            }
        }
    }
    for ((subject, _), process) in all.iter().zip(&mut processes) {
        for key in subject.to_text {
            process.ask(key, QUIET * 10);
        }
    }
    for round in 0..KEYS {
        // Words of five letters, so that a line wraps where lines wrap; a clean line after each sixty.
        let key: &[u8] = if round % 6 == 5 { b" " } else { b"e" };
        for ((_, figures), process) in all.iter_mut().zip(&mut processes) {
            let answer = process.ask(key, QUIET);
            figures.typing.push(milliseconds(answer.took));
            figures.bytes_typed.push(count(answer.bytes));
            if round % LINE == LINE - 1 {
                process.ask(&b"\x7f".repeat(LINE), QUIET * 4);
            }
        }
    }
    for ((_, figures), process) in all.iter_mut().zip(&mut processes) {
        for key in [b"n", b"m", b"o", b"n", b"m"] {
            figures.held_typing.push(milliseconds(process.ask(&key.repeat(130), QUIET * 4).took));
            process.ask(&b"\x7f".repeat(130), QUIET * 4);
        }
        figures.resident = process.resident();
    }
}

/// Five seconds in which nothing happens, both at once.
fn rest(all: &mut [(&Subject, Figures); 2]) {
    for (subject, figures) in all {
        let mut process = at_list(subject);
        process.listen(Duration::from_millis(1500));
        let before = process.wake_ups();
        figures.bytes_at_rest = process.listen(Duration::from_secs(5));
        figures.wake_ups_at_rest = process.wake_ups() - before;
    }
}

fn at_list(subject: &Subject) -> Process {
    let mut process = ready(subject);
    for key in subject.to_list {
        process.ask(key, QUIET * 10);
    }
    process
}

/// The time from the order to end, right after a letter was typed, to the end.
fn end(subject: &Subject, order: impl Fn(&Process)) -> (f64, i32) {
    let mut process = at_list(subject);
    for key in subject.to_text {
        process.ask(key, QUIET * 10);
    }
    process.ask(b"e", QUIET);
    let ordered = Instant::now();
    order(&process);
    let (at, code) = process.end();
    (milliseconds(at - ordered), code)
}

/// Write beside, sync, rename, sync the folder: what one save of a book costs at the least.
fn durable_save(folder: &Path) -> f64 {
    let (beside, place) = (folder.join("save.new"), folder.join("save.toml"));
    let begun = Instant::now();
    let saved = File::create(&beside).and_then(|mut file| {
        file.write_all(&[b'x'; 8 * 1024])?;
        file.sync_all()?;
        fs::rename(&beside, &place)?;
        File::open(folder)?.sync_all()
    });
    saved.expect("a plain save");
    milliseconds(begun.elapsed())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[allow(clippy::cast_precision_loss, reason = "a few thousand bytes")]
fn count(bytes: usize) -> f64 {
    bytes as f64
}
