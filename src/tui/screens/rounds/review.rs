//! A book before it is locked: what is answered, what is missing by name, the time. A plan before it is closed: its steps,
//! what is still to be agreed, and the old measures once the new ones are written.
//!
//! Makes rows; decides nothing.

use crate::domain::engagement::BookName;
use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::parse::show;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use crate::domain::value::Value;
use crate::texts::{engagement, two_sides as texts};
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::screens::rounds::target::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, row};
use chrono::NaiveDate;

/// The questions of a reset that write the measures anew; until both are answered the old ones stay put away.
const ANEW: [&str; 2] = ["r2-success-anew", "r2-kpi-anew"];
/// The questions of the onboarding that hold the old measures.
const OLD: [&str; 2] = ["me-success-statement", "me-kpi-register"];
/// The question of a reset that says when the next strategic review is.
const REVIEW_DATE: &str = "r3-review-date";

/// The day of the review a reset has booked.
#[must_use]
pub fn review_date(book: &BookName, cx: &Context<'_>) -> Option<NaiveDate> {
    match cx.desk?.entry(&joint(book), &Id::parse(REVIEW_DATE)?)?.value {
        Some(Value::Date(day)) => Some(day),
        _ => None,
    }
}

fn joint(book: &BookName) -> BookName {
    BookName { voice: Voice::Joint, ..book.clone() }
}

/// Makes the rows.
pub fn draft(book: &BookName, cx: &Context<'_>, draft: &mut Draft<Target>) {
    let Some(desk) = cx.desk else { return };
    let width = draft.width();
    let (entered, asked) = desk.entered(book);
    draft.push(row(&texts::answered(entered, asked), width, Role::Strong).right(
        width,
        &minutes(desk, book),
        Role::Dim,
    ));
    if desk.questionnaire(&book.round).is_some_and(|one| one.purpose == Purpose::Plan) {
        return plan(desk, book, draft);
    }
    if let Some(day) = desk.book(book).and_then(|book| book.locked) {
        draft.blank();
        draft.push(row(&engagement::capital(&engagement::locked(day.date_naive())), width, Role::Good));
        draft.paragraph(0, texts::BOOK_LOCKED, Role::Text);
        let revealed = desk.sides_of(&book.round).is_some_and(|sides| sides.pairs.is_some());
        draft.paragraph(0, if revealed { texts::BOTH_LOCKED } else { texts::WAITS }, Role::Dim);
    } else if book.voice.side().is_some() {
        draft.blank();
        draft.paragraph(0, texts::LOCK_HOW, Role::Text);
    }
    let blank = desk.sides_of(&book.round).and_then(|sides| sides.blank.get(&book.voice));
    let blank = blank.map_or(&[][..], Vec::as_slice);
    draft.heading(texts::BLANK, &blank.len().to_string());
    if blank.is_empty() {
        draft.push(row(texts::NOTHING_BLANK, width, Role::Good));
    }
    for (id, critical) in blank {
        question(desk, book, id, *critical, draft);
    }
}

fn question(desk: &Desk, book: &BookName, id: &Id, critical: bool, draft: &mut Draft<Target>) {
    let title = desk.question(&book.round, id).map_or_else(|| id.to_string(), |one| one.title().to_owned());
    let words = texts::pair(&engagement::capital(&title), critical);
    draft.choice(Target::Question(id.clone()), |draft| {
        draft.push(row(&words, draft.width(), if critical { Role::Strong } else { Role::Text }));
    });
}

/// Minutes used, if they were kept, and planned.
fn minutes(desk: &Desk, book: &BookName) -> String {
    let used = desk.round(&book.round).map_or(0, |round| round.minutes.iter().map(|(_, minutes)| minutes).sum());
    let planned =
        desk.questionnaire(&book.round).map_or(0, |one| one.steps.iter().filter_map(|step| step.minutes).sum());
    if planned == 0 { String::new() } else { texts::time(used, planned) }
}

fn plan(desk: &Desk, book: &BookName, draft: &mut Draft<Target>) {
    let Some(questionnaire) = desk.questionnaire(&book.round) else { return };
    let width = draft.width();
    let sides = desk.sides_of(&book.round);
    draft.blank();
    if let Some(on) = desk.round(&book.round).and_then(|round| round.closed) {
        draft.push(row(&engagement::capital(&engagement::closed(on)), width, Role::Good));
    } else if let Some(sides) = sides.filter(|sides| !sides.to_agree.is_empty()) {
        draft.push(row(texts::OPEN, width, Role::Warn));
        for id in &sides.to_agree {
            question(desk, &joint(book), id, true, draft);
        }
    } else {
        draft.push(row(texts::MAY_CLOSE, width, Role::Good));
    }
    draft.heading(texts::STEPS, "");
    for step in &questionnaire.steps {
        let of_step = || questionnaire.questions().iter().filter(|question| question.step == step.id);
        // In a plan every voice's word counts; the joint book holds what both wrote together.
        let said = |id: &Id| Voice::ALL.into_iter().any(|voice| desk.entry_of(book, voice, id).is_some());
        let done = of_step().filter(|question| said(&question.id)).count();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let first = of_step().find(|question| !said(&question.id)).or_else(|| of_step().next());
        let Some(first) = first else { continue };
        draft.choice(Target::Question(first.id.clone()), |draft| {
            let words = engagement::of(count(done), count(of_step().count()));
            draft.push(row(&step.title, width.saturating_sub(12), Role::Text).right(width, &words, Role::Text));
        });
    }
    if ANEW.iter().any(|id| questionnaire.question(id).is_some()) {
        old_measures(desk, book, draft);
    }
}

/// The measures of the onboarding: only once the new ones are written.
fn old_measures(desk: &Desk, book: &BookName, draft: &mut Draft<Target>) {
    draft.heading(texts::OLD, "");
    let written = |id: &str| {
        let entry = Id::parse(id).and_then(|id| desk.entry(&joint(book), &id).map(|entry| entry.status));
        entry == Some(Status::Answered)
    };
    if !ANEW.iter().all(|id| written(id)) {
        return draft.paragraph(0, texts::PUT_AWAY, Role::Dim);
    }
    let mut any = false;
    for round in &desk.engagement().rounds {
        let name = BookName { round: round.id.clone(), voice: Voice::Joint };
        for id in OLD.iter().filter_map(|id| Id::parse(id)) {
            let Some((question, entry)) = desk.question(&round.id, &id).zip(desk.entry(&name, &id)) else { continue };
            let Some(value) = &entry.value else { continue };
            any = true;
            draft.push(row(&engagement::capital(question.title()), draft.width(), Role::Accent));
            draft.paragraph(2, &show::value(&question.kind, value), Role::Text);
        }
    }
    if !any {
        draft.paragraph(0, texts::NO_OLD, Role::Dim);
    }
}
