//! One side's private notes of one engagement, in the private folder of this machine, outside every workbook.
//!
//! Nothing that leaves the machine may import this file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::period::{Side, Voice};
use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::storage::atomic::Readers;
use crate::storage::error::StorageError;
use crate::storage::finding::Finding;
use crate::storage::places;
use crate::storage::raw_book;
use crate::storage::read::{Stamp, Text, read_if_there};
use crate::storage::save_file::Target;
use crate::storage::toml_file;

/// The private file of one side, as it was read.
#[derive(Debug, Clone)]
pub struct Private {
    path: PathBuf,
    text: Option<Text>,
    document: DocumentMut,
}

impl Private {
    /// Opens the private file of an engagement; one that is not there is empty.
    ///
    /// # Errors
    /// `UnsafeName` for an engagement id that cannot name a folder; reading errors.
    pub fn open(folder: &Path, engagement: &str, side: Side) -> Result<Self, StorageError> {
        let path = places::private(folder, engagement, side)?;
        let text = read_if_there(&path)?;
        let document = text.as_ref().map_or_else(|| Ok(DocumentMut::new()), toml_file::parse_any)?;
        Ok(Self { path, text, document })
    }

    /// Its stamp; `None` where there is no file.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        self.text.as_ref().map(|text| text.stamp)
    }

    /// Where its changes go: readable for its owner alone.
    #[must_use]
    pub fn target(&self) -> Target {
        let root = self.path.parent().unwrap_or(Path::new("")).to_path_buf();
        Target { root, path: self.path.clone(), readers: Readers::Owner, head: Table::new() }
    }

    /// Refuses to change what a newer version wrote.
    ///
    /// # Errors
    /// `NewerFormat`; `Content` where `format` is no version.
    pub fn refuse_newer(&self) -> Result<(), StorageError> {
        self.text.as_ref().map_or(Ok(()), |text| toml_file::parse(text).map(|_| ()))
    }

    /// Whether anything is kept of a question in a round: a note, or an entry that is not released.
    #[must_use]
    pub fn holds(&self, round: &Id, question: &Id) -> bool {
        ["note", "entry"].into_iter().any(|list| {
            let kept = self.document.get(list).and_then(Item::as_table_like);
            let kept = kept.and_then(|rounds| rounds.get(round.as_str())).and_then(Item::as_table_like);
            kept.is_some_and(|questions| questions.contains_key(question.as_str()))
        })
    }

    /// The notes of a round by question.
    #[must_use]
    pub fn notes(&self, round: &Id) -> BTreeMap<Id, String> {
        let notes = self.document.get("note").and_then(Item::as_table_like).and_then(|notes| notes.get(round.as_str()));
        let notes = notes.and_then(Item::as_table_like).into_iter().flat_map(|notes| notes.iter());
        let note =
            |(id, note): (&str, &Item)| Some((Id::parse(id)?, note.as_table_like()?.get("text")?.as_str()?.to_owned()));
        notes.filter_map(note).collect()
    }

    /// The entries of a round that are not released, read as those of a book, and what was found in them.
    #[must_use]
    pub fn entries(
        &self,
        round: &Id,
        side: Side,
        questionnaire: &Questionnaire,
    ) -> (BTreeMap<Id, Entry>, Vec<Finding>) {
        let entries = self.document.get("entry").and_then(Item::as_table_like);
        let Some(entries) = entries.and_then(|entries| entries.get(round.as_str())) else {
            return (BTreeMap::new(), Vec::new());
        };
        let text = as_book(entries, &questionnaire.edition, side.voice());
        match raw_book::book(&self.path, &text, Some(questionnaire)) {
            Ok(checked) => {
                let entries = checked.content.slips().filter_map(|(id, slip)| Some((id.clone(), slip.entry.clone()?)));
                (entries.collect(), checked.findings)
            }
            Err(findings) => (BTreeMap::new(), findings),
        }
    }
}

/// The entries of one round as the text of a book.
fn as_book(entries: &Item, edition: &Edition, voice: Voice) -> String {
    let mut book = DocumentMut::new();
    book.insert("format", value(toml_file::FORMAT));
    book.insert("questionnaire", value(edition.to_string()));
    book.insert("voice", value(voice.as_str()));
    book.insert("entry", entries.clone());
    format!("{book}\n{}\n", crate::storage::read::CLOSING_LINE)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::entry::Status;
    use crate::domain::value::Value;
    use crate::storage::atomic::Disk;
    use crate::storage::catalogue::Catalogue;
    use crate::storage::changes;
    use crate::storage::save_file::{Writer, save};
    use std::time::Duration;

    #[test]
    fn notes_and_unreleased_entries_are_kept_for_their_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let private = folder.path().join("private");
        let (round, question) = (Id::parse("onboarding").unwrap(), Id::parse("dr-engagement-model").unwrap());
        let empty = Private::open(&private, "0199f0c2", Side::Agency).unwrap();
        assert!(empty.notes(&round).is_empty() && !private.exists());
        let entry = Entry { status: Status::Answered, value: Some(Value::Text("x".into())), ..Entry::default() };
        let changes = [
            changes::note(&round, &question, None, Some("they hesitate\nover budget")),
            changes::private_entry(&round, &question, None, Some(&entry)),
        ];
        let now = "2026-11-12T08:00:00Z".parse().unwrap();
        let writer = Writer { name: "jo".into(), now, patience: Duration::ZERO };
        save(&Disk::real(), &empty.target(), &changes, None, &writer).unwrap();
        let read = Private::open(&private, "0199f0c2", Side::Agency).unwrap();
        assert_eq!(read.notes(&round)[&question], "they hesitate\nover budget");
        assert!(read.notes(&question).is_empty());
        let edition = Edition::parse("onboarding@1.0.0").unwrap();
        let questionnaire = Catalogue::default().find(&edition, None).unwrap().questionnaire;
        let (entries, _) = read.entries(&round, Side::Agency, &questionnaire);
        assert_eq!(entries.len(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&read.path), mode(read.path.parent().unwrap())), (0o600, 0o700));
        }
    }
}
