//! Cells that lie together in a table, and what was copied of them.
//!
//! Knows places and cells, no table.

use crate::domain::value::Cell;
use std::ops::RangeInclusive;

/// Cells that lie together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The rows.
    pub rows: RangeInclusive<usize>,
    /// The columns.
    pub columns: RangeInclusive<usize>,
}

impl Range {
    /// Whether a cell is one of them.
    #[must_use]
    pub fn contains(&self, row: usize, column: usize) -> bool {
        self.rows.contains(&row) && self.columns.contains(&column)
    }

    /// The cells, row by row.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize)> {
        let columns = self.columns.clone();
        self.rows.clone().flat_map(move |row| columns.clone().map(move |column| (row, column)))
    }

    /// How many rows and columns.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.rows.end() - self.rows.start() + 1, self.columns.end() - self.columns.start() + 1)
    }
}

/// What was copied here last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// As other programs see it.
    pub lines: Vec<Vec<String>>,
    /// The cells themselves.
    pub cells: Vec<Vec<Option<Cell>>>,
    /// The column they begin in.
    pub column: usize,
}

impl Copied {
    /// Whether a text is what was copied.
    #[must_use]
    pub fn is(&self, lines: &[Vec<String>]) -> bool {
        self.lines == lines
    }
}
