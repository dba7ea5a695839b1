//! A figure laid open so that it can be redone by hand: weight times credit line by line, the sums, the quotient, the cap
//! (`scoring.md` section 3).
//!
//! Only arranges what the scorecard carries; the words stand in `because`.

use crate::domain::id::Id;
use crate::insight::applies::Place;
use crate::insight::credit::{CHECKS_FAIL, Start};
use crate::insight::scorecard::{AreaScore, Figure, Line};

/// Which of the two figures of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Over all questions.
    Whole,
    /// Over those whose week has come.
    Due,
}

/// A figure and everything it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why<'c> {
    /// The figure; `None` where the area has none.
    pub figure: Option<&'c Figure>,
    /// What is in the sum, in questionnaire order.
    pub products: Vec<Product<'c>>,
    /// What stands beside it, and why.
    pub beside: Vec<(&'c Line, Beside)>,
    /// The sum of the products.
    pub credit: u64,
    /// The sum of the weights.
    pub weight: u64,
    /// What is left over when the figure before the cap is rounded down: `credit = weight · before + left_over`.
    pub left_over: u64,
}

/// One line of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product<'c> {
    /// The line.
    pub line: &'c Line,
    /// Its credit step by step; the last is its credit.
    pub steps: Vec<CreditStep<'c>>,
    /// Weight times credit.
    pub product: u64,
}

/// One step of a credit, with what the credit is after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditStep<'c> {
    /// Where it starts.
    Start(&'c Start, u32),
    /// At most 40 because checks fail.
    Checks(u32),
    /// One rung down because it was not confirmed again.
    Stale(u32),
}

/// Why a question is not in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// It was waived.
    Waived,
    /// The agenda does not ask it.
    NotAsked,
    /// Its week has not come.
    NotYetDue,
    /// Nothing of its kind is scored, or its area is not.
    NeverScored,
    /// It weighs nothing.
    NoWeight,
    /// In an audit: blank.
    Blank,
    /// In an audit: the other side's matter.
    CannotTell,
}

impl CreditStep<'_> {
    /// The credit after this step.
    #[must_use]
    pub const fn after(&self) -> u32 {
        match self {
            Self::Start(_, credit) | Self::Checks(credit) | Self::Stale(credit) => *credit,
        }
    }
}

/// Lays a figure of an area open.
#[must_use]
pub fn why(area: &AreaScore, which: Which) -> Why<'_> {
    let figure = match which {
        Which::Whole => area.whole.as_ref(),
        Which::Due => area.due.as_ref(),
    };
    let is_late = |line: &Line| which == Which::Due && line.due != Some(true);
    let (inside, outside): (Vec<&Line>, Vec<&Line>) =
        area.lines.iter().partition(|line| line.counted && !is_late(line));
    let products: Vec<Product<'_>> = inside.into_iter().map(product).collect();
    let credit = products.iter().map(|one| one.product).sum();
    let weight = products.iter().map(|one| u64::from(one.line.weight)).sum();
    let beside = outside.into_iter().map(|line| (line, reason(line))).collect();
    let left_over = if weight == 0 { 0 } else { credit % weight };
    Why { figure, products, beside, credit, weight, left_over }
}

fn product(line: &Line) -> Product<'_> {
    let credit = &line.credit;
    let mut steps = vec![CreditStep::Start(&credit.because, credit.start)];
    if !credit.failed.is_empty() {
        steps.push(CreditStep::Checks(credit.start.min(CHECKS_FAIL)));
    }
    if credit.stale.is_some() {
        steps.push(CreditStep::Stale(credit.value));
    }
    Product { line, steps, product: u64::from(line.weight) * u64::from(credit.value) }
}

fn reason(line: &Line) -> Beside {
    use crate::domain::entry::Status;
    match (line.place, line.status) {
        (Place::Waived, _) => Beside::Waived,
        (Place::NotAsked, _) => Beside::NotAsked,
        _ if line.weight == 0 => Beside::NoWeight,
        _ if line.counted => Beside::NotYetDue,
        (_, Status::CannotTell) if line.silent => Beside::CannotTell,
        _ if line.silent => Beside::Blank,
        _ => Beside::NeverScored,
    }
}

/// The questions that set the cap of a figure.
#[must_use]
pub fn cap_setters(figure: &Figure) -> &[Id] {
    figure.cap.as_ref().map_or(&[], |cap| &cap.because)
}

#[cfg(test)]
mod tests;
