//! Which questions the outline shows, in which order, and what mark each has.
//!
//! Looks at the desk; draws nothing.

use crate::domain::engagement::BookName;
use crate::domain::entry::{Entry, Standing, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::{Voice, mapped_week, week_of};
use crate::domain::question::{Critical, Question};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::value::{Cell, Row, Value};
use crate::texts::interview::filters;
use crate::texts::palette::MARKS;
use crate::tui::context::Context;
use std::collections::HashMap;

/// Which questions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All that are asked.
    #[default]
    All,
    /// Blank, unknown, unfinished or only assumed.
    Open,
    /// Critical ones.
    Critical,
    /// To be settled by this week.
    Due,
    /// Assumed ones.
    Assumed,
    /// Those of an agenda, by its place in the questionnaire, in its order.
    Agenda(usize),
}

impl Filter {
    /// The next filter of the key that goes through them.
    #[must_use]
    pub fn next(self, all: Option<&Questionnaire>) -> Self {
        let agenda = |from: usize| {
            let agendas = all.map_or(&[][..], |all| &all.agendas);
            let some = (from..agendas.len()).find(|at| agendas[*at].questions.is_some());
            some.map_or(Self::All, Self::Agenda)
        };
        match self {
            Self::All => Self::Open,
            Self::Open => Self::Critical,
            Self::Critical => Self::Due,
            Self::Due => Self::Assumed,
            Self::Assumed => agenda(0),
            Self::Agenda(at) => agenda(at + 1),
        }
    }

    /// Its name.
    #[must_use]
    pub fn title(self, all: Option<&Questionnaire>) -> &str {
        match self {
            Self::All => filters::ALL,
            Self::Open => filters::OPEN,
            Self::Critical => filters::CRITICAL,
            Self::Due => filters::DUE,
            Self::Assumed => filters::ASSUMED,
            Self::Agenda(at) => all.and_then(|all| all.agendas.get(at)).map_or(filters::ALL, |agenda| &agenda.title),
        }
    }
}

/// One row of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A step's heading, with how many of its questions have an answer.
    Step {
        /// The step.
        step: Id,
        /// Its title.
        title: String,
    },
    /// A question.
    Question(Id),
}

impl Line {
    /// The question of a row, if it is one.
    #[must_use]
    pub const fn question(&self) -> Option<&Id> {
        match self {
            Self::Question(id) => Some(id),
            Self::Step { .. } => None,
        }
    }
}

/// The question after or before another one in the rows.
#[must_use]
pub fn neighbour(lines: &[Line], at: &Id, forward: bool) -> Option<Id> {
    let at = lines.iter().position(|line| line.question() == Some(at)).unwrap_or(0);
    let found = if forward {
        lines.iter().skip(at + 1).find_map(Line::question)
    } else {
        lines.iter().take(at).rev().find_map(Line::question)
    };
    found.cloned()
}

/// Where one begins: at the question asked for, else at the first that is due and open, else at the first.
#[must_use]
pub fn first(book: &BookName, at: Option<Id>, lines: &[Line], marks: &Marks, cx: &Context<'_>) -> Option<Id> {
    let questions = || lines.iter().filter_map(Line::question);
    let open = |id: &&Id| {
        let question = cx.desk.and_then(|desk| desk.question(&book.round, id));
        question.is_some_and(|question| marks.get(&question.id).is_open() && is_due(question, book, cx))
    };
    let asked = at.filter(|at| questions().any(|id| id == at));
    asked.or_else(|| questions().find(open).cloned()).or_else(|| questions().next().cloned())
}

/// The next question with work left, going round at the end.
#[must_use]
pub fn next_open(lines: &[Line], at: &Id, marks: &Marks) -> Option<Id> {
    let here = lines.iter().position(|line| line.question() == Some(at)).unwrap_or(0);
    let open = |id: &&Id| marks.get(id).is_open();
    let round = lines.iter().skip(here + 1).chain(lines.iter().take(here));
    round.filter_map(Line::question).find(open).cloned()
}

/// What an entry looks like in the outline: a mark that does not rely on colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing entered.
    Blank,
    /// Typed, not an answer yet.
    Unfinished,
    /// Assumed.
    Assumed,
    /// Stated by one side.
    Stated,
    /// Agreed by both.
    Agreed,
    /// Unknown.
    Unknown,
    /// Does not apply.
    NotApplicable,
    /// Cannot tell.
    CannotTell,
    /// Declined.
    Declined,
    /// The book cannot be read: nobody knows.
    Unreadable,
}

impl Mark {
    /// One narrow ASCII character.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Blank => ".",
            Self::Unfinished => "!",
            Self::Assumed => "~",
            Self::Stated => "o",
            Self::Agreed => "=",
            Self::Unknown => "?",
            Self::NotApplicable => "/",
            Self::CannotTell => ">",
            Self::Declined => "x",
            Self::Unreadable => "#",
        }
    }

    /// The mark of an entry.
    #[must_use]
    pub fn of(question: &Question, entry: Option<&Entry>, voice: Voice) -> Self {
        match status_of(question, entry) {
            Status::Blank if entry.is_some_and(|entry| entry.value.is_some()) => Self::Unfinished,
            Status::Blank => Self::Blank,
            Status::Unknown => Self::Unknown,
            Status::CannotTell => Self::CannotTell,
            Status::NotApplicable => Self::NotApplicable,
            Status::Declined => Self::Declined,
            Status::Answered if entry.is_some_and(has_misfit) => Self::Unfinished,
            Status::Answered => match entry.map(|entry| entry.standing_as_written(voice == Voice::Joint)) {
                Some(Standing::Assumed) => Self::Assumed,
                Some(Standing::Agreed | Standing::Proven) => Self::Agreed,
                _ => Self::Stated,
            },
        }
    }

    /// What the mark means, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        MARKS.iter().find(|(symbol, _)| *symbol == self.symbol()).map_or("", |(_, words)| words)
    }

    /// Whether work is left.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Blank | Self::Unfinished | Self::Assumed | Self::Unknown)
    }
}

/// Whether a cell of an answer is not of its kind yet.
fn has_misfit(entry: &Entry) -> bool {
    let misfit = |row: &Row| row.cells().any(|(_, cell)| matches!(cell, Cell::Misfit(_)));
    match &entry.value {
        Some(Value::Record(row)) => misfit(row),
        Some(Value::Table(rows)) => rows.iter().any(misfit),
        _ => false,
    }
}

/// The marks of all questions of a round, made once: telling a filled table from a seeded one takes a while.
#[derive(Clone, Debug, Default)]
pub struct Marks(HashMap<Id, Mark>);

impl Marks {
    /// The marks of every question this voice is asked.
    #[must_use]
    pub fn of(book: &BookName, cx: &Context<'_>) -> Self {
        let questionnaire = cx.desk.and_then(|desk| desk.questionnaire(&book.round));
        let asked = questionnaire.into_iter().flat_map(|questionnaire| questionnaire.asked_of(book.voice));
        Self(asked.map(|question| (question.id.clone(), mark(question, book, cx))).collect())
    }

    /// The mark of a question.
    #[must_use]
    pub fn get(&self, question: &Id) -> Mark {
        self.0.get(question).copied().unwrap_or(Mark::Blank)
    }

    /// Looks again at one question.
    pub fn look_again(&mut self, question: &Question, book: &BookName, cx: &Context<'_>) {
        self.0.insert(question.id.clone(), mark(question, book, cx));
    }
}

/// Whether a question is critical here; under a condition, unless the figures say it does not hold.
#[must_use]
pub fn is_critical(question: &Question, book: &BookName, cx: &Context<'_>) -> bool {
    match &question.critical {
        Critical::Never => false,
        Critical::Always => true,
        // The figures know which entry of the other question counts; until they are there, this book's own.
        Critical::When(condition) => {
            let line = cx.desk.and_then(|desk| desk.card(book)?.line(question.id.as_str()));
            let entry = || cx.desk.and_then(|desk| desk.entry(book, &condition.question));
            line.map_or_else(|| condition.holds(entry()), |line| line.critical)
        }
    }
}

/// The mark of a question in a book; in the joint one also of what a side said alone, as far as the figures may tell.
#[must_use]
pub fn mark(question: &Question, book: &BookName, cx: &Context<'_>) -> Mark {
    if cx.desk.is_some_and(|desk| desk.broken_at(book, &question.id).is_some()) {
        return Mark::Unreadable;
    }
    let own = Mark::of(question, cx.desk.and_then(|desk| desk.entry(book, &question.id)), book.voice);
    if own != Mark::Blank || book.voice != Voice::Joint {
        return own;
    }
    let said = cx.desk.and_then(|desk| desk.card(book)?.line(question.id.as_str()));
    match said.map(|line| line.status) {
        Some(Status::Answered) => Mark::Stated,
        Some(Status::Unknown) => Mark::Unknown,
        _ => Mark::Blank,
    }
}

/// Whether a question is to be settled by the current week of its round.
#[must_use]
pub fn is_due(question: &Question, book: &BookName, cx: &Context<'_>) -> bool {
    let due = || {
        let desk = cx.desk?;
        let round = desk.round(&book.round)?;
        let week = desk.questionnaire(&book.round)?.settle_week(question)?;
        let now = week_of(round.start?, cx.at.today);
        Some(now >= mapped_week(week, desk.engagement().weeks_of(round)))
    };
    due().unwrap_or(true)
}

/// The rows of the outline: steps with their questions, as this voice is asked them and the filter lets them through.
/// `keep` stays in view whatever the filter says; a room is shown nothing that each side answers in private.
#[must_use]
pub fn lines(
    book: &BookName,
    filter: Filter,
    room: bool,
    keep: Option<&Id>,
    marks: &Marks,
    cx: &Context<'_>,
) -> Vec<Line> {
    let Some(desk) = cx.desk else { return Vec::new() };
    let (Some(round), Some(questionnaire)) = (desk.round(&book.round), desk.questionnaire(&book.round)) else {
        return Vec::new();
    };
    let passes = |question: &&Question| {
        let shown = match filter {
            Filter::All | Filter::Agenda(_) => true,
            Filter::Open => marks.get(&question.id).is_open(),
            Filter::Critical => is_critical(question, book, cx),
            Filter::Due => is_due(question, book, cx),
            Filter::Assumed => marks.get(&question.id) == Mark::Assumed,
        };
        (shown || Some(&question.id) == keep)
            && !(room && question.private)
            && questionnaire.is_asked(&round.agenda, &question.id)
    };
    let mut lines = Vec::new();
    if let Filter::Agenda(at) = filter {
        let asked = questionnaire.agendas.get(at).and_then(|agenda| agenda.questions.as_ref());
        let walked = asked.into_iter().flatten().filter_map(|id| questionnaire.question(id.as_str()));
        let mut before = None;
        for question in walked.filter(|one| one.asked_of.asks(book.voice)).filter(passes) {
            if before.replace(&question.step) != Some(&question.step) {
                let title = questionnaire.step(&question.step).map_or_else(String::new, |step| step.title.clone());
                lines.push(Line::Step { step: question.step.clone(), title });
            }
            lines.push(Line::Question(question.id.clone()));
        }
        return lines;
    }
    for step in &questionnaire.steps {
        let mut of_step = questionnaire.asked_of(book.voice).filter(|q| q.step == step.id).filter(passes).peekable();
        if of_step.peek().is_some() {
            lines.push(Line::Step { step: step.id.clone(), title: step.title.clone() });
            lines.extend(of_step.map(|question| Line::Question(question.id.clone())));
        }
    }
    lines
}
