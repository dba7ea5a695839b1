//! Pasting into a register of figures: what goes where, and what is said before it does.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::id::Id;
use crate::domain::pasted::fields::fields;
use crate::domain::value::Person;
use proptest::prelude::*;

fn id(word: &str) -> Id {
    Id::parse(word).unwrap()
}

fn register() -> TableSpec {
    let column = |name: &str, title: &str, kind| Column { id: id(name), title: title.into(), kind, required: false };
    let types = ["leading", "lagging"].map(String::from).to_vec();
    let seed = |name: &str| [(id("metric"), Cell::Text(name.into()))].into_iter().collect();
    TableSpec {
        columns: vec![
            column("metric", "Metric", ColumnKind::Text),
            column("type", "Leading or lagging", ColumnKind::Choice(types)),
            column("owner", "Owner", ColumnKind::Person),
            column("start", "Counted from", ColumnKind::Date),
        ],
        seeds: vec![seed("Pipeline"), seed("Meetings held")],
    }
}

fn paste_at(at: (usize, usize), rows: &[Row], text: &str) -> Paste {
    Paste::new(&register(), rows, at, &fields(text), "2026-11-25".parse().unwrap())
}

fn paste(text: &str) -> Paste {
    paste_at((0, 1), &register().seeds, text)
}

fn words(paste: &Paste, row: usize, column: &str) -> Option<String> {
    paste.rows.get(row)?.get(column).map(|cell| words_of(cell).into_owned())
}

#[test]
fn rows_are_found_by_their_names_and_others_are_added_below() {
    let paste = paste("Meetings  HELD\tleading\tMara Lind\nDeals won\tlagging\tJo Park\n");
    assert_eq!((paste.header, paste.filled, paste.added), (false, 1, 1));
    assert_eq!(words(&paste, 1, "metric").as_deref(), Some("Meetings held"), "the row keeps its name as it stands");
    assert_eq!(words(&paste, 1, "owner").as_deref(), Some("Mara Lind"));
    assert_eq!(words(&paste, 2, "metric").as_deref(), Some("Deals won"));
    assert!(paste.replaced.is_empty() && paste.misfits.is_empty());
}

#[test]
fn a_first_line_of_titles_says_which_column_goes_where() {
    let paste = paste("owner *,Budget,METRIC\nMara Lind,12,Pipeline\nJo Park,,Meetings held\n");
    assert!(paste.header);
    let places: Vec<(&str, Option<usize>)> = paste.sources.iter().map(|s| (s.words.as_str(), s.to)).collect();
    assert_eq!(places, [("owner *", Some(2)), ("Budget", None), ("METRIC", Some(0))]);
    assert_eq!((paste.filled, paste.added, paste.left_out), (2, 0, 1));
    assert_eq!(words(&paste, 0, "owner").as_deref(), Some("Mara Lind"));
}

#[test]
fn without_names_of_rows_cells_are_filled_from_the_cursor_on() {
    let paste = paste_at((1, 2), &register().seeds, "Mara Lind\nJo Park\n");
    assert_eq!((paste.filled, paste.added), (1, 1));
    assert_eq!(
        (words(&paste, 1, "owner").as_deref(), words(&paste, 2, "owner").as_deref()),
        (Some("Mara Lind"), Some("Jo Park"))
    );
}

#[test]
fn a_whole_register_fits_from_its_first_column_wherever_the_cursor_stands() {
    let paste =
        paste_at((0, 2), &register().seeds, "Deals won\tlagging\tMara Lind\t30 nov\nCalls\tleading\tJo\t1 dec\n");
    assert_eq!(words(&paste, 2, "metric").as_deref(), Some("Deals won"));
    assert_eq!((paste.added, paste.left_out, paste.misfits.len()), (2, 0, 0));
}

#[test]
fn what_would_be_replaced_and_what_does_not_fit_is_named_cell_by_cell() {
    let mut rows = register().seeds;
    rows[0].set(&id("owner"), Some(Cell::Person(Person::named("Sam Reyes"))));
    let paste = paste_at((0, 0), &rows, "Pipeline\tperhaps\tMara Lind\tsoonish\n");
    let replaced = &paste.replaced[0];
    assert_eq!((replaced.row, replaced.column, paste.replaced.len()), (0, 2, 1));
    assert_eq!(replaced.before, Cell::Person(Person::named("Sam Reyes")));
    let misfits: Vec<(usize, usize)> = paste.misfits.iter().map(|misfit| (misfit.row, misfit.column)).collect();
    assert_eq!(misfits, [(0, 1), (0, 3)]);
    assert!(paste.misfits[1].problem.sentence.contains("'soonish' is not a date"));
    assert_eq!(paste.rows[0].get("start"), Some(&Cell::Misfit("soonish".into())), "kept as written");
}

#[test]
fn the_same_again_changes_nothing() {
    let first = paste("Pipeline\tlagging\tMara Lind\t30 nov\n");
    let again = paste_at((0, 0), &first.rows, "pipeline\tlagging\tMara Lind\t2026-11-30\n");
    assert!(first.changes && !again.changes);
    assert_eq!(again.rows, first.rows);
}

#[test]
fn two_lines_of_one_name_do_not_fall_on_one_row() {
    let paste = paste("Pipeline\tlagging\nPipeline\tleading\n");
    assert_eq!((paste.filled, paste.added), (1, 1));
    assert!(paste.replaced.is_empty());
}

#[test]
fn prose_of_two_lines_is_no_line_of_titles() {
    assert!(!paste("Owner of all of it\nis nobody\n").header);
    assert!(paste("Metric\nDeals won\n").header);
}

proptest! {
    #[test]
    fn whatever_is_pasted_nothing_is_lost_and_every_place_named_is_there(
        text in "([a-z日\"0-9]{0,5}|pipeline|owner|metric|30 nov|[\t,;\n]){0,40}", row in 0usize..3, column in 0usize..4,
    ) {
        let rows = register().seeds;
        let paste = paste_at((row, column), &rows, &text);
        prop_assert!(paste.rows.len() >= rows.len() && paste.rows.iter().all(|row| !row.is_empty()));
        prop_assert_eq!(paste.rows.len(), rows.len() + paste.added);
        prop_assert_eq!(paste.changes, paste.rows != rows);
        for replaced in &paste.replaced {
            prop_assert!(replaced.before != replaced.after);
            prop_assert_eq!(rows[replaced.row].get(paste.columns[replaced.column].id.as_str()), Some(&replaced.before));
        }
        for misfit in &paste.misfits {
            let cell = paste.rows[misfit.row].get(paste.columns[misfit.column].id.as_str());
            prop_assert!(matches!(cell, Some(Cell::Misfit(_))), "{cell:?}");
        }
    }
}
