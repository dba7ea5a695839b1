//! Words of the calendar: what happens on a day, and why it stands there.

/// Whose it is where both sides owe it.
pub const BOTH: &str = "both sides";
/// Why the window stands there.
pub const WINDOW: &str = "The onboarding has a beginning and an end, so that nobody waits for the last answer.";
/// Why a week stands there.
pub const SETTLE: &str = "By this day these questions should be answered by both.";
/// Why the gate stands there.
pub const GATE: &str = "A week before the launch: what is critical should be agreed by both.";
/// Why the last day for a draft stands there.
pub const LAST_DRAFT: &str =
    "Counted back from the launch by the working days of the approval path, for each round of comments.";
/// The launch.
pub const LAUNCH: &str = "Launch: the first buyer sees something";
/// Why the launch stands there.
pub const LAUNCH_WHY: &str = "The launch date both sides named.";
/// The sales session.
pub const SALES: &str = "Sales speaks with the agency about the brief";
/// Why the sales session stands there.
pub const SALES_WHY: &str = "What sales knows should reach the agency before the plan is made.";
/// Why feedback stands there.
pub const FEEDBACK_WHY: &str = "So that the agency hears what became of each lead.";
/// Why a report stands there.
pub const REPORT_WHY: &str = "The reporting calendar names this day.";
/// Why the earliest day stands there.
pub const READING_WHY: &str = "Launch and the time deals take: a late figure shown sooner says nothing yet.";
/// The joint look at leads.
pub const LEADS: &str = "First joint look at leads with sales";
/// Why the look at leads stands there.
pub const LEADS_WHY: &str = "Going through leads together shows whether the definition holds.";
/// The data session.
pub const DATA: &str = "Both sides meet about data and nothing else";
/// Why the data session stands there.
pub const DATA_WHY: &str = "Systems and data flows need a meeting of their own.";
/// Why answers are confirmed again.
pub const RECONFIRM_WHY: &str = "The last day on which these answers count as fresh.";
/// Why an audit stands there.
pub const AUDIT_WHY: &str = "Both sides assess every quarter, each alone, then together.";
/// Why a review stands there.
pub const REVIEW_WHY: &str = "Strategic reviews stand apart from reporting, at least two a year.";
/// Why a review of the series stands there.
pub const SERIES_WHY: &str = "The standing series agreed in the reset.";
/// Why a review after a reset stands there.
pub const AFTER_RESET_WHY: &str = "Three months after a reset: did it help?";
/// Why a review of the half year stands there.
pub const HALF_YEAR_WHY: &str = "Half a year after the last one; at least two strategic reviews a year.";
/// A review that is not booked.
pub const PLANNED_REVIEW: &str = "Strategic review (not booked yet)";
/// Nothing stands in the calendar.
pub const NOTHING: &str = "Nothing stands in the calendar.";
/// A file that is no calendar.
pub const NOT_OURS_HINT: &str = "Name another file; only a calendar is written over.";
/// Nothing is due.
pub const NOTHING_DUE: &str = "Nothing is overdue, and nothing is due in the next seven days.";

/// The onboarding begins.
#[must_use]
pub fn begins(title: &str) -> String {
    format!("{title} begins: week 1")
}

/// The onboarding ends.
#[must_use]
pub fn ends(title: &str) -> String {
    format!("{title} ends")
}

/// A week ends.
#[must_use]
pub fn week_ends(week: u32, count: usize, open: usize) -> String {
    let questions = if count == 1 { "1 question" } else { &format!("{count} questions") };
    if open == 0 {
        format!("Week {week} ends: {questions}, all settled")
    } else {
        format!("Week {week} ends: {questions} to settle, {open} still open")
    }
}

/// The gate of the launch.
#[must_use]
pub fn gate(criticals: Option<(u32, u32)>) -> String {
    criticals.map_or_else(
        || "Launch gate: look at the criticals".to_owned(),
        |(agreed, total)| format!("Launch gate: {agreed} of {total} criticals agreed by both"),
    )
}

/// The last day for a draft.
#[must_use]
pub fn last_draft(tier: &str) -> String {
    format!("Last day to hand in a first draft for the launch ({tier})")
}

/// Feedback from sales.
#[must_use]
pub fn feedback(who: Option<&str>, rhythm: Option<&str>) -> String {
    let from = who.map_or_else(|| "Feedback on leads".to_owned(), |who| format!("Feedback on leads from {who}"));
    rhythm.map_or_else(|| from.clone(), |rhythm| format!("{from} ({rhythm})"))
}

/// A report.
#[must_use]
pub fn report(report: &str, reader: Option<&str>) -> String {
    reader.map_or_else(|| format!("Report: {report}"), |reader| format!("Report: {report}, for {reader}"))
}

/// The earliest day of a late figure.
#[must_use]
pub fn reading(report: &str) -> String {
    format!("Earliest honest date for '{report}'")
}

/// So many questions are named.
const NAMED: usize = 6;

/// Answers to confirm again.
#[must_use]
pub fn reconfirm(questions: &[&str]) -> String {
    let answers = if questions.len() == 1 { "1 answer" } else { &format!("{} answers", questions.len()) };
    let first = questions.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = questions.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("Re-confirm {answers}: {first}{more}")
}

/// An audit and whom it waits for.
#[must_use]
pub fn audit(round: &str, waits: &[&str]) -> String {
    if waits.is_empty() {
        format!("Audit {round}")
    } else {
        format!("Audit {round}: not locked by {}", waits.join(" and "))
    }
}

/// An audit to come.
#[must_use]
pub fn audit_to_come(quarter: &str) -> String {
    format!("Audit of {quarter} by both sides")
}

/// A review.
#[must_use]
pub fn review(kind: &str) -> String {
    if kind == "strategic" { "Strategic review".to_owned() } else { format!("Review: {kind}") }
}

/// An entry in a calendar that holds more than one engagement.
#[must_use]
pub fn summary(name: &str, what: &str) -> String {
    format!("{what} ({name})")
}

/// Who owes it.
#[must_use]
pub fn owed_by(who: &str) -> String {
    format!("With {who}.")
}

/// An earlier day and why it was given up.
#[must_use]
pub fn postponed(from: &str, reason: &str) -> String {
    format!("Postponed from {from}: {reason}")
}

/// A file that is there and is no calendar.
#[must_use]
pub fn not_ours(file: &str) -> String {
    format!("{file} is there and is no calendar")
}

/// The review that comes next.
#[must_use]
pub fn next_review(day: &str, what: &str) -> String {
    format!("Next review: {day}, {what}")
}

/// A question somebody finds out about or tests.
#[must_use]
pub fn follow_up(title: &str) -> String {
    format!("Find out or test: {title}")
}

/// What was written.
#[must_use]
pub fn written(count: usize, file: &str) -> String {
    let entries = if count == 1 { "1 entry" } else { &format!("{count} entries") };
    format!("{entries} written to {file}")
}
