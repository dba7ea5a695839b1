//! Drawing a text box into a buffer. Reads what it is given and keeps nothing.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::segment::clusters;
use crate::tui::widgets::glyph::{self, Glyph};
use crate::tui::widgets::text_box::act::Look;
use crate::tui::widgets::text_box::line::Window;
use crate::tui::widgets::text_box::rows::Rows;
use crate::tui::widgets::wrap;

/// Shown where there is more text above, below, to the left and to the right.
const MORE: [&str; 4] = ["▴", "▾", "‹", "›"];

/// What is drawn: a text, what of it is selected, and how it looks.
#[derive(Debug, Clone)]
pub struct Picture<'a> {
    /// The text, byte for byte.
    pub text: &'a str,
    /// The selected bytes.
    pub selection: Range<usize>,
    /// Styles and placeholder.
    pub look: &'a Look<'a>,
}

impl Picture<'_> {
    /// Draws the rows from number `first` on.
    pub fn area(&self, rows: &Rows, first: usize, area: Rect, buf: &mut Buffer) {
        self.clear(area, buf);
        for (number, y) in (first..rows.count()).zip(area.top()..area.bottom()) {
            let row = rows.get(number);
            let end = self.stretch(row.range(), area.x, y, area.right(), rows.columns(), buf);
            if row.next > row.end && self.selection.contains(&row.end) {
                let cell = Glyph::Plain(" ", 1);
                glyph::put(buf, end, y, area.right(), &cell, self.selected());
            }
        }
        if area.width > 1 && area.height > 0 {
            let x = area.right() - 1;
            let mark = |glyph| Glyph::Plain(glyph, 1);
            if first > 0 {
                glyph::put(buf, x, area.y, area.right(), &mark(MORE[0]), self.look.mark);
            }
            if first + usize::from(area.height) < rows.count() {
                let y = area.bottom() - 1;
                glyph::put(buf, x, y, area.right(), &mark(MORE[1]), self.look.mark);
            }
        }
    }

    /// Draws the seen stretch of a one-line text.
    pub fn line(&self, window: &Window, area: Rect, buf: &mut Buffer) {
        self.clear(area, buf);
        if area.height == 0 {
            return;
        }
        let left = area.x + u16::try_from(window.indent).unwrap_or(0);
        let right = area.right() - u16::try_from(window.indent).unwrap_or(0);
        self.stretch(window.seen.clone(), left, area.y, right, window.room, buf);
        if window.indent > 0 {
            let mark = |glyph| Glyph::Plain(glyph, 1);
            if window.seen.start > 0 {
                glyph::put(buf, area.x, area.y, left, &mark(MORE[2]), self.look.mark);
            }
            if window.seen.end < self.text.len() {
                glyph::put(buf, right, area.y, area.right(), &mark(MORE[3]), self.look.mark);
            }
        }
    }

    /// Draws the placeholder.
    pub fn hint(&self, area: Rect, buf: &mut Buffer) {
        self.clear(area, buf);
        wrap::draw(self.look.hint, area, buf, 0, self.look.text.patch(self.look.placeholder));
    }

    fn clear(&self, area: Rect, buf: &mut Buffer) {
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = buf.cell_mut((x, y)) {
                    cell.set_symbol(" ").set_style(self.look.text);
                }
            }
        }
    }

    fn selected(&self) -> Style {
        self.look.text.patch(self.look.selection)
    }

    /// Draws some bytes of the text in one row; returns the column behind them.
    fn stretch(&self, bytes: Range<usize>, x: u16, y: u16, right: u16, columns: usize, buf: &mut Buffer) -> u16 {
        let mut at = bytes.start;
        let mut column = x;
        for cluster in clusters(&self.text[bytes]) {
            let glyph = Glyph::of(cluster);
            let mut style = self.look.text;
            if matches!(glyph, Glyph::Mark(..)) {
                style = style.patch(self.look.mark);
            }
            if self.selection.contains(&at) {
                style = style.patch(self.look.selection);
            }
            glyph::put(buf, column, y, right, &glyph, style);
            let step = u16::try_from(glyph.width().min(columns)).unwrap_or(u16::MAX);
            column = column.saturating_add(step);
            at += cluster.len();
        }
        column
    }
}
