//! Words of bringing in what the other side sent.
//!
//! Knows no file; every function gets the names it shows. Nothing of what a book says is shown.

use crate::texts::commands::Pair;

/// No workbook of that engagement is here: the copy becomes one.
#[must_use]
pub fn new_here(path: &str) -> String {
    format!("This engagement was not in the library; it is now: {path}")
}

/// It would become one.
#[must_use]
pub fn would_be_new(path: &str) -> String {
    format!("This engagement is not in the library; it would be copied into {path}")
}

/// The workbook that took it.
#[must_use]
pub fn into(path: &str) -> String {
    format!("Into {path}")
}

/// Only told.
pub const CHECKED: &str = "nothing was changed (--check)";

/// Another engagement.
#[must_use]
pub fn other_engagement(from: &str, into: &str) -> Pair {
    (
        format!("{from} is a copy of another engagement than {into}, so nothing was brought in"),
        "Leave out --into: the workbook it belongs to is found by itself.".into(),
    )
}

/// A single book does not say where it belongs.
#[must_use]
pub fn which_workbook(file: &str) -> Pair {
    (
        format!("{file} is one book and does not say which engagement it belongs to"),
        "Name the workbook: --into WORKBOOK".into(),
    )
}

/// A single book does not say which round it belongs to.
#[must_use]
pub fn which_round(file: &str, rounds: &str) -> Pair {
    (
        format!("{file} is one book and does not say which round it belongs to"),
        format!("Name the round, one of {rounds}: --round ROUND"),
    )
}

/// It was not here.
pub const NEW: &str = "new here";
/// It was here.
pub const SAME: &str = "nothing new";
/// What was not here was added.
pub const ADDED: &str = "what was missing was added";

/// What came of a book, in numbers.
#[must_use]
pub fn met(taken: usize, older: usize, beside: usize) -> String {
    let answers = |count: usize| if count == 1 { "answer" } else { "answers" };
    let mut parts = Vec::new();
    if taken > 0 {
        parts.push(format!("{taken} {} taken", answers(taken)));
    }
    if beside > 0 {
        let stand = if beside == 1 { "differs" } else { "differ" };
        parts.push(format!("{beside} {stand} and {} kept beside", if beside == 1 { "is" } else { "are" }));
    }
    if older > 0 {
        parts.push(format!("{older} older {} left", answers(older)));
    }
    if parts.is_empty() { "brought up to date".to_owned() } else { parts.join(", ") }
}

/// The questions whose answers differ.
#[must_use]
pub fn beside(ids: &str) -> String {
    format!("Two versions each, to be settled in the app: {ids}")
}

/// Why nothing came of a file.
pub mod left {
    /// In front of the reason.
    #[must_use]
    pub fn left(reason: &str) -> String {
        format!("left: {reason}")
    }

    /// It may have been cut short.
    #[must_use]
    pub fn cut(count: usize) -> String {
        let answers = if count == 1 { "answer" } else { "answers" };
        format!(
            "its closing line is missing, so it may have been cut short after {count} {answers}; ask for a whole copy, or add --cut-too"
        )
    }

    /// It speaks for another voice.
    #[must_use]
    pub fn other_voice(voice: &str) -> String {
        format!("it says that the {voice} speaks; was the file renamed?")
    }

    /// One person's book.
    pub const DIFFERS: &str = "this person's book is here and says something else; put the right one there by hand";
}

/// What there is to say of a file that came.
pub mod notes {
    /// Not the sealed one.
    pub const BROKEN_SEAL: &str = "this is not the book whose digest was sent before: it was changed afterwards";
    /// Locked at a time to come.
    pub const FROM_THE_FUTURE: &str = "it was locked at a time that is still to come: is a clock wrong?";
    /// Another version.
    pub const OTHER_VERSION: &str = "it was answered under another version of the questionnaire than this round";

    /// Two digests are about.
    #[must_use]
    pub fn two_digests(side: &str) -> String {
        format!("two digests of the {side}'s book are about; the one kept here stays")
    }
}

/// A single book, while no workbook is open.
pub const OPEN_FIRST: &str =
    "This is one book and does not say which engagement it belongs to. Open its workbook, then bring it in.";

/// The whole of an import in one sentence, for the app.
#[must_use]
pub fn in_short(into: &str, came: usize, beside: usize, left: usize) -> String {
    let mut words = match came {
        0 => format!("{into}: nothing new"),
        1 => format!("{into}: 1 file brought in"),
        _ => format!("{into}: {came} files brought in"),
    };
    if beside > 0 {
        let answers = if beside == 1 { "answer" } else { "answers" };
        words += &format!(", {beside} {answers} in two versions to settle");
    }
    if left > 0 {
        words += &format!(", {left} left out");
    }
    words
}
