//! A side's private answers: they lie in the private folder of this machine, outside every workbook, until released.
//!
//! Only the side itself, on its own machine and when it asks for them, is shown them.

use crate::cli::opened::Opened;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::book::{Book, Slip};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::question::Question;
use crate::storage::atomic::Disk;
use crate::storage::changes;
use crate::storage::private::Private;
use crate::storage::save_file;
use crate::texts::{commands as words, entering};
use std::collections::BTreeMap;

/// The private file of the side that speaks.
#[derive(Debug)]
pub struct KeptPrivate {
    file: Private,
    entries: BTreeMap<Id, Entry>,
}

impl KeptPrivate {
    /// Opens the private file of the side that speaks.
    ///
    /// # Errors
    /// A voice that is no side; a file that cannot be read.
    pub fn open(session: &mut Session<'_>, opened: &Opened) -> Result<Self, Refusal> {
        let Some(side) = opened.voice.side() else {
            let (sentence, hint) = entering::private_of_sides(opened.voice.as_str());
            return Err(Refusal::usage(sentence, hint));
        };
        let file = Private::open(&session.paths.private()?, &opened.engagement().id, side)?;
        let (entries, findings) = file.entries(&opened.round.id, side, &opened.questionnaire);
        for finding in findings.iter().filter(|finding| finding.rule != "closing-line") {
            session.warn(finding);
        }
        Ok(Self { file, entries })
    }

    /// The entry of a question, not released.
    #[must_use]
    pub fn entry(&self, question: &str) -> Option<&Entry> {
        self.entries.get(question)
    }

    /// A book that says of this question what is kept in private, for the rules of edits.
    #[must_use]
    pub fn as_book(&self, opened: &Opened, question: &Question) -> Book {
        let mut book = Book::new(opened.round.questionnaire.clone(), opened.voice);
        let entry = self.entry(question.id.as_str()).cloned();
        book.put(&question.id, Slip { entry, ..Slip::default() });
        book
    }

    /// Saves what a changed book says of the question.
    ///
    /// # Errors
    /// As the save; nothing was changed then.
    pub fn save(
        &self,
        session: &mut Session<'_>,
        opened: &Opened,
        question: &Question,
        now: &Book,
    ) -> Result<Exit, Refusal> {
        let id = question.id.as_str();
        let (before, after) = (self.entry(id), now.entry(id));
        if before == after {
            session.tell(words::UNCHANGED);
            return Ok(Exit::Done);
        }
        let change = changes::private_entry(&opened.round.id, &question.id, before, after);
        let target = self.file.target();
        let seen = self.file.stamp();
        let done = save_file::save(&Disk::real(), &target, &[change], seen.as_ref(), &session.writer())?;
        session.tell(&entering::kept_private(id));
        Ok(save::told(session, &done, &opened.workbook.root))
    }
}
