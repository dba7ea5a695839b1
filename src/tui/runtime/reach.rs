//! What performing an effect may do to the loop and to the terminal. Knows no effect.

use std::sync::mpsc::Sender;
use std::time::Instant;

use crate::tui::terminal::guard::Guard;
use crate::tui::terminal::input::Input;
use crate::tui::terminal::notice::Notice;

/// Everything that can wake the loop.
#[derive(Debug)]
pub enum Wake<M> {
    /// From the reader, with the moment it was read.
    Input(Instant, Input),
    /// From the watch.
    Notice(Notice),
    /// From a thread that worked for the program.
    Message(M),
    /// The reader cannot read any more: the terminal is gone.
    Lost,
}

/// Sends messages to the program from any thread.
#[derive(Debug)]
pub struct Post<M>(Sender<Wake<M>>);

impl<M> Clone for Post<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M> Post<M> {
    /// A letter box of the loop.
    #[must_use]
    pub const fn new(sender: Sender<Wake<M>>) -> Self {
        Self(sender)
    }

    /// Posts a message; once the loop has ended nobody reads it.
    pub fn post(&self, message: M) {
        let _ = self.0.send(Wake::Message(message));
    }
}

/// The loop and the terminal, as far as an effect may reach.
pub struct Reach<'a, M> {
    pub(in crate::tui::runtime) guard: &'a Guard,
    pub(in crate::tui::runtime) post: &'a Post<M>,
    pub(in crate::tui::runtime) wish: &'a mut Wish,
}

/// What effects asked of the loop, to be done when all have been performed.
#[derive(Debug, Default)]
pub(in crate::tui::runtime) struct Wish {
    /// End the loop.
    pub quit: bool,
    /// Draw everything, not only what changed.
    pub redraw: bool,
    /// Send this text to the terminal's clipboard.
    pub copy: Option<String>,
}

impl<M> Reach<'_, M> {
    /// A letter box for a thread that works for the program.
    #[must_use]
    pub fn post(&self) -> Post<M> {
        self.post.clone()
    }

    /// Ends the loop after this round; typed words are brought to the disk first.
    pub fn quit(&mut self) {
        self.wish.quit = true;
    }

    /// Gives the terminal back and stops the process until it is continued. False where nobody
    /// could continue it.
    #[must_use]
    pub fn suspend(&mut self) -> bool {
        self.guard.suspend()
    }

    /// Draws every cell again.
    pub fn redraw(&mut self) {
        self.wish.redraw = true;
    }

    /// Sends text to the clipboard of the person's terminal (OSC 52). Whether it arrives is not
    /// known: say 'sent to the terminal', not 'copied'.
    pub fn copy(&mut self, text: String) {
        self.wish.copy = Some(text);
    }

    /// Switches clicks and the wheel on or off; off leaves selecting to the terminal.
    pub fn mouse(&mut self, on: bool) {
        // A terminal that is gone announces itself by itself.
        let _ = self.guard.shell().set_mouse(on);
    }
}
