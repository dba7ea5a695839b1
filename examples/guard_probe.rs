//! A very small program on the real terminal guard and loop, for the pseudo-terminal tests.
//!
//! It shows what it heard. Typed words go into `$PROBE_WORDS` when it is told to flush. Keys:
//! `q` quits, `ctrl+p` panics where it draws, `ctrl+w` panics on a thread of its own, `ctrl+l`
//! blocks the loop for ever, `ctrl+g` panics while holding the lock saving needs, `ctrl+s`
//! suspends, `ctrl+y` copies, `ctrl+t` asks for three ticks.

#![allow(clippy::disallowed_methods)] // an example reads its own environment

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use handshake::tui::key::{Chord, Key};
use handshake::tui::runtime::program::{Event, Program, World};
use handshake::tui::runtime::reach::Reach;
use handshake::tui::runtime::turn;
use handshake::tui::terminal::rescue::Rescue;
use ratatui::Frame;
use ratatui::text::Line;

/// The words, where the thread that saves can reach them.
#[derive(Default)]
struct Words(Mutex<String>);

struct Saver {
    words: Arc<Words>,
    file: PathBuf,
}

impl Rescue for Saver {
    fn flush(&self, _within: Duration) {
        let words = self.words.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::fs::write(&self.file, format!("flushed: {words}\n")).expect("the probe's file can be written");
    }

    fn last_words(&self) -> String {
        format!("The probe stopped. Your words are in {}.", self.file.display())
    }
}

struct Probe {
    words: Arc<Words>,
    heard: usize,
    last: String,
    size: String,
    resumed: usize,
    ticks: usize,
    ticks_wanted: usize,
}

impl Program for Probe {
    type Message = Event;
    type Effect = Chord;

    fn update(&mut self, event: Event) -> Vec<Chord> {
        self.heard += 1;
        self.last = match &event {
            Event::Key(chord) => format!("key {chord}"),
            Event::Paste(text) => format!("paste {text:?}"),
            Event::Mouse(mouse) => format!("mouse {:?} {} {}", mouse.kind, mouse.column, mouse.row),
            other => format!("{other:?}"),
        };
        match event {
            Event::Key(chord) => {
                if chord.ctrl || chord.key == Key::Char('q') {
                    if chord == Chord::ctrl('t') {
                        self.ticks_wanted = 3;
                    }
                    return vec![chord];
                }
                if let Some(c) = chord.text() {
                    self.words.0.lock().unwrap_or_else(PoisonError::into_inner).push(c);
                }
            }
            Event::Paste(text) => self.words.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text),
            Event::Resized(size) => self.size = size.to_string(),
            Event::Resumed => self.resumed += 1,
            Event::Tick => {
                self.ticks += 1;
                self.ticks_wanted -= 1;
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, frame: &mut Frame<'_>) {
        let typed = self.words.0.lock().unwrap_or_else(PoisonError::into_inner).replace(['\n', '\t'], " ");
        let lines = vec![
            Line::from("probe ready"),
            Line::from(format!("typed: {typed}.")),
            Line::from(format!("last: {}.", self.last)),
            Line::from(format!("heard: {}.", self.heard)),
            Line::from(format!("size: {}.", self.size)),
            Line::from(format!("resumed: {}.", self.resumed)),
            Line::from(format!("ticks: {}.", self.ticks)),
        ];
        frame.render_widget(ratatui::text::Text::from(lines), frame.area());
        let column = u16::try_from(7 + typed.chars().count()).unwrap_or(0).min(frame.area().width.saturating_sub(1));
        frame.set_cursor_position((column, 1));
    }

    fn wants_tick(&self) -> Option<Duration> {
        (self.ticks_wanted > 0).then_some(Duration::from_millis(20))
    }
}

struct Outside {
    words: Arc<Words>,
}

impl World<Probe> for Outside {
    fn hear(&mut self, event: Event) -> Event {
        event
    }

    fn perform(&mut self, effect: Chord, reach: &mut Reach<'_, Event>) {
        match effect.key {
            Key::Char('q') => reach.quit(),
            Key::Char('p') => panic!("asked to panic"),
            Key::Char('w') => drop(thread::spawn(|| panic!("asked to panic elsewhere"))),
            Key::Char('l') => loop {
                thread::park();
            },
            Key::Char('g') => {
                let _held = self.words.0.lock();
                panic!("asked to panic with the lock held");
            }
            Key::Char('s') => drop(reach.suspend()),
            Key::Char('y') => reach.copy("copied words".into()),
            _ => {}
        }
    }
}

fn main() -> std::io::Result<()> {
    let file = std::env::var_os("PROBE_WORDS").map_or_else(|| PathBuf::from("/dev/null"), PathBuf::from);
    let words = Arc::new(Words::default());
    let rescue = Arc::new(Saver { words: Arc::clone(&words), file });
    let mut probe = Probe {
        words: Arc::clone(&words),
        heard: 0,
        last: String::new(),
        size: String::new(),
        resumed: 0,
        ticks: 0,
        ticks_wanted: 0,
    };
    turn::run(&mut probe, &mut Outside { words }, rescue, true)
}
