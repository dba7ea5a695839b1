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

fn engagement(stage: &Stage) -> &handshake::domain::engagement::Engagement {
    let last = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepEngagement(engagement) => Some(engagement),
        _ => None,
    });
    last.expect("the engagement was kept")
}

#[test]
fn minutes_are_counted_only_while_the_timer_runs_and_are_kept_on_the_round() {
    let mut stage = joint(100, 30, "cc-trigger");
    stage.press("f5 esc");
    assert!(!stage.app.wants_minutes(), "at rest nothing wakes the program");
    stage.pass(20).press("t").pass(7);
    assert!(stage.app.wants_minutes());
    let shown = stage.picture();
    assert!(shown.contains("This step 7 of ") && shown.contains("agenda "), "{shown}");
    stage.press("f5");
    assert!(!stage.app.wants_minutes());
    let used: Vec<_> = engagement(&stage).rounds[0].minutes.iter().map(|(step, used)| (step.as_str(), *used)).collect();
    assert_eq!(used, [("week-0", 7)]);
}

#[test]
fn an_agenda_is_walked_in_its_own_order_under_its_own_name() {
    let onboarding = workbook().questionnaires.into_values().next().unwrap();
    let agenda = onboarding.agenda("workshop-90").unwrap();
    let mut stage = joint(100, 30, "dr-strategic-reviews");
    stage.press("f5 esc");
    let mut presses = 0;
    while !stage.picture().contains(&agenda.title) {
        stage.press("v");
        presses += 1;
        assert!(presses < 12, "{}", stage.picture());
    }
    for question in agenda.questions.iter().flatten() {
        let ask = onboarding.question(question.as_str()).unwrap().ask.for_voice(Voice::Joint);
        let start: String = ask.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        let shown = stage.picture();
        assert!(shown.contains(&start), "{question}: {start}\n{shown}");
        stage.press("pagedown");
    }
}

#[test]
fn the_pace_is_what_was_planned_for_the_questions_passed_against_what_was_used() {
    use handshake::insight::pace::pace;
    let onboarding = workbook().questionnaires.into_values().next().unwrap();
    let walk = onboarding.agenda("workshop-90").unwrap().questions.clone().unwrap();
    let walk: Vec<_> = walk.iter().collect();
    let first = pace(&onboarding, &walk, walk[0], &[]).unwrap();
    assert_eq!((first.used, first.ahead), (0, 0));
    let one = onboarding.question(walk[0].as_str()).unwrap();
    let second = pace(&onboarding, &walk, walk[1], &[(one.step.clone(), 5)]).unwrap();
    assert_eq!((second.used, second.ahead), (5, i64::from(one.minutes.unwrap()) - 5));
}

#[test]
fn what_belongs_elsewhere_is_parked_from_the_room_and_becomes_an_action_or_is_struck_off() {
    let mut stage = joint(120, 36, "cc-trigger");
    stage.press("f5 alt+p").type_text("The logo").press("enter");
    assert_eq!(engagement(&stage).parked[0].what, "The logo");
    assert_eq!(engagement(&stage).parked[0].from.as_deref(), Some("onboarding/cc-trigger"));
    stage.press("f5 alt+p").type_text("The fair").press("enter esc esc esc");
    let shown = stage.picture();
    assert!(shown.contains("Parked") && shown.contains("The logo") && shown.contains("The fair"), "{shown}");
    stage.press("end x");
    stage.press("end c");
    assert!(engagement(&stage).parked.is_empty(), "{}", stage.picture());
    let actions = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepActions(actions) => Some(actions.len()),
        _ => None,
    });
    assert_eq!(actions, Some(1));
}
