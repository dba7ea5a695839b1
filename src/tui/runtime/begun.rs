//! Beginning a round from the application: on the clerk's thread, by the same function as the command.
//!
//! Knows storage; knows no screens.

use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::parse::date;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use crate::storage::begin_round::{Begin, begin, usual_name};
use crate::storage::error::StorageError;
use crate::storage::workbook::Workbook;
use crate::texts::app as texts;
use crate::texts::rounds as says;
use crate::tui::message::{Message, OpenWorkbook};
use crate::tui::outcome::{NewRound, Notice};
use crate::tui::runtime::desk_files::{DeskFiles, notice};
use crate::tui::runtime::reach::Post;
use crate::tui::terminal::rescue::LIMIT;
use std::path::Path;
use std::sync::PoisonError;

/// Why a round was not begun.
enum Refused {
    Storage(StorageError),
    Words((String, String)),
}

impl From<StorageError> for Refused {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// Begins or joins a round of the open workbook, and opens it with the book to go on with.
pub fn start_round(files: &DeskFiles, new: &NewRound, at: Moment, post: &Post<Message>) {
    post.post(match begun(files, new, at) {
        Ok((opened, book)) => Message::Begun(Box::new(opened), book),
        Err(notice) => Message::Failed(notice),
    });
}

/// The same, without telling anybody.
///
/// # Errors
/// What there is to say where it cannot be begun; nothing was changed then.
pub fn begun(files: &DeskFiles, new: &NewRound, at: Moment) -> Result<(OpenWorkbook, BookName), Notice> {
    let kept = files.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let root = kept.as_ref().map(|keeper| keeper.root().to_owned());
    drop(kept);
    let root = root.ok_or_else(|| Notice::plain(texts::NOTHING_OPEN))?;
    try_start(files, &root, new, at).map_err(|refused| match refused {
        Refused::Storage(error) => notice(&error),
        Refused::Words((sentence, hint)) => Notice::bad(sentence, Some(hint)),
    })
}

fn try_start(files: &DeskFiles, root: &Path, new: &NewRound, at: Moment) -> Result<(OpenWorkbook, BookName), Refused> {
    // What waits belongs into the files before they are read and written here.
    let _ = files.saver.flush(LIMIT);
    let catalogue = files.catalogue();
    let mut workbook = Workbook::open(root)?;
    let edition = catalogue.newest(&new.questionnaire, Some(root));
    let edition = edition.ok_or_else(|| Refused::Words(says::no_questionnaire(&new.questionnaire)))?;
    let (found, text) = catalogue.exactly(&edition, Some(root))?;
    let asked = found.questionnaire;
    let window = new.window.filter(|_| asked.purpose == Purpose::Audit);
    let name = usual_name(&edition.id, window, at.today);
    let id = Id::parse(&name).ok_or_else(|| Refused::Words(says::no_id(&name)))?;
    if let Some(there) = workbook.engagement.round(id.as_str()) {
        if there.questionnaire.id != edition.id {
            return Err(Refused::Words(says::other_questionnaire(id.as_str(), &there.questionnaire.to_string())));
        }
        if let Some(day) = there.closed {
            return Err(Refused::Words(says::is_closed(id.as_str(), &date::show(day))));
        }
    }
    if asked.purpose == Purpose::Audit && new.voice == Voice::Joint {
        return Err(Refused::Words(says::each_alone()));
    }
    if asked.asked_of(new.voice).next().is_none() {
        return Err(Refused::Words(says::nothing_for(new.voice.as_str(), edition.id.as_str())));
    }
    let what = Begin {
        id: id.clone(),
        edition,
        weeks: None,
        start: at.today,
        agenda: "full".to_owned(),
        window,
        voices: vec![new.voice],
    };
    begin(&files.disk, &files.writer(at.now), &catalogue, &mut workbook, (&what, &text))?;
    let mut kept = files.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let (opened, keeper) = files.read_in(root)?;
    *kept = Some(keeper);
    drop(kept);
    Ok((opened, BookName { round: id, voice: new.voice }))
}
