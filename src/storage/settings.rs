//! The settings of one person on one machine (`settings.toml`): read tolerantly, saved in place.
//!
//! A wrong value is a finding and counts as not set. It must not know what a theme or a key does.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml_edit::{Array, Document, DocumentMut, Item, Table, Value, value};

use crate::domain::period::Side;
use crate::domain::visible::visible_line;
use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::finding::{Finding, Place};
use crate::storage::keep;
use crate::storage::read::{Form, Text, read_if_there};
use crate::storage::toml_file;

/// What a person set; everything may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where new workbooks go and what the home screen lists.
    pub library: Option<PathBuf>,
    /// The person's name, as it is written under agreements.
    pub name: Option<String>,
    /// The side the person is on.
    pub side: Option<Side>,
    /// The name of a theme.
    pub theme: Option<String>,
    /// Whether the mouse is used.
    pub mouse: Option<bool>,
    /// Keys of one's own: chords by the name of an action.
    pub keys: BTreeMap<String, Vec<String>>,
}

const KNOWN: [&str; 6] = ["library", "name", "side", "theme", "mouse", "keys"];

/// Reads the settings; whatever cannot be used is a finding. A file that is not there is no finding.
#[must_use]
pub fn load(path: &Path) -> (Settings, Vec<Finding>) {
    match read_if_there(path) {
        Ok(None) => (Settings::default(), Vec::new()),
        Ok(Some(text)) => interpret(&text),
        Err(error) => (Settings::default(), error.findings()),
    }
}

/// Saves the settings in place: comments, order and unknown keys stay.
///
/// # Errors
/// `Toml` where the file cannot be parsed, which is then left alone; `System` where it cannot be written.
pub fn save(disk: &Disk, path: &Path, settings: &Settings) -> Result<(), StorageError> {
    let text = read_if_there(path)?;
    let mut document = text.as_ref().map_or_else(|| Ok(DocumentMut::new()), toml_file::parse_any)?;
    let table = document.as_table_mut();
    let library = settings.library.as_ref().map(|path| path.to_string_lossy().into_owned());
    put(table, "library", library.map(value));
    put(table, "name", settings.name.as_deref().map(value));
    put(table, "side", settings.side.map(|side| value(side.as_str())));
    put(table, "theme", settings.theme.as_deref().map(value));
    put(table, "mouse", settings.mouse.map(value));
    if !settings.keys.is_empty() && !table.get("keys").is_some_and(Item::is_table_like) {
        table.insert("keys", Item::Table(Table::new()));
    }
    if let Some(keys) = table.get_mut("keys").and_then(Item::as_table_like_mut) {
        let gone = keys.iter().map(|(name, _)| name.to_owned()).filter(|name| !settings.keys.contains_key(name));
        for name in gone.collect::<Vec<_>>() {
            keep::remove(keys, &name);
        }
        for (name, chords) in &settings.keys {
            let new = value(chords.iter().collect::<Array>());
            if !keep::same(keys.get(name), Some(&new)) && !is_only(keys.get(name), chords) {
                keep::set(keys, name, new);
            }
        }
    }
    if let Some(parent) = path.parent() {
        disk.create_folders(parent)?;
    }
    let form = text.map_or_else(Form::default, |text| text.form);
    disk.save(path, &toml_file::bytes(&mut document, form), Readers::Usual)
}

fn put(table: &mut Table, key: &str, new: Option<Item>) {
    match new {
        Some(new) if !keep::same(table.get(key), Some(&new)) => keep::set(table, key, new),
        Some(_) => {}
        None => keep::remove_from(table, key),
    }
}

fn is_only(item: Option<&Item>, chords: &[String]) -> bool {
    matches!((item.and_then(Item::as_str), chords), (Some(word), [only]) if word == only)
}

fn interpret(text: &Text) -> (Settings, Vec<Finding>) {
    let mut settings = Settings::default();
    let document = match Document::parse(text.text.as_str()) {
        Ok(document) => document,
        Err(fault) => return (settings, StorageError::toml(&text.path, &text.text, false, &fault).findings()),
    };
    let mut findings = Vec::new();
    let mut report = |span: Option<std::ops::Range<usize>>, rule, message: String, hint: &str| {
        let place = span.map_or(Place::START, |span| Place::of(&text.text, span.start));
        findings.push(Finding::warning(&text.path, place, rule, message).with_hint(hint));
    };
    for (key, item) in document.as_table() {
        let span = document.as_table().key(key).and_then(toml_edit::Key::span).or_else(|| item.span());
        let understood = match key {
            "library" => item.as_str().filter(|path| !path.is_empty()).map(|path| settings.library = Some(path.into())),
            "name" => item.as_str().map(|name| settings.name = Some(name.to_owned())),
            "side" => item.as_str().and_then(Side::parse).map(|side| settings.side = Some(side)),
            "theme" => item.as_str().map(|theme| settings.theme = Some(theme.to_owned())),
            "mouse" => item.as_bool().map(|mouse| settings.mouse = Some(mouse)),
            "keys" => item.as_table_like().map(|keys| {
                for (action, chords) in keys.iter() {
                    match chord_list(chords) {
                        Some(chords) => {
                            settings.keys.insert(action.to_owned(), chords);
                        }
                        None => report(
                            chords.span(),
                            "wrong-value",
                            format!("The keys of `{}` are not texts, so they were not changed.", visible_line(action)),
                            "Write one key or a list, such as `undo = [\"ctrl-z\", \"alt-u\"]`.",
                        ),
                    }
                }
            }),
            _ => {
                let message = format!("The setting `{}` is not known here and was passed over.", visible_line(key));
                report(span, "unknown-key", message, &format!("The settings are: {}.", KNOWN.join(", ")));
                continue;
            }
        };
        if understood.is_none() {
            let expected = match key {
                "mouse" => "Write `true` or `false`.",
                "side" => "Write \"agency\" or \"client\".",
                "keys" => "Write a table `[keys]`.",
                _ => "Write a text in quotation marks.",
            };
            report(span, "wrong-value", format!("The setting `{key}` cannot be read and counts as not set."), expected);
        }
    }
    (settings, findings)
}

fn chord_list(item: &Item) -> Option<Vec<String>> {
    match item.as_value()? {
        Value::String(word) => Some(vec![word.value().clone()]),
        Value::Array(words) => words.iter().map(|word| word.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("handshake/settings.toml");
        if !text.is_empty() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
        }
        (folder, path)
    }

    #[test]
    fn what_was_saved_is_read_again() {
        let (_folder, path) = file("");
        assert_eq!(load(&path), (Settings::default(), Vec::new()));
        let settings = Settings {
            library: Some("/home/jo/Dokumente/Übergaben".into()),
            name: Some("Jo \"Q\" Park\n".into()),
            side: Some(Side::Agency),
            theme: Some("paper".into()),
            mouse: Some(false),
            keys: [("undo".into(), vec!["ctrl-z".into(), "alt-u".into()])].into(),
        };
        save(&Disk::real(), &path, &settings).unwrap();
        assert_eq!(load(&path), (settings, Vec::new()));
        assert!(std::fs::read_to_string(&path).unwrap().ends_with("# end of file\n"));
    }

    #[test]
    fn comments_order_and_what_a_newer_version_wrote_survive() {
        let original = "# mine\nfuture = 3\nmouse = true # for the trackpad\n\n[keys]\n# one hand\nundo = \"ctrl-z\"\n# end of file\n";
        let (_folder, path) = file(original);
        let (mut settings, findings) = load(&path);
        assert_eq!(findings.len(), 1);
        save(&Disk::real(), &path, &settings).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), original);
        settings.mouse = Some(false);
        settings.keys.insert("redo".into(), vec!["ctrl-y".into()]);
        save(&Disk::real(), &path, &settings).unwrap();
        let expected = original.replace("true", "false").replace("\"ctrl-z\"\n", "\"ctrl-z\"\nredo = [\"ctrl-y\"]\n");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    }

    #[test]
    fn a_wrong_value_is_a_finding_with_its_line_and_the_rest_counts() {
        let (_folder, path) =
            file("name = 3\nside = \"both\"\ntheme = \"paper\"\nmouse = \"yes\"\n[keys]\nundo = 7\n[x]\n");
        let (settings, findings) = load(&path);
        assert_eq!(settings, Settings { theme: Some("paper".into()), ..Settings::default() });
        let lines: Vec<_> = findings.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [1, 2, 4, 6, 7]);
        assert!(findings.iter().all(|finding| finding.hint.is_some()));
    }

    #[test]
    fn a_broken_file_gives_defaults_and_is_never_overwritten() {
        let (_folder, path) = file("name = \"Jo\nside =");
        let (settings, findings) = load(&path);
        assert_eq!(settings, Settings::default());
        assert_eq!(findings.len(), 1);
        assert!(save(&Disk::real(), &path, &settings).is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "name = \"Jo\nside =");
    }
}
