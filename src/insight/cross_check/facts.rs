//! An audit's counted facts beside a step of the same book they may not fit. They change nothing (`scoring.md` section 4).

use crate::domain::parse::{date, number as numbers};
use crate::domain::value::Decimal;
use crate::insight::cross_check::found::{Look, Misfit, Rule, number};
use crate::texts::fits as texts;

/// Every fact that may not fit a step.
#[must_use]
pub fn facts(look: &Look<'_>) -> Vec<Misfit> {
    [
        outside(look, "f-last-context", "a-context-shared", 3),
        leads(look),
        reopened(look),
        outside(look, "f-last-strategy", "a-strategy-review", 2),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The last time lies outside the period in which it is said to have happened.
fn outside(look: &Look<'_>, fact: &str, step: &str, least: u8) -> Option<Misfit> {
    let claimed = look.step(step).filter(|claimed| *claimed >= least)?;
    let (day, window) = (look.day(fact)?, look.window?);
    if day >= window.from {
        return None;
    }
    let words = texts::outside((fact, &date::show(day)), &date::show(window.from), (step, claimed));
    Some(Misfit::new(Rule::Fact, &[step, fact], words))
}

/// Sales is said to have judged more than half of the leads, and worked half or fewer.
fn leads(look: &Look<'_>) -> Option<Misfit> {
    let claimed = look.step("a-lead-usefulness").filter(|claimed| *claimed >= 3)?;
    let row = look.record("f-leads")?;
    let (delivered, worked) = (number(row, "delivered")?, number(row, "worked")?);
    if delivered == Decimal::ZERO || worked.checked_add(worked)? > delivered {
        return None;
    }
    let words = texts::few_worked(&numbers::show(worked), &numbers::show(delivered), claimed);
    Some(Misfit::new(Rule::Fact, &["a-lead-usefulness", "f-leads"], words))
}

/// No piece is said to have been reopened, and some are counted.
fn reopened(look: &Look<'_>) -> Option<Misfit> {
    let claimed = look.step("a-approval-actual").filter(|claimed| *claimed == 4)?;
    let count = number(look.record("f-rework")?, "reopened").filter(|count| *count > Decimal::ZERO)?;
    let words = texts::reopened(&numbers::show(count), claimed);
    Some(Misfit::new(Rule::Fact, &["a-approval-actual", "f-rework"], words))
}
