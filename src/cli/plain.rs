//! Plain mode: the interview line by line, for screen readers, for terminals that can do no more, and for pipes.
//!
//! Append-only lines, no colours, nothing drawn twice, what is typed is not repeated. The words and rules are `talk`'s;
//! here lines are read and what was said is kept, through the same saver as the application's.

pub mod asked;
pub mod hear;
pub mod order;
pub mod talk;

use crate::cli::opened;
use crate::cli::plain::talk::{Reply, Talk};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::domain::parse::read;
use crate::domain::visible::visible_line;
use crate::storage::error::{StorageError, show};
use crate::storage::library;
use crate::storage::paths::Paths;
use crate::storage::save_event::{FlushResult, SaveEvent};
use crate::storage::workbook::read_engagement;
use crate::texts::{app, home, plain as words};
use crate::tui::app::save_state;
use crate::tui::desk::surface::Desk;
use crate::tui::message::{Effect, Kept, Message, SaveNews};
use crate::tui::outcome::NewWorkbook;
use crate::tui::runtime::desk_files::DeskFiles;
use crate::tui::runtime::outside::{at_the_end, not_saved};
use crate::tui::runtime::reach::{Post, Wake};
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long the end waits for the disk.
const PATIENCE: Duration = Duration::from_secs(20);

/// Which book is talked about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Which<'w> {
    /// The workbook; `None`: one is chosen from the library.
    pub workbook: Option<&'w Path>,
    /// The round.
    pub round: Option<&'w str>,
    /// Who speaks.
    pub voice: Option<&'w str>,
}

/// Talks until the input ends or the person quits.
///
/// # Errors
/// What is not there; what could not be saved in the end.
pub fn run(which: Which<'_>, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let voice = opened::voice(which.voice.unwrap_or("joint"))?;
    let paths = Paths::of_this_machine();
    let library = session.library()?;
    let office = Office::open(paths, library);
    let chosen = match which.workbook {
        Some(path) => Some(session.root(path)),
        None => choose(&office, session)?,
    };
    let ended = match chosen {
        Some(root) => {
            read_engagement(&root)?;
            session.recover(&root);
            let mut talk = office.talk(&root, which.round, voice, session.at)?;
            converse(&mut talk, &office, session)
        }
        None => Ok(()),
    };
    office.close(session).and(ended).map(|()| Exit::Done)
}

fn converse(talk: &mut Talk, office: &Office, session: &mut Session<'_>) -> Result<(), Refusal> {
    let at = session.at;
    tell(session, &talk.opening(at))?;
    while let Some(line) = next(session)? {
        let Reply { says, effects, over } = talk.hear(&line, at);
        office.perform(effects, session)?;
        tell(session, &says)?;
        for news in office.news() {
            if let Some(sentence) = told(&news) {
                tell(session, &[sentence])?;
            }
            talk.take(&news);
        }
        if over {
            break;
        }
    }
    let rest = talk.end(at);
    office.perform(rest, session)
}

/// A sentence for what the saver says, where it matters.
fn told(news: &SaveNews) -> Option<String> {
    match news {
        SaveNews::NotSaved { because, kept: Kept::Nowhere, .. } => Some(words::not_saved(because)),
        SaveNews::NotSaved { because, file, kept, .. } => {
            Some(app::not_saved_where(because, file, save_state::words(*kept)))
        }
        SaveNews::Merged { .. } | SaveNews::Changed { .. } => Some(words::MERGED.to_owned()),
        SaveNews::Saving | SaveNews::Saved(_) => None,
    }
}

/// The next line; `None` at the end of the input.
fn next(session: &mut Session<'_>) -> Result<Option<String>, Refusal> {
    if session.terminal {
        write!(session.out, "> ")?;
    }
    session.out.flush()?;
    let mut bytes = Vec::new();
    // No text is longer (`format.md`); what is longer comes as several lines.
    let read = (&mut *session.input).take(1 << 20).read_until(b'\n', &mut bytes)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

fn tell(session: &mut Session<'_>, says: &[String]) -> Result<(), Refusal> {
    for words in says {
        // An answer of several lines is told in several lines.
        for line in words.split('\n') {
            writeln!(session.out, "{}", visible_line(line))?;
        }
    }
    Ok(session.out.flush()?)
}

/// Lists the library and lets one engagement be chosen, begun, or the sample be written.
fn choose(office: &Office, session: &mut Session<'_>) -> Result<Option<PathBuf>, Refusal> {
    let found = library::scan(&office.files.library).map(|scanned| scanned.found).unwrap_or_default();
    let folder = show(&office.files.library);
    let mut says = Vec::new();
    if found.is_empty() {
        says.push(words::empty_library(&folder));
    } else {
        says.push(words::library(&folder));
        for (at, one) in found.iter().enumerate() {
            let name = read_engagement(&one.path).map_or_else(
                |_| show(&one.path),
                |(read, _)| home::names(&read.content.agency.name, &read.content.client.name),
            );
            says.push(format!("{} {name}", at + 1));
        }
        says.push(words::CHOOSE.to_owned());
    }
    tell(session, &says)?;
    while let Some(line) = next(session)? {
        match line.trim() {
            ":quit" | ":q" => return Ok(None),
            ":sample" => return office.made(office.files.sample(session.at)).map(Some),
            ":new" => match new(session)? {
                Some(new) => return office.made(office.files.create(&new, session.at)).map(Some),
                None => return Ok(None),
            },
            typed => match typed.parse::<usize>().ok().and_then(|number| found.get(number.checked_sub(1)?)) {
                Some(one) => return Ok(Some(one.path.clone())),
                None => tell(session, &[words::CHOOSE.to_owned()])?,
            },
        }
    }
    Ok(None)
}

/// Asks for what a new engagement needs.
fn new(session: &mut Session<'_>) -> Result<Option<NewWorkbook>, Refusal> {
    let mut given: Vec<String> = Vec::new();
    while let Some(prompt) = words::NEW.get(given.len()) {
        tell(session, &[format!("{prompt}:")])?;
        let Some(line) = next(session)? else { return Ok(None) };
        let line = line.trim().to_owned();
        let day = given.len() == 4;
        let needed = day || !prompt.contains("empty");
        if let Some(Err(wrong)) = day.then(|| read::day(&line, session.at.today)) {
            tell(session, &[asked::problem(&wrong)])?;
        } else if !(needed && line.is_empty()) {
            given.push(line);
        }
    }
    let lead = |at: usize| Some(given[at].clone()).filter(|name| !name.is_empty());
    let start = read::day(&given[4], session.at.today)?;
    Ok(Some(NewWorkbook {
        agency: given[0].clone(),
        agency_lead: lead(1),
        client: given[2].clone(),
        client_lead: lead(3),
        start,
        weeks: 6,
    }))
}

/// The files, the saver, and what they say.
struct Office {
    files: DeskFiles,
    paths: Arc<Paths>,
    post: Post<Message>,
    letters: Mutex<Receiver<Wake<Message>>>,
    events: Mutex<Receiver<SaveEvent>>,
}

impl Office {
    fn open(paths: Paths, library: PathBuf) -> Self {
        let (post, letters) = mpsc::channel();
        let (tell, events) = mpsc::channel();
        let paths = Arc::new(paths);
        let files = DeskFiles::with_saver(Arc::clone(&paths), library, move |event| drop(tell.send(event)));
        Self { files, paths, post: Post::new(post), letters: Mutex::new(letters), events: Mutex::new(events) }
    }

    /// Opens a workbook and begins to talk about one of its books.
    fn talk(
        &self,
        root: &Path,
        round: Option<&str>,
        voice: crate::domain::period::Voice,
        at: Moment,
    ) -> Result<Talk, Refusal> {
        let workbook = match self.files.open(root) {
            Message::Opened(workbook) => *workbook,
            Message::Failed(notice) => return Err(Refusal::usage(notice.words, notice.hint.unwrap_or_default())),
            _ => return Err(Refusal::usage(words::NO_FIGURES, "")),
        };
        if let Some(notice) = &workbook.read_only {
            return Err(Refusal::usage(notice.words.clone(), notice.hint.clone().unwrap_or_default()));
        }
        let round = opened::round_of(&workbook.engagement, root, round)?.id.clone();
        let book = BookName { round, voice };
        if let Some(notice) = workbook.broken.get(&book) {
            return Err(Refusal::usage(notice.words.clone(), notice.hint.clone().unwrap_or_default()));
        }
        let talk = Talk::begin(Desk::new(workbook), book, at);
        talk.ok_or_else(|| Refusal::usage(words::NOTHING_ASKED, words::NOTHING_ASKED_HINT))
    }

    /// The folder of a workbook that was made.
    fn made(&self, message: Message) -> Result<PathBuf, Refusal> {
        match message {
            Message::Opened(workbook) => Ok(workbook.path.clone()),
            Message::Failed(notice) => Err(Refusal::usage(notice.words, notice.hint.unwrap_or_default())),
            _ => Ok(self.files.library.clone()),
        }
    }

    fn perform(&self, effects: Vec<Effect>, session: &mut Session<'_>) -> Result<(), Refusal> {
        let mut kept = self.files.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(keeper) = kept.as_mut() else { return Ok(()) };
        for effect in effects {
            let done: Result<(), StorageError> = match effect {
                Effect::KeepSlip { book, questionnaire, question, slip } => {
                    keeper.keep_slip(&book, &questionnaire, &question, slip)
                }
                Effect::KeepPrivate { book, question, entry } => self
                    .paths
                    .private()
                    .and_then(|folder| keeper.keep_private(&folder, &book, &question, entry.as_deref())),
                Effect::KeepEngagement(engagement) => keeper.keep_engagement(&engagement),
                Effect::KeepActions(actions) => keeper.keep_actions(&actions),
                _ => Ok(()),
            };
            if let Err(error) = done {
                tell(session, &[words::not_saved(&error.to_string())])?;
            }
        }
        Ok(())
    }

    /// What the saver said since the last time; a file somebody else changed is read again first.
    fn news(&self) -> Vec<SaveNews> {
        let events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        let mut news = Vec::new();
        for event in events.try_iter() {
            match event {
                SaveEvent::Merged { path, vanished, .. } => self.files.reread(&path, vanished, &self.post),
                SaveEvent::Failed { path, problem, kept } => news.push(not_saved(Some(&path), &problem, kept)),
                SaveEvent::Saving | SaveEvent::Saved { .. } => {}
            }
        }
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner);
        news.extend(letters.try_iter().filter_map(|letter| match letter {
            Wake::Message(Message::Save(news)) => Some(news),
            _ => None,
        }));
        news
    }

    /// Brings everything to the disk.
    fn close(&self, session: &mut Session<'_>) -> Result<(), Refusal> {
        match self.files.saver.flush(PATIENCE) {
            FlushResult::Saved => tell(session, &[words::ALL_SAVED.to_owned()]),
            FlushResult::Failed { problem, kept } => {
                let path = problem.path().unwrap_or(Path::new(""));
                Err(Refusal::Terminal(app::two_sentences(&problem.to_string(), &at_the_end(path, kept))))
            }
            FlushResult::TimedOut => Err(Refusal::Terminal(words::not_saved("the disk does not answer"))),
        }
    }
}
