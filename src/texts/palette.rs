//! Words of the palette and of the help screen.

/// The palette's title.
pub const TITLE: &str = "Find";
/// The palette's title where only questions are offered.
pub const QUESTIONS: &str = "Jump to a question";
/// What an empty palette shows.
pub const HINT: &str = "A few letters of an action, a question, an engagement, a person";
/// What an empty jump shows.
pub const QUESTION_HINT: &str = "A few letters of the question";
/// What people look for by, where a round and a voice are chosen.
pub const BOOK_ALSO: &str = "voice round who speaks side blind switch";
/// What people look for by, where a person is.
pub const PERSON_ALSO: &str = "person people owner who";

/// A title with its longer text behind.
#[must_use]
pub fn titled(title: &str, text: &str) -> String {
    format!("{title}: {text}")
}

/// What kind of thing an entry is, and of which engagement.
#[must_use]
pub fn kind_of(kind: &str, client: &str) -> String {
    format!("{kind}, {client}")
}

/// Nothing fits.
pub const NOTHING: &str = "Nothing fits. Fewer letters find more.";
/// What kind of thing an entry is.
pub mod kinds {
    /// An action.
    pub const ACTION: &str = "action";
    /// A question.
    pub const QUESTION: &str = "question";
    /// An engagement.
    pub const ENGAGEMENT: &str = "engagement";
    /// A book.
    pub const BOOK: &str = "go to";
    /// A person.
    pub const PERSON: &str = "person";
}
/// The help screen's title.
pub const HELP: &str = "Keys";
/// The marks of the outline, explained.
pub const MARKS: [(&str, &str); 11] = [
    (".", "nothing entered yet"),
    ("!", "typed, but not an answer yet"),
    ("?", "unknown: somebody finds out"),
    ("~", "assumed: nobody confirmed it"),
    ("o", "stated by one side"),
    ("=", "agreed by both sides"),
    ("/", "does not apply"),
    (">", "the other side's matter"),
    ("x", "this side will not say"),
    ("#", "the book cannot be read"),
    ("*", "at the right: a critical question"),
];
/// The heading of the marks.
pub const MARKS_TITLE: &str = "Marks in the outline";
/// The mouse in one line.
pub const MOUSE: &str = "The mouse works on lists, options, cells and the keys in the last line; the wheel scrolls.";
