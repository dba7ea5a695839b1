//! Where the cursor goes: every motion of the keyboard, as a question to the text and its rows. Changes nothing.

use crate::domain::segment::{word_left, word_right};
use crate::tui::widgets::text_box::act::{Mode, Motion};
use crate::tui::widgets::text_box::body::Body;
use crate::tui::widgets::text_box::rows::{Rows, Spot};

/// Where the cursor stands, and on what.
#[derive(Debug)]
pub struct Stand<'a> {
    /// One line or many.
    pub mode: Mode,
    /// The text and its selection.
    pub body: &'a Body,
    /// Its rows; of no meaning for one line.
    pub rows: &'a Rows,
    /// The cursor.
    pub spot: Spot,
    /// The column that going up and down keeps.
    pub goal: Option<usize>,
    /// Rows of the box.
    pub height: u16,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// The cursor goes there and keeps this column for going further up or down.
    To(Spot, Option<usize>),
    /// It is in the first row and wants to go up.
    AtTop,
    /// It is in the last row and wants to go down.
    AtBottom,
}

impl Stand<'_> {
    /// Where `motion` leads.
    #[must_use]
    pub fn walk(&self, motion: Motion, select: bool) -> Walk {
        let text = self.body.text();
        let is_line = self.mode == Mode::Line;
        let page = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        let at = match motion {
            Motion::Left => self.body.left(select),
            Motion::Right => self.body.right(select),
            Motion::WordLeft => word_left(text, self.spot.at),
            Motion::WordRight => word_right(text, self.spot.at),
            Motion::TextStart => 0,
            Motion::TextEnd => text.len(),
            Motion::RowStart if is_line => 0,
            Motion::RowEnd if is_line => text.len(),
            Motion::RowStart => return Walk::To(self.rows.start_of(self.rows.row_of(self.spot)), None),
            Motion::RowEnd => return Walk::To(self.rows.end_of(text, self.rows.row_of(self.spot)), None),
            Motion::Up => return self.climb(-1, select),
            Motion::Down => return self.climb(1, select),
            Motion::PageUp => return self.climb(-page, select),
            Motion::PageDown => return self.climb(page, select),
        };
        Walk::To(Spot { at, upper: false }, None)
    }

    /// Some rows up or down, keeping the column. From a selection that is given up, the way begins at its end.
    fn climb(&self, step: isize, select: bool) -> Walk {
        let text = self.body.text();
        let given_up = self.body.selection().filter(|_| !select);
        let spot = match &given_up {
            Some(range) if step < 0 => Spot { at: range.start, upper: false },
            Some(range) => Spot { at: range.end, upper: false },
            None => self.spot,
        };
        let place = self.rows.place(text, spot);
        let goal = self.goal.unwrap_or(place.column);
        let row = place.row.saturating_add_signed(step).min(self.rows.count() - 1);
        if self.mode == Mode::Area && row != place.row {
            return Walk::To(self.rows.spot(text, row, goal), Some(goal));
        }
        match (select, given_up) {
            (true, _) if step < 0 => Walk::To(Spot { at: 0, upper: false }, None),
            (true, _) => Walk::To(Spot { at: text.len(), upper: false }, None),
            (false, Some(_)) => Walk::To(spot, None),
            (false, None) if step < 0 => Walk::AtTop,
            (false, None) => Walk::AtBottom,
        }
    }
}
