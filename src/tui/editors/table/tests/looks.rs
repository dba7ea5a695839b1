//! Paste, copy, values from outside, the mouse, scrolling and narrow windows.

#![allow(clippy::unwrap_used)]

use crate::domain::value::{Cell, Row, Value};
use crate::tui::editor::{Draft, Reply};
use crate::tui::editors::table::tests::hands::*;
use crate::tui::keymap::Scope;
use crate::tui::mouse::MouseKind;
use ratatui::layout::Rect;

#[test]
fn what_another_program_copied_fills_cells_to_the_right_and_down() {
    let mut hands = Hands::at_top(seeded());
    hands.press("down down");
    hands.paste("Deals\tlagging\tMara Lind\t30 nov\t12\r\n\"Two\nlines\"\tlea\t\tperhaps\t\"1 000\"\r\n");
    let Reply::Preview(paste) = &hands.last else { panic!("{:?}", hands.last) };
    assert_eq!((paste.added, paste.misfits.len()), (2, 1));
    assert_eq!(hands.draft(), Draft::Empty, "nothing is taken before it was looked at");
    hands.take();
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.rows().len(), 4);
    assert_eq!(hands.cell(2, "start"), Some(Cell::Date("2026-11-30".parse().unwrap())));
    assert_eq!(hands.cell(3, "metric"), Some(text("Two\nlines")));
    assert_eq!(hands.cell(3, "type"), Some(Cell::Choice("leading".into())));
    assert_eq!(hands.cell(3, "start"), Some(Cell::Misfit("perhaps".into())));
}

#[test]
fn one_pasted_cell_with_lines_in_it_is_one_cell() {
    let mut hands = Hands::table(blank());
    hands.paste("\"one\ntwo\"\n");
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.cell(0, "metric"), Some(text("one\ntwo")));
}

#[test]
fn pasted_headings_are_passed_over() {
    let mut hands = Hands::table(blank());
    hands.paste("Metric *\tLeading or lagging\nDeals\tboth\n").take();
    assert_eq!(hands.rows().len(), 1);
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("both".into())));
}

#[test]
fn several_lines_can_go_into_one_cell_of_words_instead() {
    let mut hands = Hands::table(blank());
    hands.paste("First, this.\nThen that.\n");
    let Reply::Preview(paste) = hands.last.clone() else { panic!("{:?}", hands.last) };
    let words = paste.in_one_cell.unwrap()[0].get("metric").cloned();
    assert_eq!(words, Some(text("First, this.\nThen that.")));
    hands.press("right").paste("a\nb\n");
    let Reply::Preview(paste) = hands.last.clone() else { panic!("{:?}", hands.last) };
    assert_eq!(paste.in_one_cell, None, "an option is no words");
}

#[test]
fn one_pasted_line_begins_a_cell_that_goes_on_being_typed() {
    let mut hands = Hands::table(blank());
    hands.paste("Pipeline\r\n").say("!");
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipeline!")));
}

#[test]
fn copy_gives_the_words_of_a_cell_and_never_leaves_the_program() {
    let mut hands = Hands::at_top(seeded());
    hands.press("ctrl+c");
    assert_eq!(hands.last, Reply::Copied { words: "Pipeline".into(), cut: false });
    hands.press("ctrl+x");
    assert_eq!(hands.last, Reply::Copied { words: "Pipeline".into(), cut: true });
    hands.press("ctrl+c");
    assert!(matches!(hands.last, Reply::Tell(_)));
}

#[test]
fn undo_from_outside_keeps_the_cursor_where_it_is() {
    let mut hands = Hands::at_top(seeded());
    hands.press("down tab tab").say("Jo").press("esc");
    hands.set(None);
    assert_eq!(hands.draft(), Draft::Empty);
    hands.say("Sam").press("esc");
    assert_eq!(hands.cell(1, "owner"), named("Sam"));
}

#[test]
fn the_same_value_from_outside_does_not_end_the_typing() {
    let mut hands = Hands::table(blank());
    hands.say("fr");
    let value = hands.draft().into_value();
    hands.set(value.as_ref());
    hands.say("i");
    assert_eq!(hands.cell(0, "metric"), Some(text("fri")));
}

#[test]
fn a_click_goes_to_a_cell_and_a_second_one_changes_it() {
    let mut hands = Hands::table(seeded());
    let row = u16::try_from(hands.picture().lines().position(|line| line.starts_with("Meetings")).unwrap()).unwrap();
    hands.mouse(MouseKind::Press, 2, row).mouse(MouseKind::Release, 2, row);
    assert_eq!(hands.editor.scopes(), [Scope::Table]);
    hands.mouse(MouseKind::Press, 2, row);
    assert_eq!(hands.editor.scopes(), [Scope::Typing, Scope::Table]);
    hands.say("!").press("esc");
    assert_eq!(hands.cell(1, "metric"), Some(text("Meetings!")));
}

#[test]
fn a_click_takes_what_is_offered() {
    let mut hands = Hands::table(blank());
    hands.press("right space");
    let picture = hands.picture();
    let row = picture.lines().position(|line| line.contains("| lagging")).unwrap();
    let at = picture.lines().nth(row).unwrap().find("lagging").unwrap();
    hands.mouse(MouseKind::Press, u16::try_from(at).unwrap(), u16::try_from(row).unwrap());
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())), "{picture}");
}

#[test]
fn long_tables_scroll_and_keep_the_cursor_in_view() {
    let mut hands = Hands::table(blank());
    let rows = (0..500).map(|at| [(id("metric"), text(&format!("Row {at}")))].into_iter().collect()).collect();
    hands.set(Some(&Value::Table(rows)));
    hands.press("ctrl+end");
    assert!(hands.picture().contains("Row 499"));
    for _ in 0..10 {
        hands.mouse(MouseKind::WheelUp, 1, 3);
    }
    assert!(!hands.picture().contains("Row 499") && hands.picture().contains("Row 465"), "{}", hands.picture());
}

#[test]
fn the_first_column_stays_while_a_wide_table_scrolls_sideways() {
    let mut hands = Hands::table(seeded());
    hands.area = Rect::new(0, 0, 56, 9);
    hands.editor.resize(hands.area);
    hands.press("end");
    let picture = hands.picture();
    assert!(picture.contains("Pipeline") && picture.contains("Where it"), "{picture}");
}

#[test]
fn a_cell_too_narrow_for_its_words_is_shown_in_full_below() {
    let mut hands = Hands::table(blank());
    hands.area = Rect::new(0, 0, 56, 9);
    hands.say("Pipeline that sales accepted within five days").press("esc");
    let picture = hands.picture();
    assert!(picture.contains("Metric*: Pipeline that sales accepted within five"), "{picture}");
}

#[test]
fn a_title_with_no_room_in_its_heading_stands_in_full_below() {
    let mut hands = Hands::at_top(blank());
    hands.area = Rect::new(0, 0, 30, 9);
    hands.editor.resize(hands.area);
    hands.press("right").say("lea").press("tab left");
    let picture = hands.picture();
    assert!(picture.contains("Leading or lagging:\nleading"), "{picture}");
}

#[test]
fn what_the_book_says_instead_of_rows_stays_until_a_cell_is_filled() {
    let mut hands = Hands::table(seeded());
    let other = Value::Misfit("see the spreadsheet".into());
    hands.set(Some(&other));
    assert_eq!(hands.draft().into_value(), Some(other));
    hands.press("down down").say("x");
    assert_eq!(hands.rows().len(), 3);
}

#[test]
fn cells_of_columns_a_newer_questionnaire_has_are_kept() {
    let mut hands = Hands::table(blank());
    let row: Row = [(id("metric"), text("a")), (id("later"), text("kept"))].into_iter().collect();
    hands.set(Some(&Value::Table(vec![row])));
    hands.say("b").press("ctrl+r");
    assert_eq!(hands.cell(0, "later"), Some(text("kept")));
    assert_eq!(hands.cell(1, "later"), Some(text("kept")));
}
