//! What one cluster looks like on screen: its symbol and its width in columns,
//! and how it enters a buffer. Characters that would move the cursor, turn the
//! direction of writing or show nothing at all become marks here, so that no
//! text from outside reaches the terminal raw. Knows no rows and no cursor.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::Style;

use crate::domain::segment::clusters;
use crate::domain::visible::{Breaks, visible};

/// Columns that a tab from a file takes.
const TAB: &str = "    ";

/// The longest cluster that is drawn whole, in characters; the longest in real
/// use have about ten. Whatever somebody piles up beyond this is kept in the
/// text and not drawn.
const LONGEST: usize = 32;

/// The widest mark, in columns, that names each hidden character.
const WIDEST: usize = 12;

/// How a cluster is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Glyph<'a> {
    /// The cluster itself, with its width in columns (at least 1).
    Plain(&'a str, usize),
    /// A mark in its place, and its width.
    Mark(Cow<'static, str>, usize),
}

impl<'a> Glyph<'a> {
    /// The glyph of `cluster`, which must be one cluster of a text.
    #[must_use]
    pub fn of(cluster: &'a str) -> Self {
        if let [0x20..=0x7e] = cluster.as_bytes() {
            return Self::Plain(cluster, 1);
        }
        if cluster == "\t" {
            return Self::Mark(Cow::Borrowed(TAB), TAB.len());
        }
        let drawn = match cluster.char_indices().nth(LONGEST) {
            Some((end, _)) => &cluster[..end],
            None => cluster,
        };
        let shown = visible(drawn, Breaks::Show);
        if matches!(shown, Cow::Borrowed(_)) {
            match usize::from(drawn.cell_width()) {
                0 => {}
                width => return Self::Plain(drawn, width),
            }
        }
        let has_unseen = clusters(&shown).any(|part| part.cell_width() == 0);
        let width = usize::from(shown.cell_width());
        if has_unseen || width > WIDEST {
            let mark = brief(cluster);
            let width = usize::from(mark.cell_width());
            return Self::Mark(Cow::Owned(mark), width);
        }
        Self::Mark(Cow::Owned(shown.into_owned()), width)
    }

    /// Columns it takes, at least 1.
    #[must_use]
    pub const fn width(&self) -> usize {
        match self {
            Self::Plain(_, width) | Self::Mark(_, width) => *width,
        }
    }
}

/// Columns that `cluster` takes on screen, at least 1.
#[must_use]
pub fn width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        [0x20..=0x7e] => 1,
        _ => Glyph::of(cluster).width(),
    }
}

/// Columns that a whole text takes when it stands in one line.
#[must_use]
pub fn line_width(text: &str) -> usize {
    clusters(text).map(width).sum()
}

/// A mark for a cluster in which more hides than there is room to name:
/// `a⟨+5⟩` when five more hide behind an `a`, `⟨U+200D+2⟩` when nothing is seen.
fn brief(cluster: &str) -> String {
    let mut rest = cluster.chars();
    let first = rest.next().unwrap_or(' ');
    let more = rest.count();
    let mut letter = [0; 4];
    let letter: &str = first.encode_utf8(&mut letter);
    let code = u32::from(first);
    match (visible(letter, Breaks::Show), more) {
        (Cow::Borrowed(_), 1..) if letter.cell_width() > 0 => format!("{letter}\u{27e8}+{more}\u{27e9}"),
        (_, 0) => format!("\u{27e8}U+{code:04X}\u{27e9}"),
        (_, more) => format!("\u{27e8}U+{code:04X}+{more}\u{27e9}"),
    }
}

/// Draws `glyph` at column `x` of row `y`, never at or beyond column `right`
/// nor outside the buffer. What does not fit is cut off: a mark after its last
/// character that fits, a wide cluster as `>`.
pub fn put(buf: &mut Buffer, x: u16, y: u16, right: u16, glyph: &Glyph<'_>, style: Style) {
    let right = right.min(buf.area.right());
    let room = usize::from(right.saturating_sub(x));
    match glyph {
        Glyph::Plain(symbol, width) => put_symbol(buf, (x, y), room, symbol, *width, style),
        Glyph::Mark(mark, _) => {
            let mut column = 0;
            for part in clusters(mark) {
                if column >= room {
                    break;
                }
                let width = usize::from(part.cell_width());
                let at = x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
                put_symbol(buf, (at, y), room - column, part, width, style);
                column += width;
            }
        }
    }
}

/// Fills `width` cells with one symbol, or the `room` there is with `>`.
fn put_symbol(buf: &mut Buffer, (x, y): (u16, u16), room: usize, symbol: &str, width: usize, style: Style) {
    for (cell, column) in (0..width.min(room)).zip(x..) {
        let part = match cell {
            _ if width > room => ">",
            0 => symbol,
            _ => " ",
        };
        if let Some(target) = buf.cell_mut((column, y)) {
            target.set_symbol(part).set_style(style);
        }
    }
}

/// Draws `text` in one line from column `x`, in `room` columns at most; line
/// breaks show as marks. Returns the columns used.
pub fn put_line(buf: &mut Buffer, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
    let right = x.saturating_add(room).min(buf.area.right());
    let mut column = x;
    for cluster in clusters(text) {
        if column >= right {
            break;
        }
        let glyph = Glyph::of(cluster);
        put(buf, column, y, right, &glyph, style);
        column = column.saturating_add(u16::try_from(glyph.width()).unwrap_or(u16::MAX)).min(right);
    }
    column.saturating_sub(x)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn hidden_characters_become_marks() {
        for (cluster, mark) in [
            ("\u{1b}", "␛"),
            ("\r\n", "␍␊"),
            ("\u{7f}", "␡"),
            ("\u{9b}", "⟨U+009B⟩"),
            ("\u{202e}", "⟨U+202E⟩"),
            ("\u{200b}", "⟨U+200B⟩"),
            ("\u{301}", "⟨U+0301⟩"),
            ("\u{2028}", "⟨U+2028⟩"),
            ("\u{301}\u{200d}\u{301}", "⟨U+0301+2⟩"),
            ("a\u{200d}", "a⟨U+200D⟩"),
            ("a\u{200d}\u{200d}\u{200d}", "a⟨+3⟩"),
        ] {
            assert_eq!(Glyph::of(cluster), Glyph::Mark(mark.into(), mark.chars().count()));
        }
    }

    #[test]
    fn clusters_have_the_width_the_buffer_gives_them() {
        for (cluster, width) in
            [("a", 1), ("a\u{308}", 1), ("日", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤\u{fe0f}", 2), ("กำ", 2)]
        {
            assert_eq!(Glyph::of(cluster), Glyph::Plain(cluster, width));
        }
    }

    #[test]
    fn a_pile_of_accents_is_drawn_as_one_column() {
        let pile = format!("a{}", "\u{301}".repeat(10_000));
        assert_eq!(width(&pile), 1);
    }

    #[test]
    fn a_line_is_cut_before_the_edge_and_never_panics_outside_the_buffer() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 5, 1));
        assert_eq!(put_line(&mut buf, 0, 0, 5, "日本語", Style::new()), 5);
        assert_eq!(buf[(4, 0)].symbol(), ">");
        assert_eq!(put_line(&mut buf, 9, 9, 5, "日本語", Style::new()), 0);
        assert_eq!(put_line(&mut buf, 0, 9, 5, "ab\n", Style::new()), 3);
    }

    #[test]
    fn every_sign_we_draw_is_of_one_width_in_chinese_terminals_too() {
        use unicode_width::UnicodeWidthStr;
        for mark in ["␛", "⟨U+202E⟩", "▴", "▾", "‹", "›"] {
            assert_eq!(mark.width_cjk(), mark.chars().count(), "{mark}");
        }
    }
}
