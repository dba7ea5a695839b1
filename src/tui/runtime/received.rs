//! Bringing in what the other side sent, and opening the workbook it went into.
//!
//! Knows storage; knows no screens.

use crate::domain::engagement::BookName;
use crate::storage::copy::copy;
use crate::storage::error::{StorageError, show};
use crate::storage::import::{Came, Import, Piece, glance, home_of, round_of};
use crate::storage::library::scan;
use crate::storage::settings;
use crate::storage::workbook::read_engagement;
use crate::texts::import as says;
use crate::tui::message::Message;
use crate::tui::outcome::Notice;
use crate::tui::runtime::desk_files::{DeskFiles, notice};
use crate::tui::runtime::reach::Post;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

/// Brings in a sent copy, or one book of the open workbook, and opens where it went.
pub fn import(files: &DeskFiles, path: &Path, post: &Post<Message>) {
    match try_import(files, &files.paths.expand(path)) {
        Ok((into, said)) => {
            post.post(files.open(&into));
            post.post(Message::Failed(said));
        }
        Err(Told::Notice(notice)) => post.post(Message::Failed(notice)),
        Err(Told::Error(error)) => post.post(Message::Failed(notice(&error))),
    }
}

/// Why nothing came in.
enum Told {
    Notice(Notice),
    Error(StorageError),
}

impl From<StorageError> for Told {
    fn from(error: StorageError) -> Self {
        Self::Error(error)
    }
}

fn try_import(files: &DeskFiles, path: &Path) -> Result<(PathBuf, Notice), Told> {
    let catalogue = files.catalogue();
    let own = files.paths.settings().ok().and_then(|path| settings::load(&path).0.side);
    let writer = files.writer(files.saver.now());
    let import = Import { catalogue: &catalogue, own, cut_too: false, check: false, writer };
    let open =
        files.kept.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|keeper| keeper.root().to_owned());
    if path.is_file() && path.file_name().is_none_or(|name| name != "engagement.toml") {
        let Some(into) = open else { return Err(Told::Notice(Notice::bad(says::OPEN_FIRST, None))) };
        let book = glance(path)?;
        let engagement = read_engagement(&into)?.0.content;
        let Some(round) = round_of(&engagement, &book, path, None) else {
            let rounds: Vec<&str> = engagement.rounds.iter().map(|round| round.id.as_str()).collect();
            let (sentence, hint) = says::which_round(&show(path), &rounds.join(", "));
            return Err(Told::Notice(Notice::bad(sentence, Some(hint))));
        };
        let pieces = import.file(&files.disk, &into, &BookName { round, voice: book.voice }, path)?;
        return Ok((into.clone(), told(&into, &pieces)));
    }
    let from = if path.is_file() { path.parent().unwrap_or(path) } else { path };
    let library = scan(&files.library)?.found.into_iter().map(|found| found.path);
    match home_of(from, open.into_iter().chain(library))? {
        Some(into) => {
            let pieces = import.copy(&files.disk, &into, from)?;
            Ok((into.clone(), told(&into, &pieces)))
        }
        None => {
            let into = copy(&files.disk, from, &files.library)?;
            let said = Notice::plain(says::new_here(&show(&into)));
            Ok((into, said))
        }
    }
}

/// What came, in one sentence; the reason of the first file that did not as its way out.
fn told(into: &Path, pieces: &[Piece]) -> Notice {
    let name = into.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let came = pieces.iter().filter(|piece| !matches!(piece.came, Came::Same | Came::Left(_))).count();
    let beside = pieces.iter().map(|piece| piece.came.beside().len()).sum();
    let left: Vec<&Piece> = pieces.iter().filter(|piece| matches!(piece.came, Came::Left(_))).collect();
    let words = says::in_short(&name, came, beside, left.len());
    let note = pieces.iter().flat_map(|piece| piece.notes.iter().map(move |note| (piece, note.words()))).next();
    let first = left.first().map(|piece| (*piece, piece.came.words())).or(note);
    match first {
        None => Notice::plain(words),
        Some((piece, reason)) => Notice::bad(words, Some(format!("{}: {reason}", piece.file))),
    }
}
