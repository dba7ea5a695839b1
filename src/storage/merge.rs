//! One change of a file, and its way into a document that somebody else may have changed meanwhile.
//!
//! Everything is merged part by part: a question of a book, its head, the engagement, the actions, a private note. Where both
//! changed the same question differently both versions are kept: ours stays in place, because it is what the person sees, and
//! theirs goes under `[[conflict.…]]`, which is never scored. Only a locked entry is never replaced: then ours goes there.

use chrono::{DateTime, Utc};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, TableLike, value};

use crate::storage::apply::{Others, apply};
use crate::storage::keep;
use crate::storage::write_book::ENTRY_KEYS;
use crate::storage::write_value::time_value;

/// Which part of a file a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The keys at the head of a file, its lists among them: the head of a book, the engagement, the actions.
    Top,
    /// A question: its entry, amendments and conflicts. In a private file `within` is the round.
    Question {
        /// The table the entries stand under, besides `entry`.
        within: Option<String>,
        /// The question.
        id: String,
    },
    /// The private note of a question.
    Note {
        /// The round.
        round: String,
        /// The question.
        id: String,
    },
}

/// A change of one part.
#[derive(Debug, Clone)]
pub struct Change {
    /// Which part.
    pub part: Part,
    /// What was known of it before.
    pub base: Table,
    /// What it should be.
    pub ours: Table,
}

/// What a merge needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The file is not what was last read or written here.
    pub changed: bool,
    /// The file's name, for the origin of a conflict.
    pub file: &'a str,
    /// The time, for a conflict.
    pub now: DateTime<Utc>,
}

impl Part {
    /// The part as one line of a journal, and as the name in a report.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Top => "top".into(),
            Self::Question { within: None, id } => format!("question/{id}"),
            Self::Question { within: Some(round), id } => format!("question/{round}/{id}"),
            Self::Note { round, id } => format!("note/{round}/{id}"),
        }
    }

    /// Reads [`Part::name`].
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name.split('/').collect::<Vec<_>>()[..] {
            ["top"] => Some(Self::Top),
            ["question", id] => Some(Self::Question { within: None, id: id.into() }),
            ["question", round, id] => Some(Self::Question { within: Some(round.into()), id: id.into() }),
            ["note", round, id] => Some(Self::Note { round: round.into(), id: id.into() }),
            _ => None,
        }
    }
}

/// Puts one change into the document; says whether both had changed the same and which was set aside.
pub fn merge(document: &mut DocumentMut, change: &Change, circumstances: Circumstances<'_>) -> bool {
    match &change.part {
        Part::Top => {
            let mut others = Others { changed: circumstances.changed, conflicts: Vec::new() };
            apply(document.as_table_mut(), &change.base, &change.ours, &mut others);
            !others.conflicts.is_empty()
        }
        Part::Question { within, id } => {
            let path: Vec<&str> = within.iter().map(String::as_str).collect();
            merge_question(document, &path, id, change, circumstances)
        }
        Part::Note { round, id } => merge_note(document, round, id, change, circumstances),
    }
}

/// Whether the document now says what the change wanted, or keeps it beside. `changed`: somebody else changed the file too, so an
/// emptied entry may have stayed.
#[must_use]
pub fn holds(document: &DocumentMut, change: &Change, changed: bool) -> bool {
    let Part::Question { within, id } = &change.part else { return true };
    let path: Vec<&str> = within.iter().map(String::as_str).collect();
    let wanted = change.ours.get("entry");
    if keep::same(wanted, change.base.get("entry")) || (wanted.is_none() && changed) {
        return true;
    }
    let nothing = Item::Table(Table::new());
    let wanted = wanted.unwrap_or(&nothing);
    let entry = find(document, "entry", &path, id).map_or_else(|| nothing.clone(), known_part);
    if keep::same(Some(&entry), Some(wanted)) {
        return true;
    }
    let aside = find(document, "conflict", &path, id).and_then(keep::rows).unwrap_or_default();
    aside.iter().any(|row| keep::same(Some(&known_part(row)), Some(wanted)))
}

fn merge_question(document: &mut DocumentMut, path: &[&str], id: &str, change: &Change, at: Circumstances<'_>) -> bool {
    let (base, ours) = (change.base.get("entry"), change.ours.get("entry"));
    let mut set_aside: Vec<(Item, String)> = Vec::new();
    if !keep::same(base, ours) {
        let disk = find(document, "entry", path, id).cloned();
        let known = disk.as_ref().map(known_part);
        let theirs_changed = at.changed && !keep::same(known.as_ref(), base);
        let locked =
            |item: Option<&Item>| item.and_then(Item::as_table_like).is_some_and(|entry| entry.contains_key("locked"));
        let newly_locked = (theirs_changed && locked(disk.as_ref()) && !locked(base))
            // Who knows of the lock of a whole book changes no entry in it, but amends.
            || (at.changed && path.is_empty() && document.contains_key("locked"));
        match (ours, &disk) {
            _ if theirs_changed && keep::same(known.as_ref(), ours) => {}
            // Emptied here, changed there: what somebody wrote stays.
            (None, Some(_)) if theirs_changed => {}
            (Some(ours), _) if newly_locked => {
                set_aside.push((ours.clone(), format!("{}, this window, after the lock", at.file)));
            }
            (Some(ours), Some(theirs)) if theirs_changed => {
                set_aside.push((theirs.clone(), format!("{}, changed elsewhere", at.file)));
                write_entry(document, path, id, known.as_ref(), Some(ours));
            }
            _ => write_entry(document, path, id, base, ours),
        }
    }
    for list in ["amended", "conflict"] {
        merge_rows(document, list, path, id, change.base.get(list), change.ours.get(list));
    }
    let conflict = !set_aside.is_empty();
    for (item, from) in set_aside {
        let Some(entry) = item.as_table_like() else { continue };
        let mut row = Table::new();
        row.insert("from", value(from));
        row.insert("on", Item::Value(time_value(at.now)));
        for (key, item) in entry.iter() {
            row.insert(key, item.clone());
        }
        let row = keep::fresh(&row);
        let known = find(document, "conflict", path, id).and_then(keep::rows).unwrap_or_default();
        if !known.iter().any(|other| keep::same(Some(&known_part(other)), Some(&known_part(&Item::Table(row.clone())))))
        {
            push_row(document, "conflict", path, id, row);
        }
    }
    conflict
}

fn write_entry(document: &mut DocumentMut, path: &[&str], id: &str, base: Option<&Item>, ours: Option<&Item>) {
    let nothing = Table::new();
    let known = base.and_then(Item::as_table_like).unwrap_or(&nothing);
    let wanted = ours.and_then(Item::as_table_like);
    let Some(entries) = home(document, "entry", path, wanted.is_some()) else { return };
    if let Some(item) = entries.get_mut(id) {
        let mut table = match item {
            // An entry somebody wrote on one line becomes a table of its own, with all its keys.
            Item::Value(toml_edit::Value::InlineTable(inline)) => inline.clone().into_table(),
            Item::Table(table) => std::mem::take(table),
            _ => Table::new(),
        };
        apply(&mut table, known, wanted.unwrap_or(&nothing), &mut Others::default());
        let is_left = !table.is_empty() || !keep::comments_of(&Item::Table(table.clone())).is_empty();
        if wanted.is_some() || is_left {
            *item = Item::Table(table);
        } else {
            entries.remove(id);
        }
    } else if let Some(wanted) = wanted {
        let mut table = Table::new();
        for (key, item) in wanted.iter() {
            table.insert(key, item.clone());
        }
        entries.insert(id, Item::Table(keep::fresh(&table)));
    }
}

/// A list that only grows by adding and shrinks by settling: what we removed goes, what we added comes, what they added stays.
fn merge_rows(
    document: &mut DocumentMut,
    list: &str,
    path: &[&str],
    id: &str,
    base: Option<&Item>,
    ours: Option<&Item>,
) {
    let base = base.and_then(keep::rows).unwrap_or_default();
    let ours = ours.and_then(keep::rows).unwrap_or_default();
    let without = |rows: &[Item], others: &[Item]| -> Vec<Item> {
        rows.iter().filter(|row| !others.iter().any(|other| keep::same(Some(row), Some(other)))).cloned().collect()
    };
    let (gone, new) = (without(&base, &ours), without(&ours, &base));
    if gone.is_empty() && new.is_empty() {
        return;
    }
    let standing = find(document, list, path, id).and_then(keep::rows).unwrap_or_default();
    let position = |row: &Item| standing.iter().position(|other| keep::same(Some(&known_row(other, row)), Some(row)));
    if let ([before], [after]) = (&gone[..], &new[..])
        && let Some(at) = position(before)
        && let Some(Item::ArrayOfTables(tables)) = home(document, list, path, false).and_then(|home| home.get_mut(id))
        && let (Some(table), Some(before), Some(after)) =
            (tables.get_mut(at), before.as_table_like(), after.as_table_like())
    {
        apply(table, before, after, &mut Others::default());
        return;
    }
    let mut places: Vec<usize> = gone.iter().filter_map(position).collect();
    places.sort_unstable();
    if let Some(home) = home(document, list, path, false) {
        if let Some(Item::ArrayOfTables(tables)) = home.get_mut(id) {
            places.iter().rev().for_each(|&at| {
                tables.remove(at);
            });
            if tables.is_empty() {
                home.remove(id);
            }
        } else if let Some(Item::Value(toml_edit::Value::Array(array))) = home.get_mut(id) {
            places.iter().rev().for_each(|&at| {
                array.remove(at);
            });
        }
    }
    for row in new {
        if let Some(row) = row.as_table_like()
            && !standing.iter().any(|other| keep::same(Some(other), Some(&Item::Table(copy(row)))))
        {
            push_row(document, list, path, id, keep::fresh(&copy(row)));
        }
    }
}

fn merge_note(document: &mut DocumentMut, round: &str, id: &str, change: &Change, at: Circumstances<'_>) -> bool {
    let (base, ours) = (change.base.get("text"), change.ours.get("text"));
    if keep::same(base, ours) {
        return false;
    }
    let disk =
        find(document, "note", &[round], id).and_then(Item::as_table_like).and_then(|note| note.get("text")).cloned();
    let theirs_changed = at.changed && !keep::same(disk.as_ref(), base) && !keep::same(disk.as_ref(), ours);
    let text = match (ours.and_then(Item::as_str), disk.as_ref().and_then(Item::as_str)) {
        (None, Some(_)) if theirs_changed => return true,
        (Some(ours), Some(theirs)) if theirs_changed => Some(format!("{ours}\n\n{theirs}")),
        (ours, _) => ours.map(str::to_owned),
    };
    let Some(notes) = home(document, "note", &[round], text.is_some()) else { return false };
    match (notes.get_mut(id).and_then(Item::as_table_like_mut), text) {
        (Some(note), Some(text)) => keep::set(note, "text", value(text)),
        (Some(note), None) => {
            keep::remove(note, "text");
            if note.is_empty() {
                notes.remove(id);
            }
        }
        (None, Some(text)) => {
            let mut note = Table::new();
            note.insert("text", value(text));
            notes.insert(id, Item::Table(note));
        }
        (None, None) => {}
    }
    theirs_changed
}

/// What stands under `[<list>.<path>.<id>]`.
fn find<'a>(document: &'a DocumentMut, list: &str, path: &[&str], id: &str) -> Option<&'a Item> {
    let mut item = document.get(list)?;
    for step in path {
        item = item.as_table_like()?.get(step)?;
    }
    item.as_table_like()?.get(id)
}

/// The table `[<list>.<path>]`, made where it is missing and `make` says so.
fn home<'a>(document: &'a mut DocumentMut, list: &str, path: &[&str], make: bool) -> Option<&'a mut Table> {
    let mut table = document.as_table_mut();
    for step in std::iter::once(list).chain(path.iter().copied()) {
        if !table.contains_key(step) {
            if !make {
                return None;
            }
            let mut new = Table::new();
            new.set_implicit(true);
            table.insert(step, Item::Table(new));
        }
        let item = table.get_mut(step)?;
        if let Item::Value(toml_edit::Value::InlineTable(inline)) = item {
            *item = Item::Table(inline.clone().into_table());
        }
        table = item.as_table_mut()?;
    }
    Some(table)
}

fn push_row(document: &mut DocumentMut, list: &str, path: &[&str], id: &str, row: Table) {
    let Some(home) = home(document, list, path, true) else { return };
    match home.get_mut(id) {
        Some(Item::ArrayOfTables(tables)) => tables.push(row),
        Some(Item::Value(toml_edit::Value::Array(array))) => array.push(row.into_inline_table()),
        _ => {
            home.insert(id, Item::ArrayOfTables(ArrayOfTables::from_iter([row])));
        }
    }
}

/// The keys of an entry that this version knows.
fn known_part(item: &Item) -> Item {
    let mut known = Table::new();
    for key in ENTRY_KEYS {
        if let Some(item) = item.as_table_like().and_then(|entry| entry.get(key)) {
            known.insert(key, item.clone());
        }
    }
    Item::Table(known)
}

/// The keys of a row on disk that `like` has, or that this version knows.
fn known_row(row: &Item, like: &Item) -> Item {
    let Item::Table(mut known) = known_part(row) else { return Item::None };
    for (key, _) in like.as_table_like().into_iter().flat_map(TableLike::iter) {
        if let Some(item) = row.as_table_like().and_then(|row| row.get(key)) {
            known.insert(key, item.clone());
        }
    }
    Item::Table(known)
}

fn copy(row: &dyn TableLike) -> Table {
    row.iter().map(|(key, item)| (key.to_owned(), item.clone())).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-12T08:00:00Z";

    fn question(base: &str, ours: &str) -> Change {
        let table = |text: &str| text.parse::<DocumentMut>().unwrap().as_table().clone();
        let part = Part::Question { within: None, id: "cc-goal".into() };
        Change { part, base: table(base), ours: table(ours) }
    }

    fn merged(disk: &str, change: &Change, changed: bool) -> (String, bool) {
        let mut document: DocumentMut = disk.parse().unwrap();
        let at = Circumstances { changed, file: "joint.toml", now: NOW.parse().unwrap() };
        let conflict = merge(&mut document, change, at);
        let text = document.to_string();
        let again: DocumentMut = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert!(holds(&again, change, changed), "{text}");
        (text, conflict)
    }

    #[test]
    fn a_change_touches_its_entry_and_nothing_else() {
        let disk = "format = 1\n\n# the goal\n[entry.cc-goal] # mine\n# as said\nstatus = \"answered\"\nvalue = 2.50 # exact\nfuture = true\n\n[entry.other]\nstatus = \"unknown\"\n# end of file\n";
        let change = question(
            "[entry]\nstatus = \"answered\"\nvalue = \"2.50\"\n",
            "[entry]\nstatus = \"answered\"\nvalue = \"2.50\"\nstanding = \"agreed\"\nagreed = { agency = \"Jo\", client = \"Mara\", on = 2026-11-05 }\n",
        );
        let (text, conflict) = merged(disk, &change, false);
        assert!(!conflict);
        let expected = disk.replace(
            "future = true\n",
            "future = true\nstanding = \"agreed\"\nagreed = { agency = \"Jo\", client = \"Mara\", on = 2026-11-05 }\n",
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn a_new_entry_goes_to_the_end_before_the_closing_line() {
        let change =
            question("", "[entry]\nstatus = \"answered\"\nvalue = \"Ørsted\"\n[[entry.evidence]]\nwhat = \"plan\"\n");
        let (text, _) = merged("format = 1\n\n[entry.a]\nstatus = \"unknown\"\n# end of file\n", &change, false);
        assert_eq!(
            text,
            "format = 1\n\n[entry.a]\nstatus = \"unknown\"\n\n[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"Ørsted\"\n\n[[entry.cc-goal.evidence]]\nwhat = \"plan\"\n# end of file\n"
        );
        let (text, _) = merged("", &change, false);
        assert!(text.starts_with("[entry.cc-goal]\n"), "{text}");
    }

    #[test]
    fn what_both_changed_is_kept_twice_and_ours_is_in_place() {
        let disk = "[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"theirs\"\nstanding = \"agreed\"\nextra = 1\n";
        let change = question(
            "[entry]\nstatus = \"answered\"\nvalue = \"base\"\n",
            "[entry]\nstatus = \"answered\"\nvalue = \"ours\"\n",
        );
        let (text, conflict) = merged(disk, &change, true);
        assert!(conflict);
        assert_eq!(
            text,
            "[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"ours\"\nextra = 1\n\n[[conflict.cc-goal]]\nfrom = \"joint.toml, changed elsewhere\"\non = 2026-11-12T08:00:00Z\nstatus = \"answered\"\nvalue = \"theirs\"\nstanding = \"agreed\"\nextra = 1\n"
        );
        // The next save of this window, which has not looked yet, leaves the conflict alone.
        let next = question(
            "[entry]\nstatus = \"answered\"\nvalue = \"ours\"\n",
            "[entry]\nstatus = \"answered\"\nvalue = \"ours 2\"\n",
        );
        let (later, conflict) = merged(&text, &next, true);
        assert!(!conflict);
        assert_eq!(later, text.replace("\"ours\"", "\"ours 2\""));
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_conflict() {
        let disk = "[entry.cc-goal]\nstatus = \"unknown\"\n";
        let (text, conflict) = merged(disk, &question("", "[entry]\nstatus = \"unknown\"\n"), true);
        assert_eq!((text.as_str(), conflict), (disk, false));
    }

    #[test]
    fn a_locked_entry_is_never_replaced() {
        for disk in [
            "[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"theirs\"\nlocked = 2026-11-03T09:12:00Z\n",
            "locked = 2026-11-03T09:12:00Z\n[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"theirs\"\n",
        ] {
            let (text, conflict) =
                merged(disk, &question("", "[entry]\nstatus = \"answered\"\nvalue = \"ours\"\n"), true);
            assert!(conflict);
            assert!(text.starts_with(disk), "{text}");
            assert!(text.contains("[[conflict.cc-goal]]") && text.contains("\"ours\""), "{text}");
        }
    }

    #[test]
    fn emptied_here_and_changed_there_stays_and_emptied_alone_goes() {
        let base = "[entry]\nstatus = \"answered\"\nvalue = \"base\"\n";
        let theirs = "[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"theirs\"\n";
        assert_eq!(merged(theirs, &question(base, ""), true).0, theirs);
        let alone = "a = 1\n[entry.cc-goal]\nstatus = \"answered\"\nvalue = \"base\"\n";
        assert_eq!(merged(alone, &question(base, ""), false).0, "a = 1\n");
        let commented =
            "a = 1\n# why\n[entry.cc-goal]\n# said by phone\nstatus = \"answered\"\nvalue = \"base\"\nextra = 2\n";
        assert_eq!(
            merged(commented, &question(base, ""), false).0,
            "a = 1\n# why\n[entry.cc-goal]\n# said by phone\nextra = 2\n"
        );
    }

    #[test]
    fn a_settled_conflict_goes_and_one_that_came_meanwhile_stays() {
        let row = |value: &str| {
            format!("\n[[conflict.cc-goal]]\nfrom = \"x\"\non = {NOW}\nstatus = \"answered\"\nvalue = \"{value}\"\n")
        };
        let base = row("old").replace("conflict.cc-goal", "conflict");
        let disk = format!("a = 1\n{}{}", row("old"), row("new"));
        assert_eq!(merged(&disk, &question(&base, ""), true).0, format!("a = 1\n{}", row("new")));
        assert_eq!(merged(&format!("a = 1\n{}", row("old")), &question(&base, ""), false).0, "a = 1\n");
    }

    #[test]
    fn an_amendment_changed_the_same_day_is_changed_in_place() {
        let row =
            |value: &str| format!("\n[[amended.cc-goal]]\non = {NOW}\nstatus = \"answered\"\nvalue = {value} # mine\n");
        let part = |value: &str| row(value).replace("amended.cc-goal", "amended");
        assert_eq!(merged(&row("3"), &question(&part("3"), &part("4")), false).0, row("4"));
        let two = format!("{}{}", part("3"), part("4"));
        assert!(merged(&row("3"), &question(&part("3"), &two), false).0.starts_with(&row("3")));
    }

    #[test]
    fn entries_on_one_line_and_in_dotted_keys_can_be_changed() {
        let change = question(
            "[entry]\nstatus = \"unknown\"\n",
            "[entry]\nstatus = \"answered\"\nvalue = 3\n[[entry.evidence]]\nwhat = \"x\"\n",
        );
        for disk in [
            "entry.cc-goal = { status = \"unknown\", extra = 1 }\n",
            "entry.cc-goal.status = \"unknown\"\nentry.cc-goal.extra = 1\n",
            "entry = { cc-goal = { status = \"unknown\", extra = 1 } }\n",
            "[entry]\ncc-goal = { status = \"unknown\", extra = 1 }\n",
        ] {
            let (text, _) = merged(disk, &change, false);
            let document: DocumentMut = text.parse().unwrap();
            assert!(holds(&document, &change, false), "{disk} gave\n{text}");
            assert!(text.contains("extra = 1"), "{disk} gave\n{text}");
        }
    }

    #[test]
    fn two_private_notes_of_one_question_are_both_kept() {
        let table = |text: &str| text.parse::<DocumentMut>().unwrap().as_table().clone();
        let part = Part::Note { round: "onboarding".into(), id: "cc-goal".into() };
        let change = |base: &str, ours: &str| Change { part: part.clone(), base: table(base), ours: table(ours) };
        let disk = "[note.onboarding.cc-goal]\ntext = \"theirs\" # c\n";
        assert_eq!(
            merged(disk, &change("", "text = \"ours\""), true).0,
            "[note.onboarding.cc-goal]\ntext = \"\"\"\nours\n\ntheirs\"\"\" # c\n"
        );
        assert_eq!(
            merged(disk, &change("text = \"theirs\"", "text = \"ours\""), false).0,
            disk.replace("theirs", "ours")
        );
        assert_eq!(merged(disk, &change("text = \"theirs\"", ""), false).0.trim(), "");
    }

    #[test]
    fn the_name_of_a_part_reads_back() {
        for part in [
            Part::Top,
            Part::Question { within: None, id: "a".into() },
            Part::Question { within: Some("r".into()), id: "a".into() },
            Part::Note { round: "r".into(), id: "a".into() },
        ] {
            assert_eq!(Part::parse(&part.name()), Some(part));
        }
        assert_eq!(Part::parse("else"), None);
    }
}
