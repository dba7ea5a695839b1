//! The README says what the program prints.

use crate::sandbox::Sandbox;
use std::fs;
use std::path::Path;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap().replace("\r\n", "\n")
}

/// To bring the table up to date: put what `handshake keys` prints between the marks.
#[test]
fn the_keys_are_those_the_program_prints() {
    let readme = readme();
    let (_, rest) = readme.split_once("<!-- keys -->\n```text\n").unwrap();
    let (table, _) = rest.split_once("```\n<!-- /keys -->").unwrap();
    assert_eq!(table, Sandbox::empty().run(&["keys"]).done().out);
}

#[test]
fn every_command_is_named_and_every_named_one_is_there() {
    let readme = readme();
    let help = Sandbox::empty().run(&["--help"]).done().out;
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let names = commands.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        assert!(
            readme.contains(&format!("\n| `handshake {name} ")) || readme.contains(&format!("\n| `handshake {name}`")),
            "{name}"
        );
    }
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `handshake "));
    for name in rows.filter_map(|row| row.split([' ', '`']).next()) {
        assert!(help.contains(&format!("\n  {name} ")), "{name}");
    }
}

#[test]
fn the_scripts_of_the_readme_run() {
    run_below("A script that answers, agrees and looks:");
    run_below("use them for a round as you use those that come with `handshake`:");
}

/// Runs the script that stands below this line.
fn run_below(line: &str) {
    let sandbox = Sandbox::empty();
    let readme = readme();
    let (_, script) = readme.split_once(&format!("{line}\n\n```sh\n")).unwrap();
    let (script, _) = script.split_once("```").unwrap();
    for line in script.lines() {
        let typed = line.split(" || ").next().unwrap().split("  # ").next().unwrap();
        let mut words: Vec<&str> = Vec::new();
        for (at, part) in typed.split('\'').enumerate() {
            if at % 2 == 1 { words.push(part) } else { words.extend(part.split_whitespace()) }
        }
        let ran = sandbox.run(&words[1..]);
        let wanted = if line.contains(" || ") { 1 } else { 0 };
        assert_eq!(ran.code, wanted, "{}", ran.story());
    }
}
