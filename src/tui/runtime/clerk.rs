//! The clerk: one thread that does what takes time (sums, reading, writing new workbooks) and posts what came of it.
//!
//! It sleeps without waking while there is nothing to do. Figures asked for again before they were computed are computed
//! once.

use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::domain::period::Voice;
use crate::insight::books::{AsOf, Books};
use crate::insight::score::score;
use crate::insight::scorecard::Scorecard;
use crate::insight::sides::{Sides, Whole};
use crate::tui::message::{Everything, Message, Sources};
use crate::tui::outcome::NewRound;
use crate::tui::runtime::begun;
use crate::tui::runtime::desk_files::DeskFiles;
use crate::tui::runtime::elsewhere;
use crate::tui::runtime::reach::Post;
use crate::tui::runtime::received;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Something that takes time.
#[derive(Debug)]
pub enum Job {
    /// Compute figures.
    Score(BookName, Arc<Sources>),
    /// Sum up both sides.
    Compare(Arc<Everything>),
    /// Begin a round, or join it, and open it.
    StartRound(NewRound, Moment),
    /// Keep preferences; whether to say so when it worked.
    Prefer(crate::tui::outcome::Preferences, bool),
    /// Open a workbook.
    Open(PathBuf),
    /// Create a workbook and open it.
    Create(crate::tui::outcome::NewWorkbook, Moment),
    /// Write the sample and open it.
    Sample(Moment),
    /// Write the open workbook into a folder and go on there.
    SaveCopy(PathBuf),
    /// Bring in what the other side sent.
    Import(PathBuf),
    /// See whether a file was changed elsewhere.
    LookAgain,
    /// A file was merged while saving: read it again.
    Reread(PathBuf, bool),
}

/// The clerk's letter boxes: reading a whole library takes long, and opening a workbook does not wait for it.
#[derive(Clone, Debug)]
pub struct Clerk {
    jobs: Sender<Job>,
    scans: Sender<Moment>,
}

impl Clerk {
    /// Puts a clerk to work; without a thread, nothing that takes time is done.
    #[must_use]
    pub fn start(files: DeskFiles, post: Post<Message>) -> Self {
        let ((jobs, asked), (scans, wanted)) = (channel(), channel::<Moment>());
        let files = Arc::new(files);
        let scan = {
            let (files, post) = (Arc::clone(&files), post.clone());
            move || {
                while let Ok(at) = wanted.recv() {
                    // Of several wishes only the newest is one.
                    files.scan(wanted.try_iter().last().unwrap_or(at), &post);
                }
            }
        };
        let work = move || work(&asked, &files, &post);
        // A system without a thread to give cannot run the terminal's reader either.
        let _ = thread::Builder::new().name("clerk".into()).stack_size(2 << 20).spawn(work);
        let _ = thread::Builder::new().name("librarian".into()).stack_size(2 << 20).spawn(scan);
        Self { jobs, scans }
    }

    /// Asks for something; returns at once.
    pub fn ask(&self, job: Job) {
        let _ = self.jobs.send(job);
    }

    /// Asks for the library to be read; returns at once.
    pub fn scan(&self, at: Moment) {
        let _ = self.scans.send(at);
    }
}

fn work(jobs: &Receiver<Job>, files: &DeskFiles, post: &Post<Message>) {
    let mut waiting: Vec<Job> = Vec::new();
    loop {
        if waiting.is_empty() {
            match jobs.recv() {
                Ok(job) => waiting.push(job),
                Err(_) => return,
            }
        }
        for job in jobs.try_iter() {
            forget_older(&mut waiting, &job);
            waiting.push(job);
        }
        match waiting.remove(0) {
            Job::Score(book, from) => {
                if let Some(card) = compute(&book, &from) {
                    post.post(Message::Scored(book, Box::new(card)));
                }
            }
            Job::Prefer(mine, aloud) => {
                let notice = files.prefer(&mine);
                if aloud || notice.tone == crate::tui::outcome::Tone::Bad {
                    post.post(Message::Failed(notice));
                }
            }
            Job::Compare(from) => post.post(Message::Sides(Box::new(compare(&from)))),
            Job::StartRound(new, at) => begun::start_round(files, &new, at, post),
            Job::Open(path) => post.post(files.open(&path)),
            Job::Create(new, at) => post.post(files.create(&new, at)),
            Job::Sample(at) => post.post(files.sample(at)),
            Job::SaveCopy(folder) => elsewhere::save_copy(files, &folder, post),
            Job::Import(path) => received::import(files, &path, post),
            Job::LookAgain => files.look_again(post),
            Job::Reread(path, vanished) => files.reread(&path, vanished, post),
        }
    }
}

/// Of several requests for the same figures only the newest is done.
fn forget_older(waiting: &mut Vec<Job>, newer: &Job) {
    if let Job::Score(book, _) = newer {
        waiting.retain(|job| !matches!(job, Job::Score(other, _) if other == book));
    }
    if matches!(newer, Job::Compare(_)) {
        waiting.retain(|job| !matches!(job, Job::Compare(_)));
    }
}

/// The figures of a round and voice; `None` where there are none.
#[must_use]
pub fn compute(book: &BookName, from: &Sources) -> Option<Scorecard> {
    let round = from.engagement.round(book.round.as_str())?;
    let of = |voice: Voice| from.books.get(&BookName { round: book.round.clone(), voice }).map(Arc::as_ref);
    let books = Books {
        engagement: &from.engagement,
        round,
        joint: of(Voice::Joint),
        agency: of(Voice::Agency),
        client: of(Voice::Client),
        sales: of(Voice::Sales),
        perspective: book.voice,
    };
    score(&from.questionnaire, &books, AsOf { today: from.at.today }).ok()
}

/// Both sides of every round.
#[must_use]
pub fn compare(from: &Everything) -> Sides {
    let whole = Whole { engagement: &from.engagement, questionnaires: &from.questionnaires, books: &from.books };
    whole.sides(AsOf { today: from.at.today })
}
