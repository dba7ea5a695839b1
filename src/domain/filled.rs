//! Whether a value says something of its question's kind (`scoring.md` section 1, *blank*; `format.md`, seeded rows).

use super::entry::{Entry, Status};
use super::id::Id;
use super::question::{Column, ColumnKind, Kind, Question, TableSpec};
use super::value::{Cell, Row, Value};
use std::borrow::Cow;

/// Text as it is compared where case and spaces do not count: trimmed, lower case, runs of spaces as one.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// Whether two texts are the same, folded.
#[must_use]
pub fn same_folded(one: &str, other: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
        let words = text.split_whitespace().enumerate();
        words
            .flat_map(|(at, word)| (at > 0).then_some(' ').into_iter().chain(word.chars().flat_map(char::to_lowercase)))
    }
    one == other || letters(one).eq(letters(other))
}

/// The words of a cell as they are compared: text, an option, a name, a plain number, an ISO date, `true`/`false`.
#[must_use]
pub fn words_of(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(words) | Cell::Choice(words) | Cell::Misfit(words) => words.as_str().into(),
        Cell::Number(number) => number.normalize().to_string().into(),
        Cell::Money(money) => format!("{} {}", money.amount.normalize(), money.currency).into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Person(person) => person.name.as_str().into(),
        Cell::YesNo(yes) => if *yes { "true" } else { "false" }.into(),
    }
}

/// Whether a cell is of its column's kind and filled.
#[must_use]
pub fn is_cell_filled(column: &Column, cell: &Cell) -> bool {
    let fits = match (&column.kind, cell) {
        (ColumnKind::Text | ColumnKind::Link, Cell::Text(_))
        | (ColumnKind::Number | ColumnKind::Percent, Cell::Number(_))
        | (ColumnKind::Money, Cell::Money(_))
        | (ColumnKind::Date, Cell::Date(_))
        | (ColumnKind::Person, Cell::Person(_))
        | (ColumnKind::YesNo, Cell::YesNo(_)) => true,
        (ColumnKind::Choice(options), Cell::Choice(word)) => options.contains(word),
        _ => false,
    };
    fits && cell.is_filled()
}

/// The filled cell of a row in a column; `None` where it is blank or of another kind.
#[must_use]
pub fn filled_cell<'r>(column: &Column, row: &'r Row) -> Option<&'r Cell> {
    row.get(column.id.as_str()).filter(|cell| is_cell_filled(column, cell))
}

/// The seed a row of a table was filled from: its first column is the seed's, folded.
#[must_use]
pub fn seed_of<'s>(spec: &'s TableSpec, row: &Row) -> Option<&'s Row> {
    if spec.seeds.is_empty() {
        return None;
    }
    let first = spec.columns.first()?.id.as_str();
    let name = words_of(row.get(first)?);
    spec.seeds.iter().find(|seed| seed.get(first).is_some_and(|cell| same_folded(&words_of(cell), &name)))
}

/// Whether a row of a table has a filled cell that is not its seed's.
#[must_use]
pub fn has_own_cell(spec: &TableSpec, row: &Row) -> bool {
    let seed = seed_of(spec, row);
    spec.columns.iter().any(|column| {
        filled_cell(column, row).is_some_and(|cell| {
            let seeded = seed.and_then(|seed| seed.get(column.id.as_str()));
            seeded.is_none_or(|seeded| !same_folded(&words_of(seeded), &words_of(cell)))
        })
    })
}

/// Whether a value is filled and of the kind's shape.
#[must_use]
pub fn is_filled(kind: &Kind, value: &Value) -> bool {
    let known = |id: &Id| kind.options().iter().any(|option| option.id == *id);
    match (kind, value) {
        (Kind::Text | Kind::Link, Value::Text(words)) => !words.trim().is_empty(),
        (Kind::Choice(_), Value::Choice(option)) => known(option),
        (Kind::Choices(_), Value::Choices(options)) => !options.is_empty() && options.iter().all(known),
        (Kind::Scale(_), Value::Scale(step)) => *step <= 4,
        (Kind::Number | Kind::Percent, Value::Number(_))
        | (Kind::Money, Value::Money(_))
        | (Kind::Date, Value::Date(_)) => true,
        (Kind::Person, Value::Person(person)) => !person.name.trim().is_empty(),
        (Kind::Record(spec), Value::Record(row)) => {
            spec.columns.iter().any(|column| filled_cell(column, row).is_some())
        }
        (Kind::Table(spec), Value::Table(rows)) => rows.iter().any(|row| has_own_cell(spec, row)),
        _ => false,
    }
}

/// The status that counts: `answered` without a filled value of the kind's shape is blank (`scoring.md` section 1).
#[must_use]
pub fn status_of(question: &Question, entry: Option<&Entry>) -> Status {
    match entry {
        None => Status::Blank,
        Some(entry) if entry.status == Status::Answered => {
            let filled = entry.value.as_ref().is_some_and(|value| is_filled(&question.kind, value));
            if filled { Status::Answered } else { Status::Blank }
        }
        Some(entry) => entry.status,
    }
}
