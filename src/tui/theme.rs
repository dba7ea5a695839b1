//! Roles and what they look like. Screens name a role, never a colour.
//!
//! Every role differs from its neighbours by more than colour (bold, dim, reverse, underline), so that the themes hold
//! without colours and for colour-blind eyes. No theme sets a background behind text except reverse video, and none knows
//! which background the terminal has: of the sixteen colours only those are used for words that common terminals show well
//! enough on black and on white (`every_theme_can_be_read_on_black_and_on_white` measures it).

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
    pub const ALL: [Self; 3] = [Self::Dark, Self::Plain, Self::Light];

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
            Self::Dark => Self::Plain,
            Self::Plain => Self::Light,
            Self::Light => Self::Dark,
        }
    }

    /// What a role looks like.
    #[must_use]
    pub const fn style(self, role: Role) -> Style {
        let (accent, good, warn, bad) = match self {
            Self::Dark => (Color::Cyan, Color::Green, Color::LightMagenta, Color::LightRed),
            Self::Light => (Color::Reset, Color::Reset, Color::LightMagenta, Color::LightRed),
            Self::Plain => (Color::Reset, Color::Reset, Color::Reset, Color::Reset),
        };
        // What has no colour to stand out by is bold or underlined.
        let (accented, warned) = match self {
            Self::Dark => (Modifier::empty(), Modifier::empty()),
            Self::Light => (Modifier::BOLD, Modifier::empty()),
            Self::Plain => (Modifier::BOLD, Modifier::UNDERLINED),
        };
        let plain = Style::new();
        match role {
            Role::Text | Role::Hint => plain,
            Role::Dim | Role::Placeholder | Role::MeterRest | Role::Rule => plain.add_modifier(Modifier::DIM),
            Role::Strong => plain.add_modifier(Modifier::BOLD),
            Role::Title => plain.fg(accent).add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            Role::Heading => plain.fg(accent).add_modifier(Modifier::BOLD),
            Role::Accent => plain.fg(accent).add_modifier(accented),
            Role::Key => plain.fg(accent).add_modifier(Modifier::BOLD),
            Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Marked => plain.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::Good => plain.fg(good),
            Role::Warn => plain.fg(warn).add_modifier(warned),
            Role::Bad => plain.fg(bad).add_modifier(Modifier::BOLD),
            // The cursor says which field has it; a long text stays quiet.
            Role::Field | Role::FieldFocus => plain.add_modifier(Modifier::UNDERLINED),
            Role::Selection => plain.add_modifier(Modifier::REVERSED),
            Role::Meter => plain.fg(accent).add_modifier(Modifier::REVERSED),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rgb = [u8; 3];

    /// The colours the themes use as xterm, the Windows console, Terminal.app, a Linux console and GNOME show them.
    const SHOWN: [(Color, [Rgb; 5]); 4] = [
        (Color::Cyan, [[0, 205, 205], [58, 150, 221], [0, 166, 178], [0, 170, 170], [6, 152, 154]]),
        (Color::Green, [[0, 205, 0], [19, 161, 14], [0, 166, 0], [0, 170, 0], [78, 154, 6]]),
        (Color::LightMagenta, [[255, 0, 255], [180, 0, 158], [229, 0, 229], [255, 85, 255], [173, 127, 168]]),
        (Color::LightRed, [[255, 0, 0], [231, 72, 86], [229, 0, 0], [255, 85, 85], [239, 41, 41]]),
    ];
    /// Their black; GNOME's is a dark grey.
    const BLACK: [Rgb; 5] = [[0, 0, 0], [12, 12, 12], [0, 0, 0], [0, 0, 0], [46, 52, 54]];

    const ROLES: [Role; 20] = [
        Role::Text,
        Role::Dim,
        Role::Strong,
        Role::Title,
        Role::Heading,
        Role::Accent,
        Role::Selected,
        Role::Marked,
        Role::Key,
        Role::Hint,
        Role::Good,
        Role::Warn,
        Role::Bad,
        Role::Field,
        Role::FieldFocus,
        Role::Selection,
        Role::Placeholder,
        Role::Meter,
        Role::MeterRest,
        Role::Rule,
    ];

    /// Relative luminance (WCAG 2.1).
    fn light([r, g, b]: Rgb) -> f64 {
        let part = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126f64.mul_add(part(r), 0.7152f64.mul_add(part(g), 0.0722 * part(b)))
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_theme_can_be_read_on_black_and_on_white() {
        for (theme, role) in Theme::ALL.into_iter().flat_map(|theme| ROLES.map(|role| (theme, role))) {
            let Some(colour) = theme.style(role).fg.filter(|colour| *colour != Color::Reset) else { continue };
            let shown = SHOWN.iter().find(|(known, _)| *known == colour);
            let (_, shown) = shown.unwrap_or_else(|| panic!("{theme:?} {role:?}: {colour} was not measured"));
            for (rgb, black) in shown.iter().zip(BLACK) {
                let (on_black, on_white) = (contrast(*rgb, black), contrast(*rgb, [255; 3]));
                let own = if theme == Theme::Light { on_white } else { on_black };
                assert!(own >= 2.5, "{theme:?} {role:?} on its own background: {own:.1}");
                assert!(on_black.min(on_white) >= 1.9, "{theme:?} {role:?}: {on_black:.1} and {on_white:.1}");
            }
        }
    }

    #[test]
    fn the_theme_without_colours_comes_second_and_every_theme_comes_once() {
        let mut seen = vec![Theme::default()];
        seen.extend([seen[0].next(), seen[0].next().next()]);
        assert_eq!(seen, Theme::ALL);
        assert_eq!(seen[1], Theme::Plain);
        assert_eq!(seen[2].next(), seen[0]);
    }

    #[test]
    fn what_is_special_differs_from_plain_words_in_every_theme() {
        for theme in Theme::ALL {
            for role in [Role::Accent, Role::Warn, Role::Bad, Role::Key, Role::Strong, Role::Heading] {
                assert_ne!(theme.style(role), Style::new().fg(Color::Reset), "{theme:?} {role:?}");
                assert_ne!(theme.style(role), theme.style(Role::Text), "{theme:?} {role:?}");
            }
        }
    }
}
