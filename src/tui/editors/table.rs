//! The editor of tables: a spreadsheet of typed cells. Moving is never refused.
//!
//! Knows its rows and its area, not the screen around it.

pub mod fill;
pub mod paint;
pub mod plan;
pub mod pointer;
pub mod range;
pub mod several;
pub mod steps;
pub mod work;

use crate::domain::parse::show;
use crate::domain::pasted::fields as pasted;
use crate::domain::question::{Kind, TableSpec};
use crate::domain::value::Value;
use crate::texts::editors::cells as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::{Draft, Editor, Reply};
use crate::tui::editors::cell::Begin;
use crate::tui::editors::table::paint::Picture;
use crate::tui::editors::table::work::{ROOMY, Work};
use crate::tui::keymap::Scope;
use crate::tui::mouse::Mouse;
use crate::tui::widgets::text_box::act::{Motion, TextAct};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A table.
#[derive(Debug)]
pub struct Table(Work);

impl Table {
    /// The table as it comes.
    #[must_use]
    pub fn new(spec: TableSpec) -> Self {
        Self(Work::new(spec))
    }
}

impl Editor for Table {
    fn takes_text(&self) -> bool {
        true
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.0.typing.is_some() { &[Scope::Typing, Scope::Table] } else { &[Scope::Table] }
    }

    fn can(&self, action: Action) -> bool {
        match (action, &self.0.typing) {
            (Action::Text(act), Some(typing)) => match act {
                TextAct::Newline | TextAct::Move { motion: Motion::Up | Motion::Down, select: false } => false,
                TextAct::Cut => typing.text().selected().is_some(),
                _ => true,
            },
            (Action::Text(act), None) => match act {
                TextAct::Copy | TextAct::Move { motion: Motion::TextStart | Motion::TextEnd, select: false } => true,
                TextAct::Cut => self.0.is_any_filled(),
                TextAct::Move { motion, select: true } => self.0.beyond(motion).is_some(),
                TextAct::SelectAll => !self.0.sheet.rows().is_empty(),
                _ => false,
            },
            (Action::Up | Action::Down, Some(typing)) if typing.offers().is_open() => true,
            _ => self.0.step(action).is_some(),
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Reply {
        (self.0.told, self.0.clicked) = (None, None);
        if !self.can(action) {
            return Reply::NotMine;
        }
        match (action, &mut self.0.typing) {
            (Action::Text(act), _) => self.0.text_act(act, cx),
            (Action::Up | Action::Down, Some(typing)) if typing.offers().is_open() => {
                match typing.step(action == Action::Down) {
                    Some(true) => self.0.live(cx),
                    _ => Reply::Moved,
                }
            }
            _ => match self.0.step(action) {
                Some(step) => self.0.take_step(step, cx),
                None => Reply::NotMine,
            },
        }
    }

    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Reply {
        (self.0.told, self.0.clicked) = (None, None);
        let blank = self.0.typing.as_ref().is_none_or(|typing| typing.text().is_empty());
        if pasted && blank && (pasted::is_several(text) || self.0.selected().is_some()) {
            return self.0.paste(text, cx);
        }
        let alone = self.0.selected().is_none();
        self.0.let_go();
        if self.0.typing.is_none() {
            if text.trim().is_empty() {
                return self.0.space(cx);
            }
            if alone && self.0.names_a_seed() {
                // A stray letter does not rename a row that came with the question.
                self.0.told = Some(texts::SEED_NAME.to_owned());
                return Reply::Moved;
            }
            self.0.begin(Begin::Replacing, cx);
        }
        let words = if pasted { text.trim_end_matches(['\r', '\n']) } else { text };
        let typed = self.0.typing.as_mut().is_some_and(|typing| typing.type_in(words));
        if typed { self.0.live(cx) } else { Reply::Moved }
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Reply {
        self.0.mouse(mouse, area, cx)
    }

    fn draft(&self, _cx: &Context<'_>) -> Draft {
        if let Some(other) = &self.0.other {
            return Draft::Unfinished(other.clone(), not_cells(other));
        }
        match (self.0.sheet.value(), self.0.sheet.unfinished()) {
            (None, _) => Draft::Empty,
            (Some(rows), None) => Draft::Ready(Value::Table(rows)),
            (Some(rows), Some(first)) => Draft::Unfinished(Value::Table(rows), self.0.unfinished(first)),
        }
    }

    fn missing(&self, _cx: &Context<'_>) -> Option<String> {
        if let Some(other) = &self.0.other {
            return Some(not_cells(other));
        }
        let (first, count) = self.0.sheet.unfinished()?;
        // Of the one cell under the cursor the line below says more.
        let said = first == (self.0.view.row, self.0.view.column) && count == 1;
        (!said).then(|| self.0.unfinished((first, count)))
    }

    fn set(&mut self, value: Option<&Value>, _cx: &Context<'_>) {
        let rows = match value {
            Some(Value::Table(rows)) => Some(rows.as_slice()),
            Some(Value::Record(row)) => Some(std::slice::from_ref(row)),
            _ => None,
        };
        let other = value.filter(|_| rows.is_none());
        let entering = !std::mem::replace(&mut self.0.entered, true);
        if other == self.0.other.as_ref() && self.0.sheet.is(rows) {
            return;
        }
        self.0.anchor = None;
        let here = self.0.cell().cloned();
        self.0.sheet.set(rows);
        self.0.other = other.cloned();
        self.0.told = None;
        if entering {
            (self.0.view.row, self.0.view.column) = self.0.sheet.first_open();
        }
        if self.0.cell() != here.as_ref() {
            self.0.typing = None;
        }
        self.0.layout = self.0.fresh_layout(self.0.area.width);
        self.0.settle();
    }

    fn escape(&mut self) -> bool {
        let inside = self.0.typing.is_some() || self.0.selected().is_some();
        if inside {
            self.0.stop();
            self.0.settle();
        }
        inside
    }

    fn rows(&self, width: u16, _cx: &Context<'_>) -> u16 {
        let rows = u16::try_from(self.0.count()).unwrap_or(u16::MAX);
        self.0.layout(width).heading.saturating_add(rows).saturating_add(2).max(ROOMY)
    }

    fn comfort(&self) -> u16 {
        12
    }

    fn resize(&mut self, area: Rect) {
        self.0.area = area;
        if self.0.typing.is_none() || self.0.layout.width != area.width {
            self.0.layout = self.0.fresh_layout(area.width);
        }
        self.0.settle();
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>, focused: bool) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let picture = Picture {
            sheet: &self.0.sheet,
            view: self.0.view,
            typing: self.0.typing.as_ref().filter(|_| focused),
            told: self.0.told.as_deref(),
            active: self.0.active(),
            selected: self.0.selected().filter(|_| focused),
            focused,
        };
        picture.draw(area, &self.0.plan(area), buf, cx)
    }
}

fn not_cells(other: &Value) -> String {
    let kind = Kind::Table(TableSpec { columns: Vec::new(), seeds: Vec::new() });
    texts::not_cells(&show::value(&kind, other))
}

#[cfg(test)]
mod tests;
