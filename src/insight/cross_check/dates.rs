//! X2, X3 and X7: days that are counted back and forth.

use crate::domain::entry::Entry;
use crate::domain::parse::{date, number as numbers};
use crate::domain::question::Fresh;
use crate::domain::value::{Decimal, Row};
use crate::insight::credit::confirmed_on;
use crate::insight::cross_check::found::{Look, Misfit, Rule, day, number, words};
use crate::texts::fits as texts;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The day from which a figure that comes late can honestly be reported: launch and the time three in four deals take, else
/// the usual time; with the days that were added and whether they are those of three in four.
#[must_use]
pub fn earliest(launch: NaiveDate, cycle: &Row) -> Option<(NaiveDate, Decimal, bool)> {
    let long = number(cycle, "three-in-four-days");
    let days = long.or_else(|| number(cycle, "typical-days"))?;
    Some((launch.checked_add_days(whole(days)?)?, days, long.is_some()))
}

fn whole(days: Decimal) -> Option<Days> {
    days.ceil().to_string().parse().ok().map(Days::new)
}

/// X2: no report promises a late figure before launch and sales cycle.
#[must_use]
pub fn early_reports(look: &Look<'_>) -> Vec<Misfit> {
    let Some(launch) = look.day("me-launch-date") else { return Vec::new() };
    let Some((earliest, days, long)) = look.record("cc-sales-cycle").and_then(|cycle| earliest(launch, cycle)) else {
        return Vec::new();
    };
    let report = |row: &Row| {
        let first = day(row, "first-date").filter(|first| *first < earliest)?;
        let name = words(row, "report").filter(|_| words(row, "content") == Some("lagging"))?;
        let words = texts::early_report(
            name,
            &date::show(first),
            &date::show(launch),
            &numbers::show(days),
            long,
            &date::show(earliest),
        );
        Some(Misfit::new(Rule::X2, &["me-reporting-calendar", "me-launch-date", "cc-sales-cycle"], words))
    };
    look.rows("me-reporting-calendar").iter().filter_map(report).collect()
}

/// The last day to hand in a first draft: the launch less the working days of the longest approval path, as often as
/// comments may go round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The launch.
    pub launch: NaiveDate,
    /// The risk tier with the longest path.
    pub tier: String,
    /// Its working days, reviewer by reviewer.
    pub days: Vec<Decimal>,
    /// How often comments may go round.
    pub rounds: Decimal,
    /// The last day.
    pub latest: NaiveDate,
}

/// [`Submission`], where all it needs is answered.
#[must_use]
pub fn last_submission(look: &Look<'_>) -> Option<Submission> {
    let launch = look.day("me-launch-date")?;
    let rounds = look.rows("dr-revision-rules").iter().filter_map(|row| number(row, "rounds")).max()?;
    let mut tiers: Vec<(String, Vec<Decimal>)> = Vec::new();
    for row in look.rows("dr-approval-chain") {
        let (Some(tier), Some(days)) = (words(row, "tier"), number(row, "days")) else { continue };
        match tiers.iter_mut().find(|(known, _)| known == tier) {
            Some((_, all)) => all.push(days),
            None => tiers.push((tier.to_owned(), vec![days])),
        }
    }
    let sum = |days: &[Decimal]| days.iter().try_fold(Decimal::ZERO, |sum, days| sum.checked_add(*days));
    let (tier, days) = tiers.into_iter().max_by_key(|(_, days)| sum(days).unwrap_or(Decimal::MAX))?;
    let back: u32 = sum(&days)?.checked_mul(rounds)?.ceil().to_string().parse().ok()?;
    Some(Submission { latest: working_days_before(launch, back)?, launch, tier, days, rounds })
}

/// Saturdays and Sundays are no working days. More than twenty years back is no date to plan with.
fn working_days_before(day: NaiveDate, count: u32) -> Option<NaiveDate> {
    let mut day = day;
    for _ in 0..Some(count).filter(|count| *count <= 5000)? {
        day = day.pred_opt()?;
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            day = day.pred_opt()?;
        }
    }
    Some(day)
}

/// X3: the last day to hand a piece in has passed, and the launch has not.
#[must_use]
pub fn submission(look: &Look<'_>) -> Option<Misfit> {
    let last = last_submission(look)?;
    if last.latest >= look.at.today || last.launch < look.at.today {
        return None;
    }
    let days: Vec<String> = last.days.iter().map(|days| numbers::show(*days)).collect();
    let words = texts::submission(
        &date::show(last.launch),
        &last.tier,
        &days.join(" + "),
        &numbers::show(last.rounds),
        &date::show(last.latest),
    );
    Some(Misfit::new(Rule::X3, &["me-launch-date", "dr-approval-chain", "dr-revision-rules"], words))
}

/// X7: commercial answers that were first given after the plan was written, or after the launch. An answer given before
/// cannot have aged within a quarter, so what is dated within a quarter after that day was given then; what is dated
/// later may have been re-confirmed and says nothing.
#[must_use]
pub fn late_context(look: &Look<'_>) -> Option<Misfit> {
    let plan = look.entry("cc-plan-uses-context").and_then(given);
    let launch = look.day("me-launch-date");
    let (from, is_plan) = match (plan, launch) {
        (Some(plan), Some(launch)) if launch < plan => (launch, false),
        (Some(plan), _) => (plan, true),
        (None, launch) => (launch?, false),
    };
    let until = from.checked_add_days(Days::new(Fresh::Quarter.days().unsigned_abs()))?;
    let commercial = look.all().filter(|(question, _)| question.area.as_str() == "commercial-context");
    let late: Vec<(&str, String)> = commercial
        .filter(|(question, _)| question.id.as_str() != "cc-plan-uses-context")
        .filter_map(|(question, entry)| {
            let on = given(entry).filter(|on| *on > from && *on <= until)?;
            Some((question.id.as_str(), texts::answered_on(question.id.as_str(), &date::show(on))))
        })
        .collect();
    if late.is_empty() {
        return None;
    }
    let (ids, listed): (Vec<&str>, Vec<String>) = late.into_iter().unzip();
    let words = texts::late_context(&listed, &date::show(from), is_plan);
    let first = if is_plan { "cc-plan-uses-context" } else { "me-launch-date" };
    Some(Misfit::new(Rule::X7, &[&ids[..], &[first]].concat(), words))
}

fn given(entry: &Entry) -> Option<NaiveDate> {
    confirmed_on(entry)
}
