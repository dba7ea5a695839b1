//! Seals: the SHA-256 digest of a locked book's bytes, by which the other side can check later that it was not changed.
//!
//! It must not know where digests are kept. A digest protects nothing from being read: files are plain.

use sha2::{Digest, Sha256};
use std::path::Path;

use crate::domain::engagement::BookName;
use crate::storage::error::StorageError;
use crate::storage::places;
use crate::storage::read::{Text, closed_bytes, read_if_there};
use crate::storage::toml_file;

/// How a book compares with the digest it was sealed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// To the byte.
    Same,
    /// To the byte, but for what was said later and stands beside.
    SameBeneath,
    /// It was changed.
    Changed,
}

/// The digest of some bytes in small hexadecimal letters.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A digest as somebody sent it: 64 hexadecimal digits, in any case, spaces around; `None` for anything else.
#[must_use]
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(text)
}

/// The digest of a book as it lies on the disk; `None`: it is not there.
///
/// # Errors
/// Reading errors; `UnsafeName`.
pub fn of_book(root: &Path, name: &BookName) -> Result<Option<String>, StorageError> {
    let text = read_if_there(&places::book(root, name)?)?;
    Ok(text.map(|text| digest(&bytes_of(&text))))
}

/// How a book as it lies on the disk compares with a digest; `None`: it is not there.
///
/// # Errors
/// Reading errors; `UnsafeName`.
pub fn compare(root: &Path, name: &BookName, sealed: &str) -> Result<Option<Match>, StorageError> {
    let Some(text) = read_if_there(&places::book(root, name)?)? else { return Ok(None) };
    if digest(&bytes_of(&text)) == sealed {
        return Ok(Some(Match::Same));
    }
    let beneath = without_later(&text)?;
    Ok(Some(if digest(&beneath) == sealed { Match::SameBeneath } else { Match::Changed }))
}

/// Whether a book that was sent is the one of a digest, whatever was said later beside it.
#[must_use]
pub fn fits(text: &Text, sealed: &str) -> bool {
    digest(&bytes_of(text)) == sealed || without_later(text).is_ok_and(|beneath| digest(&beneath) == sealed)
}

/// The bytes a text was read from.
#[must_use]
pub fn bytes_of(text: &Text) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.text.len() + 3);
    if text.form.bom {
        bytes.extend_from_slice("\u{feff}".as_bytes());
    }
    bytes.extend_from_slice(text.text.as_bytes());
    bytes
}

/// The bytes of a book without amendments and conflicts, which never change what stands beneath them.
fn without_later(text: &Text) -> Result<Vec<u8>, StorageError> {
    let mut document = toml_file::parse(text)?;
    for later in ["amended", "conflict"] {
        document.remove(later);
    }
    Ok(closed_bytes(&document.to_string(), text.form))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::book::{Book, Moment};
    use crate::domain::edit::{Change, Edit};
    use crate::domain::id::Id;
    use crate::domain::period::Voice;
    use crate::domain::questionnaire::Edition;
    use crate::domain::value::Value;
    use crate::storage::atomic::Disk;
    use crate::storage::catalogue::Catalogue;
    use crate::storage::save_file::Writer;
    use crate::storage::workbook::Workbook;
    use std::fs;
    use std::time::Duration;

    #[test]
    fn the_digest_is_the_one_other_programs_give() {
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(parse(&format!(" {} ", digest(b"abc").to_uppercase())), Some(digest(b"abc")));
        assert_eq!(parse("abc"), None);
        assert_eq!(parse(&"ä".repeat(32)), None);
    }

    #[test]
    fn what_is_said_later_leaves_the_seal_whole_and_a_changed_answer_breaks_it() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("rounds/2026-q4-audit")).unwrap();
        fs::write(
            root.join("engagement.toml"),
            "format = 1\nid = \"e\"\nagency = { name = \"A\" }\nclient = { name = \"B\" }\n[[rounds]]\nid = \"2026-q4-audit\"\n\
             questionnaire = \"audit@1.0.0\"\nstart = 2026-11-02\n# end of file\n",
        )
        .unwrap();
        let name = BookName { round: Id::parse("2026-q4-audit").unwrap(), voice: Voice::Agency };
        let now = "2026-11-20T10:00:00Z".parse().unwrap();
        let at = Moment { today: "2026-11-20".parse().unwrap(), now };
        let writer = Writer { name: "jo".into(), now, patience: Duration::from_secs(1) };
        let workbook = Workbook::open(root).unwrap();
        let mut book = Book::new(Edition::parse("audit@1.0.0").unwrap(), Voice::Agency);
        let say = |book: &mut Book, question: &str, step| {
            let change = Change::Value(Some(Value::Scale(step)));
            book.apply(Edit { question: Id::parse(question).unwrap(), change, at });
        };
        let save = |before: &Book, after: &Book, seen: Option<&crate::storage::read::Stamp>| {
            workbook.save_book(&Disk::real(), &writer, &name, (before, after), seen).unwrap().stamp
        };
        let empty = book.clone();
        say(&mut book, "a-pipeline-data", 1);
        say(&mut book, "a-data-flow", 3);
        book.locked = Some(now);
        let stamp = save(&empty, &book, None);
        let sealed = of_book(root, &name).unwrap().unwrap();
        assert_eq!(compare(root, &name, &sealed).unwrap(), Some(Match::Same));
        let before = book.clone();
        say(&mut book, "a-pipeline-data", 4);
        say(&mut book, "a-data-rules", 2);
        save(&before, &book, Some(&stamp));
        assert_eq!(compare(root, &name, &sealed).unwrap(), Some(Match::SameBeneath));
        let read = Workbook::open(root).unwrap().book(&Catalogue::default(), &name).unwrap().unwrap();
        assert_eq!(read.book.slip("a-pipeline-data").unwrap().amended.len(), 1);
        let path = root.join("rounds/2026-q4-audit/agency.toml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen("value = 1", "value = 2", 1)).unwrap();
        assert_eq!(compare(root, &name, &sealed).unwrap(), Some(Match::Changed));
        fs::remove_file(&path).unwrap();
        assert_eq!(compare(root, &name, &sealed).unwrap(), None);
    }
}
