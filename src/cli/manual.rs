//! What `--help` says beyond the options: examples first, exit codes last.
//!
//! Knows the names of commands and nothing of what they do.

/// What is said of one command.
struct Entry {
    /// Its name, with its parent's where it has one.
    name: &'static str,
    /// Lines to copy.
    examples: &'static [&'static str],
    /// What the codes mean here, beside 0; 2 and 3 are the same everywhere.
    finding: Option<&'static str>,
}

const fn entry(name: &'static str, examples: &'static [&'static str], finding: Option<&'static str>) -> Entry {
    Entry { name, examples, finding }
}

const ENTRIES: &[Entry] = &[
    entry(
        "",
        &["handshake", "handshake open northwind", "handshake score northwind"],
        Some("there is something to look at (see each command)"),
    ),
    entry(
        "new",
        &[
            "handshake new northwind --agency Halyard --client Northwind --start 2026-11-02",
            "handshake new spring --agency A --client B --start '2 Nov 2026' --agenda short",
        ],
        None,
    ),
    entry("open", &["handshake open northwind"], None),
    entry(
        "list",
        &[
            "handshake list",
            "handshake list --sort overdue --filter onboarding",
            "handshake list ~/Documents/handshake --json",
        ],
        None,
    ),
    entry(
        "show",
        &[
            "handshake show northwind --entered",
            "handshake show northwind me-success-statement --voice client",
            "handshake show northwind --round 2026-q4-audit --voice agency --json",
        ],
        None,
    ),
    entry(
        "set",
        &[
            "handshake set northwind dr-engagement-model retainer",
            "handshake set northwind cc-trigger --status unknown --owner 'Sam Reyes' --by fri",
            "handshake set northwind cc-business-goal '{ number = 900000, unit = \"EUR\" }'",
            "handshake set northwind me-kpi-register --file kpis.toml --voice client",
            "echo 'Two refusals.' | handshake set northwind cc-trigger - --voice client",
        ],
        Some("somebody else changed the same answer meanwhile; both versions are kept"),
    ),
    entry(
        "agree",
        &["handshake agree northwind cc-business-goal --agency 'Jo Park' --client 'Mara Lind'"],
        Some("somebody else changed the same answer meanwhile; both versions are kept"),
    ),
    entry(
        "lock",
        &[
            "handshake lock northwind --voice agency",
            "handshake lock northwind --voice client me-success-statement",
            "handshake lock northwind --round 2026-q4-audit --voice agency",
            "handshake lock northwind --round 2026-q4-audit --voice agency --check",
        ],
        Some("with --check: something is blank; else somebody else changed the same answer meanwhile"),
    ),
    entry("round", &["handshake round start northwind", "handshake round list northwind"], Some("see `close`")),
    entry(
        "round start",
        &[
            "handshake round start northwind --voice agency",
            "handshake round start northwind --window 2026-Q3 --agenda ten-minutes",
            "handshake round start northwind --questionnaire reset",
        ],
        Some("somebody else changed the same part meanwhile; both versions are kept"),
    ),
    entry(
        "round close",
        &["handshake round close northwind --round 2027-01-15-reset"],
        Some("something is missing, so the round stays open"),
    ),
    entry("round list", &["handshake round list northwind"], None),
    entry(
        "seal",
        &[
            "handshake seal northwind --round 2026-q4-audit --voice agency",
            "handshake seal northwind --round 2026-q4-audit --voice client --digest ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "handshake seal northwind --round 2026-q4-audit",
        ],
        Some("a book is not the one its side sealed"),
    ),
    entry(
        "settle",
        &[
            "handshake settle northwind --round 2026-q4-audit --voice client --check",
            "handshake settle northwind --round 2026-q4-audit --voice client --take a-data-flow=2",
            "handshake settle northwind --round 2026-q4-audit --voice client --take 'o-need=Mara Lind'",
        ],
        Some("something is left to choose, or people stand two steps or more apart"),
    ),
    entry(
        "import",
        &[
            "handshake import ~/Downloads/halyard-northwind",
            "handshake import ~/Downloads/halyard-northwind --check",
            "handshake import client.toml --into northwind --round 2026-q4-audit",
        ],
        Some("something differs and is kept beside, was left out, or is to be looked at"),
    ),
    entry(
        "confirm",
        &["handshake confirm northwind cc-business-goal"],
        Some("somebody else changed the same answer meanwhile; both versions are kept"),
    ),
    entry(
        "score",
        &[
            "handshake score northwind",
            "handshake score northwind --at-least 40 --due",
            "handshake score northwind --round 2026-q4-audit --voice client --json",
        ],
        Some("with --at-least: a figure is below it"),
    ),
    entry("why", &["handshake why northwind --area measurement", "handshake why northwind --due"], None),
    entry(
        "gaps",
        &["handshake gaps northwind --by person", "handshake gaps northwind --overdue"],
        Some("with --overdue: something is overdue"),
    ),
    entry(
        "compare",
        &["handshake compare northwind --round 2026-q4-audit", "handshake compare northwind --json"],
        Some("a side has not locked yet, so something is still hidden"),
    ),
    entry("trend", &["handshake trend northwind", "handshake trend northwind --voice client --json"], None),
    entry("actions", &["handshake actions list northwind"], Some("see `list`")),
    entry(
        "actions list",
        &["handshake actions list northwind", "handshake actions list northwind --overdue"],
        Some("with --overdue: something is overdue"),
    ),
    entry("actions add", &["handshake actions add northwind 'Get the counts' --owner 'Sam Reyes' --due fri"], None),
    entry("actions done", &["handshake actions done northwind a-2026-11-09-1"], None),
    entry("actions drop", &["handshake actions drop northwind a-2026-11-09-1 --reason 'The tool is going away'"], None),
    entry("actions move", &["handshake actions move northwind a-2026-11-09-1 --due +2w --reason 'Sam is away'"], None),
    entry(
        "review",
        &["handshake review add northwind 2027-02-15"],
        Some("somebody else changed the same part meanwhile; both versions are kept"),
    ),
    entry(
        "review add",
        &["handshake review add northwind 2027-02-15", "handshake review add northwind 2027-05-03 --kind pricing"],
        Some("somebody else changed the same part meanwhile; both versions are kept"),
    ),
    entry(
        "review postpone",
        &["handshake review postpone northwind 2027-02-15 --to 2027-03-01 --reason 'Mara is away'"],
        Some("somebody else changed the same part meanwhile; both versions are kept"),
    ),
    entry("due", &["handshake due", "handshake due ~/Documents/handshake --json"], Some("something is overdue")),
    entry("calendar", &["handshake calendar northwind", "handshake calendar northwind --ics northwind.ics"], None),
    entry("report", &["handshake report northwind summary", "handshake report northwind summary --write"], None),
    entry(
        "check",
        &[
            "handshake check northwind",
            "handshake check my-questionnaire.toml --json",
            "handshake check my-questionnaires",
        ],
        Some("something was found"),
    ),
    entry("questionnaire", &["handshake questionnaire list", "handshake questionnaire show onboarding"], None),
    entry(
        "questionnaire new",
        &["handshake questionnaire new how-we-work", "handshake questionnaire new drafts/how-we-work.toml --force"],
        None,
    ),
    entry("questionnaire list", &["handshake questionnaire list"], None),
    entry(
        "questionnaire show",
        &["handshake questionnaire show onboarding", "handshake questionnaire show onboarding cc-business-goal"],
        None,
    ),
    entry(
        "questionnaire upgrade",
        &["handshake questionnaire upgrade northwind", "handshake questionnaire upgrade northwind --to 1.1.0 --write"],
        Some("somebody else changed the same part meanwhile; both versions are kept"),
    ),
    entry("demo", &["handshake demo", "handshake demo /tmp/look-around"], None),
    entry("keys", &["handshake keys"], None),
    entry("schema", &["handshake schema > questionnaire.schema.json"], None),
    entry(
        "completions",
        &[
            "handshake completions bash >> ~/.bashrc",
            "handshake completions zsh > ~/.zfunc/_handshake",
            "handshake completions fish > ~/.config/fish/completions/handshake.fish",
            "handshake completions powershell >> $PROFILE",
        ],
        None,
    ),
    entry(
        "help",
        &[
            "handshake help checks",
            "handshake help questionnaires",
            "handshake help wording",
            "handshake help actions add",
        ],
        None,
    ),
    entry("man", &["handshake man | man -l -", "handshake man set | man -l -"], None),
];

/// Headings of the help.
const TEMPLATE: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

/// Adds examples and exit codes to every command.
#[must_use]
pub fn add(command: clap::Command) -> clap::Command {
    added(command, "")
}

fn added(command: clap::Command, name: &str) -> clap::Command {
    let command = command.help_template(TEMPLATE).before_help(examples(name)).after_help(exits(name));
    let inner: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    inner.into_iter().fold(command, |command, inner| {
        let full = if name.is_empty() { inner.clone() } else { format!("{name} {inner}") };
        command.mut_subcommand(&inner, |inner| added(inner, &full))
    })
}

fn find(name: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.name == name)
}

/// The examples of a command, each to be typed as it is.
#[must_use]
pub fn lines(name: &str) -> &'static [&'static str] {
    find(name).map_or(&[], |entry| entry.examples)
}

/// The exit codes of a command and what they mean there.
#[must_use]
pub fn codes(name: &str) -> Vec<(u8, &'static str)> {
    let mut codes = vec![(0, "done")];
    codes.extend(find(name).and_then(|entry| entry.finding).map(|finding| (1, finding)));
    codes.push((2, "asked for something that is not there or makes no sense; content that cannot be used"));
    codes.push((3, "the system refused: a missing file, no permission, a full disk"));
    codes
}

fn examples(name: &str) -> String {
    let lines = lines(name);
    if lines.is_empty() { String::new() } else { format!("Examples:\n  {}\n", lines.join("\n  ")) }
}

fn exits(name: &str) -> String {
    let lines = codes(name).into_iter().map(|(code, meaning)| format!("  {code}  {meaning}"));
    format!("Exit codes:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::cli::args::{Arguments, command};
    use clap::Parser;

    fn names(command: &clap::Command, before: &str) -> Vec<String> {
        let inner = command.get_subcommands().flat_map(|inner| {
            let name = format!("{before} {}", inner.get_name()).trim().to_owned();
            let deeper = names(inner, &name);
            std::iter::once(name).chain(deeper)
        });
        inner.collect()
    }

    #[test]
    fn every_command_has_examples_and_every_entry_a_command() {
        let names = names(&command(), "");
        let missing: Vec<&String> = names.iter().filter(|name| find(name).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let strays = ENTRIES.iter().map(|entry| entry.name).filter(|name| !name.is_empty());
        let strays: Vec<&str> = strays.filter(|name| !names.iter().any(|known| known == name)).collect();
        assert!(strays.is_empty(), "{strays:?}");
    }

    #[test]
    fn every_example_is_a_command_that_can_be_typed() {
        for example in ENTRIES.iter().flat_map(|entry| entry.examples) {
            let typed = example.rsplit_once("| handshake").map_or(*example, |(_, typed)| typed);
            let typed = typed.split(['|', '>']).next().unwrap();
            let mut words: Vec<String> = Vec::new();
            for (at, part) in typed.split('\'').enumerate() {
                if at % 2 == 1 {
                    words.push(part.into())
                } else {
                    words.extend(part.split_whitespace().map(str::to_owned))
                }
            }
            if words.first().is_none_or(|word| word != "handshake") {
                words.insert(0, "handshake".into());
            }
            let parsed = Arguments::try_parse_from(&words);
            assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
        }
    }

    #[test]
    fn the_table_is_sound() {
        command().debug_assert();
    }
}
