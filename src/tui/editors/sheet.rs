//! Rows of cells as they are edited: the book's rows, or those the table comes with until one of them is changed.
//!
//! Knows neither cursor nor screen. A table that was changed lists all rows that are there, so that a row taken away
//! stays away; cells equal to those the table came with are nobody's answer (`format.md`, seeded rows).

use crate::domain::filled::{folded, has_own_cell, words_of};
use crate::domain::parse::show;
use crate::domain::question::{Column, ColumnKind, TableSpec};
use crate::domain::value::{Cell, Row};
use crate::tui::widgets::grid::Want;
use crate::tui::widgets::grid::paint;

/// The rows of a table or the one row of a record.
#[derive(Clone, Debug)]
pub struct Sheet {
    spec: TableSpec,
    /// The first cells of the rows the table comes with, folded.
    names: Vec<String>,
    rows: Vec<Row>,
    contents: Vec<u16>,
}

/// Cells are measured up to this width.
const MEASURED: u16 = 120;

impl Sheet {
    /// The sheet as it comes.
    #[must_use]
    pub fn new(spec: TableSpec) -> Self {
        let first = spec.columns.first().map(|column| column.id.clone());
        let name = |row: &Row| first.as_ref().and_then(|id| row.get(id.as_str())).map(|cell| folded(&words_of(cell)));
        let names = spec.seeds.iter().map(|seed| name(seed).unwrap_or_default()).collect();
        let rows = spec.seeds.clone();
        let mut sheet = Self { spec, names, rows, contents: Vec::new() };
        sheet.measure();
        sheet
    }

    /// Its columns and the rows it comes with.
    #[must_use]
    pub const fn spec(&self) -> &TableSpec {
        &self.spec
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.spec.columns
    }

    /// Its rows; blank ones among them have just been inserted.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Takes the rows of a book; `None`: those it comes with.
    pub fn set(&mut self, rows: Option<&[Row]>) {
        self.rows = rows.unwrap_or(&self.spec.seeds).to_vec();
        self.measure();
    }

    /// Whether these are its rows, blank ones left out.
    #[must_use]
    pub fn is(&self, rows: Option<&[Row]>) -> bool {
        match rows {
            Some(rows) => self.is_changed() && self.kept().eq(rows),
            None => !self.is_changed(),
        }
    }

    fn kept(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| !row.is_empty())
    }

    /// Whether the rows are other than those the table comes with.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.kept().eq(&self.spec.seeds)
    }

    /// The rows to keep: none while they are those the table comes with.
    #[must_use]
    pub fn value(&self) -> Option<Vec<Row>> {
        self.is_changed().then(|| self.kept().cloned().collect())
    }

    /// A cell.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(self.spec.columns.get(column)?.id.as_str())
    }

    /// A cell as text.
    #[must_use]
    pub fn shown(&self, row: usize, column: usize) -> Option<String> {
        Some(show::cell(&self.spec.columns[column].kind, self.cell(row, column)?))
    }

    /// Puts a cell; the row behind the last one becomes a row. Whether anything changed.
    pub fn put(&mut self, row: usize, column: usize, cell: Option<Cell>) -> bool {
        let Some(column_spec) = self.spec.columns.get(column) else { return false };
        if self.cell(row, column) == cell.as_ref() {
            return false;
        }
        if let (Some(cell), Some(most)) = (&cell, self.contents.get_mut(column)) {
            *most = (*most).max(paint::width_up_to(&show::cell(&column_spec.kind, cell), MEASURED));
        }
        let id = column_spec.id.clone();
        if row >= self.rows.len() {
            self.rows.push(Row::default());
        }
        let last = self.rows.len() - 1;
        self.rows[row.min(last)].set(&id, cell);
        true
    }

    /// Adds blank rows until there is this one.
    pub fn reach(&mut self, row: usize) {
        while self.rows.len() <= row {
            self.rows.push(Row::default());
        }
    }

    /// Inserts a row.
    pub fn insert(&mut self, at: usize, row: Row) {
        self.rows.insert(at.min(self.rows.len()), row);
    }

    /// Takes a row away.
    pub fn remove(&mut self, at: usize) {
        if at < self.rows.len() {
            self.rows.remove(at);
        }
    }

    /// Exchanges two rows.
    pub fn swap(&mut self, one: usize, other: usize) {
        if one.max(other) < self.rows.len() {
            self.rows.swap(one, other);
        }
    }

    /// Forgets blank rows at the end: there is always one to type into.
    pub fn trim(&mut self) {
        while self.rows.last().is_some_and(Row::is_empty) {
            self.rows.pop();
        }
    }

    /// The row the table comes with that a row was filled from.
    #[must_use]
    pub fn seed_of(&self, row: usize) -> Option<&Row> {
        let words = folded(&words_of(self.cell(row, 0)?));
        let at = self.names.iter().position(|name| *name == words)?;
        self.spec.seeds.get(at)
    }

    /// Whether a row says anything of its own.
    #[must_use]
    pub fn is_own(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| has_own_cell(&self.spec, row))
    }

    /// The row and column where filling goes on: the first empty cell that a finished row needs, else the first empty one,
    /// else the row behind the last. A cell the table comes with is never one of them.
    #[must_use]
    pub fn first_open(&self) -> (usize, usize) {
        let open = |needed: bool| {
            let wanted = move |(_, column): &(usize, &Column)| column.required || !needed;
            let of_row = move |row: usize| {
                let mut columns = self.spec.columns.iter().enumerate().filter(wanted);
                columns.find_map(|(column, _)| self.cell(row, column).is_none().then_some((row, column)))
            };
            (0..self.rows.len()).find_map(of_row)
        };
        let needed = if self.is_changed() { open(true) } else { None };
        needed.or_else(|| open(false)).unwrap_or((self.rows.len(), 0))
    }

    /// The cells that are not of their column's kind: the first one's row and column, and how many.
    #[must_use]
    pub fn unfinished(&self) -> Option<((usize, usize), usize)> {
        let mut first = None;
        let mut count = 0;
        for (at, row) in self.rows.iter().enumerate() {
            for (id, _) in row.cells().filter(|(_, cell)| matches!(cell, Cell::Misfit(_))) {
                let Some(column) = self.spec.columns.iter().position(|column| column.id == *id) else { continue };
                count += 1;
                first.get_or_insert((at, column));
            }
        }
        Some((first?, count))
    }

    /// The names in columns that take a person, each row's in turn.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let people = || self.spec.columns.iter().filter(|column| column.kind == ColumnKind::Person);
        self.rows.iter().flat_map(move |row| {
            people().filter_map(|column| match row.get(column.id.as_str()) {
                Some(Cell::Person(person)) => Some(person.name.as_str()),
                _ => None,
            })
        })
    }

    fn measure(&mut self) {
        let width = |column: &Column| {
            let cells = self.rows.iter().filter_map(|row| row.get(column.id.as_str()));
            cells.map(|cell| measured(&column.kind, cell)).max().unwrap_or(0)
        };
        self.contents = self.spec.columns.iter().map(width).collect();
    }

    /// How wide the columns would like to be.
    #[must_use]
    pub fn wants(&self) -> Vec<Want> {
        let want = |(at, column): (usize, &Column)| Want {
            title: paint::width_up_to(&column.title, MEASURED) + u16::from(column.required),
            content: self.contents.get(at).copied().unwrap_or(0),
            least: least(column, at == 0),
        };
        self.spec.columns.iter().enumerate().map(want).collect()
    }
}

fn measured(kind: &ColumnKind, cell: &Cell) -> u16 {
    match cell {
        Cell::Text(words) | Cell::Choice(words) => paint::width_up_to(words, MEASURED),
        Cell::Misfit(words) => paint::width_up_to(words, MEASURED) + 2,
        _ => paint::width_up_to(&show::cell(kind, cell), MEASURED),
    }
}

/// The width below which the cells of a column cannot be read.
fn least(column: &Column, first: bool) -> u16 {
    let cells = match &column.kind {
        ColumnKind::Text | ColumnKind::Link => 10,
        ColumnKind::Number | ColumnKind::Percent => 8,
        ColumnKind::Money => 13,
        ColumnKind::Date => 11,
        ColumnKind::Person => 11,
        ColumnKind::Choice(options) => {
            options.iter().map(|option| paint::width_up_to(option, 12)).max().unwrap_or(3).max(4)
        }
        ColumnKind::YesNo => 4,
    };
    // A heading may take two rows, but no word of it is broken unless it is very long.
    let word = column.title.split_whitespace().map(|word| paint::width_up_to(word, 11) + 1).max().unwrap_or(0);
    if first { cells.min(12).max(word) } else { cells.max(word) }
}
