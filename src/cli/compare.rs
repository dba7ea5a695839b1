//! `compare`: two sides beside each other, once both have locked; until then not a word of either.

use crate::cli::json;
use crate::cli::json_compare;
use crate::cli::opened::Opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::seal;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::parse::date;
use crate::domain::period::{Side, Voice, Window};
use crate::domain::question::{Kind, Question};
use crate::domain::visible::{Breaks, visible, visible_line};
use crate::insight::blind::{BlindState, Comparison, Progress, blind_states};
use crate::insight::books::AsOf;
use crate::insight::compare::{Class, Pair, compare, talk_list};
use crate::insight::score::NoScore;
use crate::texts::answers;
use crate::texts::columns;
use crate::texts::compare as says;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The round, as its folder is called [default: onboarding, or the only round]
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// What was written blind: shown, or how far each side is.
struct Blind<'o> {
    shown: Vec<(&'o Question, Comparison)>,
    hidden: Vec<(&'o Question, [Progress; 2])>,
}

/// Runs `compare`.
///
/// # Errors
/// A round or book that is not there or cannot be used.
pub fn run(args: &CompareArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut opened = Opened::of_voice(session, &args.workbook, args.round.as_deref(), Voice::Joint)?;
    opened.need(session, &Side::ALL.map(Side::voice))?;
    for side in Side::ALL {
        if opened.book(side.voice()).is_none() {
            return Err(opened.no_score(NoScore::NoBook(side.voice())));
        }
    }
    seal::warn_of_broken(session, &opened)?;
    let at = AsOf { today: session.at.today };
    let books = opened.books();
    let pairs = compare(&opened.questionnaire, &books, at);
    let blind = blind(&opened);
    let open = still_open(&opened, &blind);
    if args.json {
        let names = (opened.engagement().id.as_str(), opened.round.id.as_str());
        json::write(session.out, &json_compare::answer(names, &open, pairs.as_deref(), &blind.shown))?;
    } else {
        text(session, &opened, &open, pairs.as_deref(), &blind)?;
    }
    Ok(if open.is_empty() { Exit::Done } else { Exit::Finding })
}

fn blind(opened: &Opened) -> Blind<'_> {
    let mut blind = Blind { shown: Vec::new(), hidden: Vec::new() };
    for (question, state) in blind_states(&opened.questionnaire, &opened.books()) {
        match state {
            BlindState::Revealed(comparison) => blind.shown.push((question, comparison)),
            BlindState::Hidden { agency, client } => blind.hidden.push((question, [agency, client])),
        }
    }
    blind
}

/// The sides that have something left to lock.
fn still_open(opened: &Opened, blind: &Blind<'_>) -> Vec<Side> {
    let is_open = |(at, side): (usize, Side)| {
        let book = || opened.book(side.voice()).is_some_and(|book| book.locked.is_none());
        let answers = || blind.hidden.iter().any(|(_, progress)| progress[at] != Progress::Locked);
        if opened.is_audit() { book() } else { answers() }
    };
    Side::ALL.into_iter().enumerate().filter(|one| is_open(*one)).map(|(_, side)| side).collect()
}

fn text(
    session: &mut Session<'_>,
    opened: &Opened,
    open: &[Side],
    pairs: Option<&[Pair<'_>]>,
    blind: &Blind<'_>,
) -> Result<(), Refusal> {
    let engagement = opened.engagement();
    let parties = answers::parties(&engagement.agency.name, &engagement.client.name);
    let round = opened.round.id.as_str();
    let out = &mut *session.out;
    writeln!(out, "{}", visible_line(&parties))?;
    writeln!(out, "{}", says::head(round))?;
    if opened.is_audit() {
        windows(out, opened)?;
    }
    writeln!(out)?;
    let Some(pairs) = pairs else {
        if opened.is_audit() {
            let open: Vec<&str> = open.iter().map(|side| side.as_str()).collect();
            writeln!(out, "{}", says::not_revealed(round, &open))?;
            return Ok(());
        }
        if blind.shown.is_empty() && blind.hidden.is_empty() {
            writeln!(out, "{}", says::NO_BLIND)?;
            return Ok(());
        }
        blind_text(out, blind)?;
        if !blind.hidden.is_empty() {
            writeln!(out, "\n{}", says::some_hidden(round, blind.hidden.len()))?;
        }
        return Ok(());
    };
    topics(out, opened, pairs, blind)?;
    if !blind.shown.is_empty() {
        writeln!(out)?;
        blind_text(out, blind)?;
    }
    writeln!(out, "\n{}", says::ALL)?;
    table(pairs).write(out, 2)
}

fn windows(out: &mut dyn Write, opened: &Opened) -> Result<(), Refusal> {
    let window = |side: Side| opened.book(side.voice()).and_then(|book| book.window);
    let shown = |window: Option<Window>| window.map(|one| (date::show(one.from), date::show(one.to)));
    let [agency, client] = [window(Side::Agency), window(Side::Client)];
    if agency != client {
        let [agency, client] = [agency, client].map(|one| {
            let days = shown(one);
            says::period(days.as_ref().map(|(from, to)| (from.as_str(), to.as_str())))
        });
        writeln!(out, "{}", says::windows_differ(&agency, &client))?;
    } else if let Some((from, to)) = shown(agency) {
        writeln!(out, "{}", says::window(&from, &to))?;
    }
    Ok(())
}

fn topics(out: &mut dyn Write, opened: &Opened, pairs: &[Pair<'_>], blind: &Blind<'_>) -> Result<(), Refusal> {
    let talk = talk_list(pairs);
    if talk.is_empty() {
        writeln!(out, "{}", says::NO_TALK)?;
        return Ok(());
    }
    writeln!(out, "{}", says::TALK)?;
    for (at, pair) in talk.iter().enumerate() {
        let class = pair.class.as_str();
        let heading = says::topic(at + 1, &title(pair.question, pair.critical), says::class(class));
        writeln!(out, "  {}", visible_line(&heading))?;
        let higher = match pair.class {
            Class::Split { higher } => Some(higher.as_str()),
            _ => None,
        };
        writeln!(out, "     {}", says::reason(class, pair.question.duty.as_str(), higher))?;
        for side in Side::ALL {
            said(out, pair, side)?;
            let slip = opened.book(side.voice()).and_then(|book| book.slip(pair.question.id.as_str()));
            let later = slip.map_or(0, |slip| slip.amended.len());
            if later > 0 {
                writeln!(out, "       {}", answers::amendments(later))?;
            }
        }
        let beside = blind.shown.iter().filter(|(question, _)| question.beside.as_ref() == Some(&pair.question.id));
        for (question, comparison) in beside {
            let word = says::blind(question.title(), comparison.class.as_str());
            writeln!(out, "     {}", visible_line(&word))?;
        }
    }
    writeln!(out, "  {}", says::ENDS)?;
    Ok(())
}

fn said(out: &mut dyn Write, pair: &Pair<'_>, side: Side) -> Result<(), Refusal> {
    let said = pair.of(side);
    let name = says::side(side.as_str());
    let line = match (said.step, &pair.question.kind) {
        (Some(step), Kind::Scale(spec)) => {
            says::step(name, step, spec.steps.get(usize::from(step)).map_or("", String::as_str))
        }
        _ => says::no_step(name, says::status(said.status.as_str())),
    };
    paragraph(out, 5, &line)?;
    let Some(entry) = said.entry else { return Ok(()) };
    if let Some(reason) = &entry.reason {
        paragraph(out, 7, &answers::reason(reason))?;
    }
    if let Some(note) = &entry.note {
        paragraph(out, 7, &answers::note(note))?;
    }
    for evidence in &entry.evidence {
        let day = evidence.on.map(date::show).unwrap_or_default();
        paragraph(out, 7, &answers::evidence(&evidence.what, evidence.place.as_deref().unwrap_or_default(), &day))?;
    }
    Ok(())
}

fn blind_text(out: &mut dyn Write, blind: &Blind<'_>) -> Result<(), Refusal> {
    writeln!(out, "{}", says::BLIND)?;
    for (question, comparison) in &blind.shown {
        writeln!(out, "  {}", visible_line(&says::blind(question.title(), comparison.class.as_str())))?;
        if !comparison.by.is_empty() {
            let by: Vec<&str> = comparison.by.iter().map(|side| side.as_str()).collect();
            writeln!(out, "    {}", says::missing(&by))?;
        }
        for cell in &comparison.cells {
            let column = cell.column.as_ref().and_then(|id| {
                let columns = question.kind.columns().iter();
                columns.into_iter().find(|column| column.id == *id).map(|column| column.title.as_str())
            });
            let place = says::cell(cell.row.as_deref(), column);
            let indent = if place.is_empty() { 4 } else { 6 };
            if !place.is_empty() {
                writeln!(out, "    {}", visible_line(&place))?;
            }
            for (side, words) in [(Side::Agency, &cell.agency), (Side::Client, &cell.client)] {
                let words = words.as_deref().unwrap_or_else(|| says::status("blank"));
                paragraph(out, indent, &says::no_step(says::side(side.as_str()), words))?;
            }
        }
    }
    for (question, [agency, client]) in &blind.hidden {
        let [agency, client] = [agency, client].map(|progress| answers::progress(progress.as_str()));
        writeln!(out, "  {}", visible_line(&says::still_hidden(question.title(), agency, client)))?;
    }
    Ok(())
}

fn table(pairs: &[Pair<'_>]) -> Table {
    let mut table = Table::new(&[
        (columns::QUESTION, Align::Left),
        (says::side("agency"), Align::Left),
        (says::side("client"), Align::Left),
        (columns::CLASS, Align::Left),
    ]);
    for pair in pairs {
        let word = |side: Side| {
            let said = pair.of(side);
            said.step.map_or_else(|| says::status(said.status.as_str()).to_owned(), |step| step.to_string())
        };
        let class = says::class(pair.class.as_str()).to_owned();
        table.row([title(pair.question, pair.critical), word(Side::Agency), word(Side::Client), class]);
    }
    table
}

fn title(question: &Question, critical: bool) -> String {
    if critical { answers::critical(question.title()) } else { question.title().to_owned() }
}

fn paragraph(out: &mut dyn Write, indent: usize, text: &str) -> Result<(), Refusal> {
    for line in visible(text, Breaks::Keep).lines() {
        writeln!(out, "{}", format!("{:indent$}{line}", "").trim_end())?;
    }
    Ok(())
}
