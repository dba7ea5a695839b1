//! Two sides in the application: beginning rounds, locking, the reveal, what moved, the reset. Keys in, picture out.

use crate::pages::half_way;
use crate::screens::{day, id};
use handshake::domain::book::{Book, Slip};
use handshake::domain::engagement::BookName;
use handshake::domain::entry::{Entry, Status};
use handshake::domain::period::{Quarter, Voice};
use handshake::domain::question::Kind;
use handshake::domain::value::Value;
use handshake::storage::atomic::Disk;
use handshake::storage::paths::Paths;
use handshake::storage::sample;
use handshake::tui::context::Library;
use handshake::tui::message::{Effect, Message, OpenWorkbook};
use handshake::tui::outcome::NewRound;
use handshake::tui::runtime::begun::begun;
use handshake::tui::runtime::clerk::{compare, compute};
use handshake::tui::runtime::desk_files::DeskFiles;
use handshake::tui::stage::Stage;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

const TODAY: &str = "2026-11-18";

/// A library of its own with the sample in it.
struct Shelf {
    _home: TempDir,
    files: DeskFiles,
    folders: Vec<PathBuf>,
}

impl Shelf {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let folders = sample::write(&Disk::real(), &home.path().join("library"), day(TODAY)).unwrap();
        let paths = Arc::new(Paths::under(home.path()));
        let files = DeskFiles::with_saver(paths, home.path().join("library"), drop);
        Self { _home: home, files, folders }
    }

    /// The engagement in its onboarding (0), or the one after its first year (1).
    fn open(&self, which: usize) -> OpenWorkbook {
        match self.files.open(&self.folders[which]) {
            Message::Opened(workbook) => *workbook,
            other => panic!("{other:?}"),
        }
    }
}

/// Does what was asked of the clerk, as the runtime does; everything else stays asked for.
pub fn settle(stage: &mut Stage) {
    let mut left = Vec::new();
    for effect in std::mem::take(&mut stage.effects) {
        match effect {
            Effect::Compare(from) => {
                stage.send(Message::Sides(Box::new(compare(&from))));
            }
            Effect::Score { book, from } => {
                if let Some(card) = compute(&book, &from) {
                    stage.send(Message::Scored(book, Box::new(card)));
                }
            }
            other => left.push(other),
        }
    }
    left.append(&mut stage.effects);
    stage.effects = left;
}

fn stage(columns: u16, rows: u16, workbook: OpenWorkbook) -> Stage {
    let mut stage = Stage::new(columns, rows, day(TODAY), Library::default());
    stage.open(workbook);
    settle(&mut stage);
    stage
}

fn press(stage: &mut Stage, keys: &str) {
    for key in keys.split(' ') {
        stage.press(key);
        settle(stage);
    }
}

#[track_caller]
fn shows(stage: &Stage, words: &str) {
    let picture = stage.picture();
    assert!(picture.contains(words), "no {words:?} in\n{picture}");
}

#[test]
fn a_round_is_begun_from_the_page_and_asks_about_the_last_quarter() {
    let shelf = Shelf::new();
    let mut stage = stage(80, 24, shelf.open(1));
    press(&mut stage, "n");
    shows(&stage, "Start a round");
    shows(&stage, "2026-Q3");
    stage.type_text("client");
    press(&mut stage, "enter");
    let asked = stage.effects.iter().find_map(|effect| match effect {
        Effect::StartRound(new) => Some(new.clone()),
        _ => None,
    });
    let window = "2026-08-01".parse().ok().and_then(|on| Quarter::of(on).window());
    assert_eq!(asked, Some(NewRound { questionnaire: "audit".into(), window, voice: Voice::Client }));
}

#[test]
fn an_audit_is_not_begun_together_and_a_period_must_be_one() {
    let shelf = Shelf::new();
    let mut stage = stage(80, 24, shelf.open(1));
    press(&mut stage, "n");
    stage.type_text("together");
    press(&mut stage, "enter");
    shows(&stage, "In an audit each side answers alone");
    press(&mut stage, "shift+tab");
    stage.type_text("last year");
    press(&mut stage, "tab");
    stage.type_text("agency");
    press(&mut stage, "enter");
    shows(&stage, "Write a quarter such as 2026-Q3");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::StartRound(_))));
}

#[test]
fn a_begun_round_is_on_the_disk_and_its_questions_open_for_who_speaks() {
    let shelf = Shelf::new();
    let workbook = shelf.open(0);
    let mut stage = stage(80, 24, workbook);
    let at = stage.at();
    let window = Quarter::of(day("2026-08-01")).window();
    let new = NewRound { questionnaire: "audit".into(), window, voice: Voice::Agency };
    let (opened, book) = begun(&shelf.files, &new, at).unwrap();
    assert_eq!(book, BookName { round: id("2026-q3-audit"), voice: Voice::Agency });
    assert_eq!(opened.books.get(&book).and_then(|book: &Arc<Book>| book.window), window);
    stage.send(Message::Begun(Box::new(opened), book.clone()));
    assert!(stage.picture().lines().next().unwrap().contains("agency"), "{}", stage.picture());
    let written = std::fs::read_to_string(shelf.folders[0].join("rounds/2026-q3-audit/agency.toml")).unwrap();
    assert!(written.contains("window = "), "{written}");
    let (again, joined) = begun(&shelf.files, &NewRound { voice: Voice::Client, ..new }, at).unwrap();
    assert_eq!(joined.round, book.round, "the side that comes second joins the round");
    assert_eq!(again.engagement.rounds.iter().filter(|round| round.id == book.round).count(), 1);
}

/// An audit both sides have answered with words of their own, neither locked.
fn audit_of_both() -> OpenWorkbook {
    let mut workbook = half_way();
    let round = id("2026-q4-audit");
    let edition = workbook.engagement.round("2026-q4-audit").unwrap().questionnaire.clone();
    let questionnaire = Arc::clone(&workbook.questionnaires[&edition]);
    for (voice, step, word) in [(Voice::Agency, 1, "zebra"), (Voice::Client, 4, "walrus")] {
        let mut book = Book::new(edition.clone(), voice);
        for question in questionnaire.asked_of(voice).filter(|question| !question.private) {
            let value = match &question.kind {
                Kind::Scale(_) => Value::Scale(step),
                Kind::Text => Value::Text(format!("{word} words")),
                _ => continue,
            };
            let note = Some(format!("{word} note"));
            let entry = Entry { status: Status::Answered, value: Some(value), note, ..Entry::default() };
            book.put(&question.id, Slip { entry: Some(entry), ..Slip::default() });
        }
        workbook.books.insert(BookName { round: round.clone(), voice }, Arc::new(book));
    }
    workbook
}

fn lock(workbook: &mut OpenWorkbook, voice: Voice) {
    let name = BookName { round: id("2026-q4-audit"), voice };
    let book = workbook.books.get_mut(&name).unwrap();
    Arc::make_mut(book).locked = Some(day(TODAY).and_hms_opt(9, 0, 0).unwrap().and_utc());
}

fn at_audit(columns: u16, rows: u16, workbook: OpenWorkbook, voice: Voice) -> Stage {
    let mut stage = stage(columns, rows, workbook);
    stage.app.show_questions(BookName { round: id("2026-q4-audit"), voice }, None);
    settle(&mut stage);
    to_page(&mut stage);
    stage
}

/// Back from the questions to the page of the engagement.
fn to_page(stage: &mut Stage) {
    for _ in 0..3 {
        if stage.picture().contains("i questions") {
            return;
        }
        press(stage, "esc");
    }
    panic!("{}", stage.picture());
}

/// Out of the answer, then out of the questions.
fn back_to_turns(stage: &mut Stage) {
    for _ in 0..3 {
        if stage.picture().contains("Blind questions") {
            return;
        }
        press(stage, "esc");
    }
    panic!("{}", stage.picture());
}

/// Every screen that can be reached from the page of the round, as drawn.
fn frames(workbook: OpenWorkbook, voice: Voice) -> Vec<String> {
    let mut frames = Vec::new();
    let page = |stage: &mut Stage, frames: &mut Vec<String>| {
        for motion in ["down", "pagedown", "pageup"] {
            for _ in 0..40 {
                frames.push(stage.picture());
                press(stage, motion);
            }
        }
    };
    for keys in ["", "r", "y", "t", "b", "g", "w", "v", "i", "y enter", "t enter", "r enter", "g enter", "ctrl+p"] {
        let mut stage = at_audit(120, 36, workbook.clone(), voice);
        press(&mut stage, keys);
        page(&mut stage, &mut frames);
    }
    // The joint book, with every key that takes a side's answer.
    let mut stage = stage(120, 36, workbook);
    stage.app.show_questions(BookName { round: id("2026-q4-audit"), voice: Voice::Joint }, None);
    for _ in 0..40 {
        press(&mut stage, "esc");
        for keys in ["1", "2", "3", "enter", "esc"] {
            press(&mut stage, keys);
            frames.push(stage.picture());
        }
        press(&mut stage, "pagedown");
    }
    frames
}

#[test]
fn before_the_reveal_no_screen_shows_a_word_of_the_other_side() {
    for locked in [None, Some(Voice::Agency), Some(Voice::Client)] {
        let mut workbook = audit_of_both();
        locked.into_iter().for_each(|voice| lock(&mut workbook, voice));
        for (voice, other) in [(Voice::Agency, "walrus"), (Voice::Client, "zebra")] {
            let frames = frames(workbook.clone(), voice);
            let leak = frames.iter().find(|frame| frame.contains(other));
            assert_eq!(leak, None, "{locked:?} as {voice:?}");
            let own = if voice == Voice::Agency { "zebra" } else { "walrus" };
            assert!(frames.iter().any(|frame| frame.contains(own)), "the walk looks at answers at all");
        }
    }
}

#[test]
fn after_the_reveal_both_stand_beside_each_other_with_their_notes() {
    let mut workbook = audit_of_both();
    lock(&mut workbook, Voice::Agency);
    lock(&mut workbook, Voice::Client);
    let mut stage = at_audit(120, 60, workbook, Voice::Agency);
    press(&mut stage, "y");
    shows(&stage, "Talk about these first");
    shows(&stage, "zebra note");
    shows(&stage, "walrus note");
    let picture = stage.picture();
    let topics = (1..=9).filter(|number| picture.contains(&format!("{number}. "))).count();
    assert_eq!(topics, 5, "at most five: {picture}");
    press(&mut stage, "c");
    stage.type_text("Look at it together");
    press(&mut stage, "enter");
    let kept = stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepActions(actions) => Some(Arc::clone(actions)),
        _ => None,
    });
    let action = kept.unwrap().last().unwrap().clone();
    assert!(action.from.unwrap().starts_with("2026-q4-audit/"));
}

#[test]
fn a_lock_names_what_is_missing_asks_once_more_and_holds() {
    let mut stage = at_audit(80, 24, audit_of_both(), Voice::Agency);
    press(&mut stage, "r");
    shows(&stage, "Still blank");
    press(&mut stage, "b");
    shows(&stage, "The same key again locks");
    press(&mut stage, "down b");
    let heads = |stage: &Stage| stage.effects.iter().filter(|one| matches!(one, Effect::KeepHead(..))).count();
    assert_eq!(heads(&stage), 0, "another key takes the question back");
    press(&mut stage, "b");
    assert_eq!(heads(&stage), 1);
    shows(&stage, "Locked 18 Nov");
    press(&mut stage, "ctrl+z ctrl+z");
    shows(&stage, "Locked 18 Nov");
    press(&mut stage, "enter a");
    shows(&stage, "This book is locked and stays as it is.");
}

#[test]
fn blind_answers_are_entered_in_turn_behind_a_curtain_then_shown_together() {
    let mut stage = stage(80, 24, half_way());
    stage.app.show_questions(BookName { round: id("onboarding"), voice: Voice::Joint }, None);
    settle(&mut stage);
    to_page(&mut stage);
    press(&mut stage, "b enter");
    shows(&stage, "Hand the laptop to Halyard");
    press(&mut stage, "enter ctrl+a");
    stage.type_text("zebra contracts by June");
    press(&mut stage, "alt+b");
    back_to_turns(&mut stage);
    shows(&stage, "Hand the laptop to Northwind Instruments");
    assert!(!stage.picture().contains("zebra"), "{}", stage.picture());
    press(&mut stage, "enter");
    assert!(!stage.picture().contains("zebra"), "{}", stage.picture());
    stage.type_text("walrus contracts by May");
    press(&mut stage, "alt+b");
    back_to_turns(&mut stage);
    shows(&stage, "zebra");
    shows(&stage, "walrus");
    shows(&stage, "<>");
    press(&mut stage, "2 enter");
    shows(&stage, "agreed by Jo Park and Mara Lind on 18 Nov 2026");
}

#[test]
fn the_first_year_shows_lines_moves_and_states() {
    let shelf = Shelf::new();
    let mut stage = stage(120, 60, shelf.open(1));
    press(&mut stage, "t");
    shows(&stage, "As the agency sees it");
    shows(&stage, "items comparable");
    press(&mut stage, "pagedown pagedown pagedown pagedown");
    shows(&stage, "Drift, as states");
}

#[test]
fn a_reset_says_what_keeps_it_open_and_hides_the_old_measures() {
    let shelf = Shelf::new();
    let workbook = shelf.open(0);
    let at = Stage::new(80, 24, day(TODAY), Library::default()).at();
    drop(workbook);
    let new = NewRound { questionnaire: "reset".into(), window: None, voice: Voice::Joint };
    let (opened, book) = begun(&shelf.files, &new, at).unwrap();
    let mut stage = stage(100, 40, opened);
    stage.app.show_questions(book, None);
    settle(&mut stage);
    to_page(&mut stage);
    shows(&stage, "Open. Key r shows");
    press(&mut stage, "r");
    shows(&stage, "OPEN until both sides have agreed");
    shows(&stage, "The old measures stay put away");
    press(&mut stage, "e");
    assert!(!stage.picture().contains("The round is closed"), "{}", stage.picture());
}

#[test]
fn the_pages_about_two_sides_are_whole_at_three_sizes() {
    let mut workbook = audit_of_both();
    let mut pictures = String::new();
    for keys in ["r", "y", "t"] {
        for locked in [false, true] {
            if locked {
                lock(&mut workbook, Voice::Agency);
                lock(&mut workbook, Voice::Client);
            }
            for (columns, rows) in [(120, 36), (80, 24), (60, 20)] {
                let mut stage = at_audit(columns, rows, workbook.clone(), Voice::Agency);
                press(&mut stage, keys);
                pictures.push_str(&format!("{keys} {locked} {columns}x{rows}\n{}\n", stage.picture()));
            }
        }
        workbook = audit_of_both();
    }
    insta::assert_snapshot!(pictures);
}
