//! X4, X10 and X11: who is named where, and for which side.

use crate::domain::entry::{Agreed, Standing};
use crate::domain::filled::folded;
use crate::domain::parse::date;
use crate::domain::period::Side;
use crate::domain::value::{Cell, Person, Row, Value};
use crate::insight::cross_check::found::{Look, Misfit, Rule, person};
use crate::texts::fits as texts;
use std::collections::{BTreeMap, BTreeSet};

/// The roster.
const ROSTER: &str = "dr-roster";
/// The leads and their side.
const LEADS: [(&str, Side); 2] = [("dr-client-lead", Side::Client), ("dr-agency-lead", Side::Agency)];
/// Where somebody owns something: question and column.
const OWNED: [(&str, &str); 7] = [
    ("cc-lead-handling", "owner"),
    ("dr-decision-matrix", "decides"),
    ("me-kpi-register", "owner"),
    ("me-reporting-calendar", "owner"),
    ("to-system-register", "runs"),
    ("to-data-flows", "owner"),
    ("cc-open-assumptions", "owner"),
];
/// Of fewer rows no share is taken.
const FEWEST_ROWS: usize = 6;
/// Fewer answers that are agreed on one day are no crowd.
const FEWEST_AGREED: usize = 10;

/// What is noted of each name: the name folded, the name as first written, the notes.
type ByName<T> = BTreeMap<String, (String, Vec<T>)>;

/// Everybody named in an answer.
fn named(value: &Value) -> Vec<&Person> {
    fn of(row: &Row) -> impl Iterator<Item = &Person> {
        row.cells().filter_map(|(_, cell)| match cell {
            Cell::Person(person) => Some(person),
            _ => None,
        })
    }
    let people: Vec<&Person> = match value {
        Value::Person(person) => vec![person],
        Value::Record(row) => of(row).collect(),
        Value::Table(rows) => rows.iter().flat_map(of).collect(),
        _ => Vec::new(),
    };
    people.into_iter().filter(|person| !person.name.trim().is_empty()).collect()
}

/// X4: everybody named is on the roster; a deputy is another person than the lead; nobody is named for both sides.
#[must_use]
pub fn roster(look: &Look<'_>) -> Vec<Misfit> {
    let mut found = Vec::new();
    found.extend(not_listed(look));
    for (question, _) in LEADS {
        let Some(row) = look.record(question) else { continue };
        let Some(lead) = person(row, "person") else { continue };
        let beside = person(row, "deputy").map(|deputy| deputy.name.as_str());
        if let Some(deputy) = beside.or(lead.deputy.as_deref()).filter(|deputy| folded(deputy) == folded(&lead.name)) {
            found.push(Misfit::new(Rule::X4, &[question], texts::own_deputy(deputy.trim(), question)));
        }
    }
    found.extend(both_sides(look));
    found
}

fn not_listed(look: &Look<'_>) -> Option<Misfit> {
    let listed: BTreeSet<String> = look
        .rows(ROSTER)
        .iter()
        .filter_map(|row| person(row, "person"))
        .flat_map(|person| [Some(folded(&person.name)), person.deputy.as_deref().map(folded)])
        .flatten()
        .collect();
    if listed.is_empty() {
        return None;
    }
    let mut missing: Vec<(String, String, &str)> = Vec::new();
    let mut everybody: BTreeSet<String> = BTreeSet::new();
    for (question, entry) in look.all().filter(|(question, _)| question.id.as_str() != ROSTER) {
        for person in entry.value.as_ref().map(named).unwrap_or_default() {
            let name = folded(&person.name);
            if everybody.insert(name.clone()) && !listed.contains(&name) {
                missing.push((name, person.name.trim().to_owned(), question.id.as_str()));
            }
        }
    }
    if missing.is_empty() {
        return None;
    }
    let names: Vec<String> = missing.iter().map(|(_, name, question)| texts::in_question(name, question)).collect();
    let mut questions = vec![ROSTER];
    for (_, _, question) in &missing {
        if !questions.contains(question) {
            questions.push(question);
        }
    }
    Some(Misfit::new(Rule::X4, &questions, texts::not_listed(missing.len(), everybody.len(), &names)))
}

fn both_sides(look: &Look<'_>) -> Vec<Misfit> {
    let mut sides: ByName<(Side, &str)> = BTreeMap::new();
    let mut note = |name: &str, side: Side, question| {
        let (_, all) = sides.entry(folded(name)).or_insert_with(|| (name.trim().to_owned(), Vec::new()));
        if !all.iter().any(|(known, _)| *known == side) {
            all.push((side, question));
        }
    };
    for (question, entry) in look.all() {
        let of_lead = LEADS.iter().find(|(lead, _)| *lead == question.id.as_str()).map(|(_, side)| *side);
        for person in entry.value.as_ref().map(named).unwrap_or_default() {
            if let Some(side) = person.side.or(of_lead) {
                note(&person.name, side, question.id.as_str());
            }
        }
    }
    let twice = sides.into_values().filter(|(_, all)| all.len() > 1);
    twice
        .map(|(name, all)| {
            let ((one, at), (other, there)) = (all[0], all[1]);
            let words = texts::both_sides(&name, (one.as_str(), at), (other.as_str(), there));
            Misfit::new(Rule::X4, &[at, there], words)
        })
        .collect()
}

/// X10: nobody holds more than a third of the rows that name who owns something.
#[must_use]
pub fn single_point(look: &Look<'_>) -> Vec<Misfit> {
    let mut held: ByName<(&str, usize)> = BTreeMap::new();
    let mut all = 0;
    for (question, column) in OWNED {
        for owner in look.rows(question).iter().filter_map(|row| person(row, column)) {
            all += 1;
            let (_, rows) =
                held.entry(folded(&owner.name)).or_insert_with(|| (owner.name.trim().to_owned(), Vec::new()));
            match rows.iter_mut().find(|(known, _)| *known == question) {
                Some((_, count)) => *count += 1,
                None => rows.push((question, 1)),
            }
        }
    }
    let count = |rows: &[(&str, usize)]| rows.iter().map(|(_, count)| count).sum::<usize>();
    let many = held.into_values().filter(|(_, rows)| all >= FEWEST_ROWS && count(rows) * 3 > all);
    many.map(|(name, rows)| {
        let questions: Vec<&str> = rows.iter().map(|(question, _)| *question).collect();
        Misfit::new(Rule::X10, &questions, texts::single_point(&name, count(&rows), all, &rows))
    })
    .collect()
}

/// X11: each agreement carries a name of each side, and not everything was agreed on one day.
#[must_use]
pub fn agreements(look: &Look<'_>) -> Vec<Misfit> {
    let stands = |standing: Option<Standing>| matches!(standing, Some(Standing::Agreed | Standing::Proven));
    let agreed = look.joint.iter().filter(|(_, entry)| stands(entry.standing));
    let agreed: Vec<(&str, &Agreed)> =
        agreed.filter_map(|(question, entry)| Some((question.id.as_str(), entry.agreed.as_ref()?))).collect();
    let mut found: Vec<Misfit> =
        agreed.iter().filter_map(|(question, agreed)| crossed(look, question, agreed)).collect();
    let days: BTreeSet<_> = agreed.iter().map(|(_, agreed)| agreed.on).collect();
    if let (true, 1, Some(Some(day))) = (agreed.len() >= FEWEST_AGREED, days.len(), days.first()) {
        let questions: Vec<&str> = agreed.iter().map(|(question, _)| *question).collect();
        found.push(Misfit::new(Rule::X11, &questions, texts::same_day(agreed.len(), &date::show(*day))));
    }
    found
}

/// An agreement whose name for a side is known to be the other's, or the same for both.
fn crossed(look: &Look<'_>, question: &str, agreed: &Agreed) -> Option<Misfit> {
    let name = |side: Side| match side {
        Side::Agency => agreed.agency.as_deref(),
        Side::Client => agreed.client.as_deref(),
    };
    let words = match (agreed.agency.as_deref(), agreed.client.as_deref()) {
        (Some(agency), Some(client)) if folded(agency) == folded(client) => texts::same_name(question, agency.trim()),
        _ => {
            let wrong = Side::ALL.into_iter().find_map(|side| {
                let name = name(side)?;
                (look.engagement.side_of(name) == Some(side.other())).then_some((side, name))
            });
            let (side, name) = wrong?;
            texts::other_side(question, name.trim(), side.as_str())
        }
    };
    Some(Misfit::new(Rule::X11, &[question], words))
}
