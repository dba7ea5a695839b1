//! A list with one selected row: cursor, scrolling, mouse, jump by first letter. Rows are drawn by the caller, so that
//! anything can stand in them. What is scrolled into view is derived while drawing and kept only by [`List::apply`];
//! drawing changes nothing. Knows neither keys nor what the rows are about.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::segment::clusters;
use crate::tui::widgets::glyph::{self, Glyph};

/// A motion in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMove {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One height up, keeping one row in view.
    PageUp,
    /// One height down, keeping one row in view.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// What came of a motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListMoved {
    /// Another row is selected.
    Moved,
    /// Nothing: the first row is selected already, or there is none.
    AtTop,
    /// Nothing: the last row is selected already, or there is none.
    AtBottom,
}

/// The styles of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListLook {
    /// All rows.
    pub row: Style,
    /// The selected row, on top of `row`; the marker says the same without colour.
    pub selected: Style,
    /// The marks that there is more above or below.
    pub mark: Style,
}

/// Stands before the selected row.
const MARKER: &str = "> ";
/// Columns that the marker takes before every row.
const INDENT: u16 = 2;

/// The state of a list: which row is selected, and which was drawn first. How many rows there are is told each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    cursor: usize,
    first: usize,
}

impl List {
    /// A list with row `cursor` selected.
    #[must_use]
    pub const fn new(cursor: usize) -> Self {
        Self { cursor, first: 0 }
    }

    /// The selected row of `count`, if there is one.
    #[must_use]
    pub fn selected(&self, count: usize) -> Option<usize> {
        (count > 0).then(|| self.cursor.min(count - 1))
    }

    /// Selects row `cursor`; what is in view follows.
    pub const fn select(&mut self, cursor: usize) {
        self.cursor = cursor;
    }

    /// Moves among `count` rows in a list of `height` rows.
    pub fn apply(&mut self, motion: ListMove, count: usize, height: u16) -> ListMoved {
        let page = usize::from(height.saturating_sub(1).max(1));
        let last = count.saturating_sub(1);
        let from = self.cursor.min(last);
        let to = match motion {
            ListMove::Up => from.saturating_sub(1),
            ListMove::Down => from.saturating_add(1).min(last),
            ListMove::PageUp => from.saturating_sub(page),
            ListMove::PageDown => from.saturating_add(page).min(last),
            ListMove::First => 0,
            ListMove::Last => last,
        };
        self.first = self.first(count, height);
        self.cursor = to;
        self.first = self.first(count, height);
        match motion {
            _ if to != from => ListMoved::Moved,
            ListMove::Up | ListMove::PageUp | ListMove::First => ListMoved::AtTop,
            ListMove::Down | ListMove::PageDown | ListMove::Last => ListMoved::AtBottom,
        }
    }

    /// Scrolls by some rows, downwards if positive; the selection comes along only as far as it must to stay in view.
    pub fn scroll(&mut self, rows: i32, count: usize, height: u16) -> bool {
        let before = *self;
        let room = usize::from(height.max(1));
        let step = usize::try_from(rows.unsigned_abs()).unwrap_or(usize::MAX);
        let first = self.first(count, height);
        self.first = match rows {
            ..0 => first.saturating_sub(step),
            _ => first.saturating_add(step).min(count.saturating_sub(room)),
        };
        self.cursor = self.cursor.min(count.saturating_sub(1)).clamp(self.first, self.first + room - 1);
        *self != before
    }

    /// The first row in view: the last one drawn, moved as little as it takes to show the selected row and not to waste
    /// rows behind the end.
    #[must_use]
    pub fn first(&self, count: usize, height: u16) -> usize {
        let height = usize::from(height.max(1));
        let cursor = self.cursor.min(count.saturating_sub(1));
        self.first.min(count.saturating_sub(height)).clamp((cursor + 1).saturating_sub(height), cursor)
    }

    /// The row under row `y` of the list's area, from 0.
    #[must_use]
    pub fn hit(&self, y: u16, count: usize, height: u16) -> Option<usize> {
        let row = self.first(count, height) + usize::from(y);
        (y < height && row < count).then_some(row)
    }

    /// Selects the next row, after the selected one and round to it again, whose label begins with `typed`, be it upper
    /// or lower case. Returns whether another row is selected.
    pub fn jump<'a>(&mut self, typed: &str, count: usize, label: impl Fn(usize) -> &'a str) -> bool {
        let wanted = typed.to_lowercase();
        let from = self.cursor.min(count.saturating_sub(1));
        let found = (1..=count)
            .map(|step| (from + step) % count)
            .find(|row| clusters(label(*row)).next().is_some_and(|first| first.to_lowercase() == wanted));
        match found {
            Some(row) if row != from => {
                self.cursor = row;
                true
            }
            _ => false,
        }
    }

    /// Draws `count` rows into `area`: the marker, then what `row` draws. `row` is given the number of the row, its
    /// part of the area, and its style.
    pub fn draw(
        &self,
        count: usize,
        area: Rect,
        buf: &mut Buffer,
        look: &ListLook,
        mut row: impl FnMut(usize, Rect, Style, &mut Buffer),
    ) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let first = self.first(count, area.height);
        let is_longer = count > usize::from(area.height);
        let indent = INDENT.min(area.width);
        for (number, y) in (first..count).zip(area.top()..area.bottom()) {
            let is_selected = self.selected(count) == Some(number);
            let style = if is_selected { look.row.patch(look.selected) } else { look.row };
            buf.set_style(Rect::new(area.x, y, area.width, 1), style);
            if is_selected {
                glyph::put_line(buf, area.x, y, indent, MARKER, style);
            }
            let width = area.width.saturating_sub(indent + u16::from(is_longer));
            row(number, Rect::new(area.x + indent, y, width, 1), style, buf);
        }
        if is_longer && area.width > INDENT {
            let mut mark = |y, symbol| {
                glyph::put(buf, area.right() - 1, y, area.right(), &Glyph::Plain(symbol, 1), look.mark);
            };
            if first > 0 {
                mark(area.top(), "▴");
            }
            if first + usize::from(area.height) < count {
                mark(area.bottom() - 1, "▾");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 6] = ["Anna", "Åsa", "Bert", "anton", "Chloé", "日本"];

    fn picture(list: &List, count: usize, width: u16, height: u16) -> Vec<String> {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        list.draw(count, buf.area, &mut buf, &ListLook::default(), |row, area, style, buf| {
            glyph::put_line(buf, area.x, area.y, area.width, NAMES[row], style);
        });
        (0..height)
            .map(|y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
            .collect()
    }

    #[test]
    fn the_marker_stands_before_the_selected_row_and_marks_say_there_is_more() {
        let mut list = List::new(0);
        assert_eq!(picture(&list, 6, 9, 3), ["> Anna", "  Åsa", "  Bert  ▾"]);
        list.apply(ListMove::PageDown, 6, 3);
        list.apply(ListMove::Down, 6, 3);
        assert_eq!(picture(&list, 6, 9, 3), ["  Åsa   ▴", "  Bert", "> anton ▾"]);
    }

    #[test]
    fn the_ends_of_a_list_tell_the_screen() {
        let mut list = List::new(0);
        assert_eq!(list.apply(ListMove::Up, 6, 3), ListMoved::AtTop);
        assert_eq!(list.apply(ListMove::Last, 6, 3), ListMoved::Moved);
        assert_eq!(list.apply(ListMove::Down, 6, 3), ListMoved::AtBottom);
        assert_eq!(list.apply(ListMove::Down, 0, 3), ListMoved::AtBottom);
        assert_eq!(list.selected(0), None);
    }

    #[test]
    fn a_row_that_went_away_gives_the_selection_to_the_last() {
        assert_eq!(List::new(9).selected(6), Some(5));
        assert_eq!(picture(&List::new(9), 2, 9, 3), ["  Anna", "> Åsa", ""]);
    }

    #[test]
    fn a_click_hits_the_row_that_is_drawn_there() {
        let mut list = List::new(5);
        assert_eq!(list.hit(0, 6, 3), Some(3));
        assert_eq!(list.hit(3, 6, 3), None);
        list.select(0);
        assert_eq!(list.hit(2, 2, 3), None);
    }

    #[test]
    fn a_letter_jumps_to_the_next_row_that_begins_with_it() {
        let mut list = List::new(0);
        let label = |row: usize| NAMES[row];
        assert!(list.jump("a", 6, label));
        assert_eq!(list.selected(6), Some(3));
        assert!(list.jump("A", 6, label));
        assert_eq!(list.selected(6), Some(0));
        assert!(list.jump("å", 6, label));
        assert_eq!(list.selected(6), Some(1));
        assert!(!list.jump("x", 6, label) && !list.jump("x", 0, label));
    }

    #[test]
    fn the_wheel_scrolls_and_takes_the_selection_along_only_when_it_must() {
        let mut list = List::new(0);
        assert!(list.scroll(1, 6, 3));
        assert_eq!((list.first(6, 3), list.selected(6)), (1, Some(1)));
        assert!(list.scroll(9, 6, 3));
        assert_eq!((list.first(6, 3), list.selected(6)), (3, Some(3)));
        assert!(!list.scroll(1, 6, 3));
    }

    proptest! {
        #[test]
        fn the_selected_row_is_always_drawn(
            cursor in 0usize..20, count in 0usize..12, width in 0u16..12, height in 0u16..6,
            moves in prop::collection::vec((0usize..8, -4i32..4), 0..20),
        ) {
            let mut list = List::new(cursor);
            for (which, rows) in moves {
                use ListMove::{Down, First, Last, PageDown, PageUp, Up};
                match [Up, Down, PageUp, PageDown, First, Last].get(which) {
                    Some(motion) => { list.apply(*motion, count, height); }
                    None => { list.scroll(rows, count, height); }
                }
                let mut drawn = Vec::new();
                let mut buf = Buffer::empty(Rect::new(0, 0, 12, 6));
                list.draw(count, Rect::new(0, 0, width, height), &mut buf, &ListLook::default(), |row, _, _, _| drawn.push(row));
                if width > 0 && height > 0 {
                    prop_assert_eq!(drawn.len(), count.min(usize::from(height)));
                    prop_assert!(list.selected(count).is_none_or(|row| drawn.contains(&row)));
                }
            }
        }
    }
}
