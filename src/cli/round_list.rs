//! `round list`: the rounds of a workbook and how far their books are; how far, never what they say.

use crate::cli::json::{self, FORMAT};
use crate::cli::opened::tell_findings;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::book::Book;
use crate::domain::engagement::Round;
use crate::domain::parse::date;
use crate::domain::period::{Voice, Window};
use crate::domain::questionnaire::Purpose;
use crate::storage::workbook::Workbook;
use crate::texts::{answers, columns, rounds as says};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use std::sync::Arc;

/// Options of `round list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonRounds<'r> {
    format: u32,
    engagement: &'r str,
    rounds: Vec<JsonRound<'r>>,
}

#[derive(Debug, Serialize)]
struct JsonRound<'r> {
    id: &'r str,
    questionnaire: String,
    purpose: Option<&'static str>,
    agenda: &'r str,
    start: Option<String>,
    window: Option<JsonWindow>,
    closed: Option<String>,
    books: Vec<JsonBook>,
}

#[derive(Debug, Serialize)]
struct JsonWindow {
    from: String,
    to: String,
}

#[derive(Debug, Serialize)]
struct JsonBook {
    voice: &'static str,
    entered: usize,
    locked: Option<String>,
}

/// A round with its books.
struct Listed {
    round: Round,
    purpose: Option<Purpose>,
    books: Vec<(Voice, Arc<Book>)>,
}

/// Runs `round list`.
///
/// # Errors
/// A workbook that is not there or cannot be used.
pub fn run(args: &ListArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.workbook);
    let catalogue = session.catalogue();
    let mut workbook = Workbook::open(&root)?;
    let mut listed = Vec::new();
    for round in workbook.engagement.rounds.clone() {
        let purpose = workbook.questionnaire(&catalogue, &round.id).ok().map(|questionnaire| questionnaire.purpose);
        let books = workbook.books(&catalogue, &round.id);
        let books = books.into_iter().map(|(name, read)| (name.voice, read.book)).collect();
        listed.push(Listed { round, purpose, books });
    }
    tell_findings(session, &workbook);
    if args.json {
        let rounds = listed.iter().map(json_round).collect();
        let engagement = &workbook.engagement.id;
        json::write(session.out, &JsonRounds { format: FORMAT, engagement, rounds })?;
    } else if listed.is_empty() {
        writeln!(session.out, "{}", says::NONE)?;
    } else {
        table(&listed).write(session.out, 0)?;
    }
    Ok(Exit::Done)
}

impl Listed {
    fn window(&self) -> Option<Window> {
        self.books.iter().find_map(|(_, book)| book.window)
    }
}

fn entered(book: &Book) -> usize {
    book.slips().filter(|(_, slip)| slip.entry.is_some()).count()
}

fn table(listed: &[Listed]) -> Table {
    let mut table = Table::new(&[
        (columns::ROUND, Align::Left),
        (columns::QUESTIONNAIRE, Align::Left),
        (columns::PERIOD, Align::Left),
        (columns::STATE, Align::Left),
        (columns::BOOKS, Align::Left),
    ]);
    for one in listed {
        let period = match (one.window(), one.round.start) {
            (Some(window), _) => format!("{} – {}", date::show(window.from), date::show(window.to)),
            (None, Some(start)) => date::show(start),
            (None, None) => String::new(),
        };
        let state = one.round.closed.map_or_else(|| says::OPEN.to_owned(), |day| says::closed_on(&date::show(day)));
        let books = one.books.iter().map(|(voice, book)| {
            let locked = book.locked.map(|lock| date::show(lock.date_naive()));
            says::book(voice.as_str(), entered(book), locked.as_deref())
        });
        let books = books.collect::<Vec<_>>().join(", ");
        let questionnaire = one.purpose.map(|purpose| answers::purpose(purpose.as_str())).unwrap_or_default();
        table.row([one.round.id.to_string(), questionnaire.to_owned(), period, state, books]);
    }
    table
}

fn json_round(one: &Listed) -> JsonRound<'_> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    JsonRound {
        id: one.round.id.as_str(),
        questionnaire: one.round.questionnaire.to_string(),
        purpose: one.purpose.map(Purpose::as_str),
        agenda: &one.round.agenda,
        start: day(one.round.start),
        window: one.window().map(|window| JsonWindow { from: window.from.to_string(), to: window.to.to_string() }),
        closed: day(one.round.closed),
        books: one
            .books
            .iter()
            .map(|(voice, book)| JsonBook {
                voice: voice.as_str(),
                entered: entered(book),
                locked: book.locked.map(|lock| lock.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
            })
            .collect(),
    }
}
