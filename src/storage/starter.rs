//! A questionnaire to begin one's own with, and the schema beside it by which an editor completes and checks.
//!
//! It must not know where a person keeps their questionnaires.

use std::path::{Path, PathBuf};

use crate::domain::id::Id;
use crate::storage::atomic::{Disk, Readers};
use crate::storage::error::StorageError;
use crate::storage::read::read_if_there;
use crate::storage::schema;

/// The questionnaire as it stands in the sources.
const TEXT: &str = include_str!("../../questionnaires/starter.toml");

/// What stands there for the id and the title.
const ID: &str = "id = \"my-questionnaire\"";
const TITLE: &str = "title = \"My questionnaire\"";

/// What became of the schema beside the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// It is there, as this version writes it.
    Schema(PathBuf),
    /// A file of that name is there which is not ours; it was left alone.
    Foreign(PathBuf),
}

/// The text of a new questionnaire with this id; its title is the id in words.
#[must_use]
pub fn text(id: &Id) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    TEXT.replacen(ID, &format!("id = \"{id}\""), 1).replacen(TITLE, &format!("title = \"{title}\""), 1)
}

/// Writes a new questionnaire, and the schema beside it. The caller has asked whether anything stands at `path`.
///
/// # Errors
/// `System`.
pub fn write(disk: &Disk, path: &Path, id: &Id) -> Result<Beside, StorageError> {
    let beside = path.with_file_name(schema::FILE);
    let there = read_if_there(&beside);
    // What cannot be read is not ours to write over.
    let foreign = match &there {
        Ok(Some(text)) => !schema::is_ours(&text.text),
        Ok(None) => false,
        Err(_) => true,
    };
    if !foreign && !matches!(&there, Ok(Some(text)) if text.text == schema::QUESTIONNAIRE) {
        disk.save(&beside, schema::QUESTIONNAIRE.as_bytes(), Readers::Usual)?;
    }
    disk.save(path, text(id).as_bytes(), Readers::Usual)?;
    Ok(if foreign { Beside::Foreign(beside) } else { Beside::Schema(beside) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::question::Kind;
    use crate::domain::questionnaire::Questionnaire;
    use crate::storage::raw_kind::KINDS;
    use crate::storage::raw_questionnaire::questionnaire;
    use std::fs;

    fn load(text: &str) -> Questionnaire {
        let checked = questionnaire(Path::new("starter.toml"), text).unwrap_or_else(|found| panic!("{found:#?}"));
        assert_eq!(checked.findings, []);
        checked.content
    }

    /// The scale that stands there as a comment, as it is when the marks are taken away.
    fn with_the_scale() -> String {
        let from = TEXT.find("# [[question]]").unwrap();
        let block: String = TEXT[from..]
            .lines()
            .take_while(|line| !line.is_empty())
            .fold(String::new(), |all, line| all + line.strip_prefix("# ").unwrap_or_default() + "\n");
        let audit = TEXT.replacen("purpose = \"coverage\"", "purpose = \"audit\"", 1);
        audit.replacen(&TEXT[from..from + TEXT[from..].find("\n\n").unwrap()], &block, 1)
    }

    #[test]
    fn it_loads_without_a_finding_under_its_own_id() {
        let content = load(&text(&Id::parse("how-we-work-2").unwrap()));
        assert_eq!(content.edition.to_string(), "how-we-work-2@1.0.0");
        assert_eq!(content.title, "How we work 2");
    }

    #[test]
    fn it_shows_every_kind_and_the_scale_in_a_comment_that_works() {
        let content = load(&with_the_scale());
        for kind in KINDS {
            assert!(content.questions().iter().any(|question| question.kind.as_str() == kind), "{kind}");
        }
        assert!(!load(TEXT).questions().iter().any(|question| matches!(question.kind, Kind::Scale(_))));
    }

    #[test]
    fn every_question_says_why_and_shows_a_hollow_and_a_solid_answer() {
        for question in load(&with_the_scale()).questions() {
            assert!(!question.why.is_empty() && !question.solid.is_empty(), "{}", question.id);
            assert!(question.examples.is_some() && question.name.is_some(), "{}", question.id);
        }
    }

    #[test]
    fn the_schema_lies_beside_it_and_a_file_of_somebody_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, beside) = (folder.path().join("a.toml"), folder.path().join(schema::FILE));
        let id = Id::parse("a").unwrap();
        assert_eq!(write(&Disk::real(), &path, &id).unwrap(), Beside::Schema(beside.clone()));
        assert!(TEXT.starts_with(&format!("#:schema ./{}\n", schema::FILE)));
        assert_eq!(fs::read_to_string(&beside).unwrap(), schema::QUESTIONNAIRE);
        fs::write(&beside, schema::QUESTIONNAIRE.replacen("draft-07", "draft-04", 1)).unwrap();
        assert_eq!(write(&Disk::real(), &path, &id).unwrap(), Beside::Schema(beside.clone()));
        assert_eq!(fs::read_to_string(&beside).unwrap(), schema::QUESTIONNAIRE);
        for theirs in [&b"{}"[..], &[0xff][..]] {
            fs::write(&beside, theirs).unwrap();
            assert_eq!(write(&Disk::real(), &path, &id).unwrap(), Beside::Foreign(beside.clone()));
            assert_eq!(fs::read(&beside).unwrap(), theirs);
        }
    }
}
