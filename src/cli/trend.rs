//! `trend`: the audits of each side over time, like for like, with what caused each move.
//!
//! Without a voice only what both sides have locked is looked at; a side asking for itself sees its open book too.

use crate::cli::json;
use crate::cli::json_trend::{self, word};
use crate::cli::opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::series::{Audit, Series};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::id::Id;
use crate::domain::parse::date;
use crate::domain::period::Side;
use crate::domain::visible::visible_line;
use crate::insight::books::AsOf;
use crate::insight::course::{self, Leg, changes, drift};
use crate::insight::scorecard::{AreaScore, AreaState, Scorecard};
use crate::insight::trend::{AreaChange, Change, Move, Verdict};
use crate::texts::trend as says;
use crate::texts::{answers, columns, commands as words, figures};
use clap::Args;
use std::path::PathBuf;

/// Options of `trend`.
#[derive(Debug, Args)]
pub struct TrendArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// Whose audits: agency or client [default: both, once both have locked]
    #[arg(long, value_name = "SIDE")]
    pub voice: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Runs `trend`.
///
/// # Errors
/// What is not there; a voice that is no side.
pub fn run(args: &TrendArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let asked = args.voice.as_deref().map(side).transpose()?;
    let series = Series::read(session, &args.workbook)?;
    let at = AsOf { today: session.at.today };
    let may_be_seen = |audit: &&Audit| asked.is_some() || audit.is_revealed();
    let hidden: Vec<&str> =
        series.audits.iter().filter(|audit| !may_be_seen(audit)).map(|audit| audit.round.id.as_str()).collect();
    let sides = asked.map_or_else(|| Side::ALL.to_vec(), |side| vec![side]);
    let cards: Vec<(Side, Vec<(&Audit, Scorecard)>)> = sides
        .into_iter()
        .map(|side| {
            let seen = series.audits.iter().filter(may_be_seen);
            (side, seen.filter_map(|audit| Some((audit, audit.card(series.engagement(), side, at)?))).collect())
        })
        .collect();
    let voices: Vec<(&'static str, Vec<Leg<'_>>)> = cards
        .iter()
        .map(|(side, cards)| {
            let mut legs: Vec<Leg<'_>> = cards.iter().map(|(audit, card)| audit.leg(*side, card)).collect();
            course::sort(&mut legs);
            (side.as_str(), legs)
        })
        .collect();
    if args.json {
        let engagement = series.engagement().id.as_str();
        json::write(session.out, &json_trend::answer(engagement, at.today.to_string(), hidden, &voices))?;
        return Ok(Exit::Done);
    }
    let parties = answers::parties(&series.engagement().agency.name, &series.engagement().client.name);
    writeln!(session.out, "{}", visible_line(&parties))?;
    let mut nothing = true;
    for (voice, legs) in voices.iter().filter(|(_, legs)| !legs.is_empty()) {
        nothing = false;
        text(session, voice, legs)?;
    }
    if nothing {
        writeln!(session.out, "{}", says::NO_AUDITS)?;
    }
    if !hidden.is_empty() {
        writeln!(session.out, "\n{}", says::not_revealed(&hidden))?;
    }
    Ok(Exit::Done)
}

fn side(word: &str) -> Result<Side, Refusal> {
    let voice = opened::voice(word)?;
    voice.side().ok_or_else(|| {
        let (sentence, hint) = words::only_sides_audit(voice.as_str());
        Refusal::usage(sentence, hint)
    })
}

fn text(session: &mut Session<'_>, voice: &str, legs: &[Leg<'_>]) -> Result<(), Refusal> {
    writeln!(session.out, "\n{}", says::side(voice))?;
    figures_table(legs).write(session.out, 2)?;
    if legs.len() == 1 {
        writeln!(session.out, "  {}", says::ONE_ROUND)?;
    }
    for (change, pair) in changes(legs).iter().zip(legs.windows(2)) {
        one_change(session, change, pair)?;
    }
    states(session, legs)
}

fn figures_table(legs: &[Leg<'_>]) -> Table {
    let names: Vec<String> = legs.iter().map(name).collect();
    let mut heading = vec![(columns::AREA, Align::Left)];
    heading.extend(names.iter().map(|name| (name.as_str(), Align::Left)));
    let mut table = Table::new(&heading);
    let Some(newest) = legs.last() else { return table };
    for area in newest.look.card.areas.iter().filter(|area| area.state != AreaState::Unscored) {
        let mut cells = vec![area.title.clone()];
        cells.extend(legs.iter().map(|leg| leg.look.card.area(area.id.as_str()).map(shown).unwrap_or_default()));
        table.row(cells);
    }
    table
}

fn name(leg: &Leg<'_>) -> String {
    let id = leg.round.id.as_str();
    if leg.locked.is_some() { id.to_owned() } else { says::open(id) }
}

fn shown(area: &AreaScore) -> String {
    match (&area.whole, area.state) {
        (Some(figure), _) => answers::figure(figure.figure, figure.before_cap, figure.band.as_str()),
        (None, AreaState::TooFewAnswers) => figures::TOO_FEW_ANSWERS.to_owned(),
        (None, _) => figures::OUT_OF_SCOPE.to_owned(),
    }
}

fn one_change(session: &mut Session<'_>, change: &Change, pair: &[Leg<'_>]) -> Result<(), Refusal> {
    let (from, to) = (pair[0].round.id.as_str(), pair[1].round.id.as_str());
    writeln!(session.out, "\n  {}", says::change(from, to, change.comparable, change.applicable))?;
    for area in change.areas.iter().filter(|area| area.verdict != Verdict::Unscored) {
        let Verdict::Moved(one) = &area.verdict else {
            let line = says::line(&area.title, says::verdict(word(&area.verdict)));
            writeln!(session.out, "    {}", visible_line(&line))?;
            continue;
        };
        let line = says::line(&area.title, &moved(area, one));
        writeln!(session.out, "    {}", visible_line(&line))?;
        for line in causes(&pair[1], one) {
            writeln!(session.out, "      {}", visible_line(&line))?;
        }
    }
    Ok(())
}

fn moved(area: &AreaChange, one: &Move) -> String {
    let figure = |figure: &Option<crate::insight::scorecard::Figure>| figure.as_ref().map_or(0, |one| one.figure);
    says::moved(one.by, figure(&area.older), figure(&area.newer))
}

/// The criticals that crossed *agreed*, then every item that is worth something else.
fn causes(newer: &Leg<'_>, one: &Move) -> Vec<String> {
    let question = |id: &Id| newer.look.questionnaire.question(id.as_str());
    let title = |id: &Id| question(id).map_or_else(|| id.to_string(), |question| question.title().to_owned());
    let up = |id: &Id| one.because.iter().any(|cause| cause.id == *id && cause.newer.credit > cause.older.credit);
    let crossed = one.crossed.iter().map(|id| says::crossed(&title(id), up(id)));
    let because = one.because.iter().map(|cause| {
        let worth = |worth: crate::insight::trend::Worth| says::worth(worth.step, worth.status.as_str());
        says::cause(&title(&cause.id), &worth(cause.older), &worth(cause.newer))
    });
    crossed.chain(because).collect()
}

fn states(session: &mut Session<'_>, legs: &[Leg<'_>]) -> Result<(), Refusal> {
    let items = drift(legs);
    if items.is_empty() {
        return Ok(());
    }
    writeln!(session.out, "\n  {}", says::DRIFT)?;
    let names: Vec<String> = legs.iter().map(name).collect();
    let mut heading = vec![(columns::QUESTION, Align::Left)];
    heading.extend(names.iter().map(|name| (name.as_str(), Align::Left)));
    let mut table = Table::new(&heading);
    for item in items {
        let mut cells = vec![item.question.title().to_owned()];
        cells.extend(item.states.iter().map(|state| {
            state.map_or_else(String::new, |state| {
                let day = state.on.map(date::show);
                says::state(&says::worth(state.step, state.status.as_str()), day.as_deref())
            })
        }));
        table.row(cells);
    }
    table.write(session.out, 4)
}
