//! The text with its cursor, its selection and its history: every change of the
//! text happens here. Knows no rows, no widths and no screen.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::segment::{boundary_from, boundary_until, next_boundary, previous_boundary, word_left, word_right};
use crate::domain::visible::clean_input;
use crate::tui::widgets::text_box::history::{Caret, Change, History, Kind};
use crate::tui::widgets::text_box::rows::Splice;

/// A text being edited. The cursor and the selection always lie between two
/// clusters.
#[derive(Debug, Clone, Default)]
pub struct Body {
    text: String,
    caret: Caret,
    history: History,
}

impl Body {
    /// A text with the cursor at its end and nothing to undo.
    #[must_use]
    pub fn new(text: String) -> Self {
        let caret = Caret { at: text.len(), anchor: None };
        Self { text, caret, history: History::default() }
    }

    /// The text, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text itself, when nobody edits it any more.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Where the cursor stands, in bytes.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.caret.at
    }

    /// The selected bytes; none when nothing is selected.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        let (anchor, at) = (self.caret.anchor?, self.caret.at);
        (anchor != at).then(|| anchor.min(at)..anchor.max(at))
    }

    /// The selected text.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        self.selection().map(|range| &self.text[range])
    }

    /// What is done and can be taken back.
    #[must_use]
    pub const fn history(&self) -> &History {
        &self.history
    }

    /// Puts the cursor to `at`, or the boundary before it; with `select` the
    /// other end of the selection stays. Returns whether anything moved.
    pub fn move_to(&mut self, at: usize, select: bool) -> bool {
        let anchor = select.then(|| self.caret.anchor.unwrap_or(self.caret.at));
        self.put(Caret { at: boundary_until(&self.text, at), anchor })
    }

    /// Selects `range` with the cursor at its end.
    pub fn select(&mut self, range: Range<usize>) -> bool {
        let anchor = Some(boundary_until(&self.text, range.start));
        self.put(Caret { at: boundary_until(&self.text, range.end), anchor })
    }

    fn put(&mut self, caret: Caret) -> bool {
        let moved = caret != self.caret;
        if moved {
            self.history.seal();
        }
        self.caret = caret;
        moved
    }

    /// One cluster, or to the left end of what is selected.
    #[must_use]
    pub fn left(&self, select: bool) -> usize {
        match self.selection() {
            Some(range) if !select => range.start,
            _ => previous_boundary(&self.text, self.caret.at),
        }
    }

    /// One cluster, or to the right end of what is selected.
    #[must_use]
    pub fn right(&self, select: bool) -> usize {
        match self.selection() {
            Some(range) if !select => range.end,
            _ => next_boundary(&self.text, self.caret.at),
        }
    }

    /// `text` as it may be put at the cursor, cleaned as [`clean_input`] says. A joiner that comes alone, as a keyboard
    /// sends it, or as a paste does that arrives key by key, is judged by the character it joins.
    #[must_use]
    pub fn cleaned<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let at = self.selection().map_or(self.caret.at, |range| range.start);
        match self.text[..at].chars().next_back() {
            Some(before) if !text.starts_with(|c: char| c.is_ascii()) => {
                let joined = format!("{before}{text}");
                match clean_input(&joined).strip_prefix(before) {
                    Some(cleaned) => Cow::Owned(cleaned.to_owned()),
                    None => clean_input(text),
                }
            }
            _ => clean_input(text),
        }
    }

    /// Puts `text` in the place of the selection, or at the cursor.
    pub fn insert(&mut self, text: &str) -> Option<Splice> {
        let range = self.selection().unwrap_or(self.caret.at..self.caret.at);
        let is_one = !text.is_empty() && next_boundary(text, 0) == text.len();
        self.replace(range, text, if is_one { Kind::Typed } else { Kind::Whole })
    }

    /// Takes away the selection.
    pub fn remove_selection(&mut self) -> Option<Splice> {
        let range = self.selection()?;
        self.replace(range, "", Kind::Whole)
    }

    /// Takes away the selection or the cluster before the cursor.
    pub fn backspace(&mut self) -> Option<Splice> {
        let at = self.caret.at;
        self.remove(previous_boundary(&self.text, at)..at, Kind::Backspaced)
    }

    /// Takes away the selection or the cluster behind the cursor.
    pub fn delete(&mut self) -> Option<Splice> {
        let at = self.caret.at;
        self.remove(at..next_boundary(&self.text, at), Kind::Deleted)
    }

    /// Takes away the selection or the word before the cursor.
    pub fn delete_word_left(&mut self) -> Option<Splice> {
        let at = self.caret.at;
        self.remove(word_left(&self.text, at)..at, Kind::Whole)
    }

    /// Takes away the selection or the word behind the cursor.
    pub fn delete_word_right(&mut self) -> Option<Splice> {
        let at = self.caret.at;
        self.remove(at..word_right(&self.text, at), Kind::Whole)
    }

    fn remove(&mut self, range: Range<usize>, kind: Kind) -> Option<Splice> {
        if self.selection().is_some() {
            return self.remove_selection();
        }
        self.replace(range, "", kind)
    }

    /// The one place where the text changes by editing. New neighbours may
    /// join into one cluster; the cursor then stands behind it.
    fn replace(&mut self, range: Range<usize>, new: &str, kind: Kind) -> Option<Splice> {
        if range.is_empty() && new.is_empty() {
            return None;
        }
        let before = self.caret;
        let at = range.start;
        let removed = self.text[range.clone()].to_owned();
        self.text.replace_range(range, new);
        let after = Caret { at: boundary_from(&self.text, at + new.len()), anchor: None };
        self.caret = after;
        let splice = Splice { at, removed: removed.len(), inserted: new.len() };
        self.history.push(Change { at, removed, inserted: new.to_owned(), before, after, kind });
        Some(splice)
    }

    /// Takes back the last step.
    pub fn undo(&mut self) -> Option<Splice> {
        let change = self.history.undo()?;
        let end = change.at + change.inserted.len();
        self.text.replace_range(change.at..end, &change.removed);
        self.caret = change.before;
        let (removed, inserted) = (change.inserted.len(), change.removed.len());
        Some(Splice { at: change.at, removed, inserted })
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Option<Splice> {
        let change = self.history.redo()?;
        let end = change.at + change.removed.len();
        self.text.replace_range(change.at..end, &change.inserted);
        self.caret = change.after;
        let (removed, inserted) = (change.removed.len(), change.inserted.len());
        Some(Splice { at: change.at, removed, inserted })
    }
}
