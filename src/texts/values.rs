//! What is said when a typed value cannot be read: one sentence, and a hint with an example.
//!
//! Knows nothing of kinds or parsing; every function gets the words it shows.

/// A sentence and a hint.
pub type Pair = (String, String);

fn pair(sentence: String, hint: &str) -> Pair {
    (sentence, hint.to_owned())
}

/// Nothing was written.
#[must_use]
pub fn nothing() -> Pair {
    pair("Nothing is written here yet.".to_owned(), "Write an answer, or mark the question unknown.")
}

/// Not a number.
#[must_use]
pub fn not_a_number(written: &str) -> Pair {
    pair(format!("'{written}' is not a number."), "Write digits, for example 2400, 2 400 000, 12.5 or 41k.")
}

/// Three digits behind a single mark: thousands to some, decimals to others.
#[must_use]
pub fn two_ways(written: &str, grouped: &str, decimal: &str) -> Pair {
    pair(
        format!("'{written}' can be read two ways: write {grouped} or {decimal}."),
        "A mark before exactly three digits parts thousands for some people and begins decimals for others.",
    )
}

/// A number with more digits than can be kept exactly.
#[must_use]
pub fn too_many_digits() -> Pair {
    pair("This number has more digits than can be kept exactly.".to_owned(), "Use at most 28 digits, for example 12.5.")
}

/// Not a percentage.
#[must_use]
pub fn not_a_percentage(written: &str) -> Pair {
    pair(format!("'{written}' is not a percentage."), "Write a number with or without the sign, for example 12.5 %.")
}

/// Not an amount.
#[must_use]
pub fn not_an_amount(written: &str) -> Pair {
    pair(format!("'{written}' is not an amount of money."), "Write currency and amount, for example EUR 41 000.")
}

/// An amount without its currency.
#[must_use]
pub fn no_currency(written: &str) -> Pair {
    pair(format!("'{written}' does not say in which currency."), "Add its three letters, for example EUR 41 000.")
}

/// Not a date.
#[must_use]
pub fn not_a_date(written: &str) -> Pair {
    pair(
        format!("'{written}' is not a date."),
        "Write day, month and year, for example 30 Nov 2026, 2026-11-30, fri or +2w.",
    )
}

/// Two numbers that are no day and month.
#[must_use]
pub fn no_such_day(written: &str) -> Pair {
    pair(format!("There is no day '{written}' in the calendar."), "The day comes first: 30/11/2026 is 30 Nov 2026.")
}

/// A year that cannot be meant.
#[must_use]
pub fn year_out_of_range(written: &str, from: i32, to: i32) -> Pair {
    pair(format!("'{written}' lies outside the years {from} to {to}."), "Check the year, for example 30 Nov 2026.")
}

/// Not one name on one line.
#[must_use]
pub fn not_a_person(written: &str) -> Pair {
    pair(format!("'{written}' is not a name."), "Write one name, for example Mara Lind (client), deputy Sam Reyes.")
}

/// Not one of the options.
#[must_use]
pub fn no_such_option(written: &str, options: &str) -> Pair {
    (
        format!("'{written}' is not one of the options."),
        format!("Write its number or its first letters. The options are: {options}."),
    )
}

/// The first letters of several options.
#[must_use]
pub fn several_options(written: &str, options: &str) -> Pair {
    (format!("'{written}' fits several options: {options}."), "Write one more letter, or its number.".to_owned())
}

/// Not a step of a scale.
#[must_use]
pub fn not_a_step(written: &str) -> Pair {
    pair(format!("'{written}' is not a step of the scale."), "Write a number from 0 to 4, for example 3.")
}

/// Neither yes nor no.
#[must_use]
pub fn not_yes_or_no(written: &str) -> Pair {
    pair(format!("'{written}' is neither yes nor no."), "Write yes or no.")
}

/// A link over several lines.
#[must_use]
pub fn not_a_link(written: &str) -> Pair {
    pair(
        format!("'{written}' is not one address on one line."),
        "Write where it lies, for example https://example.org/plan or shared drive / Finance.",
    )
}

/// Rows and cells are not written as one text.
#[must_use]
pub fn cell_by_cell() -> Pair {
    pair(
        "This answer has cells and is filled cell by cell.".to_owned(),
        "Fill its cells one at a time, for example owner: Mara Lind.",
    )
}

/// The word of a yes-no cell.
#[must_use]
pub const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
