//! What a score costs with every question of the onboarding answered, ten rows to a table: by both sides together, by
//! one side, from two sides' books without a joint one, and with the smallest steps and what is open.
//! `cargo bench --bench score`; the budget is 1 ms.

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use handshake::domain::book::{Book, Slip};
use handshake::domain::engagement::{Digests, Engagement, Member, Party, Round};
use handshake::domain::entry::{Agreed, Entry, Evidence, Standing, Status};
use handshake::domain::id::Id;
use handshake::domain::period::{Side, Voice};
use handshake::domain::question::{Column, ColumnKind, Kind, Question};
use handshake::domain::questionnaire::Questionnaire;
use handshake::domain::value::{Cell, Decimal, Money, Person, Row, Value};
use handshake::insight::books::{AsOf, Books};
use handshake::insight::gaps::open_items;
use handshake::insight::outlook::outlook;
use handshake::insight::score::score;
use handshake::insight::steps::smallest_steps;
use handshake::storage::raw_questionnaire;
use std::path::Path;

fn main() {
    divan::main();
}

const TEXT: &str = include_str!("../questionnaires/onboarding.toml");
const ROWS: u32 = 10;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

/// An engagement whose every question is answered in every book.
struct Workbook {
    questionnaire: Questionnaire,
    engagement: Engagement,
    joint: Book,
    agency: Book,
    client: Book,
}

impl Workbook {
    fn full() -> Self {
        let read = raw_questionnaire::questionnaire(Path::new("onboarding.toml"), TEXT);
        let questionnaire = read.expect("the onboarding is sound").content;
        assert!(questionnaire.questions().len() >= 63);
        let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
        let member = |name: &str, side| Member { name: name.into(), side: Some(side), role: Some("Lead".into()) };
        let round = Round {
            id: Id::parse("onboarding").expect("an id"),
            questionnaire: questionnaire.edition.clone(),
            weeks: None,
            start: Some(day(11, 2)),
            agenda: "full".into(),
            closed: None,
            minutes: vec![],
            digest: Digests::default(),
        };
        let engagement = Engagement {
            id: "bench".into(),
            agency: party("Halyard", "Jo Park"),
            client: party("Northwind Instruments", "Mara Lind"),
            start: None,
            weeks: None,
            rounds: vec![round],
            people: vec![member("Mara Lind", Side::Client), member("Jo Park", Side::Agency)],
            reviews: vec![],
            parked: vec![],
        };
        let book = |voice: Voice| {
            let mut book = Book::new(questionnaire.edition.clone(), voice);
            for question in questionnaire.questions() {
                book.put(&question.id, Slip { entry: Some(entry(question, voice)), ..Slip::default() });
            }
            book
        };
        let (joint, agency, client) = (book(Voice::Joint), book(Voice::Agency), book(Voice::Client));
        Self { questionnaire, engagement, joint, agency, client }
    }

    fn books(&self, perspective: Voice) -> Books<'_> {
        Books {
            engagement: &self.engagement,
            round: &self.engagement.rounds[0],
            joint: Some(&self.joint),
            agency: Some(&self.agency),
            client: Some(&self.client),
            sales: None,
            perspective,
        }
    }
}

fn entry(question: &Question, voice: Voice) -> Entry {
    let joint = voice == Voice::Joint;
    let names = Agreed { agency: Some("Jo Park".into()), client: Some("Mara Lind".into()), on: Some(day(11, 5)) };
    Entry {
        status: Status::Answered,
        value: Some(value(question)),
        standing: Some(if joint { Standing::Agreed } else { Standing::Stated }),
        agreed: joint.then_some(names),
        confirmed: Some(day(11, 5)),
        evidence: vec![Evidence { what: "FY27 plan, page 4".into(), place: None, on: Some(day(10, 30)) }],
        locked: question.blind.then(|| day(11, 3).and_hms_opt(9, 0, 0).expect("a time").and_utc()),
        ..Entry::default()
    }
}

fn value(question: &Question) -> Value {
    let first = |kind: &Kind| kind.options()[0].id.clone();
    match &question.kind {
        Kind::Text | Kind::Link => Value::Text("Jo Park wins 40 deals worth EUR 2 400 000 by 31 Dec 2027. ".repeat(5)),
        kind @ Kind::Choice(_) => Value::Choice(first(kind)),
        kind @ Kind::Choices(_) => Value::Choices(vec![first(kind)]),
        Kind::Scale(_) => Value::Scale(3),
        Kind::Number | Kind::Percent => Value::Number(Decimal::from(42)),
        Kind::Money => Value::Money(money()),
        Kind::Date => Value::Date(day(11, 30)),
        Kind::Person => Value::Person(Person::named("Mara Lind")),
        Kind::Record(spec) => Value::Record(row(&spec.columns, 0)),
        Kind::Table(spec) => Value::Table((0..ROWS).map(|at| row(&spec.columns, at)).collect()),
    }
}

fn row(columns: &[Column], at: u32) -> Row {
    let cell = |column: &Column| match &column.kind {
        ColumnKind::Text | ColumnKind::Link => Cell::Text(format!("Something said in row {at}")),
        ColumnKind::Number | ColumnKind::Percent => Cell::Number(Decimal::from(at + 1)),
        ColumnKind::Money => Cell::Money(money()),
        ColumnKind::Date => Cell::Date(day(11, 10 + at)),
        ColumnKind::Person => Cell::Person(Person::named(if at.is_multiple_of(2) { "Mara Lind" } else { "Jo Park" })),
        ColumnKind::Choice(words) => Cell::Choice(words[at as usize % words.len()].clone()),
        ColumnKind::YesNo => Cell::YesNo(at == 0),
    };
    columns.iter().map(|column| (column.id.clone(), cell(column))).collect()
}

fn money() -> Money {
    Money { amount: Decimal::from(2_400_000), currency: "EUR".into() }
}

const TODAY: fn() -> AsOf = || AsOf { today: day(11, 22) };

#[divan::bench]
fn joint(bencher: Bencher<'_, '_>) {
    let workbook = Workbook::full();
    bencher.bench_local(|| score(&workbook.questionnaire, black_box(&workbook.books(Voice::Joint)), TODAY()));
}

#[divan::bench]
fn one_side(bencher: Bencher<'_, '_>) {
    let workbook = Workbook::full();
    bencher.bench_local(|| score(&workbook.questionnaire, black_box(&workbook.books(Voice::Client)), TODAY()));
}

#[divan::bench]
fn joint_from_two_sides(bencher: Bencher<'_, '_>) {
    let workbook = Workbook::full();
    let books = Books { joint: None, ..workbook.books(Voice::Joint) };
    bencher.bench_local(|| score(&workbook.questionnaire, black_box(&books), TODAY()));
}

#[divan::bench]
fn joint_with_steps_outlook_and_open_items(bencher: Bencher<'_, '_>) {
    let workbook = Workbook::full();
    let books = Books { joint: None, ..workbook.books(Voice::Joint) };
    bencher.bench_local(|| {
        let card = score(&workbook.questionnaire, black_box(&books), TODAY()).expect("a score");
        let steps: usize = card.areas.iter().map(|area| smallest_steps(&workbook.questionnaire, area).len()).sum();
        let outlook = outlook(&workbook.questionnaire, &books, &card, &[], TODAY());
        (steps, outlook, open_items(&workbook.questionnaire, &books, &card, TODAY()).len())
    });
}
