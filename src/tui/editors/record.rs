//! The editor of records: a short form, one labelled field a column, the cursor always in one of them.
//!
//! Knows its fields and its area, not the screen around it.

use crate::domain::parse::show;
use crate::domain::pasted::fields as pasted;
use crate::domain::question::{ColumnKind, Kind, RecordSpec, TableSpec};
use crate::domain::value::{Cell, Row, Value};
use crate::texts::editors::cells as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::{Draft, Editor, Reply};
use crate::tui::editors::cell::{Begin, CellBox, pool};
use crate::tui::editors::cell_view;
use crate::tui::editors::sheet::Sheet;
use crate::tui::editors::table::fill::fill;
use crate::tui::editors::table::paint::titled;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::theme::Role;
use crate::tui::widgets::grid::paint::{self, Align};
use crate::tui::widgets::text_box::act::{Changed, Motion, TextAct};
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A short form.
#[derive(Debug)]
pub struct Record {
    /// One row, or none while nothing is filled.
    sheet: Sheet,
    at: usize,
    first: usize,
    typing: Option<CellBox>,
    told: Option<String>,
    /// What the book says instead of cells, kept until one is filled.
    other: Option<Value>,
    area: Rect,
}

/// The widest labels become, as a part of the width: one of so many.
const LABELS: u16 = 3;

impl Record {
    /// An empty form.
    #[must_use]
    pub fn new(spec: &RecordSpec) -> Self {
        let sheet = Sheet::new(TableSpec { columns: spec.columns.clone(), seeds: Vec::new() });
        let area = Rect::new(0, 0, 80, 8);
        Self { sheet, at: 0, first: 0, typing: None, told: None, other: None, area }
    }

    fn last(&self) -> usize {
        self.sheet.columns().len().saturating_sub(1)
    }

    fn is_list_open(&self) -> bool {
        self.typing.as_ref().is_some_and(|typing| typing.offers().is_open())
    }

    /// Puts the cursor into the field.
    fn begin(&mut self, cx: &Context<'_>) {
        let Some(column) = self.sheet.columns().get(self.at) else { return };
        let engagement = cx.desk.map(|desk| desk.engagement());
        let pool = pool(&column.kind, engagement, &mut self.sheet.names());
        let mut typing = CellBox::new(column, self.sheet.cell(0, self.at), Begin::Editing, pool);
        typing.offers_mut().close();
        self.typing = Some(typing);
        self.settle();
    }

    fn put(&mut self, cell: Option<Cell>) -> bool {
        let changed = self.sheet.put(0, self.at, cell);
        if changed {
            self.other = None;
        }
        changed
    }

    fn live(&mut self, cx: &Context<'_>) -> Reply {
        let Some(cell) = self.typing.as_ref().filter(|typing| typing.is_changed()) else { return Reply::Moved };
        let cell = cell.cell(cx.at.today);
        if self.put(cell) { Reply::Edited } else { Reply::Moved }
    }

    /// Takes what is offered, if the list is open, and goes to a field.
    fn go(&mut self, to: usize, take: bool, cx: &Context<'_>) -> Reply {
        let mut edited = false;
        if let Some(typing) = self.typing.as_mut().filter(|typing| take && typing.offers().is_open())
            && typing.take()
        {
            let cell = typing.cell(cx.at.today);
            edited = self.put(cell);
        }
        self.at = to.min(self.last());
        self.begin(cx);
        if edited { Reply::Edited } else { Reply::Moved }
    }

    fn settle(&mut self) {
        let tall = usize::from(self.parts(self.area).fields.height.max(1));
        self.first = self.first_field(tall);
        let field = self.field(self.area, self.at);
        if let Some(typing) = &mut self.typing {
            typing.text_mut().layout(field.width, 1);
        }
    }

    fn first_field(&self, tall: usize) -> usize {
        let most = self.sheet.columns().len().saturating_sub(tall);
        self.first.min(most).clamp((self.at + 1).saturating_sub(tall), self.at)
    }

    fn parts(&self, area: Rect) -> Parts {
        let count = u16::try_from(self.sheet.columns().len()).unwrap_or(u16::MAX);
        let detail = match area.height {
            0 | 1 => 0,
            height if height < count.saturating_add(2) => 1,
            _ => 2,
        };
        let height = area.height.saturating_sub(detail).min(count);
        let titles = self.sheet.columns().iter().map(|column| paint::width_up_to(&titled(column), area.width));
        let label = titles.max().unwrap_or(0).min(area.width / LABELS);
        let fields = Rect { height, ..area };
        Parts { fields, label, detail: Rect { y: area.y + height, height: detail, ..area } }
    }

    /// Where a field stands, if it is in view; empty elsewhere.
    fn field(&self, area: Rect, at: usize) -> Rect {
        let parts = self.parts(area);
        let first = self.first_field(usize::from(parts.fields.height.max(1)));
        let down = at.checked_sub(first).and_then(|down| u16::try_from(down).ok());
        let Some(down) = down.filter(|down| *down < parts.fields.height) else { return Rect::default() };
        let x = area.x.saturating_add(parts.label).saturating_add(2);
        Rect { x, y: area.y + down, width: area.right().saturating_sub(x), height: 1 }
    }

    fn text_act(&mut self, act: TextAct, cx: &Context<'_>) -> Reply {
        let Some(typing) = &mut self.typing else { return Reply::NotMine };
        if act == TextAct::Copy && typing.text().selected().is_none() {
            return match typing.text().text() {
                "" => Reply::Tell(texts::NOTHING_TO_COPY.to_owned()),
                words => Reply::Copied { words: words.to_owned(), cut: false },
            };
        }
        match typing.apply(act) {
            Changed::Text => self.live(cx),
            Changed::Cut(words) => {
                self.live(cx);
                Reply::Copied { words, cut: true }
            }
            Changed::Copied(words) => Reply::Copied { words, cut: false },
            Changed::Cursor | Changed::Nothing | Changed::AtTop | Changed::AtBottom => Reply::Moved,
        }
    }

    /// Several fields at once: the cells of a line another program copied.
    fn paste(&mut self, text: &str, cx: &Context<'_>) -> Reply {
        let line: Vec<String> = pasted::fields(text).into_iter().flatten().collect();
        let filled = fill(&mut self.sheet, 0, self.at, &[line], cx.at.today);
        self.told = filled.said();
        self.begin(cx);
        if filled.changed {
            self.other = None;
            return Reply::Edited;
        }
        Reply::Moved
    }

    fn press(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Reply {
        let at = Position::new(mouse.column, mouse.row);
        let field = self.field(area, self.at);
        if let Some(typing) = &mut self.typing {
            let list = cell_view::list_area(typing, field, area);
            if let (true, Some(place)) = (list.contains(at), cell_view::listed_at(typing, list, at.y)) {
                typing.offers_mut().go(place);
                return self.go(self.at, true, cx);
            }
            if field.contains(at) {
                if typing.offers().only() && !typing.offers().is_open() {
                    let words = typing.text().text().to_owned();
                    typing.offers_mut().show_all(&words);
                } else {
                    typing.text_mut().click(at.x - field.x, 0);
                }
                return Reply::Moved;
            }
        }
        let clicked = (0..self.sheet.columns().len()).find(|column| self.field(area, *column).y == at.y);
        match clicked.filter(|column| self.field(area, *column).height > 0) {
            Some(column) => self.go(column, false, cx),
            None => Reply::Moved,
        }
    }
}

/// Where the parts of a form stand.
struct Parts {
    fields: Rect,
    label: u16,
    detail: Rect,
}

impl Editor for Record {
    fn takes_text(&self) -> bool {
        true
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Typing, Scope::Table]
    }

    fn can(&self, action: Action) -> bool {
        let (first, last) = (self.at == 0, self.at >= self.last());
        let open = self.is_list_open();
        match action {
            Action::Up | Action::PreviousField => !first || (open && action == Action::Up),
            Action::Down | Action::NextField | Action::Accept => !last || open,
            Action::Text(TextAct::Newline) => false,
            Action::Text(TextAct::Move { motion: Motion::Up | Motion::Down, select: false }) => false,
            Action::Text(TextAct::Cut) => self.typing.as_ref().is_some_and(|typing| typing.text().selected().is_some()),
            Action::Text(_) => self.typing.is_some(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Reply {
        self.told = None;
        if !self.can(action) {
            return Reply::NotMine;
        }
        match action {
            Action::Up | Action::Down if self.is_list_open() => {
                let value = self.typing.as_mut().and_then(|typing| typing.step(action == Action::Down));
                if value == Some(true) { self.live(cx) } else { Reply::Moved }
            }
            Action::Up | Action::PreviousField => self.go(self.at.saturating_sub(1), false, cx),
            Action::Down => self.go(self.at + 1, false, cx),
            Action::NextField | Action::Accept => self.go(self.at + 1, true, cx),
            Action::Text(act) => self.text_act(act, cx),
            _ => Reply::NotMine,
        }
    }

    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Reply {
        self.told = None;
        if pasted && text.trim_end_matches(['\r', '\n']).contains('\t') {
            return self.paste(text, cx);
        }
        if self.typing.is_none() {
            self.begin(cx);
        }
        let Some(typing) = &mut self.typing else { return Reply::NotMine };
        if typing.offers().only() && text.trim().is_empty() {
            if self.sheet.columns().get(self.at).is_some_and(|column| column.kind == ColumnKind::YesNo) {
                typing.cycle(true);
                return self.live(cx);
            }
            let words = typing.text().text().to_owned();
            typing.offers_mut().show_all(&words);
            return Reply::Moved;
        }
        let words = if pasted { text.trim_end_matches(['\r', '\n']) } else { text };
        if typing.type_in(words) { self.live(cx) } else { Reply::Moved }
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Reply {
        self.told = None;
        let (field, last) = (self.field(area, self.at), self.last());
        match (mouse.kind, &mut self.typing) {
            (MouseKind::Press, _) => self.press(mouse, area, cx),
            (MouseKind::WheelUp, _) if self.at > 0 => self.go(self.at - 1, false, cx),
            (MouseKind::WheelDown, _) if self.at < last => self.go(self.at + 1, false, cx),
            (MouseKind::Drag, Some(typing)) if !typing.offers().is_open() => {
                typing.text_mut().drag(i32::from(mouse.column) - i32::from(field.x), 0);
                Reply::Moved
            }
            _ => Reply::NotMine,
        }
    }

    fn draft(&self, _cx: &Context<'_>) -> Draft {
        if let Some(other) = &self.other {
            return Draft::Unfinished(other.clone(), not_cells(other));
        }
        let Some(row) = self.sheet.value().and_then(|rows| rows.into_iter().next()) else { return Draft::Empty };
        match self.sheet.unfinished().and_then(|((_, column), _)| self.sheet.columns().get(column)) {
            None => Draft::Ready(Value::Record(row)),
            Some(column) => Draft::Unfinished(Value::Record(row), texts::one_unfinished(&column.title)),
        }
    }

    fn missing(&self, _cx: &Context<'_>) -> Option<String> {
        if let Some(other) = &self.other {
            return Some(not_cells(other));
        }
        let ((_, column), count) = self.sheet.unfinished()?;
        // Of the field under the cursor the line below says more.
        let said = column == self.at && count == 1;
        self.sheet.columns().get(column).filter(|_| !said).map(|column| texts::one_unfinished(&column.title))
    }

    fn set(&mut self, value: Option<&Value>, cx: &Context<'_>) {
        let rows: Option<&[Row]> = match value {
            Some(Value::Record(row)) if row.is_empty() => None,
            Some(Value::Record(row)) => Some(std::slice::from_ref(row)),
            Some(Value::Table(rows)) if rows.len() == 1 => Some(rows),
            _ => None,
        };
        let other = value.filter(|value| rows.is_none() && !matches!(value, Value::Record(_)));
        if other != self.other.as_ref() || !self.sheet.is(rows) {
            self.sheet.set(rows);
            self.other = other.cloned();
            self.told = None;
            self.typing = None;
        }
        if self.typing.is_none() {
            self.begin(cx);
        }
    }

    fn rows(&self, _width: u16, _cx: &Context<'_>) -> u16 {
        u16::try_from(self.sheet.columns().len()).unwrap_or(u16::MAX).saturating_add(2)
    }

    fn comfort(&self) -> u16 {
        10
    }

    fn resize(&mut self, area: Rect) {
        self.area = area;
        self.settle();
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>, focused: bool) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let parts = self.parts(area);
        for (at, column) in self.sheet.columns().iter().enumerate() {
            let field = self.field(area, at);
            if field.height == 0 {
                continue;
            }
            let here = focused && at == self.at;
            let label = Rect { x: area.x, width: parts.label, ..field };
            let role = if here { Role::Heading } else { Role::Accent };
            paint::words(&titled(column), label, Align::Left, buf, cx.style(role));
            let (words, role) = match self.sheet.cell(0, at) {
                None => (String::new(), Role::Text),
                Some(Cell::Misfit(words)) => (texts::misfit(words), Role::Warn),
                Some(cell) => (show::cell(&column.kind, cell), Role::Text),
            };
            paint::words(&words, field, Align::Left, buf, cx.style(role).patch(cx.style(Role::Field)));
        }
        let tall = usize::from(parts.fields.height.max(1));
        let first = self.first_field(tall);
        let mut mark = |sign, y| wrap::draw_row(sign, area.x + parts.label, y, 1, buf, cx.style(Role::Warn));
        if first > 0 {
            mark("▴", parts.fields.y);
        }
        if first + tall < self.sheet.columns().len() {
            mark("▾", parts.fields.bottom().saturating_sub(1));
        }
        if let Some(told) = &self.told {
            cell_view::draw_detail("", &(told.clone(), Role::Accent), parts.detail, buf, cx);
        } else if let Some(column) = self.sheet.columns().get(self.at).filter(|_| focused) {
            let said = cell_view::detail(column, self.sheet.cell(0, self.at), self.typing.as_ref(), cx);
            cell_view::draw_detail(&titled(column), &said, parts.detail, buf, cx);
        }
        let typing = self.typing.as_ref().filter(|_| focused)?;
        let field = self.field(area, self.at);
        let cursor = cell_view::draw_box(typing, field, buf, cx);
        cell_view::draw_list(typing, cell_view::list_area(typing, field, area), buf, cx);
        cursor
    }
}

fn not_cells(other: &Value) -> String {
    let kind = Kind::Record(RecordSpec { columns: Vec::new() });
    texts::not_cells(&show::value(&kind, other))
}
