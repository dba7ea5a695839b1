//! The watch on Unix: signals through a pipe, and the terminal itself, in one `poll` without a
//! time-out.

use std::io;
use std::os::fd::BorrowedFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::thread;

use nix::unistd::{getpgid, getpgrp, getppid, getsid};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::raise;

use crate::tui::terminal::notice::{Notice, Notify};
use crate::tui::terminal::rescue::{HUNG_UP, LIMIT, Rescue, farewell, flush_within};
use crate::tui::terminal::shell::Shell;

type Signals = SignalDelivery<UnixStream, SignalOnly>;

const WATCHED: [i32; 7] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];

struct Watch {
    shell: Arc<Shell>,
    rescue: Arc<dyn Rescue>,
    notify: Notify,
}

/// Starts the watch. From the moment this returns no signal is lost.
///
/// # Errors
/// The system refuses a pipe, a handler or a thread.
pub fn start(shell: Arc<Shell>, rescue: Arc<dyn Rescue>, notify: Notify) -> io::Result<()> {
    let (read, write) = UnixStream::pair()?;
    let signals = SignalDelivery::with_pipe(read, write, SignalOnly, WATCHED)?;
    let watch = Watch { shell, rescue, notify };
    thread::Builder::new().name("watch".into()).stack_size(128 * 1024).spawn(move || watch.keep(signals))?;
    Ok(())
}

impl Watch {
    fn keep(&self, mut signals: Signals) {
        let mut terminal = terminal_fd();
        loop {
            let gone = wait(&signals, terminal);
            self.answer(signals.pending().collect());
            match gone {
                Terminal::Gone => farewell(&self.shell, &self.rescue, HUNG_UP),
                // This system does not watch terminals; SIGHUP will have to do.
                Terminal::Unwatchable => terminal = None,
                Terminal::There => {}
            }
        }
    }

    fn answer(&self, arrived: Vec<i32>) {
        for signal in &arrived {
            match *signal {
                SIGWINCH => (self.notify)(Notice::Resized),
                SIGCONT => {
                    // A terminal that cannot be taken back is one that will hang up.
                    let _ = self.shell.enter_again();
                    (self.notify)(Notice::Resumed);
                }
                // Continued in the same breath: there is nothing left to stop for.
                SIGTSTP if arrived.contains(&SIGCONT) => {}
                SIGTSTP => {
                    flush_within(&self.rescue, LIMIT);
                    self.shell.leave();
                    // Returns when the process is continued; SIGCONT then does the rest.
                    let _ = raise(SIGSTOP);
                }
                signal => farewell(&self.shell, &self.rescue, 128 + signal),
            }
        }
    }
}

#[derive(Debug, PartialEq)]
enum Terminal {
    There,
    Gone,
    Unwatchable,
}

/// Sleeps until a signal comes or the terminal goes away.
fn wait(signals: &Signals, terminal: Option<BorrowedFd<'_>>) -> Terminal {
    let pipe = PollFd::new(signals.get_read(), PollFlags::IN);
    let outcome = match terminal {
        Some(terminal) => {
            // No event is asked for: keys are the reader's, a hang-up is always reported.
            let mut both = [pipe, PollFd::from_borrowed_fd(terminal, PollFlags::empty())];
            poll(&mut both, None).map(|_| both[1].revents())
        }
        None => poll(&mut [pipe], None).map(|_| PollFlags::empty()),
    };
    match outcome {
        Ok(seen) if seen.contains(PollFlags::NVAL) => Terminal::Unwatchable,
        Ok(seen) if seen.intersects(PollFlags::HUP | PollFlags::ERR) => Terminal::Gone,
        // An interrupted wait has its signal in the pipe; any other fault leaves us the signals.
        Ok(_) | Err(rustix::io::Errno::INTR) => Terminal::There,
        Err(_) => Terminal::Unwatchable,
    }
}

/// Where the terminal can be watched.
fn terminal_fd() -> Option<BorrowedFd<'static>> {
    [rustix::stdio::stdin(), rustix::stdio::stdout()].into_iter().find(|fd| rustix::termios::isatty(fd))
}

/// Whether somebody is there who could continue us: a shell that put us in a job of our own.
/// (The kernel's rule for a group of processes that is not orphaned.)
#[must_use]
pub fn can_suspend() -> bool {
    // A parent in another space of process numbers has the number nought, and so have its group and its session; rustix
    // knows no such number.
    let parent = getppid();
    let same_session =
        parent.as_raw() > 0 && matches!((getsid(Some(parent)), getsid(None)), (Ok(theirs), Ok(ours)) if theirs == ours);
    let other_group = getpgid(Some(parent)).is_ok_and(|group| group != getpgrp());
    // A parent in our own group (`cargo run`) is asked about its own parent by nobody: the shell
    // above it stops and continues the whole group.
    same_session && (other_group || getsid(None).is_ok_and(|session| session != getpgrp()))
}

/// Stops every process of our job, as Ctrl-Z in a shell does; the watch stops this one.
pub fn stop_group() {
    let _ = kill_current_process_group(Signal::TSTP);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_end_is_a_terminal_that_is_gone() {
        let (read, write) = UnixStream::pair().unwrap();
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, [] as [i32; 0]).unwrap();
        let (ours, theirs) = UnixStream::pair().unwrap();
        drop(theirs);
        assert_eq!(wait(&signals, Some(std::os::fd::AsFd::as_fd(&ours))), Terminal::Gone);
    }
}
