//! Bringing unsaved typing back when a workbook is opened: from the journals beside its files and from the folder of unsaved
//! words of this machine.
//!
//! It must not know who opens it, or what is told of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::engagement::{BookName, Engagement};
use crate::domain::period::{Side, Voice};
use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::fold::{self, Folded};
use crate::storage::merge::Change;
use crate::storage::paths::Paths;
use crate::storage::places;
use crate::storage::private::Private;
use crate::storage::save_file::{Target, Writer};
use crate::storage::workbook::{actions_target, engagement_target, read_engagement};
use crate::storage::write_book::{Head, head_table};

/// What came of the unsaved words of one file.
#[derive(Debug)]
pub struct Recovered {
    /// The file.
    pub path: PathBuf,
    /// Whether they are in it now.
    pub came: Result<Folded, StorageError>,
    /// What still waits, where they are not.
    pub waiting: Vec<Change>,
}

/// Folds the journals of unsaved typing into the files of a workbook; to be called before it is opened for changing. Gives the
/// files that had one; a journal that cannot be folded in stays, with what it holds.
#[must_use]
pub fn recover(root: &Path, paths: &Paths, disk: &Disk, writer: &Writer) -> Vec<Recovered> {
    let engagement = read_engagement(root).ok().map(|(read, _)| read.content);
    let unsaved = paths.unsaved().ok();
    let mut recovered = Vec::new();
    for target in targets(root, engagement.as_ref(), paths) {
        let aside = unsaved.as_ref().zip(engagement.as_ref());
        let aside = aside
            .and_then(|(folder, engagement)| places::unsaved(folder, &engagement.id, &target.root, &target.path).ok());
        let journals = fold::journals(&target.path, aside.as_deref());
        let came = match fold::fold(disk, &target, &journals, writer) {
            Ok(None) => continue,
            Ok(Some(folded)) => Ok(folded),
            Err(error) => Err(error),
        };
        let waiting = if came.is_err() { fold::waiting(&journals).unwrap_or_default() } else { Vec::new() };
        recovered.push(Recovered { path: target.path, came, waiting });
    }
    recovered
}

/// What still waits of a recovery, by file.
#[must_use]
pub fn left(recovered: &[Recovered]) -> BTreeMap<PathBuf, Vec<Change>> {
    let left = recovered.iter().filter(|one| !one.waiting.is_empty());
    left.map(|one| (one.path.clone(), one.waiting.clone())).collect()
}

/// Every file that may have a journal.
fn targets(root: &Path, engagement: Option<&Engagement>, paths: &Paths) -> Vec<Target> {
    let mut targets = vec![engagement_target(root), actions_target(root)];
    let Some(engagement) = engagement else { return targets };
    for round in &engagement.rounds {
        for voice in Voice::ALL {
            let name = BookName { round: round.id.clone(), voice };
            let questionnaire = round.questionnaire.clone();
            let head = Head { questionnaire, voice, person: None, window: None, locked: None };
            targets.extend(places::book(root, &name).map(|path| Target {
                root: root.to_path_buf(),
                path,
                readers: Readers::Usual,
                head: head_table(&head),
            }));
        }
    }
    if let Ok(folder) = paths.private() {
        let open = |side| Private::open(&folder, &engagement.id, side).ok();
        targets.extend(Side::ALL.into_iter().filter_map(open).map(|private| private.target()));
    }
    targets
}
