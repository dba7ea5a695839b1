//! A small reader of TOML tables that knows where everything stands, and reports the keys nobody read at the end.
//!
//! It knows no file of ours. Typed access by key is `raw_typed`'s; numbers keep their text, so that decimals read exactly
//! (`raw_scalar`).

use crate::storage::raw_limits::{FEW, PARTS, within};
use crate::storage::raw_log::Log;
use crate::storage::raw_scalar::shape;
use crate::storage::raw_syntax;
use crate::storage::raw_words::{capital, nearest, quoted};
use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// Parses the text of the log; `None` where it cannot be read, with the reasons in the log.
pub fn parse<'t>(log: &mut Log<'t>) -> Option<DeTable<'t>> {
    if !within(log) {
        return None;
    }
    match DeTable::parse(log.text) {
        Ok(root) => Some(root.into_inner()),
        // A large broken file could have millions of errors; its first one is enough.
        Err(error) if log.text.len() > 4 << 20 => {
            raw_syntax::report(log, &[error]);
            None
        }
        Err(_) => {
            let (root, errors) = DeTable::parse_recoverable(log.text);
            raw_syntax::report(log, &errors).then(|| root.into_inner())
        }
    }
}

/// A value and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a, 't> {
    /// The value.
    pub value: &'a DeValue<'t>,
    /// Where it begins.
    pub at: usize,
}

/// One table while it is read.
#[derive(Debug)]
pub struct Keys<'a, 't> {
    /// The table.
    pub table: &'a DeTable<'t>,
    /// Where it begins.
    pub at: usize,
    /// What it is, for messages: `question a-b`.
    pub what: Cow<'static, str>,
    read: Vec<&'static str>,
}

/// What becomes of keys nobody read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Each is a warning (questionnaires).
    Warn,
    /// Only what looks like a mistyped known one is a warning; the rest is kept in silence (what people and newer
    /// versions wrote into books).
    KeepUnlessMistyped,
}

impl<'a, 't> Keys<'a, 't> {
    /// Begins to read a table.
    #[must_use]
    pub fn new(table: &'a DeTable<'t>, at: usize, what: impl Into<Cow<'static, str>>) -> Self {
        Self { table, at, what: what.into(), read: Vec::with_capacity(8) }
    }

    /// The value of a key, if it is there; the key counts as read.
    pub fn get(&mut self, key: &'static str) -> Option<Node<'a, 't>> {
        self.read.push(key);
        self.table.get(key).map(|value| Node { value: value.get_ref(), at: value.span().start })
    }

    /// Where a key stands; the start of the table where it is missing.
    #[must_use]
    pub fn place_of(&self, key: &str) -> usize {
        self.table.get_key_value(key).map_or(self.at, |(key, _)| key.span().start)
    }

    /// Where the value of a key stands; the start of the table where it is missing.
    #[must_use]
    pub fn value_at(&self, key: &str) -> usize {
        self.table.get(key).map_or(self.at, |value| value.span().start)
    }

    /// Whether a key is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// All keys with their places and values, in the order of the file; for tables whose keys are names of their own.
    #[must_use]
    pub fn entries(&self) -> Vec<(&'a str, usize, Node<'a, 't>)> {
        in_order(self.table)
    }

    /// Reports a key that should be there.
    pub fn missing(&self, log: &mut Log<'_>, key: &str, hint: &str) {
        log.error(self.at, "missing-key", format!("{} has no `{key}`.", capital(&self.what)), hint);
    }

    /// A list. `None` where there is none.
    pub fn list(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Vec<Node<'a, 't>>> {
        let node = self.get(key)?;
        let Some(array) = node.value.as_array() else {
            self.wrong(log, key, node, "a list", "Put it in square brackets: [ … ].");
            return None;
        };
        if self.is_too_long(log, key, array.len(), node.at, PARTS) {
            return None;
        }
        Some(array.iter().map(|item| Node { value: item.get_ref(), at: item.span().start }).collect())
    }

    fn is_too_long(&self, log: &mut Log<'_>, key: &str, count: usize, at: usize, most: usize) -> bool {
        if count > most {
            let message = format!("`{key}` of {} has more than {most} items.", self.what);
            log.error(at, "too-many", message, "Take out what is not needed.");
        }
        count > most
    }

    /// A table. `None` where there is none.
    pub fn table(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
        what: impl Into<Cow<'static, str>>,
        hint: &str,
    ) -> Option<Keys<'a, 't>> {
        let node = self.get(key)?;
        let Some(table) = node.value.as_table() else {
            self.wrong(log, key, node, "a table", hint);
            return None;
        };
        Some(Keys::new(table, node.at, what))
    }

    /// A list of at most 1,000 tables; none where it is left out.
    pub fn tables(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
        what: &'static str,
        hint: &str,
    ) -> Vec<Keys<'a, 't>> {
        self.tables_up_to(log, key, what, hint, FEW)
    }

    /// A list of tables; none where it is left out or longer than `most`.
    pub fn tables_up_to(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
        what: &'static str,
        hint: &str,
        most: usize,
    ) -> Vec<Keys<'a, 't>> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let Some(array) = node.value.as_array() else {
            self.wrong(log, key, node, "a list of tables", hint);
            return Vec::new();
        };
        if self.is_too_long(log, key, array.len(), node.at, most) {
            return Vec::new();
        }
        let mut tables = Vec::with_capacity(array.len());
        for item in array {
            let node = Node { value: item.get_ref(), at: item.span().start };
            match node.value.as_table() {
                Some(table) => tables.push(Keys::new(table, node.at, what)),
                None => self.wrong(log, key, node, "a list of tables", hint),
            }
        }
        tables
    }

    /// Reports a value of the wrong shape.
    pub fn wrong(&self, log: &mut Log<'_>, key: &str, node: Node<'_, '_>, wanted: &str, hint: &str) {
        let message = format!("`{key}` of {} must be {wanted}; this is {}.", self.what, shape(node.value));
        log.error(node.at, "wrong-shape", message, hint);
    }

    /// Counts keys as read that are another reader's matter.
    pub fn skip(&mut self, keys: &[&'static str]) {
        self.read.extend_from_slice(keys);
    }

    /// Reports the keys nobody read. `also` are keys of the same kind of table that mean nothing in this one.
    pub fn finish(self, log: &mut Log<'_>, unknown: Unknown, also: &[(&'static str, &str)]) {
        if self.table.keys().all(|key| self.read.contains(&key.get_ref().as_ref())) {
            return;
        }
        let unread = self.entries().into_iter().filter(|(key, ..)| !self.read.contains(key));
        for (key, at, _) in unread.take(FEW) {
            if log.is_full() {
                break;
            }
            if let Some((_, owner)) = also.iter().find(|(name, _)| *name == key) {
                let message = format!("`{key}` means nothing in {}; it belongs to {owner}.", self.what);
                log.warning(at, "unused-key", message, "Take it out, or change the kind.");
                continue;
            }
            let near = nearest(key, self.read.iter().copied());
            let hint = match (near, unknown) {
                (Some(near), _) => format!("Did you mean `{near}`?"),
                (None, Unknown::Warn) => "It is kept and has no effect; take it out if it is a mistake.".to_owned(),
                (None, Unknown::KeepUnlessMistyped) => continue,
            };
            log.warning(at, "unknown-key", format!("{} has no key {}.", capital(&self.what), quoted(key)), hint);
        }
    }
}

/// The keys of a table with their places and values, in the order of the file.
#[must_use]
pub fn in_order<'a, 't>(table: &'a DeTable<'t>) -> Vec<(&'a str, usize, Node<'a, 't>)> {
    let mut all = Vec::with_capacity(table.len());
    all.extend(table.iter().map(|(key, value)| {
        let node = Node { value: value.get_ref(), at: value.span().start };
        (key.get_ref().as_ref(), key.span().start, node)
    }));
    all.sort_unstable_by_key(|(_, at, _)| *at);
    all
}
