//! The terminal: the only place that knows crossterm, escape sequences and signals.
//!
//! What the rest of the program may rely on:
//!
//! - A [`guard::Guard`] takes the terminal over and gives it back in the reverse order on every
//!   way out: a drop, a panic, a signal, a suspend, a terminal that went away. It may be left
//!   from any thread, and as often as one likes.
//! - Nothing is ever asked of the terminal, so nothing waits for an answer that may not come.
//! - A frame leaves in one write, the first one together with the sequences that set up.
//! - Ending never waits for the thread that reads keys (crossterm may block in the middle of a
//!   sequence, or spin when the terminal is gone) nor for the one that draws.
//!
//! Must not know the program: what is to be saved before the end comes in as a
//! [`rescue::Rescue`], what happened goes out as [`input::Input`] and [`notice::Notice`].

pub mod canvas;
pub mod guard;
pub mod input;
pub mod notice;
pub mod pen;
pub mod rescue;
pub mod shell;
pub mod watch;
