//! Words around every screen: the title line, the hint line, what the saver says.

/// The program's name as shown.
pub const NAME: &str = "handshake";
/// Something typed is on its way to the disk.
pub const SAVING: &str = "saving";
/// What separates the parts of a path in the title line.
pub const PATH: &str = " / ";

/// Everything is on disk since then.
#[must_use]
pub fn saved(time: &str) -> String {
    format!("saved {time}")
}

/// Something could not be written; shown until it is.
#[must_use]
pub fn not_saved(because: &str) -> String {
    format!("NOT SAVED: {because}")
}

/// The terminal is smaller than any screen can be.
#[must_use]
pub fn too_small(columns: u16, rows: u16) -> String {
    format!(
        "This window has {columns} columns and {rows} rows. handshake needs 60 and 20. Nothing is lost; make it larger to go on."
    )
}

/// Nothing can be undone.
pub const NOTHING_TO_UNDO: &str = "There is nothing to take back.";
/// Nothing can be made again.
pub const NOTHING_TO_REDO: &str = "There is nothing to make again.";
/// What was taken back, where one has to look elsewhere for it.
#[must_use]
pub fn taken_back(question: &str) -> String {
    format!("Taken back: {question}")
}

/// What was made again, where one has to look elsewhere for it.
#[must_use]
pub fn made_again(question: &str) -> String {
    format!("Made again: {question}")
}

/// A locked answer cannot be taken back.
#[must_use]
pub fn stays_locked(question: &str) -> String {
    format!("{question} is locked and stays as it was shown. What is said later stands beside it.")
}

/// The settings were kept.
pub const SETTINGS_KEPT: &str = "Kept. Another library folder is listed from the next start on.";
/// The mouse was turned on.
pub const MOUSE_ON: &str = "The mouse works in handshake. Hold Shift to select text with the terminal.";
/// The mouse was turned off.
pub const MOUSE_OFF: &str = "The mouse belongs to the terminal: select and copy as usual.";
/// The key that copies found nothing to copy.
pub const NOTHING_SELECTED: &str = "Nothing is selected to copy. Ctrl-Q leaves handshake; so does Ctrl-C once more.";
/// Words went to the terminal for its clipboard.
pub const COPIED: &str = "Sent to the terminal's clipboard.";

/// The engagement or the actions came in from a file.
pub const CHANGED_ELSEWHERE: &str = "The workbook was changed elsewhere; what came in is shown.";

/// The theme was changed.
#[must_use]
pub fn theme(name: &str) -> String {
    format!("Theme: {name}.")
}

/// A file changed underneath and was merged.
#[must_use]
pub fn merged(changed: usize, conflicts: usize) -> String {
    let changed_words = if changed == 1 { "One answer".to_owned() } else { format!("{changed} answers") };
    if conflicts == 0 {
        format!("{changed_words} came in from the file, which was changed elsewhere.")
    } else {
        format!(
            "{changed_words} came in from the file; {conflicts} were changed in both places, and both versions are kept."
        )
    }
}

/// Titles of themes.
pub mod themes {
    /// For dark terminals.
    pub const DARK: &str = "dark";
    /// For light terminals.
    pub const LIGHT: &str = "light";
    /// Without colours.
    pub const PLAIN: &str = "without colours";
}

/// Where words lie that are not saved, and what becomes of them.
pub mod kept {
    /// Beside the book.
    pub const BESIDE: &str = "What you typed is kept beside the book and comes back.";
    /// On this machine.
    pub const ASIDE: &str = "What you typed is kept on this computer, apart from the workbook, and comes back when you open the workbook here.";
    /// Nowhere.
    pub const NOWHERE: &str =
        "What you typed last is in this window only: keep it open, or save a copy elsewhere (Ctrl-P, then 'copy').";
    /// Leaving, with everything kept.
    pub const LEAVE: &str = "The same key again leaves.";
    /// Leaving, with words that are kept nowhere.
    pub const LOSE: &str = "It could not be kept anywhere: if you leave, what you typed last is LOST. Save a copy elsewhere first (Ctrl-P, then 'copy'). The same key again leaves and loses it.";
}

/// Something could not be written: why, which file, and where the words are.
#[must_use]
pub fn not_saved_where(because: &str, file: &str, kept: &str) -> String {
    let file = if file.is_empty() { String::new() } else { format!(" ({file})") };
    two_sentences(&format!("{}{file}", not_saved(because)), kept)
}

/// Leaving while something is not saved: why, and what becomes of it.
#[must_use]
pub fn leaving_unsaved(because: &str, kept: &str) -> String {
    two_sentences(&not_saved(because), kept)
}

/// Two sentences after one another, with a stop between them.
#[must_use]
pub fn two_sentences(first: &str, second: &str) -> String {
    let stop = if first.ends_with(['.', '!', '?', ':']) || first.is_empty() { "" } else { "." };
    format!("{first}{stop} {second}")
}

/// The workbook was written elsewhere, and that is the one on the screen.
#[must_use]
pub fn copied_to(folder: &str) -> String {
    format!("All of it is saved in {folder}. You go on in this copy; the old folder stays as it is.")
}

/// The disk does not answer.
pub const NO_ANSWER: &str = "the disk does not answer";

/// Words of an earlier session are in the file again.
#[must_use]
pub fn came_back(file: &str) -> String {
    format!("{file}: words that were typed and not yet saved are back.")
}

/// Words of an earlier session are shown, and not in the file yet.
#[must_use]
pub fn not_back_yet(file: &str, because: &str) -> String {
    format!("{file}: words typed earlier still wait and are shown; they cannot be saved yet: {because}.")
}

/// Something kept of an earlier session cannot be read.
#[must_use]
pub fn torn(file: &str) -> String {
    format!(
        "{file}: what was kept of unsaved typing is empty or damaged; the last words typed into it may be missing. Look at the last answers."
    )
}

/// No workbook is open.
pub const NOTHING_OPEN: &str = "No workbook is open.";
/// There is no shell to go to.
pub const NO_SHELL: &str = "There is no shell to go back to here.";

/// The sentence after a panic: where the words are.
#[must_use]
pub fn last_words(unsaved: Option<&str>) -> String {
    let unsaved = unsaved.unwrap_or("Everything you typed is saved; start it again to go on.");
    format!("handshake stopped because of a fault of its own. {unsaved}")
}

/// The end with words that are in no file, for each place they may lie in.
pub mod at_the_end {
    /// Beside the file.
    #[must_use]
    pub fn beside(file: &str) -> String {
        format!(
            "the last words could not be saved to {file}; they are kept beside it and come back when handshake opens that workbook again"
        )
    }

    /// On this machine.
    #[must_use]
    pub fn aside(file: &str) -> String {
        format!(
            "the last words could not be saved to {file}; they are kept on this computer and come back when handshake opens that workbook here again"
        )
    }

    /// Nowhere.
    #[must_use]
    pub fn nowhere(file: &str) -> String {
        format!("the last words could not be saved to {file}, nor kept anywhere else; they are lost")
    }
}
