//! Answers in JSON: values exactly as they are kept, and everything that stands beside them.
//!
//! Numbers are strings, so that no reader rounds them. What may be seen is the caller's matter.

use crate::domain::entry::{Agreed, Entry, Evidence, FollowUp};
use crate::domain::filled::status_of;
use crate::domain::parse::show;
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::domain::value::{Cell, Money, Person, Row, Value};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

/// One entry.
#[derive(Debug, Serialize)]
pub struct JsonEntry<'e> {
    status: &'static str,
    voice: &'static str,
    standing: Option<&'static str>,
    value: Option<Json>,
    shown: Option<String>,
    agreed: Option<JsonAgreed<'e>>,
    confirmed: Option<String>,
    follow_up: Option<JsonFollowUp<'e>>,
    reason: Option<&'e str>,
    note: Option<&'e str>,
    evidence: Vec<JsonEvidence<'e>>,
    locked: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonAgreed<'e> {
    agency: Option<&'e str>,
    client: Option<&'e str>,
    on: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonFollowUp<'e> {
    owner: Option<&'e str>,
    by: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonEvidence<'e> {
    what: &'e str,
    #[serde(rename = "where")]
    place: Option<&'e str>,
    on: Option<String>,
}

impl<'e> JsonEntry<'e> {
    /// An entry of a voice's book.
    #[must_use]
    pub fn new(question: &Question, entry: &'e Entry, voice: Voice) -> Self {
        let answered = status_of(question, Some(entry)) == crate::domain::entry::Status::Answered;
        let shown = entry.value.as_ref().map(|value| show::value(&question.kind, value));
        Self {
            status: status_of(question, Some(entry)).as_str(),
            voice: voice.as_str(),
            standing: answered.then(|| entry.standing_as_written(voice == Voice::Joint).as_str()),
            value: entry.value.as_ref().map(value),
            shown,
            agreed: entry.agreed.as_ref().map(agreed),
            confirmed: entry.confirmed.map(|day| day.to_string()),
            follow_up: entry.follow_up.as_ref().map(follow_up),
            reason: entry.reason.as_deref(),
            note: entry.note.as_deref(),
            evidence: entry.evidence.iter().map(evidence).collect(),
            locked: entry.locked.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        }
    }
}

fn agreed(agreed: &Agreed) -> JsonAgreed<'_> {
    JsonAgreed {
        agency: agreed.agency.as_deref(),
        client: agreed.client.as_deref(),
        on: agreed.on.map(|day| day.to_string()),
    }
}

fn follow_up(follow_up: &FollowUp) -> JsonFollowUp<'_> {
    JsonFollowUp { owner: follow_up.owner.as_deref(), by: follow_up.by.map(|day| day.to_string()) }
}

fn evidence(evidence: &Evidence) -> JsonEvidence<'_> {
    JsonEvidence { what: &evidence.what, place: evidence.place.as_deref(), on: evidence.on.map(|day| day.to_string()) }
}

/// A value in JSON; what does not fit its kind is `{ "misfit": … }`.
#[must_use]
pub fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Choice(id) => json!(id.as_str()),
        Value::Choices(ids) => ids.iter().map(|id| json!(id.as_str())).collect(),
        Value::Scale(step) => json!(step),
        Value::Number(number) => json!(number.to_string()),
        Value::Money(money) => amount(money),
        Value::Date(day) => json!(day.to_string()),
        Value::Person(person) => human(person),
        Value::Record(cells) => row(cells),
        Value::Table(rows) => rows.iter().map(row).collect(),
        Value::Misfit(text) => json!({ "misfit": text }),
    }
}

fn row(cells: &Row) -> Json {
    Json::Object(cells.cells().map(|(column, one)| (column.to_string(), cell(one))).collect())
}

fn cell(cell: &Cell) -> Json {
    match cell {
        Cell::Text(text) | Cell::Choice(text) => json!(text),
        Cell::Number(number) => json!(number.to_string()),
        Cell::Money(money) => amount(money),
        Cell::Date(day) => json!(day.to_string()),
        Cell::Person(person) => human(person),
        Cell::YesNo(yes) => json!(yes),
        Cell::Misfit(text) => json!({ "misfit": text }),
    }
}

fn amount(money: &Money) -> Json {
    json!({ "amount": money.amount.to_string(), "currency": money.currency })
}

fn human(person: &Person) -> Json {
    let mut object = Map::new();
    object.insert("name".into(), json!(person.name));
    object.insert("side".into(), json!(person.side.map(crate::domain::period::Side::as_str)));
    object.insert("deputy".into(), json!(person.deputy));
    Json::Object(object)
}
