//! What a cross-check looks at, and what it finds.

use crate::domain::engagement::Engagement;
use crate::domain::entry::Entry;
use crate::domain::filled::folded;
use crate::domain::id::Id;
use crate::domain::period::Window;
use crate::domain::question::Question;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::value::{Cell, Decimal, Money, Person, Row, Value};
use crate::insight::applies::{Place, standpoints};
use crate::insight::books::{AsOf, Books};
use crate::insight::counts::counted;
use chrono::NaiveDate;
use std::cmp::Ordering;

/// A rule of cross-checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The time marketing contacts count for is shorter than the sales cycle.
    X1,
    /// A report promises a late figure before it can honestly be there.
    X2,
    /// The last day to hand a piece in for the launch has passed.
    X3,
    /// Somebody is not on the roster, is their own deputy, or is named for both sides.
    X4,
    /// The lead definition has more than one version.
    X5,
    /// More leads are needed than there were, or than can be reached.
    X6,
    /// Commercial answers came after the plan or the launch.
    X7,
    /// Money limits differ.
    X8,
    /// The source of a late figure is missing from a register.
    X9,
    /// One person holds more than a third of what is owned.
    X10,
    /// An agreement does not carry a name of each side, or all were made on one day.
    X11,
    /// A counted fact of an audit beside a step it may not fit.
    Fact,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 12] = [
        Self::X1,
        Self::X2,
        Self::X3,
        Self::X4,
        Self::X5,
        Self::X6,
        Self::X7,
        Self::X8,
        Self::X9,
        Self::X10,
        Self::X11,
        Self::Fact,
    ];

    /// Its name in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::X1 => "X1",
            Self::X2 => "X2",
            Self::X3 => "X3",
            Self::X4 => "X4",
            Self::X5 => "X5",
            Self::X6 => "X6",
            Self::X7 => "X7",
            Self::X8 => "X8",
            Self::X9 => "X9",
            Self::X10 => "X10",
            Self::X11 => "X11",
            Self::Fact => "fact",
        }
    }
}

/// Answers that may not fit each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// By which rule.
    pub rule: Rule,
    /// The questions whose answers were put side by side, the one to look at first foremost.
    pub questions: Vec<Id>,
    /// The arithmetic in words, each figure with its question.
    pub words: String,
}

impl Misfit {
    /// A finding of a rule; names that are no ids are left out.
    #[must_use]
    pub fn new(rule: Rule, questions: &[&str], words: String) -> Self {
        Self { rule, questions: questions.iter().filter_map(|id| Id::parse(id)).collect(), words }
    }
}

/// The answers that count of the questions that are asked.
#[derive(Debug)]
pub struct Look<'a> {
    answers: Vec<(&'a Question, &'a Entry)>,
    /// The engagement, for people and sides.
    pub engagement: &'a Engagement,
    /// The day.
    pub at: AsOf,
    /// The period an audit asks about.
    pub window: Option<Window>,
    /// The joint entries, answered and asked: what was agreed stands there.
    pub joint: Vec<(&'a Question, &'a Entry)>,
}

impl<'a> Look<'a> {
    /// Gathers the answers.
    #[must_use]
    pub fn new(questionnaire: &'a Questionnaire, books: &Books<'a>, at: AsOf) -> Self {
        let of = |question: &Question| counted(questionnaire, question, books, at);
        let all: Vec<_> = questionnaire.questions().iter().map(of).collect();
        let stand = standpoints(questionnaire, books, &all);
        let asked = questionnaire.questions().iter().zip(&all).zip(&stand);
        let asked = asked.filter(|(_, stand)| stand.place == Place::Asked);
        let answers: Vec<_> = asked.filter_map(|((question, one), _)| Some((question, one.answer()?))).collect();
        let in_joint = |(question, _): &(&Question, &Entry)| {
            let entry = books.joint.and_then(|book| book.entry(question.id.as_str()));
            answers
                .iter()
                .any(|(other, said)| other.id == question.id && entry.is_some_and(|entry| std::ptr::eq(entry, *said)))
        };
        let joint = answers.iter().copied().filter(in_joint).collect();
        let window = books.of(books.perspective).and_then(|book| book.window);
        Self { answers, engagement: books.engagement, at, window, joint }
    }

    /// The answers with their questions, in the order asked.
    pub fn all(&self) -> impl Iterator<Item = (&'a Question, &'a Entry)> + '_ {
        self.answers.iter().copied()
    }

    /// The answer to a question.
    #[must_use]
    pub fn entry(&self, question: &str) -> Option<&'a Entry> {
        self.answers.iter().find(|(one, _)| one.id.as_str() == question).map(|(_, entry)| *entry)
    }

    /// Its value.
    #[must_use]
    pub fn value(&self, question: &str) -> Option<&'a Value> {
        self.entry(question)?.value.as_ref()
    }

    /// Its rows; none where it is no table.
    #[must_use]
    pub fn rows(&self, question: &str) -> &'a [Row] {
        match self.value(question) {
            Some(Value::Table(rows)) => rows,
            _ => &[],
        }
    }

    /// Its record.
    #[must_use]
    pub fn record(&self, question: &str) -> Option<&'a Row> {
        match self.value(question)? {
            Value::Record(row) => Some(row),
            _ => None,
        }
    }

    /// Its day.
    #[must_use]
    pub fn day(&self, question: &str) -> Option<NaiveDate> {
        match self.value(question)? {
            Value::Date(day) => Some(*day),
            _ => None,
        }
    }

    /// Its step on a scale.
    #[must_use]
    pub fn step(&self, question: &str) -> Option<u8> {
        match self.value(question)? {
            Value::Scale(step) => Some(*step),
            _ => None,
        }
    }
}

/// A number of a row, if it is not below nothing.
#[must_use]
pub fn number(row: &Row, column: &str) -> Option<Decimal> {
    match row.get(column)? {
        Cell::Number(number) if number.cmp(&Decimal::ZERO) != Ordering::Less => Some(*number),
        _ => None,
    }
}

/// Words of a row, a chosen option included, trimmed; `None` where there are none.
#[must_use]
pub fn words<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    match row.get(column)? {
        Cell::Text(words) | Cell::Choice(words) => Some(words.trim()).filter(|words| !words.is_empty()),
        _ => None,
    }
}

/// A day of a row.
#[must_use]
pub fn day(row: &Row, column: &str) -> Option<NaiveDate> {
    match row.get(column)? {
        Cell::Date(day) => Some(*day),
        _ => None,
    }
}

/// A person of a row.
#[must_use]
pub fn person<'r>(row: &'r Row, column: &str) -> Option<&'r Person> {
    match row.get(column)? {
        Cell::Person(person) if !person.name.trim().is_empty() => Some(person),
        _ => None,
    }
}

/// An amount of a row.
#[must_use]
pub fn money<'r>(row: &'r Row, column: &str) -> Option<&'r Money> {
    match row.get(column)? {
        Cell::Money(money) => Some(money),
        _ => None,
    }
}

/// Whether one text holds the other, word for word, folded.
#[must_use]
pub fn holds(text: &str, part: &str) -> bool {
    let spaced = |text: &str| {
        let letters: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        format!(" {} ", folded(&letters))
    };
    let part = spaced(part);
    part.trim() != "" && spaced(text).contains(&part)
}
