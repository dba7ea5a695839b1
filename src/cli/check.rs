//! `check`: every fault of workbooks, their files and questionnaires, each with its place and mend.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::visible::visible_line;
use crate::storage::catalogue::{Catalogue, Origin, built_in_text};
use crate::storage::error::{StorageError, show};
use crate::storage::finding::Finding;
use crate::storage::inspection;
use crate::storage::raw_questionnaire::questionnaire;
use crate::storage::read::read;
use crate::storage::workbook::read_engagement;
use crate::texts::commands as words;
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Workbooks, files of theirs, questionnaires
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
    let mut findings = Vec::new();
    let mut worst: u8 = 0;
    for path in &args.paths {
        match look(path, session) {
            Ok(found) => findings.extend(found),
            Err(error) => {
                worst = worst.max(error.exit_code());
                session.tell(&words::error(&error.to_string()));
                if let Some(hint) = error.hint() {
                    session.tell(&words::hint(&hint));
                }
            }
        }
    }
    if args.json {
        let findings = findings.iter().map(json_finding).collect();
        json::write(session.out, &JsonCheck { format: FORMAT, findings })?;
    } else {
        for finding in &findings {
            print(session, finding)?;
        }
    }
    if worst > 0 {
        return Err(Refusal::Told(worst));
    }
    if findings.is_empty() {
        session.tell(words::NOTHING_FOUND);
        return Ok(Exit::Done);
    }
    session.tell(&words::found(findings.len()));
    Ok(Exit::Finding)
}

/// What is found; an error where there is nothing to look into.
fn look(named: &Path, session: &mut Session<'_>) -> Result<Vec<Finding>, StorageError> {
    let catalogue = session.catalogue();
    let path = session.root(named);
    if path.is_dir() {
        match read_engagement(&path) {
            Err(error @ (StorageError::NoWorkbook { .. } | StorageError::System { .. })) => return Err(error),
            _ => return Ok(inspection::check_workbook(&path, &catalogue)),
        }
    }
    if !path.exists()
        && let Some(found) = by_name(named, &catalogue)
    {
        return found;
    }
    // The file itself, not the workbook that `root` makes of engagement.toml.
    match read(named) {
        Err(error) if error.exit_code() == 3 => Err(error),
        _ => Ok(inspection::check(named, &catalogue)),
    }
}

/// A questionnaire by its id, or by id and version: one of the person's own, else a built-in one.
fn by_name(named: &Path, catalogue: &Catalogue) -> Option<Result<Vec<Finding>, StorageError>> {
    let name = named.to_str()?;
    let all = catalogue.list(None);
    let listed = all.iter().find(|listed| listed.edition.id == *name || listed.edition.to_string() == name)?;
    if listed.origin == Origin::Own {
        return Some(read(&listed.path).map(|_| inspection::check_questionnaire(&listed.path)));
    }
    Some(Ok(match questionnaire(named, built_in_text(&listed.edition)?) {
        Ok(checked) => checked.findings,
        Err(findings) => findings,
    }))
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

fn print(session: &mut Session<'_>, finding: &Finding) -> Result<(), Refusal> {
    let place = format!("{}:{}:{}", show(&finding.file), finding.line, finding.column);
    let message = visible_line(&finding.message);
    writeln!(session.out, "{place}: {}: {message} [{}]", finding.severity.as_str(), finding.rule)?;
    if let Some(hint) = &finding.hint {
        writeln!(session.out, "  {}", visible_line(hint))?;
    }
    Ok(())
}
