//! What every command gets: the folders of this machine, the moment, and where to read and write.
//!
//! Knows no command.

use crate::cli::refusal::Refusal;
use crate::domain::book::Moment;
use crate::domain::parse::read;
use crate::domain::visible::visible_line;
use crate::storage::atomic::Disk;
use crate::storage::catalogue::Catalogue;
use crate::storage::error::show;
use crate::storage::finding::Finding;
use crate::storage::paths::Paths;
use crate::storage::recover::recover;
use crate::storage::save_file::Writer;
use crate::storage::settings;
use crate::texts::{app, commands as words};
use chrono::NaiveDate;
use std::cell::LazyCell;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
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

    /// The folder a workbook was named by: a path, its `engagement.toml`, or a name in the library.
    #[must_use]
    pub fn root(&self, named: &Path) -> PathBuf {
        if named.is_file() && named.file_name().is_some_and(|name| name == "engagement.toml") {
            let folder = named.parent().unwrap_or(Path::new(""));
            return if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_path_buf() };
        }
        if !named.exists() && named.components().count() == 1 {
            let inside = self.library().map(|library| library.join(named));
            if let Ok(inside) = inside.as_ref().map(PathBuf::as_path)
                && inside.is_dir()
            {
                return inside.to_path_buf();
            }
        }
        named.to_path_buf()
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
