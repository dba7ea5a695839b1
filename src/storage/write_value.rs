//! Values, rows and cells as TOML (format.md, table of kinds).
//!
//! It must not know which question a value belongs to.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use toml_edit::{Array, ArrayOfTables, Datetime, InlineTable, Item, Table, Value as Toml, value};

use crate::domain::value::{Cell, Money, Person, Row, Value};

/// A value. A table becomes an array of tables, one a row; a record an inline table.
#[must_use]
pub fn value_item(answer: &Value) -> Item {
    match answer {
        Value::Text(text) | Value::Misfit(text) => value(text.as_str()),
        Value::Choice(option) => value(option.as_str()),
        Value::Choices(options) => value(options.iter().map(|option| option.as_str()).collect::<Array>()),
        Value::Scale(step) => value(i64::from(*step)),
        Value::Number(number) => Item::Value(number_value(*number)),
        Value::Money(money) => Item::Value(money_value(money)),
        Value::Date(day) => Item::Value(date_value(*day)),
        Value::Person(person) => Item::Value(person_value(person)),
        Value::Record(row) => {
            let cells = row.cells().map(|(column, cell)| (column.as_str(), cell_value(cell)));
            value(cells.collect::<InlineTable>())
        }
        Value::Table(rows) if rows.is_empty() => value(Array::new()),
        Value::Table(rows) => Item::ArrayOfTables(rows.iter().map(row_table).collect::<ArrayOfTables>()),
    }
}

/// A calendar day; a year TOML cannot write becomes text.
#[must_use]
pub fn date_value(day: NaiveDate) -> Toml {
    datetime(&day.to_string())
}

/// A time in UTC, to the second.
#[must_use]
pub fn time_value(time: DateTime<Utc>) -> Toml {
    datetime(&time.to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn datetime(text: &str) -> Toml {
    text.parse::<Datetime>().map_or_else(|_| Toml::from(text), Toml::from)
}

/// An exact number: an integer where it is one, else a decimal string, never a float.
fn number_value(number: Decimal) -> Toml {
    match number.to_i64() {
        Some(whole) if number.scale() == 0 => Toml::from(whole),
        _ => Toml::from(number.to_string()),
    }
}

fn money_value(money: &Money) -> Toml {
    let pairs = [("amount", Toml::from(money.amount.to_string())), ("currency", Toml::from(money.currency.as_str()))];
    Toml::InlineTable(pairs.into_iter().collect())
}

fn person_value(person: &Person) -> Toml {
    if person.side.is_none() && person.deputy.is_none() {
        return Toml::from(person.name.as_str());
    }
    let mut table = InlineTable::new();
    table.insert("name", Toml::from(person.name.as_str()));
    if let Some(side) = person.side {
        table.insert("side", Toml::from(side.as_str()));
    }
    if let Some(deputy) = &person.deputy {
        table.insert("deputy", Toml::from(deputy.as_str()));
    }
    Toml::InlineTable(table)
}

fn row_table(row: &Row) -> Table {
    row.cells().map(|(column, cell)| (column.as_str(), Item::Value(cell_value(cell)))).collect()
}

fn cell_value(cell: &Cell) -> Toml {
    match cell {
        Cell::Text(text) | Cell::Choice(text) | Cell::Misfit(text) => Toml::from(text.as_str()),
        Cell::Number(number) => number_value(*number),
        Cell::Money(money) => money_value(money),
        Cell::Date(day) => date_value(*day),
        Cell::Person(person) => person_value(person),
        Cell::YesNo(yes) => Toml::from(*yes),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::period::Side;
    use std::str::FromStr;

    fn written(answer: &Value) -> String {
        let mut table = Table::new();
        table.insert("v", value_item(answer));
        toml_edit::DocumentMut::from(table).to_string()
    }

    #[test]
    fn numbers_stay_exact() {
        for (number, expected) in [("2400000", "v = 2400000\n"), ("2.50", "v = \"2.50\"\n"), ("-7", "v = -7\n")] {
            assert_eq!(written(&Value::Number(Decimal::from_str(number).unwrap())), expected);
        }
        assert_eq!(written(&Value::Number(Decimal::MAX)), "v = \"79228162514264337593543950335\"\n");
    }

    #[test]
    fn a_person_is_a_name_until_more_is_known() {
        assert_eq!(written(&Value::Person(Person::named("Mara Lind"))), "v = \"Mara Lind\"\n");
        let person = Person { name: "Jo".into(), side: Some(Side::Agency), deputy: Some("Ana".into()) };
        assert_eq!(written(&Value::Person(person)), "v = { name = \"Jo\", side = \"agency\", deputy = \"Ana\" }\n");
    }

    #[test]
    fn a_date_beyond_what_toml_can_write_is_text() {
        assert_eq!(written(&Value::Date("2026-11-02".parse().unwrap())), "v = 2026-11-02\n");
        let far = NaiveDate::from_ymd_opt(12026, 11, 2).unwrap();
        assert!(written(&Value::Date(far)).parse::<toml_edit::DocumentMut>().is_ok());
    }

    #[test]
    fn a_table_is_one_toml_table_a_row() {
        let row: Row = [(Id::parse("tier").unwrap(), Cell::Text("regulated".into()))].into_iter().collect();
        assert_eq!(written(&Value::Table(vec![row])), "[[v]]\ntier = \"regulated\"\n");
        assert_eq!(written(&Value::Table(vec![])), "v = []\n");
    }
}
