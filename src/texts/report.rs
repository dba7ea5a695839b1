//! Words of the summary of a sitting.

/// What both agreed.
pub const AGREED: &str = "Agreed today";
/// Nothing was agreed.
pub const NOTHING_AGREED: &str = "Nothing was agreed today.";
/// What is open.
pub const OPEN: &str = "Open";
/// Nothing is open.
pub const NOTHING_OPEN: &str = "Nothing critical is blank, nothing is unknown or assumed.";
/// Who owes what.
pub const OWED: &str = "Who does what by when";
/// Nobody owes anything.
pub const NOTHING_OWED: &str = "There are no open actions.";
/// What waits.
pub const PARKED: &str = "Parked for later";
/// Nobody knows yet.
pub const UNKNOWN: &str = "unknown";
/// A guess.
pub const ASSUMED: &str = "assumed, to be tested";
/// Critical, nothing entered.
pub const BLANK: &str = "critical, still blank";
/// Nobody is named.
const NOBODY: &str = "nobody named";

/// `onboarding, 22 Nov 2026`.
#[must_use]
pub fn head(round: &str, day: &str) -> String {
    format!("Summary of {round}, {day}.")
}

/// One open question: why, who finds out, by when.
#[must_use]
pub fn open(title: &str, why: &str, who: Option<&str>, by: Option<&str>) -> String {
    let who = who.map_or_else(String::new, |who| format!("; {who}"));
    let by = by.map_or_else(String::new, |by| format!(" by {by}"));
    format!("**{title}**: {why}{who}{by}")
}

/// One action: who, what, by when.
#[must_use]
pub fn owes(who: Option<&str>, what: &str, by: &str) -> String {
    let by = if by.is_empty() { String::new() } else { format!(" (by {by})") };
    format!("**{}**: {what}{by}", who.unwrap_or(NOBODY))
}

/// Where the summary was written.
#[must_use]
pub fn written(path: &str) -> String {
    format!("The summary is in {path}.")
}
