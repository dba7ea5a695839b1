//! Words of what the commands print as data: headings, states, sums.
//!
//! Knows no command and no arithmetic; every function gets the figures and names it shows.

use chrono::NaiveDate;

/// Before a question.
pub const ASK: &str = "Asks";
/// Before a hollow example.
pub const HOLLOW: &str = "A hollow answer";
/// Before the solid example of a table: one row of it.
pub const SOLID_ROW: &str = "A solid row";
/// Before a solid example.
pub const SOLID: &str = "A solid answer";
/// Before a check.
pub const CHECK: &str = "Check";
/// Questions without a week.
pub const AT_ONCE: &str = "At once";
/// Questions nobody is named for.
pub const NOBODY: &str = "Nobody is named";
/// Above what is not in a sum.
pub const BESIDE: &str = "Not in the sum:";
/// Above figures of everything that are capped.
pub const CAPS: &str = "Caps on the whole:";
/// Above figures of what is due that are capped.
pub const CAPS_DUE: &str = "Caps on what is due so far:";
/// Above the smallest steps.
pub const LIFT: &str = "What would lift it most:";
/// Nothing is due yet.
pub const NOTHING_DUE: &str = "nothing due yet";
/// An empty book.
pub const NOTHING_ENTERED: &str = "Nothing is entered yet.";
/// No gaps.
pub const NOTHING_OPEN: &str = "Nothing is open.";
/// Nothing overdue.
pub const NOTHING_OVERDUE: &str = "Nothing is overdue.";
/// No actions.
pub const NO_ACTIONS: &str = "There are no open actions.";
/// Something is written that does not fit its question.
pub const UNFINISHED: &str = "blank, unfinished";

/// A workbook that cannot be read.
pub const UNREADABLE: &str = "cannot be read";

/// A figure, or a mark where there is none.
#[must_use]
pub fn figure_or_none(figure: Option<u32>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| figure.to_string())
}

/// What comes next, and when.
#[must_use]
pub fn next(day: &str, what: &str) -> String {
    format!("{day}: {what}")
}

/// `Halyard for Northwind Instruments`.
#[must_use]
pub fn parties(agency: &str, client: &str) -> String {
    format!("{agency} for {client}")
}

/// `onboarding, together, 22 Nov 2026, week 3`.
#[must_use]
pub fn round_line(round: &str, voice: &str, day: &str, week: Option<u32>) -> String {
    let week = week.map_or_else(String::new, |week| format!(", week {week}"));
    format!("{round}, {voice}, {day}{week}")
}

/// A figure with its band.
#[must_use]
pub fn figure(figure: u32, before: u32, band: &str) -> String {
    if before > figure { format!("{figure} {band} ({before} before the cap)") } else { format!("{figure} {band}") }
}

/// `800 / 17`.
#[must_use]
pub fn sum(credit: u64, weight: u64) -> String {
    format!("{credit} / {weight}")
}

/// `10 of 12`.
#[must_use]
pub fn of(some: u32, all: u32) -> String {
    format!("{some} of {all}")
}

/// What stands beside the counts of an area.
#[must_use]
pub fn aside(waived: u32, cannot_tell: u32, reduced: bool) -> String {
    let mut parts = Vec::new();
    if waived > 0 {
        parts.push(format!("{waived} waived"));
    }
    if cannot_tell > 0 {
        parts.push(format!("{cannot_tell} cannot tell"));
    }
    if reduced {
        parts.push("reduced scope".to_owned());
    }
    parts.join(", ")
}

/// A critical question.
#[must_use]
pub fn critical(question: &str) -> String {
    format!("{question} *")
}

/// Where a credit starts, when it does not stay there.
#[must_use]
pub fn worth(reason: &str, credit: u32) -> String {
    format!("{reason} ({credit})")
}

/// The quotient.
#[must_use]
pub fn quotient(credit: u64, weight: u64, figure: u32, left_over: u64) -> String {
    let rest = if left_over == 0 { String::new() } else { format!(", {left_over} left over") };
    format!("{credit} / {weight} = {figure}{rest}")
}

/// The cap behind the quotient.
#[must_use]
pub fn cap_line(at: u32, because: &[&str], lowers: bool) -> String {
    let because = because.join(", ");
    if lowers { format!("; capped at {at} by {because}") } else { format!("; cannot pass {at} because of {because}") }
}

/// The figure at the foot.
#[must_use]
pub fn comes_to(figure: u32, band: &str) -> String {
    format!("Figure: {figure}, {band}")
}

/// One step that lifts.
#[must_use]
pub fn lift(from: u32, to: u32, todo: &str) -> String {
    if from == to { format!("stays {to} alone: {todo}") } else { format!("{from} to {to}: {todo}") }
}

/// What a step asks for.
#[must_use]
pub fn agree_step(questions: &[&str], audit: bool) -> String {
    let listed = questions.join(", ");
    if audit { format!("reach step 3 in {listed}") } else { format!("agree {listed}") }
}

/// What the checks of a question ask for.
#[must_use]
pub fn checks_of(question: &str, sentences: &str) -> String {
    format!("{question}: {sentences}")
}

/// Steps that are not named.
#[must_use]
pub fn more_steps(more: usize) -> String {
    format!("and {more} more (--steps N shows them)")
}

/// Why a question is not in the sum.
#[must_use]
pub fn beside(word: &str) -> &'static str {
    match word {
        "waived" => "waived",
        "not-asked" => "off this round's agenda",
        "not-yet-due" => "not due yet",
        "never-scored" => "never scored",
        "no-weight" => "a checklist item, weighs nothing",
        "cannot-tell" => "the other side's matter",
        _ => "blank",
    }
}

/// What a question lacks.
#[must_use]
pub fn lacks(word: &str) -> &'static str {
    match word {
        "knowledge" => "unknown, to be found out",
        "answer" => "no answer from this side",
        "acceptance" => "not applicable, to be accepted",
        "test" => "assumed, to be tested",
        "agreement" => "stated, to be agreed",
        "substance" => "a check to pass",
        "confirmation" => "to be confirmed again",
        "practice" => "more in practice",
        _ => "blank",
    }
}

/// Whose move it is.
#[must_use]
pub fn whose(word: &str) -> &'static str {
    match word {
        "agency" => "agency",
        "client" => "client",
        "sales" => "sales",
        _ => "both sides",
    }
}

/// By when: a day, else a week.
#[must_use]
pub fn by_when(day: Option<NaiveDate>, week: Option<u32>, overdue: bool, today: NaiveDate) -> String {
    let shown = |day: NaiveDate| day.format("%-d %b %Y").to_string();
    match (day, week, overdue) {
        // The day lies ahead; what has passed is the week.
        (Some(day), Some(week), true) if day >= today => format!("{}; {} overdue", shown(day), self::week(week)),
        (Some(day), _, true) => format!("{}, overdue", shown(day)),
        (Some(day), _, false) => shown(day),
        (None, Some(week), true) => format!("{}, overdue", self::week(week)),
        (None, Some(week), false) => self::week(week),
        (None, None, _) => String::new(),
    }
}

/// A step of a scale with its meaning.
#[must_use]
pub fn step_of_scale(step: u8, meaning: &str) -> String {
    format!("{step}: {meaning}")
}

/// A week.
#[must_use]
pub fn week(week: u32) -> String {
    format!("week {week}")
}

/// The foot of a list.
#[must_use]
pub fn open_and_overdue(open: usize, overdue: usize) -> String {
    if overdue == 0 {
        format!("{open} open, * is critical")
    } else {
        format!("{open} open, {overdue} overdue, * is critical")
    }
}

/// An answered entry.
#[must_use]
pub fn answered(standing: &str) -> String {
    format!("answered, {standing}")
}

/// How far a side is with a blind answer.
#[must_use]
pub fn progress(word: &str) -> &'static str {
    match word {
        "entered" => "has entered",
        "locked" => "has locked",
        _ => "nothing yet",
    }
}

/// Both sides of a hidden answer.
#[must_use]
pub fn hidden(agency: &str, client: &str) -> String {
    format!("blind: agency {agency}, client {client}")
}

/// Who agreed.
#[must_use]
pub fn agreed_by(agency: &str, client: &str, on: &str) -> String {
    format!("Agreed by {agency} and {client} {on}").trim_end().to_owned()
}

/// When it was confirmed.
#[must_use]
pub fn confirmed_on(on: &str) -> String {
    format!("Confirmed {on}")
}

/// A reason.
#[must_use]
pub fn reason(reason: &str) -> String {
    format!("Reason: {reason}")
}

/// A note.
#[must_use]
pub fn note(note: &str) -> String {
    format!("Note: {note}")
}

/// Who finds out or tests.
#[must_use]
pub fn follow_up(owner: &str, by: &str) -> String {
    if by.is_empty() { format!("Follow-up: {owner}") } else { format!("Follow-up: {owner}, by {by}") }
}

/// A piece of evidence.
#[must_use]
pub fn evidence(what: &str, place: &str, on: &str) -> String {
    let parts: Vec<&str> = [what, place, on].into_iter().filter(|part| !part.is_empty()).collect();
    format!("Evidence: {}", parts.join(", "))
}

/// When it was locked.
#[must_use]
pub fn locked_on(on: &str) -> String {
    format!("Locked {on}")
}

/// What was said after a lock.
#[must_use]
pub fn amendments(count: usize) -> String {
    match count {
        1 => "1 later statement stands beside it; it is never scored".to_owned(),
        count => format!("{count} later statements stand beside it; they are never scored"),
    }
}

/// What lost a merge.
#[must_use]
pub fn conflicts(count: usize) -> String {
    match count {
        1 => "1 other version waits for somebody to choose".to_owned(),
        count => format!("{count} other versions wait for somebody to choose"),
    }
}

/// What a questionnaire is for.
#[must_use]
pub fn purpose(word: &str) -> &'static str {
    match word {
        "coverage" => "onboarding",
        "audit" => "audit",
        _ => "plan, no figures",
    }
}

/// Where a questionnaire comes from.
#[must_use]
pub fn origin(word: &str) -> &'static str {
    match word {
        "workbook" => "the workbook",
        "own" => "your folder",
        _ => "built in",
    }
}

/// A questionnaire's title line.
#[must_use]
pub fn questionnaire_line(title: &str, edition: &str) -> String {
    format!("{title} ({edition})")
}

/// A step's title line.
#[must_use]
pub fn step(title: &str, minutes: Option<u32>) -> String {
    minutes.map_or_else(|| title.to_owned(), |minutes| format!("{title}, {minutes} minutes"))
}

/// What is special about a question.
#[must_use]
pub fn marks(critical: bool, blind: bool, private: bool) -> String {
    let all = [(critical, "critical"), (blind, "blind"), (private, "private")];
    all.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join(", ")
}

/// A question's second line.
#[must_use]
pub fn question_line(area: &str, kind: &str, marks: &str) -> String {
    [area, kind, marks].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// One column of a record or table.
#[must_use]
pub fn column(id: &str, title: &str, takes: &str, required: bool) -> String {
    format!("{id}: {title} ({takes}{})", if required { ", required" } else { "" })
}

/// Where an action stands.
#[must_use]
pub fn action_state(word: &str, overdue: bool) -> &'static str {
    match (word, overdue) {
        (_, true) => "overdue",
        ("done", _) => "done",
        ("dropped", _) => "dropped",
        ("moved", _) => "moved",
        _ => "open",
    }
}

/// How a number, an amount or a day was read.
#[must_use]
pub fn read_as(shown: &str) -> String {
    format!("Read as {shown}.")
}
