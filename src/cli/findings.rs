//! Findings as people read them: file by file in order of line, each with its line and the way out.

use crate::cli::excerpt::Excerpts;
use crate::cli::refusal::Refusal;
use crate::domain::visible::visible_line;
use crate::storage::error::show;
use crate::storage::finding::{Finding, Severity};
use crate::texts::findings as words;
use std::io::Write;
use std::path::Path;

/// Brings the findings of each file together, in order of place; the files stay in the order they came.
pub fn sort(findings: &mut [Finding]) {
    let mut files: Vec<_> = Vec::new();
    for finding in findings.iter() {
        if !files.contains(&finding.file) {
            files.push(finding.file.clone());
        }
    }
    let place = |file: &Path| files.iter().position(|other| other == file);
    findings.sort_by_cached_key(|finding| {
        (place(&finding.file), finding.line, finding.column, std::cmp::Reverse(finding.severity))
    });
}

/// Writes them, a blank line between two. A line is shown once where several speak of the same place.
///
/// # Errors
/// As writing.
pub fn write(out: &mut dyn Write, findings: &[Finding], excerpts: &mut Excerpts) -> Result<(), Refusal> {
    for (at, finding) in findings.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &findings[before]);
        let same =
            |other: &Finding| (&other.file, other.line, other.column) == (&finding.file, finding.line, finding.column);
        let again = before.is_some_and(same);
        if before.is_some() && !again {
            writeln!(out)?;
        }
        let place = format!("{}:{}:{}", show(&finding.file), finding.line, finding.column);
        let message = visible_line(&finding.message);
        writeln!(out, "{place}: {}: {message} [{}]", finding.severity.as_str(), finding.rule)?;
        let excerpt = if again { None } else { excerpts.of(&finding.file, finding.line, finding.column) };
        for line in excerpt.into_iter().flatten() {
            writeln!(out, "{line}")?;
        }
        if let Some(hint) = &finding.hint {
            writeln!(out, "  {}", visible_line(hint))?;
        }
    }
    // What is told of them comes on another way, and after them.
    Ok(out.flush()?)
}

/// How many there are.
#[must_use]
pub fn counted(findings: &[Finding]) -> String {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    words::found(errors, findings.len() - errors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::finding::Place;

    #[test]
    fn the_findings_of_a_file_come_together_in_order_of_place() {
        let finding =
            |file: &str, line, rule| Finding::warning(Path::new(file), Place { line, column: 1 }, rule, "So.");
        let mut all = vec![finding("b", 3, "x"), finding("a", 1, "y"), finding("b", 1, "z")];
        sort(&mut all);
        assert_eq!(all.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["z", "x", "y"]);
        all.push(Finding::error(Path::new("a"), Place::START, "e", "No."));
        sort(&mut all);
        assert_eq!(all.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["z", "x", "e", "y"]);
        assert_eq!(counted(&all), "1 error, 3 warnings");
    }
}
