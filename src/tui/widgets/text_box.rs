//! The one place where text is edited: many lines wrapped at words, or one line
//! that scrolls sideways. Knows no keys, no clock and no clipboard.
//!
//! Own engine, because tui-textarea-2 0.13.2 cannot be made right or fast: in five columns it loses the third of three
//! red hearts, hidden characters vanish without a mark, drawing writes through `Cell`s, and a key with the drawing after
//! it took 0.5 ms at 2,000 words and 4 to 9 ms at 100 KB where this takes 0.02 ms (`benches/text_box.rs`, one machine).
//!
//! Text is logical order, byte for byte as it came; the cursor is between two
//! clusters, always. Drawing only reads: what is scrolled into view is derived
//! from the cursor, the size given to [`TextBox::layout`] and the last view.

pub mod act;
pub mod body;
pub mod history;
pub mod line;
pub mod rows;
pub mod view;
pub mod walk;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::domain::segment::{previous_boundary, word_at};
use crate::tui::widgets::text_box::act::{Changed, Look, Mode, Motion, TextAct};
use crate::tui::widgets::text_box::body::Body;
use crate::tui::widgets::text_box::line::Window;
use crate::tui::widgets::text_box::rows::{Rows, Splice, Spot};
use crate::tui::widgets::text_box::view::Picture;
use crate::tui::widgets::text_box::walk::{Stand, Walk};

/// A text with its cursor, as a person edits it.
#[derive(Debug, Clone)]
pub struct TextBox {
    mode: Mode,
    body: Body,
    rows: Rows,
    width: u16,
    height: u16,
    /// The row (area) or the byte (line) that the view began with.
    first: usize,
    /// The column that going up and down keeps.
    goal: Option<usize>,
    /// Whether the cursor shows at the end of the upper of two rows.
    upper: bool,
}

impl TextBox {
    /// A box with the cursor at the end of `text`, laid out for 80×8 until
    /// [`TextBox::layout`] says otherwise.
    #[must_use]
    pub fn new(text: impl Into<String>, mode: Mode) -> Self {
        let body = Body::new(text.into());
        let (width, height) = (80, 8);
        let rows = Self::fresh_rows(&body, mode, width);
        let mut made = Self { mode, body, rows, width, height, first: 0, goal: None, upper: false };
        made.settle();
        made
    }

    /// The text, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        self.body.text()
    }

    /// The text, when nobody edits it any more.
    #[must_use]
    pub fn into_text(self) -> String {
        self.body.into_text()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// One line or many.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Where the cursor stands, in bytes; between two clusters.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.body.cursor()
    }

    /// The selected text.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.body.selected()
    }

    /// Whether [`TextAct::Undo`] would do anything.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.body.history().can_undo()
    }

    /// Whether [`TextAct::Redo`] would do anything.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.body.history().can_redo()
    }

    /// Another text, not cleaned; cursor at its end, nothing to undo.
    pub fn set_text(&mut self, text: impl Into<String>) {
        self.body = Body::new(text.into());
        self.rows = Self::fresh_rows(&self.body, self.mode, self.width);
        self.first = 0;
        self.settle();
    }

    /// Types or pastes `text` in the place of the selection or at the cursor,
    /// cleaned as [`Body::cleaned`] says; a
    /// line break becomes a space where there is one line.
    pub fn insert(&mut self, text: &str) -> Changed {
        let cleaned = self.body.cleaned(text);
        let cleaned = match self.mode {
            Mode::Line if cleaned.contains('\n') => Cow::Owned(cleaned.replace('\n', " ")),
            _ => cleaned,
        };
        if cleaned.is_empty() {
            return Changed::Nothing;
        }
        let splice = self.body.insert(&cleaned);
        self.edited(splice)
    }

    /// Does what a key asks for.
    pub fn apply(&mut self, act: TextAct) -> Changed {
        let splice = match act {
            TextAct::Move { motion, select } => return self.walk(motion, select),
            TextAct::SelectAll => {
                let all = 0..self.text().len();
                let changed = self.body.select(all);
                return self.moved(changed);
            }
            TextAct::Unselect => {
                let changed = self.body.move_to(self.cursor(), false);
                return self.moved(changed);
            }
            TextAct::Copy => {
                return self.selected().map_or(Changed::Nothing, |s| Changed::Copied(s.to_owned()));
            }
            TextAct::Cut => {
                let Some(text) = self.selected().map(str::to_owned) else {
                    return Changed::Nothing;
                };
                let splice = self.body.remove_selection();
                self.edited(splice);
                return Changed::Cut(text);
            }
            TextAct::Newline if self.mode == Mode::Line => None,
            TextAct::Newline => self.body.insert("\n"),
            TextAct::Backspace => self.body.backspace(),
            TextAct::Delete => self.body.delete(),
            TextAct::DeleteWordLeft => self.body.delete_word_left(),
            TextAct::DeleteWordRight => self.body.delete_word_right(),
            TextAct::Undo => self.body.undo(),
            TextAct::Redo => self.body.redo(),
        };
        self.edited(splice)
    }

    /// Takes note of the size of the box, in columns and rows. Cheap when
    /// nothing changed; call it whenever the screen is laid out.
    pub fn layout(&mut self, width: u16, height: u16) {
        if !self.rows.fit(width) {
            self.rows = Self::fresh_rows(&self.body, self.mode, width);
        }
        (self.width, self.height) = (width, height);
        self.settle();
    }

    /// How many rows the whole text needs in a box of `width` columns, at
    /// least 1. Free at the width of the layout, else the text is measured.
    #[must_use]
    pub fn rows_needed(&self, width: u16) -> u16 {
        let count = match self.mode {
            Mode::Line => 1,
            Mode::Area if self.rows.fit(width) => self.rows.count(),
            Mode::Area => Rows::new(self.text(), width).count(),
        };
        u16::try_from(count).unwrap_or(u16::MAX)
    }

    /// Puts the cursor under column `x` and row `y` of the box, from 0.
    pub fn click(&mut self, x: u16, y: u16) -> Changed {
        let spot = self.spot_under(i32::from(x), i32::from(y));
        self.go(spot, false)
    }

    /// Selects from where the button went down to `x`, `y`; negative or beyond
    /// the size scrolls.
    pub fn drag(&mut self, x: i32, y: i32) -> Changed {
        let spot = self.spot_under(x, y);
        self.go(spot, true)
    }

    /// Selects the word under `x`, `y`.
    pub fn double_click(&mut self, x: u16, y: u16) -> Changed {
        let spot = self.spot_under(i32::from(x), i32::from(y));
        let word = word_at(self.text(), spot.at);
        let changed = self.body.select(word);
        self.moved(changed)
    }

    /// Scrolls by some rows, downwards if positive; the cursor comes along only
    /// as far as it must to stay in view.
    pub fn scroll(&mut self, rows: i32) -> Changed {
        if self.mode == Mode::Line {
            return Changed::Nothing;
        }
        let height = usize::from(self.height.max(1));
        let step = usize::try_from(rows.unsigned_abs()).unwrap_or(usize::MAX);
        let was = self.first;
        self.first = if rows < 0 { was.saturating_sub(step) } else { was.saturating_add(step) };
        self.first = self.first.min(self.rows.count().saturating_sub(height));
        if self.first == was {
            return Changed::Nothing;
        }
        let place = self.rows.place(self.text(), self.spot());
        let row = place.row.clamp(self.first, self.first + height - 1);
        if row != place.row {
            let goal = self.goal.unwrap_or(place.column);
            let first = self.first;
            self.go(self.rows.spot(self.text(), row, goal), false);
            (self.first, self.goal) = (first, Some(goal));
        }
        Changed::Cursor
    }

    /// Draws the box. Returns where the terminal's own cursor belongs, if it
    /// is inside `area`; the caller decides whether this box has it.
    #[must_use]
    pub fn render(&self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let area = area.intersection(buf.area);
        let selection = self.body.selection().unwrap_or(0..0);
        let picture = Picture { text: self.text(), selection, look };
        if area.is_empty() {
            return None;
        }
        let (column, row) = match self.mode {
            _ if self.is_empty() => {
                picture.hint(area, buf);
                (0, 0)
            }
            Mode::Line => {
                let window = self.window(area.width);
                picture.line(&window, area, buf);
                (window.column_of(self.text(), self.cursor()), 0)
            }
            Mode::Area => {
                let fresh;
                let rows = if self.rows.fit(area.width) {
                    &self.rows
                } else {
                    fresh = Rows::new(self.text(), area.width);
                    &fresh
                };
                let first = self.first_row(rows, area.height);
                picture.area(rows, first, area, buf);
                let place = rows.place(self.text(), self.spot());
                (place.column, place.row - first)
            }
        };
        let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        let y = area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX));
        Some(Position::new(x.min(area.right() - 1), y.min(area.bottom() - 1)))
    }

    fn fresh_rows(body: &Body, mode: Mode, width: u16) -> Rows {
        match mode {
            Mode::Line => Rows::new("", width),
            Mode::Area => Rows::new(body.text(), width),
        }
    }

    const fn spot(&self) -> Spot {
        Spot { at: self.body.cursor(), upper: self.upper }
    }

    fn window(&self, width: u16) -> Window {
        Window::new(self.text(), self.first, self.cursor(), usize::from(width))
    }

    /// The first row in view: the last one, moved as little as it takes to show
    /// the cursor and not to waste rows behind the end.
    fn first_row(&self, rows: &Rows, height: u16) -> usize {
        let height = usize::from(height.max(1));
        let row = rows.row_of(self.spot());
        self.first.min(rows.count().saturating_sub(height)).clamp((row + 1).saturating_sub(height), row)
    }

    /// Brings the cursor into view after anything that moved it.
    fn settle(&mut self) {
        self.first = match self.mode {
            Mode::Line => self.window(self.width).seen.start,
            Mode::Area => self.first_row(&self.rows, self.height),
        };
    }

    fn edited(&mut self, splice: Option<Splice>) -> Changed {
        let Some(splice) = splice else {
            return Changed::Nothing;
        };
        if self.mode == Mode::Area {
            self.rows.follow(self.body.text(), splice);
        }
        self.moved(true);
        Changed::Text
    }

    fn moved(&mut self, moved: bool) -> Changed {
        if !moved {
            return Changed::Nothing;
        }
        (self.goal, self.upper) = (None, false);
        self.settle();
        Changed::Cursor
    }

    fn go(&mut self, spot: Spot, select: bool) -> Changed {
        let shown = self.upper;
        let moved = self.body.move_to(spot.at, select);
        let changed = self.moved(moved || shown != spot.upper);
        self.upper = spot.upper;
        self.settle();
        changed
    }

    fn walk(&mut self, motion: Motion, select: bool) -> Changed {
        let stand = Stand {
            mode: self.mode,
            body: &self.body,
            rows: &self.rows,
            spot: self.spot(),
            goal: self.goal,
            height: self.height,
        };
        match stand.walk(motion, select) {
            Walk::To(spot, goal) => {
                let changed = self.go(spot, select);
                self.goal = goal;
                changed
            }
            Walk::AtTop => Changed::AtTop,
            Walk::AtBottom => Changed::AtBottom,
        }
    }

    fn spot_under(&self, x: i32, y: i32) -> Spot {
        let column = usize::try_from(x.max(0)).unwrap_or(0);
        if self.mode == Mode::Line {
            let window = self.window(self.width);
            let at = match x {
                ..0 => previous_boundary(self.text(), window.seen.start),
                _ => window.at(self.text(), column),
            };
            return Spot { at, upper: false };
        }
        let first = isize::try_from(self.first).unwrap_or(isize::MAX);
        let last_seen = isize::try_from(self.height).unwrap_or(isize::MAX);
        let below = isize::try_from(y).unwrap_or(0).clamp(-1, last_seen);
        let row = usize::try_from(first.saturating_add(below)).unwrap_or(0);
        if row >= self.rows.count() {
            return Spot { at: self.text().len(), upper: false };
        }
        self.rows.spot(self.text(), row, column)
    }
}

#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;
