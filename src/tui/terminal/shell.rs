//! The state the terminal is in, and the only way to change it or to write to it.
//!
//! Shared by the thread that draws, the watch and the panic hook; knows nothing of any of them.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::style::force_color_output;
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{cursor, queue, style};
use ratatui::layout::Size;

use crate::tui::terminal::shell::clicks::{DisableClicks, EnableClicks};

mod clicks;
mod wire;

/// How long giving the terminal back waits for a frame that is being written.
const PATIENCE: Duration = Duration::from_millis(50);

/// The terminal as we hold it.
#[derive(Debug, Default)]
pub struct Shell {
    state: Mutex<State>,
    ending: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    /// Raw mode is on: the terminal is ours.
    ours: bool,
    /// The sequences that set up, while they have not been written.
    prologue: Vec<u8>,
    /// The program wants clicks and the wheel.
    mouse: bool,
}

impl Shell {
    /// A terminal not yet taken over.
    #[must_use]
    pub fn new(mouse: bool) -> Self {
        // `NO_COLOR` is the theme's business; crossterm would write a full reset in the place of
        // every colour, and reverse video with it.
        force_color_output(true);
        Self { state: Mutex::new(State { mouse, ..State::default() }), ending: AtomicBool::new(false) }
    }

    /// Takes the terminal over. The sequences wait for the first frame.
    ///
    /// # Errors
    /// There is no terminal, or it refuses raw mode.
    pub fn enter(&self) -> io::Result<()> {
        let mut state = self.lock();
        if state.ours {
            return Ok(());
        }
        terminal::enable_raw_mode()?;
        state.ours = true;
        state.prologue = set_up(state.mouse);
        Ok(())
    }

    /// Takes the terminal over again after the process was stopped, whatever a shell did to it.
    /// The frame that follows must draw everything.
    ///
    /// # Errors
    /// The terminal refuses raw mode.
    pub fn enter_again(&self) -> io::Result<()> {
        {
            let mut state = self.lock();
            if state.ours {
                // Stopped without warning: crossterm believes in a raw mode that is gone.
                terminal::disable_raw_mode()?;
                state.ours = false;
            }
        }
        self.enter()
    }

    /// Gives the terminal back, in the reverse order of taking it. Callable from any thread and
    /// more than once; what fails is passed over, because what remains must still happen.
    pub fn leave(&self) {
        let mut state = self.lock_within(PATIENCE);
        let (ours, written, mouse) = match &mut state {
            Some(state) => {
                (std::mem::take(&mut state.ours), std::mem::take(&mut state.prologue).is_empty(), state.mouse)
            }
            None => (true, true, true), // Stuck in the middle of a frame: we are on the screen.
        };
        if !ours {
            return;
        }
        if written {
            wire::write_soon(&tear_down(mouse), PATIENCE);
        }
        let _ = terminal::disable_raw_mode();
    }

    /// Writes a frame in one write, after the sequences that set up if those are still due.
    /// While the terminal is not ours the frame is dropped.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn write(&self, frame: &[u8]) -> io::Result<()> {
        let mut state = self.lock();
        if !state.ours {
            return Ok(());
        }
        if state.prologue.is_empty() {
            return wire::write_all(frame);
        }
        let mut first = std::mem::take(&mut state.prologue);
        first.extend_from_slice(frame);
        wire::write_all(&first)
    }

    /// Switches reports of the mouse on or off.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn set_mouse(&self, on: bool) -> io::Result<()> {
        let mut bytes = Vec::new();
        {
            let mut state = self.lock();
            if state.mouse == on {
                return Ok(());
            }
            state.mouse = on;
            if !state.prologue.is_empty() {
                state.prologue = set_up(on);
                return Ok(());
            }
        }
        let _ = if on { queue!(bytes, EnableClicks) } else { queue!(bytes, DisableClicks) };
        self.write(&bytes)
    }

    /// Whether the caller is the first to want the process to end; true only once.
    #[must_use]
    pub fn is_first_to_end(&self) -> bool {
        !self.ending.swap(true, Ordering::SeqCst)
    }

    /// The size of the screen in cells.
    ///
    /// # Errors
    /// There is no terminal.
    pub fn size() -> io::Result<Size> {
        wire::size()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state, unless another thread is stuck writing.
    fn lock_within(&self, patience: Duration) -> Option<MutexGuard<'_, State>> {
        let step = Duration::from_millis(1);
        let mut waited = Duration::ZERO;
        loop {
            match self.state.try_lock() {
                Ok(state) => return Some(state),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) if waited < patience => {
                    thread::sleep(step);
                    waited += step;
                }
                Err(TryLockError::WouldBlock) => return None,
            }
        }
    }
}

/// Sequences that cannot be set up (an old Windows console has no bracketed paste) are passed over.
fn set_up(mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128);
    let _ = queue!(bytes, EnterAlternateScreen);
    let _ = queue!(bytes, EnableBracketedPaste);
    if mouse {
        let _ = queue!(bytes, EnableClicks);
    }
    let _ = queue!(bytes, EnableFocusChange);
    bytes
}

/// The reverse of [`set_up`], and of what a frame may have left behind.
fn tear_down(mouse: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(128);
    let _ = queue!(bytes, style::SetAttribute(style::Attribute::Reset), cursor::Show);
    let _ = queue!(bytes, DisableFocusChange);
    if mouse {
        let _ = queue!(bytes, DisableClicks);
    }
    let _ = queue!(bytes, DisableBracketedPaste);
    let _ = queue!(bytes, LeaveAlternateScreen);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaving_undoes_every_mode_that_entering_set() {
        let (on, off) = (set_up(true), tear_down(true));
        let (on, off) = (String::from_utf8_lossy(&on), String::from_utf8_lossy(&off));
        let modes: Vec<_> = on.split('\x1b').filter_map(|part| part.strip_prefix("[?")?.strip_suffix('h')).collect();
        assert_eq!(modes, ["1049", "2004", "1000", "1002", "1006", "1004"]);
        let undone: Vec<_> = off.split('\x1b').filter_map(|part| part.strip_prefix("[?")?.strip_suffix('l')).collect();
        assert_eq!(undone, ["1004", "1006", "1002", "1000", "2004", "1049"]);
        assert!(off.contains("\x1b[?25h"), "the cursor is shown again");
    }

    #[test]
    fn nothing_is_written_while_the_terminal_is_not_ours() {
        let shell = Shell::new(true);
        assert!(shell.write(b"never seen").is_ok());
        shell.leave();
        shell.leave();
    }

    #[test]
    fn only_one_thread_ends_the_process() {
        let shell = Shell::new(false);
        assert!(shell.is_first_to_end());
        assert!(!shell.is_first_to_end());
    }
}
