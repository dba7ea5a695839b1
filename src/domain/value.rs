//! What an answer can be: exact numbers, money, people, rows and tables.
//!
//! A value may be unfinished: what a person typed is kept and shown as it stands ([`Value::Misfit`],
//! [`Cell::Misfit`]) and counts as not answered. Whether a value is filled for its question is `filled`'s matter.

use super::id::Id;
use super::period::Side;
use chrono::NaiveDate;
use std::sync::Arc;

pub use rust_decimal::Decimal;

/// An exact amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount, exact; trailing zeros are kept as written.
    pub amount: Decimal,
    /// Three capital letters, as in ISO 4217.
    pub currency: String,
}

/// One human.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Their name as their colleagues write it.
    pub name: String,
    /// The side they belong to, if said.
    pub side: Option<Side>,
    /// Who stands in for them, if said.
    pub deputy: Option<String>,
}

impl Person {
    /// A person of whom only the name is known.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// The value of a whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words of a text or link question.
    Text(String),
    /// The chosen option.
    Choice(Id),
    /// The chosen options in the order chosen.
    Choices(Vec<Id>),
    /// A step of a scale, 0 to 4.
    Scale(u8),
    /// A number or percentage.
    Number(Decimal),
    /// An amount of money.
    Money(Money),
    /// A calendar day.
    Date(NaiveDate),
    /// One human.
    Person(Person),
    /// One row of cells.
    Record(Row),
    /// Rows of cells.
    Table(Vec<Row>),
    /// What was written but is not of the question's kind; shown as it stands, never scored.
    Misfit(String),
}

/// One row: its filled cells by column, in the order written. Blank cells are left out. Two rows are equal if the same
/// columns say the same, whatever their order.
///
/// A copy shares its cells until one of the two is changed: every typed letter hands the whole table on (to the book, to
/// undo, to the saver), and only the row it stands in costs anything.
#[derive(Clone, Debug, Default, Eq)]
pub struct Row {
    cells: Arc<Vec<(Id, Cell)>>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        // A column stands once in a row, so as many cells that are all found are the same cells.
        let found = |(column, cell): &(Id, Cell)| other.get(column.as_str()) == Some(cell);
        Arc::ptr_eq(&self.cells, &other.cells) || self.cells.len() == other.cells.len() && self.cells.iter().all(found)
    }
}

/// One filled cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; also a link.
    Text(String),
    /// A number or percentage.
    Number(Decimal),
    /// An amount of money.
    Money(Money),
    /// A calendar day.
    Date(NaiveDate),
    /// One human.
    Person(Person),
    /// The chosen option's word.
    Choice(String),
    /// Yes or no.
    YesNo(bool),
    /// What was written but is not of the column's kind; shown as it stands, counts as blank.
    Misfit(String),
}

impl Row {
    /// The cell of a column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&Cell> {
        self.cells.iter().find(|(id, _)| id.as_str() == column).map(|(_, cell)| cell)
    }

    /// Sets or (with `None`) blanks a cell, and returns what stood there.
    pub fn set(&mut self, column: &Id, cell: Option<Cell>) -> Option<Cell> {
        let at = self.cells.iter().position(|(id, _)| id == column);
        match (at, cell) {
            (Some(at), Some(cell)) => Some(std::mem::replace(&mut Arc::make_mut(&mut self.cells)[at].1, cell)),
            (Some(at), None) => Some(Arc::make_mut(&mut self.cells).remove(at).1),
            (None, Some(cell)) => {
                Arc::make_mut(&mut self.cells).push((column.clone(), cell));
                None
            }
            (None, None) => None,
        }
    }

    /// The filled cells in the order written.
    pub fn cells(&self) -> impl Iterator<Item = (&Id, &Cell)> {
        self.cells.iter().map(|(id, cell)| (id, cell))
    }

    /// Whether no cell is filled.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl FromIterator<(Id, Cell)> for Row {
    fn from_iter<T: IntoIterator<Item = (Id, Cell)>>(cells: T) -> Self {
        let mut row = Self::default();
        for (column, cell) in cells {
            row.set(&column, Some(cell));
        }
        row
    }
}

impl Cell {
    /// Whether the cell says something of its column's kind: text with a visible character, any other value.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Text(words) => !words.trim().is_empty(),
            Self::Choice(word) => !word.is_empty(),
            Self::Person(person) => !person.name.trim().is_empty(),
            Self::Number(_) | Self::Money(_) | Self::Date(_) | Self::YesNo(_) => true,
            Self::Misfit(_) => false,
        }
    }
}
