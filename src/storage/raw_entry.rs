//! One entry of a book as it is written, locked, amended or set aside (`format.md`, *A book*).
//!
//! What cannot be read is reported, left out and stays in the file; it never takes the rest of the entry with it.

use crate::domain::entry::{Agreed, Entry, Evidence, FollowUp, Standing, Status};
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::storage::raw_log::Log;
use crate::storage::raw_toml::{Keys, Unknown};
use crate::storage::raw_value;
use crate::storage::raw_words::{did_you_mean, one_of, quoted};

/// Reads the keys of an entry. The caller finishes the table.
pub fn read(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, question: Option<&Question>, voice: Voice) -> Entry {
    let kind = question.map(|question| &question.kind);
    let name = keys.what.clone();
    let value = keys.get("value").map(|node| raw_value::value(log, kind, node, &name));
    let status = status(log, keys, value.is_some());
    let standing = standing(log, keys);
    let agreed = agreed(log, keys);
    if standing >= Some(Standing::Agreed) && voice == Voice::Joint && !agreed.as_ref().is_some_and(Agreed::is_complete)
    {
        let message = format!("{name} is `agreed` without a person of each side and a date; it counts as stated.");
        log.warning(
            keys.value_at("standing"),
            "incomplete-agreement",
            message,
            "Write agreed = { agency = \"…\", client = \"…\", on = 2026-11-05 }.",
        );
    }
    Entry {
        status,
        value,
        standing,
        agreed,
        confirmed: keys.day(log, "confirmed"),
        note: keys.text(log, "note").map(str::to_owned),
        evidence: evidence(log, keys),
        follow_up: follow_up(log, keys),
        reason: keys.text(log, "reason").map(str::to_owned),
        locked: keys.time(log, "locked"),
        released: keys.day(log, "released"),
    }
}

/// Reports what nobody read of an entry, where it looks mistyped.
pub fn finish(log: &mut Log<'_>, keys: Keys<'_, '_>) {
    keys.finish(log, Unknown::KeepUnlessMistyped, &[]);
}

fn status(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, has_value: bool) -> Status {
    let words = Status::WRITTEN.map(Status::as_str);
    let hint = format!("Write status = \"answered\", or {}.", one_of(words.into_iter().skip(1)));
    if !keys.has("status") {
        keys.skip(&["status"]);
        if has_value {
            let message = format!("{} has a value and no `status`; it counts as blank.", keys.what);
            log.warning(keys.at, "no-status", message, hint);
        }
        return Status::Blank;
    }
    let Some(word) = keys.text(log, "status") else { return Status::Blank };
    Status::parse(word).unwrap_or_else(|| {
        let message = format!("The status of {} is {}; it counts as blank.", keys.what, quoted(word));
        log.error(keys.value_at("status"), "unknown-status", message, did_you_mean(word, words));
        Status::Blank
    })
}

fn standing(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Standing> {
    let word = keys.text(log, "standing")?;
    let standing = Standing::parse(word);
    if standing.is_none() {
        let message = format!("The standing of {} is {}; it counts as stated.", keys.what, quoted(word));
        log.error(
            keys.value_at("standing"),
            "unknown-standing",
            message,
            did_you_mean(word, ["assumed", "stated", "agreed"]),
        );
    }
    standing
}

fn agreed(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Agreed> {
    let what = format!("`agreed` of {}", keys.what);
    let mut table =
        keys.table(log, "agreed", what, "Write agreed = { agency = \"…\", client = \"…\", on = 2026-11-05 }.")?;
    let agreed = Agreed {
        agency: table.text(log, "agency").map(str::to_owned),
        client: table.text(log, "client").map(str::to_owned),
        on: table.day(log, "on"),
    };
    finish(log, table);
    Some(agreed)
}

fn evidence(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Evidence> {
    let what = keys.what.clone();
    let hint = "Write each piece of evidence as a table with what, where and on.";
    let mut evidence = Vec::new();
    for mut table in keys.tables(log, "evidence", "", hint) {
        table.what = format!("the evidence of {what}").into();
        let text = table.text(log, "what").unwrap_or_default().to_owned();
        let place = table.text(log, "where").map(str::to_owned);
        let on = table.day(log, "on");
        if text.trim().is_empty() && place.is_none() {
            let message = format!("A piece of evidence of {what} says neither what it is nor where.");
            log.warning(table.at, "empty-evidence", message, "Write what = \"…\".");
        }
        finish(log, table);
        evidence.push(Evidence { what: text, place, on });
    }
    evidence
}

fn follow_up(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<FollowUp> {
    let what = format!("`follow-up` of {}", keys.what);
    let mut table = keys.table(log, "follow-up", what, "Write follow-up = { owner = \"…\", by = 2026-11-16 }.")?;
    let follow_up = FollowUp { owner: table.text(log, "owner").map(str::to_owned), by: table.day(log, "by") };
    finish(log, table);
    Some(follow_up)
}
