//! Keys as the program knows them: one chord is a key with its modifiers, and its name as text.
//!
//! Knows nothing of terminals: `terminal` translates what arrives into these, tests and the
//! key table write them as text (`ctrl+z`, `shift+tab`, `pageup`).

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A key that stands for a character, as typed (`A` is `Char('A')`).
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab together.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete forward.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, counted from 1.
    F(u8),
    /// Insert.
    Insert,
}

/// The names of the keys that are no characters; the first name of a key is the one printed.
const NAMES: &[(&str, Key)] = &[
    ("enter", Key::Enter),
    ("return", Key::Enter),
    ("esc", Key::Esc),
    ("escape", Key::Esc),
    ("tab", Key::Tab),
    ("backtab", Key::BackTab),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("del", Key::Delete),
    ("left", Key::Left),
    ("right", Key::Right),
    ("up", Key::Up),
    ("down", Key::Down),
    ("home", Key::Home),
    ("end", Key::End),
    ("pageup", Key::PageUp),
    ("pagedown", Key::PageDown),
    ("insert", Key::Insert),
    ("space", Key::Char(' ')),
];

/// A key with the modifiers held down.
///
/// Always in one normal form, so that two equal keystrokes compare equal: a character without
/// Ctrl or Alt carries no `shift` (it is the character that was typed), with Ctrl or Alt it is
/// lower case and `shift` says whether it was held; Shift with Tab is `BackTab` without `shift`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt (Option, Meta) was held.
    pub alt: bool,
    /// Shift was held and is not already in the character.
    pub shift: bool,
}

impl Chord {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, alt: false, shift: false }
    }

    /// Ctrl with a character; give the lower-case letter.
    #[must_use]
    pub const fn ctrl(letter: char) -> Self {
        Self { key: Key::Char(letter), ctrl: true, alt: false, shift: false }
    }

    /// Alt with a character; give the lower-case letter.
    #[must_use]
    pub const fn alt(letter: char) -> Self {
        Self { key: Key::Char(letter), ctrl: false, alt: true, shift: false }
    }

    /// The normal form of what a keyboard sent.
    ///
    /// Ctrl and Alt together with a character other than an ASCII letter or digit is how Windows
    /// sends AltGr: `@`, `{`, `€` and `ą` are then text, without modifiers.
    #[must_use]
    pub fn new(key: Key, ctrl: bool, alt: bool, shift: bool) -> Self {
        match key {
            Key::Char(c) if ctrl && alt && !c.is_ascii_alphanumeric() && c != ' ' => Self::plain(key),
            Key::Char(c) if ctrl || alt => {
                let mut lower = c.to_lowercase();
                let folded = match (lower.next(), lower.next()) {
                    (Some(one), None) => one,
                    _ => c,
                };
                Self { key: Key::Char(folded), ctrl, alt, shift: shift || folded != c }
            }
            Key::Char(_) => Self::plain(key),
            Key::Tab if shift => Self { key: Key::BackTab, ctrl, alt, shift: false },
            Key::BackTab => Self { key, ctrl, alt, shift: false },
            _ => Self { key, ctrl, alt, shift },
        }
    }

    /// The character this keystroke types, if it types one.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.key {
            Key::Char(c) if !self.ctrl && !self.alt && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// Several chords separated by spaces, as in `"down down enter"`.
    ///
    /// # Errors
    /// The first word that is no key.
    pub fn sequence(text: &str) -> Result<Vec<Self>, UnknownKey> {
        text.split_whitespace().map(str::parse).collect()
    }
}

impl From<Key> for Chord {
    fn from(key: Key) -> Self {
        Self::new(key, false, false, false)
    }
}

/// A word that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not the name of a key; write for example `ctrl+z`, `alt+a`, `shift+tab`, `pageup`, `f1` or a single character"
)]
pub struct UnknownKey(pub String);

impl FromStr for Chord {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownKey(text.to_owned());
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        // The last `+` may be the key itself: `+`, `ctrl++`.
        while let Some((modifier, after)) = rest.split_once('+').filter(|(_, after)| !after.is_empty()) {
            let flag = match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "control" => &mut ctrl,
                "alt" | "option" | "meta" => &mut alt,
                "shift" => &mut shift,
                _ => return Err(unknown()),
            };
            *flag = true;
            rest = after;
        }
        let mut key = key_named(rest).ok_or_else(unknown)?;
        if let Key::Char(c) = key
            && shift
            && !ctrl
            && !alt
        {
            key = Key::Char(c.to_uppercase().next().unwrap_or(c));
        }
        Ok(Self::new(key, ctrl, alt, shift))
    }
}

/// The key of a name without modifiers.
fn key_named(name: &str) -> Option<Key> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control() && !c.is_whitespace()).then_some(Key::Char(c));
    }
    let lower = name.to_ascii_lowercase();
    if let Some((_, key)) = NAMES.iter().find(|(known, _)| *known == lower) {
        return Some(*key);
    }
    let number: u8 = lower.strip_prefix('f')?.parse().ok()?;
    (1..=24).contains(&number).then_some(Key::F(number))
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("ctrl+")?;
        }
        if self.alt {
            f.write_str("alt+")?;
        }
        if self.shift {
            f.write_str("shift+")?;
        }
        match self.key {
            Key::Char(' ') => f.write_str("space"),
            Key::Char(c) => write!(f, "{c}"),
            Key::F(number) => write!(f, "f{number}"),
            Key::BackTab => f.write_str("shift+tab"),
            key => f.write_str(NAMES.iter().find(|(_, known)| *known == key).map_or("", |(name, _)| *name)),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn names_read_back_as_they_are_printed() {
        for name in [
            "ctrl+z",
            "alt+a",
            "shift+tab",
            "pageup",
            "pagedown",
            "f1",
            "f12",
            "space",
            "A",
            "ä",
            "+",
            "ctrl++",
            "alt+enter",
            "ctrl+shift+z",
            "ctrl+alt+x",
            "shift+down",
            "ctrl+space",
            "?",
            "日",
            "ctrl+shift+tab",
        ] {
            let printed = chord(name).to_string();
            assert_eq!(chord(&printed), chord(name), "{name}");
            if name != "ctrl+shift+tab" {
                assert_eq!(printed, name);
            }
        }
    }

    #[test]
    fn a_sequence_is_words_between_spaces() {
        let keys = Chord::sequence("down  enter x").unwrap();
        assert_eq!(keys, [Key::Down.into(), Key::Enter.into(), Key::Char('x').into()]);
    }

    #[test]
    fn a_word_that_is_no_key_is_named_in_the_error() {
        let error = Chord::sequence("down entre").unwrap_err();
        assert!(error.to_string().contains("`entre`"));
        for bad in ["", "f0", "f99", "hyper+a", "ctrl+", "ctrl+ "] {
            assert!(bad.parse::<Chord>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn altgr_as_windows_sends_it_is_text() {
        for c in ['@', '{', '€', 'ą', '\\'] {
            assert_eq!(Chord::new(Key::Char(c), true, true, false).text(), Some(c));
        }
        assert_eq!(Chord::new(Key::Char('x'), true, true, false).text(), None);
    }

    #[test]
    fn shift_is_in_the_letter_unless_a_command_key_is_held() {
        assert_eq!(Chord::new(Key::Char('A'), false, false, true), Chord::plain(Key::Char('A')));
        assert_eq!(chord("shift+a"), chord("A"));
        assert_eq!(Chord::new(Key::Char('Z'), true, false, true), chord("ctrl+shift+z"));
        assert_eq!(Chord::new(Key::Char('A'), false, true, false), chord("alt+shift+a"));
    }

    #[test]
    fn commands_type_nothing() {
        for name in ["ctrl+z", "alt+a", "enter", "tab"] {
            assert_eq!(chord(name).text(), None);
        }
        assert_eq!(chord("space").text(), Some(' '));
    }
}
