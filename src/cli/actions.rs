//! `actions`: what somebody will do, by when: list, add, mark as done.

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
    }
}

fn add(args: &AddArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut workbook = opened(session, &args.workbook, true)?;
    let what = answer::text(&args.what).ok_or_else(|| Refusal::usage(words::NO_ACTION, words::NO_ACTION_HINT))?;
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

fn done(args: &DoneArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let mut workbook = opened(session, &args.workbook, true)?;
    let mut all = workbook.actions.clone();
    let mut changed = 0;
    for id in &args.ids {
        let Some(action) = all.iter_mut().find(|action| action.id == *id) else {
            let known: Vec<&str> = workbook.actions.iter().map(|action| action.id.as_str()).collect();
            let hint = if known.is_empty() { says::NO_ACTIONS.to_owned() } else { did_you_mean(id, known) };
            return Err(Refusal::usage(words::no_such("action", &quoted(id)), hint));
        };
        if action.state == ActionState::Done {
            session.tell(&words::done_before(id));
            continue;
        }
        action.state = ActionState::Done;
        let change = ActionChange { on: session.at.today, state: ActionState::Done, due: action.due, reason: None };
        action.history.push(change);
        changed += 1;
    }
    if changed == 0 {
        return Ok(Exit::Done);
    }
    let exit = saved(session, &mut workbook, all)?;
    session.tell(&words::done(changed));
    Ok(exit)
}

fn saved(session: &mut Session<'_>, workbook: &mut Workbook, all: Vec<Action>) -> Result<Exit, Refusal> {
    let done = workbook.save_actions(&Disk::real(), &session.writer(), all)?;
    let root = PathBuf::from(show(&workbook.root));
    Ok(save::told(session, &done, &root))
}
