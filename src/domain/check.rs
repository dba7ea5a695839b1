//! Structural checks: what tells a hollow answer from a solid one without reading its meaning (`format.md`, table of
//! checks).
//!
//! The rules and their parameters stand here; `check::holds` is the only validation of values.

use super::id::Id;
use super::value::Decimal;

/// One check of a question, its references checked by the loader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The value is filled; in a record or table these cells in every row with an own cell.
    Filled {
        /// `None`: the required columns.
        columns: Option<Vec<Id>>,
    },
    /// At least so many rows have a filled cell of their own.
    MinRows {
        /// How many.
        rows: u32,
    },
    /// Each value stands in at least one row; compared exactly.
    Includes {
        /// Where.
        column: Id,
        /// What.
        values: Vec<String>,
    },
    /// Exactly one row has the value, for each filled value of `per` if given; no row fails. Compared exactly.
    ExactlyOne {
        /// Where.
        column: Id,
        /// What: a word, or `true`/`false` for a yes-no column.
        value: String,
        /// Grouped by this column.
        per: Option<Id>,
    },
    /// The cell names one human: none of `, ; / & +`, neither *and* nor *team*, and no role of the engagement's people.
    OnePerson {
        /// Where; empty for a person question.
        columns: Vec<Id>,
    },
    /// The named cells of a row are not the same, folded.
    Differs {
        /// Which.
        columns: Vec<Id>,
    },
    /// No two rows have the same, folded.
    Unique {
        /// Where.
        column: Id,
    },
    /// Each date of this question is earlier than each of the other's.
    Before(Order),
    /// Each date of this question is later than each of the other's.
    After(Order),
    /// Every filled number is at least this.
    AtLeast(Limit),
    /// Every filled number is at most this.
    AtMost(Limit),
    /// The people named include one of each side.
    BothSides {
        /// Where; empty for a person question.
        columns: Vec<Id>,
    },
    /// The text has one of these.
    Mentions {
        /// At least one.
        any: Vec<Mention>,
    },
}

/// The parameters of `before` and `after`. No date on either side: the check holds; the same day fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column of this question; `None` for a date question, or every date column.
    pub column: Option<Id>,
    /// The other question.
    pub question: Id,
    /// The column of the other question.
    pub of: Option<Id>,
}

/// The parameters of `at-least` and `at-most`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The column; `None` for a number question.
    pub column: Option<Id>,
    /// The bound, inside.
    pub number: Decimal,
}

/// What a text can mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mention {
    /// A digit; where no date would do, one that belongs to no date.
    Number,
    /// A date.
    Date,
    /// A name of the engagement's people.
    Person,
}

impl Mention {
    /// All values.
    pub const ALL: [Self; 3] = [Self::Number, Self::Date, Self::Person];

    /// The word in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Person => "person",
        }
    }
}

impl Check {
    /// The words in files, in the order of `format.md`.
    pub const RULES: [&'static str; 13] = [
        "filled",
        "min-rows",
        "includes",
        "exactly-one",
        "one-person",
        "differs",
        "unique",
        "before",
        "after",
        "at-least",
        "at-most",
        "both-sides",
        "mentions",
    ];

    /// The word in files and JSON.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Filled { .. } => "filled",
            Self::MinRows { .. } => "min-rows",
            Self::Includes { .. } => "includes",
            Self::ExactlyOne { .. } => "exactly-one",
            Self::OnePerson { .. } => "one-person",
            Self::Differs { .. } => "differs",
            Self::Unique { .. } => "unique",
            Self::Before(_) => "before",
            Self::After(_) => "after",
            Self::AtLeast(_) => "at-least",
            Self::AtMost(_) => "at-most",
            Self::BothSides { .. } => "both-sides",
            Self::Mentions { .. } => "mentions",
        }
    }
}
