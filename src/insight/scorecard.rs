//! What a score says, in full: the figures, and every line they are made of (`format.md`, *What the commands answer*).
//!
//! Only values; how they come about is `score`'s matter, how they are written the commands'.

use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::{Edition, Purpose};
use crate::insight::applies::Place;
use crate::insight::credit::Credit;
use chrono::NaiveDate;

/// The version of the rules (`scoring` in every output).
pub const SCORING: u32 = 1;

/// All figures of one round, seen by one voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scorecard {
    /// The engagement's id.
    pub engagement: String,
    /// The round's folder.
    pub round: Id,
    /// Whose figure it is.
    pub voice: Voice,
    /// The questionnaire.
    pub questionnaire: Edition,
    /// How it is scored.
    pub purpose: Purpose,
    /// The day asked for.
    pub as_of: NaiveDate,
    /// The week of the round; `None` in audits, and where the round has no start.
    pub week: Option<u32>,
    /// The headline; `None` in audits.
    pub criticals: Option<Criticals>,
    /// The areas in questionnaire order.
    pub areas: Vec<AreaScore>,
}

/// `12 of 20 criticals agreed by both`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criticals {
    /// Those with a credit of 80 or more.
    pub agreed: u32,
    /// Those in the sum of scored areas.
    pub total: u32,
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaScore {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Whether it has a figure.
    pub state: AreaState,
    /// Over all questions; `None` where there is no figure.
    pub whole: Option<Figure>,
    /// Over those whose week has come; `None` in audits, where nothing is due yet, and where there is no figure.
    pub due: Option<Figure>,
    /// Whether more than a fifth of the weight was waived or not asked: not compared over time.
    pub reduced_scope: bool,
    /// Items whose condition holds, neither waived nor off the agenda.
    pub applicable: u32,
    /// Those of them that are not blank.
    pub entered: u32,
    /// Those of them that are blank.
    pub blank: u32,
    /// Those of them that are the other side's matter.
    pub cannot_tell: u32,
    /// Items that were waived.
    pub waived: u32,
    /// Every question whose condition holds.
    pub lines: Vec<Line>,
}

/// Whether an area has a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaState {
    /// It has.
    Scored,
    /// Nothing is left in it.
    OutOfScope,
    /// Fewer than four fifths of an audit's items were answered.
    TooFewAnswers,
    /// It is shown as states.
    Unscored,
}

/// One figure, with all that is needed to redo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// After the cap, 0 to 100.
    pub figure: u32,
    /// Before the cap: credit divided by weight, rounded down.
    pub before_cap: u32,
    /// The band of the capped figure.
    pub band: Band,
    /// The sum of weight times credit.
    pub credit: u64,
    /// The sum of weights.
    pub weight: u64,
    /// The lowest cap, whether or not it lowers the figure.
    pub cap: Option<Cap>,
}

/// A cap and what sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// 39 or 69.
    pub at: u32,
    /// The criticals that set it, in questionnaire order.
    pub because: Vec<Id>,
}

/// What a figure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// 0 to 39.
    Open,
    /// 40 to 69.
    Partly,
    /// 70 to 89.
    Covered,
    /// 90 to 100.
    Proven,
}

/// One question in a sum, or beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which question.
    pub id: Id,
    /// Where it stands; never [`Place::NotApplying`].
    pub place: Place,
    /// What the entry that counts says.
    pub status: Status,
    /// Whose entry counts; `None` when blank.
    pub voice: Option<Voice>,
    /// Whether it is critical now.
    pub critical: bool,
    /// Its weight, in the sum or not.
    pub weight: u32,
    /// What it is worth, and why; the standing, the failed checks and the freshness stand here.
    pub credit: Credit,
    /// Whether it is an item: a scoring question of weight above 0.
    pub item: bool,
    /// Whether its weight is in the sum.
    pub counted: bool,
    /// In an audit: an item that is blank or cannot be told, so out of the sum; a critical one caps at 69.
    pub silent: bool,
    /// The week by which it should be settled, in the round's own weeks; `None`: at once, or an audit.
    pub settled: Option<u32>,
    /// Whether that week has come; `None` in audits, and where the round has no start.
    pub due: Option<bool>,
    /// What it would be worth, agreed by both and its checks passed (audit: at step 3).
    pub if_agreed: u32,
    /// The step of a scale.
    pub step: Option<u8>,
    /// The day it was last confirmed.
    pub confirmed: Option<NaiveDate>,
}

impl AreaState {
    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scored => "scored",
            Self::OutOfScope => "out-of-scope",
            Self::TooFewAnswers => "too-few-answers",
            Self::Unscored => "unscored",
        }
    }
}

impl Band {
    /// All bands, lowest first.
    pub const ALL: [Self; 4] = [Self::Open, Self::Partly, Self::Covered, Self::Proven];

    /// The band of a capped figure (`scoring.md` section 3).
    #[must_use]
    pub const fn of(figure: u32) -> Self {
        match figure {
            0..=39 => Self::Open,
            40..=69 => Self::Partly,
            70..=89 => Self::Covered,
            _ => Self::Proven,
        }
    }

    /// The word in JSON and on screens.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Partly => "partly",
            Self::Covered => "covered",
            Self::Proven => "proven",
        }
    }
}

impl Line {
    /// The rules of the failed checks, in order.
    pub fn failed_checks(&self) -> impl Iterator<Item = &'static str> {
        self.credit.failed.iter().map(|failed| failed.rule)
    }

    /// Whether the answer has aged out of its window.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        self.credit.stale.is_some()
    }

    /// The date a stale answer was last confirmed; `None` when fresh or never dated.
    #[must_use]
    pub fn stale_since(&self) -> Option<NaiveDate> {
        self.credit.stale.and_then(|stale| stale.since)
    }
}

impl Scorecard {
    /// An area by id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&AreaScore> {
        self.areas.iter().find(|area| area.id.as_str() == id)
    }

    /// The line of a question.
    #[must_use]
    pub fn line(&self, question: &str) -> Option<&Line> {
        self.lines().find(|line| line.id.as_str() == question)
    }

    /// All lines, area by area.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.areas.iter().flat_map(|area| &area.lines)
    }
}
