//! What a value says, piece by piece, so that one rule serves questions, records and tables.
//!
//! Blank cells and cells of another kind than their column's are passed over; rows of a table without a cell of their
//! own count for no check (`format.md`, below the table of checks).

use crate::domain::filled::{filled_cell, has_own_cell, words_of};
use crate::domain::id::Id;
use crate::domain::question::{Column, Kind, Question};
use crate::domain::value::{Cell, Decimal, Person, Row, Value};
use chrono::NaiveDate;
use std::borrow::Cow;

/// One thing said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said<'v> {
    /// Words; also an option or a link.
    Text(&'v str),
    /// A number, a percentage, or the amount of money.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A person.
    Person(&'v Person),
    /// Anything no rule looks into.
    Other,
}

/// A value of a question, with the rows that count: those of a table with a cell of their own, the one of a record with
/// a filled cell.
pub struct Answer<'v> {
    /// The question.
    pub question: &'v Question,
    /// The value.
    pub value: &'v Value,
    /// The rows that count.
    pub rows: Vec<&'v Row>,
}

impl<'v> Answer<'v> {
    /// Looks through the rows once.
    #[must_use]
    pub fn new(question: &'v Question, value: &'v Value) -> Self {
        let has_filled = |row: &Row| question.kind.columns().iter().any(|column| filled_cell(column, row).is_some());
        let rows = match (&question.kind, value) {
            (Kind::Table(spec), Value::Table(rows)) => rows.iter().filter(|row| has_own_cell(spec, row)).collect(),
            (Kind::Record(_), Value::Record(row)) if has_filled(row) => vec![row],
            _ => Vec::new(),
        };
        Self { question, value, rows }
    }

    /// The words of a row's cell in a column; `None` where it is blank.
    #[must_use]
    pub fn words(&self, row: &'v Row, id: &Id) -> Option<Cow<'v, str>> {
        let column = self.question.kind.columns().iter().find(|column| column.id == *id)?;
        filled_cell(column, row).map(words_of)
    }

    /// The words of a column, row by row, blank cells passed over.
    pub fn words_in(&self, id: &Id) -> impl Iterator<Item = Cow<'v, str>> {
        self.rows.iter().filter_map(move |row| self.words(row, id))
    }

    /// All that is said: the value itself, or the filled cells of the rows that count, in these columns or (none named)
    /// in every column.
    #[must_use]
    pub fn said(&self, columns: &[Id]) -> Vec<Said<'v>> {
        match self.value {
            Value::Record(_) | Value::Table(_) => {
                let named = |column: &&Column| columns.is_empty() || columns.contains(&column.id);
                let columns: Vec<&Column> = self.question.kind.columns().iter().filter(named).collect();
                let cells_of = |row: &&'v Row| {
                    columns.iter().filter_map(|column| filled_cell(column, row)).map(of_cell).collect::<Vec<_>>()
                };
                self.rows.iter().flat_map(cells_of).collect()
            }
            Value::Text(words) => vec![Said::Text(words)],
            Value::Number(number) => vec![Said::Number(*number)],
            Value::Money(money) => vec![Said::Number(money.amount)],
            Value::Date(day) => vec![Said::Date(*day)],
            Value::Person(person) => vec![Said::Person(person)],
            Value::Scale(step) => vec![Said::Number(Decimal::from(*step))],
            Value::Choice(_) | Value::Choices(_) | Value::Misfit(_) => Vec::new(),
        }
    }

    /// The dates said, in this column or in all.
    #[must_use]
    pub fn dates(&self, column: Option<&Id>) -> Vec<NaiveDate> {
        let said = self.said(column.map_or(&[], std::slice::from_ref));
        said.into_iter().filter_map(|said| if let Said::Date(day) = said { Some(day) } else { None }).collect()
    }
}

fn of_cell(cell: &Cell) -> Said<'_> {
    match cell {
        Cell::Text(words) | Cell::Choice(words) => Said::Text(words),
        Cell::Number(number) => Said::Number(*number),
        Cell::Money(money) => Said::Number(money.amount),
        Cell::Date(day) => Said::Date(*day),
        Cell::Person(person) => Said::Person(person),
        Cell::YesNo(_) | Cell::Misfit(_) => Said::Other,
    }
}
