//! `list`: all engagements of the library, one a line.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table, cut};
use crate::insight::overview::{Overview, Phase};
use crate::storage::cache::Row;
use crate::storage::error::show;
use crate::storage::library::{each, scan};
use crate::texts::answers as says;
use crate::texts::columns;
use crate::texts::{commands as words, home};
use crate::tui::runtime::glance;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::cmp::Reverse;
use std::path::PathBuf;

/// Options of `list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// The folder that holds the workbooks [default: your library]
    pub library: Option<PathBuf>,
    /// What comes first: name, overdue (most), next (soonest), criticals (fewest agreed) or start (newest)
    #[arg(long, value_enum, default_value_t = Order::Name)]
    pub sort: Order,
    /// Only engagements with these letters in a name, or one of: onboarding, running, overdue, faulty; may be repeated
    #[arg(long, value_name = "WORD")]
    pub filter: Vec<String>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// By the name of the folder.
    Name,
    /// Most overdue actions first.
    Overdue,
    /// The soonest next date first.
    Next,
    /// The smallest share of criticals agreed first.
    Criticals,
    /// The newest engagement first.
    Start,
}

#[derive(Debug, Serialize)]
struct JsonList {
    format: u32,
    library: String,
    as_of: String,
    engagements: Vec<JsonEngagement>,
}

#[derive(Debug, Serialize)]
struct JsonEngagement {
    workbook: String,
    agency: String,
    client: String,
    phase: JsonPhase,
    areas: Vec<JsonArea>,
    criticals: Option<JsonCriticals>,
    actions: JsonActions,
    next: Option<JsonNext>,
    fault: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonPhase {
    state: &'static str,
    days_to_start: Option<u32>,
    week: Option<u32>,
    weeks: Option<u32>,
    months: Option<u32>,
}

#[derive(Debug, Serialize)]
struct JsonArea {
    title: String,
    figure: Option<u32>,
}

#[derive(Debug, Serialize)]
struct JsonCriticals {
    agreed: u32,
    total: u32,
}

#[derive(Debug, Serialize)]
struct JsonActions {
    open: u32,
    overdue: u32,
}

#[derive(Debug, Serialize)]
struct JsonNext {
    on: String,
    what: String,
}

/// Runs `list`.
///
/// # Errors
/// A folder that is named and not there, or cannot be read.
pub fn run(args: &ListArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let library = session.library_or(args.library.as_deref())?;
    let found = scan(&library)?.found;
    let (catalogue, today) = (session.catalogue(), session.at.today);
    let rows = each(&found, |one| glance::row(&one.path, one.fingerprint, &catalogue, today));
    let seen = |row: Row| {
        let overview = glance::overview(&row, today);
        (row, overview)
    };
    let mut rows: Vec<(Row, Overview)> = rows.into_iter().map(seen).collect();
    rows.retain(|(_, row)| args.filter.iter().all(|word| is_wanted(row, word)));
    sort(&mut rows, args.sort);
    let rows: Vec<Overview> = rows.into_iter().map(|(_, row)| row).collect();
    if args.json {
        let engagements = rows.iter().map(engagement).collect();
        let library = library.to_string_lossy().into_owned();
        let answer = JsonList { format: FORMAT, library, as_of: today.to_string(), engagements };
        json::write(session.out, &answer)?;
    } else if rows.is_empty() && !found.is_empty() {
        writeln!(session.out, "{}", words::none_wanted(found.len()))?;
    } else if rows.is_empty() {
        writeln!(session.out, "{}", words::empty_library(&show(&library)))?;
    } else {
        table(&rows, session)?;
    }
    Ok(Exit::Done)
}

fn is_wanted(row: &Overview, word: &str) -> bool {
    let word = word.to_lowercase();
    match word.as_str() {
        "onboarding" => matches!(row.phase, Phase::Week { .. } | Phase::Before(_)),
        "running" => matches!(row.phase, Phase::Running(_)),
        "overdue" => row.overdue > 0,
        "faulty" => row.fault.is_some(),
        letters => {
            let folder = row.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().to_lowercase());
            [folder, row.agency.to_lowercase(), row.client.to_lowercase()].iter().any(|name| name.contains(letters))
        }
    }
}

/// Sorts; what is alike stays in the order of the folders' names.
fn sort(rows: &mut [(Row, Overview)], order: Order) {
    match order {
        Order::Name => {}
        Order::Overdue => rows.sort_by_key(|(_, row)| Reverse(row.overdue)),
        Order::Next => rows.sort_by_key(|(_, row)| row.next.as_ref().map_or(NaiveDate::MAX, |(on, _)| *on)),
        Order::Criticals => rows.sort_by_key(|(_, row)| match row.criticals {
            Some((agreed, total)) if total > 0 => agreed * 1000 / total,
            _ => u32::MAX,
        }),
        Order::Start => rows.sort_by_key(|(row, _)| Reverse(row.start)),
    }
}

fn table(rows: &[Overview], session: &mut Session<'_>) -> Result<(), Refusal> {
    const LONGEST: usize = 40;
    let mut table = Table::new(&[
        (columns::WORKBOOK, Align::Left),
        (columns::ENGAGEMENT, Align::Left),
        (columns::WHEN, Align::Left),
        (columns::CRITICALS, Align::Left),
        (columns::FIGURES, Align::Left),
        (columns::ACTIONS, Align::Left),
        (columns::NEXT, Align::Left),
    ]);
    for row in rows {
        let name = row.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if let Some(fault) = &row.fault {
            session.tell(&words::warning(&format!("{name}: {fault}")));
        }
        // Where only a book cannot be read, its engagement can.
        let nameless = row.fault.is_some() && row.client.is_empty();
        let figures: Vec<String> = row.areas.iter().map(|area| says::figure_or_none(area.figure)).collect();
        table.row([
            name,
            if nameless { says::UNREADABLE.to_owned() } else { says::parties(&row.agency, &row.client) },
            if nameless { String::new() } else { when(row.phase) },
            row.criticals.map_or_else(String::new, |(agreed, total)| says::of(agreed, total)),
            if row.fault.is_some() && !nameless { says::UNREADABLE.to_owned() } else { figures.join(" ") },
            home::actions(row.overdue, row.open),
            row.next.as_ref().map_or_else(String::new, |(on, what)| says::next(&home::day(*on), &cut(what, LONGEST))),
        ]);
    }
    table.write(session.out, 0)
}

fn when(phase: Phase) -> String {
    match phase {
        Phase::Unknown => home::NO_START.to_owned(),
        Phase::Before(days) => home::before(days),
        Phase::Week { now, of } => home::week(now, of),
        Phase::Running(months) => home::running(months),
    }
}

fn engagement(row: &Overview) -> JsonEngagement {
    let area =
        |area: &crate::insight::overview::AreaGlance| JsonArea { title: area.title.clone(), figure: area.figure };
    JsonEngagement {
        workbook: row.path.to_string_lossy().into_owned(),
        agency: row.agency.clone(),
        client: row.client.clone(),
        phase: phase(row.phase),
        areas: row.areas.iter().map(area).collect(),
        criticals: row.criticals.map(|(agreed, total)| JsonCriticals { agreed, total }),
        actions: JsonActions { open: row.open, overdue: row.overdue },
        next: row.next.as_ref().map(|(on, what)| JsonNext { on: on.to_string(), what: what.clone() }),
        fault: row.fault.clone(),
    }
}

const fn phase(phase: Phase) -> JsonPhase {
    let mut json = JsonPhase { state: "unknown", days_to_start: None, week: None, weeks: None, months: None };
    match phase {
        Phase::Unknown => {}
        Phase::Before(days) => {
            json.state = "before";
            json.days_to_start = Some(days);
        }
        Phase::Week { now, of } => {
            json.state = "onboarding";
            json.week = Some(now);
            json.weeks = Some(of);
        }
        Phase::Running(months) => {
            json.state = "running";
            json.months = Some(months);
        }
    }
    json
}
