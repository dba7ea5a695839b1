//! Which changes of a text are one run of typing, and so one thing to take back.
//!
//! Knows values alone.

use crate::domain::edit::Change;
use crate::domain::value::Value;
use crate::tui::desk::one_cell;

/// Where a change of a text lies in the run of typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// Inside a word: more may join.
    Inside,
    /// It ends a word: it joins, then the step is closed.
    Ends,
    /// It is a step of its own (a paste, a choice).
    Own,
}

/// Whether a change of cells goes on with the typing that the inverse of its beginning would take back.
#[must_use]
pub fn is_one_run(inverse: &Change, before: Option<&Value>, change: &Change) -> bool {
    match (inverse, change) {
        (Change::Restore(first), Change::Value(after)) => {
            let first = first.entry.as_ref().and_then(|entry| entry.value.as_ref());
            one_cell::joins(first, before, after.as_ref())
        }
        _ => true,
    }
}

/// How a change of a value belongs to the typing before it.
#[must_use]
pub fn ends_a_word(before: Option<&Value>, after: Option<&Value>) -> Boundary {
    const fn text(value: Option<&Value>) -> Option<&str> {
        match value {
            Some(Value::Text(words) | Value::Misfit(words)) => Some(words.as_str()),
            None => Some(""),
            _ => None,
        }
    }
    let (Some(before), Some(after)) = (text(before), text(after)) else { return Boundary::Inside };
    let (was, is) = (before.chars().count(), after.chars().count());
    if is > was + 1 || was > is + 1 {
        return Boundary::Own;
    }
    if is < was {
        return Boundary::Inside;
    }
    let typed = after.chars().zip(before.chars().chain([' '])).find(|(a, b)| a != b).map(|(a, _)| a);
    if typed.or_else(|| after.chars().last()).is_some_and(char::is_whitespace) {
        Boundary::Ends
    } else {
        Boundary::Inside
    }
}
