//! `confirm`: the unchanged answers are still right today.

use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::edit::{Change, Edit};
use crate::domain::entry::Status;
use crate::domain::filled::status_of;
use crate::texts::commands as words;
use clap::Args;

/// Options of `confirm`.
#[derive(Debug, Args)]
pub struct ConfirmArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// The questions' ids
    #[arg(required = true)]
    pub questions: Vec<String>,
}

/// Runs `confirm`.
///
/// # Errors
/// A question this book has no answer to; nothing was changed then.
pub fn run(args: &ConfirmArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.book.workbook);
    session.recover(&root);
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let voice = opened.voice;
    opened.need(session, &[voice])?;
    opened.workbook.refuse_newer()?;
    let before = opened.existing_book()?.clone();
    let mut now = before.clone();
    for id in &args.questions {
        let question = opened.asked(id)?;
        if status_of(question, before.entry(id)) != Status::Answered {
            let (sentence, hint) = words::nothing_to_confirm(id, voice.as_str());
            return Err(Refusal::usage(sentence, hint));
        }
        now.apply(Edit { question: question.id.clone(), change: Change::Confirm, at: session.at });
    }
    let exit = save::book(session, &opened, &before, &now)?;
    session.tell(&words::confirmed(args.questions.len(), &session.at.today.to_string()));
    Ok(exit)
}
