//! The workbooks of the library folder, found by looking at names and times alone.
//!
//! Nothing is parsed here; a fingerprint tells whether what was computed of a workbook still holds.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::UNIX_EPOCH;

use crate::storage::error::StorageError;
use crate::storage::journal::checksum;
use crate::storage::places;
use crate::storage::read::is_not_found;

/// More folders are not looked at.
pub const MOST: usize = 5_000;
/// More files of one workbook are not looked at.
const MOST_FILES: usize = 2_000;
/// This many workbooks are looked at side by side.
const SIDE_BY_SIDE: usize = 4;
/// So few are looked at one after another.
const FEW: usize = 16;

/// A workbook that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its folder.
    pub path: PathBuf,
    /// Made of the names, lengths and times of its files: the same, and nothing has changed.
    pub fingerprint: u64,
}

/// What a look into the library gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The workbooks in the order of their names.
    pub found: Vec<Found>,
    /// There were more folders than are looked at.
    pub is_cut: bool,
}

/// Looks for workbooks in the library folder. A library that is not there is empty.
///
/// # Errors
/// `System` where the folder is there and cannot be read.
pub fn scan(library: &Path) -> Result<Library, StorageError> {
    let refused = |error| StorageError::system(library, "reading the library", error);
    let entries = match fs::read_dir(library) {
        Ok(entries) => entries,
        Err(error) if is_not_found(&error) => return Ok(Library::default()),
        Err(error) => return Err(refused(error)),
    };
    let mut folders: Vec<PathBuf> =
        entries.flatten().filter(|entry| !is_hidden(entry)).map(|entry| entry.path()).take(MOST + 1).collect();
    let is_cut = folders.len() > MOST;
    folders.truncate(MOST);
    folders.sort();
    let mut found = look_at(&folders);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Library { found, is_cut })
}

/// The fingerprint of a workbook; `None`: the folder is none.
#[must_use]
pub fn fingerprint(root: &Path) -> Option<u64> {
    let mut print = 0;
    add_file(&mut print, &places::engagement(root), "engagement.toml").then_some(())?;
    add_file(&mut print, &places::actions(root), "actions.toml");
    let mut left = MOST_FILES;
    add_folder(&mut print, &root.join("questionnaires"), &mut left);
    for round in children(&root.join("rounds"), &mut left) {
        add_folder(&mut print, &round.path(), &mut left);
    }
    Some(print)
}

fn look_at(folders: &[PathBuf]) -> Vec<Found> {
    let one = |path: &PathBuf| fingerprint(path).map(|fingerprint| Found { path: path.clone(), fingerprint });
    each(folders, one).into_iter().flatten().collect()
}

/// Does something with each, several side by side where there are many; the results in the order of what came in.
pub fn each<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if all.len() < FEW {
        return all.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(one) = all.get(at) else { return done };
            done.push((at, work(one)));
        }
    };
    let mut done: Vec<(usize, R)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(take)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Adds the books of a folder; the order of names in the folder does not matter.
fn add_folder(print: &mut u64, folder: &Path, left: &mut usize) {
    for file in children(folder, left) {
        let name = file.file_name();
        if file.path().extension().is_some_and(|extension| extension == "toml") {
            let inside = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            add_file(print, &file.path(), &format!("{inside}/{}", name.to_string_lossy()));
        }
    }
}

fn add_file(print: &mut u64, path: &Path, name: &str) -> bool {
    let Ok(metadata) = fs::metadata(path) else { return false };
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let line = format!("{name}\0{}\0{}", metadata.len(), modified.as_nanos());
    *print = print.wrapping_add(checksum(line.as_bytes()));
    metadata.is_file()
}

fn children(folder: &Path, left: &mut usize) -> Vec<DirEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let children: Vec<DirEntry> = entries.filter(|entry| !is_hidden(entry)).take(*left).collect();
    *left -= children.len();
    children
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn workbook(library: &Path, name: &str) -> PathBuf {
        let root = library.join(name);
        fs::create_dir_all(root.join("rounds/onboarding")).unwrap();
        fs::write(root.join("engagement.toml"), "format = 1\n").unwrap();
        fs::write(root.join("rounds/onboarding/joint.toml"), "format = 1\n").unwrap();
        root
    }

    #[test]
    fn only_folders_with_an_engagement_are_workbooks() {
        let library = tempfile::tempdir().unwrap();
        assert_eq!(scan(&library.path().join("none")).unwrap(), Library::default());
        fs::create_dir(library.path().join("photos")).unwrap();
        fs::write(library.path().join("notes.txt"), "x").unwrap();
        workbook(library.path(), ".hidden");
        for n in 0..40 {
            workbook(library.path(), &format!("w{n:02}"));
        }
        let found = scan(library.path()).unwrap();
        assert_eq!((found.found.len(), found.is_cut), (40, false));
        assert!(found.found.is_sorted_by_key(|found| found.path.clone()));
        assert!(scan(&library.path().join("notes.txt")).is_err());
    }

    #[test]
    fn a_fingerprint_changes_with_any_book_and_not_with_sidecars() {
        let library = tempfile::tempdir().unwrap();
        let root = workbook(library.path(), "w");
        let before = fingerprint(&root).unwrap();
        fs::write(root.join("rounds/onboarding/.joint.toml.lock"), "x").unwrap();
        fs::write(root.join("rounds/onboarding/joint.txt"), "x").unwrap();
        assert_eq!(fingerprint(&root), Some(before));
        fs::write(root.join("rounds/onboarding/joint.toml"), "format = 1\n#\n").unwrap();
        let changed = fingerprint(&root).unwrap();
        assert_ne!(changed, before);
        fs::write(root.join("rounds/onboarding/client.toml"), "").unwrap();
        assert_ne!(fingerprint(&root), Some(changed));
    }
}
