//! Saving what a command changed, on the same path as the app: lock, merge, durable write.
//!
//! Knows no command.

use crate::cli::opened::Opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::book::Book;
use crate::domain::period::Voice;
use crate::storage::atomic::Disk;
use crate::storage::error::show;
use crate::storage::places;
use crate::storage::save_file::Done;
use crate::texts::commands as words;
use std::path::Path;

/// The book of the voice that speaks as it is, or as it begins: about the period the other books of an audit speak of.
#[must_use]
pub fn begun(opened: &Opened) -> Book {
    let window = Voice::ALL.into_iter().find_map(|voice| opened.book(voice).and_then(|book| book.window));
    let new = || {
        let mut new = Book::new(opened.round.questionnaire.clone(), opened.voice);
        new.window = window;
        new
    };
    opened.book(opened.voice).cloned().unwrap_or_else(new)
}

/// Saves what differs between two states of the book of the voice that speaks.
///
/// # Errors
/// As the save; nothing was changed then.
pub fn book(session: &mut Session<'_>, opened: &Opened, before: &Book, now: &Book) -> Result<Exit, Refusal> {
    if before == now {
        session.tell(words::UNCHANGED);
        return Ok(Exit::Done);
    }
    let name = opened.name(opened.voice);
    let seen = opened.stamp(opened.voice);
    let done = opened.workbook.save_book(&Disk::real(), &session.writer(), &name, (before, now), seen)?;
    tell_if_cut(session, opened, &done);
    Ok(told(session, &done, &opened.workbook.root))
}

/// A file without its closing line gets it with this save: that is the last time it can be noticed.
fn tell_if_cut(session: &mut Session<'_>, opened: &Opened, done: &Done) {
    let Ok(path) = places::book(&opened.workbook.root, &opened.name(opened.voice)) else { return };
    let cut = opened.workbook.findings.iter().any(|finding| finding.rule == "closing-line" && finding.file == path);
    if cut || done.vanished {
        session.tell(&words::warning(&words::closed_now(&show(&path))));
    }
}

/// Tells what became of a save.
pub fn told(session: &mut Session<'_>, done: &Done, root: &Path) -> Exit {
    if done.conflicts.is_empty() {
        if done.merged {
            session.tell(words::MERGED);
        }
        return Exit::Done;
    }
    for part in &done.conflicts {
        session.tell(&words::warning(&words::conflict(&part.name(), &show(root))));
    }
    Exit::Finding
}
