//! `actions`: what somebody will do, by when: list, add, mark as done, drop, move.

use crate::cli::answer;
use crate::cli::json::{self, FORMAT};
use crate::cli::opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::domain::engagement::{Action, ActionChange, ActionState};
use crate::domain::parse::date;
use crate::domain::period::Side;
use crate::storage::atomic::Disk;
use crate::storage::error::show;
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::storage::workbook::Workbook;
use crate::texts::actions as told;
use crate::texts::answers as says;
use crate::texts::columns;
use crate::texts::commands as words;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What to do with actions.
#[derive(Debug, Subcommand)]
pub enum ActionsCommand {
    /// List the open actions
    List(ListArgs),
    /// Add an action; prints its id
    Add(AddArgs),
    /// Mark actions as done
    Done(DoneArgs),
    /// Give actions up, with the reason
    Drop(DropArgs),
    /// Put actions to another day, with the reason
    Move(MoveArgs),
}

/// Options of `actions list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// Also those that are done or given up
    #[arg(long, conflicts_with = "overdue")]
    pub all: bool,
    /// Only what is overdue; exit with 1 where anything is
    #[arg(long)]
    pub overdue: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// Options of `actions add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// What will be done
    pub what: String,
    /// Whose it is: agency or client
    #[arg(long)]
    pub side: Option<String>,
    /// Who does it
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// Where it came from: ROUND/QUESTION
    #[arg(long, value_name = "ROUND/QUESTION")]
    pub from: Option<String>,
}

/// Options of `actions done`.
#[derive(Debug, Args)]
pub struct DoneArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The actions' ids
    #[arg(required = true)]
    pub ids: Vec<String>,
}

/// Options of `actions drop`.
#[derive(Debug, Args)]
pub struct DropArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The actions' ids
    #[arg(required = true)]
    pub ids: Vec<String>,
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub reason: String,
}

/// Options of `actions move`.
#[derive(Debug, Args)]
pub struct MoveArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The actions' ids
    #[arg(required = true)]
    pub ids: Vec<String>,
    /// The new day
    #[arg(long, value_name = "DATE")]
    pub due: String,
    /// Why
    #[arg(long, value_name = "WORDS")]
    pub reason: String,
}

#[derive(Debug, Serialize)]
struct JsonActions<'a> {
    format: u32,
    engagement: &'a str,
    as_of: String,
    overdue: usize,
    actions: Vec<JsonAction<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonAction<'a> {
    id: &'a str,
    what: &'a str,
    side: Option<&'static str>,
    owner: Option<&'a str>,
    due: Option<String>,
    from: Option<&'a str>,
    state: &'static str,
    overdue: bool,
    reason: Option<&'a str>,
    history: Vec<JsonChange<'a>>,
}

#[derive(Debug, Serialize)]
struct JsonChange<'a> {
    on: String,
    state: &'static str,
    due: Option<String>,
    reason: Option<&'a str>,
}

/// Runs `actions`.
///
/// # Errors
/// What is not there, what cannot be saved.
pub fn run(command: &ActionsCommand, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    match command {
        ActionsCommand::List(args) => list(args, session),
        ActionsCommand::Add(args) => add(args, session),
        ActionsCommand::Done(args) => done(args, session),
        ActionsCommand::Drop(args) => drop(args, session),
        ActionsCommand::Move(args) => put_off(args, session),
    }
}

fn opened(session: &mut Session<'_>, path: &Path, change: bool) -> Result<Workbook, Refusal> {
    let root = session.root(path);
    if change {
        session.recover(&root);
    }
    let workbook = Workbook::open(&root)?;
    if change {
        workbook.refuse_newer()?;
        // Actions that cannot be read would be written anew: the reader's fault is ours then.
        crate::storage::workbook::read_actions(&root)?;
    }
    for finding in &workbook.findings {
        session.warn(finding);
    }
    Ok(workbook)
}

fn list(args: &ListArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let workbook = opened(session, &args.workbook, false)?;
    let today = session.at.today;
    let wanted = |action: &&Action| match (args.overdue, args.all) {
        (true, _) => action.is_overdue(today),
        (false, all) => all || action.is_open(),
    };
    let mut actions: Vec<&Action> = workbook.actions.iter().filter(wanted).collect();
    // What is due first stands first; a stable sort keeps the file's order among equals.
    actions.sort_by_key(|action| (!action.is_open(), action.due.is_none(), action.due));
    let overdue = actions.iter().filter(|action| action.is_overdue(today)).count();
    if args.json {
        let all = actions.iter().map(|action| json_action(action, action.is_overdue(today))).collect();
        let engagement = &workbook.engagement.id;
        let answer = JsonActions { format: FORMAT, engagement, as_of: today.to_string(), overdue, actions: all };
        json::write(session.out, &answer)?;
    } else if actions.is_empty() {
        writeln!(session.out, "{}", if args.overdue { says::NOTHING_OVERDUE } else { says::NO_ACTIONS })?;
    } else {
        table(&actions, session)?;
    }
    Ok(if args.overdue && overdue > 0 { Exit::Finding } else { Exit::Done })
}

fn table(actions: &[&Action], session: &mut Session<'_>) -> Result<(), Refusal> {
    let today = session.at.today;
    let mut table = Table::new(&[
        (columns::ID, Align::Left),
        (columns::BY, Align::Left),
        (columns::WHOSE, Align::Left),
        (columns::STATE, Align::Left),
        (columns::WHAT, Align::Left),
    ]);
    for action in actions {
        let side = action.side.map(|side| says::whose(side.as_str()).to_owned());
        let whose = [action.owner.clone(), side].into_iter().flatten().collect::<Vec<_>>().join(", ");
        table.row([
            action.id.clone(),
            action.due.map(date::show).unwrap_or_default(),
            whose,
            says::action_state(action.state.as_str(), action.is_overdue(today)).to_owned(),
            action.what.clone(),
        ]);
    }
    table.write(session.out, 0)
}

fn json_action(action: &Action, overdue: bool) -> JsonAction<'_> {
    JsonAction {
        id: &action.id,
        what: &action.what,
        side: action.side.map(Side::as_str),
        owner: action.owner.as_deref(),
        due: action.due.map(|day| day.to_string()),
        from: action.from.as_deref(),
        state: action.state.as_str(),
        overdue,
        reason: action.reason(),
        history: action.history.iter().map(past).collect(),
    }
}

fn past(change: &ActionChange) -> JsonChange<'_> {
    JsonChange {
        on: change.on.to_string(),
        state: change.state.as_str(),
        due: change.due.map(|day| day.to_string()),
        reason: change.reason.as_deref(),
    }
}

fn add(args: &AddArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut workbook = opened(session, &args.workbook, true)?;
    let what = answer::text(&args.what).ok_or_else(|| Refusal::usage(told::NO_ACTION, told::NO_ACTION_HINT))?;
    let side = args.side.as_deref().map(side).transpose()?;
    let due = args.due.as_deref().map(|day| session.day(day)).transpose()?;
    if let Some(from) = &args.from {
        origin(session, &mut workbook, from)?;
    }
    let owner = args.owner.as_deref().and_then(answer::text);
    let side = side.or_else(|| owner.as_deref().and_then(|owner| workbook.engagement.side_of(owner)));
    let today = session.at.today;
    let id = Action::free_id(&workbook.actions, today);
    let action = Action {
        id: id.clone(),
        what,
        side,
        owner,
        due,
        from: args.from.clone(),
        state: ActionState::Open,
        history: Vec::new(),
    };
    let mut all = workbook.actions.clone();
    all.push(action);
    let exit = saved(session, &mut workbook, all)?;
    writeln!(session.out, "{id}")?;
    Ok(exit)
}

fn side(word: &str) -> Result<Side, Refusal> {
    let known = Side::ALL.map(Side::as_str);
    Side::parse(word).ok_or_else(|| Refusal::usage(words::no_such("side", &quoted(word)), did_you_mean(word, known)))
}

/// Where an action comes from must be there.
fn origin(session: &Session<'_>, workbook: &mut Workbook, from: &str) -> Result<(), Refusal> {
    let wrong = || Refusal::usage(words::no_such_origin(&quoted(from)), words::ORIGIN_HINT);
    let (round, question) = from.split_once('/').ok_or_else(wrong)?;
    let round = workbook.engagement.round(round).ok_or_else(wrong)?.id.clone();
    let questionnaire = workbook.questionnaire(&session.catalogue(), &round)?;
    opened::question(&questionnaire, question)?;
    Ok(())
}

/// Changes each of these actions; `already` says why one needs no change.
fn change(
    session: &mut Session<'_>,
    path: &Path,
    ids: &[String],
    already: impl Fn(&Action) -> Option<String>,
    apply: impl Fn(&mut Action),
    changed_words: impl Fn(usize) -> String,
) -> Result<Exit, Refusal> {
    let mut workbook = opened(session, path, true)?;
    let mut all = workbook.actions.clone();
    let mut changed = 0;
    for id in ids {
        let Some(action) = all.iter_mut().find(|action| action.id == *id) else {
            let known: Vec<&str> = workbook.actions.iter().map(|action| action.id.as_str()).collect();
            let hint = if known.is_empty() { says::NO_ACTIONS.to_owned() } else { did_you_mean(id, known) };
            return Err(Refusal::usage(words::no_such("action", &quoted(id)), hint));
        };
        if let Some(words) = already(action) {
            session.tell(&words);
            continue;
        }
        apply(action);
        changed += 1;
    }
    if changed == 0 {
        return Ok(Exit::Done);
    }
    let exit = saved(session, &mut workbook, all)?;
    session.tell(&changed_words(changed));
    Ok(exit)
}

fn done(args: &DoneArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let today = session.at.today;
    let already = |action: &Action| (action.state == ActionState::Done).then(|| told::done_before(&action.id));
    change(session, &args.workbook, &args.ids, already, |action| action.finish(today), told::done)
}

fn drop(args: &DropArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let (today, reason) = (session.at.today, reason(&args.reason)?);
    let already = |action: &Action| (!action.is_open()).then(|| told::over_before(&action.id, action.state.as_str()));
    let apply = |action: &mut Action| action.drop(reason.clone(), today);
    change(session, &args.workbook, &args.ids, already, apply, told::dropped)
}

fn put_off(args: &MoveArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let (today, reason) = (session.at.today, reason(&args.reason)?);
    let due = session.day(&args.due)?;
    let already = |action: &Action| {
        let same = || (action.due == Some(due)).then(|| told::due_before(&action.id, &date::show(due)));
        let over = || (!action.is_open()).then(|| told::over_before(&action.id, action.state.as_str()));
        over().or_else(same)
    };
    let apply = |action: &mut Action| action.put_off(due, reason.clone(), today);
    change(session, &args.workbook, &args.ids, already, apply, |count| told::moved(count, &date::show(due)))
}

/// A reason may not be empty: who reads it later has nothing else.
fn reason(given: &str) -> Result<String, Refusal> {
    answer::text(given).ok_or_else(|| Refusal::usage(told::NO_REASON, told::NO_REASON_HINT))
}

fn saved(session: &mut Session<'_>, workbook: &mut Workbook, all: Vec<Action>) -> Result<Exit, Refusal> {
    let done = workbook.save_actions(&Disk::real(), &session.writer(), all)?;
    let root = PathBuf::from(show(&workbook.root));
    Ok(save::told(session, &done, &root))
}
