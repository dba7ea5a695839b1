//! Where keys work, and what those places are called.
//!
//! Knows no keys.

use crate::texts::keys as words;

/// Where a key works. A screen is looked up in its own scope, then `Global`; a field with the cursor in `Typing` first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// On every screen.
    Global,
    /// The list of engagements.
    Home,
    /// The engagement page.
    Engagement,
    /// The questions.
    Interview,
    /// The questions, large, for a room.
    Presenter,
    /// At an answer that was changed in two places; before the other keys of the questions.
    Versions,
    /// Inside a table.
    Table,
    /// Inside a text field.
    Typing,
    /// Forms and small windows.
    Form,
    /// What was pasted into a table, before it is taken.
    Pasted,
    /// Pages that are read: why, open points, help.
    Reading,
}

impl Scope {
    /// In the order the help screen lists them.
    pub const ALL: [Self; 11] = [
        Self::Home,
        Self::Engagement,
        Self::Interview,
        Self::Presenter,
        Self::Versions,
        Self::Table,
        Self::Typing,
        Self::Form,
        Self::Pasted,
        Self::Reading,
        Self::Global,
    ];

    /// The scope whose keys come before its own, where they do something.
    #[must_use]
    pub const fn before(self) -> Option<Self> {
        if matches!(self, Self::Interview) { Some(Self::Versions) } else { None }
    }

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Global => words::scopes::GLOBAL,
            Self::Home => words::scopes::HOME,
            Self::Engagement => words::scopes::ENGAGEMENT,
            Self::Interview => words::scopes::INTERVIEW,
            Self::Presenter => words::scopes::PRESENTER,
            Self::Versions => words::scopes::VERSIONS,
            Self::Table => words::scopes::TABLE,
            Self::Typing => words::scopes::TYPING,
            Self::Form => words::scopes::FORM,
            Self::Pasted => words::scopes::PASTED,
            Self::Reading => words::scopes::READING,
        }
    }
}
