//! Telling a paste from typing where the terminal does not (Windows has no bracketed paste).
//!
//! The rule: keys that type (characters, Enter, Tab), each at most [`GAP`] after the one before
//! and with no other key between, are one burst. A burst that holds an Enter or a Tab and at
//! least [`ENOUGH`] characters is a paste: its Enters are line ends, its Tabs are tabs, and
//! nothing in it goes on, submits or leaves. Everything else is typing. So a held Enter is
//! typing, a held letter is typing, and `ab` with Enter in one read is typing, but a word with
//! Enter in one read is a paste; no hand is that fast.
//!
//! Knows no screen and reads no clock: the moments are given.

use std::time::{Duration, Instant};

use crate::tui::key::Key;
use crate::tui::runtime::program::Event;
use crate::tui::terminal::input::Input;

/// The longest pause inside a burst.
pub const GAP: Duration = Duration::from_millis(5);

/// How many characters make a burst with an Enter or a Tab a paste.
pub const ENOUGH: usize = 3;

/// What a keystroke adds to a burst.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stroke {
    Letter(char),
    /// Enter or Tab: a key that would go on.
    Mover(char),
}

/// The burst that is under way, across rounds of the loop.
#[derive(Debug, Default)]
pub struct Burst {
    last: Option<Instant>,
    letters: usize,
}

/// A run of keys of one burst within a round, by index.
struct Run {
    start: usize,
    end: usize,
    letters: usize,
    movers: bool,
}

impl Burst {
    /// Whether what arrived may be the beginning of a paste, so that it pays to wait [`GAP`] for
    /// more. Never true for plain typing: a letter, or an Enter on its own.
    #[must_use]
    pub fn is_open(&self, arrived: &[(Instant, Input)]) -> bool {
        self.runs(arrived).last().is_some_and(|run| run.end == arrived.len() && run.movers && run.letters > 0)
    }

    /// What arrived, with each paste in one piece. A notice of a new size is left out: it carries
    /// no size, the loop announces it.
    pub fn settle(&mut self, mut arrived: Vec<(Instant, Input)>) -> Vec<Event> {
        let runs = self.runs(&arrived);
        let open = runs.last().filter(|run| run.end == arrived.len());
        self.letters = open.map_or(0, |run| run.letters);
        self.last = open.and(arrived.last()).map(|(at, _)| *at);
        let mut events = Vec::with_capacity(arrived.len());
        let mut pastes = runs.iter().filter(|run| run.movers && run.letters >= ENOUGH).peekable();
        for (index, (_, input)) in arrived.iter_mut().enumerate() {
            if pastes.peek().is_some_and(|run| run.end <= index) {
                pastes.next();
            }
            match pastes.peek() {
                Some(run) if run.start <= index => {
                    if index == run.start {
                        events.push(Event::Paste(String::new()));
                    }
                    if let (Some(Stroke::Letter(c) | Stroke::Mover(c)), Some(Event::Paste(text))) =
                        (stroke(input), events.last_mut())
                    {
                        text.push(c);
                    }
                }
                _ => events.extend(event(input)),
            }
        }
        events
    }

    /// The bursts in what arrived, the first perhaps begun in an earlier round.
    fn runs(&self, arrived: &[(Instant, Input)]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let (mut last, mut carried) = (self.last, self.letters);
        for (index, (at, input)) in arrived.iter().enumerate() {
            let Some(stroke) = stroke(input) else {
                last = None;
                continue;
            };
            let joined = last.is_some_and(|last| at.saturating_duration_since(last) <= GAP);
            last = Some(*at);
            match runs.last_mut() {
                Some(run) if joined && run.end == index => run.end = index + 1,
                _ => {
                    let letters = if joined && index == 0 { carried } else { 0 };
                    runs.push(Run { start: index, end: index + 1, letters, movers: false });
                }
            }
            carried = 0;
            if let Some(run) = runs.last_mut() {
                match stroke {
                    Stroke::Letter(_) => run.letters += 1,
                    Stroke::Mover(_) => run.movers = true,
                }
            }
        }
        runs
    }
}

fn stroke(input: &Input) -> Option<Stroke> {
    let Input::Key(chord) = input else { return None };
    if chord.ctrl || chord.alt || chord.shift {
        return None;
    }
    match chord.key {
        Key::Enter => Some(Stroke::Mover('\n')),
        Key::Tab => Some(Stroke::Mover('\t')),
        _ => chord.text().map(Stroke::Letter),
    }
}

/// The event of an input; a new size is the loop's to tell.
fn event(input: &mut Input) -> Option<Event> {
    Some(match input {
        Input::Key(chord) => Event::Key(*chord),
        Input::Paste(text) => Event::Paste(std::mem::take(text)),
        Input::Mouse(mouse) => Event::Mouse(*mouse),
        Input::FocusGained => Event::FocusGained,
        Input::FocusLost => Event::FocusLost,
        Input::Resize => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::tui::key::Chord;

    struct Hands {
        burst: Burst,
        now: Instant,
    }

    impl Hands {
        fn new() -> Self {
            Self { burst: Burst::default(), now: Instant::now() }
        }

        /// Keys that arrive together, `apart` after one another: `⏎` is Enter, `→` is Tab, `↓` is Down.
        fn keys(&mut self, text: &str, apart: Duration) -> Vec<(Instant, Input)> {
            let key = |c| match c {
                '⏎' => Key::Enter,
                '→' => Key::Tab,
                '↓' => Key::Down,
                c => Key::Char(c),
            };
            text.chars()
                .map(|c| {
                    self.now += apart;
                    (self.now, Input::Key(Chord::plain(key(c))))
                })
                .collect()
        }

        /// What the program hears of them: keys as themselves, a paste in brackets.
        fn hear(&mut self, text: &str, apart: Duration) -> String {
            let arrived = self.keys(text, apart);
            let word = |event| match event {
                Event::Paste(text) => format!("[{}]", text.replace('\n', "⏎").replace('\t', "→")),
                Event::Key(chord) => match chord.key {
                    Key::Enter => "⏎".into(),
                    Key::Tab => "→".into(),
                    Key::Down => "↓".into(),
                    _ => chord.to_string(),
                },
                other => format!("{other:?}"),
            };
            self.burst.settle(arrived).into_iter().map(word).collect()
        }
    }

    const AT_ONCE: Duration = Duration::from_micros(10);
    const BY_HAND: Duration = Duration::from_millis(30);

    #[test]
    fn a_pasted_text_with_line_ends_is_one_paste() {
        assert_eq!(Hands::new().hear("one⏎two⏎", AT_ONCE), "[one⏎two⏎]");
        assert_eq!(Hands::new().hear("a→b→c", AT_ONCE), "[a→b→c]");
    }

    #[test]
    fn fast_typing_stays_typing_even_when_it_arrives_together() {
        assert_eq!(Hands::new().hear("yes⏎no⏎", BY_HAND), "yes⏎no⏎");
        assert_eq!(Hands::new().hear("ab⏎", AT_ONCE), "ab⏎");
        assert_eq!(Hands::new().hear("hello", AT_ONCE), "hello");
    }

    #[test]
    fn held_keys_stay_keys() {
        assert_eq!(Hands::new().hear("⏎⏎⏎⏎⏎⏎", AT_ONCE), "⏎⏎⏎⏎⏎⏎");
        assert_eq!(Hands::new().hear("jjjjjjjj", AT_ONCE), "jjjjjjjj");
    }

    #[test]
    fn another_key_ends_the_burst() {
        assert_eq!(Hands::new().hear("abcd↓⏎", AT_ONCE), "abcd↓⏎");
        assert_eq!(Hands::new().hear("ab⏎cd↓ef⏎", AT_ONCE), "[ab⏎cd]↓ef⏎");
    }

    #[test]
    fn a_paste_torn_between_two_rounds_never_goes_on() {
        let mut hands = Hands::new();
        assert_eq!(hands.hear("hello", AT_ONCE), "hello");
        assert_eq!(hands.hear("⏎world", AT_ONCE), "[⏎world]");
        assert_eq!(hands.hear("⏎", AT_ONCE), "[⏎]");
        assert_eq!(hands.hear("⏎", BY_HAND), "⏎");
    }

    #[test]
    fn only_what_may_be_a_paste_is_worth_waiting_for() {
        let mut hands = Hands::new();
        for (text, open) in [("a", false), ("⏎", false), ("⏎⏎", false), ("a⏎", true), ("⏎a", true), ("abc⏎↓", false)]
        {
            let arrived = hands.keys(text, AT_ONCE);
            assert_eq!(hands.burst.is_open(&arrived), open, "{text}");
        }
    }
}
