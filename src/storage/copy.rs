//! Writing a whole workbook to another place, with what is not saved yet.
//!
//! The workbook it is made from is only read. It must not know why it is copied.

use std::fs;
use std::path::{Path, PathBuf};

use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::fold;
use crate::storage::journal;
use crate::storage::merge::Change;
use crate::storage::places;
use crate::storage::read::{Stamp, read_bytes};
use crate::storage::save_file::{Target, Writer, save};

/// More files are not copied: a workbook has far fewer.
const MOST: usize = 10_000;
/// Folders deeper inside are not copied.
const DEEPEST: usize = 6;

/// Copies a workbook into a folder of its own inside `to`, and gives that folder. Links, pipes and hidden files stay behind.
///
/// # Errors
/// `System` and reading errors; what was already written stays.
pub fn copy(disk: &Disk, root: &Path, to: &Path) -> Result<PathBuf, StorageError> {
    let mut files = Vec::new();
    gather(root, 0, &mut files)?;
    // The engagement makes a folder a workbook: it comes last.
    files.sort_by_key(|file| *file == places::engagement(root));
    let copy = free(to, root);
    disk.create_folders(&copy)?;
    for file in files {
        let Ok(inside) = file.strip_prefix(root) else { continue };
        let (bytes, _) = read_bytes(&file)?;
        let path = copy.join(inside);
        path.parent().map_or(Ok(()), |folder| disk.create_folders(folder))?;
        disk.save(&path, &bytes, Readers::Usual)?;
    }
    Ok(copy)
}

/// Brings what waits for the files of a workbook into the copy of it; what a file there cannot take goes to its journal.
///
/// # Errors
/// `System`.
pub fn bring(
    disk: &Disk,
    writer: &Writer,
    (root, copy): (&Path, &Path),
    waiting: &[(Target, Vec<Change>)],
) -> Result<(), StorageError> {
    for (target, changes) in waiting {
        let Ok(inside) = target.path.strip_prefix(root) else { continue };
        let target = Target { root: copy.to_path_buf(), path: copy.join(inside), ..target.clone() };
        if save(disk, &target, changes, Some(&Stamp::NEVER), writer).is_err()
            && let Some(journal) = journal::path_of(&target.path)
        {
            let records: Vec<_> = changes.iter().map(fold::record).collect();
            journal::append(disk, &journal, &records, target.readers)?;
        }
    }
    Ok(())
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), StorageError> {
    let refused = |error| StorageError::system(folder, "reading the folder", error);
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let kind = entry.file_type().map_err(refused)?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if hidden || files.len() >= MOST {
            continue;
        }
        if kind.is_dir() && depth < DEEPEST {
            gather(&entry.path(), depth + 1, files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// A folder that is not there yet, called as the workbook is.
fn free(to: &Path, root: &Path) -> PathBuf {
    let name = root.file_name().map_or_else(|| "workbook".into(), |name| name.to_string_lossy().into_owned());
    let numbered = (2_u32..).map(|n| to.join(format!("{name}-{n}")));
    std::iter::once(to.join(&name)).chain(numbered).find(|path| !path.exists()).unwrap_or_else(|| to.join(&name))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::time::Duration;
    use toml_edit::{DocumentMut, Table};

    #[test]
    fn a_copy_holds_every_file_and_what_waited_and_the_old_folder_stays_as_it_is() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("halyard");
        fs::create_dir_all(root.join("rounds/onboarding")).unwrap();
        let book = root.join("rounds/onboarding/joint.toml");
        for (path, text) in [
            (root.join("engagement.toml"), "format = 1\n"),
            (book.clone(), "format = 1\n[entry.a]\nvalue = \"old\"\n# end of file\n"),
            (root.join("rounds/onboarding/client.toml"), "[entry.a\n"),
            (root.join("rounds/onboarding/.joint.toml.lock"), "x"),
        ] {
            fs::write(path, text).unwrap();
        }
        let (disk, to) = (Disk::real(), place.path().join("elsewhere"));
        let first = copy(&disk, &root, &to).unwrap();
        let second = copy(&disk, &root, &to).unwrap();
        assert_eq!((first, second), (to.join("halyard"), to.join("halyard-2")));
        let copy = to.join("halyard");
        let waiting = |path: &Path| {
            let target =
                Target { root: root.clone(), path: path.to_path_buf(), readers: Readers::Usual, head: Table::new() };
            let table = |text: &str| text.parse::<DocumentMut>().unwrap().as_table().clone();
            let part = crate::storage::merge::Part::Question { within: None, id: "b".into() };
            (target, vec![Change { part, base: Table::new(), ours: table("[entry]\nvalue = \"typed\"\n") }])
        };
        let broken = root.join("rounds/onboarding/client.toml");
        let writer =
            Writer { name: "jo".into(), now: "2026-11-12T08:00:00Z".parse().unwrap(), patience: Duration::ZERO };
        bring(&disk, &writer, (&root, &copy), &[waiting(&book), waiting(&broken)]).unwrap();
        let text = fs::read_to_string(copy.join("rounds/onboarding/joint.toml")).unwrap();
        assert!(text.contains("old") && text.contains("typed"), "{text}");
        assert!(!fs::read_to_string(&book).unwrap().contains("typed"));
        assert!(copy.join("engagement.toml").is_file());
        assert!(!copy.join("rounds/onboarding/.joint.toml.lock").exists());
        // A book that cannot be changed keeps its words beside it.
        let beside = fold::journals(&copy.join("rounds/onboarding/client.toml"), None);
        assert_eq!(fold::waiting(&beside).unwrap().len(), 1);
    }
}
