//! Several cells at once: selected with Shift and the arrows or with the mouse, copied, cut, emptied, filled, pasted over.
//!
//! What is copied goes to other programs as text; pasted here again, every cell is what it was.

use crate::domain::parse::show;
use crate::domain::pasted::fields::{fields, written};
use crate::domain::value::Cell;
use crate::texts::editors::cells as texts;
use crate::tui::editor::Reply;
use crate::tui::editors::cell::cell_of;
use crate::tui::editors::table::range::{Copied, Range};
use crate::tui::editors::table::work::Work;
use crate::tui::widgets::text_box::act::Motion;
use chrono::NaiveDate;
use std::borrow::Cow;

impl Work {
    /// The cells selected, the one under the cursor among them; `None` while it is the only one.
    #[must_use]
    pub fn selected(&self) -> Option<Range> {
        let (row, column) = self.anchor?;
        (self.typing.is_none() && (row, column) != (self.view.row, self.view.column)).then(|| Range {
            rows: row.min(self.view.row)..=row.max(self.view.row),
            columns: column.min(self.view.column)..=column.max(self.view.column),
        })
    }

    /// The cell that is typed into and moved from: where the selection began, else the one under the cursor.
    #[must_use]
    pub fn active(&self) -> (usize, usize) {
        self.anchor.unwrap_or((self.view.row, self.view.column))
    }

    /// Ends the selection; the cursor is where it began.
    pub fn let_go(&mut self) {
        (self.view.row, self.view.column) = self.active();
        self.anchor = None;
    }

    /// The cells an action is about: those selected, else the one under the cursor.
    #[must_use]
    pub fn range(&self) -> Range {
        let (row, column) = (self.view.row, self.view.column);
        self.selected().unwrap_or(Range { rows: row..=row, columns: column..=column })
    }

    /// Where the selection would go on to; `None` where it ends.
    #[must_use]
    pub fn beyond(&self, motion: Motion) -> Option<(usize, usize)> {
        let (row, column) = (self.view.row, self.view.column);
        let last = self.sheet.rows().len().saturating_sub(1).max(row);
        match motion {
            Motion::Up => Some((row.checked_sub(1)?, column)),
            Motion::Down => (row < last).then_some((row + 1, column)),
            Motion::Left => Some((row, column.checked_sub(1)?)),
            Motion::Right => (column + 1 < self.sheet.columns().len()).then_some((row, column + 1)),
            _ => None,
        }
    }

    /// Takes the selection on to a cell.
    pub fn extend(&mut self, (row, column): (usize, usize)) -> Reply {
        self.anchor.get_or_insert((self.view.row, self.view.column));
        self.tab_from = None;
        self.go(row, column);
        self.settle();
        Reply::Moved
    }

    /// Selects every cell there is.
    pub fn select_all(&mut self) -> Reply {
        self.anchor = Some((0, 0));
        self.extend((self.sheet.rows().len().saturating_sub(1), usize::MAX))
    }

    /// Whether any cell that an action is about says something.
    #[must_use]
    pub fn is_any_filled(&self) -> bool {
        self.range().cells().any(|(row, column)| self.sheet.cell(row, column).is_some())
    }

    /// Empties cells. Whether anything changed.
    pub fn clear(&mut self, range: &Range) -> bool {
        let mut changed = false;
        for (row, column) in range.cells() {
            changed |= self.sheet.cell(row, column).is_some() && self.sheet.put(row, column, None);
        }
        if changed {
            self.other = None;
        }
        changed
    }

    /// The first row of cells once more in all the others; one row alone takes the row above. Whether anything changed.
    pub fn fill_down(&mut self, range: &Range) -> bool {
        let several = range.size().0 > 1;
        let from = if several { *range.rows.start() } else { range.rows.start().saturating_sub(1) };
        let mut changed = false;
        for (row, column) in range.cells().filter(|(row, _)| *row != from) {
            changed |= self.sheet.put(row, column, self.sheet.cell(from, column).cloned());
        }
        if changed {
            self.other = None;
        }
        changed
    }

    /// Copies or cuts cells: one as its words, several as text that spreadsheets take.
    pub fn copy(&mut self, cut: bool) -> Reply {
        let range = self.range();
        if !self.is_any_filled() {
            return Reply::Tell(texts::NOTHING_TO_COPY.to_owned());
        }
        let shown = |row: usize, column: usize| self.sheet.shown(row, column).unwrap_or_default();
        let line = |row: usize| range.columns.clone().map(|column| Cow::Owned(shown(row, column))).collect();
        let words = match range.size() {
            (1, 1) => shown(*range.rows.start(), *range.columns.start()),
            _ => written(range.rows.clone().map(line)),
        };
        let cells = |row: usize| range.columns.clone().map(|column| self.sheet.cell(row, column).cloned()).collect();
        let cells = range.rows.clone().map(cells).collect();
        self.copied = Some(Copied { lines: fields(&words), cells, column: *range.columns.start() });
        let cut = cut && self.clear(&range);
        self.settle();
        Reply::Copied { words, cut }
    }

    /// Puts what was copied here over the cells from the cursor on, blank ones too; one cell over all that are selected.
    pub fn paste_over(&mut self, copied: &Copied, today: NaiveDate) -> Reply {
        let range = self.range();
        let (down, across) = (copied.cells.len(), copied.cells.first().map_or(0, Vec::len));
        let (high, wide) = if (down, across) == (1, 1) { range.size() } else { (down, across) };
        let (mut changed, mut left_out) = (false, 0);
        for (row, column) in (0..high).flat_map(|row| (0..wide).map(move |column| (row, column))) {
            let source = copied.column + column % across.max(1);
            let cell = copied.cells[row % down][column % across].as_ref();
            let to = range.columns.start() + column;
            let (Some(target), Some(from)) = (self.sheet.columns().get(to), self.sheet.columns().get(source)) else {
                left_out += usize::from(cell.is_some());
                continue;
            };
            let cell = match cell {
                Some(cell) if target.kind != from.kind => cell_of(&target.kind, &show::cell(&from.kind, cell), today),
                cell => cell.cloned(),
            };
            changed |= self.put_at(range.rows.start() + row, to, cell);
        }
        self.told = texts::pasted(0, left_out);
        self.anchor = None;
        (self.view.row, self.view.column) = (*range.rows.start(), *range.columns.start());
        self.sheet.trim();
        self.settle();
        if changed { Reply::Edited } else { Reply::Moved }
    }

    /// Puts a cell where there may be no row yet; a blank one makes none. Whether anything changed.
    fn put_at(&mut self, row: usize, column: usize, cell: Option<Cell>) -> bool {
        if cell.is_none() && row >= self.sheet.rows().len() {
            return false;
        }
        self.sheet.reach(row);
        let changed = self.sheet.put(row, column, cell);
        if changed {
            self.other = None;
        }
        changed
    }
}
