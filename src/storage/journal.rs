//! The journal of unsaved typing (`.joint.toml.journal`, or a file in the folder of unsaved words): used while a book cannot
//! be saved, folded in at the next start.
//!
//! One line a record: a checksum, a space, JSON. Lines are only ever added; a torn or damaged line is passed over and told. It must not
//! know what the TOML in its records says.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
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

/// What a journal holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// One record a part: the oldest base with the newest text.
    pub records: Vec<Record>,
    /// It is empty, or lines of it cannot be read: words may be missing.
    pub torn: bool,
}

/// Where the journal of a file lies: beside it.
#[must_use]
pub fn path_of(book: &Path) -> Option<PathBuf> {
    resolve_links(book).ok().and_then(|target| beside(&target, ".journal"))
}

/// Adds records to a journal, durably, and reads them back: where this succeeds they are there.
///
/// # Errors
/// `System`; what was in the journal before stays readable, and nothing half written is left.
pub fn append(disk: &Disk, journal: &Path, records: &[Record], readers: Readers) -> Result<(), StorageError> {
    let refused = |error| StorageError::system(journal, "writing the journal", error);
    // It begins with a line end, so that a torn line before it ends there.
    let mut lines = String::from("\n");
    for record in records {
        let json = serde_json::to_string(record).map_err(|error| refused(error.into()))?;
        lines.push_str(&format!("{:016x} {json}\n", checksum(json.as_bytes())));
    }
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    disk.ask(Step::Append, journal).map_err(refused)?;
    let mut file = options.open(journal).map_err(refused)?;
    let before = file.metadata().map_err(refused)?.len();
    let added = add(disk, journal, &mut file, before, lines.as_bytes());
    let added = added.and_then(|()| if before == 0 { disk.sync_folder_of(journal) } else { Ok(()) });
    if added.is_err() {
        // An empty journal would look as if something were kept.
        let _ = file.set_len(before);
        if before == 0 {
            let _ = fs::remove_file(journal);
        }
    }
    added.map_err(refused)
}

fn add(disk: &Disk, journal: &Path, file: &mut File, before: u64, lines: &[u8]) -> io::Result<()> {
    file.write_all(lines)?;
    disk.ask(Step::Sync, journal)?;
    file.sync_all()?;
    disk.ask(Step::ReadBack, journal)?;
    file.seek(SeekFrom::Start(before))?;
    let mut written = Vec::with_capacity(lines.len());
    file.take(lines.len() as u64 + 1).read_to_end(&mut written)?;
    if written == lines { Ok(()) } else { Err(io::Error::other("what stands on the disk is not what was written")) }
}

/// What journals of the same file hold together, the one written last counting as the newest. `None`: none is there.
///
/// # Errors
/// `System` where one is there and cannot be read.
pub fn read(journals: &[PathBuf]) -> Result<Option<Held>, StorageError> {
    let mut found = Vec::with_capacity(journals.len());
    for journal in journals {
        match read_bytes(journal) {
            Ok((bytes, modified)) => found.push((modified, bytes)),
            // What is no file was not put there by us, and holds no words.
            Err(error) if error.is_missing() || is_no_file(&error) => {}
            Err(error) => return Err(error),
        }
    }
    if found.is_empty() {
        return Ok(None);
    }
    found.sort_by_key(|(modified, _)| *modified);
    let mut held = Held::default();
    for (_, bytes) in &found {
        held.torn |= bytes.is_empty();
        for line in bytes.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
            let Some(record) = parse(line) else {
                held.torn = true;
                continue;
            };
            match held.records.iter_mut().find(|known| known.part == record.part) {
                Some(known) => known.ours = record.ours,
                None => held.records.push(record),
            }
        }
    }
    Ok(Some(held))
}

fn is_no_file(error: &StorageError) -> bool {
    match error {
        StorageError::NotAFile { .. } => true,
        StorageError::System { source, .. } => source.kind() == io::ErrorKind::NotADirectory,
        _ => false,
    }
}

/// Removes a journal whose records are saved.
///
/// # Errors
/// `System`.
pub fn remove(disk: &Disk, journal: &Path) -> Result<(), StorageError> {
    if journal.is_file() { disk.remove(journal) } else { Ok(()) }
}

/// Puts a journal with lines that cannot be read out of the way, for a person to look at; an empty one is removed.
///
/// # Errors
/// `System`.
pub fn set_aside(disk: &Disk, journal: &Path) -> Result<(), StorageError> {
    let refused = |error| StorageError::system(journal, "renaming", error);
    match fs::metadata(journal) {
        Ok(metadata) if metadata.is_file() && metadata.len() > 0 => {
            let mut name = journal.as_os_str().to_owned();
            name.push(".damaged");
            disk.ask(Step::Rename, journal).map_err(refused)?;
            fs::rename(journal, name).map_err(refused)
        }
        _ => remove(disk, journal),
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
    fn record(part: &str, base: &str, ours: &str) -> Record {
        Record { part: part.into(), base: base.into(), ours: ours.into() }
    }

    fn held(journal: &Path) -> Held {
        read(&[journal.to_path_buf()]).unwrap().unwrap_or_default()
    }

    fn journal(folder: &tempfile::TempDir) -> PathBuf {
        path_of(&folder.path().join("joint.toml")).unwrap()
    }

    #[test]
    fn the_newest_text_stands_over_the_oldest_base() {
        let folder = tempfile::tempdir().unwrap();
        let (disk, path) = (Disk::real(), journal(&folder));
        append(&disk, &path, &[record("a", "x", "Ør"), record("b", "", "1")], Readers::Usual).unwrap();
        append(&disk, &path, &[record("a", "y", "Ørsted\nand \u{1b} more")], Readers::Usual).unwrap();
        let records = vec![record("a", "x", "Ørsted\nand \u{1b} more"), record("b", "", "1")];
        assert_eq!(held(&path), Held { records, torn: false });
        remove(&disk, &path).unwrap();
        remove(&disk, &path).unwrap();
        assert_eq!(read(&[path]).unwrap(), None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn of_two_journals_the_one_written_last_is_the_newest() {
        let folder = tempfile::tempdir().unwrap();
        let (disk, first, second) = (Disk::real(), journal(&folder), folder.path().join("aside.journal"));
        append(&disk, &first, &[record("a", "x", "1"), record("b", "", "1")], Readers::Usual).unwrap();
        append(&disk, &second, &[record("a", "x", "2")], Readers::Owner).unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
        File::options().write(true).open(&second).unwrap().set_modified(later).unwrap();
        let both = read(&[second, first]).unwrap().unwrap();
        assert_eq!(both.records, [record("a", "x", "2"), record("b", "", "1")]);
    }

    #[test]
    fn a_journal_cut_at_any_byte_gives_whole_records_only_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = journal(&folder);
        let all = [record("a", "", "日本"), record("b", "old", "new")];
        append(&Disk::real(), &path, &all, Readers::Usual).unwrap();
        let whole = fs::read(&path).unwrap();
        for end in 0..whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            let read_back = held(&path);
            assert!(all.starts_with(&read_back.records), "cut at {end}");
            // Cut at a line's end nothing can be seen of it, but for the first: then nothing is there.
            let at_an_end = end > 0 && (whole[end - 1] == b'\n' || whole[end] == b'\n');
            assert!(read_back.torn || at_an_end, "cut at {end}");
            append(&Disk::real(), &path, &[record("c", "", "3")], Readers::Usual).unwrap();
            assert_eq!(held(&path).records.last(), Some(&record("c", "", "3")), "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(&path, &damaged).unwrap();
            assert!(held(&path).records.iter().all(|record| all.contains(record)), "damaged at {at}");
        }
    }

    #[test]
    fn an_empty_or_preallocated_journal_is_noticed_and_put_out_of_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = journal(&folder);
        for (content, left) in [(&b""[..], 0), (&[0; 4096], 1)] {
            fs::write(&path, content).unwrap();
            assert_eq!(held(&path), Held { records: Vec::new(), torn: true });
            set_aside(&Disk::real(), &path).unwrap();
            assert!(!path.exists());
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), left);
        }
    }

    #[test]
    fn a_journal_that_cannot_be_written_says_so_and_leaves_nothing_that_looks_kept() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("none/.joint.toml.journal");
        let append_to =
            |disk: &Disk, path: &Path| append(disk, path, &[record("a", "", "")], Readers::Usual).unwrap_err();
        assert_eq!(append_to(&Disk::real(), &nowhere).exit_code(), 3);
        let path = journal(&folder);
        for failing in [Step::Append, Step::Sync, Step::ReadBack, Step::SyncFolder] {
            let disk = Disk::probed(move |step, _| match step {
                step if step == failing => Err(io::Error::from(io::ErrorKind::StorageFull)),
                _ => Ok(()),
            });
            append_to(&disk, &path);
            assert!(!path.exists(), "{failing:?}");
        }
    }
}
