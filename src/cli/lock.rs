//! `lock`: a side closes its blind answers, or its whole book of an audit; what both have locked is open to both.

use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::edit::{Change, Edit};
use crate::domain::entry::Status;
use crate::domain::filled::status_of;
use crate::domain::period::Side;
use crate::domain::question::Question;
use crate::insight::books::AsOf;
use crate::insight::closing::unsaid;
use crate::texts::{answers as says, commands as words, rounds};
use clap::Args;

/// Options of `lock`.
#[derive(Debug, Args)]
pub struct LockArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// Blind questions of the onboarding [default: all that are answered]; an audit is locked as a whole
    pub questions: Vec<String>,
    /// Only say what is blank, and lock nothing; exit with 1 where anything is
    #[arg(long)]
    pub check: bool,
}

/// Runs `lock`.
///
/// # Errors
/// A voice that is no side, a book that is not there, a question that is not blind or not answered; nothing was changed then.
pub fn run(args: &LockArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.book.workbook);
    session.recover(&root);
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let Some(side) = opened.voice.side() else {
        let (sentence, hint) = words::only_sides_lock(args.book.which.voice.as_deref());
        return Err(Refusal::usage(sentence, hint));
    };
    let voice = opened.voice;
    opened.need(session, &[voice])?;
    opened.workbook.refuse_newer()?;
    if args.check {
        return check(session, &opened);
    }
    if opened.is_audit() {
        return whole_book(args, session, &opened, side);
    }
    let before = opened.existing_book()?.clone();
    let mut now = before.clone();
    let mut locked = 0;
    for question in questions(args, &opened)? {
        if before.is_locked(question.id.as_str()) {
            session.tell(&words::locked_before(question.id.as_str()));
            continue;
        }
        now.apply(Edit { question: question.id.clone(), change: Change::Lock, at: session.at });
        locked += 1;
    }
    if locked == 0 {
        session.tell(words::NOTHING_TO_LOCK);
        return Ok(Exit::Done);
    }
    let exit = save::book(session, &opened, &before, &now)?;
    let both = opened.questionnaire.questions().iter().filter(|question| question.blind);
    let other = opened.book(side.other().voice());
    let revealed = both.filter(|question| {
        let id = question.id.as_str();
        now.is_locked(id) && !before.is_locked(id) && other.is_some_and(|book| book.is_locked(id))
    });
    session.tell(&words::locked(locked, side.as_str(), revealed.count()));
    Ok(exit)
}

fn whole_book(args: &LockArgs, session: &mut Session<'_>, opened: &Opened, side: Side) -> Result<Exit, Refusal> {
    if !args.questions.is_empty() {
        let (sentence, hint) = words::audits_lock_whole(opened.round.id.as_str());
        return Err(Refusal::usage(sentence, hint));
    }
    let before = opened.existing_book()?.clone();
    if before.locked.is_some() {
        session.tell(&words::locked_before(opened.round.id.as_str()));
        return Ok(Exit::Done);
    }
    tell_blank(session, opened);
    let mut now = before.clone();
    now.locked = Some(session.at.now);
    let exit = save::book(session, opened, &before, &now)?;
    let other = opened.book(side.other().voice()).is_some_and(|book| book.locked.is_some());
    session.tell(&words::locked_book(opened.round.id.as_str(), side.as_str(), other));
    Ok(exit)
}

/// What the book of the voice that speaks leaves blank, of what it is asked: critical questions first.
fn blank(session: &Session<'_>, opened: &Opened) -> Vec<String> {
    let at = AsOf { today: session.at.today };
    let mut blank = unsaid(&opened.questionnaire, &opened.books(), at);
    blank.retain(|(question, _)| opened.is_audit() || question.blind);
    blank.sort_by_key(|(_, critical)| !critical);
    let name = |question: &Question| question.id.to_string();
    blank.into_iter().map(|(one, critical)| if critical { says::critical(&name(one)) } else { name(one) }).collect()
}

fn tell_blank(session: &mut Session<'_>, opened: &Opened) {
    let blank = blank(session, opened);
    if !blank.is_empty() {
        session.tell(&words::warning(&rounds::blank(blank.len(), &blank.join(", "))));
    }
}

fn check(session: &mut Session<'_>, opened: &Opened) -> Result<Exit, Refusal> {
    opened.existing_book()?;
    let blank = blank(session, opened);
    if blank.is_empty() {
        writeln!(session.out, "{}", rounds::NOTHING_BLANK)?;
        return Ok(Exit::Done);
    }
    writeln!(session.out, "{}", rounds::blank(blank.len(), &blank.join(", ")))?;
    Ok(Exit::Finding)
}

/// The questions named, or every blind one that is answered and asked.
fn questions<'o>(args: &LockArgs, opened: &'o Opened) -> Result<Vec<&'o Question>, Refusal> {
    let book = opened.existing_book()?;
    let status = |question: &Question| status_of(question, book.entry(question.id.as_str()));
    if args.questions.is_empty() {
        let blind = opened.questionnaire.questions().iter().filter(|question| question.blind);
        let asked = blind.filter(|question| opened.questionnaire.is_asked(&opened.round.agenda, &question.id));
        let said = asked.filter(|question| status(question) != Status::Blank);
        return Ok(said.filter(|question| !book.is_locked(question.id.as_str())).collect());
    }
    let mut found = Vec::new();
    for id in &args.questions {
        let question = opened.asked(id)?;
        let pair = if !question.blind {
            words::not_blind(
                id,
                opened.questionnaire.questions().iter().filter(|one| one.blind).map(|one| one.id.as_str()),
            )
        } else if status(question) == Status::Blank {
            words::nothing_to_lock(id)
        } else {
            found.push(question);
            continue;
        };
        return Err(Refusal::usage(pair.0, pair.1));
    }
    Ok(found)
}
