//! The laws of the house that can be read off the sources: no stairs up, no circles, one door each, no huge files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first. A file belongs to the first prefix that fits; it may use files of its own floor or lower.
const FLOORS: &[(&str, u32)] = &[
    ("texts", 10), // words alone; used from everywhere, uses domain values only
    ("domain", 10),
    ("insight", 20),
    ("report", 30),
    ("storage", 30), // beside insight and report: uses domain only, see `FORBIDDEN`
    ("tui::key", 40),
    ("tui::mouse", 40),
    ("tui::theme", 40),
    ("tui::widgets::text_box::act", 40), // the words of text editing
    ("tui::action", 41),
    ("tui::outcome", 42),
    ("tui::keymap", 43),
    ("tui::widgets", 44),
    ("tui::message", 44),
    ("tui::desk", 45),
    ("tui::context", 46),
    ("tui::editor", 47),
    ("tui::screen", 47),
    ("tui::editors", 48),
    ("tui::screens", 49),
    ("tui::app", 50),
    ("tui::stage", 51),
    ("tui::terminal", 51),
    ("tui::runtime", 52),
    ("cli", 60),
    ("main", 70),
    ("tui", 99), // a face: declares and documents
];

/// Pairs of floors that may not meet although the numbers allow it: from, to.
const FORBIDDEN: &[(&str, &str)] = &[
    ("storage", "insight"),
    ("storage", "report"),
    ("domain", "insight"),
    ("insight", "storage"),
    ("report", "storage"),
    ("tui::app", "storage"),
    ("tui::screens", "storage"),
    ("tui::editors", "storage"),
    ("tui::widgets", "storage"),
    ("tui::desk", "storage"),
    ("tui::message", "storage"),
    ("tui::terminal", "storage"),
];

/// Widgets that draw with the context stand one floor higher than the plain ones.
const LIFTED: &[(&str, u32)] = &[("tui::widgets::meter", 46), ("tui::widgets::form", 46), ("tui::widgets::page", 46)];

fn sources() -> BTreeMap<String, (PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let module = path.strip_prefix(&root).unwrap().with_extension("");
                let module = module.iter().map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("::");
                found.insert(module, (path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// What a file takes from the crate, outside its tests: the longest module that exists for each `use crate::` path.
fn uses(text: &str, modules: &BTreeSet<String>) -> BTreeSet<String> {
    let code = text.split("\n#[cfg(test)]").next().unwrap_or(text);
    let mut found = BTreeSet::new();
    for statement in code.split("crate::").skip(1) {
        let path: String = statement.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
        let parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
        let longest = (1..=parts.len()).rev().map(|n| parts[..n].join("::")).find(|path| modules.contains(path));
        found.extend(longest);
    }
    found
}

fn floor(module: &str) -> Option<u32> {
    let under =
        |prefix: &str| module == prefix || module.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("::"));
    let lifted = LIFTED.iter().find(|(prefix, _)| under(prefix));
    lifted
        .or_else(|| FLOORS.iter().filter(|(prefix, _)| under(prefix)).max_by_key(|(prefix, _)| prefix.len()))
        .map(|f| f.1)
}

#[test]
fn nothing_climbs_the_stairs() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    let mut wrong = Vec::new();
    for (module, (_, text)) in sources.iter().filter(|(module, _)| *module != "lib") {
        let Some(own) = floor(module) else {
            wrong.push(format!("{module} stands on no floor"));
            continue;
        };
        for used in uses(text, &modules) {
            let climbs = floor(&used).is_some_and(|other| other > own);
            let starts = |name: &str, prefix: &str| name == prefix || name.starts_with(&format!("{prefix}::"));
            let meets = FORBIDDEN.iter().any(|(from, to)| starts(module, from) && starts(&used, to));
            if climbs || meets {
                wrong.push(format!("{module} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every path of the crate that a file takes, with the names in braces spelt out.
fn paths(text: &str) -> Vec<String> {
    let code = text.split("\n#[cfg(test)]").next().unwrap_or(text);
    let named = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for statement in code.split("crate::").skip(1) {
        let path: String = statement.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect();
        let group = statement[path.len()..].strip_prefix('{').and_then(|rest| rest.split('}').next());
        // `pub(in crate::a)` names where something is seen; it takes nothing.
        if !statement[path.len()..].starts_with(')') {
            match group.filter(|_| path.ends_with("::")) {
                Some(names) => found.extend(
                    names
                        .split(',')
                        .map(|name| named(name.trim()))
                        .filter(|name| !name.is_empty())
                        .map(|name| format!("{path}{name}")),
                ),
                None => found.push(path),
            }
        }
    }
    found
}

#[test]
fn a_child_never_imports_its_parent() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    let mut wrong = Vec::new();
    for (module, (_, text)) in sources.iter().filter(|(module, _)| !module.contains("::tests")) {
        for path in paths(text) {
            let parts: Vec<&str> = path.split("::").filter(|part| !part.is_empty()).collect();
            let longest = (1..=parts.len()).rev().map(|n| parts[..n].join("::")).find(|path| modules.contains(path));
            if let Some(parent) = longest.filter(|used| module.starts_with(&format!("{used}::"))) {
                wrong.push(format!("{module} uses its parent {parent}: {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_uses_itself_through_others() {
    let sources = sources();
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    let graph: BTreeMap<&String, BTreeSet<String>> =
        sources.iter().map(|(module, (_, text))| (module, uses(text, &modules))).collect();
    let mut done = BTreeSet::new();
    for start in graph.keys() {
        let mut path = vec![(*start).clone()];
        assert!(!circles(&graph, &mut path, &mut done), "a circle: {}", path.join(" -> "));
    }
}

fn circles(graph: &BTreeMap<&String, BTreeSet<String>>, path: &mut Vec<String>, done: &mut BTreeSet<String>) -> bool {
    let here = path.last().unwrap().clone();
    if done.contains(&here) {
        return false;
    }
    for next in graph.get(&here).into_iter().flatten().filter(|next| **next != here) {
        let seen = path.contains(next);
        path.push(next.clone());
        if seen || circles(graph, path, done) {
            return true;
        }
        path.pop();
    }
    done.insert(here);
    false
}

#[test]
fn each_door_is_used_by_its_own_room_alone() {
    let doors: &[(&str, &[&str])] = &[
        ("crossterm::", &["tui::terminal"]),
        ("std::fs", &["storage"]),
        ("Utc::now", &["main", "tui::runtime"]),
        ("Local::now", &["main", "tui::runtime"]),
        ("env::var", &["main", "storage::paths"]),
    ];
    let mut wrong = Vec::new();
    for (module, (_, text)) in sources() {
        let code: String = text
            .split("\n#[cfg(test)]")
            .next()
            .unwrap_or(&text)
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .collect();
        for (door, rooms) in doors {
            if code.contains(door)
                && !rooms.iter().any(|room| module == *room || module.starts_with(&format!("{room}::")))
            {
                wrong.push(format!("{module} uses {door}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is_for_and_stays_short() {
    let mut wrong = Vec::new();
    for (module, (_, text)) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("{module} does not say what it is for"));
        }
        let lines = text.split("\n#[cfg(test)]").next().unwrap_or(&text).lines().count();
        if lines > 400 && !module.ends_with("tests") {
            wrong.push(format!("{module} has {lines} lines before its tests"));
        }
        let name = module.rsplit("::").next().unwrap();
        if [
            "mod", "util", "utils", "helper", "helpers", "common", "misc", "manager", "handler", "types", "data",
            "info",
        ]
        .contains(&name)
        {
            wrong.push(format!("{module}: a name that says nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
