//! Drawing what tables and records share: the cell being typed, the list of what it offers, and the line that shows a
//! cell in full.
//!
//! Only draws.

use crate::domain::parse::{read, show};
use crate::domain::question::Column;
use crate::domain::value::Cell;
use crate::texts::editors::cells as texts;
use crate::tui::context::Context;
use crate::tui::editors::cell::{CellBox, hint};
use crate::tui::theme::Role;
use crate::tui::widgets::grid::paint::{self, Align};
use crate::tui::widgets::text_box::act::Look;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The most offers shown at once.
const LISTED: u16 = 6;

/// Where the text of a cell being typed stands: over its neighbours where its own cell is narrow.
#[must_use]
pub fn box_area(cell: &CellBox, at: Rect, bounds: Rect) -> Rect {
    let words = paint::width_up_to(cell.text().text(), bounds.width).saturating_add(1);
    let width = at.width.max(words).max(16).min(bounds.width);
    Rect { x: at.x.min(bounds.right().saturating_sub(width)).max(bounds.x), width, ..at }.intersection(bounds)
}

/// Draws the text being typed; the place of the cursor.
pub fn draw_box(cell: &CellBox, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
    let field = cx.style(Role::FieldFocus);
    paint::clear(area, buf, field);
    let look = Look {
        text: field,
        selection: cx.style(Role::Selection),
        placeholder: cx.style(Role::Placeholder),
        mark: cx.style(Role::Warn),
        hint: "",
    };
    cell.text().render(area, buf, &look)
}

/// Where the list of offers stands: below the cell, or above it where there is more room; empty where it is not shown.
#[must_use]
pub fn list_area(cell: &CellBox, at: Rect, bounds: Rect) -> Rect {
    let offers = cell.offers();
    if !offers.is_open() {
        return Rect::default();
    }
    let count = u16::try_from(offers.listed().len()).unwrap_or(u16::MAX).min(LISTED);
    let wide = |words: &str| paint::width_up_to(words, 40);
    let words = offers.listed().map(|offer| wide(&offer.words) + 2 + wide(&offer.aside)).max().unwrap_or(0);
    let width = (words + 4).max(at.width).min(bounds.width);
    let x = at.x.min(bounds.right().saturating_sub(width)).max(bounds.x);
    let below = bounds.bottom().saturating_sub(at.bottom());
    let above = at.y.saturating_sub(bounds.y);
    if below >= count || below >= above {
        Rect { x, y: at.bottom(), width, height: count.min(below) }
    } else {
        let height = count.min(above);
        Rect { x, y: at.y - height, width, height }
    }
}

/// The first offer in view.
fn first_listed(cell: &CellBox, height: u16) -> usize {
    let height = usize::from(height.max(1));
    cell.offers().place().map_or(0, |place| (place + 1).saturating_sub(height))
}

/// The place in the list of the offer in a row of its area.
#[must_use]
pub fn listed_at(cell: &CellBox, area: Rect, y: u16) -> Option<usize> {
    let row = usize::from(y.checked_sub(area.y).filter(|row| *row < area.height)?);
    Some(first_listed(cell, area.height) + row).filter(|place| *place < cell.offers().listed().len())
}

/// Draws the list of offers.
pub fn draw_list(cell: &CellBox, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
    let first = first_listed(cell, area.height);
    let place = cell.offers().place();
    for ((at, offer), y) in cell.offers().listed().enumerate().skip(first).zip(area.top()..area.bottom()) {
        let here = place == Some(at);
        let role = if here { Role::Selected } else { Role::Text };
        let row = Rect { y, height: 1, ..area };
        paint::clear(row, buf, cx.style(role));
        wrap::draw_row(if here { ">" } else { "|" }, row.x, y, 1, buf, cx.style(role));
        let words = Rect { x: row.x + 2, width: row.width.saturating_sub(3), ..row };
        paint::words(&offer.words, words.intersection(row), Align::Left, buf, cx.style(role));
        let used = paint::width_up_to(&offer.words, words.width).saturating_add(2);
        let aside = Rect { x: words.x + used, width: words.width.saturating_sub(used), ..words };
        let aside_role = if here { Role::Selected } else { Role::Dim };
        if aside.width > 0 && !offer.aside.is_empty() {
            paint::words(&offer.aside, aside.intersection(row), Align::Left, buf, cx.style(aside_role));
        }
    }
}

/// What the line below says of the cell under the cursor, and in which role.
#[must_use]
pub fn detail(column: &Column, cell: Option<&Cell>, typing: Option<&CellBox>, cx: &Context<'_>) -> (String, Role) {
    let kind = &column.kind;
    if let Some(typing) = typing {
        let typed = typing.text().text();
        let offered = typing.offers().current().filter(|_| typing.offers().only());
        return match (typing.cell(cx.at.today), offered) {
            (_, Some(offer)) => (offer.words.clone(), Role::Text),
            (None | Some(Cell::Misfit(_)), _) => (hint(kind).to_owned(), Role::Dim),
            (Some(value), _) => match show::cell(kind, &value) {
                shown if shown == typed => (hint(kind).to_owned(), Role::Dim),
                shown => (texts::reads_as(&shown), Role::Good),
            },
        };
    }
    match cell {
        None => (hint(kind).to_owned(), Role::Dim),
        Some(Cell::Misfit(words)) => match read::cell(kind, words, cx.at.today) {
            Err(problem) => (texts::unfinished(&problem.sentence, &problem.hint), Role::Warn),
            Ok(_) => (words.clone(), Role::Text),
        },
        Some(cell) => (show::cell(kind, cell), Role::Text),
    }
}

/// Draws the line below: the column's title and what there is to say of the cell.
pub fn draw_detail(title: &str, said: &(String, Role), area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let label = if title.is_empty() { String::new() } else { texts::label(title) };
    let whole = paint::width_up_to(&label, area.width);
    // A long title has a row of its own: its heading may have no room to show it in full.
    let above = whole > area.width / 2 && area.height > 1;
    let width = if above { whole } else { whole.min(area.width / 2) };
    paint::words(&label, Rect { width, height: 1, ..area }, Align::Left, buf, cx.style(Role::Accent));
    let words = if above {
        Rect { y: area.y + 1, height: area.height - 1, ..area }
    } else {
        let x = if width == 0 { area.x } else { area.x + width + 1 };
        Rect { x, width: area.right().saturating_sub(x), ..area }
    };
    let area = Rect { height: words.height, ..area };
    let rows = wrap::height(&said.0, words.width);
    if rows > area.height {
        // As much as there is room for, the last row with a mark.
        let mut parts = wrap::rows(&said.0, words.width);
        for y in words.top()..words.bottom() {
            let row = parts.next().unwrap_or_default();
            let rest = if y + 1 == words.bottom() { paint::MORE } else { "" };
            wrap::draw_row(row, words.x, y, words.width, buf, cx.style(said.1));
            wrap::draw_row(rest, words.right().saturating_sub(1), y, 1, buf, cx.style(Role::Warn));
        }
        return;
    }
    wrap::draw(&said.0, words, buf, 0, cx.style(said.1));
}
