//! The outside of the application: events become messages with their date and time, effects become files and threads.
//!
//! Nothing here waits for a disk: keeping queues with the saver, everything else goes to the clerk.

use crate::domain::book::Moment;
use crate::storage::error::StorageError;
use crate::storage::paths::Paths;
use crate::storage::save_event::SaveEvent;
use crate::storage::saver::{Flusher, Saver};
use crate::tui::app::App;
use crate::tui::message::{Effect, Message, SaveNews};
use crate::tui::outcome::Notice;
use crate::tui::runtime::clerk::{Clerk, Job};
use crate::tui::runtime::desk_files::{DeskFiles, Kept};
use crate::tui::runtime::program::{Event, Program, World};
use crate::tui::runtime::reach::{Post, Reach};
use crate::tui::terminal::rescue::Rescue;
use chrono::{Local, NaiveDate, Utc};
use ratatui::Frame;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, PoisonError};
use std::time::Duration;

/// The application as the loop runs it.
#[derive(Debug)]
pub struct Running {
    app: App,
    clock: Clock,
}

/// What day and time it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    /// The day that was asked for instead of today.
    pub as_of: Option<NaiveDate>,
}

impl Clock {
    /// The moment now.
    #[must_use]
    #[allow(clippy::disallowed_methods)] // the clock's one door
    pub fn now(self) -> Moment {
        Moment { today: self.as_of.unwrap_or_else(|| Local::now().date_naive()), now: Utc::now() }
    }
}

impl Running {
    /// An application and its clock.
    #[must_use]
    pub const fn new(app: App, clock: Clock) -> Self {
        Self { app, clock }
    }
}

impl Program for Running {
    type Message = Message;
    type Effect = Effect;

    fn update(&mut self, message: Message) -> Vec<Effect> {
        self.app.update(message, self.clock.now())
    }

    fn view(&self, frame: &mut Frame<'_>) {
        self.app.view(frame);
    }

    fn wants_tick(&self) -> Option<Duration> {
        None
    }
}

/// What brings typed words to safety when the program is ended from outside.
#[derive(Debug, Default)]
pub struct Safe {
    flusher: OnceLock<Flusher>,
}

impl Safe {
    /// The first file whose last words are not in it.
    #[must_use]
    pub fn unsaved(&self) -> Option<String> {
        let unsaved = self.flusher.get().map(Flusher::unsaved).unwrap_or_default();
        unsaved.first().map(|path| crate::storage::error::show(path))
    }
}

impl Rescue for Safe {
    fn flush(&self, within: Duration) {
        if let Some(flusher) = self.flusher.get() {
            flusher.flush(within);
        }
    }

    fn last_words(&self) -> String {
        crate::texts::app::last_words(self.unsaved().as_deref())
    }
}

/// The outside.
#[derive(Debug)]
pub struct Outside {
    paths: Arc<Paths>,
    library: PathBuf,
    clock: Clock,
    safe: Arc<Safe>,
    kept: Kept,
    saver: Option<Arc<Saver>>,
    clerk: Option<Clerk>,
    first: Option<PathBuf>,
}

impl Outside {
    /// The outside of an application that lists `library`, and opens a workbook at once if asked to.
    #[must_use]
    pub fn new(paths: Arc<Paths>, library: PathBuf, clock: Clock, safe: Arc<Safe>, first: Option<PathBuf>) -> Self {
        Self { paths, library, clock, safe, kept: Kept::default(), saver: None, clerk: None, first }
    }

    fn ask(&self, job: Job) {
        if let Some(clerk) = &self.clerk {
            clerk.ask(job);
        }
    }

    /// Keeps something in the open workbook; what cannot be kept is told.
    fn keep(
        &self,
        reach: &Reach<'_, Message>,
        keep: impl FnOnce(&mut crate::storage::keeper::Keeper) -> Result<(), StorageError>,
    ) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Err(error)) = kept.as_mut().map(keep) {
            let news = SaveNews::NotSaved { because: error.to_string(), hint: error.hint() };
            reach.post().post(Message::Save(news));
        }
    }
}

impl World<Running> for Outside {
    fn begin(&mut self, reach: &mut Reach<'_, Message>) {
        let post = reach.post();
        let letters = Letters { post: post.clone(), clerk: Arc::default() };
        let sink = letters.clone();
        let mut files =
            DeskFiles::with_saver(Arc::clone(&self.paths), self.library.clone(), move |event| sink.hear(event));
        files.kept = Arc::clone(&self.kept);
        let saver = Arc::clone(&files.saver);
        // The first flusher stays: there is one saver in a program's life.
        let _ = self.safe.flusher.set(saver.flusher());
        let clerk = Clerk::start(files, post);
        let _ = letters.clerk.set(clerk.clone());
        clerk.ask(Job::Scan(self.clock.now()));
        if let Some(first) = self.first.take() {
            clerk.ask(Job::Open(first));
        }
        (self.saver, self.clerk) = (Some(saver), Some(clerk));
    }

    fn hear(&mut self, event: Event) -> Message {
        match event {
            Event::Key(chord) => Message::Key(chord),
            Event::Paste(text) => Message::Paste(text),
            Event::Mouse(mouse) => Message::Mouse(mouse),
            Event::Resized(size) => Message::Resized(size.width, size.height),
            Event::Resumed | Event::FocusGained => Message::FocusGained,
            Event::FocusLost => Message::FocusLost,
            Event::Tick => Message::Ticked,
        }
    }

    fn perform(&mut self, effect: Effect, reach: &mut Reach<'_, Message>) {
        match effect {
            Effect::KeepSlip { book, questionnaire, question, slip } => {
                self.keep(reach, |keeper| keeper.keep_slip(&book, &questionnaire, &question, slip));
            }
            Effect::KeepPrivate { book, question, entry } => {
                let folder = self.paths.private();
                self.keep(reach, |keeper| keeper.keep_private(&folder?, &book, &question, entry.as_deref()));
            }
            Effect::KeepEngagement(engagement) => self.keep(reach, |keeper| keeper.keep_engagement(&engagement)),
            Effect::KeepActions(actions) => self.keep(reach, |keeper| keeper.keep_actions(&actions)),
            Effect::LookAgain => self.ask(Job::LookAgain),
            // What waits is still saved: the saver knows the files, not the desk.
            Effect::PutAway => *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = None,
            Effect::Score { book, from } => self.ask(Job::Score(book, from)),
            Effect::KeepPreferences(mine) => self.ask(Job::Prefer(mine)),
            Effect::ScanLibrary => self.ask(Job::Scan(self.clock.now())),
            Effect::OpenWorkbook(path) => self.ask(Job::Open(path)),
            Effect::Create(new) => self.ask(Job::Create(new, self.clock.now())),
            Effect::Sample => self.ask(Job::Sample(self.clock.now())),
            Effect::Copy(words) => reach.copy(words),
            Effect::Mouse(on) => reach.mouse(on),
            Effect::Suspend => {
                if !reach.suspend() {
                    let notice = Notice::plain(crate::texts::app::NO_SHELL);
                    reach.post().post(Message::Failed(notice));
                }
            }
            Effect::Quit => reach.quit(),
        }
    }
}

/// Where the saver's news go: to the application, and to the clerk what is to be read again.
#[derive(Clone)]
struct Letters {
    post: Post<Message>,
    clerk: Arc<OnceLock<Clerk>>,
}

impl Letters {
    fn hear(&self, event: SaveEvent) {
        let news = match event {
            SaveEvent::Saving => SaveNews::Saving,
            SaveEvent::Saved { at } => SaveNews::Saved(at.with_timezone(&Local).time()),
            SaveEvent::Failed { problem, .. } => {
                SaveNews::NotSaved { because: problem.to_string(), hint: problem.hint() }
            }
            SaveEvent::Merged { path, vanished, .. } => {
                if let Some(clerk) = self.clerk.get() {
                    clerk.ask(Job::Reread(path, vanished));
                }
                return;
            }
        };
        self.post.post(Message::Save(news));
    }
}
