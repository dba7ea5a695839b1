//! Filling cells with what another program copied: to the right and down from the cursor, each read by its column.
//!
//! What cannot be read is kept as it was written.

use crate::domain::filled::folded;
use crate::domain::value::Cell;
use crate::texts::editors::cells as texts;
use crate::tui::editors::cell::cell_of;
use crate::tui::editors::sheet::Sheet;
use chrono::NaiveDate;

/// What came of a paste.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Cells that were filled.
    pub cells: usize,
    /// Those of them that are not of their column's kind.
    pub misfits: usize,
    /// Fields beyond the last column, which found no place.
    pub left_out: usize,
    /// Whether anything is other than before.
    pub changed: bool,
}

impl Filled {
    /// What there is to say.
    #[must_use]
    pub fn said(self) -> Option<String> {
        texts::pasted(self.misfits, self.left_out)
    }
}

/// Fills cells from a row and column on; rows are added as they are needed. Blank fields leave what stands there. A first
/// line that repeats the headings is passed over.
pub fn fill(sheet: &mut Sheet, row: usize, column: usize, lines: &[Vec<String>], today: NaiveDate) -> Filled {
    let mut filled = Filled::default();
    let skip = usize::from(lines.len() > 1 && lines.first().is_some_and(|line| are_headings(sheet, column, line)));
    let mut at = row;
    for line in &lines[skip..] {
        if line.iter().all(|field| field.trim().is_empty()) && at >= sheet.rows().len() {
            continue;
        }
        for (across, field) in line.iter().enumerate().filter(|(_, field)| !field.trim().is_empty()) {
            let Some(kind) = sheet.columns().get(column + across).map(|column| column.kind.clone()) else {
                filled.left_out += 1;
                continue;
            };
            let cell = cell_of(&kind, field, today);
            filled.cells += 1;
            filled.misfits += usize::from(matches!(cell, Some(Cell::Misfit(_))));
            filled.changed |= sheet.put(at, column + across, cell);
        }
        at = (at + 1).min(sheet.rows().len());
    }
    filled
}

fn are_headings(sheet: &Sheet, column: usize, line: &[String]) -> bool {
    let titles = sheet.columns().get(column..).unwrap_or_default();
    let plain = |field: &str| folded(field.trim_end_matches(['*', ' ']));
    !line.is_empty()
        && line.len() <= titles.len()
        && line.iter().zip(titles).all(|(field, column)| plain(field) == folded(&column.title))
}
