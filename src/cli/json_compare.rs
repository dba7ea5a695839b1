//! The answer of `compare --json`, field by field as `format.md` has it.

use crate::cli::json::FORMAT;
use crate::domain::period::Side;
use crate::domain::question::Question;
use crate::insight::blind::{Comparison, DifferingCell};
use crate::insight::compare::{Class, Pair, Said, talk_list};
use serde::Serialize;

/// Two sides beside each other.
#[derive(Debug, Serialize)]
pub struct JsonCompare<'c> {
    format: u32,
    engagement: &'c str,
    round: &'c str,
    revealed: bool,
    /// Sides whose book, or whose blind answers, are still open.
    open: Vec<&'static str>,
    items: Vec<JsonPair<'c>>,
    talk: Vec<&'c str>,
    blind: Vec<JsonBlind<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonPair<'c> {
    id: &'c str,
    class: &'static str,
    meaningful: bool,
    critical: bool,
    duty: &'static str,
    agency: JsonSaid<'c>,
    client: JsonSaid<'c>,
    difference: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    higher: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct JsonSaid<'c> {
    status: &'static str,
    step: Option<u8>,
    note: Option<&'c str>,
}

#[derive(Debug, Serialize)]
struct JsonBlind<'c> {
    id: &'c str,
    class: &'static str,
    by: Vec<&'static str>,
    cells: Vec<JsonCell<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonCell<'c> {
    row: Option<&'c str>,
    column: Option<&'c str>,
    agency: Option<&'c str>,
    client: Option<&'c str>,
}

/// The whole answer; `pairs` is `None` while a book is open and in rounds without steps.
#[must_use]
pub fn answer<'c>(
    names: (&'c str, &'c str),
    open: &[Side],
    pairs: Option<&'c [Pair<'c>]>,
    blind: &'c [(&'c Question, Comparison)],
) -> JsonCompare<'c> {
    let pairs = pairs.unwrap_or_default();
    JsonCompare {
        format: FORMAT,
        engagement: names.0,
        round: names.1,
        revealed: open.is_empty(),
        open: open.iter().map(|side| side.as_str()).collect(),
        items: pairs.iter().map(pair).collect(),
        talk: talk_list(pairs).into_iter().map(|pair| pair.question.id.as_str()).collect(),
        blind: blind.iter().map(|(question, comparison)| one_blind(question, comparison)).collect(),
    }
}

fn pair<'c>(pair: &'c Pair<'c>) -> JsonPair<'c> {
    let words = |sides: &[Side]| sides.iter().map(|side| side.as_str()).collect();
    JsonPair {
        id: pair.question.id.as_str(),
        class: pair.class.as_str(),
        meaningful: pair.meaningful,
        critical: pair.critical,
        duty: pair.question.duty.as_str(),
        agency: said(pair.agency),
        client: said(pair.client),
        difference: pair.difference,
        by: match &pair.class {
            Class::NotAnswered { by } => Some(words(by)),
            _ => None,
        },
        higher: match pair.class {
            Class::Split { higher } => Some(higher.as_str()),
            _ => None,
        },
    }
}

fn said(said: Said<'_>) -> JsonSaid<'_> {
    let note = said.entry.and_then(|entry| entry.note.as_deref());
    JsonSaid { status: said.status.as_str(), step: said.step, note }
}

fn one_blind<'c>(question: &'c Question, comparison: &'c Comparison) -> JsonBlind<'c> {
    JsonBlind {
        id: question.id.as_str(),
        class: comparison.class.as_str(),
        by: comparison.by.iter().map(|side| side.as_str()).collect(),
        cells: comparison.cells.iter().map(cell).collect(),
    }
}

fn cell(cell: &DifferingCell) -> JsonCell<'_> {
    JsonCell {
        row: cell.row.as_deref(),
        column: cell.column.as_ref().map(crate::domain::id::Id::as_str),
        agency: cell.agency.as_deref(),
        client: cell.client.as_deref(),
    }
}
