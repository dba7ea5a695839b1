//! `seal`: a locked book's digest, kept in the engagement, by which either side can check the other's book after the
//! exchange.

use crate::cli::json::{self, FORMAT};
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::period::Side;
use crate::storage::atomic::Disk;
use crate::storage::raw_words::quoted;
use crate::storage::seal::{self, Match};
use crate::texts::{commands as words, sealing as says};
use clap::Args;
use serde::Serialize;

/// Options of `seal`.
#[derive(Debug, Args)]
pub struct SealArgs {
    #[command(flatten)]
    /// Which book; without a voice both are checked.
    pub book: BookOptions,
    /// Keep the digest that this side sent, instead of making one
    #[arg(long, value_name = "DIGEST")]
    pub digest: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Serialize)]
struct JsonSeal<'s> {
    format: u32,
    engagement: &'s str,
    round: &'s str,
    agency: JsonSide<'s>,
    client: JsonSide<'s>,
}

#[derive(Debug, Serialize)]
struct JsonSide<'s> {
    digest: Option<&'s str>,
    book: &'static str,
}

/// Runs `seal`.
///
/// # Errors
/// A book that is not there or not locked, a text that is no digest, another digest that is kept already.
pub fn run(args: &SealArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.book.workbook);
    session.recover(&root);
    let named = args.book.which.voice.is_some();
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let Some(side) = opened.voice.side() else {
        if named || args.digest.is_some() {
            let (sentence, hint) = words::only_sides_lock(args.book.which.voice.as_deref());
            return Err(Refusal::usage(sentence, hint));
        }
        return check(args, session, &opened);
    };
    opened.workbook.refuse_newer()?;
    let digest = match &args.digest {
        Some(text) => seal::parse(text).ok_or_else(|| {
            let (sentence, hint) = says::no_digest(&quoted(text));
            Refusal::usage(sentence, hint)
        })?,
        None => own(session, &mut opened, side)?,
    };
    let round = opened.round.id.clone();
    match opened.round.digest.of(side) {
        Some(kept) if kept == digest => {
            session.tell(&says::sealed_before(round.as_str(), side.as_str()));
        }
        Some(_) => {
            let (sentence, hint) = says::other_digest(round.as_str(), side.as_str());
            return Err(Refusal::usage(sentence, hint));
        }
        None => {
            let mut engagement = opened.engagement().clone();
            for one in engagement.rounds.iter_mut().filter(|one| one.id == round) {
                one.digest.set(side, digest.clone());
            }
            let done = opened.workbook.save_engagement(&Disk::real(), &session.writer(), engagement)?;
            save::told(session, &done, &opened.workbook.root);
            let told = if args.digest.is_some() { says::kept } else { says::sealed };
            session.tell(&told(round.as_str(), side.as_str()));
        }
    }
    writeln!(session.out, "{digest}")?;
    Ok(Exit::Done)
}

/// The digest of the side's own book, which has to be locked.
fn own(session: &mut Session<'_>, opened: &mut Opened, side: Side) -> Result<String, Refusal> {
    opened.need(session, &[side.voice()])?;
    let locked = opened.existing_book()?.locked.is_some();
    let name = opened.name(side.voice());
    let digest = seal::of_book(&opened.workbook.root, &name)?;
    digest.filter(|_| locked).ok_or_else(|| {
        let (sentence, hint) = says::not_locked(opened.round.id.as_str(), side.as_str());
        Refusal::usage(sentence, hint)
    })
}

/// How a side's book stands to its seal, in a word.
///
/// # Errors
/// A book that cannot be read.
pub fn state(opened: &Opened, side: Side) -> Result<&'static str, Refusal> {
    let Some(sealed) = opened.round.digest.of(side) else { return Ok("not-sealed") };
    let locked = opened.book(side.voice()).is_some_and(|book| book.locked.is_some());
    let found = seal::compare(&opened.workbook.root, &opened.name(side.voice()), sealed)?;
    Ok(match found {
        Some(Match::Same) => "same",
        Some(Match::SameBeneath) => "same-beneath",
        // A book that was only begun here is not the other side's.
        Some(Match::Changed) if locked => "changed",
        Some(Match::Changed) | None => "not-here",
    })
}

fn check(args: &SealArgs, session: &mut Session<'_>, opened: &Opened) -> Result<Exit, Refusal> {
    let states = [state(opened, Side::Agency)?, state(opened, Side::Client)?];
    if args.json {
        let side = |side: Side, book| JsonSide { digest: opened.round.digest.of(side), book };
        let answer = JsonSeal {
            format: FORMAT,
            engagement: &opened.engagement().id,
            round: opened.round.id.as_str(),
            agency: side(Side::Agency, states[0]),
            client: side(Side::Client, states[1]),
        };
        json::write(session.out, &answer)?;
    } else {
        for (side, state) in Side::ALL.into_iter().zip(states) {
            writeln!(session.out, "{}", says::verdict(side.as_str(), state))?;
        }
    }
    Ok(if states.contains(&"changed") { Exit::Finding } else { Exit::Done })
}

/// Warns of each side's book that is not the one it sealed.
///
/// # Errors
/// A book that cannot be read.
pub fn warn_of_broken(session: &mut Session<'_>, opened: &Opened) -> Result<(), Refusal> {
    for side in Side::ALL {
        if state(opened, side)? == "changed" {
            session.tell(&words::warning(&says::broken(side.as_str(), opened.round.id.as_str())));
        }
    }
    Ok(())
}
