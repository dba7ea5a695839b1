//! A figure laid open so that anybody can redo it by hand: every line, the sums, the cap, and what would lift it most.
//!
//! Arranges what the scorecard carries; computes no figure.

pub mod lines;

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::scorecard::Scorecard;
use crate::texts::why as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::Outcome;
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::why::lines::{Opened, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::page::{Draft, MARGIN, Page, RIGHT};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The page of one area.
#[derive(Debug)]
pub struct Why {
    book: BookName,
    area: Id,
    page: Page<Target>,
    width: u16,
}

/// The lines are never wider.
const WIDEST: u16 = 84;

impl Why {
    /// The page of an area of a book's figures; `None` where the round is not there.
    #[must_use]
    pub fn new(book: BookName, area: Id, cx: &Context<'_>) -> Option<Self> {
        cx.desk?.questionnaire(&book.round)?;
        let mut page = Self { book, area, page: Page::default(), width: cx.size.0 };
        page.make(cx);
        Some(page)
    }

    fn questionnaire<'c>(&self, cx: &Context<'c>) -> Option<&'c Questionnaire> {
        cx.desk?.questionnaire(&self.book.round).map(AsRef::as_ref)
    }

    fn card<'c>(&self, cx: &Context<'c>) -> Option<&'c Scorecard> {
        let desk = cx.desk?;
        desk.card(&desk.figures_of(&self.book))
    }

    /// Makes the rows.
    fn make(&mut self, cx: &Context<'_>) {
        let mut draft = Draft::new(MARGIN, self.width.saturating_sub(MARGIN + RIGHT).min(WIDEST));
        let found = self.questionnaire(cx).zip(self.card(cx)).zip(cx.desk);
        let area = found.and_then(|((_, card), _)| card.area(self.area.as_str()));
        match (found, area) {
            (Some(((questionnaire, card), desk)), Some(area)) => {
                Opened { questionnaire, card, area, desk, book: &self.book }.make(&mut draft);
            }
            _ => draft.paragraph(0, self.no_figures(cx), Role::Text),
        }
        self.page.fill(vec![draft]);
    }

    /// Why there is nothing to lay open.
    fn no_figures(&self, cx: &Context<'_>) -> &'static str {
        let side = self.book.voice.side().is_some();
        let audit = self.questionnaire(cx).is_some_and(|questionnaire| questionnaire.purpose == Purpose::Audit);
        let plan = self.questionnaire(cx).is_some_and(|questionnaire| questionnaire.purpose == Purpose::Plan);
        let entered = cx.desk.is_some_and(|desk| desk.book(&self.book).is_some());
        match () {
            () if plan || (audit && !side) => texts::NO_FIGURES,
            () if side && !entered => texts::NOTHING,
            () => texts::WAIT,
        }
    }

    /// The areas one can go through, and which one this is.
    fn place(&self, cx: &Context<'_>) -> (usize, usize) {
        let areas = self.card(cx).map_or(&[][..], |card| &card.areas);
        (areas.iter().position(|area| area.id == self.area).unwrap_or(0), areas.len())
    }

    fn turn(&mut self, forward: bool, cx: &Context<'_>) -> Outcome {
        let (at, of) = self.place(cx);
        let next = if forward { at + 1 } else { at + of.max(1) - 1 };
        let area = self.card(cx).and_then(|card| card.areas.get(next % of.max(1)));
        if let Some(area) = area {
            self.area = area.id.clone();
            self.page.rewind();
            self.make(cx);
            self.page.rewind();
        }
        Outcome::Changed
    }
}

impl Screen for Why {
    fn scope(&self) -> Scope {
        Scope::Reading
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        let (at, of) = self.place(cx);
        let mut path = cx.desk.map_or_else(Vec::new, |desk| desk.path_to(&desk.figures_of(&self.book)));
        path.push(texts::TITLE.to_owned());
        let aside = if of == 0 { String::new() } else { texts::place(at + 1, of) };
        Title { path, aside }
    }

    fn book(&self) -> Option<&BookName> {
        Some(&self.book)
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.page.can_move()
            }
            Action::Left | Action::Right => self.place(cx).1 > 1,
            Action::Accept => self.page.chosen().is_some(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        let motion = match action {
            Action::Up => ListMove::Up,
            Action::Down => ListMove::Down,
            Action::PageUp => ListMove::PageUp,
            Action::PageDown => ListMove::PageDown,
            Action::First => ListMove::First,
            Action::Last => ListMove::Last,
            Action::Left => return self.turn(false, cx),
            Action::Right => return self.turn(true, cx),
            Action::Accept => {
                return match self.page.chosen() {
                    Some(Target::Line(question) | Target::Lift(_, question)) => {
                        Outcome::GoTo { book: self.book.clone(), question: question.clone() }
                    }
                    None => Outcome::Nothing,
                };
            }
            _ => return Outcome::NotMine,
        };
        self.page.go(motion);
        Outcome::Changed
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Outcome {
        match mouse.kind {
            MouseKind::Press => match self.page.press(mouse.column, mouse.row, area) {
                Some(true) => self.act(Action::Accept, cx),
                Some(false) => Outcome::Changed,
                None => Outcome::Nothing,
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
