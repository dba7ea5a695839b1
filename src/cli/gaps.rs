//! `gaps`: every question that is not settled, what it lacks, whose move it is and by when.

use crate::cli::json::{self, FORMAT};
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::score;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::engagement::Action;
use crate::domain::period::Side;
use crate::domain::visible::visible_line;
use crate::insight::carried::carried_over;
use crate::insight::cross_check::cross_checks;
use crate::insight::cross_check::found::Misfit;
use crate::insight::gaps::{By, Heading, Lack, OpenItem, grouped, open_items};
use crate::insight::scorecard::Scorecard;
use crate::texts::actions as told;
use crate::texts::answers as says;
use crate::texts::columns;
use crate::texts::fits as texts;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;

/// Options of `gaps`.
#[derive(Debug, Args)]
pub struct GapsArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// How to put them together
    #[arg(long, value_enum, default_value_t = Grouping::Area)]
    pub by: Grouping,
    /// Only what is overdue; exit with 1 where anything is
    #[arg(long)]
    pub overdue: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// How open questions are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Grouping {
    /// By area.
    Area,
    /// By whose move it is.
    Side,
    /// By the person named.
    Person,
    /// By the week it should be settled in.
    Week,
}

#[derive(Debug, Serialize)]
struct JsonGaps<'g> {
    format: u32,
    engagement: &'g str,
    round: &'g str,
    voice: &'static str,
    as_of: String,
    week: Option<u32>,
    open: usize,
    overdue: usize,
    carried_over: Vec<JsonCarried<'g>>,
    items: Vec<JsonGap<'g>>,
    cross_checks: Vec<JsonFit<'g>>,
}

/// Answers that may not fit each other; never an error.
#[derive(Debug, Serialize)]
struct JsonFit<'g> {
    rule: &'static str,
    questions: Vec<&'g str>,
    words: &'g str,
}

#[derive(Debug, Serialize)]
struct JsonCarried<'g> {
    id: &'g str,
    what: &'g str,
    side: Option<&'static str>,
    owner: Option<&'g str>,
    due: Option<String>,
    overdue: bool,
}

#[derive(Debug, Serialize)]
struct JsonGap<'g> {
    id: &'g str,
    area: &'g str,
    critical: bool,
    lack: &'static str,
    whose: &'static str,
    owner: Option<&'g str>,
    by: Option<String>,
    settle_week: Option<u32>,
    overdue: bool,
    failed_checks: Vec<&'static str>,
    stale: bool,
}

/// Runs `gaps`.
///
/// # Errors
/// What is not there, and rounds and voices without figures.
pub fn run(args: &GapsArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let (card, at) = opened.score(session)?;
    let books = opened.books();
    let mut items = open_items(&opened.questionnaire, &books, &card, at);
    // What is overdue is asked for alone.
    let misfits = if args.overdue { Vec::new() } else { cross_checks(&opened.questionnaire, &books, at) };
    let mut carried = carried_over(opened.engagement(), &opened.workbook.actions, &opened.round);
    if args.overdue {
        items.retain(|item| item.overdue);
        carried.retain(|action| action.is_overdue(session.at.today));
    }
    if args.json {
        json::write(session.out, &answer(&card, &carried, &items, &misfits))?;
    } else {
        score::head(session, &opened, &card)?;
        first(session, &carried)?;
        if !items.is_empty() || carried.is_empty() {
            text(session, &opened, &items, args)?;
        }
        fits(session, &misfits)?;
    }
    Ok(if args.overdue && !(items.is_empty() && carried.is_empty()) { Exit::Finding } else { Exit::Done })
}

/// What was promised before this round began, to be reviewed first.
fn first(session: &mut Session<'_>, carried: &[&Action]) -> Result<(), Refusal> {
    if carried.is_empty() {
        return Ok(());
    }
    writeln!(session.out, "{}", told::CARRIED)?;
    let today = session.at.today;
    let mut table =
        Table::new(&[(columns::WHAT, Align::Left), (columns::WHOSE, Align::Left), (columns::BY, Align::Left)]);
    for action in carried {
        let side = action.side.map(|side| says::whose(side.as_str()).to_owned());
        table.row([
            action.what.clone(),
            action.owner.clone().or(side).unwrap_or_default(),
            says::by_when(action.due, None, action.is_overdue(today), today),
        ]);
    }
    table.write(session.out, 2)?;
    writeln!(session.out)?;
    Ok(())
}

/// What may not fit, with its arithmetic.
fn fits(session: &mut Session<'_>, misfits: &[Misfit]) -> Result<(), Refusal> {
    if misfits.is_empty() {
        return Ok(());
    }
    writeln!(session.out, "\n{}\n{}", texts::TITLE, texts::MEANS)?;
    for misfit in misfits {
        writeln!(session.out, "- {}", visible_line(&misfit.words))?;
    }
    Ok(())
}

fn fit(misfit: &Misfit) -> JsonFit<'_> {
    JsonFit {
        rule: misfit.rule.as_str(),
        questions: misfit.questions.iter().map(|id| id.as_str()).collect(),
        words: &misfit.words,
    }
}

fn json_carried(action: &Action, today: NaiveDate) -> JsonCarried<'_> {
    JsonCarried {
        id: &action.id,
        what: &action.what,
        side: action.side.map(Side::as_str),
        owner: action.owner.as_deref(),
        due: action.due.map(|day| day.to_string()),
        overdue: action.is_overdue(today),
    }
}

fn answer<'g>(
    card: &'g Scorecard,
    carried: &[&'g Action],
    items: &'g [OpenItem<'g>],
    misfits: &'g [Misfit],
) -> JsonGaps<'g> {
    JsonGaps {
        format: FORMAT,
        engagement: &card.engagement,
        round: card.round.as_str(),
        voice: card.voice.as_str(),
        as_of: card.as_of.to_string(),
        week: card.week,
        open: items.len(),
        overdue: items.iter().filter(|item| item.overdue).count(),
        carried_over: carried.iter().map(|action| json_carried(action, card.as_of)).collect(),
        items: items.iter().map(gap).collect(),
        cross_checks: misfits.iter().map(fit).collect(),
    }
}

fn gap<'g>(item: &'g OpenItem<'g>) -> JsonGap<'g> {
    JsonGap {
        id: item.question.id.as_str(),
        area: item.question.area.as_str(),
        critical: item.line.critical,
        lack: word(item.lack),
        whose: item.whose.as_str(),
        owner: item.person.as_deref(),
        by: item.by.map(|day| day.to_string()),
        settle_week: item.line.settled,
        overdue: item.overdue,
        failed_checks: item.line.failed_checks().collect(),
        stale: item.line.is_stale(),
    }
}

/// What a question lacks, as a word of the format.
const fn word(lack: Lack) -> &'static str {
    match lack {
        Lack::Entry => "entry",
        Lack::Knowledge => "knowledge",
        Lack::Answer => "answer",
        Lack::Acceptance => "acceptance",
        Lack::Test => "test",
        Lack::Agreement => "agreement",
        Lack::Substance => "substance",
        Lack::Confirmation => "confirmation",
        Lack::Practice => "practice",
    }
}

fn text(session: &mut Session<'_>, opened: &Opened, items: &[OpenItem<'_>], args: &GapsArgs) -> Result<(), Refusal> {
    if items.is_empty() {
        writeln!(session.out, "{}", if args.overdue { says::NOTHING_OVERDUE } else { says::NOTHING_OPEN })?;
        return Ok(());
    }
    let by = match args.by {
        Grouping::Area => By::Area,
        Grouping::Side => By::Side,
        Grouping::Person => By::Person,
        Grouping::Week => By::Week,
    };
    for (heading, group) in grouped(items, by, &opened.questionnaire, opened.engagement()) {
        writeln!(session.out, "{}", visible_line(&title(opened, &heading)))?;
        let mut table = Table::new(&[
            (columns::QUESTION, Align::Left),
            (columns::LACKS, Align::Left),
            (columns::WHOSE, Align::Left),
            (columns::BY, Align::Left),
        ]);
        for item in group {
            let id = item.question.id.as_str();
            table.row([
                if item.line.critical { says::critical(id) } else { id.to_owned() },
                says::lacks(word(item.lack)).to_owned(),
                item.person.clone().unwrap_or_else(|| says::whose(item.whose.as_str()).to_owned()),
                says::by_when(item.by, item.line.settled, item.overdue, session.at.today),
            ]);
        }
        table.write(session.out, 2)?;
        writeln!(session.out)?;
    }
    let overdue = items.iter().filter(|item| item.overdue).count();
    writeln!(session.out, "{}", says::open_and_overdue(items.len(), overdue))?;
    Ok(())
}

fn title(opened: &Opened, heading: &Heading) -> String {
    match heading {
        Heading::Area(id) => opened.questionnaire.area(id).map_or_else(|| id.to_string(), |area| area.title.clone()),
        Heading::Side(side) => says::whose(side.as_str()).to_owned(),
        Heading::Person(Some(name)) => name.clone(),
        Heading::Person(None) => says::NOBODY.to_owned(),
        Heading::Week(Some(week)) => says::week(*week),
        Heading::Week(None) => says::AT_ONCE.to_owned(),
    }
}
