//! The keys of the screen below, from the one table of keys; and the marks of the outline.

use crate::texts::palette as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::{BINDINGS, Scope, key_name};
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::Outcome;
use crate::tui::screen::{Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The help for the scopes that were in force.
#[derive(Debug)]
pub struct Help {
    rows: Vec<Row>,
    scroll: usize,
    height: usize,
}

#[derive(Debug)]
enum Row {
    Blank,
    Heading(&'static str),
    Key(String, &'static str),
    Words(&'static str),
}

/// Columns of the keys.
const KEYS: u16 = 24;

impl Help {
    /// Help for these scopes, innermost first.
    #[must_use]
    pub fn new(below: &[Scope]) -> Self {
        let mut rows = Vec::new();
        for scope in below {
            rows.push(Row::Heading(scope.title()));
            for binding in BINDINGS.iter().filter(|binding| binding.scope == *scope && !binding.keys.is_empty()) {
                let keys = binding.keys.iter().take(3).map(|key| key_name(key)).collect::<Vec<_>>().join(", ");
                rows.push(Row::Key(keys, binding.words.full));
            }
            rows.push(Row::Blank);
        }
        if below.contains(&Scope::Interview) {
            rows.push(Row::Heading(texts::MARKS_TITLE));
            rows.extend(texts::MARKS.iter().map(|(mark, words)| Row::Key((*mark).to_owned(), words)));
            rows.push(Row::Blank);
        }
        rows.push(Row::Words(texts::MOUSE));
        Self { rows, scroll: 0, height: 20 }
    }

    fn last(&self) -> usize {
        self.rows.len().saturating_sub(self.height)
    }

    fn go(&mut self, to: usize) -> Outcome {
        self.scroll = to.min(self.last());
        Outcome::Changed
    }
}

impl Screen for Help {
    fn scope(&self) -> Scope {
        Scope::Reading
    }

    fn is_window(&self) -> bool {
        true
    }

    fn rows(&self, _width: u16, _cx: &Context<'_>) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    fn title(&self, _cx: &Context<'_>) -> Title {
        Title { path: vec![texts::HELP.to_owned()], aside: String::new() }
    }

    fn can(&self, action: Action, _cx: &Context<'_>) -> bool {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.last() > 0
            }
            Action::Back => true,
            _ => false,
        }
    }

    fn act(&mut self, action: Action, _cx: &Context<'_>) -> Outcome {
        match action {
            Action::Up => self.go(self.scroll.saturating_sub(1)),
            Action::Down => self.go(self.scroll + 1),
            Action::PageUp => self.go(self.scroll.saturating_sub(self.height)),
            Action::PageDown => self.go(self.scroll + self.height),
            Action::First => self.go(0),
            Action::Last => self.go(usize::MAX),
            Action::Back => Outcome::Close,
            _ => Outcome::NotMine,
        }
    }

    fn mouse(&mut self, mouse: Mouse, _area: Rect, _cx: &Context<'_>) -> Outcome {
        match mouse.kind {
            MouseKind::WheelUp => self.go(self.scroll.saturating_sub(3)),
            MouseKind::WheelDown => self.go(self.scroll + 3),
            MouseKind::Press | MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
        }
    }

    fn resize(&mut self, area: Rect, _cx: &Context<'_>) {
        self.height = usize::from(area.height.max(1));
        self.scroll = self.scroll.min(self.last());
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        for (row, y) in self.rows.iter().skip(self.scroll).zip(area.top()..area.bottom()) {
            match row {
                Row::Blank => {}
                Row::Heading(words) => wrap::draw_row(words, area.x, y, area.width, buf, cx.style(Role::Heading)),
                Row::Words(words) => wrap::draw_row(words, area.x, y, area.width, buf, cx.style(Role::Dim)),
                Row::Key(keys, words) => {
                    wrap::draw_row(keys, area.x, y, KEYS - 1, buf, cx.style(Role::Key));
                    wrap::draw_row(words, area.x + KEYS, y, area.width.saturating_sub(KEYS), buf, cx.style(Role::Text));
                }
            }
        }
        None
    }
}
