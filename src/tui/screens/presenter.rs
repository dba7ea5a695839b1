//! The questions for a room: one at a time, large, with the field to capture in; nothing private, no figures.
//!
//! The questions' screen does the work; this one lets only through what belongs before a room.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::texts::presenter as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::Mouse;
use crate::tui::outcome::{Notice, Outcome};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::interview::shelf::{self, Line};
use crate::tui::screens::interview::{Interview, room};
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The questions before a room.
#[derive(Debug)]
pub struct Presenter {
    questions: Interview,
    /// Nothing is shown for a while.
    dark: bool,
}

impl Presenter {
    /// The questions of a book, from one on. `None` where there is nothing to ask together.
    #[must_use]
    pub fn new(book: BookName, at: Option<Id>, cx: &Context<'_>) -> Option<Self> {
        let joint = book.voice == Voice::Joint;
        Some(Self { questions: Interview::new(book, at, true, cx).filter(|_| joint)?, dark: false })
    }

    /// Back to where one came from, at the same question.
    fn end(&self) -> Outcome {
        let (book, question) = (self.questions.book.clone(), self.questions.at.clone());
        Outcome::CloseWith(Box::new(Outcome::GoTo { book, question }))
    }

    fn step_title(&self, cx: &Context<'_>) -> String {
        let questionnaire = cx.desk.and_then(|desk| desk.questionnaire(&self.questions.book.round));
        let step = questionnaire.zip(self.questions.question(cx)).and_then(|(all, one)| all.step(&one.step));
        step.map_or_else(String::new, |step| step.title.clone())
    }

    /// What comes next, at the foot.
    fn next(&self, cx: &Context<'_>) -> String {
        let Interview { book, at, lines, .. } = &self.questions;
        let next = shelf::neighbour(lines, at, true);
        let question = next.and_then(|id| cx.desk?.question(&book.round, &id));
        question.map_or_else(|| texts::LAST.to_owned(), |question| texts::next(question.title()))
    }

    const fn is_for_a_room(action: Action) -> bool {
        !matches!(
            action,
            Action::EditNote
                | Action::AddEvidence
                | Action::EditFollowUp
                | Action::Why
                | Action::Outline
                | Action::Examples
                | Action::LockAnswer
                | Action::ReleaseAnswer
        )
    }
}

impl Screen for Presenter {
    fn scope(&self) -> Scope {
        Scope::Presenter
    }

    fn inner_scopes(&self) -> &'static [Scope] {
        if self.dark { &[] } else { self.questions.inner_scopes() }
    }

    fn is_typing(&self) -> bool {
        !self.dark && self.questions.is_typing()
    }

    fn is_bare(&self) -> bool {
        self.dark
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        let Interview { book, at, lines, .. } = &self.questions;
        let asked = || lines.iter().filter_map(Line::question);
        let here = asked().position(|id| id == at).map_or(0, |here| here + 1);
        let mut path = cx.desk.map_or_else(Vec::new, |desk| desk.path_to(book));
        path.truncate(1);
        path.push(self.step_title(cx));
        Title { path, aside: texts::place(here, asked().count()) }
    }

    fn book(&self) -> Option<&BookName> {
        Some(&self.questions.book)
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        if self.dark {
            return !matches!(action, Action::Quit | Action::Suspend);
        }
        match action {
            Action::Present | Action::Blank => true,
            action => Self::is_for_a_room(action) && self.questions.can(action, cx),
        }
    }

    fn why_not(&self, action: Action, cx: &Context<'_>) -> Option<Notice> {
        if Self::is_for_a_room(action) { self.questions.why_not(action, cx) } else { None }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        if self.dark {
            // Whatever key is pressed in the dark brings the light back first.
            self.dark = false;
            return Outcome::Changed;
        }
        match action {
            Action::Present => self.end(),
            Action::Blank => {
                self.dark = true;
                Outcome::Changed
            }
            action => match self.questions.act(action, cx) {
                Outcome::Close => self.end(),
                outcome => outcome,
            },
        }
    }

    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Outcome {
        if std::mem::take(&mut self.dark) && !pasted {
            return Outcome::Changed;
        }
        self.questions.input(text, pasted, cx)
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Outcome {
        if self.dark { Outcome::Nothing } else { self.questions.mouse(mouse, area, cx) }
    }

    fn touched(&mut self, cx: &Context<'_>) {
        self.questions.touched(cx);
    }

    fn refresh(&mut self, cx: &Context<'_>) {
        self.questions.refresh(cx);
    }

    fn go_to(&mut self, book: &BookName, question: &Id, cx: &Context<'_>) -> Outcome {
        if cx.desk.and_then(|desk| desk.question(&book.round, question)).is_some_and(|question| question.private) {
            return Outcome::Tell(Notice::plain(texts::NOT_PRIVATE));
        }
        self.questions.go_to(book, question, cx)
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        self.questions.resize(area, cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        if self.dark {
            return None;
        }
        let question = self.questions.question(cx)?;
        let cursor = room::draw(&self.questions.panel(question), area, buf, cx);
        let foot = room::measure(area, room::FOOT_WIDTH);
        wrap::draw_row(&self.next(cx), foot.x, area.bottom().saturating_sub(1), foot.width, buf, cx.style(Role::Dim));
        cursor
    }
}
