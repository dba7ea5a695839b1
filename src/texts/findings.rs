//! What is said of all that `check` found, and of files that are too faulty to be asked.
//!
//! Knows no finding; every function gets the counts and names it shows.

/// Nothing found by `check`.
pub const NOTHING_FOUND: &str = "Nothing found.";

/// How much was found.
#[must_use]
pub fn found(count_of_errors: usize, warnings: usize) -> String {
    let warned = if warnings == 1 { "1 warning".to_owned() } else { format!("{warnings} warnings") };
    match (count_of_errors, warnings) {
        (0, _) => warned,
        (_, 0) => errors(count_of_errors),
        _ => format!("{}, {warned}", errors(count_of_errors)),
    }
}

/// Errors, counted.
#[must_use]
pub fn errors(count: usize) -> String {
    if count == 1 { "1 error".to_owned() } else { format!("{count} errors") }
}

/// A file that holds no questionnaire that can be asked.
#[must_use]
pub fn cannot_be_asked(file: &str, counted: &str) -> String {
    format!("{file}: this questionnaire cannot be asked ({counted})")
}

/// What to do with a faulty file.
#[must_use]
pub fn mend_and_check(file: &str) -> String {
    format!("Mend it and look again: handshake check {file}")
}

/// Questions whose words were not looked at.
#[must_use]
pub fn words_left_out(file: &str, count: usize) -> String {
    let (questions, them) =
        if count == 1 { ("1 question".to_owned(), "its") } else { (format!("{count} questions"), "their") };
    format!("{file}: {questions} could not be read; once mended, check again for {them} wording")
}
