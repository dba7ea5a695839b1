//! Roles and what they look like. Screens name a role, never a colour.
//!
//! Every role differs from its neighbours by more than colour (bold, dim, reverse, underline), so that the themes hold
//! without colours and for colour-blind eyes. No theme sets a background behind text except reverse video.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Plain words.
    Text,
    /// Words one reads second.
    Dim,
    /// Words one reads first.
    Strong,
    /// The title line.
    Title,
    /// A heading inside a screen.
    Heading,
    /// What is special here: critical, the current week.
    Accent,
    /// The row or cell under the cursor.
    Selected,
    /// The row under the cursor while another part has the keys.
    Marked,
    /// A key in the hint line.
    Key,
    /// What a key does.
    Hint,
    /// Agreed, saved, covered.
    Good,
    /// Assumed, partly, due soon.
    Warn,
    /// Not saved, overdue, open.
    Bad,
    /// A text field.
    Field,
    /// The text field with the cursor.
    FieldFocus,
    /// Selected text.
    Selection,
    /// Words in an empty field.
    Placeholder,
    /// The filled part of a meter.
    Meter,
    /// The rest of a meter.
    MeterRest,
    /// Lines that part one thing from another.
    Rule,
}

/// The themes one can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
    /// Without any colour.
    Plain,
}

impl Theme {
    /// In the order of the key that goes through them.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Plain];

    /// The word in the settings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Plain => "plain",
        }
    }

    /// Reads the word in the settings.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == word)
    }

    /// The next theme.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Plain,
            Self::Plain => Self::Dark,
        }
    }

    /// What a role looks like.
    #[must_use]
    pub const fn style(self, role: Role) -> Style {
        let (accent, good, warn, bad) = match self {
            Self::Dark => (Color::Cyan, Color::Green, Color::Yellow, Color::LightRed),
            Self::Light => (Color::Blue, Color::Green, Color::Magenta, Color::Red),
            Self::Plain => (Color::Reset, Color::Reset, Color::Reset, Color::Reset),
        };
        let plain = Style::new();
        match role {
            Role::Text | Role::Hint => plain,
            Role::Dim | Role::Placeholder | Role::MeterRest | Role::Rule => plain.add_modifier(Modifier::DIM),
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Title => plain.fg(accent).add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            Role::Heading => plain.fg(accent).add_modifier(Modifier::BOLD),
            Role::Accent => plain.fg(accent),
            Role::Key => plain.fg(accent).add_modifier(Modifier::BOLD),
            Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Marked => plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::Good => plain.fg(good),
            Role::Warn => plain.fg(warn),
            Role::Bad => plain.fg(bad).add_modifier(Modifier::BOLD),
            // The cursor says which field has it; a long text stays quiet.
            Role::Field | Role::FieldFocus => plain.add_modifier(Modifier::UNDERLINED),
            Role::Selection => plain.add_modifier(Modifier::REVERSED),
            Role::Meter => plain.fg(accent).add_modifier(Modifier::REVERSED),
        }
    }
}
