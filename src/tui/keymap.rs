//! The table of keys ready for look-up, with the keys a person chose.
//!
//! Knows what an action is called, not what it does.

pub mod scope;
pub mod table;

use crate::texts::keys as words;
use crate::tui::action::Action as A;
use crate::tui::key::{Chord, Key};
pub use crate::tui::keymap::scope::Scope;
pub use crate::tui::keymap::table::{BINDINGS, Binding};
use std::collections::BTreeMap;

/// One line of the table with the keys this person has for it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The line of [`BINDINGS`].
    pub binding: &'static Binding,
    /// Keys taken from the settings, or what is left of the usual ones where another action took some.
    own: Option<Vec<String>>,
}

impl Line {
    /// Its keys as text; the first one is shown.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        let usual = if self.own.is_some() { &[][..] } else { self.binding.keys };
        usual.iter().copied().chain(self.own.iter().flatten().map(String::as_str))
    }

    /// The first key as people read it; empty where it has none.
    #[must_use]
    pub fn key(&self) -> String {
        self.keys().next().map_or_else(String::new, key_name)
    }

    fn has(&self, chord: Chord) -> bool {
        self.keys().any(|key| key.parse() == Ok(chord))
    }
}

/// The table, ready for look-up.
#[derive(Debug)]
pub struct Keymap {
    lines: Vec<Line>,
    keys: Vec<(Scope, Chord, A)>,
}

impl Keymap {
    /// The keys of [`BINDINGS`].
    #[must_use]
    pub fn new() -> Self {
        Self::of(BINDINGS.iter().map(|binding| Line { binding, own: None }).collect())
    }

    /// The keys of [`BINDINGS`] with a person's own ones, by the name of an action; and what of these cannot be used, one
    /// sentence each. A key of one's own is taken from whatever had it in the same scope.
    #[must_use]
    pub fn with(own: &BTreeMap<String, Vec<String>>) -> (Self, Vec<String>) {
        let mut lines = Self::new().lines;
        let mut faults = Vec::new();
        for (name, keys) in own {
            let name_of = |line: &Line| line.binding.action.name();
            if !lines.iter().any(|line| name_of(line).as_deref() == Some(name)) {
                faults.push(words::own::no_action(name));
                continue;
            }
            let (good, bad): (Vec<&String>, Vec<&String>) = keys.iter().partition(|key| key.parse::<Chord>().is_ok());
            faults.extend(bad.into_iter().map(|key| words::own::no_key(name, key)));
            if good.is_empty() && NEEDED.iter().any(|action| action.name().as_deref() == Some(name)) {
                faults.push(words::own::needs_a_key(name));
                continue;
            }
            let mut scopes = Vec::new();
            for line in lines.iter_mut().filter(|line| name_of(line).as_deref() == Some(name)) {
                line.own = Some(good.iter().map(|key| (*key).clone()).collect());
                scopes.push(line.binding.scope);
            }
            let chords: Vec<Chord> = good.iter().filter_map(|key| key.parse().ok()).collect();
            let others = lines.iter_mut().filter(|line| name_of(line).as_deref() != Some(name));
            for line in others.filter(|line| scopes.contains(&line.binding.scope)) {
                if chords.iter().any(|chord| line.has(*chord)) {
                    let kept = line.keys().filter(|key| !key.parse().is_ok_and(|key| chords.contains(&key)));
                    line.own = Some(kept.map(str::to_owned).collect());
                }
            }
        }
        (Self::of(lines), faults)
    }

    fn of(lines: Vec<Line>) -> Self {
        let mut keys = Vec::with_capacity(lines.len() * 2);
        for line in &lines {
            let chords = line.keys().filter_map(|key| key.parse::<Chord>().ok());
            keys.extend(chords.map(|chord| (line.binding.scope, chord, line.binding.action)));
        }
        Self { lines, keys }
    }

    /// The lines of a scope, in the order of the table.
    pub fn lines(&self, scope: Scope) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.binding.scope == scope)
    }

    /// The actions of a chord in these scopes, in the order to try them.
    pub fn actions<'k>(&'k self, scopes: &'k [Scope], chord: Chord) -> impl Iterator<Item = A> + 'k {
        let of = move |scope: &'k Scope| {
            self.keys.iter().filter(move |(s, c, _)| s == scope && *c == chord).map(|(_, _, action)| *action)
        };
        scopes.iter().flat_map(of)
    }
}

/// Whoever had no key for these would not find out of the program.
const NEEDED: [A; 4] = [A::Quit, A::Back, A::Palette, A::Accept];

impl Default for Keymap {
    fn default() -> Self {
        Self::new()
    }
}

/// The text a chord types, if it types any.
#[must_use]
pub fn typed(chord: Chord) -> Option<char> {
    match chord.key {
        Key::Char(c) if !chord.ctrl && !chord.alt => Some(c),
        _ => None,
    }
}

/// A key as people read it: `Ctrl-P`, `PgDn`, `Enter`, `a`.
#[must_use]
pub fn key_name(key: &str) -> String {
    let part = |part: &str| match part {
        "pagedown" => "PgDn".to_owned(),
        "pageup" => "PgUp".to_owned(),
        word if word.chars().count() > 1 || key.contains('+') => {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
        }
        letter => letter.to_owned(),
    };
    if key == "+" { key.to_owned() } else { key.split('+').map(part).collect::<Vec<_>>().join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for binding in BINDINGS {
            for key in binding.keys {
                assert!(key.parse::<Chord>().is_ok(), "{key}");
            }
        }
    }

    #[test]
    fn no_key_stands_twice_in_a_scope() {
        let keymap = Keymap::new();
        for (at, (scope, chord, action)) in keymap.keys.iter().enumerate() {
            let twin = keymap.keys[at + 1..].iter().find(|(s, c, _)| s == scope && c == chord);
            assert!(twin.is_none(), "{chord} in {scope:?}: {action:?} and {:?}", twin.map(|t| t.2));
        }
    }

    fn own(keys: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        let list = |keys: &&[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        keys.iter().map(|(name, keys)| ((*name).to_owned(), list(keys))).collect()
    }

    #[test]
    fn a_key_of_ones_own_takes_the_place_of_the_usual_ones_and_of_whatever_had_it() {
        let (keymap, faults) = Keymap::with(&own(&[("mark-unknown", &["a"])]));
        assert_eq!(faults, Vec::<String>::new());
        let found = |key: &str| keymap.actions(&[Scope::Interview], key.parse().unwrap()).collect::<Vec<_>>();
        assert_eq!(found("a"), [A::MarkUnknown]);
        assert_eq!(found("u"), []);
        assert_eq!(found("alt+a"), [A::Agree], "what is left of the keys of another action");
        let line = |action| keymap.lines(Scope::Interview).find(|line| line.binding.action == action).unwrap().key();
        assert_eq!((line(A::MarkUnknown), line(A::Agree)), ("a".to_owned(), "Alt-A".to_owned()));
    }

    #[test]
    fn what_cannot_be_used_is_said_and_the_usual_keys_stay() {
        let (keymap, faults) = Keymap::with(&own(&[("undo", &["hyper+z"]), ("dance", &["x"]), ("quit", &[])]));
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert_eq!(keymap.actions(&[Scope::Global], "ctrl+q".parse().unwrap()).collect::<Vec<_>>(), [A::Quit]);
    }

    #[test]
    fn every_letter_of_the_questions_works_with_alt_too() {
        for binding in BINDINGS.iter().filter(|b| b.scope == Scope::Interview) {
            let letter = binding.keys.iter().find(|key| key.len() == 1 && !"hjkli".contains(**key));
            if let Some(letter) = letter {
                assert!(binding.keys.contains(&format!("alt+{letter}").as_str()), "{letter}");
            }
        }
    }
}
