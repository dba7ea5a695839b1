//! What one entry is worth, step by step, with everything named (`scoring.md` section 2).
//!
//! Knows nothing of weights and areas.

use crate::domain::entry::{Agreed, Entry, Evidence, Standing, Status};
use crate::domain::holds::{self, Surroundings};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::question::{Choice, Fresh, Kind, Question};
use crate::domain::questionnaire::Purpose;
use crate::domain::value::Value;
use crate::insight::counted::Counted;
use chrono::NaiveDate;

/// The rungs of the ladder, highest first.
pub const RUNGS: [u32; 5] = [100, 80, 40, 20, 0];
/// What an answer is worth that both sides agreed.
pub const AGREED: u32 = 80;
/// What an answer is worth at most while a check of it fails.
pub const CHECKS_FAIL: u32 = 40;

/// How entries are looked at.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// How the questionnaire is scored.
    pub purpose: Purpose,
    /// The day the entry is read on.
    pub today: NaiveDate,
    /// What checks may look at.
    pub around: &'a Surroundings<'a>,
}

/// What an entry is worth, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// After all steps, 0 to 100.
    pub value: u32,
    /// Where it started (step 1).
    pub start: u32,
    /// Why it started there.
    pub because: Start,
    /// The standing, if answered.
    pub standing: Option<Standing>,
    /// The checks that fail, in the order of the question (step 2).
    pub failed: Vec<FailedCheck>,
    /// Whether the answer has aged out of its window (step 3).
    pub stale: Option<Stale>,
}

/// Why a credit starts where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// There is no answer.
    NotAnswered(Status),
    /// Nothing of this question is ever scored.
    NeverScored,
    /// Assumed; `open` while owner and a date that has not passed are named.
    Assumed {
        /// Whether the assumption may still be tested in time.
        open: bool,
    },
    /// One side says so.
    Stated,
    /// Agreed by both.
    Agreed,
    /// Agreed, and proven by a piece of evidence.
    Proven {
        /// Its place among the entry's evidence.
        evidence: usize,
    },
    /// The chosen option has its own credit; of several the one that counts.
    Option(Id),
    /// A step of a scale.
    Step {
        /// The step claimed.
        step: u8,
        /// Whether it is a step 4 without any evidence, worth what step 3 is.
        without_evidence: bool,
    },
}

/// A check that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailedCheck {
    /// Its rule.
    pub rule: &'static str,
    /// Its place among the question's checks.
    pub at: usize,
}

/// An answer not confirmed again in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The day it was last confirmed; `None`: never.
    pub since: Option<NaiveDate>,
}

/// What the entry that counts is worth.
#[must_use]
pub fn credit(question: &Question, counted: &Counted<'_>, look: &Look<'_>) -> Credit {
    let not_answered = Credit {
        value: 0,
        start: 0,
        because: Start::NotAnswered(counted.status),
        standing: None,
        failed: Vec::new(),
        stale: None,
    };
    let Some(begun) = begin(question, counted, look) else { return not_answered };
    let failed = failed_checks(question, begun.value, look.around);
    let stale = stale(question.fresh, begun.entry, look.today);
    let value = after(begun.start, !failed.is_empty(), stale.is_some());
    Credit { value, start: begun.start, because: begun.because, standing: Some(begun.standing), failed, stale }
}

/// What the entry is worth after all steps, without naming them: checks are only looked at where they can matter.
#[must_use]
pub fn worth(question: &Question, counted: &Counted<'_>, look: &Look<'_>) -> u32 {
    let Some(begun) = begin(question, counted, look) else { return 0 };
    let fails = begun.start > CHECKS_FAIL && !holds::failing(question, begun.value, look.around).is_empty();
    after(begun.start, fails, stale(question.fresh, begun.entry, look.today).is_some())
}

/// An answer after step 1.
struct Begun<'a> {
    entry: &'a Entry,
    value: &'a Value,
    standing: Standing,
    start: u32,
    because: Start,
}

fn begin<'a>(question: &Question, counted: &Counted<'a>, look: &Look<'_>) -> Option<Begun<'a>> {
    let (voice, entry) = counted.said.filter(|_| counted.status == Status::Answered)?;
    let value = entry.value.as_ref()?;
    let (standing, proof) = standing(question, entry, voice, look.today);
    let (start, because) = if scores(look.purpose, question) {
        start(question, value, entry, standing, proof, look)
    } else {
        (0, Start::NeverScored)
    };
    Some(Begun { entry, value, standing, start, because })
}

/// Steps 2 and 3.
fn after(start: u32, fails: bool, stale: bool) -> u32 {
    let checked = if fails { start.min(CHECKS_FAIL) } else { start };
    if stale { rung_below(checked) } else { checked }
}

/// Whether answers of a question are scored: in an audit only scales, and options with a credit (`scoring.md` section 4).
#[must_use]
pub fn scores(purpose: Purpose, question: &Question) -> bool {
    match (purpose, &question.kind) {
        (Purpose::Coverage, _) => true,
        (Purpose::Plan, _) => false,
        (Purpose::Audit, Kind::Scale(_)) => true,
        (Purpose::Audit, kind) => !kind.options().is_empty() && kind.options().iter().all(|one| one.credit.is_some()),
    }
}

/// The standing that counts, and the evidence that proves it (`scoring.md` section 1).
#[must_use]
pub fn standing(question: &Question, entry: &Entry, voice: Voice, today: NaiveDate) -> (Standing, Option<usize>) {
    let written = entry.standing_as_written(voice == Voice::Joint);
    if written != Standing::Agreed {
        return (written, None);
    }
    let proof = entry.evidence.iter().position(|evidence| proves(question.fresh, evidence, today));
    (if proof.is_some() { Standing::Proven } else { Standing::Agreed }, proof)
}

/// What the answer would be worth, agreed by both, confirmed today and with all its checks passed; in an audit, at step
/// 3 (`scoring.md` section 3, *the smallest steps*).
#[must_use]
pub fn if_agreed(question: &Question, counted: &Counted<'_>, purpose: Purpose) -> u32 {
    match (purpose, &question.kind) {
        (Purpose::Audit, Kind::Scale(spec)) => spec.credits[3],
        (Purpose::Audit, kind) => {
            let credits = || kind.options().iter().filter_map(|option| option.credit);
            credits().filter(|credit| *credit >= AGREED).min().or_else(|| credits().max()).unwrap_or(0)
        }
        (Purpose::Coverage | Purpose::Plan, kind) => {
            let value = counted.answer().and_then(|entry| entry.value.as_ref());
            value.and_then(|value| by_option(kind.options(), value, AGREED)).map_or(AGREED, |(credit, _)| credit)
        }
    }
}

fn start(
    question: &Question,
    value: &Value,
    entry: &Entry,
    standing: Standing,
    proof: Option<usize>,
    look: &Look<'_>,
) -> (u32, Start) {
    if let (Purpose::Audit, Kind::Scale(spec), Value::Scale(step)) = (look.purpose, &question.kind, value) {
        let without_evidence = *step == 4 && !entry.evidence.iter().any(is_named);
        let worth = if without_evidence { 3 } else { usize::from(*step) };
        let credit = spec.credits.get(worth).copied().unwrap_or(0);
        return (credit, Start::Step { step: *step, without_evidence });
    }
    let (credit, because) = match (standing, proof) {
        (Standing::Assumed, _) => {
            let open = is_open(entry, look.today);
            (if open { 20 } else { 0 }, Start::Assumed { open })
        }
        (Standing::Stated, _) => (40, Start::Stated),
        (Standing::Proven, Some(evidence)) => (100, Start::Proven { evidence }),
        (Standing::Agreed | Standing::Proven, _) => (AGREED, Start::Agreed),
    };
    match by_option(question.kind.options(), value, credit) {
        Some((credit, option)) => (credit, option.map_or(because, Start::Option)),
        None => (credit, because),
    }
}

/// The credit by the chosen options, the lowest of them; one without a credit of its own takes the standing's.
fn by_option(options: &[Choice], value: &Value, standing: u32) -> Option<(u32, Option<Id>)> {
    let chosen: &[Id] = match value {
        Value::Choice(id) => std::slice::from_ref(id),
        Value::Choices(ids) => ids,
        _ => return None,
    };
    let worth = |id: &Id| {
        let own = options.iter().find(|option| option.id == *id).and_then(|option| option.credit);
        own.map_or((standing, None), |credit| (credit, Some(id.clone())))
    };
    chosen.iter().map(worth).min_by_key(|(credit, _)| *credit)
}

fn failed_checks(question: &Question, value: &Value, around: &Surroundings<'_>) -> Vec<FailedCheck> {
    let failing = holds::failing(question, value, around).into_iter();
    failing.map(|at| FailedCheck { rule: question.checks[at].rule(), at }).collect()
}

/// Whether an assumption names an owner and a date that has not passed; today has not.
fn is_open(entry: &Entry, today: NaiveDate) -> bool {
    entry.follow_up.as_ref().is_some_and(|follow_up| {
        let owner = follow_up.owner.as_deref().is_some_and(|owner| !owner.trim().is_empty());
        owner && follow_up.by.is_some_and(|by| by >= today)
    })
}

/// Evidence inside the window; a later date counts as today, undated evidence proves only what never ages.
fn proves(fresh: Option<Fresh>, evidence: &Evidence, today: NaiveDate) -> bool {
    is_named(evidence)
        && match (fresh, evidence.on) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(fresh), Some(on)) => (today - on).num_days() <= fresh.days(),
        }
}

fn is_named(evidence: &Evidence) -> bool {
    !evidence.what.trim().is_empty() || evidence.place.as_deref().is_some_and(|place| !place.trim().is_empty())
}

/// The day an answer was last confirmed: `confirmed`, else the day it was agreed.
#[must_use]
pub fn confirmed_on(entry: &Entry) -> Option<NaiveDate> {
    entry.confirmed.or_else(|| entry.agreed.as_ref().and_then(|agreed: &Agreed| agreed.on))
}

fn stale(fresh: Option<Fresh>, entry: &Entry, today: NaiveDate) -> Option<Stale> {
    let fresh = fresh?;
    match confirmed_on(entry) {
        Some(on) if (today - on).num_days() <= fresh.days() => None,
        since => Some(Stale { since }),
    }
}

fn rung_below(credit: u32) -> u32 {
    RUNGS.into_iter().find(|rung| *rung < credit).unwrap_or(0)
}

#[cfg(test)]
mod tests;
