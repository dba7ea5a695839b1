//! What is the case at one question of one book: its entry, whether it may change, whether blind answers are open.
//!
//! Looks at the desk; changes and draws nothing.

use crate::domain::engagement::BookName;
use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::Purpose;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::outcome::Notice;
use crate::tui::screens::interview::shelf::is_critical;

/// One question of one book, as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'c> {
    /// The question.
    pub question: &'c Question,
    /// Its entry in this book.
    pub entry: Option<&'c Entry>,
    /// Whether the entry or its book is locked.
    pub locked: bool,
    /// Why nothing at all can be entered here.
    pub closed: Option<&'c Notice>,
    /// Whether the whole book is locked.
    pub book_locked: bool,
    /// Whether this is the joint book.
    pub joint: bool,
    /// Whether the questionnaire is an audit.
    pub audit: bool,
    /// Whether the question is critical here.
    pub critical: bool,
    /// Both sides' locked entries of a blind question, agency first, in the joint book.
    pub revealed: Option<[&'c Entry; 2]>,
    /// What agency, client and sales answered alone to a question that is not blind, in the joint book.
    pub said: [Option<&'c Entry>; 3],
    /// Whether the voice is a side.
    pub side: bool,
    /// How many other versions of the answer wait to be settled.
    pub versions: usize,
    /// Whether the side keeps this answer to itself until it releases it.
    pub private: bool,
}

impl<'c> Situation<'c> {
    /// The situation at a question; `None` where the question is not there.
    #[must_use]
    pub fn at(book: &BookName, question: &Id, cx: &Context<'c>) -> Option<Self> {
        let desk = cx.desk?;
        let question = desk.question(&book.round, question)?;
        let entry = desk.entry(book, &question.id);
        let joint = book.voice == Voice::Joint;
        let said = |voice: Voice| {
            let entry = desk.entry_of(book, voice, &question.id);
            let may_show = joint && !question.blind;
            entry.filter(|entry| {
                may_show && entry.status == Status::Answered && (!question.private || entry.released.is_some())
            })
        };
        let locked_entry = |side: Side| {
            desk.entry_of(book, side.voice(), &question.id)
                .filter(|entry| joint && question.blind && entry.locked.is_some())
        };
        Some(Self {
            question,
            entry,
            closed: desk.closed_at(book, &question.id),
            locked: desk.closed_at(book, &question.id).is_some()
                || question.private && book.voice.side().is_none()
                || desk.book(book).is_some_and(|book| book.is_locked(question.id.as_str()))
                    && !desk.is_private(book, &question.id),
            book_locked: desk.book(book).is_some_and(|book| book.locked.is_some()),
            joint,
            audit: desk.questionnaire(&book.round).is_some_and(|q| q.purpose == Purpose::Audit),
            critical: is_critical(question, book, cx),
            revealed: locked_entry(Side::Agency)
                .zip(locked_entry(Side::Client))
                .map(|(agency, client)| [agency, client]),
            said: [said(Voice::Agency), said(Voice::Client), said(Voice::Sales)],
            side: book.voice.side().is_some(),
            private: desk.is_private(book, &question.id),
            versions: desk.slip(book, &question.id).map_or(0, |slip| slip.conflicts.len()),
        })
    }

    /// The status that counts; a table is looked through for it.
    #[must_use]
    pub fn status(&self) -> Status {
        status_of(self.question, self.entry)
    }

    /// Nobody said anything here that one could see.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.entry.is_none() && self.said.iter().all(Option::is_none)
    }

    /// A blind question in the joint book that waits for both sides.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.question.blind && self.joint && self.entry.is_none() && self.revealed.is_none()
    }

    /// The open entry of a voice that may be taken into the joint book.
    #[must_use]
    pub fn open_entry(&self, voice: Voice) -> Option<&'c Entry> {
        let at = match voice {
            Voice::Joint => return None,
            Voice::Agency => 0,
            Voice::Client => 1,
            Voice::Sales => 2,
        };
        self.revealed.and_then(|both| both.get(at).copied()).or(self.said[at])
    }

    /// The voice whose answer an action takes.
    #[must_use]
    pub const fn taken(action: Action) -> Option<Voice> {
        match action {
            Action::TakeAgency => Some(Voice::Agency),
            Action::TakeClient => Some(Voice::Client),
            Action::TakeSales => Some(Voice::Sales),
            _ => None,
        }
    }

    /// Whether an action on the entry makes sense; `free` says that it may be changed at all.
    #[must_use]
    pub fn can(&self, action: Action, free: bool) -> bool {
        let answered = || self.status() == Status::Answered;
        match action {
            Action::Examples => self.question.examples.is_some(),
            // In a locked book a note stands beside the entry, which stays as it is.
            Action::EditNote => free || self.book_locked && self.closed.is_none(),
            Action::MarkUnknown | Action::MarkDeclined | Action::EditFollowUp => free,
            Action::MarkNotApplicable => free && (self.question.waivable || !self.critical),
            Action::MarkCannotTell => free && self.audit,
            Action::MarkAssumed | Action::MarkStated => free && !self.audit && answered(),
            Action::Agree => free && self.joint && matches!(self.status(), Status::Answered | Status::NotApplicable),
            Action::Confirm | Action::AddEvidence => free && answered(),
            Action::LockAnswer => self.question.blind && self.side && !self.locked && !self.audit,
            Action::ReleaseAnswer => free && self.private && self.entry.is_some(),
            Action::TakeAgency | Action::TakeClient | Action::TakeSales => {
                free && Self::taken(action).is_some_and(|voice| self.open_entry(voice).is_some())
            }
            Action::KeepVersion => self.versions > 0 && self.closed.is_none(),
            Action::TakeVersion => self.versions > 0 && !self.locked,
            Action::ClearAnswer => free && self.entry.is_some_and(|entry| entry.value.is_some()),
            Action::AddAction | Action::Park | Action::Why => true,
            _ => false,
        }
    }
}
