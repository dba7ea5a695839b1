//! Words of the engagement page and of the window that chooses round and voice.

use chrono::NaiveDate;

/// Going on where one left off.
pub const GO_ON: &str = "Go on with the questions";
/// Choosing first who speaks.
pub const CHOOSE_FIRST: &str = "Choose who speaks";
/// Figures are being computed.
pub const WAIT: &str = "..";
/// No figure for this one.
pub const NONE: &str = "-";
/// The section of weeks.
pub const WEEKS: &str = "Weeks";
/// What the counts below the weeks are.
pub const WEEKS_ASIDE: &str = "entered of asked, by the week it is due";
/// A round whose start nobody wrote down.
pub const NO_START: &str = "This round has no start date, so nothing is due yet.";
/// The section of areas.
pub const AREAS: &str = "Areas";
/// Over the figures of what is due.
pub const DUE_SO_FAR: &str = "due so far";
/// Over the figures of everything.
pub const WHOLE: &str = "whole";
/// Questions whose week has passed.
pub const LATE: &str = "Overdue";
/// Critical questions of later weeks.
pub const CRITICALS: &str = "Criticals to come";
/// What the star means.
pub const STAR: &str = "* critical";
/// The section of actions.
pub const ACTIONS: &str = "Actions";
/// Nothing is due.
pub const NOTHING_DUE: &str = "Nothing is due that is not settled.";
/// Audit items without an entry.
pub const NOT_ANSWERED: &str = "Not answered yet";
/// No action is open.
pub const NO_ACTIONS: &str = "No action is open.";
/// The section of rounds.
pub const ROUNDS: &str = "Rounds";
/// The round shown.
pub const SHOWN: &str = "shown here";
/// The section of the next review.
pub const REVIEW: &str = "Next review";
/// Above what is parked.
pub const PARKED: &str = "Parked";
/// What to do with it.
pub const PARKED_HOW: &str = "x strikes it off, c makes it an action";
/// No review is in the calendar.
pub const NO_REVIEW: &str = "No review is booked.";
/// Answers kept in two versions.
pub const CONFLICTS: &str = "Kept in two versions";
/// What to do about them.
pub const CONFLICTS_HOW: &str = "Enter: choose";
/// The side of nobody.
pub const NOBODY: &str = "nobody yet";
/// Reduced scope of an area.
pub const REDUCED: &str = "reduced scope";
/// An audit without a side chosen.
pub const AUDIT: &str = "An audit has figures for each side, never together.";
/// A plan.
pub const PLAN: &str = "A plan has no figures.";
/// A workbook without rounds.
pub const NO_ROUNDS: &str = "This workbook has no round yet.";
/// Above the books of a choice.
pub const VOICES: &str = "Who speaks, in which round";
/// Questions that are short of an answer, in a word or two.
pub mod short {
    /// Blank.
    pub const BLANK: &str = "blank";
    /// Unknown.
    pub const UNKNOWN: &str = "unknown";
    /// Cannot tell.
    pub const CANNOT_TELL: &str = "cannot tell";
    /// Not applicable, not accepted.
    pub const NOT_ACCEPTED: &str = "not accepted";
    /// Declined.
    pub const DECLINED: &str = "declined";
    /// A check fails.
    pub const CHECK: &str = "check to pass";
    /// Stale.
    pub const STALE: &str = "re-confirm";
    /// Assumed.
    pub const ASSUMED: &str = "assumed";
    /// Stated.
    pub const STATED: &str = "stated";
    /// A low step or an option of little credit.
    pub const LOW: &str = "low step";
    /// Entered.
    pub const ENTERED: &str = "entered";
}

/// A question's short name as a title: `pipeline-access` becomes `Pipeline access`.
#[must_use]
pub fn question(name: &str) -> String {
    let words = if name.contains(' ') { name.to_owned() } else { name.replace('-', " ") };
    capital(&words)
}

/// Words that begin with a capital.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is entered of what is asked; in the joint book what was entered together.
#[must_use]
pub fn entered(entered: u32, asked: u32, joint: bool) -> String {
    let how = if joint { "entered together" } else { "entered" };
    format!("{entered} of {asked} {how}")
}

/// The same, short.
#[must_use]
pub fn of(part: u32, whole: u32) -> String {
    format!("{part} of {whole}")
}

/// The same, for a strip.
#[must_use]
pub fn slash(part: u32, whole: u32) -> String {
    format!("{part}/{whole}")
}

/// A round that asks about a quarter.
#[must_use]
pub fn round_of(round: &str, quarter: &str) -> String {
    format!("{round} of {quarter}")
}

/// A round that asks about another period.
#[must_use]
pub fn round_between(round: &str, from: NaiveDate, to: NaiveDate) -> String {
    format!("{round}, {} to {}", super::home::day(from), super::home::day(to))
}

/// Round and voice.
#[must_use]
pub fn round_and_voice(round: &str, voice: &str) -> String {
    format!("{round}, {voice}")
}

/// A figure that a cap lowers.
#[must_use]
pub fn capped(figure: u32, before: u32, reason: &str) -> String {
    format!("{figure}, would be {before}: {reason}")
}

/// A figure that a cap does not lower yet.
#[must_use]
pub fn held(cap: u32, reason: &str) -> String {
    format!("cannot pass {cap}: {reason}")
}

/// A question and what it is short of.
#[must_use]
pub fn brief(question: &str, short: &str) -> String {
    format!("{question} ({short})")
}

/// One reason and how many like it.
#[must_use]
pub fn and_like_it(reason: &str, more: usize) -> String {
    if more == 0 { reason.to_owned() } else { format!("{reason}, and {more} more") }
}

/// The section of what is due.
#[must_use]
pub fn due_this_week(week: u32) -> String {
    format!("Due this week, week {week}")
}

/// A week.
#[must_use]
pub fn week(week: u32) -> String {
    format!("week {week}")
}

/// How many in a section; the first one says what the star means.
#[must_use]
pub fn count(count: usize, first: bool) -> String {
    if first { format!("{STAR}   {count:>3}") } else { count.to_string() }
}

/// Rows left out of a section.
#[must_use]
pub fn more(count: usize) -> String {
    format!("and {count} more")
}

/// Actions overdue and open.
#[must_use]
pub fn actions(overdue: usize, open: usize) -> String {
    if overdue == 0 { format!("{open} open") } else { format!("{overdue} overdue, {open} open") }
}

/// A day that has passed.
#[must_use]
pub fn overdue(day: &str) -> String {
    format!("{day}, overdue")
}

/// A review.
#[must_use]
pub fn review(day: &str, kind: &str) -> String {
    if kind.is_empty() { day.to_owned() } else { format!("{day}, {kind}") }
}

/// How far away a day is.
#[must_use]
pub fn in_days(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

/// A review that was put off.
#[must_use]
pub fn postponed(times: usize, from: NaiveDate) -> String {
    let times = if times == 1 { "once".to_owned() } else { format!("{times} times") };
    format!("Put off {times}, first from {}.", super::home::day(from))
}

/// A closed round.
#[must_use]
pub fn closed(on: NaiveDate) -> String {
    format!("closed {}", super::home::day(on))
}

/// An answer in another book than the one shown.
#[must_use]
pub fn of_voice(question: &str, voice: &str) -> String {
    format!("{question}, as answered by: {voice}")
}

/// A locked book.
#[must_use]
pub fn locked(on: NaiveDate) -> String {
    format!("locked {}", super::home::short_day(on))
}

/// Blind answers locked.
#[must_use]
pub fn blind_locked(locked: u32, blind: u32) -> String {
    format!("{locked} of {blind} blind locked")
}
