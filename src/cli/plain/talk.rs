//! The interview as a conversation: where it stands, how it asks, how it goes on. What it hears is `hear`'s matter.
//!
//! The same desk as the application's, so that its rules, its undo and its private answers are the same. Knows no files.

use crate::cli::plain::asked;
use crate::domain::book::Moment;
use crate::domain::edit::Change;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::domain::value::{Row, Value};
use crate::texts::plain as words;
use crate::tui::context::{Context, Library};
use crate::tui::desk::surface::Desk;
use crate::tui::keymap::Keymap;
use crate::tui::message::{Effect, SaveNews};
use crate::tui::outcome::Preferences;
use crate::tui::screens::interview::shelf::{self, Filter, Line, Marks};
use crate::tui::screens::interview::situation::Situation;
use crate::tui::theme::Theme;

/// What a line led to.
#[derive(Debug, Default)]
pub struct Reply {
    /// What is said, a line each.
    pub says: Vec<String>,
    /// What is to be kept.
    pub effects: Vec<Effect>,
    /// Whether the conversation is over.
    pub over: bool,
}

/// Where the conversation stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// An answer, or an order.
    Answer,
    /// A cell of a record or of a row.
    Cell {
        /// The row; `None` in a record.
        row: Option<usize>,
        /// The column.
        column: usize,
        /// The cells so far.
        cells: Row,
    },
}

/// A conversation about one book.
#[derive(Debug)]
pub struct Talk {
    pub(super) desk: Desk,
    pub(super) book: BookName,
    pub(super) lines: Vec<Line>,
    pub(super) at: Id,
    library: Library,
    mine: Preferences,
    keymap: Keymap,
    pub(super) place: Place,
    pub(super) begun: String,
}

impl Talk {
    /// Begins at the first question that is open; `None` where the voice is asked nothing.
    #[must_use]
    pub fn begin(desk: Desk, book: BookName, at: Moment) -> Option<Self> {
        let first = Id::parse("none")?;
        let mut talk = Self {
            desk,
            book,
            lines: Vec::new(),
            at: first,
            library: Library::default(),
            mine: Preferences::default(),
            keymap: Keymap::new(),
            place: Place::Answer,
            begun: String::new(),
        };
        let marks = talk.marks(at);
        talk.lines = shelf::lines(&talk.book, Filter::All, false, None, &marks, &talk.context(at));
        let mut ids = talk.lines.iter().filter_map(Line::question);
        let open = ids.clone().find(|id| marks.get(id).is_open());
        talk.at = open.or_else(|| ids.next())?.clone();
        Some(talk)
    }

    /// What is said first.
    #[must_use]
    pub fn opening(&self, at: Moment) -> Vec<String> {
        let (entered, asked) = self.desk.entered(&self.book);
        let mut says = vec![words::opened(&self.desk.path_to(&self.book).join(", "), entered, asked), String::new()];
        says.extend(self.ask(at));
        says
    }

    /// Words that a conversation cut short has not kept: the lines of an answer that was to go on.
    pub fn end(&mut self, at: Moment) -> Vec<Effect> {
        if self.begun.is_empty() {
            return Vec::new();
        }
        let text = std::mem::take(&mut self.begun);
        self.edit(Change::Value(Some(Value::Text(text.trim_end().to_owned()))), at)
    }

    /// Takes what the saver found in the files.
    pub fn take(&mut self, news: &SaveNews) {
        self.desk.take(news);
    }

    pub(super) fn context(&self, at: Moment) -> Context<'_> {
        Context {
            desk: Some(&self.desk),
            book: Some(&self.book),
            library: &self.library,
            at,
            theme: Theme::Plain,
            size: (80, 24),
            mine: &self.mine,
            keymap: &self.keymap,
        }
    }

    pub(super) fn marks(&self, at: Moment) -> Marks {
        Marks::of(&self.book, &self.context(at))
    }

    pub(super) fn question(&self) -> Option<&Question> {
        self.desk.question(&self.book.round, &self.at)
    }

    pub(super) fn now(&self, at: Moment) -> Option<Situation<'_>> {
        Situation::at(&self.book, &self.at, &self.context(at))
    }

    /// The question as it is asked now.
    pub(super) fn ask(&self, at: Moment) -> Vec<String> {
        let ids: Vec<&Id> = self.lines.iter().filter_map(Line::question).collect();
        let place = ids.iter().position(|id| **id == self.at).map_or(0, |place| place + 1);
        self.now(at).map_or_else(Vec::new, |now| asked::question(&now, &self.desk, &self.book, (place, ids.len())))
    }

    pub(super) fn edit(&mut self, change: Change, at: Moment) -> Vec<Effect> {
        self.edit_all(vec![change], at)
    }

    /// Changes the answer; all of it is one step to undo.
    pub(super) fn edit_all(&mut self, changes: Vec<Change>, at: Moment) -> Vec<Effect> {
        let book = self.book.clone();
        let changes = changes.into_iter().map(|change| (self.at.clone(), change)).collect();
        self.desk.edit_all(&book, changes, at)
    }

    /// Goes to a question and asks it.
    pub(super) fn go(&mut self, to: Option<Id>, otherwise: &str, at: Moment) -> Reply {
        let Some(to) = to else { return Reply { says: vec![otherwise.to_owned()], ..Reply::default() } };
        self.at = to;
        let mut says = vec![String::new()];
        says.extend(self.ask(at));
        Reply { says, ..Reply::default() }
    }

    pub(super) fn step(&mut self, forward: bool, at: Moment) -> Reply {
        let otherwise = if forward { words::AT_END } else { words::AT_START };
        self.go(shelf::neighbour(&self.lines, &self.at, forward), otherwise, at)
    }
}
