//! Drawing a table: headings, the rows in view, the cell being typed, what it offers, and the line below.
//!
//! Only draws what is in view.

use crate::domain::parse::show;
use crate::domain::question::{Column, ColumnKind};
use crate::domain::value::{Cell, Row};
use crate::texts::editors::cells as texts;
use crate::tui::context::Context;
use crate::tui::editors::cell::CellBox;
use crate::tui::editors::cell_view;
use crate::tui::editors::sheet::Sheet;
use crate::tui::editors::table::plan::{Plan, View};
use crate::tui::editors::table::range::Range;
use crate::tui::theme::Role;
use crate::tui::widgets::grid::Seen;
use crate::tui::widgets::grid::paint::{self, Align};
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;

/// What is drawn.
#[derive(Debug)]
pub struct Picture<'a> {
    /// The rows.
    pub sheet: &'a Sheet,
    /// Where one is.
    pub view: View,
    /// The cell being typed.
    pub typing: Option<&'a CellBox>,
    /// What there is to say instead of the cell's own line.
    pub told: Option<&'a str>,
    /// The cells that are selected.
    pub selected: Option<Range>,
    /// The cell that is typed into.
    pub active: (usize, usize),
    /// Whether the table has the keys.
    pub focused: bool,
}

impl Picture<'_> {
    /// Draws all parts; where the cursor belongs.
    pub fn draw(&self, area: Rect, plan: &Plan, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        self.headings(plan, buf, cx);
        for (down, y) in (plan.body.top()..plan.body.bottom()).enumerate() {
            self.row(plan.first_row + down, y, plan, buf, cx);
        }
        self.marks(area, plan, buf, cx);
        let cell = plan.cell(self.active.0, self.active.1);
        self.detail(plan, buf, cx);
        let cell = cell?;
        let Some(typing) = self.typing else { return Some(Position::new(cell.x, cell.y)) };
        let over = Rect { width: area.width.saturating_sub(1).max(1), ..area };
        let text = cell_view::box_area(typing, cell, over);
        let cursor = cell_view::draw_box(typing, text, buf, cx);
        cell_view::draw_list(typing, cell_view::list_area(typing, text, over), buf, cx);
        cursor
    }

    fn headings(&self, plan: &Plan, buf: &mut Buffer, cx: &Context<'_>) {
        if plan.heading.height == 0 {
            return;
        }
        let lined = cx.style(Role::Field);
        for seen in &plan.seen {
            let Some(column) = self.sheet.columns().get(seen.column) else { continue };
            let role = if seen.column == self.view.column && self.focused { Role::Heading } else { Role::Accent };
            let area = Rect { x: plan.heading.x + seen.x, width: seen.width, ..plan.heading };
            let title = titled(column);
            let rows = wrap::height(&title, seen.width).min(area.height);
            let bottom = Rect { y: area.bottom() - 1, height: 1, ..area };
            paint::clear(bottom, buf, cx.style(role).patch(lined));
            if rows <= 1 {
                let align = align(&column.kind);
                paint::words(&title, bottom, align, buf, cx.style(role).patch(lined));
                continue;
            }
            let mut parts = wrap::rows(&title, seen.width);
            paint::words(
                parts.next().unwrap_or_default(),
                Rect { height: 1, ..area },
                align(&column.kind),
                buf,
                cx.style(role),
            );
            let rest = parts.collect::<Vec<_>>().join(" ");
            paint::words(&rest, bottom, align(&column.kind), buf, cx.style(role).patch(lined));
        }
    }

    fn row(&self, row: usize, y: u16, plan: &Plan, buf: &mut Buffer, cx: &Context<'_>) {
        let sheet = self.sheet;
        let seed = sheet.seed_of(row);
        let own = sheet.is_own(row);
        for (at, seen) in plan.seen.iter().enumerate() {
            let Some(column) = sheet.columns().get(seen.column) else { continue };
            let area = Rect { x: plan.body.x + seen.x, y, width: seen.width, height: 1 };
            let (words, role) = words_of(sheet, row, column, seen, seed, own);
            let here = (row, seen.column) == self.active;
            let chosen = self.selected.as_ref().is_some_and(|range| range.contains(row, seen.column));
            let role = if chosen { Role::Selection } else { role };
            let role = match (here, self.focused) {
                (true, true) => Role::Selected,
                (true, false) => Role::Marked,
                _ => role,
            };
            paint::words(&words, area, align(&column.kind), buf, cx.style(role));
            if at + 1 < plan.seen.len() {
                wrap::draw_row("|", area.right() + plan.gap / 2, y, 1, buf, cx.style(Role::Rule));
            }
        }
    }

    /// Marks in the last column and in the heading: there is more above, below, left and right.
    fn marks(&self, area: Rect, plan: &Plan, buf: &mut Buffer, cx: &Context<'_>) {
        let Some(x) = area.right().checked_sub(1).filter(|x| *x > area.x) else { return };
        let mut mark = |sign: &str, x: u16, y: u16| wrap::draw_row(sign, x, y, 1, buf, cx.style(Role::Warn));
        let y = if plan.heading.height > 0 { plan.heading.bottom() - 1 } else { plan.body.y };
        if plan.more_columns.1 {
            mark("›", x, y);
        }
        if let (true, Some(second)) = (plan.more_columns.0, plan.seen.get(1)) {
            mark("‹", plan.heading.x + second.x - 1 - plan.gap / 2, y);
        }
        if plan.more_rows.0 {
            mark("▴", x, if plan.heading.height > 0 && !plan.more_columns.1 { y } else { plan.body.y });
        }
        if plan.more_rows.1 {
            mark("▾", x, plan.body.bottom().saturating_sub(1));
        }
    }

    fn detail(&self, plan: &Plan, buf: &mut Buffer, cx: &Context<'_>) {
        if let Some(told) = self.told {
            return cell_view::draw_detail("", &(told.to_owned(), Role::Accent), plan.detail, buf, cx);
        }
        if let Some((rows, columns)) = self.selected.as_ref().map(Range::size) {
            let said = (texts::selected(rows, columns), Role::Accent);
            return cell_view::draw_detail("", &said, plan.detail, buf, cx);
        }
        let Some(column) = self.sheet.columns().get(self.view.column).filter(|_| self.focused) else { return };
        let cell = self.sheet.cell(self.view.row, self.view.column);
        let mut said = cell_view::detail(column, cell, self.typing, cx);
        if cell.is_none() && self.typing.is_none() && column.required && self.sheet.is_own(self.view.row) {
            said = (texts::still_missing(&said.0), Role::Warn);
        }
        cell_view::draw_detail(&titled(column), &said, plan.detail, buf, cx);
    }
}

/// A heading: the title, with a star where a row is unfinished without the cell.
#[must_use]
pub fn titled(column: &Column) -> Cow<'_, str> {
    if column.required { Cow::Owned(texts::required(&column.title)) } else { Cow::Borrowed(&column.title) }
}

const fn align(kind: &ColumnKind) -> Align {
    match kind {
        ColumnKind::Number | ColumnKind::Percent | ColumnKind::Money => Align::Right,
        _ => Align::Left,
    }
}

/// The words of a cell and what they look like.
fn words_of<'s>(
    sheet: &'s Sheet,
    row: usize,
    column: &'s Column,
    seen: &Seen,
    seed: Option<&Row>,
    own: bool,
) -> (Cow<'s, str>, Role) {
    let Some(cell) = sheet.cell(row, seen.column) else {
        return match () {
            () if row == sheet.rows().len() && seen.column == 0 => (Cow::Borrowed(texts::NEW_ROW), Role::Placeholder),
            () if own && column.required => (Cow::Borrowed(texts::MISSING), Role::Warn),
            () => (Cow::Borrowed(""), Role::Text),
        };
    };
    match cell {
        Cell::Misfit(words) => (Cow::Owned(texts::misfit(words)), Role::Warn),
        Cell::Text(words) | Cell::Choice(words) => {
            let seeded = seed.and_then(|seed| seed.get(column.id.as_str())) == Some(cell);
            (Cow::Borrowed(words), if seeded && !(own && seen.column == 0) { Role::Dim } else { Role::Text })
        }
        _ => {
            let seeded = seed.and_then(|seed| seed.get(column.id.as_str())) == Some(cell);
            (Cow::Owned(show::cell(&column.kind, cell)), if seeded { Role::Dim } else { Role::Text })
        }
    }
}
