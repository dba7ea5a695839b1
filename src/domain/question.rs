//! One question of a questionnaire: its kind, who is asked, when, what it weighs, and how a solid answer is told.
//!
//! Values here are checked: the loader (`storage::raw_questionnaire`) refuses what breaks a rule of `format.md`.

use super::check::Check;
use super::condition::Condition;
use super::id::Id;
use super::period::{AskedOf, Duty, Voice};
use super::value::Row;

/// A checked question (`format.md`, *A questionnaire*).
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id, stable over versions.
    pub id: Id,
    /// Earlier ids of the same meaning.
    pub was: Vec<Id>,
    /// A short name for lists, at most 22 characters; `None`: see [`Question::title`].
    pub name: Option<String>,
    /// The area it counts in.
    pub area: Id,
    /// The step in which it is asked.
    pub step: Id,
    /// The week by which it should be settled, written for six weeks; `None`: its step's week.
    pub settled: Option<u32>,
    /// Whom it is asked of.
    pub asked_of: AskedOf,
    /// In audits, whose doing is described.
    pub duty: Duty,
    /// Both sides answer without seeing the other.
    pub blind: bool,
    /// The entry stays in its writer's private folder until released.
    pub private: bool,
    /// Whether it is critical.
    pub critical: Critical,
    /// Whether a critical question may be waived.
    pub waivable: bool,
    /// Its weight as written; `None`: 2 while critical, else 1.
    pub weight: Option<u32>,
    /// How fast an answer ages; `None`: never.
    pub fresh: Option<Fresh>,
    /// When it applies; `None`: always.
    pub applies: Option<Condition>,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The question itself.
    pub ask: Wording,
    /// Why it is asked.
    pub why: String,
    /// What a solid answer has.
    pub solid: String,
    /// A hollow and a solid example.
    pub examples: Option<Examples>,
    /// The claims it covers.
    pub covers: Vec<String>,
    /// The scale item beside whose step this blind value stands.
    pub beside: Option<Id>,
    /// Minutes planned for it in the first workshop.
    pub minutes: Option<u32>,
    /// Structural checks of its answer.
    pub checks: Vec<Check>,
}

impl Question {
    /// The short name for lists: its own, else its id without the area's letters.
    #[must_use]
    pub fn title(&self) -> &str {
        match &self.name {
            Some(name) => name,
            None => self.id.as_str().split_once('-').map_or(self.id.as_str(), |(_, rest)| rest),
        }
    }
}

/// Whether a question is critical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Critical {
    /// It is not.
    Never,
    /// It is.
    Always,
    /// While the condition holds.
    When(Condition),
}

/// How fast an answer ages (`scoring.md` section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// 92 days.
    Quarter,
    /// 183 days.
    HalfYear,
    /// 365 days.
    Year,
}

impl Fresh {
    /// All values, for messages that list them.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::HalfYear, Self::Year];

    /// Days inside the window, the last one included.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::Quarter => 92,
            Self::HalfYear => 183,
            Self::Year => 365,
        }
    }

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Year => "year",
        }
    }
}

/// What is asked, in one wording or one for each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The same words for everybody.
    Same(String),
    /// Mirrored words.
    Mirrored {
        /// To the agency.
        agency: String,
        /// To the client; sales and the joint book read this one too.
        client: String,
    },
}

impl Wording {
    /// The words for a voice.
    #[must_use]
    pub fn for_voice(&self, voice: Voice) -> &str {
        match (self, voice) {
            (Self::Same(words), _)
            | (Self::Mirrored { agency: words, .. }, Voice::Agency)
            | (Self::Mirrored { client: words, .. }, _) => words,
        }
    }
}

/// Two answers that teach the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examples {
    /// One that says nothing.
    pub hollow: String,
    /// One that can be relied on.
    pub solid: String,
}

/// What kind of answer a question takes, with its specification.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words, several lines if need be.
    Text,
    /// An address of a document.
    Link,
    /// One of several options.
    Choice(ChoiceSpec),
    /// Any of several options.
    Choices(ChoiceSpec),
    /// A step from 0 to 4.
    Scale(ScaleSpec),
    /// An exact number.
    Number,
    /// An exact percentage.
    Percent,
    /// An amount with a currency.
    Money,
    /// A calendar day.
    Date,
    /// One human.
    Person,
    /// One row of typed cells.
    Record(RecordSpec),
    /// Rows of typed cells.
    Table(TableSpec),
}

impl Kind {
    /// The word in files.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Link => "link",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::Scale(_) => "scale",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Date => "date",
            Self::Person => "person",
            Self::Record(_) => "record",
            Self::Table(_) => "table",
        }
    }

    /// The columns of a record or table; none for other kinds.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        match self {
            Self::Record(spec) => &spec.columns,
            Self::Table(spec) => &spec.columns,
            _ => &[],
        }
    }

    /// The options of a choice; none for other kinds.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice(spec) | Self::Choices(spec) => &spec.options,
            _ => &[],
        }
    }
}

/// The options of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceSpec {
    /// At least two, in order.
    pub options: Vec<Choice>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its id in books.
    pub id: Id,
    /// What people read.
    pub label: String,
    /// A credit 0 to 100 that replaces the standing's.
    pub credit: Option<u32>,
}

/// The five steps of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleSpec {
    /// What each step means, 0 to 4, in words.
    pub steps: [String; 5],
    /// What each step is worth, 0 to 100.
    pub credits: [u32; 5],
}

impl ScaleSpec {
    /// What the steps are worth unless the questionnaire says otherwise (`scoring.md` section 2).
    pub const CREDITS: [u32; 5] = [0, 20, 40, 80, 100];
}

/// The cells of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSpec {
    /// At least one, ids unique.
    pub columns: Vec<Column>,
}

/// The columns of a table and the rows it comes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSpec {
    /// At least one, ids unique; the first one names a row.
    pub columns: Vec<Column>,
    /// Rows that stand there before anybody typed; their cells are nobody's answer.
    pub seeds: Vec<Row>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its id in books.
    pub id: Id,
    /// Its heading.
    pub title: String,
    /// What its cells take.
    pub kind: ColumnKind,
    /// Whether a row without it is unfinished.
    pub required: bool,
}

/// What the cells of a column take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// An exact number.
    Number,
    /// An amount with a currency.
    Money,
    /// An exact percentage.
    Percent,
    /// A calendar day.
    Date,
    /// One human.
    Person,
    /// One of these words.
    Choice(Vec<String>),
    /// Yes or no.
    YesNo,
    /// An address of a document.
    Link,
}

impl ColumnKind {
    /// The word in files.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Person => "person",
            Self::Choice(_) => "choice",
            Self::YesNo => "yes-no",
            Self::Link => "link",
        }
    }
}
