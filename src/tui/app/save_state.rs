//! Whether everything is saved, what is said of it, and what leaving needs first.
//!
//! Knows what the saver says, and neither files nor screens.

use crate::texts::app as texts;
use crate::tui::message::{Effect, Kept, SaveNews};
use crate::tui::outcome::Notice;

/// Whether everything is saved, as the title line says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was changed since the workbook was opened.
    #[default]
    Quiet,
    /// Something is on its way.
    Saving,
    /// Everything is on disk since then (`14:02`).
    Saved(String),
    /// Something is not, and why, in a few words.
    NotSaved(String),
}

/// How saving goes.
#[derive(Debug, Default)]
pub struct Saving {
    state: SaveState,
    /// Where the words lie that are not saved.
    kept: Kept,
    /// What was said of it, to be taken back when it is no longer so.
    said: Vec<Notice>,
    /// Leaving was asked for, and everything is being saved first.
    leaving: bool,
    /// What was said before leaving; the same again leaves.
    warned: Option<(String, Kept)>,
}

impl Saving {
    /// As the title line says it.
    #[must_use]
    pub const fn state(&self) -> &SaveState {
        &self.state
    }

    /// Follows what the saver says, and changes what is shown. What could not be saved stays in the title until it is; it is
    /// said aloud when it begins and when it changes, and no longer than it is true.
    pub fn follow(&mut self, news: &SaveNews, shown: &mut Option<Notice>) {
        match news {
            SaveNews::Saving => self.begin(),
            SaveNews::Saved(time) => {
                self.state = SaveState::Saved(time.format("%H:%M").to_string());
                self.warned = None;
                if shown.as_ref().is_some_and(|notice| self.said.contains(notice)) {
                    *shown = None;
                }
                self.said.clear();
            }
            SaveNews::NotSaved { because, file, hint, kept } => {
                let now = SaveState::NotSaved(because.clone());
                if self.state != now || self.kept != *kept {
                    (self.state, self.kept) = (now, *kept);
                    let notice = Notice::bad(texts::not_saved_where(because, file, words(*kept)), hint.clone());
                    self.say(notice, shown);
                }
            }
            SaveNews::Changed { .. } => *shown = Some(Notice::plain(texts::CHANGED_ELSEWHERE)),
            SaveNews::Merged { slips, conflicts: 0, .. } if slips.is_empty() => {}
            SaveNews::Merged { slips, conflicts, .. } => {
                *shown = Some(Notice::plain(texts::merged(slips.len(), *conflicts)));
            }
        }
    }

    fn say(&mut self, notice: Notice, shown: &mut Option<Notice>) {
        *shown = Some(notice.clone());
        self.said.push(notice);
    }

    /// Something is on its way to the disk.
    pub fn begin(&mut self) {
        if !matches!(self.state, SaveState::NotSaved(_)) {
            self.state = SaveState::Saving;
        }
    }

    /// Another workbook, or none, is looked at: nothing of it was changed yet. What is not saved stays said.
    pub fn rest(&mut self) {
        if !matches!(self.state, SaveState::NotSaved(_)) {
            self.state = SaveState::Quiet;
        }
    }

    /// Somebody goes on working: whoever wants to leave later is told anew.
    pub fn stay(&mut self) {
        (self.leaving, self.warned) = (false, None);
    }

    /// Somebody wants to leave. What was typed just now is tried first, so that what is said is true; the same wish again,
    /// after it was said what is not saved, or while a disk does not answer, leaves.
    pub fn leave(&mut self) -> Option<Effect> {
        match &self.state {
            SaveState::Quiet | SaveState::Saved(_) => Some(Effect::Quit),
            SaveState::NotSaved(because) if self.warned.as_ref() == Some(&(because.clone(), self.kept)) => {
                Some(Effect::Quit)
            }
            _ if self.leaving => Some(Effect::Quit),
            _ => {
                self.leaving = true;
                Some(Effect::SaveNow)
            }
        }
    }

    /// Everything was tried: leaving goes on, or what is not saved is said.
    pub fn tried(&mut self, shown: &mut Option<Notice>) -> Option<Effect> {
        if !std::mem::take(&mut self.leaving) {
            return None;
        }
        let SaveState::NotSaved(because) = &self.state else { return Some(Effect::Quit) };
        self.warned = Some((because.clone(), self.kept));
        let notice = Notice::bad(texts::leaving_unsaved(because, &leaving(self.kept)), None);
        self.say(notice, shown);
        None
    }
}

/// Where words lie, in a sentence.
#[must_use]
pub const fn words(kept: Kept) -> &'static str {
    match kept {
        Kept::Beside => texts::kept::BESIDE,
        Kept::Aside => texts::kept::ASIDE,
        Kept::Nowhere => texts::kept::NOWHERE,
    }
}

fn leaving(kept: Kept) -> String {
    match kept {
        Kept::Nowhere => texts::kept::LOSE.to_owned(),
        kept => texts::two_sentences(words(kept), texts::kept::LEAVE),
    }
}
