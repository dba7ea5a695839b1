//! `score`: the figures of a round, each with its cap and the reason.

use crate::cli::json;
use crate::cli::json_score::JsonScore;
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::visible::visible_line;
use crate::insight::because;
use crate::insight::scorecard::{AreaScore, AreaState, Figure, Scorecard};
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::texts::{answers as says, columns, commands as words, figures};
use clap::Args;

/// Options of `score`.
#[derive(Debug, Args)]
pub struct ScoreArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// Only this area; may be given several times
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
    /// Exit with 1 where a figure is below this
    #[arg(long, value_name = "FIGURE", value_parser = clap::value_parser!(u32).range(0..=100))]
    pub at_least: Option<u32>,
    /// With --at-least: look at the figure of what is due, not at the whole
    #[arg(long, requires = "at_least")]
    pub due: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Runs `score`.
///
/// # Errors
/// What is not there, and rounds and voices without figures.
pub fn run(args: &ScoreArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let (mut card, _) = opened.score(session)?;
    only(&mut card, &args.area)?;
    if args.json {
        json::write(session.out, &JsonScore::from(&card))?;
    } else {
        head(session, &opened, &card)?;
        table(session, &opened, &card)?;
    }
    let low = |area: &&AreaScore| args.at_least.is_some_and(|least| is_below(area, least, args.due));
    let below: Vec<&str> = card.areas.iter().filter(low).map(|area| area.title.as_str()).collect();
    match args.at_least {
        Some(least) if !below.is_empty() => {
            session.tell(&words::below(least, &below.join(", ")));
            Ok(Exit::Finding)
        }
        _ => Ok(Exit::Done),
    }
}

/// Leaves only the areas named.
///
/// # Errors
/// An area that is not there.
pub fn only(card: &mut Scorecard, named: &[String]) -> Result<(), Refusal> {
    for name in named {
        if card.area(name).is_none() {
            let known: Vec<&str> = card.areas.iter().map(|area| area.id.as_str()).collect();
            return Err(Refusal::usage(words::no_such("area", &quoted(name)), did_you_mean(name, known)));
        }
    }
    if !named.is_empty() {
        card.areas.retain(|area| named.iter().any(|name| area.id == *name.as_str()));
    }
    Ok(())
}

/// An area with too few answers has not reached any figure; one out of scope has nothing to reach.
fn is_below(area: &AreaScore, least: u32, due: bool) -> bool {
    let figure = if due { &area.due } else { &area.whole };
    match figure {
        Some(figure) => figure.figure < least,
        None => area.state == AreaState::TooFewAnswers,
    }
}

/// Whose round it is, and the headline.
///
/// # Errors
/// As writing.
pub fn head(session: &mut Session<'_>, opened: &Opened, card: &Scorecard) -> Result<(), Refusal> {
    let engagement = opened.engagement();
    let parties = says::parties(&engagement.agency.name, &engagement.client.name);
    writeln!(session.out, "{}", visible_line(&parties))?;
    let voice = crate::texts::voices::name(card.voice);
    let day = crate::texts::home::day(card.as_of);
    writeln!(session.out, "{}", says::round_line(card.round.as_str(), voice, &day, card.week))?;
    if let Some(criticals) = card.criticals {
        writeln!(session.out, "{}", figures::headline(criticals.agreed, criticals.total))?;
    }
    writeln!(session.out)?;
    Ok(())
}

fn table(session: &mut Session<'_>, opened: &Opened, card: &Scorecard) -> Result<(), Refusal> {
    let audit = opened.is_audit();
    let mut columns = vec![(columns::AREA, Align::Left)];
    if !audit {
        columns.push((columns::DUE, Align::Left));
    }
    columns.extend([
        (columns::WHOLE, Align::Left),
        (columns::SUM, Align::Left),
        (columns::ENTERED, Align::Right),
        (columns::ASIDE, Align::Left),
    ]);
    let mut table = Table::new(&columns);
    for area in &card.areas {
        let mut cells = vec![area.title.clone()];
        if !audit {
            cells.push(shown(area, area.due.as_ref(), says::NOTHING_DUE));
        }
        cells.push(shown(area, area.whole.as_ref(), ""));
        cells.push(area.whole.as_ref().map_or_else(String::new, |figure| says::sum(figure.credit, figure.weight)));
        cells.push(says::of(area.entered, area.applicable));
        cells.push(says::aside(area.waived, area.cannot_tell, area.reduced_scope));
        table.row(cells);
    }
    table.write(session.out, 0)?;
    caps(session, opened, card, says::CAPS, |area| area.whole.as_ref())?;
    caps(session, opened, card, says::CAPS_DUE, |area| area.due.as_ref())
}

/// The capped figures with their reasons.
fn caps(
    session: &mut Session<'_>,
    opened: &Opened,
    card: &Scorecard,
    heading: &str,
    which: fn(&AreaScore) -> Option<&Figure>,
) -> Result<(), Refusal> {
    let capped = |area: &&AreaScore| which(area).is_some_and(|figure| figure.cap.is_some());
    let capped: Vec<&AreaScore> = card.areas.iter().filter(capped).collect();
    if !capped.is_empty() {
        writeln!(session.out, "\n{heading}")?;
    }
    for area in capped {
        let summary = because::summary(&opened.questionnaire, card, area, which(area));
        writeln!(session.out, "  {}", visible_line(&summary))?;
    }
    Ok(())
}

/// A figure with its band; without one, why.
fn shown(area: &AreaScore, figure: Option<&Figure>, nothing: &str) -> String {
    match (figure, area.state) {
        (Some(figure), _) => says::figure(figure.figure, figure.before_cap, figure.band.as_str()),
        (None, AreaState::Scored) => nothing.to_owned(),
        (None, AreaState::OutOfScope) => figures::OUT_OF_SCOPE.to_owned(),
        (None, AreaState::TooFewAnswers) => figures::TOO_FEW_ANSWERS.to_owned(),
        (None, AreaState::Unscored) => figures::UNSCORED.to_owned(),
    }
}
