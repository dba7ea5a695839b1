//! Words of rounds over time: moves and their causes, drift.
//!
//! Knows no arithmetic; every function gets the figures and names it shows.

/// There is no audit with a book to look at.
pub const NO_AUDITS: &str =
    "There is no audit to look at yet. `n` on the page of the engagement, or `handshake round start`, begins one.";
/// Above the states of drift.
pub const DRIFT: &str = "Drift, as states";
/// What a comparison over time needs.
pub const ONE_ROUND: &str = "One audit alone has no trend; the next one will show what moved.";

/// A side's heading.
#[must_use]
pub fn side(word: &str) -> &'static str {
    match word {
        "agency" => "As the agency sees it",
        _ => "As the client sees it",
    }
}

/// Rounds that are left out because a book is still open.
#[must_use]
pub fn not_revealed(rounds: &[&str]) -> String {
    format!("Left out until both sides have locked: {}", rounds.join(", "))
}

/// A round whose book is still open.
#[must_use]
pub fn open(round: &str) -> String {
    format!("{round} (open)")
}

/// `2026-q1-audit to 2026-q2-audit: 23 of 25 items comparable`.
#[must_use]
pub fn change(from: &str, to: &str, comparable: u32, applicable: u32) -> String {
    format!("{from} to {to}: {comparable} of {applicable} items comparable")
}

/// A move, like for like: `+12, from 55 to 67`.
#[must_use]
pub fn moved(by: i64, from: u32, to: u32) -> String {
    match by {
        0 => format!("stays {to}"),
        by => format!("{by:+}, from {from} to {to}"),
    }
}

/// A critical that crossed *agreed*.
#[must_use]
pub fn crossed(question: &str, up: bool) -> String {
    if up { format!("{question} is in place now") } else { format!("{question} is no longer in place") }
}

/// An area without a move.
#[must_use]
pub fn verdict(word: &str) -> &'static str {
    match word {
        "no-clear-change" => "no clear change",
        "reduced-scope" => "reduced scope, not compared",
        "unscored" => "shown as states",
        _ => "no figure to compare",
    }
}

/// What an item was worth: a step, else words.
#[must_use]
pub fn worth(step: Option<u8>, status: &str) -> String {
    match (step, status) {
        (Some(step), _) => step.to_string(),
        (None, "cannot-tell") => "cannot tell".to_owned(),
        (None, "not-applicable") => "does not apply".to_owned(),
        (None, status) => status.to_owned(),
    }
}

/// One item that caused a move: `News shared 2 to 3`.
#[must_use]
pub fn cause(question: &str, from: &str, to: &str) -> String {
    format!("{question}: {from} to {to}")
}

/// A state with its day: `3, 8 Jul 2026`.
#[must_use]
pub fn state(state: &str, day: Option<&str>) -> String {
    day.map_or_else(|| state.to_owned(), |day| format!("{state}, {day}"))
}

/// The verb of a verdict's line: `Measurement: no clear change`.
#[must_use]
pub fn line(area: &str, words: &str) -> String {
    format!("{area}: {words}")
}
