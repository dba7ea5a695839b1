//! What is asked beside an answer: two names and a day, an owner and a date, a reason, evidence, a note, an action.
//!
//! Each gathers a few fields and asks for one change.

use crate::domain::edit::Change;
use crate::domain::engagement::{Action as Task, ActionState, Member, Parked};
use crate::domain::entry::{Agreed, Entry, Evidence, FollowUp, Standing, Status};
use crate::domain::parse::date;
use crate::domain::period::Side;
use crate::texts::windows::ask as texts;
use crate::tui::context::Context;
use crate::tui::outcome::{Aside, Ask, Asked, Notice, Outcome};
use crate::tui::widgets::form::{Field, Form, Takes};
use chrono::NaiveDate;

/// What the fields ask for; `None` where nothing was filled in.
#[must_use]
pub fn outcome(ask: &Ask, form: &Form, cx: &Context<'_>) -> Option<Outcome> {
    let today = cx.at.today;
    // One step to take back.
    let marked = |change| {
        let changes = mark(ask.what).into_iter().chain([change]);
        Outcome::Edits(ask.book.clone(), changes.map(|change| (ask.question.clone(), change)).collect())
    };
    let edit = |change| Outcome::Edit { book: ask.book.clone(), question: ask.question.clone(), change };
    let outcomes = match ask.what {
        Asked::Agreement | Asked::Acceptance => {
            let (agency, client) = (form.words(0)?, form.words(1)?);
            let member = |name: &str, side| Member { name: name.to_owned(), side: Some(side), role: None };
            let people = [member(&agency, Side::Agency), member(&client, Side::Client)].map(Outcome::AddPerson);
            let on = form.day(2, today).or(Some(today));
            let agreed = Agreed { agency: Some(agency), client: Some(client), on };
            people.into_iter().chain([edit(Change::Agree(agreed))]).collect()
        }
        Asked::Unknown | Asked::Assumed | Asked::FollowUp => {
            let (owner, by) = (form.words(0), form.day(1, today));
            let some = owner.is_some() || by.is_some();
            vec![marked(Change::FollowUp(some.then_some(FollowUp { owner, by })))]
        }
        Asked::NotApplicable | Asked::Declined => vec![marked(Change::Reason(form.words(0)))],
        Asked::Evidence => {
            let entry = cx.desk.and_then(|desk| desk.entry(&ask.book, &ask.question));
            let before = entry.map_or(&[][..], |entry| &entry.evidence);
            let shown = shown(before);
            let mut evidence = before[..before.len() - shown.len()].to_vec();
            // Emptied is removed; the last fields are for a further piece.
            evidence.extend((0..=shown.len()).filter_map(|piece| {
                let (what, place) = (form.words(3 * piece), form.words(3 * piece + 1));
                let some = what.is_some() || place.is_some();
                some.then(|| Evidence { what: what.unwrap_or_default(), place, on: form.day(3 * piece + 2, today) })
            }));
            if evidence == before {
                return None;
            }
            vec![edit(Change::Evidence(evidence))]
        }
        Asked::Note => vec![edit(Change::Note(form.words(0)))],
        Asked::Task | Asked::AskOf(_) | Asked::CommitmentOf(_) => vec![Outcome::AddTask(task(ask, form, cx)?)],
        Asked::Park => {
            let from = Some(format!("{}/{}", ask.book.round, ask.question));
            let parked = Parked { what: form.words(0)?, from, on: Some(today) };
            vec![Outcome::Engage(Aside::Park(parked)), Outcome::Tell(Notice::plain(texts::PARKED))]
        }
    };
    Some(Outcome::All(outcomes))
}

/// The mark that a window makes when it is kept.
fn mark(what: Asked) -> Option<Change> {
    Some(match what {
        Asked::Unknown => Change::Status(Status::Unknown),
        Asked::Assumed => Change::Standing(Standing::Assumed),
        Asked::NotApplicable => Change::Status(Status::NotApplicable),
        Asked::Declined => Change::Status(Status::Declined),
        _ => return None,
    })
}

fn task(ask: &Ask, form: &Form, cx: &Context<'_>) -> Option<Task> {
    let today = cx.at.today;
    let owner = form.words(1);
    let named = || cx.desk?.engagement().side_of(owner.as_deref()?);
    Some(Task {
        id: Task::free_id(cx.desk.map_or(&[], |desk| desk.actions()), today),
        what: form.words(0)?,
        side: form.side(2).or_else(named),
        due: form.day(3, today),
        from: Some(format!("{}/{}", ask.book.round, ask.question)),
        state: ActionState::Open,
        history: Vec::new(),
        owner,
    })
}

/// The names of a side's people, its lead first; of both sides without one.
fn names(side: Option<Side>, cx: &Context<'_>) -> Vec<String> {
    let Some(desk) = cx.desk else { return Vec::new() };
    let engagement = desk.engagement();
    let leads = Side::ALL.into_iter().filter(|s| side.is_none_or(|side| side == *s));
    let mut names: Vec<String> = leads.filter_map(|side| engagement.party(side).lead.clone()).collect();
    for member in &engagement.people {
        let fits = side.is_none() || member.side == side;
        if fits && !names.contains(&member.name) {
            names.push(member.name.clone());
        }
    }
    names
}

/// The fields of a window, filled with what the entry holds.
#[must_use]
pub fn form(ask: &Ask, cx: &Context<'_>) -> Form {
    let entry = cx.desk.and_then(|desk| desk.entry(&ask.book, &ask.question)).cloned().unwrap_or_default();
    let form = Form::new(fields(ask.what, &entry, cx), foot(ask.what));
    if matches!(ask.what, Asked::AskOf(_) | Asked::CommitmentOf(_)) {
        return form.beginning_at(0);
    }
    if ask.what == Asked::Evidence { form.beginning_at(3 * shown(&entry.evidence).len()) } else { form }
}

/// Whether Escape goes back and leaves the answer as it was: always before an agreement, and before a mark or a new action
/// unless words were typed, which are kept.
#[must_use]
pub fn escapes(what: Asked, typed: bool) -> bool {
    matches!(what, Asked::Agreement | Asked::Acceptance) || (mark(what).is_some() && !typed)
}

fn fields(what: Asked, entry: &Entry, cx: &Context<'_>) -> Vec<Field> {
    let lead = |side: Side| names(Some(side), cx).into_iter().next().unwrap_or_default();
    let name = |label, side: Option<Side>, words: &str| {
        Field::new(label, texts::NAME_HINT, Takes::Name(names(side, cx)), words)
    };
    let day = |label, on: Option<NaiveDate>| {
        Field::new(label, texts::DAY_HINT, Takes::Day, &on.map(date::show).unwrap_or_default())
    };
    let follow_up = entry.follow_up.clone().unwrap_or_default();
    let reason = entry.reason.as_deref().unwrap_or_default();
    match what {
        Asked::Agreement | Asked::Acceptance => vec![
            name(texts::FOR_AGENCY, Some(Side::Agency), &lead(Side::Agency)).needed(),
            name(texts::FOR_CLIENT, Some(Side::Client), &lead(Side::Client)).needed(),
            day(texts::ON, Some(cx.at.today)).needed(),
        ],
        Asked::Unknown | Asked::Assumed | Asked::FollowUp => {
            vec![name(texts::OWNER, None, follow_up.owner.as_deref().unwrap_or_default()), day(texts::BY, follow_up.by)]
        }
        Asked::NotApplicable | Asked::Declined => {
            vec![Field::new(texts::REASON, texts::REASON_HINT, Takes::Words, reason)]
        }
        Asked::Evidence => {
            let piece = |one: &Evidence| {
                [
                    Field::new(texts::WHAT, texts::WHAT_HINT, Takes::Words, &one.what),
                    Field::new(texts::WHERE, texts::WHERE_HINT, Takes::Words, one.place.as_deref().unwrap_or_default()),
                    day(texts::DATED, one.on),
                ]
            };
            let another = Evidence { what: String::new(), place: None, on: None };
            shown(&entry.evidence).iter().chain([&another]).flat_map(piece).collect()
        }
        Asked::Note => {
            vec![Field::new("", texts::NOTE_HINT, Takes::Lines, entry.note.as_deref().unwrap_or_default())]
        }
        Asked::AskOf(side) | Asked::CommitmentOf(side) => {
            let begun = if what == Asked::AskOf(side) { texts::ASK } else { texts::COMMITMENT };
            vec![
                Field::new(texts::WHAT, texts::TASK_HINT, Takes::Words, begun).needed(),
                name(texts::OWNER, Some(side), &lead(side)),
                Field::new(texts::SIDE, texts::SIDE_HINT, Takes::Side, side.as_str()),
                day(texts::BY, None),
            ]
        }
        Asked::Park => vec![Field::new(texts::WHAT, texts::PARK_HINT, Takes::Words, "").needed()],
        Asked::Task => vec![
            Field::new(texts::WHAT, texts::TASK_HINT, Takes::Words, "").needed(),
            name(texts::OWNER, None, ""),
            Field::new(texts::SIDE, texts::SIDE_HINT, Takes::Side, ""),
            day(texts::BY, None),
        ],
    }
}

/// The pieces of evidence that fit into a small window: the last ones.
fn shown(evidence: &[Evidence]) -> &[Evidence] {
    &evidence[evidence.len().saturating_sub(2)..]
}

const fn foot(what: Asked) -> &'static str {
    match what {
        Asked::Agreement | Asked::Acceptance => texts::AGREE_FOOT,
        Asked::Note => texts::NOTE_HINT,
        Asked::Unknown | Asked::Assumed => texts::MARK_FOOT,
        Asked::NotApplicable | Asked::Declined => texts::REASON_FOOT,
        Asked::Evidence => texts::EVIDENCE_FOOT,
        Asked::FollowUp => texts::FOOT,
        Asked::Task | Asked::AskOf(_) | Asked::CommitmentOf(_) => texts::TASK_FOOT,
        Asked::Park => texts::PARK_FOOT,
    }
}

/// The title of a window.
#[must_use]
pub const fn title(what: Asked) -> &'static str {
    match what {
        Asked::Agreement => texts::AGREEMENT,
        Asked::Acceptance => texts::ACCEPTANCE,
        Asked::Unknown => texts::UNKNOWN,
        Asked::Assumed => texts::ASSUMED,
        Asked::FollowUp => texts::FOLLOW_UP,
        Asked::NotApplicable => texts::NOT_APPLICABLE,
        Asked::Declined => texts::DECLINED,
        Asked::Evidence => texts::EVIDENCE,
        Asked::Note => texts::NOTE,
        Asked::Task | Asked::AskOf(_) | Asked::CommitmentOf(_) => texts::TASK,
        Asked::Park => texts::PARK,
    }
}
