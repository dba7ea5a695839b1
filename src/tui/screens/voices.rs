//! A small window to choose round and voice: what each has entered, and what is locked.
//!
//! Shows counts alone, never a word of anybody's answers.

use crate::domain::engagement::{BookName, Round};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::texts::{engagement as texts, home, voices};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Outcome, Place};
use crate::tui::screen::{Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::page::{Draft, Page, row};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The window.
#[derive(Debug)]
pub struct Voices {
    page: Page<BookName>,
    width: u16,
}

/// Columns left of the rows, where the mark of the chosen one stands.
const INDENT: u16 = 2;

impl Voices {
    /// The window with the book last worked on chosen; `None` where no workbook is open.
    #[must_use]
    pub fn new(cx: &Context<'_>) -> Option<Self> {
        cx.desk?;
        let mut window = Self { page: Page::default(), width: 60 };
        window.make(cx);
        if let Some(book) = cx.book {
            window.page.choose(book);
        }
        Some(window)
    }

    fn make(&mut self, cx: &Context<'_>) {
        let mut draft = Draft::new(INDENT, self.width.saturating_sub(INDENT + 2));
        if let Some(desk) = cx.desk {
            for round in &desk.engagement().rounds {
                if let Some(questionnaire) = desk.questionnaire(&round.id) {
                    of_round(desk, round, questionnaire, &mut draft);
                }
            }
            if desk.engagement().rounds.is_empty() {
                draft.paragraph(0, texts::NO_ROUNDS, Role::Text);
            }
        }
        self.page.fill(vec![draft]);
    }

    fn choose(&self) -> Outcome {
        let open = |book: &BookName| Outcome::Open(Place::Interview { book: book.clone(), at: None });
        let chosen = self.page.chosen().map(open);
        chosen.map_or(Outcome::Nothing, |then| Outcome::CloseWith(Box::new(then)))
    }
}

fn of_round(desk: &Desk, round: &Round, questionnaire: &Questionnaire, draft: &mut Draft<BookName>) {
    let when = match (round.closed, round.start) {
        (Some(on), _) => texts::closed(on),
        (None, Some(on)) => home::day(on),
        (None, None) => String::new(),
    };
    let title = &questionnaire.title;
    let several = desk.engagement().rounds.iter().filter(|other| other.questionnaire.id == round.questionnaire.id);
    let title = if several.count() > 1 { format!("{title} ({})", round.id) } else { title.clone() };
    draft.heading(&title, &when);
    let width = draft.width();
    for voice in Voice::ALL {
        let book = BookName { round: round.id.clone(), voice };
        let (entered, asked) = desk.entered(&book);
        let apart = questionnaire.purpose == Purpose::Audit && voice == Voice::Joint && desk.book(&book).is_none();
        if asked == 0 || apart {
            continue;
        }
        let locked = locked(desk, &book, questionnaire);
        draft.choice(book, |draft| {
            let count = texts::of(entered, asked);
            let room = width.saturating_sub(12);
            draft.push(row(voices::explained(voice), room, Role::Text).right(width, &count, Role::Text));
            if let Some(locked) = locked {
                draft.push(row("", 0, Role::Dim).right(width, &locked, Role::Dim));
            }
        });
    }
}

/// What is locked: the whole book of an audit, or how many blind answers.
fn locked(desk: &Desk, name: &BookName, questionnaire: &Questionnaire) -> Option<String> {
    let book = desk.book(name)?;
    if let Some(on) = book.locked {
        return Some(texts::locked(on.date_naive()));
    }
    name.voice.side().filter(|_| questionnaire.purpose == Purpose::Coverage)?;
    let blind = questionnaire.asked_of(name.voice).filter(|question| question.blind);
    let ids: Vec<&Id> = blind.map(|question| &question.id).collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let locked = number(ids.iter().filter(|id| book.is_locked(id.as_str())).count());
    (locked > 0).then(|| texts::blind_locked(locked, number(ids.len())))
}

impl Screen for Voices {
    fn scope(&self) -> Scope {
        Scope::Reading
    }

    fn is_window(&self) -> bool {
        true
    }

    fn rows(&self, _width: u16, _cx: &Context<'_>) -> u16 {
        u16::try_from(self.page.height()).unwrap_or(u16::MAX)
    }

    fn title(&self, _cx: &Context<'_>) -> Title {
        Title { path: vec![texts::VOICES.to_owned()], aside: String::new() }
    }

    fn can(&self, action: Action, _cx: &Context<'_>) -> bool {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.page.can_move()
            }
            Action::NextField | Action::PreviousField => self.page.can_move(),
            Action::Accept => self.page.chosen().is_some(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, _cx: &Context<'_>) -> Outcome {
        let motion = match action {
            Action::Accept => return self.choose(),
            Action::Down | Action::NextField => ListMove::Down,
            Action::Up | Action::PreviousField => ListMove::Up,
            Action::First => ListMove::First,
            Action::Last => ListMove::Last,
            Action::PageUp => ListMove::PageUp,
            Action::PageDown => ListMove::PageDown,
            _ => return Outcome::NotMine,
        };
        self.page.go(motion);
        Outcome::Changed
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, _cx: &Context<'_>) -> Outcome {
        match mouse.kind {
            MouseKind::Press => match mouse.column.checked_sub(area.x) {
                Some(column) if self.page.press(column, mouse.row, area).is_some() => self.choose(),
                _ => Outcome::Nothing,
            },
            MouseKind::WheelUp | MouseKind::WheelDown => {
                self.page.wheel(mouse.kind == MouseKind::WheelDown);
                Outcome::Changed
            }
            MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
        }
    }

    fn refresh(&mut self, cx: &Context<'_>) {
        self.make(cx);
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        self.width = area.width;
        self.page.resize(area.height);
        self.make(cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        self.page.draw(area, buf, cx);
        None
    }
}
