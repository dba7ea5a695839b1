//! Everything the application has done with files, on the clerk's thread: reading the library, opening and creating
//! workbooks, looking again.
//!
//! Knows storage; knows no screens. Results are messages.

use crate::domain::book::Moment;
use crate::domain::engagement::{Beginning, BookName, Engagement, Party, Round};
use crate::domain::period::{Side, Voice};
use crate::domain::questionnaire::Edition;
use crate::domain::visible::visible_line;
use crate::insight::overview::Overview;
use crate::storage::atomic::Disk;
use crate::storage::cache;
use crate::storage::catalogue::{Catalogue, built_in, built_in_text};
use crate::storage::create;
use crate::storage::error::StorageError;
use crate::storage::finding::{Finding, Severity};
use crate::storage::keeper::{Keeper, News};
use crate::storage::library;
use crate::storage::paths::Paths;
use crate::storage::places;
use crate::storage::recover::{Recovered, left, recover};
use crate::storage::save_event::SaveEvent;
use crate::storage::save_file::Writer;
use crate::storage::saver::{Saver, Setup};
use crate::storage::settings;
use crate::storage::workbook::{Waiting, Workbook};
use crate::texts::app as texts;
use crate::tui::message::{Message, OpenWorkbook, SaveNews, SlipBox};
use crate::tui::outcome::{NewWorkbook, Notice, Preferences};
use crate::tui::runtime::glance;
use crate::tui::runtime::kept_private::KeptPrivate;
use crate::tui::runtime::reach::Post;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// So many workbooks of a library are read before what is known is shown.
const AT_A_TIME: usize = 100;

/// The workbook that is kept, shared with the thread that draws: keeping only queues, and never waits for a disk.
pub type SharedKeeper = Arc<Mutex<Option<Keeper>>>;

/// The way to the files.
#[derive(Clone, Debug)]
pub struct DeskFiles {
    /// The folders of this machine.
    pub paths: Arc<Paths>,
    /// The library folder.
    pub library: PathBuf,
    /// The way to the disk.
    pub disk: Disk,
    /// The saver.
    pub saver: Arc<Saver>,
    /// The workbook that is kept.
    pub kept: SharedKeeper,
}

impl DeskFiles {
    /// The way to the files of a library, with a saver of its own that tells `sink` what it does.
    #[must_use]
    #[allow(clippy::disallowed_methods)] // the clock's one door
    pub fn with_saver(paths: Arc<Paths>, library: PathBuf, sink: impl Fn(SaveEvent) + Send + Sync + 'static) -> Self {
        let setup = Setup { disk: Disk::real(), writer: paths.writer(), now: Utc::now, unsaved: paths.unsaved().ok() };
        let saver = Arc::new(Saver::start(setup, sink));
        Self { paths, library, disk: Disk::real(), saver, kept: SharedKeeper::default() }
    }

    pub(in crate::tui::runtime) fn catalogue(&self) -> Catalogue {
        Catalogue::new(self.paths.questionnaires().ok())
    }

    /// Opens a workbook and begins to keep it.
    #[must_use]
    pub fn open(&self, path: &Path) -> Message {
        match self.try_open(&self.paths.expand(path)) {
            Ok(workbook) => Message::Opened(Box::new(workbook)),
            Err(error) => Message::Failed(notice(&error)),
        }
    }

    fn try_open(&self, path: &Path) -> Result<OpenWorkbook, StorageError> {
        let (opened, keeper) = self.read_in(path)?;
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(keeper);
        Ok(opened)
    }

    /// Reads a workbook with everything that waits for it, and who will keep it.
    pub(in crate::tui::runtime) fn read_in(&self, path: &Path) -> Result<(OpenWorkbook, Keeper), StorageError> {
        let catalogue = self.catalogue();
        let now = self.saver.now();
        let recovered = recover(path, &self.paths, &self.disk, &self.writer(now));
        let left = left(&recovered);
        let mut changes = left.clone();
        changes.extend(self.saver.waiting_in(path).into_iter().map(|(target, changes)| (target.path, changes)));
        let mut workbook = Workbook::open_over(path, Waiting { changes, now })?;
        let (mut books, mut broken) = (BTreeMap::new(), BTreeMap::new());
        for name in names(&workbook) {
            match workbook.book(&catalogue, &name) {
                Ok(read) => books.extend(read.map(|read| (name, read))),
                Err(error) => {
                    broken.insert(name, Notice::bad(error.seen_from(path), error.hint()));
                    workbook.findings.extend(error.findings());
                }
            }
        }
        for round in workbook.engagement.rounds.clone() {
            if let Err(error) = workbook.questionnaire(&catalogue, &round.id) {
                workbook.findings.extend(error.findings());
            }
        }
        let (mut private, mut private_broken) = (Vec::new(), BTreeMap::new());
        for side in Side::ALL {
            match self.paths.private().and_then(|folder| KeptPrivate::read(&folder, &workbook, side)) {
                Ok(kept) => private.push(kept),
                Err(error) => drop(private_broken.insert(side, notice(&error))),
            }
        }
        let read_only = workbook.refuse_newer().err().map(|error| notice(&error));
        let opened = OpenWorkbook {
            path: path.to_path_buf(),
            engagement: workbook.engagement.clone(),
            actions: workbook.actions.clone(),
            books: books.iter().map(|(name, read)| (name.clone(), Arc::clone(&read.book))).collect(),
            private: private.iter().flat_map(|kept| kept.books(&workbook)).collect(),
            private_broken,
            questionnaires: workbook.questionnaires().clone(),
            broken,
            read_only,
            notices: recovered.iter().flat_map(recovery_notices).chain(notices(&workbook)).collect(),
        };
        workbook.forget_waiting();
        let mut keeper = Keeper::new(Arc::clone(&self.saver), catalogue, workbook, &books)?;
        private.iter().for_each(|kept| kept.tell(&mut keeper));
        keeper.put_back(&left);
        Ok((opened, keeper))
    }

    /// Creates a workbook in the library and opens it.
    #[must_use]
    pub fn create(&self, new: &NewWorkbook, at: Moment) -> Message {
        let first = |id: &&str| built_in().find(|listed| listed.edition.id == **id).map(|listed| listed.edition);
        let editions: Vec<Edition> = Engagement::FIRST.iter().filter_map(first).collect();
        let engagement = Engagement::begin(uuid::Uuid::now_v7().to_string(), beginning(new), &editions);
        let text = |edition: Edition| built_in_text(&edition).map(|text| (edition, text));
        let copies: Vec<_> = editions.into_iter().filter_map(text).collect();
        let root = places::free_folder(&self.library, &new.agency, &new.client);
        let made = create::create(&self.disk, &self.writer(at.now), &root, &engagement, &copies);
        let made = made.and_then(|()| self.try_open(&root));
        made.map_or_else(|error| Message::Failed(notice(&error)), |workbook| Message::Opened(Box::new(workbook)))
    }

    pub(in crate::tui::runtime) fn writer(&self, now: DateTime<Utc>) -> Writer {
        Writer { name: self.paths.writer(), now, patience: Duration::from_secs(1) }
    }

    /// Keeps preferences in the settings, beside whatever else stands there; says how it went.
    #[must_use]
    pub fn prefer(&self, mine: &Preferences) -> Notice {
        let kept = self.paths.settings().and_then(|path| {
            let (before, _) = settings::load(&path);
            let now = settings::Settings {
                library: mine.library.clone(),
                name: mine.name.clone(),
                side: mine.side,
                theme: Some(mine.theme.as_str().to_owned()),
                mouse: Some(mine.mouse),
                ..before
            };
            settings::save(&self.disk, &path, &now)
        });
        match kept {
            Ok(()) => Notice::plain(crate::texts::app::SETTINGS_KEPT),
            Err(error) => notice(&error),
        }
    }

    /// Writes the sample into the library and opens the first of its engagements.
    #[must_use]
    pub fn sample(&self, at: Moment) -> Message {
        let written = crate::storage::sample::write(&self.disk, &self.library, at.today);
        let opened = written.and_then(|folders| {
            let first = folders.first().cloned().unwrap_or_else(|| self.library.clone());
            self.try_open(&first)
        });
        opened.map_or_else(|error| Message::Failed(notice(&error)), |workbook| Message::Opened(Box::new(workbook)))
    }

    /// Reads the library: rows whose files did not change come from the cache, others are computed and posted as they
    /// come.
    pub fn scan(&self, at: Moment, post: &Post<Message>) {
        let cache_path = self.paths.scan_cache().ok();
        let cached = cache_path.as_deref().map(cache::read).unwrap_or_default();
        let found = match library::scan(&self.library) {
            Ok(found) => found.found,
            Err(error) => {
                let notice = Some(notice(&error));
                return post.post(Message::Library { rows: Vec::new(), complete: true, notice });
            }
        };
        let known: HashMap<&Path, &cache::Row> = cached.iter().map(|row| (row.path.as_path(), row)).collect();
        // A fault may be mended without a trace in names and times: by giving a permission.
        let holds = |one: &library::Found, row: &cache::Row| {
            row.fingerprint == one.fingerprint && row.as_of == at.today && row.fault.is_none()
        };
        let catalogue = self.catalogue();
        let mut rows: Vec<cache::Row> = Vec::with_capacity(found.len());
        let mut computed = false;
        for some in found.chunks(AT_A_TIME) {
            let read = library::each(some, |one| match known.get(one.path.as_path()).filter(|row| holds(one, row)) {
                Some(row) => ((*row).clone(), false),
                None => (glance::row(&one.path, one.fingerprint, &catalogue, at.today), true),
            });
            let fresh = read.iter().any(|(_, fresh)| *fresh);
            computed |= fresh;
            rows.extend(read.into_iter().map(|(row, _)| row));
            if fresh && rows.len() < found.len() {
                // What was known of the others stays on the screen until it is read anew.
                let rest = found[rows.len()..].iter().filter_map(|one| known.get(one.path.as_path()).copied());
                let shown = rows.iter().chain(rest).map(|row| overview(row, at)).collect();
                post.post(Message::Library { rows: shown, complete: false, notice: None });
            }
        }
        let shown = rows.iter().map(|row| overview(row, at)).collect();
        post.post(Message::Library { rows: shown, complete: true, notice: None });
        if let Some(path) = cache_path.filter(|_| computed || rows.len() != cached.len()) {
            // The cache only saves time; without it everything is computed again.
            let _ = cache::write(&self.disk, &path, &rows);
        }
    }

    /// Sees whether somebody else changed a file of the open workbook.
    pub fn look_again(&self, post: &Post<Message>) {
        let changed = match self.kept.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            Some(keeper) => keeper.changed(),
            None => Vec::new(),
        };
        for path in changed {
            self.reread(&path, false, post);
        }
    }

    /// Reads a file of the open workbook again.
    pub fn reread(&self, path: &Path, vanished: bool, post: &Post<Message>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(keeper) = kept.as_mut() else { return };
        let news = match keeper.reread(path, vanished) {
            Ok(Some(news)) => news,
            Ok(None) => return,
            Err(error) => return post.post(Message::Failed(notice(&error))),
        };
        drop(kept);
        post.post(Message::Save(match news {
            News::Book { name, slips, conflicts } => SaveNews::Merged {
                book: name,
                slips: slips.into_iter().map(|(id, slip)| (id, SlipBox(Arc::new(slip)))).collect(),
                conflicts,
            },
            News::Engagement(engagement) => {
                SaveNews::Changed { engagement: Some(Arc::from(engagement)), actions: None }
            }
            News::Actions(actions) => SaveNews::Changed { engagement: None, actions: Some(Arc::new(actions)) },
        }));
    }
}

/// A cached row as the list shows it today.
#[must_use]
pub fn overview(row: &cache::Row, at: Moment) -> Overview {
    glance::overview(row, at.today)
}

fn beginning(new: &NewWorkbook) -> Beginning {
    let party = |name: &str, lead: &Option<String>| Party { name: name.to_owned(), lead: lead.clone() };
    Beginning {
        agency: party(&new.agency, &new.agency_lead),
        client: party(&new.client, &new.client_lead),
        start: new.start,
        weeks: new.weeks,
        agenda: "full".to_owned(),
    }
}

/// Every book the rounds of a workbook can have.
fn names(workbook: &Workbook) -> Vec<BookName> {
    let rounds = workbook.engagement.rounds.iter();
    let of = |round: &Round| Voice::ALL.map(|voice| BookName { round: round.id.clone(), voice });
    rounds.flat_map(of).collect()
}

/// What to say of words an interrupted session left.
fn recovery_notices(one: &Recovered) -> Vec<Notice> {
    let name = one.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let name = visible_line(&name).into_owned();
    match &one.came {
        Ok(folded) => {
            let back = folded.done.is_some().then(|| Notice::plain(texts::came_back(&name)));
            let torn = folded.torn.then(|| Notice::bad(texts::torn(&name), None));
            torn.into_iter().chain(back).collect()
        }
        Err(error) => vec![Notice::bad(texts::not_back_yet(&name, &error.in_short()), error.hint())],
    }
}

pub(in crate::tui::runtime) fn notice(error: &StorageError) -> Notice {
    Notice::bad(error.to_string(), error.hint())
}

/// What there is to say about the files of a workbook, errors first.
fn notices(workbook: &Workbook) -> Vec<Notice> {
    // What is not of its question's kind is marked at its question.
    let mut findings: Vec<_> = workbook.findings.iter().filter(|finding| finding.rule != "misfit").collect();
    findings.sort_by_key(|finding| finding.severity != Severity::Error);
    findings.into_iter().map(finding_notice).collect()
}

/// A finding as one sentence with its place.
#[must_use]
pub fn finding_notice(finding: &Finding) -> Notice {
    let name =
        finding.file.file_name().map_or_else(String::new, |name| visible_line(&name.to_string_lossy()).into_owned());
    Notice::bad(format!("{name}:{}:{}: {}", finding.line, finding.column, finding.message), finding.hint.clone())
}
