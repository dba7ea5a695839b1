//! `new`: begins a workbook.

use crate::cli::answer;
use crate::cli::editions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::engagement::{Beginning, Engagement, Party};
use crate::domain::period::WEEKS;
use crate::storage::atomic::Disk;
use crate::storage::create::create;
use crate::storage::error::show;
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::texts::commands as words;
use clap::Args;
use std::path::PathBuf;

/// Options of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// A name for its folder in your library, or a path such as ./northwind; it must not be there yet, or be empty
    pub dir: PathBuf,
    /// The agency's name
    #[arg(long, value_name = "NAME")]
    pub agency: String,
    /// The client's name
    #[arg(long, value_name = "NAME")]
    pub client: String,
    /// The first day of week 1
    #[arg(long, value_name = "DATE")]
    pub start: String,
    /// How many weeks the onboarding takes: 4, 5 or 6
    #[arg(long, value_name = "N", default_value_t = 6)]
    pub weeks: u32,
    /// Who leads for the agency
    #[arg(long, value_name = "NAME")]
    pub agency_lead: Option<String>,
    /// Who leads for the client
    #[arg(long, value_name = "NAME")]
    pub client_lead: Option<String>,
    /// Which questionnaire it begins with: its id, with `@VERSION` for one version
    #[arg(long, value_name = "ID", default_value = "onboarding")]
    pub questionnaire: String,
    /// Which questions are asked: an agenda of the questionnaire
    #[arg(long, value_name = "AGENDA", default_value = "full")]
    pub agenda: String,
}

/// Runs `new`.
///
/// # Errors
/// A folder that is in use, an empty name, a length other than 4 to 6 weeks, a questionnaire or agenda that is not there;
/// nothing was made then.
pub fn run(args: &NewArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    if !WEEKS.contains(&args.weeks) {
        let (sentence, hint) = words::wrong_weeks(args.weeks, *WEEKS.start(), *WEEKS.end());
        return Err(Refusal::usage(sentence, hint));
    }
    let start = session.day(&args.start)?;
    let party = |side: &str, name: &str, lead: Option<&str>| match answer::text(name) {
        Some(name) => Ok(Party { name, lead: lead.and_then(answer::text) }),
        None => {
            let (sentence, hint) = words::no_name(side);
            Err(Refusal::usage(sentence, hint))
        }
    };
    let agency = party("agency", &args.agency, args.agency_lead.as_deref())?;
    let client = party("client", &args.client, args.client_lead.as_deref())?;
    let catalogue = session.catalogue();
    let wanted = editions::named(&catalogue, &args.questionnaire, None)?;
    let mut chosen = vec![wanted];
    let [first, beside] = Engagement::FIRST;
    if chosen[0].id == *first {
        chosen.push(editions::named(&catalogue, beside, None)?);
    }
    let mut found = Vec::with_capacity(chosen.len());
    for edition in &chosen {
        found.push(catalogue.exactly(edition, None)?);
    }
    for finding in found.iter().flat_map(|(found, _)| &found.findings) {
        session.warn(finding);
    }
    let questionnaire = &found[0].0.questionnaire;
    if args.agenda != "full" && questionnaire.agenda(&args.agenda).is_none() {
        let known = questionnaire.agendas.iter().map(|agenda| agenda.id.as_str());
        let sentence = words::no_such("agenda", &quoted(&args.agenda));
        return Err(Refusal::usage(sentence, did_you_mean(&args.agenda, known)));
    }
    let beginning = Beginning { agency, client, start, weeks: args.weeks, agenda: args.agenda.clone() };
    let engagement = Engagement::begin(uuid::Uuid::now_v7().to_string(), beginning, &chosen);
    let copies: Vec<_> = chosen.into_iter().zip(found.iter().map(|(_, text)| text.as_str())).collect();
    let root = session.in_library(&args.dir).unwrap_or_else(|| args.dir.clone());
    create(&Disk::real(), &session.writer(), &root, &engagement, &copies)?;
    writeln!(session.out, "{}", show(&root))?;
    // A name in the library is found by itself.
    session.tell(&words::begun(&show(&args.dir)));
    Ok(Exit::Done)
}
