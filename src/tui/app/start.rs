//! What the application begins with; gathered by the runtime.

use crate::domain::book::Moment;
use crate::tui::context::Library;
use crate::tui::keymap::Keymap;
use crate::tui::outcome::{Notice, Preferences};

/// What the application begins with.
#[derive(Debug)]
pub struct Start {
    /// Today and now.
    pub at: Moment,
    /// What the settings say; the theme also by `NO_COLOR`.
    pub mine: Preferences,
    /// The usual keys, or the person's own.
    pub keymap: Keymap,
    /// The library as the cache knows it.
    pub library: Library,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Something to say at once.
    pub notice: Option<Notice>,
}
