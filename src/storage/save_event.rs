//! What the saver tells of its work.
//!
//! It must not know who listens.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::storage::error::StorageError;
use crate::storage::merge::Part;

/// Where words lie that are not in their file yet. Only what was read back after it was written counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Kept {
    /// In the journal beside the file.
    Beside,
    /// In the folder of unsaved words on this machine, because beside the file nothing can be written.
    Aside,
    /// Only in memory: they are lost when the program ends.
    #[default]
    Nowhere,
}

/// What the saver tells.
#[derive(Debug)]
pub enum SaveEvent {
    /// A save begins.
    Saving,
    /// Everything put so far is on the disk, durably.
    Saved {
        /// When.
        at: DateTime<Utc>,
    },
    /// A file could not be saved. Everything stays in memory and is tried again.
    Failed {
        /// The file.
        path: PathBuf,
        /// Why, and the way out.
        problem: Arc<StorageError>,
        /// Where all that waits for this file lies meanwhile.
        kept: Kept,
    },
    /// A file was saved, and somebody else had changed it: read it again, and `open` it anew.
    Merged {
        /// The file.
        path: PathBuf,
        /// The parts both had changed; both versions are kept.
        conflicts: Vec<Part>,
        /// What was not among the saved changes may be missing in the file: hand all of it over.
        vanished: bool,
    },
}

/// How a flush ended.
#[derive(Debug, Clone)]
pub enum FlushResult {
    /// Everything is on the disk.
    Saved,
    /// Something is not, for this reason.
    Failed {
        /// Why, and the way out.
        problem: Arc<StorageError>,
        /// Where all that is not saved lies: the worst of it.
        kept: Kept,
    },
    /// The time was over first.
    TimedOut,
}
