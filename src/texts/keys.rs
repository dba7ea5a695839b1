//! What each key does: in full for help and palette, in a word for the hint bar.

/// The words for one action: in full, and short for the hint bar.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// A short sentence without full stop: help and palette.
    pub full: &'static str,
    /// One or two words: the hint bar.
    pub hint: &'static str,
    /// Further words people look for it by: the palette.
    pub also: &'static str,
}

const fn words(full: &'static str, hint: &'static str, also: &'static str) -> Words {
    Words { full, hint, also }
}

/// Names of the scopes, as headings of the help screen.
pub mod scopes {
    /// Keys that work everywhere.
    pub const GLOBAL: &str = "Everywhere";
    /// Keys of the home screen.
    pub const HOME: &str = "Home";
    /// Keys of the engagement page.
    pub const ENGAGEMENT: &str = "Engagement";
    /// Keys of the interview.
    pub const INTERVIEW: &str = "Questions";
    /// Keys of the questions for a room.
    pub const PRESENTER: &str = "For a room";
    /// Keys of an answer that was changed in two places.
    pub const VERSIONS: &str = "An answer in two versions";
    /// Keys of tables.
    pub const TABLE: &str = "Tables";
    /// Keys of text fields.
    pub const TYPING: &str = "While typing";
    /// Keys of forms and small windows.
    pub const FORM: &str = "Small windows";
    /// Keys of what was pasted into a table.
    pub const PASTED: &str = "Something pasted";
    /// Keys of lists to read.
    pub const READING: &str = "Pages to read";
}

/// Keys of one's own, in the settings file.
pub mod own {
    /// The way out of any of these.
    pub const HINT: &str = "See `[keys]` in settings.toml; `handshake keys --names` lists the names and keys.";

    /// A name that no action has.
    #[must_use]
    pub fn no_action(name: &str) -> String {
        format!("`{}` under [keys] of the settings is not the name of an action.", visible_line(name))
    }

    /// A word that names no key.
    #[must_use]
    pub fn no_key(name: &str, key: &str) -> String {
        format!("`{}`, set for `{name}` in the settings, is not the name of a key.", visible_line(key))
    }

    /// An action that may not be without a key.
    #[must_use]
    pub fn needs_a_key(name: &str) -> String {
        format!("`{name}` needs a key, so it keeps its usual ones.")
    }

    use crate::domain::visible::visible_line;
}

macro_rules! catalogue {
    ($($name:ident = $full:literal, $hint:literal $(, $also:literal)?;)*) => {
        $(#[doc = $full] pub const $name: Words = words($full, $hint, concat!($($also)?));)*
    };
}

catalogue! {
    QUIT = "Save and leave the program", "quit", "exit close end stop bye";
    BACK = "Back; leaves a text field first and keeps its words", "back", "return close cancel";
    LEAVE_FIELD = "Leave the field, keeping its words; then letters are commands", "commands";
    HELP = "The keys of this screen", "help", "shortcuts manual how";
    PALETTE = "Find any action, question, engagement or person", "find";
    UNDO = "Take the last change back", "undo", "revert mistake before";
    REDO = "Make it again", "redo", "repeat again";
    SAVE_COPY = "Save a copy of this workbook elsewhere, with all that is not saved", "save a copy", "backup export save as another folder";
    SUSPEND = "Hand the terminal to the shell; fg brings it back", "suspend", "background terminal";
    MOUSE = "Mouse on or off (off: select text with the terminal)", "mouse", "click pointer select";
    SETTINGS = "Settings: your name and side, colours, mouse, library folder", "settings", "preferences options configuration";
    THEME = "Next colour theme", "theme", "color dark light contrast style";
    HOME = "All engagements", "home", "list library start clients portfolio overview";
    UP = "Up", "up";
    DOWN = "Down", "down";
    LEFT = "Left", "left";
    RIGHT = "Right", "right";
    PAGE_UP = "A page up", "page up";
    PAGE_DOWN = "A page down", "page down";
    FIRST = "First", "first";
    LAST = "Last", "last";
    NEXT_FIELD = "Next field or cell", "next field";
    PREVIOUS_FIELD = "Field or cell before", "field before";
    OPEN = "Open", "open";
    CHOOSE = "Choose", "choose";
    TOGGLE = "Mark or unmark", "mark";
    DONE = "Done: keep this", "keep";
    TAKE_PASTED = "Take what was pasted", "take it";
    LEAVE_PASTED = "Leave the table as it is", "leave it";
    IN_ONE_CELL = "Put all of it into the one cell", "into one cell";
    NEW_ENGAGEMENT = "New engagement", "new", "create begin start client add workbook";
    SAMPLE = "Write and open the sample", "sample", "demo example try tour";
    OPEN_FOLDER = "Open a workbook folder by its path", "open folder", "load file workbook";
    IMPORT = "Bring in what the other side sent: a copy of the workbook, or one book", "import", "receive exchange merge take file folder share";
    REFRESH = "Read the library again", "refresh", "reload update scan";
    QUESTIONS = "Go through the questions", "questions", "interview answer continue";
    TIMER = "Count the minutes of the agenda, or stop counting", "timer", "clock time minutes agenda pace";
    PARK = "Park a thought that belongs elsewhere", "park", "parking lot later aside";
    PRESENT = "Show the question to a room, in large type", "for a room", "presenter projector beamer slide show workshop large";
    PRESENT_END = "Back to the page one came from, at the same question", "end", "leave close";
    BLANK = "Make the screen dark, or bring it back", "dark", "blank black hide";
    VOICE = "Choose the round and who speaks", "round, voice", "agency client sales together joint side blind switch";
    WHY = "Where this figure comes from", "why", "explain score points number sum trace";
    REVIEW_BOOK = "Look this round over: what is missing, and lock or close it", "review", "lock close finish missing check";
    COMPARE = "Both sides beside each other, once both have locked", "compare", "reveal gaps difference talk";
    BLIND_TURNS = "Blind questions: each side in turn, then both together", "blind", "reveal hidden curtain";
    TREND = "The audits over time, and answers that have aged", "trend", "history quarter moves drift stale";
    LOCK_BOOK = "Lock the whole book", "lock", "finish close";
    CLOSE_ROUND = "Close this round", "close round", "finish end";
    START_ROUND = "Start a round: an audit, a reset, a strategic review", "new round", "begin quarter audit reset review questionnaire";
    GAPS = "What is open, and who owes it", "open points", "overdue late due missing todo owner person list gaps";
    NEXT = "Next question", "next", "forward";
    PREVIOUS = "Question before", "before", "backward previous";
    NEXT_OPEN = "Next question that is still open", "next open", "missing todo blank";
    ANSWER = "Into the answer; from a one-line answer on to the next question", "answer";
    EDIT_ANSWER = "Put the cursor into the answer", "answer", "write type change";
    UNKNOWN = "Unknown: nobody on this side knows; who finds out, by when", "unknown", "don't know nobody";
    NOT_APPLICABLE = "Does not apply here; with the reason", "does not apply", "n/a not applicable irrelevant";
    CANNOT_TELL = "Cannot tell: it is the other side's matter", "cannot tell", "other side";
    DECLINED = "This side will not say; with the reason", "declined", "refuse secret";
    ASSUMED = "Only assumed; who tests it, by when", "assumed", "guess assumption";
    STATED = "One side says so", "stated", "said";
    AGREE = "Agreed: one name from each side, today", "agree", "agreement sign accept approve";
    CONFIRM = "Still right today", "re-confirm", "confirm still fresh review";
    EVIDENCE = "Evidence: where it can be checked", "evidence", "proof source link document";
    NOTE = "Note that everybody sees", "note", "comment remark";
    FOLLOW_UP = "Who finds out or tests, by when", "follow-up", "owner date deadline";
    ACTION = "Action: what somebody will do, by when", "action", "task todo";
    ACTION_DONE = "This action is done", "done", "finish complete tick task";
    ACTION_DROP = "Drop this action, with a reason", "drop", "give up cancel task";
    ACTION_MOVE = "Move this action to another day, with a reason", "move", "postpone later reschedule due task";
    LOCK = "Lock this blind answer for the reveal", "lock", "reveal blind seal freeze";
    RELEASE = "Let the other side see this private answer", "release", "private share";
    EXAMPLES = "Show a hollow and a solid example", "examples", "sample help solid hollow";
    JUMP = "Jump to a question by a few letters", "jump", "search find go";
    FILTER = "Show all, open, critical, due or assumed questions", "filter", "only critical overdue due";
    OUTLINE = "Show or hide the outline", "outline", "sidebar list";
    CLEAR = "Empty this answer", "empty", "delete remove erase";
    TAKE_AGENCY = "Take the agency's answer into the joint one", "take agency's", "copy reveal";
    TAKE_SALES = "Take sales' answer into the joint one", "take sales'", "copy";
    KEEP_VERSION = "Of two versions, keep the one that stands", "keep this one", "conflict merge";
    TAKE_VERSION = "Of two versions, take the other one", "take the other", "conflict merge";
    TAKE_CLIENT = "Take the client's answer into the joint one", "take client's", "copy reveal";
    INSERT_ROW = "New row below", "new row", "add line";
    DELETE_ROW = "Remove this row", "remove row", "delete line";
    DUPLICATE_ROW = "This row once more", "copy row", "duplicate line";
    ROW_UP = "Move the row up", "row up";
    ROW_DOWN = "Move the row down", "row down";
    FILL_DOWN = "The cell above, once more", "fill down";
    COPY_CELL = "Copy the cell, or the cells selected", "copy";
    CUT_CELL = "Cut the cell, or the cells selected", "cut";
    SELECT_CELLS = "Select cells", "select cells";
    ALL_CELLS = "Select all cells", "all cells";
    CLEAR_CELLS = "Empty the cell, or the cells selected", "empty";
    FIRST_CELL = "First cell of the table", "first";
    LAST_CELL = "Last cell of the table", "last";
    EDIT_CELL = "Change the words in this cell", "edit cell";
    SELECT_LEFT = "Select to the left", "select";
    SELECT_RIGHT = "Select to the right", "select";
    SELECT_UP = "Select upwards", "select";
    SELECT_DOWN = "Select downwards", "select";
    SELECT_ALL = "Select everything", "all";
    WORD_LEFT = "A word to the left", "word";
    WORD_RIGHT = "A word to the right", "word";
    SELECT_WORD_LEFT = "Select a word to the left", "select";
    SELECT_WORD_RIGHT = "Select a word to the right", "select";
    ROW_START = "Start of the line", "start";
    ROW_END = "End of the line", "end";
    SELECT_ROW_START = "Select to the start of the line", "select";
    SELECT_ROW_END = "Select to the end of the line", "select";
    TEXT_START = "Start of the text", "start";
    TEXT_END = "End of the text", "end";
    BACKSPACE = "Remove before the cursor", "remove";
    DELETE = "Remove after the cursor", "remove";
    DELETE_WORD_LEFT = "Remove the word before", "remove word";
    DELETE_WORD_RIGHT = "Remove the word after", "remove word";
    NEWLINE = "New line", "new line";
    COPY = "Copy what is selected", "copy";
    CUT = "Cut what is selected", "cut";
}
