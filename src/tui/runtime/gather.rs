//! Waiting, and gathering everything that arrived into one round. Knows the clock, the channel
//! and bursts; not what will be done with it.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::tui::runtime::burst::{Burst, GAP};
use crate::tui::runtime::program::Event;
use crate::tui::runtime::reach::Wake;
use crate::tui::terminal::input::Input;
use crate::tui::terminal::notice::Notice;

/// The most that is gathered before drawing, so that a flood of input still shows something.
const MOST: usize = 64 * 1024;

/// Everything that arrived in one round.
#[derive(Debug)]
pub struct Gathered<M> {
    /// What the person did, a tick last.
    pub events: Vec<Event>,
    /// What threads of the program posted.
    pub messages: Vec<M>,
    /// The screen may have another size.
    pub resized: bool,
    /// The process was stopped meanwhile: nothing on the screen can be relied on.
    pub resumed: bool,
    /// The terminal is gone.
    pub lost: bool,
}

/// The ears of the loop.
#[derive(Debug)]
pub struct Ear<M> {
    wakes: Receiver<Wake<M>>,
    burst: Burst,
    tick: Tick,
}

impl<M> Ear<M> {
    /// Listens to `wakes`.
    #[must_use]
    pub fn new(wakes: Receiver<Wake<M>>) -> Self {
        Self { wakes, burst: Burst::default(), tick: Tick::default() }
    }

    /// Waits until something arrives, or the wanted tick is due, and takes all there is.
    pub fn gather(&mut self, wanted: Option<Duration>) -> Gathered<M> {
        let first = match self.tick.remaining(wanted, Instant::now()) {
            None => self.wakes.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(left) => self.wakes.recv_timeout(left),
        };
        let mut round =
            Gathered { events: Vec::new(), messages: Vec::new(), resized: false, resumed: false, lost: false };
        let mut inputs = Vec::new();
        match first {
            Ok(wake) => {
                sort(wake, &mut inputs, &mut round);
                self.drain(&mut inputs, &mut round);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => round.lost = true,
        }
        while inputs.len() < MOST && self.burst.is_open(&inputs) {
            let Ok(wake) = self.wakes.recv_timeout(GAP) else { break };
            sort(wake, &mut inputs, &mut round);
            self.drain(&mut inputs, &mut round);
        }
        round.resized |= inputs.iter().any(|(_, input)| *input == Input::Resize);
        round.events = self.burst.settle(inputs);
        if self.tick.is_due(Instant::now()) {
            round.events.push(Event::Tick);
        }
        round
    }

    fn drain(&mut self, inputs: &mut Vec<(Instant, Input)>, round: &mut Gathered<M>) {
        while inputs.len() < MOST {
            let Ok(wake) = self.wakes.try_recv() else { return };
            sort(wake, inputs, round);
        }
    }
}

fn sort<M>(wake: Wake<M>, inputs: &mut Vec<(Instant, Input)>, round: &mut Gathered<M>) {
    match wake {
        Wake::Input(at, input) => inputs.push((at, input)),
        Wake::Message(message) => round.messages.push(message),
        Wake::Notice(Notice::Resized) => round.resized = true,
        Wake::Notice(Notice::Resumed) => round.resumed = true,
        Wake::Lost => round.lost = true,
    }
}

/// When the program wants to be woken. Keys that arrive meanwhile do not put it off.
#[derive(Debug, Default)]
struct Tick {
    wanted: Option<Duration>,
    due: Option<Instant>,
}

impl Tick {
    /// How long until the tick, if one is wanted; a changed wish begins to count anew.
    fn remaining(&mut self, wanted: Option<Duration>, now: Instant) -> Option<Duration> {
        if self.wanted != wanted || self.due.is_none() {
            self.wanted = wanted;
            self.due = wanted.map(|wanted| now + wanted);
        }
        self.due.map(|due| due.saturating_duration_since(now))
    }

    /// Whether the tick is due; it then counts anew.
    fn is_due(&mut self, now: Instant) -> bool {
        let due = self.due.is_some_and(|due| due <= now);
        if due {
            self.due = None;
        }
        due
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::tui::key::{Chord, Key};
    use std::sync::mpsc;

    #[test]
    fn keys_do_not_put_off_a_tick() {
        let second = Duration::from_secs(1);
        let mut tick = Tick::default();
        let start = Instant::now();
        assert_eq!(tick.remaining(Some(second), start), Some(second));
        assert_eq!(tick.remaining(Some(second), start + second / 2), Some(second / 2));
        assert!(!tick.is_due(start + second / 2));
        assert!(tick.is_due(start + second));
        assert_eq!(tick.remaining(Some(second), start + second), Some(second));
        assert_eq!(tick.remaining(None, start + second), None);
    }

    #[test]
    fn a_held_key_is_gathered_whole() {
        let (sender, wakes) = mpsc::channel::<Wake<()>>();
        for _ in 0..130 {
            sender.send(Wake::Input(Instant::now(), Input::Key(Chord::plain(Key::Down)))).unwrap();
        }
        sender.send(Wake::Message(())).unwrap();
        let round = Ear::new(wakes).gather(None);
        assert_eq!((round.events.len(), round.messages.len()), (130, 1));
    }

    #[test]
    fn a_loop_nobody_can_reach_any_more_has_lost_its_terminal() {
        let (sender, wakes) = mpsc::channel::<Wake<()>>();
        drop(sender);
        assert!(Ear::new(wakes).gather(None).lost);
    }
}
