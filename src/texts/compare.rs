//! Words of two sides beside each other: classes, the talk list, what is still hidden.
//!
//! Knows no entry; every function gets the words it shows.

/// Above the items to talk about.
pub const TALK: &str = "Talk about these first";
/// No item is worth the time.
pub const NO_TALK: &str = "There is no gap to talk about. A first audit without one is worth a second look.";
/// Above all items.
pub const ALL: &str = "All items";
/// Above what was written blind.
pub const BLIND: &str = "Written without seeing each other";
/// Nothing was written blind.
pub const NO_BLIND: &str = "This round asks nothing blind, so there is nothing to compare.";
/// How a talk ends.
pub const ENDS: &str =
    "End each topic with an action (`handshake actions add`); at the end, one ask and one commitment of each side.";

/// The heading of a comparison: `2026-q4-audit, agency beside client`.
#[must_use]
pub fn head(round: &str) -> String {
    format!("{round}, agency beside client")
}

/// The period asked about.
#[must_use]
pub fn window(from: &str, to: &str) -> String {
    format!("About {from} to {to}")
}

/// The sides were asked about different periods.
#[must_use]
pub fn windows_differ(agency: &str, client: &str) -> String {
    format!("The books speak of different periods: the agency of {agency}, the client of {client}.")
}

/// A period, or that none is given.
#[must_use]
pub fn period(from_and_to: Option<(&str, &str)>) -> String {
    from_and_to.map_or_else(|| "no named period".to_owned(), |(from, to)| format!("{from} to {to}"))
}

/// One topic: `1. Pipeline data *: blind spot`.
#[must_use]
pub fn topic(number: usize, title: &str, class: &str) -> String {
    format!("{number}. {title}: {class}")
}

/// What a class means.
#[must_use]
pub fn class(word: &str) -> &'static str {
    match word {
        "agreed-in-place" => "in place, both say",
        "agreed-not-in-place" => "not in place, both say",
        "blind-spot" => "blind spot",
        "hidden-strength" => "hidden strength",
        "split" => "seen differently",
        "one-cannot-tell" => "one side cannot tell",
        "nobody-knows" => "nobody knows",
        "scope-disputed" => "one says it does not apply",
        "out-of-scope" => "does not apply",
        "declined" => "declined",
        _ => "not answered",
    }
}

/// Why a topic is one, in a sentence.
#[must_use]
pub fn reason(class: &str, duty: &str, higher: Option<&str>) -> String {
    let doing = match duty {
        "agency" => "This is the agency's doing",
        "client" => "This is the client's doing",
        _ => "This is both sides' doing",
    };
    match (class, higher) {
        ("blind-spot", _) => format!("{doing}, and it sees it higher than the other side."),
        ("hidden-strength", _) => format!("{doing}, and it sees it lower than the other side."),
        ("split", Some(higher)) => format!("{doing}; the {higher} sees it higher."),
        ("scope-disputed", _) => format!("{doing}; one side says it does not apply here."),
        ("one-cannot-tell", _) => format!("{doing}; one side says it is in place, the other cannot see it."),
        ("nobody-knows", _) => format!("{doing}, it is critical, and nobody can tell."),
        ("declined", _) => format!("{doing}, it is critical, and one side will not say."),
        _ => format!("{doing}."),
    }
}

/// A side's step with its meaning: `Agency 1: Came late`.
#[must_use]
pub fn step(side: &str, step: u8, meaning: &str) -> String {
    format!("{side} {step}: {meaning}")
}

/// A side without a step.
#[must_use]
pub fn no_step(side: &str, status: &str) -> String {
    format!("{side}: {status}")
}

/// A side's name at the start of a line.
#[must_use]
pub fn side(word: &str) -> &'static str {
    match word {
        "agency" => "Agency",
        _ => "Client",
    }
}

/// A status where a step would stand.
#[must_use]
pub fn status(word: &str) -> &'static str {
    match word {
        "unknown" => "does not know",
        "cannot-tell" => "cannot tell",
        "not-applicable" => "does not apply",
        "declined" => "will not say",
        "answered" => "answered",
        _ => "blank",
    }
}

/// A blind answer's heading: `success sentence: different`.
#[must_use]
pub fn blind(title: &str, class: &str) -> String {
    format!("{title}: {class}")
}

/// A blind answer that is still hidden.
#[must_use]
pub fn still_hidden(title: &str, agency: &str, client: &str) -> String {
    format!("{title}: hidden; agency {agency}, client {client}")
}

/// On whose side a blind answer is missing.
#[must_use]
pub fn missing(sides: &[&str]) -> String {
    format!("missing from the {}", sides.join(" and the "))
}

/// The place of a differing cell: `crm, Owner`.
#[must_use]
pub fn cell(row: Option<&str>, column: Option<&str>) -> String {
    [row, column].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The books are not both locked.
#[must_use]
pub fn not_revealed(round: &str, open: &[&str]) -> String {
    format!("{round}: nothing is shown until both books are locked; still open: {}", open.join(" and "))
}

/// Not every blind answer is locked by both.
#[must_use]
pub fn some_hidden(round: &str, hidden: usize) -> String {
    match hidden {
        1 => format!("{round}: 1 blind answer is hidden until both sides have locked it"),
        count => format!("{round}: {count} blind answers are hidden until both sides have locked them"),
    }
}
