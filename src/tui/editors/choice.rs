//! The editor of choices and scales: options one under the other, chosen by arrows, number or a click.

use crate::domain::id::Id;
use crate::domain::question::{ChoiceSpec, ScaleSpec};
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::{Draft, Editor, Reply};
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Options to choose from.
#[derive(Debug)]
pub struct Choices {
    options: Vec<Entry>,
    mode: Mode,
    cursor: usize,
    chosen: Vec<usize>,
    /// A value that is none of the options, kept until something is chosen.
    misfit: Option<Value>,
}

#[derive(Debug)]
struct Entry {
    id: Option<Id>,
    label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    One,
    Several,
    Scale,
}

/// Columns before an option's words: cursor, mark, number.
const INDENT: u16 = 8;

impl Choices {
    /// One option of several.
    #[must_use]
    pub fn one(spec: &ChoiceSpec) -> Self {
        Self::of(spec, Mode::One)
    }

    /// Any of several options.
    #[must_use]
    pub fn several(spec: &ChoiceSpec) -> Self {
        Self::of(spec, Mode::Several)
    }

    /// A step from 0 to 4, by its words.
    #[must_use]
    pub fn scale(spec: &ScaleSpec) -> Self {
        let options = spec.steps.iter().map(|words| Entry { id: None, label: words.clone() }).collect();
        Self { options, mode: Mode::Scale, cursor: 0, chosen: Vec::new(), misfit: None }
    }

    fn of(spec: &ChoiceSpec, mode: Mode) -> Self {
        let options = spec.options.iter();
        let options =
            options.map(|option| Entry { id: Some(option.id.clone()), label: option.label.clone() }).collect();
        Self { options, mode, cursor: 0, chosen: Vec::new(), misfit: None }
    }

    /// Chooses an option; choosing a chosen one takes it back.
    fn choose(&mut self, at: usize) -> Reply {
        if at >= self.options.len() {
            return Reply::NotMine;
        }
        self.cursor = at;
        self.misfit = None;
        if let Some(found) = self.chosen.iter().position(|chosen| *chosen == at) {
            self.chosen.remove(found);
        } else {
            if self.mode != Mode::Several {
                self.chosen.clear();
            }
            self.chosen.push(at);
        }
        Reply::Edited
    }

    /// The number a key chooses: scales begin at 0, options at 1.
    fn by_digit(&self, digit: usize) -> Option<usize> {
        let at = if self.mode == Mode::Scale { Some(digit) } else { digit.checked_sub(1) };
        at.filter(|at| *at < self.options.len())
    }

    fn option_rows(&self, at: usize, width: u16) -> u16 {
        wrap::height(&self.options[at].label, width.saturating_sub(INDENT)).max(1)
    }

    /// The first option in view when not all fit: the cursor's stays inside.
    fn offset(&self, area: Rect) -> usize {
        let mut room = area.height;
        let mut first = self.cursor + 1;
        while first > 0 {
            let rows = self.option_rows(first - 1, area.width);
            if rows > room {
                break;
            }
            room -= rows;
            first -= 1;
        }
        first.min(self.cursor)
    }
}

impl Editor for Choices {
    fn takes_text(&self) -> bool {
        false
    }

    fn scopes(&self) -> &'static [Scope] {
        &[]
    }

    fn can(&self, action: Action) -> bool {
        match action {
            Action::Up => self.cursor > 0,
            Action::Down => self.cursor + 1 < self.options.len(),
            Action::Toggle => true,
            _ => false,
        }
    }

    fn act(&mut self, action: Action, _cx: &Context<'_>) -> Reply {
        match action {
            Action::Up if self.cursor > 0 => self.cursor -= 1,
            Action::Down if self.cursor + 1 < self.options.len() => self.cursor += 1,
            Action::Toggle => return self.choose(self.cursor),
            _ => return Reply::NotMine,
        }
        Reply::Moved
    }

    fn input(&mut self, text: &str, _pasted: bool, _cx: &Context<'_>) -> Reply {
        let digit = text.trim().parse::<usize>().ok();
        match digit.and_then(|digit| self.by_digit(digit)) {
            Some(at) => self.choose(at),
            None => Reply::NotMine,
        }
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, _cx: &Context<'_>) -> Reply {
        if mouse.kind != MouseKind::Press {
            return Reply::NotMine;
        }
        let mut y = area.y;
        for at in self.offset(area)..self.options.len() {
            let rows = self.option_rows(at, area.width);
            if (y..y + rows).contains(&mouse.row) {
                return self.choose(at);
            }
            y += rows;
        }
        Reply::NotMine
    }

    fn draft(&self, _cx: &Context<'_>) -> Draft {
        let ids = || self.chosen.iter().filter_map(|at| self.options[*at].id.clone());
        match (self.mode, self.chosen.first(), &self.misfit) {
            (_, None, Some(misfit)) => Draft::Unfinished(misfit.clone(), String::new()),
            (_, None, None) => Draft::Empty,
            (Mode::Scale, Some(step), _) => Draft::Ready(Value::Scale(u8::try_from(*step).unwrap_or(4))),
            (Mode::One, Some(_), _) => ids().next().map_or(Draft::Empty, |id| Draft::Ready(Value::Choice(id))),
            (Mode::Several, Some(_), _) => Draft::Ready(Value::Choices(ids().collect())),
        }
    }

    fn set(&mut self, value: Option<&Value>, _cx: &Context<'_>) {
        let find = |id: &Id| self.options.iter().position(|option| option.id.as_ref() == Some(id));
        let chosen = match value {
            Some(Value::Choice(id)) => find(id).into_iter().collect(),
            Some(Value::Choices(ids)) => ids.iter().filter_map(find).collect(),
            Some(Value::Scale(step)) if usize::from(*step) < self.options.len() => vec![usize::from(*step)],
            _ => Vec::new(),
        };
        self.misfit = value.filter(|_| chosen.is_empty()).cloned();
        if let Some(first) = chosen.first() {
            self.cursor = *first;
        }
        self.chosen = chosen;
    }

    fn rows(&self, width: u16, _cx: &Context<'_>) -> u16 {
        (0..self.options.len()).map(|at| self.option_rows(at, width)).sum()
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>, focused: bool) -> Option<Position> {
        let mut y = area.y;
        for at in self.offset(area)..self.options.len() {
            let rows = self.option_rows(at, area.width);
            if y >= area.bottom() {
                break;
            }
            let here = focused && at == self.cursor;
            let chosen = self.chosen.contains(&at);
            let mark = match (self.mode, chosen) {
                (Mode::Several, true) => "[x]",
                (Mode::Several, false) => "[ ]",
                (_, true) => "(o)",
                (_, false) => "( )",
            };
            let number = if self.mode == Mode::Scale { at } else { at + 1 };
            if here {
                wrap::draw_row(">", area.x, y, 1, buf, cx.style(Role::Key));
            }
            let mark_role = if chosen { Role::Good } else { Role::Dim };
            wrap::draw_row(mark, area.x + 2, y, 3, buf, cx.style(mark_role));
            if number < 10 {
                wrap::draw_row(&number.to_string(), area.x + 6, y, 1, buf, cx.style(Role::Dim));
            }
            let role = if chosen || here { Role::Strong } else { Role::Text };
            let words = Rect { x: area.x + INDENT, y, width: area.width.saturating_sub(INDENT), height: rows };
            wrap::draw(&self.options[at].label, words.intersection(area), buf, 0, cx.style(role));
            y += rows;
        }
        None
    }
}
