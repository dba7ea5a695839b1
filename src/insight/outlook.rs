//! What is due: this week's questions and the late ones, open criticals, minutes left, unknowns and assumptions with
//! their owners and dates, what is overdue.
//!
//! Looks at one round through its scorecard, so it never shows what a blind question still hides.

use crate::domain::engagement::Action;
use crate::domain::entry::{Entry, Standing, Status};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::{Questionnaire, Step};
use crate::insight::applies::Place;
use crate::insight::books::{AsOf, Books};
use crate::insight::credit::AGREED;
use crate::insight::scorecard::{Line, Scorecard};
use chrono::NaiveDate;

/// What is due in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The week; `None` in audits and without a start.
    pub week: Option<u32>,
    /// Not yet settled, to be settled this week or at once; in the order asked.
    pub due: Vec<Id>,
    /// Not yet settled though their week has passed.
    pub late: Vec<Id>,
    /// Criticals below *agreed* (audit: below step 3), in the order asked.
    pub open_criticals: Vec<Id>,
    /// Minutes left, step by step, of steps that ask something.
    pub minutes: Vec<StepMinutes>,
    /// Unknowns to find out and assumptions to test: the earliest day first, those without a day last.
    pub follow_ups: Vec<FollowUpDue>,
    /// Follow-ups whose day has passed.
    pub overdue_follow_ups: u32,
    /// Open actions whose day has passed.
    pub overdue_actions: u32,
    /// The next strategic review, today among them.
    pub next_review: Option<NaiveDate>,
}

/// One step and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepMinutes {
    /// The step.
    pub step: Id,
    /// Questions it asks here.
    pub asked: u32,
    /// Those of them that are blank.
    pub blank: u32,
    /// Minutes left for the blank ones, rounded up; `None` where none are planned.
    pub left: Option<u32>,
}

/// Something a person will find out or test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpDue {
    /// The question.
    pub question: Id,
    /// Whose entry says so.
    pub voice: Voice,
    /// What is to be done.
    pub task: Task,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub by: Option<NaiveDate>,
    /// Whether that day has passed.
    pub overdue: bool,
}

/// What a follow-up is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Find out what nobody knows.
    FindOut,
    /// Test an assumption.
    Test,
}

/// What is due in the round of a scorecard.
#[must_use]
pub fn outlook(
    questionnaire: &Questionnaire,
    books: &Books<'_>,
    card: &Scorecard,
    actions: &[Action],
    at: AsOf,
) -> Outlook {
    let mut lines: Vec<&Line> = card.lines().filter(|line| line.place == Place::Asked).collect();
    lines.sort_by_key(|line| questionnaire.position(line.id.as_str()));
    let open = |line: &&&Line| !is_settled(line);
    let ids = |test: &dyn Fn(&Line) -> bool| -> Vec<Id> {
        lines.iter().filter(open).filter(|line| test(line)).map(|line| line.id.clone()).collect()
    };
    let week = card.week;
    let mut follow_ups: Vec<FollowUpDue> = lines.iter().filter_map(|line| follow_up(books, line, at)).collect();
    follow_ups.sort_by_key(|follow_up| (follow_up.by.is_none(), follow_up.by));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Outlook {
        week,
        due: ids(&|line| week.is_some_and(|week| line.settled.is_none_or(|settled| settled == week))),
        late: ids(&|line| week.is_some_and(|week| line.settled.is_some_and(|settled| settled < week))),
        open_criticals: ids(&|line| line.critical && (line.counted || line.silent)),
        minutes: questionnaire.steps.iter().filter_map(|step| minutes(questionnaire, step, &lines)).collect(),
        overdue_follow_ups: number(follow_ups.iter().filter(|follow_up| follow_up.overdue).count()),
        follow_ups,
        overdue_actions: number(actions.iter().filter(|action| action.is_overdue(at.today)).count()),
        next_review: books.engagement.reviews.iter().map(|review| review.on).filter(|on| *on >= at.today).min(),
    }
}

/// Whether nothing is left to do for a question: agreed by both, its checks passed and fresh; what never scores is
/// settled once it is entered.
#[must_use]
pub const fn is_settled(line: &Line) -> bool {
    if line.item { line.credit.value >= AGREED } else { !matches!(line.status, Status::Blank | Status::Unknown) }
}

fn follow_up(books: &Books<'_>, line: &Line, at: AsOf) -> Option<FollowUpDue> {
    let voice = line.voice?;
    let task = match (line.status, line.credit.standing) {
        (Status::Unknown, _) => Task::FindOut,
        (Status::Answered, Some(Standing::Assumed)) => Task::Test,
        _ => return None,
    };
    let entry: Option<&Entry> = books.of(voice).and_then(|book| book.entry(line.id.as_str()));
    let follow_up = entry.and_then(|entry| entry.follow_up.clone()).unwrap_or_default();
    let owner = follow_up.owner.filter(|owner| !owner.trim().is_empty());
    let overdue = follow_up.by.is_some_and(|by| by < at.today);
    Some(FollowUpDue { question: line.id.clone(), voice, task, owner, by: follow_up.by, overdue })
}

/// A step's minutes go to its questions as planned for each, else in equal parts.
fn minutes(questionnaire: &Questionnaire, step: &Step, lines: &[&Line]) -> Option<StepMinutes> {
    let (mut asked, mut blank, mut planned, mut open) = (0_u32, 0_u32, 0_u64, 0_u64);
    for line in lines {
        let Some(question) = questionnaire.question(line.id.as_str()).filter(|one| one.step == step.id) else {
            continue;
        };
        let minutes = u64::from(question.minutes.unwrap_or(0));
        asked += 1;
        planned += minutes;
        if line.status == Status::Blank {
            blank += 1;
            open += minutes;
        }
    }
    if asked == 0 {
        return None;
    }
    let left = match step.minutes {
        Some(whole) => Some((u64::from(whole) * u64::from(blank)).div_ceil(u64::from(asked))),
        None => (planned > 0).then_some(open),
    };
    Some(StepMinutes {
        step: step.id.clone(),
        asked,
        blank,
        left: left.map(|left| u32::try_from(left).unwrap_or(u32::MAX)),
    })
}

#[cfg(test)]
mod tests;
