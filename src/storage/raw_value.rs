//! Values and cells as they stand in TOML, read by the kind that asks for them (`format.md`, table of kinds).
//!
//! What is of another shape is kept as words (`Value::Misfit`, `Cell::Misfit`), reported, and counts as blank. Without a
//! kind a value is read by its shape, as well as that goes.

use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::question::{Choice, Column, ColumnKind, Kind};
use crate::domain::value::{Cell, Money, Person, Row, Value};
use crate::storage::raw_limits::FEW;
use crate::storage::raw_log::Log;
use crate::storage::raw_scalar::{day, decimal, loose_day, shape};
use crate::storage::raw_toml::{Node, in_order};
use crate::storage::raw_words::{all_of, capital, did_you_mean, one_of, quoted};
use toml::de::{DeTable, DeValue};

/// Why a value is not of its kind: what it must be, and how to mend it.
#[derive(Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, to follow the name: `must be a date; this is a text`.
    pub reason: String,
    /// The way out.
    pub hint: String,
}

fn misfit<T>(reason: impl Into<String>, hint: impl Into<String>) -> Result<T, Misfit> {
    Err(Misfit { reason: reason.into(), hint: hint.into() })
}

fn other<T>(wanted: &str, value: &DeValue<'_>, hint: &str) -> Result<T, Misfit> {
    let excerpt = value.as_str().map(|text| format!(" ({})", quoted(text))).unwrap_or_default();
    misfit(format!("must be {wanted}; this is {}{excerpt}", shape(value)), hint)
}

/// Reads the value of an answer. Faults go to the log, `name` is the entry's for its messages.
pub fn value(log: &mut Log<'_>, kind: Option<&Kind>, node: Node<'_, '_>, name: &str) -> Value {
    let Some(kind) = kind else { return guess(node.value) };
    if let (Kind::Record(_) | Kind::Table(_), Some(rows)) = (kind, rows_of(kind, node.value)) {
        let columns = kind.columns();
        let mut read = rows.into_iter().map(|table| row(log, columns, table, name));
        return match kind {
            Kind::Record(_) => Value::Record(read.next().unwrap_or_default()),
            _ => Value::Table(read.collect()),
        };
    }
    match simple(kind, node.value) {
        Ok(value) => {
            if matches!(value, Value::Date(_)) {
                warn_if_loose(log, node, format!("The value of {name}"));
            }
            value
        }
        Err(Misfit { reason, hint }) => {
            log.error(node.at, "misfit", format!("The value of {name} {reason}; it counts as blank."), hint);
            Value::Misfit(plain(node.value))
        }
    }
}

fn rows_of<'a, 't>(kind: &Kind, value: &'a DeValue<'t>) -> Option<Vec<&'a DeTable<'t>>> {
    match (kind, value) {
        (Kind::Record(_), DeValue::Table(table)) => Some(vec![table]),
        (Kind::Table(_), DeValue::Array(array)) => array.iter().map(|item| item.get_ref().as_table()).collect(),
        _ => None,
    }
}

/// Reads one row; a cell of another shape becomes a misfit, an unknown column is kept with a warning.
pub fn row(log: &mut Log<'_>, columns: &[Column], table: &DeTable<'_>, what: &str) -> Row {
    let mut row = Row::default();
    for (key, key_at, node) in in_order(table) {
        let Some(column) = columns.iter().find(|column| column.id == *key) else {
            if !log.is_full() {
                let known = columns.iter().map(|column| column.id.as_str());
                let message = format!("{} has no column {}.", capital(what), quoted(key));
                log.warning(key_at, "unknown-column", message, did_you_mean(key, known));
            }
            if let Some(id) = Id::parse(key).filter(|_| row.cells().nth(FEW).is_none()) {
                row.set(&id, guess_cell(node.value));
            }
            continue;
        };
        match cell(&column.kind, node.value) {
            Ok(cell) => {
                if column.kind == ColumnKind::Date && cell.is_some() {
                    warn_if_loose(log, node, format!("`{key}` of {what}"));
                }
                row.set(&column.id, cell);
            }
            Err(Misfit { reason, hint }) => {
                let message = format!("`{key}` of {what} {reason}; the cell counts as blank.");
                log.error(node.at, "misfit", message, hint);
                row.set(&column.id, Some(Cell::Misfit(plain(node.value))));
            }
        }
    }
    row
}

fn warn_if_loose(log: &mut Log<'_>, node: Node<'_, '_>, what: String) {
    if let (Err(_), Some(day)) = (day(node.value), loose_day(node.value)) {
        let message = format!("{what} is {}, not a plain date; it is read as {day}.", shape(node.value));
        log.warning(node.at, "loose-date", message, format!("Write {day}, without quotation marks or time."));
    }
}

/// Reads a cell by its column's kind; an empty text is no cell.
///
/// # Errors
/// Why it is not of the kind.
pub fn cell(kind: &ColumnKind, value: &DeValue<'_>) -> Result<Option<Cell>, Misfit> {
    if value.as_str().is_some_and(str::is_empty) {
        return Ok(None);
    }
    let cell = match kind {
        ColumnKind::Text | ColumnKind::Link => Cell::Text(text(value)?),
        ColumnKind::Number | ColumnKind::Percent => Cell::Number(number(value)?),
        ColumnKind::Money => Cell::Money(money(value)?),
        ColumnKind::Date => Cell::Date(date(value)?),
        ColumnKind::Person => Cell::Person(person(value)?),
        ColumnKind::YesNo => match value {
            DeValue::Boolean(yes) => Cell::YesNo(*yes),
            _ => return other("true or false", value, "Write true or false, without quotation marks."),
        },
        ColumnKind::Choice(options) => {
            let words = options.iter().map(String::as_str);
            match value.as_str() {
                Some(word) if options.iter().any(|option| option == word) => Cell::Choice(word.to_owned()),
                Some(word) => {
                    return misfit(
                        format!("is {}, which is no option of this column", quoted(word)),
                        did_you_mean(word, words),
                    );
                }
                None => return other("one of the options", value, &format!("Write {}.", one_of(words))),
            }
        }
    };
    Ok(Some(cell))
}

fn simple(kind: &Kind, value: &DeValue<'_>) -> Result<Value, Misfit> {
    Ok(match kind {
        Kind::Text | Kind::Link => Value::Text(text(value)?),
        Kind::Number | Kind::Percent => Value::Number(number(value)?),
        Kind::Money => Value::Money(money(value)?),
        Kind::Date => Value::Date(date(value)?),
        Kind::Person => Value::Person(person(value)?),
        Kind::Choice(spec) => Value::Choice(option(&spec.options, value)?),
        Kind::Choices(spec) => {
            let DeValue::Array(array) = value else {
                return other("a list of options", value, "Put the options in square brackets: [\"one\", \"other\"].");
            };
            Value::Choices(array.iter().map(|item| option(&spec.options, item.get_ref())).collect::<Result<_, _>>()?)
        }
        Kind::Scale(_) => {
            match value.as_integer().and_then(|step| u8::from_str_radix(step.as_str(), step.radix()).ok()) {
                Some(step @ 0..=4) => Value::Scale(step),
                Some(_) => return misfit("is a step that does not exist", "Write a step from 0 to 4."),
                None => return other("a step from 0 to 4", value, "Write 0, 1, 2, 3 or 4, without quotation marks."),
            }
        }
        Kind::Record(spec) => {
            let columns = all_of(spec.columns.iter().map(|column| column.id.as_str()));
            return other("a table of its columns", value, &format!("Write value = {{ … }} with {columns}."));
        }
        Kind::Table(_) => {
            return other("a list of rows", value, "Write each row as a table of its own, headed [[entry.….value]].");
        }
    })
}

fn option(options: &[Choice], value: &DeValue<'_>) -> Result<Id, Misfit> {
    let words = options.iter().map(|option| option.id.as_str());
    let Some(word) = value.as_str() else {
        return other("the id of an option", value, &format!("Write {}.", one_of(words)));
    };
    match options.iter().find(|option| option.id == *word) {
        Some(option) => Ok(option.id.clone()),
        None => misfit(format!("is {}, which is no option of this question", quoted(word)), did_you_mean(word, words)),
    }
}

fn text(value: &DeValue<'_>) -> Result<String, Misfit> {
    match value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None => other("a text", value, "Put it in quotation marks."),
    }
}

fn number(value: &DeValue<'_>) -> Result<crate::domain::value::Decimal, Misfit> {
    let hint = "Write digits, with a point before decimals and no spaces, as 2400000 or 12.5.";
    match (decimal(value), value) {
        (Ok(number), _) => Ok(number),
        (Err(reason), DeValue::Integer(_) | DeValue::Float(_) | DeValue::String(_)) => {
            misfit(format!("must be a number; {reason}"), hint)
        }
        (Err(_), _) => other("a number", value, hint),
    }
}

fn date(value: &DeValue<'_>) -> Result<chrono::NaiveDate, Misfit> {
    match day(value) {
        Ok(day) => Ok(day),
        Err(reason) => loose_day(value)
            .map_or_else(|| misfit(reason, "Write year-month-day without quotation marks, as 2026-11-05."), Ok),
    }
}

fn money(value: &DeValue<'_>) -> Result<Money, Misfit> {
    let hint = "Write { amount = \"2400000.00\", currency = \"EUR\" }.";
    let DeValue::Table(table) = value else { return other("an amount with its currency", value, hint) };
    let (Some(amount), Some(currency)) = (table.get("amount"), table.get("currency")) else {
        return misfit("must have an `amount` and a `currency`", hint);
    };
    let amount = decimal(amount.get_ref())
        .or_else(|reason| misfit(format!("has an amount that cannot be read: {reason}"), hint))?;
    match currency.get_ref().as_str() {
        Some(code) if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            Ok(Money { amount, currency: code.to_owned() })
        }
        _ => misfit("has a currency that is not three capital letters", hint),
    }
}

fn person(value: &DeValue<'_>) -> Result<Person, Misfit> {
    let hint = "Write { name = \"Mara Lind\", side = \"client\" }, or the name alone in quotation marks.";
    let table = match value {
        DeValue::String(name) => return Ok(Person::named(name.as_ref())),
        DeValue::Table(table) => table,
        _ => return other("a person", value, hint),
    };
    let word = |key: &str| match table.get(key).map(|value| value.get_ref()) {
        None => Ok(None),
        Some(DeValue::String(text)) => Ok(Some(text.as_ref())),
        Some(_) => misfit(format!("has a `{key}` that is no text"), hint),
    };
    let Some(name) = word("name")? else { return misfit("is a person without a `name`", hint) };
    let side = match word("side")? {
        None => None,
        Some(side) => match Side::parse(side) {
            Some(side) => Some(side),
            None => return misfit(format!("has the side {}", quoted(side)), did_you_mean(side, ["agency", "client"])),
        },
    };
    Ok(Person { name: name.to_owned(), side, deputy: word("deputy")?.map(str::to_owned) })
}

/// A value read by its shape alone.
fn guess(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) => {
            decimal(value).map_or_else(|_| Value::Misfit(plain(value)), Value::Number)
        }
        DeValue::Datetime(_) => day(value).map_or_else(|_| Value::Misfit(plain(value)), Value::Date),
        DeValue::Array(array) => {
            let ids = array.iter().map(|item| item.get_ref().as_str().and_then(Id::parse)).collect::<Option<Vec<_>>>();
            let rows = || array.iter().map(|item| item.get_ref().as_table().map(guess_row)).collect::<Option<Vec<_>>>();
            ids.map(Value::Choices).or_else(|| rows().map(Value::Table)).unwrap_or_else(|| Value::Misfit(plain(value)))
        }
        DeValue::Table(table) => money(value)
            .map(Value::Money)
            .or_else(|_| if is_person(table) { person(value).map(Value::Person) } else { misfit("", "") })
            .unwrap_or_else(|_| Value::Record(guess_row(table))),
        DeValue::Boolean(_) => Value::Misfit(plain(value)),
    }
}

fn is_person(table: &DeTable<'_>) -> bool {
    table.keys().all(|key| matches!(key.get_ref().as_ref(), "name" | "side" | "deputy"))
}

fn guess_row(table: &DeTable<'_>) -> Row {
    in_order(table)
        .into_iter()
        .take(FEW)
        .filter_map(|(key, _, node)| Some((Id::parse(key)?, guess_cell(node.value)?)))
        .collect()
}

fn guess_cell(value: &DeValue<'_>) -> Option<Cell> {
    Some(match value {
        DeValue::Boolean(yes) => Cell::YesNo(*yes),
        _ => match guess(value) {
            Value::Text(text) if text.is_empty() => return None,
            Value::Text(text) => Cell::Text(text),
            Value::Number(number) => Cell::Number(number),
            Value::Money(money) => Cell::Money(money),
            Value::Date(day) => Cell::Date(day),
            Value::Person(person) => Cell::Person(person),
            _ => Cell::Misfit(plain(value)),
        },
    })
}

/// A value in words, for people: texts as they are, lists with commas, tables as `name: value`.
#[must_use]
pub fn plain(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(integer) => integer.to_string(),
        DeValue::Float(float) => float.to_string(),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(array) => array.iter().map(|item| plain(item.get_ref())).collect::<Vec<_>>().join(", "),
        DeValue::Table(table) => in_order(table)
            .into_iter()
            .map(|(key, _, node)| format!("{key}: {}", plain(node.value)))
            .collect::<Vec<_>>()
            .join("; "),
    }
}
