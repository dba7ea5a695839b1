//! What screens and editors may look at while they act and draw. Nothing here can be changed by them.

use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::insight::overview::Overview;
use crate::tui::desk::surface::Desk;
use crate::tui::keymap::Keymap;
use crate::tui::outcome::Preferences;
use crate::tui::theme::{Role, Theme};
use ratatui::style::Style;

/// Everything that is true right now.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The open workbook, if one is open.
    pub desk: Option<&'a Desk>,
    /// The book last worked on.
    pub book: Option<&'a BookName>,
    /// The engagements of the library.
    pub library: &'a Library,
    /// Today and now.
    pub at: Moment,
    /// What roles look like.
    pub theme: Theme,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What the person chose: a name, a side.
    pub mine: &'a Preferences,
    /// The keys the person has.
    pub keymap: &'a Keymap,
}

impl Context<'_> {
    /// What a role looks like.
    #[must_use]
    pub const fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }
}

/// The engagements of the library folder, as far as they were read.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The folder, as shown.
    pub folder: String,
    /// One row an engagement.
    pub rows: Vec<Overview>,
    /// Whether that is all.
    pub complete: bool,
}
