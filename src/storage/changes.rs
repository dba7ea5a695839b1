//! Changes of the domain's values as changes of files.
//!
//! It must not know where the files lie or when they are saved.

use toml_edit::{Table, value};

use crate::domain::book::Slip;
use crate::domain::engagement::{Action, Engagement};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::storage::merge::{Change, Part};
use crate::storage::write_book::{Head, head_table, slip_table};
use crate::storage::write_engagement::{actions_table, engagement_table};

/// What a book says of a question: `before`, as last read or put, and now.
#[must_use]
pub fn slip(question: &Id, before: &Slip, now: &Slip) -> Change {
    let part = Part::Question { within: None, id: question.to_string() };
    Change { part, base: slip_table(before), ours: slip_table(now) }
}

/// The head of a book; `None`: there was no book.
#[must_use]
pub fn head(before: Option<&Head>, now: &Head) -> Change {
    Change { part: Part::Top, base: before.map(head_table).unwrap_or_default(), ours: head_table(now) }
}

/// The engagement; `None`: there was none.
#[must_use]
pub fn engagement(before: Option<&Engagement>, now: &Engagement) -> Change {
    Change { part: Part::Top, base: before.map(engagement_table).unwrap_or_default(), ours: engagement_table(now) }
}

/// All actions.
#[must_use]
pub fn actions(before: &[Action], now: &[Action]) -> Change {
    Change { part: Part::Top, base: actions_table(before), ours: actions_table(now) }
}

/// A private note.
#[must_use]
pub fn note(round: &Id, question: &Id, before: Option<&str>, now: Option<&str>) -> Change {
    let table = |text: Option<&str>| {
        let mut table = Table::new();
        if let Some(text) = text {
            table.insert("text", value(text));
        }
        table
    };
    let part = Part::Note { round: round.to_string(), id: question.to_string() };
    Change { part, base: table(before), ours: table(now) }
}

/// A private entry that is not released.
#[must_use]
pub fn private_entry(round: &Id, question: &Id, before: Option<&Entry>, now: Option<&Entry>) -> Change {
    let table = |entry: Option<&Entry>| slip_table(&Slip { entry: entry.cloned(), ..Slip::default() });
    let part = Part::Question { within: Some(round.to_string()), id: question.to_string() };
    Change { part, base: table(before), ours: table(now) }
}
