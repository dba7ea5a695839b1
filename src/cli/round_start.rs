//! `round start`: a round for a named period, with the books of those who answer.
//!
//! The side that comes second joins the round the other began: it is found by its name.

use crate::cli::editions;
use crate::cli::opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::engagement::{Action, Round};
use crate::domain::id::Id;
use crate::domain::parse::{date, window};
use crate::domain::period::{Quarter, Voice, WEEKS, Window};
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::storage::atomic::Disk;
use crate::storage::begin_round::{Begin, BookBegun, begin, usual_name};
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::storage::workbook::Workbook;
use crate::texts::{commands as words, rounds as says};
use clap::Args;
use std::path::PathBuf;

/// Options of `round start`.
#[derive(Debug, Args)]
pub struct StartArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// What is asked: audit, reset, strategic-review, onboarding or your own; with `@VERSION` for one version
    #[arg(long, value_name = "ID", default_value = "audit")]
    pub questionnaire: String,
    /// Whose book is begun: agency, client, sales or joint [default: of everybody an audit asks]
    #[arg(long, value_name = "VOICE")]
    pub voice: Option<String>,
    /// The period an audit asks about: 2026-Q3, or FROM..TO [default: the last quarter]
    #[arg(long, value_name = "PERIOD")]
    pub window: Option<String>,
    /// Which questions are asked: an agenda of the questionnaire
    #[arg(long, value_name = "AGENDA", default_value = "full")]
    pub agenda: String,
    /// The round's name [default: from the period, or the day]
    #[arg(long, value_name = "ROUND")]
    pub id: Option<String>,
    /// The day it begins [default: today]
    #[arg(long, value_name = "DATE")]
    pub start: Option<String>,
    /// How many weeks it takes: 4, 5 or 6 (onboarding) [default: the engagement's]
    #[arg(long, value_name = "N")]
    pub weeks: Option<u32>,
}

/// Runs `round start`.
///
/// # Errors
/// A questionnaire, agenda or voice that is not there, a period that is none, a round that is there already or closed;
/// nothing was changed then.
pub fn run(args: &StartArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.workbook);
    session.recover(&root);
    let mut workbook = Workbook::open(&root)?;
    workbook.refuse_newer()?;
    let voice = args.voice.as_deref().map(opened::voice).transpose()?;
    if let Some(weeks) = args.weeks.filter(|weeks| !WEEKS.contains(weeks)) {
        let (sentence, hint) = words::wrong_weeks(weeks, *WEEKS.start(), *WEEKS.end());
        return Err(Refusal::usage(sentence, hint));
    }
    let catalogue = session.catalogue();
    let edition = editions::named(&catalogue, &args.questionnaire, Some(&root))?;
    let (found, text) = catalogue.exactly(&edition, Some(&root))?;
    let asked = found.questionnaire;
    known_agenda(args, &asked)?;
    let start = args.start.as_deref().map(|day| session.day(day)).transpose()?.unwrap_or(session.at.today);
    let window = period(args, session, &asked)?;
    let id = name(args, &asked, window, start)?;
    let there = workbook.engagement.round(id.as_str()).cloned();
    if let Some(there) = &there {
        joined(there, &asked, voice)?;
    }
    let voices = voices(&asked, voice, &id)?;
    let what = Begin { id: id.clone(), edition, weeks: args.weeks, start, agenda: args.agenda.clone(), window, voices };
    let exit = begun(session, &mut workbook, (&what, &text))?;
    told(session, &workbook, &id, window, there.is_none());
    writeln!(session.out, "{id}")?;
    Ok(exit)
}

fn known_agenda(args: &StartArgs, asked: &Questionnaire) -> Result<(), Refusal> {
    if args.agenda == "full" || asked.agenda(&args.agenda).is_some() {
        return Ok(());
    }
    let known = asked.agendas.iter().map(|agenda| agenda.id.as_str());
    let sentence = words::no_such("agenda", &quoted(&args.agenda));
    Err(Refusal::usage(sentence, did_you_mean(&args.agenda, known)))
}

/// The period an audit asks about; other questionnaires ask about none.
fn period(args: &StartArgs, session: &Session<'_>, asked: &Questionnaire) -> Result<Option<Window>, Refusal> {
    let refused = |(sentence, hint): words::Pair| Refusal::usage(sentence, hint);
    match (&args.window, asked.purpose) {
        (None, Purpose::Audit) => Ok(Quarter::of(session.at.today).previous().window()),
        (None, _) => Ok(None),
        (Some(_), Purpose::Coverage | Purpose::Plan) => Err(refused(says::window_of_audits(asked.edition.id.as_str()))),
        (Some(text), Purpose::Audit) => window::read(text, session.at.today).map(Some).map_err(|why| match why {
            window::NotAWindow::Words => refused(says::no_window(&quoted(text))),
            window::NotAWindow::Backwards => refused(says::backwards(&quoted(text))),
        }),
    }
}

/// `2026-q3-audit`, or the day and the questionnaire: `2027-01-15-reset`.
fn name(
    args: &StartArgs,
    asked: &Questionnaire,
    window: Option<Window>,
    start: chrono::NaiveDate,
) -> Result<Id, Refusal> {
    let given = args.id.clone().unwrap_or_else(|| usual_name(&asked.edition.id, window, start));
    Id::parse(&given).ok_or_else(|| {
        let (sentence, hint) = says::no_id(&quoted(&given));
        Refusal::usage(sentence, hint)
    })
}

/// Whether a round that is there may be joined.
fn joined(there: &Round, asked: &Questionnaire, voice: Option<Voice>) -> Result<(), Refusal> {
    let (sentence, hint) = match there.closed {
        _ if there.questionnaire.id != asked.edition.id => {
            says::other_questionnaire(there.id.as_str(), &there.questionnaire.to_string())
        }
        Some(day) => says::is_closed(there.id.as_str(), &date::show(day)),
        None if voice.is_none() => says::there_already(there.id.as_str()),
        None => return Ok(()),
    };
    Err(Refusal::usage(sentence, hint))
}

/// Whose books are begun: the voice's; else, in an audit, of everybody who is asked something.
fn voices(asked: &Questionnaire, voice: Option<Voice>, round: &Id) -> Result<Vec<Voice>, Refusal> {
    let audit = asked.purpose == Purpose::Audit;
    let is_asked = |voice: &Voice| asked.asked_of(*voice).next().is_some();
    match voice {
        Some(Voice::Joint) if audit => {
            let (sentence, hint) = says::not_joint(round.as_str());
            Err(Refusal::usage(sentence, hint))
        }
        Some(voice) if !is_asked(&voice) => {
            let (sentence, hint) = says::nothing_for(voice.as_str(), asked.edition.id.as_str());
            Err(Refusal::usage(sentence, hint))
        }
        Some(voice) => Ok(vec![voice]),
        None if audit => Ok([Voice::Agency, Voice::Client, Voice::Sales].into_iter().filter(is_asked).collect()),
        None => Ok(Vec::new()),
    }
}

/// Begins it, and tells what became of its books.
fn begun(session: &mut Session<'_>, workbook: &mut Workbook, (what, text): (&Begin, &str)) -> Result<Exit, Refusal> {
    let done = begin(&Disk::real(), &session.writer(), &session.catalogue(), workbook, (what, text))?;
    if let Some(done) = &done.round {
        save::told(session, done, &workbook.root);
    }
    let (round, mut exit) = (what.id.as_str(), Exit::Done);
    for (voice, begun) in &done.books {
        match begun {
            BookBegun::There => session.tell(&says::book_there(round, voice.as_str())),
            BookBegun::Later => session.tell(&says::book_begun(round, voice.as_str())),
            BookBegun::Written(done) => {
                if save::told(session, done, &workbook.root) == Exit::Finding {
                    exit = Exit::Finding;
                }
                session.tell(&says::book_begun(round, voice.as_str()));
            }
        }
    }
    Ok(exit)
}

fn told(session: &mut Session<'_>, workbook: &Workbook, id: &Id, window: Option<Window>, new: bool) {
    let today = session.at.today;
    if new {
        let days = window.map(|window| (date::show(window.from), date::show(window.to)));
        session.tell(&says::begun(id.as_str(), days.as_ref().map(|(from, to)| (from.as_str(), to.as_str()))));
        if let Some(window) = window.filter(|window| window.to >= today) {
            session.tell(&words::warning(&says::ahead(&date::show(window.to))));
        }
    }
    let open: Vec<&Action> = workbook.actions.iter().filter(|action| action.is_open()).collect();
    if !open.is_empty() {
        let overdue = open.iter().filter(|action| action.is_overdue(today)).count();
        session.tell(&says::carried_over(open.len(), overdue));
    }
}
