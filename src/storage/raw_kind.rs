//! The kind of a question and what belongs to it: options, steps, columns, seeded rows (`format.md`, *A questionnaire*).

use crate::domain::filled::{folded, words_of};
use crate::domain::id::Id;
use crate::domain::question::{Choice, ChoiceSpec, Column, ColumnKind, Kind, RecordSpec, ScaleSpec, TableSpec};
use crate::domain::value::Row;
use crate::storage::raw_limits::ROWS;
use crate::storage::raw_log::Log;
use crate::storage::raw_toml::{Keys, Unknown};
use crate::storage::raw_value;
use crate::storage::raw_words::{capital, did_you_mean, quoted};

/// The kinds of a question, in the order of `format.md`.
pub const KINDS: [&str; 12] =
    ["text", "link", "choice", "choices", "scale", "number", "percent", "money", "date", "person", "record", "table"];

/// The kinds of a column, in the order of `format.md`.
pub const COLUMN_KINDS: [&str; 9] =
    ["text", "number", "money", "percent", "date", "person", "choice", "yes-no", "link"];

/// Keys that belong to some kinds only.
pub const OWN_KEYS: [(&str, &str); 5] = [
    ("options", "choice and choices questions"),
    ("steps", "scale questions"),
    ("credits", "scale questions"),
    ("columns", "record and table questions"),
    ("rows", "table questions"),
];

/// Reads the kind of a question. `None` where it is unknown or incomplete, with the reason in the log.
pub fn read(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Kind> {
    let all: [usize; 12] = std::array::from_fn(|at| at);
    let word = if keys.has("kind") { KINDS[keys.word(log, "kind", &all, |at| KINDS[at])?] } else { "text" };
    Some(match word {
        "link" => Kind::Link,
        "choice" => Kind::Choice(options(log, keys)?),
        "choices" => Kind::Choices(options(log, keys)?),
        "scale" => Kind::Scale(scale(log, keys)?),
        "number" => Kind::Number,
        "percent" => Kind::Percent,
        "money" => Kind::Money,
        "date" => Kind::Date,
        "person" => Kind::Person,
        "record" => Kind::Record(RecordSpec { columns: columns(log, keys)? }),
        "table" => {
            let columns = columns(log, keys)?;
            let seeds = seeds(log, keys, &columns);
            Kind::Table(TableSpec { columns, seeds })
        }
        _ => Kind::Text,
    })
}

fn options(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<ChoiceSpec> {
    let hint = "Write options = [{ id = \"yes\", label = \"Yes\" }, { id = \"no\", label = \"No\" }].";
    if !keys.has("options") {
        keys.missing(log, "options", hint);
        return None;
    }
    let tables = keys.tables(log, "options", "this option", hint);
    if tables.len() < 2 {
        let message = format!("{} has fewer than two options.", capital(&keys.what));
        log.error(keys.value_at("options"), "few-options", message, hint);
    }
    let mut options: Vec<(Choice, usize)> = Vec::with_capacity(tables.len());
    let written = tables.len();
    for mut table in tables {
        let id = table.need_id(log, "id", "Give each option an id that books can hold.");
        let label = table.need_text(log, "label", "Give each option the words people read.");
        let credit = table.whole(log, "credit", 0..=100);
        let at = table.value_at("id");
        table.finish(log, Unknown::Warn, &[]);
        if let (Some(id), Some(label)) = (id, label) {
            twice(log, "option", &id, at, options.iter().map(|(option, at)| (&option.id, *at)));
            options.push((Choice { id, label: label.to_owned(), credit }, at));
        }
    }
    // Half the options would only bring findings about the other half.
    (options.len() == written).then(|| ChoiceSpec { options: options.into_iter().map(|(option, _)| option).collect() })
}

/// Reports an id that another of its list has already.
pub fn twice<'i>(
    log: &mut Log<'_>,
    what: &str,
    id: &Id,
    at: usize,
    mut before: impl Iterator<Item = (&'i Id, usize)>,
) -> bool {
    let Some((_, first)) = before.find(|(other, _)| *other == id) else { return false };
    let (first, second) = (log.line(first), log.line(at));
    let before = if first == second { "before it on this line".to_owned() } else { format!("on line {first}") };
    let message = format!("The {what} `{id}` is here a second time; the first is {before}.");
    log.error(at, "duplicate-id", message, "Give one of the two another id.");
    true
}

fn scale(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<ScaleSpec> {
    let hint = "Write steps = [\"…\", \"…\", \"…\", \"…\", \"…\"], the meaning of 0 to 4.";
    if !keys.has("steps") {
        keys.missing(log, "steps", hint);
    }
    let steps = keys.texts(log, "steps").and_then(|steps| {
        for (text, at) in &steps {
            if text.trim().is_empty() {
                log.error(*at, "empty-text", format!("A step of {} has no meaning in words.", keys.what), hint);
            }
        }
        let words: Vec<String> = steps.iter().map(|(text, _)| (*text).to_owned()).collect();
        let count = words.len();
        <[String; 5]>::try_from(words)
            .inspect_err(|_| {
                let message = format!("{} has {count} steps; a scale has five.", capital(&keys.what));
                log.error(keys.value_at("steps"), "five-steps", message, hint);
            })
            .ok()
    });
    let credits = match keys.list(log, "credits") {
        None => Some(ScaleSpec::CREDITS),
        Some(nodes) => {
            let given: Vec<u32> =
                nodes.iter().filter_map(|node| keys.whole_of(log, "credits", *node, 0..=100)).collect();
            let count = nodes.len();
            if count != 5 {
                let message = format!("{} has {count} credits; a scale has five.", capital(&keys.what));
                log.error(
                    keys.value_at("credits"),
                    "five-credits",
                    message,
                    "Write five numbers, as [0, 20, 40, 80, 100], or leave them out.",
                );
            }
            <[u32; 5]>::try_from(given).ok()
        }
    };
    Some(ScaleSpec { steps: steps?, credits: credits? })
}

fn columns(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Vec<Column>> {
    let hint = "Write columns = [{ id = \"owner\", title = \"Owner\", kind = \"person\" }, …].";
    if !keys.has("columns") {
        keys.missing(log, "columns", hint);
        return None;
    }
    let tables = keys.tables(log, "columns", "this column", hint);
    if tables.is_empty() {
        let message = format!("{} has no columns.", capital(&keys.what));
        log.error(keys.value_at("columns"), "no-columns", message, hint);
        return None;
    }
    let mut columns: Vec<(Column, usize)> = Vec::with_capacity(tables.len());
    let written = tables.len();
    for mut table in tables {
        let id = table.need_id(log, "id", "Give each column an id that books can hold.");
        if let Some(id) = &id {
            table.what = format!("column `{id}`").into();
        }
        let title = table.need_text(log, "title", "Give each column the words people read above it.");
        let kind = column_kind(log, &mut table);
        let required = table.flag(log, "required");
        let at = table.value_at("id");
        table.finish(log, Unknown::Warn, &[("options", "columns of kind `choice`")]);
        if let (Some(id), Some(title), Some(kind)) = (id, title, kind) {
            twice(log, "column", &id, at, columns.iter().map(|(column, at)| (&column.id, *at)));
            columns.push((Column { id, title: title.to_owned(), kind, required }, at));
        }
    }
    (columns.len() == written).then(|| columns.into_iter().map(|(column, _)| column).collect())
}

fn column_kind(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<ColumnKind> {
    let all: [usize; 9] = std::array::from_fn(|at| at);
    let word =
        if keys.has("kind") { COLUMN_KINDS[keys.word(log, "kind", &all, |at| COLUMN_KINDS[at])?] } else { "text" };
    Some(match word {
        "number" => ColumnKind::Number,
        "money" => ColumnKind::Money,
        "percent" => ColumnKind::Percent,
        "date" => ColumnKind::Date,
        "person" => ColumnKind::Person,
        "yes-no" => ColumnKind::YesNo,
        "link" => ColumnKind::Link,
        "choice" => ColumnKind::Choice(column_options(log, keys)?),
        _ => ColumnKind::Text,
    })
}

fn column_options(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Vec<String>> {
    let hint = "Write options = [\"leading\", \"lagging\"].";
    if !keys.has("options") {
        keys.missing(log, "options", hint);
    }
    let texts = keys.texts(log, "options")?;
    let mut options: Vec<String> = Vec::with_capacity(texts.len());
    for (text, at) in &texts {
        if text.trim().is_empty() {
            log.error(*at, "empty-text", format!("An option of {} is empty.", keys.what), hint);
        } else if options.iter().any(|option| option == text) {
            log.error(*at, "duplicate-option", format!("The option {} is here twice.", quoted(text)), "Take one out.");
        } else {
            options.push((*text).to_owned());
        }
    }
    if texts.len() < 2 {
        let message = format!("{} has fewer than two options.", capital(&keys.what));
        log.error(keys.value_at("options"), "few-options", message, hint);
    }
    Some(options)
}

fn seeds(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, columns: &[Column]) -> Vec<Row> {
    let what = keys.what.clone();
    let tables = keys.tables_up_to(log, "rows", "", "Write rows = [{ … }, { … }], with the columns as keys.", ROWS);
    let mut seeds = Vec::with_capacity(tables.len());
    let mut names: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for mut table in tables {
        table.what = format!("a seeded row of {what}").into();
        let unknown = table.entries().into_iter().find(|(key, ..)| !columns.iter().any(|column| column.id == *key));
        if let Some((key, at, _)) = unknown {
            let known = columns.iter().map(|column| column.id.as_str());
            let message = format!("A seeded row of {what} names the column {}, which is not there.", quoted(key));
            log.error(at, "unknown-column", message, did_you_mean(key, known));
            continue;
        }
        let row = raw_value::row(log, columns, table.table, &table.what);
        let Some(first) = columns.first() else { continue };
        match row.get(first.id.as_str()) {
            None => {
                let message =
                    format!("A seeded row of {what} has no `{}`; by its first column a row is known.", first.id);
                log.error(table.at, "seed-without-name", message, format!("Write `{}` in it.", first.id));
            }
            Some(cell) => {
                if let Some(before) = names.insert(folded(&words_of(cell)), table.at) {
                    let line = log.line(before);
                    let message =
                        format!("Two seeded rows of {what} have the same `{}`; the first is on line {line}.", first.id);
                    log.error(table.at, "duplicate-row", message, "Change one of the two.");
                }
            }
        }
        seeds.push(row);
    }
    seeds
}
