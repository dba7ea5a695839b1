//! Cells as bytes: the fewest that bring a terminal from one frame to the next.
//!
//! ratatui's own writer names the place of every run in full, both colours with every colour, and takes everything back
//! at the end of a frame. A projector over a slow line feels the difference: a question that follows another costs less
//! than half. Knows no frame and no terminal.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// What a cell looks like beside its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    fore: Color,
    back: Color,
    line: Color,
    modifier: Modifier,
}

/// What a terminal shows a letter in that nothing was said about.
const PLAIN: Look = Look { fore: Color::Reset, back: Color::Reset, line: Color::Reset, modifier: Modifier::empty() };

/// As many blanks are written; more are erased, which takes four or five bytes.
const FEW: u16 = 5;

impl Look {
    fn of(cell: &Cell) -> Self {
        Self { fore: cell.fg, back: cell.bg, line: cell.underline_color, modifier: cell.modifier }
    }
}

/// Modifiers, what switches each on, and what switches it off. Bold and dim share their off.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Writes changed cells, left to right and top to bottom, and leaves the terminal writing plainly.
///
/// Where the terminal's cursor is before does not matter; after it is anywhere.
pub fn write<'a>(bytes: &mut Vec<u8>, screen: Size, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) {
    let mut at: Option<Position> = None;
    let mut look = PLAIN;
    let mut cells = cells.peekable();
    while let Some((x, y, cell)) = cells.next() {
        let mut blanks = u16::from(is_blank(cell));
        while blanks > 0
            && cells.next_if(|(next, row, cell)| (*next, *row) == (x + blanks, y) && is_blank(cell)).is_some()
        {
            blanks += 1;
        }
        go(bytes, at, Position::new(x, y));
        let wanted = Look::of(cell);
        if wanted != look {
            dress(bytes, look, wanted);
            look = wanted;
        }
        at = Some(Position::new(x, y));
        if blanks > FEW {
            // The cursor stays before what is erased.
            let _ = write!(bytes, "\x1b[{blanks}X");
            continue;
        }
        for _ in 0..blanks.max(1) {
            bytes.extend_from_slice(cell.symbol().as_bytes());
        }
        let last = x + blanks.max(1) - 1;
        at = behind(cell.symbol(), last).filter(|x| *x < screen.width).map(|x| Position::new(x, y));
    }
    if look != PLAIN {
        bytes.extend_from_slice(b"\x1b[m");
    }
}

/// A cell that erasing leaves.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell) == PLAIN
}

/// The column behind a symbol, where every terminal agrees on it: not behind emoji and combined signs.
fn behind(symbol: &str, x: u16) -> Option<u16> {
    let mut signs = symbol.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None)
            if symbol.width() == 1 || matches!(sign, '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}') =>
        {
            Some(x + u16::try_from(symbol.width()).unwrap_or(1))
        }
        _ => None,
    }
}

/// Brings the cursor to a cell.
fn go(bytes: &mut Vec<u8>, from: Option<Position>, to: Position) {
    // Writing into memory does not fail.
    let _ = match from {
        Some(from) if from == to => Ok(()),
        Some(from) if from.y == to.y && from.x < to.x => match to.x - from.x {
            1 => write!(bytes, "\x1b[C"),
            columns => write!(bytes, "\x1b[{columns}C"),
        },
        _ if to.x == 0 => write!(bytes, "\x1b[{}H", to.y + 1),
        _ => write!(bytes, "\x1b[{};{}H", to.y + 1, to.x + 1),
    };
}

/// Changes the look.
fn dress(bytes: &mut Vec<u8>, from: Look, to: Look) {
    if to == PLAIN {
        bytes.extend_from_slice(b"\x1b[m");
        return;
    }
    bytes.extend_from_slice(b"\x1b[");
    let begun = bytes.len();
    let gone = from.modifier - to.modifier;
    let mut added = to.modifier - from.modifier;
    let mut off = 0;
    for (modifier, _, code) in MODIFIERS {
        if gone.contains(modifier) && off != code {
            off = code;
            let _ = write!(bytes, "{code};");
            // What shared its off is switched on again.
            for (other, _, _) in MODIFIERS.into_iter().filter(|(_, _, other)| *other == code) {
                added |= to.modifier & other;
            }
        }
    }
    for (modifier, code, _) in MODIFIERS {
        if added.contains(modifier) {
            let _ = write!(bytes, "{code};");
        }
    }
    if from.fore != to.fore {
        colour(bytes, to.fore, 30);
    }
    if from.back != to.back {
        colour(bytes, to.back, 40);
    }
    if from.line != to.line {
        colour(bytes, to.line, 50);
    }
    // The last semicolon becomes the end; nothing to say does not come here, for the looks differ.
    debug_assert!(bytes.len() > begun, "two looks differ in something");
    if let Some(last) = bytes.last_mut() {
        *last = b'm';
    }
}

/// A colour, for letters (30), behind them (40) or of the line below them (50, which knows no short names).
fn colour(bytes: &mut Vec<u8>, colour: Color, ground: u8) {
    let named = match colour {
        Color::Reset => None,
        Color::Black => Some(0),
        Color::Red => Some(1),
        Color::Green => Some(2),
        Color::Yellow => Some(3),
        Color::Blue => Some(4),
        Color::Magenta => Some(5),
        Color::Cyan => Some(6),
        Color::Gray => Some(7),
        Color::DarkGray => Some(8),
        Color::LightRed => Some(9),
        Color::LightGreen => Some(10),
        Color::LightYellow => Some(11),
        Color::LightBlue => Some(12),
        Color::LightMagenta => Some(13),
        Color::LightCyan => Some(14),
        Color::White => Some(15),
        Color::Indexed(number) => Some(number),
        Color::Rgb(red, green, blue) => {
            let _ = write!(bytes, "{};2;{red};{green};{blue};", ground + 8);
            return;
        }
    };
    let _ = match named {
        None => write!(bytes, "{};", ground + 9),
        Some(number @ 0..8) if ground != 50 => write!(bytes, "{};", ground + number),
        Some(number @ 8..16) if ground != 50 => write!(bytes, "{};", ground + 52 + number),
        Some(number) => write!(bytes, "{};5;{number};", ground + 8),
    };
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use std::num::NonZeroU16;

    const COLUMNS: u16 = 12;
    const ROWS: u16 = 3;

    fn screen() -> Size {
        Size::new(COLUMNS, ROWS)
    }

    fn terminal() -> vt100::Parser {
        vt100::Parser::new(NonZeroU16::new(ROWS).unwrap(), NonZeroU16::new(COLUMNS).unwrap(), 0)
    }

    fn bytes_between(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, screen(), before.diff(after).into_iter());
        bytes
    }

    fn colours() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::Cyan),
            Just(Color::Gray),
            Just(Color::DarkGray),
            Just(Color::White),
            (0_u8..=255).prop_map(Color::Indexed),
            (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(red, green, blue)| Color::Rgb(red, green, blue)),
        ]
    }

    /// Modifiers the terminal of the tests knows.
    fn modifiers() -> impl Strategy<Value = Modifier> {
        (0_u8..32).prop_map(|bits| {
            let all = [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
            let chosen = all.into_iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, one)| one);
            // Bold and dim together: the terminal of the tests keeps only one of them.
            let both = chosen.fold(Modifier::empty(), |sum, one| sum | one);
            if both.contains(Modifier::BOLD) { both - Modifier::DIM } else { both }
        })
    }

    fn frame() -> impl Strategy<Value = Buffer> {
        let words = prop_oneof!["[a-zé ]{0,12}", "[日本a ]{0,6}", "(👩|e\u{301}|a){0,5}"];
        let piece = (0..COLUMNS, 0..ROWS, words, colours(), colours(), modifiers());
        prop::collection::vec(piece, 0..6).prop_map(|pieces| {
            let mut buf = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
            for (x, y, words, fore, back, modifier) in pieces {
                buf.set_string(x, y, words, Style::reset().fg(fore).bg(back).add_modifier(modifier));
            }
            buf
        })
    }

    fn vt_colour(colour: Color) -> vt100::Color {
        match colour {
            Color::Reset => vt100::Color::Default,
            Color::Cyan => vt100::Color::Idx(6),
            Color::Gray => vt100::Color::Idx(7),
            Color::DarkGray => vt100::Color::Idx(8),
            Color::White => vt100::Color::Idx(15),
            Color::Indexed(number) => vt100::Color::Idx(number),
            Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
            other => panic!("{other:?} is not drawn here"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_terminal_shows_what_was_drawn_whatever_it_showed_before(frames in prop::collection::vec(frame(), 1..5)) {
            let mut terminal = terminal();
            let mut halves = std::collections::HashSet::new();
            let mut before = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
            for after in frames {
                terminal.process(&bytes_between(&before, &after));
                for (at, cell) in after.content.iter().enumerate() {
                    let (x, y) = after.pos_of(at);
                    let shown = terminal.screen().cell(y, x).unwrap();
                    if x > 0 && after[(x - 1, y)].symbol().width() > 1 {
                        halves.insert((x, y));
                    }
                    // Behind a wide sign stands nothing of its own. Where one stood and lost its first half, ratatui 0.30.2
                    // does not draw the second half anew: a blank, in the look of what covered the first.
                    if halves.contains(&(x, y)) {
                        continue;
                    }
                    let symbol = if shown.has_contents() { shown.contents() } else { " " };
                    prop_assert_eq!(symbol, cell.symbol(), "at {},{}", x, y);
                    prop_assert_eq!(shown.fgcolor(), vt_colour(cell.fg));
                    prop_assert_eq!(shown.bgcolor(), vt_colour(cell.bg));
                    prop_assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD));
                    prop_assert_eq!(shown.dim(), cell.modifier.contains(Modifier::DIM));
                    prop_assert_eq!(shown.italic(), cell.modifier.contains(Modifier::ITALIC));
                    prop_assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED));
                    prop_assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED));
                }
                before = after;
            }
        }
    }

    fn set_string(buf: &mut Buffer, x: u16, word: &str, style: Style) -> u16 {
        buf.set_stringn(x, 0, word, usize::from(COLUMNS), style).0
    }

    #[test]
    fn many_blanks_are_erased_and_few_are_written() {
        let mut full = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        set_string(&mut full, 0, "abcdefghijkl", Style::new());
        let mut cut = full.clone();
        set_string(&mut cut, 3, "        l", Style::new());
        assert_eq!(String::from_utf8(bytes_between(&full, &cut)).unwrap(), "\x1b[1;4H\x1b[8X");
        set_string(&mut full, 3, "defghi    ", Style::new());
        let mut cut = full.clone();
        set_string(&mut cut, 7, "  x", Style::new());
        assert_eq!(String::from_utf8(bytes_between(&full, &cut)).unwrap(), "\x1b[1;8H  x");
    }

    #[test]
    fn a_look_is_said_once_and_shortly() {
        let empty = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let mut buf = empty.clone();
        let x = set_string(&mut buf, 1, "key", Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD));
        let x = set_string(&mut buf, x, "dim", Style::new().add_modifier(Modifier::DIM));
        set_string(&mut buf, x + 2, "x", Style::new());
        let text = String::from_utf8(bytes_between(&empty, &buf)).unwrap();
        assert_eq!(text, "\x1b[1;2H\x1b[1;36mkey\x1b[22;2;39mdim\x1b[2C\x1b[mx");
    }
}
