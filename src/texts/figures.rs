//! The words around figures: bands, states, and why a question is worth what it is.
//!
//! Knows no arithmetic; every function gets the figures and names it shows.

/// The bands, lowest first.
pub const BANDS: [&str; 4] = ["open", "partly", "covered", "proven"];
/// An area in which nothing is left.
pub const OUT_OF_SCOPE: &str = "out of scope";
/// An audit's area with fewer than four fifths answered.
pub const TOO_FEW_ANSWERS: &str = "too few answers";
/// An area shown as states.
pub const UNSCORED: &str = "no figure: shown as states";
/// An area that is not compared over time.
pub const REDUCED_SCOPE: &str = "reduced scope: more than a fifth was waived or not asked";

/// No entry.
pub const BLANK: &str = "blank";
/// Nobody on this side knows.
pub const UNKNOWN: &str = "unknown";
/// The other side's matter.
pub const CANNOT_TELL: &str = "the other side's matter";
/// Not applicable, but not accepted by both or without a reason.
pub const NOT_ACCEPTED: &str = "marked not applicable, not yet accepted by both";
/// Not applicable in an audit or a side's own figure, where it cannot be waived or lacks its reason.
pub const NOT_WAIVED: &str = "marked not applicable, still in the sum";
/// One side will not say.
pub const DECLINED: &str = "declined";
/// An assumption that will be tested in time.
pub const ASSUMED_OPEN: &str = "assumed, to be tested";
/// An assumption nobody tests in time.
pub const ASSUMED_LOST: &str = "assumed, with no owner or no date ahead";
/// Agreed.
pub const AGREED: &str = "agreed by both";
/// Agreed, with evidence.
pub const PROVEN: &str = "agreed by both and proven";
/// What is never scored.
pub const NEVER_SCORED: &str = "never scored";
/// Stale without any date.
pub const NEVER_CONFIRMED: &str = "never confirmed";

/// Stated by a voice.
#[must_use]
pub fn stated(by: &str) -> String {
    format!("stated by {by}")
}

/// Who speaks, in a sentence.
#[must_use]
pub fn speaker(voice: &str) -> String {
    match voice {
        "agency" => "the agency".to_owned(),
        "client" => "the client".to_owned(),
        "sales" => "sales".to_owned(),
        _ => "one side".to_owned(),
    }
}

/// An option with its own credit.
#[must_use]
pub fn option(label: &str) -> String {
    format!("chosen: {label}")
}

/// A step of a scale.
#[must_use]
pub fn step(step: u8, without_evidence: bool) -> String {
    if without_evidence { format!("step {step} without evidence counts as 3") } else { format!("step {step}") }
}

/// A stale answer.
#[must_use]
pub fn not_reconfirmed(since: &str) -> String {
    format!("not re-confirmed since {since}")
}

/// A reason for a cap: `pipeline access is unknown`.
#[must_use]
pub fn because(question: &str, reason: &str) -> String {
    format!("{question} is {reason}")
}

/// A reason for a cap that is a failed check: `approval chain has a check to pass`.
#[must_use]
pub fn has_failed(question: &str, checks: usize) -> String {
    if checks == 1 {
        format!("{question} has a check to pass")
    } else {
        format!("{question} has {checks} checks to pass")
    }
}

/// More reasons than are named.
#[must_use]
pub fn and_more(reasons: &str, more: usize) -> String {
    format!("{reasons} and {more} more")
}

/// A figure with its cap: `Measurement 39 (47 before the cap): pipeline access is unknown`, or `Measurement 30 (cannot pass
/// 39): …` where the cap does not lower it yet.
#[must_use]
pub fn capped(area: &str, figure: u32, before: u32, cap: u32, reasons: &str) -> String {
    if before > figure {
        format!("{area} {figure} ({before} before the cap): {reasons}")
    } else {
        format!("{area} {figure} (cannot pass {cap}): {reasons}")
    }
}

/// A figure without a cap: `Measurement 84`.
#[must_use]
pub fn uncapped(area: &str, figure: u32) -> String {
    format!("{area} {figure}")
}

/// The headline: `12 of 20 criticals agreed by both`.
#[must_use]
pub fn headline(agreed: u32, total: u32) -> String {
    format!("{agreed} of {total} criticals agreed by both")
}
