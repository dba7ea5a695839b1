//! Ctrl-Z: the book on the screen goes one step back, and one sees where.
//!
//! What another voice said is never touched from here: it may be blind, and nobody would see it go.

use crate::domain::id::Id;
use crate::texts::app as texts;
use crate::tui::action::Action;
use crate::tui::app::update::App;
use crate::tui::desk::undo::Undone;
use crate::tui::outcome::{Notice, Outcome, Place};

impl App {
    /// Whether the book on the screen can go back, or with `back` false on again.
    pub(in crate::tui::app) fn can_undo(&self, back: bool) -> bool {
        let book = self.stack.book();
        self.desk.as_ref().zip(book).is_some_and(|(desk, book)| desk.can_undo(book, back))
    }

    /// Takes the last step of the book on the screen back, or makes it again, and shows its question.
    pub(in crate::tui::app) fn undo(&mut self, back: bool) {
        let (at, book) = (self.at, self.stack.book().cloned());
        let (Some(desk), Some(book)) = (&mut self.desk, book) else { return };
        match desk.undo(&book, back, at) {
            Undone::Nothing => self.notice = Some(nothing(back)),
            Undone::Locked(question) => {
                let title = self.title_of(&book.round, &question);
                self.notice = Some(Notice::plain(texts::stays_locked(&title)));
            }
            Undone::Done(question, effects) => {
                self.did(effects);
                self.refresh();
                let outcome = self.with_top(|screen, cx| screen.go_to(&book, &question, cx));
                let was_here = outcome == Outcome::Changed;
                if outcome == Outcome::NotMine {
                    self.open(Place::Interview { book: book.clone(), at: Some(question.clone()) });
                } else {
                    self.apply(outcome);
                }
                if !was_here {
                    let title = self.title_of(&book.round, &question);
                    let words = if back { texts::taken_back(&title) } else { texts::made_again(&title) };
                    self.notice = Some(Notice::plain(words));
                }
            }
        }
    }

    /// Said where one of the two keys was pressed in vain.
    pub(in crate::tui::app) fn nothing_left(&self, actions: &[Action]) -> Option<Notice> {
        let _ = self.stack.book()?;
        match actions {
            [Action::Undo] => Some(nothing(true)),
            [Action::Redo] => Some(nothing(false)),
            _ => None,
        }
    }

    fn title_of(&self, round: &Id, question: &Id) -> String {
        let found = self.desk.as_ref().and_then(|desk| desk.question(round, question));
        found.map_or_else(|| question.to_string(), |question| question.title().to_owned())
    }
}

fn nothing(back: bool) -> Notice {
    Notice::plain(if back { texts::NOTHING_TO_UNDO } else { texts::NOTHING_TO_REDO })
}
