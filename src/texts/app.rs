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
/// The settings were kept.
pub const SETTINGS_KEPT: &str = "Kept. Another library folder is listed from the next start on.";
/// The mouse was turned on.
pub const MOUSE_ON: &str = "The mouse works in handshake. Hold Shift to select text with the terminal.";
/// The mouse was turned off.
pub const MOUSE_OFF: &str = "The mouse belongs to the terminal: select and copy as usual.";
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

/// Leaving while something is not saved.
pub const QUIT_UNSAVED: &str = "Something is not saved yet. handshake keeps trying while it runs: free some space or bring the folder back. The same key again leaves; what waits is kept beside the book and comes back.";

/// There is no shell to go to.
pub const NO_SHELL: &str = "There is no shell to go back to here.";

/// The sentence after a panic: where the words are.
#[must_use]
pub fn last_words(unsaved: Option<&str>) -> String {
    match unsaved {
        None => {
            "handshake stopped because of a fault of its own. Everything you typed is saved; start it again to go on."
                .to_owned()
        }
        Some(path) => format!(
            "handshake stopped because of a fault of its own. The last words could not be saved to {path}; \
             they lie beside it and come back when you start handshake again."
        ),
    }
}
