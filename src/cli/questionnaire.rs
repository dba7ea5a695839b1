//! `questionnaire`: which questionnaires are at hand, and what one of them asks; `questionnaire_new` and `upgrade` do
//! the rest.

use crate::cli::editions;
use crate::cli::excerpt::Excerpts;
use crate::cli::findings;
use crate::cli::json::{self, FORMAT};
use crate::cli::opened;
use crate::cli::questionnaire_new::{self, NewArgs};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::show_question;
use crate::cli::table::{Align, Table};
use crate::cli::upgrade::{self, UpgradeArgs};
use crate::domain::question::{Critical, Question};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::visible::visible_line;
use crate::storage::catalogue::{Catalogue, FOLDER, Listed, Origin};
use crate::storage::error::{StorageError, show as show_path};
use crate::storage::finding::Severity;
use crate::storage::inspection;
use crate::texts::answers as says;
use crate::texts::columns;
use crate::texts::commands as words;
use crate::texts::findings as told;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to do with questionnaires.
#[derive(Debug, Subcommand)]
pub enum QuestionnaireCommand {
    /// List the questionnaires at hand
    List(ListArgs),
    /// Show what a questionnaire asks, or one question in full
    Show(ShowArgs),
    /// Write a questionnaire to begin your own with
    New(NewArgs),
    /// Show what a newer version would change in a round; with --write, change it
    Upgrade(UpgradeArgs),
}

/// Options of `questionnaire list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Also the copies of this workbook
    pub workbook: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Options of `questionnaire show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The questionnaire's id, with `@VERSION` for one version, or its file
    pub questionnaire: String,
    /// Questions to show in full
    pub questions: Vec<String>,
    /// Look among the copies of this workbook first
    #[arg(long, value_name = "WORKBOOK")]
    pub workbook: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonList<'l> {
    format: u32,
    questionnaires: Vec<JsonListed<'l>>,
}

#[derive(Debug, Serialize)]
struct JsonListed<'l> {
    id: &'l str,
    version: String,
    title: &'l str,
    purpose: Option<&'static str>,
    origin: &'static str,
    file: Option<String>,
}

/// Runs `questionnaire`.
///
/// # Errors
/// What is not there or cannot be read.
pub fn run(command: &QuestionnaireCommand, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    match command {
        QuestionnaireCommand::List(args) => list(args, session),
        QuestionnaireCommand::Show(args) => show(args, session),
        QuestionnaireCommand::New(args) => questionnaire_new::run(args, session),
        QuestionnaireCommand::Upgrade(args) => upgrade::run(args, session),
    }
}

fn list(args: &ListArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = args.workbook.as_deref().map(|path| session.root(path));
    if let Some(root) = &root {
        crate::storage::workbook::read_engagement(root)?;
    }
    let catalogue = session.catalogue();
    let listed = catalogue.list(root.as_deref());
    look_for_faulty(root.as_deref(), &catalogue, session);
    if args.json {
        let questionnaires = listed.iter().map(json_listed).collect();
        json::write(session.out, &JsonList { format: FORMAT, questionnaires })?;
        return Ok(Exit::Done);
    }
    let mut table = Table::new(&[
        (columns::QUESTIONNAIRE, Align::Left),
        (columns::TITLE, Align::Left),
        (columns::PURPOSE, Align::Left),
        (columns::ORIGIN, Align::Left),
    ]);
    for one in &listed {
        let purpose = one.purpose.map_or("?", |purpose| says::purpose(purpose.as_str()));
        table.row([&one.edition.to_string(), &one.title, purpose, says::origin(origin(one.origin))]);
    }
    table.write(session.out, 0)?;
    Ok(Exit::Done)
}

/// Says which files hold no questionnaire that can be asked, of those that are listed and those that cannot even be.
fn look_for_faulty(root: Option<&Path>, catalogue: &Catalogue, session: &mut Session<'_>) {
    let copies = root.map(|root| root.join(FOLDER));
    for folder in copies.into_iter().chain(session.paths.questionnaires().ok()) {
        let findings = inspection::check_folder(&folder, catalogue).unwrap_or_default().findings;
        let mut errors: Vec<(&Path, usize)> = Vec::new();
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            match errors.last_mut() {
                Some((file, count)) if *file == finding.file => *count += 1,
                _ => errors.push((&finding.file, 1)),
            }
        }
        for (file, count) in errors {
            let name = show_path(file);
            session.tell(&words::warning(&told::cannot_be_asked(&name, &told::errors(count))));
            session.tell(&words::hint(&told::mend_and_check(&name)));
        }
    }
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Workbook => "workbook",
        Origin::Own => "own",
        Origin::BuiltIn => "built-in",
    }
}

fn json_listed(listed: &Listed) -> JsonListed<'_> {
    JsonListed {
        id: listed.edition.id.as_str(),
        version: listed.edition.version.to_string(),
        title: &listed.title,
        purpose: listed.purpose.map(|purpose| purpose.as_str()),
        origin: origin(listed.origin),
        file: (listed.origin != Origin::BuiltIn).then(|| listed.path.to_string_lossy().into_owned()),
    }
}

/// A questionnaire by id, the newest, by id and version, or by its file.
fn find(args: &ShowArgs, session: &mut Session<'_>, catalogue: &Catalogue) -> Result<Arc<Questionnaire>, Refusal> {
    let root = args.workbook.as_deref().map(|path| session.root(path));
    let name = args.questionnaire.as_str();
    let file = Some(PathBuf::from(name)).filter(|file| file.is_file());
    let found = match (file, editions::named(catalogue, name, root.as_deref())) {
        (Some(file), _) => Catalogue::of_file(&file),
        (None, Ok(edition)) => catalogue.find(&edition, root.as_deref()),
        (None, Err(refusal)) => match editions::own_file(name, session) {
            Some(file) => Catalogue::of_file(&file),
            None => return Err(refusal),
        },
    };
    let found = found.map_err(|error| faulty(error, session))?;
    for finding in &found.findings {
        session.warn(finding);
    }
    Ok(found.questionnaire)
}

/// Shows every fault of a file as `check` does; other errors stay what they are.
fn faulty(error: StorageError, session: &mut Session<'_>) -> Refusal {
    let StorageError::Faulty { path, mut findings } = error else { return error.into() };
    findings::sort(&mut findings);
    // Nobody may be left to read this.
    let _ = findings::write(session.err, &findings, &mut Excerpts::default());
    let name = show_path(&path);
    Refusal::usage(told::cannot_be_asked(&name, &findings::counted(&findings)), told::mend_and_check(&name))
}

fn show(args: &ShowArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let catalogue = session.catalogue();
    let questionnaire = find(args, session, &catalogue)?;
    let all: Vec<&Question> = if args.questions.is_empty() {
        questionnaire.questions().iter().collect()
    } else {
        args.questions.iter().map(|id| opened::question(&questionnaire, id)).collect::<Result<_, _>>()?
    };
    if args.json {
        json::write(session.out, &show_question::answer(&questionnaire, &all))?;
    } else if args.questions.is_empty() {
        overview(session, &questionnaire)?;
    } else {
        for (at, question) in all.into_iter().enumerate() {
            if at > 0 {
                writeln!(session.out)?;
            }
            show_question::write(session.out, &questionnaire, question)?;
        }
    }
    Ok(Exit::Done)
}

fn overview(session: &mut Session<'_>, questionnaire: &Questionnaire) -> Result<(), Refusal> {
    let title = says::questionnaire_line(&questionnaire.title, &questionnaire.edition.to_string());
    writeln!(session.out, "{}", visible_line(&title))?;
    for step in &questionnaire.steps {
        writeln!(session.out, "\n{}", visible_line(&says::step(&step.title, step.minutes)))?;
        let mut table = Table::new(&[
            (columns::QUESTION, Align::Left),
            (columns::KIND, Align::Left),
            (columns::ASKED_OF, Align::Left),
            (columns::ASIDE, Align::Left),
        ]);
        for question in questionnaire.questions().iter().filter(|question| question.step == step.id) {
            let marks = says::marks(question.critical != Critical::Never, question.blind, question.private);
            table.row([question.id.as_str(), question.kind.as_str(), says::whose(question.asked_of.as_str()), &marks]);
        }
        table.write(session.out, 2)?;
    }
    Ok(())
}
