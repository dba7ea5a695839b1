//! What an inspection brings back: what is wrong with the files, and the questionnaires that were read on the way, for
//! whoever looks at their words.
//!
//! It must not know which files belong together.

use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::storage::error::StorageError;
use crate::storage::finding::{Finding, Severity};
use crate::storage::raw_log::Checked;
use crate::storage::raw_readable::{Readable, readable};
use std::path::{Path, PathBuf};

/// What was found.
#[derive(Debug, Default)]
pub struct Inspection {
    /// What is wrong with the files.
    pub findings: Vec<Finding>,
    /// The questionnaires, as far as they could be read.
    pub questionnaires: Vec<Seen>,
}

/// A questionnaire that was read.
#[derive(Debug)]
pub struct Seen {
    /// Its file, as it was named.
    pub path: PathBuf,
    /// The text of the file.
    pub text: String,
    /// Its questions without an error.
    pub content: Questionnaire,
    /// How many questions have errors and are not among them.
    pub left_out: usize,
    /// It is a workbook's copy: fixed for as long as rounds are answered under it.
    pub copy: bool,
}

impl Inspection {
    /// What a reader told, its content left aside.
    #[must_use]
    pub fn told<T>(read: Result<Checked<T>, Vec<Finding>>) -> Self {
        Self { findings: told(read).1, questionnaires: Vec::new() }
    }

    /// Nothing could be read.
    #[must_use]
    pub fn failed(error: &StorageError) -> Self {
        Self { findings: error.findings(), questionnaires: Vec::new() }
    }

    /// Reads a questionnaire as far as it goes; its edition where nothing is wrong with it.
    pub fn read(&mut self, path: &Path, text: &str, copy: bool) -> Option<Edition> {
        let Readable { content, left_out, findings } = readable(path, text);
        let sound = findings.iter().all(|finding| finding.severity != Severity::Error);
        let edition = content.as_ref().filter(|_| sound).map(|content| content.edition.clone());
        self.findings.extend(findings);
        self.questionnaires.extend(content.map(|content| Seen {
            path: path.to_path_buf(),
            text: text.to_owned(),
            content,
            left_out,
            copy,
        }));
        edition
    }
}

/// What a reader read, if it did, and what it found.
pub fn told<T>(read: Result<Checked<T>, Vec<Finding>>) -> (Option<T>, Vec<Finding>) {
    match read {
        Ok(checked) => (Some(checked.content), checked.findings),
        Err(findings) => (None, findings),
    }
}
