//! One key: a letter into a text, or the first action of the scopes that does something now.
//!
//! Knows the table of keys, not what an action does.

use crate::texts::app as texts;
use crate::tui::action::Action;
use crate::tui::app::update::App;
use crate::tui::key::Chord;
use crate::tui::keymap::typed;
use crate::tui::outcome::{Notice, Outcome};
use crate::tui::widgets::text_box::act::TextAct;

impl App {
    /// Whether minutes that pass are shown, so that it wants to be drawn again every minute.
    #[must_use]
    pub fn wants_minutes(&self) -> bool {
        self.stack.wants_minutes()
    }

    /// Takes one key.
    pub(in crate::tui::app) fn key(&mut self, chord: Chord) {
        let said = std::mem::take(&mut self.nothing_copied);
        let typing = self.is_typing();
        if typing && self.letter(chord) {
            return;
        }
        let scopes = self.stack.scopes();
        let actions: Vec<Action> = self.keymap.actions(&scopes, chord).collect();
        if let Some(action) = actions.iter().copied().find(|action| self.can(*action)) {
            if action != Action::Quit {
                self.save.stay();
            } else if !said && actions.contains(&Action::Text(TextAct::Copy)) {
                // Where text is, this key copies: it does not take the program away.
                self.nothing_copied = true;
                self.notice = Some(Notice::plain(texts::NOTHING_SELECTED));
                return;
            }
            return self.perform(action);
        }
        if !typing && self.letter(chord) {
            return;
        }
        let why_not = self.stack.why_not(&actions, &self.context()).or_else(|| self.nothing_left(&actions));
        self.notice = why_not.or(self.notice.take());
    }

    /// Gives a letter to the topmost screen; whether it took it.
    fn letter(&mut self, chord: Chord) -> bool {
        let Some(letter) = typed(chord) else { return false };
        self.save.stay();
        let outcome = self.with_top(|screen, cx| screen.input(letter.encode_utf8(&mut [0; 4]), false, cx));
        let taken = outcome != Outcome::NotMine;
        self.apply(outcome);
        taken
    }
}
