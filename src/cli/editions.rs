//! A questionnaire by the name a person gives it: its id, the newest then, or id and version; or its file.

use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::domain::questionnaire::Edition;
use crate::storage::catalogue::Catalogue;
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::texts::commands as words;
use std::path::{Path, PathBuf};

/// The edition a name means: `onboarding@1.0.0`, or the newest at hand of `onboarding`.
///
/// # Errors
/// An id nothing at hand has, with the nearest that is there. Whether a version is there is not looked at.
pub fn named(catalogue: &Catalogue, name: &str, workbook: Option<&Path>) -> Result<Edition, Refusal> {
    if let Some(edition) = Edition::parse(name).or_else(|| catalogue.newest(name, workbook)) {
        return Ok(edition);
    }
    let listed = catalogue.list(workbook);
    let known: Vec<&str> = listed.iter().map(|listed| listed.edition.id.as_str()).collect();
    Err(Refusal::usage(words::no_such("questionnaire", &quoted(name)), did_you_mean(name, known)))
}

/// The file in the person's own folder of this name: what is so faulty that it has no id is known by nothing else.
#[must_use]
pub fn own_file(name: &str, session: &Session<'_>) -> Option<PathBuf> {
    let name = Path::new(name).file_name().filter(|file| *file == name)?.to_str()?;
    let file = session.paths.questionnaires().ok()?.join(format!("{}.toml", name.trim_end_matches(".toml")));
    file.is_file().then_some(file)
}
