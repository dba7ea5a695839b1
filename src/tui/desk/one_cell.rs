//! Whether changes of a table or record lie in one cell: typing into a cell is one step to undo, everything else its own.
//!
//! Compares values; knows no books.

use crate::domain::value::{Row, Value};

/// Whether a change from `before` to `after` may join a run that began at `first`: all of it lies in one cell. Values
/// without cells always may.
#[must_use]
pub fn joins(first: Option<&Value>, before: Option<&Value>, after: Option<&Value>) -> bool {
    if ![first, before, after].into_iter().flatten().any(has_cells) {
        return true;
    }
    let (Some(start), Some(before), Some(after)) = (rows(first), rows(before), rows(after)) else { return false };
    // The first letter writes all rows the table came with: from then on one cell.
    let from_nothing = first.is_none() && !before.is_empty() && before.len() == after.len();
    is_one_cell(before, after) && (from_nothing || is_one_cell(start, after))
}

const fn has_cells(value: &Value) -> bool {
    matches!(value, Value::Table(_) | Value::Record(_))
}

/// The rows of a value; nothing is no rows, another kind of value has none.
const fn rows(value: Option<&Value>) -> Option<&[Row]> {
    match value {
        None => Some(&[]),
        Some(Value::Table(rows)) => Some(rows.as_slice()),
        Some(Value::Record(row)) => Some(std::slice::from_ref(row)),
        Some(_) => None,
    }
}

/// Whether two tables differ in one cell at most.
fn is_one_cell(one: &[Row], other: &[Row]) -> bool {
    let none = Row::default();
    let mut differing = 0;
    for at in 0..one.len().max(other.len()) {
        let (a, b) = (one.get(at).unwrap_or(&none), other.get(at).unwrap_or(&none));
        if a == b {
            continue;
        }
        differing += b.cells().filter(|(column, cell)| a.get(column.as_str()) != Some(cell)).count();
        differing += a.cells().filter(|(column, _)| b.get(column.as_str()).is_none()).count();
        if differing > 1 {
            return false;
        }
    }
    true
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::value::Cell;

    fn table(rows: &[&[(&str, &str)]]) -> Value {
        let cell = |(column, words): &(&str, &str)| (Id::parse(column).unwrap(), Cell::Text((*words).into()));
        Value::Table(rows.iter().map(|row| row.iter().map(cell).collect()).collect())
    }

    #[test]
    fn letters_in_one_cell_are_one_run() {
        let (a, b, c) =
            (table(&[&[("a", "x")]]), table(&[&[("a", "x"), ("b", "M")]]), table(&[&[("a", "x"), ("b", "Ma")]]));
        assert!(joins(Some(&a), Some(&b), Some(&c)));
        assert!(joins(None, Some(&a), Some(&table(&[&[("a", "xy")]]))));
    }

    #[test]
    fn another_cell_or_a_row_taken_away_is_a_step_of_its_own() {
        let start = table(&[&[("a", "x")], &[("a", "y"), ("b", "z")]]);
        let typed = table(&[&[("a", "xy")], &[("a", "y"), ("b", "z")]]);
        let next = table(&[&[("a", "xy")], &[("a", "y"), ("b", "zz")]]);
        assert!(!joins(Some(&start), Some(&typed), Some(&next)));
        assert!(!joins(Some(&start), Some(&start), Some(&table(&[&[("a", "x")]]))));
        assert!(!joins(None, Some(&start), Some(&table(&[&[("a", "x")]]))));
        assert!(!joins(Some(&start), Some(&typed), None), "the last row taken away");
    }

    #[test]
    fn the_rows_a_table_came_with_do_not_part_the_first_word() {
        let first = table(&[&[("a", "seed"), ("b", "M")], &[("a", "other")]]);
        let second = table(&[&[("a", "seed"), ("b", "Ma")], &[("a", "other")]]);
        assert!(joins(None, Some(&first), Some(&second)));
    }
}
