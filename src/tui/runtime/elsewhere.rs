//! Writing the open workbook to another place while its own refuses, and going on there.
//!
//! Knows storage; knows no screens.

use crate::storage::copy::{bring, copy};
use crate::storage::error::{StorageError, show};
use crate::texts::app as texts;
use crate::tui::message::{Message, OpenWorkbook};
use crate::tui::outcome::Notice;
use crate::tui::runtime::desk_files::{DeskFiles, notice};
use crate::tui::runtime::reach::Post;
use std::path::Path;
use std::sync::PoisonError;

/// Writes the open workbook, with what is not saved yet, into a folder, and opens that copy.
pub fn save_copy(files: &DeskFiles, folder: &Path, post: &Post<Message>) {
    match try_save_copy(files, &files.paths.expand(folder)) {
        Ok(Some(opened)) => {
            let said = texts::copied_to(&show(&opened.path));
            post.post(Message::Opened(Box::new(opened)));
            post.post(Message::Failed(Notice::plain(said)));
        }
        Ok(None) => {}
        Err(error) => post.post(Message::Failed(notice(&error))),
    }
}

fn try_save_copy(files: &DeskFiles, folder: &Path) -> Result<Option<OpenWorkbook>, StorageError> {
    let root =
        files.kept.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(|keeper| keeper.root().to_owned());
    let Some(root) = root else { return Ok(None) };
    let to = copy(&files.disk, &root, folder)?;
    // From here on nothing is typed into the old workbook any more: what waits is all there is.
    let mut kept = files.kept.lock().unwrap_or_else(PoisonError::into_inner);
    let waiting = files.saver.waiting_in(&root);
    bring(&files.disk, &files.writer(files.saver.now()), (&root, &to), &waiting)?;
    let (opened, keeper) = files.read_in(&to)?;
    *kept = Some(keeper);
    drop(kept);
    files.saver.let_go(&root);
    Ok(Some(opened))
}
