//! One round of a workbook, opened for a command: its questionnaire, its books, and what was asked for by name.
//!
//! A name that is not there is refused with the nearest one that is. Findings are told, never their wording of a side's
//! answers.

use crate::cli::options::RoundAndVoice;
use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::domain::book::Book;
use crate::domain::engagement::{BookName, Engagement, Round};
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::books::{AsOf, Books};
use crate::insight::score::{NoScore, score};
use crate::insight::scorecard::Scorecard;
use crate::storage::catalogue::Catalogue;
use crate::storage::error::{StorageError, show};
use crate::storage::finding::Finding;
use crate::storage::raw_words::{did_you_mean, one_of, quoted};
use crate::storage::read::Stamp;
use crate::storage::workbook::{ReadBook, Workbook};
use crate::texts::commands as words;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A round of a workbook with all its books.
#[derive(Debug)]
pub struct Opened {
    /// The workbook.
    pub workbook: Workbook,
    /// The round.
    pub round: Round,
    /// Who speaks.
    pub voice: Voice,
    /// What is asked.
    pub questionnaire: Arc<Questionnaire>,
    /// The books that are there.
    books: BTreeMap<BookName, ReadBook>,
    broken: BTreeMap<Voice, StorageError>,
}

impl Opened {
    /// Opens a round; its findings are told.
    ///
    /// # Errors
    /// A workbook, round, voice or questionnaire that is not there or cannot be used.
    pub fn read(session: &mut Session<'_>, path: &Path, which: &RoundAndVoice) -> Result<Self, Refusal> {
        let voice = voice(which.voice.as_deref().unwrap_or("joint"))?;
        Self::of_voice(session, path, which.round.as_deref(), voice)
    }

    /// The same for a voice known beforehand.
    ///
    /// # Errors
    /// As [`Opened::read`].
    pub fn of_voice(
        session: &mut Session<'_>,
        path: &Path,
        named: Option<&str>,
        voice: Voice,
    ) -> Result<Self, Refusal> {
        let root = session.root(path);
        let catalogue = session.catalogue();
        let mut workbook = Workbook::open(&root)?;
        let round = round(&workbook, named)?.clone();
        let questionnaire = workbook.questionnaire(&catalogue, &round.id)?;
        let mut opened =
            Self { workbook, round, voice, questionnaire, books: BTreeMap::new(), broken: BTreeMap::new() };
        opened.read_books(&catalogue);
        tell_findings(session, &opened.workbook);
        Ok(opened)
    }

    fn read_books(&mut self, catalogue: &Catalogue) {
        for voice in Voice::ALL {
            let name = BookName { round: self.round.id.clone(), voice };
            match self.workbook.book(catalogue, &name) {
                Ok(book) => self.books.extend(book.map(|book| (name, book))),
                Err(error) => drop(self.broken.insert(voice, error)),
            }
        }
    }

    /// Refuses to go on where a book that is needed cannot be read, and tells of the others.
    ///
    /// # Errors
    /// The fault of the first needed book.
    pub fn need(&mut self, session: &mut Session<'_>, voices: &[Voice]) -> Result<(), Refusal> {
        for (voice, error) in std::mem::take(&mut self.broken) {
            if voices.contains(&voice) {
                return Err(error.into());
            }
            session.tell(&words::warning(&words::left_out(voice.as_str(), &error.to_string())));
        }
        Ok(())
    }

    /// The name of a voice's book.
    #[must_use]
    pub fn name(&self, voice: Voice) -> BookName {
        BookName { round: self.round.id.clone(), voice }
    }

    /// The book of a voice, if it is there.
    #[must_use]
    pub fn book(&self, voice: Voice) -> Option<&Book> {
        self.books.get(&self.name(voice)).map(|read| read.book.as_ref())
    }

    /// The stamp of a voice's book, if it is there.
    #[must_use]
    pub fn stamp(&self, voice: Voice) -> Option<&Stamp> {
        self.books.get(&self.name(voice)).map(|read| &read.stamp)
    }

    /// All books, seen by the voice that was asked for.
    #[must_use]
    pub fn books(&self) -> Books<'_> {
        Books {
            engagement: self.engagement(),
            round: &self.round,
            joint: self.book(Voice::Joint),
            agency: self.book(Voice::Agency),
            client: self.book(Voice::Client),
            sales: self.book(Voice::Sales),
            perspective: self.voice,
        }
    }

    /// The engagement.
    #[must_use]
    pub const fn engagement(&self) -> &Engagement {
        &self.workbook.engagement
    }

    /// Whether this is an audit.
    #[must_use]
    pub fn is_audit(&self) -> bool {
        self.questionnaire.purpose == Purpose::Audit
    }

    /// The figures of the round for the voice that was asked for.
    ///
    /// # Errors
    /// Where there are none, in words; where a book they need cannot be read.
    pub fn score(&mut self, session: &mut Session<'_>) -> Result<(Scorecard, AsOf), Refusal> {
        let own = [self.voice];
        self.need(session, if self.voice == Voice::Joint { &Voice::ALL } else { &own })?;
        let at = AsOf { today: session.at.today };
        let card = score(&self.questionnaire, &self.books(), at).map_err(|none| self.no_score(none))?;
        Ok((card, at))
    }

    /// Why there is none, as a usage error.
    #[must_use]
    pub fn no_score(&self, none: NoScore) -> Refusal {
        let round = self.round.id.as_str();
        let (sentence, hint) = match none {
            NoScore::Plan => words::no_score_of_plan(round),
            NoScore::Voice(voice) if self.is_audit() => words::no_score_of_audit(round, voice.as_str()),
            NoScore::Voice(voice) => words::no_score_of_voice(voice.as_str()),
            NoScore::NoBook(voice) => words::no_book(round, voice.as_str(), &self.there()),
            NoScore::Weeks(weeks) => words::no_score_of_weeks(round, weeks),
        };
        Refusal::usage(sentence, hint)
    }

    fn there(&self) -> String {
        let voices: Vec<&str> = self.books.keys().map(|name| name.voice.as_str()).collect();
        one_of(voices)
    }

    /// A question by its id.
    ///
    /// # Errors
    /// One that is not there, with the nearest that is.
    pub fn question(&self, id: &str) -> Result<&Question, Refusal> {
        question(&self.questionnaire, id)
    }

    /// A question this voice's book has.
    ///
    /// # Errors
    /// As [`Opened::question`]; a question asked of others.
    pub fn asked(&self, id: &str) -> Result<&Question, Refusal> {
        let question = self.question(id)?;
        if question.asked_of.asks(self.voice) {
            return Ok(question);
        }
        let (sentence, hint) = words::not_asked_of(id, self.voice.as_str(), question.asked_of.as_str());
        Err(Refusal::usage(sentence, hint))
    }

    /// Refuses a book that is not there.
    ///
    /// # Errors
    /// Usage, with the books there are.
    pub fn existing_book(&self) -> Result<&Book, Refusal> {
        self.book(self.voice).ok_or_else(|| self.no_score(NoScore::NoBook(self.voice)))
    }
}

/// What stands in the way of reading is told in full; other findings are counted, because their words could give a
/// side's answers away.
pub fn tell_findings(session: &mut Session<'_>, workbook: &Workbook) {
    const IN_FULL: [&str; 4] = ["closing-line", "newer-format", "other-version", "questionnaire-replaced"];
    let mut others: BTreeMap<&PathBuf, usize> = BTreeMap::new();
    let mut told: Vec<&Finding> = Vec::new();
    for finding in &workbook.findings {
        if !IN_FULL.contains(&finding.rule) {
            *others.entry(&finding.file).or_default() += 1;
        } else if !told.contains(&finding) {
            told.push(finding);
            session.warn(finding);
        }
    }
    for (file, count) in others {
        session.tell(&words::findings(&show(file), count, &show(&workbook.root)));
    }
}

/// A voice by its word.
///
/// # Errors
/// Another word, with the nearest voice.
pub fn voice(word: &str) -> Result<Voice, Refusal> {
    let known = Voice::ALL.map(Voice::as_str);
    Voice::parse(word).ok_or_else(|| Refusal::usage(words::no_such("voice", &quoted(word)), did_you_mean(word, known)))
}

/// A question of a questionnaire by its id.
///
/// # Errors
/// One that is not there, with those that are near.
pub fn question<'q>(questionnaire: &'q Questionnaire, id: &str) -> Result<&'q Question, Refusal> {
    if let Some(question) = questionnaire.question(id) {
        return Ok(question);
    }
    let ids = || questionnaire.questions().iter().map(|question| question.id.as_str());
    let containing: Vec<&str> = ids().filter(|known| id.len() > 2 && known.contains(id)).take(5).collect();
    let near = crate::storage::raw_words::nearest(id, ids());
    let hint = match near {
        Some(near) => words::did_you_mean(&one_of([near])),
        None if !containing.is_empty() => words::did_you_mean(&one_of(containing)),
        None => words::list_questions(questionnaire.edition.id.as_str()),
    };
    let sentence = words::no_such_question(&quoted(id), &questionnaire.edition.to_string());
    Err(Refusal::usage(sentence, hint))
}

/// The round by its name; without one, `onboarding`, else the only one.
///
/// # Errors
/// One that is not there, with the nearest that is; none named where there are several.
pub fn round<'w>(workbook: &'w Workbook, named: Option<&str>) -> Result<&'w Round, Refusal> {
    round_of(&workbook.engagement, &workbook.root, named)
}

/// The same for an engagement by itself.
///
/// # Errors
/// As [`round`].
pub fn round_of<'w>(engagement: &'w Engagement, root: &Path, named: Option<&str>) -> Result<&'w Round, Refusal> {
    let rounds = &engagement.rounds;
    let known = || rounds.iter().map(|round| round.id.as_str());
    match named {
        Some(name) => {
            let found = engagement.round(name);
            found.ok_or_else(|| {
                let hint = if rounds.is_empty() { words::NO_ROUNDS.to_owned() } else { words::there_is(known()) };
                let hint = match crate::storage::raw_words::nearest(name, known()) {
                    Some(near) => words::did_you_mean(&one_of([near])),
                    None => hint,
                };
                Refusal::usage(words::no_such_round(&quoted(name), &show(root)), hint)
            })
        }
        None => match (engagement.main_round(), rounds.as_slice()) {
            (Some(round), _) => Ok(round),
            (None, []) => Err(Refusal::usage(words::no_rounds(&show(root)), words::NO_ROUNDS)),
            (None, _) => Err(Refusal::usage(words::WHICH_ROUND, words::there_is(known()))),
        },
    }
}
