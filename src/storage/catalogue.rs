//! All questionnaires at hand: those built in, those of the person's own folder, the copies in a workbook.
//!
//! Listing is cheap; a questionnaire is parsed when it is asked for, a built-in one once. It writes nothing.

use crate::domain::questionnaire::{Edition, Purpose, Questionnaire, Version};
use crate::storage::error::{StorageError, show};
use crate::storage::finding::{Finding, Place};
use crate::storage::places;
use crate::storage::raw_log::Checked;
use crate::storage::raw_questionnaire::questionnaire;
use crate::storage::read::read;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use toml::de::{DeTable, DeValue};

/// The folder of copies inside a workbook.
pub const FOLDER: &str = "questionnaires";

/// The most files of one folder that are looked at.
const FILES: usize = 1_000;

/// The most bytes of a file that are read to list it.
const HEAD: u64 = 16 << 10;

struct BuiltIn {
    name: &'static str,
    id: &'static str,
    version: Version,
    title: &'static str,
    purpose: Purpose,
    text: &'static str,
    parsed: OnceLock<Arc<Questionnaire>>,
}

macro_rules! built_in {
    ($id:literal, $version:expr, $title:literal, $purpose:expr) => {
        BuiltIn {
            name: concat!("questionnaires/", $id, ".toml"),
            id: $id,
            version: $version,
            title: $title,
            purpose: $purpose,
            text: include_str!(concat!("../../questionnaires/", $id, ".toml")),
            parsed: OnceLock::new(),
        }
    };
}

static BUILT_IN: [BuiltIn; 5] = [
    built_in!("onboarding", Version(1, 1, 0), "Onboarding", Purpose::Coverage),
    built_in!("audit", Version(1, 1, 0), "Quarterly audit", Purpose::Audit),
    built_in!("reset", Version(1, 1, 0), "Reset", Purpose::Plan),
    built_in!("checklist", Version(1, 0, 0), "Admin checklist", Purpose::Plan),
    built_in!("strategic-review", Version(1, 1, 0), "Strategic review", Purpose::Plan),
];

/// Where a questionnaire comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A copy in the workbook.
    Workbook,
    /// The person's own folder.
    Own,
    /// Part of the program.
    BuiltIn,
}

/// A questionnaire as a list shows it, before it is parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its id and version.
    pub edition: Edition,
    /// Its title.
    pub title: String,
    /// What it is for; `None` where its file does not say it in a word we know.
    pub purpose: Option<Purpose>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its file; for a built-in one its name in the program's sources.
    pub path: PathBuf,
}

/// A questionnaire that was found and parsed.
#[derive(Clone, Debug)]
pub struct Found {
    /// The questionnaire.
    pub questionnaire: Arc<Questionnaire>,
    /// Where it comes from.
    pub origin: Origin,
    /// Warnings of its file, and one where it is not quite what was asked for.
    pub findings: Vec<Finding>,
}

/// The questionnaires at hand.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    own: Option<PathBuf>,
}

impl Catalogue {
    /// With the person's own folder, if there is one.
    #[must_use]
    pub const fn new(own: Option<PathBuf>) -> Self {
        Self { own }
    }

    /// Everything at hand: the copies of the workbook, the person's own, the built-in ones. Files that name no edition
    /// are left out; `check` tells why.
    #[must_use]
    pub fn list(&self, workbook: Option<&Path>) -> Vec<Listed> {
        let copies = workbook.map(|workbook| folder(&workbook.join(FOLDER), Origin::Workbook));
        let own = self.own.as_deref().map(|own| folder(own, Origin::Own));
        copies.into_iter().flatten().chain(own.into_iter().flatten()).chain(built_in()).collect()
    }

    /// The questionnaire of an edition: exactly that, else the newest of the same id and major version, with a warning.
    ///
    /// # Errors
    /// `NotThere` where there is none, `Faulty` where what there is cannot be used, reading errors.
    pub fn find(&self, wanted: &Edition, workbook: Option<&Path>) -> Result<Found, StorageError> {
        // Nearly every workbook: its own copy is the built-in one to the letter, and no other file need be looked at.
        if let (Some(built_in), Some(workbook)) = (exact(wanted), workbook)
            && let Ok(path) = places::questionnaire(workbook, wanted)
            && read(&path).is_ok_and(|text| text.text == built_in.text)
        {
            return Ok(Found { origin: Origin::Workbook, ..load_built_in(built_in)? });
        }
        let listed = self.list(workbook);
        let mut failed = None;
        for candidate in ranked(&listed, wanted) {
            match load(candidate) {
                Ok(mut found) => {
                    found.findings.extend(notice(wanted, candidate, failed.as_ref()));
                    return Ok(found);
                }
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        Err(failed.unwrap_or_else(|| self.not_there(wanted, workbook, &listed)))
    }

    /// Exactly the questionnaire of an edition, with the text it was read from: what is not quite it will not do.
    ///
    /// # Errors
    /// `NotThere` where there is none, `Faulty` where what there is cannot be used, reading errors.
    pub fn exactly(&self, wanted: &Edition, workbook: Option<&Path>) -> Result<(Found, String), StorageError> {
        let listed = self.list(workbook);
        let mut failed = None;
        for candidate in listed.iter().filter(|listed| listed.edition == *wanted) {
            match load(candidate).and_then(|found| Ok((found, self.text(candidate)?))) {
                Ok(found) => return Ok(found),
                Err(error) => failed = failed.or(Some(error)),
            }
        }
        Err(failed.unwrap_or_else(|| self.not_there(wanted, workbook, &listed)))
    }

    /// The earlier versions of a questionnaire a workbook keeps copies of; one that cannot be used is passed over.
    #[must_use]
    pub fn earlier(&self, edition: &Edition, workbook: &Path) -> Vec<Arc<Questionnaire>> {
        let copies = folder(&workbook.join(FOLDER), Origin::Workbook).into_iter();
        let earlier = copies.filter(|copy| copy.edition.id == edition.id && copy.edition.version < edition.version);
        earlier.filter_map(|copy| load(&copy).ok()).map(|found| found.questionnaire).collect()
    }

    fn not_there(&self, wanted: &Edition, workbook: Option<&Path>, listed: &[Listed]) -> StorageError {
        StorageError::NotThere {
            path: workbook.or(self.own.as_deref()).unwrap_or(Path::new(FOLDER)).to_path_buf(),
            what: "questionnaire",
            name: wanted.to_string(),
            known: listed.iter().map(|listed| listed.edition.to_string()).collect(),
        }
    }

    /// The questionnaire of a file, wherever it lies.
    ///
    /// # Errors
    /// `Faulty` where it cannot be used, reading errors.
    pub fn of_file(path: &Path) -> Result<Found, StorageError> {
        parsed(path, &read(path)?.text, Origin::Own)
    }

    /// The newest edition of a questionnaire at hand, by its id.
    #[must_use]
    pub fn newest(&self, id: &str, workbook: Option<&Path>) -> Option<Edition> {
        let listed = self.list(workbook).into_iter().map(|listed| listed.edition);
        listed.filter(|edition| edition.id == *id).max_by_key(|edition| edition.version)
    }

    /// The text of a listed questionnaire, for the copy a workbook keeps.
    ///
    /// # Errors
    /// Where its file cannot be read.
    pub fn text(&self, listed: &Listed) -> Result<String, StorageError> {
        match exact(&listed.edition) {
            Some(built_in) if listed.origin == Origin::BuiltIn => Ok(built_in.text.to_owned()),
            _ => Ok(read(&listed.path)?.text),
        }
    }
}

/// The text of a built-in questionnaire.
#[must_use]
pub fn built_in_text(edition: &Edition) -> Option<&'static str> {
    exact(edition).map(|built_in| built_in.text)
}

/// The built-in questionnaires, not parsed.
pub fn built_in() -> impl Iterator<Item = Listed> {
    BUILT_IN.iter().filter_map(|built_in| {
        Some(Listed {
            edition: Edition::parse(&format!("{}@{}", built_in.id, built_in.version))?,
            title: built_in.title.to_owned(),
            purpose: Some(built_in.purpose),
            origin: Origin::BuiltIn,
            path: PathBuf::from(built_in.name),
        })
    })
}

fn exact(wanted: &Edition) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|built_in| wanted.id == *built_in.id && wanted.version == built_in.version)
}

/// The candidates for an edition, best first: exactly that one by origin, then the newest of its major version.
fn ranked<'l>(listed: &'l [Listed], wanted: &Edition) -> Vec<&'l Listed> {
    let same = |listed: &&Listed| listed.edition.id == wanted.id && listed.edition.version.0 == wanted.version.0;
    let mut candidates: Vec<&Listed> = listed.iter().filter(same).collect();
    candidates.sort_by(|a, b| {
        let is_exact = |listed: &Listed| listed.edition.version == wanted.version;
        is_exact(b).cmp(&is_exact(a)).then(b.edition.version.cmp(&a.edition.version))
    });
    candidates
}

fn load(listed: &Listed) -> Result<Found, StorageError> {
    if let (Origin::BuiltIn, Some(built_in)) = (listed.origin, exact(&listed.edition)) {
        return load_built_in(built_in);
    }
    let text = read(&listed.path)?;
    if let Some(built_in) = exact(&listed.edition).filter(|built_in| built_in.text == text.text) {
        // A copy to the letter: it is parsed once for all workbooks.
        return Ok(Found { origin: listed.origin, ..load_built_in(built_in)? });
    }
    parsed(&listed.path, &text.text, listed.origin)
}

fn parsed(path: &Path, text: &str, origin: Origin) -> Result<Found, StorageError> {
    let Checked { content, findings, .. } =
        questionnaire(path, text).map_err(|findings| StorageError::Faulty { path: path.to_path_buf(), findings })?;
    Ok(Found { questionnaire: Arc::new(content), origin, findings })
}

fn load_built_in(built_in: &'static BuiltIn) -> Result<Found, StorageError> {
    let questionnaire = match built_in.parsed.get() {
        Some(parsed) => Arc::clone(parsed),
        None => {
            let path = Path::new(built_in.name);
            let checked = questionnaire(path, built_in.text)
                .map_err(|findings| StorageError::Faulty { path: path.to_path_buf(), findings })?;
            Arc::clone(built_in.parsed.get_or_init(|| Arc::new(checked.content)))
        }
    };
    Ok(Found { questionnaire, origin: Origin::BuiltIn, findings: Vec::new() })
}

/// What to say where the questionnaire used is not the one asked for, or stands in for a broken file.
fn notice(wanted: &Edition, used: &Listed, failed: Option<&StorageError>) -> Option<Finding> {
    if let Some(path) = failed.and_then(StorageError::path) {
        let message = format!("{} cannot be used; `{}` is used in its place.", show(path), used.edition);
        let hint = "Run `handshake check` on the file to see what is wrong with it.";
        return Some(Finding::warning(path, Place::START, "questionnaire-replaced", message).with_hint(hint));
    }
    if used.edition == *wanted {
        return None;
    }
    let message = format!("`{wanted}` is not here; `{}` is used in its place.", used.edition);
    let hint = "Ask the other side for the file of that version, and put it into the folder `questionnaires`.";
    Some(Finding::warning(&used.path, Place::START, "other-version", message).with_hint(hint))
}

fn folder(path: &Path, origin: Origin) -> Vec<Listed> {
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.take(FILES).filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    // The order of a folder is the disk's; ours is always the same.
    paths.sort();
    paths.into_iter().filter_map(|path| listed(path, origin)).collect()
}

/// Reads the keys at the head of a file, and no more.
fn listed(path: PathBuf, origin: Origin) -> Option<Listed> {
    // A pipe or device would block.
    if !fs::metadata(&path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(&path).ok()?.take(HEAD).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    let mut head = text.len();
    for (at, _) in text.match_indices("\n[") {
        head = head.min(at + 1);
    }
    let (table, _) = DeTable::parse_recoverable(&text[..head]);
    let word = |key: &str| table.get_ref().get(key).map(|value| value.get_ref()).and_then(DeValue::as_str);
    if table.get_ref().contains_key("translates") {
        return None;
    }
    let edition = Edition::parse(&format!("{}@{}", word("id")?, word("version")?))?;
    let purpose = match word("purpose") {
        None => Some(Purpose::Coverage),
        Some(word) => Purpose::ALL.into_iter().find(|purpose| purpose.as_str() == word),
    };
    Some(Listed { title: word("title").unwrap_or_default().to_owned(), edition, purpose, origin, path })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn edition(text: &str) -> Edition {
        Edition::parse(text).unwrap()
    }

    /// A workbook with copies of the reset questionnaire under these versions.
    fn workbook(versions: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        for version in versions {
            let text = built_in_text(&edition("reset@1.1.0")).unwrap();
            let text = text.replacen("version = \"1.1.0\"", &format!("version = \"{version}\""), 1);
            fs::write(folder.path().join(FOLDER).join(format!("reset@{version}.toml")), text).unwrap();
        }
        folder
    }

    #[test]
    fn what_is_listed_of_the_built_in_ones_is_what_stands_in_them() {
        for listed in built_in() {
            let found = Catalogue::default().find(&listed.edition, None).unwrap();
            let content = &found.questionnaire;
            assert_eq!(
                (&content.edition, content.title.as_str(), Some(content.purpose)),
                (&listed.edition, listed.title.as_str(), listed.purpose)
            );
        }
    }

    #[test]
    fn a_built_in_questionnaire_is_parsed_once() {
        let find = || Catalogue::default().find(&edition("audit@1.1.0"), None).unwrap().questionnaire;
        assert!(Arc::ptr_eq(&find(), &find()));
    }

    #[test]
    fn the_copy_of_the_workbook_comes_first_and_the_newest_stands_in() {
        let folder = workbook(&["1.1.0", "1.3.0", "2.0.0"]);
        let catalogue = Catalogue::new(Some(folder.path().join("none")));
        let find = |wanted: &str| catalogue.find(&edition(wanted), Some(folder.path())).unwrap();
        let exact = find("reset@1.1.0");
        assert_eq!((exact.origin, exact.findings.len()), (Origin::Workbook, 0));
        let near = find("reset@1.2.0");
        assert_eq!(near.questionnaire.edition.to_string(), "reset@1.3.0");
        assert_eq!(near.findings[0].message, "`reset@1.2.0` is not here; `reset@1.3.0` is used in its place.");
        assert_eq!(catalogue.newest("reset", Some(folder.path())), Some(edition("reset@2.0.0")));
    }

    #[test]
    fn a_broken_copy_is_replaced_by_the_built_in_one_and_said() {
        let folder = workbook(&[]);
        let broken = folder.path().join(FOLDER).join("audit@1.1.0.toml");
        fs::write(&broken, "format = 1\nid = \"audit\"\nversion = \"1.1.0\"\n[[question]]\nid = 3\n").unwrap();
        let found = Catalogue::default().find(&edition("audit@1.1.0"), Some(folder.path())).unwrap();
        assert_eq!((found.origin, found.findings[0].rule), (Origin::BuiltIn, "questionnaire-replaced"));
        assert_eq!(found.questionnaire.questions().len(), 38);
    }

    #[test]
    fn what_is_nowhere_is_told_with_what_there_is() {
        let error = Catalogue::default().find(&edition("onboarding@2.0.0"), None).unwrap_err();
        assert!(error.to_string().contains("there is no questionnaire `onboarding@2.0.0` here"), "{error}");
        assert!(error.hint().unwrap().contains("onboarding@1.1.0"));
    }

    #[test]
    fn a_copy_to_the_letter_is_not_parsed_again() {
        let folder = tempfile::tempdir().unwrap();
        let audit = edition("audit@1.1.0");
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        fs::write(folder.path().join(FOLDER).join("audit@1.1.0.toml"), built_in_text(&audit).unwrap()).unwrap();
        let copy = Catalogue::default().find(&audit, Some(folder.path())).unwrap();
        let built_in = Catalogue::default().find(&audit, None).unwrap();
        assert_eq!(copy.origin, Origin::Workbook);
        assert!(Arc::ptr_eq(&copy.questionnaire, &built_in.questionnaire));
    }

    #[test]
    fn files_that_are_no_questionnaires_are_left_out_of_the_list() {
        let folder = workbook(&["1.1.0"]);
        for (name, bytes) in [
            ("empty.toml", &b""[..]),
            ("noise.toml", &[0xff, 0xfe, 0x00][..]),
            ("deep.toml", &[b'['; 20_000][..]),
            ("de.toml", b"translates = \"reset@1.1.0\"\nid = \"x\"\nversion = \"1.1.0\"\n"),
        ] {
            fs::write(folder.path().join(FOLDER).join(name), bytes).unwrap();
        }
        fs::create_dir(folder.path().join(FOLDER).join("folder.toml")).unwrap();
        let listed = Catalogue::default().list(Some(folder.path()));
        assert_eq!(listed.iter().filter(|listed| listed.origin == Origin::Workbook).count(), 1);
        assert_eq!(listed.len(), 1 + BUILT_IN.len());
    }
}
