//! The keys of the screen below, from the one table of keys; and the marks of the outline.

use crate::texts::palette as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::{Keymap, Scope, key_name};
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
    size: (u16, u16),
}

#[derive(Debug)]
enum Row {
    Blank,
    Heading(&'static str),
    Key(String, &'static str),
    Words(&'static str),
}

/// Columns of the keys, where there is room and where there is little.
const KEYS: (u16, u16) = (24, 18);

/// From this width on there is room.
const ROOMY: u16 = 64;

impl Row {
    /// Columns before the words.
    const fn indent(&self, width: u16) -> u16 {
        match self {
            Self::Key(..) if width < ROOMY => KEYS.1,
            Self::Key(..) => KEYS.0,
            Self::Blank | Self::Heading(_) | Self::Words(_) => 0,
        }
    }

    const fn words(&self) -> &'static str {
        match self {
            Self::Blank => "",
            Self::Heading(words) | Self::Words(words) | Self::Key(_, words) => words,
        }
    }

    const fn role(&self) -> Role {
        match self {
            Self::Heading(_) => Role::Heading,
            Self::Words(_) => Role::Dim,
            Self::Blank | Self::Key(..) => Role::Text,
        }
    }

    /// Lines it takes at a width.
    fn height(&self, width: u16) -> usize {
        usize::from(wrap::height(self.words(), width.saturating_sub(self.indent(width))).max(1))
    }
}

impl Help {
    /// Help for these scopes, innermost first.
    #[must_use]
    pub fn new(below: &[Scope], keymap: &Keymap) -> Self {
        let mut rows = Vec::new();
        for scope in below {
            rows.push(Row::Heading(scope.title()));
            for line in keymap.lines(*scope).filter(|line| line.keys().next().is_some()) {
                let keys = line.keys().take(3).map(key_name).collect::<Vec<_>>().join(", ");
                rows.push(Row::Key(keys, line.binding.words.full));
            }
            rows.push(Row::Blank);
        }
        if below.contains(&Scope::Interview) {
            rows.push(Row::Heading(texts::MARKS_TITLE));
            rows.extend(texts::MARKS.iter().map(|(mark, words)| Row::Key((*mark).to_owned(), words)));
            rows.push(Row::Blank);
        }
        rows.push(Row::Words(texts::MOUSE));
        Self { rows, scroll: 0, size: (80, 20) }
    }

    fn lines(&self, width: u16) -> usize {
        self.rows.iter().map(|row| row.height(width)).sum()
    }

    fn page(&self) -> usize {
        usize::from(self.size.1.max(1))
    }

    fn last(&self) -> usize {
        self.lines(self.size.0).saturating_sub(self.page())
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

    fn rows(&self, width: u16, _cx: &Context<'_>) -> u16 {
        u16::try_from(self.lines(width)).unwrap_or(u16::MAX)
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
            Action::PageUp => self.go(self.scroll.saturating_sub(self.page())),
            Action::PageDown => self.go(self.scroll + self.page()),
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
        self.size = (area.width, area.height);
        self.scroll = self.scroll.min(self.last());
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let mut skip = self.scroll;
        let mut at = area;
        for row in &self.rows {
            let height = row.height(area.width);
            if skip >= height {
                skip -= height;
                continue;
            }
            if at.height == 0 {
                break;
            }
            let indent = row.indent(area.width);
            if let (Row::Key(keys, _), 0) = (row, skip) {
                wrap::draw_row(keys, at.x, at.y, indent.saturating_sub(1), buf, cx.style(Role::Key));
            }
            let words = Rect { x: at.x + indent, width: at.width.saturating_sub(indent), ..at };
            wrap::draw(row.words(), words, buf, u16::try_from(skip).unwrap_or(u16::MAX), cx.style(row.role()));
            let drawn = u16::try_from(height - skip).unwrap_or(u16::MAX).min(at.height);
            (at.y, at.height, skip) = (at.y + drawn, at.height - drawn, 0);
        }
        None
    }
}
