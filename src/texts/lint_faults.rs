//! What is said of checks no answer can pass, and of conditions that never decide anything.
//!
//! Knows no questionnaire; every function gets the words and numbers it shows.

use crate::texts::lint::{Pair, pair, shown};

/// Two bounds without a number between them.
#[must_use]
pub fn no_number(least: &str, most: &str) -> Pair {
    pair(
        format!("No number is at least {least} and at most {most}, so no answer can pass."),
        "Change one of the two numbers.",
    )
}

/// A share below nothing.
#[must_use]
pub fn no_share(most: &str) -> Pair {
    pair(
        format!("No share is at most {most} per cent, so no answer can pass."),
        "Write the bound as 0 or more, or make the question a number.",
    )
}

/// More rows than there can be.
#[must_use]
pub fn too_many_rows(rows: u32, column: &str, words: usize) -> Pair {
    pair(
        format!(
            "No answer has {rows} rows: in the column `{column}` no two may be the same, and there are {words} words for it."
        ),
        "Ask for fewer rows, add options to the column, or take the check on it out.",
    )
}

/// A column set against itself.
#[must_use]
pub fn differs_from_itself(column: &str) -> Pair {
    pair(
        format!("The column `{column}` stands here twice, and nothing differs from itself."),
        "Name the columns that must not be the same, each once.",
    )
}

/// More cells than words for them.
#[must_use]
pub fn cannot_differ(cells: usize, words: usize) -> Pair {
    pair(
        format!("{cells} cells cannot all differ where there are {words} words for them, so no answer can pass."),
        "Name fewer columns, or add options to them.",
    )
}

/// One name that is to be of both sides.
#[must_use]
pub fn one_name_of_both() -> Pair {
    pair(
        "One name is never of both sides, so no answer can pass.",
        "Use `both-sides` where there are several names: a table, or two columns of a record.",
    )
}

/// A blank value.
#[must_use]
pub fn blank_value(column: &str) -> Pair {
    pair(
        format!("The check looks for a blank in the column `{column}`, and blank cells are passed over."),
        "Write the word it has to find.",
    )
}

/// A value of another kind than its column's.
#[must_use]
pub fn never_stands(column: &str, kind: &str, value: &str) -> Pair {
    let how = match kind {
        "date" => "Write the day as 2026-11-02.",
        "money" => "Write amount and currency as 100 EUR.",
        _ => "Write the number plainly, as 1200 or 10.5, without zeros at its end.",
    };
    pair(format!("{} never stands in the column `{column}` of kind `{kind}`.", shown(value)), how)
}

/// A value that is no one person.
#[must_use]
pub fn no_one_person(column: &str, value: &str) -> Pair {
    pair(
        format!("{} is no one person, and `one-person` asks for one in the column `{column}`.", shown(value)),
        "Look for a name, or take one of the two checks out.",
    )
}

/// A word for which another check leaves no row.
#[must_use]
pub fn left_out(column: &str, everywhere: &str, other: &str) -> Pair {
    pair(
        format!(
            "`exactly-one` asks for {} in every row of the column `{column}`, so {} never stands there.",
            shown(everywhere),
            shown(other)
        ),
        "Take one of the two checks out.",
    )
}

/// A column grouped by itself.
#[must_use]
pub fn grouped_by_itself(column: &str) -> Pair {
    pair(
        format!("The rows are grouped by the column `{column}` itself, so every group but one has no such row."),
        "Name in `per` the column that makes the groups, or leave `per` out.",
    )
}

/// One row in all, and one in each of several groups.
#[must_use]
pub fn once_in_each(column: &str, value: &str, groups: usize) -> Pair {
    pair(
        format!(
            "{} is to stand once in each of {groups} groups, and another check allows it once in all in the column `{column}`.",
            shown(value)
        ),
        "Take one of the two checks out.",
    )
}

/// Dates in a circle.
#[must_use]
pub fn no_order(days: &[String]) -> Pair {
    let sentence = match days {
        [day] => format!("`{day}` is to be earlier than itself, and no date is."),
        _ => {
            let mut names: Vec<String> = days.iter().take(8).map(|day| format!("`{day}`")).collect();
            if days.len() > names.len() {
                names.push("…".to_owned());
            }
            names.extend(days.first().map(|day| format!("`{day}`")));
            format!("Each of these dates is to be earlier than the next, and no dates are: {}.", names.join(" → "))
        }
    };
    pair(sentence, "Turn one of the checks round, or take it out.")
}

/// A question that is never critical.
#[must_use]
pub fn never_critical(question: &str, needed: &str, given: &str) -> Pair {
    pair(
        format!(
            "This can never hold: the question is asked where `{question}` is {given}, and critical where it is {needed}."
        ),
        "Name an option under which the question is asked, or leave the condition out.",
    )
}

/// A condition on its own question.
#[must_use]
pub fn own_condition(question: &str) -> Pair {
    pair(
        format!("The condition looks at `{question}`, which hangs on this very question, so it decides nothing."),
        "Look at another question, or leave the condition out.",
    )
}

/// A condition with every option.
#[must_use]
pub fn every_option(question: &str) -> Pair {
    pair(
        format!("The condition names every option of `{question}`, so it holds whatever is chosen."),
        "Name the options that make the difference, or leave the condition out.",
    )
}

/// A condition on what a side is not asked.
#[must_use]
pub fn not_asked_there(question: &str, side: &str) -> Pair {
    pair(
        format!(
            "In an audit each side has its own answers; the {side} is not asked `{question}`, so there the condition always holds."
        ),
        "Ask both sides what the condition looks at, or leave the condition out.",
    )
}
