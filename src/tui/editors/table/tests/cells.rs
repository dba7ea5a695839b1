//! Typing cells, choosing, and what is done with rows.

#![allow(clippy::unwrap_used)]

use crate::domain::value::{Cell, Value};
use crate::tui::editor::{Draft, Reply};
use crate::tui::editors::table::Table;
use crate::tui::editors::table::tests::hands::*;
use crate::tui::keymap::Scope;

#[test]
fn rows_a_table_comes_with_are_nobodys_answer_until_a_cell_is_filled() {
    let mut hands = Hands::table(seeded());
    assert_eq!(hands.draft(), Draft::Empty);
    hands.say("Mara");
    let rows = hands.rows();
    assert_eq!(rows.len(), 2, "the other row is listed too, so that a struck one can stay away");
    assert_eq!(rows[0].get("owner"), named("Mara").as_ref());
}

#[test]
fn the_cursor_comes_to_the_first_cell_that_is_still_to_be_filled() {
    let mut hands = Hands::table(seeded());
    hands.say("Sam").press("esc");
    assert_eq!(hands.cell(0, "owner"), named("Sam"), "never to the name of a row that came with the table");
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipeline")));
    let value = hands.draft().into_value();
    let mut again = Hands::bare(Table::new(seeded()));
    again.set(value.as_ref());
    again.say("Jo").press("esc");
    assert_eq!(again.cell(1, "owner"), named("Jo"), "a cell a row needs comes before one it can do without");
    let mut third = Hands::bare(Table::new(seeded()));
    third.set(again.draft().into_value().as_ref());
    third.say("fri").press("esc");
    assert_eq!(third.cell(0, "start"), Some(Cell::Date("2026-11-27".parse().unwrap())));
    third.set(None);
    third.say("mon").press("esc");
    assert!(third.cell(0, "start").is_some(), "once somebody is in it, the cursor is theirs");
}

#[test]
fn a_struck_row_stays_away_while_the_others_are_kept() {
    let mut hands = Hands::at_top(seeded());
    hands.press("ctrl+k");
    let kept = hands.rows();
    assert_eq!(kept, [seed("Meetings", "leading")]);
    let mut again = Hands::table(seeded());
    again.set(Some(&Value::Table(kept)));
    assert!(again.picture().contains("Meetings") && !again.picture().contains("Pipeline"));
    hands.press("ctrl+k");
    assert_eq!(hands.draft(), Draft::Ready(Value::Table(Vec::new())));
}

#[test]
fn typing_replaces_a_cell_and_f2_changes_it() {
    let mut hands = Hands::at_top(blank());
    hands.say("Deals").press("enter up f2").say(" won");
    assert_eq!(hands.cell(0, "metric"), Some(text("Deals won")));
    hands.press("enter up").say("Lost");
    assert_eq!(hands.cell(0, "metric"), Some(text("Lost")));
}

#[test]
fn a_stray_letter_does_not_rename_a_row_that_came_with_the_question() {
    let mut hands = Hands::at_top(seeded());
    hands.say("Deals");
    assert_eq!(hands.draft(), Draft::Empty);
    assert!(hands.picture().contains("F2 changes it"), "{}", hands.picture());
    hands.press("f2").say(" won");
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipeline won")));
}

#[test]
fn every_letter_is_in_the_draft_at_once() {
    let mut hands = Hands::table(blank());
    hands.say("Ø");
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.cell(0, "metric"), Some(text("Ø")));
}

#[test]
fn escape_leaves_the_cell_keeping_its_words_then_the_table() {
    let mut hands = Hands::table(blank());
    hands.say("Pipe").press("esc");
    assert_eq!(hands.last, Reply::Moved);
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipe")));
    assert_eq!(hands.editor.scopes(), [Scope::Table]);
    hands.press("esc");
    assert_eq!(hands.last, Reply::NotMine);
}

#[test]
fn tab_goes_on_and_enter_comes_back_to_where_tab_began_in_the_next_row() {
    let mut hands = Hands::table(blank());
    hands.say("One").press("tab").say("lea").press("tab").say("Jo").press("enter").say("Two").press("enter");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("leading".into())));
    assert_eq!(hands.cell(1, "metric"), Some(text("Two")));
    assert_eq!(hands.rows().len(), 2);
}

#[test]
fn options_are_chosen_by_their_first_letters() {
    let mut hands = Hands::table(blank());
    hands.press("right l a").press("right");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("left l b enter");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("both".into())), "letters that fit nothing begin anew");
    hands.press("up space up enter");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())), "the list is walked with the arrows");
    hands.press("up").say("xyz").press("down");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Misfit("xyz".into())));
}

#[test]
fn yes_and_no_are_one_letter_or_space() {
    let mut hands = Hands::table(blank());
    hands.press("end left left y right");
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(true)));
    hands.press("left space");
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(false)));
    hands.press("y n down");
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(false)));
}

#[test]
fn a_few_letters_offer_the_people_and_tab_takes_one() {
    let mut hands = Hands::table(blank());
    hands.press("right right").say("par");
    assert!(hands.picture().contains("Jo Park  agency"), "{}", hands.picture());
    hands.press("tab");
    assert_eq!(hands.cell(0, "owner"), named("Jo Park"));
    assert_eq!(hands.last, Reply::Edited);
}

#[test]
fn a_new_name_is_kept_as_typed_even_if_it_begins_like_another() {
    let mut hands = Hands::table(blank());
    hands.press("right right").say("Jo").press("up enter");
    assert_eq!(hands.cell(0, "owner"), named("Jo"));
    hands.say("Ana").press("esc");
    assert_eq!(hands.cell(1, "owner"), named("Ana"));
    hands.press("down").say("an").press("enter");
    assert_eq!(hands.cell(2, "owner"), named("Ana"), "names of this table are offered too");
}

#[test]
fn dates_money_and_percentages_are_read_as_people_write_them() {
    let mut hands = Hands::table(blank());
    hands.press("right right right").say("fri");
    assert!(hands.picture().contains("= 27 Nov 2026"), "{}", hands.picture());
    hands.press("tab").say("2 400").press("tab").say("41k eur").press("tab tab").say("12.5").press("tab");
    assert_eq!(hands.cell(0, "start"), Some(Cell::Date("2026-11-27".parse().unwrap())));
    assert_eq!(hands.cell(0, "target"), Some(Cell::Number("2400".parse().unwrap())));
    assert!(matches!(hands.cell(0, "worth"), Some(Cell::Money(_))), "{:?}", hands.cell(0, "worth"));
    assert_eq!(hands.cell(0, "share"), Some(Cell::Number("12.5".parse().unwrap())));
}

#[test]
fn an_unfinished_cell_is_kept_marked_and_says_what_is_missing_without_holding_anybody() {
    let mut hands = Hands::table(blank());
    hands.press("right right right").say("soonish").press("down up");
    assert_eq!(hands.cell(0, "start"), Some(Cell::Misfit("soonish".into())));
    let picture = hands.picture();
    assert!(picture.contains("! soonis") && picture.contains("'soonish' is not a date"), "{picture}");
    assert!(matches!(hands.draft(), Draft::Unfinished(..)));
    assert_eq!(hands.with(|editor, cx| editor.missing(cx)), None, "the line below says it");
    hands.press("home");
    assert_eq!(
        hands.with(|editor, cx| editor.missing(cx)).as_deref(),
        Some("One cell is not finished yet: Start in row 1.")
    );
    hands.press("right right right f2 ctrl+a").say("30 nov").press("tab");
    assert!(matches!(hands.draft(), Draft::Ready(_)));
}

#[test]
fn rows_are_inserted_taken_away_doubled_moved_and_filled_down() {
    let mut hands = Hands::at_top(seeded());
    hands.press("ctrl+n").say("New").press("enter alt+up");
    let names = |hands: &mut Hands| -> Vec<String> {
        hands
            .rows()
            .iter()
            .filter_map(|row| row.get("metric").map(|cell| crate::domain::filled::words_of(cell).into_owned()))
            .collect()
    };
    assert_eq!(names(&mut hands), ["Pipeline", "Meetings", "New"]);
    hands.press("ctrl+r");
    assert_eq!(names(&mut hands), ["Pipeline", "Meetings", "Meetings", "New"]);
    hands.press("alt+down ctrl+k");
    assert_eq!(names(&mut hands), ["Pipeline", "Meetings", "New"]);
    hands.press("up up right ctrl+d");
    assert_eq!(hands.cell(1, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("down ctrl+d down ctrl+d");
    assert_eq!(hands.cell(3, "type"), Some(Cell::Choice("lagging".into())), "into the row that is not one yet, too");
    hands.press("delete");
    assert_eq!(hands.rows().len(), 3);
}
