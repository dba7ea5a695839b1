//! What waits to be saved, and when the next save is due.
//!
//! It touches no file and starts no thread; the time is an argument.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::storage::merge::{Change, Part};
use crate::storage::read::Stamp;
use crate::storage::save_event::Kept;
use crate::storage::save_file::{Done, Target};

/// A save begins after this long without a change.
pub const QUIET: Duration = Duration::from_millis(250);
/// A save begins at the latest this long after the first unsaved change.
pub const LATEST: Duration = Duration::from_secs(2);
/// The pauses after failed saves in milliseconds, growing; the last one stays.
pub const PAUSES: [u64; 7] = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/// All files that were opened, with what waits for them.
#[derive(Debug, Default)]
pub struct Queue {
    files: BTreeMap<PathBuf, File>,
    /// When the first and the last unsaved change came.
    first: Option<Instant>,
    last: Option<Instant>,
    /// Not before this time, after a failure; a new change does not wait for it.
    not_before: Option<Instant>,
    failures: usize,
    turn: u64,
}

#[derive(Debug)]
struct File {
    target: Target,
    seen: Option<Stamp>,
    /// The turn in which the caller last told what it has seen, so that a save under way does not overrule it.
    told: u64,
    /// By part: the change, and the turn of its newest version.
    waiting: BTreeMap<Part, (Change, u64)>,
    /// The turn up to which the changes are in a journal, and in which.
    journaled: Option<(u64, Kept)>,
}

/// What one save of one file takes along.
#[derive(Debug)]
pub struct Load {
    /// The file.
    pub target: Target,
    /// Its stamp as the caller last read or saved it.
    pub seen: Option<Stamp>,
    /// The changes.
    pub changes: Vec<Change>,
    /// A journal was written for this file.
    pub has_journal: bool,
    /// Where all of these changes lie meanwhile.
    pub kept: Kept,
    turn: u64,
    told: u64,
}

impl File {
    /// Where all that waits lies meanwhile.
    fn kept(&self) -> Kept {
        let newest = self.waiting.values().map(|(_, turn)| *turn).max();
        self.journaled.filter(|(turn, _)| Some(*turn) >= newest).map_or(Kept::Nowhere, |(_, kept)| kept)
    }
}

impl Queue {
    /// Opens a file, or tells that it was read again. Changes waiting for it stay.
    pub fn open(&mut self, target: Target, seen: Option<Stamp>) {
        self.turn += 1;
        let told = self.turn;
        match self.files.get_mut(&target.path) {
            Some(file) => (file.seen, file.target, file.told) = (seen, target, told),
            None => {
                let path = target.path.clone();
                self.files.insert(path, File { target, seen, told, waiting: BTreeMap::new(), journaled: None });
            }
        }
    }

    /// Notes a change. `None`: the file was never opened. `Some(true)`: whoever sleeps has to be woken, because no earlier
    /// change made the time count already.
    pub fn put(&mut self, path: &Path, change: Change, now: Instant) -> Option<bool> {
        self.turn += 1;
        let file = self.files.get_mut(path)?;
        match file.waiting.get_mut(&change.part) {
            Some((waiting, turn)) => (waiting.ours, *turn) = (change.ours, self.turn),
            None => {
                file.waiting.insert(change.part.clone(), (change, self.turn));
            }
        }
        let wake = self.first.is_none() || self.not_before.is_some();
        if wake {
            self.first = Some(now);
        }
        self.last = Some(now);
        self.not_before = None;
        Some(wake)
    }

    /// When the next save is due; `None`: nothing is waiting.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        let (first, last) = (self.first?, self.last?);
        Some(self.not_before.unwrap_or_else(|| (last + QUIET).min(first + LATEST)))
    }

    /// Whether something waits.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.files.values().any(|file| !file.waiting.is_empty())
    }

    /// The parts of a file that wait.
    #[must_use]
    pub fn parts(&self, path: &Path) -> Vec<Part> {
        self.files.get(path).map(|file| file.waiting.keys().cloned().collect()).unwrap_or_default()
    }

    /// All files with the stamp last seen of them.
    #[must_use]
    pub fn seen(&self) -> Vec<(PathBuf, Option<Stamp>)> {
        self.files.iter().map(|(path, file)| (path.clone(), file.seen)).collect()
    }

    /// The files something waits for, and where that lies meanwhile.
    #[must_use]
    pub fn waiting(&self) -> Vec<(PathBuf, Kept)> {
        let waiting = self.files.values().filter(|file| !file.waiting.is_empty());
        waiting.map(|file| (file.target.path.clone(), file.kept())).collect()
    }

    /// Forgets what waits for the files of a folder, because it was saved elsewhere. Whether nothing waits any more.
    pub fn let_go(&mut self, root: &Path) -> bool {
        self.files.retain(|_, file| file.target.root != root);
        let nothing = !self.is_waiting();
        if nothing {
            (self.first, self.last, self.not_before, self.failures) = (None, None, None, 0);
        }
        nothing
    }

    /// All that waits, to be saved now. It goes on waiting until [`Queue::saved`].
    #[must_use]
    pub fn loads(&self) -> Vec<Load> {
        let load = |file: &File| Load {
            target: file.target.clone(),
            seen: file.seen,
            changes: file.waiting.values().map(|(change, _)| change.clone()).collect(),
            has_journal: file.journaled.is_some(),
            kept: file.kept(),
            turn: self.turn,
            told: file.told,
        };
        self.files.values().filter(|file| !file.waiting.is_empty()).map(load).collect()
    }

    /// A load was saved.
    pub fn saved(&mut self, load: &Load, done: &Done) {
        let Some(file) = self.files.get_mut(&load.target.path) else { return };
        file.waiting.retain(|part, (waiting, turn)| {
            if *turn <= load.turn {
                return false;
            }
            // Changed again meanwhile: what was just saved is what is known of it now.
            if let Some(saved) = load.changes.iter().find(|change| change.part == *part) {
                waiting.base = saved.ours.clone();
            }
            true
        });
        file.journaled = None;
        if file.told == load.told {
            // What somebody else wrote has not been seen by the caller yet; until it has, everything is compared.
            file.seen = Some(if done.merged { Stamp::NEVER } else { done.stamp });
        }
    }

    /// A load went to the journal.
    pub fn journaled(&mut self, load: &Load, kept: Kept) {
        if let Some(file) = self.files.get_mut(&load.target.path) {
            file.journaled = Some((load.turn, kept));
        }
    }

    /// A round of saves ended. True: nothing waits any more.
    pub fn ended(&mut self, failed: bool, now: Instant) -> bool {
        if failed {
            let pause = PAUSES[self.failures.min(PAUSES.len() - 1)];
            self.failures += 1;
            self.not_before = Some(now + Duration::from_millis(pause));
        } else {
            (self.failures, self.not_before) = (0, None);
        }
        let all_saved = !self.is_waiting();
        if all_saved {
            (self.first, self.last) = (None, None);
        } else if !failed {
            self.first = self.last;
        }
        all_saved
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::atomic::Readers;
    use toml_edit::Table;

    fn queue() -> (Queue, PathBuf) {
        let path = PathBuf::from("book/joint.toml");
        let mut queue = Queue::default();
        queue.open(
            Target { root: "book".into(), path: path.clone(), readers: Readers::Usual, head: Table::new() },
            None,
        );
        (queue, path)
    }

    fn change() -> Change {
        let part = Part::Question { within: None, id: "a".into() };
        Change { part, base: Table::new(), ours: Table::new() }
    }

    #[test]
    fn a_save_is_due_after_a_quiet_moment_and_at_the_latest_two_seconds_after_the_first_change() {
        let (mut queue, path) = queue();
        let start = Instant::now();
        assert_eq!(queue.due(), None);
        assert_eq!(queue.put(&path, change(), start), Some(true));
        assert_eq!(queue.due(), Some(start + QUIET));
        for n in 1..30 {
            assert_eq!(queue.put(&path, change(), start + Duration::from_millis(n * 100)), Some(false));
        }
        assert_eq!(queue.due(), Some(start + LATEST));
        assert_eq!(queue.put(Path::new("never opened"), change(), start), None);
    }

    #[test]
    fn after_failures_the_pauses_grow_and_a_new_change_does_not_wait_for_them() {
        let (mut queue, path) = queue();
        let start = Instant::now();
        queue.put(&path, change(), start);
        for pause in PAUSES.into_iter().chain([30_000, 30_000]) {
            assert!(!queue.ended(true, start));
            assert_eq!(queue.due(), Some(start + Duration::from_millis(pause)));
        }
        let later = start + Duration::from_secs(10);
        assert_eq!(queue.put(&path, change(), later), Some(true));
        assert_eq!(queue.due(), Some(later + QUIET));
    }
}
