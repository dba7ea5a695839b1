//! X1 and X6: figures that are divided and compared, exactly.

use crate::domain::filled::same_folded;
use crate::domain::parse::{date, money as amounts, number as numbers};
use crate::domain::value::Decimal;
use crate::insight::cross_check::found::{Look, Misfit, Rule, day, holds, money, number, words};
use crate::texts::fits as texts;

/// X1: the time in which a contact counts towards a deal is not shorter than the time three in four deals take. A reason
/// that is given for it settles the matter.
#[must_use]
pub fn window(look: &Look<'_>) -> Option<Misfit> {
    let rule = look.record("me-attribution-rule")?;
    let window = number(rule, "window")?;
    let cycle = number(look.record("cc-sales-cycle")?, "three-in-four-days")?;
    if window >= cycle || words(rule, "reason").is_some() {
        return None;
    }
    let short = cycle.checked_sub(window)?;
    let words = texts::window(&numbers::show(cycle), &numbers::show(window), &numbers::show(short));
    Some(Misfit::new(Rule::X1, &["me-attribution-rule", "cc-sales-cycle"], words))
}

/// X6: goal / value of a deal / conversion = leads needed, beside last year's leads and the companies that can be reached.
#[must_use]
pub fn leads_needed(look: &Look<'_>) -> Option<Misfit> {
    let goal = look.record("cc-business-goal")?;
    let (wanted, unit) = (number(goal, "number")?, words(goal, "unit")?);
    let deal = money(look.record("cc-deal-value")?, "amount")?;
    // A goal that is not in the money of the deals cannot be divided by it.
    if !holds(unit, &deal.currency) {
        return None;
    }
    let deals = wanted.checked_div(deal.amount)?;
    let rows = look.rows("cc-conversion-history");
    let hundred = Decimal::ONE_HUNDRED;
    let mut conversion = Decimal::ONE;
    let mut chain: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let joined = at == 0 || same_folded(words(row, "from")?, words(&rows[at - 1], "to")?);
        if !joined {
            return None;
        }
        let rate = number(row, "rate")?;
        conversion = conversion.checked_mul(rate.checked_div(hundred)?)?;
        chain.push(format!("{}%", numbers::show(rate)));
    }
    if chain.is_empty() {
        return None;
    }
    let needed = deals.checked_div(conversion)?.ceil();
    let last = number(&rows[0], "count");
    let reach = look.record("cc-addressable-market").and_then(|market| number(market, "accounts"));
    if last.is_none_or(|last| needed <= last) && reach.is_none_or(|reach| needed <= reach) {
        return None;
    }
    let sum = texts::Needed {
        goal: texts::goal(&numbers::show(wanted), unit, day(goal, "period-end").map(date::show).as_deref()),
        deal: amounts::show(deal),
        deals: numbers::show(deals.ceil()),
        chain: chain.join(" x "),
        leads: numbers::show(needed),
    };
    let words = texts::leads_needed(&sum, last.map(numbers::show).as_deref(), reach.map(numbers::show).as_deref());
    let questions = ["cc-business-goal", "cc-deal-value", "cc-conversion-history", "cc-addressable-market"];
    Some(Misfit::new(Rule::X6, &questions[..if reach.is_some() { 4 } else { 3 }], words))
}
