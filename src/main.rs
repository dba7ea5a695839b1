//! The binary: parse, run, print, exit.

use handshake::tui::runtime::start::{Options, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Options::default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}
