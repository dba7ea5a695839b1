//! What another program copied, as it would fill a table: which column goes where, which rows it fills, what would be
//! replaced and what does not fit. Nothing is changed until somebody has seen it.
//!
//! Rows are found by their first column, as a person would find them; what is not found is added below. Where the first
//! column is not among what was pasted, rows are filled from the cursor on, as in a spreadsheet.

pub mod fields;

use super::filled::{folded, words_of};
use super::parse::read;
use super::problem::Problem;
use super::question::{Column, ColumnKind, TableSpec};
use super::value::{Cell, Row};
use super::visible::clean_input;
use chrono::NaiveDate;
use std::collections::{HashMap, VecDeque};

/// One column of what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its heading, or its first words where it has none.
    pub words: String,
    /// The column of the table it fills; `None`: it is left out.
    pub to: Option<usize>,
}

/// A cell that would say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Its row in [`Paste::rows`].
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// What stands there.
    pub before: Cell,
    /// What would stand there.
    pub after: Cell,
}

/// A cell that is not of its column's kind. It is kept as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Its row in [`Paste::rows`].
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// Why it does not fit, and what to write.
    pub problem: Problem,
}

/// What a paste would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paste {
    /// The columns of the table.
    pub columns: Vec<Column>,
    /// Whether the first line names columns.
    pub header: bool,
    /// The pasted columns from the left.
    pub sources: Vec<Source>,
    /// The table afterwards, no row of it blank.
    pub rows: Vec<Row>,
    /// Rows that are there already and take cells.
    pub filled: usize,
    /// Rows that are added.
    pub added: usize,
    /// Cells that would say something else, from the top.
    pub replaced: Vec<Replaced>,
    /// Cells that do not fit, from the top.
    pub misfits: Vec<Misfit>,
    /// Filled fields in columns that are left out.
    pub left_out: usize,
    /// Whether anything would be other than before.
    pub changes: bool,
    /// The table with all of the text in the cell under the cursor, where that takes words.
    pub in_one_cell: Option<Vec<Row>>,
}

/// Lines looked at to see in which column what was pasted begins.
const TRIED: usize = 50;

impl Paste {
    /// What the lines would do to the rows of a table with the cursor in a row and column.
    #[must_use]
    pub fn new(
        spec: &TableSpec,
        rows: &[Row],
        (row, column): (usize, usize),
        lines: &[Vec<String>],
        today: NaiveDate,
    ) -> Self {
        let columns = &spec.columns;
        let named = lines.first().and_then(|line| headings(columns, line));
        let (header, body) = if named.is_some() { (lines.first(), &lines[1..]) } else { (None, lines) };
        let wide = lines.iter().map(Vec::len).max().unwrap_or(0);
        let places: Vec<Option<usize>> = named.unwrap_or_else(|| {
            let start = start(columns, rows, column, body, today);
            (start..start + wide).map(|at| (at < columns.len()).then_some(at)).collect()
        });
        let first =
            |at: usize| header.into_iter().chain(body).filter_map(move |line| line.get(at)).find(|f| !is_blank(f));
        let words = |at: usize| first(at).map(|field| field.trim().to_owned()).unwrap_or_default();
        let place = |at: usize| places.get(at).copied().flatten();
        let sources = (0..wide).map(|at| Source { words: words(at), to: place(at) }).filter(|source| {
            // A column of nothing is nothing to speak of.
            !source.words.is_empty()
        });
        let mut paste = Self {
            columns: columns.clone(),
            header: header.is_some(),
            sources: sources.collect(),
            rows: rows.to_vec(),
            ..Self::default()
        };
        let name = places.iter().position(|to| *to == Some(0));
        let mut order = Order::new(columns, rows, row, name.is_some());
        for line in body.iter().filter(|line| name.is_none() || !line.iter().all(|field| is_blank(field))) {
            let at = order.next(name.and_then(|at| line.get(at)).map_or("", String::as_str), line, paste.rows.len());
            if let Some(at) = at {
                paste.take(at, line, &places, today);
            }
        }
        let there = rows.len();
        let touched = std::mem::take(&mut order.filled);
        paste.filled = touched.iter().filter(|at| **at < there).count();
        paste.added = paste.rows.iter().skip(there).filter(|row| !row.is_empty()).count();
        paste.drop_blank_rows();
        paste
    }

    /// The same, with the way to put the whole text into the cell under the cursor.
    #[must_use]
    pub fn or_in_one_cell(mut self, rows: &[Row], (row, column): (usize, usize), text: &str) -> Self {
        let text = clean_input(text.trim_end());
        let Some(place) = self.columns.get(column).filter(|column| column.kind == ColumnKind::Text) else {
            return self;
        };
        let mut rows = rows.to_vec();
        if row >= rows.len() {
            rows.push(Row::default());
        }
        let last = rows.len() - 1;
        rows[row.min(last)].set(&place.id, Some(Cell::Text(text.into_owned())));
        rows.retain(|row| !row.is_empty());
        self.in_one_cell = Some(rows);
        self
    }

    /// Fills one row from a line.
    fn take(&mut self, row: usize, line: &[String], places: &[Option<usize>], today: NaiveDate) {
        if row >= self.rows.len() {
            self.rows.push(Row::default());
        }
        for (field, to) in line.iter().zip(places).filter(|(field, _)| !is_blank(field)) {
            let Some((at, column)) = to.and_then(|at| Some((at, self.columns.get(at)?))) else {
                self.left_out += 1;
                continue;
            };
            let (cell, problem) = match read::cell(&column.kind, field, today) {
                Ok(cell) => (cell, None),
                Err(problem) => (Cell::Misfit(field.clone()), Some(problem)),
            };
            let id = column.id.clone();
            let before = self.rows[row].get(id.as_str());
            // A row found by its name keeps it as it stands.
            let same =
                |before: &Cell| *before == cell || at == 0 && folded(&words_of(before)) == folded(&words_of(&cell));
            if before.is_some_and(same) {
                continue;
            }
            if let Some(before) = before.cloned() {
                self.replaced.push(Replaced { row, column: at, before, after: cell.clone() });
            }
            if let Some(problem) = problem {
                self.misfits.push(Misfit { row, column: at, problem });
            }
            self.rows[row].set(&id, Some(cell));
            self.changes = true;
        }
    }

    /// Rows that were blank before, and are still, are forgotten; what is said of the others keeps its row.
    fn drop_blank_rows(&mut self) {
        let mut kept = 0;
        let places: Vec<usize> = self
            .rows
            .iter()
            .map(|row| {
                kept += usize::from(!row.is_empty());
                kept.saturating_sub(1)
            })
            .collect();
        self.rows.retain(|row| !row.is_empty());
        self.replaced.iter_mut().for_each(|replaced| replaced.row = places[replaced.row]);
        self.misfits.iter_mut().for_each(|misfit| misfit.row = places[misfit.row]);
        self.replaced.sort_by_key(|replaced| (replaced.row, replaced.column));
        self.misfits.sort_by_key(|misfit| (misfit.row, misfit.column));
    }

    /// What a row is called: its first cell, else nothing.
    #[must_use]
    pub fn name_of(&self, row: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(self.columns.first()?.id.as_str())
    }
}

fn is_blank(field: &str) -> bool {
    field.trim().is_empty()
}

/// The columns a first line names: at least two of them, or the only one, and no more strange words than known ones.
fn headings(columns: &[Column], line: &[String]) -> Option<Vec<Option<usize>>> {
    let plain = |words: &str| folded(words.trim_end_matches(['*', ' ', ':']));
    let mut places: Vec<Option<usize>> = Vec::with_capacity(line.len());
    for field in line {
        let words = plain(field);
        let named = |column: &Column| {
            !words.is_empty() && (plain(&column.title) == words || column.id.as_str() == words.replace(' ', "-"))
        };
        // A second column of the same name has no place.
        let at = columns.iter().position(named).filter(|at| !places.contains(&Some(*at)));
        places.push(at);
    }
    let filled = line.iter().filter(|field| !is_blank(field)).count();
    let known = places.iter().flatten().count();
    (known >= 2.min(filled.max(1)) && 2 * known >= filled).then_some(places)
}

/// The column in which lines without headings begin: the first one where they name rows that are there, or fit better;
/// else that of the cursor.
fn start(columns: &[Column], rows: &[Row], cursor: usize, lines: &[Vec<String>], today: NaiveDate) -> usize {
    let names = names(columns, rows);
    let known =
        |line: &Vec<String>| line.len() > 1 && line.first().is_some_and(|field| names.contains_key(&folded(field)));
    if lines.iter().take(TRIED).any(known) {
        return 0;
    }
    let faults = |start: usize| -> usize {
        let fields = lines.iter().take(TRIED).flat_map(|line| line.iter().enumerate());
        let bad = |(at, field): &(usize, &String)| {
            !is_blank(field) && columns.get(start + at).is_none_or(|to| read::cell(&to.kind, field, today).is_err())
        };
        fields.filter(bad).count()
    };
    if faults(0) < faults(cursor) { 0 } else { cursor }
}

/// The rows by their first cell, those of one name in their order.
fn names(columns: &[Column], rows: &[Row]) -> HashMap<String, VecDeque<usize>> {
    let mut names: HashMap<String, VecDeque<usize>> = HashMap::new();
    let Some(first) = columns.first() else { return names };
    for (at, cell) in rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.get(first.id.as_str())?))) {
        names.entry(folded(&words_of(cell))).or_default().push_back(at);
    }
    names
}

/// Which row each line fills.
struct Order {
    /// By name, each row once; `None`: from the cursor on.
    names: Option<HashMap<String, VecDeque<usize>>>,
    at: usize,
    filled: Vec<usize>,
}

impl Order {
    fn new(columns: &[Column], rows: &[Row], cursor: usize, by_name: bool) -> Self {
        Self { names: by_name.then(|| names(columns, rows)), at: cursor, filled: Vec::new() }
    }

    /// The row of the next line, of so many; `None` where it is blank and lies behind the last row.
    fn next(&mut self, name: &str, line: &[String], count: usize) -> Option<usize> {
        let row = match &mut self.names {
            Some(names) => names.get_mut(&folded(name)).and_then(VecDeque::pop_front).unwrap_or(count),
            None if self.at >= count && line.iter().all(|field| is_blank(field)) => return None,
            None => {
                self.at += 1;
                (self.at - 1).min(count)
            }
        };
        self.filled.push(row);
        Some(row)
    }
}

#[cfg(test)]
mod tests;
