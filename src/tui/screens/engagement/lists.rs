//! The lists of the engagement page: late, due, criticals to come, actions, conflicts, rounds, the next review.
//!
//! Makes rows; decides nothing.

use crate::domain::engagement::{Action, ActionState, Parked};
use crate::domain::id::Id;
use crate::domain::questionnaire::Purpose;
use crate::insight::applies::Place;
use crate::insight::scorecard::Line;
use crate::texts::{engagement as texts, home, voices};
use crate::tui::context::Context;
use crate::tui::outcome::{Aside, Outcome};
use crate::tui::screens::engagement::shown::{Section, Shown, Target, short};
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, Row, row};

/// A section shows this many questions; the rest is behind one more row.
const MOST: usize = 8;
/// From this many columns on an action stands in one row; else in two, and fewer are shown.
const ONE_ROW: u16 = 64;
const FEWER: usize = 4;
/// Columns of what a question is short of.
const SHORT: u16 = 14;
/// Columns of a week.
const WEEK: u16 = 8;

/// What is late, what is due this week, which criticals come later; in an audit what has no entry.
pub fn questions(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let (Some(card), Some(outlook)) = (shown.card, &shown.outlook) else { return };
    let is_short = |ids: &[Id]| -> Vec<Id> { ids.iter().filter(|id| shown.is_short(id)).cloned().collect() };
    if shown.questionnaire.purpose == Purpose::Audit {
        let blank = |line: &&Line| line.place == Place::Asked && short(line) == texts::short::BLANK;
        let blanks: Vec<Id> = card.lines().filter(blank).map(|line| line.id.clone()).collect();
        return section(shown, Section::Due, texts::NOT_ANSWERED, &blanks, &mut true, draft);
    }
    let (late, due) = (is_short(&outlook.late), is_short(&outlook.due));
    let mut first = true;
    section(shown, Section::Late, texts::LATE, &critical_first(shown, late.clone()), &mut first, draft);
    if let Some(week) = outlook.week {
        section(
            shown,
            Section::Due,
            &texts::due_this_week(week),
            &critical_first(shown, due.clone()),
            &mut first,
            draft,
        );
        if late.is_empty() && due.is_empty() {
            draft.heading(&texts::due_this_week(week), "");
            draft.push(row(texts::NOTHING_DUE, draft.width(), Role::Dim));
        }
    }
    let mut later = is_short(&outlook.open_criticals);
    later.retain(|id| !late.contains(id) && !due.contains(id));
    section(shown, Section::Criticals, texts::CRITICALS, &later, &mut first, draft);
}

fn critical_first(shown: &Shown<'_>, mut ids: Vec<Id>) -> Vec<Id> {
    ids.sort_by_key(|id| !line(shown, id).is_some_and(|line| line.critical));
    ids
}

fn line<'a>(shown: &Shown<'a>, id: &Id) -> Option<&'a Line> {
    shown.card.and_then(|card| card.line(id.as_str()))
}

fn section(shown: &Shown<'_>, section: Section, title: &str, ids: &[Id], first: &mut bool, draft: &mut Draft<Target>) {
    if ids.is_empty() {
        return;
    }
    draft.heading(title, &texts::count(ids.len(), std::mem::take(first)));
    for id in ids.iter().take(MOST) {
        draft.choice(Target::Question(id.clone()), |draft| draft.push(question(shown, id, draft.width())));
    }
    more(section, ids.len(), MOST, draft);
}

fn more(section: Section, count: usize, shown: usize, draft: &mut Draft<Target>) {
    if count > shown {
        let words = texts::more(count - shown);
        draft.choice(Target::More(section), |draft| {
            draft.push(Row::default().words(2, draft.width().saturating_sub(2), &words, Role::Dim));
        });
    }
}

fn question(shown: &Shown<'_>, id: &Id, width: u16) -> Row {
    let line = line(shown, id);
    let star = if line.is_some_and(|line| line.critical) { "*" } else { "" };
    let week = line.and_then(|line| line.settled).map(texts::week).unwrap_or_default();
    let lacks = line.map_or("", short);
    let at = width.saturating_sub(SHORT + WEEK);
    row(star, 1, Role::Accent)
        .words(2, at.saturating_sub(3), &shown.title(id), Role::Text)
        .words(at, SHORT - 1, lacks, Role::Dim)
        .right(width, &week, Role::Dim)
}

/// Open actions, the overdue ones first.
pub fn actions(shown: &Shown<'_>, cx: &Context<'_>, draft: &mut Draft<Target>) {
    let today = cx.at.today;
    let mut open: Vec<&Action> = shown.desk.actions().iter().filter(|action| action.is_open()).collect();
    open.sort_by_key(|action| (!action.is_overdue(today), action.due.is_none(), action.due));
    let overdue = open.iter().filter(|action| action.is_overdue(today)).count();
    let aside = if open.is_empty() { String::new() } else { texts::actions(overdue, open.len()) };
    draft.heading(texts::ACTIONS, &aside);
    if open.is_empty() {
        draft.push(row(texts::NO_ACTIONS, draft.width(), Role::Dim));
    }
    let most = if draft.width() >= ONE_ROW { MOST } else { FEWER };
    for action in open.iter().take(most) {
        draft.choice(Target::Action(action.id.clone()), |draft| {
            let width = draft.width();
            let owner = action.owner.as_deref().unwrap_or(texts::NOBODY);
            let day = action.due.map(home::short_day).unwrap_or_default();
            let (day, role) =
                if action.is_overdue(today) { (texts::overdue(&day), Role::Bad) } else { (day, Role::Dim) };
            if width >= ONE_ROW {
                let at = width - 38;
                let what = row(&action.what, at - 1, Role::Text);
                draft.push(what.words(at, 20, owner, Role::Dim).right(width, &day, role));
            } else {
                draft.push(row(&action.what, width, Role::Text));
                let who = Row::default().words(2, width.saturating_sub(22), owner, Role::Dim);
                draft.push(who.right(width, &day, role));
            }
        });
    }
    more(Section::Actions, open.len(), most, draft);
}

/// Answers that were changed in two places.
pub fn conflicts(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let found = |book: &crate::domain::book::Book| -> Vec<Id> {
        book.slips().filter(|(_, slip)| !slip.conflicts.is_empty()).map(|(id, _)| id.clone()).collect()
    };
    let books = &shown.desk.opened().books;
    let of_book = books.iter().map(|(name, book)| (name, found(book))).filter(|(_, ids)| !ids.is_empty());
    let all: Vec<_> = of_book.collect();
    if all.is_empty() {
        return;
    }
    draft.heading(texts::CONFLICTS, texts::CONFLICTS_HOW);
    for (name, ids) in all {
        for id in ids {
            let question = shown.desk.question(&name.round, &id);
            let title = question.map_or_else(|| id.to_string(), |question| question.title().to_owned());
            let words = if name == shown.book { title } else { texts::of_voice(&title, voices::name(name.voice)) };
            draft.choice(Target::Conflict(name.clone(), id), |draft| {
                draft.push(Row::default().words(2, draft.width().saturating_sub(2), &words, Role::Warn));
            });
        }
    }
}

/// The other rounds, where there are several.
pub fn rounds(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let rounds = &shown.engagement().rounds;
    if rounds.len() < 2 {
        return;
    }
    draft.heading(texts::ROUNDS, "");
    for round in rounds {
        let here = round.id == shown.book.round;
        let title = shown.desk.questionnaire(&round.id).map_or(round.id.as_str(), |one| one.title.as_str());
        let when = match (here, round.closed, round.start) {
            (true, ..) => texts::SHOWN.to_owned(),
            (_, Some(on), _) => texts::closed(on),
            (_, None, Some(on)) => home::day(on),
            (_, None, None) => home::NO_START.to_owned(),
        };
        draft.choice(Target::Round(round.id.clone()), |draft| {
            let width = draft.width();
            let again = rounds.iter().filter(|other| other.questionnaire.id == round.questionnaire.id).count() > 1;
            let words = if again { format!("{title} ({})", round.id) } else { title.to_owned() };
            draft.push(row(&words, width.saturating_sub(20), Role::Text).right(width, &when, Role::Dim));
        });
    }
}

/// What is parked, where anything is.
pub fn parked(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let parked = &shown.engagement().parked;
    if parked.is_empty() {
        return;
    }
    draft.heading(texts::PARKED, texts::PARKED_HOW);
    for thought in parked {
        draft.choice(Target::Parked(thought.clone()), |draft| {
            let width = draft.width();
            let day = thought.on.map(home::short_day).unwrap_or_default();
            draft.push(row(&thought.what, width.saturating_sub(10), Role::Text).right(width, &day, Role::Dim));
        });
    }
}

/// Makes an action of a parked thought; who does it by when follows on the page of open points.
#[must_use]
pub fn as_action(thought: &Parked, cx: &Context<'_>) -> Outcome {
    let today = cx.at.today;
    let task = Action {
        id: Action::free_id(cx.desk.map_or(&[], |desk| desk.actions()), today),
        what: thought.what.clone(),
        side: None,
        owner: None,
        due: None,
        from: thought.from.clone(),
        state: ActionState::Open,
        history: Vec::new(),
    };
    Outcome::All(vec![Outcome::AddTask(task), Outcome::Engage(Aside::Unpark(thought.clone()))])
}

/// The next review.
pub fn review(shown: &Shown<'_>, cx: &Context<'_>, draft: &mut Draft<Target>) {
    draft.heading(texts::REVIEW, "");
    let ahead = shown.engagement().reviews.iter().filter(|review| review.on >= cx.at.today);
    let Some(review) = ahead.min_by_key(|review| review.on) else {
        return draft.push(row(texts::NO_REVIEW, draft.width(), Role::Warn));
    };
    let width = draft.width();
    let away = texts::in_days((review.on - cx.at.today).num_days());
    let words = texts::review(&home::day(review.on), &review.kind);
    draft.push(row(&words, width.saturating_sub(14), Role::Text).right(width, &away, Role::Dim));
    if let Some((from, _)) = review.postponed.first() {
        draft.paragraph(0, &texts::postponed(review.postponed.len(), *from), Role::Warn);
    }
}
