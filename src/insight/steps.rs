//! The smallest steps: what would lift an area's figure most (`scoring.md` section 3).
//!
//! Looks at the whole figure of a scored area and nothing else; what must be done is named by question and check.

use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::credit::AGREED;
use crate::insight::figure::figure;
use crate::insight::scorecard::{AreaScore, Figure, Line};

/// One step: these questions agreed (audit: at step 3), with their checks passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftingStep {
    /// The questions: one, or all criticals that bind the cap together.
    pub questions: Vec<Id>,
    /// The checks that must pass: question and the check's place in it.
    pub checks: Vec<(Id, usize)>,
    /// The figure the area would have.
    pub then: Figure,
    /// By how much the capped figure rises.
    pub lift: u32,
    /// Whether it takes away what sets the cap now.
    pub binds_cap: bool,
}

/// The steps that would lift an area, the best first. Empty where the area has no figure.
#[must_use]
pub fn smallest_steps(questionnaire: &Questionnaire, area: &AreaScore) -> Vec<LiftingStep> {
    let Some(now) = &area.whole else { return Vec::new() };
    let binding = now.cap.as_ref().map_or(&[] as &[Id], |cap| &cap.because);
    let can_rise = |line: &&Line| {
        let worth = if line.silent { 0 } else { line.credit.value };
        (line.counted || line.silent) && worth < AGREED && (line.silent || line.if_agreed > worth)
    };
    let rising: Vec<&Line> = area.lines.iter().filter(can_rise).collect();
    let step = |lines: &[&Line]| {
        let then = figure(&area.lines, lines)?;
        Some(LiftingStep {
            questions: lines.iter().map(|line| line.id.clone()).collect(),
            checks: lines.iter().flat_map(|line| checks_to_pass(questionnaire, line)).collect(),
            lift: then.figure.saturating_sub(now.figure),
            binds_cap: lines.iter().any(|line| binding.contains(&line.id)),
            then,
        })
    };
    let mut steps: Vec<LiftingStep> = rising.iter().filter_map(|line| step(&[line])).collect();
    // A stable sort: of equal steps the questionnaire's order stays.
    steps.sort_by_key(|step| (std::cmp::Reverse(step.lift), !step.binds_cap));
    if binding.len() > 1 {
        let together: Vec<&Line> = rising.iter().copied().filter(|line| binding.contains(&line.id)).collect();
        if together.len() > 1 {
            steps.splice(0..0, step(&together));
        }
    }
    steps
}

/// An answer must pass the checks that fail, what is not yet answered all of them.
fn checks_to_pass(questionnaire: &Questionnaire, line: &Line) -> Vec<(Id, usize)> {
    let places: Vec<usize> = if line.status == Status::Answered {
        line.credit.failed.iter().map(|failed| failed.at).collect()
    } else {
        let checks = questionnaire.question(line.id.as_str()).map_or(0, |question| question.checks.len());
        (0..checks).collect()
    };
    places.into_iter().map(|at| (line.id.clone(), at)).collect()
}

#[cfg(test)]
mod tests;
