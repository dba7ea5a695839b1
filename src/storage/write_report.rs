//! Writes a report into the workbook's own folder of reports. One that is there is never replaced.

use chrono::NaiveDate;
use std::path::{Path, PathBuf};

use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::places;

/// Writes a summary as `reports/summary-2026-11-22.md`, a second one of the day with `-2` behind the day, and gives its
/// path.
///
/// # Errors
/// `UnsafeName` where a link leads out of the workbook; `System`.
pub fn write_summary(disk: &Disk, root: &Path, day: NaiveDate, text: &str) -> Result<PathBuf, StorageError> {
    let folder = places::reports(root);
    let first = folder.join(format!("summary-{day}.md"));
    let taken = |path: &Path| path.symlink_metadata().is_ok();
    let path = if taken(&first) {
        let more = (2_u32..).map(|number| folder.join(format!("summary-{day}-{number}.md")));
        more.into_iter().find(|path| !taken(path)).unwrap_or(first)
    } else {
        first
    };
    places::refuse_outside(root, &path)?;
    disk.create_folders(&folder)?;
    disk.save(&path, text.as_bytes(), Readers::Usual)?;
    Ok(path)
}
