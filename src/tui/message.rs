//! What arrives at the application, and what it wants done outside: the two ends of the loop.
//!
//! Plain values; the runtime turns effects into files and threads and their results into messages.

use crate::domain::book::{Book, Moment, Slip};
use crate::domain::engagement::{Action, BookName, Engagement};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::insight::overview::Overview;
use crate::insight::scorecard::Scorecard;
use crate::insight::sides::Sides;
use crate::tui::key::Chord;
use crate::tui::mouse::Mouse;
use crate::tui::outcome::{NewRound, NewWorkbook, Notice, Preferences};
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What arrived.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed or repeats.
    Key(Chord),
    /// Text arrived in one piece.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has this many columns and rows now.
    Resized(u16, u16),
    /// The terminal window was chosen again.
    FocusGained,
    /// The terminal window was left.
    FocusLost,
    /// The time one waited for has come.
    Ticked,
    /// The saver said something.
    Save(SaveNews),
    /// Everything was tried to be saved, as [`Effect::SaveNow`] asked; what came of it was said before.
    Tried,
    /// Some or all engagements of the library.
    Library {
        /// One row an engagement.
        rows: Vec<Overview>,
        /// Whether that is all of them.
        complete: bool,
        /// Something to say about it.
        notice: Option<Notice>,
    },
    /// A workbook was opened.
    Opened(Box<OpenWorkbook>),
    /// A round was begun or joined: the workbook as it is now, and the book to go on with.
    Begun(Box<OpenWorkbook>, BookName),
    /// Something asked for could not be done.
    Failed(Notice),
    /// Both sides of every round, as just summed up.
    Sides(Box<Sides>),
    /// Figures of a round and voice.
    Scored(BookName, Box<Scorecard>),
}

/// What the saver says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveNews {
    /// A save began.
    Saving,
    /// Everything is on disk.
    Saved(NaiveTime),
    /// Something is not.
    NotSaved {
        /// Why, in a few words: `disk full`.
        because: String,
        /// The name of the file.
        file: String,
        /// The way out.
        hint: Option<String>,
        /// Where the words lie meanwhile.
        kept: Kept,
    },
    /// The engagement or the actions were changed elsewhere.
    Changed {
        /// The engagement, if it changed.
        engagement: Option<Arc<Engagement>>,
        /// The actions, if they changed.
        actions: Option<Arc<Vec<Action>>>,
    },
    /// The file had changed underneath; these questions changed with it.
    Merged {
        /// Which book.
        book: BookName,
        /// What the book says now.
        slips: Vec<(Id, SlipBox)>,
        /// How many entries are in conflict.
        conflicts: usize,
    },
}

/// Where words lie that are not in their file yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// On the disk, beside the file.
    Beside,
    /// On this machine, apart from the workbook.
    Aside,
    /// Only in memory: whoever leaves loses them.
    #[default]
    Nowhere,
}

/// A slip by pointer, comparable by address only for tests.
#[derive(Clone, Debug)]
pub struct SlipBox(pub Arc<Slip>);

impl PartialEq for SlipBox {
    fn eq(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

impl Eq for SlipBox {}

/// A workbook as opened: everything the screens read.
#[derive(Clone, Debug)]
pub struct OpenWorkbook {
    /// Its folder.
    pub path: PathBuf,
    /// The engagement.
    pub engagement: Engagement,
    /// Its actions.
    pub actions: Vec<Action>,
    /// The books there are.
    pub books: BTreeMap<BookName, Arc<Book>>,
    /// What each side keeps outside the workbook until it releases it: never shown beside another voice's book.
    pub private: BTreeMap<BookName, Arc<Book>>,
    /// Sides whose private file cannot be read, and why: nothing private is entered then.
    pub private_broken: BTreeMap<Side, Notice>,
    /// The questionnaires its rounds are answered under.
    pub questionnaires: BTreeMap<Edition, Arc<Questionnaire>>,
    /// Books that are there and cannot be read, and why: nothing is entered in them.
    pub broken: BTreeMap<BookName, Notice>,
    /// Why nothing can be changed, if so.
    pub read_only: Option<Notice>,
    /// Other things to say about its files.
    pub notices: Vec<Notice>,
}

/// What the application wants done outside.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Keep what a book now says of a question.
    KeepSlip {
        /// Which book; created if it is not there.
        book: BookName,
        /// The questionnaire of its round.
        questionnaire: Edition,
        /// Which question.
        question: Id,
        /// All the book says of it now.
        slip: Arc<Slip>,
    },
    /// Keep, outside the workbook, what a side says of a private question.
    KeepPrivate {
        /// Which book it would stand in.
        book: BookName,
        /// Which question.
        question: Id,
        /// The entry now; `None`: nothing is kept of it any more.
        entry: Option<Arc<Entry>>,
    },
    /// Keep the head of a book: its window, its lock.
    KeepHead(BookName, Arc<Book>),
    /// Keep the engagement's file.
    KeepEngagement(Arc<Engagement>),
    /// Keep the actions.
    KeepActions(Arc<Vec<Action>>),
    /// See whether somebody else changed a file of the workbook.
    LookAgain,
    /// Nothing of the open workbook is needed any more; what waits is saved.
    PutAway,
    /// Compute the figures of a round and voice.
    Score {
        /// Which.
        book: BookName,
        /// From what.
        from: Arc<Sources>,
    },
    /// Sum up both sides of every round.
    Compare(Arc<Everything>),
    /// Begin a round, or join it, and open it.
    StartRound(NewRound),
    /// Keep these preferences.
    KeepPreferences {
        /// All of them.
        mine: Preferences,
        /// Whether to say so when it worked; that it did not is always said.
        aloud: bool,
    },
    /// Read the library.
    ScanLibrary,
    /// Open a workbook.
    OpenWorkbook(PathBuf),
    /// Create a workbook and open it.
    Create(NewWorkbook),
    /// Write the sample and open it.
    Sample,
    /// Put words on the clipboard.
    Copy(String),
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Hand the terminal to the shell.
    Suspend,
    /// Bring everything to the disk now, then say [`Message::Tried`].
    SaveNow,
    /// Write the whole workbook, with what is not saved yet, into this folder, and go on there.
    SaveCopy(PathBuf),
    /// Bring in what the other side sent, and open where it went.
    Import(PathBuf),
    /// Leave.
    Quit,
}

/// What figures are computed from: a snapshot that shares everything with the desk.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The engagement.
    pub engagement: Arc<Engagement>,
    /// The questionnaire of the round.
    pub questionnaire: Arc<Questionnaire>,
    /// The books of the round.
    pub books: BTreeMap<BookName, Arc<Book>>,
    /// Today.
    pub at: Moment,
}

/// The whole workbook as both sides are summed up from it: a snapshot that shares everything with the desk.
#[derive(Clone, Debug)]
pub struct Everything {
    /// The engagement.
    pub engagement: Engagement,
    /// The questionnaires of its rounds.
    pub questionnaires: BTreeMap<Edition, Arc<Questionnaire>>,
    /// Its books.
    pub books: BTreeMap<BookName, Arc<Book>>,
    /// Today.
    pub at: Moment,
}
