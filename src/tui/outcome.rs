//! What screens, editors and small windows ask for. They know neither storage nor each other: they ask by returning.

use crate::domain::edit::Change;
use crate::domain::engagement::Action as Task;
use crate::domain::engagement::{BookName, Member, Parked};
use crate::domain::id::Id;
use crate::domain::pasted::Paste;
use crate::domain::period::{Side, Voice, Window};
use crate::tui::theme::Theme;
use chrono::NaiveDate;
use std::path::PathBuf;

/// What the person chose for this computer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The folder of the library, where it is another than the usual one.
    pub library: Option<PathBuf>,
    /// The person's name, as it is written under agreements.
    pub name: Option<String>,
    /// The side the person is on.
    pub side: Option<Side>,
    /// The colours.
    pub theme: Theme,
    /// Whether the mouse is used.
    pub mouse: bool,
}

/// What a screen wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing happened that anybody must know of.
    Nothing,
    /// Only this screen changed; draw it.
    Changed,
    /// A question was left for another: a run of typing ends, and figures are computed anew.
    WentOn,
    /// Several things, in this order.
    All(Vec<Outcome>),
    /// The screen does not know what to do with this; try the next scope.
    NotMine,
    /// Change what a book says of a question.
    Edit {
        /// Which book.
        book: BookName,
        /// Which question.
        question: Id,
        /// How.
        change: Change,
    },
    /// Several changes that are one to undo.
    Edits(BookName, Vec<(Id, Change)>),
    /// Put another screen on top.
    Open(Place),
    /// Show a question of a book: on the screen below if it is there, else on a new one.
    GoTo {
        /// The round and who speaks.
        book: BookName,
        /// Which question.
        question: Id,
    },
    /// Close the topmost screen or window.
    Close,
    /// Close the topmost window, and do this below it.
    CloseWith(Box<Outcome>),
    /// Add an action to the engagement.
    AddTask(Task),
    /// Mark an action as done, or as open again if it was.
    ToggleTask(String),
    /// Give an action up or put it to another day, by its id.
    ChangeTask(String, TaskChange),
    /// Change what the engagement keeps beside its questions.
    Engage(Aside),
    /// Add a person to the engagement.
    AddPerson(Member),
    /// Do what a palette entry names.
    Run(crate::tui::action::Action),
    /// Put words on the clipboard.
    Copy(String),
    /// Say something in the hint line.
    Tell(Notice),
    /// Create a workbook and open it.
    Create(NewWorkbook),
    /// Begin a round, or join it, and open its questions.
    StartRound(NewRound),
    /// Lock the whole book of a side.
    LockBook(BookName),
    /// Close a round, with the day of the review it booked.
    CloseRound(Id, Option<NaiveDate>),
    /// Open the workbook in this folder.
    OpenWorkbook(PathBuf),
    /// Write the whole workbook into a folder and go on there.
    SaveCopy(PathBuf),
    /// Bring in what the other side sent.
    Import(PathBuf),
    /// Write the sample and open it.
    Sample,
    /// Keep these preferences.
    Prefer(Preferences),
    /// Read the library again.
    Rescan,
    /// Leave.
    Quit,
    /// Hand the terminal to the shell.
    Suspend,
}

/// A change of what an engagement keeps beside its questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// So many more minutes were used in a step of a round.
    Minutes(Id, Id, u32),
    /// A thought that belongs elsewhere.
    Park(Parked),
    /// The thought is dealt with.
    Unpark(Parked),
}

/// A screen or window to open.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// All engagements.
    Home,
    /// The form for a new engagement.
    NewEngagement,
    /// The page of the open engagement.
    Engagement,
    /// The questions of a round, at a question or where one left off.
    Interview {
        /// The round and who speaks.
        book: BookName,
        /// Where to begin.
        at: Option<Id>,
    },
    /// The joint questions of a round, large, for a room.
    Presenter {
        /// The round and who speaks.
        book: BookName,
        /// Where to begin.
        at: Option<Id>,
    },
    /// Where an area's figure comes from.
    Why {
        /// The round and who speaks.
        book: BookName,
        /// The area.
        area: Id,
    },
    /// What is open.
    Gaps {
        /// The round and who speaks.
        book: BookName,
        /// Whose points to begin with.
        person: Option<String>,
    },
    /// Choose a round and a voice.
    Voices,
    /// The short form that begins a round.
    StartRound,
    /// One of the pages about two sides.
    Sides {
        /// Which page.
        view: View,
        /// The round and who speaks.
        book: BookName,
    },
    /// What is chosen for this computer.
    Settings,
    /// The keys of the screen below.
    Help,
    /// Find anything; begins with these words.
    Palette {
        /// What is already typed.
        query: String,
        /// Only questions are offered.
        questions_only: bool,
    },
    /// What was pasted into a table, before it is taken.
    Pasted {
        /// The book it would go into.
        book: BookName,
        /// The question.
        question: Id,
        /// What it would do.
        paste: Box<Paste>,
    },
    /// A window that asks for a few fields.
    Ask(Ask),
    /// A window that asks why an action is given up or put off.
    AskTask(AskTask),
    /// Type the path of a folder to open.
    OpenFolder,
    /// Asks for the path of what the other side sent.
    Import,
    /// Type the path of a folder for a copy of the workbook.
    SaveCopy,
}

/// A window that asks for a few fields about one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The book it belongs to.
    pub book: BookName,
    /// The question it is about.
    pub question: Id,
    /// What is asked for.
    pub what: Asked,
}

/// What a small window asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Two names and a day.
    Agreement,
    /// The acceptance of a not-applicable: two names and a day.
    Acceptance,
    /// Who finds out, by when; sets unknown.
    Unknown,
    /// Who tests, by when; sets assumed.
    Assumed,
    /// Who finds out or tests, by when; leaves the status.
    FollowUp,
    /// Why it does not apply.
    NotApplicable,
    /// Why this side will not say.
    Declined,
    /// What, where and of which day.
    Evidence,
    /// A note everybody sees.
    Note,
    /// What somebody will do, who, which side, by when.
    Task,
    /// The one thing a side asks of the other at the end of a talk.
    AskOf(Side),
    /// The one thing a side commits to at the end of a talk.
    CommitmentOf(Side),
    /// What belongs elsewhere.
    Park,
}

/// A window that asks why an action is given up or put off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskTask {
    /// The action's id.
    pub id: String,
    /// Whether it is put to another day, rather than given up.
    pub moves: bool,
}

/// What becomes of an action that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskChange {
    /// It is given up, for this reason.
    Drop(String),
    /// It is put to this day, for this reason.
    Move(NaiveDate, String),
}

/// A few words for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How loud.
    pub tone: Tone,
    /// One sentence.
    pub words: String,
    /// The way out, if there is one.
    pub hint: Option<String>,
}

/// How loud a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It worked.
    Good,
    /// Worth knowing.
    Plain,
    /// Something needs the user.
    Bad,
}

impl Notice {
    /// Something worked or is worth knowing.
    #[must_use]
    pub fn plain(words: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, words: words.into(), hint: None }
    }

    /// Something needs the user.
    #[must_use]
    pub fn bad(words: impl Into<String>, hint: Option<String>) -> Self {
        Self { tone: Tone::Bad, words: words.into(), hint }
    }
}

/// What the form for a new engagement gathers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWorkbook {
    /// The agency's name.
    pub agency: String,
    /// The agency's lead.
    pub agency_lead: Option<String>,
    /// The client's name.
    pub client: String,
    /// The client's lead.
    pub client_lead: Option<String>,
    /// The first day of week 1.
    pub start: NaiveDate,
    /// 4 to 6.
    pub weeks: u32,
}

/// What the form for a new round gathers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRound {
    /// The id of what is asked; the newest version at hand is taken.
    pub questionnaire: String,
    /// The period an audit asks about.
    pub window: Option<Window>,
    /// Who speaks.
    pub voice: Voice,
}

/// A page about two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// A book before it is locked, or a plan before it is closed.
    Review,
    /// Both sides beside each other.
    Compare,
    /// What is asked blind, each side in turn.
    Blind,
    /// The audits over time.
    Trend,
}
