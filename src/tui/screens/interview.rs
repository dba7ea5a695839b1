//! The heart: one question large, the editor of its kind, and what stands around an answer; the outline at the left.
//!
//! Knows the desk through its context and asks for every change by returning. While a text field has the cursor every
//! character types; Escape leaves it, keeping the words, and stays left until one goes back in.

pub mod outline;
pub mod panel;
pub mod shelf;

use crate::domain::edit::Change;
use crate::domain::engagement::BookName;
use crate::domain::entry::{Entry, Standing, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::Purpose;
use crate::texts::interview as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::editor::{Draft, Editor, Reply};
use crate::tui::editors::open::editor_for;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Ask, Asked, Notice, Outcome, Place};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::interview::outline::Outline;
use crate::tui::screens::interview::panel::Panel;
use crate::tui::screens::interview::shelf::{Filter, Line, mark};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The questions of one book.
#[derive(Debug)]
pub struct Interview {
    book: BookName,
    at: Id,
    editor: Option<Box<dyn Editor>>,
    /// Whether fields take the cursor as one comes to them.
    writing: bool,
    /// The joint answer of a blind question is written although not both sides have locked.
    together: bool,
    filter: Filter,
    lines: Vec<Line>,
    outline: bool,
    examples: bool,
    area: Rect,
    /// The words last given to the desk by the editor, to tell one's own change from another's.
    given: Option<crate::domain::value::Value>,
}

impl Interview {
    /// The questions of a book, at a question or at the first open one. `None` where there is nothing to ask.
    #[must_use]
    pub fn new(book: BookName, at: Option<Id>, cx: &Context<'_>) -> Option<Self> {
        let lines = shelf::lines(&book, Filter::All, None, cx);
        let questions = || lines.iter().filter_map(question_of);
        let open = |id: &&Id| {
            let question = cx.desk.and_then(|desk| desk.question(&book.round, id));
            question.is_some_and(|question| mark(question, &book, cx).is_open() && shelf::is_due(question, &book, cx))
        };
        let asked = at.filter(|at| questions().any(|id| id == at));
        let at = asked.or_else(|| questions().find(open).cloned()).or_else(|| questions().next().cloned())?;
        let mut interview = Self {
            book,
            at,
            editor: None,
            writing: true,
            together: false,
            filter: Filter::All,
            lines,
            outline: true,
            examples: false,
            area: Rect::default(),
            given: None,
        };
        interview.arrive(cx);
        Some(interview)
    }

    fn question<'c>(&self, cx: &Context<'c>) -> Option<&'c Question> {
        cx.desk.and_then(|desk| desk.question(&self.book.round, &self.at))
    }

    fn entry<'c>(&self, cx: &Context<'c>) -> Option<&'c Entry> {
        cx.desk.and_then(|desk| desk.entry(&self.book, &self.at))
    }

    fn status(&self, cx: &Context<'_>) -> Status {
        self.question(cx).map_or(Status::Blank, |question| status_of(question, self.entry(cx)))
    }

    fn is_locked(&self, cx: &Context<'_>) -> bool {
        let book = cx.desk.and_then(|desk| desk.book(&self.book));
        book.is_some_and(|book| book.is_locked(self.at.as_str()))
    }

    fn is_audit(&self, cx: &Context<'_>) -> bool {
        let questionnaire = cx.desk.and_then(|desk| desk.questionnaire(&self.book.round));
        questionnaire.is_some_and(|questionnaire| questionnaire.purpose == Purpose::Audit)
    }

    /// Both sides' locked entries of a blind question, in the joint book.
    fn revealed<'c>(&self, cx: &Context<'c>) -> Option<[&'c Entry; 2]> {
        let question = self.question(cx)?;
        let desk = cx.desk.filter(|_| question.blind && self.book.voice == Voice::Joint)?;
        let locked = |side: Side| desk.entry_of(&self.book, side.voice(), &self.at).filter(|e| e.locked.is_some());
        Some([locked(Side::Agency)?, locked(Side::Client)?])
    }

    /// A blind question in the joint book that waits for both sides.
    fn waits(&self, cx: &Context<'_>) -> bool {
        let blind = self.question(cx).is_some_and(|question| question.blind) && self.book.voice == Voice::Joint;
        blind && !self.together && self.entry(cx).is_none() && self.revealed(cx).is_none()
    }

    /// Comes to a question: its editor with its value, the cursor in the field if one was writing.
    fn arrive(&mut self, cx: &Context<'_>) {
        let Some(question) = self.question(cx) else { return };
        self.together = false;
        let value = self.entry(cx).and_then(|entry| entry.value.as_ref());
        self.editor = (!self.waits(cx)).then(|| editor_for(question, value, cx));
        self.given = value.cloned();
        self.layout(cx);
    }

    fn layout(&mut self, cx: &Context<'_>) {
        let area = self.panel_area();
        let Some(editor_area) = self.question(cx).map(|question| self.panel(question).editor_area(area, cx)) else {
            return;
        };
        if let Some(editor) = &mut self.editor {
            editor.resize(editor_area);
        }
    }

    fn panel<'s>(&'s self, question: &'s Question) -> Panel<'s> {
        Panel {
            book: &self.book,
            question,
            editor: self.editor.as_deref(),
            writing: self.is_writing(),
            examples: self.examples,
            lines: &self.lines,
        }
    }

    fn has_outline(&self) -> bool {
        self.outline && self.area.width >= 90
    }

    fn outline_area(&self) -> Rect {
        let width = if self.has_outline() { (self.area.width / 4).clamp(26, 38) } else { 0 };
        Rect { width, ..self.area }
    }

    fn panel_area(&self) -> Rect {
        let left = if self.has_outline() { self.outline_area().width + 3 } else { 2 };
        let width = self.area.width.saturating_sub(left + 2).min(96);
        Rect { x: self.area.x + left, width, ..self.area }
    }

    /// Whether a text field has the cursor.
    fn is_writing(&self) -> bool {
        self.writing && self.editor.as_ref().is_some_and(|editor| editor.takes_text())
    }

    fn position(&self) -> usize {
        self.lines.iter().position(|line| question_of(line) == Some(&self.at)).unwrap_or(0)
    }

    fn neighbour(&self, forward: bool, wanted: impl Fn(&Id) -> bool) -> Option<Id> {
        let at = self.position();
        let found = if forward {
            self.lines.iter().skip(at + 1).filter_map(question_of).find(|id| wanted(id))
        } else {
            self.lines.iter().take(at).rev().filter_map(question_of).find(|id| wanted(id))
        };
        found.cloned()
    }

    fn leave_to(&mut self, id: Option<Id>, end: &str, cx: &Context<'_>) -> Outcome {
        let Some(id) = id else { return Outcome::Tell(Notice::plain(end)) };
        self.at = id;
        self.lines = shelf::lines(&self.book, self.filter, Some(&self.at), cx);
        self.arrive(cx);
        Outcome::WentOn
    }

    fn step(&mut self, forward: bool, cx: &Context<'_>) -> Outcome {
        let end = if forward { texts::AT_END } else { texts::AT_START };
        self.leave_to(self.neighbour(forward, |_| true), end, cx)
    }

    fn edit(&self, change: Change) -> Outcome {
        Outcome::Edit { book: self.book.clone(), question: self.at.clone(), change }
    }

    fn ask(&self, what: Asked) -> Outcome {
        Outcome::Open(Place::Ask(Ask { book: self.book.clone(), question: self.at.clone(), what }))
    }

    /// Sets a status (or takes it back if it is set already), then asks for what it needs.
    fn mark_as(&self, status: Status, what: Option<Asked>, cx: &Context<'_>) -> Outcome {
        if self.status(cx) == status {
            let answered = self.entry(cx).is_some_and(|entry| entry.value.is_some());
            return self.edit(Change::Status(if answered { Status::Answered } else { Status::Blank }));
        }
        let set = self.edit(Change::Status(status));
        match what {
            Some(what) => Outcome::All(vec![set, self.ask(what)]),
            None => set,
        }
    }

    /// Gives the desk what the editor holds.
    fn keep(&mut self, cx: &Context<'_>) -> Outcome {
        let Some(editor) = &self.editor else { return Outcome::Nothing };
        let value = match editor.draft(cx) {
            Draft::Empty => None,
            Draft::Ready(value) | Draft::Unfinished(value, _) => Some(value),
        };
        self.layout(cx);
        if value == self.given {
            return Outcome::Changed;
        }
        self.given.clone_from(&value);
        self.edit(Change::Value(value))
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
            Reply::Tell(words) => Outcome::Tell(Notice::plain(words)),
        }
    }

    /// The editor's turn: only where something may be entered.
    fn ask_editor(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        if self.is_locked(cx) {
            return Outcome::Tell(Notice::plain(texts::IS_LOCKED));
        }
        match &mut self.editor {
            Some(editor) => {
                let reply = editor.act(action, cx);
                self.answer(reply, cx)
            }
            None => Outcome::NotMine,
        }
    }

    /// Whether the editor has the keys for this action now.
    fn editor_can(&self, action: Action) -> bool {
        let usable = |editor: &dyn Editor| !editor.takes_text() || self.writing;
        self.editor.as_deref().is_some_and(|editor| usable(editor) && editor.can(action))
    }
}

fn question_of(line: &Line) -> Option<&Id> {
    match line {
        Line::Question(id) => Some(id),
        Line::Step { .. } => None,
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

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        if self.editor_can(action) {
            return true;
        }
        let status = self.status(cx);
        let free = !self.is_locked(cx) && !self.waits(cx);
        let joint = self.book.voice == Voice::Joint;
        match action {
            Action::NextQuestion | Action::PreviousQuestion | Action::NextOpen | Action::Jump | Action::Filter => true,
            Action::Outline => self.area.width >= 90,
            Action::Examples => self.question(cx).is_some_and(|question| question.examples.is_some()),
            Action::Up | Action::Down | Action::First | Action::Last => !self.is_writing(),
            Action::Accept => true,
            Action::EditAnswer => free && !self.writing && self.editor.as_ref().is_some_and(|e| e.takes_text()),
            Action::Back => true,
            Action::MarkUnknown | Action::MarkDeclined => free,
            Action::MarkNotApplicable => {
                free && self.question(cx).is_some_and(|q| q.waivable || !shelf::is_critical(q, &self.book, cx))
            }
            Action::MarkCannotTell => free && self.is_audit(cx),
            Action::MarkAssumed | Action::MarkStated => free && status == Status::Answered && !self.is_audit(cx),
            Action::Agree => free && joint && matches!(status, Status::Answered | Status::NotApplicable),
            Action::Confirm => free && status == Status::Answered,
            Action::AddEvidence => free && status == Status::Answered,
            Action::EditNote => free,
            Action::EditFollowUp => free,
            Action::AddAction => true,
            Action::LockAnswer => {
                let blind = self.question(cx).is_some_and(|question| question.blind);
                blind && !joint && self.book.voice.side().is_some() && !self.is_locked(cx) && !self.is_audit(cx)
            }
            Action::TakeAgency | Action::TakeClient => free && self.revealed(cx).is_some() && !self.is_writing(),
            Action::ClearAnswer => {
                free && self.entry(cx).is_some_and(|entry| entry.value.is_some()) && !self.is_writing()
            }
            Action::Why => self.question(cx).is_some(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        if self.editor_can(action) {
            let outcome = self.ask_editor(action, cx);
            if outcome != Outcome::NotMine {
                return outcome;
            }
        }
        match action {
            Action::NextQuestion | Action::Down => self.step(true, cx),
            Action::PreviousQuestion | Action::Up => self.step(false, cx),
            Action::First => self.leave_to(self.lines.iter().find_map(question_of).cloned(), texts::AT_START, cx),
            Action::Last => self.leave_to(self.lines.iter().rev().find_map(question_of).cloned(), texts::AT_END, cx),
            Action::NextOpen => {
                let open = |id: &Id| {
                    let question = cx.desk.and_then(|desk| desk.question(&self.book.round, id));
                    question.is_some_and(|question| mark(question, &self.book, cx).is_open())
                };
                let next = self
                    .neighbour(true, open)
                    .or_else(|| self.lines.iter().filter_map(question_of).find(|id| open(id)).cloned());
                self.leave_to(next, texts::NOTHING_OPEN, cx)
            }
            Action::Accept if self.waits(cx) => {
                self.together = true;
                let value = self.entry(cx).and_then(|entry| entry.value.as_ref());
                self.editor = self.question(cx).map(|question| editor_for(question, value, cx));
                self.writing = true;
                self.layout(cx);
                Outcome::Changed
            }
            Action::Accept if !self.writing && self.editor.as_ref().is_some_and(|editor| editor.takes_text()) => {
                self.act(Action::EditAnswer, cx)
            }
            Action::Accept => self.step(true, cx),
            Action::EditAnswer => {
                if self.is_locked(cx) {
                    return Outcome::Tell(Notice::plain(texts::IS_LOCKED));
                }
                self.writing = true;
                Outcome::Changed
            }
            Action::Back => {
                if self.editor.as_mut().is_some_and(|editor| editor.escape()) {
                    return self.keep(cx);
                }
                if self.is_writing() {
                    self.writing = false;
                    return Outcome::Changed;
                }
                Outcome::Close
            }
            Action::MarkUnknown => self.mark_as(Status::Unknown, Some(Asked::Unknown), cx),
            Action::MarkNotApplicable => self.mark_as(Status::NotApplicable, Some(Asked::NotApplicable), cx),
            Action::MarkCannotTell => self.mark_as(Status::CannotTell, None, cx),
            Action::MarkDeclined => self.mark_as(Status::Declined, Some(Asked::Declined), cx),
            Action::MarkAssumed => {
                Outcome::All(vec![self.edit(Change::Standing(Standing::Assumed)), self.ask(Asked::Assumed)])
            }
            Action::MarkStated => self.edit(Change::Standing(Standing::Stated)),
            Action::Agree if self.status(cx) == Status::NotApplicable => self.ask(Asked::Acceptance),
            Action::Agree => self.ask(Asked::Agreement),
            Action::Confirm => self.edit(Change::Confirm),
            Action::AddEvidence => self.ask(Asked::Evidence),
            Action::EditNote => self.ask(Asked::Note),
            Action::EditFollowUp => self.ask(Asked::FollowUp),
            Action::AddAction => self.ask(Asked::Task),
            Action::LockAnswer if self.status(cx) == Status::Blank => {
                Outcome::Tell(Notice::plain(texts::NOTHING_TO_LOCK))
            }
            Action::LockAnswer => self.edit(Change::Lock),
            Action::TakeAgency => self.take(0, cx),
            Action::TakeClient => self.take(1, cx),
            Action::ClearAnswer => self.edit(Change::Value(None)),
            Action::Examples => {
                self.examples = !self.examples;
                self.layout(cx);
                Outcome::Changed
            }
            Action::Outline => {
                self.outline = !self.outline;
                self.layout(cx);
                Outcome::Changed
            }
            Action::Filter => {
                self.filter = self.filter.next();
                self.lines = shelf::lines(&self.book, self.filter, Some(&self.at), cx);
                Outcome::Tell(Notice::plain(self.filter.title()))
            }
            Action::Jump => Outcome::Open(Place::Palette { query: String::new(), questions_only: true }),
            Action::Why => match self.question(cx) {
                Some(question) => Outcome::Open(Place::Why { book: self.book.clone(), area: question.area.clone() }),
                None => Outcome::Nothing,
            },
            _ => Outcome::NotMine,
        }
    }

    fn input(&mut self, text: &str, pasted: bool, cx: &Context<'_>) -> Outcome {
        if self.is_locked(cx) {
            return Outcome::Tell(Notice::plain(texts::IS_LOCKED));
        }
        let Some(editor) = &mut self.editor else { return Outcome::NotMine };
        if !self.writing && editor.takes_text() && !pasted {
            return Outcome::NotMine;
        }
        let reply = editor.input(text, pasted, cx);
        self.answer(reply, cx)
    }

    fn mouse(&mut self, mouse: Mouse, _area: Rect, cx: &Context<'_>) -> Outcome {
        let at = Position::new(mouse.column, mouse.row);
        if self.has_outline() && self.outline_area().contains(at) {
            let outline = Outline { book: &self.book, at: &self.at, lines: &self.lines, filter: self.filter };
            return match mouse.kind {
                MouseKind::Press => match outline.hit(mouse.row, self.outline_area()) {
                    Some(id) => self.leave_to(Some(id), texts::AT_END, cx),
                    None => Outcome::Nothing,
                },
                MouseKind::WheelUp => self.step(false, cx),
                MouseKind::WheelDown => self.step(true, cx),
                MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
            };
        }
        let Some(question) = self.question(cx) else { return Outcome::Nothing };
        let area = self.panel(question).editor_area(self.panel_area(), cx);
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

    fn refresh(&mut self, cx: &Context<'_>) {
        self.lines = shelf::lines(&self.book, self.filter, Some(&self.at), cx);
        let value = self.entry(cx).and_then(|entry| entry.value.as_ref());
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
        if *book != self.book || *question == self.at {
            return Outcome::Changed;
        }
        self.leave_to(Some(question.clone()), texts::AT_END, cx)
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        self.area = area;
        self.layout(cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let _ = area;
        if self.has_outline() {
            let outline = Outline { book: &self.book, at: &self.at, lines: &self.lines, filter: self.filter };
            outline.draw(self.outline_area(), buf, cx);
        }
        let question = self.question(cx)?;
        self.panel(question).draw(self.panel_area(), buf, cx)
    }
}

impl Interview {
    /// Takes one side's revealed answer into the joint one.
    fn take(&mut self, side: usize, cx: &Context<'_>) -> Outcome {
        let value = self.revealed(cx).and_then(|both| both[side].value.clone());
        let outcome = self.edit(Change::Value(value));
        self.given = None;
        outcome
    }
}
