//! One entry in a few words, and the values of commands cleaned as if typed.
//!
//! Knows no command.

use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::domain::visible::clean_input;
use crate::texts::answers as says;

/// What an entry says, in a word or two: `answered, stated`; in an audit, where answers have no standing, `answered`.
#[must_use]
pub fn state(question: &Question, entry: Option<&Entry>, voice: Voice, audit: bool) -> String {
    let status = status_of(question, entry);
    match (status, entry) {
        (Status::Answered, _) if audit => status.as_str().to_owned(),
        (Status::Answered, Some(entry)) => {
            let standing = entry.standing_as_written(voice == Voice::Joint);
            says::answered(standing.as_str())
        }
        (Status::Blank, Some(entry)) if entry.value.is_some() => says::UNFINISHED.to_owned(),
        _ => status.as_str().to_owned(),
    }
}

/// A text of an option, cleaned; `None` where nothing is left, which takes back what stood there.
#[must_use]
pub fn text(given: &str) -> Option<String> {
    let clean = clean_input(given);
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}
