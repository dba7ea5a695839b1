//! X5, X8 and X9: the same thing written down in several places.

use crate::domain::parse::{date, money as amounts};
use crate::domain::value::{Decimal, Row};
use crate::insight::cross_check::found::{Look, Misfit, Rule, day, holds, money, words};
use crate::texts::fits as texts;
use std::collections::BTreeSet;

/// X5: the lead definition has one version: confirmed on one day, every sign with a field of the CRM once any has one, and
/// no other number where the formula of a metric names the same sign or field.
#[must_use]
pub fn lead_definition(look: &Look<'_>) -> Vec<Misfit> {
    const DEFINITION: &str = "cc-lead-definition";
    let signs: Vec<&Row> = look.rows(DEFINITION).iter().filter(|row| words(row, "criterion").is_some()).collect();
    let mut found = Vec::new();
    let days: BTreeSet<_> = signs.iter().filter_map(|row| day(row, "confirmed-on")).collect();
    if let (true, Some(first), Some(last)) = (days.len() > 1, days.first(), days.last()) {
        let words = texts::confirmed_apart(&date::show(*first), &date::show(*last));
        found.push(Misfit::new(Rule::X5, &[DEFINITION], words));
    }
    let without: Vec<&str> =
        signs.iter().filter(|row| words(row, "field").is_none()).filter_map(|row| words(row, "criterion")).collect();
    if !without.is_empty() && without.len() < signs.len() {
        let words = texts::without_field(signs.len() - without.len(), signs.len(), &without);
        found.push(Misfit::new(Rule::X5, &[DEFINITION], words));
    }
    for sign in signs {
        let Some((criterion, threshold)) = words(sign, "criterion").zip(words(sign, "threshold")) else { continue };
        for metric in look.rows("me-kpi-register") {
            let Some((name, formula)) = words(metric, "metric").zip(words(metric, "formula")) else { continue };
            let names_it = holds(formula, criterion) || words(sign, "field").is_some_and(|field| holds(formula, field));
            let (one, other) = (digits(threshold), digits(formula));
            if names_it && !one.is_empty() && !other.is_empty() && one.is_disjoint(&other) {
                let words = texts::other_threshold(criterion, threshold, name, formula);
                found.push(Misfit::new(Rule::X5, &["me-kpi-register", DEFINITION], words));
            }
        }
    }
    found
}

/// The numbers of a text, as written.
fn digits(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect()
}

/// X8: the money limits of the client lead are those of the budget rows of the decision matrix.
#[must_use]
pub fn money_limits(look: &Look<'_>) -> Vec<Misfit> {
    let (limits, matrix) = ("dr-client-lead-limits", "dr-decision-matrix");
    let budget = |row: &&Row| words(row, "decision").is_some_and(|words| holds(words, "budget"));
    let mut found = Vec::new();
    for limit in look.rows(limits).iter().filter(budget) {
        for row in look.rows(matrix).iter().filter(budget) {
            let (Some(one), Some(other)) = (money(limit, "amount"), money(row, "limit")) else { continue };
            let Some(apart) = one.amount.checked_sub(other.amount).map(|apart| apart.abs()) else { continue };
            if one.currency != other.currency || apart == Decimal::ZERO {
                continue;
            }
            let (one, other, currency) = (amounts::show(one), amounts::show(other), one.currency.clone());
            let apart = amounts::show(&crate::domain::value::Money { amount: apart, currency });
            let decisions = (words(limit, "decision").unwrap_or(""), words(row, "decision").unwrap_or(""));
            let words = texts::money_limits((decisions.0, &one), (decisions.1, &other), &apart);
            found.push(Misfit::new(Rule::X8, &[limits, matrix], words));
        }
    }
    found
}

/// X9: the source of each late figure is in the system register, in a data flow, and in a login that was tried. What is not
/// answered yet is not missed.
#[must_use]
pub fn sources(look: &Look<'_>) -> Vec<Misfit> {
    let register = "me-kpi-register";
    let has = |question: &str, columns: &[&str], source: &str, tested: bool| {
        let names = |row: &Row| {
            let mut cells = columns.iter().filter_map(|column| words(row, column));
            cells.any(|name| holds(source, name) || holds(name, source))
        };
        look.rows(question).iter().any(|row| names(row) && (!tested || day(row, "tested").is_some()))
    };
    let places: [(&str, &[&str], bool, &str); 3] = [
        ("to-system-register", &["system"], false, texts::NO_SYSTEM),
        ("to-data-flows", &["from", "to"], false, texts::NO_FLOW),
        ("to-access-register", &["system"], true, texts::NO_ACCESS),
    ];
    let metric = |row: &Row| {
        let (name, source) = words(row, "metric").zip(words(row, "source"))?;
        if words(row, "type") != Some("lagging") {
            return None;
        }
        let missing: Vec<_> = places
            .iter()
            .filter(|(question, columns, tested, _)| {
                !look.rows(question).is_empty() && !has(question, columns, source, *tested)
            })
            .collect();
        if missing.is_empty() {
            return None;
        }
        let lacks: Vec<String> =
            missing.iter().map(|(question, _, _, lack)| texts::in_question(lack, question)).collect();
        let mut questions = vec![register];
        questions.extend(missing.iter().map(|(question, ..)| *question));
        Some(Misfit::new(Rule::X9, &questions, texts::source(name, source, &lacks)))
    };
    look.rows(register).iter().filter_map(metric).collect()
}
