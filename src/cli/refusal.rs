//! How a command fails: one sentence, a way out, and the exit code of `product.md`.
//!
//! It prints nothing.

use crate::domain::problem::Problem;
use crate::domain::visible::visible_line;
use crate::storage::error::{StorageError, show};
use crate::texts::commands as words;
use std::io;

/// How a command that ran to its end came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done: 0.
    Done,
    /// There is something to look at: 1.
    Finding,
}

/// Why a command did nothing, or stopped.
#[derive(Debug)]
pub enum Refusal {
    /// It was asked for something that is not there or makes no sense: 2.
    Usage {
        /// What is wrong.
        sentence: String,
        /// What to do.
        hint: Option<String>,
    },
    /// A file or folder that is not there: 3.
    Missing {
        /// What is not there.
        sentence: String,
        /// What there is.
        hint: String,
    },
    /// Files: 2 or 3.
    Storage(Box<StorageError>),
    /// The output could not be written: 3, and 0 where the reader has simply gone.
    Output(io::Error),
    /// The terminal refused: 3.
    Terminal(String),
    /// It was already said what failed; only the code is left.
    Told(u8),
}

impl Refusal {
    /// A usage error with a way out.
    #[must_use]
    pub fn usage(sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        let hint = hint.into();
        Self::Usage { sentence: sentence.into(), hint: (!hint.is_empty()).then_some(hint) }
    }

    /// Something that is not there, with a way out.
    #[must_use]
    pub const fn missing(sentence: String, hint: String) -> Self {
        Self::Missing { sentence, hint }
    }

    /// What to print: `error: …`, further faults, `hint: …`.
    #[must_use]
    pub fn lines(&self) -> String {
        let Some(sentence) = self.sentence() else { return String::new() };
        let mut lines = format!("{}\n", words::error(&sentence));
        for more in self.more() {
            lines.push_str(&format!("  {more}\n"));
        }
        if let Some(hint) = self.hint() {
            lines.push_str(&format!("{}\n", words::hint(&hint)));
        }
        lines
    }

    /// The sentence to print after `error:`; `None` where nothing is to be said.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self {
            Self::Usage { sentence, .. } | Self::Missing { sentence, .. } => Some(visible_line(sentence).into_owned()),
            Self::Storage(error) => Some(error.to_string()),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Self::Output(error) => Some(words::cannot_write(&visible_line(&error.to_string()))),
            Self::Terminal(why) => Some(visible_line(why).into_owned()),
            Self::Told(_) => None,
        }
    }

    /// Further faults of the same file, one a line.
    #[must_use]
    pub fn more(&self) -> Vec<String> {
        const LISTED: usize = 20;
        let Self::Storage(error) = self else { return Vec::new() };
        let StorageError::Faulty { findings, .. } = error.as_ref() else { return Vec::new() };
        let line = |one: &crate::storage::finding::Finding| {
            format!("{}:{}:{}: {}", show(&one.file), one.line, one.column, visible_line(&one.message))
        };
        findings.iter().skip(1).take(LISTED).map(line).collect()
    }

    /// What to print after `hint:`.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Usage { hint, .. } => hint.as_deref().map(|hint| visible_line(hint).into_owned()),
            Self::Missing { hint, .. } => Some(visible_line(hint).into_owned()),
            Self::Storage(error) => error.hint(),
            Self::Output(_) | Self::Terminal(_) | Self::Told(_) => None,
        }
    }

    /// The exit code.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage { .. } => 2,
            Self::Storage(error) => error.exit_code(),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Missing { .. } | Self::Output(_) | Self::Terminal(_) => 3,
            Self::Told(code) => *code,
        }
    }
}

/// A sentence of the app as it stands after `error:`, like all others there.
fn beginning_small(sentence: &str) -> String {
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        Self::Storage(Box::new(error))
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::usage(beginning_small(&problem.sentence), problem.hint)
    }
}
