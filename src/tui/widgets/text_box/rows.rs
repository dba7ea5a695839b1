//! The rows of an edited text at one width, kept up to date edit by edit: after
//! a key only the rows around it are broken again, so that a long text costs
//! no more than a short one. Knows no cursor; positions are bytes.

use std::ops::Range;

use crate::domain::segment::clusters;
use crate::tui::widgets::wrap::{Spaces, cut, is_space, width_in};

/// One row of the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Where it begins.
    pub start: usize,
    /// Where its content ends, trailing spaces included.
    pub end: usize,
    /// Where the next row begins.
    pub next: usize,
}

impl Row {
    /// The bytes of its content.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A change of the text: `removed` bytes at `at` gave way to `inserted` bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Splice {
    /// Where, in bytes.
    pub at: usize,
    /// How many bytes went.
    pub removed: usize,
    /// How many came.
    pub inserted: usize,
}

/// A place on the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Number of the row, from 0.
    pub row: usize,
    /// Column in it, from 0.
    pub column: usize,
}

/// A position in the text together with the row it is meant on: the end of a
/// full row and the start of the next are one position and two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The position, in bytes, at a cluster boundary.
    pub at: usize,
    /// Whether the end of the upper row is meant.
    pub upper: bool,
}

/// All rows of a text; there is always at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    rows: Vec<Row>,
    columns: usize,
}

/// The column that is kept free beside the text, for the cursor behind a full
/// row and for the marks that say there is more.
const MARGIN: u16 = 1;

/// Rows before a change that it may still reach: a shortened word may fit into
/// the row above, and the cluster that did not fit there may begin a row below.
const BACK: usize = 3;

impl Rows {
    /// The rows of `text` in a box of `width` columns.
    #[must_use]
    pub fn new(text: &str, width: u16) -> Self {
        let columns = usize::from(width.saturating_sub(MARGIN).max(1));
        let mut rows = Self { rows: Vec::new(), columns };
        let mut start = 0;
        while let Some(next) = rows.lay(text, start) {
            start = next;
        }
        rows
    }

    /// Whether these rows were made for a box of `width` columns.
    #[must_use]
    pub fn fit(&self, width: u16) -> bool {
        self.columns == usize::from(width.saturating_sub(MARGIN).max(1))
    }

    /// Adds the row that begins at `start`; returns where the next begins.
    fn lay(&mut self, text: &str, start: usize) -> Option<usize> {
        let cut = cut(&text[start..], self.columns, Spaces::Stay);
        self.rows.push(Row { start, end: start + cut.end, next: start + cut.next });
        cut.more.then_some(start + cut.next)
    }

    /// Follows a change; `text` is the text after it.
    ///
    /// A row depends on nothing before its start, and on no more behind its end
    /// than the word that did not fit. So the rows are broken again from a few
    /// before the change on, until one begins where an old one began.
    pub fn follow(&mut self, text: &str, splice: Splice) {
        let first = self.row_at(splice.at).saturating_sub(BACK);
        let shifted = |old: usize| old - splice.removed + splice.inserted;
        let untouched = splice.at + splice.removed;
        let mut start = self.rows[first].start;
        let old = self.rows.split_off(first);
        let mut behind = old.partition_point(|row| row.start < untouched);
        while let Some(next) = self.lay(text, start) {
            start = next;
            while old.get(behind).is_some_and(|row| shifted(row.start) < start) {
                behind += 1;
            }
            if old.get(behind).is_some_and(|row| shifted(row.start) == start) {
                self.rows.extend(old[behind..].iter().map(|row| Row {
                    start: shifted(row.start),
                    end: shifted(row.end),
                    next: shifted(row.next),
                }));
                return;
            }
        }
    }

    /// How many there are, at least 1.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Row number `row`, or the last.
    #[must_use]
    pub fn get(&self, row: usize) -> Row {
        self.rows[row.min(self.rows.len() - 1)]
    }

    /// Number of the last row that begins at or before `at`.
    fn row_at(&self, at: usize) -> usize {
        self.rows.partition_point(|row| row.start <= at).saturating_sub(1)
    }

    /// Number of the row that `spot` stands on.
    #[must_use]
    pub fn row_of(&self, spot: Spot) -> usize {
        let row = self.row_at(spot.at);
        let joins_above = row > 0 && self.rows[row].start == spot.at && self.rows[row - 1].end == spot.at;
        if spot.upper && joins_above { row - 1 } else { row }
    }

    /// Where `spot` of `text` stands.
    #[must_use]
    pub fn place(&self, text: &str, spot: Spot) -> Place {
        let row = self.row_of(spot);
        let line = self.get(row);
        let until = spot.at.clamp(line.start, line.end);
        let column = clusters(&text[line.start..until]).map(|c| width_in(c, self.columns)).sum();
        Place { row, column }
    }

    /// The start of row `row`.
    #[must_use]
    pub fn start_of(&self, row: usize) -> Spot {
        Spot { at: self.get(row).start, upper: false }
    }

    /// The last spot of row `row`: before the space that a broken line ends
    /// with, since behind it is the next row.
    #[must_use]
    pub fn end_of(&self, text: &str, row: usize) -> Spot {
        self.spot(text, row, usize::MAX)
    }

    /// The spot at `column` of row `row`, or the nearest before it.
    #[must_use]
    pub fn spot(&self, text: &str, row: usize, column: usize) -> Spot {
        let line = self.get(row);
        let is_broken = line.end == line.next && row + 1 < self.rows.len();
        let mut at = line.start;
        let mut reached = 0;
        for cluster in clusters(&text[line.range()]) {
            let after = at + cluster.len();
            reached += width_in(cluster, self.columns);
            let is_last_space = is_broken && after == line.end && is_space(cluster);
            if reached > column || is_last_space {
                break;
            }
            at = after;
        }
        Spot { at, upper: is_broken && at == line.end }
    }

    /// Columns of text in a row; the box is one wider.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown<'a>(text: &'a str, rows: &Rows) -> Vec<&'a str> {
        rows.rows.iter().map(|row| &text[row.range()]).collect()
    }

    #[test]
    fn a_space_at_the_edge_opens_the_next_row() {
        assert_eq!(shown("abcd", &Rows::new("abcd", 5)), ["abcd"]);
        assert_eq!(shown("abcd ", &Rows::new("abcd ", 5)), ["abcd ", ""]);
        assert_eq!(shown("abcd  e", &Rows::new("abcd  e", 5)), ["abcd ", " e"]);
        assert_eq!(shown("a\n", &Rows::new("a\n", 5)), ["a", ""]);
        assert_eq!(shown("", &Rows::new("", 5)), [""]);
    }

    #[test]
    fn the_end_of_a_full_row_is_a_place_of_its_own() {
        let text = "abcdef";
        let rows = Rows::new(text, 5);
        assert_eq!(rows.end_of(text, 0), Spot { at: 4, upper: true });
        assert_eq!(rows.place(text, Spot { at: 4, upper: true }), Place { row: 0, column: 4 });
        assert_eq!(rows.place(text, Spot { at: 4, upper: false }), Place { row: 1, column: 0 });
    }

    #[test]
    fn a_change_in_the_middle_breaks_the_same_rows_as_a_fresh_start() {
        let before = "one two three four five six seven eight\nnine ten";
        let mut rows = Rows::new(before, 11);
        let after = before.replacen("three", "3", 1);
        rows.follow(&after, Splice { at: 8, removed: 5, inserted: 1 });
        assert_eq!(rows, Rows::new(&after, 11));
    }
}
