//! Bringing the files of a round to another version of its questionnaire, in place: ids that were renamed, answers that
//! are to be looked at again. What is retired stays where it stands; comments, order and unknown keys survive.
//!
//! It must not know what differs between the versions, nor why.

use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Key, Table, TableLike, Value, value};

use crate::domain::book::Book;
use crate::domain::engagement::{Action, Engagement};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::inspection::files;
use crate::storage::keep;
use crate::storage::places;
use crate::storage::private::Private;
use crate::storage::raw_book;
use crate::storage::read::{Text, read};
use crate::storage::save_file::{Target, Writer, edit};
use crate::storage::toml_file::FORMAT;
use crate::texts::authoring as words;

/// Ids that were renamed: as they were, as they are.
pub type Renamed = [(Id, Id)];

/// A book of a round as it lies on the disk; of one of several people of a side too.
#[derive(Clone, Debug)]
pub struct BookFile {
    /// Its name within the round: `joint`, `client/mara-lind`.
    pub name: String,
    /// Its text.
    pub text: Text,
}

/// What becomes of a book.
#[derive(Clone, Copy, Debug)]
pub struct BookChange<'c> {
    /// The version it is brought to.
    pub to: &'c Edition,
    /// The ids that were renamed; one whose new id the book has already stays.
    pub renamed: &'c Renamed,
    /// Questions, by their new ids, whose answers are to be looked at again.
    pub again: &'c [Id],
}

/// The books of a round.
///
/// # Errors
/// Reading errors of the first that cannot be read; `UnsafeName`.
pub fn book_files(root: &Path, round: &Id) -> Result<Vec<BookFile>, StorageError> {
    let folder = places::round(root, round)?;
    let mut found = Vec::new();
    let mut add = |path: PathBuf, of: Option<Voice>| {
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { return Ok(()) };
        let name = match of {
            // What is no book of the round is not read elsewhere either.
            None if Voice::parse(stem).is_none() => return Ok(()),
            None => stem.to_owned(),
            Some(voice) => format!("{voice}/{stem}"),
        };
        found.push(BookFile { name, text: read(&path)? });
        Ok(())
    };
    for path in files(&folder) {
        add(path, None)?;
    }
    for voice in [Voice::Agency, Voice::Client, Voice::Sales] {
        for path in files(&folder.join(voice.as_str())) {
            add(path, Some(voice))?;
        }
    }
    Ok(found)
}

impl BookFile {
    /// The book, its values read by the kinds of this questionnaire.
    ///
    /// # Errors
    /// `Faulty` for a book that cannot be used, `NewerFormat` for one that is not ours to change.
    pub fn read_as(&self, questionnaire: Option<&Questionnaire>) -> Result<Book, StorageError> {
        let path = &self.text.path;
        let checked = raw_book::book(path, &self.text.text, questionnaire)
            .map_err(|findings| StorageError::Faulty { path: path.clone(), findings })?;
        match checked.newer_format {
            None => Ok(checked.content),
            Some(found) => {
                Err(StorageError::NewerFormat { path: path.clone(), found: i64::from(found), known: FORMAT })
            }
        }
    }

    /// Brings the book to another version.
    ///
    /// # Errors
    /// As [`edit`].
    pub fn write(&self, disk: &Disk, writer: &Writer, root: &Path, change: BookChange<'_>) -> Result<(), StorageError> {
        let target = Target {
            root: root.to_path_buf(),
            path: self.text.path.clone(),
            readers: Readers::Usual,
            head: Table::new(),
        };
        edit(disk, &target, &self.text.stamp, writer, &|document| change_book(document, change)).map(|_| ())
    }
}

/// Renames what a side keeps in private of a round.
///
/// # Errors
/// As [`edit`].
pub fn write_private(
    disk: &Disk,
    writer: &Writer,
    private: &Private,
    round: &Id,
    renamed: &Renamed,
) -> Result<(), StorageError> {
    let Some(seen) = private.stamp() else { return Ok(()) };
    edit(disk, &private.target(), &seen, writer, &|document| {
        for (old, new) in renamed {
            for list in ["note", "entry"] {
                rename(document, &[list, round.as_str()], old, new);
            }
        }
    })
    .map(|_| ())
}

/// The actions, each from a question by the id it has now.
#[must_use]
pub fn actions(before: &[Action], round: &Id, renamed: &Renamed) -> Vec<Action> {
    let from = |from: &Option<String>| from.as_deref().map(|from| now_from(from, round, renamed));
    before.iter().map(|action| Action { from: from(&action.from), ..action.clone() }).collect()
}

/// The engagement, its round under another version and what is parked from a question by the id it has now.
#[must_use]
pub fn engagement(before: &Engagement, round: &Id, to: &Edition, renamed: &Renamed) -> Engagement {
    let mut now = before.clone();
    if let Some(round) = now.rounds.iter_mut().find(|one| one.id == *round) {
        round.questionnaire = to.clone();
    }
    for thought in &mut now.parked {
        thought.from = thought.from.as_deref().map(|from| now_from(from, round, renamed));
    }
    now
}

fn now_from(from: &str, round: &Id, renamed: &Renamed) -> String {
    let question = from.strip_prefix(round.as_str()).and_then(|rest| rest.strip_prefix('/'));
    let new = question.and_then(|question| renamed.iter().find(|(old, _)| *old == *question));
    new.map_or_else(|| from.to_owned(), |(_, new)| format!("{round}/{new}"))
}

fn change_book(document: &mut DocumentMut, change: BookChange<'_>) {
    keep::set(document.as_table_mut(), "questionnaire", value(change.to.to_string()));
    for (old, new) in change.renamed {
        let has = |list: &str| {
            let table = document.get(list).and_then(Item::as_table_like);
            table.is_some_and(|table| table.contains_key(new.as_str()))
        };
        // What stands under both ids was written by two people; which one counts is not ours to say.
        if !["entry", "amended", "conflict"].into_iter().any(has) {
            for list in ["entry", "amended", "conflict"] {
                rename(document, &[list], old, new);
            }
        }
    }
    for id in change.again {
        look_again(document, id, change.to);
    }
}

/// Renames a key of the table at this way, in its place and with all around it.
fn rename(document: &mut DocumentMut, way: &[&str], old: &Id, new: &Id) {
    let mut item = document.as_item_mut();
    for step in way {
        let Some(inner) = item.as_table_like_mut().and_then(|table| table.get_mut(step)) else { return };
        item = inner;
    }
    let (old, new) = (old.as_str(), new.as_str());
    match item {
        Item::Table(table) if table.contains_key(old) && !table.contains_key(new) => {
            // Taken out and put back from there on, so that the order stays.
            let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
            let held: Vec<(Key, Item)> =
                names.iter().skip_while(|name| *name != old).filter_map(|name| table.remove_entry(name)).collect();
            for (key, item) in held {
                table.insert_formatted(&called(key, old, new), item);
            }
        }
        Item::Value(Value::InlineTable(table)) if table.contains_key(old) && !table.contains_key(new) => {
            let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
            let held: Vec<(Key, Value)> = names
                .iter()
                .skip_while(|name| *name != old)
                .filter_map(|name| Some((table.key(name)?.clone(), table.remove(name)?)))
                .collect();
            for (key, value) in held {
                table.insert_formatted(&called(key, old, new), value);
            }
        }
        _ => {}
    }
}

/// The key under its new name, with the comments it had.
fn called(key: Key, old: &str, new: &str) -> Key {
    if key.get() != old {
        return key;
    }
    let (leaf, dotted) = (key.leaf_decor().clone(), key.dotted_decor().clone());
    Key::new(new).with_leaf_decor(leaf).with_dotted_decor(dotted)
}

/// Takes the agreement and the day of confirming off an answer and leaves them beside it as comments, as they were: the
/// people meant the earlier words. By hand they can be put back.
fn look_again(document: &mut DocumentMut, id: &Id, to: &Edition) {
    let entries = document.get_mut("entry").and_then(Item::as_table_like_mut);
    let Some(entry) = entries.and_then(|entries| entries.get_mut(id.as_str())) else { return };
    let taken = take(entry, &["agreed", "confirmed"]);
    if taken.is_empty() {
        return;
    }
    let mut lines = vec![words::before_rewording(&to.to_string())];
    lines.extend(taken);
    leave_comments(document, id.as_str(), &lines);
}

/// Takes keys out of an entry; answers what stood there, each on one line.
fn take(entry: &mut Item, keys: &[&str]) -> Vec<String> {
    let mut taken = Vec::new();
    for key in keys {
        let said = match entry.get(key) {
            Some(Item::Value(value)) => keep::bare(value),
            Some(Item::Table(table)) => keep::bare(&Value::InlineTable(keep::fresh(table).into_inline_table())),
            _ => continue,
        };
        taken.push(format!("{key} = {said}"));
        match entry {
            Item::Table(table) => keep::remove_from(table, key),
            Item::Value(Value::InlineTable(table)) => {
                table.remove(key);
                keep::tidy(table);
            }
            _ => {}
        }
    }
    taken
}

/// Leaves comments on an entry: above its first key; where it is written on one line, above that.
fn leave_comments(document: &mut DocumentMut, id: &str, lines: &[String]) {
    let put =
        |table: &mut dyn TableLike, key: &str| lines.iter().for_each(|line| keep::comment_above(table, key, line));
    let Some(Item::Table(entries)) = document.get_mut("entry") else { return put(document.as_table_mut(), "entry") };
    if let Some(Item::Table(entry)) = entries.get_mut(id) {
        let first = entry.iter().find(|(_, item)| item.is_value()).map(|(key, _)| key.to_owned());
        if let Some(first) = first {
            return put(entry, &first);
        }
    }
    put(entries, id);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const HEAD: &str = "format = 1\nquestionnaire = \"way@1.0.0\"\nvoice = \"joint\"\n";

    /// A book with this body, brought to 1.1.0: `a` is now called `b`, what is said of `b` and `c` is looked at again.
    fn changed(body: &str) -> String {
        let id = |text: &str| Id::parse(text).unwrap();
        let mut document: DocumentMut = format!("{HEAD}{body}").parse().unwrap();
        let (to, renamed) = (Edition::parse("way@1.1.0").unwrap(), [(id("a"), id("b"))]);
        change_book(&mut document, BookChange { to: &to, renamed: &renamed, again: &[id("b"), id("c")] });
        let text = document.to_string();
        assert!(text.parse::<DocumentMut>().is_ok(), "{text}");
        text.strip_prefix(&HEAD.replace("1.0.0", "1.1.0")).unwrap_or_else(|| panic!("{text}")).to_owned()
    }

    #[test]
    fn an_entry_moves_to_its_new_id_in_its_place_however_it_is_written() {
        for (before, after) in [
            (
                "# x\n[entry.a] # y\nstatus = \"unknown\"\n\n[entry.z]\nstatus = \"declined\"\n",
                "# x\n[entry.b] # y\nstatus = \"unknown\"\n\n[entry.z]\nstatus = \"declined\"\n",
            ),
            (
                "[entry.\"a\"]\nq = 1\n[[entry.a.evidence]]\nwhat = \"x\"\n",
                "[entry.b]\nq = 1\n[[entry.b.evidence]]\nwhat = \"x\"\n",
            ),
            ("[entry]\n# x\na = { q = 1 } # y\nz = { q = 2 }\n", "[entry]\n# x\nb = { q = 1 } # y\nz = { q = 2 }\n"),
            ("entry = { a = { q = 1 }, z = { q = 2 } } # y\n", "entry = { b = { q = 1 }, z = { q = 2 } } # y\n"),
            ("# x\nentry.a.q = 1\nentry.z.q = 2\n", "# x\nentry.b.q = 1\nentry.z.q = 2\n"),
            ("[entry]\na.q = 1 # y\na.r = 2\nz.q = 2\n", "[entry]\nb.q = 1 # y\nb.r = 2\nz.q = 2\n"),
            (
                "[[amended.a]]\nq = 1\n[[amended.a]]\nq = 2\n[[conflict.a]]\nq = 3\n",
                "[[amended.b]]\nq = 1\n[[amended.b]]\nq = 2\n[[conflict.b]]\nq = 3\n",
            ),
            ("[entry.a]\nq = 1\n[entry.b]\nq = 2\n", "[entry.a]\nq = 1\n[entry.b]\nq = 2\n"),
            ("[entry.a]\nq = 1\n[[conflict.b]]\nq = 2\n", "[entry.a]\nq = 1\n[[conflict.b]]\nq = 2\n"),
            ("[entry.z]\nq = 1\n", "[entry.z]\nq = 1\n"),
        ] {
            assert_eq!(changed(before), after);
        }
    }

    #[test]
    fn an_agreement_to_earlier_words_is_left_as_a_comment_where_one_can_stand() {
        let note = "# before way@1.1.0 asked it in other words:\n";
        for (before, after) in [
            (
                "[entry.c]\n# one\nstatus = \"answered\"\nconfirmed = 2026-11-05 # two\nvalue = \"\"\"\nx\ny\"\"\"\n[entry.c.agreed]\nagency = \"Jo\" # three\n",
                "[entry.c]\n# one\n{}# agreed = { agency = \"Jo\" }\n# confirmed = 2026-11-05\nstatus = \"answered\"\n# two\nvalue = \"\"\"\nx\ny\"\"\"\n# three\n",
            ),
            (
                "[entry]\n# one\nc = { value = 1, confirmed = 2026-11-05, note = \"x\" } # two\n",
                "[entry]\n# one\n{}# confirmed = 2026-11-05\nc = { value = 1, note = \"x\" } # two\n",
            ),
            (
                "# one\nentry = { c = { value = 1, confirmed = 2026-11-05 } }\n",
                "# one\n{}# confirmed = 2026-11-05\nentry = { c = { value = 1 } }\n",
            ),
            ("entry.c.value = 1\nentry.c.confirmed = 2026-11-05\n", "{}# confirmed = 2026-11-05\nentry.c.value = 1\n"),
            ("[entry.c]\nvalue = 1\n", "[entry.c]\nvalue = 1\n"),
            ("[entry.a]\nvalue = 1\nconfirmed = 2026-11-05\n", "[entry.b]\n{}# confirmed = 2026-11-05\nvalue = 1\n"),
        ] {
            assert_eq!(changed(before), after.replace("{}", note));
        }
    }

    #[test]
    fn what_comes_from_a_renamed_question_comes_from_its_new_id() {
        let (round, renamed) = (Id::parse("spring").unwrap(), [(Id::parse("a").unwrap(), Id::parse("b").unwrap())]);
        for (before, after) in [
            ("spring/a", "spring/b"),
            ("spring/aa", "spring/aa"),
            ("autumn/a", "autumn/a"),
            ("a", "a"),
            ("springa", "springa"),
        ] {
            assert_eq!(now_from(before, &round, &renamed), after);
        }
    }
}
