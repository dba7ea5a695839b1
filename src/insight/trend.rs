//! What changed between two rounds of one voice, like for like (`scoring.md` section 6).
//!
//! Both rounds are summed up again over the items they share, with the newer round's weights; the figures of the time stay
//! in their scorecards. Which rounds follow each other the caller knows.

use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::questionnaire::{Area, Purpose, Questionnaire};
use crate::insight::applies::Place;
use crate::insight::credit::AGREED;
use crate::insight::figure::figure;
use crate::insight::scorecard::{Figure, Line, Scorecard};
use std::cmp::Reverse;

/// A move of fewer points is noise, unless a critical crossed *agreed*.
pub const CLEAR: u32 = 10;

/// A round as its voice answered it.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The questionnaire it was answered under.
    pub questionnaire: &'a Questionnaire,
    /// Its figures.
    pub card: &'a Scorecard,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Items of the newer round that the older one has too.
    pub comparable: u32,
    /// Items that apply in the newer round.
    pub applicable: u32,
    /// The areas of the newer round in order.
    pub areas: Vec<AreaChange>,
}

/// What changed in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaChange {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// The older round over the shared items, with the newer round's weights.
    pub older: Option<Figure>,
    /// The newer round over the shared items.
    pub newer: Option<Figure>,
    /// What is to be said of it.
    pub verdict: Verdict,
}

/// What is to be said of an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A move worth showing.
    Moved(Move),
    /// Fewer than ten points, and no critical crossed *agreed*.
    NoClearChange,
    /// More than a fifth was waived or not asked in one of the rounds.
    ReducedScope,
    /// One of the rounds has no figure over the shared items.
    NoFigure,
    /// Shown as states.
    Unscored,
}

/// A move worth showing.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Points, up or down; 0 where only a critical crossed.
    pub by: i64,
    /// The criticals that crossed *agreed*, either way, in questionnaire order.
    pub crossed: Vec<Id>,
    /// The items that caused it, those that weigh most first.
    pub because: Vec<Cause>,
}

/// One item that is worth something else now.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The item, as the newer round names it.
    pub id: Id,
    /// Before.
    pub older: Worth,
    /// Now.
    pub newer: Worth,
    /// Its weight in both sums.
    pub weight: u32,
}

/// What an item is worth in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// What was said.
    pub status: Status,
    /// The step of a scale.
    pub step: Option<u8>,
    /// The credit.
    pub credit: u32,
    /// Whether it was in the sum; not if blank or cannot be told, in an audit.
    pub counted: bool,
}

impl Change {
    /// The areas with a move worth showing.
    pub fn moves(&self) -> impl Iterator<Item = (&AreaChange, &Move)> {
        self.areas.iter().filter_map(|area| match &area.verdict {
            Verdict::Moved(one) => Some((area, one)),
            _ => None,
        })
    }
}

/// What changed from the older round to the newer one.
#[must_use]
pub fn change(older: Look<'_>, newer: Look<'_>) -> Change {
    let pairs = pairs(older, newer);
    let areas = newer.questionnaire.areas.iter().map(|area| {
        let here: Vec<&(&Line, &Line)> = pairs.iter().filter(|(_, line)| of_area(newer, line, area)).collect();
        let before: Vec<Line> = here.iter().map(|(old, new)| as_now(old, new, newer, area)).collect();
        let after: Vec<Line> = here.iter().map(|(_, new)| as_now(new, new, newer, area)).collect();
        let verdict = verdict((older, newer), area, &before, &after);
        let purpose = newer.questionnaire.purpose;
        let seen = |lines: &[Line]| sum(purpose, lines).filter(|_| area.scored);
        AreaChange {
            id: area.id.clone(),
            title: area.title.clone(),
            older: seen(&before),
            newer: seen(&after),
            verdict,
        }
    });
    Change {
        areas: areas.collect(),
        comparable: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
        applicable: u32::try_from(items(newer.card).count()).unwrap_or(u32::MAX),
    }
}

/// The items that apply: scoring questions of weight above 0, asked and not waived.
fn items(card: &Scorecard) -> impl Iterator<Item = &Line> {
    card.lines().filter(|line| line.item && line.place == Place::Asked)
}

/// The shared items, older and newer, in the newer questionnaire's order: of the same id, else by an earlier one.
fn pairs<'a>(older: Look<'a>, newer: Look<'a>) -> Vec<(&'a Line, &'a Line)> {
    let then: Vec<&Line> = items(older.card).collect();
    let named = |id: &Id| then.iter().copied().find(|line| line.id == *id);
    let earlier = |line: &Line| {
        let was = newer.questionnaire.question(line.id.as_str()).map_or(&[] as &[Id], |question| &question.was);
        was.iter().find_map(named).or_else(|| {
            let was =
                |old: &Line| older.questionnaire.question(old.id.as_str()).is_some_and(|q| q.was.contains(&line.id));
            then.iter().copied().find(|old| was(old))
        })
    };
    let mut pairs: Vec<(&Line, &Line)> =
        items(newer.card).filter_map(|line| Some((named(&line.id).or_else(|| earlier(line))?, line))).collect();
    pairs.sort_by_key(|(_, line)| newer.questionnaire.position(line.id.as_str()));
    pairs
}

fn of_area(newer: Look<'_>, line: &Line, area: &Area) -> bool {
    newer.questionnaire.question(line.id.as_str()).is_some_and(|question| question.area == area.id)
}

/// A line with the name, weight and criticality of the newer round. Whether an area is scored is the newer round's matter
/// too, so what is in the sum is said anew.
fn as_now(line: &Line, now: &Line, newer: Look<'_>, area: &Area) -> Line {
    let audit = newer.questionnaire.purpose == Purpose::Audit;
    let silent = audit && matches!(line.status, Status::Blank | Status::CannotTell);
    Line {
        id: now.id.clone(),
        weight: now.weight,
        critical: now.critical,
        counted: area.scored && !silent,
        silent: area.scored && silent,
        ..line.clone()
    }
}

/// The figure over shared items; `None` where none is left or, in an audit, fewer than four fifths were answered.
fn sum(purpose: Purpose, lines: &[Line]) -> Option<Figure> {
    let told = lines.iter().filter(|line| {
        let told = matches!(line.status, Status::Answered | Status::Unknown | Status::Declined);
        purpose != Purpose::Audit || told
    });
    let enough = told.count() * 5 >= lines.len() * 4;
    figure(lines, &[]).filter(|_| enough)
}

fn verdict((older, newer): (Look<'_>, Look<'_>), area: &Area, before: &[Line], after: &[Line]) -> Verdict {
    if !area.scored {
        return Verdict::Unscored;
    }
    let reduced = |look: Look<'_>| look.card.area(area.id.as_str()).is_some_and(|area| area.reduced_scope);
    if reduced(older) || reduced(newer) {
        return Verdict::ReducedScope;
    }
    let purpose = newer.questionnaire.purpose;
    let (Some(then), Some(now)) = (sum(purpose, before), sum(purpose, after)) else { return Verdict::NoFigure };
    let by = i64::from(now.figure) - i64::from(then.figure);
    let both = || before.iter().zip(after);
    let agreed = |line: &Line| line.credit.value >= AGREED;
    let crossed = both().filter(|(then, now)| now.critical && agreed(then) != agreed(now));
    let crossed: Vec<Id> = crossed.map(|(_, now)| now.id.clone()).collect();
    if by.unsigned_abs() < u64::from(CLEAR) && crossed.is_empty() {
        return Verdict::NoClearChange;
    }
    let mut because: Vec<Cause> = both()
        .map(|(then, now)| Cause { id: now.id.clone(), older: worth(then), newer: worth(now), weight: now.weight })
        .filter(|cause| cause.older.credit != cause.newer.credit || cause.older.counted != cause.newer.counted)
        .collect();
    because.sort_by_key(|cause| Reverse(cause.weight * cause.older.credit.abs_diff(cause.newer.credit)));
    Verdict::Moved(Move { by, crossed, because })
}

fn worth(line: &Line) -> Worth {
    Worth { status: line.status, step: line.step, credit: line.credit.value, counted: line.counted }
}

#[cfg(test)]
mod tests;
