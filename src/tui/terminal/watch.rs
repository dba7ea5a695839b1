//! The watch: one thread that sleeps until a signal comes or the terminal goes away, and then
//! saves, gives the terminal back and ends the process by itself.
//!
//! It waits for nobody: the reader may be blocked inside half an escape sequence for ever, the
//! thread that draws may be stuck in a write. At rest it never wakes up.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::{can_suspend, start, stop_group};
#[cfg(windows)]
pub use windows::{can_suspend, start, stop_group};
