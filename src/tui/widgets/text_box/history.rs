//! What was done to a text, to be undone and done again. Typing is taken
//! together word by word. Knows no rows and does not hold the text itself.

use std::collections::VecDeque;

/// Steps that are kept.
const STEPS: usize = 10_000;
/// Bytes of text that all kept steps may hold together; the last step is kept
/// however large it is.
const BYTES: usize = 4 << 20;

/// Cursor and the other end of the selection, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Caret {
    /// Where the cursor stands.
    pub at: usize,
    /// Where the selection began, if there is one.
    pub anchor: Option<usize>,
}

/// How a change came about, which decides what is undone together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One cluster typed.
    Typed,
    /// One cluster taken away before the cursor.
    Backspaced,
    /// One cluster taken away behind the cursor.
    Deleted,
    /// Anything else: a step of its own.
    Whole,
}

/// One change: at `at`, `removed` gave way to `inserted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where, in bytes.
    pub at: usize,
    /// The text that went.
    pub removed: String,
    /// The text that came.
    pub inserted: String,
    /// The cursor before.
    pub before: Caret,
    /// The cursor after.
    pub after: Caret,
    /// How it came about.
    pub kind: Kind,
}

impl Change {
    fn bytes(&self) -> usize {
        self.removed.len() + self.inserted.len()
    }

    /// Whether `next` continues this step: same kind, same place, same word.
    fn takes(&self, next: &Self) -> bool {
        let ends_in_space = |text: &str| text.ends_with(char::is_whitespace);
        let is_space = |text: &str| text.starts_with(char::is_whitespace);
        self.kind == next.kind
            && self.after == next.before
            && match next.kind {
                Kind::Whole => false,
                Kind::Typed => {
                    next.removed.is_empty()
                        && self.at + self.inserted.len() == next.at
                        && (is_space(&next.inserted) || !ends_in_space(&self.inserted))
                }
                Kind::Backspaced => {
                    next.inserted.is_empty()
                        && next.at + next.removed.len() == self.at
                        && (is_space(&self.removed) || !is_space(&next.removed))
                }
                Kind::Deleted => {
                    next.inserted.is_empty()
                        && next.at == self.at
                        && (is_space(&next.removed) || !ends_in_space(&self.removed))
                }
            }
    }

    fn take(&mut self, next: Self) {
        match next.kind {
            Kind::Backspaced => {
                self.at = next.at;
                self.removed.insert_str(0, &next.removed);
            }
            Kind::Deleted => self.removed.push_str(&next.removed),
            Kind::Typed | Kind::Whole => self.inserted.push_str(&next.inserted),
        }
        self.after = next.after;
    }
}

/// All steps done and undone.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: VecDeque<Change>,
    undone: Vec<Change>,
    bytes: usize,
    sealed: bool,
}

impl History {
    /// Remembers a change that has just been made.
    pub fn push(&mut self, change: Change) {
        self.undone.clear();
        self.bytes += change.bytes();
        match self.done.back_mut() {
            Some(last) if !self.sealed && last.takes(&change) => last.take(change),
            _ => self.done.push_back(change),
        }
        self.sealed = false;
        while self.done.len() > STEPS || self.bytes > BYTES && self.done.len() > 1 {
            let Some(oldest) = self.done.pop_front() else {
                break;
            };
            self.bytes -= oldest.bytes();
        }
    }

    /// Ends the step: the next change begins a new one.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The step to take back now; the caller does so.
    pub fn undo(&mut self) -> Option<&Change> {
        let change = self.done.pop_back()?;
        self.bytes -= change.bytes();
        self.sealed = true;
        self.undone.push(change);
        self.undone.last()
    }

    /// The step to do again now; the caller does so.
    pub fn redo(&mut self) -> Option<&Change> {
        let change = self.undone.pop()?;
        self.bytes += change.bytes();
        self.sealed = true;
        self.done.push_back(change);
        self.done.back()
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(at: usize, text: &str) -> Change {
        let caret = |at| Caret { at, anchor: None };
        Change {
            at,
            removed: String::new(),
            inserted: text.to_owned(),
            before: caret(at),
            after: caret(at + text.len()),
            kind: Kind::Typed,
        }
    }

    #[test]
    fn only_so_much_is_kept_and_the_newest_always() {
        let mut history = History::default();
        for _ in 0..STEPS + 5 {
            history.push(typed(0, "a"));
        }
        assert_eq!(history.done.len(), STEPS);
        history.push(typed(0, &"x".repeat(BYTES + 1)));
        assert_eq!(history.done.len(), 1);
        assert_eq!(history.bytes, BYTES + 1);
    }

    #[test]
    fn a_step_is_a_word_with_the_space_behind_it() {
        let mut history = History::default();
        for (at, letter) in "big  world".char_indices() {
            history.push(typed(at, &letter.to_string()));
        }
        let steps: Vec<_> = history.done.iter().map(|step| step.inserted.as_str()).collect();
        assert_eq!(steps, ["big  ", "world"]);
    }
}
