//! All audits of a workbook with the sides' books, for commands that look over time.
//!
//! What cannot be read is told and left out; which books may be seen the commands decide.

use crate::cli::opened::tell_findings;
use crate::cli::refusal::Refusal;
use crate::cli::session::Session;
use crate::domain::book::Book;
use crate::domain::engagement::{BookName, Engagement, Round};
use crate::domain::id::Id;
use crate::domain::period::{Side, Voice};
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::books::{AsOf, Books};
use crate::insight::course::Leg;
use crate::insight::score::score;
use crate::insight::scorecard::Scorecard;
use crate::insight::trend::Look;
use crate::storage::workbook::{ReadBook, Workbook};
use crate::texts::commands as words;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A workbook with its audits.
#[derive(Debug)]
pub struct Series {
    /// The workbook.
    pub workbook: Workbook,
    /// Its audits in the order written.
    pub audits: Vec<Audit>,
}

/// One audit.
#[derive(Debug)]
pub struct Audit {
    /// The round.
    pub round: Round,
    /// What is asked.
    pub questionnaire: Arc<Questionnaire>,
    books: BTreeMap<BookName, ReadBook>,
}

impl Series {
    /// Opens a workbook and every audit in it.
    ///
    /// # Errors
    /// A workbook that is not there or cannot be used.
    pub fn read(session: &mut Session<'_>, path: &Path) -> Result<Self, Refusal> {
        let root = session.root(path);
        let catalogue = session.catalogue();
        let mut workbook = Workbook::open(&root)?;
        let mut audits = Vec::new();
        let rounds = workbook.engagement.rounds.clone();
        for round in rounds {
            let questionnaire = match workbook.questionnaire(&catalogue, &round.id) {
                Ok(questionnaire) if questionnaire.purpose == Purpose::Audit => questionnaire,
                Ok(_) => continue,
                Err(error) => {
                    session.tell(&words::warning(&words::left_out_round(round.id.as_str(), &error.to_string())));
                    continue;
                }
            };
            let books = workbook.books(&catalogue, &round.id);
            audits.push(Audit { round, questionnaire, books });
        }
        tell_findings(session, &workbook);
        Ok(Self { workbook, audits })
    }

    /// The engagement.
    #[must_use]
    pub const fn engagement(&self) -> &Engagement {
        &self.workbook.engagement
    }
}

impl Audit {
    /// The book of a voice, if it is there.
    #[must_use]
    pub fn book(&self, voice: Voice) -> Option<&Book> {
        let round: Id = self.round.id.clone();
        self.books.get(&BookName { round, voice }).map(|read| read.book.as_ref())
    }

    /// Whether both sides have locked.
    #[must_use]
    pub fn is_revealed(&self) -> bool {
        let locked = |side: Side| self.book(side.voice()).is_some_and(|book| book.locked.is_some());
        Side::ALL.into_iter().all(locked)
    }

    /// The books, seen by a voice.
    #[must_use]
    pub fn books<'a>(&'a self, engagement: &'a Engagement, perspective: Voice) -> Books<'a> {
        Books {
            engagement,
            round: &self.round,
            joint: self.book(Voice::Joint),
            agency: self.book(Voice::Agency),
            client: self.book(Voice::Client),
            sales: self.book(Voice::Sales),
            perspective,
        }
    }

    /// The figures of a side; `None` where it has no book.
    #[must_use]
    pub fn card(&self, engagement: &Engagement, side: Side, at: AsOf) -> Option<Scorecard> {
        score(&self.questionnaire, &self.books(engagement, side.voice()), at).ok()
    }

    /// The audit as a side answered it, with its figures.
    #[must_use]
    pub fn leg<'a>(&'a self, side: Side, card: &'a Scorecard) -> Leg<'a> {
        let book = self.book(side.voice());
        Leg {
            round: &self.round,
            window: book.and_then(|book| book.window),
            locked: book.and_then(|book| book.locked).map(|lock| lock.date_naive()),
            look: Look { questionnaire: &self.questionnaire, card },
        }
    }
}
