//! `agree`: one named person of each side agrees what stands in the joint book.

use crate::cli::answer;
use crate::cli::opened::Opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::edit::{Change, Edit};
use crate::domain::entry::{Agreed, Status};
use crate::domain::filled::status_of;
use crate::domain::period::Voice;
use crate::texts::commands as words;
use clap::Args;
use std::path::PathBuf;

/// Options of `agree`.
#[derive(Debug, Args)]
pub struct AgreeArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The questions' ids
    #[arg(required = true)]
    pub questions: Vec<String>,
    /// Who agrees for the agency
    #[arg(long, value_name = "NAME")]
    pub agency: String,
    /// Who agrees for the client
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// The day they agreed [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The round, as its folder is called [default: onboarding, or the only round]
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
}

/// Runs `agree`.
///
/// # Errors
/// A question without a joint answer, a name left empty; nothing was changed then.
pub fn run(args: &AgreeArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.workbook);
    session.recover(&root);
    let mut opened = Opened::of_voice(session, &args.workbook, args.round.as_deref(), Voice::Joint)?;
    opened.need(session, &[Voice::Joint])?;
    opened.workbook.refuse_newer()?;
    let on = args.on.as_deref().map(|day| session.day(day)).transpose()?.unwrap_or(session.at.today);
    let name = |side: &str, name: &str| {
        answer::text(name).ok_or_else(|| {
            let (sentence, hint) = words::no_name(side);
            Refusal::usage(sentence, hint)
        })
    };
    let agreed = Agreed {
        agency: Some(name("agency", &args.agency)?),
        client: Some(name("client", &args.client)?),
        on: Some(on),
    };
    let before = save::begun(&opened);
    let mut now = before.clone();
    let mut questions = Vec::new();
    for id in &args.questions {
        let question = opened.question(id)?;
        match status_of(question, before.entry(id)) {
            Status::Answered | Status::NotApplicable => questions.push(question),
            status => {
                let (sentence, hint) = words::nothing_to_agree(id, status.as_str());
                return Err(Refusal::usage(sentence, hint));
            }
        }
    }
    for question in &questions {
        let change = Change::Agree(agreed.clone());
        now.apply(Edit { question: question.id.clone(), change, at: session.at });
    }
    let exit = save::book(session, &opened, &before, &now)?;
    for question in questions {
        let id = question.id.as_str();
        if now.is_locked(id) {
            session.tell(&words::amended(id));
            continue;
        }
        let state = answer::state(question, now.entry(id), Voice::Joint, opened.is_audit());
        session.tell(&words::now_is(id, &state, Voice::Joint.as_str(), opened.round.id.as_str()));
    }
    Ok(exit)
}
