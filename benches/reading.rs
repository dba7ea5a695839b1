//! What reading costs: the onboarding questionnaire, a full book under it, the list of all questionnaires.
//! `cargo bench --bench reading`; the budgets are 3 ms, 1 ms and 0.1 ms.

use divan::{Bencher, black_box};
use handshake::domain::question::Kind;
use handshake::domain::questionnaire::{Edition, Questionnaire};
use handshake::storage::catalogue::{Catalogue, built_in_text};
use handshake::storage::raw_book::book;
use handshake::storage::raw_questionnaire::questionnaire;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

fn main() {
    divan::main();
}

fn edition() -> Edition {
    Edition::parse("onboarding@1.1.0").expect("a well-formed edition")
}

fn onboarding() -> Arc<Questionnaire> {
    Catalogue::default().find(&edition(), None).expect("it is built in").questionnaire
}

/// A joint book with every question answered, agreed and proven; tables of eight rows.
fn full_book(content: &Questionnaire) -> String {
    let mut out = String::from("format = 1\nquestionnaire = \"onboarding@1.1.0\"\nvoice = \"joint\"\n");
    for question in content.questions() {
        let id = &question.id;
        let words = "Words that a person wrote about what was agreed in the room, with a number, 42, and a date.";
        let value = match &question.kind {
            Kind::Text | Kind::Link => format!("value = \"{words}\"\n"),
            Kind::Choice(spec) => format!("value = \"{}\"\n", spec.options[0].id),
            Kind::Choices(spec) => format!("value = [\"{}\"]\n", spec.options[0].id),
            Kind::Scale(_) => "value = 3\n".to_owned(),
            Kind::Number | Kind::Percent => "value = \"41.50\"\n".to_owned(),
            Kind::Money => "value = { amount = \"2400000.00\", currency = \"EUR\" }\n".to_owned(),
            Kind::Date => "value = 2026-11-05\n".to_owned(),
            Kind::Person => "value = { name = \"Mara Lind\", side = \"client\" }\n".to_owned(),
            Kind::Record(_) | Kind::Table(_) => String::new(),
        };
        let _ = write!(
            out,
            "[entry.{id}]\nstatus = \"answered\"\n{value}standing = \"agreed\"\nagreed = {{ agency = \"Jo Park\", client = \"Mara Lind\", on = 2026-11-05 }}\nconfirmed = 2026-11-05\nnote = \"{words}\"\n"
        );
        let cells: String = question.kind.columns().iter().fold(String::new(), |mut cells, column| {
            use handshake::domain::question::ColumnKind as Column;
            let cell = match &column.kind {
                Column::Text | Column::Link => "\"words in a cell\"".to_owned(),
                Column::Number | Column::Percent => "12".to_owned(),
                Column::Money => "{ amount = \"100\", currency = \"EUR\" }".to_owned(),
                Column::Date => "2026-11-05".to_owned(),
                Column::Person => "{ name = \"Sam Reyes\", side = \"client\" }".to_owned(),
                Column::Choice(options) => format!("\"{}\"", options[0]),
                Column::YesNo => "true".to_owned(),
            };
            let _ = writeln!(cells, "{} = {cell}", column.id);
            cells
        });
        match question.kind {
            Kind::Record(_) => {
                let _ = write!(out, "[entry.{id}.value]\n{cells}");
            }
            Kind::Table(_) => out.push_str(&format!("[[entry.{id}.value]]\n{cells}").repeat(8)),
            _ => {}
        }
        let _ = write!(out, "[[entry.{id}.evidence]]\nwhat = \"FY27 plan, page 4\"\non = 2026-10-30\n");
    }
    out.push_str("# end of file\n");
    out
}

#[divan::bench]
fn the_onboarding_questionnaire(bencher: Bencher<'_, '_>) {
    let text = built_in_text(&edition()).expect("it is built in");
    bencher.bench(|| questionnaire(Path::new("onboarding.toml"), black_box(text)));
}

#[divan::bench]
fn a_full_book(bencher: Bencher<'_, '_>) {
    let content = onboarding();
    let text = full_book(&content);
    assert_eq!(book(Path::new("joint.toml"), &text, Some(&content)).map(|read| read.findings), Ok(vec![]));
    bencher.bench(|| book(Path::new("joint.toml"), black_box(&text), Some(&content)));
}

#[divan::bench]
fn a_full_book_without_its_tables(bencher: Bencher<'_, '_>) {
    let content = onboarding();
    let text = full_book(&content);
    let mut plain = String::new();
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.ends_with(".value]]") || line.ends_with(".value]");
        }
        if !inside || line.starts_with('#') {
            plain.push_str(line);
            plain.push('\n');
        }
    }
    bencher.bench(|| book(Path::new("joint.toml"), black_box(&plain), Some(&content)));
}

#[divan::bench]
fn the_list_of_questionnaires(bencher: Bencher<'_, '_>) {
    let catalogue = Catalogue::default();
    bencher.bench(|| black_box(&catalogue).list(None));
}
