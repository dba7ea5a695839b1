//! Small windows made of a few fields: beside an answer, for a new engagement, for opening a folder.
//!
//! Enter keeps; Escape keeps what was typed too, except where it would record or create something.

pub mod ask;
pub mod new_engagement;
pub mod settings;
pub mod start_round;
pub mod task;

use crate::texts::windows::{ask as texts, copy, import, mine, new, open, round};
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::Mouse;
use crate::tui::outcome::{Ask, AskTask, Asked, Outcome};
use crate::tui::screen::{Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widgets::form::{Field, Form, Takes};
use crate::tui::widgets::text_box::act::{Changed, Motion, TextAct};
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// A window with a form.
#[derive(Debug)]
pub struct FormWindow {
    topic: Topic,
    form: Form,
}

/// What a window is about.
#[derive(Debug)]
enum Topic {
    Ask(Ask),
    Task(AskTask),
    NewEngagement,
    OpenFolder,
    StartRound,
    Settings,
    SaveCopy,
    Import,
}

impl FormWindow {
    /// The window beside an answer.
    #[must_use]
    pub fn ask(ask: Ask, cx: &Context<'_>) -> Self {
        Self { form: ask::form(&ask, cx), topic: Topic::Ask(ask) }
    }

    /// The window that asks why an action is given up or put off.
    #[must_use]
    pub fn ask_task(ask: AskTask) -> Self {
        Self { form: task::form(&ask), topic: Topic::Task(ask) }
    }

    /// The form for a new engagement.
    #[must_use]
    pub fn new_engagement(cx: &Context<'_>) -> Self {
        Self { form: new_engagement::form(cx), topic: Topic::NewEngagement }
    }

    /// The form that begins a round.
    #[must_use]
    pub fn start_round(cx: &Context<'_>) -> Self {
        Self { form: start_round::form(cx), topic: Topic::StartRound }
    }

    /// What is chosen for this computer.
    #[must_use]
    pub fn settings(cx: &Context<'_>) -> Self {
        Self { form: settings::form(cx), topic: Topic::Settings }
    }

    /// The window that takes a path.
    #[must_use]
    pub fn open_folder() -> Self {
        let path = Field::new(open::PATH, open::HINT, Takes::Words, "").needed();
        Self { form: Form::new(vec![path], open::FOOT), topic: Topic::OpenFolder }
    }

    /// The window that takes a folder for a copy.
    #[must_use]
    pub fn save_copy() -> Self {
        let path = Field::new(copy::PATH, copy::HINT, Takes::Words, "").needed();
        Self { form: Form::new(vec![path], copy::FOOT), topic: Topic::SaveCopy }
    }

    /// The window that takes the path of what the other side sent.
    #[must_use]
    pub fn import() -> Self {
        let path = Field::new(import::PATH, import::HINT, Takes::Words, "").needed();
        Self { form: Form::new(vec![path], import::FOOT), topic: Topic::Import }
    }

    /// Closes, and asks for what the fields say.
    fn done(&self, cx: &Context<'_>) -> Outcome {
        let then = match &self.topic {
            Topic::Ask(ask) => ask::outcome(ask, &self.form, cx),
            Topic::Task(ask) => task::outcome(ask, &self.form, cx.at.today),
            Topic::NewEngagement => new_engagement::outcome(&self.form, cx.at.today),
            Topic::Settings => Some(settings::outcome(&self.form)),
            Topic::StartRound => match start_round::outcome(&self.form, cx.at.today) {
                Ok(outcome) => Some(outcome),
                Err(notice) => return Outcome::Tell(notice),
            },
            Topic::OpenFolder => self.form.words(0).map(|path| Outcome::OpenWorkbook(PathBuf::from(path))),
            Topic::SaveCopy => self.form.words(0).map(|path| Outcome::SaveCopy(PathBuf::from(path))),
            Topic::Import => self.form.words(0).map(|path| Outcome::Import(PathBuf::from(path))),
        };
        then.map_or(Outcome::Close, |then| Outcome::CloseWith(Box::new(then)))
    }

    /// Does something to the text under the cursor.
    fn text(&mut self, act: TextAct, cx: &Context<'_>) -> Outcome {
        match self.form.act(act, cx.at.today) {
            Changed::Copied(words) | Changed::Cut(words) => Outcome::Copy(words),
            _ => Outcome::Changed,
        }
    }

    /// What stands below the fields: what an answer that is about to be agreed still has to do, two sentences at most; why a
    /// reset is offered.
    fn below(&self, width: u16, cx: &Context<'_>) -> Vec<String> {
        match (&self.topic, cx.desk) {
            (Topic::StartRound, Some(desk)) => {
                let words = start_round::reset_offer(desk, &self.form);
                let rows = |words: &String| wrap::rows(words, width).map(str::to_owned).collect::<Vec<_>>();
                words.iter().flat_map(rows).collect()
            }
            (Topic::Ask(ask), Some(desk)) if ask.what == Asked::Agreement => {
                desk.to_pass(&ask.book, &ask.question).iter().take(2).map(|sentence| texts::still(sentence)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether Escape goes back without doing anything.
    fn escapes(&self) -> bool {
        match &self.topic {
            Topic::Ask(ask) => ask::escapes(ask.what, self.form.is_touched()),
            Topic::Task(_)
            | Topic::NewEngagement
            | Topic::StartRound
            | Topic::OpenFolder
            | Topic::SaveCopy
            | Topic::Import
            | Topic::Settings => true,
        }
    }
}

impl Screen for FormWindow {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn inner_scopes(&self) -> &'static [Scope] {
        &[Scope::Typing]
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn is_window(&self) -> bool {
        true
    }

    fn wants_sides(&self) -> bool {
        matches!(self.topic, Topic::StartRound)
    }

    fn rows(&self, width: u16, cx: &Context<'_>) -> u16 {
        self.form.rows() + u16::try_from(self.below(width, cx).len()).unwrap_or(0)
    }

    fn title(&self, _cx: &Context<'_>) -> Title {
        let words = match &self.topic {
            Topic::Ask(ask) => ask::title(ask.what),
            Topic::Task(ask) => task::title(ask),
            Topic::NewEngagement => new::TITLE,
            Topic::OpenFolder => open::TITLE,
            Topic::StartRound => round::TITLE,
            Topic::Settings => mine::TITLE,
            Topic::SaveCopy => copy::TITLE,
            Topic::Import => import::TITLE,
        };
        Title { path: vec![words.to_owned()], aside: String::new() }
    }

    fn can(&self, action: Action, _cx: &Context<'_>) -> bool {
        let lines = self.form.is_lines();
        match action {
            // While a window is open, undo is about its own words.
            Action::Back | Action::Undo | Action::Redo => true,
            Action::NextField | Action::PreviousField => self.form.has_more() || lines,
            Action::Accept | Action::Text(TextAct::Newline) => lines == (action != Action::Accept),
            Action::Text(TextAct::Copy | TextAct::Cut) => self.form.has_selection(),
            Action::Text(TextAct::Move { motion: Motion::Up | Motion::Down, .. }) => lines,
            Action::Text(_) => true,
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        match action {
            Action::NextField if self.form.is_lines() => return self.done(cx),
            Action::NextField => self.form.go(true, cx.at.today),
            Action::PreviousField => self.form.go(false, cx.at.today),
            Action::Accept => {
                if self.form.check(cx.at.today) {
                    return self.done(cx);
                }
            }
            Action::Undo => return self.text(TextAct::Undo, cx),
            Action::Redo => return self.text(TextAct::Redo, cx),
            Action::Text(act) => return self.text(act, cx),
            Action::Back if self.escapes() => return Outcome::Close,
            Action::Back => return self.done(cx),
            _ => return Outcome::NotMine,
        }
        Outcome::Changed
    }

    fn input(&mut self, text: &str, _pasted: bool, cx: &Context<'_>) -> Outcome {
        self.form.insert(text, cx.at.today);
        Outcome::Changed
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, _cx: &Context<'_>) -> Outcome {
        if self.form.mouse(mouse, area) { Outcome::Changed } else { Outcome::Nothing }
    }

    fn resize(&mut self, area: Rect, _cx: &Context<'_>) {
        self.form.resize(area);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let lines = self.below(area.width, cx);
        let below = u16::try_from(lines.len()).unwrap_or(0);
        let form = Rect { height: area.height.saturating_sub(below), ..area };
        for (line, y) in lines.iter().zip(form.bottom()..area.bottom()) {
            wrap::draw_row(line, area.x, y, area.width, buf, cx.style(Role::Warn));
        }
        self.form.draw(form, buf, cx)
    }
}
