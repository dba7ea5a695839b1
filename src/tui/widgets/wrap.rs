//! Breaking text into rows: at words, and inside a word only where it is longer
//! than a row; never inside a cluster. One rule for text that is read and for
//! text that is edited. Drawing here is safe for every text and every width,
//! where `Paragraph::wrap` of ratatui 0.30.2 panics. Knows no cursor and no
//! scrolling state.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::segment::{clusters, previous_boundary};
use crate::tui::widgets::glyph::{self, Glyph};

/// What happens to spaces at the end of a full row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    /// They hang beyond the edge, unseen: for text that is read.
    Hang,
    /// One may stand in the column behind the row, where the cursor of a full
    /// row stands; more begin the next row: for text that is edited.
    Stay,
}

/// The first row of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// Where its content ends, in bytes, trailing spaces included.
    pub end: usize,
    /// Where the next row begins; behind `end` when a line break lies between.
    pub next: usize,
    /// Whether there is a next row, which may be empty.
    pub more: bool,
}

/// Columns that `cluster` takes in a row of `width` columns: never more than
/// the whole row.
#[must_use]
pub fn width_in(cluster: &str, width: usize) -> usize {
    glyph::width(cluster).min(width.max(1))
}

/// Whether a row may end after this cluster because it is a space.
#[must_use]
pub fn is_space(cluster: &str) -> bool {
    match cluster.as_bytes() {
        [b' ' | b'\t'] => true,
        [byte] if byte.is_ascii() => false,
        _ => cluster.chars().all(|c| {
            c.is_whitespace()
                && !c.is_control()
                && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2028}' | '\u{2029}')
        }),
    }
}

/// Whether this cluster ends a line.
#[must_use]
pub fn is_break(cluster: &str) -> bool {
    matches!(cluster, "\n" | "\r\n")
}

/// Whether a sign may not begin a row.
const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '、' | '。'
            | '，'
            | '．'
            | '！'
            | '？'
            | '）'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '〉'
            | '》'
            | '・'
            | '：'
            | '；'
            | '％'
            | 'ー'
            | '々'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | ','
            | '.'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | ':'
            | ';'
            | '%'
            | '\''
            | '"'
            | '’'
            | '”'
            | '»'
    )
}

/// Whether a sign may not end a row.
const fn is_opening(c: char) -> bool {
    matches!(c, '（' | '「' | '『' | '【' | '〔' | '〈' | '《' | '(' | '[' | '{' | '‘' | '“' | '«')
}

/// Whether a row may end between two clusters that are not spaces, of which
/// one is as wide as a Chinese character or an emoji.
fn breaks_between(before: &str, after: &str) -> bool {
    let first = |cluster: &str| cluster.chars().next().unwrap_or(' ');
    !is_opening(first(before)) && !is_closing(first(after))
}

/// The first row of `text`, which must start at a cluster boundary, in `width`
/// columns. The answer depends on nothing before `text`.
#[must_use]
pub fn cut(text: &str, width: usize, spaces: Spaces) -> Cut {
    let width = width.max(1);
    let mut at = 0;
    let mut column = 0;
    let mut chance = 0;
    let mut before = "";
    let mut wide_before = false;
    // A hyphen with a letter on its left; one with a letter on its right too ends a row.
    let mut hyphen = false;
    for cluster in clusters(text) {
        if is_break(cluster) {
            if spaces == Spaces::Stay && column > width && at > 0 {
                // Behind the space in the last column there is no place for the cursor.
                return Cut { end: at, next: at, more: true };
            }
            return Cut { end: at, next: at + cluster.len(), more: true };
        }
        let columns = width_in(cluster, width);
        if is_space(cluster) {
            if spaces == Spaces::Stay && at > 0 && column + columns > width + 1 {
                return Cut { end: at, next: at, more: true };
            }
            at += cluster.len();
            column += columns;
            chance = at;
            (before, wide_before, hyphen) = ("", false, false);
            continue;
        }
        let first = cluster.chars().next().unwrap_or(' ');
        // Thai, Khmer and Indic clusters can be as wide, but their words may not be broken just there.
        let wide = columns > 1 && matches!(first, '\u{1100}'..='\u{11ff}' | '\u{2300}'..);
        let letter = first.is_alphabetic();
        if at > chance && ((wide || wide_before) && breaks_between(before, cluster) || hyphen && letter) {
            chance = at;
        }
        if at > 0 && column + columns > width {
            let end = if chance > 0 { chance } else { at };
            return Cut { end, next: end, more: true };
        }
        hyphen = matches!(cluster, "-" | "–" | "—") && before.chars().next().is_some_and(char::is_alphabetic);
        (before, wide_before) = (cluster, wide);
        at += cluster.len();
        column += columns;
    }
    Cut { end: at, next: at, more: spaces == Spaces::Stay && column > width }
}

/// The rows of a text that is read, each without its trailing spaces. An empty
/// text has one empty row.
#[derive(Debug, Clone)]
pub struct Rows<'a> {
    rest: Option<&'a str>,
    width: usize,
}

/// The rows of `text` in `width` columns (0 counts as 1).
#[must_use]
pub fn rows(text: &str, width: u16) -> Rows<'_> {
    Rows { rest: Some(text), width: usize::from(width) }
}

impl<'a> Iterator for Rows<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let cut = cut(rest, self.width, Spaces::Hang);
        self.rest = cut.more.then(|| &rest[cut.next..]);
        let mut end = cut.end;
        while end > 0 {
            let last = previous_boundary(rest, end);
            if !is_space(&rest[last..end]) {
                break;
            }
            end = last;
        }
        Some(&rest[..end])
    }
}

/// How many rows `text` takes in `width` columns.
#[must_use]
pub fn height(text: &str, width: u16) -> u16 {
    u16::try_from(rows(text, width).count()).unwrap_or(u16::MAX)
}

/// Draws `text` wrapped into `area`, leaving out its first `skip` rows, and
/// returns how many rows were drawn.
pub fn draw(text: &str, area: Rect, buf: &mut Buffer, skip: u16, style: Style) -> u16 {
    let mut drawn = 0;
    if area.width == 0 {
        return drawn;
    }
    for (row, y) in rows(text, area.width).skip(usize::from(skip)).zip(area.top()..area.bottom()) {
        draw_row(row, area.x, y, area.width, buf, style);
        drawn += 1;
    }
    drawn
}

/// Draws one row as [`rows`] gave it, in `width` columns from column `x`.
pub fn draw_row(row: &str, x: u16, y: u16, width: u16, buf: &mut Buffer, style: Style) {
    let mut column = 0;
    for cluster in clusters(row) {
        let glyph = Glyph::of(cluster);
        let left = x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        glyph::put(buf, left, y, x.saturating_add(width), &glyph, style);
        column += glyph.width().min(usize::from(width.max(1)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, width: u16) -> Vec<&str> {
        rows(text, width).collect()
    }

    #[test]
    fn rows_end_at_words() {
        assert_eq!(wrapped("who decides what a good lead is", 12), ["who decides", "what a good", "lead is"]);
        assert_eq!(wrapped("", 12), [""]);
        assert_eq!(wrapped("one\n\ntwo\r\nthree", 12), ["one", "", "two", "three"]);
    }

    #[test]
    fn spaces_hang_beyond_the_edge() {
        assert_eq!(wrapped("abcd    efgh", 4), ["abcd", "efgh"]);
        assert_eq!(wrapped("abcd    ", 4), ["abcd"]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_cut_between_clusters() {
        assert_eq!(wrapped("a\u{308}a\u{308}a\u{308}", 2), ["a\u{308}a\u{308}", "a\u{308}"]);
        assert_eq!(wrapped("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(wrapped("❤\u{fe0f}❤\u{fe0f}", 3), ["❤\u{fe0f}", "❤\u{fe0f}"]);
    }

    #[test]
    fn chinese_breaks_anywhere_but_not_before_a_full_stop() {
        assert_eq!(wrapped("決定権は誰にある。", 8), ["決定権は", "誰にあ", "る。"]);
        assert_eq!(wrapped("abc日本語", 6), ["abc日", "本語"]);
    }

    #[test]
    fn a_wide_thai_cluster_does_not_end_a_row_like_a_chinese_one() {
        assert_eq!(wrapped("ab กำกำ", 6), ["ab", "กำกำ"]);
        assert_eq!(wrapped("ab កាកា", 6), ["ab", "កាកា"]);
    }

    #[test]
    fn a_hyphen_between_letters_ends_a_row_and_a_minus_does_not() {
        assert_eq!(wrapped("decision-rights", 10), ["decision-", "rights"]);
        assert_eq!(wrapped("about -5 or --help", 7), ["about", "-5 or", "--help"]);
    }

    #[test]
    fn a_glyph_wider_than_the_column_is_still_one_row() {
        assert_eq!(wrapped("日本", 1), ["日", "本"]);
        let mut buf = Buffer::empty(Rect::new(0, 0, 1, 4));
        assert_eq!(draw("日本", buf.area, &mut buf, 0, Style::new()), 2);
    }

    #[test]
    fn text_that_paragraph_panics_on_is_drawn() {
        for width in 1..=25 {
            let area = Rect::new(0, 0, width, 20);
            let mut buf = Buffer::empty(area);
            draw("日本 \u{200b}\u{feff}\u{301} a\tb กำกำ\u{202e}", area, &mut buf, 0, Style::new());
        }
    }

    proptest! {
        #[test]
        fn rows_lose_nothing_but_spaces_and_line_breaks(
            text in "[ab \\n日é👩\u{200d}\u{301}\u{202e}-]{0,60}", width in 1u16..20,
        ) {
            let kept: String = wrapped(&text, width).concat();
            let is_shown = |c: &char| !c.is_whitespace();
            prop_assert_eq!(
                kept.chars().filter(is_shown).collect::<String>(),
                text.chars().filter(is_shown).collect::<String>()
            );
            for row in wrapped(&text, width) {
                let columns: usize = clusters(row).map(|c| width_in(c, usize::from(width))).sum();
                prop_assert!(columns <= usize::from(width));
            }
        }

        #[test]
        fn drawing_never_panics(text in any::<String>(), width in 0u16..30, height in 0u16..5) {
            let area = Rect::new(3, 2, width, height);
            let mut buf = Buffer::empty(area);
            draw(&text, area, &mut buf, 1, Style::new());
            draw(&text, Rect::new(0, 0, 40, 40), &mut buf, 0, Style::new());
        }
    }
}
