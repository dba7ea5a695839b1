//! Taking the terminal over for the life of the program, and every way of giving it back.
//!
//! Knows the shell, the watch and the rescue, and in which order they begin.

use std::io;
use std::sync::Arc;

use crate::tui::terminal::notice::Notice;
use crate::tui::terminal::rescue::{self, HUNG_UP, LIMIT, Rescue};
use crate::tui::terminal::shell::Shell;
use crate::tui::terminal::watch;

/// The terminal is ours while this lives.
#[must_use = "the terminal is given back when the guard is dropped"]
pub struct Guard {
    shell: Arc<Shell>,
    rescue: Arc<dyn Rescue>,
}

impl Guard {
    /// Takes the terminal over: first the panic hook, then the watch for signals, then the
    /// terminal itself, so that there is no moment in which it would not be given back.
    ///
    /// `notify` is called on the watch's thread.
    ///
    /// # Errors
    /// There is no terminal, or the system refuses a thread.
    pub fn enter(mouse: bool, rescue: Arc<dyn Rescue>, notify: impl Fn(Notice) + Send + 'static) -> io::Result<Self> {
        let shell = Arc::new(Shell::new(mouse));
        rescue::on_panic(&shell, &rescue);
        watch::start(Arc::clone(&shell), Arc::clone(&rescue), Box::new(notify))?;
        shell.enter()?;
        Ok(Self { shell, rescue })
    }

    /// The terminal, for those who draw.
    #[must_use]
    pub fn shell(&self) -> &Arc<Shell> {
        &self.shell
    }

    /// Gives the terminal back and stops the process until somebody continues it; the watch then
    /// reports [`Notice::Resumed`]. False, and nothing happens, where nobody could continue it:
    /// a window without a shell, or Windows.
    #[must_use]
    pub fn suspend(&self) -> bool {
        if !watch::can_suspend() {
            return false;
        }
        rescue::flush_within(&self.rescue, LIMIT);
        self.shell.leave();
        watch::stop_group();
        true
    }

    /// The terminal is gone: saves and ends the process as a hang-up would.
    pub fn hang_up(&self) -> ! {
        rescue::farewell(&self.shell, &self.rescue, HUNG_UP)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.shell.leave();
    }
}
