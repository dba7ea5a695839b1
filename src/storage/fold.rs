//! Folding journals of unsaved typing back into their file, at the next start.
//!
//! It must not know what the changes mean.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Table};

use crate::storage::atomic::Disk;
use crate::storage::error::StorageError;
use crate::storage::journal::{self, Record};
use crate::storage::merge::{Change, Part};
use crate::storage::read::Stamp;
use crate::storage::save_file::{Done, Target, Writer, save};

/// What came of the journals of a file.
#[derive(Debug)]
pub struct Folded {
    /// What was saved; `None` where nothing in the journals could be read.
    pub done: Option<Done>,
    /// Words may be missing: a journal is empty, or lines of it cannot be read.
    pub torn: bool,
}

/// A change as a record of a journal.
#[must_use]
pub fn record(change: &Change) -> Record {
    let text = |table: &Table| DocumentMut::from(table.clone()).to_string();
    Record { part: change.part.name(), base: text(&change.base), ours: text(&change.ours) }
}

/// A record of a journal as a change; `None` where it cannot be read.
#[must_use]
pub fn change(record: &Record) -> Option<Change> {
    let table = |text: &str| text.parse::<DocumentMut>().ok().map(|document| document.as_table().clone());
    Some(Change { part: Part::parse(&record.part)?, base: table(&record.base)?, ours: table(&record.ours)? })
}

/// The journals a file may have: beside it, and `aside` on this machine.
#[must_use]
pub fn journals(path: &Path, aside: Option<&Path>) -> Vec<PathBuf> {
    journal::path_of(path).into_iter().chain(aside.map(Path::to_path_buf)).collect()
}

/// What waits in the journals of a file.
///
/// # Errors
/// `System` where one is there and cannot be read.
pub fn waiting(journals: &[PathBuf]) -> Result<Vec<Change>, StorageError> {
    let held = journal::read(journals)?.unwrap_or_default();
    Ok(held.records.iter().filter_map(change).collect())
}

/// Saves what the journals of a file hold and removes them; `None`: there are none. What somebody changed since stays beside
/// it, as in every merge.
///
/// # Errors
/// As [`save`]; the journals then stay for the next start.
pub fn fold(
    disk: &Disk,
    target: &Target,
    journals: &[PathBuf],
    writer: &Writer,
) -> Result<Option<Folded>, StorageError> {
    let Some(held) = journal::read(journals)? else { return Ok(None) };
    let changes: Vec<Change> = held.records.iter().filter_map(change).collect();
    let torn = held.torn || changes.len() < held.records.len();
    let done = if changes.is_empty() { None } else { Some(save(disk, target, &changes, Some(&Stamp::NEVER), writer)?) };
    for journal in journals {
        // What is saved may be saved again without harm: a journal that cannot be removed is no failure.
        let _ = if torn { journal::set_aside(disk, journal) } else { journal::remove(disk, journal) };
    }
    Ok(Some(Folded { done, torn }))
}

/// Whether one of these journals is there.
#[must_use]
pub fn is_waiting(journals: &[PathBuf]) -> bool {
    journals.iter().any(|journal| journal.is_file())
}
