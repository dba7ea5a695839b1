//! `set`: what the interview does at one question: a value, a status, a standing, and what stands around them.
//!
//! The rules of an edit are `domain::edit`'s; here the options become edits.

use crate::cli::answer;
use crate::cli::kept_private::KeptPrivate;
use crate::cli::opened::Opened;
use crate::cli::options::BookOptions;
use crate::cli::refusal::{Exit, Refusal};
use crate::cli::save;
use crate::cli::session::Session;
use crate::domain::book::Book;
use crate::domain::edit::{Change, Edit};
use crate::domain::entry::{Entry, Evidence, FollowUp, Standing, Status};
use crate::domain::filled::status_of;
use crate::domain::parse::show;
use crate::domain::question::{Kind, Question};
use crate::domain::value::Value;
use crate::domain::visible::clean_input;
use crate::insight::books::AsOf;
use crate::insight::{applies, counts};
use crate::storage::raw_limits::TEXT;
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::storage::read::{LIMIT_MIB, read};
use crate::storage::typed_text;
use crate::texts::answers;
use crate::texts::commands as words;
use crate::texts::entering;
use clap::Args;
use std::io::Read;
use std::path::PathBuf;

/// Options of `set`.
#[derive(Debug, Args)]
pub struct SetArgs {
    #[command(flatten)]
    /// Which book.
    pub book: BookOptions,
    /// The question's id
    pub question: String,
    /// The answer, as you would type it in the app; TOML for records and tables; `-` reads standard input
    #[arg(allow_hyphen_values = true)]
    pub value: Option<String>,
    /// Read the answer from this file
    #[arg(long, value_name = "FILE", conflicts_with = "value")]
    pub file: Option<PathBuf>,
    /// Take the answer back
    #[arg(long, conflicts_with_all = ["value", "file", "status", "standing"])]
    pub clear: bool,
    /// answered, unknown, cannot-tell, not-applicable or declined
    #[arg(long)]
    pub status: Option<String>,
    /// assumed or stated; agreed is the command `agree`, proven follows from evidence
    #[arg(long)]
    pub standing: Option<String>,
    /// Who finds out what is unknown, or tests what is assumed; empty takes it back
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// By when
    #[arg(long, value_name = "DATE")]
    pub by: Option<String>,
    /// Why it is not applicable or declined; empty takes it back
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// A note everybody sees who sees the book; empty takes it back
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Add a piece of evidence: what it is
    #[arg(long, value_name = "TEXT")]
    pub evidence: Option<String>,
    /// Where this evidence lies
    #[arg(long, value_name = "TEXT", requires = "evidence")]
    pub evidence_where: Option<String>,
    /// The date of this evidence
    #[arg(long, value_name = "DATE", requires = "evidence")]
    pub evidence_on: Option<String>,
}

/// Runs `set`.
///
/// # Errors
/// What is not there, what does not fit, what cannot be saved; nothing was changed then.
pub fn run(args: &SetArgs, session: &mut Session<'_>) -> Result<Exit, Refusal> {
    let root = session.root(&args.book.workbook);
    session.recover(&root);
    let mut opened = Opened::read(session, &args.book.workbook, &args.book.which)?;
    let voice = opened.voice;
    opened.need(session, &[voice])?;
    opened.workbook.refuse_newer()?;
    let question = opened.asked(&args.question)?;
    let value = given(args, session, question)?;
    let released = opened.book(voice).and_then(|book| book.entry(question.id.as_str()));
    let private = if question.private && released.is_none_or(|entry| entry.released.is_none()) {
        Some(KeptPrivate::open(session, &opened)?)
    } else {
        None
    };
    let before = private.as_ref().map_or_else(|| save::begun(&opened), |private| private.as_book(&opened, question));
    let mut now = before.clone();
    let plan = Plan { args, session, opened: &opened, question };
    let read = value.clone();
    let changes = plan.changes(value, before.entry(question.id.as_str()))?;
    if changes.is_empty() {
        return Err(Refusal::usage(entering::NOTHING_TO_SET, entering::NOTHING_TO_SET_HINT));
    }
    apply(&mut now, question, changes, session);
    if let Some(private) = private {
        return private.save(session, &opened, question, &now);
    }
    let exit = save::book(session, &opened, &before, &now)?;
    if let (Some(typed), Some(read)) = (&args.value, &read) {
        let shown = show::as_read(&question.kind, read, typed).map(|shown| answers::read_as(&shown));
        shown.iter().for_each(|words| session.tell(words));
    }
    tell(session, &opened, question, &now);
    Ok(exit)
}

fn apply(book: &mut Book, question: &Question, changes: Vec<Change>, session: &Session<'_>) {
    for change in changes {
        book.apply(Edit { question: question.id.clone(), change, at: session.at });
    }
}

fn tell(session: &mut Session<'_>, opened: &Opened, question: &Question, now: &Book) {
    let id = question.id.as_str();
    let entry = now.entry(id);
    if now.is_locked(id) {
        return session.tell(&words::amended(id));
    }
    let state = answer::state(question, entry, opened.voice, opened.is_audit());
    session.tell(&words::now_is(id, &state, opened.voice.as_str(), opened.round.id.as_str()));
    let status = status_of(question, entry);
    let followed = entry.and_then(|entry| entry.follow_up.as_ref());
    let followed = followed.is_some_and(|one| one.owner.is_some() && one.by.is_some());
    let reasoned = entry.is_some_and(|entry| entry.reason.is_some());
    let assumed = entry.is_some_and(|entry| entry.standing == Some(Standing::Assumed));
    match status {
        Status::Unknown if !followed => session.tell(&words::hint(entering::WHO_FINDS_OUT)),
        Status::Answered if assumed && !followed => session.tell(&words::hint(entering::WHO_TESTS)),
        Status::NotApplicable | Status::Declined if !reasoned => session.tell(&words::hint(entering::SAY_WHY)),
        _ => {}
    }
}

/// The value that was given, in whichever way.
fn given(args: &SetArgs, session: &mut Session<'_>, question: &Question) -> Result<Option<Value>, Refusal> {
    let text = match (&args.value, &args.file) {
        (Some(dash), _) if dash == "-" => {
            let mut bytes = Vec::new();
            // No file of ours is longer (`format.md`).
            session.input.take(LIMIT_MIB << 20).read_to_end(&mut bytes)?;
            let text = String::from_utf8(bytes);
            one_end_less(text.map_err(|_| Refusal::usage(entering::NOT_UTF8, entering::NOT_UTF8_HINT))?)
        }
        (Some(text), _) => text.clone(),
        (None, Some(file)) => one_end_less(read(file)?.text),
        (None, None) => return Ok(None),
    };
    let text = clean_input(&text);
    if question.kind.columns().is_empty() && text.len() > TEXT {
        return Err(Refusal::usage(entering::TOO_LONG, entering::TOO_LONG_HINT));
    }
    match typed_text::value(&question.kind, &text, session.at.today) {
        Ok(value) => Ok(Some(value)),
        Err(mut problem) => {
            problem.hint = how(question, problem.hint);
            Err(problem.into())
        }
    }
}

/// The end of the last line belongs to the file, not to the answer.
fn one_end_less(mut text: String) -> String {
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    text
}

/// For answers with cells the hint names the columns.
fn how(question: &Question, hint: String) -> String {
    match &question.kind {
        Kind::Record(_) | Kind::Table(_) if hint.is_empty() => entering::see_columns(question.id.as_str()),
        _ => hint,
    }
}

/// Turns the options into changes.
struct Plan<'p, 's> {
    args: &'p SetArgs,
    session: &'p Session<'s>,
    opened: &'p Opened,
    question: &'p Question,
}

impl Plan<'_, '_> {
    fn changes(&self, value: Option<Value>, entry: Option<&Entry>) -> Result<Vec<Change>, Refusal> {
        let args = self.args;
        let mut changes = Vec::new();
        let answers = value.is_some();
        changes.extend(value.map(|value| Change::Value(Some(value))));
        if args.clear {
            changes.push(Change::Value(None));
        }
        if let Some(word) = &args.status {
            changes.push(Change::Status(self.status(word, answers, entry)?));
        }
        if let Some(word) = &args.standing {
            changes.push(Change::Standing(self.standing(word, answers, entry)?));
        }
        if args.owner.is_some() || args.by.is_some() {
            changes.push(Change::FollowUp(self.follow_up(entry)?));
        }
        changes.extend(args.reason.as_deref().map(|reason| Change::Reason(answer::text(reason))));
        changes.extend(args.note.as_deref().map(|note| Change::Note(answer::text(note))));
        changes.extend(self.evidence(entry)?);
        Ok(changes)
    }

    fn status(&self, word: &str, answers: bool, entry: Option<&Entry>) -> Result<Status, Refusal> {
        let known = Status::WRITTEN.map(Status::as_str);
        let status = Status::parse(word)
            .ok_or_else(|| Refusal::usage(words::no_such("status", &quoted(word)), did_you_mean(word, known)))?;
        let id = self.question.id.as_str();
        let pair = match status {
            Status::Answered if !answers && entry.is_none_or(|entry| entry.value.is_none()) => {
                entering::no_answer_yet(id)
            }
            Status::Answered => return Ok(status),
            _ if answers => entering::value_and_status(status.as_str()),
            Status::CannotTell if !self.opened.is_audit() => entering::cannot_tell_in_audits(),
            Status::NotApplicable if !self.question.waivable && self.is_critical() => entering::not_waivable(id),
            _ => return Ok(status),
        };
        Err(Refusal::usage(pair.0, pair.1))
    }

    fn standing(&self, word: &str, answers: bool, entry: Option<&Entry>) -> Result<Standing, Refusal> {
        let id = self.question.id.as_str();
        let answered = answers || status_of(self.question, entry) == Status::Answered;
        let pair = match Standing::parse(word) {
            None => (words::no_such("standing", &quoted(word)), did_you_mean(word, ["assumed", "stated"])),
            Some(Standing::Agreed) => entering::agreed_by_command(id),
            Some(Standing::Proven) => entering::proven_follows(id),
            Some(_) if self.opened.is_audit() => entering::no_standing_in_audits(),
            Some(_) if !answered => entering::no_answer_yet(id),
            Some(standing) => return Ok(standing),
        };
        Err(Refusal::usage(pair.0, pair.1))
    }

    /// Whether the question is critical while things are as they are.
    fn is_critical(&self) -> bool {
        let (books, questionnaire) = (self.opened.books(), &self.opened.questionnaire);
        let at = AsOf { today: self.session.at.today };
        let questions = questionnaire.questions().iter();
        let counted: Vec<_> = questions.map(|one| counts::counted(questionnaire, one, &books, at)).collect();
        let at = questionnaire.position(self.question.id.as_str());
        let standpoints = applies::standpoints(questionnaire, &books, &counted);
        at.and_then(|at| standpoints.get(at)).is_some_and(|standpoint| standpoint.critical)
    }

    fn follow_up(&self, entry: Option<&Entry>) -> Result<Option<FollowUp>, Refusal> {
        let mut follow_up = entry.and_then(|entry| entry.follow_up.clone()).unwrap_or_default();
        if let Some(owner) = &self.args.owner {
            follow_up.owner = answer::text(owner);
        }
        if let Some(by) = &self.args.by {
            follow_up.by = if by.trim().is_empty() { None } else { Some(self.session.day(by)?) };
        }
        Ok((follow_up != FollowUp::default()).then_some(follow_up))
    }

    fn evidence(&self, entry: Option<&Entry>) -> Result<Option<Change>, Refusal> {
        let Some(what) = self.args.evidence.as_deref() else { return Ok(None) };
        let what =
            answer::text(what).ok_or_else(|| Refusal::usage(entering::NO_EVIDENCE, entering::NO_EVIDENCE_HINT))?;
        let place = self.args.evidence_where.as_deref().and_then(answer::text);
        let on = self.args.evidence_on.as_deref().map(|day| self.session.day(day)).transpose()?;
        let mut all = entry.map(|entry| entry.evidence.clone()).unwrap_or_default();
        let new = Evidence { what, place, on };
        if !all.contains(&new) {
            all.push(new);
        }
        Ok(Some(Change::Evidence(all)))
    }
}
