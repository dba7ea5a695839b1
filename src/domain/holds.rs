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
use said::{Answer, Said};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What a check may look at beside the value itself.
pub struct Surroundings<'a> {
    /// Names, sides and roles of people.
    pub engagement: &'a Engagement,
    /// The other questions.
    pub questionnaire: &'a Questionnaire,
    /// The entry of another question that counts.
    pub entry: &'a dyn Fn(&str) -> Option<&'a Entry>,
}

/// The places of the checks of a question that fail for a value, in order.
#[must_use]
pub fn failing(question: &Question, value: &Value, around: &Surroundings<'_>) -> Vec<usize> {
    if question.checks.is_empty() {
        return Vec::new();
    }
    let answer = Answer::new(question, value);
    let checks = question.checks.iter().enumerate();
    checks.filter(|(_, check)| !check.holds_for(&answer, around)).map(|(at, _)| at).collect()
}

impl Check {
    /// Whether the check holds for a value of its question.
    #[must_use]
    pub fn holds(&self, question: &Question, value: &Value, around: &Surroundings<'_>) -> bool {
        self.holds_for(&Answer::new(question, value), around)
    }

    fn holds_for(&self, answer: &Answer<'_>, around: &Surroundings<'_>) -> bool {
        match self {
            Self::Filled { columns } => are_filled(answer, columns.as_deref()),
            Self::MinRows { rows } => answer.rows.len() >= *rows as usize,
            Self::Includes { column, values } => {
                let there: HashSet<Cow<'_, str>> = answer.words_in(column).collect();
                values.iter().all(|wanted| there.contains(wanted.as_str()))
            }
            Self::ExactlyOne { column, value: wanted, per } => has_exactly_one(answer, column, wanted, per.as_ref()),
            Self::OnePerson { columns } => {
                let said = answer.said(&people_in(answer.question, columns));
                said.into_iter().all(|said| match said {
                    Said::Person(person) => people::is_one_person(&person.name, around.engagement),
                    Said::Text(name) => people::is_one_person(name, around.engagement),
                    _ => true,
                })
            }
            Self::Differs { columns } => answer.rows.iter().all(|row| {
                let cells = columns.iter().filter_map(|column| answer.words(row, column));
                no_two_alike(cells)
            }),
            Self::Unique { column } => no_two_alike(answer.words_in(column)),
            Self::Before(order) => in_order(answer, order, around, |own, other| own < other),
            Self::After(order) => in_order(answer, order, around, |own, other| own > other),
            Self::AtLeast(limit) => numbers_hold(answer, limit, |number, bound| number >= bound),
            Self::AtMost(limit) => numbers_hold(answer, limit, |number, bound| number <= bound),
            Self::BothSides { columns } => {
                let said = answer.said(&people_in(answer.question, columns));
                people::of_both_sides(&said, around.engagement)
            }
            Self::Mentions { any } => answer.said(&[]).into_iter().any(|said| {
                let Said::Text(text) = said else { return false };
                any.iter().any(|mention| match mention {
                    // Where a date would do as well, its digits do.
                    Mention::Number if any.contains(&Mention::Date) => people::mentions_number(text),
                    Mention::Number => people::mentions_number_beside_dates(text),
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

fn are_filled(answer: &Answer<'_>, columns: Option<&[Id]>) -> bool {
    let wanted = |column: &&Column| columns.map_or(column.required, |named| named.contains(&column.id));
    let wanted: Vec<&Column> = answer.question.kind.columns().iter().filter(wanted).collect();
    let filled = |row: &&Row| wanted.iter().all(|column| filled_cell(column, row).is_some());
    is_filled(&answer.question.kind, answer.value) && answer.rows.iter().all(filled)
}

fn has_exactly_one(answer: &Answer<'_>, column: &Id, wanted: &str, per: Option<&Id>) -> bool {
    let has_it = |row: &Row| answer.words(row, column).is_some_and(|words| words == wanted);
    let Some(per) = per else {
        return answer.rows.iter().filter(|row| has_it(row)).count() == 1;
    };
    let mut groups: HashMap<Cow<'_, str>, usize> = HashMap::new();
    for row in &answer.rows {
        if let Some(group) = answer.words(row, per) {
            *groups.entry(group).or_default() += usize::from(has_it(row));
        }
    }
    !groups.is_empty() && groups.into_values().all(|count| count == 1)
}

fn no_two_alike<'w>(words: impl IntoIterator<Item = Cow<'w, str>>) -> bool {
    let mut seen = HashSet::new();
    words.into_iter().all(|word| seen.insert(folded(&word)))
}

fn in_order(
    answer: &Answer<'_>,
    order: &Order,
    around: &Surroundings<'_>,
    right: fn(NaiveDate, NaiveDate) -> bool,
) -> bool {
    let answered = (around.entry)(order.question.as_str()).filter(|entry| entry.status == Status::Answered);
    let other = around.questionnaire.question(order.question.as_str());
    let (Some(other), Some(there)) = (other, answered.and_then(|entry| entry.value.as_ref())) else {
        return true;
    };
    let others = Answer::new(other, there).dates(order.of.as_ref());
    let (Some(first), Some(last)) = (others.iter().min(), others.iter().max()) else { return true };
    answer.dates(order.column.as_ref()).into_iter().all(|own| right(own, *first) && right(own, *last))
}

fn numbers_hold(answer: &Answer<'_>, limit: &Limit, right: fn(Decimal, Decimal) -> bool) -> bool {
    let columns = limit.column.as_ref().map_or(&[] as &[Id], std::slice::from_ref);
    answer.said(columns).into_iter().all(|said| match said {
        Said::Number(number) => right(number, limit.number),
        _ => true,
    })
}

#[cfg(test)]
mod tests;
