//! `show`: what a book says, all of it in a list, or some questions in full.
//!
//! Before both sides have locked, a blind answer of one side is shown to that side's voice alone; the joint view tells only
//! whether each side has entered.

use crate::cli::answer;
use crate::cli::json::{self, FORMAT};
use crate::cli::json_entry::JsonEntry;
use crate::cli::kept_private::KeptPrivate;
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::seen::{Seen, seen};
use crate::cli::session::Session;
use crate::cli::show_full;
use crate::cli::table::{Align, Table, cut};
use crate::domain::parse::show;
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::domain::visible::visible_line;
use crate::insight::blind::Progress;
use crate::insight::books::AsOf;
use crate::texts::answers as says;
use crate::texts::columns;
use clap::Args;
use serde::Serialize;

/// Options of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// Questions to show in full [default: a list of all]
    pub questions: Vec<String>,
    /// Only what is entered
    #[arg(long)]
    pub entered: bool,
    /// Also what your side keeps in private on this machine
    #[arg(long)]
    pub private: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonShow<'s> {
    format: u32,
    engagement: &'s str,
    agency: &'s str,
    client: &'s str,
    round: &'s str,
    voice: &'static str,
    questionnaire: String,
    as_of: String,
    locked: Option<String>,
    questions: Vec<JsonSeen<'s>>,
}

#[derive(Debug, Serialize)]
struct JsonSeen<'s> {
    id: &'s str,
    area: &'s str,
    step: &'s str,
    kind: &'static str,
    ask: &'s str,
    entry: Option<JsonEntry<'s>>,
    hidden: Option<JsonHidden>,
    sides: Option<JsonSides<'s>>,
    amended: usize,
    conflicts: usize,
}

#[derive(Debug, Serialize)]
struct JsonHidden {
    agency: &'static str,
    client: &'static str,
}

#[derive(Debug, Serialize)]
struct JsonSides<'s> {
    agency: Option<JsonEntry<'s>>,
    client: Option<JsonEntry<'s>>,
}

/// Runs `show`.
///
/// # Errors
/// What is not there or cannot be read.
pub fn run(args: &ShowArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let own = [opened.voice];
    opened.need(session, &own)?;
    let at = AsOf { today: session.at.today };
    let questions: Vec<&Question> = if args.questions.is_empty() {
        opened.questionnaire.asked_of(opened.voice).collect()
    } else {
        args.questions.iter().map(|id| opened.question(id)).collect::<Result<_, _>>()?
    };
    let private = if args.private { Some(KeptPrivate::open(session, &opened)?) } else { None };
    let mut all: Vec<Seen<'_>> =
        questions.into_iter().map(|question| seen(&opened, question, private.as_ref(), at)).collect();
    if args.entered {
        all.retain(is_entered);
    }
    if args.json {
        json::write(session.out, &answer_of(&opened, &all, session.at.today.to_string()))?;
    } else if args.questions.is_empty() {
        list(session, &opened, &all)?;
    } else {
        for (place, one) in all.iter().enumerate() {
            if place > 0 {
                writeln!(session.out)?;
            }
            show_full::write(session, &opened, one)?;
        }
    }
    Ok(Exit::Done)
}

fn is_entered(seen: &Seen<'_>) -> bool {
    let waiting = |sides: &[Progress; 2]| sides.iter().any(|progress| *progress != Progress::Nothing);
    seen.entry.is_some() || !seen.sides.is_empty() || seen.hidden.as_ref().is_some_and(waiting)
}

fn answer_of<'s>(opened: &'s Opened, all: &'s [Seen<'s>], as_of: String) -> JsonShow<'s> {
    let engagement = opened.engagement();
    let locked = opened.book(opened.voice).and_then(|book| book.locked);
    JsonShow {
        format: FORMAT,
        engagement: &engagement.id,
        agency: &engagement.agency.name,
        client: &engagement.client.name,
        round: opened.round.id.as_str(),
        voice: opened.voice.as_str(),
        questionnaire: opened.questionnaire.edition.to_string(),
        as_of,
        locked: locked.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)),
        questions: all.iter().map(|one| json_seen(one, opened.voice)).collect(),
    }
}

fn json_seen<'s>(seen: &'s Seen<'s>, voice: Voice) -> JsonSeen<'s> {
    let question = seen.question;
    let side = |wanted: Side| {
        let found = seen.sides.iter().find(|(side, _)| *side == wanted);
        found.map(|(side, entry)| JsonEntry::new(question, entry, side.voice()))
    };
    let revealed = !seen.sides.is_empty();
    JsonSeen {
        id: question.id.as_str(),
        area: question.area.as_str(),
        step: question.step.as_str(),
        kind: question.kind.as_str(),
        ask: question.ask.for_voice(voice),
        entry: seen.entry.map(|(voice, entry)| JsonEntry::new(question, entry, voice)),
        hidden: seen.hidden.map(|[agency, client]| JsonHidden { agency: word(agency), client: word(client) }),
        sides: revealed.then(|| JsonSides { agency: side(Side::Agency), client: side(Side::Client) }),
        amended: seen.amended,
        conflicts: seen.conflicts,
    }
}

const fn word(progress: Progress) -> &'static str {
    match progress {
        Progress::Nothing => "nothing",
        Progress::Entered => "entered",
        Progress::Locked => "locked",
    }
}

fn list(session: &mut Session<'_>, opened: &Opened, all: &[Seen<'_>]) -> Result<(), Refusal> {
    const LONGEST: usize = 72;
    let engagement = opened.engagement();
    let parties = says::parties(&engagement.agency.name, &engagement.client.name);
    writeln!(session.out, "{}", visible_line(&parties))?;
    let day = crate::texts::home::day(session.at.today);
    let voice = crate::texts::voices::name(opened.voice);
    writeln!(session.out, "{}\n", says::round_line(opened.round.id.as_str(), voice, &day, None))?;
    if all.is_empty() {
        writeln!(session.out, "{}", says::NOTHING_ENTERED)?;
        return Ok(());
    }
    let mut table = Table::new(&[
        (columns::QUESTION, Align::Left),
        (columns::STATE, Align::Left),
        (columns::WHOSE, Align::Left),
        (columns::ANSWER, Align::Left),
    ]);
    for one in all {
        let question = one.question;
        let state = match (&one.hidden, one.entry) {
            (Some([agency, client]), None) => {
                says::hidden(says::progress(word(*agency)), says::progress(word(*client)))
            }
            (_, entry) => answer::state(
                question,
                entry.map(|(_, entry)| entry),
                entry.map_or(opened.voice, |(voice, _)| voice),
                opened.is_audit(),
            ),
        };
        let value = one.entry.and_then(|(_, entry)| entry.value.as_ref());
        let shown = value.map_or_else(String::new, |value| show::value(&question.kind, value));
        table.row([
            question.id.to_string(),
            state,
            one.entry.map_or("", |(voice, _)| voice.as_str()).to_owned(),
            cut(&shown, LONGEST),
        ]);
    }
    table.write(session.out, 0)
}
