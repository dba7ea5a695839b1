//! One thing found in a file: where it stands, how grave it is, what is wrong and how to mend it.
//!
//! It knows no file format and prints nothing; `check --json` writes it field by field (format.md, last line).

use std::path::{Path, PathBuf};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; the file is usable.
    Warning,
    /// The file, or the part named, cannot be used.
    Error,
}

impl Severity {
    /// The word `check --json` writes.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a text: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The start of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte offset; an offset beyond the end or within a character counts as the place before it.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }
}

/// One finding in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as it was named.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How grave it is.
    pub severity: Severity,
    /// A short name of the rule, such as `unknown-key`.
    pub rule: &'static str,
    /// What is wrong, as a sentence.
    pub message: String,
    /// How to mend it.
    pub hint: Option<String>,
}

impl Finding {
    /// An error at a place.
    #[must_use]
    pub fn error(file: &Path, place: Place, rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(file, place, Severity::Error, rule, message.into())
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(file: &Path, place: Place, rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(file, place, Severity::Warning, rule, message.into())
    }

    /// The same finding with a way out.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    fn new(file: &Path, place: Place, severity: Severity, rule: &'static str, message: String) -> Self {
        Self { file: file.to_path_buf(), line: place.line, column: place.column, severity, rule, message, hint: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "a = 1\r\nö = \"日本\"\n";
        assert_eq!(Place::of(text, 0), Place::START);
        assert_eq!(Place::of(text, text.find('本').unwrap_or(0)), Place { line: 2, column: 7 });
        assert_eq!(Place::of(text, 10_000), Place { line: 3, column: 1 });
    }
}
