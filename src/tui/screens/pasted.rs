//! A small window over a table: what something pasted would do, before it is taken. One step to undo.
//!
//! Shows what was worked out beforehand; changes nothing itself.

use crate::domain::edit::Change;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::parse::show;
use crate::domain::pasted::Paste;
use crate::domain::problem::quoted;
use crate::domain::value::{Cell, Row, Value};
use crate::texts::windows::pasted as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::Outcome;
use crate::tui::screen::{Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::page::{self, Draft, Page, row};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The window.
#[derive(Debug)]
pub struct Pasted {
    book: BookName,
    question: Id,
    paste: Paste,
    /// The answer when it was pasted.
    before: Option<Value>,
    /// Whether the answer was changed since, so that what is shown here is not true any more.
    late: bool,
    page: Page<()>,
    width: u16,
}

/// Cells listed of each sort; of the others how many there are.
const LISTED: usize = 100;

impl Pasted {
    /// The window.
    #[must_use]
    pub fn new(book: BookName, question: Id, paste: Paste, cx: &Context<'_>) -> Self {
        let mut window = Self { book, question, paste, before: None, late: false, page: Page::default(), width: 60 };
        window.before = window.value(cx).cloned();
        window.make();
        window
    }

    fn value<'c>(&self, cx: &Context<'c>) -> Option<&'c Value> {
        cx.desk.and_then(|desk| desk.entry(&self.book, &self.question)?.value.as_ref())
    }

    fn make(&mut self) {
        let paste = &self.paste;
        let mut draft: Draft<()> = Draft::new(0, self.width.saturating_sub(2));
        if self.late {
            draft.paragraph(0, texts::LATE, Role::Warn);
            draft.blank();
        }
        draft.paragraph(0, &texts::rows(paste.filled, paste.added, paste.changes), Role::Text);
        for said in texts::counts(paste.replaced.len(), paste.misfits.len(), paste.left_out) {
            draft.paragraph(0, &said, Role::Text);
        }
        columns(paste, &mut draft);
        list(texts::misfits, paste.misfits.len(), &mut draft, |at| {
            let misfit = &paste.misfits[at];
            let place = place(paste, misfit.row, misfit.column);
            (texts::misfit(&place, &misfit.problem.sentence, &misfit.problem.hint), Role::Warn)
        });
        list(texts::replaced_cells, paste.replaced.len(), &mut draft, |at| {
            let replaced = &paste.replaced[at];
            let shown = |cell: &Cell| shown(paste, replaced.column, cell);
            let place = place(paste, replaced.row, replaced.column);
            (texts::replaced(&place, &shown(&replaced.before), &shown(&replaced.after)), Role::Text)
        });
        self.page.fill(vec![draft]);
    }

    fn take(&self, rows: &[Row]) -> Outcome {
        let change = Change::Value(Some(Value::Table(rows.to_vec())));
        Outcome::CloseWith(Box::new(Outcome::Edits(self.book.clone(), vec![(self.question.clone(), change)])))
    }
}

/// Which column goes where.
fn columns(paste: &Paste, draft: &mut Draft<()>) {
    draft.heading(texts::COLUMNS, if paste.header { texts::HEADER } else { texts::NO_HEADER });
    let width = draft.width();
    let widest = paste.sources.iter().map(|source| page::columns(&quoted(&source.words))).max().unwrap_or(0);
    let left = (widest + 2).min(width / 2);
    for source in &paste.sources {
        let from = row(&quoted(&source.words), left.saturating_sub(2), Role::Text);
        let to = source.to.and_then(|to| paste.columns.get(to));
        let room = width.saturating_sub(left);
        draft.push(match to {
            Some(column) => from.words(left, room, &texts::goes_to(&column.title), Role::Accent),
            None => from.words(left, room, texts::LEFT_OUT, Role::Dim),
        });
    }
}

fn list(title: fn(usize) -> String, count: usize, draft: &mut Draft<()>, line: impl Fn(usize) -> (String, Role)) {
    if count == 0 {
        return;
    }
    draft.heading(&title(count), "");
    for (words, role) in (0..count.min(LISTED)).map(line) {
        draft.paragraph(0, &words, role);
    }
    if count > LISTED {
        draft.paragraph(0, &texts::more(count - LISTED), Role::Dim);
    }
}

/// A cell named by its row and column.
fn place(paste: &Paste, row: usize, column: usize) -> String {
    let title = paste.columns.get(column).map_or("", |column| &column.title);
    let name = paste.name_of(row).filter(|_| column > 0).map(|cell| shown(paste, 0, cell));
    name.map_or_else(|| texts::in_row(row + 1, title), |name| texts::of_row(&name, title))
}

fn shown(paste: &Paste, column: usize, cell: &Cell) -> String {
    quoted(&paste.columns.get(column).map(|column| show::cell(&column.kind, cell)).unwrap_or_default())
}

impl Screen for Pasted {
    fn scope(&self) -> Scope {
        Scope::Pasted
    }

    fn is_window(&self) -> bool {
        true
    }

    fn rows(&self, _width: u16, _cx: &Context<'_>) -> u16 {
        u16::try_from(self.page.height()).unwrap_or(u16::MAX)
    }

    fn title(&self, _cx: &Context<'_>) -> Title {
        Title { path: vec![texts::TITLE.to_owned()], aside: String::new() }
    }

    fn can(&self, action: Action, _cx: &Context<'_>) -> bool {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.page.can_move()
            }
            Action::Accept => !self.late && self.paste.changes,
            Action::NextField => !self.late && self.paste.in_one_cell.is_some(),
            Action::Back => true,
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        if !self.can(action, cx) {
            return Outcome::NotMine;
        }
        let motion = match action {
            Action::Accept => return self.take(&self.paste.rows),
            Action::NextField => {
                return self.paste.in_one_cell.as_ref().map_or(Outcome::Nothing, |rows| self.take(rows));
            }
            Action::Back => return Outcome::Close,
            Action::Down => ListMove::Down,
            Action::Up => ListMove::Up,
            Action::First => ListMove::First,
            Action::Last => ListMove::Last,
            Action::PageUp => ListMove::PageUp,
            Action::PageDown => ListMove::PageDown,
            _ => return Outcome::NotMine,
        };
        self.page.go(motion);
        Outcome::Changed
    }

    fn mouse(&mut self, mouse: Mouse, _area: Rect, _cx: &Context<'_>) -> Outcome {
        match mouse.kind {
            MouseKind::WheelUp | MouseKind::WheelDown => {
                self.page.wheel(mouse.kind == MouseKind::WheelDown);
                Outcome::Changed
            }
            MouseKind::Press | MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
        }
    }

    fn refresh(&mut self, cx: &Context<'_>) {
        if self.value(cx) != self.before.as_ref() {
            self.late = true;
            self.make();
        }
    }

    fn resize(&mut self, area: Rect, _cx: &Context<'_>) {
        self.width = area.width;
        self.page.resize(area.height);
        self.make();
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        self.page.draw(area, buf, cx);
        None
    }
}
