//! `settle`: the books of several people of a side become the side's one book; where they differ the caller chooses.

use crate::cli::json::{self, FORMAT};
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table, cut};
use crate::domain::book::{Book, Slip};
use crate::domain::entry::{Entry, Status};
use crate::domain::filled::same_folded;
use crate::domain::id::Id;
use crate::domain::parse::show;
use crate::domain::period::Side;
use crate::domain::question::Kind;
use crate::domain::value::Value;
use crate::insight::settle::{Said, Spread, is_settled, spreads, taken};
use crate::storage::error;
use crate::storage::raw_words::quoted;
use crate::storage::upgrade::book_files;
use crate::texts::{columns, commands as words, settle as says, trend};
use clap::Args;
use serde::Serialize;

/// Options of `settle`.
#[derive(Debug, Args)]
pub struct SettleArgs {
    #[command(flatten)]
    /// Which side's book.
    pub book: BookOptions,
    /// Choose where people differ: QUESTION=STEP, or QUESTION='A Name' for that person's answer; may be repeated
    #[arg(long, value_name = "QUESTION=CHOICE")]
    pub take: Vec<String>,
    /// Only show, and settle nothing
    #[arg(long)]
    pub check: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// One person's book.
struct Person {
    name: String,
    file: String,
    book: Book,
}

#[derive(Debug, Serialize)]
struct JsonSettle<'s> {
    format: u32,
    engagement: &'s str,
    round: &'s str,
    voice: &'static str,
    people: Vec<&'s str>,
    settled: usize,
    left: Vec<&'s str>,
    questions: Vec<JsonSpread<'s>>,
}

#[derive(Debug, Serialize)]
struct JsonSpread<'s> {
    id: &'s str,
    alike: bool,
    settled: bool,
    median: Option<[u8; 2]>,
    spread: Option<u8>,
    wide: bool,
    said: Vec<JsonSaid<'s>>,
}

#[derive(Debug, Serialize)]
struct JsonSaid<'s> {
    person: &'s str,
    status: &'static str,
    step: Option<u8>,
}

/// Runs `settle`.
///
/// # Errors
/// A voice that is no side, a locked book, a side without people's books, a choice that makes no sense; nothing was changed
/// then.
pub fn run(args: &SettleArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.book.workbook);
    session.recover(&root);
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let Some(side) = opened.voice.side() else {
        let (sentence, hint) = words::only_sides_lock(args.book.which.voice.as_deref());
        return Err(Refusal::usage(sentence, hint));
    };
    opened.need(session, &[side.voice()])?;
    opened.workbook.refuse_newer()?;
    let people = people(session, &opened, side)?;
    let books: Vec<&Book> = people.iter().map(|person| &person.book).collect();
    let spreads = spreads(&opened.questionnaire, &opened.round.agenda, side, &books);
    let before = save::begun(&opened);
    if before.locked.is_some() && !args.check {
        let (sentence, hint) = says::locked(opened.round.id.as_str(), side.as_str());
        return Err(Refusal::usage(sentence, hint));
    }
    let mut now = before.clone();
    if now.window.is_none() {
        now.window = people.iter().find_map(|person| person.book.window);
    }
    for chosen in &args.take {
        let (question, entry) = choice(session, &opened, &people, &spreads, chosen)?;
        put(&mut now, &question, entry);
    }
    for spread in spreads.iter().filter(|spread| spread.alike) {
        if let Some(first) = spread.said.first().filter(|_| !is_settled(&now, spread.question)) {
            put(&mut now, &spread.question.id, taken(first.entry));
        }
    }
    let changed = now.slips().filter(|(id, slip)| before.slip(id.as_str()) != Some(*slip)).count();
    let exit = if args.check || before == now { Exit::Done } else { save::book(session, &opened, &before, &now)? };
    let seen = if args.check { &before } else { &now };
    let left: Vec<&Spread<'_>> = spreads.iter().filter(|one| !one.alike && !is_settled(seen, one.question)).collect();
    let changed = if args.check { 0 } else { changed };
    if args.json {
        json::write(session.out, &answer(&opened, &people, &spreads, seen, changed))?;
    } else {
        text(session, side, &people, &spreads, seen)?;
        session.tell(&says::settled(changed, left.len()));
    }
    let wide = spreads.iter().any(Spread::is_wide);
    Ok(if left.is_empty() && !wide { exit } else { Exit::Finding })
}

fn people(session: &mut Session<'_>, opened: &Opened, side: Side) -> Result<Vec<Person>, Refusal> {
    let root = &opened.workbook.root;
    let within = format!("{side}/");
    let mut people = Vec::new();
    for file in book_files(root, &opened.round.id)? {
        let Some(name) = file.name.strip_prefix(&within) else { continue };
        let book = file.read_as(Some(&opened.questionnaire))?;
        if book.voice != side.voice() {
            let told = says::other_voice(&file.name, book.voice.as_str(), side.as_str());
            session.tell(&words::warning(&told));
            continue;
        }
        let name = book.person.clone().unwrap_or_else(|| name.replace('-', " "));
        if book.questionnaire != opened.questionnaire.edition {
            session.tell(&words::warning(&says::other_version(&name, &book.questionnaire.to_string())));
        }
        people.push(Person { name, file: file.name[within.len()..].to_owned(), book });
    }
    if people.is_empty() {
        let folder = root.join("rounds").join(opened.round.id.as_str()).join(side.as_str());
        let (sentence, hint) = says::nobody(opened.round.id.as_str(), side.as_str(), &error::show(&folder));
        return Err(Refusal::usage(sentence, hint));
    }
    Ok(people)
}

fn put(book: &mut Book, question: &Id, entry: Entry) {
    let slip = book.slip(question.as_str()).cloned().unwrap_or_default();
    book.put(question, Slip { entry: Some(entry), ..slip });
}

/// A step of the scale, or a person's whole entry. A step brings along what the first person of that step wrote beside it.
fn choice(
    session: &Session<'_>,
    opened: &Opened,
    people: &[Person],
    spreads: &[Spread<'_>],
    chosen: &str,
) -> Result<(Id, Entry), Refusal> {
    let refused = |(sentence, hint): words::Pair| Refusal::usage(sentence, hint);
    let (id, word) = chosen.split_once('=').ok_or_else(|| refused(says::no_choice(&quoted(chosen))))?;
    let (question, word) = (opened.asked(id.trim())?, word.trim());
    let said: &[Said<'_>] =
        spreads.iter().find(|spread| spread.question.id == question.id).map_or(&[], |spread| &spread.said);
    let step = word.parse::<u8>().ok().filter(|step| *step <= 4 && matches!(question.kind, Kind::Scale(_)));
    if let Some(step) = step {
        let of_step = said.iter().find(|said| said.step == Some(step));
        let new = || Entry {
            status: Status::Answered,
            value: Some(Value::Scale(step)),
            confirmed: Some(session.at.today),
            ..Entry::default()
        };
        return Ok((question.id.clone(), of_step.map_or_else(new, |said| taken(said.entry))));
    }
    let named = |said: &&Said<'_>| same_folded(&people[said.person].name, word) || people[said.person].file == word;
    let found = said.iter().find(named).ok_or_else(|| {
        let names: Vec<&str> = said.iter().map(|said| people[said.person].name.as_str()).collect();
        refused(says::nobody_says(question.id.as_str(), &quoted(word), &names.join(", ")))
    })?;
    Ok((question.id.clone(), taken(found.entry)))
}

fn text(
    session: &mut Session<'_>,
    side: Side,
    people: &[Person],
    spreads: &[Spread<'_>],
    settled: &Book,
) -> Result<(), Refusal> {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let line = says::people(side.as_str(), &names);
    writeln!(session.out, "{}", crate::domain::visible::visible_line(&line))?;
    let differ: Vec<&Spread<'_>> = spreads.iter().filter(|spread| !spread.alike).collect();
    if differ.is_empty() {
        writeln!(session.out, "{}", says::ALIKE)?;
        return Ok(());
    }
    writeln!(session.out, "{}", says::DIFFER)?;
    let mut heading = vec![(columns::QUESTION, Align::Left)];
    heading.extend(names.iter().map(|name| (*name, Align::Left)));
    heading.extend([
        (columns::MEDIAN, Align::Left),
        (columns::SPREAD, Align::Right),
        (columns::STATE, Align::Left),
        (columns::ASIDE, Align::Left),
    ]);
    let mut table = Table::new(&heading);
    for spread in differ {
        let mut cells = vec![spread.question.id.to_string()];
        cells.extend((0..people.len()).map(|person| word(spread, person)));
        cells.push(says::median(spread.median));
        cells.push(spread.spread.map_or_else(String::new, |spread| spread.to_string()));
        cells.push(says::state(is_settled(settled, spread.question)).to_owned());
        cells.push(if spread.is_wide() { says::WIDE.to_owned() } else { String::new() });
        table.row(cells);
    }
    table.write(session.out, 2)
}

/// What a person says, short enough for a column.
fn word(spread: &Spread<'_>, person: usize) -> String {
    let Some(said) = spread.said.iter().find(|said| said.person == person) else { return String::new() };
    match (said.step, said.status, &said.entry.value) {
        (None, Status::Answered, Some(value)) => cut(&show::value(&spread.question.kind, value), 24),
        (step, status, _) => trend::worth(step, status.as_str()),
    }
}

fn answer<'s>(
    opened: &'s Opened,
    people: &'s [Person],
    spreads: &'s [Spread<'s>],
    settled: &Book,
    changed: usize,
) -> JsonSettle<'s> {
    let is_left = |spread: &&Spread<'_>| !spread.alike && !is_settled(settled, spread.question);
    JsonSettle {
        format: FORMAT,
        engagement: &opened.engagement().id,
        round: opened.round.id.as_str(),
        voice: opened.voice.as_str(),
        people: people.iter().map(|person| person.name.as_str()).collect(),
        settled: changed,
        left: spreads.iter().filter(is_left).map(|spread| spread.question.id.as_str()).collect(),
        questions: spreads
            .iter()
            .map(|spread| JsonSpread {
                id: spread.question.id.as_str(),
                alike: spread.alike,
                settled: is_settled(settled, spread.question),
                median: spread.median.map(|(low, high)| [low, high]),
                spread: spread.spread,
                wide: spread.is_wide(),
                said: spread
                    .said
                    .iter()
                    .map(|said| JsonSaid {
                        person: &people[said.person].name,
                        status: said.status.as_str(),
                        step: said.step,
                    })
                    .collect(),
            })
            .collect(),
    }
}
