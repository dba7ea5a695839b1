//! The schema editors use says of a questionnaire what its reader says: every key, every closed set, every shape.

use crate::json_schema::{as_json, faults};
use handshake::domain::check::{Check, Mention};
use handshake::domain::period::{AskedOf, Duty};
use handshake::domain::question::Fresh;
use handshake::domain::questionnaire::Purpose;
use handshake::storage::catalogue::{built_in, built_in_text};
use handshake::storage::finding::Finding;
use handshake::storage::raw_kind::{COLUMN_KINDS, KINDS};
use handshake::storage::raw_questionnaire::questionnaire;
use handshake::storage::schema;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use toml_edit::{DocumentMut, Item, Table, value};

fn ours() -> Value {
    serde_json::from_str(schema::QUESTIONNAIRE).unwrap()
}

/// What the reader has against a text: the rules it breaks.
fn told(text: &str) -> Vec<&'static str> {
    let findings = match questionnaire(Path::new("a.toml"), text) {
        Ok(checked) => checked.findings,
        Err(findings) => findings,
    };
    findings.iter().map(|finding| finding.rule).collect()
}

/// A questionnaire in which every key of the format stands once.
const WHOLE: &str = include_str!("trial/every-key.toml");

#[test]
fn what_the_program_carries_and_the_starter_fit_the_schema() {
    let schema = ours();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let own = ["questionnaires/starter.toml", "tests/it/trial/every-key.toml", "tests/it/trial/maturity.toml"];
    let trial = ["tests/it/trial/onboarding.toml", "tests/it/trial/audit.toml"];
    let built_in = built_in().map(|listed| built_in_text(&listed.edition).unwrap().to_owned());
    for text in built_in.chain(own.into_iter().chain(trial).map(file)) {
        assert_eq!(faults(&schema, &as_json(&text)), Vec::<String>::new());
        assert_eq!(told(&text), Vec::<&str>::new());
    }
}

/// `(what stands there, what a person wrote instead)`
const BROKEN: &[(&str, &str)] = &[
    ("format = 1", "format = 2"),
    ("format = 1", "format = \"one\""),
    ("id = \"whole\"\n", ""),
    ("id = \"whole\"", "id = \"The Whole\""),
    ("version = \"1.2.3\"", "version = \"1.2\""),
    ("title = \"Whole\"", "title = \" \""),
    ("title = \"Whole\"", "titel = \"Whole\""),
    ("purpose = \"audit\"", "purpose = \"audits\""),
    ("language = \"en-GB\"", "language = \"English\""),
    ("language = \"en-GB\"", "language = \"en-\""),
    ("scored = false", "scored = \"no\""),
    ("week = 1", "week = 9"),
    ("minutes = 30", "minutes = \"30\""),
    ("questions = [\"model\"]", "questions = []"),
    ("kind = \"table\"", "kind = \"tabel\""),
    ("critical = true", "critcal = true"),
    ("critical = true", "critical = \"yes\""),
    ("weight = 3", "weight = 101"),
    ("fresh = \"quarter\"", "fresh = \"monthly\""),
    ("asked_of = \"both\"", "asked_of = \"everybody\""),
    ("duty = \"client\"", "duty = \"sales\""),
    ("is = [\"retainer\"] }", "is = [] }"),
    ("label = \"Retainer\"", "label = \"\""),
    ("credit = 0", "credit = 120"),
    ("steps = [\"a\", \"b\", \"c\", \"d\", \"e\"]", "steps = [\"a\", \"b\", \"c\", \"d\"]"),
    ("credits = [0, 10, 50, 90, 100]", "credits = [0, 10, 50, 90]"),
    ("options = [\"own\", \"rented\"]", "options = [\"own\"]"),
    ("options = [\"own\", \"rented\"]", "options = [\"own\", \"own\"]"),
    ("kind = \"date\" },", "kind = \"day\" },"),
    ("rule = \"min-rows\", rows = 2", "rule = \"min-rows\""),
    ("rule = \"min-rows\", rows = 2", "rule = \"min-rows\", rows = 0"),
    ("rule = \"min-rows\", rows = 2", "rule = \"min-rows\", rows = 2, column = \"system\""),
    ("rule = \"min-rows\", rows = 2", "rule = \"most-rows\", rows = 2"),
    ("any = [\"number\"]", "any = [\"figure\"]"),
    ("hollow = \"x\", ", ""),
];

#[test]
fn broken_questionnaires_are_rejected_by_the_schema_and_by_the_reader() {
    let schema = ours();
    for (from, to) in BROKEN {
        assert!(WHOLE.contains(from), "{from}");
        let text = WHOLE.replacen(from, to, 1);
        assert!(!faults(&schema, &as_json(&text)).is_empty(), "{from} -> {to}");
        assert!(!told(&text).is_empty(), "{from} -> {to}");
    }
}

/// Where a key stands: the way from the top, places in lists among it.
type Way = Vec<Step>;

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Key(String),
    Place(usize),
}

fn walk(item: &Item, way: &Way, found: &mut Vec<Way>) {
    let mut down = |step: Step, item: &Item| {
        let way = [&way[..], std::slice::from_ref(&step)].concat();
        if matches!(step, Step::Key(_)) {
            found.push(way.clone());
        }
        walk(item, &way, found);
    };
    if let Some(table) = item.as_table_like() {
        // The cells of seeded rows are the questionnaire's own.
        if way.iter().any(|step| *step == Step::Key("rows".into())) && way.len() > 3 {
            return;
        }
        table.iter().for_each(|(key, item)| down(Step::Key(key.to_owned()), item));
    } else if let Item::ArrayOfTables(tables) = item {
        tables.iter().enumerate().for_each(|(at, table)| down(Step::Place(at), &Item::Table(table.clone())));
    } else if let Some(array) = item.as_array() {
        array.iter().enumerate().for_each(|(at, value)| down(Step::Place(at), &Item::Value(value.clone())));
    }
}

/// Puts the table at a way into other hands.
fn with_table(document: &mut DocumentMut, way: &[Step], change: &mut dyn FnMut(&mut dyn toml_edit::TableLike)) {
    fn value_down(value: &mut toml_edit::Value, way: &[Step], change: &mut dyn FnMut(&mut dyn toml_edit::TableLike)) {
        match (way, value) {
            ([], toml_edit::Value::InlineTable(table)) => change(table),
            ([Step::Key(key), rest @ ..], toml_edit::Value::InlineTable(table)) => {
                value_down(table.get_mut(key).unwrap(), rest, change)
            }
            ([Step::Place(at), rest @ ..], toml_edit::Value::Array(array)) => {
                value_down(array.get_mut(*at).unwrap(), rest, change)
            }
            (way, value) => panic!("{way:?} {value}"),
        }
    }
    fn table_down(table: &mut Table, way: &[Step], change: &mut dyn FnMut(&mut dyn toml_edit::TableLike)) {
        match way {
            [] => change(table),
            [Step::Key(key), rest @ ..] => match (table.get_mut(key).unwrap(), rest) {
                (Item::Table(table), rest) => table_down(table, rest, change),
                (Item::ArrayOfTables(tables), [Step::Place(at), rest @ ..]) => {
                    table_down(tables.get_mut(*at).unwrap(), rest, change)
                }
                (Item::Value(value), rest) => value_down(value, rest, change),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }
    table_down(document.as_table_mut(), way, change);
}

fn keys() -> Vec<Way> {
    let document: DocumentMut = WHOLE.parse().unwrap();
    let mut found = Vec::new();
    walk(&Item::Table(document.as_table().clone()), &Vec::new(), &mut found);
    found
}

/// The text with one table changed.
fn changed(way: &[Step], change: &mut dyn FnMut(&mut dyn toml_edit::TableLike)) -> String {
    let mut document: DocumentMut = WHOLE.parse().unwrap();
    with_table(&mut document, way, change);
    document.to_string()
}

fn split(way: &Way) -> (&[Step], &str) {
    let (last, table) = way.split_last().unwrap();
    let Step::Key(key) = last else { panic!("{way:?}") };
    (table, key)
}

/// Whether a key of a check is a matter of the question's kind, which the schema of a check cannot see.
fn is_by_kind(sort: &str, key: &str) -> bool {
    let by_kind = [("at-", "column"), ("one-person", "columns"), ("both-sides", "columns")];
    by_kind.iter().any(|(rule, known)| sort.contains(rule) && key == *known)
}

#[test]
fn the_schema_and_the_reader_agree_on_every_key_left_out_or_of_another_shape() {
    let schema = ours();
    let keys = keys();
    assert!(keys.len() > 150, "{}", keys.len());
    // What one part says of another is the reader's alone.
    let across = [
        "beside-no-scale",
        "beside-not-blind",
        "unknown-question",
        "unknown-column",
        "unknown-area",
        "unknown-step",
        "condition-no-choice",
        "check-does-not-fit",
        "critical-without-weight",
        "blind-of-one",
        "settled-before-asked",
        "some-credits",
        "scale-in-coverage",
        "seed-without-name",
        "circular-condition",
    ];
    let mut wrong = Vec::new();
    for way in &keys {
        let (table, key) = split(way);
        let mut rule = String::new();
        let out = changed(table, &mut |table| {
            rule = table.get("rule").and_then(Item::as_str).unwrap_or_default().to_owned();
            table.remove(key);
        });
        let odd = changed(table, &mut |table| {
            let odd: toml_edit::Value = "[[[1]]]".parse().unwrap();
            table.insert(key, value(odd));
        });
        for (done, text) in [("out", out), ("odd", odd)] {
            if done == "out" && is_by_kind(&rule, key) {
                continue;
            }
            let told: Vec<_> = told(&text).into_iter().filter(|rule| !across.contains(rule)).collect();
            let seen = faults(&schema, &as_json(&text));
            if told.is_empty() != seen.is_empty() {
                wrong.push(format!("{done} {way:?}: the reader {told:?}, the schema {seen:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every word in quotation marks in the sources of the readers: whatever key one of them reads is among these.
fn words_of_the_readers() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage");
    let mut words = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.file_name().to_string_lossy().starts_with("raw_") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let code = text.split("\n#[cfg(test)]").next().unwrap();
            let parts = code.split('"').map(str::to_owned);
            words.extend(parts.filter(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'-'))
            }));
        }
    }
    words
}

/// One table of each sort: a question of each kind, a column of each kind, a check of each rule.
fn tables() -> Vec<(Way, String)> {
    let mut found: Vec<(Way, String)> = Vec::new();
    for way in keys() {
        let table = way[..way.len() - 1].to_vec();
        let mut sort = String::new();
        changed(&table, &mut |table| {
            let word = |key: &str| table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned();
            sort = format!("{} {}", word("kind"), word("rule"));
        });
        for step in &table {
            if let Step::Key(key) = step {
                sort = format!("{sort} {key}");
            }
        }
        if !found.iter().any(|(_, other)| *other == sort) {
            found.push((table, sort));
        }
    }
    found
}

#[test]
fn the_schema_has_every_key_the_reader_knows_and_no_other() {
    let schema = ours();
    let mut known: BTreeSet<String> = keys().iter().map(|way| split(way).1.to_owned()).collect();
    let words = words_of_the_readers();
    assert!(words.len() > 150 && known.is_subset(&words), "{words:?}");
    // Translations have their own shape and are not read yet.
    known.insert("translates".into());
    let others: Vec<&String> = words.difference(&known).collect();
    let mut wrong = Vec::new();
    for (table, sort) in tables() {
        let is_one_of_two = [" ask", " critical"].iter().any(|end| sort.ends_with(end));
        let alone = known.iter().filter(|word| *word != "translates").map(|word| vec![word]);
        for some in alone.chain(others.chunks(50).map(<[&String]>::to_vec)) {
            let mut added: Vec<&String> = Vec::new();
            let text = changed(&table, &mut |table| {
                added = some.iter().copied().filter(|word| !table.contains_key(word)).collect();
                for word in &added {
                    table.insert(word, value("x"));
                }
            });
            let findings = match questionnaire(Path::new("a.toml"), &text) {
                Ok(checked) => checked.findings,
                Err(findings) => findings,
            };
            let faults = faults(&schema, &as_json(&text));
            for word in added {
                if is_by_kind(&sort, word) {
                    continue;
                }
                let strange = |finding: &Finding| {
                    let rule = ["unknown-key", "unused-key"].contains(&finding.rule);
                    rule && finding.message.contains(&format!("`{word}`"))
                };
                let refused = |fault: &String| {
                    fault.ends_with(&format!("/{word}: additionalProperties"))
                        || fault.ends_with(&format!("/{word}: dependencies"))
                        || fault.ends_with("/rule: dependencies")
                        || is_one_of_two && fault.ends_with(": anyOf")
                };
                let (reads, allows) = (!findings.iter().any(strange), !faults.iter().any(refused));
                if reads != allows {
                    wrong.push(format!("`{word}` in {sort}: the reader {reads}, the schema {allows}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_closed_set_is_the_readers() {
    let schema = ours();
    let set = |pointer: &str| -> Vec<&str> {
        schema.pointer(pointer).unwrap().as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
    };
    assert_eq!(set("/properties/purpose/enum"), Purpose::ALL.map(Purpose::as_str));
    assert_eq!(set("/definitions/question/properties/kind/enum"), KINDS);
    assert_eq!(set("/definitions/column/properties/kind/enum"), COLUMN_KINDS);
    assert_eq!(set("/definitions/question/properties/asked_of/enum"), AskedOf::ALL.map(AskedOf::as_str));
    assert_eq!(set("/definitions/question/properties/duty/enum"), Duty::ALL.map(Duty::as_str));
    assert_eq!(set("/definitions/question/properties/fresh/enum"), Fresh::ALL.map(Fresh::as_str));
    assert_eq!(set("/definitions/check/properties/rule/enum"), Check::RULES);
    assert_eq!(set("/definitions/check/properties/any/items/enum"), Mention::ALL.map(Mention::as_str));
}
