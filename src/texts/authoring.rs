//! Messages for people who write questionnaires and bring workbooks to a newer version of one.
//!
//! Knows no command; every function gets the names it shows.

use crate::texts::commands::Pair;

/// A questionnaire was begun.
#[must_use]
pub fn begun(file: &str) -> String {
    format!("The questionnaire is ready to be changed in a text editor. Look at it with: handshake check {file}")
}

/// A file that is called like the schema and is none.
#[must_use]
pub fn foreign_schema(file: &str) -> String {
    format!("{file}: this file is not ours and stays; `handshake schema` prints the schema it should hold")
}

/// Where questionnaires are found.
#[must_use]
pub fn found_in(folder: &str) -> String {
    format!("To use it, put it into {folder}, or into the folder `questionnaires` of a workbook.")
}

/// Something stands there.
#[must_use]
pub fn would_write_over(file: &str) -> Pair {
    (format!("{file}: there is already a file here"), "Choose another name, or add --force to write over it.".to_owned())
}

/// A name that is no TOML file's.
#[must_use]
pub fn no_toml(file: &str, better: &str) -> Pair {
    (format!("{file}: a questionnaire is a file that ends in .toml"), format!("Call it {better}."))
}

/// A name a questionnaire of the program has.
#[must_use]
pub fn built_in_id(id: &str) -> Pair {
    (
        format!("`{id}` is a questionnaire that comes with handshake"),
        "Choose another name, so that the two are never taken for each other.".to_owned(),
    )
}
