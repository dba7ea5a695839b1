//! One writer at a time: a locked sidecar (`.joint.toml.lock`) with a readable note of who holds it.
//!
//! The lock is on a file of its own because a lock on the book would be void after the first rename. It is a courtesy between
//! windows of one machine; synced folders and some shared drives ignore it, and there saving goes on without. It must not know
//! what is being saved.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use crate::domain::visible::visible_line;
use crate::storage::atomic::{beside, resolve_links};
use crate::storage::error::StorageError;

/// A lock, released and its sidecar removed when dropped.
#[derive(Debug)]
pub struct Lock {
    held: Option<(File, PathBuf)>,
}

/// How often a held lock is asked for again.
const PAUSE: Duration = Duration::from_millis(20);

impl Lock {
    /// Takes the lock of `book`, waiting at most about `patience`; `note` says who is writing, since when.
    ///
    /// A sidecar left by a killed program is no obstacle. Where locks do not work, or no sidecar can be created, the result is a
    /// lock that holds nothing: [`Lock::is_held`] is false.
    ///
    /// # Errors
    /// `Locked`, with the other's note, after `patience`.
    pub fn take(book: &Path, note: &str, patience: Duration) -> Result<Self, StorageError> {
        let nothing = Ok(Self { held: None });
        let Some(sidecar) = resolve_links(book).ok().and_then(|target| beside(&target, ".lock")) else {
            return nothing;
        };
        let mut waited = Duration::ZERO;
        loop {
            let Ok(mut file) = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&sidecar)
            else {
                return nothing;
            };
            match file.try_lock() {
                // Whoever held it before may have removed the name; then this file is no longer the one others see.
                Ok(()) if is_still_there(&file, &sidecar) => {
                    let _ = write_note(&mut file, note);
                    return Ok(Self { held: Some((file, sidecar)) });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if waited < patience => {
                    sleep(PAUSE);
                    waited += PAUSE;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(StorageError::Locked { path: book.to_path_buf(), owner: read_note(&sidecar) });
                }
                Err(TryLockError::Error(_)) => {
                    drop(file);
                    let _ = fs::remove_file(&sidecar);
                    return nothing;
                }
            }
        }
    }

    /// Whether anything is really locked.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((file, sidecar)) = self.held.take() {
            // Removed while still held: whoever waits on this file finds it gone and opens a new one.
            let _ = fs::remove_file(sidecar);
            let _ = file.unlock();
        }
    }
}

fn write_note(file: &mut File, note: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.write_all(note.as_bytes())
}

/// The note of whoever holds the lock, one line, filtered. On Windows a locked file cannot be read: `None`.
fn read_note(sidecar: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(sidecar).ok()?.take(400).read_to_end(&mut bytes).ok()?;
    let note = String::from_utf8_lossy(&bytes);
    let line = visible_line(note.trim()).into_owned();
    (!line.is_empty()).then_some(line)
}

#[cfg(unix)]
fn is_still_there(file: &File, sidecar: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(sidecar)) {
        (Ok(ours), Ok(named)) => (ours.dev(), ours.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Without file numbers: the name must carry a time only this handle can have set. Where no time can be set, the lock counts.
#[cfg(not(unix))]
fn is_still_there(file: &File, sidecar: &Path) -> bool {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::SystemTime;
    static TURN: AtomicU64 = AtomicU64::new(0);
    // Years off any clock, and different for every process and every turn in it.
    let turn = TURN.fetch_add(1, Ordering::Relaxed) % 1_000_000;
    let token = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::from(std::process::id()) * 1_000_000 + turn);
    if file.set_modified(token).is_err() {
        return true;
    }
    fs::metadata(sidecar).and_then(|named| named.modified()).is_ok_and(|modified| modified == token)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn book() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("joint.toml");
        let sidecar = folder.path().join(".joint.toml.lock");
        (folder, book, sidecar)
    }

    #[test]
    fn a_second_writer_is_told_who_is_writing_and_gets_the_lock_afterwards() {
        let (_folder, book, sidecar) = book();
        let first = Lock::take(&book, "Jo\u{1b}[2J on halyard, since 08:00", Duration::ZERO).unwrap();
        assert!(first.is_held());
        let Err(StorageError::Locked { owner, .. }) = Lock::take(&book, "Mara", Duration::from_millis(30)) else {
            panic!("locked twice");
        };
        if cfg!(unix) {
            assert_eq!(owner.unwrap(), "Jo␛[2J on halyard, since 08:00");
        }
        drop(first);
        assert!(!sidecar.exists());
        assert!(Lock::take(&book, "Mara", Duration::ZERO).unwrap().is_held());
        assert!(!sidecar.exists());
    }

    #[test]
    fn a_sidecar_left_by_a_killed_program_is_no_obstacle() {
        let (_folder, book, sidecar) = book();
        fs::write(&sidecar, "somebody, long ago, with a long note that is not left behind").unwrap();
        let lock = Lock::take(&book, "Jo", Duration::ZERO).unwrap();
        assert!(lock.is_held());
        if cfg!(unix) {
            assert_eq!(fs::read_to_string(&sidecar).unwrap(), "Jo");
        }
    }

    #[test]
    fn where_no_sidecar_can_be_created_saving_goes_on_without_a_lock() {
        let (_folder, book, sidecar) = book();
        fs::create_dir(&sidecar).unwrap();
        assert!(!Lock::take(&book, "Jo", Duration::ZERO).unwrap().is_held());
        assert!(sidecar.is_dir());
        assert!(!Lock::take(&book.join("none/joint.toml"), "Jo", Duration::ZERO).unwrap().is_held());
    }

    #[test]
    fn many_writers_never_hold_it_at_once() {
        let (_folder, book, sidecar) = book();
        let inside = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..25 {
                        let lock = Lock::take(&book, "one of four", Duration::from_secs(60)).unwrap();
                        assert!(lock.is_held());
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(!sidecar.exists());
    }
}
