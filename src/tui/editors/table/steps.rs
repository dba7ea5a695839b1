//! What an action does in a table where one stands, if it does anything: one rule for what is shown as possible and
//! what is done.
//!
//! Only asks.

use crate::domain::value::Row;
use crate::tui::action::Action;
use crate::tui::editors::sheet::Sheet;

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a row and column, as far as there are any.
    To(usize, usize),
    /// To the cell after this one, in the next row after the last.
    Next,
    /// To the cell before.
    Previous,
    /// Down, to the column where going on began.
    Enter,
    /// Change the words of the cell.
    Edit,
    /// Empty the cell.
    Clear,
    /// The cell above, once more.
    Fill,
    /// A new row below.
    Insert,
    /// Take the row away.
    Delete,
    /// The row once more.
    Duplicate,
    /// Exchange the row with another.
    Swap(usize),
}

/// The step of an action; `None` where it does nothing.
#[must_use]
pub fn of(action: Action, sheet: &Sheet, row: usize, column: usize, typing: bool) -> Option<Step> {
    let (rows, last) = (sheet.rows().len(), sheet.columns().len().saturating_sub(1));
    let is_row = row < rows;
    let (step, possible) = match action {
        Action::Up => (Step::To(row.saturating_sub(1), column), row > 0),
        Action::Down => (Step::To(row + 1, column), is_row),
        Action::Left => (Step::To(row, column.saturating_sub(1)), column > 0),
        Action::Right => (Step::To(row, column + 1), column < last),
        Action::First => (Step::To(row, 0), column > 0),
        Action::Last => (Step::To(row, last), column < last),
        Action::NextField => (Step::Next, is_row || column < last || typing),
        Action::PreviousField => (Step::Previous, row > 0 || column > 0),
        Action::Accept => (Step::Enter, true),
        Action::EditCell => (Step::Edit, !typing),
        Action::ClearAnswer => (Step::Clear, !typing && sheet.cell(row, column).is_some()),
        Action::FillDown => {
            let above = row.checked_sub(1).and_then(|above| sheet.cell(above, column));
            (Step::Fill, above.is_some() && above != sheet.cell(row, column))
        }
        Action::InsertRow => (Step::Insert, is_row),
        Action::DeleteRow => (Step::Delete, is_row),
        Action::DuplicateRow => (Step::Duplicate, sheet.rows().get(row).is_some_and(|row| !Row::is_empty(row))),
        Action::MoveRowUp => (Step::Swap(row.saturating_sub(1)), is_row && row > 0),
        Action::MoveRowDown => (Step::Swap(row + 1), row + 1 < rows),
        _ => return None,
    };
    possible.then_some(step)
}
