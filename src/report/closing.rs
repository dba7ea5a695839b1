//! What is said at the end of a sitting: what was agreed today, what is open, who owes what by when, what is parked.
//!
//! Private questions are left out. A blind entry, and every entry of an audit that is not in the joint book, stays with
//! its side: only what may be seen by both is looked at.

use crate::domain::engagement::{Action, Engagement, Parked, Round};
use crate::domain::entry::{Entry, Standing, Status};
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::applies::{Place, standpoints};
use crate::insight::books::{AsOf, Books};
use crate::insight::counts::counted;
use chrono::NaiveDate;

/// The end of one sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing<'a> {
    /// The engagement.
    pub engagement: &'a Engagement,
    /// The round.
    pub round: &'a Round,
    /// The day of the sitting.
    pub today: NaiveDate,
    /// What both sides agreed on this day, in the order asked.
    pub agreed: Vec<(&'a Question, &'a Entry)>,
    /// What is open, in the order asked.
    pub open: Vec<Open<'a>>,
    /// Open actions: overdue first, then by day; those without a day last.
    pub owed: Vec<&'a Action>,
    /// What belongs elsewhere and waits.
    pub parked: &'a [Parked],
}

/// One question that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Open<'a> {
    /// The question.
    pub question: &'a Question,
    /// Why it is open.
    pub why: Why,
    /// Who finds out or tests, if named.
    pub who: Option<&'a str>,
    /// By when.
    pub by: Option<NaiveDate>,
}

/// Why a question is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody knows yet.
    Unknown,
    /// Answered on a guess.
    Assumed,
    /// Critical, and nothing is entered.
    Blank,
}

/// Gathers the end of a sitting of this day. Whose view the books have does not matter: it is always that of both.
#[must_use]
pub fn closing<'a>(
    questionnaire: &'a Questionnaire,
    books: &Books<'a>,
    actions: &'a [Action],
    at: AsOf,
) -> Closing<'a> {
    let books = books.seen_by(Voice::Joint);
    let all = questionnaire.questions();
    let mut closing = Closing {
        engagement: books.engagement,
        round: books.round,
        today: at.today,
        agreed: Vec::new(),
        open: Vec::new(),
        owed: owed(actions, at.today),
        parked: &books.engagement.parked,
    };
    let together: Vec<_> = match questionnaire.purpose {
        // Each side's steps are its own matter until both have locked; compared they are elsewhere.
        Purpose::Audit => {
            let alone = Books { agency: None, client: None, sales: None, ..books };
            all.iter().map(|question| counted(questionnaire, question, &alone, at)).collect()
        }
        Purpose::Plan | Purpose::Coverage => {
            all.iter().map(|question| counted(questionnaire, question, &books, at)).collect()
        }
    };
    let stand = standpoints(questionnaire, &books, &together);
    for ((question, said), stand) in all.iter().zip(&together).zip(stand) {
        if question.private || stand.place != Place::Asked {
            continue;
        }
        if let Some(entry) = said.answer().filter(|_| said.voice() == Some(Voice::Joint))
            && entry.standing_as_written(true) >= Standing::Agreed
        {
            let today = entry.agreed.as_ref().is_some_and(|agreed| agreed.on == Some(at.today));
            closing.agreed.extend(today.then_some((question, entry)));
            continue;
        }
        let assumed = said.answer().is_some_and(|entry| entry.standing == Some(Standing::Assumed));
        let why = match said.status {
            Status::Unknown => Why::Unknown,
            _ if assumed => Why::Assumed,
            Status::Blank if stand.critical && may_tell(questionnaire, question, &books) => Why::Blank,
            _ => continue,
        };
        let follow_up = said.entry().and_then(|entry| entry.follow_up.as_ref());
        let who = follow_up.and_then(|one| one.owner.as_deref()).filter(|owner| !owner.trim().is_empty());
        closing.open.push(Open { question, why, who, by: follow_up.and_then(|one| one.by) });
    }
    closing
}

/// Whether that nothing is entered may be said: of an audit's question never, for each side enters alone; of a blind
/// question while no side has entered, or once both have locked.
fn may_tell(questionnaire: &Questionnaire, question: &Question, books: &Books<'_>) -> bool {
    let entered = |side: Side| books.of(side.voice()).is_some_and(|book| book.entry(question.id.as_str()).is_some());
    questionnaire.purpose != Purpose::Audit && !(question.blind && Side::ALL.into_iter().any(entered))
}

/// Open actions: overdue first, then by day; those without a day last.
fn owed(actions: &[Action], today: NaiveDate) -> Vec<&Action> {
    let mut owed: Vec<&Action> = actions.iter().filter(|action| action.is_open()).collect();
    owed.sort_by_key(|action| (!action.is_overdue(today), action.due.is_none(), action.due));
    owed
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::engagement::ActionState;

    fn action(id: &str, due: Option<&str>, state: ActionState) -> Action {
        let due = due.map(|day| day.parse().unwrap());
        let (what, history) = ("Get the counts".into(), Vec::new());
        Action { id: id.into(), what, side: None, owner: None, due, from: None, state, history }
    }

    #[test]
    fn what_is_overdue_comes_first_and_what_is_done_not_at_all() {
        let all = [
            action("no-day", None, ActionState::Open),
            action("later", Some("2026-12-01"), ActionState::Open),
            action("done", Some("2026-11-01"), ActionState::Done),
            action("today", Some("2026-11-22"), ActionState::Moved),
            action("overdue", Some("2026-11-20"), ActionState::Open),
        ];
        let ids: Vec<&str> = owed(&all, "2026-11-22".parse().unwrap()).into_iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["overdue", "today", "later", "no-day"]);
    }
}
