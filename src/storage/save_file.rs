//! Saving the changes of one file: lock it, read what stands there now, merge, check, write durably.
//!
//! It must not know when it is called or what becomes of a failure.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use toml_edit::{DocumentMut, Table, value};

use crate::storage::apply::{Others, apply};
use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::finding::Place;
use crate::storage::lock::Lock;
use crate::storage::merge::{Change, Circumstances, Part, holds, merge};
use crate::storage::paths::create_private;
use crate::storage::places::refuse_outside;
use crate::storage::read::{Form, Stamp, Text, read, read_if_there};
use crate::storage::toml_file;

/// A file that changes are saved to.
#[derive(Debug, Clone)]
pub struct Target {
    /// The folder that has to be there: a workbook's. Below it folders are made as needed; it itself never is, because a
    /// missing one is a disk that was pulled out.
    pub root: PathBuf,
    /// The file.
    pub path: PathBuf,
    /// Who may read it, if it is new.
    pub readers: Readers,
    /// The keys a new file begins with, below `format`.
    pub head: Table,
}

/// Who saves, and when; for the note of the lock and for conflicts.
#[derive(Debug, Clone)]
pub struct Writer {
    /// Such as `jo on halyard`.
    pub name: String,
    /// The time.
    pub now: DateTime<Utc>,
    /// How long a lock of another window is waited for.
    pub patience: Duration,
}

/// What a save came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The stamp of what now stands on the disk.
    pub stamp: Stamp,
    /// Somebody else had changed the file; their changes are in it.
    pub merged: bool,
    /// The parts both had changed differently; both versions are kept.
    pub conflicts: Vec<Part>,
    /// The file had vanished, or came back without its closing line: what was not among these changes may be missing, and the
    /// caller, who still has it, should hand all of it over.
    pub vanished: bool,
}

/// Saves the changes into the file. `seen` is the stamp of the file as the caller last read or saved it; `None`: never.
///
/// # Errors
/// `System` where the operating system refuses; `Locked`; `Toml`, `NotUtf8`, `TooLarge`, `NotAFile`, `NewerFormat` or `Content`
/// where what stands there is not ours to change. Then nothing was changed.
pub fn save(
    disk: &Disk,
    target: &Target,
    changes: &[Change],
    seen: Option<&Stamp>,
    writer: &Writer,
) -> Result<Done, StorageError> {
    make_room(disk, target)?;
    let note = format!("{}, since {}", writer.name, writer.now.to_rfc3339_opts(SecondsFormat::Secs, true));
    let _lock = Lock::take(&target.path, &note, writer.patience)?;
    // A sync client knows no locks: it may replace the file while the new one is written.
    for _ in 0..4 {
        if let Some(done) = attempt(disk, target, changes, seen, writer)? {
            return Ok(done);
        }
    }
    Err(StorageError::Locked { path: target.path.clone(), owner: None })
}

/// Edits a file as a whole in place, for changes of many parts that belong together and cannot be merged one by one.
///
/// # Errors
/// `Content` where the file is not what was read, by `seen`: then nothing was changed and it can be done again. Else as
/// [`save`].
pub fn edit(
    disk: &Disk,
    target: &Target,
    seen: &Stamp,
    writer: &Writer,
    change: &dyn Fn(&mut DocumentMut),
) -> Result<Stamp, StorageError> {
    let note = format!("{}, since {}", writer.name, writer.now.to_rfc3339_opts(SecondsFormat::Secs, true));
    let _lock = Lock::take(&target.path, &note, writer.patience)?;
    let changed = || StorageError::Content {
        path: target.path.clone(),
        place: Place::START,
        message: "somebody else changed this file meanwhile, so it was left as it is".into(),
        hint: Some("Run the command again; it goes on where it stopped.".into()),
    };
    let text = read(&target.path)?;
    if !text.stamp.same_content(seen) {
        return Err(changed());
    }
    let mut document = toml_file::parse(&text)?;
    change(&mut document);
    let bytes = toml_file::bytes(&mut document, text.form);
    check(&target.path, &bytes, &[], false)?;
    let still = || read(&target.path).is_ok_and(|now| now.stamp.same_content(seen));
    if disk.save_while(&target.path, &bytes, target.readers, &still)? {
        Ok(Stamp::of(&bytes, None))
    } else {
        Err(changed())
    }
}

fn attempt(
    disk: &Disk,
    target: &Target,
    changes: &[Change],
    seen: Option<&Stamp>,
    writer: &Writer,
) -> Result<Option<Done>, StorageError> {
    let text = read_if_there(&target.path)?;
    let changed = match (&text, seen) {
        (Some(text), Some(seen)) => !text.stamp.same_content(seen),
        (None, None) => false,
        _ => true,
    };
    let vanished = seen.is_some() && changed && text.as_ref().is_none_or(|text| !text.closed);
    let (mut document, conflicts) = merged(target, text.as_ref(), changes, changed, writer.now)?;
    let form = text.as_ref().map_or_else(Form::default, |text| text.form);
    let bytes = toml_file::bytes(&mut document, form);
    check(&target.path, &bytes, changes, changed)?;
    let still = || match (read_if_there(&target.path), &text) {
        (Ok(Some(now)), Some(before)) => now.stamp.same_content(&before.stamp),
        (Ok(None), None) => true,
        _ => false,
    };
    if !disk.save_while(&target.path, &bytes, target.readers, &still)? {
        return Ok(None);
    }
    let merged = changed && text.is_some() && seen.is_some();
    Ok(Some(Done { stamp: Stamp::of(&bytes, None), merged, conflicts, vanished }))
}

/// The document with the changes in it, and the parts both had changed.
fn merged(
    target: &Target,
    text: Option<&Text>,
    changes: &[Change],
    changed: bool,
    now: DateTime<Utc>,
) -> Result<(DocumentMut, Vec<Part>), StorageError> {
    let mut document = text.map_or_else(|| Ok(DocumentMut::new()), toml_file::parse)?;
    if document.is_empty() {
        document.insert("format", value(toml_file::FORMAT));
        apply(document.as_table_mut(), &Table::new(), &target.head, &mut Others::default());
    }
    let file = target.path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let at = Circumstances { changed: changed && text.is_some(), file: &file, now };
    // The head last: a lock of the whole book set here does not hold off the entries saved with it.
    let (top, parts): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.part == Part::Top);
    let mut conflicts = Vec::new();
    for change in parts.into_iter().chain(top) {
        if merge(&mut document, change, at) {
            conflicts.push(change.part.clone());
        }
    }
    Ok((document, conflicts))
}

/// The text as it would be with changes that wait in it, for reading: nothing is written. Its stamp is that of no content, so
/// that a save compares everything.
///
/// # Errors
/// As the merging part of [`save`].
pub fn laid_over(
    target: &Target,
    text: Option<Text>,
    changes: &[Change],
    now: DateTime<Utc>,
) -> Result<Text, StorageError> {
    let (document, _) = merged(target, text.as_ref(), changes, true, now)?;
    let (form, closed) = text.map_or_else(|| (Form::default(), true), |text| (text.form, text.closed));
    Ok(Text { path: target.path.clone(), text: document.to_string(), stamp: Stamp::NEVER, form, closed })
}

/// What is about to be written must read back and say what was asked; else the old file stays.
fn check(path: &Path, bytes: &[u8], changes: &[Change], changed: bool) -> Result<(), StorageError> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: DocumentMut = text.parse().map_err(|fault| StorageError::toml(path, text, false, &fault))?;
    match changes.iter().find(|change| !holds(&document, change, changed)) {
        None => Ok(()),
        Some(change) => Err(StorageError::Content {
            path: path.to_path_buf(),
            place: Place::START,
            message: format!("the change of `{}` does not fit into this file", change.part.name()),
            hint: Some("The file was left as it is. Open it in a text editor and look at this entry.".into()),
        }),
    }
}

fn make_room(disk: &Disk, target: &Target) -> Result<(), StorageError> {
    if target.readers == Readers::Owner {
        return target.path.parent().map_or(Ok(()), create_private);
    }
    if !target.root.is_dir() {
        let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(StorageError::system(&target.root, "saving", missing));
    }
    if !target.path.exists() {
        refuse_outside(&target.root, &target.path)?;
    }
    target.path.parent().map_or(Ok(()), |folder| disk.create_folders(folder))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::atomic::Step;
    use std::fs;

    struct Room {
        folder: tempfile::TempDir,
        target: Target,
        writer: Writer,
    }

    fn room() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rounds/onboarding/joint.toml");
        let head = "questionnaire = \"onboarding@1.0.0\"\nvoice = \"joint\"\n".parse::<DocumentMut>().unwrap();
        let target =
            Target { root: folder.path().into(), path, readers: Readers::Usual, head: head.as_table().clone() };
        let writer = Writer {
            name: "jo".into(),
            now: "2026-11-12T08:00:00Z".parse().unwrap(),
            patience: Duration::from_millis(50),
        };
        Room { folder, target, writer }
    }

    impl Room {
        fn save(&self, changes: &[Change], seen: Option<&Stamp>) -> Result<Done, StorageError> {
            save(&Disk::real(), &self.target, changes, seen, &self.writer)
        }

        fn text(&self) -> String {
            fs::read_to_string(&self.target.path).unwrap()
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(self.target.path.parent().unwrap()).unwrap();
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
        }
    }

    fn change(id: &str, base: &str, ours: &str) -> Change {
        let table = |value: &str| {
            let text = if value.is_empty() {
                String::new()
            } else {
                format!("[entry]\nstatus = \"answered\"\nvalue = {}\n", toml_edit::Value::from(value))
            };
            text.parse::<DocumentMut>().unwrap().as_table().clone()
        };
        Change { part: Part::Question { within: None, id: id.into() }, base: table(base), ours: table(ours) }
    }

    #[test]
    fn a_new_book_is_written_in_the_form_of_the_rule_book() {
        let room = room();
        let done = room.save(&[change("a", "", "Ørsted"), change("b", "", "two\nlines")], None).unwrap();
        assert_eq!((done.merged, done.vanished, done.conflicts.len()), (false, false, 0));
        assert_eq!(
            room.text(),
            "format = 1\nquestionnaire = \"onboarding@1.0.0\"\nvoice = \"joint\"\n\n[entry.a]\nstatus = \"answered\"\nvalue = \"Ørsted\"\n\n[entry.b]\nstatus = \"answered\"\nvalue = \"\"\"\ntwo\nlines\"\"\"\n# end of file\n"
        );
        assert_eq!(room.names(), ["joint.toml"]);
        assert!(read(&room.target.path).unwrap().stamp.same_content(&done.stamp));
    }

    #[test]
    fn two_windows_in_turn_lose_nothing() {
        let room = room();
        let first = room.save(&[change("a", "", "1"), change("b", "", "1")], None).unwrap();
        // The second window changes a, the first, which has not looked, b and then a.
        let second = room.save(&[change("a", "1", "second")], Some(&first.stamp)).unwrap();
        assert!(!second.merged);
        let third = room.save(&[change("b", "1", "first")], Some(&first.stamp)).unwrap();
        assert_eq!((third.merged, third.conflicts.len()), (true, 0));
        assert!(room.text().contains("\"second\"") && room.text().contains("\"first\""));
        let fourth = room.save(&[change("a", "1", "first too")], Some(&first.stamp)).unwrap();
        assert_eq!(fourth.conflicts, [Part::Question { within: None, id: "a".into() }]);
        assert!(room.text().contains("\"second\"") && room.text().contains("\"first too\""));
    }

    #[test]
    fn two_processes_at_once_lose_nothing() {
        let room = room();
        room.save(&[], None).unwrap();
        std::thread::scope(|scope| {
            for window in 0..2 {
                let room = &room;
                scope.spawn(move || {
                    let writer = Writer { patience: Duration::from_secs(60), ..room.writer.clone() };
                    for n in 0..15 {
                        let change = change(&format!("w{window}-{n}"), "", "said");
                        save(&Disk::real(), &room.target, &[change], None, &writer).unwrap();
                    }
                });
            }
        });
        let text = room.text();
        assert_eq!(text.matches("[entry.w").count(), 30, "{text}");
        assert_eq!(room.names(), ["joint.toml"]);
    }

    #[test]
    fn a_sync_client_that_replaces_the_file_while_it_is_written_loses_nothing() {
        let room = room();
        let first = room.save(&[change("a", "", "1")], None).unwrap();
        let path = room.target.path.clone();
        let once = std::sync::atomic::AtomicBool::new(true);
        let disk = Disk::probed(move |step, _| {
            if step == Step::ReadBack && once.swap(false, std::sync::atomic::Ordering::SeqCst) {
                fs::write(&path, fs::read_to_string(&path).unwrap().replace("\"1\"", "\"synced\""))?;
            }
            Ok(())
        });
        let done = save(&disk, &room.target, &[change("b", "", "2")], Some(&first.stamp), &room.writer).unwrap();
        assert!(done.merged);
        assert!(room.text().contains("\"synced\"") && room.text().contains("\"2\""));
    }

    #[test]
    fn a_vanished_or_cut_file_is_written_anew_and_reported() {
        let room = room();
        let first = room.save(&[change("a", "", "1")], None).unwrap();
        fs::remove_file(&room.target.path).unwrap();
        let again = room.save(&[change("a", "1", "2")], Some(&first.stamp)).unwrap();
        assert!(again.vanished);
        assert!(room.text().contains("\"2\""));
        fs::write(&room.target.path, "format = 1\n").unwrap();
        assert!(room.save(&[change("a", "2", "3")], Some(&again.stamp)).unwrap().vanished);
        assert!(room.text().contains("\"3\"") && room.text().ends_with("# end of file\n"));
    }

    #[test]
    fn what_is_not_ours_to_change_stays_as_it_is() {
        let room = room();
        room.save(&[], None).unwrap();
        for content in [
            "format = 2\n",
            "format = 1\n[entry.a\n",
            "format = 1\nentry = 3\n",
            "format = 1\n[entry]\na = 3\nentry.b = 1\n\u{0}",
        ] {
            fs::write(&room.target.path, content).unwrap();
            let error = room.save(&[change("a", "", "1")], None).unwrap_err();
            assert!(error.hint().is_some(), "{error}");
            assert_eq!(room.text(), content);
            assert_eq!(room.names(), ["joint.toml"]);
        }
    }

    #[test]
    fn an_edit_of_a_whole_file_is_refused_where_somebody_else_wrote() {
        let room = room();
        let first = room.save(&[change("a", "", "1")], None).unwrap();
        let mark = |document: &mut DocumentMut| drop(document.insert("mark", value(true)));
        let edit = |disk: &Disk, seen: &Stamp| super::edit(disk, &room.target, seen, &room.writer, &mark);
        let second = edit(&Disk::real(), &first.stamp).unwrap();
        assert!(room.text().contains("mark = true") && room.text().ends_with("# end of file\n"));
        assert!(matches!(edit(&Disk::real(), &first.stamp), Err(StorageError::Content { .. })));
        let path = room.target.path.clone();
        let synced = Disk::probed(move |step, _| match step {
            Step::ReadBack => fs::write(&path, "format = 1\nsynced = 1\n# end of file\n"),
            _ => Ok(()),
        });
        assert!(matches!(edit(&synced, &second), Err(StorageError::Content { .. })));
        assert!(room.text().contains("synced") && !room.text().contains("mark"));
        assert_eq!(room.names(), ["joint.toml"]);
        fs::write(&room.target.path, "format = 2\n").unwrap();
        let newer = read(&room.target.path).unwrap().stamp;
        assert!(matches!(edit(&Disk::real(), &newer), Err(StorageError::NewerFormat { .. })));
    }

    #[test]
    fn a_workbook_that_is_gone_is_not_made_anew() {
        let Room { folder, target, writer } = room();
        drop(folder);
        let error = save(&Disk::real(), &target, &[change("a", "", "1")], None, &writer).unwrap_err();
        assert!(error.is_missing());
        assert!(!target.root.exists());
    }
}
