//! The contract between the loop and what runs in it. Knows neither side.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Size;

use crate::tui::key::Chord;
use crate::tui::mouse::Mouse;
use crate::tui::runtime::reach::Reach;

/// Something that happened, before it is a message of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A keystroke.
    Key(Chord),
    /// A paste, or a burst of keys that can only be one.
    Paste(String),
    /// The mouse, inside the screen.
    Mouse(Mouse),
    /// The screen has this size now.
    Resized(Size),
    /// The process was stopped and goes on: files may have changed meanwhile.
    Resumed,
    /// The window was chosen.
    FocusGained,
    /// Another window was chosen.
    FocusLost,
    /// The time the program wanted to hear of has come.
    Tick,
}

/// What runs in the loop.
pub trait Program {
    /// What it is told.
    type Message;
    /// What it wants done.
    type Effect;

    /// Takes one message in.
    fn update(&mut self, message: Self::Message) -> Vec<Self::Effect>;

    /// Draws the present state; the same state gives the same cells.
    fn view(&self, frame: &mut Frame<'_>);

    /// How often it wants a tick, while it wants one. `None` lets the processor rest.
    fn wants_tick(&self) -> Option<Duration>;
}

/// The outside of a program: it gives events the date and time they need, and performs effects.
pub trait World<P: Program> {
    /// The first frame is drawn: long work may begin.
    fn begin(&mut self, reach: &mut Reach<'_, P::Message>) {
        let _ = reach;
    }

    /// The program's word for an event.
    fn hear(&mut self, event: Event) -> P::Message;

    /// Leaves out of a round's effects what a later one of them makes needless: of a held key a hundred states of one
    /// answer, of which the last is kept.
    fn settle(&self, effects: Vec<P::Effect>) -> Vec<P::Effect> {
        effects
    }

    /// Does what the program asked for, without ever making the loop wait: long work goes to a
    /// thread of its own that posts its result.
    fn perform(&mut self, effect: P::Effect, reach: &mut Reach<'_, P::Message>);
}
