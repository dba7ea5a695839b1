//! Speed and memory at the terminal: the program and the floor side by side, in turns, in one
//! run, each in a pseudo-terminal of 120 by 36.
//!
//! Prints a table with the limit beside each figure. It judges nothing: a figure above its limit
//! is marked, and the run still ends well. `cargo bench --bench terminal`; a word after `--`
//! picks the subject: `home`, `questions`, `table`, `loop` (the floor on our own guard and loop).

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a bench prints and reads its own environment")]

#[cfg(unix)]
mod process;
#[cfg(unix)]
mod rounds;
#[cfg(unix)]
mod subject;
#[cfg(unix)]
mod table;

#[cfg(unix)]
fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load of the machine: {}", load.trim());
    let floor = subject::floor();
    for (name, prepare) in subject::all() {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            let subject = prepare();
            table::print(&subject, rounds::measure(&floor, &subject));
        }
    }
}

#[cfg(not(unix))]
fn main() {
    println!("measured on Unix only");
}
