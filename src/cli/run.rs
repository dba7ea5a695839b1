//! From arguments to an exit code: parse, set up the session, run the command.

use crate::cli::args::{Arguments, Command, command};
use crate::cli::plain::{self, Which};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::{
    actions, agree, calendar, check, compare, completions, confirm, demo, due, gaps, help, import, keys, list, lock,
    man, new, open, questionnaire, report, review, round, schema, score, seal, set, settle, show, trend, why,
};
use crate::texts::commands as words;
use chrono::NaiveTime;
use clap::FromArgMatches;
use std::ffi::OsString;

/// Runs the program on its arguments, its own name first.
///
/// # Errors
/// Whatever the command refuses.
pub fn run(arguments: Vec<OsString>, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    // The app starts at once: nothing is parsed where nothing was asked for.
    if arguments.len() <= 1 {
        return alone(session);
    }
    let parsed = command().try_get_matches_from(arguments).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(told) => return told_by_clap(&told, session),
    };
    if let Some(day) = &arguments.as_of {
        let day = session.day(day)?;
        // With the day the time is fixed too, so that the same input writes the same bytes.
        session.at.today = day;
        session.at.now = day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(12);
        session.as_of = Some(day);
    }
    match &arguments.command {
        None if arguments.plain => plain::run(Which::default(), session),
        None => alone(session),
        Some(command) => of_command(command, session).map_err(|refusal| session.with_near(refusal)),
    }
}

fn of_command(chosen: &Command, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    match chosen {
        Command::New(args) => new::run(args, session),
        Command::Open(args) => open::run(args, session),
        Command::List(args) => list::run(args, session),
        Command::Show(args) => show::run(args, session),
        Command::Set(args) => set::run(args, session),
        Command::Agree(args) => agree::run(args, session),
        Command::Lock(args) => lock::run(args, session),
        Command::Round(args) => round::run(args, session),
        Command::Seal(args) => seal::run(args, session),
        Command::Settle(args) => settle::run(args, session),
        Command::Import(args) => import::run(args, session),
        Command::Confirm(args) => confirm::run(args, session),
        Command::Score(args) => score::run(args, session),
        Command::Why(args) => why::run(args, session),
        Command::Gaps(args) => gaps::run(args, session),
        Command::Compare(args) => compare::run(args, session),
        Command::Trend(args) => trend::run(args, session),
        Command::Actions(args) => actions::run(args, session),
        Command::Review(args) => review::run(args, session),
        Command::Due(args) => due::run(args, session),
        Command::Calendar(args) => calendar::run(args, session),
        Command::Report(args) => report::run(args, session),
        Command::Check(args) => check::run(args, session),
        Command::Questionnaire(args) => questionnaire::run(args, session),
        Command::Demo(args) => demo::run(args, session),
        Command::Keys(args) => keys::run(args, session),
        Command::Schema(args) => schema::run(args, session),
        Command::Completions(args) => completions::run(args, command(), session),
        Command::Man(args) => man::run(args, command(), session),
        Command::Help(args) => help::run(args, command(), session),
    }
}

/// `handshake` without a command: the app on a terminal, elsewhere short help.
fn alone(session: &mut Session<'_>) -> Result<Exit, Refusal> {
    if session.terminal && session.dumb {
        return plain::run(Which::default(), session);
    }
    if session.terminal {
        return open::app(session, None);
    }
    let help = command().render_help().to_string();
    let _ = write!(session.err, "{help}");
    let _ = writeln!(session.err);
    Err(Refusal::usage(words::NO_TERMINAL, words::NO_TERMINAL_HINT))
}

/// Help and version go to standard output and are no error; a usage error goes where errors go.
fn told_by_clap(told: &clap::Error, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let text = told.render().to_string();
    if told.use_stderr() {
        let _ = write!(session.err, "{text}");
        return Err(Refusal::Told(2));
    }
    session.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}
