//! `help`: a topic, a command, or everything there is.

use crate::cli::help_checks;
use crate::cli::help_questionnaires;
use crate::cli::help_wording;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::cli::table::{Align, Table};
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::texts::commands as words;
use crate::texts::help as says;
use clap::Args;

/// Options of `help`.
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// A topic, such as `checks`, or a command, such as `set` or `actions add` [default: all commands]
    #[arg(value_name = "TOPIC|COMMAND")]
    pub about: Vec<String>,
}

/// A topic: its name, what it is about, and what it prints.
type Topic = (&'static str, &'static str, fn(&mut Session<'_>) -> Result<(), Refusal>);

/// The topics.
const TOPICS: [Topic; 3] = [
    ("checks", says::CHECKS_ABOUT, help_checks::write),
    ("questionnaires", says::QUESTIONNAIRES_ABOUT, help_questionnaires::write),
    ("wording", says::WORDING_ABOUT, help_wording::write),
];

/// Runs `help` over the table of commands.
///
/// # Errors
/// What is neither a topic nor a command; as writing.
pub fn run(args: &HelpArgs, mut table: clap::Command, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let topic = args.about.first().and_then(|name| TOPICS.iter().find(|(topic, ..)| topic == name));
    if let Some((name, _, write)) = topic {
        if args.about.len() > 1 {
            let (sentence, hint) = says::whole_topic(name);
            return Err(Refusal::usage(sentence, hint));
        }
        write(session)?;
        return Ok(Exit::Done);
    }
    let mut found = &table;
    for (depth, name) in args.about.iter().enumerate() {
        let mut known: Vec<String> = found.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
        if !known.contains(name) {
            if depth == 0 {
                known.extend(TOPICS.iter().map(|(topic, ..)| (*topic).to_owned()));
            }
            let hint = did_you_mean(name, known.iter().map(String::as_str));
            return Err(Refusal::usage(words::no_such("topic or command", &quoted(name)), hint));
        }
        found = found.find_subcommand(name).expect("its name was among the known ones");
    }
    // What `--help` says, to the letter.
    let asked = std::iter::once("handshake").chain(args.about.iter().map(String::as_str)).chain(["--help"]);
    let Err(help) = table.try_get_matches_from_mut(asked) else { return Ok(Exit::Done) };
    write!(session.out, "{}", help.render())?;
    if args.about.is_empty() {
        writeln!(session.out, "\n{}", says::TOPICS)?;
        let mut topics = Table::new(&[("", Align::Left), ("", Align::Left)]);
        for (topic, about, _) in TOPICS {
            topics.row([topic, about]);
        }
        topics.write_rows(session.out, 2)?;
        writeln!(session.out, "\n{}", says::MORE)?;
    }
    Ok(Exit::Done)
}
