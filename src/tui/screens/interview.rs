//! The heart: one question large, the editor of its kind, and what stands around an answer; the outline at the left.
//!
//! Knows the desk through its context and asks for every change by returning. While a text field has the cursor every
//! character types; Escape leaves it, keeping the words, and stays left until one goes back in. An answer that is there
//! is only changed by somebody who went into it: the cursor comes by itself to empty ones alone.

pub mod halves;
pub mod marking;
pub mod outline;
pub mod panel;
pub mod refusals;
pub mod room;
pub mod shelf;
pub mod situation;

use crate::domain::edit::Change;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::domain::value::Value;
use crate::texts::interview as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::{Editor, Reply};
use crate::tui::editors::open::editor_for;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Notice, Outcome, Place};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::interview::halves::Halves;
use crate::tui::screens::interview::shelf::{Filter, Line, Marks};
use crate::tui::screens::interview::situation::Situation;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The questions of one book.
#[derive(Debug)]
pub struct Interview {
    pub(in crate::tui::screens) book: BookName,
    pub(in crate::tui::screens) at: Id,
    pub(in crate::tui::screens) editor: Option<Box<dyn Editor>>,
    /// Whether the field has the cursor.
    pub(in crate::tui::screens) writing: bool,
    /// Whether empty fields take the cursor as one comes to them.
    pub(in crate::tui::screens) flow: bool,
    /// The joint answer of a blind question is written although not both sides have locked.
    pub(in crate::tui::screens) together: bool,
    pub(in crate::tui::screens) filter: Filter,
    pub(in crate::tui::screens) lines: Vec<Line>,
    pub(in crate::tui::screens) marks: Marks,
    /// Shown to a room: large, and nothing that is private.
    pub(in crate::tui::screens) room: bool,
    pub(in crate::tui::screens) outline: bool,
    pub(in crate::tui::screens) examples: bool,
    pub(in crate::tui::screens) area: Rect,
    /// What the editor last gave the desk, to tell one's own change from another's.
    pub(in crate::tui::screens) given: Option<Value>,
}

impl Interview {
    /// The questions of a book, at a question or at the first open one, as for a room or not. `None` where there is
    /// nothing to ask.
    #[must_use]
    pub fn new(book: BookName, at: Option<Id>, room: bool, cx: &Context<'_>) -> Option<Self> {
        let marks = Marks::of(&book, cx);
        let lines = shelf::lines(&book, Filter::All, room, None, &marks, cx);
        let at = shelf::first(&book, at, &lines, &marks, cx)?;
        let mut interview = Self {
            book,
            at,
            editor: None,
            writing: true,
            flow: true,
            together: false,
            filter: Filter::All,
            lines,
            marks,
            room,
            outline: true,
            examples: false,
            area: Rect::default(),
            given: None,
        };
        interview.arrive(cx);
        Some(interview)
    }

    pub(in crate::tui::screens) fn now<'c>(&self, cx: &Context<'c>) -> Option<Situation<'c>> {
        Situation::at(&self.book, &self.at, cx)
    }

    pub(in crate::tui::screens) fn question<'c>(&self, cx: &Context<'c>) -> Option<&'c Question> {
        cx.desk.and_then(|desk| desk.question(&self.book.round, &self.at))
    }

    fn value<'c>(&self, cx: &Context<'c>) -> Option<&'c Value> {
        cx.desk.and_then(|desk| desk.entry(&self.book, &self.at)?.value.as_ref())
    }

    fn is_locked(&self, cx: &Context<'_>) -> bool {
        self.now(cx).is_some_and(|now| now.locked)
    }

    fn is_closed(&self, cx: &Context<'_>) -> bool {
        cx.desk.is_some_and(|desk| desk.closed_at(&self.book, &self.at).is_some())
    }

    pub(in crate::tui::screens) fn waits(&self, cx: &Context<'_>) -> bool {
        !self.together && self.now(cx).is_some_and(|now| now.waits())
    }

    /// Comes to a question: its editor with its value, the cursor in the field if one was writing.
    fn arrive(&mut self, cx: &Context<'_>) {
        let Some(question) = self.question(cx) else { return };
        self.together = false;
        let value = self.value(cx);
        let broken = cx.desk.is_some_and(|desk| desk.broken_at(&self.book, &self.at).is_some());
        self.editor = (!self.waits(cx) && !broken).then(|| editor_for(question, value, cx));
        self.given = value.cloned();
        self.writing = self.flow && self.now(cx).is_none_or(|now| now.is_untouched() && now.closed.is_none());
        self.layout(cx);
    }

    /// Whether a text field has the cursor.
    pub(in crate::tui::screens) fn is_writing(&self) -> bool {
        self.writing && self.editor.as_ref().is_some_and(|editor| editor.takes_text())
    }

    fn leave_to(&mut self, id: Option<Id>, end: &str, cx: &Context<'_>) -> Outcome {
        let Some(id) = id else { return Outcome::Tell(Notice::plain(end)) };
        self.at = id;
        self.list(cx);
        self.arrive(cx);
        Outcome::WentOn
    }

    fn list(&mut self, cx: &Context<'_>) {
        self.lines = shelf::lines(&self.book, self.filter, self.room, Some(&self.at), &self.marks, cx);
    }

    fn step(&mut self, forward: bool, cx: &Context<'_>) -> Outcome {
        let end = if forward { texts::AT_END } else { texts::AT_START };
        self.leave_to(shelf::neighbour(&self.lines, &self.at, forward), end, cx)
    }

    /// Gives the desk what the editor holds.
    fn keep(&mut self, cx: &Context<'_>) -> Outcome {
        let Some(editor) = &self.editor else { return Outcome::Nothing };
        let value = editor.draft(cx).into_value();
        self.layout(cx);
        if value == self.given {
            return Outcome::Changed;
        }
        self.given.clone_from(&value);
        marking::edit(&self.book, &self.at, Change::Value(value))
    }

    fn answer(&mut self, reply: Reply, cx: &Context<'_>) -> Outcome {
        match reply {
            Reply::NotMine => Outcome::NotMine,
            Reply::Moved => Outcome::Changed,
            Reply::Edited => self.keep(cx),
            Reply::Copied { words, cut } => {
                let copy = Outcome::Copy(words);
                if cut { Outcome::All(vec![self.keep(cx), copy]) } else { copy }
            }
            Reply::Preview(paste) => marking::preview(&self.book, &self.at, paste),
            Reply::Tell(words) => Outcome::Tell(Notice::plain(words)),
        }
    }

    /// The editor's turn: only where something may be entered.
    fn ask_editor(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        if self.is_locked(cx) {
            return marking::refused(&self.book, &self.at, cx);
        }
        let Some(editor) = &mut self.editor else { return Outcome::NotMine };
        let reply = editor.act(action, cx);
        self.answer(reply, cx)
    }

    /// Whether the editor has the keys for this action now.
    fn editor_can(&self, action: Action, cx: &Context<'_>) -> bool {
        let usable = |editor: &dyn Editor| (!editor.takes_text() || self.writing) && !self.is_closed(cx);
        self.editor.as_deref().is_some_and(|editor| usable(editor) && editor.can(action))
    }
}

impl Screen for Interview {
    fn scope(&self) -> Scope {
        Scope::Interview
    }

    fn inner_scopes(&self) -> &'static [Scope] {
        match &self.editor {
            Some(editor) if self.writing || !editor.takes_text() => editor.scopes(),
            _ => &[],
        }
    }

    fn is_typing(&self) -> bool {
        self.is_writing()
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        panel::title(&self.book, cx)
    }

    fn book(&self) -> Option<&BookName> {
        Some(&self.book)
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        if self.editor_can(action, cx) {
            return true;
        }
        match action {
            Action::Accept | Action::EditAnswer if self.is_closed(cx) => false,
            Action::NextQuestion
            | Action::PreviousQuestion
            | Action::NextOpen
            | Action::Jump
            | Action::Filter
            | Action::Present => true,
            Action::Accept | Action::Back => true,
            Action::Outline => Halves::of(self.area, true).outline.is_some(),
            Action::Up | Action::Down | Action::First | Action::Last => !self.is_writing(),
            Action::EditAnswer => !self.writing && self.editor.as_ref().is_some_and(|editor| editor.takes_text()),
            Action::ClearAnswer if self.is_writing() => false,
            _ if self.is_writing() && Situation::taken(action).is_some() => false,
            _ => self.now(cx).is_some_and(|now| now.can(action, !now.locked && (self.together || !now.waits()))),
        }
    }

    fn why_not(&self, action: Action, cx: &Context<'_>) -> Option<Notice> {
        self.now(cx).and_then(|now| refusals::why_not(action, &now))
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        // A locked answer is read, not written.
        let stays = action != Action::LockAnswer;
        (self.writing, self.flow) = (self.writing && stays, self.flow && stays);
        if self.editor_can(action, cx) {
            let outcome = self.ask_editor(action, cx);
            if outcome != Outcome::NotMine {
                return outcome;
            }
        }
        match action {
            Action::NextQuestion | Action::Down => self.step(true, cx),
            Action::PreviousQuestion | Action::Up => self.step(false, cx),
            Action::First => self.leave_to(self.lines.iter().find_map(Line::question).cloned(), texts::AT_START, cx),
            Action::Last => self.leave_to(self.lines.iter().rev().find_map(Line::question).cloned(), texts::AT_END, cx),
            Action::NextOpen => {
                self.leave_to(shelf::next_open(&self.lines, &self.at, &self.marks), texts::NOTHING_OPEN, cx)
            }
            Action::Accept if self.waits(cx) => {
                self.together = true;
                self.editor = self.question(cx).map(|question| editor_for(question, None, cx));
                (self.writing, self.flow) = (true, true);
                self.layout(cx);
                Outcome::Changed
            }
            Action::Accept if self.can(Action::EditAnswer, cx) => self.act(Action::EditAnswer, cx),
            Action::Accept => self.step(true, cx),
            Action::EditAnswer => {
                if self.is_locked(cx) {
                    return marking::refused(&self.book, &self.at, cx);
                }
                (self.writing, self.flow) = (true, true);
                Outcome::Changed
            }
            Action::Back => {
                if self.editor.as_mut().is_some_and(|editor| editor.escape()) {
                    return self.keep(cx);
                }
                if self.is_writing() {
                    (self.writing, self.flow) = (false, false);
                    // The figures say what the answer still has to do.
                    return Outcome::WentOn;
                }
                Outcome::Close
            }
            Action::Examples | Action::Outline => {
                let shown = if action == Action::Outline { &mut self.outline } else { &mut self.examples };
                *shown = !*shown;
                self.layout(cx);
                Outcome::Changed
            }
            Action::Filter => {
                let all = cx.desk.and_then(|desk| desk.questionnaire(&self.book.round)).map(AsRef::as_ref);
                self.filter = self.filter.next(all);
                self.list(cx);
                let told = Outcome::Tell(Notice::plain(self.filter.title(all)));
                let here = self.lines.iter().any(|line| line.question() == Some(&self.at));
                let first = self.lines.iter().find_map(Line::question).filter(|_| !here).cloned();
                if first.is_some() { Outcome::All(vec![self.leave_to(first, texts::AT_END, cx), told]) } else { told }
            }
            Action::Present => room::open(&self.book, Some(&self.at), cx),
            Action::Jump => Outcome::Open(Place::Palette { query: String::new(), questions_only: true }),
            _ => match self.now(cx) {
                Some(now) => marking::outcome(action, &self.book, &now, cx.at.today),
                None => Outcome::NotMine,
            },
        }
    }

    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Outcome {
        if self.is_locked(cx) {
            return marking::refused(&self.book, &self.at, cx);
        }
        match &mut self.editor {
            Some(editor) if self.writing || !editor.takes_text() || pasted => {
                let reply = editor.input(text, pasted, cx);
                self.answer(reply, cx)
            }
            _ => Outcome::NotMine,
        }
    }

    fn mouse(&mut self, mouse: Mouse, _area: Rect, cx: &Context<'_>) -> Outcome {
        let at = Position::new(mouse.column, mouse.row);
        if let Some(left) = self.halves().outline.filter(|left| left.contains(at)) {
            return match mouse.kind {
                MouseKind::Press => match self.outlined().hit(mouse.row, left) {
                    Some(id) => self.leave_to(Some(id), texts::AT_END, cx),
                    None => Outcome::Nothing,
                },
                MouseKind::WheelUp => self.step(false, cx),
                MouseKind::WheelDown => self.step(true, cx),
                MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
            };
        }
        let Some(area) = self.editor_area(cx) else { return Outcome::Nothing };
        if self.is_locked(cx) || !(area.contains(at) || mouse.kind == MouseKind::Drag) {
            return Outcome::Nothing;
        }
        let Some(editor) = &mut self.editor else { return Outcome::Nothing };
        if mouse.kind == MouseKind::Press && editor.takes_text() {
            self.writing = true;
        }
        let reply = editor.mouse(mouse, area, cx);
        self.answer(reply, cx)
    }

    fn touched(&mut self, cx: &Context<'_>) {
        if let Some(question) = self.question(cx) {
            self.marks.look_again(question, &self.book, cx);
        }
    }

    fn refresh(&mut self, cx: &Context<'_>) {
        self.marks = Marks::of(&self.book, cx);
        self.list(cx);
        let value = self.value(cx);
        if self.editor.is_none() || self.waits(cx) {
            self.arrive(cx);
        } else if value != self.given.as_ref() {
            self.given = value.cloned();
            if let Some(editor) = &mut self.editor {
                editor.set(value, cx);
            }
        }
        self.layout(cx);
    }

    fn go_to(&mut self, book: &BookName, question: &Id, cx: &Context<'_>) -> Outcome {
        if *book != self.book {
            return Outcome::NotMine;
        }
        if *question == self.at { Outcome::Changed } else { self.leave_to(Some(question.clone()), texts::AT_END, cx) }
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        self.area = area;
        self.layout(cx);
    }

    fn draw(&self, _area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        if let Some(left) = self.halves().outline {
            self.outlined().draw(left, buf, cx);
        }
        let question = self.question(cx)?;
        self.panel(question).draw(self.halves().panel, buf, cx)
    }
}
