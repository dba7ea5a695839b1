//! A questionnaire's text, checked: every fault with its place and mend, many at once (`format.md`, *A questionnaire*).

use crate::domain::id::Id;
use crate::domain::questionnaire::{Agenda, Area, Edition, Purpose, Questionnaire, Step, Version};
use crate::storage::finding::Finding;
use crate::storage::raw_cross::{self, Parts};
use crate::storage::raw_kind::twice;
use crate::storage::raw_limits::QUESTIONS;
use crate::storage::raw_log::{Checked, Log};
use crate::storage::raw_question::{self, Draft};
use crate::storage::raw_toml::{self, Keys, Unknown};
use crate::storage::raw_words::{nearest, quoted};
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
    let content = read(&mut log).and_then(Written::whole).filter(|_| log.errors() == 0);
    let findings = log.finish();
    match content {
        Some(content) => Ok(Checked { content, findings, newer_format: None }),
        None => Err(findings),
    }
}

/// A questionnaire as written: what could not be read is missing or has a stand-in, and an error in the log.
#[derive(Debug)]
pub struct Written {
    /// Its id.
    pub id: Option<Id>,
    /// Its version.
    pub version: Option<Version>,
    /// Its title.
    pub title: Option<String>,
    /// What it is for.
    pub purpose: Purpose,
    /// The language it asks in.
    pub language: Option<String>,
    /// Its agendas.
    pub agendas: Vec<Agenda>,
    /// Its areas.
    pub areas: Vec<Area>,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Its questions.
    pub drafts: Vec<Draft>,
    /// How many errors stood in the log before the parts were held against each other.
    pub own_errors: usize,
}

impl Written {
    /// The questionnaire; `None` where it has no id, version or title. Without an error in the log it is sound.
    #[must_use]
    pub fn whole(self) -> Option<Questionnaire> {
        let edition = Edition { id: self.id?, version: self.version? };
        let questions = self.drafts.into_iter().map(|draft| draft.question).collect();
        let (title, language) = (self.title?, self.language);
        let content = Questionnaire::new(edition, title, self.purpose, self.agendas, self.areas, self.steps, questions);
        Some(content.in_language(language))
    }
}

/// Reads as much as there is; `None` where there is nothing to read.
pub fn read(log: &mut Log<'_>) -> Option<Written> {
    let root = raw_toml::parse(log)?;
    let mut keys = Keys::new(&root, 0, "the questionnaire");
    format(log, &mut keys)?;
    if let Some(node) = keys.get("translates") {
        let message = "This file is a translation; translations are not read yet.";
        log.error(
            node.at,
            "translation",
            message,
            "It may stay where it is; questions are asked in the original's words.",
        );
        return None;
    }
    let (id, version) = edition(log, &mut keys);
    let title = keys.need_text(log, "title", "Write title = \"…\", as people read it.").map(str::to_owned);
    let purpose = keys.word(log, "purpose", &Purpose::ALL, Purpose::as_str);
    // A purpose that cannot be read is reported; rules of any purpose would only mislead.
    let purpose = purpose.unwrap_or(if keys.has("purpose") { Purpose::Plan } else { Purpose::Coverage });
    let language = language(log, &mut keys);
    let areas = areas(log, &mut keys);
    let steps = steps(log, &mut keys);
    let drafts = drafts(log, &mut keys);
    let own_errors = log.errors();
    let area_ids: Vec<Id> = areas.iter().map(|area| area.id.clone()).collect();
    raw_cross::look(log, Parts { purpose, areas: &area_ids, steps: &steps, drafts: &drafts });
    let agendas = agendas(log, &mut keys, &drafts);
    keys.finish(log, Unknown::Warn, &[]);
    warn_if_cut(log, drafts.len(), "questions");
    Some(Written { id, version, title, purpose, language, agendas, areas, steps, drafts, own_errors })
}

/// The code of a language: letters, then perhaps parts for a script or country, as `de`, `en-GB`.
fn language(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<String> {
    let code = keys.text(log, "language")?;
    let mut parts = code.split('-');
    let letters = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let more = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if !(parts.next().is_some_and(letters) && parts.all(more)) {
        let message = format!("`language` of the questionnaire is {}, which is no code of a language.", quoted(code));
        let hint = "Write a code such as \"en\", \"de\" or \"pt-BR\"; left out, it is English.";
        log.error(keys.value_at("language"), "language", message, hint);
    }
    Some(code.to_owned())
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
            log.error(
                keys.value_at("version"),
                "version",
                format!("The version {} is not three numbers.", quoted(text)),
                hint,
            );
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

fn drafts(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Draft> {
    let hint = "Write each question as [[question]] with its keys below.";
    if !keys.has("question") {
        keys.missing(log, "question", hint);
    }
    let tables = keys.tables_up_to(log, "question", "this question", hint, QUESTIONS);
    tables.into_iter().map(|table| raw_question::read(log, table)).collect()
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
            log.error(
                table.value_at("questions"),
                "empty-agenda",
                format!("The {} asks nothing.", table.what),
                "Name its questions, or leave `questions` out to ask all.",
            );
        }
        let mut asked = std::collections::HashSet::new();
        for (question, at) in questions.iter().flatten() {
            if !known.contains(question.as_str()) {
                let message = format!("The {} asks `{question}`, which is not in this file.", table.what);
                let near = drafts.iter().map(|draft| draft.question.id.as_str());
                let hint = if log.is_full() {
                    String::new()
                } else {
                    nearest(question.as_str(), near).map_or_else(String::new, |near| format!("Did you mean `{near}`?"))
                };
                let hint = if hint.is_empty() { "Write the id of a question of this file.".to_owned() } else { hint };
                log.error(*at, "unknown-question", message, hint);
            } else if !asked.insert(question) {
                log.warning(
                    *at,
                    "asked-twice",
                    format!("The {} asks `{question}` twice.", table.what),
                    "Take one out.",
                );
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
        let message = format!(
            "The closing line `# end of file` is missing, so the file may have been cut short; {count} {things} {} read.",
            if count == 1 { "was" } else { "were" }
        );
        log.warning(
            log.text.len(),
            "closing-line",
            message,
            "If something is missing, fetch a whole copy; else add the line at the end.",
        );
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::question::{Critical, Kind};
    use proptest::prelude::*;
    use std::fmt::Write as _;

    /// A small questionnaire without a fault.
    const GOOD: &str = r#"format = 1
id = "small"
version = "1.0.0"
title = "Small"
agendas = [{ id = "short", title = "Short", questions = ["model", "register"] }]
[[area]]
id = "rights"
title = "Decision rights"
[[step]]
id = "week-0"
title = "Before the kickoff"
week = 0
[[step]]
id = "week-2"
title = "Week 2"
week = 2
[[question]]
id = "model"
area = "rights"
step = "week-0"
kind = "choice"
ask = "Which model?"
options = [{ id = "retainer", label = "Retainer" }, { id = "project", label = "Project" }]
[[question]]
id = "launch"
area = "rights"
step = "week-0"
kind = "date"
ask = "When?"
[[question]]
id = "register"
area = "rights"
step = "week-2"
settled = 3
critical = { question = "model", is = ["retainer"] }
waivable = true
weight = 2
fresh = "quarter"
asked_of = "both"
blind = true
kind = "table"
ask = { agency = "Who runs it?", client = "Who runs what?" }
columns = [{ id = "system", title = "System", required = true }, { id = "owner", title = "Owner", kind = "person" },
           { id = "kind", title = "Kind", kind = "choice", options = ["own", "rented"] },
           { id = "since", title = "Since", kind = "date" }, { id = "cost", title = "Cost", kind = "number" }]
rows = [{ system = "CRM" }, { system = "Ads", kind = "rented" }]
checks = [{ rule = "min-rows", rows = 2 }, { rule = "includes", column = "kind", values = ["own"] },
          { rule = "one-person", columns = ["owner"] }, { rule = "before", column = "since", question = "launch" }]
# end of file
"#;

    fn faults(text: &str) -> Vec<Finding> {
        questionnaire(Path::new("small.toml"), text).map_or_else(|findings| findings, |checked| checked.findings)
    }

    fn told(findings: &[Finding]) -> String {
        let mut out = String::new();
        for f in findings {
            let hint = f.hint.as_deref().unwrap_or("-");
            writeln!(out, "{}:{} {} {}: {}\n    {hint}", f.line, f.column, f.severity.as_str(), f.rule, f.message)
                .unwrap();
        }
        out
    }

    #[test]
    fn a_questionnaire_without_a_fault_is_read_whole() {
        let Checked { content, findings, .. } = questionnaire(Path::new("small.toml"), GOOD).unwrap();
        assert_eq!(findings, []);
        assert_eq!(content.edition.to_string(), "small@1.0.0");
        let register = content.question("register").unwrap();
        assert!(matches!(&register.critical, Critical::When(condition) if condition.question == "model"));
        assert_eq!(register.checks.len(), 4);
        let Kind::Table(spec) = &register.kind else { panic!("a table") };
        assert_eq!((spec.columns.len(), spec.seeds.len()), (5, 2));
        assert!(content.is_asked("short", &register.id) && !content.is_asked("short", &content.questions()[1].id));
    }

    /// `(what stands there, what a person wrote instead, line, column, message)`
    const FAULTS: &[(&str, &str, usize, usize, &str)] = &[
        ("format = 1", "format = 2", 1, 10, "The questionnaire has format 2; this version reads format 1."),
        (
            "format = 1",
            r#"format = "one""#,
            1,
            10,
            "`format` of the questionnaire must be a whole number; this is a text.",
        ),
        (
            r#"id = "small""#,
            r#"id = "Small Things""#,
            2,
            6,
            "`id` of the questionnaire is `Small Things`, which is no id.",
        ),
        ("id = \"small\"\n", "", 1, 1, "The questionnaire has no `id`."),
        (r#"version = "1.0.0""#, r#"version = "1""#, 3, 11, "The version `1` is not three numbers."),
        (r#"title = "Small""#, r#"title = " ""#, 4, 9, "`title` of the questionnaire is empty."),
        (
            r#"title = "Small""#,
            "title = \"Small\"\nlanguage = \"German\"",
            5,
            12,
            "`language` of the questionnaire is `German`, which is no code of a language.",
        ),
        (r#"title = "Small""#, "titel = \"x\"\ntitle = \"Small\"", 4, 1, "The questionnaire has no key `titel`."),
        (
            r#"title = "Small""#,
            "title = \"Small\"\npurpose = \"covrage\"",
            5,
            11,
            "`purpose` of the questionnaire is `covrage`; it can be `coverage`, `audit` or `plan`.",
        ),
        (
            r#"["model", "register"]"#,
            r#"["model", "registre"]"#,
            5,
            67,
            "The agenda `short` asks `registre`, which is not in this file.",
        ),
        (r#"["model", "register"]"#, "[]", 5, 57, "The agenda `short` asks nothing."),
        ("week = 2", "week = 7", 16, 8, "`week` of this step is `7`; it must be from 0 to 6."),
        (
            r#"title = "Decision rights""#,
            "title = \"Decision rights\"\nscored = 1",
            9,
            10,
            "`scored` of this area must be true or false; this is a whole number.",
        ),
        (
            r#"title = "Decision rights""#,
            "title = \"Decision rights\"\n[[area]]\nid = \"rights\"\ntitle = \"Again\"",
            10,
            6,
            "The area `rights` is here a second time; the first is on line 7.",
        ),
        (
            "area = \"rights\"\nstep = \"week-0\"\nkind = \"choice\"",
            "area = \"right\"\nstep = \"week-0\"\nkind = \"choice\"",
            19,
            8,
            "Question `model` belongs to the area `right`, which is not in this file.",
        ),
        (
            r#"step = "week-2""#,
            r#"step = "week-3""#,
            33,
            8,
            "Question `register` is asked in the step `week-3`, which is not in this file.",
        ),
        (
            "kind = \"choice\"\nask",
            "kind = \"chioce\"\nask",
            21,
            8,
            "`kind` of question `model` is `chioce`; it can be `text`, `link`, `choice`, `choices`, `scale`, `number`, `percent`, `money`, `date`, `person`, `record` or `table`.",
        ),
        (r#", { id = "project", label = "Project" }]"#, "]", 23, 11, "Question `model` has fewer than two options."),
        (
            r#"{ id = "project", label = "Project" }"#,
            r#"{ id = "retainer", label = "Project" }"#,
            23,
            60,
            "The option `retainer` is here a second time; the first is before it on this line.",
        ),
        (r#"{ id = "project", label = "Project" }"#, r#"{ id = "project" }"#, 23, 53, "This option has no `label`."),
        (
            r#"{ id = "project", label = "Project" }"#,
            r#"{ id = "project", label = "Project", credit = 101 }"#,
            23,
            99,
            "`credit` of this option is `101`; it must be from 0 to 100.",
        ),
        (
            r#"id = "launch""#,
            "id = \"launch\"\nwas = [\"model\"]",
            26,
            8,
            "Question `launch` was called `model`, but a question of that id is still here.",
        ),
        ("kind = \"date\"\nask = \"When?\"", r#"kind = "date""#, 24, 1, "Question `launch` has no `ask`."),
        (
            "kind = \"date\"\nask = \"When?\"",
            "kind = \"date\"\nask = \"When?\"\noptions = []",
            30,
            1,
            "`options` means nothing in question `launch`; it belongs to choice and choices questions.",
        ),
        (
            "kind = \"date\"\nask = \"When?\"",
            "kind = \"date\"\nask = \"When?\"\nchecks = [{ rule = \"min-rows\", rows = 1 }]",
            30,
            20,
            "The check `min-rows` does not fit question `launch` of kind `date`; it fits `table`.",
        ),
        (
            "kind = \"date\"\nask = \"When?\"",
            "kind = \"date\"\nask = \"When?\"\nchecks = [{ rule = \"filed\" }]",
            30,
            20,
            "Question `launch` has the check `filed`, which does not exist.",
        ),
        (
            "kind = \"date\"\nask = \"When?\"",
            "kind = \"date\"\nask = \"When?\"\nbeside = \"model\"",
            30,
            10,
            "Question `launch` stands beside `model`, which is no scale.",
        ),
        (
            "settled = 3",
            "settled = 1",
            34,
            11,
            "Question `register` is to be settled in week 1, before it is asked in week 2.",
        ),
        (
            "settled = 3",
            "settled = 3.5",
            34,
            11,
            "`settled` of question `register` must be a whole number; this is a number with decimals.",
        ),
        (
            r#"question = "model", is"#,
            r#"question = "modell", is"#,
            35,
            25,
            "A condition of question `register` looks at `modell`, which is not in this file.",
        ),
        (
            r#"question = "model", is"#,
            r#"question = "launch", is"#,
            35,
            25,
            "A condition of question `register` looks at `launch` of kind `date`.",
        ),
        (
            r#"is = ["retainer"]"#,
            r#"is = ["retained"]"#,
            35,
            40,
            "A condition of question `register` waits for `retained`, which is no option of `model`, so it can never hold.",
        ),
        (
            r#"is = ["retainer"]"#,
            r#"is = ["retainer", "mixed"]"#,
            35,
            52,
            "A condition of question `register` waits for `mixed`, which is no option of `model`.",
        ),
        (
            r#"is = ["retainer"]"#,
            "is = []",
            35,
            39,
            "`is` of the condition `critical` of question `register` is empty, so it can never hold.",
        ),
        (
            "waivable = true",
            r#"waivable = "true""#,
            36,
            12,
            "`waivable` of question `register` must be true or false; this is a text.",
        ),
        ("weight = 2", "weight = 0", 37, 10, "Question `register` is critical and has weight 0."),
        ("weight = 2", "weight = -1", 37, 10, "`weight` of question `register` is `-1`; it must be from 0 to 100."),
        (
            r#"fresh = "quarter""#,
            r#"fresh = "monthly""#,
            38,
            9,
            "`fresh` of question `register` is `monthly`; it can be `quarter`, `half-year` or `year`.",
        ),
        (
            r#"asked_of = "both""#,
            r#"asked_of = "sales""#,
            40,
            9,
            "Question `register` is blind and asked of `sales` only.",
        ),
        (
            r#"client = "Who runs what?""#,
            r#"client = """#,
            42,
            43,
            "`client` of `ask` of question `register` is empty.",
        ),
        (
            r#"{ id = "cost", title = "Cost", kind = "number" }"#,
            r#"{ id = "since", title = "Cost", kind = "number" }"#,
            45,
            69,
            "The column `since` is here a second time; the first is before it on this line.",
        ),
        (
            r#"{ id = "cost", title = "Cost", kind = "number" }"#,
            r#"{ id = "cost", title = "Cost", kind = "numbers" }"#,
            45,
            100,
            "`kind` of column `cost` is `numbers`; it can be `text`, `number`, `money`, `percent`, `date`, `person`, `choice`, `yes-no` or `link`.",
        ),
        (
            r#", options = ["own", "rented"]"#,
            r#", options = "own""#,
            44,
            70,
            "`options` of column `kind` must be a list; this is a text.",
        ),
        (
            r#", options = ["own", "rented"]"#,
            r#", options = ["own", "rented", "own"]"#,
            44,
            88,
            "The option `own` is here twice.",
        ),
        (
            r#"{ system = "CRM" }"#,
            r#"{ system = "ads" }"#,
            46,
            29,
            "Two seeded rows of question `register` have the same `system`; the first is on line 46.",
        ),
        (
            r#"{ system = "CRM" }"#,
            r#"{ kind = "own" }"#,
            46,
            9,
            "A seeded row of question `register` has no `system`; by its first column a row is known.",
        ),
        (
            r#"{ system = "CRM" }"#,
            r#"{ system = "CRM", sinse = 2026-01-01 }"#,
            46,
            27,
            "A seeded row of question `register` names the column `sinse`, which is not there.",
        ),
        (
            r#"{ system = "CRM" }"#,
            r#"{ system = "CRM", since = "last year" }"#,
            46,
            35,
            "`since` of a seeded row of question `register` is a text, not a date; the cell counts as blank.",
        ),
        (
            r#"{ system = "CRM" }"#,
            r#"{ system = "CRM", cost = nan }"#,
            46,
            34,
            "`cost` of a seeded row of question `register` must be a number; `nan` and `inf` are no numbers that can be counted with; the cell counts as blank.",
        ),
        (
            r#"kind = "rented" }"#,
            r#"kind = "rentet" }"#,
            46,
            54,
            "`kind` of a seeded row of question `register` is `rentet`, which is no option of this column; the cell counts as blank.",
        ),
        (
            r#"rule = "min-rows", rows = 2"#,
            r#"rule = "min-rows""#,
            47,
            11,
            "The check `min-rows` of question `register` has no `rows`.",
        ),
        (
            r#"rule = "min-rows", rows = 2"#,
            r#"rule = "min-rows", rows = 2, row = 3"#,
            47,
            42,
            "The check `min-rows` has no key `row`.",
        ),
        (
            r#"column = "kind", values"#,
            r#"column = "kinds", values"#,
            47,
            74,
            "The check `includes` names the column `kinds`, which question `register` does not have.",
        ),
        (
            r#"values = ["own"]"#,
            r#"values = ["owned"]"#,
            47,
            92,
            "The check `includes` can never hold: the column `kind` has no option `owned`.",
        ),
        (
            r#"columns = ["owner"]"#,
            r#"columns = ["cost"]"#,
            48,
            45,
            "The check `one-person` does not fit the column `cost` of kind `number`; it fits `person` or `text`.",
        ),
        (
            r#"column = "since", question = "launch""#,
            r#"column = "cost", question = "launch""#,
            48,
            85,
            "The check `before` does not fit the column `cost` of kind `number`; it fits `date`.",
        ),
        (
            r#"question = "launch" }"#,
            r#"question = "lunch" }"#,
            48,
            105,
            "The check `before` names the question `lunch`, which is not in this file.",
        ),
        (
            r#"question = "launch" }"#,
            r#"question = "model" }"#,
            48,
            105,
            "The check `before` compares with `model`, which holds no date.",
        ),
        (
            r#"question = "launch" }"#,
            r#"question = "launch", of = "x" }"#,
            48,
            120,
            "The check `before` compares with the column `x` of `launch`, which is no date column there.",
        ),
        (
            r#"rule = "before", column = "since", question = "launch""#,
            r#"rule = "at-least", number = 1"#,
            48,
            57,
            "The check `at-least` of question `register` has no `column`.",
        ),
        (
            r#"rule = "before", column = "since", question = "launch""#,
            r#"rule = "differs", columns = ["owner"]"#,
            48,
            87,
            "The check `differs` of question `register` names fewer than two columns.",
        ),
        (
            r#"rule = "before", column = "since", question = "launch""#,
            r#"rule = "exactly-one", column = "kind", value = 1"#,
            48,
            106,
            "`value` of the check `exactly-one` must be a word, true or false; this is a whole number.",
        ),
        (
            "# end of file",
            "# the end",
            50,
            1,
            "The closing line `# end of file` is missing, so the file may have been cut short; 3 questions were read.",
        ),
        (
            "kind = \"table\"\n",
            "kind = \"table\"\nkind = \"table\"\n",
            42,
            1,
            "`kind` is written twice here; the first time on line 41.",
        ),
    ];

    #[test]
    fn every_fault_is_told_with_its_place() {
        for (from, to, line, column, message) in FAULTS {
            assert_eq!(GOOD.matches(from).count(), 1, "{from}");
            let findings = faults(&GOOD.replace(from, to));
            let first = findings.first().map(|f| (f.line, f.column, f.message.as_str()));
            assert_eq!(first, Some((*line, *column, *message)), "{from} -> {to}\n{}", told(&findings));
            assert_eq!(findings.len(), 1, "one fault is told once: {from} -> {to}\n{}", told(&findings));
            assert!(findings[0].hint.as_deref().is_some_and(|hint| hint.ends_with(['.', '?'])), "{:?}", findings[0]);
        }
    }

    #[test]
    fn fifteen_faults_are_told_at_once() {
        let text = GOOD
            .replace("version = \"1.0.0\"", "version = \"1.0\"")
            .replace("questions = [\"model\", \"register\"]", "questions = [\"modle\", \"register\"]")
            .replace("title = \"Week 2\"\nweek = 2", "week = 9\nminuets = 4")
            .replace("id = \"launch\"\narea = \"rights\"", "id = \"model\"\narea = \"right\"")
            .replace("{ id = \"project\", label = \"Project\" }", "{ id = \"Project!\", label = \"\" }")
            .replace("is = [\"retainer\"]", "is = [\"retained\"]")
            .replace("waivable = true", "waivable = \"yes\"")
            .replace("fresh = \"quarter\"", "fresh = \"quaterly\"")
            .replace("asked_of = \"both\"", "asked_of = \"client\"")
            .replace("rows = 2", "rows = \"two\"")
            .replace("values = [\"own\"]", "values = [\"owned\"]")
            .replace("columns = [\"owner\"]", "columns = [\"cost\"]");
        let findings = faults(&text);
        assert!(findings.len() >= 15, "{}", told(&findings));
        insta::assert_snapshot!(told(&findings));
    }

    #[test]
    fn syntax_faults_are_told_in_our_words_many_at_once() {
        let text =
            "format = 1\nid = small\ntitle = \"Small\nversion \"1.0.0\"\nx = [1 2]\ny = 2026-02-30\n[area\nz = 1_\n";
        insta::assert_snapshot!(told(&faults(text)));
    }

    #[test]
    fn hostile_words_never_reach_a_message_as_they_are() {
        let evil = "\u{9b}2J\u{1b}]52;c;aGk=\u{7}\u{202e}";
        let quoted = "\\u001b]52;c;aGk=\\u0007\\u202e".repeat(50);
        for text in [
            GOOD.replace("kind = \"date\"\nask", &format!("kind = '{evil}'\nask")),
            GOOD.replace("kind = \"date\"\nask", &format!("kind = \"{quoted}\"\nask")),
            GOOD.replace("id = \"launch\"", &format!("id = \"{quoted}\"\n\"{quoted}\" = 1")),
            format!("{evil} = 1\n"),
            format!("a = {evil}\n"),
            format!("\"{quoted}\" = 1\n\"{quoted}\" = 2\n"),
        ] {
            for finding in faults(&text) {
                let all = format!("{}{}", finding.message, finding.hint.unwrap_or_default());
                assert!(!all.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)), "{all:?}");
                assert!(all.chars().count() < 500, "{all}");
            }
        }
    }

    #[test]
    fn conditions_in_a_circle_are_told_once() {
        let choice = |id: &str, on: &str| {
            format!(
                "[[question]]\nid = \"{id}\"\narea = \"rights\"\nstep = \"week-0\"\nkind = \"choice\"\nask = \"?\"\n\
                 applies = {{ question = \"{on}\", is = [\"a\"] }}\n\
                 options = [{{ id = \"a\", label = \"A\" }}, {{ id = \"b\", label = \"B\" }}]\n"
            )
        };
        let more = [choice("p", "q"), choice("q", "r"), choice("r", "p"), choice("s", "s"), choice("t", "p")].concat();
        let findings = faults(&GOOD.replace("# end", &format!("{more}# end")));
        let messages: Vec<_> = findings.iter().map(|f| f.message.as_str()).collect();
        let circles =
            ["The conditions run in a circle: `p` → `q` → `r` → `p`.", "The conditions run in a circle: `s` → `s`."];
        assert_eq!(messages, circles);
    }

    #[test]
    fn audits_take_scales_and_credits_for_all_options_or_none() {
        let scale = "kind = \"scale\"\nsteps = [\"a\", \"b\", \"c\", \"d\", \"e\"]\nask = \"When?\"";
        let audit = GOOD
            .replace("title = \"Small\"", "title = \"Small\"\npurpose = \"audit\"")
            .replace("kind = \"date\"\nask = \"When?\"", scale)
            .replace(", { rule = \"before\", column = \"since\", question = \"launch\" }", "")
            .replace("weight = 2", "weight = 0\nbeside = \"launch\"")
            .replace("critical = { question = \"model\", is = [\"retainer\"] }\n", "");
        assert_eq!(faults(&audit), []);
        for (from, to, message) in [
            (
                "purpose = \"audit\"",
                "purpose = \"coverage\"",
                "Question `launch` is a scale, and scales belong into audits.",
            ),
            (
                "label = \"Retainer\"",
                "label = \"Retainer\", credit = 100",
                "In question `model` 1 of 2 options have a credit.",
            ),
            (
                "blind = true\n",
                "",
                "Question `register` stands beside a step but is not a blind text or table with weight 0.",
            ),
            (
                "beside = \"launch\"",
                "beside = \"model\"",
                "Question `register` stands beside `model`, which is no scale.",
            ),
            (", \"e\"]", "]", "Question `launch` has 4 steps; a scale has five."),
            (", \"e\"]", ", \"e\"]\ncredits = [0, 100]", "Question `launch` has 2 credits; a scale has five."),
        ] {
            assert_eq!(faults(&audit.replace(from, to))[0].message, message);
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_never_taken_for_whole() {
        for at in 0..GOOD.len() - "# end of file\n".len() {
            assert!(!faults(&GOOD[..at]).is_empty(), "cut at {at}");
        }
    }

    #[test]
    fn deep_nesting_and_huge_numbers_are_one_clear_finding() {
        let deep = GOOD.replace("weight = 2", &format!("weight = {}", "[".repeat(100_000)));
        assert_eq!(faults(&deep).iter().map(|f| f.rule).collect::<Vec<_>>(), ["nesting"]);
        let huge = GOOD.replace("weight = 2", &format!("weight = 1{}", "0".repeat(5000)));
        let findings = faults(&huge);
        assert_eq!(findings.iter().map(|f| f.rule).collect::<Vec<_>>(), ["out-of-range"]);
        assert!(findings[0].message.chars().count() < 200);
    }

    #[test]
    fn twenty_thousand_and_one_questions_are_refused_with_the_limit() {
        let questions = "[[question]]\nid = \"a\"\n".repeat(QUESTIONS + 1);
        let findings = faults(&format!("format = 1\n{questions}"));
        assert!(findings.iter().any(|f| f.message.contains("more than 20000")), "{}", told(&findings));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}|[\\[\\]{}=\"'.,#a-z0-9_\\n\\r\\\\-]{0,300}") {
            let _ = faults(&text);
        }

        #[test]
        fn no_change_of_a_good_file_panics(at in 0..GOOD.len(), length in 0..60usize, new in "[\\[\\]{}=\"',.#a-z0-9\\n-]{0,12}") {
            let end = (at + length).min(GOOD.len());
            let _ = faults(&format!("{}{new}{}", &GOOD[..at], &GOOD[end..]));
        }
    }
}
