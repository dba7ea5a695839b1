//! What the sides keep to themselves, read when a workbook is opened: from the private folder of this machine.
//!
//! Knows storage; knows no screens.

use crate::domain::book::{Book, Slip};
use crate::domain::engagement::BookName;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::storage::error::StorageError;
use crate::storage::keeper::Keeper;
use crate::storage::private::Private;
use crate::storage::workbook::Workbook;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// One side's private file, and what it holds of each round.
#[derive(Debug)]
pub struct KeptPrivate {
    side: Side,
    file: Private,
    rounds: Vec<(BookName, BTreeMap<Id, Entry>)>,
}

impl KeptPrivate {
    /// Reads a side's file for the rounds of a workbook whose questionnaires are at hand.
    ///
    /// # Errors
    /// Reading errors; a file that is not there holds nothing.
    pub fn read(folder: &Path, workbook: &Workbook, side: Side) -> Result<Self, StorageError> {
        let file = Private::open(folder, &workbook.engagement.id, side)?;
        let of_round = |round: &crate::domain::engagement::Round| {
            let questionnaire = workbook.questionnaires().get(&round.questionnaire)?;
            let (entries, _) = file.entries(&round.id, side, questionnaire);
            let name = BookName { round: round.id.clone(), voice: side.voice() };
            (!entries.is_empty()).then_some((name, entries))
        };
        let rounds = workbook.engagement.rounds.iter().filter_map(of_round).collect();
        Ok(Self { side, file, rounds })
    }

    /// As books that say nothing but this.
    pub fn books<'k>(&'k self, workbook: &'k Workbook) -> impl Iterator<Item = (BookName, Arc<Book>)> + 'k {
        self.rounds.iter().filter_map(|(name, entries)| {
            let round = workbook.engagement.round(name.round.as_str())?;
            let mut book = Book::new(round.questionnaire.clone(), name.voice);
            for (question, entry) in entries {
                book.put(question, Slip { entry: Some(entry.clone()), ..Slip::default() });
            }
            Some((name.clone(), Arc::new(book)))
        })
    }

    /// Tells the keeper, so that changes are made from what the file holds.
    pub fn tell(&self, keeper: &mut Keeper) {
        keeper.know_private(&self.file, self.side);
        for (name, entries) in &self.rounds {
            keeper.know_private_entries(name, entries);
        }
    }
}
