//! The durable save: write beside, sync, read back, rename, sync the folder. Whatever fails or whenever the power goes, either
//! the old or the new content stands whole.
//!
//! Every step asks a [`Disk`] first, so that a test can make each of them fail. It must not know what it writes.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::storage::error::StorageError;
use crate::storage::read::{is_not_found, refuse_unless_file};

/// The steps of a save, in order; each can be made to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Following links and asking for the old file's mode.
    Inspect,
    /// Creating the temporary file.
    Create,
    /// Writing it, asked once per 64 KiB.
    Write,
    /// Giving it the old file's owner and mode; a failure is no obstacle.
    Permissions,
    /// Making it durable.
    Sync,
    /// Comparing what stands there with what was meant.
    ReadBack,
    /// Putting it in the old one's place.
    Rename,
    /// Making the new name durable.
    SyncFolder,
    /// Removing a temporary file: a stale one, or our own after a failure.
    CleanUp,
    /// Adding a line to a journal.
    Append,
}

type Probe = dyn Fn(Step, &Path) -> io::Result<()> + Send + Sync;

/// The way to the disk: the real one, or in tests one that fails where it is told to.
#[derive(Clone, Default)]
pub struct Disk {
    probe: Option<Arc<Probe>>,
}

impl std::fmt::Debug for Disk {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(if self.probe.is_some() { "Disk(probed)" } else { "Disk" })
    }
}

/// Who may read a file that did not exist before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever the folder's custom allows.
    Usual,
    /// The owner alone (0600 on Unix; on Windows the profile folder already is private).
    Owner,
}

impl Disk {
    /// The real disk.
    #[must_use]
    pub fn real() -> Self {
        Self::default()
    }

    /// A disk that asks `probe` before every step and fails as it says.
    #[must_use]
    pub fn probed(probe: impl Fn(Step, &Path) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self { probe: Some(Arc::new(probe)) }
    }

    /// Asks whether a step may be taken.
    ///
    /// # Errors
    /// What the probe says.
    pub fn ask(&self, step: Step, path: &Path) -> io::Result<()> {
        self.probe.as_ref().map_or(Ok(()), |probe| probe(step, path))
    }

    /// Replaces the file's content durably: when this returns, the content is on the disk and so is its name.
    ///
    /// A link stays a link and its target is replaced; mode and, where the system lets us, owner and group stay. A file marked
    /// read-only is left alone. After a failure the old content stands; only where syncing the folder failed may the new one
    /// stand already, and saving it again does no harm. Nothing is left beside it.
    ///
    /// # Errors
    /// `System` with the step that failed; `NotAFile` where a folder, pipe or device stands in its place.
    pub fn save(&self, path: &Path, bytes: &[u8], readers: Readers) -> Result<(), StorageError> {
        self.save_while(path, bytes, readers, &|| true).map(|_| ())
    }

    /// [`Disk::save`], but where `still` no longer holds just before the rename, nothing is changed and the answer is `false`:
    /// for a file a sync client may replace while the new one is being written.
    ///
    /// # Errors
    /// As [`Disk::save`].
    pub fn save_while(
        &self,
        path: &Path,
        bytes: &[u8],
        readers: Readers,
        still: &dyn Fn() -> bool,
    ) -> Result<bool, StorageError> {
        let refused = |task| move |error| StorageError::system(path, task, error);
        self.ask(Step::Inspect, path).map_err(refused("saving"))?;
        let target = resolve_links(path).map_err(refused("following the link"))?;
        let old = match fs::metadata(&target) {
            Ok(metadata) => Some(metadata),
            Err(error) if is_not_found(&error) => None,
            Err(error) => return Err(StorageError::system(path, "saving", error)),
        };
        if let Some(metadata) = &old {
            refuse_unless_file(path, metadata)?;
            if metadata.permissions().readonly() {
                return Err(StorageError::system(path, "saving", io::Error::from(io::ErrorKind::PermissionDenied)));
            }
        }
        let temporary = beside(&target, ".tmp")
            .ok_or_else(|| StorageError::NotAFile { path: path.to_path_buf(), what: "a folder" })?;
        let file = self.create(&temporary, readers).map_err(refused("saving"))?;
        let filled = self.fill(file, &temporary, bytes, old.as_ref()).map_err(refused("writing"));
        let done = match filled {
            Ok(()) if !still() => Ok(false),
            Ok(()) => self.rename(&temporary, &target).map(|()| true).map_err(refused("renaming")),
            Err(error) => Err(error),
        };
        if !matches!(done, Ok(true)) {
            // A file whose sync failed is never synced again: its pages may be marked clean. The next try begins a new one.
            if self.ask(Step::CleanUp, &temporary).is_ok() {
                let _ = fs::remove_file(&temporary);
            }
            return done;
        }
        self.sync_folder_of(&target).map(|()| true).map_err(refused("syncing the folder"))
    }

    /// Creates a folder and those above it, durably.
    ///
    /// # Errors
    /// `System`.
    pub fn create_folders(&self, path: &Path) -> Result<(), StorageError> {
        let refused = |error| StorageError::system(path, "creating the folder", error);
        if path.is_dir() {
            return Ok(());
        }
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            self.create_folders(parent)?;
        }
        self.ask(Step::Create, path).map_err(refused)?;
        match fs::create_dir(path) {
            Ok(()) => {}
            Err(_) if path.is_dir() => {}
            Err(error) => return Err(refused(error)),
        }
        self.sync_folder_of(path).map_err(refused)
    }

    /// Removes a file durably; one that is not there is no obstacle.
    ///
    /// # Errors
    /// `System`.
    pub fn remove(&self, path: &Path) -> Result<(), StorageError> {
        let refused = |error| StorageError::system(path, "removing", error);
        self.ask(Step::CleanUp, path).map_err(refused)?;
        match fs::remove_file(path) {
            Ok(()) => self.sync_folder_of(path).map_err(refused),
            Err(error) if is_not_found(&error) => Ok(()),
            Err(error) => Err(refused(error)),
        }
    }

    /// A fresh temporary file; a stale one of a killed save is removed first.
    fn create(&self, temporary: &Path, readers: Readers) -> io::Result<File> {
        let mut attempts = 0;
        loop {
            self.ask(Step::Create, temporary)?;
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            restrict(&mut options, readers);
            match options.open(temporary) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempts < 3 => {
                    attempts += 1;
                    self.ask(Step::CleanUp, temporary)?;
                    match fs::remove_file(temporary) {
                        Err(error) if !is_not_found(&error) => return Err(error),
                        _ => {}
                    }
                }
                done => return done,
            }
        }
    }

    /// Writes, keeps the mode, syncs and reads back.
    fn fill(&self, mut file: File, temporary: &Path, bytes: &[u8], old: Option<&Metadata>) -> io::Result<()> {
        self.ask(Step::Write, temporary)?;
        for chunk in bytes.chunks(64 << 10) {
            file.write_all(chunk)?;
            self.ask(Step::Write, temporary)?;
        }
        if let Some(old) = old
            && self.ask(Step::Permissions, temporary).is_ok()
        {
            keep_owner(&file, old);
            let _ = file.set_permissions(old.permissions());
        }
        self.ask(Step::Sync, temporary)?;
        file.sync_all()?;
        drop(file);
        // Where locks do not work, a second writer may have taken the same name; and disks exist that lie.
        self.ask(Step::ReadBack, temporary)?;
        let mut written = Vec::with_capacity(bytes.len());
        File::open(temporary)?.take(bytes.len() as u64 + 1).read_to_end(&mut written)?;
        if written != bytes {
            return Err(io::Error::other("what stands on the disk is not what was written"));
        }
        Ok(())
    }

    /// Renames; on Windows patiently, because a sync client or virus scanner may hold the file for a moment.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(is_held, || {
            self.ask(Step::Rename, to)?;
            fs::rename(from, to)
        })
    }

    /// Makes the entry of a path in its folder durable.
    ///
    /// # Errors
    /// What the system says.
    pub fn sync_folder_of(&self, path: &Path) -> io::Result<()> {
        self.ask(Step::SyncFolder, path)?;
        match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => sync_folder(folder),
            _ => sync_folder(Path::new(".")),
        }
    }
}

/// The hidden sidecar of a file: `joint.toml` and `.tmp` make `.joint.toml.tmp` in the same folder.
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> Option<PathBuf> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name()?);
    name.push(suffix);
    Some(path.with_file_name(name))
}

/// Follows links of the last part of a path, also to a file that is not there yet.
///
/// # Errors
/// What the system says; more than 40 links are a circle.
pub fn resolve_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_path_buf();
    for _ in 0..40 {
        match fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.file_type().is_symlink() => {
                let link = fs::read_link(&target)?;
                target = target.parent().unwrap_or(Path::new("")).join(link);
            }
            Ok(_) => return Ok(target),
            Err(error) if is_not_found(&error) => return Ok(target),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("the links go round in a circle"))
}

/// Tries up to six times within about 200 ms while `held` says that waiting may help.
fn patiently(held: impl Fn(&io::Error) -> bool, mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    for pause in [10, 20, 40, 60, 70] {
        match attempt() {
            Err(error) if held(&error) => std::thread::sleep(Duration::from_millis(pause)),
            done => return done,
        }
    }
    attempt()
}

/// Windows: access denied (5) and sharing violation (32) while another program has the file open.
fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

#[cfg(unix)]
fn restrict(options: &mut OpenOptions, readers: Readers) {
    use std::os::unix::fs::OpenOptionsExt;
    if readers == Readers::Owner {
        options.mode(0o600);
    }
}

#[cfg(not(unix))]
fn restrict(_options: &mut OpenOptions, _readers: Readers) {}

#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(new) = file.metadata() else { return };
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_file: &File, _old: &Metadata) {}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|file| file.sync_all()) {
        // Some network and user-space file systems cannot sync a folder, and a folder may be writable without being readable.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

/// Windows has no such call; NTFS journals its names, and the rename was written through with them.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Fails from the `nth` question on for as many questions as `times`.
    fn failing(nth: usize, times: usize) -> (Disk, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let count = asked.clone();
        let disk = Disk::probed(move |_, _| {
            let now = count.fetch_add(1, Ordering::SeqCst);
            if now >= nth && now - nth < times { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) }
        });
        (disk, asked)
    }

    #[test]
    fn whichever_step_fails_the_old_or_the_new_content_stands_whole_and_nothing_is_left_behind() {
        let (old, new) = (b"old".repeat(50_000), b"newer".repeat(50_000));
        let mut failed = 0;
        for nth in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("joint.toml");
            fs::write(&path, &old).unwrap();
            let (disk, asked) = failing(nth, 1);
            let done = disk.save(&path, &new, Readers::Usual);
            let stands = fs::read(&path).unwrap();
            assert_eq!(names(folder.path()), ["joint.toml"], "step {nth}");
            if done.is_ok() {
                assert_eq!(stands, new, "step {nth}");
            } else {
                failed += 1;
                assert!(stands == old || stands == new, "step {nth}");
            }
            if asked.load(Ordering::SeqCst) <= nth {
                assert!(done.is_ok());
                break;
            }
        }
        assert!(failed >= 9, "only {failed} steps failed");
    }

    #[test]
    fn a_power_cut_at_any_step_leaves_a_whole_file_and_the_next_save_tidies_up() {
        let (old, new) = (b"old".repeat(50_000), b"newer".repeat(50_000));
        for nth in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("joint.toml");
            fs::write(&path, &old).unwrap();
            let (disk, _) = failing(nth, usize::MAX);
            let _ = disk.save(&path, &new, Readers::Usual);
            let stands = fs::read(&path).unwrap();
            assert!(stands == old || stands == new, "step {nth}");
            Disk::real().save(&path, b"third", Readers::Usual).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"third");
            assert_eq!(names(folder.path()), ["joint.toml"], "step {nth}");
        }
    }

    #[test]
    fn a_new_file_that_cannot_be_written_does_not_appear() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::probed(|step, _| if step == Step::Sync { Err(io::Error::other("no")) } else { Ok(()) });
        assert!(disk.save(&folder.path().join("new.toml"), b"x", Readers::Usual).is_err());
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_second_writer_under_the_same_temporary_name_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        fs::write(&path, "old").unwrap();
        let disk =
            Disk::probed(|step, temporary| if step == Step::ReadBack { fs::write(temporary, "hal") } else { Ok(()) });
        assert!(disk.save(&path, b"half of it", Readers::Usual).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_file_in_place_of_the_folder_is_refused_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        let error = Disk::real().save(&file.join("joint.toml"), b"x", Readers::Usual).unwrap_err();
        assert_eq!(error.exit_code(), 3);
        assert!(Disk::real().save(folder.path(), b"x", Readers::Usual).is_err());
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn a_file_marked_read_only_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(Disk::real().save(&path, b"new", Readers::Usual).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn a_held_file_is_tried_again_six_times_and_then_reported() {
        let mut tries = 0;
        let done = patiently(
            |_| true,
            || {
                tries += 1;
                Err(io::Error::other("held"))
            },
        );
        assert!(done.is_err());
        assert_eq!(tries, 6);
        let mut tries = 0;
        patiently(
            |_| true,
            || {
                tries += 1;
                if tries < 3 { Err(io::Error::other("held")) } else { Ok(()) }
            },
        )
        .unwrap();
        assert_eq!(tries, 3);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_also_to_a_file_that_is_not_there_yet() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("synced");
        fs::create_dir(&elsewhere).unwrap();
        let link = folder.path().join("joint.toml");
        std::os::unix::fs::symlink("synced/joint.toml", &link).unwrap();
        for content in ["first", "second"] {
            Disk::real().save(&link, content.as_bytes(), Readers::Usual).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
            assert_eq!(fs::read_to_string(elsewhere.join("joint.toml")).unwrap(), content);
        }
        let circle = folder.path().join("circle.toml");
        std::os::unix::fs::symlink("circle.toml", &circle).unwrap();
        assert!(Disk::real().save(&circle, b"x", Readers::Usual).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_stays_and_a_private_file_begins_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        Disk::real().save(&path, b"new", Readers::Usual).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        let private = folder.path().join("agency.toml");
        Disk::real().save(&private, b"note", Readers::Owner).unwrap();
        assert_eq!(fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn folders_are_created_with_those_above_them() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("rounds/onboarding/client");
        Disk::real().create_folders(&deep).unwrap();
        Disk::real().create_folders(&deep).unwrap();
        assert!(deep.is_dir());
        let file = folder.path().join("file");
        fs::write(&file, "x").unwrap();
        assert!(Disk::real().create_folders(&file.join("a")).is_err());
    }
}
