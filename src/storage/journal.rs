//! The journal of unsaved typing (`.joint.toml.journal`): used while a book cannot be saved, folded in at the next start.
//!
//! One line a record: a checksum, a space, JSON. Lines are only ever added; a torn or damaged line is passed over. It must not
//! know what the TOML in its records says.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::storage::atomic::{Disk, Readers, Step, beside, resolve_links};
use crate::storage::error::StorageError;
use crate::storage::read::read_bytes;

/// What was to be saved of one question, and what was known of it before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The question, or another part of the file.
    pub part: String,
    /// TOML of the part as it was last read or saved; empty: it was not there.
    pub base: String,
    /// TOML of the part as it should be; empty: it should not be there.
    pub ours: String,
}

/// Where the journal of a file lies.
#[must_use]
pub fn path_of(book: &Path) -> Option<PathBuf> {
    resolve_links(book).ok().and_then(|target| beside(&target, ".journal"))
}

/// Adds records, durably.
///
/// # Errors
/// `System`; what was in the journal before stays readable.
pub fn append(disk: &Disk, book: &Path, records: &[Record], readers: Readers) -> Result<(), StorageError> {
    let Some(path) = path_of(book) else { return Ok(()) };
    let refused = |error| StorageError::system(&path, "writing the journal", error);
    // It begins with a line end, so that a torn line before it ends there.
    let mut lines = String::from("\n");
    for record in records {
        let json = serde_json::to_string(record).map_err(|error| refused(error.into()))?;
        lines.push_str(&format!("{:016x} {json}\n", checksum(json.as_bytes())));
    }
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    disk.ask(Step::Append, &path).map_err(refused)?;
    let mut file = options.open(&path).map_err(refused)?;
    file.write_all(lines.as_bytes()).map_err(refused)?;
    disk.ask(Step::Sync, &path).map_err(refused)?;
    file.sync_all().map_err(refused)
}

/// The records of a book's journal, one a part: the oldest base with the newest text. No journal: none.
///
/// # Errors
/// `System` where the file is there and cannot be read.
pub fn read(book: &Path) -> Result<Vec<Record>, StorageError> {
    let Some(path) = path_of(book) else { return Ok(Vec::new()) };
    let bytes = match read_bytes(&path) {
        Ok((bytes, _)) => bytes,
        Err(error) if error.is_missing() => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut records: Vec<Record> = Vec::new();
    for record in bytes.split(|&byte| byte == b'\n').filter_map(parse) {
        match records.iter_mut().find(|known| known.part == record.part) {
            Some(known) => known.ours = record.ours,
            None => records.push(record),
        }
    }
    Ok(records)
}

/// Removes the journal of a book whose records are saved.
///
/// # Errors
/// `System`.
pub fn remove(disk: &Disk, book: &Path) -> Result<(), StorageError> {
    match path_of(book) {
        Some(path) if path.exists() => disk.remove(&path),
        _ => Ok(()),
    }
}

fn parse(line: &[u8]) -> Option<Record> {
    let (sum, json) = line.split_at_checked(17)?;
    let sum = u64::from_str_radix(std::str::from_utf8(&sum[..16]).ok()?, 16).ok()?;
    (sum == checksum(json)).then(|| serde_json::from_slice(json).ok()).flatten()
}

/// FNV-1a, 64 bits: it has to be the same in every version of the program.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;

    fn record(part: &str, base: &str, ours: &str) -> Record {
        Record { part: part.into(), base: base.into(), ours: ours.into() }
    }

    #[test]
    fn the_newest_text_stands_over_the_oldest_base() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("joint.toml");
        let disk = Disk::real();
        append(&disk, &book, &[record("a", "x", "Ør"), record("b", "", "1")], Readers::Usual).unwrap();
        append(&disk, &book, &[record("a", "y", "Ørsted\nand \u{1b} more")], Readers::Usual).unwrap();
        assert_eq!(read(&book).unwrap(), [record("a", "x", "Ørsted\nand \u{1b} more"), record("b", "", "1")]);
        remove(&disk, &book).unwrap();
        remove(&disk, &book).unwrap();
        assert_eq!(read(&book).unwrap(), []);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_journal_cut_at_any_byte_gives_whole_records_only() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("joint.toml");
        let all = [record("a", "", "日本"), record("b", "old", "new")];
        append(&Disk::real(), &book, &all, Readers::Usual).unwrap();
        let path = path_of(&book).unwrap();
        let whole = fs::read(&path).unwrap();
        for end in 0..whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            let read_back = read(&book).unwrap();
            assert!(all.starts_with(&read_back), "cut at {end}");
            append(&Disk::real(), &book, &[record("c", "", "3")], Readers::Usual).unwrap();
            assert_eq!(read(&book).unwrap().last(), Some(&record("c", "", "3")), "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&path, &damaged).unwrap();
            assert!(read(&book).unwrap().iter().all(|record| all.contains(record)), "damaged at {at}");
        }
    }

    #[test]
    fn a_journal_that_cannot_be_written_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("none/joint.toml");
        assert_eq!(append(&Disk::real(), &book, &[record("a", "", "")], Readers::Usual).unwrap_err().exit_code(), 3);
    }
}
