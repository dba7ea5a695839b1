//! One question in full, for `show` with a question: what is asked, what is said, and all that stands beside it.

use crate::cli::answer;
use crate::cli::opened::Opened;
use crate::cli::refusal::Refusal;
use crate::cli::seen::Seen;
use crate::cli::session::Session;
use crate::domain::entry::Entry;
use crate::domain::parse::{date, show};
use crate::domain::period::Voice;
use crate::domain::question::{Kind, Question};
use crate::domain::value::{Row, Value};
use crate::domain::visible::{Breaks, visible, visible_line};
use crate::texts::answers as says;
use std::io::Write;

/// Writes one question in full.
///
/// # Errors
/// As writing.
pub fn write(session: &mut Session<'_>, opened: &Opened, seen: &Seen<'_>) -> Result<(), Refusal> {
    let (question, audit) = (seen.question, opened.is_audit());
    let out = &mut *session.out;
    writeln!(out, "{}", question.id)?;
    paragraph(out, 2, question.ask.for_voice(opened.voice))?;
    writeln!(out)?;
    if let Some([agency, client]) = seen.hidden {
        let progress = |one| match one {
            crate::insight::blind::Progress::Nothing => says::progress("nothing"),
            crate::insight::blind::Progress::Entered => says::progress("entered"),
            crate::insight::blind::Progress::Locked => says::progress("locked"),
        };
        writeln!(out, "  {}", says::hidden(progress(agency), progress(client)))?;
    }
    match seen.entry {
        Some((voice, written)) => entry(out, question, written, (voice, audit))?,
        None if seen.hidden.is_none() && seen.sides.is_empty() => {
            writeln!(out, "  {}", answer::state(question, None, opened.voice, audit))?;
        }
        None => {}
    }
    for (side, written) in &seen.sides {
        entry(out, question, written, (side.voice(), audit))?;
    }
    if seen.amended > 0 {
        writeln!(out, "  {}", says::amendments(seen.amended))?;
    }
    if seen.conflicts > 0 {
        writeln!(out, "  {}", says::conflicts(seen.conflicts))?;
    }
    Ok(())
}

fn entry(
    out: &mut dyn Write,
    question: &Question,
    entry: &Entry,
    (voice, audit): (Voice, bool),
) -> Result<(), Refusal> {
    writeln!(out, "  {}: {}", voice, answer::state(question, Some(entry), voice, audit))?;
    if let Some(value) = &entry.value {
        answered(out, &question.kind, value)?;
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(date::show).unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    if let Some(agreed) = &entry.agreed {
        let (agency, client) = (agreed.agency.as_deref().unwrap_or("?"), agreed.client.as_deref().unwrap_or("?"));
        lines.push(says::agreed_by(agency, client, &day(agreed.on)));
    }
    lines.extend(entry.confirmed.map(|on| says::confirmed_on(&date::show(on))));
    lines.extend(entry.reason.as_deref().map(says::reason));
    if let Some(follow_up) = &entry.follow_up {
        lines.push(says::follow_up(follow_up.owner.as_deref().unwrap_or("?"), &day(follow_up.by)));
    }
    lines.extend(entry.note.as_deref().map(says::note));
    for evidence in &entry.evidence {
        lines.push(says::evidence(&evidence.what, evidence.place.as_deref().unwrap_or_default(), &day(evidence.on)));
    }
    lines.extend(entry.locked.map(|at| says::locked_on(&date::show(at.date_naive()))));
    for line in lines {
        paragraph(out, 4, &line)?;
    }
    Ok(())
}

fn answered(out: &mut dyn Write, kind: &Kind, value: &Value) -> Result<(), Refusal> {
    match value {
        Value::Scale(step) => {
            let Kind::Scale(spec) = kind else { return paragraph(out, 4, &show::value(kind, value)) };
            let meaning = spec.steps.get(usize::from(*step)).map_or("", String::as_str);
            paragraph(out, 4, &says::step_of_scale(*step, meaning))
        }
        Value::Record(row) => cells(out, kind, row),
        Value::Table(rows) => {
            for (at, row) in rows.iter().enumerate() {
                if at > 0 {
                    writeln!(out)?;
                }
                cells(out, kind, row)?;
            }
            Ok(())
        }
        _ => paragraph(out, 4, &show::value(kind, value)),
    }
}

fn cells(out: &mut dyn Write, kind: &Kind, row: &Row) -> Result<(), Refusal> {
    for column in kind.columns() {
        if let Some(cell) = row.get(column.id.as_str()) {
            let shown = show::cell(&column.kind, cell);
            writeln!(out, "    {}: {}", visible_line(&column.title), visible_line(&shown))?;
        }
    }
    Ok(())
}

fn paragraph(out: &mut dyn Write, indent: usize, text: &str) -> Result<(), Refusal> {
    for line in visible(text, Breaks::Keep).lines() {
        writeln!(out, "{}", format!("{:indent$}{line}", "").trim_end())?;
    }
    Ok(())
}
