//! Words of the questions as a room sees them.

use crate::domain::period::AskedOf;

/// Whom a question is asked of, above it.
#[must_use]
pub const fn asked(of: AskedOf) -> &'static str {
    match of {
        AskedOf::Both => "For both sides",
        AskedOf::Client => "For the client",
        AskedOf::Agency => "For the agency",
        AskedOf::Sales => "For the client's sales people",
    }
}

/// Where one is in the agenda.
#[must_use]
pub fn place(at: usize, of: usize) -> String {
    format!("{at} of {of}")
}

/// The question that comes next.
#[must_use]
pub fn next(title: &str) -> String {
    format!("Next: {title}")
}

/// The minutes of this step, and how the whole agenda stands.
#[must_use]
pub fn pace(used: u32, planned: u32, ahead: i64) -> String {
    let whole = match ahead {
        0 => "agenda on time".to_owned(),
        ahead if ahead > 0 => format!("agenda {ahead} min ahead"),
        behind => format!("agenda {} min behind", -behind),
    };
    format!("This step {used} of {planned} min, {whole}")
}

/// The minutes are not counted any more.
pub const TIMER_OFF: &str = "The timer is off; the minutes used are kept.";
/// Nothing comes next.
pub const LAST: &str = "The last question here";
/// Above the question, where both sides answer apart first.
pub const APART: &str = "answered apart first";

/// A side's own book is not for a room.
pub const TOGETHER_ONLY: &str =
    "A room is shown the answers given together, never one side's own. Esc, then v chooses who speaks.";
/// A private question is not for a room.
pub const NOT_PRIVATE: &str = "This question is private: a room never sees it.";
