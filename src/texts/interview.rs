//! Words of the questions' screen.

use chrono::NaiveDate;

/// Before the reason of a question.
pub const WHY: &str = "Why we ask";
/// Before what a solid answer has.
pub const SOLID: &str = "Solid when";
/// Before the hollow example.
pub const HOLLOW_EXAMPLE: &str = "Hollow";
/// Before the solid example of a table: one row of it.
pub const SOLID_ROW: &str = "A solid row";
/// Before the solid example.
pub const SOLID_EXAMPLE: &str = "Solid";
/// Before the evidence.
pub const EVIDENCE: &str = "Evidence";
/// Before a version that lost a merge.
pub const OTHER_VERSION: &str = "The other";
/// Before what was said after a lock.
pub const LATER: &str = "Said later";
/// Before the note.
pub const NOTE: &str = "Note";
/// Before the reason.
pub const REASON: &str = "Reason";
/// Before who finds out or tests.
pub const FOLLOW_UP: &str = "Follow-up";
/// A critical question.
pub const CRITICAL: &str = "critical";
/// A critical question under a condition that does not hold may still be asked.
pub const BLIND: &str = "blind";
/// A private question.
pub const PRIVATE: &str = "private";
/// A question's name behind its area's.
#[must_use]
pub fn heading(area: &str, question: &str) -> String {
    format!("{area} / {question}")
}

/// Nothing matches the filter.
pub const NOTHING_HERE: &str = "No question matches this filter. Press v to show others.";
/// Only asked elsewhere.
pub const OUT_OF_SIGHT: &str = "Does not apply after the answer to another question";
/// An answer that is not of its kind yet.
pub const UNFINISHED: &str = "Kept as typed, but not an answer yet";
/// The agency.
pub const AGENCY: &str = "Agency";
/// The client.
pub const CLIENT: &str = "Client";
/// The entry of a side is locked.
pub const LOCKED: &str = "has answered and locked";
/// The entry of a side is there, not locked.
pub const ENTERED: &str = "has answered, not locked yet";
/// The entry of a side is not there.
pub const NOT_YET: &str = "has not answered yet";
/// The book of a side is there and cannot be read.
pub const UNREADABLE: &str = "has a book that cannot be read";
/// Instead of an answer, where the book cannot be read.
#[must_use]
pub fn cannot_be_read(why: &str) -> String {
    format!("This book cannot be read: {why}")
}
/// Explains a blind question in the joint book.
pub const BLIND_JOINT: &str = "Each side answers this apart first, then both answers are shown together. Press Esc for the engagement page and v to choose who speaks; or Enter to write the joint answer now.";
/// Both sides' answers, above the joint one.
pub const REVEALED: &str = "Both answers are open. 1 takes the agency's, 2 the client's; or write the joint one below.";
/// The two answers are the same.
pub const SAME: &str = "the same";
/// The two answers differ.
pub const DIFFERENT: &str = "different";
/// A locked entry cannot be edited here.
pub const IS_LOCKED: &str =
    "This answer is locked for the reveal. Ctrl-Z takes the lock back until the other side has locked too.";
/// A private question in a book that is no side's own.
pub const EACH_ALONE: &str =
    "Each side answers this in its own book, where it stays private until its writer releases it.";
/// A private answer, to its own side.
pub const IS_PRIVATE: &str = "Private: it lies outside the workbook, on this computer, until you release it (y).";
/// A private answer was released.
pub const RELEASED: &str = "Released: it stands in the shared book now. Ctrl-Z takes it back.";

/// A check that fails.
pub const TO_PASS: &str = "To do";
/// What sales said.
pub const SALES: &str = "Sales";

/// Why a key does nothing here.
pub mod refusals {
    /// Only blind answers are locked one by one.
    pub const NOT_BLIND: &str = "Only blind answers are locked here; this one is open to both.";
    /// A blind answer is locked in a side's own book.
    pub const LOCKED_BY_SIDES: &str =
        "Each side locks its blind answer in its own book; an audit is locked as a whole.";
    /// Nothing to release.
    pub const NOT_PRIVATE: &str = "This answer is not private; there is nothing to release.";
    /// A blind question waits.
    pub const WAITS: &str = "Each side answers this alone first; Enter begins the joint answer all the same.";
    /// A critical that cannot be waived.
    pub const ALWAYS_APPLIES: &str = "This question is critical and always applies; u says that nobody knows yet.";
    /// Only audits know it.
    pub const AUDITS_ONLY: &str =
        "Only an audit has the answer that it is the other side's matter; u says that nobody knows.";
    /// Agreement is joint.
    pub const AGREED_TOGETHER: &str = "Both sides agree in the joint book; Esc leads to its page.";
    /// No standing.
    pub const NO_STANDING: &str = "In an audit an answer is a step; it is neither assumed nor stated.";
    /// Nothing to take.
    pub const NOTHING_SAID: &str = "That side has no open answer to take.";
    /// No answer yet.
    pub const NO_ANSWER: &str = "There is no answer yet; type one first, or u where nobody knows.";
}

/// A released answer.
#[must_use]
pub fn released(on: NaiveDate) -> String {
    format!("Released on {}", super::home::day(on))
}
/// Before the lock.
pub const LOCK: &str = "Lock";
/// The lock, in the lines below an answer.
#[must_use]
pub fn locked(on: NaiveDate) -> String {
    format!("Locked for the reveal on {}", super::home::day(on))
}

/// What a side said alone, above the joint answer.
pub const SAID_ALONE: &str = "1 takes the agency's answer into the joint one, 2 the client's, 3 sales'.";
/// Nothing to lock.
pub const NOTHING_TO_LOCK: &str = "There is no answer to lock yet.";
/// The last question was reached.
pub const AT_END: &str = "That was the last question here. Esc goes to the engagement page.";
/// The first question was reached.
pub const AT_START: &str = "This is the first question.";
/// Nothing is open any more.
pub const NOTHING_OPEN: &str = "Nothing is open here.";

/// The count at the top of the panel.
#[must_use]
pub fn place(at: usize, of: usize) -> String {
    format!("{at} of {of}")
}

/// Minutes left in the step.
#[must_use]
pub fn minutes_left(minutes: u32) -> String {
    format!("{minutes} min left")
}

/// The status line of an answered entry.
#[must_use]
pub fn standing(word: &str, on: Option<NaiveDate>) -> String {
    match on {
        Some(day) => format!("{word}, last on {}", super::home::day(day)),
        None => word.to_owned(),
    }
}

/// Who agreed, and when.
#[must_use]
pub fn agreed(agency: &str, client: &str, on: NaiveDate) -> String {
    format!("Agreed by {agency} and {client} on {}", super::home::day(on))
}

/// Who finds out, by when.
#[must_use]
pub fn follow_up(owner: Option<&str>, by: Option<NaiveDate>) -> String {
    match (owner, by) {
        (Some(owner), Some(by)) => format!("{owner}, by {}", super::home::day(by)),
        (Some(owner), None) => format!("{owner}, no date yet"),
        (None, Some(by)) => format!("nobody yet, by {}", super::home::day(by)),
        (None, None) => "nobody yet, no date yet".to_owned(),
    }
}

/// Titles of filters.
pub mod filters {
    /// All questions.
    pub const ALL: &str = "all questions";
    /// Not answered, or only assumed.
    pub const OPEN: &str = "questions without a firm answer";
    /// Critical ones.
    pub const CRITICAL: &str = "critical questions";
    /// Due by this week.
    pub const DUE: &str = "due by this week";
    /// Assumed ones.
    pub const ASSUMED: &str = "assumed answers";
}

/// Words for statuses and standings.
pub mod statuses {
    /// Nothing.
    pub const BLANK: &str = "Nothing entered yet";
    /// Assumed.
    pub const ASSUMED: &str = "Assumed: nobody confirmed it";
    /// Stated.
    pub const STATED: &str = "Stated, not agreed yet";
    /// Agreed, without the names being known here.
    pub const AGREED: &str = "Agreed by both";
    /// Unknown.
    pub const UNKNOWN: &str = "Unknown: nobody here knows yet";
    /// Cannot tell.
    pub const CANNOT_TELL: &str = "Cannot tell: the other side's matter";
    /// Not applicable.
    pub const NOT_APPLICABLE: &str = "Does not apply here";
    /// Declined.
    pub const DECLINED: &str = "This side will not say";
}

/// A version that lost a merge, its state, and when it was set aside.
#[must_use]
pub fn other_version(words: &str, state: &str, on: NaiveDate) -> String {
    format!("{words} ({state}; set aside on {})", super::home::day(on))
}

/// How two versions are settled.
pub const TWO_VERSIONS: &str = "Two versions: 1 keeps the answer above, 2 takes the other one below.";
/// The same where the answer is locked.
pub const LOCKED_VERSION: &str = "Two versions: 1 keeps the locked answer and drops the other one.";
/// The entry was kept.
pub const VERSION_KEPT: &str = "Kept as it stands; the other version is gone. Ctrl-Z brings it back.";
/// The other version was taken.
pub const VERSION_TAKEN: &str = "The other version stands now. Ctrl-Z brings the one before back.";

/// What was said after a lock, with its note.
#[must_use]
pub fn with_note(answer: &str, note: &str) -> String {
    format!("{answer} (note: {note})")
}

/// Before the solid example, which of a table is one row.
#[must_use]
pub const fn solid_example(row: bool) -> &'static str {
    if row { SOLID_ROW } else { SOLID_EXAMPLE }
}
