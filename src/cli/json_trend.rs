//! The answer of `trend --json`: a side's audits in order, what changed from one to the next, drift as states.

use crate::cli::json::FORMAT;
use crate::cli::json_figure::JsonFigure;
use crate::insight::course::{Drift, Leg, State, changes, drift};
use crate::insight::scorecard::{AreaScore, SCORING};
use crate::insight::trend::{AreaChange, Cause, Change, Verdict, Worth};
use serde::Serialize;

/// The audits of an engagement over time.
#[derive(Debug, Serialize)]
pub struct JsonTrend<'c> {
    format: u32,
    scoring: u32,
    engagement: &'c str,
    as_of: String,
    not_revealed: Vec<&'c str>,
    voices: Vec<JsonVoice<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonVoice<'c> {
    voice: &'static str,
    rounds: Vec<JsonRound<'c>>,
    changes: Vec<JsonChange<'c>>,
    drift: Vec<JsonDrift<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonRound<'c> {
    round: &'c str,
    questionnaire: String,
    window: Option<JsonWindow>,
    locked: Option<String>,
    areas: Vec<JsonArea<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonWindow {
    from: String,
    to: String,
}

#[derive(Debug, Serialize)]
struct JsonArea<'c> {
    id: &'c str,
    state: &'static str,
    whole: Option<JsonFigure<'c>>,
    reduced_scope: bool,
}

#[derive(Debug, Serialize)]
struct JsonChange<'c> {
    from: &'c str,
    to: &'c str,
    comparable: u32,
    applicable: u32,
    areas: Vec<JsonAreaChange>,
}

#[derive(Debug, Serialize)]
struct JsonAreaChange {
    id: String,
    verdict: &'static str,
    from: Option<u32>,
    to: Option<u32>,
    by: Option<i64>,
    crossed: Vec<String>,
    because: Vec<JsonCause>,
}

#[derive(Debug, Serialize)]
struct JsonCause {
    id: String,
    weight: u32,
    from: JsonWorth,
    to: JsonWorth,
}

#[derive(Debug, Serialize)]
struct JsonWorth {
    status: &'static str,
    step: Option<u8>,
    credit: u32,
    counted: bool,
}

#[derive(Debug, Serialize)]
struct JsonDrift<'c> {
    id: &'c str,
    states: Vec<Option<JsonState>>,
}

#[derive(Debug, Serialize)]
struct JsonState {
    status: &'static str,
    step: Option<u8>,
    on: Option<String>,
}

/// The word of a verdict.
#[must_use]
pub const fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Moved(_) => "moved",
        Verdict::NoClearChange => "no-clear-change",
        Verdict::ReducedScope => "reduced-scope",
        Verdict::NoFigure => "no-figure",
        Verdict::Unscored => "unscored",
    }
}

/// The whole answer.
#[must_use]
pub fn answer<'c>(
    engagement: &'c str,
    as_of: String,
    not_revealed: Vec<&'c str>,
    voices: &'c [(&'static str, Vec<Leg<'c>>)],
) -> JsonTrend<'c> {
    let voices = voices.iter().map(|(voice, legs)| one_voice(voice, legs)).collect();
    JsonTrend { format: FORMAT, scoring: SCORING, engagement, as_of, not_revealed, voices }
}

fn one_voice<'c>(voice: &'static str, legs: &'c [Leg<'c>]) -> JsonVoice<'c> {
    let name = |leg: &Leg<'c>| leg.round.id.as_str();
    let changes = changes(legs);
    let changes = changes.iter().zip(legs.windows(2));
    JsonVoice {
        voice,
        rounds: legs.iter().map(round).collect(),
        changes: changes.map(|(change, pair)| one_change(name(&pair[0]), name(&pair[1]), change)).collect(),
        drift: drift(legs).into_iter().map(one_drift).collect(),
    }
}

fn round<'c>(leg: &'c Leg<'c>) -> JsonRound<'c> {
    let area = |area: &'c AreaScore| JsonArea {
        id: area.id.as_str(),
        state: area.state.as_str(),
        whole: area.whole.as_ref().map(JsonFigure::from),
        reduced_scope: area.reduced_scope,
    };
    JsonRound {
        round: leg.round.id.as_str(),
        questionnaire: leg.look.questionnaire.edition.to_string(),
        window: leg.window.map(|one| JsonWindow { from: one.from.to_string(), to: one.to.to_string() }),
        locked: leg.locked.map(|day| day.to_string()),
        areas: leg.look.card.areas.iter().map(area).collect(),
    }
}

fn one_change<'c>(from: &'c str, to: &'c str, change: &Change) -> JsonChange<'c> {
    let (comparable, applicable) = (change.comparable, change.applicable);
    JsonChange { from, to, comparable, applicable, areas: change.areas.iter().map(area_change).collect() }
}

fn area_change(area: &AreaChange) -> JsonAreaChange {
    let moved = match &area.verdict {
        Verdict::Moved(moved) => Some(moved),
        _ => None,
    };
    let ids = |moved: &crate::insight::trend::Move| moved.crossed.iter().map(ToString::to_string).collect();
    JsonAreaChange {
        id: area.id.to_string(),
        verdict: word(&area.verdict),
        from: area.older.as_ref().map(|figure| figure.figure),
        to: area.newer.as_ref().map(|figure| figure.figure),
        by: moved.map(|moved| moved.by),
        crossed: moved.map(ids).unwrap_or_default(),
        because: moved.map(|moved| moved.because.iter().map(cause).collect()).unwrap_or_default(),
    }
}

fn cause(cause: &Cause) -> JsonCause {
    JsonCause { id: cause.id.to_string(), weight: cause.weight, from: worth(cause.older), to: worth(cause.newer) }
}

const fn worth(worth: Worth) -> JsonWorth {
    JsonWorth { status: worth.status.as_str(), step: worth.step, credit: worth.credit, counted: worth.counted }
}

fn one_drift<'c>(item: Drift<'c>) -> JsonDrift<'c> {
    let state = |state: State| JsonState {
        status: state.status.as_str(),
        step: state.step,
        on: state.on.map(|day| day.to_string()),
    };
    JsonDrift { id: item.question.id.as_str(), states: item.states.into_iter().map(|one| one.map(state)).collect() }
}
