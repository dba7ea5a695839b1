//! Reading a text file: bounded, never blocking on a pipe, checked for UTF-8, with what a later save has to keep.
//!
//! It must not know what the text says; TOML is parsed elsewhere.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::storage::error::StorageError;
use crate::storage::finding::{Finding, Place};

/// The largest file that is read, in MiB (format.md, refused).
pub const LIMIT_MIB: u64 = 64;

/// The comment every TOML file of ours ends with (format.md).
pub const CLOSING_LINE: &str = "# end of file";

/// What a file was like when it was last read or written; two equal stamps are the same content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Length in bytes.
    pub len: u64,
    /// Time of the last change, where the file system keeps one.
    pub modified: Option<SystemTime>,
    /// A hash of the bytes, comparable within one run of the program only.
    pub hash: u64,
}

impl Stamp {
    /// The stamp of no content there is: whatever stands on the disk counts as changed.
    pub const NEVER: Self = Self { len: u64::MAX, modified: None, hash: 0 };

    /// The stamp of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self { len: bytes.len() as u64, modified, hash: hasher.finish() }
    }

    /// Whether both were taken of the same bytes, whenever.
    #[must_use]
    pub fn same_content(&self, other: &Self) -> bool {
        self.len == other.len && self.hash == other.hash
    }
}

/// How the lines of a file end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// `\n`, and every file we begin.
    #[default]
    Lf,
    /// `\r\n`.
    Crlf,
}

/// The form of a text on disk, kept by a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Form {
    /// How most lines end.
    pub ending: Ending,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
}

/// A text as it was read.
#[derive(Debug, Clone)]
pub struct Text {
    /// The file, as it was named.
    pub path: PathBuf,
    /// Its text, without a byte order mark, line ends as they were.
    pub text: String,
    /// Its stamp.
    pub stamp: Stamp,
    /// Line ends and byte order mark.
    pub form: Form,
    /// Whether the closing line is there; if not, the file may have been cut short.
    pub closed: bool,
}

impl Text {
    /// The warning for a file without its closing line, naming how many `things` (`entries`, `questions`) were read.
    #[must_use]
    pub fn cut_warning(&self, count: usize, things: &str) -> Option<Finding> {
        if self.closed {
            return None;
        }
        let message = format!(
            "The closing line `{CLOSING_LINE}` is missing, so the file may have been cut short; {count} {things} {} read.",
            if count == 1 { "was" } else { "were" }
        );
        let finding = Finding::warning(&self.path, Place::of(&self.text, self.text.len()), "closing-line", message);
        Some(finding.with_hint("If something is missing, fetch a whole copy. The next save adds the line."))
    }
}

/// Reads a text file whole.
///
/// # Errors
/// `System` where the operating system refuses, `NotAFile` for pipes, devices and folders, `TooLarge`, `NotUtf8`.
pub fn read(path: &Path) -> Result<Text, StorageError> {
    let (bytes, modified) = read_bytes(path)?;
    let stamp = Stamp::of(&bytes, modified);
    let mut text = String::from_utf8(bytes).map_err(|fault| not_utf8(path, &fault))?;
    let bom = text.starts_with('\u{feff}');
    if bom {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let form = Form { ending: ending_of(&text), bom };
    let closed = is_closed(&text);
    Ok(Text { path: path.to_path_buf(), text, stamp, form, closed })
}

/// [`read`], or `None` where there is no such file.
///
/// # Errors
/// As [`read`], but for a missing file.
pub fn read_if_there(path: &Path) -> Result<Option<Text>, StorageError> {
    match read(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.is_missing() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The bytes of an ordinary file up to the limit, and the time of its last change.
///
/// # Errors
/// As [`read`], but for `NotUtf8`.
pub fn read_bytes(path: &Path) -> Result<(Vec<u8>, Option<SystemTime>), StorageError> {
    let refused = |error| StorageError::system(path, "reading", error);
    // Asked before opening: opening a pipe would wait for its other end.
    refuse_unless_file(path, &fs::metadata(path).map_err(refused)?)?;
    let file = File::open(path).map_err(refused)?;
    let metadata = file.metadata().map_err(refused)?;
    refuse_unless_file(path, &metadata)?;
    let limit = LIMIT_MIB << 20;
    let too_large = || StorageError::TooLarge { path: path.to_path_buf(), limit: LIMIT_MIB };
    if metadata.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok((bytes, metadata.modified().ok()))
}

/// Refuses what is not an ordinary file.
///
/// # Errors
/// `NotAFile`.
pub fn refuse_unless_file(path: &Path, metadata: &fs::Metadata) -> Result<(), StorageError> {
    if metadata.is_file() {
        return Ok(());
    }
    let what = if metadata.is_dir() { "a folder" } else { "a pipe or a device" };
    Err(StorageError::NotAFile { path: path.to_path_buf(), what })
}

/// Whether the last line that is not blank is the closing line.
#[must_use]
pub fn is_closed(text: &str) -> bool {
    text.trim_end().lines().next_back().is_some_and(|line| line.trim_end() == CLOSING_LINE)
}

/// The bytes of a text in the given form, ended by the closing line. In a file of `\r\n` lines every line gets that end; in a
/// file of `\n` lines nothing is changed, because a `\r\n` there stands inside somebody's text.
#[must_use]
pub fn closed_bytes(text: &str, form: Form) -> Vec<u8> {
    let mut body = match form.ending {
        Ending::Lf => text.to_owned(),
        Ending::Crlf => text.replace("\r\n", "\n"),
    };
    if !is_closed(&body) {
        let start = body.trim_end().rfind('\n').map_or(0, |at| at + 1);
        let last = body[start..].trim_end();
        // A closing line that was itself cut: `# end of fi`.
        if last.len() >= "# end".len() && CLOSING_LINE.starts_with(last) {
            body.truncate(start);
        }
        if !body.is_empty() && !body.ends_with('\n') {
            body.push('\n');
        }
        body.push_str(CLOSING_LINE);
        body.push('\n');
    }
    if form.ending == Ending::Crlf {
        body = body.replace('\n', "\r\n");
    }
    if form.bom {
        body.insert(0, '\u{feff}');
    }
    body.into_bytes()
}

/// The ending most lines have.
fn ending_of(text: &str) -> Ending {
    let lines = text.bytes().filter(|&byte| byte == b'\n').count();
    let crlf = text.matches("\r\n").count();
    if crlf * 2 > lines { Ending::Crlf } else { Ending::Lf }
}

fn not_utf8(path: &Path, fault: &std::string::FromUtf8Error) -> StorageError {
    let good = &fault.as_bytes()[..fault.utf8_error().valid_up_to()];
    let text = std::str::from_utf8(good).unwrap_or_default();
    StorageError::NotUtf8 { path: path.to_path_buf(), place: Place::of(text, text.len()) }
}

/// Whether an error only says that there is nothing there.
#[must_use]
pub fn is_not_found(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.toml");
        fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    #[test]
    fn the_form_of_a_windows_file_is_remembered_and_restored() {
        let original = "\u{feff}a = 1\r\n# end of file\r\n".as_bytes();
        let (_folder, path) = file(original);
        let text = read(&path).unwrap();
        assert_eq!(text.text, "a = 1\r\n# end of file\r\n");
        assert!(text.closed);
        assert_eq!(closed_bytes(&text.text, text.form), original);
    }

    #[test]
    fn the_first_bad_byte_is_named_with_line_and_column() {
        let (_folder, path) = file(b"a = 1\n\xc3\xb6 = \"\xff\"\n");
        let error = read(&path).unwrap_err();
        assert!(matches!(error, StorageError::NotUtf8 { place: Place { line: 2, column: 6 }, .. }), "{error:?}");
    }

    #[test]
    fn a_missing_closing_line_is_noticed_and_added_once() {
        for (cut, whole) in [
            ("a = 1\n", "a = 1\n# end of file\n"),
            ("a = 1", "a = 1\n# end of file\n"),
            ("a = 1\n# end of fi", "a = 1\n# end of file\n"),
            ("", "# end of file\n"),
            ("a = 1\n# end of file", "a = 1\n# end of file"),
        ] {
            assert_eq!(String::from_utf8(closed_bytes(cut, Form::default())).unwrap(), whole);
            assert!(is_closed(whole));
        }
        assert!(!is_closed("# end of file\na = 1\n"));
        assert!(is_closed("# end of file\n\n\n"));
        let (_folder, path) = file(b"[entry.a]\n");
        let warning = read(&path).unwrap().cut_warning(1, "entry").unwrap();
        assert_eq!(warning.rule, "closing-line");
        assert!(warning.message.contains("1 entry was read"));
    }

    #[test]
    fn a_comment_that_only_looks_like_the_closing_line_stays() {
        assert_eq!(closed_bytes("a = 1\n# e\n", Form::default()), b"a = 1\n# e\n# end of file\n");
        assert_eq!(
            closed_bytes("a = 1\n# end of the year\n", Form::default()),
            b"a = 1\n# end of the year\n# end of file\n"
        );
    }

    #[test]
    fn a_folder_is_refused_and_a_missing_file_is_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read(folder.path()), Err(StorageError::NotAFile { what: "a folder", .. })));
        assert!(read_if_there(&folder.path().join("none.toml")).unwrap().is_none());
        assert!(read_if_there(&folder.path().join("none/none.toml")).unwrap().is_none());
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_without_waiting_for_its_other_end() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("joint.toml");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(matches!(read(&pipe), Err(StorageError::NotAFile { .. })));
        assert!(matches!(read(Path::new("/dev/zero")), Err(StorageError::NotAFile { .. })));
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused_without_reading_it() {
        let (_folder, path) = file(b"");
        File::options().write(true).open(&path).unwrap().set_len((LIMIT_MIB << 20) + 1).unwrap();
        assert!(matches!(read(&path), Err(StorageError::TooLarge { limit: LIMIT_MIB, .. })));
    }

    #[test]
    fn stamps_tell_content_apart_whatever_the_clock_says() {
        let a = Stamp::of(b"one", None);
        assert!(a.same_content(&Stamp::of(b"one", Some(SystemTime::UNIX_EPOCH))));
        assert!(!a.same_content(&Stamp::of(b"two", None)));
    }
}
