//! Putting a change into a TOML table in place: given what was known before (`base`) and what should be (`ours`), only what
//! differs is touched. Keys nobody here knew of stay; where the file was changed by somebody else as well, theirs is kept beside.
//!
//! It must not know what the keys mean, but for which key names a row of a list.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, TableLike, Value};

use crate::storage::keep;

/// Whether somebody else may have changed the file since it was last read here, and what came of it.
#[derive(Debug, Default)]
pub struct Others {
    /// The file is not what was last read or written here.
    pub changed: bool,
    /// The keys where both changed the same thing differently.
    pub conflicts: Vec<String>,
}

/// Makes `disk` say what `ours` says wherever `ours` differs from `base`.
pub fn apply(disk: &mut Table, base: &dyn TableLike, ours: &dyn TableLike, others: &mut Others) {
    for key in keys(base, ours) {
        if keep::same(ours.get(&key), base.get(&key)) {
            continue;
        }
        let Some(new) = ours.get(&key).filter(|item| !item.is_none()) else {
            if others.changed && !keep::same(disk.get(&key), base.get(&key)) {
                // Emptied here, changed there: what somebody wrote stays.
                continue;
            }
            keep::remove_from(disk, &key);
            continue;
        };
        put(disk, &key, base.get(&key), new, others);
    }
}

/// [`apply`] for an inline table, or whatever else holds keys.
fn apply_inline(disk: &mut InlineTable, base: &dyn TableLike, ours: &dyn TableLike) {
    for key in keys(base, ours) {
        if keep::same(ours.get(&key), base.get(&key)) {
            continue;
        }
        match ours.get(&key).cloned().and_then(|item| item.into_value().ok()) {
            None => {
                disk.remove(&key);
            }
            Some(new) => match disk.get_mut(&key) {
                Some(old) => {
                    let decor = old.decor().clone();
                    *old = new;
                    *old.decor_mut() = decor;
                }
                None => {
                    disk.insert(&key, new);
                }
            },
        }
    }
    keep::tidy(disk);
}

fn put(disk: &mut Table, key: &str, base: Option<&Item>, new: &Item, others: &mut Others) {
    let nothing = Table::new();
    let known = base.and_then(Item::as_table_like).unwrap_or(&nothing);
    let both_changed = others.changed && !keep::same(disk.get(key), base) && !keep::same(disk.get(key), Some(new));
    match (disk.get_mut(key), new.as_table_like(), new) {
        (Some(Item::Table(old)), Some(new), _) => return apply(old, known, new, others),
        (Some(Item::Value(Value::InlineTable(old))), Some(new), _) if !both_changed => {
            return apply_inline(old, known, new);
        }
        (Some(Item::ArrayOfTables(old)), _, Item::ArrayOfTables(new)) => {
            let base = base.and_then(keep::rows).unwrap_or_default();
            return match name_of_rows(key) {
                Some(name) => apply_named(old, &base, new, name, others),
                None => apply_rows(old, &base, new),
            };
        }
        _ => {}
    }
    if both_changed && let Some(theirs) = disk.get(key).and_then(Item::as_value) {
        let theirs = match theirs {
            Value::String(text) => keep::bare(&keep::one_line(text.value())),
            other => keep::bare(other),
        };
        others.conflicts.push(key.to_owned());
        if let Some(Item::Value(_)) = disk.get(key) {
            keep::comment_above(disk, key, &format!("also written elsewhere: {key} = {theirs}"));
        }
    }
    let new = match (disk.get(key), new) {
        (Some(Item::Value(Value::Array(_))), Item::ArrayOfTables(tables)) => {
            Item::Value(Value::Array(tables.iter().map(|table| inline(table.clone())).collect::<Array>()))
        }
        (_, Item::Table(table)) => Item::Table(keep::fresh(table)),
        (_, Item::ArrayOfTables(tables)) => Item::ArrayOfTables(tables.iter().map(keep::fresh).collect()),
        (_, new) => new.clone(),
    };
    keep::set(disk, key, new);
}

/// The key that tells the rows of a list apart, where there is one.
fn name_of_rows(list: &str) -> Option<&'static str> {
    match list {
        "rounds" | "action" => Some("id"),
        "people" => Some("name"),
        "reviews" => Some("on"),
        "parked" => Some("what"),
        _ => None,
    }
}

/// Rows with names: each is merged on its own; a row only the file has stays.
fn apply_named(disk: &mut ArrayOfTables, base: &[Item], ours: &ArrayOfTables, name: &str, others: &mut Others) {
    let is = |a: &dyn TableLike, b: &dyn TableLike| keep::same(a.get(name), b.get(name));
    let known: Vec<&dyn TableLike> = base.iter().filter_map(Item::as_table_like).collect();
    let gone: Vec<&dyn TableLike> = known.iter().copied().filter(|row| !ours.iter().any(|new| is(*row, new))).collect();
    let new: Vec<&Table> = ours.iter().filter(|new| !known.iter().any(|row| is(*row, *new))).collect();
    // A renamed row: one went and one came.
    let renamed = gone.len() == new.len();
    let nothing = Table::new();
    for row in ours.iter() {
        let before = known.iter().copied().find(|old| is(*old, row)).or_else(|| {
            let at = new.iter().position(|candidate| std::ptr::eq(*candidate, row))?;
            renamed.then(|| gone.get(at).copied()).flatten()
        });
        let wanted: &dyn TableLike = before.unwrap_or(row);
        let at = disk.iter().position(|table| is(table, wanted));
        match at.and_then(|at| disk.get_mut(at)) {
            Some(table) => apply(table, before.unwrap_or(&nothing), row, others),
            // They removed it and we did not touch it: it stays removed.
            None if before.is_some_and(|before| keep::same_tables(before, row)) && others.changed => {}
            None => disk.push(keep::fresh(row)),
        }
    }
    if !renamed {
        for row in gone {
            let at = disk.iter().position(|table| is(table, row));
            if let Some(at) = at
                && (!others.changed || disk.get(at).is_some_and(|table| keep::same_tables(table, row)))
            {
                remove_row(disk, at);
            }
        }
    }
}

/// Rows without names: what is equal at the start and at the end stays as it is written, what is between is changed in place.
fn apply_rows(disk: &mut ArrayOfTables, base: &[Item], ours: &ArrayOfTables) {
    let standing: Vec<Item> = disk.iter().map(|table| Item::Table(table.clone())).collect();
    let base = if base.len() == standing.len() { base } else { &standing[..] };
    let wanted: Vec<&Table> = ours.iter().collect();
    let equal = |at: usize, of: usize| base[at].as_table_like().is_some_and(|row| keep::same_tables(row, wanted[of]));
    let shorter = base.len().min(wanted.len());
    let start = (0..shorter).take_while(|&at| equal(at, at)).count();
    let end = (0..shorter - start).take_while(|&at| equal(base.len() - 1 - at, wanted.len() - 1 - at)).count();
    let (old_middle, new_middle) = (base.len() - start - end, wanted.len() - start - end);
    for at in start..start + old_middle.min(new_middle) {
        if let (Some(table), Some(before)) = (disk.get_mut(at), base[at].as_table_like()) {
            apply(table, before, wanted[at], &mut Others::default());
        }
    }
    for at in (start + new_middle..start + old_middle).rev() {
        remove_row(disk, at);
    }
    if new_middle > old_middle {
        let mut tail: Vec<Table> = Vec::with_capacity(end);
        while disk.len() > start + old_middle {
            tail.extend(disk.get(disk.len() - 1).cloned());
            disk.remove(disk.len() - 1);
        }
        for row in &wanted[start + old_middle..start + new_middle] {
            disk.push(keep::fresh(row));
        }
        for mut table in tail.into_iter().rev() {
            // Without a place of its own it follows the rows before it.
            table.set_position(None);
            disk.push(table);
        }
    }
}

/// Removes a row; comments in and above it go to the next one, or below the one before.
fn remove_row(disk: &mut ArrayOfTables, at: usize) {
    let Some(row) = disk.get(at) else { return };
    let comments = keep::comments_of(&Item::Table(row.clone()));
    disk.remove(at);
    if comments.is_empty() {
        return;
    }
    let block = comments.join("\n");
    if let Some(next) = disk.get_mut(at) {
        let prefix = format!("\n{block}\n{}", keep::raw(next.decor().prefix()).trim_start_matches('\n'));
        next.decor_mut().set_prefix(prefix);
    } else if let Some(last) = disk.iter_mut().last() {
        let suffix = format!("{}\n{block}", keep::raw(last.decor().suffix()));
        last.decor_mut().set_suffix(suffix);
    }
}

/// A table on one line.
fn inline(table: Table) -> Value {
    Value::InlineTable(table.into_inline_table())
}

fn keys(base: &dyn TableLike, ours: &dyn TableLike) -> Vec<String> {
    let mut keys: Vec<String> = ours.iter().map(|(key, _)| key.to_owned()).collect();
    keys.extend(base.iter().filter(|(key, _)| !ours.contains_key(key)).map(|(key, _)| key.to_owned()));
    keys
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use toml_edit::DocumentMut;

    /// Applies the change from `base` to `ours` to the text `disk`.
    fn applied(disk: &str, base: &str, ours: &str, changed: bool) -> (String, Vec<String>) {
        let mut disk: DocumentMut = disk.parse().unwrap();
        let (base, ours): (DocumentMut, DocumentMut) = (base.parse().unwrap(), ours.parse().unwrap());
        let mut others = Others { changed, conflicts: Vec::new() };
        apply(disk.as_table_mut(), base.as_table(), ours.as_table(), &mut others);
        let text = disk.to_string();
        assert!(text.parse::<DocumentMut>().is_ok(), "{text}");
        (text, others.conflicts)
    }

    #[test]
    fn only_what_differs_is_touched() {
        let disk = "# head\nstart = 2026-11-02 # kickoff\nweeks = 6\nfuture = { x = 1 }\n";
        let (text, _) = applied(disk, "start = 2026-11-02\nweeks = 6\n", "start = 2026-11-09\nweeks = 6\n", false);
        assert_eq!(text, disk.replace("2026-11-02", "2026-11-09"));
    }

    #[test]
    fn an_inline_table_keeps_the_keys_nobody_here_knows() {
        let disk = "client = { name = \"Northwind\", colour = \"teal\", lead = \"Mara\" }\n";
        let (text, _) = applied(
            disk,
            "client = { name = \"Northwind\", lead = \"Mara\" }",
            "client = { name = \"Northwind\" }",
            false,
        );
        assert_eq!(text, "client = { name = \"Northwind\", colour = \"teal\" }\n");
        let (text, _) =
            applied(&text, "client = { name = \"Northwind\" }", "client = { name = \"N\", lead = \"Ø\" }", false);
        assert_eq!(text, "client = { name = \"N\", colour = \"teal\", lead = \"Ø\" }\n");
    }

    #[test]
    fn rows_before_and_behind_a_change_keep_their_form() {
        let disk = "[[value]]\n# first\na = 1_0\n\n[[value]]\n# second\na = 2\n\n[[value]]\n# third\na = 3 # c\n";
        let rows = |numbers: &[i64]| numbers.iter().map(|n| format!("[[value]]\na = {n}\n")).collect::<String>();
        let (text, _) = applied(disk, &rows(&[10, 2, 3]), &rows(&[10, 4, 5, 3]), false);
        assert_eq!(
            text,
            "[[value]]\n# first\na = 1_0\n\n[[value]]\n# second\na = 4\n\n[[value]]\na = 5\n\n[[value]]\n# third\na = 3 # c\n"
        );
        let (text, _) = applied(disk, &rows(&[10, 2, 3]), &rows(&[10, 3]), false);
        assert_eq!(text, "[[value]]\n# first\na = 1_0\n\n# second\n[[value]]\n# third\na = 3 # c\n");
        let (text, _) = applied(disk, &rows(&[10, 2, 3]), &rows(&[]), false);
        assert!(!text.contains("[[value]]"), "{text}");
    }

    #[test]
    fn two_windows_that_add_different_rows_both_keep_theirs() {
        let base = "[[action]]\nid = \"1\"\nwhat = \"x\"\n";
        let theirs = format!("{base}\n# theirs\n[[action]]\nid = \"2\"\nwhat = \"y\"\n");
        let ours = format!("{}\n[[action]]\nid = \"3\"\nwhat = \"z\"\n", base.replace('x', "changed"));
        let (text, conflicts) = applied(&theirs, base, &ours, true);
        assert_eq!(
            text,
            "[[action]]\nid = \"1\"\nwhat = \"changed\"\n\n# theirs\n[[action]]\nid = \"2\"\nwhat = \"y\"\n\n[[action]]\nid = \"3\"\nwhat = \"z\"\n"
        );
        assert!(conflicts.is_empty());
    }

    #[test]
    fn where_both_changed_the_same_key_the_other_one_stays_as_a_comment() {
        let (text, conflicts) = applied("weeks = 4 # theirs\n", "weeks = 6\n", "weeks = 5\n", true);
        assert_eq!(text, "# also written elsewhere: weeks = 4\nweeks = 5 # theirs\n");
        assert_eq!(conflicts, ["weeks"]);
        let (text, conflicts) = applied("weeks = 5\n", "weeks = 6\n", "weeks = 5\n", true);
        assert_eq!((text.as_str(), conflicts.len()), ("weeks = 5\n", 0));
    }

    #[test]
    fn a_renamed_person_stays_in_place() {
        let disk = "[[people]]\nname = \"Jo\" # lead\nrole = \"x\"\nphone = \"1\"\n";
        let (text, _) = applied(
            disk,
            "[[people]]\nname = \"Jo\"\nrole = \"x\"\n",
            "[[people]]\nname = \"Joanna\"\nrole = \"x\"\n",
            false,
        );
        assert_eq!(text, disk.replace("Jo\"", "Joanna\""));
    }

    #[test]
    fn a_removed_row_and_a_row_removed_elsewhere_are_gone() {
        let two = "[[parked]]\nwhat = \"a\"\n\n[[parked]]\nwhat = \"b\"\n";
        let (text, _) = applied(two, two, "[[parked]]\nwhat = \"b\"\n", false);
        assert_eq!(text.trim_start(), "[[parked]]\nwhat = \"b\"\n");
        let (text, _) =
            applied("[[parked]]\nwhat = \"b\"\n", two, &two.replace("\"b\"", "\"b\"\non = 2026-11-02"), true);
        assert_eq!(text, "[[parked]]\nwhat = \"b\"\non = 2026-11-02\n");
    }
}
