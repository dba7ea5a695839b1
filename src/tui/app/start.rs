//! What the application begins with; gathered by the runtime.

use crate::domain::book::Moment;
use crate::tui::context::Library;
use crate::tui::outcome::Notice;
use crate::tui::theme::Theme;

/// What the application begins with.
#[derive(Debug)]
pub struct Start {
    /// Today and now.
    pub at: Moment,
    /// The theme of the settings or of `NO_COLOR`.
    pub theme: Theme,
    /// The library as the cache knows it.
    pub library: Library,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The user's name, as the settings say.
    pub me: Option<String>,
    /// Something to say at once.
    pub notice: Option<Notice>,
}
