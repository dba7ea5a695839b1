//! Changing TOML in place without losing what a person put around it: comments above and behind a key, order, unknown keys,
//! the way a number is written.
//!
//! It must not know what the keys mean.

use std::str::FromStr;

use chrono::DateTime;
use rust_decimal::Decimal;
use toml_edit::{Decor, InlineTable, Item, RawString, Table, TableLike, Value};

/// Sets a key. A comment behind the old value and the comments above stay; a new key goes to the end of its table.
pub fn set(table: &mut dyn TableLike, key: &str, new: Item) {
    match (table.get_mut(key), new) {
        (Some(Item::Value(old)), Item::Value(mut value)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        (None, new) => {
            table.insert(key, plain(new));
        }
        (Some(_), new) => {
            remove(table, key);
            table.insert(key, plain(new));
        }
    }
}

/// A value with the usual spaces around it.
fn plain(item: Item) -> Item {
    match item {
        Item::Value(value) => Item::Value(value.decorated(" ", "")),
        other => other,
    }
}

/// Removes a key. Comments above it and behind it stay where they stood, on lines of their own.
pub fn remove(table: &mut dyn TableLike, key: &str) {
    let Some((name, item)) = table.get_key_value(key) else { return };
    let mut comments = comment_lines(name.leaf_decor().prefix());
    gather_comments(item, &mut comments);
    let after = table.iter().skip_while(|(other, _)| *other != key).skip(1);
    let next = after.filter(|(_, item)| item.is_value()).map(|(other, _)| other.to_owned()).next();
    let values = table.iter().filter(|(other, item)| *other != key && item.is_value());
    let last = values.map(|(other, _)| other.to_owned()).last();
    table.remove(key);
    if comments.is_empty() {
        return;
    }
    let block: String = comments.iter().map(|line| format!("{line}\n")).collect();
    if let Some(mut next) = next.and_then(|next| table.key_mut(&next)) {
        let prefix = format!("{block}{}", raw(next.leaf_decor().prefix()));
        next.leaf_decor_mut().set_prefix(prefix);
    } else if let Some(Item::Value(value)) = last.and_then(|last| table.get_mut(&last)) {
        let suffix = format!("{}\n{}", raw(value.decor().suffix()), block.trim_end());
        value.decor_mut().set_suffix(suffix);
    }
}

/// [`remove`] for a table that may be left without keys: its comments then stand below its own heading.
pub fn remove_from(table: &mut Table, key: &str) {
    let mut comments = Vec::new();
    if let Some((name, item)) = table.get_key_value(key)
        && table.iter().filter(|(_, item)| item.is_value()).count() <= usize::from(item.is_value())
    {
        comments = comment_lines(name.leaf_decor().prefix());
        gather_comments(item, &mut comments);
    }
    remove(table, key);
    if !comments.is_empty() {
        let suffix = format!("{}\n{}", raw(table.decor().suffix()), comments.join("\n"));
        table.decor_mut().set_suffix(suffix);
    }
}

/// Puts a line of comment above a key.
pub fn comment_above(table: &mut dyn TableLike, key: &str, comment: &str) {
    let line: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if let Some(Item::Table(inner)) = table.get_mut(key) {
        let prefix = format!("{}# {line}\n", raw(inner.decor().prefix()));
        inner.decor_mut().set_prefix(prefix);
    } else if let Some(mut key) = table.key_mut(key) {
        let prefix = format!("{}# {line}\n", raw(key.leaf_decor().prefix()));
        key.leaf_decor_mut().set_prefix(prefix);
    }
}

/// The comments a person wrote on this item and anywhere in it, a line each.
#[must_use]
pub fn comments_of(item: &Item) -> Vec<String> {
    let mut comments = Vec::new();
    gather_comments(item, &mut comments);
    comments
}

/// The table as if it were new: no place in a file, no decoration of its own.
#[must_use]
pub fn fresh(table: &Table) -> Table {
    let mut new = Table::new();
    for (key, item) in table {
        let item = match item {
            Item::Table(table) => Item::Table(fresh(table)),
            Item::ArrayOfTables(tables) => Item::ArrayOfTables(tables.iter().map(fresh).collect()),
            Item::Value(value) => plain(Item::Value(value.clone())),
            Item::None => continue,
        };
        new.insert(key, item);
    }
    new
}

/// Tidies the spaces of an inline table after a key was added or removed.
pub fn tidy(table: &mut InlineTable) {
    let mut comments = Vec::new();
    gather_inline(table, &mut comments);
    if comments.is_empty() {
        let decor = table.decor().clone();
        table.fmt();
        *table.decor_mut() = decor;
    }
}

/// Whether two items say the same, however they are written: `2.50` is `"2.50"`, a name is a person with that name, a list of
/// inline tables is an array of tables, and what cannot be a value is its own text.
#[must_use]
pub fn same(a: Option<&Item>, b: Option<&Item>) -> bool {
    match (a.filter(|item| !item.is_none()), b.filter(|item| !item.is_none())) {
        (None, None) => true,
        (Some(a), Some(b)) => same_item(a, b),
        _ => false,
    }
}

fn same_item(a: &Item, b: &Item) -> bool {
    if let (Some(a), Some(b)) = (a.as_table_like(), b.as_table_like()) {
        return same_tables(a, b);
    }
    if let (Some(a), Some(b)) = (rows(a), rows(b)) {
        return a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same_item(a, b));
    }
    match (a, b) {
        (Item::Value(a), Item::Value(b)) => same_value(a, b),
        _ => a.to_string().trim() == b.to_string().trim(),
    }
}

/// Whether two tables say the same.
#[must_use]
pub fn same_tables(a: &dyn TableLike, b: &dyn TableLike) -> bool {
    a.iter().all(|(key, item)| same(Some(item), b.get(key)))
        && b.iter().all(|(key, item)| item.is_none() || a.get(key).is_some())
}

fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => {
            a.value() == b.value() || a.value().replace("\r\n", "\n") == b.value().replace("\r\n", "\n")
        }
        (Value::Datetime(a), Value::Datetime(b)) => {
            let (a, b) = (a.value().to_string(), b.value().to_string());
            a == b
                || matches!((DateTime::parse_from_rfc3339(&a), DateTime::parse_from_rfc3339(&b)), (Ok(a), Ok(b)) if a == b)
        }
        (Value::String(text), Value::InlineTable(person)) | (Value::InlineTable(person), Value::String(text)) => {
            (person.len() == 1 && person.get("name").and_then(Value::as_str) == Some(text.value()))
                || is_text_of(text.value(), &Value::InlineTable(person.clone()))
        }
        (Value::String(text), other) | (other, Value::String(text)) => is_text_of(text.value(), other),
        (Value::Boolean(a), Value::Boolean(b)) => a.value() == b.value(),
        (Value::Integer(_) | Value::Float(_), Value::Integer(_) | Value::Float(_)) => match (decimal(a), decimal(b)) {
            (Some(a), Some(b)) => a == b,
            _ => bare(a) == bare(b),
        },
        _ => false,
    }
}

/// Whether `text` is how `other` reads as a number or as it stands in the file.
fn is_text_of(text: &str, other: &Value) -> bool {
    text.trim() == bare(other)
        || matches!((decimal(other), Decimal::from_str(text)), (Some(number), Ok(text)) if number == text)
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Integer(number) => Some(Decimal::from(*number.value())),
        Value::Float(_) => {
            let text = bare(value).replace('_', "");
            Decimal::from_str(&text).or_else(|_| Decimal::from_scientific(&text)).ok()
        }
        _ => None,
    }
}

/// The value as it stands in the file, without what is around it.
#[must_use]
pub fn bare(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string().trim().to_owned()
}

/// The elements of an array of tables or of an array, as items.
#[must_use]
pub fn rows(item: &Item) -> Option<Vec<Item>> {
    match item {
        Item::ArrayOfTables(tables) => Some(tables.iter().map(|table| Item::Table(table.clone())).collect()),
        Item::Value(Value::Array(array)) => Some(array.iter().map(|value| Item::Value(value.clone())).collect()),
        _ => None,
    }
}

/// A string as TOML on one line, whatever is in it.
#[must_use]
pub fn one_line(text: &str) -> Value {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out.parse().unwrap_or_else(|_| Value::from(text))
}

/// What stands in a decoration.
#[must_use]
pub fn raw(part: Option<&RawString>) -> &str {
    part.and_then(RawString::as_str).unwrap_or_default()
}

fn comment_lines(part: Option<&RawString>) -> Vec<String> {
    raw(part).lines().map(str::trim).filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

fn gather_decor(decor: &Decor, out: &mut Vec<String>) {
    out.extend(comment_lines(decor.prefix()));
    out.extend(comment_lines(decor.suffix()));
}

fn gather_inline(table: &InlineTable, out: &mut Vec<String>) {
    out.extend(comment_lines(Some(table.trailing())));
    for (key, value) in table.iter() {
        if let Some(key) = table.key(key) {
            gather_decor(key.leaf_decor(), out);
        }
        gather_value(value, out);
    }
}

fn gather_value(value: &Value, out: &mut Vec<String>) {
    gather_decor(value.decor(), out);
    match value {
        Value::InlineTable(table) => gather_inline(table, out),
        Value::Array(array) => {
            array.iter().for_each(|value| gather_value(value, out));
            out.extend(comment_lines(Some(array.trailing())));
        }
        _ => {}
    }
}

fn gather_comments(item: &Item, out: &mut Vec<String>) {
    match item {
        Item::None => {}
        Item::Value(value) => gather_value(value, out),
        Item::Table(table) => gather_table(table, out),
        Item::ArrayOfTables(tables) => tables.iter().for_each(|table| gather_table(table, out)),
    }
}

fn gather_table(table: &Table, out: &mut Vec<String>) {
    gather_decor(table.decor(), out);
    for (key, item) in table {
        if let Some(key) = table.key(key) {
            gather_decor(key.leaf_decor(), out);
        }
        gather_comments(item, out);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use toml_edit::{DocumentMut, value};

    fn doc(text: &str) -> DocumentMut {
        text.parse().unwrap()
    }

    #[test]
    fn a_changed_value_keeps_the_comments_above_and_behind() {
        let mut doc = doc("# above\na = 1   # behind\nb = 2\n");
        set(doc.as_table_mut(), "a", value("Ørsted"));
        assert_eq!(doc.to_string(), "# above\na = \"Ørsted\"   # behind\nb = 2\n");
    }

    #[test]
    fn a_removed_key_leaves_its_comments_behind() {
        for (before, after) in [
            ("# above\na = 1 # behind\nb = 2\n", "# above\n# behind\nb = 2\n"),
            ("a = 1\n# above\nb = 2 # behind\n", "a = 1\n# above\n# behind\n"),
            ("[t]\n# above\nb = 2 # behind\n\n[u]\n", "[t]\n# above\n# behind\n\n[u]\n"),
            ("a = 1\nb = 2\n", "a = 1\n"),
        ] {
            let mut doc = doc(before);
            let key = if before.starts_with("# above") { "a" } else { "b" };
            match doc.get_mut("t") {
                Some(item) => remove_from(item.as_table_mut().unwrap(), key),
                None => remove_from(doc.as_table_mut(), key),
            }
            assert_eq!(doc.to_string(), after);
            assert!(after.parse::<DocumentMut>().is_ok());
        }
    }

    #[test]
    fn a_comment_can_be_put_above_a_key_or_a_table() {
        let mut doc = doc("a = 1\n\n[t]\nb = 2\n");
        comment_above(doc.as_table_mut(), "a", "two\nlines");
        comment_above(doc.as_table_mut(), "t", "table");
        assert_eq!(doc.to_string(), "# two lines\na = 1\n\n# table\n[t]\nb = 2\n");
    }

    #[test]
    fn the_same_is_the_same_however_it_is_written() {
        let same_text = |a: &str, b: &str| {
            let doc = doc(&format!("a = {a}\nb = {b}\n"));
            same(doc.get("a"), doc.get("b"))
        };
        for (a, b) in [
            ("2.50", "\"2.50\""),
            ("1_000", "\"1000\""),
            ("1e3", "1000"),
            ("0x10", "16"),
            ("\"Mara\"", "{ name = \"Mara\" }"),
            ("[1, 2]", "\"[1, 2]\""),
            ("2026-11-20T16:04:05+01:00", "2026-11-20T15:04:05Z"),
            ("\"\"\"a\r\nb\"\"\"", "\"a\\nb\""),
            ("{ a = 1, b = 2 }", "{ b = 2, a = 1 }"),
        ] {
            assert!(same_text(a, b) && same_text(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("1", "2"),
            ("\"2.5\"", "\"2.50\""),
            ("true", "false"),
            ("{ a = 1 }", "{ a = 1, b = 2 }"),
            ("[1]", "[1, 1]"),
            ("2026-11-02", "2026-11-03"),
        ] {
            assert!(!same_text(a, b) && !same_text(b, a), "{a} {b}");
        }
    }

    #[test]
    fn a_string_on_one_line_reads_back_whatever_is_in_it() {
        for text in ["", "a\nb\r\n\t\"\\'", "\u{0}\u{1b}\u{7f}\u{85}", "日本 👩‍👩‍👧"] {
            let line = one_line(text);
            assert_eq!(line.as_str(), Some(text));
            assert_eq!(doc(&format!("a = {line}\n"))["a"].as_str(), Some(text));
            assert_eq!(line.to_string().lines().count(), 1);
        }
    }
}
