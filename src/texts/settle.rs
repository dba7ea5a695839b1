//! Words of several people of one side who settle one book.
//!
//! Knows no entry; every function gets the words it shows.

use crate::texts::commands::Pair;

/// Above the questions people answered differently.
pub const DIFFER: &str = "Answered differently";
/// What a spread of two or more is.
pub const WIDE: &str = "two steps or more apart";
/// Nobody differs.
pub const ALIKE: &str = "All who answered say the same.";

/// No people.
#[must_use]
pub fn nobody(round: &str, side: &str, folder: &str) -> Pair {
    (
        format!("the round `{round}` has no books of several people of the {side}"),
        format!("Put them into {folder}, one file a person; `handshake import` with --person does it."),
    )
}

/// The side's book is locked.
#[must_use]
pub fn locked(round: &str, side: &str) -> Pair {
    (
        format!("the book of the {side} in `{round}` is locked and cannot be settled anew"),
        "What is said later goes beside it: use `handshake set`.".to_owned(),
    )
}

/// A choice that is not written as one.
#[must_use]
pub fn no_choice(quoted: &str) -> Pair {
    (
        format!("{quoted} is no choice"),
        "Write --take QUESTION=STEP, or --take QUESTION='A Name' for a person's answer.".to_owned(),
    )
}

/// A choice nobody's book has.
#[must_use]
pub fn nobody_says(question: &str, quoted: &str, people: &str) -> Pair {
    (
        format!("{quoted} is neither a step of `{question}` nor a person who answered it"),
        format!("Write a step from 0 to 4, or one of: {people}."),
    )
}

/// A median: `2`, or `2 to 3` of an even number.
#[must_use]
pub fn median(median: Option<(u8, u8)>) -> String {
    match median {
        None => String::new(),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => format!("{low} to {high}"),
    }
}

/// A book that was left out.
#[must_use]
pub fn other_version(person: &str, edition: &str) -> String {
    format!("{person} answered under {edition}; what has the same id is taken")
}

/// A book that speaks for somebody else.
#[must_use]
pub fn other_voice(file: &str, voice: &str, side: &str) -> String {
    format!("{file} speaks as `{voice}` and lies among the books of the {side}; it is left out")
}

/// The people whose books are read.
#[must_use]
pub fn people(side: &str, names: &[&str]) -> String {
    match names {
        [one] => format!("1 person of the {side}: {one}"),
        names => format!("{} people of the {side}: {}", names.len(), names.join(", ")),
    }
}

/// What came of it.
#[must_use]
pub fn settled(count: usize, left: usize) -> String {
    let questions = if count == 1 { "1 question".to_owned() } else { format!("{count} questions") };
    match left {
        0 => format!("{questions} settled now; nothing is left to choose"),
        left => format!("{questions} settled now; {left} left to choose: --take QUESTION=STEP, or QUESTION='A Name'"),
    }
}

/// Whether a question is settled.
#[must_use]
pub const fn state(settled: bool) -> &'static str {
    if settled { "settled" } else { "to choose" }
}
