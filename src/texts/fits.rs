//! Words of the cross-checks: what may not fit, with the arithmetic and the question each figure comes from.

/// The heading.
pub const TITLE: &str = "Does this fit?";
/// What the heading means.
pub const MEANS: &str = "These answers stand side by side as they are. They change no figure; look at them together.";
/// A source that is in no row of systems.
pub const NO_SYSTEM: &str = "a system";
/// A source that is in no flow.
pub const NO_FLOW: &str = "a data flow";
/// A source without a login that was tried.
pub const NO_ACCESS: &str = "a login that was tried";

/// Something and the question it stands in.
#[must_use]
pub fn in_question(words: &str, question: &str) -> String {
    format!("{words} ({question})")
}

/// An answer and its day.
#[must_use]
pub fn answered_on(question: &str, day: &str) -> String {
    format!("{question} on {day}")
}

/// X1.
#[must_use]
pub fn window(cycle: &str, window: &str, short: &str) -> String {
    format!(
        "Three in four deals take up to {cycle} days (cc-sales-cycle); a marketing contact counts for {window} days \
         (me-attribution-rule). {cycle} - {window} = {short} days in which contacts are not counted."
    )
}

/// X2.
#[must_use]
pub fn early_report(
    report: &str,
    first: &str,
    launch: &str,
    days: &str,
    three_in_four: bool,
    earliest: &str,
) -> String {
    let cycle = if three_in_four { "three in four deals" } else { "a usual deal" };
    format!(
        "'{report}' shows a late figure from {first} (me-reporting-calendar). Launch on {launch} (me-launch-date) + {days} \
         days for {cycle} (cc-sales-cycle) = {earliest}, the earliest honest date."
    )
}

/// X3.
#[must_use]
pub fn submission(launch: &str, tier: &str, days: &str, rounds: &str, latest: &str) -> String {
    format!(
        "Launch on {launch} (me-launch-date) - ({days}) working days for a {tier} piece (dr-approval-chain) x {rounds} rounds \
         (dr-revision-rules) = {latest}, the last day to hand in a first draft. That day has passed."
    )
}

/// X4, somebody is not on the roster.
#[must_use]
pub fn not_listed(missing: usize, all: usize, names: &[String]) -> String {
    let are = if missing == 1 { "is" } else { "are" };
    format!("{missing} of {all} people named {are} not on the roster (dr-roster): {}.", names.join(", "))
}

/// X4, a lead is their own deputy.
#[must_use]
pub fn own_deputy(name: &str, question: &str) -> String {
    format!("{name} is lead and deputy at once ({question}); nobody is left when {name} is away.")
}

/// X4, somebody is named for both sides.
#[must_use]
pub fn both_sides(name: &str, one: (&str, &str), other: (&str, &str)) -> String {
    format!("{name} is named for the {} ({}) and for the {} ({}).", one.0, one.1, other.0, other.1)
}

/// X5, confirmed on several days.
#[must_use]
pub fn confirmed_apart(first: &str, last: &str) -> String {
    format!(
        "The signs of a lead were confirmed between {first} and {last} (cc-lead-definition): more than one version may be in \
         use."
    )
}

/// X5, signs without a field.
#[must_use]
pub fn without_field(with: usize, all: usize, without: &[&str]) -> String {
    format!(
        "{with} of {all} signs of a lead have a CRM field (cc-lead-definition). Without one: {}.",
        without.join(", ")
    )
}

/// X5, another number in a metric.
#[must_use]
pub fn other_threshold(criterion: &str, threshold: &str, metric: &str, formula: &str) -> String {
    format!(
        "'{criterion}' counts from '{threshold}' (cc-lead-definition); '{metric}' is counted as '{formula}' (me-kpi-register)."
    )
}

/// The goal as a figure.
#[must_use]
pub fn goal(figure: &str, unit: &str, by: Option<&str>) -> String {
    by.map_or_else(|| format!("{figure} {unit}"), |by| format!("{figure} {unit}, by {by}"))
}

/// The figures of X6.
#[derive(Clone, Debug)]
pub struct Needed {
    /// The goal with its unit and date.
    pub goal: String,
    /// The value of a deal.
    pub deal: String,
    /// Deals needed, rounded up.
    pub deals: String,
    /// The rates from stage to stage.
    pub chain: String,
    /// Leads needed, rounded up.
    pub leads: String,
}

/// X6.
#[must_use]
pub fn leads_needed(sum: &Needed, last: Option<&str>, reach: Option<&str>) -> String {
    let mut words = format!(
        "{} (cc-business-goal) / {} a deal (cc-deal-value) = {} deals; / ({}) (cc-conversion-history) = {} leads needed.",
        sum.goal, sum.deal, sum.deals, sum.chain, sum.leads
    );
    if let Some(last) = last {
        words.push_str(&format!(" Last year there were {last} (cc-conversion-history)."));
    }
    if let Some(reach) = reach {
        words.push_str(&format!(" {reach} companies can be reached (cc-addressable-market)."));
    }
    words
}

/// X7.
#[must_use]
pub fn late_context(listed: &[String], from: &str, plan: bool) -> String {
    let what = if plan { "the plan of" } else { "the launch on" };
    let question = if plan { "cc-plan-uses-context" } else { "me-launch-date" };
    let answers =
        if listed.len() == 1 { "1 commercial answer" } else { &format!("{} commercial answers", listed.len()) };
    format!("{answers} came after {what} {from} ({question}): {}.", listed.join(", "))
}

/// X8.
#[must_use]
pub fn money_limits(one: (&str, &str), other: (&str, &str), apart: &str) -> String {
    format!(
        "'{}' has a limit of {} (dr-client-lead-limits), '{}' one of {} (dr-decision-matrix): {apart} apart.",
        one.0, one.1, other.0, other.1
    )
}

/// X9.
#[must_use]
pub fn source(metric: &str, source: &str, lacks: &[String]) -> String {
    format!(
        "'{metric}' comes late and is read from '{source}' (me-kpi-register). Not found for it: {}.",
        lacks.join(", ")
    )
}

/// X10.
#[must_use]
pub fn single_point(name: &str, held: usize, all: usize, rows: &[(&str, usize)]) -> String {
    let listed: Vec<String> = rows.iter().map(|(question, count)| format!("{count} in {question}")).collect();
    format!("{name} owns {held} of {all} rows, more than a third: {}.", listed.join(", "))
}

/// X11, one name for both.
#[must_use]
pub fn same_name(question: &str, name: &str) -> String {
    format!("{name} agreed for both sides ({question}).")
}

/// X11, a name of the other side.
#[must_use]
pub fn other_side(question: &str, name: &str, side: &str) -> String {
    let other = if side == "agency" { "client" } else { "agency" };
    format!("{name} agreed for the {side} ({question}) and belongs to the {other}.")
}

/// X11, all on one day.
#[must_use]
pub fn same_day(count: usize, day: &str) -> String {
    format!("All {count} agreed answers were agreed on one day, {day}. Was each looked at?")
}

/// A fact outside the period.
#[must_use]
pub fn outside(fact: (&str, &str), from: &str, step: (&str, u8)) -> String {
    format!(
        "The last time was {} ({}), before this period began on {from}; step {} says it happened in it ({}).",
        fact.1, fact.0, step.1, step.0
    )
}

/// Few leads were worked.
#[must_use]
pub fn few_worked(worked: &str, delivered: &str, step: u8) -> String {
    format!(
        "Sales worked {worked} of {delivered} leads delivered (f-leads), half or fewer; step {step} says there are verdicts on \
         more than half (a-lead-usefulness)."
    )
}

/// Pieces were reopened.
#[must_use]
pub fn reopened(count: &str, step: u8) -> String {
    format!("{count} approved pieces were reopened (f-rework); step {step} says that none was (a-approval-actual).")
}
