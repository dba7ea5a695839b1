//! A question in whole sentences, and what is typed at it read as a value.

use crate::cli::answer;
use crate::domain::engagement::BookName;
use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::parse::{read, show};
use crate::domain::period::Voice;
use crate::domain::problem::Problem;
use crate::domain::question::{Choice, Column, ColumnKind, Kind, Question};
use crate::domain::value::{Cell, Row, Value};
use crate::texts::home::day;
use crate::texts::plain::{self as words, facts, labels};
use crate::tui::desk::surface::Desk;
use crate::tui::screens::interview::situation::Situation;
use chrono::NaiveDate;

/// Everything there is to say of a question, a line each. `place` is its number and how many there are.
#[must_use]
pub fn question(now: &Situation<'_>, desk: &Desk, book: &BookName, place: (usize, usize)) -> Vec<String> {
    let question = now.question;
    let mut of_it = Vec::new();
    of_it.extend(now.critical.then_some(facts::CRITICAL));
    of_it.extend(question.private.then_some(facts::PRIVATE));
    of_it.extend((question.blind && !question.private).then_some(facts::BLIND));
    let area = desk.questionnaire(&book.round).and_then(|content| content.area(&question.area));
    let mut says = vec![
        words::question(place.0, place.1, area.map_or("", |area| area.title.as_str()), question.title(), &of_it),
        question.ask.for_voice(book.voice).to_owned(),
    ];
    let mut add = |label: &str, text: &str| {
        if !text.is_empty() {
            says.push(words::labelled(label, text));
        }
    };
    add(labels::WHY, &question.why);
    add(labels::SOLID, &question.solid);
    for (voice, label) in
        [(Voice::Agency, labels::AGENCY), (Voice::Client, labels::CLIENT), (Voice::Sales, labels::SALES)]
    {
        if let Some(text) = said_by(now, voice, desk, book) {
            add(label, &text);
        }
    }
    if now.waits() {
        says.push(words::WAITS.to_owned());
    }
    says.extend(around(now, book));
    says.extend(shape(question, now.entry.and_then(|entry| entry.value.as_ref())));
    if now.locked {
        says.push(words::LOCKED.to_owned());
    } else {
        says.push(words::how(question.kind.as_str()).to_owned());
    }
    says
}

/// What a voice said, in the joint book: its words where they may be seen, else whether there are any.
fn said_by(now: &Situation<'_>, voice: Voice, desk: &Desk, book: &BookName) -> Option<String> {
    if !now.joint {
        return None;
    }
    if let Some(entry) = now.open_entry(voice) {
        return Some(entry_words(now.question, entry));
    }
    let entry = desk.entry_of(book, voice, &now.question.id);
    let entered = status_of(now.question, entry) != Status::Blank;
    let locked = entry.is_some_and(|entry| entry.locked.is_some());
    (now.question.blind && voice != Voice::Sales).then(|| words::side_state(entered, locked).to_owned())
}

/// The answer and what stands around it.
fn around(now: &Situation<'_>, book: &BookName) -> Vec<String> {
    let Some(entry) = now.entry else { return Vec::new() };
    let mut says = Vec::new();
    let mut add = |label: &str, text: String| says.push(words::labelled(label, &text));
    let state = answer::state(now.question, now.entry, book.voice, now.audit);
    match &entry.value {
        // Rows are told one by one, with their numbers.
        Some(Value::Table(_) | Value::Record(_)) | None => add(labels::NOW, state),
        Some(value) => add(labels::NOW, format!("{} ({state})", show::value(&now.question.kind, value))),
    }
    if let Some(follow_up) = &entry.follow_up {
        add(labels::FOLLOW_UP, crate::texts::interview::follow_up(follow_up.owner.as_deref(), follow_up.by));
    }
    if let Some(reason) = &entry.reason {
        add(labels::REASON, reason.clone());
    }
    for evidence in &entry.evidence {
        let rest = [evidence.place.clone(), evidence.on.map(day)].into_iter().flatten();
        add(labels::EVIDENCE, std::iter::once(evidence.what.clone()).chain(rest).collect::<Vec<_>>().join(", "));
    }
    if let Some(note) = &entry.note {
        add(labels::NOTE, note.clone());
    }
    says
}

/// The options, steps or rows of a question.
fn shape(question: &Question, value: Option<&Value>) -> Vec<String> {
    match (&question.kind, value) {
        (Kind::Choice(spec) | Kind::Choices(spec), _) => {
            spec.options.iter().enumerate().map(|(at, option)| format!("{} {}", at + 1, option.label)).collect()
        }
        (Kind::Scale(spec), _) => ('a'..).zip(&spec.steps).map(|(letter, step)| format!("{letter} {step}")).collect(),
        (Kind::Record(spec), Some(Value::Record(row))) => {
            spec.columns.iter().filter_map(|one| cell(one, row)).collect()
        }
        (Kind::Table(_), Some(Value::Table(rows))) => numbered(&question.kind, rows),
        (Kind::Table(spec), None) => numbered(&question.kind, &spec.seeds),
        _ => Vec::new(),
    }
}

fn numbered(kind: &Kind, rows: &[Row]) -> Vec<String> {
    rows.iter().enumerate().map(|(at, row)| words::row(at + 1, &show::row(kind, row))).collect()
}

fn cell(column: &Column, row: &Row) -> Option<String> {
    let cell = row.get(column.id.as_str())?;
    Some(words::labelled(&column.title, &show::cell(&column.kind, cell)))
}

fn entry_words(question: &Question, entry: &Entry) -> String {
    match (status_of(question, Some(entry)), &entry.value) {
        (Status::Answered, Some(value)) => show::value(&question.kind, value),
        (status, _) => status.as_str().to_owned(),
    }
}

/// What the answer is now, in a word or two.
#[must_use]
pub fn state(now: &Situation<'_>, book: &BookName) -> String {
    answer::state(now.question, now.entry, book.voice, now.audit)
}

/// The prompt of a cell.
#[must_use]
pub fn field(column: &Column, now: Option<&Cell>) -> String {
    let now = now.map(|cell| show::cell(&column.kind, cell));
    let kind = match &column.kind {
        ColumnKind::Choice(options) => words::one_of(options),
        kind => kind.as_str().to_owned(),
    };
    words::field(&column.title, &kind, column.required, now.as_deref())
}

/// A problem in one line.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    format!("{} {}", problem.sentence, problem.hint).trim_end().to_owned()
}

/// What was typed as the value of a question that takes one line: options by number, steps by letter.
///
/// # Errors
/// What is wrong, and how to type it, a line each.
pub fn typed(kind: &Kind, line: &str, today: NaiveDate) -> Result<Value, Vec<String>> {
    let value = match kind {
        Kind::Choice(spec) => option(&spec.options, line).map(|id| Value::Choice(id.clone())),
        Kind::Choices(spec) => {
            let ids: Option<Vec<Id>> = line.split(',').map(|part| option(&spec.options, part).cloned()).collect();
            ids.map(Value::Choices)
        }
        Kind::Scale(_) => letter(line).map(Value::Scale),
        _ => None,
    };
    if let Some(value) = value {
        return Ok(value);
    }
    read::value(kind, line, today).map_err(|wrong| vec![problem(&wrong), words::how(kind.as_str()).to_owned()])
}

fn option<'o>(options: &'o [Choice], text: &str) -> Option<&'o Id> {
    let number = text.trim().parse::<usize>().ok()?.checked_sub(1)?;
    options.get(number).map(|option| &option.id)
}

fn letter(line: &str) -> Option<u8> {
    let mut letters = line.trim().chars();
    match (letters.next().map(|letter| letter.to_ascii_lowercase()), letters.next()) {
        (Some(letter @ 'a'..='e'), None) => Some(letter as u8 - b'a'),
        _ => None,
    }
}
