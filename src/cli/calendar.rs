//! `calendar`: what happens on which day, why, and whether it was postponed; also as a file for other calendars.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::sittings::Sittings;
use crate::cli::table::{Align, Table};
use crate::domain::parse::date;
use crate::domain::visible::visible_line;
use crate::insight::calendar::appointment::Appointment;
use crate::insight::calendar::ics::ics;
use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::show;
use crate::storage::read::read_if_there;
use crate::texts::calendar as texts;
use crate::texts::{columns, home};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Options of `calendar`.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// Also what has passed and is not to be done any more
    #[arg(long)]
    pub all: bool,
    /// Write everything to this file, as other calendars read it (iCalendar)
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pub ics: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonCalendar<'c> {
    format: u32,
    engagement: &'c str,
    as_of: String,
    entries: Vec<JsonEntry<'c>>,
}

/// One entry in JSON.
#[derive(Debug, Serialize)]
pub struct JsonEntry<'c> {
    on: String,
    kind: &'static str,
    key: &'c str,
    what: &'c str,
    why: &'c str,
    who: Option<&'c str>,
    open: bool,
    overdue: bool,
    postponed: Vec<JsonPostponed<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonPostponed<'c> {
    from: String,
    reason: &'c str,
}

/// An entry as JSON has it.
#[must_use]
pub fn json_entry(one: &Appointment, today: chrono::NaiveDate) -> JsonEntry<'_> {
    let postponed = one.postponed.iter().map(|(from, reason)| JsonPostponed { from: from.to_string(), reason });
    JsonEntry {
        on: one.on.to_string(),
        kind: one.kind.as_str(),
        key: &one.key,
        what: &one.what,
        why: &one.why,
        who: one.who.as_deref(),
        open: one.open,
        overdue: one.is_overdue(today),
        postponed: postponed.collect(),
    }
}

/// Runs `calendar`.
///
/// # Errors
/// A workbook that is not there, a file that is no calendar or cannot be written.
pub fn run(args: &CalendarArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.workbook);
    let sittings = Sittings::read(session, &root)?;
    let today = session.at.today;
    let engagement = &sittings.workbook.engagement;
    let mut entries = sittings.calendar(today);
    if let Some(file) = &args.ics {
        let name = home::names(&engagement.agency.name, &engagement.client.name);
        write(file, &ics(&engagement.id, &name, &entries, today))?;
        session.tell(&texts::written(entries.len(), &show(file)));
        return Ok(Exit::Done);
    }
    if !args.all && !args.json {
        entries.retain(|one| one.on >= today || one.open);
    }
    if args.json {
        let all = entries.iter().map(|one| json_entry(one, today)).collect();
        let answer =
            JsonCalendar { format: FORMAT, engagement: &engagement.id, as_of: today.to_string(), entries: all };
        json::write(session.out, &answer)?;
    } else if entries.is_empty() {
        writeln!(session.out, "{}", texts::NOTHING)?;
    } else {
        table(&entries, session)?;
    }
    Ok(Exit::Done)
}

fn table(entries: &[Appointment], session: &mut Session<'_>) -> Result<(), Refusal> {
    let today = session.at.today;
    let mut table =
        Table::new(&[(columns::BY, Align::Left), (columns::STATE, Align::Left), (columns::WHAT, Align::Left)]);
    for one in entries {
        let mut what = one.what.clone();
        for (from, reason) in &one.postponed {
            what = format!("{what}. {}", texts::postponed(&date::show(*from), reason));
        }
        let state = if one.is_overdue(today) { crate::texts::gaps::OVERDUE } else { "" };
        table.row([date::show(one.on), state.to_owned(), visible_line(&what).into_owned()]);
    }
    table.write(session.out, 0)
}

/// Writes the file; one that is there and is no calendar stays as it is.
fn write(file: &Path, text: &str) -> Result<(), Refusal> {
    if read_if_there(file)?.is_some_and(|old| !old.text.starts_with("BEGIN:VCALENDAR")) {
        return Err(Refusal::usage(texts::not_ours(&show(file)), texts::NOT_OURS_HINT));
    }
    Ok(Disk::real().save(file, text.as_bytes(), Readers::Usual)?)
}
