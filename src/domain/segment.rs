//! Text as a person sees it: clusters (what a writer calls a character) and
//! words. Pure functions over `&str`; knows no screen, no widths and no cursor.
//!
//! Offsets are bytes. An offset that is not at a cluster boundary is moved to
//! one, so no function here panics and no cluster is ever torn.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, Graphemes, UnicodeSegmentation};

/// Whether `byte` is printable ASCII, which never joins its ASCII neighbour.
const fn is_plain(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7e)
}

/// The extended grapheme clusters of `text`, in order.
///
/// Gives what `graphemes(true)` gives, with a short way for plain ASCII.
#[derive(Debug, Clone)]
pub struct Clusters<'a> {
    rest: &'a str,
    /// The long way through the same rest, kept while it is used: it remembers what it looked up.
    long: Option<Graphemes<'a>>,
}

/// The clusters of `text` from its start; `text` must start at a boundary.
#[must_use]
pub const fn clusters(text: &str) -> Clusters<'_> {
    Clusters { rest: text, long: None }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let is_short = match self.rest.as_bytes() {
            [] => return None,
            [only] => is_plain(*only),
            [first, second, ..] => is_plain(*first) && second.is_ascii(),
        };
        if is_short {
            let (cluster, rest) = self.rest.split_at(1);
            (self.rest, self.long) = (rest, None);
            return Some(cluster);
        }
        let long = self.long.get_or_insert_with(|| self.rest.graphemes(true));
        let cluster = long.next();
        self.rest = long.as_str();
        cluster
    }
}

/// `at` brought down into the text and onto a `char` boundary.
fn floor_char(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether `at` lies between two clusters (or at either end).
#[must_use]
pub fn is_boundary(text: &str, at: usize) -> bool {
    at == 0
        || at == text.len()
        || text.is_char_boundary(at) && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// The boundary after `at`; the end of the text at its end.
#[must_use]
pub fn next_boundary(text: &str, at: usize) -> usize {
    let at = floor_char(text, at);
    match text.as_bytes().get(at..) {
        None | Some([]) => text.len(),
        Some([first, second, ..]) if is_plain(*first) && second.is_ascii() => at + 1,
        _ => GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    }
}

/// The boundary before `at`; the start of the text at its start.
#[must_use]
pub fn previous_boundary(text: &str, at: usize) -> usize {
    let inside = at;
    let at = floor_char(text, inside);
    if at < inside.min(text.len()) && is_boundary(text, at) {
        return at;
    }
    match text.as_bytes().get(..at) {
        None | Some([]) => 0,
        Some([.., before, last]) if before.is_ascii() && is_plain(*last) && is_boundary(text, at) => at - 1,
        _ => GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// `at` itself when it is a boundary, else the next one.
#[must_use]
pub fn boundary_from(text: &str, at: usize) -> usize {
    if at >= text.len() {
        text.len()
    } else if is_boundary(text, at) {
        at
    } else {
        next_boundary(text, at)
    }
}

/// `at` itself when it is a boundary, else the one before it.
#[must_use]
pub fn boundary_until(text: &str, at: usize) -> usize {
    if at >= text.len() {
        text.len()
    } else if is_boundary(text, at) {
        at
    } else {
        previous_boundary(text, at)
    }
}

/// What a piece of text counts as when the cursor moves by words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Break,
    Space,
    Word,
    Han,
    Hiragana,
    /// Scripts written without spaces whose words only a dictionary finds:
    /// Thai, Lao, Myanmar, Khmer. A run between spaces counts as one word.
    Unspaced,
    Sign,
}

impl Class {
    fn of(piece: &str) -> Self {
        let Some(first) = piece.chars().next() else {
            return Self::Space;
        };
        match first {
            '\n' => Self::Break,
            '\r' if piece.ends_with('\n') => Self::Break,
            _ if first.is_whitespace() => Self::Space,
            '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Self::Han,
            '\u{3041}'..='\u{309f}' => Self::Hiragana,
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Self::Unspaced,
            _ if piece.chars().any(|c| c.is_alphanumeric() || c == '_') => Self::Word,
            _ => Self::Sign,
        }
    }

    /// Whether neighbouring pieces of this class are taken together.
    const fn joins(self) -> bool {
        !matches!(self, Self::Break | Self::Word)
    }
}

/// Where the cursor stands after one word to the right: at the start of the
/// next word, or before the end of the line, or behind it when already there.
#[must_use]
pub fn word_right(text: &str, at: usize) -> usize {
    let start = boundary_from(text, at);
    let mut end = start;
    let mut taken = None;
    for piece in text[start..].split_word_bounds() {
        let class = Class::of(piece);
        match taken {
            None => {}
            Some(Class::Break) => break,
            Some(before) if class == before && class.joins() => {}
            Some(_) if class == Class::Space => {}
            Some(_) => break,
        }
        taken = Some(class);
        end += piece.len();
    }
    boundary_from(text, end)
}

/// Where the cursor stands after one word to the left: at the start of the
/// word before it, or at the end of the line above when at a line's start.
#[must_use]
pub fn word_left(text: &str, at: usize) -> usize {
    let end = boundary_until(text, at);
    let mut start = end;
    let mut taken = None;
    for piece in text[..end].split_word_bounds().rev() {
        let class = Class::of(piece);
        match taken {
            None => {}
            Some(Class::Break) => break,
            Some(Class::Space) if class != Class::Break => {}
            Some(before) if class == before && class.joins() => {}
            Some(_) => break,
        }
        taken = Some(class);
        start -= piece.len();
    }
    boundary_until(text, start)
}

/// The word, the run of spaces or the run of signs that the cluster at `at`
/// belongs to; at the end of a line, the piece before it.
#[must_use]
pub fn word_at(text: &str, at: usize) -> Range<usize> {
    let mut at = boundary_until(text, at);
    let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
    if at > line && text[at..].chars().next().is_none_or(|c| matches!(c, '\n' | '\r')) {
        at = previous_boundary(text, at);
    }
    let mut start = line;
    let mut end = line;
    let mut class = None;
    for piece in text[line..].split_word_bounds() {
        let next = Class::of(piece);
        if class != Some(next) || !next.joins() {
            if end > at {
                break;
            }
            start = end;
        }
        if next == Class::Break {
            break;
        }
        class = Some(next);
        end += piece.len();
    }
    boundary_until(text, start)..boundary_from(text, end)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOSTILE: [&str; 24] = [
        "a",
        "ä",
        "a\u{308}",
        "日本",
        "👩‍👩‍👧",
        "🇩🇪",
        "🇩",
        "❤\u{fe0f}",
        "กำ",
        "ﷺ",
        "ال",
        "שלום",
        "क्षि",
        "\t",
        "\r\n",
        "\r",
        "\n",
        "\u{200b}",
        "\u{202e}",
        "\u{200d}",
        "\u{301}",
        " ",
        "don't",
        "\u{600}",
    ];

    fn hostile(pieces: Vec<usize>) -> String {
        pieces.into_iter().map(|at| HOSTILE[at % HOSTILE.len()]).collect()
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_the_standard(pieces in prop::collection::vec(0usize..24, 0..40)) {
            let text = hostile(pieces);
            prop_assert_eq!(
                clusters(&text).collect::<Vec<_>>(),
                text.graphemes(true).collect::<Vec<_>>()
            );
        }

        #[test]
        fn boundaries_from_any_byte_are_those_of_the_standard(
            pieces in prop::collection::vec(0usize..24, 0..20), at in 0usize..200,
        ) {
            let text = hostile(pieces);
            let mut all: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            all.push(text.len());
            let next = all.iter().copied().find(|b| *b > at).unwrap_or(text.len());
            let previous = all.iter().rev().copied().find(|b| *b < at).unwrap_or(0);
            prop_assert_eq!(is_boundary(&text, at), all.contains(&at));
            prop_assert_eq!(next_boundary(&text, at), next);
            if at <= text.len() {
                prop_assert_eq!(previous_boundary(&text, at), previous);
            }
            for found in [word_left(&text, at), word_right(&text, at), word_at(&text, at).start, word_at(&text, at).end] {
                prop_assert!(all.contains(&found), "{found} is inside a cluster of {text:?}");
            }
            if at < text.len() { prop_assert!(word_right(&text, at) > at); }
            if at > 0 && at <= text.len() { prop_assert!(word_left(&text, at) < at); }
        }
    }

    fn stops_right(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let next = word_right(text, at);
            pieces.push(&text[at..next]);
            at = next;
        }
        pieces
    }

    fn stops_left(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        let mut at = text.len();
        while at > 0 {
            let next = word_left(text, at);
            pieces.insert(0, &text[next..at]);
            at = next;
        }
        pieces
    }

    #[test]
    fn words_move_like_in_a_word_processor() {
        let text = "don't stop, ever\nagain";
        assert_eq!(stops_right(text), ["don't ", "stop", ", ", "ever", "\n", "again"]);
        assert_eq!(stops_left(text), ["don't ", "stop", ", ", "ever", "\n", "again"]);
    }

    #[test]
    fn a_run_of_one_japanese_script_is_a_word() {
        let text = "日本語のテスト、です";
        assert_eq!(stops_right(text), ["日本語", "の", "テスト", "、", "です"]);
        assert_eq!(stops_left(text), ["日本語", "の", "テスト", "、", "です"]);
    }

    #[test]
    fn thai_between_spaces_is_a_word() {
        assert_eq!(stops_right("สวัสดี ทำงาน"), ["สวัสดี ", "ทำงาน"]);
        assert_eq!(stops_left("สวัสดี ทำงาน"), ["สวัสดี ", "ทำงาน"]);
    }

    #[test]
    fn a_double_click_finds_the_word_under_it() {
        let text = "one two, three\nfour";
        assert_eq!(&text[word_at(text, 5)], "two");
        assert_eq!(&text[word_at(text, 4)], "two");
        assert_eq!(&text[word_at(text, 7)], ",");
        assert_eq!(&text[word_at(text, 14)], "three");
        assert_eq!(&text[word_at(text, 15)], "four");
        assert_eq!(&text[word_at(text, 19)], "four");
        assert_eq!(word_at("", 0), 0..0);
    }
}
