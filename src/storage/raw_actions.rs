//! `actions.toml`, checked: who will do what by when, and how that changed (`format.md`, *Other files and keys*).
//!
//! An action that cannot be read is reported and left out; the others are as good as ever.

use crate::domain::engagement::{Action, ActionChange, ActionState};
use crate::domain::period::Side;
use crate::storage::finding::Finding;
use crate::storage::raw_book::newer_format;
use crate::storage::raw_engagement::needed_day;
use crate::storage::raw_limits::PARTS;
use crate::storage::raw_log::{Checked, Log};
use crate::storage::raw_questionnaire::warn_if_cut;
use crate::storage::raw_toml::{self, Keys, Unknown};
use crate::storage::raw_words::quoted;
use std::collections::HashMap;
use std::path::Path;

/// Reads all actions. An error among the findings names one that was left out, or a part of one.
///
/// # Errors
/// All findings, where the file is no TOML.
pub fn actions(file: &Path, text: &str) -> Result<Checked<Vec<Action>>, Vec<Finding>> {
    let mut log = Log::new(file, text);
    let root = raw_toml::parse(&mut log);
    let content = root.filter(|_| log.errors() == 0).map(|root| {
        let mut keys = Keys::new(&root, 0, "the file");
        let newer_format = newer_format(&mut log, &mut keys);
        (read(&mut log, keys), newer_format)
    });
    let findings = log.finish();
    match content {
        Some((content, newer_format)) => Ok(Checked { content, findings, newer_format }),
        None => Err(findings),
    }
}

fn read(log: &mut Log<'_>, mut keys: Keys<'_, '_>) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let hint = "Write each action under a heading of its own, [[action]].";
    for mut table in keys.tables_up_to(log, "action", "this action", hint, PARTS) {
        let id = table.need_text(log, "id", "Give the action an id, as id = \"a-2026-11-09-1\".");
        if let Some(id) = id {
            table.what = format!("action {}", quoted(id)).into();
        }
        let id_at = table.value_at("id");
        let action = action(log, &mut table);
        table.finish(log, Unknown::KeepUnlessMistyped, &[]);
        let (Some(id), Some(action)) = (id, action) else { continue };
        if let Some(first) = places.insert(id.to_owned(), id_at) {
            let line = log.line(first);
            let message = format!("The action {} is here a second time; the first is on line {line}.", quoted(id));
            log.error(id_at, "duplicate-id", message, "Give one of the two another id.");
            continue;
        }
        actions.push(Action { id: id.to_owned(), ..action });
    }
    keys.finish(log, Unknown::KeepUnlessMistyped, &[]);
    warn_if_cut(log, actions.len(), if actions.len() == 1 { "action" } else { "actions" });
    actions
}

fn action(log: &mut Log<'_>, table: &mut Keys<'_, '_>) -> Option<Action> {
    let what = table.need_text(log, "what", "Write what = \"…\", what will be done.");
    let side = table.word(log, "side", &Side::ALL, Side::as_str);
    let owner = table.text(log, "owner").map(str::to_owned);
    let due = table.day(log, "due");
    let from = table.text(log, "from").map(str::to_owned);
    // A state that cannot be read is reported; the action stays to be done.
    let state = table.word(log, "state", &ActionState::ALL, ActionState::as_str).unwrap_or(ActionState::Open);
    let history = history(log, table);
    let needs_reason = matches!(state, ActionState::Dropped | ActionState::Moved);
    let reason = history.iter().rev().find(|change| change.state == state).and_then(|change| change.reason.as_deref());
    if needs_reason && reason.is_none_or(|reason| reason.trim().is_empty()) {
        let message = format!("{} is `{}` without a reason.", table.what, state.as_str());
        let hint = format!(
            "Write it in the history: history = [{{ on = 2026-11-16, state = \"{}\", reason = \"…\" }}].",
            state.as_str()
        );
        log.warning(table.value_at("state"), "no-reason", message, hint);
    }
    Some(Action { id: String::new(), what: what?.to_owned(), side, owner, due, from, state, history })
}

fn history(log: &mut Log<'_>, table: &mut Keys<'_, '_>) -> Vec<ActionChange> {
    let what = table.what.clone();
    let hint = "Write history = [{ on = 2026-11-16, state = \"moved\", due = 2026-11-23, reason = \"…\" }].";
    let mut history = Vec::new();
    for mut past in table.tables(log, "history", "", hint) {
        past.what = format!("the history of {what}").into();
        let on = needed_day(log, &mut past, "on", hint);
        if !past.has("state") {
            past.missing(log, "state", hint);
        }
        let state = past.word(log, "state", &ActionState::ALL, ActionState::as_str);
        let due = past.day(log, "due");
        let reason = past.text(log, "reason").map(str::to_owned);
        past.finish(log, Unknown::KeepUnlessMistyped, &[]);
        if let (Some(on), Some(state)) = (on, state) {
            history.push(ActionChange { on, state, due, reason });
        }
    }
    history
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const GOOD: &str = r#"format = 1
[[action]]
id = "a-1"
what = "Get the counts"
side = "client"
owner = "Sam Reyes"
due = 2026-11-16
from = "onboarding/cc-conversion-history"
state = "moved"
history = [{ on = 2026-11-09, state = "open", due = 2026-11-12 }, { on = 2026-11-12, state = "moved", due = 2026-11-16, reason = "fair" }]
[[action]]
id = "a-2"
what = "Book the review"
state = "open"
# end of file
"#;

    #[test]
    fn actions_are_read_whole() {
        let Checked { content, findings, .. } = actions(Path::new("actions.toml"), GOOD).unwrap();
        assert_eq!(findings, []);
        assert_eq!(content.iter().map(|action| action.id.as_str()).collect::<Vec<_>>(), ["a-1", "a-2"]);
        assert_eq!((content[0].history.len(), content[0].is_open()), (2, true));
    }

    #[test]
    fn what_is_wrong_in_one_action_is_told_and_leaves_the_others_alone() {
        for (from, to, line, column, message, count) in [
            (
                "id = \"a-2\"",
                "id = \"a-1\"",
                12,
                6,
                "The action `a-1` is here a second time; the first is on line 3.",
                1,
            ),
            ("what = \"Book the review\"\n", "", 11, 1, "Action `a-2` has no `what`.", 1),
            (
                "state = \"open\"\n#",
                "state = \"opened\"\n#",
                14,
                9,
                "`state` of action `a-2` is `opened`; it can be `open`, `done`, `dropped` or `moved`.",
                2,
            ),
            ("state = \"open\"\n#", "state = \"dropped\"\n#", 14, 9, "Action `a-2` is `dropped` without a reason.", 2),
            ("due = 2026-11-16\nfrom", "due = \"soon\"\nfrom", 7, 7, "`due` of action `a-1` is a text, not a date.", 2),
            ("on = 2026-11-09, ", "", 10, 12, "The history of action `a-1` has no `on`.", 2),
            ("owner", "onwer", 6, 1, "Action `a-1` has no key `onwer`.", 2),
        ] {
            assert_eq!(GOOD.matches(from).count(), 1, "{from}");
            let Checked { content, findings, .. } =
                actions(Path::new("actions.toml"), &GOOD.replace(from, to)).unwrap();
            let told: Vec<_> = findings.iter().map(|f| (f.line, f.column, f.message.as_str())).collect();
            assert_eq!(told, [(line, column, message)], "{to}");
            assert_eq!(content.len(), count, "{to}");
        }
    }
}
