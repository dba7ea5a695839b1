//! Screens as a person meets them: keys in, picture out.

use chrono::NaiveDate;
use handshake::domain::engagement::{BookName, Digests, Engagement, Member, Party, Round};
use handshake::domain::entry::{Entry, Status};
use handshake::domain::id::Id;
use handshake::domain::period::{Side, Voice};
use handshake::domain::value::Value;
use handshake::insight::overview::{AreaGlance, Overview, Phase};
use handshake::storage::raw_questionnaire;
use handshake::tui::context::Library;
use handshake::tui::message::{Effect, Kept, Message, OpenWorkbook, SaveNews};
use handshake::tui::outcome::Notice;
use handshake::tui::stage::Stage;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// An engagement in week 3, with nothing answered.
pub fn workbook() -> OpenWorkbook {
    let text = include_str!("../../questionnaires/onboarding.toml");
    let onboarding = raw_questionnaire::questionnaire(Path::new("onboarding.toml"), text).unwrap().content;
    let edition = onboarding.edition.clone();
    let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
    let round = Round {
        id: id("onboarding"),
        questionnaire: edition.clone(),
        weeks: None,
        start: Some(day("2026-11-02")),
        agenda: "full".into(),
        closed: None,
        minutes: Vec::new(),
        digest: Digests::default(),
    };
    let member = |name: &str, side| Member { name: name.into(), side: Some(side), role: None };
    let engagement = Engagement {
        id: "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10".into(),
        agency: party("Halyard", "Jo Park"),
        client: party("Northwind Instruments", "Mara Lind"),
        start: Some(day("2026-11-02")),
        weeks: Some(6),
        rounds: vec![round],
        people: vec![
            member("Mara Lind", Side::Client),
            member("Jo Park", Side::Agency),
            member("Sam Reyes", Side::Client),
        ],
        reviews: Vec::new(),
        parked: Vec::new(),
    };
    OpenWorkbook {
        path: "halyard-northwind".into(),
        engagement,
        actions: Vec::new(),
        books: BTreeMap::new(),
        questionnaires: BTreeMap::from([(edition, Arc::new(onboarding))]),
        private: BTreeMap::new(),
        private_broken: BTreeMap::new(),
        broken: BTreeMap::new(),
        read_only: None,
        notices: Vec::new(),
    }
}

/// A stage with the questions of a voice open.
pub fn interview(columns: u16, rows: u16, voice: Voice) -> Stage {
    let mut stage = Stage::new(columns, rows, day("2026-11-18"), Library::default());
    stage.open(workbook());
    stage.app.show_questions(BookName { round: id("onboarding"), voice }, None);
    stage
}

fn joint() -> BookName {
    BookName { round: id("onboarding"), voice: Voice::Joint }
}

/// The entry a test's last effect keeps of a question.
fn kept(stage: &Stage, question: &str) -> Option<Entry> {
    let slip = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSlip { question: kept, slip, .. } if kept.as_str() == question => Some(Arc::clone(slip)),
        _ => None,
    });
    slip.and_then(|slip| slip.entry.clone())
}

fn shows(stage: &Stage, words: &str) {
    let picture = stage.picture();
    assert!(picture.contains(words), "no {words:?} in\n{picture}");
}

/// A stage at the text question *What set this off*.
fn at_trigger(columns: u16, rows: u16) -> Stage {
    let mut stage = interview(columns, rows, Voice::Joint);
    stage.app.show_questions(joint(), Some(id("cc-trigger")));
    stage
}

#[test]
fn typed_words_are_kept_letter_by_letter_in_every_script() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("Ørsted, 日本, 👩‍👩‍👧, قهوة");
    let entry = kept(&stage, "cc-trigger").unwrap();
    assert_eq!(entry.value, Some(Value::Text("Ørsted, 日本, 👩‍👩‍👧, قهوة".into())));
    assert_eq!((entry.status, entry.confirmed), (Status::Answered, Some(day("2026-11-18"))));
    shows(&stage, "Stated, not agreed yet, last on 18 Nov 2026");
    shows(&stage, "saving");
}

#[test]
fn letters_are_commands_only_after_escape_and_stay_commands_on_the_next_question() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("unknown to most");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().status, Status::Answered);
    stage.press("esc pagedown pagedown").press("pageup pageup u");
    shows(&stage, "Unknown: who finds out?");
    stage.press("esc");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().status, Status::Answered, "Escape leaves the answer as it was");
    stage.press("u enter");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().status, Status::Unknown);
}

#[test]
fn an_answer_that_is_there_is_changed_only_by_somebody_who_went_into_it() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("Two lost tenders").press("pagedown pageup").type_text("sq");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().value, Some(Value::Text("Two lost tenders".into())));
    stage.press("enter").type_text(" in May");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().value, Some(Value::Text("Two lost tenders in May".into())));
    stage.press("pagedown pagedown").press("pageup pageup pageup");
    assert!(stage.effects.iter().all(|effect| !matches!(effect, Effect::Quit)));
}

#[test]
fn a_key_that_does_nothing_here_says_why() {
    let mut stage = at_trigger(120, 36);
    stage.press("alt+a");
    shows(&stage, "There is no answer yet");
    stage.press("alt+t");
    shows(&stage, "Only an audit");
    stage.app.show_questions(joint(), Some(id("cc-business-goal")));
    stage.press("alt+n");
    shows(&stage, "critical and always applies");
}

#[test]
fn evidence_is_mended_and_removed_where_it_was_added() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("x").press("esc e").type_text("Board minuts").press("enter");
    stage.press("e shift+tab shift+tab shift+tab end backspace backspace").type_text("es").press("enter");
    let evidence = |stage: &Stage| kept(stage, "cc-trigger").unwrap().evidence;
    assert_eq!(evidence(&stage).len(), 1, "{}", stage.picture());
    stage.press("e");
    stage.press("shift+tab shift+tab shift+tab ctrl+a backspace enter");
    assert_eq!(evidence(&stage), []);
}

#[test]
fn unknown_takes_an_owner_and_a_day_in_words() {
    let mut stage = at_trigger(80, 24);
    stage.press("alt+u").type_text("Sam Reyes").press("tab").type_text("fri").press("enter");
    let follow_up = kept(&stage, "cc-trigger").unwrap().follow_up.unwrap();
    assert_eq!((follow_up.owner.as_deref(), follow_up.by), (Some("Sam Reyes"), Some(day("2026-11-20"))));
    shows(&stage, "Sam Reyes, by 20 Nov 2026");
}

#[test]
fn agreeing_is_one_key_and_enter() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("A new plant").press("alt+a enter");
    let agreed = kept(&stage, "cc-trigger").unwrap().agreed.unwrap();
    assert_eq!((agreed.agency.as_deref(), agreed.client.as_deref()), (Some("Jo Park"), Some("Mara Lind")));
    shows(&stage, "Agreed by Jo Park and Mara Lind on 18 Nov 2026");
    stage.type_text("!");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().agreed, None, "a changed answer is nobody's agreement");
    stage.press("ctrl+z");
    assert!(kept(&stage, "cc-trigger").unwrap().agreed.is_some(), "undo brings it back");
}

#[test]
fn escape_leaves_an_agreement_unmade_but_keeps_a_note() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("A new plant").press("alt+a esc");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().agreed, None);
    stage.press("alt+o").type_text("said\ntwice").press("esc");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().note.as_deref(), Some("said\ntwice"));
}

#[test]
fn undo_goes_back_over_questions_and_shows_where_it_was() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("first words").press("pagedown");
    stage.app.show_questions(joint(), Some(id("cc-addressable-market")));
    stage.type_text("9");
    stage.press("ctrl+z ctrl+z");
    shows(&stage, "first");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().value, Some(Value::Text("first ".into())));
    stage.press("ctrl+z");
    assert_eq!(kept(&stage, "cc-trigger"), None);
    stage.press("ctrl+y ctrl+y");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().value, Some(Value::Text("first words".into())));
}

#[test]
fn a_paste_of_several_lines_stays_in_its_question() {
    let mut stage = at_trigger(120, 36);
    stage.paste("one\r\ntwo\tthree\u{200b}");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().value, Some(Value::Text("one\ntwo    three".into())));
    shows(&stage, "What set this off");
}

#[test]
fn a_blind_question_shows_the_room_only_who_has_answered() {
    let mut stage = interview(120, 36, Voice::Agency);
    stage
        .app
        .show_questions(BookName { round: id("onboarding"), voice: Voice::Agency }, Some(id("me-success-statement")));
    stage.type_text("40 contracts by June").press("alt+b");
    assert!(kept(&stage, "me-success-statement").unwrap().locked.is_some());
    shows(&stage, "Locked for the reveal on 18 Nov 2026");
    stage.press("enter");
    shows(&stage, "This answer is locked");
    stage.app.show_questions(joint(), Some(id("me-success-statement")));
    shows(&stage, "has answered and locked");
    shows(&stage, "has not answered yet");
    assert!(!stage.picture().contains("40 contracts"));
}

#[test]
fn both_locked_blind_answers_are_shown_together_and_one_can_be_taken() {
    let mut stage = interview(120, 36, Voice::Agency);
    for (voice, words) in [(Voice::Agency, "40 contracts by June"), (Voice::Client, "50 contracts by May")] {
        stage.app.show_questions(BookName { round: id("onboarding"), voice }, Some(id("me-success-statement")));
        stage.type_text(words).press("alt+b");
    }
    stage.app.show_questions(joint(), Some(id("me-success-statement")));
    shows(&stage, "40 contracts by June");
    shows(&stage, "50 contracts by May");
    stage.press("esc 2");
    assert_eq!(kept(&stage, "me-success-statement").unwrap().value, Some(Value::Text("50 contracts by May".into())));
}

#[test]
fn a_choice_is_made_by_its_number_and_taken_back_by_it() {
    let mut stage = interview(60, 20, Voice::Joint);
    stage.app.show_questions(joint(), Some(id("dr-engagement-model")));
    stage.press("2");
    assert_eq!(kept(&stage, "dr-engagement-model").unwrap().value, Some(Value::Choice(id("project"))));
    stage.press("2");
    assert_eq!(kept(&stage, "dr-engagement-model"), None);
    stage.press("down space");
    assert_eq!(kept(&stage, "dr-engagement-model").unwrap().value, Some(Value::Choice(id("mixed"))));
}

#[test]
fn the_palette_finds_a_question_by_a_few_letters() {
    let mut stage = interview(80, 24, Voice::Joint);
    stage.press("/").type_text("escal").press("enter");
    shows(&stage, "Escalation");
}

#[test]
fn a_window_too_small_says_so_and_loses_nothing() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("kept").resize(40, 10);
    shows(&stage, "needs 60 and");
    stage.type_text(" on").resize(60, 20);
    shows(&stage, "kept on");
}

#[test]
fn what_could_not_be_saved_is_said_until_it_is() {
    let mut stage = at_trigger(80, 24);
    stage.type_text("word").send(disk_full(Kept::Beside));
    shows(&stage, "NOT SAVED: disk full (joint.toml). What you typed is kept beside the book");
    shows(&stage, "Free some space.");
    // The keys that work stay in sight below it.
    assert!(stage.picture().lines().last().unwrap().contains("help"), "{}", stage.picture());
    stage.press("esc").type_text("x");
    let title = |stage: &Stage| stage.picture().lines().next().unwrap().to_owned();
    assert!(title(&stage).ends_with("NOT SAVED: disk full"), "{}", title(&stage));
    stage.send(saved());
    assert!(title(&stage).ends_with("saved 14:02"), "{}", title(&stage));
}

fn disk_full(kept: Kept) -> Message {
    let (because, file, hint) = ("disk full".into(), "joint.toml".into(), Some("Free some space.".into()));
    Message::Save(SaveNews::NotSaved { because, file, hint, kept })
}

fn saved() -> Message {
    Message::Save(SaveNews::Saved(chrono::NaiveTime::from_hms_opt(14, 2, 0).unwrap()))
}

#[test]
fn what_was_said_of_a_failed_save_goes_when_it_is_saved() {
    let mut stage = at_trigger(80, 24);
    stage.type_text("word").send(disk_full(Kept::Beside)).send(saved());
    assert!(!stage.picture().contains("disk full"), "{}", stage.picture());
    stage.send(disk_full(Kept::Beside)).press("ctrl+q").send(Message::Tried);
    shows(&stage, "key again leaves.");
    stage.send(saved());
    assert!(!stage.picture().contains("disk full"), "{}", stage.picture());
    // Tried again in vain, it is not said again and again over what somebody reads.
    stage.send(disk_full(Kept::Beside)).press("esc").send(disk_full(Kept::Beside));
    assert!(!stage.picture().contains("(joint.toml)"), "{}", stage.picture());
    stage.send(disk_full(Kept::Nowhere));
    shows(&stage, "is in this window only");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_in_any_order_at_any_size_stop_the_program(
        steps in prop::collection::vec((0usize..60, any::<char>()), 1..120),
        columns in 1u16..160,
        rows in 1u16..50,
    ) {
        const KEYS: &[&str] = &[
            "enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end",
            "backspace", "delete", "ctrl+z", "ctrl+y", "ctrl+p", "?", "f2", "alt+u", "alt+a", "alt+n", "alt+m", "alt+e",
            "alt+o", "alt+f", "alt+c", "alt+x", "alt+w", "alt+b", "alt+v", "alt+z", "ctrl+n", "ctrl+k", "ctrl+d",
            "shift+left", "ctrl+a", "ctrl+x", "ctrl+delete", "space", "1", "2", "f8", "]", "/",
        ];
        let mut stage = interview(columns, rows, Voice::Joint);
        for (step, letter) in steps {
            match KEYS.get(step) {
                Some(key) => stage.press(key),
                None => stage.type_text(&letter.to_string()),
            };
        }
        stage.resize(60, 20);
        let _ = stage.picture();
    }
}

#[test]
fn enter_begins_the_joint_answer_of_a_blind_question() {
    let mut stage = interview(120, 36, Voice::Joint);
    stage.app.show_questions(joint(), Some(id("me-success-statement")));
    stage.press("enter").type_text("40 contracts");
    assert_eq!(kept(&stage, "me-success-statement").unwrap().value, Some(Value::Text("40 contracts".into())));
    shows(&stage, "40 contracts");
}

#[test]
fn undo_in_a_small_window_is_about_its_own_words() {
    let mut stage = at_trigger(120, 36);
    stage.type_text("the answer").press("alt+o").type_text("a note").press("ctrl+z ctrl+z ctrl+z");
    assert_eq!(kept(&stage, "cc-trigger").unwrap().value, Some(Value::Text("the answer".into())));
}

#[test]
fn leaving_with_something_unsaved_takes_a_second_word() {
    let mut stage = at_trigger(80, 24);
    let left = |stage: &Stage| stage.effects.iter().any(|effect| matches!(effect, Effect::Quit));
    stage.type_text("word").send(disk_full(Kept::Beside)).press("ctrl+q").send(Message::Tried);
    assert!(!left(&stage));
    shows(&stage, "What you typed is kept beside the book and");
    stage.press("ctrl+q");
    assert!(left(&stage));
}

#[test]
fn words_that_are_kept_nowhere_are_not_left_without_saying_that_they_will_be_lost() {
    let mut stage = at_trigger(80, 24);
    let left = |stage: &Stage| stage.effects.iter().any(|effect| matches!(effect, Effect::Quit));
    // Not even where the saver had no time to find out: everything is tried first.
    stage.type_text("word").press("ctrl+q");
    assert!(!left(&stage) && matches!(stage.effects.last(), Some(Effect::SaveNow)));
    stage.send(disk_full(Kept::Nowhere)).send(Message::Tried);
    shows(&stage, "LOST");
    // Whoever goes on is told anew.
    stage.type_text("s").press("ctrl+q").send(Message::Tried);
    assert!(!left(&stage));
    shows(&stage, "LOST");
    // Looking at the other engagements does not hide it.
    stage.press("ctrl+g");
    shows(&stage, "NOT SAVED: disk full");
    stage.press("ctrl+q").send(Message::Tried).press("ctrl+q");
    assert!(left(&stage));
}

#[test]
fn leaving_saves_first_and_then_leaves_by_itself() {
    let mut stage = at_trigger(80, 24);
    stage.type_text("word").press("ctrl+q").send(saved()).send(Message::Tried);
    assert!(matches!(stage.effects.last(), Some(Effect::Quit)));
}

#[test]
fn a_copy_is_saved_elsewhere_from_the_palette() {
    let mut stage = at_trigger(80, 24);
    stage.type_text("word").press("ctrl+p").type_text("save a copy").press("enter");
    shows(&stage, "Save a copy of this workbook elsewhere");
    stage.type_text("~/Documents").press("enter");
    let Some(Effect::SaveCopy(folder)) = stage.effects.last() else { panic!("{:?}", stage.effects.last()) };
    assert_eq!(folder, Path::new("~/Documents"));
}

#[test]
fn a_book_that_cannot_be_read_is_not_written_over() {
    let mut stage = Stage::new(80, 24, day("2026-11-18"), Library::default());
    let mut broken = workbook();
    broken.broken.insert(joint(), Notice::bad("joint.toml is damaged at line 3.", Some("Mend that line.".into())));
    stage.open(broken);
    stage.app.show_questions(joint(), Some(id("cc-trigger")));
    shows(&stage, "This book cannot be read: joint.toml is damaged at line 3.");
    shows(&stage, "Mend that line.");
    let picture = stage.picture();
    assert!(!picture.contains("Nothing entered yet") && !picture.contains("Enter answer"), "{picture}");
    // Not a blank one: nobody knows.
    stage.resize(120, 36);
    shows(&stage, "# What set this off");
    for keys in ["enter", "a", "u", "o"] {
        stage.press("esc").send(Message::FocusLost);
        stage.app.show_questions(joint(), Some(id("cc-trigger")));
        stage.press(keys);
        let last = stage.picture();
        assert_eq!(last.matches("joint.toml is damaged at line 3.").count(), 2, "{keys}: {last}");
    }
    stage.type_text("lost").paste("lost too");
    assert_eq!(kept(&stage, "cc-trigger"), None);
}

#[test]
fn a_damaged_book_is_marked_in_the_list_of_engagements() {
    for (columns, rows) in [(60, 20), (160, 40)] {
        let areas = vec![AreaGlance { title: "Measurement".into(), figure: Some(0) }];
        let fault = "rounds/onboarding/joint.toml:11:8: `cc-trigger` is written twice here.";
        let row = Overview {
            path: "library/halyard".into(),
            agency: "Halyard".into(),
            client: "Northwind".into(),
            phase: Phase::Week { now: 4, of: 6 },
            areas,
            criticals: Some((0, 20)),
            open: 0,
            overdue: 0,
            next: None,
            fault: Some(fault.into()),
        };
        let library = Library { folder: "library".into(), rows: vec![row], complete: true };
        let stage = Stage::new(columns, rows, day("2026-11-18"), library);
        shows(&stage, "Halyard for Northwind");
        shows(&stage, "week 4 of 6");
        shows(&stage, "! rounds/onboarding/joint.toml:11:8: `cc");
        assert!(!stage.picture().contains("0 of 20"), "{}", stage.picture());
    }
}

#[test]
fn a_workbook_of_a_newer_version_offers_nothing_to_enter() {
    let mut stage = Stage::new(80, 24, day("2026-11-18"), Library::default());
    let mut newer = workbook();
    let words = "engagement.toml: the file has format 99, this version writes format 1";
    newer.read_only = Some(Notice::bad(words, Some("It opens for reading.".into())));
    stage.open(newer);
    // Two sentences, with a stop between them.
    shows(&stage, "this version writes format 1. It");
    for question in ["cc-trigger", "dr-engagement-model"] {
        stage.app.show_questions(joint(), Some(id(question)));
        stage.press("esc");
        stage.app.show_questions(joint(), Some(id(question)));
        let hints = stage.picture().lines().last().unwrap().to_owned();
        for offered in ["answer", "agree", "unknown", "mark"] {
            assert!(!hints.contains(offered), "{question}: {hints}");
        }
        stage.press("enter");
        shows(&stage, "this version writes format 1. It");
    }
    stage.press("down");
    assert!(stage.effects.iter().all(|effect| !matches!(effect, Effect::KeepSlip { .. })));
}

#[test]
fn settings_are_chosen_in_a_small_window_and_hold_at_once() {
    let mut stage = at_trigger(80, 24);
    stage.press("esc f4").type_text("Jo Park").press("tab").type_text("nobody").press("enter");
    shows(&stage, "agency or client");
    stage.press("ctrl+a").type_text("agency").press("tab ctrl+a").type_text("plain").press("enter");
    let kept = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepPreferences { mine, .. } => Some(mine.clone()),
        _ => None,
    });
    let kept = kept.unwrap();
    assert_eq!((kept.name.as_deref(), kept.side, kept.theme.as_str()), (Some("Jo Park"), Some(Side::Agency), "plain"));
    assert!(!stage.styles().contains('c'), "no colour is left");
}
