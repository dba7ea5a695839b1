//! Bounds no number can keep.

use crate::domain::check::{Check, Limit};
use crate::domain::id::Id;
use crate::domain::question::{ColumnKind, Kind, Question};
use crate::domain::spot::Spot;
use crate::domain::value::Decimal;
use crate::insight::lint::remark::{Remark, Rule};
use crate::texts::lint_faults as words;

/// Every bound of a question that leaves no number.
pub fn look(question: &Question, remarks: &mut Vec<Remark>) {
    let limits = |wanted: fn(&Check) -> Option<&Limit>| {
        let checks = question.checks.iter().enumerate();
        checks.filter_map(move |(at, check)| Some((at, wanted(check)?))).collect::<Vec<_>>()
    };
    let least = limits(|check| if let Check::AtLeast(limit) = check { Some(limit) } else { None });
    let most = limits(|check| if let Check::AtMost(limit) = check { Some(limit) } else { None });
    for (at, upper) in &most {
        let spot = || Spot::of(&question.id).key("checks").place(*at).key("number");
        let over = |(_, lower): &&(usize, &Limit)| lower.column == upper.column && lower.number > upper.number;
        let words = if let Some((_, lower)) = least.iter().find(over) {
            words::no_number(&lower.number.to_string(), &upper.number.to_string())
        } else if upper.number < Decimal::ZERO && is_share(question, upper.column.as_ref()) {
            words::no_share(&upper.number.to_string())
        } else {
            continue;
        };
        remarks.push(Remark::new(Rule::ImpossibleCheck, spot(), words));
    }
}

fn is_share(question: &Question, column: Option<&Id>) -> bool {
    match column {
        None => matches!(question.kind, Kind::Percent),
        Some(id) => {
            let columns = question.kind.columns().iter();
            columns.filter(|column| column.id == *id).any(|column| column.kind == ColumnKind::Percent)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::lint::look::tests::{column, impossible, record};
    use crate::insight::trial::question;

    fn limit(column: Option<&str>, number: i64) -> Limit {
        Limit { column: column.map(|id| Id::parse(id).expect("an id")), number: number.into() }
    }

    fn found(kind: Kind, checks: Vec<Check>) -> Vec<usize> {
        impossible(look, Question { kind, checks, ..question("a") })
    }

    #[test]
    fn a_lower_bound_above_the_upper_one_leaves_no_number() {
        let checks = |least, most| vec![Check::AtLeast(limit(None, least)), Check::AtMost(limit(None, most))];
        assert_eq!(found(Kind::Number, checks(10, 5)), [1]);
        assert_eq!(found(Kind::Number, checks(5, 5)), Vec::<usize>::new());
        assert_eq!(found(Kind::Money, checks(0, 5)), Vec::<usize>::new());
    }

    #[test]
    fn bounds_of_different_columns_do_not_meet() {
        let columns = || record(vec![column("a", ColumnKind::Number), column("b", ColumnKind::Number)]);
        let checks = |most| vec![Check::AtLeast(limit(Some("a"), 10)), Check::AtMost(limit(Some(most), 5))];
        assert_eq!(found(columns(), checks("b")), Vec::<usize>::new());
        assert_eq!(found(columns(), checks("a")), [1]);
    }

    #[test]
    fn a_share_is_never_below_nothing_and_other_numbers_may_be() {
        assert_eq!(found(Kind::Percent, vec![Check::AtMost(limit(None, -1))]), [0]);
        assert_eq!(found(Kind::Percent, vec![Check::AtMost(limit(None, 0))]), Vec::<usize>::new());
        assert_eq!(found(Kind::Number, vec![Check::AtMost(limit(None, -1))]), Vec::<usize>::new());
        let columns = record(vec![column("rate", ColumnKind::Percent)]);
        assert_eq!(found(columns, vec![Check::AtMost(limit(Some("rate"), -5))]), [0]);
    }
}
