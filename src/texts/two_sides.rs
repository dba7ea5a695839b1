//! Words of the pages about two sides: review and lock, compare, blind answers in turn, trend, reset.

use chrono::NaiveDate;

/// The page before a lock.
pub const REVIEW: &str = "Review";
/// Both sides beside each other.
pub const COMPARE: &str = "Compare";
/// Each side in turn.
pub const BLIND: &str = "Blind questions";
/// Over time.
pub const TREND: &str = "Trend";
/// It is being summed up.
pub const WAIT: &str = "..";
/// Above what is blank.
pub const BLANK: &str = "Still blank";
/// Nothing is blank.
pub const NOTHING_BLANK: &str = "Nothing is blank.";
/// How to lock.
pub const LOCK_HOW: &str =
    "b locks the whole book. After that nothing in it is changed: what you say later stands beside it.";
/// A locked book and the way out.
pub const BOOK_LOCKED: &str =
    "This book is locked and stays as it is. What has changed since is said beside it: o writes a note of today.";
/// Both have locked.
pub const BOTH_LOCKED: &str = "Both sides have locked. The comparison is open.";
/// The other has not.
pub const WAITS: &str = "The comparison opens when the other side has locked too.";
/// Above a plan's missing agreements.
pub const OPEN: &str = "OPEN until both sides have agreed";
/// A plan that may be closed.
pub const MAY_CLOSE: &str = "Everything it needs is agreed. e closes it.";
/// On the engagement page of an open plan.
pub const OPEN_PLAN: &str = "Open. Key r shows what both sides have still to agree before it closes.";
/// Old measures are put away.
pub const PUT_AWAY: &str =
    "The old measures stay put away until the new success sentence and the new measures are written.";
/// Above the old measures.
pub const OLD: &str = "The measures before";
/// Nothing was said before.
pub const NO_OLD: &str = "The onboarding has none.";
/// A reset's steps.
pub const STEPS: &str = "Steps";
/// What the blind reveal protects.
pub const PROTECTS: &str = "Until both have locked, no screen, report or command shows one side's answers to the other. That does not protect the files: they are plain text, and whoever has the folder can open them. To make sure afterwards that nothing was changed, exchange digests first: `handshake seal`.";
/// Nothing differs.
pub const ALL_SAME: &str = "No cell differs.";
/// The place for what each side asks and promises.
pub const PROMISES: &str = "At the end: one ask and one commitment of each side";
/// Not written yet.
pub const NOT_YET: &str = "not yet (Enter)";
/// Marks a cell that differs.
pub const DIFFERS: &str = "<>";
/// Marks an item to talk about.
pub const TALK_MARK: &str = "!";
/// Above blind answers in the comparison.
pub const WRITTEN_BLIND: &str = "Written without seeing each other";
/// Both sides' answers are open.
pub const REVEALED: &str = "1 takes the agency's answer, 2 the client's; Enter writes the joint one.";
/// The joint answer is there.
pub const SETTLED: &str = "Settled";
/// The joint answer without names.
pub const NOT_AGREED: &str = "written, not agreed yet";
/// Nothing is asked blind.
pub const NO_BLIND: &str = "This round asks nothing blind.";
/// Answers that have aged.
pub const AGED: &str = "Answers of the onboarding that have aged";
/// How to confirm.
pub const AGED_HOW: &str = "r: still right today";
/// None has.
pub const NONE_AGED: &str = "None has.";
/// How to read the line of signs.
pub const SCALE: &str = "Signs from _ (0 to 19) over . - ~ to ^ (80 to 100)";
/// Locked and nothing can be taken back.
pub const LOCKED_NOW: &str = "The book is locked.";
/// The round is closed.
pub const CLOSED_NOW: &str = "The round is closed.";

/// The heading of a review: `23 of 33 answered`.
#[must_use]
pub fn answered(entered: u32, asked: u32) -> String {
    format!("{entered} of {asked} answered")
}

/// Time: used, if it was kept, and planned.
#[must_use]
pub fn time(used: u32, planned: u32) -> String {
    if used == 0 { format!("about {planned} minutes planned") } else { format!("{used} of {planned} minutes used") }
}

/// The question before a lock.
#[must_use]
pub fn sure(blank: usize, first: &str) -> String {
    match blank {
        0 => "Lock the whole book now? The same key again locks it.".to_owned(),
        1 => format!("1 question is blank: {first}. The same key again locks the book all the same."),
        count => format!("{count} questions are blank, first {first}. The same key again locks the book all the same."),
    }
}

/// A side in the list of who has locked.
#[must_use]
pub fn lock_state(side: &str, locked: Option<NaiveDate>, begun: bool) -> String {
    match (locked, begun) {
        (Some(day), _) => format!("{side}: locked {}", super::home::day(day)),
        (None, true) => format!("{side}: not locked yet"),
        (None, false) => format!("{side}: not begun"),
    }
}

/// The curtain.
#[must_use]
pub fn curtain(party: &str) -> String {
    format!("Hand the laptop to {party}; press Enter when they sit here.")
}

/// What whoever sits there does.
#[must_use]
pub fn curtain_how(entered: bool) -> &'static str {
    if entered {
        "Your answer is there and not locked yet: b locks it, then Esc."
    } else {
        "Write your answer, lock it with b (after Esc out of the text), then press Esc. The other side sees nothing of it."
    }
}

/// A side of a blind question that is still hidden.
#[must_use]
pub fn progress(agency: &str, client: &str) -> String {
    format!("agency {agency}, client {client}")
}

/// Who settled it, and when.
#[must_use]
pub fn settled(agency: &str, client: &str, on: NaiveDate) -> String {
    format!("agreed by {agency} and {client} on {}", super::home::day(on))
}

/// An ask's or commitment's label.
#[must_use]
pub fn promise(side: &str, ask: bool) -> String {
    format!("{side}, {}", if ask { "one ask" } else { "one commitment" })
}

/// A line of the comparison: class and whether it is critical.
#[must_use]
pub fn pair(title: &str, critical: bool) -> String {
    if critical { format!("* {title}") } else { title.to_owned() }
}

/// The aged answer's date.
#[must_use]
pub fn last_confirmed(on: Option<NaiveDate>) -> String {
    on.map_or_else(String::new, |on| format!("last confirmed {}", super::home::day(on)))
}
