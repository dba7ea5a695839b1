//! `questionnaire upgrade`: what another version of a round's questionnaire would change; with `--write` it is done.
//!
//! First everything is read and worked out; what cannot be done is refused before anything is written. The engagement is
//! written last: until then the round asks what it asked, and the command goes on where it stopped.

use crate::cli::opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::cli::upgrade_plan::{Plan, Planned, renamed};
use crate::cli::upgrade_told;
use crate::domain::book::Book;
use crate::domain::engagement::Round;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::questionnaire::{Edition, Questionnaire, Version};
use crate::insight::versions::{between, under_old_ids};
use crate::storage::atomic::Disk;
use crate::storage::catalogue::Catalogue;
use crate::storage::create::copy_questionnaire;
use crate::storage::error::{StorageError, show};
use crate::storage::private::Private;
use crate::storage::raw_words::quoted;
use crate::storage::upgrade::{self, BookChange, BookFile};
use crate::storage::workbook::{Workbook, read_actions};
use crate::texts::authoring as words;
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Options of `questionnaire upgrade`.
#[derive(Debug, Args)]
pub struct UpgradeArgs {
    /// The workbook: its folder, or its name in the library
    pub workbook: PathBuf,
    /// The round, as its folder is called [default: onboarding, or the only round]
    #[arg(long, value_name = "ROUND")]
    pub round: Option<String>,
    /// The version to go to [default: the newest at hand]
    #[arg(long, value_name = "VERSION")]
    pub to: Option<String>,
    /// Do it; without this it is only shown
    #[arg(long)]
    pub write: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

/// A version books were answered under, and how it differs from the one to go to.
struct Earlier {
    questionnaire: Arc<Questionnaire>,
    text: String,
}

/// Runs `questionnaire upgrade`.
///
/// # Errors
/// A round that is not there, closed or locked; a version that is not there or not newer; files that cannot be used.
/// Nothing was written then.
pub fn run(args: &UpgradeArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.workbook);
    if args.write {
        session.recover(&root);
    }
    let mut workbook = Workbook::open(&root)?;
    workbook.refuse_newer()?;
    let round = opened::round(&workbook, args.round.as_deref())?.clone();
    let catalogue = session.catalogue();
    // Actions that cannot be read are told of elsewhere and left alone; here they would be left behind.
    read_actions(&root)?;
    let files = upgrade::book_files(&root, &round.id)?;
    let heads = heads(&files, &round)?;
    let target = target(args, &catalogue, &root, &round, &heads)?;
    let mut editions: Vec<&Edition> = heads.iter().map(|head| &head.questionnaire).collect();
    editions.insert(0, &round.questionnaire);
    editions.retain(|edition| edition.version < target.version);
    let Some(from) = editions.first().map(|edition| (*edition).clone()) else {
        let plan = Plan::nothing(&round, &target);
        upgrade_told::write(session, &plan, args.json, false)?;
        session.tell(&words::is_newest(round.id.as_str(), &target.to_string()));
        return Ok(Exit::Done);
    };
    let (found, new_text) = catalogue.exactly(&target, Some(&root))?;
    let new = found.questionnaire;
    let earlier = earlier(&catalogue, &root, &editions, &new)?;
    let privates = privates(session, &workbook);
    let privates = privates.into_iter().collect::<Result<Vec<_>, _>>()?;

    let differences = |edition: &Edition| earlier.get(edition).map(|one| between(&one.questionnaire, &new));
    let mut plan = Plan::begun(&round, &from, &target, differences(&from).unwrap_or_default());
    let mut planned: Vec<Planned<'_>> = Vec::new();
    for (file, head) in files.iter().zip(&heads).filter(|(_, head)| head.questionnaire.version < target.version) {
        let (Some(old), Some(differences)) = (earlier.get(&head.questionnaire), differences(&head.questionnaire))
        else {
            continue;
        };
        let book = file.read_as(Some(&old.questionnaire))?;
        let now = file.read_as(Some(&under_old_ids(&new, &differences)))?;
        planned.push(plan.add(file, &book, &now, differences));
    }
    plan.lost_agenda = round.agenda != "full" && new.agenda(&round.agenda).is_none();
    let renamed: Vec<(Id, Id)> = plan.all.iter().filter_map(|told| renamed(&told.difference)).collect();
    let held = |(old, _): &&(Id, Id)| privates.iter().any(|private| private.holds(&round.id, old));
    plan.private = renamed.iter().filter(held).count();
    let actions = upgrade::actions(&workbook.actions, &round.id, &renamed);
    plan.files = planned.iter().map(|one| format!("rounds/{}/{}.toml", round.id, one.file.name)).collect();
    plan.files.extend((actions != workbook.actions).then(|| "actions.toml".to_owned()));
    plan.files.push("engagement.toml".to_owned());
    let copies = earlier.keys().chain([&target]).map(|edition| format!("questionnaires/{edition}.toml"));
    plan.files.extend(copies.filter(|copy| !root.join(copy).exists()));
    upgrade_told::write(session, &plan, args.json, args.write)?;
    if !args.write {
        session.tell(words::NOT_WRITTEN);
        return Ok(Exit::Done);
    }

    let (disk, writer) = (Disk::real(), session.writer());
    for (edition, one) in &earlier {
        copy_questionnaire(&disk, &root, edition, &one.text)?;
    }
    copy_questionnaire(&disk, &root, &target, &new_text)?;
    for one in &planned {
        let change = BookChange { to: &target, renamed: &one.renamed, again: &one.again };
        one.file.write(&disk, &writer, &root, change)?;
    }
    if plan.private > 0 {
        for private in &privates {
            upgrade::write_private(&disk, &writer, private, &round.id, &renamed)?;
        }
    }
    if actions != workbook.actions {
        workbook.save_actions(&disk, &writer, actions)?;
    }
    let now = upgrade::engagement(&workbook.engagement, &round.id, &target, &renamed);
    let done = workbook.save_engagement(&disk, &writer, now)?;
    session.tell(&words::upgraded(round.id.as_str(), &target.to_string(), plan.again()));
    Ok(save::told(session, &done, &root))
}

/// What each book says of itself; a round that must stay as it is is refused.
fn heads(files: &[BookFile], round: &Round) -> Result<Vec<Book>, Refusal> {
    let refused = |(sentence, hint): words::Pair| Refusal::usage(sentence, hint);
    if let Some(on) = round.closed {
        return Err(refused(words::closed(round.id.as_str(), &on.to_string())));
    }
    let mut heads = Vec::with_capacity(files.len());
    for file in files {
        let book = file.read_as(None)?;
        if book.locked.is_some() {
            return Err(refused(words::locked(round.id.as_str(), book.voice.as_str())));
        }
        if book.questionnaire.id != round.questionnaire.id {
            let (asked, answered) = (round.questionnaire.to_string(), book.questionnaire.to_string());
            return Err(refused(words::other_questionnaire(&show(&file.text.path), &answered, &asked)));
        }
        heads.push(book);
    }
    Ok(heads)
}

/// The version to go to.
fn target(
    args: &UpgradeArgs,
    catalogue: &Catalogue,
    root: &Path,
    round: &Round,
    heads: &[Book],
) -> Result<Edition, Refusal> {
    let id = &round.questionnaire.id;
    let in_use = heads.iter().map(|head| head.questionnaire.version).max();
    let highest = in_use.max(Some(round.questionnaire.version)).unwrap_or(round.questionnaire.version);
    let version = match &args.to {
        None => catalogue.newest(id.as_str(), Some(root)).map_or(highest, |newest| newest.version.max(highest)),
        Some(text) => {
            let edition = Edition::parse(text).filter(|edition| edition.id == *id);
            let version = Version::parse(text).or(edition.map(|edition| edition.version));
            version.ok_or_else(|| {
                let (sentence, hint) = words::no_version(&quoted(text), &round.questionnaire.to_string());
                Refusal::usage(sentence, hint)
            })?
        }
    };
    if version < highest {
        let (sentence, hint) = words::not_newer(round.id.as_str(), &version.to_string(), &highest.to_string());
        return Err(Refusal::usage(sentence, hint));
    }
    Ok(Edition { id: id.clone(), version })
}

/// The versions the round and its books come from, each exactly as it was.
fn earlier(
    catalogue: &Catalogue,
    root: &Path,
    editions: &[&Edition],
    new: &Questionnaire,
) -> Result<BTreeMap<Edition, Earlier>, Refusal> {
    let mut earlier = BTreeMap::new();
    for edition in editions {
        if earlier.contains_key(*edition) {
            continue;
        }
        let exactly = catalogue.exactly(edition, Some(root)).map_err(|error| match error {
            StorageError::NotThere { .. } => {
                let (sentence, hint) = words::earlier_is_gone(&edition.to_string(), &show(root));
                Refusal::usage(sentence, hint)
            }
            other => other.into(),
        });
        let (found, text) = exactly?;
        let questionnaire = found.questionnaire;
        if questionnaire.purpose != new.purpose {
            let (sentence, hint) = words::other_purpose(&edition.to_string(), &new.edition.to_string());
            return Err(Refusal::usage(sentence, hint));
        }
        earlier.insert((*edition).clone(), Earlier { questionnaire, text });
    }
    Ok(earlier)
}

/// What the sides keep in private on this machine.
fn privates(session: &Session<'_>, workbook: &Workbook) -> Vec<Result<Private, Refusal>> {
    let Ok(folder) = session.paths.private() else { return Vec::new() };
    let open = |side| {
        let private = Private::open(&folder, &workbook.engagement.id, side)?;
        private.refuse_newer()?;
        Ok(private)
    };
    [Side::Agency, Side::Client].map(open).into()
}
