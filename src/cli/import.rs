//! `import`: brings in what the other side sent: a copy of the workbook, or one book of it.
//!
//! Prints which files came and how many answers, never what they say.

use crate::cli::json::{self, FORMAT};
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::session::Session;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::storage::atomic::Disk;
use crate::storage::copy::copy;
use crate::storage::error::{StorageError, show};
use crate::storage::import::{Came, Import, Piece, glance, home_of, is_of, round_of};
use crate::storage::library::scan;
use crate::storage::settings;
use crate::storage::workbook::read_engagement;
use crate::texts::{commands as words, import as says};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Options of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What was sent: the folder of a workbook, or one book of it
    pub from: PathBuf,
    /// The workbook it goes into [default: the one of the same engagement in your library]
    #[arg(long, value_name = "WORKBOOK")]
    pub into: Option<PathBuf>,
    /// The round of a single book [default: the folder it lies in, or the only one of its questionnaire]
    #[arg(long)]
    pub round: Option<String>,
    /// Your side: later answers in the other side's books replace earlier ones [default: that of your settings]
    #[arg(long, value_parser = ["agency", "client"])]
    pub side: Option<String>,
    /// Take files that may have been cut short
    #[arg(long)]
    pub cut_too: bool,
    /// Only tell what would come
    #[arg(long)]
    pub check: bool,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonImport {
    format: u32,
    workbook: String,
    new: bool,
    files: Vec<JsonPiece>,
}

#[derive(Debug, Serialize)]
struct JsonPiece {
    file: String,
    came: &'static str,
    taken: usize,
    older: usize,
    beside: Vec<String>,
    reason: Option<String>,
    notes: Vec<String>,
}

/// Runs `import`.
///
/// # Errors
/// What was sent cannot be used or belongs to another engagement, the workbook cannot be changed, the system refuses.
pub fn run(args: &ImportArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let is_file = args.from.is_file() && args.from.file_name().is_none_or(|name| name != "engagement.toml");
    let from = if is_file { args.from.clone() } else { session.root(&args.from) };
    let own = session.paths.settings().ok().and_then(|path| settings::load(&path).0.side);
    let catalogue = session.catalogue();
    let import = Import {
        catalogue: &catalogue,
        own: args.side.as_deref().and_then(Side::parse).or(own),
        cut_too: args.cut_too,
        check: args.check,
        writer: session.writer(),
    };
    let disk = Disk::real();
    if is_file {
        let Some(into) = &args.into else { return Err(refused(says::which_workbook(&show(&from)))) };
        let into = session.root(into);
        session.recover(&into);
        let name = name(args, &into)?;
        let pieces = import.file(&disk, &into, &name, &from)?;
        return told(args, session, &into, &pieces);
    }
    let into = match &args.into {
        Some(into) => {
            let into = session.root(into);
            if !is_of(&from, &into)? {
                return Err(refused(says::other_engagement(&show(&from), &show(&into))));
            }
            Some(into)
        }
        None => home_of(&from, scan(&session.library()?)?.found.into_iter().map(|found| found.path))?,
    };
    let Some(into) = into else { return taken_whole(args, session, &disk, &from) };
    session.recover(&into);
    let pieces = import.copy(&disk, &into, &from)?;
    told(args, session, &into, &pieces)
}

fn refused((sentence, hint): words::Pair) -> Refusal {
    Refusal::usage(sentence, hint)
}

/// A copy of an engagement that is not here becomes a workbook of the library.
fn taken_whole(args: &ImportArgs, session: &mut Session<'_>, disk: &Disk, from: &Path) -> Result<Exit, Refusal> {
    let library = session.library()?;
    let path = if args.check {
        session.tell(&says::would_be_new(&show(&library)));
        library
    } else {
        let path = copy(disk, from, &library)?;
        session.tell(&says::new_here(&show(&path)));
        path
    };
    if args.json {
        let answer = JsonImport { format: FORMAT, workbook: show(&path), new: true, files: Vec::new() };
        json::write(session.out, &answer)?;
    }
    Ok(Exit::Done)
}

/// Which book of the workbook a file is.
fn name(args: &ImportArgs, into: &Path) -> Result<BookName, Refusal> {
    let engagement = read_engagement(into)?.0.content;
    let book = glance(&args.from)?;
    let known: Vec<String> = engagement.rounds.iter().map(|round| round.id.to_string()).collect();
    match (round_of(&engagement, &book, &args.from, args.round.as_deref()), &args.round) {
        (Some(round), _) => Ok(BookName { round, voice: book.voice }),
        (None, Some(asked)) => {
            let path = into.to_path_buf();
            Err(StorageError::NotThere { path, what: "round", name: asked.clone(), known }.into())
        }
        (None, None) => Err(refused(says::which_round(&show(&args.from), &known.join(", ")))),
    }
}

fn told(args: &ImportArgs, session: &mut Session<'_>, into: &Path, pieces: &[Piece]) -> Result<Exit, Refusal> {
    let found = |piece: &Piece| {
        let beside = matches!(&piece.came, Came::Met(brought) if !brought.beside.is_empty());
        beside || matches!(piece.came, Came::Left(_)) || !piece.notes.is_empty()
    };
    let exit = if pieces.iter().any(found) { Exit::Finding } else { Exit::Done };
    if args.json {
        let files = pieces.iter().map(json_piece).collect();
        json::write(session.out, &JsonImport { format: FORMAT, workbook: show(into), new: false, files })?;
        return Ok(exit);
    }
    writeln!(session.out, "{}", says::into(&show(into)))?;
    let width = pieces.iter().map(|piece| piece.file.len()).max().unwrap_or(0);
    for piece in pieces {
        writeln!(session.out, "  {:width$}  {}", piece.file, piece.came.words())?;
        for note in &piece.notes {
            writeln!(session.out, "  {:width$}  {}", "", note.words())?;
        }
    }
    let beside: Vec<&str> = pieces.iter().flat_map(|piece| piece.came.beside()).map(Id::as_str).collect();
    if !beside.is_empty() {
        writeln!(session.out, "{}", says::beside(&beside.join(", ")))?;
    }
    if args.check {
        session.tell(says::CHECKED);
    }
    Ok(exit)
}

fn json_piece(piece: &Piece) -> JsonPiece {
    let (came, taken, older, reason) = match &piece.came {
        Came::New => ("new", 0, 0, None),
        Came::Same => ("same", 0, 0, None),
        Came::Added => ("added", 0, 0, None),
        Came::Met(brought) => ("met", brought.taken.len(), brought.older.len(), None),
        Came::Left(why) => ("left", 0, 0, Some(why.words())),
    };
    JsonPiece {
        file: piece.file.clone(),
        came,
        taken,
        older,
        beside: piece.came.beside().iter().map(Id::to_string).collect(),
        reason,
        notes: piece.notes.iter().map(|note| note.words()).collect(),
    }
}
