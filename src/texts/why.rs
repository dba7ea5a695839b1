//! Words of the page that lays a figure open.

/// The page's name.
pub const TITLE: &str = "Why this figure";
/// While the figures are computed.
pub const WAIT: &str = "The figures are being computed.";
/// A voice or a round that has none.
pub const NO_FIGURES: &str =
    "This round has no figures for this voice. An audit has them for each side; a plan has none.";
/// A side that has entered nothing.
pub const NOTHING: &str = "Nothing is entered in this book yet, so there are no figures.";
/// Before the figure over all questions.
pub const WHOLE: &str = "Whole";
/// Before the figure over what is due.
pub const DUE: &str = "Due so far";
/// The section with the lines.
pub const SUM: &str = "The sum";
/// Other areas.
pub const OTHERS: &str = "Left and Right: the other areas";
/// Over the weights.
pub const WEIGHT: &str = "weight";
/// Over the credits.
pub const CREDIT: &str = "credit";
/// What is due.
pub const IS_DUE: &str = "due";
/// The section with the smallest steps.
pub const LIFT: &str = "What would lift it most";
/// Nothing would.
pub const NO_LIFT: &str = "Every question in the sum is agreed and fresh.";
/// Nothing would, in an audit.
pub const NO_LIFT_AUDIT: &str = "Every item in the sum is at step 3 or above.";
/// Nothing lifts it by itself.
pub const NO_SINGLE: &str = "No single step lifts it by a whole point.";
/// The section with what is not in the sum.
pub const BESIDE: &str = "Not in the sum";
/// No rows.
pub const EMPTY: &str = "No question of this area is in the sum.";
/// The lines of *due so far*.
pub const DUE_NOTE: &str = "Due so far adds up the lines marked due.";

/// Reasons why a line is not in the sum.
pub mod beside {
    /// Waived.
    pub const WAIVED: &str = "waived";
    /// Off the agenda.
    pub const NOT_ASKED: &str = "not asked: off this round's agenda";
    /// Never scored.
    pub const NEVER_SCORED: &str = "never scored";
    /// No weight.
    pub const NO_WEIGHT: &str = "not scored: it weighs nothing";
    /// Blank in an audit.
    pub const BLANK: &str = "blank";
    /// Cannot tell.
    pub const CANNOT_TELL: &str = "cannot tell: the other side's matter";
    /// Not yet due.
    pub const NOT_YET_DUE: &str = "not due yet";
}

/// A waiver with its reason.
#[must_use]
pub fn waived(reason: &str) -> String {
    format!("{}: {reason}", beside::WAIVED)
}

/// A silent critical of an audit.
#[must_use]
pub fn silent_critical(why: &str) -> String {
    format!("{why}; critical, so the area is capped at 69")
}

/// Which area of how many.
#[must_use]
pub fn place(at: usize, of: usize) -> String {
    format!("area {at} of {of}")
}

/// The sum that can be redone by hand: `800 / 17 = 47`.
#[must_use]
pub fn quotient(credit: u64, weight: u64, figure: u32, left_over: u64) -> String {
    if left_over == 0 {
        format!("{credit} / {weight} = {figure}")
    } else {
        format!("{credit} / {weight} = {figure}, rounded down")
    }
}

/// The quotient with the cap that lowers it.
#[must_use]
pub fn capped(quotient: &str, cap: u32, reasons: &str) -> String {
    format!("{quotient}, capped at {cap} because {reasons}")
}

/// The quotient with a cap that does not lower it.
#[must_use]
pub fn held(quotient: &str, cap: u32, reasons: &str) -> String {
    format!("{quotient}. It cannot pass {cap} while {reasons}")
}

/// Several reasons, and how many like them.
#[must_use]
pub fn reasons(named: &[String], more: usize) -> String {
    let all = named.join("; ");
    if more == 0 { all } else { format!("{all}; and {more} more") }
}

/// Which figure a sum is of.
#[must_use]
pub fn of(which: &str, sum: &str) -> String {
    format!("{which}: {sum}.")
}

/// From one figure to another.
#[must_use]
pub fn lift(from: u32, to: u32) -> String {
    format!("{from} to {to}")
}

/// Below a cap: the figure before the cap rises.
#[must_use]
pub fn cap_moves(cap: u32) -> String {
    format!("the cap moves to {cap}")
}

/// The cap is gone.
pub const CAP_GONE: &str = "takes the cap away";

/// So many checks of answers still to come.
#[must_use]
pub fn and_checks(count: usize) -> String {
    if count == 1 { "and its check passes".to_owned() } else { format!("and the {count} checks pass") }
}

/// What must hold too.
#[must_use]
pub fn and_check(sentence: &str) -> String {
    format!("and: {sentence}")
}

/// Agreeing a question (audit: reaching step 3).
#[must_use]
pub fn agree(question: &str, audit: bool) -> String {
    if audit { format!("Reach step 3: {question}") } else { format!("Agree: {question}") }
}

/// All questions that set the cap together.
#[must_use]
pub fn agree_all(count: usize, audit: bool) -> String {
    if audit {
        format!("Reach step 3 in all {count} that set the cap")
    } else {
        format!("Agree all {count} that set the cap")
    }
}
