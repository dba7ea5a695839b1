//! Checks on rows, cells and names that no answer can pass.
//!
//! A column counts as one that has to be filled where it is required or a `filled` check names it; blank cells elsewhere
//! are passed over, as the checks do.

use crate::domain::check::Check;
use crate::domain::filled::{folded, words_of};
use crate::domain::holds::people::reads_as_one;
use crate::domain::id::Id;
use crate::domain::question::{Column, ColumnKind, Kind, Question};
use crate::domain::spot::Spot;
use crate::domain::value::{Cell, Decimal, Money};
use crate::insight::lint::remark::{Remark, Rule};
use crate::texts::lint_faults as words;
use chrono::NaiveDate;
use std::collections::HashSet;

/// Every such check of a question.
pub fn look(question: &Question, remarks: &mut Vec<Remark>) {
    let asked = Asked { question };
    for (at, check) in question.checks.iter().enumerate() {
        let found = match check {
            Check::MinRows { rows } => asked.too_many_rows(*rows).map(|words| (Some("rows"), words)),
            Check::Differs { columns } => asked.cannot_differ(columns).map(|words| (Some("columns"), words)),
            Check::BothSides { columns } => asked.one_name(columns).map(|words| (None, words)),
            Check::Includes { column, values } => {
                let value = values.iter().find_map(|value| asked.never_stands(column, value));
                value.or_else(|| asked.left_out(column, values)).map(|words| (Some("values"), words))
            }
            Check::ExactlyOne { column, value, per } => {
                let never = asked.never_stands(column, value).map(|words| (Some("value"), words));
                never.or_else(|| asked.cannot_be_one(column, value, per.as_ref()).map(|words| (Some("per"), words)))
            }
            _ => None,
        };
        if let Some((key, words)) = found {
            let spot = Spot::of(&question.id).key("checks").place(at);
            let spot = key.map_or(spot.clone(), |key| spot.key(key));
            remarks.push(Remark::new(Rule::ImpossibleCheck, spot, words));
        }
    }
}

struct Asked<'q> {
    question: &'q Question,
}

impl Asked<'_> {
    fn column(&self, id: &Id) -> Option<&Column> {
        self.question.kind.columns().iter().find(|column| column.id == *id)
    }

    fn has_to_be_filled(&self, column: &Column) -> bool {
        let named =
            |check: &Check| matches!(check, Check::Filled { columns: Some(named) } if named.contains(&column.id));
        column.required || self.question.checks.iter().any(named)
    }

    fn is_unique(&self, id: &Id) -> bool {
        self.question.checks.iter().any(|check| matches!(check, Check::Unique { column } if column == id))
    }

    /// Columns of few words, no two rows of which may have the same, and more rows than words.
    fn too_many_rows(&self, rows: u32) -> Option<(String, String)> {
        let columns = self.question.kind.columns().iter().filter(|column| self.has_to_be_filled(column));
        let fewest = columns.filter_map(|column| {
            let options = options(column)?;
            let each_once =
                self.is_unique(&column.id) || options.iter().all(|option| self.stands_once(&column.id, option));
            let different = options.iter().map(|option| folded(option)).collect::<HashSet<_>>().len();
            each_once.then_some((different, column))
        });
        let (count, column) = fewest.min_by_key(|(count, _)| *count)?;
        (count < rows as usize).then(|| words::too_many_rows(rows, column.id.as_str(), count))
    }

    /// Whether exactly one row may have a value.
    fn stands_once(&self, id: &Id, wanted: &str) -> bool {
        let once = |check: &Check| matches!(check, Check::ExactlyOne { column, value, per: None } if column == id && value == wanted);
        self.question.checks.iter().any(once)
    }

    /// Columns that are the same one, or more columns than there are words for them.
    fn cannot_differ(&self, columns: &[Id]) -> Option<(String, String)> {
        let mut seen = HashSet::new();
        if let Some(twice) = columns.iter().find(|id| !seen.insert(*id)) {
            return Some(words::differs_from_itself(twice.as_str()));
        }
        let filled = columns.iter().filter_map(|id| self.column(id)).filter(|column| self.has_to_be_filled(column));
        let few: Vec<Vec<&str>> = filled.filter_map(options).collect();
        let different: HashSet<String> = few.iter().flatten().map(|option| folded(option)).collect();
        (different.len() < few.len()).then(|| words::cannot_differ(few.len(), different.len()))
    }

    /// One name is asked to be of two sides.
    fn one_name(&self, columns: &[Id]) -> Option<(String, String)> {
        let one = match &self.question.kind {
            Kind::Person => true,
            Kind::Record(_) => columns.iter().collect::<HashSet<_>>().len() == 1,
            _ => false,
        };
        one.then(words::one_name_of_both)
    }

    /// A value no cell of the column can have.
    fn never_stands(&self, id: &Id, value: &str) -> Option<(String, String)> {
        let column = self.column(id)?;
        if value.trim().is_empty() {
            return Some(words::blank_value(id.as_str()));
        }
        // Choices and yes-no are the reader's matter.
        let written = match &column.kind {
            ColumnKind::Number | ColumnKind::Percent => Decimal::from_str_exact(value).ok().map(Cell::Number),
            ColumnKind::Date => value.parse::<NaiveDate>().ok().map(Cell::Date),
            ColumnKind::Money => money(value).map(Cell::Money),
            _ => Some(Cell::Text(value.to_owned())),
        };
        if written.is_none_or(|cell| words_of(&cell) != value) {
            return Some(words::never_stands(id.as_str(), column.kind.as_str(), value));
        }
        let one_person = |check: &Check| matches!(check, Check::OnePerson { columns } if columns.contains(id));
        let several = !reads_as_one(value) && self.question.checks.iter().any(one_person);
        several.then(|| words::no_one_person(id.as_str(), value))
    }

    /// Another check leaves room for one word in every row: `exactly-one … per` a column in which no two are the same.
    fn left_out(&self, id: &Id, values: &[String]) -> Option<(String, String)> {
        self.question.checks.iter().find_map(|check| match check {
            Check::ExactlyOne { column, value, per: Some(per) } if column == id => {
                let filled = self.column(per).is_some_and(|column| self.has_to_be_filled(column));
                let everywhere = column == per || (filled && self.is_unique(per));
                let other = values.iter().find(|wanted| *wanted != value)?;
                everywhere.then(|| words::left_out(id.as_str(), value, other))
            }
            _ => None,
        })
    }

    /// Groups that cannot each have their one row.
    fn cannot_be_one(&self, id: &Id, wanted: &str, per: Option<&Id>) -> Option<(String, String)> {
        let per = per?;
        if per == id {
            return Some(words::grouped_by_itself(id.as_str()));
        }
        let groups = |check: &Check| match check {
            Check::Includes { column, values } if column == per => values.iter().collect::<HashSet<_>>().len(),
            _ => 0,
        };
        let groups = self.question.checks.iter().map(groups).max().unwrap_or_default();
        (groups > 1 && self.stands_once(id, wanted)).then(|| words::once_in_each(id.as_str(), wanted, groups))
    }
}

/// The words a column can have, where they are few.
fn options(column: &Column) -> Option<Vec<&str>> {
    match &column.kind {
        ColumnKind::Choice(options) => Some(options.iter().map(String::as_str).collect()),
        ColumnKind::YesNo => Some(vec!["true", "false"]),
        _ => None,
    }
}

fn money(value: &str) -> Option<Money> {
    let (amount, currency) = value.split_once(' ')?;
    let capitals = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
    capitals.then_some(Money { amount: Decimal::from_str_exact(amount).ok()?, currency: currency.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::holds::{Surroundings, failing};
    use crate::domain::value::{Row, Value};
    use crate::insight::lint::look::tests::{column, impossible, of, record, required, table};
    use crate::insight::trial::{Trial, id, question};
    use proptest::prelude::*;

    const NONE: Vec<usize> = Vec::new();

    fn choice(options: &[&str]) -> ColumnKind {
        ColumnKind::Choice(options.iter().map(|option| (*option).to_owned()).collect())
    }

    fn found(kind: Kind, checks: Vec<Check>) -> Vec<usize> {
        impossible(look, Question { kind, checks, ..question("a") })
    }

    fn includes(column: &str, values: &[&str]) -> Check {
        Check::Includes { column: id(column), values: values.iter().map(|value| (*value).to_owned()).collect() }
    }

    fn exactly_one(column: &str, value: &str, per: Option<&str>) -> Check {
        Check::ExactlyOne { column: id(column), value: value.into(), per: per.map(id) }
    }

    fn unique(column: &str) -> Check {
        Check::Unique { column: id(column) }
    }

    fn differs(columns: &[&str]) -> Check {
        Check::Differs { columns: columns.iter().map(|column| id(column)).collect() }
    }

    #[test]
    fn more_rows_than_words_no_two_of_which_may_be_the_same() {
        let side = || table(vec![required("side", choice(&["agency", "client"])), column("who", ColumnKind::Person)]);
        let rows = |rows| vec![Check::MinRows { rows }, unique("side")];
        assert_eq!(found(side(), rows(3)), [0]);
        assert_eq!(found(side(), rows(2)), NONE);
        // Blank cells are passed over, so an optional column leaves room.
        let optional = || table(vec![column("side", choice(&["agency", "client"]))]);
        assert_eq!(found(optional(), rows(3)), NONE);
        let filled = Check::Filled { columns: Some(vec![id("side")]) };
        assert_eq!(found(optional(), [rows(3), vec![filled]].concat()), [0]);
        let each_once =
            vec![Check::MinRows { rows: 3 }, exactly_one("yes", "true", None), exactly_one("yes", "false", None)];
        assert_eq!(found(table(vec![required("yes", ColumnKind::YesNo)]), each_once.clone()), [0]);
        assert_eq!(found(table(vec![required("yes", ColumnKind::YesNo)]), each_once[..2].to_vec()), NONE);
    }

    #[test]
    fn a_column_cannot_differ_from_itself_nor_three_from_two_words() {
        let people = || record(vec![column("lead", ColumnKind::Person), column("deputy", ColumnKind::Person)]);
        assert_eq!(found(people(), vec![differs(&["lead", "lead"])]), [0]);
        assert_eq!(found(people(), vec![differs(&["lead", "deputy"])]), NONE);
        let sides = |needed: fn(&str, ColumnKind) -> Column| {
            record(["a", "b", "c"].map(|name| needed(name, choice(&["agency", "client"]))).to_vec())
        };
        assert_eq!(found(sides(required), vec![differs(&["a", "b", "c"])]), [0]);
        assert_eq!(found(sides(required), vec![differs(&["a", "b"])]), NONE);
        assert_eq!(found(sides(column), vec![differs(&["a", "b", "c"])]), NONE);
    }

    #[test]
    fn one_name_is_never_of_both_sides() {
        let both =
            |columns: &[&str]| vec![Check::BothSides { columns: columns.iter().map(|column| id(column)).collect() }];
        let columns = || vec![column("a", ColumnKind::Person), column("b", ColumnKind::Person)];
        assert_eq!(found(Kind::Person, both(&[])), [0]);
        assert_eq!(found(record(columns()), both(&["a"])), [0]);
        assert_eq!(found(record(columns()), both(&["a", "b"])), NONE);
        assert_eq!(found(table(columns()), both(&["a"])), NONE);
    }

    #[test]
    fn a_value_must_be_one_the_column_can_have_as_it_is_compared() {
        let columns = || {
            table(vec![
                column("count", ColumnKind::Number),
                column("day", ColumnKind::Date),
                column("sum", ColumnKind::Money),
                column("who", ColumnKind::Person),
                column("words", ColumnKind::Text),
            ])
        };
        for (column, right, wrong) in [
            ("count", "10.5", "10.50"),
            ("count", "10", "ten"),
            ("day", "2026-11-02", "2 Nov 2026"),
            ("sum", "100 EUR", "100 euros"),
            ("words", "none", " "),
        ] {
            assert_eq!(found(columns(), vec![includes(column, &[right])]), NONE, "{right}");
            assert_eq!(found(columns(), vec![includes(column, &[right, wrong])]), [0], "{wrong}");
            assert_eq!(found(columns(), vec![exactly_one(column, right, None)]), NONE, "{right}");
            assert_eq!(found(columns(), vec![exactly_one(column, wrong, None)]), [0], "{wrong}");
        }
        let one_person = Check::OnePerson { columns: vec![id("who")] };
        assert_eq!(found(columns(), vec![includes("who", &["Sales team"]), one_person.clone()]), [0]);
        assert_eq!(found(columns(), vec![includes("who", &["Ada Quill"]), one_person]), NONE);
        assert_eq!(found(columns(), vec![includes("who", &["Sales team"])]), NONE);
    }

    #[test]
    fn one_row_in_each_group_leaves_no_room_for_others() {
        let tiers = || table(vec![required("tier", choice(&["low", "high"])), column("final", ColumnKind::YesNo)]);
        let one = || exactly_one("final", "true", Some("tier"));
        assert_eq!(found(tiers(), vec![one()]), NONE);
        // With each tier in one row alone, every row is the final one.
        assert_eq!(found(tiers(), vec![one(), unique("tier"), includes("final", &["false"])]), [2]);
        assert_eq!(found(tiers(), vec![one(), unique("tier"), includes("final", &["true"])]), NONE);
        assert_eq!(found(tiers(), vec![one(), includes("final", &["false"])]), NONE);
        // One final row in all, and one in each of two tiers.
        let all = exactly_one("final", "true", None);
        assert_eq!(found(tiers(), vec![one(), all.clone(), includes("tier", &["low", "high"])]), [0]);
        assert_eq!(found(tiers(), vec![one(), all, includes("tier", &["low"])]), NONE);
        assert_eq!(found(tiers(), vec![exactly_one("tier", "low", Some("tier"))]), [0]);
    }

    /// The tables and checks of which it is told that no answer passes.
    fn told() -> Vec<Question> {
        let sides = || required("side", choice(&["agency", "client"]));
        let yes = || required("yes", ColumnKind::YesNo);
        let columns = || table(vec![sides(), yes()]);
        let one = || exactly_one("yes", "true", Some("side"));
        let with = |kind: Kind, checks: Vec<Check>| Question { kind, checks, ..question("a") };
        vec![
            with(columns(), vec![Check::MinRows { rows: 3 }, unique("side")]),
            with(
                columns(),
                vec![Check::MinRows { rows: 3 }, exactly_one("yes", "true", None), exactly_one("yes", "false", None)],
            ),
            with(columns(), vec![Check::MinRows { rows: 1 }, differs(&["yes", "yes"])]),
            with(columns(), vec![one(), unique("side"), includes("yes", &["false"])]),
            with(columns(), vec![one(), exactly_one("yes", "true", None), includes("side", &["agency", "client"])]),
            with(columns(), vec![exactly_one("side", "agency", Some("side")), Check::MinRows { rows: 2 }]),
            with(columns(), vec![includes("side", &[" "])]),
        ]
    }

    proptest! {
        #[test]
        fn what_is_told_of_is_passed_by_no_finished_answer(rows in proptest::collection::vec((any::<bool>(), any::<bool>()), 1..6)) {
            let row = |(agency, yes): &(bool, bool)| -> Row {
                let side = if *agency { "agency" } else { "client" };
                [(id("side"), Cell::Choice(side.into())), (id("yes"), Cell::YesNo(*yes))].into_iter().collect()
            };
            let value = Value::Table(rows.iter().map(row).collect());
            let trial = Trial::onboarding();
            for question in told() {
                prop_assert!(!impossible(look, question.clone()).is_empty());
                let questionnaire = of(vec![question.clone()]);
                let around = Surroundings { engagement: &trial.engagement, questionnaire: &questionnaire, entry: &|_| None };
                prop_assert!(!failing(&question, &value, &around).is_empty(), "{:?} {value:?}", question.checks);
            }
        }
    }
}
