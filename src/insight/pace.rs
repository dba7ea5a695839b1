//! Whether an agenda is ahead or behind: minutes planned against minutes used, step by step.
//!
//! Pure; knows no clock.

use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;

/// The pace at one question of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Minutes planned for the questions of this step that are walked.
    pub planned: u32,
    /// Minutes used in this step.
    pub used: u32,
    /// Minutes the whole walk is ahead of its plan; below zero: behind it.
    pub ahead: i64,
}

/// The pace at `at` of a walk through these questions in this order, with the minutes used by step. What is planned is
/// the step's own minutes where all its questions are walked, else those of the questions. `None` where nothing is planned.
#[must_use]
pub fn pace(all: &Questionnaire, walk: &[&Id], at: &Id, used: &[(Id, u32)]) -> Option<Pace> {
    let here = walk.iter().position(|id| *id == at)?;
    let step = &all.question(at.as_str())?.step;
    let minutes = |wanted: &dyn Fn(usize, &Id) -> bool| -> f64 {
        let of = walk.iter().enumerate().filter_map(|(place, id)| {
            let question = all.question(id.as_str())?;
            wanted(place, &question.step).then(|| estimate(all, walk, id)).flatten()
        });
        of.sum()
    };
    let planned = minutes(&|_, of| of == step);
    let passed = minutes(&|place, _| place < here);
    // What later steps used in other sessions is no delay of this one.
    let walked = |of: &Id| walk[..=here].iter().any(|id| all.question(id.as_str()).is_some_and(|one| one.step == *of));
    let spent: u32 = used.iter().filter(|(of, _)| walked(of)).map(|(_, minutes)| *minutes).sum();
    let in_step = used.iter().filter(|(of, _)| of == step).map(|(_, minutes)| *minutes).sum();
    (planned > 0.0).then(|| Pace {
        planned: whole(planned),
        used: in_step,
        ahead: i64::from(whole(passed)) - i64::from(spent),
    })
}

/// Minutes planned for one question of a walk.
fn estimate(all: &Questionnaire, walk: &[&Id], id: &Id) -> Option<f64> {
    let question = all.question(id.as_str())?;
    let minutes = f64::from(all.step(&question.step)?.minutes?);
    let of_step = || all.questions().iter().filter(|other| other.step == question.step);
    let count = of_step().count();
    let walked = of_step().filter(|other| !other.private).all(|other| walk.contains(&&other.id));
    let share = minutes / f64::from(u32::try_from(count).unwrap_or(u32::MAX).max(1));
    match question.minutes {
        Some(own) if !walked => Some(f64::from(own)),
        _ => Some(share),
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // minutes of a plan: small and not below zero
fn whole(minutes: f64) -> u32 {
    minutes.round().max(0.0) as u32
}
