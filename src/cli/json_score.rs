//! The answer of `score --json`, field by field as `format.md` has it.

use crate::cli::json::FORMAT;
use crate::cli::json_figure::JsonFigure;
use crate::insight::scorecard::{AreaScore, Line, SCORING, Scorecard};
use serde::Serialize;

/// The figures of a round.
#[derive(Debug, Serialize)]
pub struct JsonScore<'c> {
    format: u32,
    scoring: u32,
    engagement: &'c str,
    round: &'c str,
    voice: &'static str,
    questionnaire: String,
    as_of: String,
    week: Option<u32>,
    criticals: Option<JsonCriticals>,
    areas: Vec<JsonArea<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonCriticals {
    agreed: u32,
    total: u32,
}

#[derive(Debug, Serialize)]
struct JsonArea<'c> {
    id: &'c str,
    title: &'c str,
    state: &'static str,
    whole: Option<JsonFigure<'c>>,
    due: Option<JsonFigure<'c>>,
    reduced_scope: bool,
    applicable: u32,
    entered: u32,
    blank: u32,
    cannot_tell: u32,
    waived: u32,
    lines: Vec<JsonLine<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonLine<'c> {
    id: &'c str,
    status: &'static str,
    standing: Option<&'static str>,
    voice: Option<&'static str>,
    critical: bool,
    weight: u32,
    credit: u32,
    failed_checks: Vec<&'static str>,
    stale: bool,
    stale_since: Option<String>,
    due: Option<bool>,
    counted: bool,
}

impl<'c> From<&'c Scorecard> for JsonScore<'c> {
    fn from(card: &'c Scorecard) -> Self {
        Self {
            format: FORMAT,
            scoring: SCORING,
            engagement: &card.engagement,
            round: card.round.as_str(),
            voice: card.voice.as_str(),
            questionnaire: card.questionnaire.to_string(),
            as_of: card.as_of.to_string(),
            week: card.week,
            criticals: card.criticals.map(|one| JsonCriticals { agreed: one.agreed, total: one.total }),
            areas: card.areas.iter().map(area).collect(),
        }
    }
}

fn area(area: &AreaScore) -> JsonArea<'_> {
    JsonArea {
        id: area.id.as_str(),
        title: &area.title,
        state: area.state.as_str(),
        whole: area.whole.as_ref().map(JsonFigure::from),
        due: area.due.as_ref().map(JsonFigure::from),
        reduced_scope: area.reduced_scope,
        applicable: area.applicable,
        entered: area.entered,
        blank: area.blank,
        cannot_tell: area.cannot_tell,
        waived: area.waived,
        lines: area.lines.iter().map(line).collect(),
    }
}

fn line(line: &Line) -> JsonLine<'_> {
    JsonLine {
        id: line.id.as_str(),
        status: line.status.as_str(),
        standing: line.credit.standing.map(|standing| standing.as_str()),
        voice: line.voice.map(|voice| voice.as_str()),
        critical: line.critical,
        weight: line.weight,
        credit: line.credit.value,
        failed_checks: line.failed_checks().collect(),
        stale: line.is_stale(),
        stale_since: line.stale_since().map(|day| day.to_string()),
        due: line.due,
        counted: line.counted,
    }
}
