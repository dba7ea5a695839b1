//! Values as text: what an editor opens with, what a list and a command show, and what `read` reads back the same.
//!
//! Text may come from outside and is given as it stands; who draws it makes it safe.

use super::{date, money, number, option, person};
use crate::domain::question::{ColumnKind, Kind};
use crate::domain::value::{Cell, Decimal, Row, Value};
use crate::texts::values as words;

/// How a text was read, where one might have meant another number or day by it: nothing where it is shown as it was typed.
#[must_use]
pub fn as_read(kind: &Kind, value: &Value, typed: &str) -> Option<String> {
    let may_differ = matches!(kind, Kind::Number | Kind::Percent | Kind::Money | Kind::Date);
    let shown = may_differ.then(|| self::value(kind, value))?;
    (shown != typed.trim()).then_some(shown)
}

/// A value as text. Records show their cells, tables their rows line by line; these two are not read back.
#[must_use]
pub fn value(kind: &Kind, value: &Value) -> String {
    let options: Vec<(&str, &str)> =
        kind.options().iter().map(|option| (option.id.as_str(), option.label.as_str())).collect();
    let label = |id: &str, in_list: bool| {
        let at = options.iter().position(|(known, _)| *known == id);
        at.map_or(id, |at| option::shown(&options, at, in_list)).to_owned()
    };
    match value {
        Value::Text(text) | Value::Misfit(text) => text.clone(),
        Value::Choice(id) => label(id.as_str(), false),
        Value::Choices(ids) => {
            let in_list = ids.len() > 1;
            ids.iter().map(|id| label(id.as_str(), in_list)).collect::<Vec<_>>().join(", ")
        }
        Value::Scale(step) => step.to_string(),
        Value::Number(number) => figure(*number, matches!(kind, Kind::Percent)),
        Value::Money(amount) => money::show(amount),
        Value::Date(day) => date::show(*day),
        Value::Person(human) => person::show(human),
        Value::Record(cells) => row(kind, cells),
        Value::Table(rows) => rows.iter().map(|cells| row(kind, cells)).collect::<Vec<_>>().join("\n"),
    }
}

/// A cell as text.
#[must_use]
pub fn cell(kind: &ColumnKind, cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Choice(text) | Cell::Misfit(text) => text.clone(),
        Cell::Number(number) => figure(*number, matches!(kind, ColumnKind::Percent)),
        Cell::Money(amount) => money::show(amount),
        Cell::Date(day) => date::show(*day),
        Cell::Person(human) => person::show(human),
        Cell::YesNo(yes) => words::yes_no(*yes).to_owned(),
    }
}

/// The cells of a row in the order of the columns, on one line.
#[must_use]
pub fn row(kind: &Kind, row: &Row) -> String {
    let shown = kind.columns().iter().filter_map(|column| Some((column, row.get(column.id.as_str())?)));
    shown.map(|(column, one)| cell(&column.kind, one)).collect::<Vec<_>>().join(" · ")
}

fn figure(number: Decimal, percent: bool) -> String {
    let shown = number::show(number);
    if percent { shown + " %" } else { shown }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::question::{Column, RecordSpec};

    #[test]
    fn a_record_shows_its_cells_in_the_order_of_its_columns() {
        let column = |id: &str, kind| Column { id: Id::parse(id).unwrap(), title: id.into(), kind, required: false };
        let columns = vec![column("rate", ColumnKind::Percent), column("final", ColumnKind::YesNo)];
        let ids: Vec<Id> = columns.iter().map(|column| column.id.clone()).collect();
        let kind = Kind::Record(RecordSpec { columns });
        let cells: Row =
            [(ids[1].clone(), Cell::YesNo(true)), (ids[0].clone(), Cell::Number("12345.5".parse().unwrap()))]
                .into_iter()
                .collect();
        assert_eq!(value(&kind, &Value::Record(cells)), "12 345.5 % · yes");
    }

    #[test]
    fn a_day_is_shown_as_people_read_it() {
        assert_eq!(value(&Kind::Date, &Value::Date("2026-11-05".parse().unwrap())), "5 Nov 2026");
    }
}
