//! The saver: a thread that brings every change to the disk a quarter of a second after the last one, tries again until it
//! succeeds, and sleeps without waking while there is nothing to do.
//!
//! `put` only notes a change and never waits. `flush` saves on the thread that calls it, so that a signal thread or a panic hook
//! needs neither the main thread nor this one. What cannot be saved stays in memory and goes to a journal beside the file,
//! or where that cannot be written either, to one in the folder of unsaved words of this machine.
//! It must not know what a change means, or who is told.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::fold;
use crate::storage::journal;
use crate::storage::merge::{Change, Part};
use crate::storage::paths::create_private;
use crate::storage::places;
use crate::storage::read::Stamp;
use crate::storage::save_event::{FlushResult, Kept, SaveEvent};
use crate::storage::save_file::{Target, Writer, save};
use crate::storage::save_queue::{Load, Queue};

/// How long a flush waits for a save already on its way before it begins its own.
const TAKE_OVER: Duration = Duration::from_millis(700);

/// What a saver works with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The way to the disk.
    pub disk: Disk,
    /// Who saves, such as `jo on halyard`.
    pub writer: String,
    /// The clock.
    pub now: fn() -> DateTime<Utc>,
    /// The folder of unsaved words of this machine, if it has a place.
    pub unsaved: Option<PathBuf>,
}

/// The saver of a running program. Dropping it saves and ends its thread.
#[derive(Debug)]
pub struct Saver {
    flusher: Flusher,
    thread: Option<JoinHandle<()>>,
    ended: bool,
}

/// A second handle, for any thread, that can bring everything to safety.
#[derive(Clone)]
pub struct Flusher {
    shared: Arc<Shared>,
}

impl std::fmt::Debug for Flusher {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Flusher")
    }
}

struct Shared {
    state: Mutex<State>,
    /// Something to do for the thread.
    work: Condvar,
    /// A save ended.
    done: Condvar,
    setup: Setup,
    sink: Box<dyn Fn(SaveEvent) + Send + Sync>,
}

#[derive(Default)]
struct State {
    queue: Queue,
    /// The ids of engagements, by the folders of their workbooks.
    engagements: BTreeMap<PathBuf, String>,
    /// A save is on its way.
    busy: bool,
    closing: bool,
}

impl Saver {
    /// Starts the thread. `sink` is called from it, or from a thread that flushes, and must not wait.
    #[must_use]
    pub fn start(setup: Setup, sink: impl Fn(SaveEvent) + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            work: Condvar::new(),
            done: Condvar::new(),
            setup,
            sink: Box::new(sink),
        });
        let flusher = Flusher { shared: Arc::clone(&shared) };
        // Without a thread everything is still saved, by `flush`.
        let thread =
            std::thread::Builder::new().name("saver".into()).stack_size(1 << 20).spawn(move || shared.run()).ok();
        Self { flusher, thread, ended: false }
    }

    /// Tells whose workbook a folder is, so that its words can be kept on this machine where its own disk refuses them.
    pub fn know(&self, root: &Path, engagement: &str) {
        self.flusher.shared.lock().engagements.insert(root.to_path_buf(), engagement.to_owned());
    }

    /// Tells of a file that changes will be put for, or that was read again: `seen` is its stamp, `None` where there is no file.
    /// Changes waiting for it stay.
    pub fn open(&self, target: Target, seen: Option<Stamp>) {
        self.flusher.shared.lock().queue.open(target, seen);
    }

    /// Notes a change of a file that was opened; the newest change of a part counts. Returns at once; `false` where the file was
    /// never opened.
    pub fn put(&self, path: &Path, change: Change) -> bool {
        let shared = &self.flusher.shared;
        let wake = shared.lock().queue.put(path, change, Instant::now());
        if wake == Some(true) {
            shared.work.notify_one();
        }
        wake.is_some()
    }

    /// Whether something put is not on the disk yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        !self.flusher.unsaved().is_empty()
    }

    /// Whether a change of this file is not on the disk yet.
    #[must_use]
    pub fn is_waiting(&self, path: &Path) -> bool {
        !self.flusher.shared.lock().queue.parts(path).is_empty()
    }

    /// The moment now, as this saver has it.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.flusher.shared.setup.now)()
    }

    /// All that waits for the files of a workbook, with where each file's changes go.
    #[must_use]
    pub fn waiting_in(&self, root: &Path) -> Vec<(Target, Vec<Change>)> {
        let loads = self.flusher.shared.lock().queue.loads();
        let ours = loads.into_iter().filter(|load| load.target.root == root);
        ours.map(|load| (load.target, load.changes)).collect()
    }

    /// Forgets what waits for a workbook, because all of it was saved elsewhere.
    pub fn let_go(&self, root: &Path) {
        let shared = &self.flusher.shared;
        if shared.lock().queue.let_go(root) {
            (shared.sink)(SaveEvent::Saved { at: (shared.setup.now)() });
        }
    }

    /// The questions of this file that are not on the disk yet.
    #[must_use]
    pub fn waiting_questions(&self, path: &Path) -> BTreeSet<String> {
        let parts = self.flusher.shared.lock().queue.parts(path);
        let question = |part| match part {
            Part::Question { id, .. } => Some(id),
            _ => None,
        };
        parts.into_iter().filter_map(question).collect()
    }

    /// All files opened, with the stamp last seen of them.
    #[must_use]
    pub fn seen(&self) -> Vec<(PathBuf, Option<Stamp>)> {
        self.flusher.shared.lock().queue.seen()
    }

    /// A handle for other threads.
    #[must_use]
    pub fn flusher(&self) -> Flusher {
        self.flusher.clone()
    }

    /// Saves everything now, on this thread, within about the given time.
    pub fn flush(&self, within: Duration) -> FlushResult {
        self.flusher.flush(within)
    }

    /// Saves everything and ends the thread.
    pub fn close(mut self, within: Duration) -> FlushResult {
        let result = self.flush(within);
        self.end();
        result
    }

    fn end(&mut self) {
        self.ended = true;
        let busy = {
            let mut state = self.flusher.shared.lock();
            state.closing = true;
            state.busy
        };
        self.flusher.shared.work.notify_all();
        self.flusher.shared.done.notify_all();
        // A thread in the middle of a slow save is left to itself.
        if let Some(thread) = self.thread.take().filter(|_| !busy) {
            let _ = thread.join();
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        if !self.ended {
            let _ = self.flush(Duration::from_secs(3));
            self.end();
        }
    }
}

impl Flusher {
    /// The files with something unsaved in them, and where that lies, for a last sentence.
    #[must_use]
    pub fn unsaved(&self) -> Vec<(PathBuf, Kept)> {
        self.shared.lock().queue.waiting()
    }

    /// Saves everything now, on the thread that calls, within about the given time. What cannot be saved goes to a journal.
    pub fn flush(&self, within: Duration) -> FlushResult {
        let shared = &self.shared;
        let deadline = Instant::now() + within;
        // The lock is only ever held for moments; but a panic may have struck in one of them on the thread that now flushes.
        let mut state = loop {
            match shared.state.try_lock() {
                Ok(state) => break state,
                Err(TryLockError::Poisoned(poisoned)) => break poisoned.into_inner(),
                Err(TryLockError::WouldBlock) if Instant::now() >= deadline => return FlushResult::TimedOut,
                Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(1)),
            }
        };
        let take_over = Instant::now() + TAKE_OVER.min(within / 2);
        while state.busy {
            let left = take_over.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            state = shared.done.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let stuck = state.busy;
        if !state.queue.is_waiting() {
            return FlushResult::Saved;
        }
        state.busy = true;
        let mut loads = state.queue.loads();
        drop(state);
        if stuck {
            // Whoever saves is stuck or dead, perhaps with the book's lock in its hand: first the journal.
            for load in &mut loads {
                load.kept = shared.write_journal(load);
            }
        }
        let patience = deadline.saturating_duration_since(Instant::now()).min(Duration::from_millis(500));
        shared.save_loads(&loads, patience)
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            match state.queue.due() {
                _ if state.closing => return,
                _ if state.busy => state = self.done.wait(state).unwrap_or_else(PoisonError::into_inner),
                None => state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(due) if now < due => {
                    // A change that comes while this waits moves the time; that is seen at the end of the wait.
                    state = self.work.wait_timeout(state, due - now).unwrap_or_else(PoisonError::into_inner).0;
                }
                Some(_) => {
                    state.busy = true;
                    let loads = state.queue.loads();
                    drop(state);
                    self.save_loads(&loads, Duration::from_secs(1));
                    state = self.lock();
                }
            }
        }
    }

    /// Saves what was taken along and notes what came of it. Reports the first problem.
    fn save_loads(&self, loads: &[Load], patience: Duration) -> FlushResult {
        (self.sink)(SaveEvent::Saving);
        let mut result = FlushResult::Saved;
        for load in loads {
            if let Err(problem) = self.save_load(load, patience) {
                let kept = if load.kept == Kept::Nowhere { self.write_journal(load) } else { load.kept };
                let problem = Arc::new(problem);
                match &mut result {
                    FlushResult::Failed { kept: worst, .. } => *worst = kept.max(*worst),
                    _ => result = FlushResult::Failed { problem: Arc::clone(&problem), kept },
                }
                (self.sink)(SaveEvent::Failed { path: load.target.path.clone(), problem, kept });
            }
        }
        let failed = !matches!(result, FlushResult::Saved);
        let all_saved = {
            let mut state = self.lock();
            state.busy = false;
            state.queue.ended(failed, Instant::now())
        };
        self.done.notify_all();
        if all_saved {
            (self.sink)(SaveEvent::Saved { at: (self.setup.now)() });
        }
        result
    }

    fn save_load(&self, load: &Load, patience: Duration) -> Result<(), StorageError> {
        let (disk, path) = (&self.setup.disk, &load.target.path);
        let writer = Writer { name: self.setup.writer.clone(), now: (self.setup.now)(), patience };
        let attempt = || save(disk, &load.target, &load.changes, load.seen.as_ref(), &writer);
        let done = catch_unwind(AssertUnwindSafe(attempt)).unwrap_or_else(|_| {
            let fault = std::io::Error::other("a fault in the program");
            Err(StorageError::system(path, "saving", fault))
        })?;
        if load.has_journal || load.kept != Kept::Nowhere {
            for journal in fold::journals(path, self.aside(load).as_deref()) {
                let _ = journal::remove(disk, &journal);
            }
        }
        self.lock().queue.saved(load, &done);
        if done.merged || done.vanished || !done.conflicts.is_empty() {
            let (conflicts, vanished) = (done.conflicts, done.vanished);
            (self.sink)(SaveEvent::Merged { path: path.clone(), conflicts, vanished });
        }
        Ok(())
    }

    /// The journal of a load on this machine, apart from its file.
    fn aside(&self, load: &Load) -> Option<PathBuf> {
        let (root, path) = (&load.target.root, &load.target.path);
        let state = self.lock();
        let engagement = state.engagements.get(root)?;
        places::unsaved(self.setup.unsaved.as_deref()?, engagement, root, path).ok()
    }

    /// Writes a load to a journal: beside its file, else on this machine. Tells where it now really lies.
    fn write_journal(&self, load: &Load) -> Kept {
        let records: Vec<_> = load.changes.iter().map(fold::record).collect();
        let write = |journal: &Path, readers| journal::append(&self.setup.disk, journal, &records, readers).is_ok();
        let beside = || journal::path_of(&load.target.path).is_some_and(|path| write(&path, load.target.readers));
        let aside = || {
            self.aside(load).is_some_and(|path| {
                path.parent().is_some_and(|folder| create_private(folder).is_ok()) && write(&path, Readers::Owner)
            })
        };
        let kept = match () {
            () if beside() => Kept::Beside,
            () if aside() => Kept::Aside,
            () => Kept::Nowhere,
        };
        self.lock().queue.journaled(load, kept);
        kept
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::atomic::{Readers, Step};
    use crate::storage::save_queue::{LATEST, QUIET};
    use std::fs;
    use std::io;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::sync::mpsc::{Receiver, channel};
    use toml_edit::{DocumentMut, Table};

    struct Room {
        _folder: tempfile::TempDir,
        path: PathBuf,
        saver: Saver,
        events: Receiver<SaveEvent>,
    }

    fn room(disk: Disk) -> Room {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        let (send, events) = channel();
        let send = Mutex::new(send);
        let unsaved = Some(folder.path().join("data/unsaved"));
        let setup = Setup { disk, writer: "jo".into(), now: || "2026-11-12T08:00:00Z".parse().unwrap(), unsaved };
        let saver = Saver::start(setup, move |event| {
            let _ = send.lock().unwrap().send(event);
        });
        let target =
            Target { root: folder.path().into(), path: path.clone(), readers: Readers::Usual, head: Table::new() };
        saver.open(target, None);
        Room { _folder: folder, path, saver, events }
    }

    impl Room {
        fn put(&self, id: &str, base: &str, ours: &str) {
            let table = |value: &str| {
                let text = if value.is_empty() { String::new() } else { format!("[entry]\nvalue = \"{value}\"\n") };
                text.parse::<DocumentMut>().unwrap().as_table().clone()
            };
            let part = Part::Question { within: None, id: id.into() };
            assert!(self.saver.put(&self.path, Change { part, base: table(base), ours: table(ours) }));
        }

        fn has_journal(&self) -> bool {
            fold::is_waiting(&fold::journals(&self.path, None))
        }

        fn aside(&self) -> PathBuf {
            self._folder.path().join("data/unsaved/0199f0c2/joint.toml.journal")
        }

        fn text(&self) -> String {
            fs::read_to_string(&self.path).unwrap_or_default()
        }

        /// Waits for the first event that `wanted` takes.
        fn wait(&self, wanted: impl Fn(&SaveEvent) -> bool) -> SaveEvent {
            loop {
                let event = self.events.recv_timeout(Duration::from_secs(20)).expect("an event in time");
                if wanted(&event) {
                    return event;
                }
            }
        }

        fn wait_saved(&self) {
            self.wait(|event| matches!(event, SaveEvent::Saved { .. }));
        }
    }

    fn failing_while(broken: &Arc<AtomicBool>) -> Disk {
        let broken = Arc::clone(broken);
        Disk::probed(move |step, _| match step {
            Step::Rename if broken.load(Ordering::SeqCst) => Err(io::Error::from(io::ErrorKind::StorageFull)),
            _ => Ok(()),
        })
    }

    #[test]
    fn a_burst_of_changes_is_one_save_after_a_quiet_moment() {
        let renames = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&renames);
        let room = room(Disk::probed(move |step, _| {
            if step == Step::Rename {
                count.fetch_add(1, Ordering::SeqCst);
            }
            Ok(())
        }));
        let begun = Instant::now();
        let mut before = String::new();
        for n in 0..20 {
            let now = format!("word {n}");
            room.put("a", &before, &now);
            before = now;
        }
        room.wait_saved();
        assert!(begun.elapsed() >= QUIET);
        assert!(room.text().contains("word 19"));
        assert_eq!(renames.load(Ordering::SeqCst), 1);
        assert!(!room.saver.is_unsaved());
    }

    #[test]
    fn somebody_who_never_pauses_is_saved_all_the_same() {
        let room = room(Disk::real());
        let begun = Instant::now();
        let mut before = String::new();
        while room.text().is_empty() && begun.elapsed() < Duration::from_secs(20) {
            let now = format!("{before}x");
            room.put("a", &before, &now);
            before = now;
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(begun.elapsed() >= LATEST, "{:?}", begun.elapsed());
        assert!(!room.text().is_empty());
        assert!(matches!(room.saver.flush(Duration::from_secs(10)), FlushResult::Saved));
        assert!(room.text().contains(&format!("\"{before}\"")));
    }

    #[test]
    fn a_full_disk_is_said_once_a_try_and_nothing_is_lost_when_there_is_room_again() {
        let broken = Arc::new(AtomicBool::new(true));
        let room = room(failing_while(&broken));
        room.put("a", "", "one");
        let failed = room.wait(|event| matches!(event, SaveEvent::Failed { .. }));
        let SaveEvent::Failed { problem, kept, .. } = failed else { unreachable!() };
        assert_eq!(problem.exit_code(), 3);
        assert!(kept == Kept::Beside && room.has_journal());
        assert!(room.saver.is_unsaved());
        room.put("b", "", "two");
        room.wait(|event| matches!(event, SaveEvent::Failed { .. }));
        broken.store(false, Ordering::SeqCst);
        room.wait_saved();
        assert!(room.text().contains("one") && room.text().contains("two"));
        assert!(!room.has_journal());
    }

    #[test]
    fn what_could_not_be_saved_is_folded_in_at_the_next_start() {
        let broken = Arc::new(AtomicBool::new(true));
        let room = room(failing_while(&broken));
        room.put("a", "", "typed");
        let Room { _folder: folder, path, saver, events: _events } = room;
        assert!(matches!(saver.close(Duration::from_secs(10)), FlushResult::Failed { kept: Kept::Beside, .. }));
        assert!(!path.exists());
        let target =
            Target { root: folder.path().into(), path: path.clone(), readers: Readers::Usual, head: Table::new() };
        let writer =
            Writer { name: "jo".into(), now: "2026-11-12T08:00:00Z".parse().unwrap(), patience: Duration::ZERO };
        let journals = fold::journals(&path, None);
        let folded = fold::fold(&Disk::real(), &target, &journals, &writer).unwrap().unwrap();
        assert!(folded.done.unwrap().conflicts.is_empty() && !folded.torn);
        assert!(fs::read_to_string(&path).unwrap().contains("typed"));
        assert!(!fold::is_waiting(&journals));
        assert!(fold::fold(&Disk::real(), &target, &journals, &writer).unwrap().is_none());
    }

    /// Nothing at all can be written beside the book: a read-only or a full disk.
    fn refusing(broken: &Arc<AtomicBool>, everywhere: bool) -> Disk {
        let broken = Arc::clone(broken);
        Disk::probed(move |_, path| {
            let here = everywhere || !path.to_string_lossy().contains("unsaved");
            let full = Err(io::Error::from(io::ErrorKind::StorageFull));
            if here && broken.load(Ordering::SeqCst) { full } else { Ok(()) }
        })
    }

    #[test]
    fn words_that_cannot_be_kept_beside_their_book_are_kept_on_this_machine() {
        let broken = Arc::new(AtomicBool::new(true));
        let room = room(refusing(&broken, false));
        room.saver.know(room._folder.path(), "0199f0c2");
        room.put("a", "", "one");
        let failed = room.saver.flush(Duration::from_secs(10));
        assert!(matches!(failed, FlushResult::Failed { kept: Kept::Aside, .. }), "{failed:?}");
        assert!(!room.has_journal() && room.aside().is_file());
        assert_eq!(room.saver.flusher().unsaved(), [(room.path.clone(), Kept::Aside)]);
        let held = journal::read(&[room.aside()]).unwrap().unwrap();
        assert!(held.records[0].ours.contains("one"));
        broken.store(false, Ordering::SeqCst);
        assert!(matches!(room.saver.flush(Duration::from_secs(10)), FlushResult::Saved));
        assert!(room.text().contains("one") && !room.aside().exists());
    }

    #[test]
    fn words_that_can_be_kept_nowhere_are_said_to_be() {
        let broken = Arc::new(AtomicBool::new(true));
        let room = room(refusing(&broken, true));
        room.saver.know(room._folder.path(), "0199f0c2");
        room.put("a", "", "one");
        let failed = room.saver.flush(Duration::from_secs(10));
        assert!(matches!(failed, FlushResult::Failed { kept: Kept::Nowhere, .. }), "{failed:?}");
        assert!(!room.has_journal() && !room.aside().exists());
        assert_eq!(room.saver.flusher().unsaved(), [(room.path.clone(), Kept::Nowhere)]);
        // What was kept and is changed again is not kept any more until it is written anew.
        broken.store(false, Ordering::SeqCst);
        assert!(matches!(room.saver.flush(Duration::from_secs(10)), FlushResult::Saved));
    }

    #[test]
    fn a_change_made_while_a_save_is_under_way_is_saved_after_it() {
        let (gate, opened) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let (waiting, reached) = (Arc::clone(&gate), Arc::clone(&opened));
        let room = room(Disk::probed(move |step, _| {
            if step == Step::Sync && !reached.swap(true, Ordering::SeqCst) {
                while !waiting.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
            Ok(())
        }));
        room.put("a", "", "first");
        while !opened.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(1));
        }
        room.put("a", "first", "second");
        gate.store(true, Ordering::SeqCst);
        room.wait_saved();
        assert!(room.text().contains("second"));
        assert!(!room.text().contains("conflict"), "{}", room.text());
    }

    #[test]
    fn a_flush_saves_at_once_although_the_main_thread_panicked_with_the_lock_in_its_hand() {
        let room = room(Disk::real());
        room.put("a", "", "last words");
        let shared = Arc::clone(&room.saver.flusher.shared);
        let _ = std::thread::spawn(move || {
            let _state = shared.state.lock();
            panic!("with the lock in its hand");
        })
        .join();
        assert!(room.saver.flusher.shared.state.is_poisoned());
        let flusher = room.saver.flusher();
        let result = std::thread::spawn(move || flusher.flush(Duration::from_secs(5))).join().unwrap();
        assert!(matches!(result, FlushResult::Saved));
        assert!(room.text().contains("last words"));
        room.put("a", "last words", "and more");
        assert!(matches!(room.saver.flush(Duration::from_secs(5)), FlushResult::Saved));
        assert!(room.text().contains("and more"));
    }

    #[test]
    fn a_flush_does_not_wait_for_a_stuck_save() {
        let release = Arc::new(AtomicBool::new(false));
        let reached = Arc::new(AtomicBool::new(false));
        let (free, at) = (Arc::clone(&release), Arc::clone(&reached));
        let room = room(Disk::probed(move |step, _| {
            if step == Step::Sync && std::thread::current().name() == Some("saver") {
                at.store(true, Ordering::SeqCst);
                while !free.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
            Ok(())
        }));
        room.put("a", "", "typed");
        while !reached.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(1));
        }
        let begun = Instant::now();
        let result = room.saver.flush(Duration::from_secs(2));
        assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
        assert!(matches!(result, FlushResult::Failed { kept: Kept::Beside, .. } | FlushResult::Saved), "{result:?}");
        assert!(room.has_journal() || room.text().contains("typed"));
        release.store(true, Ordering::SeqCst);
    }

    #[test]
    fn a_fault_in_the_program_while_saving_is_a_failed_save_and_the_next_one_succeeds() {
        let once = AtomicBool::new(true);
        let room = room(Disk::probed(move |step, _| {
            assert!(!(step == Step::Write && once.swap(false, Ordering::SeqCst)), "a fault");
            Ok(())
        }));
        room.put("a", "", "typed");
        room.wait(|event| matches!(event, SaveEvent::Failed { .. }));
        room.wait_saved();
        assert!(room.text().contains("typed"));
    }

    #[test]
    fn what_somebody_else_wrote_is_reported_and_compared_until_it_was_read() {
        let room = room(Disk::real());
        room.put("a", "", "ours");
        assert!(matches!(room.saver.flush(Duration::from_secs(5)), FlushResult::Saved));
        fs::write(&room.path, format!("[entry.b]\nvalue = \"theirs\"\n{}", room.text())).unwrap();
        room.put("a", "ours", "ours 2");
        room.saver.flush(Duration::from_secs(5));
        room.wait(|event| matches!(event, SaveEvent::Merged { conflicts, .. } if conflicts.is_empty()));
        // Not read yet: a change of b is compared with what is known of it here, which is nothing.
        room.put("b", "", "ours too");
        room.saver.flush(Duration::from_secs(5));
        room.wait(|event| matches!(event, SaveEvent::Merged { conflicts, .. } if conflicts.len() == 1));
        assert!(room.text().contains("theirs") && room.text().contains("ours too") && room.text().contains("ours 2"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_saver_with_nothing_to_do_sleeps_without_waking() {
        let room = room(Disk::real());
        room.put("a", "", "typed");
        room.wait_saved();
        let switches = || -> Vec<String> {
            let tasks = fs::read_dir("/proc/self/task").unwrap().flatten();
            let status = tasks.filter_map(|task| fs::read_to_string(task.path().join("status")).ok());
            let savers = status.filter(|status| status.starts_with("Name:\tsaver-rest\n"));
            savers.map(|status| status.lines().filter(|line| line.contains("ctxt")).collect()).collect()
        };
        // A thread of this name of our own: other tests have savers that are busy.
        let shared = Arc::clone(&room.saver.flusher.shared);
        std::thread::Builder::new().name("saver-rest".into()).spawn(move || shared.run()).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        let before = switches();
        std::thread::sleep(Duration::from_millis(1500));
        assert_eq!(before.len(), 1);
        assert_eq!(switches(), before);
    }

    #[test]
    fn a_dropped_saver_has_saved() {
        let room = room(Disk::real());
        room.put("a", "", "typed");
        let Room { _folder: folder, path, saver, events: _events } = room;
        drop(saver);
        assert!(fs::read_to_string(&path).unwrap().contains("typed"));
        drop(folder);
    }
}
