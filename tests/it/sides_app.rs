//! Two sides in the application: beginning rounds, locking, the reveal, what moved, the reset. Keys in, picture out.

use crate::screens::{day, id};
use handshake::domain::book::Book;
use handshake::domain::engagement::BookName;
use handshake::domain::period::{Quarter, Voice};
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
