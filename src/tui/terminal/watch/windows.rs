//! The watch on Windows: Ctrl-C from outside, and a console that is being closed.

use std::io;
use std::sync::Arc;

use crate::tui::terminal::notice::Notify;
use crate::tui::terminal::rescue::{Rescue, farewell};
use crate::tui::terminal::shell::Shell;

/// The exit code Windows itself gives a program ended by Ctrl-C.
const ENDED: i32 = 130;

/// Starts the watch. Sizes come through the reader here, and nothing is ever stopped.
///
/// Windows gives a closed console's program no certain time to end: what is not saved by then
/// (at most the last half second) may be lost.
///
/// # Errors
/// The system refuses a handler or a thread.
pub fn start(shell: Arc<Shell>, rescue: Arc<dyn Rescue>, _notify: Notify) -> io::Result<()> {
    ctrlc::set_handler(move || farewell(&shell, &rescue, ENDED)).map_err(io::Error::other)
}

/// Windows has no jobs to stop.
#[must_use]
pub fn can_suspend() -> bool {
    false
}

/// Windows has no jobs to stop.
pub fn stop_group() {}
