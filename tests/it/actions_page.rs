//! Actions on the page of open points: done, dropped, moved, carried over.

use crate::pages::{half_way, score};
use chrono::NaiveDate;
use handshake::domain::engagement::{Action, ActionState};
use handshake::tui::message::Effect;
use handshake::tui::stage::Stage;

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// The open points, by person, with the cursor on the action this begins with.
fn at(action: &str) -> Stage {
    let mut stage = Stage::new(120, 36, day("2026-11-18"), Default::default());
    stage.open(half_way());
    score(&mut stage);
    stage.press("g");
    score(&mut stage);
    stage.press("end");
    for _ in 0..80 {
        if stage
            .picture()
            .lines()
            .any(|line| line.contains(&format!("> {action}")) || line.contains(&format!(">   {action}")))
        {
            return stage;
        }
        stage.press("up");
    }
    panic!("{}", stage.picture());
}

/// The actions as they were last asked to be kept.
fn kept(stage: &Stage) -> Vec<Action> {
    let last = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepActions(actions) => Some(actions.to_vec()),
        _ => None,
    });
    last.unwrap_or_default()
}

#[test]
fn one_key_says_that_an_action_is_done_and_it_leaves_the_page() {
    let mut stage = at("Send the first pipeline extract");
    stage.press("x");
    assert_eq!(kept(&stage)[1].state, ActionState::Done);
    assert!(!stage.picture().contains("Send the first pipeline extract"), "{}", stage.picture());
}

#[test]
fn an_action_is_moved_to_a_day_in_words_with_a_reason() {
    let mut stage = at("Send the first pipeline extract");
    stage.press("m");
    assert!(stage.picture().contains("Move this action: to when, and why?"), "{}", stage.picture());
    // Without a reason nothing happens, and the window says what is missing.
    stage.type_text("fri").press("enter enter");
    assert!(kept(&stage).is_empty(), "{}", stage.picture());
    stage.type_text("The extract needs a new login").press("enter");
    let action = &kept(&stage)[1];
    assert_eq!((action.state, action.due), (ActionState::Moved, Some(day("2026-11-20"))));
    let history: Vec<_> = action.history.iter().map(|past| (past.state, past.due, past.reason.as_deref())).collect();
    let wanted = [
        (ActionState::Open, Some(day("2026-11-12")), None),
        (ActionState::Moved, Some(day("2026-11-20")), Some("The extract needs a new login")),
    ];
    assert_eq!(history, wanted);
    assert!(stage.picture().contains("Send the first pipeline extract"));
}

#[test]
fn an_action_is_dropped_with_a_reason_or_not_at_all() {
    let mut stage = at("Send the first pipeline extract");
    stage.press("d").type_text("Not needed any more").press("esc");
    assert!(kept(&stage).is_empty());
    stage.press("d").type_text("Not needed any more").press("enter");
    let action = &kept(&stage)[1];
    assert_eq!((action.state, action.reason()), (ActionState::Dropped, Some("Not needed any more")));
    assert!(!stage.picture().contains("Send the first pipeline extract"), "{}", stage.picture());
}

#[test]
fn a_question_is_neither_moved_nor_dropped() {
    let mut stage = at("Send the first pipeline extract");
    stage.press("home m");
    assert!(!stage.picture().contains("Move this action: to when"), "{}", stage.picture());
    stage.press("d x");
    assert!(kept(&stage).is_empty());
}
