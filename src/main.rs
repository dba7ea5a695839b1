//! The binary: parse, run, print, exit.

use handshake::cli::refusal::{Exit, Refusal};
use handshake::cli::{run::run, session::Session};
use handshake::domain::book::Moment;
use handshake::storage::paths::Paths;
use std::cell::LazyCell;
use std::io::{BufWriter, IsTerminal, Write, stderr, stdin, stdout};
use std::process::ExitCode;

#[allow(clippy::disallowed_methods)] // the clock's and the environment's doors
fn main() -> ExitCode {
    let mut out = BufWriter::new(stdout());
    let mut session = Session {
        paths: LazyCell::new(Paths::of_this_machine),
        at: Moment { today: chrono::Local::now().date_naive(), now: chrono::Utc::now() },
        as_of: None,
        terminal: stdin().is_terminal() && stdout().is_terminal(),
        dumb: std::env::var_os("TERM").is_some_and(|term| term == "dumb"),
        no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        told_which: false,
        input: &mut stdin().lock(),
        out: &mut out,
        err: &mut stderr(),
    };
    let ran = run(std::env::args_os().collect(), &mut session);
    let flushed = out.flush();
    match ran.and_then(|exit| flushed.map(|()| exit).map_err(Refusal::from)) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Finding) => ExitCode::from(1),
        Err(refusal) => {
            // Nobody may be left to read this.
            let lines = refusal.lines();
            let _ = stderr().write_all(lines.as_bytes());
            ExitCode::from(refusal.exit_code())
        }
    }
}
