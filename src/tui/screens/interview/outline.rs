//! The outline at the left: steps with their questions, a mark for each.
//!
//! Only draws and says what was clicked.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::tui::context::Context;
use crate::tui::screens::interview::shelf::{Filter, Line, Mark, Marks, is_critical};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The outline of a book.
#[derive(Debug)]
pub struct Outline<'a> {
    /// The book.
    pub book: &'a BookName,
    /// The question under the cursor.
    pub at: &'a Id,
    /// The rows.
    pub lines: &'a [Line],
    /// Which questions are shown.
    pub filter: Filter,
    /// The marks.
    pub marks: &'a Marks,
}

impl Outline<'_> {
    /// The first line in view: the question under the cursor is kept in the middle half. The outline stands still while
    /// the cursor crosses that half, and then goes on by half a height: an eye finds its place again.
    fn offset(&self, height: u16) -> usize {
        let height = usize::from(height.max(1));
        let half = height.div_ceil(2);
        let at = self.lines.iter().position(|line| matches!(line, Line::Question(id) if id == self.at)).unwrap_or(0);
        (at / half * half).saturating_sub(half / 2).min(self.lines.len().saturating_sub(height))
    }

    fn list_area(&self, area: Rect) -> Rect {
        if self.filter == Filter::All {
            return area;
        }
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// The question drawn in a row of the terminal.
    #[must_use]
    pub fn hit(&self, row: u16, area: Rect) -> Option<Id> {
        let area = self.list_area(area);
        let line = self.offset(area.height) + usize::from(row.checked_sub(area.y)?);
        match self.lines.get(line)? {
            Line::Question(id) => Some(id.clone()),
            Line::Step { .. } => None,
        }
    }

    /// Draws the rows in view.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
        if self.filter != Filter::All {
            let all = cx.desk.and_then(|desk| desk.questionnaire(&self.book.round)).map(AsRef::as_ref);
            wrap::draw_row(self.filter.title(all), area.x + 1, area.y, area.width, buf, cx.style(Role::Warn));
        }
        let area = self.list_area(area);
        let shown = self.lines.iter().skip(self.offset(area.height));
        for (line, y) in shown.zip(area.top()..area.bottom()) {
            match line {
                Line::Step { title, .. } => {
                    wrap::draw_row(title, area.x + 1, y, area.width.saturating_sub(1), buf, cx.style(Role::Heading));
                }
                Line::Question(id) => self.draw_question(id, y, area, buf, cx),
            }
        }
    }

    fn draw_question(&self, id: &Id, y: u16, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
        let Some(question) = cx.desk.and_then(|desk| desk.question(&self.book.round, id)) else { return };
        let here = id == self.at;
        let mark = self.marks.get(id);
        let critical = is_critical(question, self.book, cx);
        let role = match mark {
            Mark::Blank | Mark::NotApplicable | Mark::CannotTell | Mark::Declined => Role::Dim,
            Mark::Unfinished | Mark::Unknown | Mark::Unreadable => Role::Bad,
            Mark::Assumed => Role::Warn,
            Mark::Stated => Role::Text,
            Mark::Agreed => Role::Good,
        };
        wrap::draw_row(mark.symbol(), area.x + 1, y, 1, buf, cx.style(role));
        let name = question.title();
        let name_at = area.x + 3;
        let width = area.width.saturating_sub(4);
        let style = match (here, critical) {
            (true, _) => cx.style(Role::Selected),
            (false, true) => cx.style(Role::Strong),
            (false, false) => cx.style(Role::Text),
        };
        if here {
            for x in name_at.saturating_sub(1)..area.right() {
                if let Some(cell) = buf.cell_mut((x, y)) {
                    cell.set_style(style);
                }
            }
            wrap::draw_row(">", area.x, y, 1, buf, cx.style(Role::Key));
        }
        wrap::draw_row(name, name_at, y, width, buf, style);
        if critical {
            wrap::draw_row("*", area.right().saturating_sub(1), y, 1, buf, style);
        }
    }
}
