//! One question of a questionnaire as it is written, with the places of all it refers to.
//!
//! What depends on other questions, areas and steps is looked at when all are read (`raw_cross`).

use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::period::{AskedOf, Duty};
use crate::domain::question::{Critical, Examples, Fresh, Kind, Question, Wording};
use crate::storage::raw_check::{self, Placed};
use crate::storage::raw_kind;
use crate::storage::raw_log::Log;
use crate::storage::raw_toml::{Keys, Unknown};
use toml::de::DeValue;

/// The longest short name of a question, in characters.
const NAME: usize = 22;

/// A question as read, and where its parts stand. Parts that could not be read have stand-ins; the file is then refused
/// as a whole, so none of them is ever seen.
#[derive(Debug)]
pub struct Draft {
    /// The question.
    pub question: Question,
    /// Whether its kind could be read.
    pub kind_known: bool,
    /// Whether its id could be read.
    pub id_known: bool,
    /// Where it begins.
    pub at: usize,
    /// Where its id stands.
    pub id_at: usize,
    /// Where its area stands; `None` where it has none that could be read.
    pub area_at: Option<usize>,
    /// Where its step stands; `None` where it has none that could be read.
    pub step_at: Option<usize>,
    /// Where its kind stands.
    pub kind_at: usize,
    /// Where `blind` stands.
    pub blind_at: usize,
    /// Where `beside` stands.
    pub beside_at: usize,
    /// Where `settled` stands.
    pub settled_at: usize,
    /// Where `weight` stands.
    pub weight_at: usize,
    /// Where the question and the options of `applies` stand.
    pub applies_at: ConditionPlaces,
    /// Where the question and the options of a conditional `critical` stand.
    pub critical_at: ConditionPlaces,
    /// Where each earlier id stands.
    pub was_at: Vec<usize>,
    /// The checks with their places.
    pub checks: Vec<Placed>,
}

/// Where the parts of a condition stand.
#[derive(Clone, Debug, Default)]
pub struct ConditionPlaces {
    /// Where it names its question.
    pub question: usize,
    /// Where it names each option.
    pub is: Vec<usize>,
}

/// Reads one `[[question]]`.
pub fn read(log: &mut Log<'_>, mut table: Keys<'_, '_>) -> Draft {
    let keys = &mut table;
    let id = keys.need_id(log, "id", "Give the question an id; answers are kept under it.");
    if let Some(id) = &id {
        keys.what = format!("question `{id}`").into();
    }
    let area = keys.need_id(log, "area", "Name the area it belongs to, by its id.");
    let step = keys.need_id(log, "step", "Name the step in which it is asked, by its id.");
    let kind = raw_kind::read(log, keys);
    let checks = match &kind {
        Some(kind) => raw_check::read(log, keys, kind),
        None => {
            keys.skip(&["checks", "options", "steps", "credits", "columns", "rows"]);
            Vec::new()
        }
    };
    let (critical, critical_at) = critical(log, keys);
    let (applies, applies_at) = applies(log, keys);
    let was = keys.ids(log, "was").unwrap_or_default();
    let question = Question {
        id: id.clone().unwrap_or_else(stand_in),
        was: was.iter().map(|(id, _)| id.clone()).collect(),
        area: area.clone().unwrap_or_else(stand_in),
        step: step.clone().unwrap_or_else(stand_in),
        settled: keys.whole(log, "settled", 0..=6),
        asked_of: keys.word(log, "asked_of", &AskedOf::ALL, AskedOf::as_str).unwrap_or(AskedOf::Both),
        duty: keys.word(log, "duty", &Duty::ALL, Duty::as_str).unwrap_or(Duty::Both),
        blind: keys.flag(log, "blind"),
        private: keys.flag(log, "private"),
        critical,
        waivable: keys.flag(log, "waivable"),
        weight: keys.whole(log, "weight", 0..=100),
        fresh: keys.word(log, "fresh", &Fresh::ALL, Fresh::as_str),
        applies,
        kind: kind.clone().unwrap_or(Kind::Text),
        name: name(log, keys),
        ask: ask(log, keys),
        why: keys.text(log, "why").unwrap_or_default().to_owned(),
        solid: keys.text(log, "solid").unwrap_or_default().to_owned(),
        examples: examples(log, keys),
        covers: keys.texts(log, "covers").unwrap_or_default().into_iter().map(|(text, _)| text.to_owned()).collect(),
        beside: keys.id(log, "beside"),
        minutes: keys.whole(log, "minutes", 0..=600),
        checks: checks.iter().map(|placed| placed.check.clone()).collect(),
    };
    let draft = Draft {
        kind_known: kind.is_some(),
        id_known: id.is_some(),
        at: keys.at,
        id_at: keys.value_at("id"),
        area_at: area.map(|_| keys.value_at("area")),
        step_at: step.map(|_| keys.value_at("step")),
        kind_at: keys.value_at("kind"),
        blind_at: keys.value_at("blind"),
        beside_at: keys.value_at("beside"),
        settled_at: keys.value_at("settled"),
        weight_at: keys.value_at("weight"),
        applies_at,
        critical_at,
        was_at: was.into_iter().map(|(_, at)| at).collect(),
        checks,
        question,
    };
    table.finish(log, Unknown::Warn, &raw_kind::OWN_KEYS);
    draft
}

/// A short name for lists, `title` in files as for areas and steps.
fn name(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<String> {
    let name = keys.text(log, "title")?;
    let count = name.chars().count();
    if !(1..=NAME).contains(&count) {
        let message = format!("`title` of {} has {count} characters; it can have 1 to {NAME}.", keys.what);
        log.error(
            keys.value_at("title"),
            "title-length",
            message,
            "Write a few words for lists, or leave `title` out.",
        );
    }
    Some(name.to_owned())
}

fn stand_in() -> Id {
    Id::parse("unread").expect("plain letters are an id")
}

fn critical(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> (Critical, ConditionPlaces) {
    let none = (Critical::Never, ConditionPlaces::default());
    match keys.get("critical") {
        None => none,
        Some(node) => match node.value {
            DeValue::Boolean(true) => (Critical::Always, ConditionPlaces::default()),
            DeValue::Boolean(false) => none,
            DeValue::Table(table) => {
                let table = Keys::new(table, node.at, format!("the condition `critical` of {}", keys.what));
                condition(log, table).map_or(none, |(condition, places)| (Critical::When(condition), places))
            }
            _ => {
                let hint = "Write critical = true, or critical = { question = \"…\", is = [\"…\"] }.";
                keys.wrong(log, "critical", node, "true, false or a condition", hint);
                none
            }
        },
    }
}

fn applies(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> (Option<Condition>, ConditionPlaces) {
    let what = format!("the condition `applies` of {}", keys.what);
    let hint = "Write applies = { question = \"…\", is = [\"…\"] }.";
    keys.table(log, "applies", what, hint)
        .and_then(|table| condition(log, table))
        .map_or_else(|| (None, ConditionPlaces::default()), |(condition, places)| (Some(condition), places))
}

fn condition(log: &mut Log<'_>, mut keys: Keys<'_, '_>) -> Option<(Condition, ConditionPlaces)> {
    let question = keys.need_id(log, "question", "Name the question it looks at.");
    if !keys.has("is") {
        keys.missing(log, "is", "Name the options with which it holds, as is = [\"retainer\"].");
    }
    let is = keys.ids(log, "is");
    let question_at = keys.value_at("question");
    if is.as_ref().is_some_and(Vec::is_empty) {
        let message = format!("`is` of {} is empty, so it can never hold.", keys.what);
        log.error(keys.value_at("is"), "never-holds", message, "Name the options with which it holds.");
    }
    keys.finish(log, Unknown::Warn, &[]);
    let (is, at): (Vec<Id>, Vec<usize>) = is?.into_iter().unzip();
    Some((Condition { question: question?, is }, ConditionPlaces { question: question_at, is: at }))
}

fn ask(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Wording {
    let hint = "Write ask = \"…\", or ask = { agency = \"…\", client = \"…\" }.";
    if !keys.has("ask") {
        keys.missing(log, "ask", hint);
    }
    let what = format!("`ask` of {}", keys.what);
    let Some(node) = keys.get("ask") else { return Wording::Same(String::new()) };
    match node.value {
        DeValue::String(text) => {
            if text.trim().is_empty() {
                log.error(node.at, "empty-text", format!("{what} is empty."), hint);
            }
            Wording::Same(text.to_string())
        }
        DeValue::Table(table) => {
            let mut table = Keys::new(table, node.at, what);
            let mut words = |key| table.need_text(log, key, hint).unwrap_or_default().to_owned();
            let wording = Wording::Mirrored { agency: words("agency"), client: words("client") };
            table.finish(log, Unknown::Warn, &[]);
            wording
        }
        _ => {
            keys.wrong(log, "ask", node, "a text, or one for each side", hint);
            Wording::Same(String::new())
        }
    }
}

fn examples(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Examples> {
    let hint = "Write examples = { hollow = \"…\", solid = \"…\" }.";
    let what = format!("`examples` of {}", keys.what);
    let mut table = keys.table(log, "examples", what, hint)?;
    let hollow = table.need_text(log, "hollow", hint);
    let solid = table.need_text(log, "solid", hint);
    table.finish(log, Unknown::Warn, &[]);
    Some(Examples { hollow: hollow?.to_owned(), solid: solid?.to_owned() })
}
