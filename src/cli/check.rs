//! `check`: every fault of workbooks, their files and questionnaires, each with its place and mend.

use crate::cli::editions;
use crate::cli::excerpt::Excerpts;
use crate::cli::findings;
use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::wording;
use crate::storage::catalogue::{Catalogue, Origin, built_in_text};
use crate::storage::error::{StorageError, show};
use crate::storage::finding::Finding;
use crate::storage::inspected::Inspection;
use crate::storage::inspection;
use crate::storage::read::read;
use crate::storage::workbook::read_engagement;
use crate::texts::commands as words;
use crate::texts::findings as says;
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Workbooks, files of theirs, questionnaires by file, folder or id
    #[arg(required = true, value_name = "FILE|WORKBOOK|QUESTIONNAIRE")]
    pub paths: Vec<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonCheck<'f> {
    format: u32,
    findings: Vec<JsonFinding<'f>>,
}

#[derive(Debug, Serialize)]
struct JsonFinding<'f> {
    file: String,
    line: usize,
    column: usize,
    severity: &'static str,
    rule: &'static str,
    message: &'f str,
    hint: Option<&'f str>,
}

/// Runs `check`: 1 where anything is found, 3 where something could not be read at all.
///
/// # Errors
/// As writing.
pub fn run(args: &CheckArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut all = Vec::new();
    let mut excerpts = Excerpts::default();
    let mut notes = Vec::new();
    let mut worst: u8 = 0;
    for path in &args.paths {
        match look(path, session) {
            Ok(found) => all.extend(with_words(found, &mut excerpts, &mut notes)),
            Err(error) => {
                worst = worst.max(error.exit_code());
                session.tell(&words::error(&error.to_string()));
                if let Some(hint) = error.hint() {
                    session.tell(&words::hint(&hint));
                }
            }
        }
    }
    findings::sort(&mut all);
    if args.json {
        json::write(session.out, &JsonCheck { format: FORMAT, findings: all.iter().map(json_finding).collect() })?;
    } else {
        findings::write(session.out, &all, &mut excerpts)?;
    }
    notes.iter().for_each(|note| session.tell(note));
    if worst > 0 {
        return Err(Refusal::Told(worst));
    }
    if all.is_empty() {
        session.tell(says::NOTHING_FOUND);
        return Ok(Exit::Done);
    }
    session.tell(&findings::counted(&all));
    Ok(Exit::Finding)
}

/// All that was found, with what is wrong with the words of questionnaires.
fn with_words(inspection: Inspection, excerpts: &mut Excerpts, notes: &mut Vec<String>) -> Vec<Finding> {
    let mut all = inspection.findings;
    for seen in &inspection.questionnaires {
        excerpts.add(&seen.path, &seen.text);
        all.extend(wording::findings(seen));
        if seen.left_out > 0 && !seen.copy {
            notes.push(says::words_left_out(&show(&seen.path), seen.left_out));
        }
    }
    all
}

/// What is found; an error where there is nothing to look into.
fn look(named: &Path, session: &mut Session<'_>) -> Result<Inspection, StorageError> {
    let catalogue = session.catalogue();
    let path = session.root(named);
    if path.is_dir() {
        return match read_engagement(&path) {
            Err(error @ StorageError::NoWorkbook { .. }) => inspection::check_folder(&path, &catalogue).ok_or(error),
            Err(error @ StorageError::System { .. }) => Err(error),
            _ => Ok(inspection::check_workbook(&path, &catalogue)),
        };
    }
    if !path.exists()
        && let Some(found) = by_name(named, &catalogue, session)
    {
        return found;
    }
    // The file itself, not the workbook that `root` makes of engagement.toml.
    match read(named) {
        Err(error) if error.exit_code() == 3 => Err(error),
        _ => Ok(inspection::check(named, &catalogue)),
    }
}

/// A questionnaire by its id, by id and version, or by the name of its file: one of the person's own, else a built-in one.
fn by_name(named: &Path, catalogue: &Catalogue, session: &Session<'_>) -> Option<Result<Inspection, StorageError>> {
    let name = named.to_str()?;
    let all = catalogue.list(None);
    let file = match all.iter().find(|listed| listed.edition.id == *name || listed.edition.to_string() == name) {
        Some(listed) if listed.origin == Origin::BuiltIn => {
            return Some(Ok(inspection::check_questionnaire(named, built_in_text(&listed.edition)?)));
        }
        Some(listed) => listed.path.clone(),
        None => editions::own_file(name, session)?,
    };
    Some(read(&file).map(|read| inspection::check_questionnaire(&file, &read.text)))
}

fn json_finding(finding: &Finding) -> JsonFinding<'_> {
    JsonFinding {
        file: finding.file.to_string_lossy().into_owned(),
        line: finding.line,
        column: finding.column,
        severity: finding.severity.as_str(),
        rule: finding.rule,
        message: &finding.message,
        hint: finding.hint.as_deref(),
    }
}
