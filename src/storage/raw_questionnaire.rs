//! A questionnaire's text, checked: every fault with its place and mend, many at once (`format.md`, *A questionnaire*).

use crate::domain::id::Id;
use crate::domain::questionnaire::{Agenda, Area, Edition, Purpose, Questionnaire, Step, Version};
use crate::storage::finding::{Finding, Severity};
use crate::storage::raw_cross::{self, Parts};
use crate::storage::raw_kind::twice;
use crate::storage::raw_limits::QUESTIONS;
use crate::storage::raw_log::{Checked, Log};
use crate::storage::raw_question::{self, Draft};
use crate::storage::raw_toml::{self, Keys, Unknown};
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::storage::read::is_closed;
use std::path::Path;

/// The newest `format` of a questionnaire this version reads.
pub const FORMAT: u32 = 1;

/// Reads a questionnaire. The findings beside it are warnings.
///
/// # Errors
/// All findings, at least one of them an error, in order of place.
pub fn questionnaire(file: &Path, text: &str) -> Result<Checked<Questionnaire>, Vec<Finding>> {
    let mut log = Log::new(file, text);
    let content = raw_toml::parse(&mut log).and_then(|root| read(&mut log, Keys::new(&root, 0, "the questionnaire")));
    let findings = log.finish();
    match content {
        Some(content) if !findings.iter().any(|finding| finding.severity == Severity::Error) => {
            Ok(Checked { content, findings, newer_format: None })
        }
        _ => Err(findings),
    }
}

fn read(log: &mut Log<'_>, mut keys: Keys<'_, '_>) -> Option<Questionnaire> {
    format(log, &mut keys)?;
    if let Some(node) = keys.get("translates") {
        let message = "This file is a translation; it is read together with the questionnaire it translates, not alone.";
        log.error(node.at, "translation", message, "Check the questionnaire named here.");
        return None;
    }
    let (id, version) = edition(log, &mut keys);
    let title = keys.need_text(log, "title", "Write title = \"…\", as people read it.");
    let purpose = keys.word(log, "purpose", &Purpose::ALL, Purpose::as_str);
    // A purpose that cannot be read is reported; rules of any purpose would only mislead.
    let purpose = purpose.unwrap_or(if keys.has("purpose") { Purpose::Plan } else { Purpose::Coverage });
    let areas = areas(log, &mut keys);
    let steps = steps(log, &mut keys);
    let drafts = drafts(log, &mut keys)?;
    let area_ids: Vec<Id> = areas.iter().map(|area| area.id.clone()).collect();
    raw_cross::look(log, Parts { purpose, areas: &area_ids, steps: &steps, drafts: &drafts });
    let agendas = agendas(log, &mut keys, &drafts);
    keys.finish(log, Unknown::Warn, &[]);
    warn_if_cut(log, drafts.len(), "questions");
    let questions = drafts.into_iter().map(|draft| draft.question).collect();
    Some(Questionnaire::new(Edition { id: id?, version: version? }, title?.to_owned(), purpose, agendas, areas, steps, questions))
}

fn format(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<()> {
    if !keys.has("format") {
        keys.missing(log, "format", "Write format = 1 at the top.");
        keys.skip(&["format"]);
        return Some(());
    }
    let format = keys.whole(log, "format", 1..=u32::MAX)?;
    if format > FORMAT {
        let message = format!("The questionnaire has format {format}; this version reads format {FORMAT}.");
        log.error(keys.value_at("format"), "newer-format", message, "Install a newer version of handshake.");
        return None;
    }
    Some(())
}

fn edition(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> (Option<Id>, Option<Version>) {
    let id = keys.need_id(log, "id", "Give the questionnaire an id, as id = \"onboarding\".");
    let hint = "Write three numbers, as version = \"1.0.0\".";
    let version = keys.need_text(log, "version", hint).and_then(|text| {
        let version = Version::parse(text);
        if version.is_none() {
            log.error(keys.value_at("version"), "version", format!("The version {} is not three numbers.", quoted(text)), hint);
        }
        version
    });
    (id, version)
}

fn areas(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Area> {
    let hint = "Write [[area]] with id and title before the questions.";
    if !keys.has("area") {
        keys.missing(log, "area", hint);
    }
    let mut areas: Vec<(Area, usize)> = Vec::new();
    for mut table in keys.tables(log, "area", "this area", hint) {
        let id = table.need_id(log, "id", "Give the area an id.");
        let title = table.need_text(log, "title", "Give the area the words people read.");
        let scored = table.flag_if_there(log, "scored").unwrap_or(true);
        let at = table.value_at("id");
        table.finish(log, Unknown::Warn, &[]);
        let Some(id) = id else { continue };
        twice(log, "area", &id, at, areas.iter().map(|(area, at)| (&area.id, *at)));
        areas.push((Area { id, title: title.unwrap_or_default().to_owned(), scored }, at));
    }
    areas.into_iter().map(|(area, _)| area).collect()
}

fn steps(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Step> {
    let hint = "Write [[step]] with id and title before the questions.";
    if !keys.has("step") {
        keys.missing(log, "step", hint);
    }
    let mut steps: Vec<(Step, usize)> = Vec::new();
    for mut table in keys.tables(log, "step", "this step", hint) {
        let id = table.need_id(log, "id", "Give the step an id.");
        let title = table.need_text(log, "title", "Give the step the words people read.");
        let week = table.whole(log, "week", 0..=6);
        let minutes = table.whole(log, "minutes", 0..=600);
        let at = table.value_at("id");
        table.finish(log, Unknown::Warn, &[]);
        let Some(id) = id else { continue };
        twice(log, "step", &id, at, steps.iter().map(|(step, at)| (&step.id, *at)));
        steps.push((Step { id, title: title.unwrap_or_default().to_owned(), week, minutes }, at));
    }
    steps.into_iter().map(|(step, _)| step).collect()
}

fn drafts(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Vec<Draft>> {
    let hint = "Write each question as [[question]] with its keys below.";
    if !keys.has("question") {
        keys.missing(log, "question", hint);
    }
    let tables = keys.tables(log, "question", "this question", hint);
    if tables.len() > QUESTIONS {
        let at = tables[QUESTIONS].at;
        log.error(at, "too-many-questions", format!("There are more than {QUESTIONS} questions."), "Split the questionnaire.");
        return None;
    }
    Some(tables.into_iter().map(|table| raw_question::read(log, table)).collect())
}

fn agendas(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, drafts: &[Draft]) -> Vec<Agenda> {
    let hint = "Write agendas = [{ id = \"short\", title = \"…\", questions = [\"…\"] }].";
    let known: std::collections::HashSet<&str> = drafts.iter().map(|draft| draft.question.id.as_str()).collect();
    let mut agendas: Vec<(Agenda, usize)> = Vec::new();
    for mut table in keys.tables(log, "agendas", "this agenda", hint) {
        let id = table.need_id(log, "id", "Give the agenda an id.");
        if let Some(id) = &id {
            table.what = format!("agenda `{id}`").into();
        }
        let title = table.need_text(log, "title", "Give the agenda the words people read.");
        let questions = table.ids(log, "questions");
        if questions.as_ref().is_some_and(Vec::is_empty) {
            log.error(table.value_at("questions"), "empty-agenda", format!("The {} asks nothing.", table.what), "Name its questions, or leave `questions` out to ask all.");
        }
        let mut asked = std::collections::HashSet::new();
        for (question, at) in questions.iter().flatten() {
            if !known.contains(question.as_str()) {
                let message = format!("The {} asks `{question}`, which is not in this file.", table.what);
                log.error(*at, "unknown-question", message, did_you_mean(question.as_str(), known.iter().copied()));
            } else if !asked.insert(question) {
                log.warning(*at, "asked-twice", format!("The {} asks `{question}` twice.", table.what), "Take one out.");
            }
        }
        let at = table.value_at("id");
        table.finish(log, Unknown::Warn, &[]);
        let (Some(id), Some(title)) = (id, title) else { continue };
        twice(log, "agenda", &id, at, agendas.iter().map(|(agenda, at)| (&agenda.id, *at)));
        let questions = questions.map(|questions| questions.into_iter().map(|(id, _)| id).collect());
        agendas.push((Agenda { id, title: title.to_owned(), questions }, at));
    }
    agendas.into_iter().map(|(agenda, _)| agenda).collect()
}

/// Warns where the closing line is missing, with how much was read (`format.md`, third paragraph).
pub fn warn_if_cut(log: &mut Log<'_>, count: usize, things: &str) {
    if !is_closed(log.text) {
        let message = format!("The closing line `# end of file` is missing, so the file may have been cut short; {count} {things} were read.");
        log.warning(log.text.len(), "closing-line", message, "If something is missing, fetch a whole copy; else add the line at the end.");
    }
}
