//! Messages of the commands: what was done, why something cannot be done, and the way out.
//!
//! Knows no command; every function gets the names it shows.

/// A sentence and a hint.
pub type Pair = (String, String);

fn pair(sentence: impl Into<String>, hint: impl Into<String>) -> Pair {
    (sentence.into(), hint.into())
}

/// A message of a failure.
#[must_use]
pub fn error(sentence: &str) -> String {
    format!("error: {sentence}")
}

/// A message worth a look.
#[must_use]
pub fn warning(sentence: &str) -> String {
    format!("warning: {sentence}")
}

/// A way out.
#[must_use]
pub fn hint(sentence: &str) -> String {
    format!("hint: {sentence}")
}

/// The output cannot be written.
#[must_use]
pub fn cannot_write(why: &str) -> String {
    format!("the output cannot be written: {why}")
}

/// Nothing passes the filter.
#[must_use]
pub fn none_wanted(all: usize) -> String {
    format!("None of the {all} engagements is like that.")
}

/// A library without workbooks.
#[must_use]
pub fn empty_library(folder: &str) -> String {
    format!("There is no workbook in {folder} yet. `handshake new` begins one, `handshake demo` writes a sample.")
}

/// No terminal to open the app on.
pub const NO_TERMINAL: &str = "the app needs a terminal, and this is none";
/// What to do without a terminal.
pub const NO_TERMINAL_HINT: &str =
    "Start it in a terminal window; in a script use the commands, such as `handshake show`.";

/// Findings in a file, counted.
#[must_use]
pub fn findings(file: &str, count: usize, workbook: &str) -> String {
    let findings = if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") };
    warning(&format!("{file}: {findings}; see `handshake check {workbook}`"))
}

/// A file that was without its closing line has it now.
#[must_use]
pub fn closed_now(file: &str) -> String {
    format!(
        "{file}: the closing line is added with this save, and nothing will warn of it again; if answers are missing, fetch a whole copy now"
    )
}

/// A bare name that names a folder here and a workbook in the library.
#[must_use]
pub fn both_there(taken: &str, here: &str) -> String {
    format!("there is also a folder {here} here; taken is {taken} in your library. Write ./{here} for the other")
}

/// A workbook that is not there, with what is near.
#[must_use]
pub fn near_workbook(near: Option<&str>) -> String {
    match near {
        Some(near) => format!("Did you mean `{near}`? `handshake list` shows the workbooks of your library."),
        None => "`handshake list` shows the workbooks of your library.".to_owned(),
    }
}

/// Typing that was brought back.
#[must_use]
pub fn recovered(file: &str) -> String {
    format!("{file}: words that were typed and not yet saved are back")
}

/// A book left out of what is shown.
#[must_use]
pub fn left_out(voice: &str, why: &str) -> String {
    format!("the book of `{voice}` is left out: {why}")
}

/// A round left out of what is shown.
#[must_use]
pub fn left_out_round(round: &str, why: &str) -> String {
    format!("the round `{round}` is left out: {why}")
}

/// Only sides have audits.
#[must_use]
pub fn only_sides_audit(voice: &str) -> Pair {
    pair(format!("`{voice}` is no side; only the agency and the client have audits"), "Use --voice agency or client.")
}

/// A name that is not there; `quoted` as it was written.
#[must_use]
pub fn no_such(what: &str, quoted: &str) -> String {
    format!("there is no {what} {quoted}")
}

/// A near name.
#[must_use]
pub fn did_you_mean(names: &str) -> String {
    format!("Did you mean {names}?")
}

/// The names there are.
#[must_use]
pub fn there_is<'a>(names: impl Iterator<Item = &'a str>) -> String {
    format!("There is: {}.", names.take(20).collect::<Vec<_>>().join(", "))
}

/// A question that is not there.
#[must_use]
pub fn no_such_question(quoted: &str, questionnaire: &str) -> String {
    format!("there is no question {quoted} in {questionnaire}")
}

/// Where to find questions.
#[must_use]
pub fn list_questions(questionnaire: &str) -> String {
    format!("`handshake questionnaire show {questionnaire}` lists them.")
}

/// A round that is not there.
#[must_use]
pub fn no_such_round(quoted: &str, workbook: &str) -> String {
    format!("{workbook}: there is no round {quoted}")
}

/// A workbook without rounds.
#[must_use]
pub fn no_rounds(workbook: &str) -> String {
    format!("{workbook}: this workbook has no round yet")
}

/// What to do without rounds.
pub const NO_ROUNDS: &str = "Add one to its engagement.toml under [[rounds]].";
/// Several rounds and none is called onboarding.
pub const WHICH_ROUND: &str = "this workbook has several rounds; say which with --round";

/// A plan has no score.
#[must_use]
pub fn no_score_of_plan(round: &str) -> Pair {
    pair(format!("the round `{round}` is a plan, and a plan has no figures"), "`handshake show` shows what it says.")
}

/// An audit has figures of sides alone.
#[must_use]
pub fn no_score_of_audit(round: &str, voice: &str) -> Pair {
    pair(
        format!("the round `{round}` is an audit, and has no figure for `{voice}`: each side has its own"),
        "Add --voice agency or --voice client.",
    )
}

/// A voice without figures.
#[must_use]
pub fn no_score_of_voice(voice: &str) -> Pair {
    pair(format!("`{voice}` is a witness and has no figures"), "Use --voice joint, agency or client.")
}

/// A book that is not there.
#[must_use]
pub fn no_book(round: &str, voice: &str, there: &str) -> Pair {
    let hint = if there.is_empty() { "This round has no book yet.".to_owned() } else { format!("There is {there}.") };
    pair(format!("the round `{round}` has no book of `{voice}` yet"), hint)
}

/// A length that cannot be mapped.
#[must_use]
pub fn no_score_of_weeks(round: &str, weeks: u32) -> Pair {
    pair(
        format!("the round `{round}` has {weeks} weeks, and only 4, 5 or 6 can be scored"),
        "Mend `weeks` of the round in engagement.toml.",
    )
}

/// A question of others.
#[must_use]
pub fn not_asked_of(question: &str, voice: &str, asked_of: &str) -> Pair {
    let (whom, voices) = match asked_of {
        "both" => ("both sides", "agency or client"),
        "sales" => ("sales", "sales"),
        "agency" => ("the agency", "agency"),
        _ => ("the client", "client"),
    };
    pair(
        format!("`{question}` is not asked of `{voice}`: it is asked of {whom}"),
        format!("Use --voice {voices}, or --voice joint for what both agree."),
    )
}

/// Nothing differs.
pub const UNCHANGED: &str = "Nothing changed: this stood there already.";
/// Somebody else's changes came in.
pub const MERGED: &str = "Somebody else had changed this file; their changes are kept.";

/// A conflict.
#[must_use]
pub fn conflict(part: &str, workbook: &str) -> String {
    format!("{workbook}: somebody else changed `{part}` at the same time; both versions are kept")
}

/// What an answer is now.
#[must_use]
pub fn now_is(question: &str, state: &str, voice: &str, round: &str) -> String {
    format!("{question}: {state} ({voice}, {round})")
}

/// Said after a lock.
#[must_use]
pub fn amended(question: &str) -> String {
    format!("{question}: this answer is locked and stays; what you said now stands beside it and is not scored")
}

/// An empty name.
#[must_use]
pub fn no_name(side: &str) -> Pair {
    pair(format!("the name for the {side} is empty"), format!("Write --{side} 'A Name'."))
}

/// A length that cannot be.
#[must_use]
pub fn wrong_weeks(weeks: u32, least: u32, most: u32) -> Pair {
    pair(format!("an onboarding cannot have {weeks} weeks"), format!("Use --weeks {least} to {most}."))
}

/// A workbook was begun.
#[must_use]
pub fn begun(folder: &str) -> String {
    format!("The workbook is ready. Open it with: handshake open {folder}")
}

/// Nothing to agree to.
#[must_use]
pub fn nothing_to_agree(question: &str, status: &str) -> Pair {
    pair(
        format!("`{question}` has no joint answer to agree to: it is {status}"),
        format!("Write what both agree: handshake set WORKBOOK {question} VALUE"),
    )
}

/// Nothing to confirm.
#[must_use]
pub fn nothing_to_confirm(question: &str, voice: &str) -> Pair {
    pair(
        format!("the book of `{voice}` has no answer to `{question}`"),
        format!("Answer it: handshake set WORKBOOK {question} VALUE --voice {voice}"),
    )
}

/// Confirmed.
#[must_use]
pub fn confirmed(count: usize, day: &str) -> String {
    let answers = if count == 1 { "1 answer".to_owned() } else { format!("{count} answers") };
    format!("{answers} confirmed {day}")
}

/// Only sides lock.
#[must_use]
pub fn only_sides_lock(voice: Option<&str>) -> Pair {
    let sentence = match voice {
        None => "say whose answers are locked".to_owned(),
        Some(voice) => format!("`{voice}` is no side; only the agency and the client lock"),
    };
    pair(sentence, "Add --voice agency or --voice client.")
}

/// An audit is locked as a whole.
#[must_use]
pub fn audits_lock_whole(round: &str) -> Pair {
    pair(format!("the round `{round}` is an audit, and its books are locked as a whole"), "Leave the questions out.")
}

/// A question that is not blind.
#[must_use]
pub fn not_blind<'a>(question: &str, blind: impl Iterator<Item = &'a str>) -> Pair {
    pair(format!("`{question}` is not blind, so there is nothing to lock"), there_is(blind))
}

/// A blank blind question.
#[must_use]
pub fn nothing_to_lock(question: &str) -> Pair {
    pair(
        format!("`{question}` is blank, so there is nothing to lock"),
        "Answer it first, or mark it unknown or declined.",
    )
}

/// Nothing left to lock.
pub const NOTHING_TO_LOCK: &str = "Nothing changed: there is no blind answer left to lock.";

/// Locked before.
#[must_use]
pub fn locked_before(name: &str) -> String {
    format!("{name}: locked already")
}

/// Locked now.
#[must_use]
pub fn locked(count: usize, side: &str, revealed: usize) -> String {
    let answers = if count == 1 { "1 answer".to_owned() } else { format!("{count} answers") };
    match revealed {
        0 => format!("{answers} of the {side} locked; they are shown once the other side has locked too"),
        _ => format!("{answers} of the {side} locked; {revealed} now open to both"),
    }
}

/// A book locked now.
#[must_use]
pub fn locked_book(round: &str, side: &str, other: bool) -> String {
    if other {
        format!("{round}: the book of the {side} is locked; both are, and can be compared")
    } else {
        format!("{round}: the book of the {side} is locked; it is shown once the other side has locked too")
    }
}

/// A figure below the threshold.
#[must_use]
pub fn below(least: u32, areas: &str) -> String {
    format!("below {least}: {areas}")
}

/// An origin that is not there.
#[must_use]
pub fn no_such_origin(quoted: &str) -> String {
    format!("{quoted} is no question of this workbook")
}

/// What an origin is.
pub const ORIGIN_HINT: &str = "Write ROUND/QUESTION, such as onboarding/cc-conversion-history.";

/// A fault in a cell.
#[must_use]
pub fn in_column(column: &str, sentence: &str) -> String {
    format!("`{column}`: {sentence}")
}

/// A fault of a TOML text.
#[must_use]
pub fn in_line(line: usize, message: &str) -> String {
    format!("line {line} of the answer: {message}")
}

/// A text that is neither cells nor rows.
#[must_use]
pub fn not_cells(table: bool, columns: &str) -> Pair {
    if table {
        pair("this answer has rows", format!("Write each as TOML, [{{ column = \"…\" }}, …], with {columns}."))
    } else {
        pair("this answer has cells", format!("Write them as TOML, {{ column = \"…\", … }}, with {columns}."))
    }
}

/// A column that is not there.
#[must_use]
pub fn no_such_column(quoted: &str, hint: &str) -> Pair {
    pair(format!("there is no column {quoted} in this answer"), hint)
}
