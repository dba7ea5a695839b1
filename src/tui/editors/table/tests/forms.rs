//! Short forms.

#![allow(clippy::unwrap_used)]

use crate::domain::value::Cell;
use crate::tui::editor::{Draft, Reply};
use crate::tui::editors::table::tests::hands::*;

use crate::tui::action::Action;
#[test]
fn a_form_is_filled_field_by_field() {
    let mut hands = form();
    assert_eq!(hands.draft(), Draft::Empty);
    hands.say("Pipeline").press("tab").say("lag").press("enter").say("mar").press("enter").say("+2w").press("down");
    hands.say("12").press("tab tab space tab").say("5 %");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())));
    assert_eq!(hands.cell(0, "owner"), named("Mara Lind"));
    assert_eq!(hands.cell(0, "start"), Some(Cell::Date("2026-12-09".parse().unwrap())));
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(true)));
    assert_eq!(hands.cell(0, "share"), Some(Cell::Number("5".parse().unwrap())));
    hands.press("tab");
    assert!(!hands.editor.can(Action::Accept), "Enter in the last field goes on to the next question");
}

#[test]
fn options_of_a_form_go_round_with_the_arrows() {
    let mut hands = form();
    hands.press("tab right right");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("left left");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("both".into())));
}

#[test]
fn a_field_of_a_form_is_changed_and_not_replaced() {
    let mut hands = form();
    hands.say("Pipe").press("down up").say("line").press("esc");
    assert_eq!(hands.last, Reply::NotMine);
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipeline")));
}
