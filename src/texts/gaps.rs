//! Words of the page of open points.

/// The page's name.
pub const TITLE: &str = "Open points";
/// While the figures are computed.
pub const WAIT: &str = "What is open is being looked up.";
/// Nothing is open.
pub const NOTHING: &str = "Nothing is open here.";
/// Nothing is open that stands with somebody.
#[must_use]
pub fn nothing_of(name: &str) -> String {
    format!("Nothing open stands with {name}.")
}

/// The group of actions that belong to no other.
pub const ACTIONS: &str = "Actions";
/// The group of actions from before this round.
pub const CARRIED: &str = "Carried over: review these first";
/// Nobody is named.
pub const NOBODY: &str = "Nobody named";
/// Both sides.
pub const BOTH: &str = "Both sides";
/// Sales.
pub const SALES: &str = "Sales";
/// Without a week.
pub const AT_ONCE: &str = "At once";
/// An action among questions.
pub const ACTION: &str = "action";
/// Whose it is, where nobody is named.
pub const NO_SIDE: &str = "No side named";
/// The figures are missing and will not come.
pub const NO_FIGURES: &str = "What is open is seen here for the onboarding, and in an audit for each side.";

/// Names of the groupings.
pub mod by {
    /// By area.
    pub const AREA: &str = "by area";
    /// By side.
    pub const SIDE: &str = "by side";
    /// By person.
    pub const PERSON: &str = "by person";
    /// By week.
    pub const WEEK: &str = "by week";
}

/// What a question lacks.
pub mod lacks {
    /// An entry.
    pub const ENTRY: &str = "blank";
    /// Knowledge.
    pub const KNOWLEDGE: &str = "unknown, somebody finds out";
    /// Knowledge, with nobody to find out.
    pub const KNOWLEDGE_NOBODY: &str = "unknown, nobody finds out yet";
    /// The other side's.
    pub const CANNOT_TELL: &str = "the other side's matter";
    /// Declined.
    pub const DECLINED: &str = "declined";
    /// Acceptance.
    pub const ACCEPTANCE: &str = "marked not applicable, not accepted yet";
    /// A test.
    pub const TEST: &str = "assumed, to be tested";
    /// A test nobody makes.
    pub const TEST_NOBODY: &str = "assumed, no test planned";
    /// Agreement.
    pub const AGREEMENT: &str = "stated, not agreed";
    /// Something solid.
    pub const SUBSTANCE: &str = "not solid yet";
    /// A new look.
    pub const CONFIRMATION: &str = "to be re-confirmed";
    /// More in practice.
    pub const PRACTICE: &str = "not in place yet";
}

/// The count in the title line: overdue ones first.
#[must_use]
pub fn count(overdue: usize, open: usize) -> String {
    if overdue == 0 { format!("{open} open") } else { format!("{overdue} overdue, {open} open") }
}

/// A week as a heading.
#[must_use]
pub fn week(week: u32) -> String {
    format!("Week {week}")
}

/// A person and a day.
#[must_use]
pub fn who_when(who: Option<&str>, by: Option<&str>) -> String {
    match (who, by) {
        (Some(who), Some(by)) => format!("{who}, by {by}"),
        (Some(who), None) => who.to_owned(),
        (None, Some(by)) => format!("by {by}"),
        (None, None) => String::new(),
    }
}

/// Tab and what it does here.
#[must_use]
pub fn grouped(by: &str) -> String {
    format!("Grouped {by}; Tab groups them otherwise")
}

/// Overdue.
pub const OVERDUE: &str = "overdue";
