//! What the single keys beside an answer ask for: statuses, standings, agreement, and what stands around it.
//!
//! Knows the situation, not the screen.

use crate::domain::edit::{Change, Version};
use crate::domain::engagement::BookName;
use crate::domain::entry::{Standing, Status};
use crate::domain::id::Id;
use crate::domain::pasted::Paste;
use crate::texts::interview as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::outcome::{Ask, Asked, Notice, Outcome, Place};
use crate::tui::screens::interview::situation::Situation;
use chrono::NaiveDate;

/// A change of one question of a book.
#[must_use]
pub fn edit(book: &BookName, question: &Id, change: Change) -> Outcome {
    Outcome::Edit { book: book.clone(), question: question.clone(), change }
}

/// Something pasted into a question of a book is looked at before it is taken.
#[must_use]
pub fn preview(book: &BookName, question: &Id, paste: Box<Paste>) -> Outcome {
    Outcome::Open(Place::Pasted { book: book.clone(), question: question.clone(), paste })
}

/// What an action beside the answer asks for.
#[must_use]
pub fn outcome(action: Action, book: &BookName, now: &Situation<'_>, today: NaiveDate) -> Outcome {
    let edit = |change| edit(book, &now.question.id, change);
    let ask = |what| Outcome::Open(Place::Ask(Ask { book: book.clone(), question: now.question.id.clone(), what }));
    let mark = |status| mark_as(status, book, now);
    match action {
        Action::MarkUnknown => mark(Status::Unknown),
        Action::MarkNotApplicable => mark(Status::NotApplicable),
        Action::MarkCannotTell => mark(Status::CannotTell),
        Action::MarkDeclined => mark(Status::Declined),
        Action::MarkAssumed => ask(Asked::Assumed),
        Action::MarkStated => edit(Change::Standing(Standing::Stated)),
        Action::Agree if now.status() == Status::NotApplicable => ask(Asked::Acceptance),
        Action::Agree => ask(Asked::Agreement),
        Action::Confirm => edit(Change::Confirm),
        Action::AddEvidence => ask(Asked::Evidence),
        Action::EditNote => ask(Asked::Note),
        Action::EditFollowUp => ask(Asked::FollowUp),
        Action::AddAction => ask(Asked::Task),
        Action::Park => ask(Asked::Park),
        Action::LockAnswer if now.status() == Status::Blank => Outcome::Tell(Notice::plain(texts::NOTHING_TO_LOCK)),
        Action::LockAnswer => edit(Change::Lock),
        Action::ReleaseAnswer => {
            Outcome::All(vec![edit(Change::Release(today)), Outcome::Tell(Notice::plain(texts::RELEASED))])
        }
        Action::TakeAgency | Action::TakeClient | Action::TakeSales => {
            let taken = Situation::taken(action).and_then(|voice| now.open_entry(voice));
            edit(Change::Value(taken.and_then(|entry| entry.value.clone())))
        }
        Action::KeepVersion => settled(edit(Change::Settle(Version::Entry)), texts::VERSION_KEPT),
        Action::TakeVersion => settled(edit(Change::Settle(Version::Other)), texts::VERSION_TAKEN),
        Action::ClearAnswer => edit(Change::Value(None)),
        Action::Why => Outcome::Open(Place::Why { book: book.clone(), area: now.question.area.clone() }),
        _ => Outcome::NotMine,
    }
}

fn settled(edit: Outcome, words: &str) -> Outcome {
    Outcome::All(vec![edit, Outcome::Tell(Notice::plain(words))])
}

/// Sets a status, or takes it back if it is set already, then asks for what it needs.
fn mark_as(status: Status, book: &BookName, now: &Situation<'_>) -> Outcome {
    let edit = |status| edit(book, &now.question.id, Change::Status(status));
    if now.status() == status {
        let typed = now.entry.is_some_and(|entry| entry.value.is_some());
        return edit(if typed { Status::Answered } else { Status::Blank });
    }
    let what = match status {
        Status::Unknown => Asked::Unknown,
        Status::NotApplicable => Asked::NotApplicable,
        Status::Declined => Asked::Declined,
        Status::Answered | Status::CannotTell | Status::Blank => return edit(status),
    };
    // The window makes the mark when it is kept: Escape leaves the answer as it was.
    Outcome::Open(Place::Ask(Ask { book: book.clone(), question: now.question.id.clone(), what }))
}

/// Why nothing can be entered here.
#[must_use]
pub fn refused(book: &BookName, question: &Id, cx: &Context<'_>) -> Outcome {
    let closed = cx.desk.and_then(|desk| desk.closed_at(book, question)).cloned();
    let private =
        cx.desk.and_then(|desk| desk.question(&book.round, question)).is_some_and(|question| question.private);
    let whole = cx.desk.and_then(|desk| desk.book(book)).is_some_and(|book| book.locked.is_some());
    let words = match whole {
        _ if private && book.voice.side().is_none() => texts::EACH_ALONE,
        true => crate::texts::two_sides::BOOK_LOCKED,
        false => texts::IS_LOCKED,
    };
    Outcome::Tell(closed.unwrap_or_else(|| Notice::plain(words)))
}
