//! The score of one round, with its whole trace (`scoring.md` sections 1 to 4 and 7).
//!
//! Areas are never added up, sides never averaged; there is no overall score.

use crate::domain::entry::Status;
use crate::domain::holds::Surroundings;
use crate::domain::period::{self, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::{Area, Purpose, Questionnaire};
use crate::domain::value::Value;
use crate::insight::applies::{self, Place, Standpoint};
use crate::insight::books::{AsOf, Books};
use crate::insight::counted::Counted;
use crate::insight::counts;
use crate::insight::credit::{self, Look};
use crate::insight::figure::figure;
use crate::insight::scorecard::{AreaScore, AreaState, Criticals, Line, Scorecard};

/// Why there is no score at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoScore {
    /// A plan has no figures.
    Plan,
    /// This voice has no figure: sales never, and in an audit only the sides have.
    Voice(Voice),
    /// The side's book is not there.
    NoBook(Voice),
    /// An onboarding of this many weeks cannot be mapped.
    Weeks(u32),
}

/// Scores the books of a round as seen by their perspective.
///
/// # Errors
/// Where there is no score: a plan, a voice without a figure, a side without a book, a length other than 4 to 6 weeks.
pub fn score(questionnaire: &Questionnaire, books: &Books<'_>, at: AsOf) -> Result<Scorecard, NoScore> {
    let (purpose, voice) = (questionnaire.purpose, books.perspective);
    match (purpose, voice) {
        (Purpose::Plan, _) => return Err(NoScore::Plan),
        (_, Voice::Sales) | (Purpose::Audit, Voice::Joint) => return Err(NoScore::Voice(voice)),
        (_, Voice::Agency | Voice::Client) if books.of(voice).is_none() => return Err(NoScore::NoBook(voice)),
        _ => {}
    }
    let weeks = books.engagement.weeks_of(books.round);
    if purpose == Purpose::Coverage && !period::WEEKS.contains(&weeks) {
        return Err(NoScore::Weeks(weeks));
    }
    let start = books.round.start.filter(|_| purpose == Purpose::Coverage);
    let week = start.map(|start| period::week_of(start, at.today));
    let ledger = Ledger::open(questionnaire, books, at, weeks, week);
    let areas: Vec<AreaScore> = questionnaire.areas.iter().map(|area| ledger.area(area)).collect();
    let criticals = (purpose == Purpose::Coverage).then(|| headline(questionnaire, &areas));
    Ok(Scorecard {
        engagement: books.engagement.id.clone(),
        round: books.round.id.clone(),
        voice,
        questionnaire: questionnaire.edition.clone(),
        purpose,
        as_of: at.today,
        week,
        criticals,
        areas,
    })
}

fn headline(questionnaire: &Questionnaire, areas: &[AreaScore]) -> Criticals {
    let scored = areas.iter().filter(|area| questionnaire.area(&area.id).is_some_and(|area| area.scored));
    let mut criticals = Criticals { agreed: 0, total: 0 };
    for line in scored.flat_map(|area| &area.lines).filter(|line| line.counted && line.critical) {
        criticals.total += 1;
        criticals.agreed += u32::from(line.credit.value >= credit::AGREED);
    }
    criticals
}

/// The entries that count and where their questions stand, in questionnaire order.
struct Ledger<'l> {
    questionnaire: &'l Questionnaire,
    books: &'l Books<'l>,
    at: AsOf,
    weeks: u32,
    week: Option<u32>,
    counted: Vec<Counted<'l>>,
    standpoints: Vec<Standpoint>,
}

impl<'l> Ledger<'l> {
    fn open(questionnaire: &'l Questionnaire, books: &'l Books<'l>, at: AsOf, weeks: u32, week: Option<u32>) -> Self {
        let counted: Vec<Counted<'l>> = questionnaire
            .questions()
            .iter()
            .map(|question| counts::counted(questionnaire, question, books, at))
            .collect();
        let standpoints = applies::standpoints(questionnaire, books, &counted);
        Self { questionnaire, books, at, weeks, week, counted, standpoints }
    }

    fn area(&self, area: &Area) -> AreaScore {
        let questions = self.questionnaire.questions().iter().enumerate();
        let lines: Vec<Line> = questions
            .filter(|(_, question)| question.area == area.id && question.asked_of.asks(self.books.perspective))
            .filter(|(at, _)| self.standpoints[*at].place != Place::NotApplying)
            .map(|(at, question)| self.line(at, question, area.scored))
            .collect();
        let audit = self.questionnaire.purpose == Purpose::Audit;
        let items = || lines.iter().filter(|line| line.item);
        let count =
            |test: &dyn Fn(&Line) -> bool| u32::try_from(items().filter(|line| test(line)).count()).unwrap_or(u32::MAX);
        let asked = |line: &Line| line.place == Place::Asked;
        let applicable = count(&asked);
        let blank = count(&|line| asked(line) && line.status == Status::Blank);
        let told =
            count(&|line| asked(line) && matches!(line.status, Status::Answered | Status::Unknown | Status::Declined));
        let state = if !area.scored {
            AreaState::Unscored
        } else if applicable == 0 {
            AreaState::OutOfScope
        } else if audit && u64::from(told) * 5 < u64::from(applicable) * 4 {
            AreaState::TooFewAnswers
        } else {
            AreaState::Scored
        };
        let scored = state == AreaState::Scored;
        let weight = |test: &dyn Fn(&Line) -> bool| -> u64 {
            items().filter(|line| test(line)).map(|line| u64::from(line.weight)).sum()
        };
        let due = lines.iter().filter(|line| line.due == Some(true));
        AreaScore {
            id: area.id.clone(),
            title: area.title.clone(),
            state,
            whole: figure(&lines, &[]).filter(|_| scored),
            due: figure(due, &[]).filter(|_| scored),
            reduced_scope: weight(&|line| !asked(line)) * 5 > weight(&|_| true),
            applicable,
            entered: applicable - blank,
            blank,
            cannot_tell: count(&|line| asked(line) && line.status == Status::CannotTell),
            waived: count(&|line| line.place == Place::Waived),
            lines,
        }
    }

    fn line(&self, at: usize, question: &Question, scored: bool) -> Line {
        let purpose = self.questionnaire.purpose;
        let (counted, Standpoint { place, critical }) = (&self.counted[at], self.standpoints[at]);
        let entry = |id: &str| self.questionnaire.position(id).and_then(|at| self.counted[at].entry());
        let around =
            Surroundings { engagement: self.books.engagement, questionnaire: self.questionnaire, entry: &entry };
        let today = self.books.day(purpose, self.books.perspective, self.at);
        let credit = credit::credit(question, counted, &Look { purpose, today, around: &around });
        let weight = applies::weight(question, critical);
        let item = weight > 0 && credit::scores(purpose, question);
        let in_sum = item && scored && place == Place::Asked;
        let mute = purpose == Purpose::Audit && matches!(counted.status, Status::Blank | Status::CannotTell);
        let settled = self.questionnaire.settle_week(question).filter(|_| purpose == Purpose::Coverage);
        let settled = settled.map(|week| period::mapped_week(week.min(LAST_WEEK), self.weeks));
        Line {
            id: question.id.clone(),
            place,
            status: counted.status,
            voice: counted.voice(),
            critical,
            weight,
            credit,
            item,
            counted: in_sum && !mute,
            silent: in_sum && mute,
            settled,
            due: self.week.map(|week| settled.is_none_or(|settled| week >= settled)),
            if_agreed: credit::if_agreed(question, counted, purpose),
            step: counted.answer().and_then(|entry| match entry.value {
                Some(Value::Scale(step)) => Some(step),
                _ => None,
            }),
            confirmed: counted.answer().and_then(credit::confirmed_on),
        }
    }
}

/// Settle-by weeks beyond this are taken as this, so that their mapping stays in range.
const LAST_WEEK: u32 = 10_000;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
