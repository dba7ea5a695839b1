//! Typed access to the keys of a table: texts, flags, whole numbers, words of closed sets, ids, days and times.
//!
//! Each reports what is wrong with place and mend, and answers `None`. It knows no file of ours.

use crate::domain::id::Id;
use crate::storage::raw_log::Log;
use crate::storage::raw_scalar::{self, shape};
use crate::storage::raw_toml::{Keys, Node};
use crate::storage::raw_words::{did_you_mean, one_of, quoted};
use chrono::{DateTime, NaiveDate, Utc};
use std::ops::RangeInclusive;

impl<'a> Keys<'a, '_> {
    /// A text.
    pub fn text(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<&'a str> {
        let node = self.get(key)?;
        let text = node.value.as_str();
        if text.is_none() {
            self.wrong(log, key, node, "a text", "Put it in quotation marks.");
        }
        text
    }

    /// A text that must be there and say something.
    pub fn need_text(&mut self, log: &mut Log<'_>, key: &'static str, hint: &str) -> Option<&'a str> {
        if !self.has(key) {
            self.skip(&[key]);
            self.missing(log, key, hint);
            return None;
        }
        let text = self.text(log, key)?;
        if text.trim().is_empty() {
            log.error(self.value_at(key), "empty-text", format!("`{key}` of {} is empty.", self.what), hint);
            return None;
        }
        Some(text)
    }

    /// True or false; left out, false.
    pub fn flag(&mut self, log: &mut Log<'_>, key: &'static str) -> bool {
        self.flag_if_there(log, key).unwrap_or(false)
    }

    /// True or false, if it is there.
    pub fn flag_if_there(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<bool> {
        let node = self.get(key)?;
        let flag = node.value.as_bool();
        if flag.is_none() {
            self.wrong(log, key, node, "true or false", "Write true or false, without quotation marks.");
        }
        flag
    }

    /// A whole number within a range.
    pub fn whole(&mut self, log: &mut Log<'_>, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let node = self.get(key)?;
        self.whole_of(log, key, node, range)
    }

    /// A whole number within a range, of a value at hand.
    pub fn whole_of(
        &self,
        log: &mut Log<'_>,
        key: &str,
        node: Node<'_, '_>,
        range: RangeInclusive<u32>,
    ) -> Option<u32> {
        let (low, high) = (*range.start(), *range.end());
        let range_words = if high == u32::MAX { format!("at least {low}") } else { format!("from {low} to {high}") };
        let hint = format!("Write a whole number {range_words}, without quotation marks.");
        let Some(integer) = node.value.as_integer() else {
            self.wrong(log, key, node, "a whole number", &hint);
            return None;
        };
        let number =
            u32::from_str_radix(integer.as_str(), integer.radix()).ok().filter(|number| range.contains(number));
        if number.is_none() {
            let message =
                format!("`{key}` of {} is {}; it must be {range_words}.", self.what, quoted(integer.as_str()));
            log.error(node.at, "out-of-range", message, hint);
        }
        number
    }

    /// One word of a closed set.
    pub fn word<T: Copy>(
        &mut self,
        log: &mut Log<'_>,
        key: &'static str,
        all: &[T],
        as_str: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let node = self.get(key)?;
        let words = all.iter().map(|value| as_str(*value));
        let Some(word) = node.value.as_str() else {
            let hint = format!("Write {}.", one_of(words));
            self.wrong(log, key, node, "a word", &hint);
            return None;
        };
        let found = all.iter().find(|value| as_str(**value) == word).copied();
        if found.is_none() {
            let message = format!("`{key}` of {} is {}; it can be {}.", self.what, quoted(word), one_of(words.clone()));
            log.error(node.at, "unknown-word", message, did_you_mean(word, words));
        }
        found
    }

    /// An id: small letters, digits and single hyphens.
    pub fn id(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Id> {
        let node = self.get(key)?;
        self.id_of(log, key, node)
    }

    /// An id that must be there.
    pub fn need_id(&mut self, log: &mut Log<'_>, key: &'static str, hint: &str) -> Option<Id> {
        if !self.has(key) {
            self.skip(&[key]);
            self.missing(log, key, hint);
        }
        self.id(log, key)
    }

    /// An id of a value at hand.
    pub fn id_of(&self, log: &mut Log<'_>, key: &str, node: Node<'_, '_>) -> Option<Id> {
        let Some(text) = node.value.as_str() else {
            self.wrong(log, key, node, "a text", "Put the id in quotation marks.");
            return None;
        };
        let id = Id::parse(text);
        if id.is_none() {
            let message = format!("`{key}` of {} is {}, which is no id.", self.what, quoted(text));
            log.error(node.at, "not-an-id", message, id_hint(text));
        }
        id
    }

    /// A list of ids, each with its place. `None` where there is none.
    pub fn ids(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Vec<(Id, usize)>> {
        let nodes = self.list(log, key)?;
        Some(nodes.into_iter().filter_map(|node| Some((self.id_of(log, key, node)?, node.at))).collect())
    }

    /// A list of texts, each with its place. `None` where there is none.
    pub fn texts(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<Vec<(&'a str, usize)>> {
        let nodes = self.list(log, key)?;
        let mut texts = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.value.as_str() {
                Some(text) => texts.push((text, node.at)),
                None => self.wrong(log, key, node, "a list of texts", "Put each in quotation marks."),
            }
        }
        Some(texts)
    }

    /// A calendar day; a text that is one, and the day of a time, count with a warning.
    pub fn day(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<NaiveDate> {
        let node = self.get(key)?;
        let loose = match raw_scalar::day(node.value) {
            Ok(day) => return Some(day),
            Err(reason) => raw_scalar::loose_day(node.value).ok_or(reason),
        };
        match loose {
            Ok(day) => {
                let message = format!(
                    "`{key}` of {} is {}, not a plain date; it is read as {day}.",
                    self.what,
                    shape(node.value)
                );
                log.warning(node.at, "loose-date", message, format!("Write {key} = {day}, without quotation marks."));
                Some(day)
            }
            Err(reason) => {
                let message = format!("`{key}` of {} {reason}.", self.what);
                log.error(
                    node.at,
                    "not-a-date",
                    message,
                    "Write year-month-day without quotation marks, as 2026-11-05.",
                );
                None
            }
        }
    }

    /// A time; without an offset it is UTC.
    pub fn time(&mut self, log: &mut Log<'_>, key: &'static str) -> Option<DateTime<Utc>> {
        let node = self.get(key)?;
        let time = raw_scalar::time(node.value);
        if time.is_none() {
            let message = format!("`{key}` of {} is no time.", self.what);
            log.error(node.at, "not-a-time", message, "Write it without quotation marks, as 2026-11-05T15:04:05Z.");
        }
        time
    }
}

/// How to mend what is no id.
#[must_use]
pub fn id_hint(text: &str) -> String {
    let rule = "Ids are small letters, digits and single hyphens, at most 64";
    match Id::from_words(text) {
        Some(id) => format!("{rule}, as `{id}`."),
        None => format!("{rule}."),
    }
}
