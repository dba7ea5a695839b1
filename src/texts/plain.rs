//! Words of the plain mode: whole sentences, one after another, for ears as much as for eyes.

/// What one can type, for `:help`.
pub const HELP: &[(&str, &str)] = &[
    ("an answer", "keeps it and goes on; an empty line goes on and changes nothing"),
    (":back  :skip", "the question before, the next one"),
    (":open", "the next question that is still open"),
    (":again", "the question once more"),
    (":go WORDS", "a question by its number or a few of its words"),
    (":list", "all questions, with what each one's answer is"),
    (":examples", "a hollow and a solid answer"),
    (":unknown [WHO by WHEN]", "nobody on this side knows; who finds out, by when"),
    (":assumed [WHO by WHEN]", "the answer is only assumed; who tests it, by when"),
    (":stated", "one side says so"),
    (":na REASON", "it does not apply here"),
    (":declined REASON", "this side will not say"),
    (":cannot-tell", "it is the other side's matter (audits)"),
    (":agree [AGENCY, CLIENT]", "both sides agree, with one name each; the leads if none is given"),
    (":confirm", "the answer is still right today"),
    (":note WORDS", "a note that everybody sees"),
    (":evidence WHAT [at WHERE]", "where the answer can be checked"),
    (":action WHAT [by WHEN]", "what somebody will do"),
    (":take agency", "the agency's answer becomes the joint one; likewise :take client, :take sales"),
    (":lock", "closes this blind answer for the reveal"),
    (":release", "lets the other side see this private answer"),
    (":clear", "empties this answer"),
    (":undo  :redo", "takes the last change back, makes it again"),
    (":score", "the figures of the four areas"),
    (":quit", "leaves; everything typed is kept"),
];

/// The first line after opening.
#[must_use]
pub fn opened(path: &str, entered: u32, asked: u32) -> String {
    format!("{path}. {entered} of {asked} questions have an entry. Type :help for what you can type.")
}

/// A question's first line.
#[must_use]
pub fn question(at: usize, of: usize, area: &str, title: &str, facts: &[&str]) -> String {
    let facts = facts.iter().map(|fact| format!(" {fact}.")).collect::<String>();
    format!("Question {at} of {of}. {area}: {title}.{facts}")
}

/// A labelled line.
#[must_use]
pub fn labelled(label: &str, words: &str) -> String {
    format!("{label}: {words}")
}

/// Facts of a question.
pub mod facts {
    /// It counts twice and caps its area.
    pub const CRITICAL: &str = "Critical";
    /// Both sides answer unseen.
    pub const BLIND: &str = "Blind";
    /// The side keeps it to itself.
    pub const PRIVATE: &str = "Private";
}

/// Labels of lines.
pub mod labels {
    /// Why it is asked.
    pub const WHY: &str = "Why we ask";
    /// What a solid answer has.
    pub const SOLID: &str = "Solid when";
    /// A hollow example.
    pub const HOLLOW: &str = "Hollow example";
    /// The solid example of a table: one row of it.
    pub const ROW: &str = "A solid row";
    /// A solid example.
    pub const EXAMPLE: &str = "Solid example";
    /// The answer as it is.
    pub const NOW: &str = "Answer now";
    /// What the agency said.
    pub const AGENCY: &str = "The agency says";
    /// What the client said.
    pub const CLIENT: &str = "The client says";
    /// What sales said.
    pub const SALES: &str = "Sales says";
    /// Who follows up.
    pub const FOLLOW_UP: &str = "Follow-up";
    /// The reason.
    pub const REASON: &str = "Reason";
    /// The note.
    pub const NOTE: &str = "Note";
    /// Evidence.
    pub const EVIDENCE: &str = "Evidence";
    /// A check that fails.
    pub const CHECK: &str = "Still to do";
}

/// How an answer of a kind is typed.
#[must_use]
pub fn how(kind: &str) -> &'static str {
    match kind {
        "choice" => "Type the number of one option.",
        "choices" => "Type the numbers of all that hold, such as 1, 3.",
        "scale" => "Type the letter of the step that fits.",
        "number" => "Type a number, such as 1250 or 12.5.",
        "percent" => "Type a percentage, such as 24.",
        "money" => "Type an amount with its currency, such as 29,500 EUR.",
        "date" => "Type a date, such as 30 nov, fri or +2w.",
        "person" => "Type one name.",
        "record" => "Type + to fill it field by field.",
        "table" => "Type + for a new row, a number to change that row, - and a number to remove it.",
        _ => "Type the answer in one line; a line that ends with \\ goes on in the next.",
    }
}

/// The prompt of a field.
#[must_use]
pub fn field(title: &str, kind: &str, required: bool, now: Option<&str>) -> String {
    let must = if required { ", needed" } else { "" };
    match now {
        Some(now) => format!("{title} ({kind}{must}; now: {now}; empty keeps it, - empties it)"),
        None => format!("{title} ({kind}{must}; empty passes)"),
    }
}

/// A choice among words.
#[must_use]
pub fn one_of(words: &[String]) -> String {
    let numbered: Vec<String> = words.iter().enumerate().map(|(at, word)| format!("{} {word}", at + 1)).collect();
    format!("one of {}", numbered.join(", "))
}

/// A row of a table.
#[must_use]
pub fn row(number: usize, words: &str) -> String {
    format!("Row {number}: {words}")
}

/// A row is being filled.
#[must_use]
pub fn filling(number: usize) -> String {
    format!("Row {number}, field by field; :stop leaves it as it is then.")
}

/// A record is being filled.
pub const FILLING: &str = "Field by field; :stop leaves it as it is then.";
/// The row is whole.
#[must_use]
pub fn row_kept(rows: usize) -> String {
    format!("The row is kept; there are {rows}. + for another, an empty line goes on, :again tells all of them.")
}
/// No such row.
pub const NO_ROW: &str = "There is no such row.";
/// No such option.
pub const NO_OPTION: &str = "There is no such option.";
/// Kept.
#[must_use]
pub fn kept(state: &str) -> String {
    format!("Kept: {state}.")
}
/// The end of the list.
pub const AT_END: &str = "That was the last question.";
/// The start of the list.
pub const AT_START: &str = "This is the first question.";
/// Nothing open.
pub const NOTHING_OPEN: &str = "No question is open any more.";
/// Nothing found.
#[must_use]
pub fn not_found(words: &str) -> String {
    format!("No question has `{words}` in it. Type :list to see them all.")
}
/// An order that is not known.
#[must_use]
pub fn no_order(word: &str) -> String {
    format!(
        "`:{word}` is not known. Type :help for what you can type; an answer that begins with a colon begins with two."
    )
}
/// An order that has no meaning here.
#[must_use]
pub fn not_here(word: &str) -> String {
    format!("`:{word}` does nothing at this question.")
}
/// Words are needed.
#[must_use]
pub fn needs(word: &str, what: &str) -> String {
    format!("Say {what} behind `:{word}`.")
}
/// Nothing may be entered here.
pub const LOCKED: &str = "This answer is locked or belongs to each side alone; it can only be read here.";
/// A blind question waits.
pub const WAITS: &str = "Each side answers this alone first. What was said is shown once both have locked it.";
/// What a side has done at a blind question.
#[must_use]
pub const fn side_state(entered: bool, locked: bool) -> &'static str {
    match (entered, locked) {
        (_, true) => "locked",
        (true, false) => "entered, not locked",
        (false, false) => "nothing yet",
    }
}
/// Two names are needed.
pub const TWO_NAMES: &str = "Name one person of each side: `:agree AGENCY, CLIENT`.";
/// Undone.
#[must_use]
pub fn undone(question: &str) -> String {
    format!("Taken back at: {question}.")
}
/// Made again.
#[must_use]
pub fn redone(question: &str) -> String {
    format!("Made again at: {question}.")
}
/// The voice is asked nothing in this round.
pub const NOTHING_ASKED: &str = "this voice is asked nothing in this round";
/// The way out.
pub const NOTHING_ASKED_HINT: &str = "Name another voice with --voice, or another round with --round.";
/// No figures.
pub const NO_FIGURES: &str = "There are no figures for this book.";
/// An action is kept.
pub const ACTION_KEPT: &str = "The action is kept.";
/// Not saved.
#[must_use]
pub fn not_saved(because: &str) -> String {
    format!("NOT SAVED: {because}. Everything stays in memory and is tried again.")
}
/// Everything is saved.
pub const ALL_SAVED: &str = "Everything is saved.";
/// Some of it was changed elsewhere.
pub const MERGED: &str = "The file was changed elsewhere; both changes are in it now.";
/// The library's list.
#[must_use]
pub fn library(folder: &str) -> String {
    format!("Engagements in {folder}:")
}
/// An empty library.
#[must_use]
pub fn empty_library(folder: &str) -> String {
    format!("There is no engagement in {folder} yet. Type :new to begin one, or :sample to look around in a sample.")
}
/// What to type at the list.
pub const CHOOSE: &str = "Type the number of one, or :new, :sample, :quit.";
/// Prompts for a new engagement: agency, its lead, client, its lead, first day.
pub const NEW: [&str; 5] =
    ["Agency", "Agency lead (empty passes)", "Client", "Client lead (empty passes)", "First day of week 1"];
