//! What two sides wrote without seeing each other: hidden until both have locked, then the same, different or missing
//! (`scoring.md` section 5).
//!
//! Before the reveal nothing of an entry leaves this file but whether it is there.

use crate::domain::entry::{Entry, Status};
use crate::domain::filled::{filled_cell, folded, has_own_cell, status_of, words_of};
use crate::domain::id::Id;
use crate::domain::parse::show;
use crate::domain::period::Side;
use crate::domain::question::{Column, Kind, Question};
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::domain::value::{Cell, Row, Value};
use crate::insight::books::Books;
use std::collections::{HashMap, HashSet};

/// A blind question, as anybody may see it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlindState {
    /// At least one side has not locked: how far each is.
    Hidden {
        /// The agency.
        agency: Progress,
        /// The client.
        client: Progress,
    },
    /// Both have locked.
    Revealed(Comparison),
}

/// How far a side is with a blind question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing entered.
    Nothing,
    /// Entered, still open to change.
    Entered,
    /// Locked.
    Locked,
}

impl Progress {
    /// A word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Entered => "entered",
            Self::Locked => "locked",
        }
    }
}

/// Two values side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What came out.
    pub class: BlindClass,
    /// On whose side it is missing.
    pub by: Vec<Side>,
    /// What differs: the agency's rows in their order, then those the client alone has.
    pub cells: Vec<DifferingCell>,
}

/// What came out of a blind comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlindClass {
    /// Both say the same.
    Same,
    /// They differ.
    Different,
    /// A side has nothing to compare.
    Missing,
}

impl BlindClass {
    /// The word in JSON and on screens.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Missing => "missing",
        }
    }
}

/// One cell, or a whole value, that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferingCell {
    /// The folded words of the row's first column; `None` outside tables.
    pub row: Option<String>,
    /// The column; `None` for a whole value.
    pub column: Option<Id>,
    /// What the agency wrote, as shown; `None`: nothing.
    pub agency: Option<String>,
    /// What the client wrote.
    pub client: Option<String>,
}

/// Every blind question the round's agenda asks, in questionnaire order.
#[must_use]
pub fn blind_states<'q>(questionnaire: &'q Questionnaire, books: &Books<'_>) -> Vec<(&'q Question, BlindState)> {
    let asked = |question: &&Question| question.blind && questionnaire.is_asked(&books.round.agenda, &question.id);
    let state = |question| (question, blind_state(questionnaire.purpose, question, books));
    questionnaire.questions().iter().filter(asked).map(state).collect()
}

/// One blind question.
#[must_use]
pub fn blind_state(purpose: Purpose, question: &Question, books: &Books<'_>) -> BlindState {
    let entry = |side: Side| books.of(side.voice()).and_then(|book| book.entry(question.id.as_str()));
    if books.is_revealed(purpose, question.id.as_str()) {
        return BlindState::Revealed(compare(question, entry(Side::Agency), entry(Side::Client)));
    }
    let progress = |side: Side| {
        let locked = books.of(side.voice()).is_some_and(|book| match purpose {
            Purpose::Audit => book.locked.is_some(),
            Purpose::Coverage | Purpose::Plan => book.is_locked(question.id.as_str()),
        });
        match (locked, status_of(question, entry(side))) {
            (true, _) => Progress::Locked,
            (false, Status::Blank) => Progress::Nothing,
            (false, _) => Progress::Entered,
        }
    };
    BlindState::Hidden { agency: progress(Side::Agency), client: progress(Side::Client) }
}

/// Compares two entries of one question as values. A side that is blank, unknown, cannot tell or declined is missing.
#[must_use]
pub fn compare(question: &Question, agency: Option<&Entry>, client: Option<&Entry>) -> Comparison {
    let status = |entry| status_of(question, entry);
    let is_there = |entry| matches!(status(entry), Status::Answered | Status::NotApplicable);
    let by: Vec<Side> = [(Side::Agency, agency), (Side::Client, client)]
        .into_iter()
        .filter(|(_, e)| !is_there(*e))
        .map(|(s, _)| s)
        .collect();
    if !by.is_empty() {
        return Comparison { class: BlindClass::Missing, by, cells: Vec::new() };
    }
    let [agency, client] = [agency, client].map(|entry| {
        let answered = entry.filter(|_| status(entry) == Status::Answered);
        answered.and_then(|entry| entry.value.as_ref())
    });
    let cells = differences(question, agency, client);
    let class = if cells.is_empty() { BlindClass::Same } else { BlindClass::Different };
    Comparison { class, by, cells }
}

/// `None` stands for *does not apply*.
fn differences(question: &Question, agency: Option<&Value>, client: Option<&Value>) -> Vec<DifferingCell> {
    match (&question.kind, agency, client) {
        (_, None, None) => Vec::new(),
        (Kind::Record(spec), Some(Value::Record(agency)), Some(Value::Record(client))) => {
            row_differences(&spec.columns, None, Some(agency), Some(client))
        }
        (Kind::Table(spec), Some(Value::Table(agency)), Some(Value::Table(client))) => {
            let agency: Vec<&Row> = agency.iter().filter(|row| has_own_cell(spec, row)).collect();
            let client: Vec<&Row> = client.iter().filter(|row| has_own_cell(spec, row)).collect();
            table_differences(&spec.columns, &agency, &client)
        }
        (kind, agency, client) => {
            if let (Some(agency), Some(client)) = (agency, client)
                && compared(agency) == compared(client)
            {
                return Vec::new();
            }
            let shown = |value: Option<&Value>| value.map(|value| show::value(kind, value));
            vec![DifferingCell { row: None, column: None, agency: shown(agency), client: shown(client) }]
        }
    }
}

fn table_differences(columns: &[Column], agency: &[&Row], client: &[&Row]) -> Vec<DifferingCell> {
    let [agency_rows, client_rows] = [by_name(columns, agency), by_name(columns, client)];
    let mut cells = Vec::new();
    for key in names(columns, agency) {
        let pair = (agency_rows.get(&key).copied(), client_rows.get(&key).copied());
        cells.extend(row_differences(columns, Some(&key), pair.0, pair.1));
    }
    for key in names(columns, client).into_iter().filter(|key| !agency_rows.contains_key(key)) {
        cells.extend(row_differences(columns, Some(&key), None, client_rows.get(&key).copied()));
    }
    cells
}

/// The folded words of a row's first column: its name.
fn name(columns: &[Column], row: &Row) -> String {
    let first = columns.first().and_then(|column| filled_cell(column, row));
    first.map(|cell| folded(&words_of(cell))).unwrap_or_default()
}

/// Rows by name; of two alike the last counts.
fn by_name<'r>(columns: &[Column], rows: &[&'r Row]) -> HashMap<String, &'r Row> {
    rows.iter().map(|row| (name(columns, row), *row)).collect()
}

/// The names of rows in order, each once.
fn names(columns: &[Column], rows: &[&Row]) -> Vec<String> {
    let mut seen = HashSet::new();
    rows.iter().map(|row| name(columns, row)).filter(|name| seen.insert(name.clone())).collect()
}

fn row_differences(
    columns: &[Column],
    row: Option<&str>,
    agency: Option<&Row>,
    client: Option<&Row>,
) -> Vec<DifferingCell> {
    let mut cells = Vec::new();
    for column in columns {
        let cell = |row: Option<&Row>| row.and_then(|row| filled_cell(column, row)).cloned();
        let (agency, client) = (cell(agency), cell(client));
        let words = |cell: &Option<Cell>| cell.as_ref().map(|cell| folded(&words_of(cell)));
        if words(&agency) != words(&client) {
            let shown = |cell: Option<Cell>| cell.map(|cell| show::cell(&column.kind, &cell));
            cells.push(DifferingCell {
                row: row.map(str::to_owned),
                column: Some(column.id.clone()),
                agency: shown(agency),
                client: shown(client),
            });
        }
    }
    cells
}

/// A whole value as it is compared: text folded, numbers by value, options in any order.
fn compared(value: &Value) -> Vec<String> {
    let one = |cell: Cell| vec![folded(&words_of(&cell))];
    match value {
        Value::Text(words) | Value::Misfit(words) => vec![folded(words)],
        Value::Choice(id) => vec![id.to_string()],
        Value::Choices(ids) => {
            let mut ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            ids.sort();
            ids
        }
        Value::Scale(step) => vec![step.to_string()],
        Value::Number(number) => one(Cell::Number(*number)),
        Value::Money(money) => one(Cell::Money(money.clone())),
        Value::Date(day) => vec![day.to_string()],
        Value::Person(person) => one(Cell::Person(person.clone())),
        Value::Record(_) | Value::Table(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
