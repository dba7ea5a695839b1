//! The one table of commands: their names, what they are for, their options.
//!
//! Parsing, help, completions and the man page come from [`command`]; examples and exit codes are added by `manual`.

use crate::cli::actions::ActionsCommand;
use crate::cli::agree::AgreeArgs;
use crate::cli::calendar::CalendarArgs;
use crate::cli::check::CheckArgs;
use crate::cli::compare::CompareArgs;
use crate::cli::completions::CompletionsArgs;
use crate::cli::confirm::ConfirmArgs;
use crate::cli::demo::DemoArgs;
use crate::cli::due::DueArgs;
use crate::cli::gaps::GapsArgs;
use crate::cli::help::HelpArgs;
use crate::cli::import::ImportArgs;
use crate::cli::keys::KeysArgs;
use crate::cli::list::ListArgs;
use crate::cli::lock::LockArgs;
use crate::cli::man::ManArgs;
use crate::cli::manual;
use crate::cli::new::NewArgs;
use crate::cli::open::OpenArgs;
use crate::cli::questionnaire::QuestionnaireCommand;
use crate::cli::report::ReportArgs;
use crate::cli::review::ReviewCommand;
use crate::cli::round::RoundCommand;
use crate::cli::schema::SchemaArgs;
use crate::cli::score::ScoreArgs;
use crate::cli::seal::SealArgs;
use crate::cli::set::SetArgs;
use crate::cli::settle::SettleArgs;
use crate::cli::show::ShowArgs;
use crate::cli::trend::TrendArgs;
use crate::cli::why::WhyArgs;
use clap::{CommandFactory, Parser, Subcommand};

/// The workbook an agency and its client fill in together in their first weeks, and look at again every quarter
#[derive(Debug, Parser)]
#[command(name = "handshake", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    /// What to do; nothing opens the app.
    pub command: Option<Command>,
    /// Line by line, for screen readers, simple terminals and pipes: reads answers from standard input
    #[arg(long)]
    pub plain: bool,
    /// Take this day for today, wherever today matters
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a workbook for a new engagement
    New(NewArgs),
    /// Open the app on a workbook
    Open(OpenArgs),
    /// List all engagements of the library
    List(ListArgs),
    /// Show what a book says: all questions in a list, or some in full
    Show(ShowArgs),
    /// Answer a question, or change what stands around its answer
    Set(Box<SetArgs>),
    /// Note that both sides agree to joint answers
    Agree(AgreeArgs),
    /// Close a side's blind answers, or its whole book of an audit
    Lock(LockArgs),
    /// Begin an audit, a reset or another round; close rounds, list them
    #[command(subcommand)]
    Round(RoundCommand),
    /// Seal a locked book by its digest, or check the books by the digests kept
    Seal(SealArgs),
    /// Make one book of a side out of the books of several of its people
    Settle(SettleArgs),
    /// Bring in what the other side sent: a copy of the workbook, or one book
    Import(ImportArgs),
    /// Say that unchanged answers are still right today
    Confirm(ConfirmArgs),
    /// Show the figures, their caps and the reasons
    Score(ScoreArgs),
    /// Lay the figures open, line by line, and name the smallest steps that lift them
    Why(WhyArgs),
    /// List what is not settled, whose move it is and by when
    Gaps(GapsArgs),
    /// Show what the agency and the client say beside each other, once both have locked
    Compare(CompareArgs),
    /// Show what moved from audit to audit, and what caused it
    Trend(TrendArgs),
    /// List actions, add them, mark them as done, drop or move them
    #[command(subcommand)]
    Actions(ActionsCommand),
    /// Book strategic reviews, or put them to a later day
    #[command(subcommand)]
    Review(ReviewCommand),
    /// Show what is overdue and what is due this week in all engagements, and who owes it
    Due(DueArgs),
    /// Show what happens on which day and why, or write it for another calendar
    Calendar(CalendarArgs),
    /// Print a summary to send: what was agreed today, what is open, who does what by when
    Report(ReportArgs),
    /// Find every fault in workbooks and questionnaires
    Check(CheckArgs),
    /// List questionnaires, show what they ask, begin one of your own
    #[command(subcommand)]
    Questionnaire(QuestionnaireCommand),
    /// Write a sample, and open it on a terminal
    Demo(DemoArgs),
    /// Print the keys of the app
    Keys(KeysArgs),
    /// Print the JSON Schema of a questionnaire, for text editors
    Schema(SchemaArgs),
    /// Print a script that completes commands in your shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
    /// Explain a topic or a command
    Help(HelpArgs),
}

/// The table as clap has it, with the examples and exit codes of the manual.
#[must_use]
pub fn command() -> clap::Command {
    manual::add(Arguments::command())
}
