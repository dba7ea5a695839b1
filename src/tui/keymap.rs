//! The one table of keys. Dispatch, hint bar, help, palette, `handshake keys` and the README derive from it.
//!
//! Knows what an action is called, not what it does.

pub mod scope;

use crate::texts::keys::{self as words, Words};
use crate::tui::action::Action as A;
use crate::tui::key::{Chord, Key};
pub use crate::tui::keymap::scope::Scope;
use crate::tui::widgets::text_box::act::{Motion as M, TextAct as T};
use std::collections::BTreeMap;

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it works.
    pub scope: Scope,
    /// Its keys as text; the first one is shown.
    pub keys: &'static [&'static str],
    /// What it does.
    pub action: A,
    /// What that is called.
    pub words: Words,
    /// Its place in the hint bar, lowest first; 0: not shown there.
    pub rank: u8,
}

const fn bind(scope: Scope, keys: &'static [&'static str], action: A, words: Words, rank: u8) -> Binding {
    Binding { scope, keys, action, words, rank }
}

const fn go(motion: M) -> A {
    A::Text(T::Move { motion, select: false })
}

const fn select(motion: M) -> A {
    A::Text(T::Move { motion, select: true })
}

/// Every key of the program.
pub const BINDINGS: &[Binding] = &[
    // Home
    bind(Scope::Home, &["up", "k"], A::Up, words::UP, 0),
    bind(Scope::Home, &["down", "j"], A::Down, words::DOWN, 0),
    bind(Scope::Home, &["pageup"], A::PageUp, words::PAGE_UP, 0),
    bind(Scope::Home, &["pagedown"], A::PageDown, words::PAGE_DOWN, 0),
    bind(Scope::Home, &["home"], A::First, words::FIRST, 0),
    bind(Scope::Home, &["end"], A::Last, words::LAST, 0),
    bind(Scope::Home, &["enter", "l"], A::Accept, words::OPEN, 1),
    bind(Scope::Home, &["n"], A::NewEngagement, words::NEW_ENGAGEMENT, 2),
    bind(Scope::Home, &["s"], A::TrySample, words::SAMPLE, 3),
    bind(Scope::Home, &["o"], A::OpenFolder, words::OPEN_FOLDER, 4),
    bind(Scope::Home, &["i"], A::Import, words::IMPORT, 5),
    bind(Scope::Home, &["r", "f5"], A::Refresh, words::REFRESH, 0),
    bind(Scope::Home, &["esc", "q"], A::Quit, words::QUIT, 9),
    // Engagement
    bind(Scope::Engagement, &["up", "k"], A::Up, words::UP, 0),
    bind(Scope::Engagement, &["down", "j"], A::Down, words::DOWN, 0),
    bind(Scope::Engagement, &["pageup"], A::PageUp, words::PAGE_UP, 0),
    bind(Scope::Engagement, &["pagedown"], A::PageDown, words::PAGE_DOWN, 0),
    bind(Scope::Engagement, &["home"], A::First, words::FIRST, 0),
    bind(Scope::Engagement, &["end"], A::Last, words::LAST, 0),
    bind(Scope::Engagement, &["enter"], A::Accept, words::OPEN, 1),
    bind(Scope::Engagement, &["i", "right"], A::OpenInterview, words::QUESTIONS, 2),
    bind(Scope::Engagement, &["v", "tab"], A::ChooseVoice, words::VOICE, 3),
    bind(Scope::Engagement, &["w"], A::Why, words::WHY, 4),
    bind(Scope::Engagement, &["g"], A::Gaps, words::GAPS, 5),
    bind(Scope::Engagement, &["n"], A::StartRound, words::START_ROUND, 7),
    bind(Scope::Engagement, &["c"], A::AddAction, words::ACTION, 6),
    bind(Scope::Engagement, &[], A::Import, words::IMPORT, 0),
    bind(Scope::Engagement, &["space", "x"], A::Toggle, words::ACTION_DONE, 2),
    bind(Scope::Engagement, &["d"], A::DropAction, words::ACTION_DROP, 7),
    bind(Scope::Engagement, &["m"], A::MoveAction, words::ACTION_MOVE, 6),
    // Questions
    bind(Scope::Interview, &["pagedown"], A::NextQuestion, words::NEXT, 1),
    bind(Scope::Interview, &["pageup"], A::PreviousQuestion, words::PREVIOUS, 2),
    bind(Scope::Interview, &["enter"], A::Accept, words::ANSWER, 3),
    bind(Scope::Interview, &["i", "f2"], A::EditAnswer, words::EDIT_ANSWER, 0),
    bind(Scope::Interview, &["down", "j"], A::Down, words::DOWN, 0),
    bind(Scope::Interview, &["up", "k"], A::Up, words::UP, 0),
    bind(Scope::Interview, &["right", "l"], A::Right, words::RIGHT, 0),
    bind(Scope::Interview, &["left", "h"], A::Left, words::LEFT, 0),
    bind(Scope::Interview, &["home"], A::First, words::FIRST, 0),
    bind(Scope::Interview, &["end"], A::Last, words::LAST, 0),
    bind(Scope::Interview, &["space"], A::Toggle, words::TOGGLE, 2),
    bind(Scope::Interview, &["tab"], A::NextField, words::NEXT_FIELD, 0),
    bind(Scope::Interview, &["shift+tab"], A::PreviousField, words::PREVIOUS_FIELD, 0),
    bind(Scope::Interview, &["a", "alt+a"], A::Agree, words::AGREE, 4),
    bind(Scope::Interview, &["u", "alt+u"], A::MarkUnknown, words::UNKNOWN, 5),
    bind(Scope::Interview, &["m", "alt+m"], A::MarkAssumed, words::ASSUMED, 6),
    bind(Scope::Interview, &["s", "alt+s"], A::MarkStated, words::STATED, 17),
    bind(Scope::Interview, &["n", "alt+n"], A::MarkNotApplicable, words::NOT_APPLICABLE, 8),
    bind(Scope::Interview, &["t", "alt+t"], A::MarkCannotTell, words::CANNOT_TELL, 9),
    bind(Scope::Interview, &["d", "alt+d"], A::MarkDeclined, words::DECLINED, 18),
    bind(Scope::Interview, &["r", "alt+r"], A::Confirm, words::CONFIRM, 15),
    bind(Scope::Interview, &["e", "alt+e"], A::AddEvidence, words::EVIDENCE, 7),
    bind(Scope::Interview, &["o", "alt+o"], A::EditNote, words::NOTE, 9),
    bind(Scope::Interview, &["f", "alt+f"], A::EditFollowUp, words::FOLLOW_UP, 14),
    bind(Scope::Interview, &["c", "alt+c"], A::AddAction, words::ACTION, 12),
    bind(Scope::Interview, &["b", "alt+b"], A::LockAnswer, words::LOCK, 3),
    bind(Scope::Interview, &["y", "alt+y"], A::ReleaseAnswer, words::RELEASE, 3),
    bind(Scope::Interview, &["x", "alt+x"], A::Examples, words::EXAMPLES, 10),
    bind(Scope::Interview, &["w", "alt+w"], A::Why, words::WHY, 11),
    bind(Scope::Interview, &["]", "alt+]"], A::NextOpen, words::NEXT_OPEN, 13),
    bind(Scope::Interview, &["/", "ctrl+f", "alt+/"], A::Jump, words::JUMP, 12),
    bind(Scope::Interview, &["v", "alt+v"], A::Filter, words::FILTER, 16),
    bind(Scope::Interview, &["z", "alt+z"], A::Outline, words::OUTLINE, 19),
    bind(Scope::Interview, &["ctrl+delete", "ctrl+backspace"], A::ClearAnswer, words::CLEAR, 0),
    bind(Scope::Interview, &["1", "alt+1"], A::TakeAgency, words::TAKE_AGENCY, 2),
    bind(Scope::Interview, &["2", "alt+2"], A::TakeClient, words::TAKE_CLIENT, 2),
    bind(Scope::Interview, &["3", "alt+3"], A::TakeSales, words::TAKE_SALES, 2),
    // An answer in two versions
    bind(Scope::Versions, &["1", "alt+1"], A::KeepVersion, words::KEEP_VERSION, 1),
    bind(Scope::Versions, &["2", "alt+2"], A::TakeVersion, words::TAKE_VERSION, 1),
    // Tables
    bind(Scope::Table, &["tab"], A::NextField, words::NEXT_FIELD, 2),
    bind(Scope::Table, &["shift+tab"], A::PreviousField, words::PREVIOUS_FIELD, 0),
    bind(Scope::Table, &["enter"], A::Accept, words::DOWN, 0),
    bind(Scope::Table, &["up"], A::Up, words::UP, 0),
    bind(Scope::Table, &["down"], A::Down, words::DOWN, 0),
    bind(Scope::Table, &["left"], A::Left, words::LEFT, 0),
    bind(Scope::Table, &["right"], A::Right, words::RIGHT, 0),
    bind(Scope::Table, &["home"], A::First, words::FIRST, 0),
    bind(Scope::Table, &["end"], A::Last, words::LAST, 0),
    bind(Scope::Table, &["f2"], A::EditCell, words::EDIT_CELL, 3),
    bind(Scope::Table, &["ctrl+n", "insert"], A::InsertRow, words::INSERT_ROW, 4),
    bind(Scope::Table, &["ctrl+k"], A::DeleteRow, words::DELETE_ROW, 5),
    bind(Scope::Table, &["ctrl+d"], A::FillDown, words::FILL_DOWN, 6),
    bind(Scope::Table, &["ctrl+r"], A::DuplicateRow, words::DUPLICATE_ROW, 0),
    bind(Scope::Table, &["alt+up"], A::MoveRowUp, words::ROW_UP, 0),
    bind(Scope::Table, &["alt+down"], A::MoveRowDown, words::ROW_DOWN, 0),
    bind(Scope::Table, &["delete", "backspace"], A::ClearAnswer, words::CLEAR, 0),
    bind(Scope::Table, &["ctrl+c", "ctrl+insert"], A::Text(T::Copy), words::COPY_CELL, 0),
    bind(Scope::Table, &["ctrl+x"], A::Text(T::Cut), words::CUT_CELL, 0),
    bind(Scope::Table, &["ctrl+home"], go(M::TextStart), words::FIRST_CELL, 0),
    bind(Scope::Table, &["ctrl+end"], go(M::TextEnd), words::LAST_CELL, 0),
    // Text
    bind(Scope::Typing, &["left"], go(M::Left), words::LEFT, 0),
    bind(Scope::Typing, &["right"], go(M::Right), words::RIGHT, 0),
    bind(Scope::Typing, &["up"], go(M::Up), words::UP, 0),
    bind(Scope::Typing, &["down"], go(M::Down), words::DOWN, 0),
    bind(Scope::Typing, &["ctrl+left", "alt+left"], go(M::WordLeft), words::WORD_LEFT, 0),
    bind(Scope::Typing, &["ctrl+right", "alt+right"], go(M::WordRight), words::WORD_RIGHT, 0),
    bind(Scope::Typing, &["home"], go(M::RowStart), words::ROW_START, 0),
    bind(Scope::Typing, &["end"], go(M::RowEnd), words::ROW_END, 0),
    bind(Scope::Typing, &["ctrl+home"], go(M::TextStart), words::TEXT_START, 0),
    bind(Scope::Typing, &["ctrl+end"], go(M::TextEnd), words::TEXT_END, 0),
    bind(Scope::Typing, &["shift+left"], select(M::Left), words::SELECT_LEFT, 0),
    bind(Scope::Typing, &["shift+right"], select(M::Right), words::SELECT_RIGHT, 0),
    bind(Scope::Typing, &["shift+up"], select(M::Up), words::SELECT_UP, 0),
    bind(Scope::Typing, &["shift+down"], select(M::Down), words::SELECT_DOWN, 0),
    bind(Scope::Typing, &["ctrl+shift+left"], select(M::WordLeft), words::SELECT_WORD_LEFT, 0),
    bind(Scope::Typing, &["ctrl+shift+right"], select(M::WordRight), words::SELECT_WORD_RIGHT, 0),
    bind(Scope::Typing, &["shift+home"], select(M::RowStart), words::SELECT_ROW_START, 0),
    bind(Scope::Typing, &["shift+end"], select(M::RowEnd), words::SELECT_ROW_END, 0),
    bind(Scope::Typing, &["ctrl+a"], A::Text(T::SelectAll), words::SELECT_ALL, 0),
    bind(Scope::Typing, &["backspace", "shift+backspace", "ctrl+h"], A::Text(T::Backspace), words::BACKSPACE, 0),
    bind(Scope::Typing, &["delete"], A::Text(T::Delete), words::DELETE, 0),
    bind(
        Scope::Typing,
        &["ctrl+w", "ctrl+backspace", "alt+backspace"],
        A::Text(T::DeleteWordLeft),
        words::DELETE_WORD_LEFT,
        0,
    ),
    bind(Scope::Typing, &["ctrl+delete", "alt+delete"], A::Text(T::DeleteWordRight), words::DELETE_WORD_RIGHT, 0),
    bind(Scope::Typing, &["enter"], A::Text(T::Newline), words::NEWLINE, 0),
    bind(Scope::Typing, &["ctrl+c", "ctrl+insert"], A::Text(T::Copy), words::COPY, 0),
    bind(Scope::Typing, &["ctrl+x"], A::Text(T::Cut), words::CUT, 0),
    bind(Scope::Typing, &["esc"], A::Back, words::LEAVE_FIELD, 4),
    // Forms
    bind(Scope::Form, &["enter"], A::Accept, words::DONE, 1),
    bind(Scope::Form, &["tab", "down"], A::NextField, words::NEXT_FIELD, 2),
    bind(Scope::Form, &["shift+tab", "up"], A::PreviousField, words::PREVIOUS_FIELD, 0),
    bind(Scope::Form, &["pageup"], A::PageUp, words::PAGE_UP, 0),
    bind(Scope::Form, &["pagedown"], A::PageDown, words::PAGE_DOWN, 0),
    bind(Scope::Form, &["esc"], A::Back, words::BACK, 3),
    // Something pasted
    bind(Scope::Pasted, &["enter"], A::Accept, words::TAKE_PASTED, 1),
    bind(Scope::Pasted, &["esc"], A::Back, words::LEAVE_PASTED, 2),
    bind(Scope::Pasted, &["tab"], A::NextField, words::IN_ONE_CELL, 3),
    bind(Scope::Pasted, &["up"], A::Up, words::UP, 0),
    bind(Scope::Pasted, &["down"], A::Down, words::DOWN, 0),
    bind(Scope::Pasted, &["pageup"], A::PageUp, words::PAGE_UP, 0),
    bind(Scope::Pasted, &["pagedown", "space"], A::PageDown, words::PAGE_DOWN, 4),
    bind(Scope::Pasted, &["home"], A::First, words::FIRST, 0),
    bind(Scope::Pasted, &["end"], A::Last, words::LAST, 0),
    // Pages to read
    bind(Scope::Reading, &["up", "k"], A::Up, words::UP, 0),
    bind(Scope::Reading, &["down", "j"], A::Down, words::DOWN, 0),
    bind(Scope::Reading, &["left", "h"], A::Left, words::LEFT, 0),
    bind(Scope::Reading, &["right", "l"], A::Right, words::RIGHT, 0),
    bind(Scope::Reading, &["pageup"], A::PageUp, words::PAGE_UP, 0),
    bind(Scope::Reading, &["pagedown", "space"], A::PageDown, words::PAGE_DOWN, 2),
    bind(Scope::Reading, &["home"], A::First, words::FIRST, 0),
    bind(Scope::Reading, &["end"], A::Last, words::LAST, 0),
    bind(Scope::Reading, &["enter"], A::Accept, words::OPEN, 1),
    bind(Scope::Reading, &["x"], A::Toggle, words::ACTION_DONE, 2),
    bind(Scope::Reading, &["m"], A::MoveAction, words::ACTION_MOVE, 3),
    bind(Scope::Reading, &["d"], A::DropAction, words::ACTION_DROP, 4),
    bind(Scope::Reading, &["tab"], A::NextField, words::NEXT_FIELD, 0),
    bind(Scope::Reading, &["shift+tab"], A::PreviousField, words::PREVIOUS_FIELD, 0),
    // Everywhere
    bind(Scope::Global, &["esc"], A::Back, words::BACK, 20),
    bind(Scope::Global, &["?", "f1"], A::Help, words::HELP, 99),
    bind(Scope::Global, &["ctrl+p", ":"], A::Palette, words::PALETTE, 21),
    bind(Scope::Global, &["ctrl+z"], A::Undo, words::UNDO, 0),
    bind(Scope::Global, &["ctrl+y", "ctrl+shift+z"], A::Redo, words::REDO, 0),
    bind(Scope::Global, &["f8"], A::NextTheme, words::THEME, 0),
    bind(Scope::Global, &["f9"], A::ToggleMouse, words::MOUSE, 0),
    bind(Scope::Global, &["f4"], A::Settings, words::SETTINGS, 0),
    bind(Scope::Global, &["ctrl+g"], A::GoHome, words::HOME, 0),
    bind(Scope::Global, &[], A::SaveCopy, words::SAVE_COPY, 0),
    bind(Scope::Global, &[], A::Suspend, words::SUSPEND, 0),
    bind(Scope::Global, &["ctrl+q", "ctrl+c"], A::Quit, words::QUIT, 23),
];

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
