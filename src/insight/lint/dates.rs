//! Orders of dates that lead back to their own beginning, so that no dates can keep them: `before` and `after` the same
//! day, before itself, each before the other.

use crate::domain::check::{Check, Order};
use crate::domain::id::Id;
use crate::domain::question::{ColumnKind, Kind, Question};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::spot::Spot;
use crate::insight::lint::remark::{Remark, Rule};
use crate::texts::lint_faults as words;
use std::collections::{HashMap, HashSet};

/// The most date columns of one question that are looked at.
const COLUMNS: usize = 32;

/// A date: a question's own, or one of its columns.
type Day<'q> = (&'q Id, Option<&'q Id>);

/// The check that sets an order: its question and its place there.
#[derive(Clone, Copy)]
struct Source<'q> {
    question: &'q Id,
    at: usize,
}

/// What is later than a date, and which check says so.
type Later<'q> = HashMap<Day<'q>, Vec<(Day<'q>, Source<'q>)>>;

/// Every such circle, told once, at one of the checks that make it.
pub fn look(questionnaire: &Questionnaire, remarks: &mut Vec<Remark>) {
    let mut days = Vec::new();
    let later = orders(questionnaire, &mut days);
    let mut done: HashSet<Day<'_>> = HashSet::new();
    for start in days {
        for circle in circles(start, &later, &mut done) {
            let last = circle
                .iter()
                .map(|(_, source)| *source)
                .max_by_key(|source| (questionnaire.position(source.question.as_str()), source.at));
            let Some(Source { question, at }) = last else { continue };
            let names: Vec<String> = circle.iter().map(|((id, column), _)| name(id, *column)).collect();
            let spot = Spot::of(question).key("checks").place(at);
            remarks.push(Remark::new(Rule::ImpossibleCheck, spot, words::no_order(&names)));
        }
    }
}

fn name(question: &Id, column: Option<&Id>) -> String {
    column.map_or_else(|| question.to_string(), |column| format!("{question}/{column}"))
}

fn orders<'q>(questionnaire: &'q Questionnaire, days: &mut Vec<Day<'q>>) -> Later<'q> {
    let mut later: Later<'q> = HashMap::new();
    for question in questionnaire.questions() {
        for (at, check) in question.checks.iter().enumerate() {
            let (Check::Before(order) | Check::After(order)) = check else { continue };
            let Some(other) = questionnaire.question(order.question.as_str()) else { continue };
            let is_before = matches!(check, Check::Before(_));
            for (own, others) in pairs(question, order, other) {
                let (first, second) = if is_before { (own, others) } else { (others, own) };
                days.push(first);
                later.entry(first).or_default().push((second, Source { question: &question.id, at }));
            }
        }
    }
    later
}

fn pairs<'q>(question: &'q Question, order: &'q Order, other: &'q Question) -> Vec<(Day<'q>, Day<'q>)> {
    let own = dates(question, order.column.as_ref());
    let others = dates(other, order.of.as_ref());
    own.iter().flat_map(|own| others.iter().map(|other| (*own, *other))).collect()
}

/// The dates a check looks at: the column named, or the question's own, or all its columns of dates.
fn dates<'q>(question: &'q Question, column: Option<&'q Id>) -> Vec<Day<'q>> {
    if column.is_some() || matches!(question.kind, Kind::Date) {
        return vec![(&question.id, column)];
    }
    let columns = question.kind.columns().iter().filter(|column| column.kind == ColumnKind::Date);
    columns.take(COLUMNS).map(|column| (&question.id, Some(&column.id))).collect()
}

/// The circles reached from a date, each with the checks that lead from one date to the next.
fn circles<'q>(start: Day<'q>, later: &Later<'q>, done: &mut HashSet<Day<'q>>) -> Vec<Vec<(Day<'q>, Source<'q>)>> {
    let mut found = Vec::new();
    // Each date on the way with the next of its successors to follow.
    let mut way: Vec<(Day<'q>, usize)> = vec![(start, 0)];
    let mut on_way: HashSet<Day<'q>> = HashSet::from([start]);
    while let Some((here, next)) = way.last_mut() {
        let day = *here;
        let follows = later.get(&day).filter(|_| !done.contains(&day)).and_then(|follows| follows.get(*next));
        *next += 1;
        let Some((to, _)) = follows else {
            done.insert(day);
            on_way.remove(&day);
            way.pop();
            continue;
        };
        if on_way.contains(to) {
            let circle = way.iter().skip_while(|(day, _)| day != to);
            found.push(circle.filter_map(|(day, next)| Some((*day, later.get(day)?.get(next - 1)?.1))).collect());
        } else if !done.contains(to) {
            on_way.insert(*to);
            way.push((*to, 0));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::lint::look::tests::{column, of, record};
    use crate::insight::trial::{id, question};

    fn order(column: Option<&str>, question: &str, of: Option<&str>) -> Order {
        Order { column: column.map(id), question: id(question), of: of.map(id) }
    }

    fn day(name: &str, checks: Vec<Check>) -> Question {
        Question { kind: Kind::Date, checks, ..question(name) }
    }

    fn before(question: &str) -> Check {
        Check::Before(order(None, question, None))
    }

    fn after(question: &str) -> Check {
        Check::After(order(None, question, None))
    }

    fn found(questions: Vec<Question>) -> Vec<Spot> {
        let mut remarks = Vec::new();
        look(&of(questions), &mut remarks);
        remarks.into_iter().map(|remark| remark.spot).collect()
    }

    fn check(question: &str, at: usize) -> Spot {
        Spot::of(&id(question)).key("checks").place(at)
    }

    #[test]
    fn before_and_after_the_same_day_leaves_no_day() {
        assert_eq!(found(vec![day("a", vec![before("b"), after("b")]), day("b", vec![])]), [check("a", 1)]);
        assert_eq!(found(vec![day("a", vec![before("b"), after("c")]), day("b", vec![]), day("c", vec![])]), []);
    }

    #[test]
    fn no_day_is_before_itself() {
        assert_eq!(found(vec![day("a", vec![before("a")])]), [check("a", 0)]);
        let columns = || record(vec![column("from", ColumnKind::Date), column("to", ColumnKind::Date)]);
        let ordered = |check: Check| Question { kind: columns(), checks: vec![check], ..question("a") };
        assert_eq!(found(vec![ordered(Check::Before(order(Some("from"), "a", Some("to"))))]), []);
        assert_eq!(found(vec![ordered(Check::Before(order(Some("from"), "a", Some("from"))))]), [check("a", 0)]);
        // Without columns every date is compared with every one, itself among them.
        assert!(!found(vec![ordered(Check::After(order(None, "a", None)))]).is_empty());
    }

    #[test]
    fn orders_in_a_circle_are_told_once_and_in_a_line_not_at_all() {
        let line = || [day("a", vec![before("b")]), day("b", vec![before("c")]), day("c", vec![])];
        let [a, b, c] = line();
        assert_eq!(found(vec![a, b, c]), []);
        let [a, b, _] = line();
        assert_eq!(found(vec![a, b, day("c", vec![before("a")])]), [check("c", 0)]);
        let [a, b, _] = line();
        assert_eq!(found(vec![a, b, day("c", vec![]), day("d", vec![after("c"), before("a")])]), [check("d", 1)]);
    }

    #[test]
    fn long_lines_of_dates_are_followed_without_end() {
        let name = |at: usize| format!("q{at}");
        let mut questions: Vec<Question> = (0..5000).map(|at| day(&name(at), vec![before(&name(at + 1))])).collect();
        questions.push(day(&name(5000), vec![]));
        assert_eq!(found(questions.clone()), []);
        questions[4999].checks = vec![before(&name(0))];
        assert_eq!(found(questions), [check("q4999", 0)]);
    }
}
