//! Words inside editors: what an empty field shows.

/// A text.
pub const TEXT: &str = "Write the answer here. PgDn goes on.";
/// A link.
pub const LINK: &str = "Where it lies: an address or a folder";
/// A number.
pub const NUMBER: &str = "A number, such as 1250 or 12.5";
/// A percentage.
pub const PERCENT: &str = "A percentage, such as 12.5";
/// An amount.
pub const MONEY: &str = "An amount with its currency, such as EUR 41 000";
/// A day.
pub const DATE: &str = "A day: 30 Nov, fri, +2w or 2026-11-30";
/// A person.
pub const PERSON: &str = "One name";
