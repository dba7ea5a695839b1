//! One thing found in the wording of a questionnaire.

use crate::domain::question::{Question, Wording};
use crate::domain::spot::Spot;

/// What was looked for. The order is that of `help wording`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A question of more than 25 words.
    LongQuestion,
    /// A help of more than 40 words.
    LongHelp,
    /// A step of a scale of more than 14 words.
    LongStep,
    /// Two things asked at once.
    TwoQuestions,
    /// A word that praises or leads.
    LeadingWord,
    /// A word for a habit, where a time should be named.
    HabitWord,
    /// Agreement with a statement, in place of what was seen.
    AgreeScale,
    /// A scale without words for what can be seen.
    BareScale,
    /// Nothing on why it is asked.
    NoWhy,
    /// Nothing on what a solid answer has.
    NoSolid,
    /// No hollow and solid example.
    NoExample,
    /// The same question as another, or nearly.
    TwinQuestion,
    /// A check no answer can pass.
    ImpossibleCheck,
    /// A condition that can never hold.
    NeverHolds,
    /// A condition that holds whatever is answered.
    AlwaysHolds,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 15] = [
        Self::LongQuestion,
        Self::LongHelp,
        Self::LongStep,
        Self::TwoQuestions,
        Self::LeadingWord,
        Self::HabitWord,
        Self::AgreeScale,
        Self::BareScale,
        Self::NoWhy,
        Self::NoSolid,
        Self::NoExample,
        Self::TwinQuestion,
        Self::ImpossibleCheck,
        Self::NeverHolds,
        Self::AlwaysHolds,
    ];

    /// The word in findings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LongQuestion => "long-question",
            Self::LongHelp => "long-help",
            Self::LongStep => "long-step",
            Self::TwoQuestions => "two-questions",
            Self::LeadingWord => "leading-word",
            Self::HabitWord => "habit-word",
            Self::AgreeScale => "agree-scale",
            Self::BareScale => "bare-scale",
            Self::NoWhy => "no-why",
            Self::NoSolid => "no-solid",
            Self::NoExample => "no-example",
            Self::TwinQuestion => "twin-question",
            Self::ImpossibleCheck => "impossible-check",
            Self::NeverHolds => "never-holds",
            Self::AlwaysHolds => "always-holds",
        }
    }

    /// Whether what breaks it cannot work, whatever is answered; else it is a matter of words.
    #[must_use]
    pub const fn is_fault(self) -> bool {
        matches!(self, Self::ImpossibleCheck | Self::NeverHolds)
    }
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// By which rule.
    pub rule: Rule,
    /// Where.
    pub spot: Spot,
    /// What is wrong, a sentence.
    pub message: String,
    /// How to mend it, a sentence.
    pub hint: String,
}

impl Remark {
    /// A remark of a sentence and its mend.
    #[must_use]
    pub fn new(rule: Rule, spot: Spot, (message, hint): (String, String)) -> Self {
        Self { rule, spot, message, hint }
    }
}

/// The wordings of a question with their spots: one, or one for each side.
#[must_use]
pub fn asked(question: &Question) -> Vec<(Spot, &str)> {
    let spot = || Spot::of(&question.id).key("ask");
    match &question.ask {
        Wording::Same(words) => vec![(spot(), words)],
        Wording::Mirrored { agency, client } => vec![(spot().key("agency"), agency), (spot().key("client"), client)],
    }
}
