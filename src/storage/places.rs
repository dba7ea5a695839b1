//! Where things lie inside a workbook, and which names may become names of files.
//!
//! It reads and writes nothing but links and folders' names. A name from outside never leaves the workbook.

use std::fs;
use std::path::{Path, PathBuf};

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::questionnaire::Edition;
use crate::domain::visible::visible_line;
use crate::storage::atomic::resolve_links;
use crate::storage::error::StorageError;
use unicode_width::UnicodeWidthChar;

/// The file that makes a folder a workbook.
#[must_use]
pub fn engagement(root: &Path) -> PathBuf {
    root.join("engagement.toml")
}

/// Whether two names lead to the same folder.
#[must_use]
pub fn is_same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// The file of the actions.
#[must_use]
pub fn actions(root: &Path) -> PathBuf {
    root.join("actions.toml")
}

/// The folder of a round.
///
/// # Errors
/// `UnsafeName` for a name Windows keeps to itself.
pub fn round(root: &Path, round: &Id) -> Result<PathBuf, StorageError> {
    refuse_unsafe(root, round.as_str(), "round")?;
    Ok(root.join("rounds").join(round.as_str()))
}

/// The file of a book.
///
/// # Errors
/// As [`round`].
pub fn book(root: &Path, name: &BookName) -> Result<PathBuf, StorageError> {
    Ok(round(root, &name.round)?.join(format!("{}.toml", name.voice)))
}

/// The workbook's own copy of a questionnaire.
///
/// # Errors
/// As [`round`].
pub fn questionnaire(root: &Path, edition: &Edition) -> Result<PathBuf, StorageError> {
    refuse_unsafe(root, edition.id.as_str(), "questionnaire")?;
    Ok(root.join("questionnaires").join(format!("{edition}.toml")))
}

/// Where reports are written by default.
#[must_use]
pub fn reports(root: &Path) -> PathBuf {
    root.join("reports")
}

/// The file of one side's private notes, in the private folder of this machine.
///
/// # Errors
/// `UnsafeName` where the engagement's id, which comes from a file, cannot name a folder.
pub fn private(folder: &Path, engagement: &str, side: Side) -> Result<PathBuf, StorageError> {
    refuse_unsafe(folder, engagement, "folder of private notes")?;
    Ok(folder.join(engagement).join(format!("{side}.toml")))
}

/// The journal of a file of an engagement in the folder of unsaved words, for where nothing can be written beside the file.
/// It goes by the engagement's id, so that the words find their workbook though it was moved or copied.
///
/// # Errors
/// `UnsafeName` where the engagement's id, which comes from a file, cannot name a folder.
pub fn unsaved(folder: &Path, engagement: &str, root: &Path, path: &Path) -> Result<PathBuf, StorageError> {
    refuse_unsafe(folder, engagement, "folder of unsaved words")?;
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    Ok(folder.join(engagement).join(format!("{}.journal", parts.join("+"))))
}

/// Refuses a name that could lead elsewhere or that some system cannot hold: only ASCII letters, digits, hyphens and
/// underscores, at most 64, and none of the names of Windows devices.
///
/// # Errors
/// `UnsafeName`.
pub fn refuse_unsafe(asked_by: &Path, name: &str, what: &'static str) -> Result<(), StorageError> {
    let reason = if name.is_empty() {
        "it is empty"
    } else if name.len() > 64 {
        "it is longer than 64 characters"
    } else if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        "it has characters other than letters, digits and hyphens"
    } else if is_device(name) {
        "Windows keeps this name to itself"
    } else {
        return Ok(());
    };
    Err(StorageError::UnsafeName { path: asked_by.to_path_buf(), name: name.to_owned(), what, reason })
}

fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |stem: &str| {
        name.strip_prefix(stem).is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Refuses to begin a new file outside `root`, where links inside a received workbook would lead it.
///
/// # Errors
/// `UnsafeName`; `System` where the links go round in a circle.
pub fn refuse_outside(root: &Path, path: &Path) -> Result<(), StorageError> {
    let refused = |error| StorageError::system(path, "following the link", error);
    let target = resolve_links(path).map_err(refused)?;
    let real_root = fs::canonicalize(root).map_err(refused)?;
    let standing = target.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(root);
    if fs::canonicalize(standing).map_err(refused)?.starts_with(&real_root) {
        return Ok(());
    }
    Err(StorageError::UnsafeName {
        path: root.to_path_buf(),
        name: path.strip_prefix(root).unwrap_or(path).to_string_lossy().into_owned(),
        what: "new file",
        reason: "a link leads it out of the workbook",
    })
}

/// A folder for a new workbook that is not there yet: `halyard-northwind`, else `halyard-northwind-2` and so on.
#[must_use]
pub fn free_folder(library: &Path, agency: &str, client: &str) -> PathBuf {
    let name = folder_name(&format!("{agency} {client}"));
    let name = name.as_str();
    let first = library.join(name);
    if !first.exists() && !is_device(name) {
        return first;
    }
    (2_u32..).map(|n| library.join(format!("{name}-{n}"))).find(|path| !path.exists()).unwrap_or(first)
}

/// The name of a folder made of words: letters and digits of any script in lower case, hyphens for the rest.
fn folder_name(words: &str) -> String {
    // An accent that stands on its own belongs to the letter before it; what merely cannot be seen does not.
    let is_accent = |c: char| c.width() == Some(0) && visible_line(&format!("a{c}")).ends_with(c);
    let mut name = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_accent(c) && !name.is_empty() && !name.ends_with('-') {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.chars().count() == 48 {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "engagement".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::period::Voice;

    #[test]
    fn a_book_lies_in_the_folder_of_its_round() {
        let root = Path::new("halyard");
        let name = BookName { round: Id::parse("2026-q4-audit").unwrap(), voice: Voice::Client };
        assert_eq!(book(root, &name).unwrap(), Path::new("halyard/rounds/2026-q4-audit/client.toml"));
        let edition = Edition::parse("onboarding@1.0.0").unwrap();
        assert_eq!(questionnaire(root, &edition).unwrap(), Path::new("halyard/questionnaires/onboarding@1.0.0.toml"));
    }

    #[test]
    fn names_that_lead_elsewhere_or_nowhere_are_refused() {
        let long = "a".repeat(65);
        for name in
            ["", "..", "a/b", "a\\b", "/etc", "c:", "a.b", "con", "NUL", "com1", "lpt9", "ä", "a\0b", long.as_str()]
        {
            let error = private(Path::new("private"), name, Side::Agency).unwrap_err();
            assert!(matches!(error, StorageError::UnsafeName { .. }), "{name:?}");
            assert!(error.hint().is_some());
        }
        for name in ["0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10", "console", "com10", "a"] {
            assert!(private(Path::new("private"), name, Side::Client).is_ok(), "{name}");
        }
        assert!(round(Path::new("w"), &Id::parse("con").unwrap()).is_err());
    }

    #[test]
    fn a_new_workbook_gets_a_folder_of_its_own() {
        let library = tempfile::tempdir().unwrap();
        let path = free_folder(library.path(), "Halyard", "Northwind Instruments");
        assert_eq!(path.file_name().unwrap(), "halyard-northwind-instruments");
        fs::create_dir(&path).unwrap();
        let second = free_folder(library.path(), "Halyard", "Northwind Instruments");
        assert_eq!(second.file_name().unwrap(), "halyard-northwind-instruments-2");
        for (agency, client, name) in [
            ("Ørsted Media", "日本会社", "ørsted-media-日本会社"),
            ("Straße & Söhne", "قهوة", "straße-söhne-قهوة"),
            ("हिन्दी", "Cafe\u{301}", "हिन्दी-cafe\u{301}"),
            ("../../etc", "a/b\\c:d*?\"<>|", "etc-a-b-c-d"),
            ("a\u{202e}b", "\u{200b}c\u{feff}", "a-b-c"),
            ("☕", "...", "engagement"),
        ] {
            assert_eq!(free_folder(library.path(), agency, client).file_name().unwrap(), name);
        }
        let long = free_folder(library.path(), &"日".repeat(200), "x");
        assert!(long.file_name().unwrap().len() <= 200);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_a_received_workbook_leads_no_new_file_outside() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (root, outside) = (folder.path().join("workbook"), folder.path().join("outside"));
        fs::create_dir_all(root.join("rounds/a")).unwrap();
        fs::create_dir(&outside).unwrap();
        symlink(&outside, root.join("rounds/b")).unwrap();
        symlink(outside.join("new.toml"), root.join("rounds/a/joint.toml")).unwrap();
        assert!(refuse_outside(&root, &root.join("rounds/a/client.toml")).is_ok());
        assert!(refuse_outside(&root, &root.join("rounds/c/client.toml")).is_ok());
        assert!(refuse_outside(&root, &root.join("rounds/b/client.toml")).is_err());
        assert!(refuse_outside(&root, &root.join("rounds/a/joint.toml")).is_err());
        // A workbook that itself lies behind a link is fine.
        symlink(&root, folder.path().join("linked")).unwrap();
        let linked = folder.path().join("linked");
        assert!(refuse_outside(&linked, &linked.join("rounds/a/client.toml")).is_ok());
    }
}
