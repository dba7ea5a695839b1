//! When a question applies: the answer of another question names it.
//!
//! Which entry counts is the caller's matter (`scoring.md` section 2).

use super::entry::{Entry, Status};
use super::id::Id;
use super::value::Value;

/// Holds when the named question is answered with one of these options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The question it looks at: a choice or choices.
    pub question: Id,
    /// The options that make it hold; at least one.
    pub is: Vec<Id>,
}

impl Condition {
    /// Whether it holds, given the entry that counts of the question it looks at.
    ///
    /// Without an answer it holds: nothing leaves by silence (`scoring.md` section 2, *Conditions*). That the named
    /// question itself does not apply or is waived is the caller's to know: then it fails.
    #[must_use]
    pub fn holds(&self, entry: Option<&Entry>) -> bool {
        let Some(entry) = entry.filter(|entry| entry.status == Status::Answered) else {
            return true;
        };
        match &entry.value {
            Some(Value::Choice(option)) => self.is.contains(option),
            Some(Value::Choices(options)) if !options.is_empty() => {
                options.iter().any(|option| self.is.contains(option))
            }
            _ => true,
        }
    }
}
