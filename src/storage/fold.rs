//! Folding a journal of unsaved typing back into its file, at the next start.
//!
//! It must not know what the changes mean.

use std::path::Path;

use toml_edit::{DocumentMut, Table};

use crate::storage::atomic::Disk;
use crate::storage::error::StorageError;
use crate::storage::journal::{self, Record};
use crate::storage::merge::{Change, Part};
use crate::storage::read::Stamp;
use crate::storage::save_file::{Done, Target, Writer, save};

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

/// Saves what the journal of a file holds and removes the journal; `None`: there is none. What somebody changed since stays
/// beside it, as in every merge.
///
/// # Errors
/// As [`save`]; the journal then stays for the next start.
pub fn fold(disk: &Disk, target: &Target, writer: &Writer) -> Result<Option<(Vec<Part>, Done)>, StorageError> {
    let changes: Vec<Change> = journal::read(&target.path)?.iter().filter_map(change).collect();
    if changes.is_empty() {
        journal::remove(disk, &target.path)?;
        return Ok(None);
    }
    let done = save(disk, target, &changes, Some(&Stamp::NEVER), writer)?;
    journal::remove(disk, &target.path)?;
    Ok(Some((changes.into_iter().map(|change| change.part).collect(), done)))
}

/// Whether a file has a journal.
#[must_use]
pub fn is_waiting(path: &Path) -> bool {
    journal::path_of(path).is_some_and(|journal| journal.exists())
}
