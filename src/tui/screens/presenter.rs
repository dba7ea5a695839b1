//! The questions for a room: one at a time, large, with the field to capture in; nothing private, no figures.
//!
//! The questions' screen does the work; this one lets only through what belongs before a room.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::insight::pace::{Pace, pace};
use crate::texts::presenter as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::Mouse;
use crate::tui::outcome::{Notice, Outcome};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::interview::shelf::{self, Line};
use crate::tui::screens::interview::{Interview, room};
use crate::tui::screens::stopwatch::Stopwatch;
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
    watch: Stopwatch,
}

impl Presenter {
    /// The questions of a book, from one on. `None` where there is nothing to ask together.
    #[must_use]
    pub fn new(book: BookName, at: Option<Id>, cx: &Context<'_>) -> Option<Self> {
        let joint = book.voice == Voice::Joint;
        Some(Self {
            questions: Interview::new(book, at, true, cx).filter(|_| joint)?,
            dark: false,
            watch: Stopwatch::default(),
        })
    }

    /// Back to where one came from, at the same question.
    fn end(&mut self, cx: &Context<'_>) -> Outcome {
        let (book, question) = (self.questions.book.clone(), self.questions.at.clone());
        let kept = self.watch.stop(&book.round, cx.at.now);
        Outcome::All(vec![kept, Outcome::CloseWith(Box::new(Outcome::GoTo { book, question }))])
    }

    /// Starts counting the minutes of this step, or stops.
    fn count(&mut self, cx: &Context<'_>) -> Outcome {
        if self.watch.runs() {
            let kept = self.watch.stop(&self.questions.book.round, cx.at.now);
            return Outcome::All(vec![kept, Outcome::Tell(Notice::plain(texts::TIMER_OFF))]);
        }
        if let Some(question) = self.questions.question(cx) {
            self.watch.start(question.step.clone(), cx.at.now);
        }
        Outcome::Changed
    }

    /// Where the question is of another step, its minutes are counted from now on.
    fn follow(&mut self, outcome: Outcome, cx: &Context<'_>) -> Outcome {
        let step = self.questions.question(cx).map(|question| question.step.clone());
        match step.filter(|step| self.watch.step().is_some_and(|counted| counted != step)) {
            Some(step) => {
                let kept = self.watch.stop(&self.questions.book.round, cx.at.now);
                self.watch.start(step, cx.at.now);
                Outcome::All(vec![kept, outcome])
            }
            None => outcome,
        }
    }

    /// The pace, while the minutes are counted.
    fn pace(&self, cx: &Context<'_>) -> Option<Pace> {
        let Interview { book, at, lines, .. } = &self.questions;
        let step = self.watch.step()?;
        let desk = cx.desk?;
        let mut used = desk.round(&book.round)?.minutes.clone();
        let more = self.watch.minutes(step, cx.at.now);
        match used.iter_mut().find(|(of, _)| of == step) {
            Some((_, minutes)) => *minutes += more,
            None => used.push((step.clone(), more)),
        }
        let walk: Vec<&Id> = lines.iter().filter_map(Line::question).collect();
        pace(desk.questionnaire(&book.round)?, &walk, at, &used)
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

    fn wants_minutes(&self) -> bool {
        self.watch.runs()
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
            Action::Present | Action::Blank | Action::Timer => true,
            // Leaving the program, the minutes are kept first.
            Action::Quit | Action::GoHome => self.watch.runs(),
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
            Action::Present => self.end(cx),
            Action::Timer => self.count(cx),
            Action::Quit | Action::GoHome => {
                let kept = self.watch.stop(&self.questions.book.round, cx.at.now);
                Outcome::All(vec![kept, Outcome::Run(action)])
            }
            Action::Blank => {
                self.dark = true;
                Outcome::Changed
            }
            action => match self.questions.act(action, cx) {
                Outcome::Close => self.end(cx),
                Outcome::NotMine => Outcome::NotMine,
                outcome => self.follow(outcome, cx),
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
        let outcome = self.questions.go_to(book, question, cx);
        if outcome == Outcome::NotMine { outcome } else { self.follow(outcome, cx) }
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        self.questions.resize(area, cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        if self.dark {
            return None;
        }
        let question = self.questions.question(cx)?;
        let panel = self.questions.panel(question);
        let cursor = room::draw(&panel, area, buf, cx);
        let foot = room::words_area(&panel, area);
        if let Some(pace) = self.pace(cx) {
            let words = texts::pace(pace.used, pace.planned, pace.ahead);
            let role = if pace.ahead < 0 || pace.used > pace.planned { Role::Warn } else { Role::Accent };
            wrap::draw_row(&words, foot.x, area.bottom().saturating_sub(2), foot.width, buf, cx.style(role));
        }
        wrap::draw_row(&self.next(cx), foot.x, area.bottom().saturating_sub(1), foot.width, buf, cx.style(Role::Dim));
        cursor
    }
}
