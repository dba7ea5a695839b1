//! Where the parts of a table stand in an area: headings, rows, the line below. One plan for drawing and for the mouse.
//!
//! Knows numbers only.

use crate::tui::widgets::grid::{Columns, Seen};
use crate::tui::widgets::wrap;
use ratatui::layout::Rect;

/// The widths of the columns and the rows their headings take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The columns.
    pub columns: Columns,
    /// Rows of the headings: 1 or 2.
    pub heading: u16,
    /// The width it was made for.
    pub width: u16,
}

impl Layout {
    /// The layout in `width` columns of the screen; the last one is kept for marks.
    #[must_use]
    pub fn new<'t>(
        wants: &[crate::tui::widgets::grid::Want],
        titles: impl Iterator<Item = &'t str>,
        width: u16,
    ) -> Self {
        let columns = Columns::share(wants, width.saturating_sub(1).max(1));
        let rows = titles.enumerate().map(|(at, title)| wrap::height(title, columns.width(at))).max();
        Self { columns, heading: rows.unwrap_or(1).clamp(1, 2), width }
    }
}

/// Where one is in a table, and what was in view last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The row of the cursor.
    pub row: usize,
    /// The column of the cursor.
    pub column: usize,
    /// The first row in view.
    pub first_row: usize,
    /// The first column in view after the kept one.
    pub first_column: usize,
}

/// The parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The headings.
    pub heading: Rect,
    /// The rows.
    pub body: Rect,
    /// The lines below that show the cell under the cursor in full.
    pub detail: Rect,
    /// The columns in view.
    pub seen: Vec<Seen>,
    /// The first row in view.
    pub first_row: usize,
    /// The first column in view after the kept one.
    pub first_column: usize,
    /// Columns between two columns.
    pub gap: u16,
    /// Whether there are rows above and below.
    pub more_rows: (bool, bool),
    /// Whether there are columns beyond the left and right.
    pub more_columns: (bool, bool),
}

impl Plan {
    /// Shares an area out among `rows` rows.
    #[must_use]
    pub fn new(area: Rect, layout: &Layout, view: View, rows: usize) -> Self {
        let detail = match area.height {
            0 | 1 => 0,
            2..=5 => 1,
            _ => 2,
        };
        let heading = match area.height {
            0..=2 => 0,
            3..=6 => 1,
            _ => layout.heading,
        };
        let room = area.height - detail - heading;
        let shown = room.min(u16::try_from(rows).unwrap_or(u16::MAX));
        let tall = usize::from(shown.max(1));
        let row = view.row.min(rows.saturating_sub(1));
        let first_row = view.first_row.min(rows.saturating_sub(tall)).clamp((row + 1).saturating_sub(tall), row);
        let first_column = layout.columns.first(view.first_column, view.column);
        let seen = layout.columns.seen(first_column);
        let last = seen.last();
        let right = last.is_some_and(|last| last.column + 1 < layout.columns.count() || !last.whole);
        let at = |y: u16, height: u16| Rect { y: area.y + y, height, ..area };
        Self {
            heading: at(0, heading),
            body: at(heading, shown),
            detail: at(heading + shown, detail),
            seen,
            first_row,
            first_column,
            gap: layout.columns.gap,
            more_rows: (first_row > 0, first_row + tall < rows),
            more_columns: (first_column > 1, right),
        }
    }

    /// Where a cell is drawn, if it is in view.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<Rect> {
        let seen = self.seen.iter().find(|seen| seen.column == column)?;
        let down = u16::try_from(row.checked_sub(self.first_row)?).ok().filter(|down| *down < self.body.height)?;
        let (x, y) = (self.body.x.saturating_add(seen.x), self.body.y + down);
        Some(Rect { x, y, width: seen.width, height: 1 })
    }

    /// The row and column of a cell under a place of the screen; a gap belongs to the column before it.
    #[must_use]
    pub fn hit(&self, x: u16, y: u16) -> Option<(usize, usize)> {
        let right = x.checked_sub(self.body.x)?;
        let down = y.checked_sub(self.body.y).filter(|down| *down < self.body.height)?;
        let seen = self.seen.iter().rev().find(|seen| seen.x <= right)?;
        Some((self.first_row + usize::from(down), seen.column))
    }
}
