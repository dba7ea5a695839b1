//! A question of a questionnaire in full, as text and in JSON; nobody's answers.

use crate::cli::json::FORMAT;
use crate::cli::refusal::Refusal;
use crate::domain::question::{Column, ColumnKind, Critical, Kind, Question, Wording};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::visible::visible_line;
use crate::texts::answers as says;
use crate::texts::interview;
use serde::Serialize;
use serde_json::{Value as Json, json};
use std::io::Write;

/// Questions of a questionnaire.
#[derive(Debug, Serialize)]
pub struct JsonQuestionnaire<'q> {
    format: u32,
    id: &'q str,
    version: String,
    title: &'q str,
    purpose: &'static str,
    agendas: Vec<&'q str>,
    areas: Vec<Json>,
    steps: Vec<Json>,
    questions: Vec<JsonQuestion<'q>>,
}

#[derive(Debug, Serialize)]
struct JsonQuestion<'q> {
    id: &'q str,
    area: &'q str,
    step: &'q str,
    kind: &'static str,
    asked_of: &'static str,
    critical: &'static str,
    blind: bool,
    private: bool,
    weight: Option<u32>,
    ask: Json,
    why: &'q str,
    solid: &'q str,
    options: Vec<Json>,
    steps: Vec<&'q str>,
    columns: Vec<Json>,
    checks: Vec<Json>,
}

/// The answer of `questionnaire show --json`.
#[must_use]
pub fn answer<'q>(questionnaire: &'q Questionnaire, questions: &[&'q Question]) -> JsonQuestionnaire<'q> {
    let area = |area: &crate::domain::questionnaire::Area| json!({ "id": area.id.as_str(), "title": area.title, "scored": area.scored });
    let step = |step: &crate::domain::questionnaire::Step| json!({ "id": step.id.as_str(), "title": step.title, "week": step.week, "minutes": step.minutes });
    JsonQuestionnaire {
        format: FORMAT,
        id: questionnaire.edition.id.as_str(),
        version: questionnaire.edition.version.to_string(),
        title: &questionnaire.title,
        purpose: questionnaire.purpose.as_str(),
        agendas: questionnaire.agendas.iter().map(|agenda| agenda.id.as_str()).collect(),
        areas: questionnaire.areas.iter().map(area).collect(),
        steps: questionnaire.steps.iter().map(step).collect(),
        questions: questions.iter().map(|question| json_question(question)).collect(),
    }
}

fn json_question(question: &Question) -> JsonQuestion<'_> {
    let check =
        |check: &crate::domain::check::Check| json!({ "rule": check.rule(), "sentence": check.sentence(question) });
    let option = |option: &crate::domain::question::Choice| json!({ "id": option.id.as_str(), "label": option.label, "credit": option.credit });
    JsonQuestion {
        id: question.id.as_str(),
        area: question.area.as_str(),
        step: question.step.as_str(),
        kind: question.kind.as_str(),
        asked_of: question.asked_of.as_str(),
        critical: match question.critical {
            Critical::Never => "never",
            Critical::Always => "always",
            Critical::When(_) => "sometimes",
        },
        blind: question.blind,
        private: question.private,
        weight: question.weight,
        ask: match &question.ask {
            Wording::Same(ask) => json!(ask),
            Wording::Mirrored { agency, client } => json!({ "agency": agency, "client": client }),
        },
        why: &question.why,
        solid: &question.solid,
        options: question.kind.options().iter().map(option).collect(),
        steps: match &question.kind {
            Kind::Scale(spec) => spec.steps.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        },
        columns: question.kind.columns().iter().map(json_column).collect(),
        checks: question.checks.iter().map(check).collect(),
    }
}

fn json_column(column: &Column) -> Json {
    let options = match &column.kind {
        ColumnKind::Choice(options) => json!(options),
        _ => Json::Null,
    };
    json!({ "id": column.id.as_str(), "title": column.title, "kind": column.kind.as_str(), "required": column.required, "options": options })
}

/// Writes a question in full.
///
/// # Errors
/// As writing.
pub fn write(out: &mut dyn Write, questionnaire: &Questionnaire, question: &Question) -> Result<(), Refusal> {
    let area = questionnaire.area(&question.area).map_or("", |area| area.title.as_str());
    let marks = says::marks(question.critical != Critical::Never, question.blind, question.private);
    writeln!(out, "{}", question.id)?;
    writeln!(out, "  {}", visible_line(&says::question_line(area, question.kind.as_str(), &marks)))?;
    match &question.ask {
        Wording::Same(ask) => line(out, says::ASK, ask)?,
        Wording::Mirrored { agency, client } => {
            line(out, interview::AGENCY, agency)?;
            line(out, interview::CLIENT, client)?;
        }
    }
    line(out, interview::WHY, &question.why)?;
    line(out, interview::SOLID, &question.solid)?;
    if let Some(examples) = &question.examples {
        line(out, says::HOLLOW, &examples.hollow)?;
        let is_row = matches!(question.kind, Kind::Table(_));
        line(out, if is_row { says::SOLID_ROW } else { says::SOLID }, &examples.solid)?;
    }
    for option in question.kind.options() {
        writeln!(out, "    {}: {}", option.id, visible_line(&option.label))?;
    }
    if let Kind::Scale(spec) = &question.kind {
        for (step, meaning) in spec.steps.iter().enumerate() {
            writeln!(out, "    {step}: {}", visible_line(meaning))?;
        }
    }
    for column in question.kind.columns() {
        let options = match &column.kind {
            ColumnKind::Choice(options) => options.join(", "),
            other => other.as_str().to_owned(),
        };
        writeln!(
            out,
            "    {}",
            visible_line(&says::column(column.id.as_str(), &column.title, &options, column.required))
        )?;
    }
    for check in &question.checks {
        line(out, says::CHECK, &check.sentence(question))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, label: &str, text: &str) -> Result<(), Refusal> {
    if !text.is_empty() {
        writeln!(out, "  {label}: {}", visible_line(text))?;
    }
    Ok(())
}
