//! Answers to questions that were retired: kept in their book on purpose, and so no finding.
//!
//! Which questions were retired is read off the earlier versions of the questionnaire that the workbook keeps copies of.

use std::collections::HashSet;
use std::path::Path;

use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::storage::catalogue::Catalogue;
use crate::storage::finding::Finding;
use crate::storage::raw_book;
use crate::storage::raw_log::Checked;
use crate::storage::read::Text;

/// Reads a book of a workbook as it is asked now.
///
/// # Errors
/// As [`raw_book::book`].
pub fn read_book(
    text: &Text,
    asked: Option<&Questionnaire>,
    catalogue: &Catalogue,
    workbook: Option<&Path>,
) -> Result<Checked<Book>, Vec<Finding>> {
    let checked = raw_book::book(&text.path, &text.text, asked)?;
    let (Some(asked), Some(workbook)) = (asked, workbook) else { return Ok(checked) };
    // The earlier versions are only looked into where there is a question nobody asks.
    if !checked.findings.iter().any(|finding| finding.rule == raw_book::UNKNOWN_QUESTION) {
        return Ok(checked);
    }
    let retired = retired(asked, catalogue, workbook);
    raw_book::book_with_retired(&text.path, &text.text, Some(asked), &retired)
}

/// The ids earlier versions had and this one neither has nor renamed.
fn retired(asked: &Questionnaire, catalogue: &Catalogue, workbook: &Path) -> HashSet<Id> {
    let edition = &asked.edition;
    let mut retired = HashSet::new();
    for earlier in catalogue.earlier(edition, workbook) {
        retired.extend(earlier.questions().iter().map(|question| question.id.clone()));
    }
    for question in asked.questions() {
        retired.remove(&question.id);
        for was in &question.was {
            retired.remove(was);
        }
    }
    retired
}
