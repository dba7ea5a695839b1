//! Bringing what the other side sent into a workbook: a copy of it, or one book.
//!
//! A file that is not here comes as it is, byte for byte, so that a seal still fits. A book that is here is met answer by answer
//! (`domain::incoming`). A file that cannot be used is left with its reason, and the others still come. It must not know who asks,
//! and shows nothing of what a book says.

use std::path::{Path, PathBuf};

use crate::domain::book::Book;
use crate::domain::engagement::{BookName, Engagement};
use crate::domain::id::Id;
use crate::domain::incoming::{self, Brought, Sender};
use crate::domain::period::{Side, Voice};
use crate::domain::questionnaire::Edition;
use crate::storage::atomic::{Disk, Readers};
use crate::storage::catalogue::Catalogue;
use crate::storage::error::StorageError;
use crate::storage::lock::Lock;
use crate::storage::places;
use crate::storage::raw_book;
use crate::storage::read::{Text, read, read_if_there};
use crate::storage::retired::read_book;
use crate::storage::save_file::Writer;
use crate::storage::seal;
use crate::storage::upgrade::book_files;
use crate::storage::workbook::{Workbook, read_actions, read_engagement};
use crate::texts::import as says;

/// What is brought, and how.
#[derive(Clone, Debug)]
pub struct Import<'i> {
    /// The questionnaires at hand.
    pub catalogue: &'i Catalogue,
    /// The side that works here: the other one's books are the sender's own.
    pub own: Option<Side>,
    /// Files without their closing line are wanted too.
    pub cut_too: bool,
    /// Nothing is written; it is only told what would come.
    pub check: bool,
    /// Who writes, and when.
    pub writer: Writer,
}

/// One file, and what came of it.
#[derive(Debug)]
pub struct Piece {
    /// Its name within the workbook, with slashes.
    pub file: String,
    /// What came of it.
    pub came: Came,
    /// What there is to say of it besides.
    pub notes: Vec<Note>,
}

/// What came of one file.
#[derive(Debug)]
pub enum Came {
    /// It was not here.
    New,
    /// It was here.
    Same,
    /// The engagement, the actions: what was not here was added.
    Added,
    /// A book: answer by answer.
    Met(Brought),
    /// Nothing of it came.
    Left(Why),
}

/// Why nothing came of a file.
#[derive(Debug)]
pub enum Why {
    /// It cannot be used, or the one here cannot.
    Unusable(StorageError),
    /// It has no closing line; so many answers were read.
    Cut(usize),
    /// It speaks for another voice than its name says.
    OtherVoice(Voice),
    /// One person's book that is here and says something else.
    Differs,
}

/// What there is to say of a file that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is not the book whose digest was kept.
    BrokenSeal,
    /// Two digests of this side's book are about.
    TwoDigests(Side),
    /// It was locked at a time that is still to come.
    FromTheFuture,
    /// It was answered under another version of the questionnaire than the round here.
    OtherVersion,
}

/// Finds the workbook a sent copy belongs to, by the engagement's id.
///
/// # Errors
/// The copy's engagement.toml cannot be used, or is not there.
pub fn home_of(from: &Path, roots: impl IntoIterator<Item = PathBuf>) -> Result<Option<PathBuf>, StorageError> {
    let (sent, _) = read_engagement(from)?;
    let same = |root: &PathBuf| {
        !places::is_same(root, from) && read_engagement(root).is_ok_and(|(here, _)| here.content.id == sent.content.id)
    };
    Ok(roots.into_iter().find(same))
}

/// Whether both folders are copies of one engagement.
///
/// # Errors
/// Either engagement.toml cannot be used.
pub fn is_of(from: &Path, root: &Path) -> Result<bool, StorageError> {
    Ok(read_engagement(from)?.0.content.id == read_engagement(root)?.0.content.id)
}

impl Import<'_> {
    /// Brings a sent copy of the workbook.
    ///
    /// # Errors
    /// Either engagement cannot be used, the workbook here is of a newer version, or the system refuses; what came before stays.
    pub fn copy(&self, disk: &Disk, root: &Path, from: &Path) -> Result<Vec<Piece>, StorageError> {
        let mut here = Workbook::open(root)?;
        here.refuse_newer()?;
        let (sent, _) = read_engagement(from)?;
        let kept = here.engagement.clone();
        let mut pieces = vec![self.engagement(disk, &mut here, &sent.content)?];
        for edition in sent.content.rounds.iter().map(|round| &round.questionnaire) {
            pieces.extend(self.questionnaire(disk, &here, from, edition)?);
        }
        for round in &sent.content.rounds {
            for voice in Voice::ALL {
                let name = BookName { round: round.id.clone(), voice };
                match read_if_there(&places::book(from, &name)?) {
                    Ok(None) => {}
                    Ok(Some(text)) => pieces.push(self.book(disk, &mut here, &kept, &name, &text)?),
                    Err(error) => pieces.push(Piece::left(inside(&name), error)),
                }
            }
            pieces.extend(self.people(disk, &here, from, &round.id)?);
        }
        pieces.extend(self.actions(disk, &mut here, from)?);
        Ok(pieces)
    }

    /// Brings one book that was sent as a file.
    ///
    /// # Errors
    /// The workbook or the file cannot be used; `NotThere` for a round that is not here.
    pub fn file(&self, disk: &Disk, root: &Path, name: &BookName, file: &Path) -> Result<Vec<Piece>, StorageError> {
        let mut here = Workbook::open(root)?;
        here.refuse_newer()?;
        here.edition(&name.round)?;
        let kept = here.engagement.clone();
        Ok(vec![self.book(disk, &mut here, &kept, name, &read(file)?)?])
    }

    fn engagement(&self, disk: &Disk, here: &mut Workbook, sent: &Engagement) -> Result<Piece, StorageError> {
        let (now, differ) = incoming::engagement(&here.engagement, sent);
        let came = if now == here.engagement { Came::Same } else { Came::Added };
        if self.check {
            here.engagement = now;
        } else if matches!(came, Came::Added) {
            here.save_engagement(disk, &self.writer, now)?;
        }
        let notes = differ.into_iter().map(|(_, side)| Note::TwoDigests(side)).collect();
        Ok(Piece { file: "engagement.toml".into(), came, notes })
    }

    fn actions(&self, disk: &Disk, here: &mut Workbook, from: &Path) -> Result<Option<Piece>, StorageError> {
        let file = "actions.toml".to_owned();
        let sent = match read_actions(from) {
            Ok(None) => return Ok(None),
            Ok(Some((sent, _))) => sent.content,
            Err(error) => return Ok(Some(Piece::left(file, error))),
        };
        let now = incoming::actions(&here.actions, &sent);
        let came = if now == here.actions { Came::Same } else { Came::Added };
        if matches!(came, Came::Added) && !self.check {
            here.save_actions(disk, &self.writer, now)?;
        }
        Ok(Some(Piece { file, came, notes: Vec::new() }))
    }

    /// The sender's copy of a questionnaire that is nowhere here.
    fn questionnaire(
        &self,
        disk: &Disk,
        here: &Workbook,
        from: &Path,
        edition: &Edition,
    ) -> Result<Option<Piece>, StorageError> {
        let (source, target) = (places::questionnaire(from, edition)?, places::questionnaire(&here.root, edition)?);
        if target.exists() || self.catalogue.exactly(edition, Some(&here.root)).is_ok() {
            return Ok(None);
        }
        let file = format!("questionnaires/{edition}.toml");
        let Some(text) = read_if_there(&source)? else { return Ok(None) };
        if let Err(error) = Catalogue::of_file(&source) {
            return Ok(Some(Piece::left(file, error)));
        }
        self.write(disk, here, &target, &text)?;
        Ok(Some(Piece { file, came: Came::New, notes: Vec::new() }))
    }

    fn book(
        &self,
        disk: &Disk,
        here: &mut Workbook,
        kept: &Engagement,
        name: &BookName,
        text: &Text,
    ) -> Result<Piece, StorageError> {
        let file = inside(name);
        let book = match self.readable(here, name, text) {
            Ok(book) => book,
            Err(why) => return Ok(Piece { file, came: Came::Left(why), notes: Vec::new() }),
        };
        let notes = self.notes(here, kept, name, &book, text);
        let path = places::book(&here.root, name)?;
        let was = match here.book(self.catalogue, name) {
            Ok(None) => {
                self.write(disk, here, &path, text)?;
                return Ok(Piece { file, came: Came::New, notes });
            }
            Ok(Some(was)) if was.stamp.same_content(&text.stamp) => {
                return Ok(Piece { file, came: Came::Same, notes });
            }
            Ok(Some(was)) => was,
            Err(error) => return Ok(Piece::left(file, error)),
        };
        let owns = name.voice != Voice::Joint && self.own.is_some() && name.voice.side() != self.own;
        let sender = Sender { owns, from: &file, now: self.writer.now };
        let (now, brought) = incoming::book(&was.book, &book, sender);
        if now != *was.book && !self.check {
            here.save_book(disk, &self.writer, name, (&was.book, &now), Some(&was.stamp))?;
        }
        let came = if now == *was.book && brought == Brought::default() { Came::Same } else { Came::Met(brought) };
        Ok(Piece { file, came, notes })
    }

    fn readable(&self, here: &mut Workbook, name: &BookName, text: &Text) -> Result<Book, Why> {
        let questionnaire = here.questionnaire(self.catalogue, &name.round).ok();
        let checked = read_book(text, questionnaire.as_deref(), self.catalogue, Some(&here.root));
        let faulty = |findings| Why::Unusable(StorageError::Faulty { path: text.path.clone(), findings });
        let checked = checked.map_err(faulty)?;
        if let Some(found) = checked.newer_format {
            let known = crate::storage::toml_file::FORMAT;
            let path = text.path.clone();
            return Err(Why::Unusable(StorageError::NewerFormat { path, found: i64::from(found), known }));
        }
        let book = checked.content;
        if book.voice != name.voice {
            return Err(Why::OtherVoice(book.voice));
        }
        if !text.closed && !self.cut_too {
            return Err(Why::Cut(book.slips().count()));
        }
        Ok(book)
    }

    fn notes(&self, here: &Workbook, kept: &Engagement, name: &BookName, book: &Book, text: &Text) -> Vec<Note> {
        let digest = kept.round(name.round.as_str()).and_then(|round| round.digest.of(name.voice.side()?));
        let broken = digest.is_some_and(|digest| !seal::fits(text, digest));
        let future = book.locked.is_some_and(|locked| locked > self.writer.now);
        let round = here.engagement.round(name.round.as_str());
        let other = round.is_some_and(|round| round.questionnaire != book.questionnaire);
        [(broken, Note::BrokenSeal), (future, Note::FromTheFuture), (other, Note::OtherVersion)]
            .into_iter()
            .filter_map(|(holds, note)| holds.then_some(note))
            .collect()
    }

    /// The books of single people of a side: one that is here is never touched.
    fn people(&self, disk: &Disk, here: &Workbook, from: &Path, round: &Id) -> Result<Vec<Piece>, StorageError> {
        let mut pieces = Vec::new();
        for sent in book_files(from, round)? {
            let Some((side, person)) = sent.name.split_once('/') else { continue };
            let path = places::round(&here.root, round)?.join(side).join(format!("{person}.toml"));
            let file = format!("rounds/{round}/{}.toml", sent.name);
            let came = match read_if_there(&path)? {
                Some(was) if was.stamp.same_content(&sent.text.stamp) => Came::Same,
                Some(_) => Came::Left(Why::Differs),
                None => match sent.read_as(None) {
                    Err(error) => Came::Left(Why::Unusable(error)),
                    Ok(_) => {
                        self.write(disk, here, &path, &sent.text)?;
                        Came::New
                    }
                },
            };
            pieces.push(Piece { file, came, notes: Vec::new() });
        }
        Ok(pieces)
    }

    /// Writes a file that is not here, as it was sent.
    fn write(&self, disk: &Disk, here: &Workbook, path: &Path, text: &Text) -> Result<(), StorageError> {
        if self.check {
            return Ok(());
        }
        places::refuse_outside(&here.root, path)?;
        path.parent().map_or(Ok(()), |folder| disk.create_folders(folder))?;
        let _lock = Lock::take(path, &self.writer.name, self.writer.patience)?;
        let absent = || matches!(read_if_there(path), Ok(None));
        match disk.save_while(path, &seal::bytes_of(text), Readers::Usual, &absent)? {
            true => Ok(()),
            false => Err(StorageError::Locked { path: path.to_path_buf(), owner: None }),
        }
    }
}

/// The round a single book belongs to: the one asked for, else the one its folder is named by, else the only one answered under
/// its questionnaire; `None` where that does not tell.
#[must_use]
pub fn round_of(engagement: &Engagement, book: &Book, file: &Path, asked: Option<&str>) -> Option<Id> {
    let named = |name: &str| engagement.round(name).map(|round| round.id.clone());
    if let Some(asked) = asked {
        return named(asked);
    }
    let folder = file.parent().and_then(Path::file_name).and_then(|name| name.to_str()).and_then(named);
    let mut under = engagement.rounds.iter().filter(|round| round.questionnaire == book.questionnaire);
    folder.or_else(|| match (under.next(), under.next()) {
        (Some(only), None) => Some(only.id.clone()),
        _ => None,
    })
}

/// Reads a single book without knowing what it answers: who speaks, under which questionnaire.
///
/// # Errors
/// Reading errors; `Faulty`.
pub fn glance(file: &Path) -> Result<Book, StorageError> {
    let text = read(file)?;
    let checked = raw_book::book(file, &text.text, None);
    Ok(checked.map_err(|findings| StorageError::Faulty { path: file.to_path_buf(), findings })?.content)
}

impl Came {
    /// In words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::New => says::NEW.to_owned(),
            Self::Same => says::SAME.to_owned(),
            Self::Added => says::ADDED.to_owned(),
            Self::Met(brought) => says::met(brought.taken.len(), brought.older.len(), brought.beside.len()),
            Self::Left(why) => says::left::left(&why.words()),
        }
    }

    /// The questions whose answers now stand in two versions.
    #[must_use]
    pub fn beside(&self) -> &[Id] {
        match self {
            Self::Met(brought) => &brought.beside,
            _ => &[],
        }
    }
}

impl Why {
    /// In words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Unusable(error) => error.to_string(),
            Self::Cut(count) => says::left::cut(*count),
            Self::OtherVoice(voice) => says::left::other_voice(voice.as_str()),
            Self::Differs => says::left::DIFFERS.to_owned(),
        }
    }
}

impl Note {
    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::BrokenSeal => says::notes::BROKEN_SEAL.to_owned(),
            Self::TwoDigests(side) => says::notes::two_digests(side.as_str()),
            Self::FromTheFuture => says::notes::FROM_THE_FUTURE.to_owned(),
            Self::OtherVersion => says::notes::OTHER_VERSION.to_owned(),
        }
    }
}

impl Piece {
    fn left(file: String, error: StorageError) -> Self {
        Self { file, came: Came::Left(Why::Unusable(error)), notes: Vec::new() }
    }
}

fn inside(name: &BookName) -> String {
    format!("rounds/{}/{}.toml", name.round, name.voice)
}
