//! The room: questions in large type, as a facilitator shows them.

use crate::screens::{id, interview, workbook};
use handshake::domain::engagement::BookName;
use handshake::domain::period::Voice;
use handshake::tui::message::Effect;
use handshake::tui::stage::Stage;

/// The joint questions of an engagement, at a question.
fn joint(columns: u16, rows: u16, question: &str) -> Stage {
    let mut stage = interview(columns, rows, Voice::Joint);
    let book = BookName { round: id("onboarding"), voice: Voice::Joint };
    stage.app.show_questions(book, Some(id(question)));
    stage
}

fn kept(stage: &Stage) -> Vec<String> {
    let kept = |effect: &Effect| match effect {
        Effect::KeepSlip { question, slip, .. } => Some(format!("{question}: {:?}", slip.entry.as_ref()?.value)),
        _ => None,
    };
    stage.effects.iter().filter_map(kept).collect()
}

#[test]
fn a_room_sees_the_question_large_whom_it_is_for_and_what_comes_next() {
    for (columns, rows) in [(100, 30), (60, 20)] {
        let mut stage = joint(columns, rows, "cc-trigger");
        stage.press("f5");
        let shown = stage.picture();
        assert!(shown.contains("For the client"), "{shown}");
        assert!(shown.contains("Next: "), "{shown}");
        assert!(!shown.contains("Why we ask") && !shown.contains("critical"), "{shown}");
        assert!(stage.styles().lines().any(|row| row.contains("bbbbbbbbbbbbbbbb")), "the question is bold");
    }
}

#[test]
fn what_is_captured_before_the_room_is_the_answer_and_the_way_back_leads_to_the_same_question() {
    let mut stage = joint(100, 30, "cc-trigger");
    stage.press("f5").type_text("A new plant. It opens in May.").press("f5");
    assert!(kept(&stage).last().is_some_and(|last| last.contains("It opens in May.")), "{:?}", kept(&stage));
    let shown = stage.picture();
    assert!(shown.contains("Why we ask") && shown.contains("It opens in May."), "{shown}");
    stage.press("f5 pagedown esc esc");
    let shown = stage.picture();
    assert!(!shown.contains("It opens in May.") && shown.contains("Why we ask"), "the next question: {shown}");
}

#[test]
fn a_dark_screen_shows_nothing_and_the_first_key_only_brings_the_light_back() {
    let mut stage = joint(100, 30, "cc-trigger");
    stage.press("f5 alt+.");
    assert_eq!(stage.picture().trim(), "");
    let before = stage.effects.len();
    stage.type_text("x");
    assert!(stage.picture().contains("For the client"));
    assert_eq!(stage.effects.len(), before, "nothing was typed in the dark");
}

#[test]
fn one_sides_own_book_and_private_questions_are_never_shown_to_a_room() {
    let mut stage = interview(100, 30, Voice::Agency);
    stage.app.show_questions(BookName { round: id("onboarding"), voice: Voice::Agency }, Some(id("cc-business-goal")));
    stage.press("f5");
    assert!(stage.picture().contains("never one side's own"), "{}", stage.picture());
    let private: Vec<_> = workbook().questionnaires.values().flat_map(|all| all.questions().to_vec()).collect();
    let private = private.iter().filter(|question| question.private).collect::<Vec<_>>();
    assert!(!private.is_empty());
    let mut stage = joint(100, 30, "cc-trigger");
    stage.press("f5 esc home");
    for _ in 0..80 {
        let shown = stage.picture();
        let seen = private.iter().find(|one| shown.contains(&one.ask.for_voice(Voice::Joint)[..30]));
        assert!(seen.is_none(), "{shown}");
        stage.press("pagedown");
    }
}
