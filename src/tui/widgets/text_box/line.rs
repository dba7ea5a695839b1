//! The view of a one-line text that is longer than its field: which stretch of
//! it is seen. Knows no selection and no style; positions are bytes.

use std::ops::Range;

use crate::domain::segment::{boundary_until, clusters, next_boundary, previous_boundary};
use crate::tui::widgets::wrap::width_in;

/// The stretch that is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its bytes.
    pub seen: Range<usize>,
    /// Columns left of it, kept for the mark that there is more: 0 or 1.
    pub indent: usize,
    /// Columns it may take.
    pub room: usize,
}

impl Window {
    /// The window onto `text` in a field of `width` columns that shows the
    /// cursor and moves as little as possible from the one that began at `first`.
    #[must_use]
    pub fn new(text: &str, first: usize, cursor: usize, width: usize) -> Self {
        let whole = extent(text, 0, width);
        if whole.end == text.len() && whole.columns < width {
            return Self { seen: 0..text.len(), indent: 0, room: width };
        }
        let indent = usize::from(width >= 4);
        let room = (width - 2 * indent).max(1);
        let mut first = boundary_until(text, first);
        let under = next_boundary(text, cursor);
        let cell = if under > cursor { width_in(&text[cursor..under], room) } else { 1 };
        if cursor < first {
            first = back(text, cursor, room / 3);
        } else {
            let before = extent(&text[..cursor], first, room);
            if before.end < cursor || before.columns + cell > room {
                first = back(text, cursor, room - cell);
            }
        }
        first = first.min(back(text, text.len(), room - 1));
        Self { seen: first..extent(text, first, room).end, indent, room }
    }

    /// The column of the field in which the cluster at `at` begins.
    #[must_use]
    pub fn column_of(&self, text: &str, at: usize) -> usize {
        let until = at.clamp(self.seen.start, self.seen.end);
        let before = &text[self.seen.start..until];
        self.indent + clusters(before).map(|c| width_in(c, self.room)).sum::<usize>()
    }

    /// The position under column `column` of the field.
    #[must_use]
    pub fn at(&self, text: &str, column: usize) -> usize {
        let mut at = self.seen.start;
        let mut reached = self.indent;
        for cluster in clusters(&text[self.seen.clone()]) {
            reached += width_in(cluster, self.room);
            if reached > column {
                break;
            }
            at += cluster.len();
        }
        at
    }
}

struct Extent {
    end: usize,
    columns: usize,
}

/// As much of `text` from `first` on as `room` columns hold.
fn extent(text: &str, first: usize, room: usize) -> Extent {
    let mut found = Extent { end: first, columns: 0 };
    for cluster in clusters(&text[first..]) {
        let columns = width_in(cluster, room);
        if found.columns + columns > room {
            break;
        }
        found.columns += columns;
        found.end += cluster.len();
    }
    found
}

/// The farthest boundary before `at` with no more than `room` columns between.
fn back(text: &str, at: usize, room: usize) -> usize {
    let mut first = at;
    let mut columns = 0;
    while first > 0 {
        let before = previous_boundary(text, first);
        columns += width_in(&text[before..first], room.max(1));
        if columns > room {
            break;
        }
        first = before;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, first: usize, cursor: usize, width: usize) -> &str {
        &text[Window::new(text, first, cursor, width).seen]
    }

    #[test]
    fn a_text_that_fits_is_seen_whole() {
        assert_eq!(seen("abc", 2, 3, 4), "abc");
    }

    #[test]
    fn the_cursor_is_always_in_the_window() {
        assert_eq!(seen("abcdefghij", 0, 0, 6), "abcd");
        assert_eq!(seen("abcdefghij", 0, 10, 6), "hij");
        assert_eq!(seen("abcdefghij", 7, 2, 6), "bcde");
        assert_eq!(seen("日本語日本語", 0, 18, 6), "語");
    }

    #[test]
    fn the_window_moves_back_when_the_end_is_deleted() {
        assert_eq!(seen("abcdef", 6, 6, 6), "def");
    }
}
