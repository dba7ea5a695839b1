//! What must happen before the end, whoever brings it: saving, within a limit of time.
//!
//! Knows nothing of what is saved or where.

use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use crate::tui::terminal::shell::Shell;

/// How long saving may take when the program is being ended.
pub const LIMIT: Duration = Duration::from_secs(3);

/// The threads that catch their own panics: saving failed, which is said and tried again.
const CATCHING: [&str; 2] = ["rescue", "saver"];

/// The exit code of a process whose terminal went away.
pub const HUNG_UP: i32 = 128 + 1;

/// The part of the program that brings typed words to safety. Called from any thread, at any
/// moment, perhaps twice; it must not wait for the thread that draws.
pub trait Rescue: Send + Sync {
    /// Brings everything typed so far to the disk, durably, in at most `within`.
    fn flush(&self, within: Duration);

    /// The sentence a person reads after a panic: that the program stopped and where the words are.
    fn last_words(&self) -> String;
}

/// Flushes without ever taking longer than `within`: on a thread of its own, so that a lock held
/// by a stuck or panicking thread cannot keep the terminal and the process hostage.
pub fn flush_within(rescue: &Arc<dyn Rescue>, within: Duration) {
    let (done, waiting) = mpsc::channel();
    let worker = Arc::clone(rescue);
    let spawned = thread::Builder::new().name("rescue".into()).stack_size(1 << 20).spawn(move || {
        worker.flush(within);
        // Nobody listening any more is fine: the limit has passed.
        let _ = done.send(());
    });
    match spawned {
        Ok(_) => {
            // Either it is done, or it panicked (the sender is dropped), or the time is up.
            let _ = waiting.recv_timeout(within);
        }
        Err(_) => rescue.flush(within),
    }
}

/// Saves, gives the terminal back and ends the process with `code`. The first caller does so,
/// any other waits for the end.
pub fn farewell(shell: &Arc<Shell>, rescue: &Arc<dyn Rescue>, code: i32) -> ! {
    claim_the_end(shell);
    flush_within(rescue, LIMIT);
    shell.leave();
    end(code)
}

/// Returns on the first thread to ask; every other one rests until the process has ended.
fn claim_the_end(shell: &Shell) {
    if !shell.is_first_to_end() {
        loop {
            thread::park();
        }
    }
}

/// Ends at once: other threads are still running, and nothing of theirs may be waited for.
fn end(code: i32) -> ! {
    #[cfg(unix)]
    signal_hook::low_level::exit(code);
    #[cfg(windows)]
    std::process::exit(code);
}

/// From now on a panic on any thread gives the terminal back, saves, says in one sentence where
/// the words are, and ends the process with 101. Returns nothing to undo: it is for good.
pub fn on_panic(shell: &Arc<Shell>, rescue: &Arc<dyn Rescue>) {
    let (shell, rescue) = (Arc::clone(shell), Arc::clone(rescue));
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name().is_some_and(|name| CATCHING.contains(&name)) {
            return;
        }
        claim_the_end(&shell);
        shell.leave();
        flush_within(&rescue, LIMIT);
        report(panic, &rescue.last_words());
        std::process::exit(101);
    }));
}

fn report(panic: &PanicHookInfo<'_>, last_words: &str) {
    let payload = panic.payload();
    let what = payload.downcast_ref::<&str>().copied();
    let what = what.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic");
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    // There is nobody left to tell when standard error is closed.
    let _ = writeln!(io::stderr(), "{last_words}\n({place}: {what})");
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use std::time::Instant;

    struct Stuck(Mutex<()>);

    impl Rescue for Stuck {
        fn flush(&self, _within: Duration) {
            drop(self.0.lock());
        }
        fn last_words(&self) -> String {
            String::new()
        }
    }

    #[test]
    fn a_flush_that_is_stuck_does_not_hold_up_the_end() {
        let stuck = Arc::new(Stuck(Mutex::new(())));
        let rescue: Arc<dyn Rescue> = Arc::clone(&stuck) as _;
        let held = stuck.0.lock().unwrap();
        let begun = Instant::now();
        flush_within(&rescue, Duration::from_millis(50));
        assert!(begun.elapsed() < Duration::from_secs(2));
        drop(held);
    }
}
