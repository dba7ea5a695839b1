//! Messages for people who write questionnaires and bring workbooks to a newer version of one.
//!
//! Knows no command; every function gets the names it shows.

pub use crate::texts::commands::Pair;

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
    (
        format!("{file}: there is already a file here"),
        "Choose another name, or add --force to write over it.".to_owned(),
    )
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

/// Above what was said to a question before it got other words; stands in a book as a comment.
#[must_use]
pub fn before_rewording(edition: &str) -> String {
    format!("before {edition} asked it in other words:")
}

/// Nothing was written yet.
pub const NOT_WRITTEN: &str = "Nothing was written. Add --write to do it.";
/// Above questions that count otherwise.
pub const COUNTED_OTHERWISE: &str = "In the same words, counted otherwise";

/// What is brought from where to where.
#[must_use]
pub fn from_to(round: &str, from: &str, to: &str) -> String {
    format!("{round}: from {from} to {to}")
}

/// Above questions of a class.
#[must_use]
pub fn class(word: &str) -> &'static str {
    match word {
        "reworded" => "Asked in other words",
        "renamed" => "Renamed; the answers move along",
        "new" => "New",
        "retired" => "Retired; the answers stay in the files and count for nothing",
        _ => "The same",
    }
}

/// A renamed question.
#[must_use]
pub fn renamed(was: &str, now: &str) -> String {
    format!("{was} -> {now}")
}

/// How many questions stay.
#[must_use]
pub fn unchanged(count: usize) -> String {
    match count {
        0 => "No other question stays.".to_owned(),
        1 => "1 question stays the same.".to_owned(),
        _ => format!("{count} questions stay the same."),
    }
}

/// A key of a question in words.
#[must_use]
pub fn key(key: &'static str) -> &'static str {
    match key {
        "ask" => "question",
        "settled" => "week",
        "asked_of" => "who is asked",
        "fresh" => "how long it holds",
        "applies" => "when it applies",
        "beside" => "stands beside",
        "credits" => "what answers are worth",
        "required" => "required columns",
        "rows" => "rows it comes with",
        other => other,
    }
}

/// What becomes of what a book says.
#[must_use]
pub fn effect(word: &str) -> &'static str {
    match word {
        "moved" => "moves along",
        "both-ids" => "has both, stays under both; settle it by hand",
        "agree-again" => "to be agreed again",
        "confirm-again" => "to be confirmed again",
        "locked" => "locked, stays as it is",
        "no-longer-fits" => "no longer fits, stays and counts as blank",
        _ => "stays",
    }
}

/// The agenda of the round is gone.
#[must_use]
pub fn lost_agenda(agenda: &str, edition: &str) -> String {
    format!("The agenda `{agenda}` of this round is not in {edition}; everything will be asked.")
}

/// Private notes move along.
#[must_use]
pub fn private_moves(count: usize) -> String {
    let of = if count == 1 { "1 renamed question".to_owned() } else { format!("{count} renamed questions") };
    format!("What is kept in private on this machine moves along for {of}.")
}

/// Nothing newer is at hand.
#[must_use]
pub fn is_newest(round: &str, edition: &str) -> String {
    format!("Nothing to do: the round `{round}` asks {edition}, and nothing newer is at hand.")
}

/// Done.
#[must_use]
pub fn upgraded(round: &str, edition: &str, again: usize) -> String {
    let again = match again {
        0 => String::new(),
        1 => "; 1 answer is to be looked at again".to_owned(),
        _ => format!("; {again} answers are to be looked at again"),
    };
    format!("The round `{round}` now asks {edition}{again}.")
}

/// A round that is over.
#[must_use]
pub fn closed(round: &str, on: &str) -> Pair {
    (
        format!("the round `{round}` was closed on {on} and keeps the questionnaire it was answered under"),
        "A new round can ask the newer version.".to_owned(),
    )
}

/// A round with a locked book.
#[must_use]
pub fn locked(round: &str, voice: &str) -> Pair {
    (
        format!("the book of `{voice}` in the round `{round}` is locked, so the round keeps its questionnaire"),
        "A new round can ask the newer version.".to_owned(),
    )
}

/// A book of another questionnaire.
#[must_use]
pub fn other_questionnaire(file: &str, answered: &str, asked: &str) -> Pair {
    (
        format!("{file}: this book answers `{answered}`, and its round asks `{asked}`"),
        "Move the book to the round it belongs to, or mend the name at its head.".to_owned(),
    )
}

/// The version a round was answered under is nowhere.
#[must_use]
pub fn earlier_is_gone(edition: &str, workbook: &str) -> Pair {
    (
        format!("{workbook}: `{edition}`, under which this was answered, is not here, so nobody can tell what changes"),
        "Put its file into the folder `questionnaires` of the workbook; the other side may have it.".to_owned(),
    )
}

/// Two versions of different purpose.
#[must_use]
pub fn other_purpose(old: &str, new: &str) -> Pair {
    (
        format!("`{new}` is for another purpose than `{old}`, so answers cannot move along"),
        "Begin a new round with it, and leave this one as it is.".to_owned(),
    )
}

/// A text that is no version.
#[must_use]
pub fn no_version(quoted: &str, edition: &str) -> Pair {
    (
        format!("{quoted} is no version of the questionnaire of this round, `{edition}`"),
        "Write its three numbers, such as --to 1.1.0; `handshake questionnaire list WORKBOOK` shows what is at hand."
            .to_owned(),
    )
}

/// A version that is older than what is in use.
#[must_use]
pub fn not_newer(round: &str, version: &str, in_use: &str) -> Pair {
    (
        format!("{version} is older than {in_use}, which the round `{round}` has already"),
        "An upgrade only goes to newer versions.".to_owned(),
    )
}
