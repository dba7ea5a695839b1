//! Words of the list of engagements.

use chrono::NaiveDate;

/// The screen's name.
pub const TITLE: &str = "Engagements";
/// Headings of the columns.
pub const COLUMNS: [&str; 5] = ["Engagement", "When", "Criticals", "Actions", "Next"];
/// Short names of the four areas, above their meters.
pub const AREAS: [&str; 4] = ["Commercial", "Decisions", "Measuring", "Tech"];
/// The same where a column is narrow.
pub const AREAS_SHORT: [&str; 4] = ["Context", "Rights", "Measure", "Tech"];
/// While the library is read for the first time.
pub const READING: &str = "Reading the library.";
/// An empty library explains itself: what this is.
pub const EMPTY_WHAT: &str = "handshake is the workbook that an agency and its client fill in together in their first weeks, and look at again every quarter.";
/// What it does.
pub const EMPTY_HOW: &str = "It asks what a good lead is, who decides, how success is measured and who runs which system; keeps the answers in plain files on this computer; and shows what both sides agreed and what is only assumed.";
/// What to do.
pub const EMPTY_NEXT: &str =
    "Press n to begin an engagement (it takes a minute), or s to look around in a sample first.";
/// Nothing open.
pub const NONE: &str = "-";
/// Figures are being computed.
pub const WAIT: &str = "..";

/// An engagement by its two names: who works for whom.
#[must_use]
pub fn names(agency: &str, client: &str) -> String {
    format!("{agency} for {client}")
}

/// The same with the folder, where several have these names.
#[must_use]
pub fn names_in(names: &str, folder: &str) -> String {
    format!("{names}, in {folder}")
}

/// Where the workbooks lie.
#[must_use]
pub fn folder(path: &str) -> String {
    format!("Library: {path}")
}

/// Before week 1.
#[must_use]
pub fn before(days: u32) -> String {
    if days == 1 { "starts tomorrow".to_owned() } else { format!("starts in {days} days") }
}

/// In a week of the onboarding.
#[must_use]
pub fn week(now: u32, of: u32) -> String {
    format!("week {now} of {of}")
}

/// After the onboarding.
#[must_use]
pub fn running(months: u32) -> String {
    match months {
        0 | 1 => "second month".to_owned(),
        12 => "1 year".to_owned(),
        m if m % 12 == 0 => format!("{} years", m / 12),
        m if m > 12 => format!("{} y {} m", m / 12, m % 12),
        m => format!("{m} months"),
    }
}

/// No start date.
pub const NO_START: &str = "no start date";

/// Criticals agreed.
#[must_use]
pub fn criticals(agreed: u32, total: u32) -> String {
    format!("{agreed} of {total}")
}

/// Actions overdue and open.
#[must_use]
pub fn actions(overdue: u32, open: u32) -> String {
    match (overdue, open) {
        (0, 0) => NONE.to_owned(),
        (0, open) => format!("{open} open"),
        (overdue, _) => format!("{overdue} overdue"),
    }
}

/// A day as people say it.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// A day of this year.
#[must_use]
pub fn short_day(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
}

/// The next day something happens, and what.
#[must_use]
pub fn next(day: NaiveDate, what: &str) -> String {
    format!("{} {what}", short_day(day)).trim_end().to_owned()
}

/// How many engagements.
#[must_use]
pub fn count(rows: usize) -> String {
    if rows == 1 { "1 engagement".to_owned() } else { format!("{rows} engagements") }
}

/// What is wrong with the files of an engagement.
#[must_use]
pub fn fault(sentence: &str) -> String {
    format!("! {sentence}")
}
