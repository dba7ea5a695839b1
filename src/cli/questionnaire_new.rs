//! `questionnaire new`: a questionnaire to begin one's own with, and the schema beside it for editors.

use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::id::Id;
use crate::storage::atomic::Disk;
use crate::storage::catalogue::built_in;
use crate::storage::error::show;
use crate::storage::starter::{self, Beside};
use crate::texts::authoring as words;
use clap::Args;
use std::path::{Path, PathBuf};

/// Options of `questionnaire new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// A name, for your own folder of questionnaires; or a path that ends in .toml, for any other place
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    pub force: bool,
}

/// The id where a name has no letter of any use for one.
const UNNAMED: &str = "my-questionnaire";

/// Runs `questionnaire new`.
///
/// # Errors
/// A file that is there, a name of another kind of file, the id of a built-in questionnaire; nothing was written then.
pub fn run(args: &NewArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let own = session.paths.questionnaires();
    let is_name = args.file.extension().is_none() && args.file.components().count() == 1;
    let path = match &own {
        Ok(own) if is_name => own.join(&args.file).with_extension("toml"),
        _ if is_name => return own.map(|_| Exit::Done).map_err(Refusal::from),
        _ => named(&args.file)?,
    };
    let id = path.file_stem().and_then(|stem| Id::from_words(&stem.to_string_lossy()));
    let id = id.or_else(|| Id::parse(UNNAMED)).ok_or(Refusal::Told(2))?;
    if built_in().any(|listed| listed.edition.id == id) {
        let (sentence, hint) = words::built_in_id(id.as_str());
        return Err(Refusal::usage(sentence, hint));
    }
    if path.exists() && !args.force {
        let (sentence, hint) = words::would_write_over(&show(&path));
        return Err(Refusal::usage(sentence, hint));
    }
    let disk = Disk::real();
    if is_name {
        path.parent().map_or(Ok(()), |folder| disk.create_folders(folder))?;
    }
    let beside = starter::write(&disk, &path, &id)?;
    writeln!(session.out, "{}", show(&path))?;
    session.tell(&words::begun(&show(&path)));
    if let Beside::Foreign(beside) = &beside {
        session.tell(&words::foreign_schema(&show(beside)));
    }
    if let Ok(own) = &own
        && path.parent() != Some(own.as_path())
    {
        session.tell(&words::found_in(&show(own)));
    }
    Ok(Exit::Done)
}

/// A path that names a TOML file; the ending may be left out.
fn named(file: &Path) -> Result<PathBuf, Refusal> {
    match file.extension() {
        None => Ok(file.with_extension("toml")),
        Some(ending) if ending == "toml" => Ok(file.to_path_buf()),
        Some(_) => {
            let (sentence, hint) = words::no_toml(&show(file), &show(&file.with_extension("toml")));
            Err(Refusal::usage(sentence, hint))
        }
    }
}
