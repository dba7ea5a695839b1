//! Drawing one cell of a grid: one line, cut at its edge, at the left or right; and clearing a place for what lies over it.
//!
//! Knows no cells, only their words.

use crate::domain::segment::clusters;
use crate::tui::widgets::glyph::{self, Glyph};
use crate::tui::widgets::wrap::is_break;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Shown in the last column of a cell that has more to say.
pub const MORE: &str = "›";

/// How the words of a cell stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// At the right, while they fit.
    Right,
}

/// Whether words are wider than a cell.
#[must_use]
pub fn is_cut(words: &str, width: u16) -> bool {
    let mut room = usize::from(width);
    clusters(words).any(|cluster| match room.checked_sub(columns(cluster)) {
        Some(rest) => {
            room = rest;
            false
        }
        None => true,
    })
}

/// The columns words take in one line, counted up to `most`.
#[must_use]
pub fn width_up_to(words: &str, most: u16) -> u16 {
    let mut width = 0;
    for cluster in clusters(words) {
        width += columns(cluster);
        if width >= usize::from(most) {
            return most;
        }
    }
    u16::try_from(width).unwrap_or(most)
}

fn columns(cluster: &str) -> usize {
    if is_break(cluster) { 1 } else { glyph::width(cluster) }
}

/// Draws words into one row of a cell and fills the rest of it.
pub fn words(words: &str, area: Rect, align: Align, buf: &mut Buffer, style: Style) {
    let area = Rect { height: 1, ..area }.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    clear(area, buf, style);
    let cut = is_cut(words, area.width);
    let right = if cut { area.right() - 1 } else { area.right() };
    let mut x = match align {
        Align::Right if !cut => area.right() - width_up_to(words, area.width),
        _ => area.x,
    };
    for cluster in clusters(words) {
        let glyph = if is_break(cluster) { Glyph::Plain(" ", 1) } else { Glyph::of(cluster) };
        let next = x.saturating_add(u16::try_from(glyph.width()).unwrap_or(u16::MAX));
        if next > right {
            break;
        }
        glyph::put(buf, x, area.y, right, &glyph, style);
        x = next;
    }
    if cut {
        glyph::put(buf, right, area.y, area.right(), &Glyph::Plain(MORE, 1), style);
    }
}

/// Empties an area; half of a wide character at its left edge goes too, so that nothing hangs over.
pub fn clear(area: Rect, buf: &mut Buffer, style: Style) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        if let Some(before) = area.x.checked_sub(1)
            && let Some(cell) = buf.cell_mut((before, y))
            && cell.symbol().cell_width() > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, width: u16, align: Align) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, 1));
        words(text, buf.area, align, &mut buf, Style::new());
        buf.content.iter().map(|cell| cell.symbol()).collect()
    }

    #[test]
    fn words_wider_than_a_cell_end_in_a_mark() {
        assert_eq!(drawn("leading", 8, Align::Left), "leading ");
        assert_eq!(drawn("leading", 7, Align::Left), "leading");
        assert_eq!(drawn("leading", 6, Align::Left), "leadi›");
        assert_eq!(drawn("a\nb", 4, Align::Left), "a b ");
        assert_eq!(drawn("日本", 3, Align::Left), "日 ›");
    }

    #[test]
    fn numbers_stand_at_the_right_while_they_fit() {
        assert_eq!(drawn("12.5", 6, Align::Right), "  12.5");
        assert_eq!(drawn("1234567", 6, Align::Right), "12345›");
    }

    #[test]
    fn clearing_takes_the_wide_character_that_hangs_over_the_edge() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        buf.set_string(0, 0, "日本", Style::new());
        clear(Rect::new(1, 0, 3, 1), &mut buf, Style::new());
        assert_eq!(buf.content.iter().map(|cell| cell.symbol()).collect::<String>(), "    ");
    }
}
