//! Several cells at once.

#![allow(clippy::unwrap_used)]

use crate::domain::value::{Cell, Value};
use crate::tui::editor::Reply;
use crate::tui::editors::table::tests::hands::*;
use crate::tui::mouse::MouseKind;

/// Three rows: a metric and its type.
fn filled() -> Hands {
    let mut hands = Hands::at_top(seeded());
    hands.press("down down").say("Deals").press("tab").say("both").press("esc ctrl+home");
    hands
}

#[test]
fn cells_selected_with_shift_are_copied_as_a_spreadsheet_takes_them() {
    let mut hands = filled();
    hands.press("shift+down shift+right");
    assert!(hands.picture().contains("4 cells selected: 2 rows and 2 columns."), "{}", hands.picture());
    hands.press("ctrl+c");
    assert_eq!(hands.last, Reply::Copied { words: "Pipeline\tlagging\nMeetings\tleading".into(), cut: false });
    hands.press("down");
    assert!(!hands.picture().contains("selected"), "moving on ends it");
}

#[test]
fn copied_cells_are_pasted_over_others_without_a_question_and_blank_ones_too() {
    let mut hands = filled();
    hands.press("tab tab").say("Mara Lind").press("enter up right shift+right ctrl+c down").paste_back();
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.cell(1, "type"), Some(Cell::Choice("lagging".into())));
    assert_eq!(hands.cell(1, "owner"), named("Mara Lind"));
    hands.press("ctrl+home down down right shift+right ctrl+c up up").paste_back();
    assert_eq!((hands.cell(0, "type"), hands.cell(0, "owner")), (Some(Cell::Choice("both".into())), None));
}

#[test]
fn one_copied_cell_fills_all_that_are_selected() {
    let mut hands = filled();
    hands.press("right ctrl+c down shift+down").paste_back();
    for row in 0..3 {
        assert_eq!(hands.cell(row, "type"), Some(Cell::Choice("lagging".into())), "row {row}");
    }
    hands.press("ctrl+home right right shift+down shift+down").paste("Jo Park");
    assert_eq!(hands.cell(2, "owner"), named("Jo Park"), "and so does a value from elsewhere");
}

#[test]
fn cells_are_cut_and_emptied_together_as_one_change() {
    let mut hands = filled();
    hands.press("shift+right shift+down delete");
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.rows().len(), 1, "rows of nothing are no rows");
    let mut hands = filled();
    hands.press("right shift+down ctrl+x");
    assert_eq!(hands.last, Reply::Copied { words: "lagging\nleading".into(), cut: true });
    assert_eq!((hands.cell(0, "type"), hands.cell(1, "type")), (None, None));
}

#[test]
fn the_first_row_selected_fills_the_others_and_selected_rows_go_together() {
    let mut hands = filled();
    hands.press("right shift+down shift+down ctrl+d");
    assert_eq!(hands.cell(2, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("ctrl+home shift+down ctrl+k");
    assert_eq!(hands.rows().len(), 1);
    assert_eq!(hands.cell(0, "metric"), Some(text("Deals")));
}

#[test]
fn everything_is_selected_at_once_and_escape_lets_go() {
    let mut hands = filled();
    hands.press("ctrl+a");
    assert!(hands.picture().contains("27 cells selected"), "{}", hands.picture());
    hands.press("esc");
    assert_eq!(hands.last, Reply::Moved);
    assert!(!hands.picture().contains("selected"));
    hands.press("ctrl+a").say("x").press("esc");
    assert_eq!(hands.cell(0, "metric"), Some(text("x")), "typing goes into the cell where it began");
    assert_eq!(hands.cell(2, "metric"), Some(text("Deals")));
}

#[test]
fn the_mouse_selects_what_it_is_dragged_over() {
    let mut hands = filled();
    let row = |hands: &mut Hands, name: &str| {
        u16::try_from(hands.picture().lines().position(|line| line.starts_with(name)).unwrap()).unwrap()
    };
    let (from, to) = (row(&mut hands, "Pipeline"), row(&mut hands, "Deals"));
    hands.mouse(MouseKind::Press, 2, from).mouse(MouseKind::Drag, 2, to);
    hands.press("ctrl+c");
    assert_eq!(hands.last, Reply::Copied { words: "Pipeline\nMeetings\nDeals".into(), cut: false });
}

#[test]
fn a_value_from_outside_ends_a_selection() {
    let mut hands = filled();
    hands.press("ctrl+a");
    hands.set(Some(&Value::Table(vec![seed("Pipeline", "both")])));
    assert!(!hands.picture().contains("selected"));
}
