//! `questionnaire upgrade`: what another version of a round's questionnaire would change; with `--write` it is done.
//!
//! First everything is read and worked out; what cannot be done is refused before anything is written. The engagement is
//! written last: until then the round asks what it asked, and the command goes on where it stopped.

use crate::cli::opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::cli::upgrade_told;
use crate::domain::book::Book;
use crate::domain::engagement::Round;
use crate::domain::entry::Status;
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::questionnaire::{Edition, Questionnaire, Version};
use crate::insight::versions::{Difference, between, under_old_ids};
use crate::storage::atomic::Disk;
use crate::storage::catalogue::Catalogue;
use crate::storage::create::copy_questionnaire;
use crate::storage::error::{StorageError, show};
use crate::storage::private::Private;
use crate::storage::raw_words::quoted;
use crate::storage::upgrade::{self, BookChange, BookFile};
use crate::storage::workbook::Workbook;
use crate::texts::authoring as words;
use clap::Args;
use std::collections::{BTreeMap, HashMap};
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

/// What becomes of what a book says of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It moves along to the new id.
    Moved,
    /// The book has something under both ids; it stays.
    BothIds,
    /// Both sides agreed to other words: to be agreed again.
    AgreeAgain,
    /// It was said to other words: to be confirmed again.
    ConfirmAgain,
    /// It is locked and stays as it is.
    Locked,
    /// Its value no longer fits the question; it stays and counts as blank.
    NoLongerFits,
    /// Its question is retired; it stays.
    Kept,
}

/// One difference, and what it does to the books.
#[derive(Debug)]
pub struct Told<'q> {
    /// The difference.
    pub difference: Difference<'q>,
    /// By book, in the order of the books.
    pub books: Vec<(&'q str, Vec<Effect>)>,
}

/// All that is to be told of an upgrade.
#[derive(Debug)]
pub struct Plan<'q> {
    /// The round.
    pub round: &'q Round,
    /// The version it comes from.
    pub from: &'q Edition,
    /// The version it goes to.
    pub to: &'q Edition,
    /// The differences in the order asked now, retired questions last.
    pub all: Vec<Told<'q>>,
    /// The agenda of the round is not offered any more.
    pub lost_agenda: bool,
    /// Questions whose private notes on this machine move along.
    pub private: usize,
    /// Files that would be written, within the workbook.
    pub files: Vec<String>,
}

/// A version books were answered under, and how it differs from the one to go to.
struct Earlier {
    questionnaire: Arc<Questionnaire>,
    text: String,
}

/// A book to be changed.
struct Planned<'f> {
    file: &'f BookFile,
    renamed: Vec<(Id, Id)>,
    again: Vec<Id>,
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
    let open = |side| Private::open(&folder, &workbook.engagement.id, side).map_err(Refusal::from);
    [Side::Agency, Side::Client].map(open).into()
}

fn renamed(difference: &Difference<'_>) -> Option<(Id, Id)> {
    Some((difference.was()?.clone(), difference.id().clone()))
}

impl<'q> Plan<'q> {
    fn begun(round: &'q Round, from: &'q Edition, to: &'q Edition, all: Vec<Difference<'q>>) -> Self {
        let all = all.into_iter().map(|difference| Told { difference, books: Vec::new() }).collect();
        Self { round, from, to, all, lost_agenda: false, private: 0, files: Vec::new() }
    }

    /// There is nothing to do.
    fn nothing(round: &'q Round, to: &'q Edition) -> Self {
        Self::begun(round, to, to, Vec::new())
    }

    /// Adds what becomes of a book, read as it was answered and as it will be asked.
    fn add<'f: 'q>(
        &mut self,
        file: &'f BookFile,
        book: &Book,
        now: &Book,
        differences: Vec<Difference<'q>>,
    ) -> Planned<'f> {
        let mut planned =
            Planned { file, renamed: differences.iter().filter_map(renamed).collect(), again: Vec::new() };
        let places: HashMap<Id, usize> =
            self.all.iter().enumerate().map(|(at, told)| (told.difference.id().clone(), at)).collect();
        for difference in differences {
            let effects = effects(&difference, book, now);
            let again = |effect: &Effect| matches!(effect, Effect::AgreeAgain | Effect::ConfirmAgain);
            if effects.iter().any(again) {
                planned.again.push(difference.id().clone());
            }
            let books = if effects.is_empty() { vec![] } else { vec![(file.name.as_str(), effects)] };
            match places.get(difference.id()).and_then(|at| self.all.get_mut(*at)) {
                Some(told) => told.books.extend(books),
                None => self.all.push(Told { difference, books }),
            }
        }
        planned
    }

    /// How many answers are to be looked at again.
    #[must_use]
    pub fn again(&self) -> usize {
        let effects = self.all.iter().flat_map(|told| told.books.iter().flat_map(|(_, effects)| effects));
        effects.filter(|effect| matches!(effect, Effect::AgreeAgain | Effect::ConfirmAgain)).count()
    }
}

/// What becomes of what a book says of one question.
fn effects(difference: &Difference<'_>, book: &Book, now: &Book) -> Vec<Effect> {
    let Some(old) = difference.old else { return Vec::new() };
    let id = old.id.as_str();
    let Some(slip) = book.slip(id) else { return Vec::new() };
    let Some(new) = difference.new else { return vec![Effect::Kept] };
    let mut effects = Vec::new();
    if difference.was().is_some() {
        if book.slip(new.id.as_str()).is_some() {
            return vec![Effect::BothIds];
        }
        effects.push(Effect::Moved);
    }
    let answered = status_of(old, slip.entry.as_ref()) == Status::Answered;
    let Some(entry) = slip.entry.as_ref().filter(|_| difference.is_reworded() && answered) else { return effects };
    effects.push(if entry.locked.is_some() {
        Effect::Locked
    } else if status_of(new, now.entry(id)) != Status::Answered {
        Effect::NoLongerFits
    } else if entry.agreed.is_some() {
        Effect::AgreeAgain
    } else {
        Effect::ConfirmAgain
    });
    effects
}
