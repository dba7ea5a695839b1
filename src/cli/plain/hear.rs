//! What a line typed in a conversation means: an answer, a part of one, a cell, or an order.
//!
//! Knows no files.

use crate::cli::plain::asked;
use crate::cli::plain::order::{self, Order};
use crate::cli::plain::talk::{Place, Reply, Talk};
use crate::domain::book::Moment;
use crate::domain::edit::Change;
use crate::domain::parse::{read, show};
use crate::domain::question::{ColumnKind, Kind};
use crate::domain::value::{Row, Value};
use crate::domain::visible::clean_input;
use crate::texts::answers;
use crate::texts::plain as words;
use crate::tui::message::Effect;

impl Talk {
    /// Hears one line.
    pub fn hear(&mut self, line: &str, at: Moment) -> Reply {
        let line = clean_input(line.trim_end_matches(['\r', '\n']));
        match std::mem::replace(&mut self.place, Place::Answer) {
            Place::Cell { row, column, cells } => self.hear_cell(&line, (row, column, cells), at),
            Place::Answer => self.hear_answer(&line, at),
        }
    }

    fn hear_answer(&mut self, line: &str, at: Moment) -> Reply {
        let continued = !self.begun.is_empty();
        if !continued && let Some(order) = line.strip_prefix(':').filter(|rest| !rest.starts_with(':')) {
            return order::perform(self, &Order::read(order), at);
        }
        let line = if continued { line } else { line.strip_prefix("::").map_or(line, |_| &line[1..]) };
        if line.trim().is_empty() && !continued {
            return self.step(true, at);
        }
        let Some(now) = self.now(at) else { return Reply::default() };
        if now.locked {
            return Reply { says: vec![words::LOCKED.to_owned()], ..Reply::default() };
        }
        let kind = now.question.kind.clone();
        match &kind {
            Kind::Text => self.hear_text(line, at),
            Kind::Record(_) => self.begin_cells(None, at),
            Kind::Table(_) => self.hear_table(line, at),
            kind => match asked::typed(kind, line, at.today) {
                Ok(value) => {
                    let read = show::as_read(kind, &value, line).map(|shown| answers::read_as(&shown));
                    let mut reply = self.keep(value, at);
                    reply.says.splice(0..0, read);
                    reply
                }
                Err(says) => Reply { says, ..Reply::default() },
            },
        }
    }

    fn hear_text(&mut self, line: &str, at: Moment) -> Reply {
        if let Some(more) = line.strip_suffix('\\') {
            self.begun.push_str(more.trim_end());
            self.begun.push('\n');
            return Reply::default();
        }
        let text = std::mem::take(&mut self.begun) + line;
        self.keep(Value::Text(text), at)
    }

    /// Keeps an answer, says so and goes on.
    fn keep(&mut self, value: Value, at: Moment) -> Reply {
        let effects = self.edit(Change::Value(Some(value)), at);
        let mut says = self.now(at).map_or_else(Vec::new, |now| vec![words::kept(&asked::state(&now, &self.book))]);
        let next = self.step(true, at);
        says.extend(next.says);
        Reply { says, effects, over: false }
    }

    fn rows(&self) -> Vec<Row> {
        let entry = self.desk.entry(&self.book, &self.at);
        match (entry.and_then(|entry| entry.value.as_ref()), self.question().map(|question| &question.kind)) {
            (Some(Value::Table(rows)), _) => rows.clone(),
            (_, Some(Kind::Table(spec))) => spec.seeds.clone(),
            _ => Vec::new(),
        }
    }

    fn hear_table(&mut self, line: &str, at: Moment) -> Reply {
        let rows = self.rows();
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|row| (1..=rows.len()).contains(row));
        if line.trim() == "+" {
            return self.begin_cells(Some(rows.len()), at);
        }
        if let Some(gone) = line.trim().strip_prefix('-').and_then(number) {
            let mut rows = rows.clone();
            rows.remove(gone - 1);
            let effects = self.edit(Change::Value((!rows.is_empty()).then_some(Value::Table(rows))), at);
            return Reply { says: self.ask(at), effects, over: false };
        }
        match number(line) {
            Some(row) => self.begin_cells(Some(row - 1), at),
            None => {
                let says = vec![words::NO_ROW.to_owned(), words::how("table").to_owned()];
                Reply { says, ..Reply::default() }
            }
        }
    }

    fn begin_cells(&mut self, row: Option<usize>, at: Moment) -> Reply {
        let cells = match row {
            Some(row) => self.rows().get(row).cloned().unwrap_or_default(),
            None => match self.desk.entry(&self.book, &self.at).and_then(|entry| entry.value.as_ref()) {
                Some(Value::Record(row)) => row.clone(),
                _ => Row::default(),
            },
        };
        let first = row.map_or_else(|| words::FILLING.to_owned(), |row| words::filling(row + 1));
        let mut reply = self.next_cell(row, 0, cells, at);
        reply.says.insert(0, first);
        reply
    }

    /// Asks for a cell, or keeps the row when there is none left.
    fn next_cell(&mut self, row: Option<usize>, column: usize, cells: Row, at: Moment) -> Reply {
        let prompt = self
            .question()
            .and_then(|question| question.kind.columns().get(column))
            .map(|column| asked::field(column, cells.get(column.id.as_str())));
        if let Some(prompt) = prompt {
            self.place = Place::Cell { row, column, cells };
            return Reply { says: vec![prompt], ..Reply::default() };
        }
        let Some(row) = row else { return self.keep(Value::Record(cells), at) };
        let effects = self.keep_row(row, cells, at);
        // Not the whole question once more: an ear has heard it.
        Reply { says: vec![words::row_kept(self.rows().len())], effects, over: false }
    }

    fn keep_row(&mut self, row: usize, cells: Row, at: Moment) -> Vec<Effect> {
        let mut rows = self.rows();
        match rows.get_mut(row) {
            Some(there) => *there = cells,
            None => rows.push(cells),
        }
        rows.retain(|row| !row.is_empty());
        self.edit(Change::Value((!rows.is_empty()).then_some(Value::Table(rows))), at)
    }

    fn hear_cell(&mut self, line: &str, place: (Option<usize>, usize, Row), at: Moment) -> Reply {
        let (row, column, mut cells) = place;
        let Some(spec) = self.question().and_then(|question| question.kind.columns().get(column)).cloned() else {
            return Reply::default();
        };
        match line.trim() {
            ":stop" => {
                // What was entered so far is kept, as everywhere.
                let last = self.question().map_or(0, |question| question.kind.columns().len());
                return self.next_cell(row, last, cells, at);
            }
            "" => {}
            "-" => drop(cells.set(&spec.id, None)),
            typed => match read::cell(&spec.kind, &chosen(&spec.kind, typed), at.today) {
                Ok(cell) => drop(cells.set(&spec.id, Some(cell))),
                Err(problem) => {
                    let mut reply = self.next_cell(row, column, cells, at);
                    reply.says.insert(0, asked::problem(&problem));
                    return reply;
                }
            },
        }
        self.next_cell(row, column + 1, cells, at)
    }
}

/// A number among the words of a column, as its word.
fn chosen(kind: &ColumnKind, typed: &str) -> String {
    let ColumnKind::Choice(options) = kind else { return typed.to_owned() };
    let at = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    at.and_then(|at| options.get(at)).cloned().unwrap_or_else(|| typed.to_owned())
}
