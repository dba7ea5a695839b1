//! What each check asks for when it fails: plain, kind, and something to do.
//!
//! Knows no check; every function gets the headings and figures it shows.

/// Any blank answer.
pub const FILLED: &str = "Write an answer here";
/// One name, not several and not a role.
pub const ONE_PERSON: &str = "Name one person, not a team or a role";
/// People of both sides.
pub const BOTH_SIDES: &str = "Name at least one person of each side";
/// A figure in a text.
pub const A_NUMBER: &str = "a number";
/// A date in a text.
pub const A_DATE: &str = "a date";
/// A person in a text.
pub const A_PERSON: &str = "the name of one of the people";

/// The rules in order, for `handshake help checks`: rule, parameters, when it holds, and how it is written. The sentence
/// it shows comes from the check itself.
pub const TABLE: [(&str, &str, &str, &str); 13] = [
    (
        "filled",
        "columns (left out: the required ones)",
        "the value is filled; in a record or table these cells in every row that has any filled cell of its own",
        r#"{ rule = "filled", columns = ["source", "owner"] }"#,
    ),
    ("min-rows", "rows", "at least so many rows have a filled cell of their own", r#"{ rule = "min-rows", rows = 2 }"#),
    (
        "includes",
        "column, values",
        "each value stands in at least one row",
        r#"{ rule = "includes", column = "type", values = ["leading", "lagging"] }"#,
    ),
    (
        "exactly-one",
        "column, value, per",
        "exactly one row (for each filled value of per, if given) has it; no row fails",
        r#"{ rule = "exactly-one", column = "final", value = true, per = "tier" }"#,
    ),
    (
        "one-person",
        "columns",
        "the cell has none of , ; / & + and neither 'and' nor 'team', and is no role of the people",
        r#"{ rule = "one-person", columns = ["owner"] }"#,
    ),
    (
        "differs",
        "columns",
        "the named cells of a row are not the same",
        r#"{ rule = "differs", columns = ["owner", "deputy"] }"#,
    ),
    ("unique", "column", "no two rows have the same", r#"{ rule = "unique", column = "metric" }"#),
    (
        "before",
        "column, question, of",
        "each date is earlier than each of the other question's; the same day fails; no date there: holds",
        r#"{ rule = "before", column = "due", question = "launch-date" }"#,
    ),
    (
        "after",
        "column, question, of",
        "each date is later than each of the other question's; the same day fails; no date there: holds",
        r#"{ rule = "after", column = "due", question = "launch-date" }"#,
    ),
    (
        "at-least",
        "column, number",
        "every filled number is at least this",
        r#"{ rule = "at-least", column = "days", number = 1 }"#,
    ),
    (
        "at-most",
        "column, number",
        "every filled number is at most this",
        r#"{ rule = "at-most", column = "days", number = 100 }"#,
    ),
    (
        "both-sides",
        "columns",
        "the people named include one of each side (by their side, else by their name)",
        r#"{ rule = "both-sides", columns = ["owner"] }"#,
    ),
    (
        "mentions",
        "any of number, date, person",
        "the text has a number, a date, a name of the people: one of those listed; the digits of a date are no number \
         unless a date would do too",
        r#"{ rule = "mentions", any = ["number", "date"] }"#,
    ),
];

/// Words in a row: `a, b and c`.
#[must_use]
pub fn list(words: &[String]) -> String {
    joined(words, "and")
}

/// Words to choose from: `a, b or c`.
#[must_use]
pub fn alternatives(words: &[String]) -> String {
    joined(words, "or")
}

fn joined(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., end] => format!("{} {last} {end}", firsts.join(", ")),
    }
}

/// Cells that are blank.
#[must_use]
pub fn filled_in(columns: &str, rows: bool) -> String {
    format!("Fill {columns}{}", if rows { " in every row" } else { "" })
}

/// Too few rows.
#[must_use]
pub fn min_rows(rows: u32) -> String {
    if rows == 1 { "Fill at least one row".to_owned() } else { format!("Fill at least {rows} rows") }
}

/// Values that are missing.
#[must_use]
pub fn includes(column: &str, values: &[String]) -> String {
    match values {
        [one] => format!("Have at least one row with {one} under {column}"),
        several => format!("Have at least one row for each of {} under {column}", list(several)),
    }
}

/// None or several where one is asked for.
#[must_use]
pub fn exactly_one(column: &str, value: &str, per: Option<&str>) -> String {
    let each = per.map_or(String::new(), |per| format!(" for each {per}"));
    format!("Have exactly one row with {value} under {column}{each}")
}

/// Cells with several names, a team or a role.
#[must_use]
pub fn one_person_in(columns: &str, rows: bool) -> String {
    format!("Name one person under {columns}{}, not a team or a role", in_each(rows))
}

/// Cells that say the same.
#[must_use]
pub fn differs(columns: &str, rows: bool) -> String {
    format!("Let {columns} differ{}", in_each(rows))
}

const fn in_each(rows: bool) -> &'static str {
    if rows { " in each row" } else { "" }
}

/// Rows that say the same.
#[must_use]
pub fn unique(column: &str) -> String {
    format!("Let each row have its own {column}")
}

/// A date that is too late.
#[must_use]
pub fn before(column: Option<&str>, question: &str) -> String {
    format!("Let {} be earlier than the {question}", column.unwrap_or("the date"))
}

/// A date that is too early.
#[must_use]
pub fn after(column: Option<&str>, question: &str) -> String {
    format!("Let {} be later than the {question}", column.unwrap_or("the date"))
}

/// A number that is too small.
#[must_use]
pub fn at_least(column: Option<&str>, number: &str) -> String {
    format!("Let {} be at least {number}", column.unwrap_or("the number"))
}

/// A number that is too large.
#[must_use]
pub fn at_most(column: Option<&str>, number: &str) -> String {
    format!("Let {} be at most {number}", column.unwrap_or("the number"))
}

/// A text that names nothing.
#[must_use]
pub fn mentions(named: &str) -> String {
    format!("Mention {named}")
}
