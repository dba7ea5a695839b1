//! Beginning a new workbook.
//!
//! The engagement is written last: a folder left half made by a failure is no workbook. It must not know what is asked.

use std::fs;
use std::path::Path;

use crate::domain::engagement::Engagement;
use crate::domain::questionnaire::Edition;
use crate::storage::atomic::{Disk, Readers};
use crate::storage::changes;
use crate::storage::error::StorageError;
use crate::storage::places;
use crate::storage::save_file::{Writer, save};
use crate::storage::workbook::engagement_target;

/// Begins a workbook in a folder that is not there yet, or empty: a folder for each round, a copy of each questionnaire, the
/// engagement.
///
/// # Errors
/// `AlreadyThere` where the folder holds anything that can be seen; `UnsafeName`; `System`.
pub fn create(
    disk: &Disk,
    writer: &Writer,
    root: &Path,
    engagement: &Engagement,
    questionnaires: &[(Edition, &str)],
) -> Result<(), StorageError> {
    refuse_full(root)?;
    for round in &engagement.rounds {
        disk.create_folders(&places::round(root, &round.id)?)?;
    }
    for (edition, text) in questionnaires {
        let path = places::questionnaire(root, edition)?;
        path.parent().map_or(Ok(()), |folder| disk.create_folders(folder))?;
        disk.save(&path, text.as_bytes(), Readers::Usual)?;
    }
    disk.create_folders(root)?;
    save(disk, &engagement_target(root), &[changes::engagement(None, engagement)], None, writer)?;
    Ok(())
}

/// Keeps a copy of a questionnaire in a workbook, unless there is one of this edition.
///
/// # Errors
/// `UnsafeName`; `System`.
pub fn copy_questionnaire(disk: &Disk, root: &Path, edition: &Edition, text: &str) -> Result<(), StorageError> {
    let path = places::questionnaire(root, edition)?;
    if path.exists() {
        return Ok(());
    }
    places::refuse_outside(root, &path)?;
    path.parent().map_or(Ok(()), |folder| disk.create_folders(folder))?;
    disk.save(&path, text.as_bytes(), Readers::Usual)
}

fn refuse_full(root: &Path) -> Result<(), StorageError> {
    let there = |what| StorageError::AlreadyThere { path: root.to_path_buf(), what };
    if places::engagement(root).exists() {
        return Err(there("workbook"));
    }
    match fs::read_dir(root) {
        Ok(mut entries) => {
            let seen = |entry: fs::DirEntry| !entry.file_name().as_encoded_bytes().starts_with(b".");
            if entries.any(|entry| entry.is_ok_and(seen)) { Err(there("folder with other files")) } else { Ok(()) }
        }
        Err(_) if !root.exists() => Ok(()),
        Err(_) if root.is_file() => Err(there("file")),
        Err(error) => Err(StorageError::system(root, "reading the folder", error)),
    }
}
