//! What `set` says: why something cannot be set, and what an entry still asks for.
//!
//! Knows no command; every function gets the names it shows.

use crate::texts::commands::Pair;

fn pair(sentence: impl Into<String>, hint: impl Into<String>) -> Pair {
    (sentence.into(), hint.into())
}

/// A private question asked of somebody who is no side.
#[must_use]
pub fn private_of_sides(voice: &str) -> Pair {
    pair(
        format!("a private answer belongs to one side, and `{voice}` is none"),
        "Add --voice agency or --voice client.",
    )
}

/// A private answer was kept.
#[must_use]
pub fn kept_private(question: &str) -> String {
    format!("{question}: kept in private on this machine, outside the workbook; `show --private` shows it")
}

/// A text over the limit.
pub const TOO_LONG: &str = "this answer is longer than 1 MiB, and no text may be";
/// The way out.
pub const TOO_LONG_HINT: &str = "Keep the long text in a file of its own, and say where with --evidence.";

/// The columns of an answer with cells.
#[must_use]
pub fn see_columns(question: &str) -> String {
    format!("`handshake questionnaire show onboarding {question}` names its columns.")
}

/// A status without a value.
#[must_use]
pub fn no_answer_yet(question: &str) -> Pair {
    pair(format!("`{question}` has no answer yet"), "Give the value first, or with it.")
}

/// A value and a status that is no answer.
#[must_use]
pub fn value_and_status(status: &str) -> Pair {
    pair(format!("a value is an answer, and `{status}` says there is none"), "Leave one of the two out.")
}

/// `cannot-tell` outside audits.
#[must_use]
pub fn cannot_tell_in_audits() -> Pair {
    pair("`cannot-tell` is a status of audits", "Use --status unknown, with who finds out: --owner NAME --by DATE.")
}

/// A critical question that cannot be waived.
#[must_use]
pub fn not_waivable(question: &str) -> Pair {
    pair(
        format!("`{question}` is critical and always applies"),
        "Use --status unknown, with who finds out: --owner NAME --by DATE.",
    )
}

/// Agreement is a command.
#[must_use]
pub fn agreed_by_command(question: &str) -> Pair {
    pair(
        "to agree takes one named person of each side",
        format!("handshake agree WORKBOOK {question} --agency NAME --client NAME"),
    )
}

/// Proof follows.
#[must_use]
pub fn proven_follows(question: &str) -> Pair {
    pair(
        format!("`{question}` is proven by evidence, once it is agreed; nobody sets it"),
        "Add it: --evidence TEXT --evidence-on DATE.",
    )
}

/// Audits have no standing.
#[must_use]
pub fn no_standing_in_audits() -> Pair {
    pair("an answer of an audit has no standing", "Leave --standing out; a step 4 needs --evidence.")
}

/// An unknown without a follow-up.
pub const WHO_FINDS_OUT: &str = "Say who finds out, and by when: --owner NAME --by DATE.";

/// An assumption without a test.
pub const WHO_TESTS: &str = "Say who tests it, and by when: --owner NAME --by DATE.";

/// A status without a reason.
pub const SAY_WHY: &str = "Say why: --reason TEXT.";

/// Nothing was asked for.
pub const NOTHING_TO_SET: &str = "there is nothing to set";

/// What can be set.
pub const NOTHING_TO_SET_HINT: &str =
    "Give a value, or --status, --standing, --owner, --by, --reason, --note, --evidence or --clear.";

/// Bytes that are no text.
pub const NOT_UTF8: &str = "standard input is not UTF-8 text";

/// The way out.
pub const NOT_UTF8_HINT: &str = "Save the text with the encoding UTF-8 and try again.";

/// Evidence without words.
pub const NO_EVIDENCE: &str = "the evidence has no words";

/// What evidence is.
pub const NO_EVIDENCE_HINT: &str = "Say what it is: --evidence 'FY27 plan, page 4'.";
