//! Whether a check holds for a value: the only validation of values (`format.md`, table of checks).
//!
//! Pure and total: any value of any kind gets an answer. What a failed check costs is `insight::credit`'s matter, the
//! sentence it shows is `sentence`'s.

pub mod people;
pub mod said;
pub mod sentence;

use super::check::{Check, Limit, Mention, Order};
use super::engagement::Engagement;
use super::entry::{Entry, Status};
use super::filled::{filled_cell, folded, is_filled};
use super::id::Id;
use super::question::{Column, ColumnKind, Question};
use super::questionnaire::Questionnaire;
use super::value::{Decimal, Row, Value};
use chrono::NaiveDate;
use said::Said;

/// What a check may look at beside the value itself.
pub struct Surroundings<'a> {
    /// Names, sides and roles of people.
    pub engagement: &'a Engagement,
    /// The other questions.
    pub questionnaire: &'a Questionnaire,
    /// The entry of another question that counts.
    pub entry: &'a dyn Fn(&str) -> Option<&'a Entry>,
}

impl Check {
    /// Whether the check holds for a value of its question.
    #[must_use]
    pub fn holds(&self, question: &Question, value: &Value, around: &Surroundings<'_>) -> bool {
        match self {
            Self::Filled { columns } => are_filled(question, value, columns.as_deref()),
            Self::MinRows { rows } => said::rows(question, value).len() >= *rows as usize,
            Self::Includes { column, values } => {
                let there = words_in(question, &said::rows(question, value), column);
                values.iter().all(|wanted| there.contains(wanted))
            }
            Self::ExactlyOne { column, value: wanted, per } => {
                has_exactly_one(question, &said::rows(question, value), column, wanted, per.as_ref())
            }
            Self::OnePerson { columns } => {
                said::all(question, value, &people_in(question, columns)).into_iter().all(|said| match said {
                    Said::Person(person) => people::is_one_person(&person.name, around.engagement),
                    Said::Text(name) => people::is_one_person(name, around.engagement),
                    _ => true,
                })
            }
            Self::Differs { columns } => said::rows(question, value).into_iter().all(|row| {
                let cells = columns.iter().filter_map(|column| said::words(question, row, column));
                no_two_alike(cells)
            }),
            Self::Unique { column } => no_two_alike(words_in(question, &said::rows(question, value), column)),
            Self::Before(order) => in_order(question, value, order, around, |own, other| own < other),
            Self::After(order) => in_order(question, value, order, around, |own, other| own > other),
            Self::AtLeast(limit) => numbers_hold(question, value, limit, |number, bound| number >= bound),
            Self::AtMost(limit) => numbers_hold(question, value, limit, |number, bound| number <= bound),
            Self::BothSides { columns } => {
                let said = said::all(question, value, &people_in(question, columns));
                people::of_both_sides(&said, around.engagement)
            }
            Self::Mentions { any } => said::all(question, value, &[]).into_iter().any(|said| {
                let Said::Text(text) = said else { return false };
                any.iter().any(|mention| match mention {
                    Mention::Number => people::mentions_number(text),
                    Mention::Date => people::mentions_date(text),
                    Mention::Person => people::mentions_person(text, around.engagement),
                })
            }),
        }
    }
}

/// The columns named, or where none is named those that take a person.
fn people_in(question: &Question, columns: &[Id]) -> Vec<Id> {
    if !columns.is_empty() {
        return columns.to_vec();
    }
    let all = question.kind.columns().iter();
    all.filter(|column| column.kind == ColumnKind::Person).map(|column| column.id.clone()).collect()
}

fn are_filled(question: &Question, value: &Value, columns: Option<&[Id]>) -> bool {
    let wanted = |column: &&Column| columns.map_or(column.required, |named| named.contains(&column.id));
    let wanted: Vec<&Column> = question.kind.columns().iter().filter(wanted).collect();
    is_filled(&question.kind, value)
        && said::rows(question, value)
            .into_iter()
            .all(|row| wanted.iter().all(|column| filled_cell(column, row).is_some()))
}

fn words_in(question: &Question, rows: &[&Row], column: &Id) -> Vec<String> {
    rows.iter().filter_map(|row| said::words(question, row, column)).collect()
}

fn has_exactly_one(question: &Question, rows: &[&Row], column: &Id, wanted: &str, per: Option<&Id>) -> bool {
    let has_it = |row: &&&Row| said::words(question, row, column).is_some_and(|words| words == wanted);
    let Some(per) = per else {
        return rows.iter().filter(has_it).count() == 1;
    };
    let groups = words_in(question, rows, per);
    !groups.is_empty()
        && groups.iter().all(|group| {
            let in_group = |row: &&&Row| said::words(question, row, per).is_some_and(|words| words == *group);
            rows.iter().filter(in_group).filter(has_it).count() == 1
        })
}

fn no_two_alike(words: impl IntoIterator<Item = String>) -> bool {
    let mut seen = std::collections::HashSet::new();
    words.into_iter().all(|word| seen.insert(folded(&word)))
}

fn in_order(
    question: &Question,
    value: &Value,
    order: &Order,
    around: &Surroundings<'_>,
    right: fn(NaiveDate, NaiveDate) -> bool,
) -> bool {
    let answered = (around.entry)(order.question.as_str()).filter(|entry| entry.status == Status::Answered);
    let other = around.questionnaire.question(order.question.as_str());
    let (Some(other), Some(there)) = (other, answered.and_then(|entry| entry.value.as_ref())) else {
        return true;
    };
    let others = said::dates(other, there, order.of.as_ref());
    let own = said::dates(question, value, order.column.as_ref());
    own.iter().all(|own| others.iter().all(|other| right(*own, *other)))
}

fn numbers_hold(question: &Question, value: &Value, limit: &Limit, right: fn(Decimal, Decimal) -> bool) -> bool {
    let columns = limit.column.as_ref().map_or(&[] as &[Id], std::slice::from_ref);
    said::all(question, value, columns).into_iter().all(|said| match said {
        Said::Number(number) => right(number, limit.number),
        _ => true,
    })
}

#[cfg(test)]
mod tests;
