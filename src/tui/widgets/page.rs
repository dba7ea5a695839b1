//! A page that is read and moved through: rows of words and meters, made beforehand for one width, some of them to be
//! chosen; in one column or several beside one another.
//!
//! Knows what can be chosen only as a value that comes back; scrolls so that the chosen rows are always in view.

use crate::domain::segment::clusters;
use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::{glyph, meter, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Columns left of a page's words; the mark of the chosen row stands there.
pub const MARGIN: u16 = 3;
/// Columns right of them; the marks that there is more stand there.
pub const RIGHT: u16 = 2;

/// One row in the making. Columns are counted from the left edge of its column of the page.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    x: u16,
    width: u16,
    ink: Ink,
}

#[derive(Clone, Debug)]
enum Ink {
    Words(String, Role),
    Meter(Option<u32>),
}

/// A row with one piece of words at its left.
#[must_use]
pub fn row(words: &str, width: u16, role: Role) -> Row {
    Row::default().words(0, width, words, role)
}

impl Row {
    /// Words from column `x`, cut with two dots where they are longer than `width`.
    #[must_use]
    pub fn words(mut self, x: u16, width: u16, words: &str, role: Role) -> Self {
        self.pieces.push(Piece { x, width, ink: Ink::Words(fitted(words, width), role) });
        self
    }

    /// Words that end before column `end`.
    #[must_use]
    pub fn right(self, end: u16, words: &str, role: Role) -> Self {
        let width = columns(words);
        self.words(end.saturating_sub(width), width, words, role)
    }

    /// A meter.
    #[must_use]
    pub fn meter(mut self, x: u16, width: u16, figure: Option<u32>) -> Self {
        self.pieces.push(Piece { x, width, ink: Ink::Meter(figure) });
        self
    }
}

/// Columns of a text in one line.
#[must_use]
pub fn columns(words: &str) -> u16 {
    u16::try_from(glyph::line_width(words)).unwrap_or(u16::MAX)
}

/// A text as it fits into `width` columns: two dots stand for what is left out.
fn fitted(words: &str, width: u16) -> String {
    if columns(words) <= width {
        return words.to_owned();
    }
    let room = usize::from(width.saturating_sub(2));
    let mut used = 0;
    let kept: String = clusters(words)
        .take_while(|cluster| {
            used += glyph::width(cluster);
            used <= room
        })
        .collect();
    let dots = if width < 2 { "" } else { ".." };
    kept.trim_end().to_owned() + dots
}

/// One column of a page in the making.
#[derive(Clone, Debug)]
pub struct Draft<T> {
    x: u16,
    width: u16,
    rows: Vec<Row>,
    spots: Vec<Spot<T>>,
}

/// Rows that can be chosen.
#[derive(Clone, Debug)]
struct Spot<T> {
    what: T,
    x: u16,
    width: u16,
    row: usize,
    rows: usize,
}

impl<T> Draft<T> {
    /// An empty column from column `x` of the screen, so many columns wide.
    #[must_use]
    pub const fn new(x: u16, width: u16) -> Self {
        Self { x, width, rows: Vec::new(), spots: Vec::new() }
    }

    /// How many rows it has so far.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.rows.len()
    }

    /// Its columns.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// A row without words, unless it would be the first.
    pub fn blank(&mut self) {
        if !self.rows.is_empty() {
            self.rows.push(Row::default());
        }
    }

    /// A row.
    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// A blank row and a heading, with words at the right.
    pub fn heading(&mut self, words: &str, aside: &str) {
        self.blank();
        let room = self.width.saturating_sub(columns(aside) + 1);
        self.push(row(words, room, Role::Heading).right(self.width, aside, Role::Dim));
    }

    /// Words over as many rows as they need, from column `x`.
    pub fn paragraph(&mut self, x: u16, words: &str, role: Role) {
        let width = self.width.saturating_sub(x);
        for line in wrap::rows(words, width) {
            self.push(Row::default().words(x, width, line, role));
        }
    }

    /// Everything `make` adds can be chosen as one.
    pub fn choice(&mut self, what: T, make: impl FnOnce(&mut Self)) {
        let from = self.rows.len();
        make(self);
        let rows = self.rows.len() - from;
        self.spots.push(Spot { what, x: self.x, width: self.width, row: from, rows });
    }
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page<T> {
    rows: Vec<Row>,
    spots: Vec<Spot<T>>,
    cursor: usize,
    first: usize,
    height: usize,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), spots: Vec::new(), cursor: 0, first: 0, height: 1 }
    }
}

impl<T: Clone + PartialEq> Page<T> {
    /// Puts new columns in place, side by side; what was chosen stays chosen if it is still there.
    pub fn fill(&mut self, drafts: Vec<Draft<T>>) {
        let chosen = self.chosen().cloned();
        (self.rows, self.spots) = (Vec::new(), Vec::new());
        for draft in drafts {
            for (at, row) in draft.rows.into_iter().enumerate() {
                if at == self.rows.len() {
                    self.rows.push(Row::default());
                }
                let moved = row.pieces.into_iter().map(|piece| Piece { x: piece.x + draft.x, ..piece });
                self.rows[at].pieces.extend(moved);
            }
            self.spots.extend(draft.spots);
        }
        let again = chosen.and_then(|chosen| self.spots.iter().position(|spot| spot.what == chosen));
        self.cursor = again.unwrap_or(self.cursor).min(self.spots.len().saturating_sub(1));
        self.show();
    }

    /// The page is drawn in so many rows.
    pub fn resize(&mut self, height: u16) {
        self.height = usize::from(height.max(1));
        self.show();
    }

    /// What is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<&T> {
        self.spots.get(self.cursor).map(|spot| &spot.what)
    }

    /// Chooses something, if it is there.
    pub fn choose(&mut self, what: &T) {
        if let Some(at) = self.spots.iter().position(|spot| spot.what == *what) {
            self.cursor = at;
            self.show();
        }
    }

    /// Back to the first row.
    pub fn rewind(&mut self) {
        (self.cursor, self.first) = (0, 0);
    }

    /// All its rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is anything to move to.
    #[must_use]
    pub fn can_move(&self) -> bool {
        self.spots.len() > 1 || self.rows.len() > self.height
    }

    /// Moves; at either end what is left of the page comes into view.
    pub fn go(&mut self, motion: ListMove) {
        let last = self.spots.len().saturating_sub(1);
        let page = self.height.saturating_sub(1).max(1);
        let before = self.cursor;
        self.cursor = match motion {
            ListMove::Up => before.saturating_sub(1),
            ListMove::Down => (before + 1).min(last),
            ListMove::PageUp => self.far(before, page, false),
            ListMove::PageDown => self.far(before, page, true),
            ListMove::First => 0,
            ListMove::Last => last,
        };
        let step = if matches!(motion, ListMove::PageUp | ListMove::PageDown) { page } else { 1 };
        if self.cursor != before {
            self.show();
            return;
        }
        self.first = match motion {
            ListMove::Up | ListMove::PageUp => self.first.saturating_sub(step),
            ListMove::Down | ListMove::PageDown => (self.first + step).min(self.lowest()),
            ListMove::First => 0,
            ListMove::Last => self.lowest(),
        };
    }

    /// The last spot within a page of this one, at least the next; in the same column as far as there is one.
    fn far(&self, from: usize, page: usize, down: bool) -> usize {
        let Some(here) = self.spots.get(from) else { return from };
        let near = |spot: &Spot<T>| spot.x == here.x && spot.row.abs_diff(here.row) <= page;
        if down {
            let within = self.spots.iter().skip(from + 1).take_while(|spot| near(spot)).count();
            (from + within.max(1)).min(self.spots.len() - 1)
        } else {
            let within = self.spots.iter().take(from).rev().take_while(|spot| near(spot)).count();
            from.saturating_sub(within.max(1))
        }
    }

    /// Scrolls without choosing.
    pub fn wheel(&mut self, down: bool) {
        self.first = if down { (self.first + 3).min(self.lowest()) } else { self.first.saturating_sub(3) };
    }

    /// Chooses what is drawn at a cell; `None` where nothing can be chosen, else whether it was chosen already.
    pub fn press(&mut self, column: u16, row: u16, area: Rect) -> Option<bool> {
        let row = self.first + usize::from(row.checked_sub(area.y)?);
        let hit = |spot: &Spot<T>| {
            (spot.row..spot.row + spot.rows).contains(&row)
                && (spot.x.saturating_sub(2)..spot.x + spot.width).contains(&column)
        };
        let at = self.spots.iter().position(hit)?;
        let again = at == self.cursor;
        self.cursor = at;
        self.show();
        Some(again)
    }

    const fn lowest(&self) -> usize {
        self.rows.len().saturating_sub(self.height)
    }

    /// Brings the chosen rows into view, with what stands just above them.
    fn show(&mut self) {
        if self.cursor == 0 {
            self.first = 0;
        }
        if let Some(spot) = self.spots.get(self.cursor) {
            let above = if self.height >= 10 { 2 } else { 1 };
            let bottom = (spot.row + spot.rows + 1).saturating_sub(self.height);
            self.first = self.first.max(bottom).min(spot.row.saturating_sub(above).max(bottom.min(spot.row)));
        }
        self.first = self.first.min(self.lowest());
    }

    /// Draws the rows in view.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let chosen = self.spots.get(self.cursor);
        for ((at, row), y) in self.rows.iter().enumerate().skip(self.first).zip(area.top()..area.bottom()) {
            let spot = chosen.filter(|spot| (spot.row..spot.row + spot.rows).contains(&at));
            for piece in &row.pieces {
                let x = area.x + piece.x;
                let width = piece.width.min(area.right().saturating_sub(x));
                match &piece.ink {
                    Ink::Meter(figure) => meter::draw(*figure, x, y, width, buf, cx),
                    Ink::Words(words, role) => {
                        let bold =
                            spot.is_some_and(|spot| spot.row == at && (spot.x..spot.x + spot.width).contains(&piece.x));
                        let style = cx.style(*role);
                        let style = if bold { style.add_modifier(Modifier::BOLD) } else { style };
                        wrap::draw_row(words, x, y, width, buf, style);
                    }
                }
            }
            if let Some(spot) = spot.filter(|spot| spot.row == at) {
                wrap::draw_row(">", area.x + spot.x.saturating_sub(2), y, 1, buf, cx.style(Role::Key));
            }
        }
        let edge = area.right().saturating_sub(1);
        if self.first > 0 {
            wrap::draw_row("^", edge, area.y, 1, buf, cx.style(Role::Accent));
        }
        if self.first < self.rows.len().saturating_sub(usize::from(area.height)) {
            wrap::draw_row("v", edge, area.bottom().saturating_sub(1), 1, buf, cx.style(Role::Accent));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn page(rows: &[bool], height: u16) -> Page<usize> {
        let mut draft = Draft::new(MARGIN, 20);
        for (at, choice) in rows.iter().enumerate() {
            let line = |draft: &mut Draft<usize>| draft.push(row("words", 20, Role::Text));
            if *choice { draft.choice(at, line) } else { line(&mut draft) }
        }
        let mut page = Page::default();
        page.resize(height);
        page.fill(vec![draft]);
        page
    }

    #[test]
    fn the_last_motion_down_brings_the_foot_of_the_page_into_view() {
        let mut page = page(&[true, true, false, false, false, false], 3);
        page.go(ListMove::Down);
        assert_eq!((page.chosen(), page.first), (Some(&1), 0));
        page.go(ListMove::Down);
        assert_eq!((page.chosen(), page.first), (Some(&1), 1));
        page.go(ListMove::Last);
        assert_eq!(page.first, 3);
    }

    #[test]
    fn what_was_chosen_stays_chosen_when_rows_come_before_it() {
        let mut page = page(&[true, true], 9);
        page.go(ListMove::Down);
        let mut draft = Draft::new(0, 9);
        draft.choice(7, |draft| draft.push(Row::default()));
        draft.choice(1, |draft| draft.push(Row::default()));
        page.fill(vec![draft]);
        assert_eq!(page.chosen(), Some(&1));
    }

    #[test]
    fn long_words_end_in_two_dots() {
        assert_eq!(fitted("Pipeline access", 10), "Pipeline..");
        assert_eq!(fitted("日本日本", 5), "日..");
        assert_eq!(fitted("ab", 1), "");
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_always_in_view(
            rows in prop::collection::vec(any::<bool>(), 0..40), height in 1u16..12,
            motions in prop::collection::vec(0usize..6, 0..30),
        ) {
            let mut page = page(&rows, height);
            for motion in motions {
                use ListMove::{Down, First, Last, PageDown, PageUp, Up};
                let before = page.cursor;
                page.go([Up, Down, PageUp, PageDown, First, Last][motion]);
                let seen = page.first..page.first + usize::from(height);
                if before != page.cursor && let Some(spot) = page.spots.get(page.cursor) {
                    prop_assert!(seen.contains(&spot.row));
                }
            }
        }
    }
}
