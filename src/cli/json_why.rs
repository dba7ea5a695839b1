//! The answer of `why --json`: the same arithmetic as the text, and the smallest steps.

use crate::cli::json::FORMAT;
use crate::cli::json_figure::JsonFigure;
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::because;
use crate::insight::scorecard::{AreaScore, SCORING, Scorecard};
use crate::insight::steps::{LiftingStep, smallest_steps};
use crate::insight::why::{Beside, Product, Which, why};
use serde::Serialize;

/// Figures laid open.
#[derive(Debug, Serialize)]
pub struct JsonWhy<'c> {
    format: u32,
    scoring: u32,
    engagement: &'c str,
    round: &'c str,
    voice: &'static str,
    questionnaire: String,
    as_of: String,
    which: &'static str,
    areas: Vec<JsonArea<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonArea<'c> {
    id: &'c str,
    title: &'c str,
    state: &'static str,
    summary: String,
    figure: Option<JsonFigure<'c>>,
    left_over: u64,
    lines: Vec<JsonProduct<'c>>,
    beside: Vec<JsonBeside<'c>>,
    steps: Vec<JsonStep>,
}

#[derive(Debug, Serialize)]
struct JsonProduct<'c> {
    id: &'c str,
    critical: bool,
    weight: u32,
    credit: u32,
    product: u64,
    start: u32,
    because: Vec<String>,
}

#[derive(Debug, Serialize)]
struct JsonBeside<'c> {
    id: &'c str,
    because: &'static str,
}

#[derive(Debug, Serialize)]
struct JsonStep {
    questions: Vec<String>,
    checks: Vec<JsonCheck>,
    figure: u32,
    before_cap: u32,
    lift: u32,
    binds_cap: bool,
}

#[derive(Debug, Serialize)]
struct JsonCheck {
    id: String,
    rule: &'static str,
    sentence: String,
}

impl<'c> JsonWhy<'c> {
    /// Lays the figures of a scorecard open, with at most so many steps an area.
    #[must_use]
    pub fn new(questionnaire: &Questionnaire, card: &'c Scorecard, which: Which, steps: usize) -> Self {
        Self {
            format: FORMAT,
            scoring: SCORING,
            engagement: &card.engagement,
            round: card.round.as_str(),
            voice: card.voice.as_str(),
            questionnaire: card.questionnaire.to_string(),
            as_of: card.as_of.to_string(),
            which: if which == Which::Due { "due" } else { "whole" },
            areas: card.areas.iter().map(|area| laid_open(questionnaire, card, area, which, steps)).collect(),
        }
    }
}

fn laid_open<'c>(
    questionnaire: &Questionnaire,
    card: &'c Scorecard,
    area: &'c AreaScore,
    which: Which,
    most: usize,
) -> JsonArea<'c> {
    let why = why(area, which);
    let steps = if which == Which::Whole { smallest_steps(questionnaire, area) } else { Vec::new() };
    JsonArea {
        id: area.id.as_str(),
        title: &area.title,
        state: area.state.as_str(),
        summary: because::summary(questionnaire, card, area, why.figure),
        figure: why.figure.map(JsonFigure::from),
        left_over: why.left_over,
        lines: why.products.iter().map(|one| product(questionnaire, card, one)).collect(),
        beside: why
            .beside
            .iter()
            .map(|(line, why)| JsonBeside { id: line.id.as_str(), because: beside(*why) })
            .collect(),
        steps: steps.iter().take(most).map(|one| step(questionnaire, one)).collect(),
    }
}

fn product<'c>(questionnaire: &Questionnaire, card: &Scorecard, product: &Product<'c>) -> JsonProduct<'c> {
    let line = product.line;
    JsonProduct {
        id: line.id.as_str(),
        critical: line.critical,
        weight: line.weight,
        credit: line.credit.value,
        product: product.product,
        start: line.credit.start,
        because: because::reasons(card, line, questionnaire.question(line.id.as_str())),
    }
}

fn step(questionnaire: &Questionnaire, step: &LiftingStep) -> JsonStep {
    let check = |(id, at): &(Id, usize)| {
        let question = questionnaire.question(id.as_str())?;
        let check = question.checks.get(*at)?;
        Some(JsonCheck { id: id.to_string(), rule: check.rule(), sentence: check.sentence(question) })
    };
    JsonStep {
        questions: step.questions.iter().map(Id::to_string).collect(),
        checks: step.checks.iter().filter_map(check).collect(),
        figure: step.then.figure,
        before_cap: step.then.before_cap,
        lift: step.lift,
        binds_cap: step.binds_cap,
    }
}

/// Why a question is not in the sum, as a word of the format.
#[must_use]
pub const fn beside(beside: Beside) -> &'static str {
    match beside {
        Beside::Waived => "waived",
        Beside::NotAsked => "not-asked",
        Beside::NotYetDue => "not-yet-due",
        Beside::NeverScored => "never-scored",
        Beside::NoWeight => "no-weight",
        Beside::Blank => "blank",
        Beside::CannotTell => "cannot-tell",
    }
}
