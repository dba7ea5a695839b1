//! Each rule of `format.md`, sentence by sentence.
#![allow(clippy::unwrap_used)]

use super::Surroundings;
use crate::domain::check::{Check, Limit, Mention, Order};
use crate::domain::engagement::{Engagement, Member, Party};
use crate::domain::entry::{Entry, Status};
use crate::domain::id::Id;
use crate::domain::period::{AskedOf, Duty, Side};
use crate::domain::question::{Column, ColumnKind, Critical, Kind, Question, RecordSpec, TableSpec, Wording};
use crate::domain::questionnaire::{Edition, Purpose, Questionnaire};
use crate::domain::value::{Cell, Money, Person, Row, Value};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn ids(text: &str) -> Vec<Id> {
    text.split_whitespace().map(id).collect()
}

fn question(name: &str, kind: Kind) -> Question {
    Question {
        id: id(name),
        name: None,
        was: vec![],
        area: id("a"),
        step: id("s"),
        settled: None,
        asked_of: AskedOf::Both,
        duty: Duty::Both,
        blind: false,
        private: false,
        critical: Critical::Never,
        waivable: false,
        weight: None,
        fresh: None,
        applies: None,
        kind,
        ask: Wording::Same(String::new()),
        why: String::new(),
        solid: String::new(),
        examples: None,
        covers: vec![],
        beside: None,
        minutes: None,
        checks: vec![],
    }
}

/// A table of `tier`, `name` (both required), `final`, `days`, `on`, `kind`.
fn columns() -> Vec<Column> {
    let column = |name: &str, kind, required| Column { id: id(name), title: name.into(), kind, required };
    vec![
        column("tier", ColumnKind::Text, true),
        column("name", ColumnKind::Person, true),
        column("final", ColumnKind::YesNo, false),
        column("days", ColumnKind::Number, false),
        column("on", ColumnKind::Date, false),
        column("kind", ColumnKind::Choice(vec!["leading".into(), "lagging".into()]), false),
    ]
}

fn table(seeds: Vec<Row>) -> Question {
    question("t", Kind::Table(TableSpec { columns: columns(), seeds }))
}

/// `tier=Public name=Mara final=true`: one row.
fn row(text: &str) -> Row {
    let cell = |name: &str, word: &str| match name {
        "tier" => Cell::Text(word.into()),
        "name" => Cell::Person(Person::named(word.replace('_', " "))),
        "final" => Cell::YesNo(word == "true"),
        "days" => word.parse().map_or_else(|_| Cell::Misfit(word.into()), Cell::Number),
        "on" => Cell::Date(word.parse().unwrap()),
        _ => Cell::Choice(word.into()),
    };
    text.split_whitespace()
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, word)| (id(name), cell(name, word)))
        .collect()
}

fn rows(text: &[&str]) -> Value {
    Value::Table(text.iter().map(|line| row(line)).collect())
}

fn engagement() -> Engagement {
    let member = |name: &str, side, role: &str| Member { name: name.into(), side: Some(side), role: Some(role.into()) };
    Engagement {
        id: "e".into(),
        agency: Party { name: "Halyard".into(), lead: Some("Jo Park".into()) },
        client: Party { name: "Northwind".into(), lead: None },
        start: None,
        weeks: None,
        rounds: vec![],
        people: vec![
            member("Mara Lind", Side::Client, "VP Marketing"),
            member("Jo Park", Side::Agency, "Account  Lead"),
        ],
        reviews: vec![],
        parked: vec![],
    }
}

/// The launch date question and its entry that counts.
fn holds_with(check: &Check, asked: &Question, value: &Value, launch: Option<Entry>) -> bool {
    let edition = Edition::parse("onboarding@1.0.0").unwrap();
    let questions = vec![question("launch", Kind::Date), asked.clone()];
    let questionnaire =
        Questionnaire::new(edition, String::new(), Purpose::Coverage, vec![], vec![], vec![], questions);
    let engagement = engagement();
    let launch = launch.as_ref();
    let entry = move |name: &str| launch.filter(|_| name == "launch");
    let around = Surroundings { engagement: &engagement, questionnaire: &questionnaire, entry: &entry };
    check.holds(asked, value, &around)
}

fn holds(check: &Check, question: &Question, value: &Value) -> bool {
    holds_with(check, question, value, None)
}

#[test]
fn filled_asks_for_the_required_cells_in_every_row_with_an_own_cell() {
    let check = Check::Filled { columns: None };
    let table = table(vec![row("tier=Public"), row("tier=Legal")]);
    assert!(holds(&check, &table, &rows(&["tier=Public name=Mara", "tier=Legal"])), "a bare seed counts for no check");
    assert!(!holds(&check, &table, &rows(&["tier=Public name=Mara", "tier=legal days=3"])));
    assert!(!holds(&check, &table, &rows(&["tier=Public", "tier=Legal"])), "seeds alone are no value");
    assert!(!holds(&check, &table, &rows(&["tier=Other"])));
    assert!(!holds(&check, &table, &Value::Table(vec![])));
}

#[test]
fn filled_asks_for_the_columns_named() {
    let check = Check::Filled { columns: Some(ids("days")) };
    assert!(holds(&check, &table(vec![]), &rows(&["days=3"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["tier=A name=B"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["tier=A days=soon"])), "a cell of another kind is blank");
}

#[test]
fn filled_asks_a_plain_question_for_a_value_and_a_record_for_its_cells() {
    let check = Check::Filled { columns: None };
    let text = question("x", Kind::Text);
    assert!(holds(&check, &text, &Value::Text("words".into())));
    assert!(!holds(&check, &text, &Value::Text(" \n".into())));
    assert!(!holds(&check, &text, &Value::Misfit("3".into())));
    let record = question("r", Kind::Record(RecordSpec { columns: columns() }));
    assert!(holds(&check, &record, &Value::Record(row("tier=A name=B"))));
    assert!(!holds(&check, &record, &Value::Record(row("tier=A"))));
}

#[test]
fn min_rows_counts_rows_with_a_cell_of_their_own() {
    let check = Check::MinRows { rows: 2 };
    let table = table(vec![row("tier=Public")]);
    assert!(holds(&check, &table, &rows(&["tier=A", "tier=B"])));
    assert!(!holds(&check, &table, &rows(&["tier=A", "tier=PUBLIC"])));
    assert!(holds(&check, &table, &rows(&["tier=A", "tier=Public days=1"])));
}

#[test]
fn includes_compares_exactly() {
    let check = Check::Includes { column: id("kind"), values: vec!["leading".into(), "lagging".into()] };
    assert!(holds(&check, &table(vec![]), &rows(&["kind=leading", "kind=lagging", "kind=leading"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["kind=leading"])));
    let exact = Check::Includes { column: id("tier"), values: vec!["Public".into()] };
    assert!(!holds(&exact, &table(vec![]), &rows(&["tier=public"])));
}

#[test]
fn exactly_one_row_has_the_value_for_each_filled_value_of_per() {
    let check = Check::ExactlyOne { column: id("final"), value: "true".into(), per: Some(id("tier")) };
    let table = table(vec![]);
    assert!(holds(&check, &table, &rows(&["tier=A final=true", "tier=A final=false", "tier=B final=true"])));
    assert!(!holds(&check, &table, &rows(&["tier=A final=true", "tier=A final=true"])));
    assert!(!holds(&check, &table, &rows(&["tier=A final=true", "tier=B"])));
    assert!(!holds(&check, &table, &rows(&["tier=A final=true", "tier=a final=false"])), "compared exactly");
    assert!(!holds(&check, &table, &rows(&[])), "no row fails");
}

#[test]
fn exactly_one_without_per_looks_at_all_rows() {
    let check = Check::ExactlyOne { column: id("final"), value: "true".into(), per: None };
    assert!(holds(&check, &table(vec![]), &rows(&["tier=A final=true", "tier=B"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["tier=A final=true", "tier=B final=true"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["tier=A"])));
}

#[test]
fn one_person_is_no_list_no_team_and_no_role() {
    let check = Check::OnePerson { columns: vec![] };
    let person = question("p", Kind::Person);
    for name in ["Mara Lind", "Anderson", "Sandra Steam", "Jean-Luc Picard", "Ørsted"] {
        assert!(holds(&check, &person, &Value::Person(Person::named(name))), "{name}");
    }
    for name in [
        "A, B",
        "A; B",
        "A/B",
        "A & B",
        "A+B",
        "Mara and Sam",
        "Sales Team",
        "team-lead",
        "vp  marketing",
        "ACCOUNT LEAD",
    ] {
        assert!(!holds(&check, &person, &Value::Person(Person::named(name))), "{name}");
    }
    let in_column = Check::OnePerson { columns: ids("name") };
    assert!(holds(&in_column, &table(vec![]), &rows(&["name=Mara", "tier=a,b"])));
    assert!(!holds(&in_column, &table(vec![]), &rows(&["name=Mara_and_Sam"])));
}

#[test]
fn differs_compares_folded_and_passes_over_blank_cells() {
    let check = Check::Differs { columns: ids("tier name") };
    assert!(holds(&check, &table(vec![]), &rows(&["tier=Sam name=Mara", "tier=Mara"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["tier=SAM name=sam"])));
}

#[test]
fn unique_compares_folded_and_passes_over_blank_cells() {
    let check = Check::Unique { column: id("tier") };
    assert!(holds(&check, &table(vec![]), &rows(&["tier=a", "tier=b", "name=x", "name=y"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["tier=CRM", "tier=crm"])));
}

fn launch(status: Status) -> Option<Entry> {
    Some(Entry { status, value: Some(Value::Date("2026-11-30".parse().unwrap())), ..Entry::default() })
}

#[test]
fn each_date_is_before_each_of_the_others_and_the_same_day_fails() {
    let before = Check::Before(Order { column: Some(id("on")), question: id("launch"), of: None });
    let after = Check::After(Order { column: None, question: id("launch"), of: None });
    let table = table(vec![]);
    let holds = |check: &Check, day: &str| {
        holds_with(check, &table, &rows(&["on=2026-11-29", &format!("on={day}")]), launch(Status::Answered))
    };
    assert!(holds(&before, "2026-11-28"));
    assert!(!holds(&before, "2026-11-30"));
    assert!(!holds(&before, "2026-12-01"));
    assert!(!holds(&after, "2026-12-01"));
    let later = rows(&["on=2026-12-01"]);
    assert!(holds_with(&after, &table, &later, launch(Status::Answered)));
}

#[test]
fn no_date_there_holds() {
    let check = Check::Before(Order { column: None, question: id("launch"), of: None });
    let date = question("d", Kind::Date);
    let value = Value::Date("2027-01-01".parse().unwrap());
    assert!(!holds_with(&check, &date, &value, launch(Status::Answered)));
    assert!(holds_with(&check, &date, &value, None));
    assert!(holds_with(&check, &date, &value, launch(Status::Unknown)), "a kept value of an unknown is no date");
}

#[test]
fn every_filled_number_is_within_the_bounds() {
    let limit = |column: Option<&str>, number: &str| Limit { column: column.map(id), number: number.parse().unwrap() };
    let least = Check::AtLeast(limit(Some("days"), "2"));
    assert!(holds(&least, &table(vec![]), &rows(&["days=2", "tier=A", "days=3"])));
    assert!(!holds(&least, &table(vec![]), &rows(&["days=2", "days=1.99"])));
    let most = Check::AtMost(limit(None, "100"));
    let number = |text: &str| Value::Number(text.parse().unwrap());
    assert!(holds(&most, &question("n", Kind::Number), &number("100.0")));
    assert!(!holds(&most, &question("n", Kind::Percent), &number("100.01")));
    let money = Value::Money(Money { amount: "101".parse().unwrap(), currency: "EUR".into() });
    assert!(!holds(&most, &question("m", Kind::Money), &money));
}

#[test]
fn people_of_both_sides_are_known_by_side_else_by_name() {
    let check = Check::BothSides { columns: ids("name") };
    assert!(holds(&check, &table(vec![]), &rows(&["name=mara_lind", "name=Jo_Park"])));
    assert!(!holds(&check, &table(vec![]), &rows(&["name=Mara_Lind", "name=Stranger"])));
    let mut with_side = row("tier=x");
    with_side.set(&id("name"), Some(Cell::Person(Person { side: Some(Side::Agency), ..Person::named("Stranger") })));
    assert!(holds(&check, &table(vec![]), &Value::Table(vec![row("name=Mara_Lind"), with_side])));
}

#[test]
fn a_text_mentions_one_of_those_listed() {
    let text = question("x", Kind::Text);
    let holds =
        |any: &[Mention], words: &str| holds(&Check::Mentions { any: any.to_vec() }, &text, &Value::Text(words.into()));
    assert!(holds(&[Mention::Number], "40 leads"));
    assert!(!holds(&[Mention::Number], "forty leads"));
    assert!(!holds(&[Mention::Number], "full by 30 November 2027"), "the digits of a date are no number");
    assert!(holds(&[Mention::Number], "40 leads by 30 November 2027"));
    assert!(holds(&[Mention::Number, Mention::Date], "full by 30 November 2027"));
    assert!(holds(&[Mention::Date], "by 30 November"));
    assert!(!holds(&[Mention::Date], "by 30 leads"));
    assert!(holds(&[Mention::Person], "Ask MARA  lind, please"));
    assert!(!holds(&[Mention::Person], "Ask Mara Lindqvist"));
    assert!(holds(&[Mention::Date, Mention::Number], "40 leads"));
}

#[test]
fn a_failed_check_says_what_to_do() {
    let table = table(vec![]);
    let says = |check: Check| check.sentence(&table);
    assert_eq!(says(Check::Filled { columns: None }), "Fill tier and name in every row");
    assert_eq!(
        says(Check::ExactlyOne { column: id("final"), value: "true".into(), per: Some(id("tier")) }),
        "Have exactly one row with yes under final for each tier"
    );
    assert_eq!(says(Check::MinRows { rows: 2 }), "Fill at least 2 rows");
    assert_eq!(
        says(Check::Mentions { any: Mention::ALL.to_vec() }),
        "Mention a number, a date or the name of one of the people"
    );
}

#[test]
fn the_table_of_checks_lists_every_rule_in_order() {
    let rules: Vec<&str> = crate::texts::checks::TABLE.iter().map(|line| line.0).collect();
    assert_eq!(rules, Check::RULES);
}
