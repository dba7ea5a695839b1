//! What is found while one file is read: places by byte offset, many findings at once, none without a place.
//!
//! It knows no file format. Texts quoted in messages are the caller's to make visible (`raw_words`).

use crate::storage::finding::{Finding, Place, Severity};
use crate::storage::raw_words::capital;
use std::path::Path;

/// The most findings one file yields; the rest is counted.
pub const MOST: usize = 200;

/// The file being read and what was found in it so far.
#[derive(Debug)]
pub struct Log<'t> {
    /// The file, as it was named.
    pub file: &'t Path,
    /// Its text.
    pub text: &'t str,
    starts: Vec<usize>,
    findings: Vec<Finding>,
    errors: Vec<usize>,
    left_out: usize,
}

/// What a file holds, and what was found beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked<T> {
    /// The content, checked.
    pub content: T,
    /// In order of place. An error here names a part that could not be used; the rest could.
    pub findings: Vec<Finding>,
    /// The file's `format`, where it is newer than this version writes: read it, do not change it.
    pub newer_format: Option<u32>,
}

impl<'t> Log<'t> {
    /// Nothing found yet.
    #[must_use]
    pub const fn new(file: &'t Path, text: &'t str) -> Self {
        Self { file, text, starts: Vec::new(), findings: Vec::new(), errors: Vec::new(), left_out: 0 }
    }

    /// Reports what cannot be used, with the way to mend it.
    pub fn error(&mut self, at: usize, rule: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        self.errors.push(at);
        self.push(at, Severity::Error, rule, message.into(), hint.into());
    }

    /// Reports what is worth a look, with the way to mend it.
    pub fn warning(&mut self, at: usize, rule: &'static str, message: impl Into<String>, hint: impl Into<String>) {
        self.push(at, Severity::Warning, rule, message.into(), hint.into());
    }

    /// How many errors were reported.
    #[must_use]
    pub const fn errors(&self) -> usize {
        self.errors.len()
    }

    /// Where the errors were reported, by byte offset, in the order reported.
    #[must_use]
    pub fn error_places(&self) -> &[usize] {
        &self.errors
    }

    /// Whether further findings are only counted, so that costly hints may be left out.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    /// The place of a byte offset.
    pub fn place(&mut self, at: usize) -> Place {
        if self.starts.is_empty() {
            self.starts.push(0);
            self.starts.extend(self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        }
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        Place { line, column: self.text[start..at].chars().count() + 1 }
    }

    /// The line of a byte offset, for messages that name another place.
    pub fn line(&mut self, at: usize) -> usize {
        self.place(at).line
    }

    /// All findings in order of place, each once.
    #[must_use]
    pub fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| (a.line, a.column, b.severity).cmp(&(b.line, b.column, a.severity)));
        self.findings.dedup();
        if self.left_out > 0 {
            let place = Place::of(self.text, self.text.len());
            let message = format!("{} more findings are not listed.", self.left_out);
            self.findings.push(
                Finding::warning(self.file, place, "more", message)
                    .with_hint("Mend the first ones and check the file again."),
            );
        }
        self.findings
    }

    fn push(&mut self, at: usize, severity: Severity, rule: &'static str, message: String, hint: String) {
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        let place = self.place(at);
        let message = capital(&message);
        let finding = match severity {
            Severity::Error => Finding::error(self.file, place, rule, message),
            Severity::Warning => Finding::warning(self.file, place, rule, message),
        };
        self.findings.push(if hint.is_empty() { finding } else { finding.with_hint(hint) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters_and_findings_come_in_order() {
        let text = "eins\nzwö = 日本\n";
        let mut log = Log::new(Path::new("a.toml"), text);
        log.warning(text.find('本').unwrap_or(0), "later", "Later.", "");
        log.error(2, "first", "First.", "Mend it.");
        let found: Vec<_> = log.finish().into_iter().map(|f| (f.line, f.column, f.rule, f.hint)).collect();
        assert_eq!(found, [(1, 3, "first", Some("Mend it.".into())), (2, 8, "later", None)]);
    }

    #[test]
    fn a_flood_of_findings_is_counted_and_not_listed() {
        let mut log = Log::new(Path::new("a.toml"), "x");
        for _ in 0..MOST + 7 {
            log.error(0, "flood", "Again.", "");
        }
        let found = log.finish();
        assert_eq!(found.last().map(|f| f.message.as_str()), Some("7 more findings are not listed."));
    }
}
