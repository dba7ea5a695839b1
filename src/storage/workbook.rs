//! One workbook: its engagement and actions at once, its books when they are asked for.
//!
//! A part that cannot be read is a fault of that part alone; the rest stays usable. It must not know who shows it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use toml_edit::Table;

use crate::domain::book::Book;
use crate::domain::engagement::{Action, BookName, Engagement};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::storage::atomic::{Disk, Readers};
use crate::storage::catalogue::Catalogue;
use crate::storage::changes;
use crate::storage::error::StorageError;
use crate::storage::finding::Finding;
use crate::storage::merge::Change;
use crate::storage::places;
use crate::storage::raw_actions;
use crate::storage::raw_engagement;
use crate::storage::raw_log::Checked;
use crate::storage::read::{Stamp, Text, read, read_if_there};
use crate::storage::retired::read_book;
use crate::storage::save_file::{Done, Target, Writer, laid_over, save};
use crate::storage::toml_file::FORMAT;
use crate::storage::write_book::{Head, head_table};

/// A workbook that was opened.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Its folder.
    pub root: PathBuf,
    /// The engagement.
    pub engagement: Engagement,
    /// Its actions.
    pub actions: Vec<Action>,
    /// The stamp of engagement.toml.
    pub engagement_stamp: Stamp,
    /// The stamp of actions.toml; `None`: there is none.
    pub actions_stamp: Option<Stamp>,
    /// What was found in the files read so far.
    pub findings: Vec<Finding>,
    /// The newest format of its files, where it is newer than this version's: nothing is to be changed.
    pub newer_format: Option<u32>,
    questionnaires: BTreeMap<Edition, Arc<Questionnaire>>,
    /// What waits to be saved, laid over what is read.
    waiting: Waiting,
}

/// Changes that are in no file yet, by the file they belong to, and the time they are laid over at.
#[derive(Debug, Clone, Default)]
pub struct Waiting {
    /// The changes.
    pub changes: BTreeMap<PathBuf, Vec<Change>>,
    /// The time, for what is in conflict.
    pub now: DateTime<Utc>,
}

impl Waiting {
    fn over(&self, target: &Target, text: Option<Text>) -> Result<Option<Text>, StorageError> {
        match self.changes.get(&target.path) {
            Some(changes) => laid_over(target, text, changes, self.now).map(Some),
            None => Ok(text),
        }
    }
}

/// A book that was read.
#[derive(Debug, Clone)]
pub struct ReadBook {
    /// The book.
    pub book: Arc<Book>,
    /// The stamp of its file.
    pub stamp: Stamp,
}

impl Workbook {
    /// Opens a workbook: its engagement and its actions.
    ///
    /// # Errors
    /// `NoWorkbook` for a folder without engagement.toml; `System` where the folder is not there; `Faulty` and the reading errors
    /// where engagement.toml cannot be used. Actions that cannot be used are findings.
    pub fn open(root: &Path) -> Result<Self, StorageError> {
        Self::open_over(root, Waiting::default())
    }

    /// [`Workbook::open`] with what waits to be saved laid over what the files say, until [`Workbook::forget_waiting`].
    ///
    /// # Errors
    /// As [`Workbook::open`].
    pub fn open_over(root: &Path, waiting: Waiting) -> Result<Self, StorageError> {
        let (mut engagement, mut text) = read_engagement(root)?;
        if waiting.changes.contains_key(&text.path)
            && let Some(over) = waiting.over(&engagement_target(root), Some(text.clone()))?
        {
            engagement = faulty(&over, raw_engagement::engagement(&over.path, &over.text))?;
            text = over;
        }
        let mut workbook = Self {
            root: root.to_path_buf(),
            engagement: engagement.content,
            actions: Vec::new(),
            engagement_stamp: text.stamp,
            actions_stamp: None,
            findings: engagement.findings,
            newer_format: engagement.newer_format,
            questionnaires: BTreeMap::new(),
            waiting,
        };
        match read_actions_over(root, &workbook.waiting) {
            Ok(None) => {}
            Ok(Some((actions, text))) => {
                workbook.actions = actions.content;
                workbook.actions_stamp = Some(text.stamp);
                workbook.findings.extend(actions.findings);
                workbook.newer_format = workbook.newer_format.max(actions.newer_format);
            }
            Err(error) => workbook.findings.extend(error.findings()),
        }
        Ok(workbook)
    }

    /// From now on files are read as they stand.
    pub fn forget_waiting(&mut self) {
        self.waiting = Waiting::default();
    }

    /// The questionnaire of a round, parsed once.
    ///
    /// # Errors
    /// `NotThere` for a round or questionnaire that is not there; reading errors.
    pub fn questionnaire(&mut self, catalogue: &Catalogue, round: &Id) -> Result<Arc<Questionnaire>, StorageError> {
        let edition = self.edition(round)?;
        if let Some(known) = self.questionnaires.get(&edition) {
            return Ok(Arc::clone(known));
        }
        let found = catalogue.find(&edition, Some(&self.root))?;
        self.findings.extend(found.findings);
        self.questionnaires.insert(edition, Arc::clone(&found.questionnaire));
        Ok(found.questionnaire)
    }

    /// The questionnaires parsed so far.
    #[must_use]
    pub fn questionnaires(&self) -> &BTreeMap<Edition, Arc<Questionnaire>> {
        &self.questionnaires
    }

    /// A book; `None` where there is no file. Findings are added to the workbook's.
    ///
    /// # Errors
    /// `NotThere` for a round that is not there; `Faulty` and reading errors for a book that cannot be used.
    pub fn book(&mut self, catalogue: &Catalogue, name: &BookName) -> Result<Option<ReadBook>, StorageError> {
        let edition = self.edition(&name.round)?;
        let text = read_if_there(&places::book(&self.root, name)?)?;
        let target = self.book_target(name, &Head::from(&Book::new(edition, name.voice)))?;
        let Some(text) = self.waiting.over(&target, text)? else { return Ok(None) };
        // Without its questionnaire a book is still read, by the shape of its values.
        let questionnaire = match self.questionnaire(catalogue, &name.round) {
            Ok(questionnaire) => Some(questionnaire),
            Err(error) => {
                self.findings.extend(error.findings());
                None
            }
        };
        let checked = faulty(&text, read_book(&text, questionnaire.as_deref(), catalogue, Some(&self.root)))?;
        self.findings.extend(checked.findings);
        self.newer_format = self.newer_format.max(checked.newer_format);
        Ok(Some(ReadBook { book: Arc::new(checked.content), stamp: text.stamp }))
    }

    /// The books of a round that are there. One that cannot be read is left out and its faults are among the findings.
    pub fn books(&mut self, catalogue: &Catalogue, round: &Id) -> BTreeMap<BookName, ReadBook> {
        let mut books = BTreeMap::new();
        for voice in Voice::ALL {
            let name = BookName { round: round.clone(), voice };
            match self.book(catalogue, &name) {
                Ok(book) => books.extend(book.map(|book| (name, book))),
                Err(error) => self.findings.extend(error.findings()),
            }
        }
        books
    }

    /// All books of all rounds.
    pub fn all_books(&mut self, catalogue: &Catalogue) -> BTreeMap<BookName, ReadBook> {
        let rounds: Vec<Id> = self.engagement.rounds.iter().map(|round| round.id.clone()).collect();
        rounds.iter().flat_map(|round| self.books(catalogue, round)).collect()
    }

    /// The edition a round is answered under.
    ///
    /// # Errors
    /// `NotThere`, naming the rounds there are.
    pub fn edition(&self, round: &Id) -> Result<Edition, StorageError> {
        match self.engagement.round(round.as_str()) {
            Some(round) => Ok(round.questionnaire.clone()),
            None => Err(StorageError::NotThere {
                path: self.root.clone(),
                what: "round",
                name: round.to_string(),
                known: self.engagement.rounds.iter().map(|round| round.id.to_string()).collect(),
            }),
        }
    }

    /// Refuses to change a workbook a newer version wrote.
    ///
    /// # Errors
    /// `NewerFormat`.
    pub fn refuse_newer(&self) -> Result<(), StorageError> {
        match self.newer_format {
            None => Ok(()),
            Some(found) => {
                Err(StorageError::NewerFormat { path: self.root.clone(), found: i64::from(found), known: FORMAT })
            }
        }
    }

    /// Where the changes of a book go; a file that is not there begins with `head`.
    ///
    /// # Errors
    /// `UnsafeName`.
    pub fn book_target(&self, name: &BookName, head: &Head) -> Result<Target, StorageError> {
        Ok(Target {
            root: self.root.clone(),
            path: places::book(&self.root, name)?,
            readers: Readers::Usual,
            head: head_table(head),
        })
    }

    /// Saves what differs between two states of a book, at once; for commands. `seen`: the stamp of the file read, if any.
    ///
    /// # Errors
    /// As [`save`]; `NewerFormat`.
    pub fn save_book(
        &self,
        disk: &Disk,
        writer: &Writer,
        name: &BookName,
        states: (&Book, &Book),
        seen: Option<&Stamp>,
    ) -> Result<Done, StorageError> {
        self.refuse_newer()?;
        let (before, now) = states;
        let target = self.book_target(name, &Head::from(now))?;
        save(disk, &target, &book_changes(before, now), seen, writer)
    }

    /// Saves the engagement, at once; for commands.
    ///
    /// # Errors
    /// As [`save`]; `NewerFormat`.
    pub fn save_engagement(&mut self, disk: &Disk, writer: &Writer, now: Engagement) -> Result<Done, StorageError> {
        self.refuse_newer()?;
        let change = changes::engagement(Some(&self.engagement), &now);
        let done = save(disk, &engagement_target(&self.root), &[change], Some(&self.engagement_stamp), writer)?;
        (self.engagement, self.engagement_stamp) = (now, done.stamp);
        Ok(done)
    }

    /// Saves the actions, at once; for commands.
    ///
    /// # Errors
    /// As [`save`]; `NewerFormat`.
    pub fn save_actions(&mut self, disk: &Disk, writer: &Writer, now: Vec<Action>) -> Result<Done, StorageError> {
        self.refuse_newer()?;
        let change = changes::actions(&self.actions, &now);
        let done = save(disk, &actions_target(&self.root), &[change], self.actions_stamp.as_ref(), writer)?;
        (self.actions, self.actions_stamp) = (now, Some(done.stamp));
        Ok(done)
    }
}

/// Reads engagement.toml.
///
/// # Errors
/// As [`Workbook::open`].
pub fn read_engagement(root: &Path) -> Result<(Checked<Engagement>, Text), StorageError> {
    let text = match read(&places::engagement(root)) {
        Err(error) if error.is_missing() && root.is_dir() => {
            return Err(StorageError::NoWorkbook { path: root.to_path_buf() });
        }
        Err(error) if error.is_missing() && !root.exists() => {
            return Err(StorageError::NoSuchWorkbook { path: root.to_path_buf() });
        }
        Err(_) if root.is_file() => return Err(StorageError::NotAFolder { path: root.to_path_buf() }),
        done => done?,
    };
    let checked = faulty(&text, raw_engagement::engagement(&text.path, &text.text))?;
    Ok((checked, text))
}

/// The actions with the text they were read from.
pub type ReadActions = (Checked<Vec<Action>>, Text);

/// Reads actions.toml, if it is there.
///
/// # Errors
/// `Faulty` and reading errors.
pub fn read_actions(root: &Path) -> Result<Option<ReadActions>, StorageError> {
    read_actions_over(root, &Waiting::default())
}

fn read_actions_over(root: &Path, waiting: &Waiting) -> Result<Option<ReadActions>, StorageError> {
    let text = read_if_there(&places::actions(root))?;
    let Some(text) = waiting.over(&actions_target(root), text)? else { return Ok(None) };
    let checked = faulty(&text, raw_actions::actions(&text.path, &text.text))?;
    Ok(Some((checked, text)))
}

/// Where changes of the engagement go.
#[must_use]
pub fn engagement_target(root: &Path) -> Target {
    let (root, path) = (root.to_path_buf(), places::engagement(root));
    Target { root, path, readers: Readers::Usual, head: Table::new() }
}

/// Where changes of the actions go.
#[must_use]
pub fn actions_target(root: &Path) -> Target {
    let (root, path) = (root.to_path_buf(), places::actions(root));
    Target { root, path, readers: Readers::Usual, head: Table::new() }
}

/// What differs between two states of a book.
#[must_use]
pub fn book_changes(before: &Book, now: &Book) -> Vec<Change> {
    let mut all = Vec::new();
    let (old, new) = (Head::from(before), Head::from(now));
    if old != new {
        all.push(changes::head(Some(&old), &new));
    }
    let nothing = crate::domain::book::Slip::default();
    for (id, slip) in now.slips() {
        let known = before.slip(id.as_str()).unwrap_or(&nothing);
        if known != slip {
            all.push(changes::slip(id, known, slip));
        }
    }
    for (id, slip) in before.slips().filter(|(id, _)| now.slip(id.as_str()).is_none()) {
        all.push(changes::slip(id, slip, &nothing));
    }
    all
}

fn faulty<T>(text: &Text, checked: Result<Checked<T>, Vec<Finding>>) -> Result<Checked<T>, StorageError> {
    checked.map_err(|findings| StorageError::Faulty { path: text.path.clone(), findings })
}
