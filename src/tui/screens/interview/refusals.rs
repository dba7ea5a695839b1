//! Why a key does nothing at a question: one sentence, so that the next letters are not typed into something else.

use crate::domain::entry::Status;
use crate::texts::interview::{self as texts, refusals as words};
use crate::tui::action::Action;
use crate::tui::outcome::Notice;
use crate::tui::screens::interview::situation::Situation;

/// The reason; `None` for keys that have nothing to do with the answer.
#[must_use]
pub fn why_not(action: Action, now: &Situation<'_>) -> Option<Notice> {
    match now.closed {
        Some(closed) if is_about_answer(action) || matches!(action, Action::Accept | Action::EditAnswer) => {
            Some(closed.clone())
        }
        _ => refusal(action, now).map(Notice::plain),
    }
}

const fn is_about_answer(action: Action) -> bool {
    matches!(
        action,
        Action::Agree
            | Action::MarkUnknown
            | Action::MarkAssumed
            | Action::MarkStated
            | Action::MarkNotApplicable
            | Action::MarkCannotTell
            | Action::MarkDeclined
            | Action::Confirm
            | Action::AddEvidence
            | Action::EditNote
            | Action::EditFollowUp
            | Action::LockAnswer
            | Action::ReleaseAnswer
            | Action::TakeAgency
            | Action::TakeClient
            | Action::TakeSales
            | Action::ClearAnswer
    )
}

fn refusal(action: Action, now: &Situation<'_>) -> Option<&'static str> {
    if !is_about_answer(action) {
        return None;
    }
    let answered = || now.status() == Status::Answered;
    Some(match action {
        Action::TakeAgency | Action::TakeClient | Action::TakeSales if !now.joint => return None,
        Action::LockAnswer if !now.question.blind => words::NOT_BLIND,
        Action::LockAnswer if now.book_locked => crate::texts::two_sides::BOOK_LOCKED,
        Action::LockAnswer if now.locked => texts::IS_LOCKED,
        Action::LockAnswer => words::LOCKED_BY_SIDES,
        Action::ReleaseAnswer if !now.private => words::NOT_PRIVATE,
        _ if now.question.private && !now.side => texts::EACH_ALONE,
        _ if now.book_locked => crate::texts::two_sides::BOOK_LOCKED,
        _ if now.locked => texts::IS_LOCKED,
        _ if now.waits() => words::WAITS,
        Action::MarkNotApplicable => words::ALWAYS_APPLIES,
        Action::MarkCannotTell => words::AUDITS_ONLY,
        Action::Agree if !now.joint => words::AGREED_TOGETHER,
        Action::MarkAssumed | Action::MarkStated if now.audit => words::NO_STANDING,
        Action::TakeAgency | Action::TakeClient | Action::TakeSales => words::NOTHING_SAID,
        _ if !answered() => words::NO_ANSWER,
        _ => return None,
    })
}
