//! What can go wrong with a file, as sentences with a place and a way out, and the exit code each deserves (product.md).
//!
//! It must not know who shows it. Names and texts from outside are filtered here, so a message may go straight to a terminal.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::visible::visible_line;
use crate::storage::finding::{Finding, Place};

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The operating system refused.
    #[error("{}: {task} failed: {}", show(.path), reason(.source))]
    System {
        /// The file or folder.
        path: PathBuf,
        /// What was being done, as a noun: `reading`, `renaming`.
        task: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A pipe, a device, a folder where a file should be.
    #[error("{}: this is {what}, not a file", show(.path))]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is, with its article.
        what: &'static str,
    },
    /// Larger than any file of ours may be.
    #[error("{}: the file is larger than {limit} MiB", show(.path))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in MiB.
        limit: u64,
    },
    /// Bytes that are no text.
    #[error("{}:{}:{}: the file is not UTF-8 text", show(.path), .place.line, .place.column)]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The first byte that is no text.
        place: Place,
    },
    /// TOML that cannot be parsed.
    #[error("{}:{}:{}: {reason}", show(.path), .place.line, .place.column)]
    Toml {
        /// The file.
        path: PathBuf,
        /// Where the parser stopped.
        place: Place,
        /// Why, already filtered.
        reason: String,
        /// The closing line is missing, so the file may have been cut short.
        cut: bool,
    },
    /// Well-formed TOML whose content cannot be used.
    #[error("{}:{}:{}: {message}", show(.path), .place.line, .place.column)]
    Content {
        /// The file.
        path: PathBuf,
        /// Where.
        place: Place,
        /// What is wrong, already filtered.
        message: String,
        /// How to mend it.
        hint: Option<String>,
    },
    /// Several faults at once; the first is the message, the others are listed by whoever shows it.
    #[error("{}", several(.path, .findings))]
    Faulty {
        /// The file.
        path: PathBuf,
        /// At least one finding.
        findings: Vec<Finding>,
    },
    /// Written by a newer version; it can be read and not changed.
    #[error("{}: the file has format {found}, this version writes format {known}", show(.path))]
    NewerFormat {
        /// The file.
        path: PathBuf,
        /// The format of the file.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// A folder that holds no engagement.
    #[error("{}: this folder is no workbook: there is no engagement.toml in it", show(.path))]
    NoWorkbook {
        /// The folder.
        path: PathBuf,
    },
    /// There is nothing at the place of a workbook.
    #[error("{}: there is no such workbook", show(.path))]
    NoSuchWorkbook {
        /// The folder it would be.
        path: PathBuf,
    },
    /// A file where the folder of a workbook should be.
    #[error("{}: this is a file, and a workbook is a folder", show(.path))]
    NotAFolder {
        /// The file.
        path: PathBuf,
    },
    /// A round, voice or book that is not there.
    #[error("{}: there is no {what} `{}` here", show(.path), visible_line(.name))]
    NotThere {
        /// The workbook or file.
        path: PathBuf,
        /// What was asked for: `round`, `book`, `questionnaire`.
        what: &'static str,
        /// Its name.
        name: String,
        /// What there is instead.
        known: Vec<String>,
    },
    /// Something would be overwritten.
    #[error("{}: there is already a {what} here", show(.path))]
    AlreadyThere {
        /// The path.
        path: PathBuf,
        /// What is there.
        what: &'static str,
    },
    /// A name that may not become a file or folder name.
    #[error("{}: `{}` cannot be used as the name of a {what}: {reason}", show(.path), visible_line(.name))]
    UnsafeName {
        /// The file that asked for it, or the workbook.
        path: PathBuf,
        /// The name.
        name: String,
        /// What it should have named.
        what: &'static str,
        /// Why not.
        reason: &'static str,
    },
    /// Somebody else is writing the file.
    #[error("{}: another window is saving this file{}", show(.path), by(.owner))]
    Locked {
        /// The file.
        path: PathBuf,
        /// The note of whoever holds the lock, filtered.
        owner: Option<String>,
    },
    /// No place on this machine for a folder the program needs.
    #[error("there is no home folder to keep the {what} in")]
    NoHome {
        /// What has no place.
        what: &'static str,
    },
}

impl StorageError {
    /// The operating system refused `task` on `path`.
    #[must_use]
    pub fn system(path: &Path, task: &'static str, source: io::Error) -> Self {
        Self::System { path: path.to_path_buf(), task, source }
    }

    /// A TOML fault of the parser, said in our own words: the crate's text would repeat the hostile line.
    #[must_use]
    pub fn toml(path: &Path, text: &str, cut: bool, fault: &toml_edit::TomlError) -> Self {
        let place = fault.span().map_or(Place::START, |span| Place::of(text, span.start));
        let mut reason: String = visible_line(fault.message()).chars().take(200).collect();
        if reason.is_empty() {
            reason.push_str("this is not TOML");
        }
        Self::Toml { path: path.to_path_buf(), place, reason, cut }
    }

    /// A way out, where one is known.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::System { source, task, .. } => system_hint(source, task),
            Self::NotAFile { .. } => Some("Give the path of an ordinary file.".into()),
            Self::TooLarge { .. } => Some("Check that this is the file you meant; a workbook's files are far smaller.".into()),
            Self::NotUtf8 { .. } => Some("Open the file in a text editor and save it again with the encoding UTF-8.".into()),
            Self::Toml { cut: true, .. } => Some("The closing line `# end of file` is missing, so the file may have been cut short: fetch a whole copy, or mend the line and add the closing line.".into()),
            Self::Toml { .. } => Some("Open the file in a text editor and mend this line; nothing in it was changed.".into()),
            Self::Content { hint, .. } => hint.clone(),
            Self::Faulty { findings, .. } => findings.first().and_then(|finding| finding.hint.clone()),
            Self::NewerFormat { .. } => Some("It opens for reading. To change it, install a newer version of handshake.".into()),
            Self::NoWorkbook { .. } => Some("Give the folder that holds engagement.toml, or start one with `handshake new`.".into()),
            Self::NoSuchWorkbook { .. } => Some("Check the path; was the folder moved or renamed?".into()),
            Self::NotAFolder { .. } => Some("Give the folder that holds engagement.toml.".into()),
            Self::NotThere { known, what, .. } if known.is_empty() => Some(format!("There is no {what} yet.")),
            Self::NotThere { known, .. } => {
                let names: Vec<String> = known.iter().take(12).map(|name| visible_line(name).into_owned()).collect();
                Some(format!("There is: {}.", names.join(", ")))
            }
            Self::AlreadyThere { .. } => Some("Choose another name, or open what is there.".into()),
            Self::UnsafeName { .. } => Some("Use small letters, digits and hyphens.".into()),
            Self::Locked { .. } => Some("Saving is tried again by itself; close the other window if this stays.".into()),
            Self::NoHome { .. } => Some("Set HANDSHAKE_LIBRARY, HANDSHAKE_CONFIG_DIR, HANDSHAKE_DATA_DIR and HANDSHAKE_CACHE_DIR to folders of your own.".into()),
        }
    }

    /// Why, in as few words as a title line has room for: `disk full`.
    #[must_use]
    pub fn in_short(&self) -> String {
        match self {
            Self::System { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => "the folder is gone".into(),
                io::ErrorKind::PermissionDenied => "no permission".into(),
                io::ErrorKind::StorageFull => "disk full".into(),
                io::ErrorKind::QuotaExceeded => "quota used up".into(),
                io::ErrorKind::ReadOnlyFilesystem => "read-only".into(),
                _ => reason(source),
            },
            Self::Locked { .. } => "another window is saving".into(),
            Self::NewerFormat { .. } => "a newer format".into(),
            Self::NoHome { .. } => "no home folder".into(),
            _ => "the file cannot be read".into(),
        }
    }

    /// The exit code: 2 for content that cannot be used or is not there, 3 where the operating system refused (product.md).
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::System { .. } | Self::NoSuchWorkbook { .. } | Self::Locked { .. } | Self::NoHome { .. } => 3,
            _ => 2,
        }
    }

    /// The file or folder it is about.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::System { path, .. }
            | Self::NotAFile { path, .. }
            | Self::TooLarge { path, .. }
            | Self::NotUtf8 { path, .. }
            | Self::Toml { path, .. }
            | Self::Content { path, .. }
            | Self::Faulty { path, .. }
            | Self::NewerFormat { path, .. }
            | Self::NoWorkbook { path }
            | Self::NoSuchWorkbook { path }
            | Self::NotAFolder { path }
            | Self::NotThere { path, .. }
            | Self::AlreadyThere { path, .. }
            | Self::UnsafeName { path, .. }
            | Self::Locked { path, .. } => Some(path),
            Self::NoHome { .. } => None,
        }
    }

    /// Whether the file simply is not there.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        match self {
            Self::System { source, .. } => source.kind() == io::ErrorKind::NotFound,
            Self::NoSuchWorkbook { .. } => true,
            _ => false,
        }
    }

    /// The sentence without the file and place before it, for where they are said anyway.
    #[must_use]
    pub fn without_place(&self) -> String {
        let whole = self.to_string();
        let Some(path) = self.path() else { return whole };
        let place = match self {
            Self::NotUtf8 { place, .. } | Self::Toml { place, .. } | Self::Content { place, .. } => *place,
            Self::Faulty { findings, .. } if !findings.is_empty() => {
                Place { line: findings[0].line, column: findings[0].column }
            }
            _ => return whole.strip_prefix(&format!("{}: ", show(path))).map_or(whole.clone(), sentence),
        };
        let before = format!("{}:{}:{}: ", show(path), place.line, place.column);
        whole.strip_prefix(&before).map_or(whole.clone(), sentence)
    }

    /// The sentence with its path as seen from a folder: a list has no room for whole paths.
    #[must_use]
    pub fn seen_from(&self, root: &Path) -> String {
        let whole = self.to_string();
        let inside = self.path().and_then(|path| path.strip_prefix(root).ok()).filter(|path| *path != Path::new(""));
        match (inside, self.path()) {
            (Some(inside), Some(path)) => {
                whole.strip_prefix(&show(path)).map_or(whole.clone(), |rest| format!("{}{rest}", show(inside)))
            }
            _ => whole,
        }
    }

    /// The error as findings, for `check`: every fault of a faulty file, one for anything else.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        if let Self::Faulty { findings, .. } = self {
            return findings.clone();
        }
        let (place, rule) = match self {
            Self::NotUtf8 { place, .. } => (*place, "utf-8"),
            Self::Toml { place, .. } => (*place, "toml"),
            Self::Content { place, .. } => (*place, "content"),
            Self::NewerFormat { .. } => (Place::START, "newer-format"),
            Self::TooLarge { .. } => (Place::START, "too-large"),
            _ => (Place::START, "unreadable"),
        };
        let message = match self {
            Self::Toml { reason, .. } => reason.clone(),
            Self::Content { message, .. } => message.clone(),
            other => other.without_place(),
        };
        let mut finding = Finding::error(self.path().unwrap_or(Path::new("")), place, rule, message);
        finding.hint = self.hint();
        vec![finding]
    }
}

/// A path for a message: no control characters, whatever the file is called.
#[must_use]
pub fn show(path: &Path) -> String {
    visible_line(&path.to_string_lossy()).into_owned()
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let stop = if words.ends_with(['.', ')']) { "" } else { "." };
    format!("{capital}{}{stop}", letters.as_str())
}

fn reason(source: &io::Error) -> String {
    match source.kind() {
        io::ErrorKind::NotFound => "it is not there".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the storage quota is used up".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::NotADirectory => "a part of this path is a file, not a folder".into(),
        _ => visible_line(&source.to_string()).into_owned(),
    }
}

fn system_hint(source: &io::Error, task: &str) -> Option<String> {
    let hint = match source.kind() {
        io::ErrorKind::NotFound if task == "reading" => "Check the path; was the file moved or renamed?",
        io::ErrorKind::NotFound => "Was the folder moved or renamed? Put it back, or choose another place.",
        io::ErrorKind::PermissionDenied => {
            "Check that you may write here and that no other program holds the file, or choose another place."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, or choose a place on another disk."
        }
        io::ErrorKind::ReadOnlyFilesystem => "Choose a place that can be written to.",
        io::ErrorKind::NotADirectory => "Check the path.",
        _ => return None,
    };
    Some(hint.into())
}

fn several(path: &Path, findings: &[Finding]) -> String {
    let Some(first) = findings.first() else {
        return format!("{}: the content cannot be used", show(path));
    };
    let more = match findings.len() - 1 {
        0 => String::new(),
        1 => " (and 1 more fault)".into(),
        count => format!(" (and {count} more faults)"),
    };
    format!("{}:{}:{}: {}{more}", show(path), first.line, first.column, first.message)
}

fn by(owner: &Option<String>) -> String {
    owner.as_deref().map(|note| format!(" ({note})")).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_toml_fault_names_the_place_and_never_repeats_the_hostile_line() {
        let text = "good = 1\nbad = \u{1b}[2Jx\n";
        let fault = text.parse::<toml_edit::DocumentMut>().unwrap_err();
        let error = StorageError::toml(Path::new("a\u{1b}.toml"), text, false, &fault);
        let shown = error.to_string();
        assert!(shown.starts_with("a␛.toml:2:"), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
        assert_eq!(error.exit_code(), 2);
        assert!(error.hint().is_some());
    }

    #[test]
    fn a_full_disk_is_said_in_plain_words_with_a_way_out() {
        let error =
            StorageError::system(Path::new("joint.toml"), "writing", io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(error.to_string(), "joint.toml: writing failed: the disk is full");
        assert_eq!(error.hint().unwrap(), "Free some space, or choose a place on another disk.");
        assert_eq!(error.exit_code(), 3);
    }

    #[test]
    fn several_faults_become_one_sentence_and_all_findings() {
        let file = Path::new("q.toml");
        let findings = vec![
            Finding::error(file, Place { line: 3, column: 2 }, "unknown-kind", "the kind `tekst` is not known"),
            Finding::error(file, Place::START, "x", "y"),
        ];
        let error = StorageError::Faulty { path: file.into(), findings };
        assert_eq!(error.to_string(), "q.toml:3:2: the kind `tekst` is not known (and 1 more fault)");
        assert_eq!(error.findings().len(), 2);
    }
}
