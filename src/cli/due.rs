//! `due`: what is overdue and what is due in the next seven days, in all engagements of the library, and who owes it.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::sittings::Sittings;
use crate::cli::table::{Align, Table};
use crate::domain::parse::date;
use crate::domain::visible::visible_line;
use crate::insight::calendar::appointment::{Appointment, Kind};
use crate::insight::due::{Owed, next_review, owed};
use crate::storage::error::show;
use crate::storage::library::scan;
use crate::texts::calendar as texts;
use crate::texts::{answers as says, columns, commands as words, gaps, home};
use chrono::{Days, NaiveDate};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// Today and the six days after it.
const AHEAD: Days = Days::new(6);

/// Options of `due`.
#[derive(Debug, Args)]
pub struct DueArgs {
    /// The folder that holds the workbooks [default: your library]
    pub library: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonDue {
    format: u32,
    library: String,
    as_of: String,
    until: String,
    overdue: usize,
    engagements: Vec<JsonEngagement>,
}

#[derive(Debug, Serialize)]
struct JsonEngagement {
    workbook: String,
    agency: String,
    client: String,
    overdue: Vec<JsonOwed>,
    this_week: Vec<JsonOwed>,
    next_review: Option<JsonReview>,
    fault: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonOwed {
    on: String,
    kind: &'static str,
    what: String,
    who: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonReview {
    on: String,
    what: String,
    booked: bool,
}

/// One engagement.
struct Row {
    workbook: PathBuf,
    agency: String,
    client: String,
    overdue: Vec<Owed>,
    ahead: Vec<Owed>,
    review: Option<Appointment>,
    fault: Option<String>,
}

/// Runs `due`.
///
/// # Errors
/// A folder that is named and not there, or cannot be read.
pub fn run(args: &DueArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let library = session.library_or(args.library.as_deref())?;
    let today = session.at.today;
    let until = today.checked_add_days(AHEAD).unwrap_or(today);
    let mut rows = Vec::new();
    for found in scan(&library)?.found {
        rows.push(row(session, found.path, today, until));
    }
    let overdue = rows.iter().map(|row| row.overdue.len()).sum();
    if args.json {
        let library = show(&library);
        let (as_of, until) = (today.to_string(), until.to_string());
        let engagements = rows.into_iter().map(engagement).collect();
        json::write(session.out, &JsonDue { format: FORMAT, library, as_of, until, overdue, engagements })?;
    } else if rows.is_empty() {
        writeln!(session.out, "{}", words::empty_library(&show(&library)))?;
    } else {
        text(&rows, session)?;
    }
    Ok(if overdue > 0 { Exit::Finding } else { Exit::Done })
}

fn row(session: &mut Session<'_>, workbook: PathBuf, today: NaiveDate, until: NaiveDate) -> Row {
    let name = workbook.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match Sittings::read(session, &workbook) {
        Ok(sittings) => {
            let calendar = sittings.calendar(today);
            let mut all = owed(&sittings.workbook.actions, &calendar);
            all.extend(sittings.follow_ups(today));
            all.sort_by_key(|one| one.on);
            let (overdue, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.open && one.on < today);
            let ahead = rest.into_iter().filter(|one| one.on >= today && one.on <= until).collect();
            let engagement = &sittings.workbook.engagement;
            let (agency, client) = (engagement.agency.name.clone(), engagement.client.name.clone());
            let review = next_review(&calendar, today).cloned();
            Row { workbook, agency, client, overdue, ahead, review, fault: None }
        }
        Err(error) => {
            let fault = Some(error.seen_from(&workbook));
            Row { workbook, agency: name, client: String::new(), overdue: vec![], ahead: vec![], review: None, fault }
        }
    }
}

fn engagement(row: Row) -> JsonEngagement {
    let owed = |all: Vec<Owed>| {
        let one = |one: Owed| JsonOwed { on: one.on.to_string(), kind: one.kind, what: one.what, who: one.who };
        all.into_iter().map(one).collect()
    };
    JsonEngagement {
        workbook: show(&row.workbook),
        agency: row.agency,
        client: row.client,
        overdue: owed(row.overdue),
        this_week: owed(row.ahead),
        next_review: row.review.map(|review| JsonReview {
            on: review.on.to_string(),
            booked: review.kind == Kind::Review && !review.open,
            what: review.what,
        }),
        fault: row.fault,
    }
}

fn text(rows: &[Row], session: &mut Session<'_>) -> Result<(), Refusal> {
    for row in rows {
        let name = if row.client.is_empty() { row.agency.clone() } else { home::names(&row.agency, &row.client) };
        writeln!(session.out, "{}", visible_line(&name))?;
        if let Some(fault) = &row.fault {
            writeln!(session.out, "  {}\n", visible_line(fault))?;
            continue;
        }
        let mut table = Table::new(&[
            (columns::BY, Align::Left),
            (columns::STATE, Align::Left),
            (columns::WHOSE, Align::Left),
            (columns::WHAT, Align::Left),
        ]);
        let overdue = row.overdue.iter().map(|one| (one, gaps::OVERDUE));
        for (one, state) in overdue.chain(row.ahead.iter().map(|one| (one, ""))) {
            let who = one.who.clone().unwrap_or_else(|| says::NOBODY.to_owned());
            table.row([date::show(one.on), state.to_owned(), who, visible_line(&one.what).into_owned()]);
        }
        if row.overdue.is_empty() && row.ahead.is_empty() {
            writeln!(session.out, "  {}", texts::NOTHING_DUE)?;
        } else {
            table.write(session.out, 2)?;
        }
        if let Some(review) = &row.review {
            writeln!(session.out, "  {}", visible_line(&texts::next_review(&date::show(review.on), &review.what)))?;
        }
        writeln!(session.out)?;
    }
    Ok(())
}
