//! What every command gets: the folders of this machine, the moment, and where to read and write.
//!
//! Knows no command.

use crate::cli::refusal::Refusal;
use crate::domain::book::Moment;
use crate::domain::parse::read;
use crate::domain::visible::visible_line;
use crate::storage::atomic::Disk;
use crate::storage::catalogue::Catalogue;
use crate::storage::error::{StorageError, show};
use crate::storage::finding::Finding;
use crate::storage::library::scan;
use crate::storage::paths::Paths;
use crate::storage::places::{engagement, is_same};
use crate::storage::raw_words::nearest;
use crate::storage::recover::recover;
use crate::storage::save_file::Writer;
use crate::storage::settings;
use crate::texts::{app, commands as words};
use chrono::NaiveDate;
use std::cell::LazyCell;
use std::io::{self, BufRead, Write};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

/// What a command works with.
pub struct Session<'s> {
    /// The folders of this machine, looked for when first asked for: the app finds its own.
    pub paths: LazyCell<Paths>,
    /// Today and now; both fixed by `--as-of`.
    pub at: Moment,
    /// The day `--as-of` asks for.
    pub as_of: Option<NaiveDate>,
    /// Whether a person sits at a terminal: standard input and output both are one.
    pub terminal: bool,
    /// The terminal can do no more than print lines (`TERM=dumb`).
    pub dumb: bool,
    /// No colours are wanted.
    pub no_color: bool,
    /// It was said which of two workbooks of the same name is taken.
    pub told_which: bool,
    /// Standard input.
    pub input: &'s mut dyn BufRead,
    /// Standard output: data.
    pub out: &'s mut dyn Write,
    /// Standard error: messages.
    pub err: &'s mut dyn Write,
}

impl std::fmt::Debug for Session<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("at", &self.at).finish_non_exhaustive()
    }
}

impl Session<'_> {
    /// The questionnaires at hand.
    #[must_use]
    pub fn catalogue(&self) -> Catalogue {
        Catalogue::new(self.paths.questionnaires().ok())
    }

    /// Who saves, and when.
    #[must_use]
    pub fn writer(&self) -> Writer {
        Writer { name: self.paths.writer(), now: self.at.now, patience: Duration::from_secs(3) }
    }

    /// The library folder: that of the settings, else the usual one.
    ///
    /// # Errors
    /// `NoHome`.
    pub fn library(&self) -> Result<PathBuf, Refusal> {
        let (settings, _) = self.paths.settings().map(|path| settings::load(&path)).unwrap_or_default();
        match settings.library {
            Some(library) => Ok(library),
            None => Ok(self.paths.library()?.to_path_buf()),
        }
    }

    /// The library that was named, else [`Session::library`].
    ///
    /// # Errors
    /// A folder that is named and not there; `NoHome`.
    pub fn library_or(&self, named: Option<&Path>) -> Result<PathBuf, Refusal> {
        match named {
            Some(named) if !named.is_dir() => {
                Err(StorageError::system(named, "reading", io::ErrorKind::NotFound.into()).into())
            }
            Some(named) => Ok(named.to_path_buf()),
            None => self.library(),
        }
    }

    /// The folder a workbook was named by: a path, its `engagement.toml`, or a name in the library. A bare name means the
    /// library's workbook before a folder here, as `new` makes it there; where both are there it is said once.
    #[must_use]
    pub fn root(&mut self, named: &Path) -> PathBuf {
        if named.is_file() && named.file_name().is_some_and(|name| name == "engagement.toml") {
            let folder = named.parent().unwrap_or(Path::new(""));
            return if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() };
        }
        match self.in_library(named).filter(|inside| inside.is_dir()) {
            Some(inside) if !named.is_dir() || engagement(&inside).is_file() => {
                if named.is_dir() && !is_same(named, &inside) && !std::mem::replace(&mut self.told_which, true) {
                    self.tell(&words::warning(&words::both_there(&show(&inside), &show(named))));
                }
                inside
            }
            _ => named.to_path_buf(),
        }
    }

    /// The folder of a bare name in the library; `None` for anything that is a path.
    #[must_use]
    pub fn in_library(&self, named: &Path) -> Option<PathBuf> {
        let mut parts = named.components();
        let bare = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
        let separated = named.as_os_str().as_encoded_bytes().iter().any(|byte| matches!(byte, b'/' | b'\\'));
        if bare && !separated { Some(self.library().ok()?.join(named)) } else { None }
    }

    /// A refusal about a workbook that is not there, with the name in the library that is near.
    #[must_use]
    pub fn with_near(&self, refusal: Refusal) -> Refusal {
        let Refusal::Storage(error) = &refusal else { return refusal };
        let StorageError::NoSuchWorkbook { path } = error.as_ref() else { return refusal };
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return refusal };
        let found = self.library().ok().and_then(|library| scan(&library).ok()).unwrap_or_default().found;
        let names: Vec<String> = found
            .iter()
            .filter_map(|one| one.path.file_name().map(|name| name.to_string_lossy().into_owned()))
            .collect();
        let near = nearest(&name, names.iter().map(String::as_str));
        if near.is_none() && path.components().count() > 1 {
            return refusal;
        }
        Refusal::missing(error.to_string(), words::near_workbook(near))
    }

    /// Reads a day as it may be typed in the app.
    ///
    /// # Errors
    /// A text that names no day.
    pub fn day(&self, text: &str) -> Result<NaiveDate, Refusal> {
        Ok(read::day(text, self.at.today)?)
    }

    /// A message that is no data.
    ///
    /// # Errors
    /// None that matter: a message nobody can read is dropped.
    pub fn tell(&mut self, message: &str) {
        let _ = writeln!(self.err, "{}", visible_line(message));
    }

    /// A finding as a warning with its place and way out.
    pub fn warn(&mut self, finding: &Finding) {
        let place = format!("{}:{}:{}", show(&finding.file), finding.line, finding.column);
        let _ = writeln!(self.err, "{}", words::warning(&format!("{place}: {}", visible_line(&finding.message))));
        if let Some(hint) = &finding.hint {
            let _ = writeln!(self.err, "{}", words::hint(&visible_line(hint)));
        }
    }

    /// Brings typing to its files that an interrupted session left beside them; before a workbook is changed.
    pub fn recover(&mut self, root: &Path) {
        for one in recover(root, &self.paths, &Disk::real(), &self.writer()) {
            let file = show(&one.path);
            match one.came {
                Ok(folded) => {
                    if folded.done.is_some() {
                        self.tell(&words::recovered(&file));
                    }
                    if folded.torn {
                        self.tell(&words::warning(&app::torn(&file)));
                    }
                }
                Err(error) => self.tell(&words::warning(&error.to_string())),
            }
        }
    }
}
