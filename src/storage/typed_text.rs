//! One answer given to a command as text: as people write it, or as TOML where it has cells.
//!
//! The rules of values are `domain::parse`'s and `raw_value`'s; here it is only decided which of them reads the text. It must
//! not know the command.

use crate::domain::parse::read;
use crate::domain::problem::Problem;
use crate::domain::question::{Column, ColumnKind, Kind};
use crate::domain::value::{Cell, Row, Value};
use crate::storage::raw_log::Log;
use crate::storage::raw_toml::{Node, parse};
use crate::storage::raw_value;
use crate::storage::raw_words::{all_of, capital, did_you_mean, quoted};
use crate::storage::read::CLOSING_LINE;
use crate::texts::commands as words;
use chrono::NaiveDate;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Reads a value of a question. Text that begins with a bracket is TOML, except where the answer itself is text; a record or
/// table is TOML always: inline, or a document of its cells or rows.
///
/// # Errors
/// Why it is not of the kind, and what to write.
pub fn value(kind: &Kind, text: &str, today: NaiveDate) -> Result<Value, Problem> {
    let is_toml = text.trim_start().starts_with(['{', '[']);
    match kind {
        Kind::Text | Kind::Link => read::value(kind, text, today),
        Kind::Record(_) | Kind::Table(_) => cells(kind, text, today),
        _ if is_toml => simple(kind, text).or_else(|problem| read::value(kind, text, today).map_err(|_| problem)),
        _ => read::value(kind, text, today),
    }
}

fn simple(kind: &Kind, text: &str) -> Result<Value, Problem> {
    let text = closed(&format!("value = {text}"));
    let mut log = Log::new(Path::new("value"), &text);
    let read = parse(&mut log).and_then(|table| {
        let node = table.get("value").map(|value| Node { value: value.get_ref(), at: value.span().start })?;
        Some(raw_value::value(&mut log, Some(kind), node, "the answer"))
    });
    first_problem(log)?;
    read.ok_or_else(|| crate::texts::values::nothing().into())
}

fn cells(kind: &Kind, text: &str, today: NaiveDate) -> Result<Value, Problem> {
    if text.trim().is_empty() {
        return Err(crate::texts::values::nothing().into());
    }
    let names = all_of(kind.columns().iter().map(|column| column.id.as_str()));
    let shape = || Problem::from(words::not_cells(matches!(kind, Kind::Table(_)), &names));
    if !text.contains('=') {
        return Err(shape());
    }
    // `[[row]]` and `[value]` begin a document; `{ … }` and `[{ … }]` a value.
    let begins = text.trim_start();
    let inner = begins.strip_prefix('[').map(str::trim_start);
    let inline = begins.starts_with('{') || inner.is_some_and(|inner| inner.starts_with(['{', ']']));
    let text = closed(&if inline { format!("value = {text}") } else { text.to_owned() });
    let mut log = Log::new(Path::new("value"), &text);
    let table = parse(&mut log);
    // A broken text may still give a table; what is broken comes first.
    first_problem(log)?;
    let Some(table) = table else { return Err(crate::texts::values::nothing().into()) };
    let rows = rows(kind, &table).ok_or_else(shape)?;
    let rows: Vec<Row> = rows.into_iter().map(|cells| row(kind.columns(), cells, today)).collect::<Result<_, _>>()?;
    if rows.iter().all(Row::is_empty) {
        return Err(crate::texts::values::nothing().into());
    }
    Ok(match kind {
        Kind::Table(_) => Value::Table(rows),
        _ => Value::Record(rows.into_iter().next().unwrap_or_default()),
    })
}

/// With the closing line of a whole file: nobody has cut what was typed.
fn closed(text: &str) -> String {
    format!("{text}\n{CLOSING_LINE}\n")
}

/// The rows of a document: the table itself, or what its only key holds.
fn rows<'a, 't>(kind: &Kind, table: &'a DeTable<'t>) -> Option<Vec<&'a DeTable<'t>>> {
    let mut only = table.iter().map(|(key, value)| (key.get_ref().as_ref(), value.get_ref()));
    let only = only.next().filter(|_| only.next().is_none());
    match (kind, only) {
        (Kind::Record(_), Some(("value", DeValue::Table(inner)))) => Some(vec![inner]),
        (Kind::Record(_), _) => Some(vec![table]),
        (_, Some((_, DeValue::Array(array)))) => {
            array.iter().map(|item| item.get_ref().as_table()).collect::<Option<Vec<_>>>()
        }
        (_, Some(("value", DeValue::Table(inner)))) => Some(vec![inner]),
        _ => None,
    }
}

fn row(columns: &[Column], cells: &DeTable<'_>, today: NaiveDate) -> Result<Row, Problem> {
    let mut row = Row::default();
    // By columns, not by the file: the same answer is written the same way.
    for (key, _) in cells.iter() {
        let key = key.get_ref().as_ref();
        if !columns.iter().any(|column| column.id == *key) {
            let known = columns.iter().map(|column| column.id.as_str());
            return Err(words::no_such_column(&quoted(key), &did_you_mean(key, known)).into());
        }
    }
    for column in columns {
        if let Some(value) = cells.get(column.id.as_str()) {
            row.set(&column.id, cell(column, value.get_ref(), today)?);
        }
    }
    Ok(row)
}

/// A cell; one given as text may be written as people write it.
fn cell(column: &Column, value: &DeValue<'_>, today: NaiveDate) -> Result<Option<Cell>, Problem> {
    let words_in = value.as_str().filter(|words| !words.trim().is_empty());
    if let (Some(words), false) = (words_in, matches!(column.kind, ColumnKind::Text | ColumnKind::Link)) {
        return read::cell(&column.kind, words, today).map(Some).map_err(|problem| in_column(column, problem));
    }
    raw_value::cell(&column.kind, value).map_err(|misfit| {
        let sentence = format!("{} {}.", capital(&format!("`{}`", column.id)), misfit.reason);
        Problem { sentence, hint: misfit.hint }
    })
}

fn in_column(column: &Column, problem: Problem) -> Problem {
    Problem { sentence: words::in_column(column.id.as_str(), &problem.sentence), hint: problem.hint }
}

fn first_problem(log: Log<'_>) -> Result<(), Problem> {
    match log.finish().into_iter().next() {
        None => Ok(()),
        Some(finding) => Err(Problem {
            sentence: words::in_line(finding.line, &finding.message),
            hint: finding.hint.unwrap_or_default(),
        }),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::question::{Choice, ChoiceSpec, RecordSpec, TableSpec};

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    fn columns() -> Vec<Column> {
        let column = |id: &str, kind| Column { id: Id::parse(id).unwrap(), title: id.into(), kind, required: false };
        vec![
            column("number", ColumnKind::Number),
            column("unit", ColumnKind::Text),
            column("by", ColumnKind::Date),
            column("owner", ColumnKind::Person),
            column("final", ColumnKind::YesNo),
        ]
    }

    fn record() -> Kind {
        Kind::Record(RecordSpec { columns: columns() })
    }

    fn table() -> Kind {
        Kind::Table(TableSpec { columns: columns(), seeds: Vec::new() })
    }

    fn shown(kind: &Kind, text: &str) -> String {
        crate::domain::parse::show::value(kind, &value(kind, text, today()).unwrap())
    }

    #[test]
    fn a_record_is_read_inline_and_as_a_document() {
        let inline = "{ owner = \"Mara Lind (client)\", number = 2.50, by = 2026-12-31, final = true, unit = \"EUR\" }";
        let document = "number = \"2.50\"\nunit = 'EUR'\nby = \"31 Dec 2026\"\nowner = { name = \"Mara Lind\", side = \"client\" }\nfinal = \"yes\"\n";
        assert_eq!(shown(&record(), inline), shown(&record(), document));
        assert_eq!(shown(&record(), &format!("[value]\n{document}")), shown(&record(), document));
    }

    #[test]
    fn a_table_is_read_inline_by_rows_and_as_one_row() {
        let both = shown(&table(), "[{ unit = \"a\" }, { unit = \"b\" }]");
        assert_eq!(both, "a\nb");
        assert_eq!(shown(&table(), "[[row]]\nunit = \"a\"\n[[row]]\nunit = \"b\"\n"), both);
        assert_eq!(shown(&table(), "{ unit = \"a\" }"), "a");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_a_sentence_and_a_way_out() {
        for (kind, text) in [
            (record(), "Mara"),
            (record(), "{ numbr = 1 }"),
            (record(), "{ number = \"many\" }"),
            (record(), "{ number = true }"),
            (record(), "{ number = 1, number = 2 }"),
            (record(), "{ unit = \"\" }"),
            (record(), ""),
            (table(), "unit = \"a\""),
            (table(), "[1, 2]"),
            (table(), "[[row]]\nunit = "),
        ] {
            let problem = value(&kind, text, today()).unwrap_err();
            assert!(!problem.sentence.is_empty() && !problem.hint.is_empty(), "{text}: {problem:?}");
        }
        assert!(value(&record(), "{ numbr = 1 }", today()).unwrap_err().hint.contains("`number`"));
    }

    #[test]
    fn other_kinds_take_text_or_toml() {
        let option = |id: &str| Choice { id: Id::parse(id).unwrap(), label: id.into(), credit: None };
        let kind = Kind::Choices(ChoiceSpec { options: vec![option("one"), option("two")] });
        let both = Value::Choices(vec![Id::parse("two").unwrap(), Id::parse("one").unwrap()]);
        assert_eq!(value(&kind, "two, one", today()), Ok(both.clone()));
        assert_eq!(value(&kind, "[\"two\", \"one\"]", today()), Ok(both));
        assert!(value(&kind, "[\"three\"]", today()).is_err());
        let money = value(&Kind::Money, "{ amount = \"1.20\", currency = \"EUR\" }", today()).unwrap();
        assert_eq!(Ok(money), value(&Kind::Money, "EUR 1.20", today()));
        assert_eq!(value(&Kind::Text, "[draft]", today()), Ok(Value::Text("[draft]".into())));
    }
}
