//! The structural checks of a question: rule, parameters, and whether they fit its kind (`format.md`, table of checks).
//!
//! What a check says of *another* question is looked at when all are read (`raw_cross`).

use crate::domain::check::{Check, Limit, Mention, Order};
use crate::domain::id::Id;
use crate::domain::question::{Column, ColumnKind, Kind};
use crate::storage::raw_log::Log;
use crate::storage::raw_scalar::decimal;
use crate::storage::raw_toml::{Keys, Unknown};
use crate::storage::raw_words::{capital, did_you_mean, one_of, quoted};
use toml::de::DeValue;

/// A check, and where it names another question.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The check.
    pub check: Check,
    /// Where it stands.
    pub at: usize,
    /// Where it names another question.
    pub question_at: usize,
    /// Where it names a column of the other question.
    pub of_at: usize,
}

/// Reads the checks of a question.
pub fn read(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, kind: &Kind) -> Vec<Placed> {
    let question = keys.what.clone();
    let tables = keys.tables(log, "checks", "this check", "Write checks = [{ rule = \"filled\" }].");
    let mut checks = Vec::with_capacity(tables.len());
    for mut table in tables {
        let at = table.at;
        let Some(rule) = rule(log, &mut table, &question) else { continue };
        table.what = format!("the check `{rule}`").into();
        if !fits(rule, kind) {
            let message = format!(
                "The check `{rule}` does not fit {question} of kind `{}`; it fits {}.",
                kind.as_str(),
                fitting(rule)
            );
            log.error(table.value_at("rule"), "check-does-not-fit", message, "Take the check out, or change the kind.");
            continue;
        }
        let reader = Parameters { kind, rule, question: &question };
        let check = reader.read(log, &mut table);
        let (question_at, of_at) = (table.value_at("question"), table.value_at("of"));
        if let Some(check) = check {
            table.finish(log, Unknown::Warn, &[]);
            checks.push(Placed { check, at, question_at, of_at });
        }
    }
    checks
}

fn rule(log: &mut Log<'_>, table: &mut Keys<'_, '_>, question: &str) -> Option<&'static str> {
    let word = table.need_text(log, "rule", "Write which rule it is, as { rule = \"filled\" }.")?;
    let known = Check::RULES.into_iter().find(|rule| *rule == word);
    if known.is_none() {
        let message = format!("{} has the check {}, which does not exist.", capital(question), quoted(word));
        log.error(table.value_at("rule"), "unknown-check", message, did_you_mean(word, Check::RULES));
    }
    known
}

/// The kinds a rule fits, in words.
fn fitting(rule: &str) -> &'static str {
    match rule {
        "min-rows" | "includes" | "exactly-one" | "unique" => "`table`",
        "differs" => "`record` and `table`",
        "one-person" | "both-sides" => "`person`, and columns of a `record` or `table`",
        "before" | "after" => "`date`, and a date column of a `record` or `table`",
        "at-least" | "at-most" => "`number`, `percent` and `money`, and such a column of a `record` or `table`",
        "mentions" => "`text`",
        _ => "every kind",
    }
}

fn fits(rule: &str, kind: &Kind) -> bool {
    let rows = matches!(kind, Kind::Record(_) | Kind::Table(_));
    match rule {
        "min-rows" | "includes" | "exactly-one" | "unique" => matches!(kind, Kind::Table(_)),
        "differs" => rows,
        "one-person" | "both-sides" => rows || matches!(kind, Kind::Person),
        "before" | "after" => rows || matches!(kind, Kind::Date),
        "at-least" | "at-most" => rows || matches!(kind, Kind::Number | Kind::Percent | Kind::Money),
        "mentions" => matches!(kind, Kind::Text),
        _ => true,
    }
}

struct Parameters<'k> {
    kind: &'k Kind,
    rule: &'static str,
    question: &'k str,
}

impl Parameters<'_> {
    fn read(&self, log: &mut Log<'_>, table: &mut Keys<'_, '_>) -> Option<Check> {
        let rows = !self.kind.columns().is_empty();
        Some(match self.rule {
            "filled" => Check::Filled { columns: self.columns_if_there(log, table, "columns", &ANY)? },
            "min-rows" => {
                self.need(log, table, "rows", "Write rows = 2.")?;
                Check::MinRows { rows: table.whole(log, "rows", 1..=1000)? }
            }
            "includes" => {
                let column = self.need_column(log, table, "column", &ANY)?;
                self.need(log, table, "values", "Write values = [\"…\", \"…\"].")?;
                let values = table.texts(log, "values")?;
                if values.is_empty() {
                    self.empty(log, table, "values");
                }
                for (value, at) in &values {
                    self.value_fits(log, &column, value, *at);
                }
                Check::Includes { column, values: values.into_iter().map(|(value, _)| value.to_owned()).collect() }
            }
            "exactly-one" => {
                let column = self.need_column(log, table, "column", &ANY)?;
                self.need(log, table, "value", "Write value = true, or the word it must be.")?;
                let node = table.get("value")?;
                let value = match node.value {
                    DeValue::Boolean(yes) => yes.to_string(),
                    DeValue::String(text) => text.to_string(),
                    _ => {
                        table.wrong(
                            log,
                            "value",
                            node,
                            "a word, true or false",
                            "Write value = true, or a word in quotation marks.",
                        );
                        return None;
                    }
                };
                self.value_fits(log, &column, &value, node.at);
                Check::ExactlyOne { column, value, per: self.column_if_there(log, table, "per", &ANY)? }
            }
            "one-person" => Check::OnePerson { columns: self.people(log, table, rows)? },
            "both-sides" => Check::BothSides { columns: self.people(log, table, rows)? },
            "differs" => {
                self.need(log, table, "columns", "Write columns = [\"…\", \"…\"].")?;
                let columns = self.columns_if_there(log, table, "columns", &ANY)?.unwrap_or_default();
                if columns.len() < 2 {
                    let message = format!("The check `differs` of {} names fewer than two columns.", self.question);
                    log.error(
                        table.value_at("columns"),
                        "check-parameter",
                        message,
                        "Name the two columns that must not be the same.",
                    );
                }
                Check::Differs { columns }
            }
            "unique" => Check::Unique { column: self.need_column(log, table, "column", &ANY)? },
            "before" | "after" => {
                let column = self.column_if_there(log, table, "column", &["date"])?;
                self.need(log, table, "question", "Write question = \"…\", the id of the question whose date counts.")?;
                let order = Order { column, question: table.id(log, "question")?, of: table.id(log, "of") };
                if self.rule == "before" { Check::Before(order) } else { Check::After(order) }
            }
            "at-least" | "at-most" => {
                let numbers = ["number", "percent", "money"];
                let column = if rows { Some(self.need_column(log, table, "column", &numbers)?) } else { None };
                self.need(log, table, "number", "Write number = 0.")?;
                let node = table.get("number")?;
                let number = match decimal(node.value) {
                    Ok(number) => number,
                    Err(reason) => {
                        let message = format!("`number` of the check `{}` cannot be read: {reason}.", self.rule);
                        log.error(node.at, "check-parameter", message, "Write digits, with a point before decimals.");
                        return None;
                    }
                };
                let limit = Limit { column, number };
                if self.rule == "at-least" { Check::AtLeast(limit) } else { Check::AtMost(limit) }
            }
            _ => Check::Mentions { any: self.mentions(log, table)? },
        })
    }

    fn mentions(&self, log: &mut Log<'_>, table: &mut Keys<'_, '_>) -> Option<Vec<Mention>> {
        self.need(log, table, "any", "Write any = [\"number\"].")?;
        let words = Mention::ALL.map(Mention::as_str);
        let mut any = Vec::new();
        for (text, at) in table.texts(log, "any")? {
            match Mention::ALL.into_iter().find(|mention| mention.as_str() == text) {
                Some(mention) => any.push(mention),
                None => {
                    let message =
                        format!("The check `mentions` looks for {}; it can look for {}.", quoted(text), one_of(words));
                    log.error(at, "unknown-word", message, did_you_mean(text, words));
                }
            }
        }
        if any.is_empty() {
            self.empty(log, table, "any");
            return None;
        }
        Some(any)
    }

    /// `columns` of a check about people: needed where there are rows, meaningless elsewhere.
    fn people(&self, log: &mut Log<'_>, table: &mut Keys<'_, '_>, rows: bool) -> Option<Vec<Id>> {
        if !rows {
            return Some(Vec::new());
        }
        self.need(log, table, "columns", "Name the columns that hold the people, as columns = [\"owner\"].")?;
        self.columns_if_there(log, table, "columns", &["person", "text"]).map(Option::unwrap_or_default)
    }

    fn need(&self, log: &mut Log<'_>, table: &Keys<'_, '_>, key: &str, hint: &str) -> Option<()> {
        if table.has(key) {
            return Some(());
        }
        let message = format!("The check `{}` of {} has no `{key}`.", self.rule, self.question);
        log.error(table.at, "check-parameter", message, hint);
        None
    }

    fn empty(&self, log: &mut Log<'_>, table: &Keys<'_, '_>, key: &str) {
        let message = format!("`{key}` of the check `{}` of {} is empty.", self.rule, self.question);
        log.error(table.value_at(key), "check-parameter", message, "Name at least one.");
    }

    fn need_column(
        &self,
        log: &mut Log<'_>,
        table: &mut Keys<'_, '_>,
        key: &'static str,
        kinds: &[&str],
    ) -> Option<Id> {
        self.need(log, table, key, &format!("Write {key} = \"…\", a column of this question."))?;
        self.column_if_there(log, table, key, kinds)?
    }

    /// A column this question has; the outer `None` where it does not.
    fn column_if_there(
        &self,
        log: &mut Log<'_>,
        table: &mut Keys<'_, '_>,
        key: &'static str,
        kinds: &[&str],
    ) -> Option<Option<Id>> {
        if !table.has(key) {
            table.skip(&[key]);
            return Some(None);
        }
        let id = table.id(log, key)?;
        let at = table.value_at(key);
        self.is_column(log, &id, at, kinds).then_some(Some(id))
    }

    fn columns_if_there(
        &self,
        log: &mut Log<'_>,
        table: &mut Keys<'_, '_>,
        key: &'static str,
        kinds: &[&str],
    ) -> Option<Option<Vec<Id>>> {
        let Some(ids) = table.ids(log, key) else { return if table.has(key) { None } else { Some(None) } };
        if ids.is_empty() {
            self.empty(log, table, key);
        }
        let mut all = true;
        for (id, at) in &ids {
            all &= self.is_column(log, id, *at, kinds);
        }
        all.then(|| Some(ids.into_iter().map(|(id, _)| id).collect()))
    }

    fn is_column(&self, log: &mut Log<'_>, id: &Id, at: usize, kinds: &[&str]) -> bool {
        let columns = self.kind.columns();
        let Some(column) = find(columns, id) else {
            let message =
                format!("The check `{}` names the column `{id}`, which {} does not have.", self.rule, self.question);
            let hint = if columns.is_empty() {
                "Only record and table questions have columns; take it out.".to_owned()
            } else {
                did_you_mean(id.as_str(), columns.iter().map(|column| column.id.as_str()))
            };
            log.error(at, "unknown-column", message, hint);
            return false;
        };
        if kinds.is_empty() || kinds.contains(&column.kind.as_str()) {
            return true;
        }
        let message = format!(
            "The check `{}` does not fit the column `{id}` of kind `{}`; it fits {}.",
            self.rule,
            column.kind.as_str(),
            one_of(kinds.iter().copied())
        );
        let fitting = one_of(columns.iter().filter(|c| kinds.contains(&c.kind.as_str())).map(|c| c.id.as_str()));
        let hint = if fitting.is_empty() {
            "Take the check out; no column fits it.".to_owned()
        } else {
            format!("Name {fitting}.")
        };
        log.error(at, "check-does-not-fit", message, hint);
        false
    }

    /// A value that a choice or yes-no column can never hold makes a check that never holds.
    fn value_fits(&self, log: &mut Log<'_>, column: &Id, value: &str, at: usize) {
        let Some(column) = find(self.kind.columns(), column) else { return };
        let known: Vec<&str> = match &column.kind {
            ColumnKind::Choice(options) => options.iter().map(String::as_str).collect(),
            ColumnKind::YesNo => vec!["true", "false"],
            _ => return,
        };
        if !known.contains(&value) {
            let message = format!(
                "The check `{}` can never hold: the column `{}` has no option {}.",
                self.rule,
                column.id,
                quoted(value)
            );
            log.error(at, "unknown-option", message, did_you_mean(value, known));
        }
    }
}

const ANY: [&str; 0] = [];

fn find<'c>(columns: &'c [Column], id: &Id) -> Option<&'c Column> {
    columns.iter().find(|column| column.id == *id)
}
