//! The sentence a check shows when it fails, with the headings of its columns.
//!
//! The words stand in `texts::checks`; here only the right one is chosen.

use crate::domain::check::{Check, Limit, Mention, Order};
use crate::domain::id::Id;
use crate::domain::parse::number;
use crate::domain::question::{ColumnKind, Kind, Question};
use crate::texts::checks as words;

impl Check {
    /// What to do so that the check holds, in one plain sentence.
    #[must_use]
    pub fn sentence(&self, question: &Question) -> String {
        let title = |id: &Id| {
            let column = question.kind.columns().iter().find(|column| column.id == *id);
            column.map_or_else(|| id.to_string(), |column| column.title.clone())
        };
        let rows = matches!(question.kind, Kind::Table(_));
        let titles = |ids: &[Id]| words::list(&ids.iter().map(title).collect::<Vec<_>>());
        match self {
            Self::Filled { columns } => {
                let columns = columns.clone().unwrap_or_else(|| {
                    let required = question.kind.columns().iter().filter(|column| column.required);
                    required.map(|column| column.id.clone()).collect()
                });
                if columns.is_empty() { words::FILLED.to_owned() } else { words::filled_in(&titles(&columns), rows) }
            }
            Self::MinRows { rows } => words::min_rows(*rows),
            Self::Includes { column, values } => words::includes(&title(column), values),
            Self::ExactlyOne { column, value, per } => {
                let yes_no = question.kind.columns().iter().any(|c| c.id == *column && c.kind == ColumnKind::YesNo);
                let value = match value.as_str() {
                    "true" if yes_no => "yes",
                    "false" if yes_no => "no",
                    other => other,
                };
                words::exactly_one(&title(column), value, per.as_ref().map(title).as_deref())
            }
            Self::OnePerson { columns } if columns.is_empty() => words::ONE_PERSON.to_owned(),
            Self::OnePerson { columns } => words::one_person_in(&titles(columns), rows),
            Self::Differs { columns } => words::differs(&titles(columns), rows),
            Self::Unique { column } => words::unique(&title(column)),
            Self::Before(Order { column, question: other, .. }) => {
                words::before(column.as_ref().map(title).as_deref(), &other.spoken())
            }
            Self::After(Order { column, question: other, .. }) => {
                words::after(column.as_ref().map(title).as_deref(), &other.spoken())
            }
            Self::AtLeast(Limit { column, number: bound }) => {
                words::at_least(column.as_ref().map(title).as_deref(), &number::show(*bound))
            }
            Self::AtMost(Limit { column, number: bound }) => {
                words::at_most(column.as_ref().map(title).as_deref(), &number::show(*bound))
            }
            Self::BothSides { .. } => words::BOTH_SIDES.to_owned(),
            Self::Mentions { any } => {
                let named: Vec<String> = any
                    .iter()
                    .map(|mention| match mention {
                        Mention::Number => words::A_NUMBER.to_owned(),
                        Mention::Date => words::A_DATE.to_owned(),
                        Mention::Person => words::A_PERSON.to_owned(),
                    })
                    .collect();
                words::mentions(&words::alternatives(&named))
            }
        }
    }
}
