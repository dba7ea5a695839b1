//! What one letter in a cell costs: the editor, the draft, the desk with its undo, and the drawing after it, at a dozen
//! rows and at 500; and what a paste of 100 KB costs. `cargo bench --bench table`.

#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use handshake::domain::book::Moment;
use handshake::domain::edit::Change;
use handshake::domain::engagement::{BookName, Digests, Engagement, Party, Round};
use handshake::domain::id::Id;
use handshake::domain::period::Voice;
use handshake::domain::question::{Column, ColumnKind, TableSpec};
use handshake::domain::questionnaire::Edition;
use handshake::domain::value::{Cell, Row, Value};
use handshake::tui::context::{Context, Library};
use handshake::tui::desk::surface::Desk;
use handshake::tui::editor::{Editor, Reply};
use handshake::tui::editors::table::Table;
use handshake::tui::keymap::Keymap;
use handshake::tui::message::OpenWorkbook;
use handshake::tui::outcome::Preferences;
use handshake::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

fn main() {
    divan::main();
}

const AREA: Rect = Rect::new(0, 0, 118, 20);
const COLUMNS: [&str; 6] = ["metric", "formula", "source", "owner", "rhythm", "target"];

fn id(word: &str) -> Id {
    Id::parse(word).unwrap()
}

fn spec() -> TableSpec {
    let column = |name: &&str| Column { id: id(name), title: (*name).into(), kind: ColumnKind::Text, required: false };
    TableSpec { columns: COLUMNS.iter().map(column).collect(), seeds: Vec::new() }
}

fn table(rows: usize) -> Value {
    let row = |at: usize| -> Row {
        COLUMNS.iter().map(|name| (id(name), Cell::Text(format!("what stands in row {at}")))).collect()
    };
    Value::Table((0..rows).map(row).collect())
}

/// A table in the hands of somebody, as the screen and the desk take every letter.
struct Bench {
    table: Table,
    desk: Desk,
    library: Library,
    keymap: Keymap,
    mine: Preferences,
    given: Option<Value>,
}

impl Bench {
    fn new(rows: usize) -> Self {
        let party = |name: &str| Party { name: name.into(), lead: None };
        let edition = Edition::parse("onboarding@1.1.0").unwrap();
        let round = Round {
            id: id("r"),
            questionnaire: edition,
            weeks: None,
            start: None,
            agenda: "full".into(),
            closed: None,
            minutes: Vec::new(),
            digest: Digests::default(),
        };
        let engagement = Engagement {
            id: "e".into(),
            agency: party("Halyard"),
            client: party("Northwind"),
            start: None,
            weeks: None,
            rounds: vec![round],
            people: Vec::new(),
            reviews: Vec::new(),
            parked: Vec::new(),
        };
        let desk = Desk::new(OpenWorkbook {
            path: "w".into(),
            engagement,
            actions: Vec::new(),
            books: BTreeMap::new(),
            questionnaires: BTreeMap::new(),
            private: BTreeMap::new(),
            private_broken: BTreeMap::new(),
            broken: BTreeMap::new(),
            read_only: None,
            notices: Vec::new(),
        });
        let mut bench = Self {
            table: Table::new(spec()),
            desk,
            library: Library::default(),
            keymap: Keymap::new(),
            mine: Preferences::default(),
            given: None,
        };
        if rows > 0 {
            let value = table(rows);
            bench.keep(value.clone());
            with(&bench.desk, &bench.library, &bench.keymap, &bench.mine, |cx| bench.table.set(Some(&value), cx));
        }
        bench.table.resize(AREA);
        bench
    }

    fn keep(&mut self, value: Value) {
        self.given = Some(value.clone());
        let book = BookName { round: id("r"), voice: Voice::Joint };
        black_box(self.desk.edit(&book, &id("q"), Change::Value(Some(value)), at()));
    }

    fn input(&mut self, words: &str, pasted: bool) {
        let Self { table, desk, library, keymap, mine, .. } = self;
        let value = with(desk, library, keymap, mine, |cx| {
            if let Reply::Preview(paste) = table.input(words, pasted, cx) {
                table.set(Some(&Value::Table(paste.rows)), cx);
            }
            table.draft(cx).into_value()
        });
        if let Some(value) = value.filter(|value| self.given.as_ref() != Some(value)) {
            self.keep(value);
        }
        self.table.resize(AREA);
    }

    fn draw(&self, buf: &mut Buffer) {
        with(&self.desk, &self.library, &self.keymap, &self.mine, |cx| {
            black_box(self.table.rows(AREA.width, cx));
            black_box(self.table.missing(cx));
            black_box(self.table.draw(AREA, buf, cx, true));
        });
    }
}

fn at() -> Moment {
    let now = "2026-11-25T12:00:00Z".parse().unwrap();
    Moment { today: "2026-11-25".parse().unwrap(), now }
}

fn with<T>(
    desk: &Desk,
    library: &Library,
    keymap: &Keymap,
    mine: &Preferences,
    ask: impl FnOnce(&Context<'_>) -> T,
) -> T {
    ask(&Context { desk: Some(desk), library, at: at(), theme: Theme::Dark, size: (120, 36), mine, book: None, keymap })
}

#[divan::bench(args = [0, 12, 100, 500])]
fn a_letter_kept(bencher: Bencher, rows: usize) {
    let mut bench = Bench::new(rows);
    let mut typed = 0;
    bencher.bench_local(|| {
        // A cell of forty letters at most, as people write them.
        typed += 1;
        if typed % 40 == 0 {
            bench.table.escape();
        }
        bench.input("e", false);
    });
}

#[divan::bench(args = [0, 12, 100, 500])]
fn the_drawing_after_it(bencher: Bencher, rows: usize) {
    let mut bench = Bench::new(rows);
    bench.input("e", false);
    let mut buf = Buffer::empty(AREA);
    bencher.bench_local(|| bench.draw(&mut buf));
}

#[divan::bench]
fn a_paste_of_100_kb(bencher: Bencher) {
    let line = "a metric\thow it is counted\twhere it stands\tMara Lind\tweekly\t12\n";
    let text = line.repeat(100_000 / line.len());
    bencher.with_inputs(|| Bench::new(0)).bench_local_values(|mut bench| {
        bench.input(&text, true);
        bench
    });
}
