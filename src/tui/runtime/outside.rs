//! The outside of the application: events become messages with their date and time, effects become files and threads.
//!
//! Nothing here waits for a disk: keeping queues with the saver, everything else goes to the clerk.

use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::visible::visible_line;
use crate::storage::error::{StorageError, show};
use crate::storage::paths::Paths;
use crate::storage::save_event::{self as storage_event, FlushResult, SaveEvent};
use crate::storage::saver::{Flusher, Saver};
use crate::storage::write_book::Head;
use crate::texts::app as texts;
use crate::tui::app::update::App;
use crate::tui::message::{Effect, Kept, Message, SaveNews};
use crate::tui::outcome::Notice;
use crate::tui::runtime::clerk::{Clerk, Job};
use crate::tui::runtime::desk_files::{DeskFiles, SharedKeeper};
use crate::tui::runtime::program::{Event, Program, World};
use crate::tui::runtime::reach::{Post, Reach};
use crate::tui::terminal::rescue::{LIMIT, Rescue};
use chrono::{Local, NaiveDate, Utc};
use ratatui::Frame;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError};
use std::thread;
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
        self.app.wants_minutes().then_some(Duration::from_secs(60))
    }
}

/// The last sentence about a file with unsaved words.
#[must_use]
pub fn at_the_end(path: &Path, kept: storage_event::Kept) -> String {
    let file = show(path);
    match kept {
        storage_event::Kept::Beside => texts::at_the_end::beside(&file),
        storage_event::Kept::Aside => texts::at_the_end::aside(&file),
        storage_event::Kept::Nowhere => texts::at_the_end::nowhere(&file),
    }
}

/// That a file cannot be saved, as the application says it.
#[must_use]
pub fn not_saved(path: Option<&Path>, problem: &StorageError, kept: storage_event::Kept) -> SaveNews {
    let name = path.and_then(Path::file_name).map(|name| visible_line(&name.to_string_lossy()).into_owned());
    let kept = match kept {
        storage_event::Kept::Beside => Kept::Beside,
        storage_event::Kept::Aside => Kept::Aside,
        storage_event::Kept::Nowhere => Kept::Nowhere,
    };
    SaveNews::NotSaved { because: problem.in_short(), file: name.unwrap_or_default(), hint: problem.hint(), kept }
}

/// What brings typed words to safety when the program is ended from outside.
#[derive(Debug, Default)]
pub struct Safe {
    flusher: OnceLock<Flusher>,
}

impl Safe {
    /// A sentence for the file whose last words are not in it, the worst of them first.
    #[must_use]
    pub fn unsaved(&self) -> Option<String> {
        let unsaved = self.flusher.get().map(Flusher::unsaved).unwrap_or_default();
        let (path, kept) = unsaved.into_iter().max_by_key(|(_, kept)| *kept)?;
        Some(at_the_end(&path, kept))
    }
}

impl Rescue for Safe {
    fn flush(&self, within: Duration) {
        if let Some(flusher) = self.flusher.get() {
            flusher.flush(within);
        }
    }

    fn last_words(&self) -> String {
        texts::last_words(self.unsaved().as_deref())
    }
}

/// The outside.
#[derive(Debug)]
pub struct Outside {
    paths: Arc<Paths>,
    library: PathBuf,
    clock: Clock,
    safe: Arc<Safe>,
    kept: SharedKeeper,
    saver: Option<Arc<Saver>>,
    clerk: Option<Clerk>,
    first: Option<PathBuf>,
}

impl Outside {
    /// The outside of an application that lists `library`, and opens a workbook at once if asked to.
    #[must_use]
    pub fn new(paths: Arc<Paths>, library: PathBuf, clock: Clock, safe: Arc<Safe>, first: Option<PathBuf>) -> Self {
        Self { paths, library, clock, safe, kept: SharedKeeper::default(), saver: None, clerk: None, first }
    }

    fn ask(&self, job: Job) {
        if let Some(clerk) = &self.clerk {
            clerk.ask(job);
        }
    }

    fn scan(&self) {
        if let Some(clerk) = &self.clerk {
            clerk.scan(self.clock.now());
        }
    }

    /// Brings everything to the disk on a thread of its own: the clerk may be reading a large library.
    fn save_now(&self, post: &Post<Message>) {
        let (saver, to) = (self.saver.clone(), post.clone());
        let save = move || {
            if let Some(FlushResult::TimedOut) = saver.map(|saver| saver.flush(LIMIT)) {
                let because = texts::NO_ANSWER.to_owned();
                let news = SaveNews::NotSaved { because, file: String::new(), hint: None, kept: Kept::Nowhere };
                to.post(Message::Save(news));
            }
            to.post(Message::Tried);
        };
        if thread::Builder::new().name("leaving".into()).stack_size(1 << 20).spawn(save).is_err() {
            post.post(Message::Tried);
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
            let news = not_saved(error.path(), &error, storage_event::Kept::Nowhere);
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
        clerk.scan(self.clock.now());
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

    fn settle(&self, mut effects: Vec<Effect>) -> Vec<Effect> {
        let mut kept: HashSet<(BookName, Id)> = HashSet::new();
        let mut is_last = |effect: &Effect| match effect {
            Effect::KeepSlip { book, question, .. } => kept.insert((book.clone(), question.clone())),
            _ => true,
        };
        effects.reverse();
        effects.retain(|effect| is_last(effect));
        effects.reverse();
        effects
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
            Effect::KeepHead(book, like) => self.keep(reach, |keeper| keeper.keep_head(&book, &Head::from(&*like))),
            Effect::Compare(from) => self.ask(Job::Compare(from)),
            Effect::StartRound(new) => self.ask(Job::StartRound(new, self.clock.now())),
            Effect::LookAgain => self.ask(Job::LookAgain),
            // What waits is still saved: the saver knows the files, not the desk.
            Effect::PutAway => *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = None,
            Effect::Score { book, from } => self.ask(Job::Score(book, from)),
            Effect::KeepPreferences { mine, aloud } => self.ask(Job::Prefer(mine, aloud)),
            Effect::ScanLibrary => self.scan(),
            Effect::OpenWorkbook(path) => self.ask(Job::Open(path)),
            Effect::Create(new) => self.ask(Job::Create(new, self.clock.now())),
            Effect::Sample => self.ask(Job::Sample(self.clock.now())),
            Effect::SaveCopy(folder) => self.ask(Job::SaveCopy(folder)),
            Effect::Import(path) => self.ask(Job::Import(path)),
            Effect::SaveNow => self.save_now(&reach.post()),
            Effect::Copy(words) => reach.copy(words),
            Effect::Mouse(on) => reach.mouse(on),
            Effect::Suspend => {
                if !reach.suspend() {
                    let notice = Notice::plain(texts::NO_SHELL);
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
            SaveEvent::Failed { path, problem, kept } => not_saved(Some(&path), &problem, kept),
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
