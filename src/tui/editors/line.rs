//! The editor of everything that is typed: words, links, numbers, money, days and people.
//!
//! What is typed is kept as it stands; whether it is of the kind yet is `domain::parse`'s matter.

use crate::domain::parse::{read, show};
use crate::domain::question::Kind;
use crate::domain::value::Value;
use crate::texts::editors as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::{Draft, Editor, Reply};
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::theme::Role;
use crate::tui::widgets::text_box::TextBox;
use crate::tui::widgets::text_box::act::{Changed, Look, Mode, TextAct};
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A text field for one kind of value.
#[derive(Debug)]
pub struct Field {
    kind: Kind,
    text: TextBox,
}

impl Field {
    /// An empty field.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        let mode = if matches!(kind, Kind::Text) { Mode::Area } else { Mode::Line };
        Self { kind, text: TextBox::new("", mode) }
    }

    fn reply(&self, changed: Changed) -> Reply {
        match changed {
            Changed::Text => Reply::Edited,
            Changed::Cursor => Reply::Moved,
            Changed::Cut(words) => Reply::Copied { words, cut: true },
            Changed::Copied(words) => Reply::Copied { words, cut: false },
            Changed::Nothing => Reply::Moved,
            Changed::AtTop | Changed::AtBottom => Reply::NotMine,
        }
    }

    /// How the words are read, where that is not how they are written.
    fn reads_as(&self, cx: &Context<'_>) -> Option<String> {
        let Draft::Ready(value) = self.draft(cx) else { return None };
        show::as_read(&self.kind, &value, self.text.text()).map(|shown| texts::cells::reads_as(&shown))
    }

    /// Whether what is typed may mean something else than it looks like.
    const fn echoes(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Percent | Kind::Money | Kind::Date)
    }

    fn hint(&self) -> &'static str {
        match self.kind {
            Kind::Text => texts::TEXT,
            Kind::Link => texts::LINK,
            Kind::Number => texts::NUMBER,
            Kind::Percent => texts::PERCENT,
            Kind::Money => texts::MONEY,
            Kind::Date => texts::DATE,
            Kind::Person => texts::PERSON,
            _ => "",
        }
    }
}

impl Editor for Field {
    fn takes_text(&self) -> bool {
        true
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Typing]
    }

    fn can(&self, action: Action) -> bool {
        match action {
            Action::Text(TextAct::Newline) => self.text.mode() == Mode::Area,
            Action::Text(TextAct::Copy | TextAct::Cut) => self.text.selected().is_some(),
            Action::Text(_) => true,
            _ => false,
        }
    }

    fn act(&mut self, action: Action, _cx: &Context<'_>) -> Reply {
        match action {
            // A blank line before the first word says nothing.
            Action::Text(TextAct::Newline) if self.text.is_empty() => Reply::Moved,
            Action::Text(act) => {
                let changed = self.text.apply(act);
                self.reply(changed)
            }
            _ => Reply::NotMine,
        }
    }

    fn input(&mut self, text: &str, _pasted: bool, _cx: &Context<'_>) -> Reply {
        let changed = self.text.insert(text);
        self.reply(changed)
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, _cx: &Context<'_>) -> Reply {
        let changed = match mouse.kind {
            MouseKind::Press => self.text.click(mouse.column.saturating_sub(area.x), mouse.row.saturating_sub(area.y)),
            MouseKind::Drag => {
                self.text.drag(i32::from(mouse.column) - i32::from(area.x), i32::from(mouse.row) - i32::from(area.y))
            }
            MouseKind::WheelUp => self.text.scroll(-3),
            MouseKind::WheelDown => self.text.scroll(3),
            MouseKind::Release => Changed::Nothing,
        };
        self.reply(changed)
    }

    fn draft(&self, cx: &Context<'_>) -> Draft {
        let words = self.text.text();
        if words.trim().is_empty() {
            return Draft::Empty;
        }
        match (&self.kind, read::value(&self.kind, words, cx.at.today)) {
            (Kind::Text, _) => Draft::Ready(Value::Text(words.to_owned())),
            (_, Ok(value)) => Draft::Ready(value),
            (_, Err(problem)) => Draft::Unfinished(Value::Misfit(words.to_owned()), problem.to_string()),
        }
    }

    fn set(&mut self, value: Option<&Value>, cx: &Context<'_>) {
        if value == self.draft(cx).into_value().as_ref() {
            return;
        }
        let words = match value {
            None => String::new(),
            Some(Value::Text(words) | Value::Misfit(words)) => words.clone(),
            Some(value) => show::value(&self.kind, value),
        };
        self.text.set_text(words);
    }

    fn rows(&self, width: u16, _cx: &Context<'_>) -> u16 {
        match self.text.mode() {
            Mode::Line => 1 + u16::from(self.echoes()),
            Mode::Area => self.text.rows_needed(width).max(4),
        }
    }

    fn resize(&mut self, area: Rect) {
        self.text.layout(area.width, area.height);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>, focused: bool) -> Option<Position> {
        let field = if focused { Role::FieldFocus } else { Role::Field };
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let one_line = self.text.mode() == Mode::Line;
        if let Some(reads_as) = self.reads_as(cx).filter(|_| one_line && below.height > 0) {
            wrap::draw_row(&reads_as, below.x, below.y, below.width, buf, cx.style(Role::Good));
        }
        let area = if one_line { Rect { height: area.height.min(1), ..area } } else { area };
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = buf.cell_mut((x, y)) {
                    cell.set_style(cx.style(field));
                }
            }
        }
        let look = Look {
            text: cx.style(Role::Text),
            selection: cx.style(Role::Selection),
            placeholder: cx.style(Role::Placeholder),
            mark: cx.style(Role::Warn),
            hint: self.hint(),
        };
        self.text.render(area, buf, &look)
    }
}
