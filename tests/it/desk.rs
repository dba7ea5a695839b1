//! What a person expects of any program at a desk: undo where one looks, a list that is up to date, copying, finding.

use crate::pages::{half_way, score};
use crate::sandbox::Sandbox;
use crate::screens::{day, id, interview, workbook};
use handshake::domain::book::{Book, Conflict, Slip};
use handshake::domain::engagement::BookName;
use handshake::domain::entry::{Entry, Status};
use handshake::domain::period::Voice;
use handshake::domain::value::Value;
use handshake::insight::overview::{Overview, Phase};
use handshake::tui::context::Library;
use handshake::tui::message::{Effect, Message, OpenWorkbook, SaveNews};
use handshake::tui::stage::Stage;
use std::sync::Arc;

const BLIND: &str = "me-success-statement";

fn of(voice: Voice) -> BookName {
    BookName { round: id("onboarding"), voice }
}

/// The entry that was last kept of a question in a voice's book.
fn kept(stage: &Stage, voice: Voice, question: &str) -> Option<Entry> {
    let slip = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSlip { book, question: kept, slip, .. } if *book == of(voice) && kept.as_str() == question => {
            Some(Arc::clone(slip))
        }
        _ => None,
    });
    slip.and_then(|slip| slip.entry.clone())
}

fn shows(stage: &Stage, words: &str) {
    let picture = stage.picture();
    assert!(picture.contains(words), "no {words:?} in\n{picture}");
}

fn shows_not(stage: &Stage, words: &str) {
    let picture = stage.picture();
    assert!(!picture.contains(words), "{words:?} in\n{picture}");
}

fn go(stage: &mut Stage, voice: Voice, question: &str) {
    stage.app.show_questions(of(voice), Some(id(question)));
}

/// Both sides have answered the blind question and locked it; the joint book shows both.
fn revealed() -> Stage {
    let mut stage = interview(120, 36, Voice::Agency);
    for (voice, words) in [(Voice::Agency, "40 contracts by June"), (Voice::Client, "50 contracts by May")] {
        go(&mut stage, voice, BLIND);
        stage.type_text(words).press("alt+b");
    }
    go(&mut stage, Voice::Joint, BLIND);
    stage
}

#[test]
fn undo_leaves_alone_what_another_voice_said() {
    let mut stage = revealed();
    stage.press("ctrl+z ctrl+z ctrl+z");
    shows(&stage, "40 contracts by June");
    shows(&stage, "50 contracts by May");
    shows(&stage, "There is nothing to take back.");
    assert!(kept(&stage, Voice::Client, BLIND).unwrap().locked.is_some());
}

#[test]
fn a_lock_stays_once_both_answers_are_open() {
    let mut stage = revealed();
    go(&mut stage, Voice::Client, BLIND);
    stage.press("ctrl+z");
    shows(&stage, "is locked and stays as it was shown.");
    stage.press("ctrl+z ctrl+z");
    let entry = kept(&stage, Voice::Client, BLIND).unwrap();
    assert!(entry.locked.is_some());
    assert_eq!(entry.value, Some(Value::Text("50 contracts by May".into())));
}

#[test]
fn a_lock_the_other_side_has_not_answered_can_be_taken_back_but_not_the_words_before_it() {
    let mut stage = interview(120, 36, Voice::Agency);
    go(&mut stage, Voice::Agency, BLIND);
    stage.type_text("40 contracts").press("alt+b ctrl+z");
    assert_eq!(kept(&stage, Voice::Agency, BLIND).unwrap().locked, None);
    stage.press("ctrl+z ctrl+z");
    assert_eq!(kept(&stage, Voice::Agency, BLIND).unwrap().value, Some(Value::Text("40 contracts".into())));
    stage.press("ctrl+y");
    assert!(kept(&stage, Voice::Agency, BLIND).unwrap().locked.is_some(), "the lock is made again");
}

#[test]
fn undo_at_another_question_goes_there_and_says_what_was_taken_back() {
    let mut stage = interview(120, 36, Voice::Joint);
    go(&mut stage, Voice::Joint, "cc-trigger");
    stage.type_text("word").press("pagedown pagedown ctrl+z");
    shows(&stage, "Taken back: What set this off");
    shows(&stage, "/ What set this off");
    assert_eq!(kept(&stage, Voice::Joint, "cc-trigger"), None);
    stage.press("pagedown ctrl+y");
    shows(&stage, "Made again: What set this off");
}

#[test]
fn undo_on_the_engagement_page_shows_the_question_it_changed() {
    let mut stage = Stage::new(120, 36, day("2026-11-18"), Library::default());
    stage.open(workbook());
    go(&mut stage, Voice::Joint, "cc-trigger");
    stage.type_text("word").press("esc esc");
    shows_not(&stage, "/ What set this off");
    stage.press("ctrl+z");
    shows(&stage, "/ What set this off");
    shows(&stage, "Taken back: What set this off");
}

fn has_quit(stage: &Stage) -> bool {
    // What was just typed is brought to the disk first.
    stage.effects.iter().any(|effect| matches!(effect, Effect::Quit | Effect::SaveNow))
}

#[test]
fn the_key_that_copies_leaves_a_text_only_when_it_is_pressed_twice() {
    let mut stage = interview(120, 36, Voice::Joint);
    go(&mut stage, Voice::Joint, "cc-trigger");
    stage.type_text("word").press("ctrl+c");
    assert!(!has_quit(&stage));
    shows(&stage, "Nothing is selected to copy. Ctrl-Q leaves handshake; so does Ctrl-C once more.");
    stage.type_text("s").press("ctrl+c");
    assert!(!has_quit(&stage), "a key between forgets the first");
    stage.send(Message::Save(SaveNews::Saving)).press("ctrl+c");
    assert!(has_quit(&stage));
}

#[test]
fn the_key_that_copies_leaves_at_once_where_there_is_no_text() {
    let mut stage = interview(120, 36, Voice::Joint);
    go(&mut stage, Voice::Joint, "cc-trigger");
    stage.press("esc ctrl+c");
    assert!(has_quit(&stage));
}

fn listed(folder: &str, client: &str) -> Overview {
    Overview {
        path: folder.into(),
        agency: "Halyard".into(),
        client: client.into(),
        phase: Phase::Unknown,
        areas: Vec::new(),
        criticals: None,
        open: 0,
        overdue: 0,
        next: None,
        fault: None,
    }
}

fn scans(stage: &Stage) -> usize {
    stage.effects.iter().filter(|effect| matches!(effect, Effect::ScanLibrary)).count()
}

/// A list of two engagements, and another one that was just begun and is on the screen.
fn begun() -> Stage {
    let rows = vec![listed("library/a", "Alder Works"), listed("library/b", "Birch Works")];
    let library = Library { folder: "library".into(), rows, complete: true };
    let mut stage = Stage::new(120, 36, day("2026-11-18"), library);
    let mut new = workbook();
    new.path = "library/new".into();
    stage.open(new);
    stage
}

fn rows_with_the_new_one() -> Message {
    let rows = ["a", "b", "new"].map(|name| listed(&format!("library/{name}"), &format!("{name} Works")));
    Message::Library { rows: rows.to_vec(), complete: true, notice: None }
}

#[test]
fn whoever_comes_home_by_any_way_finds_the_new_engagement_chosen() {
    for keys in ["esc", "ctrl+g", "i esc esc esc"] {
        let mut stage = begun();
        let before = scans(&stage);
        stage.press(keys);
        assert_eq!(scans(&stage), before + 1, "{keys}: the library is read again once");
        stage.send(rows_with_the_new_one());
        shows(&stage, " > Halyard for new Works");
        stage.press("up");
        shows(&stage, " > Halyard for b Works");
        stage.send(rows_with_the_new_one());
        shows(&stage, " > Halyard for b Works");
    }
}

#[test]
fn what_is_saved_after_coming_home_is_read_once_more() {
    let mut stage = begun();
    stage.press("esc");
    let before = scans(&stage);
    stage.send(Message::Save(SaveNews::Saved(chrono::NaiveTime::from_hms_opt(14, 2, 0).unwrap())));
    assert_eq!(scans(&stage), before + 1);
}

#[test]
fn a_window_over_the_list_that_is_closed_again_has_nothing_read() {
    let mut stage = begun();
    stage.press("esc");
    let before = scans(&stage);
    stage.press("ctrl+p esc");
    assert_eq!(scans(&stage), before);
}

#[test]
fn engagements_of_the_same_names_are_told_apart_by_their_folders() {
    let rows = vec![listed("library/one", "Alder Works"), listed("library/two", "Alder Works"), listed("x", "Birch")];
    let stage = Stage::new(80, 24, day("2026-11-18"), Library { folder: "library".into(), rows, complete: true });
    shows(&stage, "Halyard for Alder Works, in one");
    shows(&stage, "Halyard for Alder Works, in two");
    shows_not(&stage, "Halyard for Birch, in");
}

#[test]
fn a_number_is_shown_as_it_was_read_and_what_means_two_is_refused_with_both() {
    let mut stage = Stage::new(100, 30, day("2026-11-18"), Library::default());
    stage.open(half_way());
    let audit = BookName { round: id("2026-q4-audit"), voice: Voice::Agency };
    stage.app.show_questions(audit, Some(id("f-approval-days")));
    stage.type_text("900.000");
    shows(&stage, "= 900 000");
    stage.press("ctrl+a").type_text("12.500");
    shows(&stage, "'12.500' can be read two ways: write 12500 or 12.5.");
    stage.press("ctrl+a").type_text("12.5");
    shows_not(&stage, "= 12.5");
    shows_not(&stage, "two ways");
}

#[test]
fn a_day_in_words_is_shown_as_a_day() {
    let mut stage = interview(100, 30, Voice::Joint);
    go(&mut stage, Voice::Joint, "me-launch-date");
    stage.type_text("fri");
    shows(&stage, "= 20 Nov 2026");
}

#[test]
fn a_command_says_how_it_read_a_number_and_refuses_what_means_two() {
    let sandbox = Sandbox::empty();
    let round = "[[rounds]]\nid = \"spring\"\nquestionnaire = \"way@1.1.0\"\nstart = 2026-11-02\n";
    let sides = "agency = { name = \"Halyard\" }\nclient = { name = \"Northwind Instruments\" }\n";
    let head = "format = 1\nid = \"0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10\"\n";
    sandbox.write("northwind/engagement.toml", format!("{head}{sides}{round}"));
    sandbox.write("northwind/questionnaires/way@1.1.0.toml", include_str!("trial/way-1.1.0.toml"));
    let set = |question, value| sandbox.run(&["set", "northwind", question, value]);
    let read = set("budget", "€50.000");
    assert!(read.err.contains("Read as EUR 50 000."), "{}", read.story());
    let read = set("size", "900.000");
    assert!(read.err.contains("Read as 900 000."), "{}", read.story());
    let asked = set("size", "12.500");
    assert_eq!(asked.code, 2, "{}", asked.story());
    assert!(asked.err.contains("'12.500' can be read two ways: write 12500 or 12.5"), "{}", asked.story());
    assert!(sandbox.run(&["show", "northwind", "size"]).out.contains("900 000"), "nothing was changed");
}

#[test]
fn typing_in_a_preset_field_that_tab_came_to_replaces_it_and_wrong_weeks_are_said_at_once() {
    let mut stage = Stage::new(100, 30, day("2026-11-18"), Library::default());
    stage.press("n").type_text("Halyard").press("tab tab").type_text("Northwind").press("tab tab tab");
    stage.type_text("9");
    shows(&stage, "An onboarding takes 4, 5 or 6 weeks.");
    shows_not(&stage, "69");
    stage.press("tab");
    shows(&stage, "Weeks: An onboarding takes 4, 5 or 6 weeks.");
    stage.press("shift+tab").type_text("4");
    shows_not(&stage, "An onboarding takes");
    stage.press("enter");
    let created = stage.effects.iter().find_map(|effect| match effect {
        Effect::Create(new) => Some((new.client.clone(), new.weeks)),
        _ => None,
    });
    assert_eq!(created, Some(("Northwind".to_owned(), 4)));
}

/// The client's answer to a question was changed in two places.
fn two_versions() -> OpenWorkbook {
    let mut workbook = workbook();
    let said =
        |words: &str| Entry { status: Status::Answered, value: Some(Value::Text(words.into())), ..Entry::default() };
    let mut book = Book::new(workbook.engagement.rounds[0].questionnaire.clone(), Voice::Client);
    let other = Conflict {
        from: "client.toml, changed elsewhere".into(),
        on: day("2026-11-17").and_hms_opt(9, 0, 0).unwrap().and_utc(),
        entry: said("The old plant closes"),
    };
    let slip = Slip { entry: Some(said("A new plant opens")), conflicts: vec![other], ..Slip::default() };
    book.put(&id("cc-trigger"), slip);
    workbook.books.insert(of(Voice::Client), Arc::new(book));
    workbook
}

/// The question with both versions, reached from the engagement page.
fn at_two_versions() -> Stage {
    let mut stage = Stage::new(120, 36, day("2026-11-18"), Library::default());
    stage.open(two_versions());
    shows(&stage, "Kept in two versions");
    shows(&stage, "What set this off, as answered by: client");
    for _ in 0..40 {
        if stage.picture().lines().any(|row| row.contains("> ") && row.contains("as answered by: client")) {
            break;
        }
        stage.press("down");
    }
    stage.press("enter");
    stage
}

fn versions(stage: &Stage) -> Option<(Option<Entry>, usize)> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSlip { question, slip, .. } if question.as_str() == "cc-trigger" => {
            Some((slip.entry.clone(), slip.conflicts.len()))
        }
        _ => None,
    })
}

#[test]
fn an_answer_kept_in_two_versions_is_opened_shown_with_both_and_settled_by_a_key() {
    for (key, left, said) in [
        ("1", "A new plant opens", "Kept as it stands; the other version is gone."),
        ("2", "The old plant closes", "The other version stands now."),
    ] {
        let mut stage = at_two_versions();
        shows(&stage, "A new plant opens");
        shows(&stage, "The old plant closes");
        shows(&stage, "1 keeps the answer above, 2 takes the other one below.");
        shows_not(&stage, ".toml");
        stage.press(key);
        shows(&stage, said);
        let (entry, others) = versions(&stage).unwrap();
        assert_eq!((entry.unwrap().value, others), (Some(Value::Text(left.into())), 0));
        shows_not(&stage, "2 takes the other one");
        stage.press("ctrl+z");
        let (entry, others) = versions(&stage).unwrap();
        assert_eq!((entry.unwrap().value, others), (Some(Value::Text("A new plant opens".into())), 1));
        shows(&stage, "2 takes the other one");
    }
}

#[test]
fn a_locked_answer_in_two_versions_can_only_be_kept() {
    let mut workbook = two_versions();
    let book = Arc::make_mut(workbook.books.get_mut(&of(Voice::Client)).unwrap());
    let mut slip = book.slip("cc-trigger").unwrap().clone();
    slip.entry.as_mut().unwrap().locked = Some(day("2026-11-16").and_hms_opt(9, 0, 0).unwrap().and_utc());
    book.put(&id("cc-trigger"), slip);
    let mut stage = Stage::new(120, 36, day("2026-11-18"), Library::default());
    stage.open(workbook);
    go(&mut stage, Voice::Client, "cc-trigger");
    shows(&stage, "1 keeps the locked answer and drops the other one.");
    stage.press("2");
    assert!(versions(&stage).is_none());
    stage.press("1");
    assert_eq!(versions(&stage).unwrap().1, 0);
}

/// What the palette lists for some letters, first to last.
fn finds(stage: &mut Stage, letters: &str) -> Vec<String> {
    stage.press("ctrl+p").type_text(letters);
    let picture = stage.picture();
    let rows = picture.lines().skip_while(|row| !row.contains(" Find")).skip(3).take(14);
    let rows = rows.map(|row| row.trim_start_matches(['>', ' ']).to_owned()).filter(|row| !row.is_empty());
    let rows = rows.take_while(|row| !row.starts_with("---")).collect();
    stage.press("esc");
    rows
}

#[test]
fn actions_are_found_by_the_words_people_look_for() {
    let mut stage = interview(120, 36, Voice::Joint);
    go(&mut stage, Voice::Joint, "cc-trigger");
    stage.type_text("word").press("ctrl+z ctrl+y esc");
    for (letters, first) in [
        ("quit", "Save and leave the program"),
        ("undo", "Take the last change back"),
        ("theme", "Next colour theme"),
        ("dark", "Next colour theme"),
        ("settings", "Settings"),
        ("export", "Save a copy"),
        ("voice", "Choose the round and who speaks"),
    ] {
        let found = finds(&mut stage, letters);
        assert!(found.first().is_some_and(|row| row.contains(first)), "{letters}: {found:#?}");
    }
    assert!(finds(&mut stage, "exit").iter().any(|row| row.contains("Save and leave the program")));
    assert!(finds(&mut stage, "overdue").iter().any(|row| row.contains("What is open, and who owes it")));
    assert!(finds(&mut stage, "voice").iter().any(|row| row.contains("Onboarding (onboarding), client")));
    stage.press("esc esc");
    shows(&stage, "Go on with");
    for (letters, first) in [("overdue", "What is open, and who owes it"), ("voice", "Choose the round and who speaks")]
    {
        let found = finds(&mut stage, letters);
        assert!(found.first().is_some_and(|row| row.contains(first)), "{letters}: {found:#?}");
    }
    let found = finds(&mut stage, "redo");
    assert!(!found.iter().any(|row| row.contains("question")), "{found:#?}");
}

#[test]
fn titles_come_before_texts_and_nonsense_is_not_listed() {
    let mut stage = interview(120, 36, Voice::Joint);
    let found = finds(&mut stage, "deal");
    assert!(found[0].starts_with("Deal value"), "{found:#?}");
    assert_eq!(finds(&mut stage, "qzt"), ["Nothing fits. Fewer letters find more."]);
}

#[test]
fn a_person_leads_to_what_is_open_and_stands_with_them() {
    let mut stage = Stage::new(120, 36, day("2026-11-18"), Library::default());
    stage.open(half_way());
    score(&mut stage);
    let found = finds(&mut stage, "sam");
    assert!(found[0].starts_with("Sam Reyes") && found[0].ends_with("person"), "{found:#?}");
    stage.press("ctrl+p").type_text("sam").press("enter");
    shows(&stage, "by person");
    let picture = stage.picture();
    let rows: Vec<&str> = picture.lines().collect();
    let heading = rows.iter().position(|row| row.trim_start().starts_with("Sam Reyes")).unwrap();
    assert!(rows[heading + 1].starts_with(" >"), "the cursor is on the first of them:\n{picture}");
    stage.press("esc ctrl+p").type_text("mara").press("enter");
    shows(&stage, "Nothing open stands with Mara Lind.");
}

#[test]
fn on_the_list_of_engagements_a_question_says_whose_it_is() {
    let mut stage = begun();
    let found = finds(&mut stage, "deal val");
    assert!(found[0].ends_with("  question"), "{found:#?}");
    stage.press("esc");
    let found = finds(&mut stage, "deal val");
    assert!(found[0].ends_with("question, Northwind Instruments"), "{found:#?}");
    let found = finds(&mut stage, "birch");
    assert!(found[0].starts_with("Halyard for Birch Works"), "{found:#?}");
}
