//! Words around rounds: beginning, closing and listing them, and locking their books.
//!
//! Knows no command; every function gets the names it shows.

use crate::texts::commands::Pair;

fn pair(sentence: impl Into<String>, hint: impl Into<String>) -> Pair {
    (sentence.into(), hint.into())
}

/// A text that names no period.
#[must_use]
pub fn no_window(quoted: &str) -> Pair {
    pair(format!("{quoted} names no period"), "Write a quarter such as 2026-Q3, or two days: 2026-07-01..2026-09-30.")
}

/// A period that ends before it begins.
#[must_use]
pub fn backwards(quoted: &str) -> Pair {
    pair(format!("the period {quoted} ends before it begins"), "Put the first day first.")
}

/// A period where none belongs.
#[must_use]
pub fn window_of_audits(questionnaire: &str) -> Pair {
    pair(format!("`{questionnaire}` is no audit and asks about no period"), "Leave --window out.")
}

/// The period has not ended.
#[must_use]
pub fn ahead(to: &str) -> String {
    format!("the period asked about goes on until {to}")
}

/// An id that is none.
#[must_use]
pub fn no_id(quoted: &str) -> Pair {
    pair(format!("{quoted} cannot name a round"), "Use small letters, digits and single hyphens, at most 64.")
}

/// A round that is there already.
#[must_use]
pub fn there_already(round: &str) -> Pair {
    pair(
        format!("the round `{round}` is there already"),
        "Begin your book in it with --voice, or name another with --id.",
    )
}

/// A round of that name that asks something else.
#[must_use]
pub fn other_questionnaire(round: &str, questionnaire: &str) -> Pair {
    pair(format!("the round `{round}` is there already and asks `{questionnaire}`"), "Name another round with --id.")
}

/// A round that is closed.
#[must_use]
pub fn is_closed(round: &str, day: &str) -> Pair {
    pair(format!("the round `{round}` was closed {day}"), "Begin another round with `handshake round start`.")
}

/// A voice that is asked nothing.
#[must_use]
pub fn nothing_for(voice: &str, questionnaire: &str) -> Pair {
    pair(format!("`{questionnaire}` asks `{voice}` nothing"), "Use --voice agency, client or joint.")
}

/// A voice that has no book in an audit.
#[must_use]
pub fn not_joint(round: &str) -> Pair {
    pair(format!("`{round}` is an audit: each side answers alone"), "Use --voice agency, client or sales.")
}

/// An audit begun together.
#[must_use]
pub fn each_alone() -> Pair {
    pair("In an audit each side answers alone", "Choose agency, client or sales.")
}

/// A questionnaire that is not at hand.
#[must_use]
pub fn no_questionnaire(id: &str) -> Pair {
    pair(format!("There is no questionnaire `{id}`"), "Built in are audit, reset, strategic-review and onboarding.")
}

/// A round was begun.
#[must_use]
pub fn begun(round: &str, window: Option<(&str, &str)>) -> String {
    match window {
        Some((from, to)) => format!("{round}: begun; it asks about {from} to {to}"),
        None => format!("{round}: begun"),
    }
}

/// A book was begun.
#[must_use]
pub fn book_begun(round: &str, voice: &str) -> String {
    format!("{round}: the book of `{voice}` is ready")
}

/// A book that is there already.
#[must_use]
pub fn book_there(round: &str, voice: &str) -> String {
    format!("{round}: the book of `{voice}` is there already; nothing changed")
}

/// Actions of earlier rounds that are still open.
#[must_use]
pub fn carried_over(open: usize, overdue: usize) -> String {
    let actions = if open == 1 { "1 action is".to_owned() } else { format!("{open} actions are") };
    let overdue = if overdue == 0 { String::new() } else { format!(", {overdue} overdue") };
    format!("{actions} still open{overdue}; look at these first: handshake actions list")
}

/// A round was closed.
#[must_use]
pub fn closed(round: &str, day: &str) -> String {
    format!("{round}: closed {day}")
}

/// A round that was closed before.
#[must_use]
pub fn closed_before(round: &str) -> String {
    format!("{round}: closed already")
}

/// A round that cannot be closed yet.
#[must_use]
pub fn stays_open(round: &str, missing: &[String]) -> String {
    format!("{round}: stays open; missing: {}", missing.join(", "))
}

/// A question both sides have to agree.
#[must_use]
pub fn to_agree(title: &str) -> String {
    format!("{title}, agreed by both")
}

/// A book that has to be locked.
#[must_use]
pub fn to_lock(side: &str) -> String {
    format!("the locked book of the {side}")
}

/// A review that comes of a reset.
#[must_use]
pub fn review_booked(day: &str) -> String {
    format!("a strategic review stands on {day}")
}

/// No rounds.
pub const NONE: &str = "This workbook has no round yet. `n` on its page, or `handshake round start`, begins one.";

/// A voice with how far its book is.
#[must_use]
pub fn book(voice: &str, entered: usize, locked: Option<&str>) -> String {
    match locked {
        Some(day) => format!("{voice} locked {day}"),
        None => format!("{voice} {entered} entered"),
    }
}

/// A round that is open.
pub const OPEN: &str = "open";

/// A round that was closed on a day.
#[must_use]
pub fn closed_on(day: &str) -> String {
    format!("closed {day}")
}

/// What is blank in a book that is locked.
#[must_use]
pub fn blank(count: usize, listed: &str) -> String {
    if count == 1 { format!("1 question is blank: {listed}") } else { format!("{count} questions are blank: {listed}") }
}

/// Nothing is blank.
pub const NOTHING_BLANK: &str = "Nothing is blank.";
