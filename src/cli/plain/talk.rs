//! The interview as a conversation: lines in, sentences out. One question at a time, its help, a typed answer.
//!
//! The same desk as the application's, so that its rules, its undo and its private answers are the same. Knows no files.

use crate::cli::plain::asked;
use crate::cli::plain::order::{self, Order};
use crate::domain::book::Moment;
use crate::domain::edit::Change;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::parse::read;
use crate::domain::question::{ColumnKind, Kind, Question};
use crate::domain::value::{Row, Value};
use crate::domain::visible::clean_input;
use crate::texts::plain as words;
use crate::tui::context::{Context, Library};
use crate::tui::desk::Desk;
use crate::tui::message::{Effect, SaveNews};
use crate::tui::screens::interview::shelf::{self, Filter, Line, Marks};
use crate::tui::screens::interview::situation::Situation;
use crate::tui::theme::Theme;

/// What a line led to.
#[derive(Debug, Default)]
pub struct Reply {
    /// What is said, a line each.
    pub says: Vec<String>,
    /// What is to be kept.
    pub effects: Vec<Effect>,
    /// Whether the conversation is over.
    pub over: bool,
}

/// Where the conversation stands.
#[derive(Clone, Debug, PartialEq)]
enum Place {
    /// An answer, or an order.
    Answer,
    /// A cell of a record or of a row.
    Cell {
        /// The row; `None` in a record.
        row: Option<usize>,
        /// The column.
        column: usize,
        /// The cells so far.
        cells: Row,
    },
}

/// A conversation about one book.
#[derive(Debug)]
pub struct Talk {
    pub(super) desk: Desk,
    pub(super) book: BookName,
    pub(super) lines: Vec<Line>,
    pub(super) at: Id,
    library: Library,
    place: Place,
    begun: String,
}

impl Talk {
    /// Begins at the first question that is open; `None` where the voice is asked nothing.
    #[must_use]
    pub fn begin(desk: Desk, book: BookName, at: Moment) -> Option<Self> {
        let first = Id::parse("none")?;
        let mut talk = Self {
            desk,
            book,
            lines: Vec::new(),
            at: first,
            library: Library::default(),
            place: Place::Answer,
            begun: String::new(),
        };
        let marks = talk.marks(at);
        talk.lines = shelf::lines(&talk.book, Filter::All, None, &marks, &talk.context(at));
        let mut ids = talk.lines.iter().filter_map(Line::question);
        let open = ids.clone().find(|id| marks.get(id).is_open());
        talk.at = open.or_else(|| ids.next())?.clone();
        Some(talk)
    }

    /// What is said first.
    #[must_use]
    pub fn opening(&self, at: Moment) -> Vec<String> {
        let (entered, asked) = self.desk.entered(&self.book);
        let mut says = vec![words::opened(&self.desk.path_to(&self.book).join(", "), entered, asked), String::new()];
        says.extend(self.ask(at));
        says
    }

    /// Hears one line.
    pub fn hear(&mut self, line: &str, at: Moment) -> Reply {
        let line = clean_input(line.trim_end_matches(['\r', '\n']));
        match std::mem::replace(&mut self.place, Place::Answer) {
            Place::Cell { row, column, cells } => self.hear_cell(&line, (row, column, cells), at),
            Place::Answer => self.hear_answer(&line, at),
        }
    }

    /// Words that a conversation cut short has not kept: the lines of an answer that was to go on.
    pub fn end(&mut self, at: Moment) -> Vec<Effect> {
        if self.begun.is_empty() {
            return Vec::new();
        }
        let text = std::mem::take(&mut self.begun);
        self.edit(Change::Value(Some(Value::Text(text.trim_end().to_owned()))), at)
    }

    /// Takes what the saver found in the files.
    pub fn take(&mut self, news: &SaveNews) {
        self.desk.take(news);
    }

    pub(super) fn context(&self, at: Moment) -> Context<'_> {
        Context {
            desk: Some(&self.desk),
            book: Some(&self.book),
            library: &self.library,
            at,
            theme: Theme::Plain,
            size: (80, 24),
            me: None,
        }
    }

    pub(super) fn marks(&self, at: Moment) -> Marks {
        Marks::of(&self.book, &self.context(at))
    }

    pub(super) fn question(&self) -> Option<&Question> {
        self.desk.question(&self.book.round, &self.at)
    }

    pub(super) fn now(&self, at: Moment) -> Option<Situation<'_>> {
        Situation::at(&self.book, &self.at, &self.context(at))
    }

    /// The question as it is asked now.
    pub(super) fn ask(&self, at: Moment) -> Vec<String> {
        let ids: Vec<&Id> = self.lines.iter().filter_map(Line::question).collect();
        let place = ids.iter().position(|id| **id == self.at).map_or(0, |place| place + 1);
        self.now(at).map_or_else(Vec::new, |now| asked::question(&now, &self.desk, &self.book, (place, ids.len())))
    }

    fn edit(&mut self, change: Change, at: Moment) -> Vec<Effect> {
        self.edit_all(vec![change], at)
    }

    /// Changes the answer; all of it is one step to undo.
    pub(super) fn edit_all(&mut self, changes: Vec<Change>, at: Moment) -> Vec<Effect> {
        let book = self.book.clone();
        let changes = changes.into_iter().map(|change| (self.at.clone(), change)).collect();
        self.desk.edit_all(&book, changes, at)
    }

    /// Goes to a question and asks it.
    pub(super) fn go(&mut self, to: Option<Id>, otherwise: &str, at: Moment) -> Reply {
        let Some(to) = to else { return Reply { says: vec![otherwise.to_owned()], ..Reply::default() } };
        self.at = to;
        let mut says = vec![String::new()];
        says.extend(self.ask(at));
        Reply { says, ..Reply::default() }
    }

    pub(super) fn step(&mut self, forward: bool, at: Moment) -> Reply {
        let otherwise = if forward { words::AT_END } else { words::AT_START };
        self.go(shelf::neighbour(&self.lines, &self.at, forward), otherwise, at)
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
                Ok(value) => self.keep(value, at),
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
