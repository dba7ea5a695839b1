//! All rounds of a workbook with their books, for what looks at the whole year.
//!
//! What cannot be read is told and left out.

use crate::cli::opened::tell_findings;
use crate::cli::session::Session;
use crate::domain::engagement::{BookName, Round};
use crate::domain::period::Voice;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::books::{AsOf, Books};
use crate::insight::calendar::appointment::Appointment;
use crate::insight::calendar::{Sitting, calendar};
use crate::insight::due::Owed;
use crate::insight::gaps::open_items;
use crate::insight::score::score;
use crate::storage::error::StorageError;
use crate::storage::workbook::{ReadBook, Workbook};
use crate::texts::calendar as texts;
use crate::texts::commands as words;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A workbook with everything in it.
#[derive(Debug)]
pub struct Sittings {
    /// The workbook.
    pub workbook: Workbook,
    rounds: Vec<(Round, Arc<Questionnaire>, BTreeMap<BookName, ReadBook>)>,
}

impl Sittings {
    /// Reads a workbook in this folder.
    ///
    /// # Errors
    /// A workbook that is not there or cannot be used.
    pub fn read(session: &mut Session<'_>, root: &Path) -> Result<Self, StorageError> {
        let catalogue = session.catalogue();
        let mut workbook = Workbook::open(root)?;
        let mut rounds = Vec::new();
        for round in workbook.engagement.rounds.clone().into_iter().filter(|round| !round.is_checklist()) {
            match workbook.questionnaire(&catalogue, &round.id) {
                Ok(questionnaire) => {
                    let books = workbook.books(&catalogue, &round.id);
                    rounds.push((round, questionnaire, books));
                }
                Err(error) => {
                    session.tell(&words::warning(&words::left_out_round(round.id.as_str(), &error.to_string())));
                }
            }
        }
        tell_findings(session, &workbook);
        Ok(Self { workbook, rounds })
    }

    /// The calendar on a day.
    #[must_use]
    pub fn calendar(&self, today: NaiveDate) -> Vec<Appointment> {
        let all = self.rounds.iter().map(|(round, questionnaire, books)| self.sitting(round, questionnaire, books));
        let sittings: Vec<Sitting<'_>> = all.collect();
        calendar(&self.workbook.engagement, &sittings, AsOf { today })
    }

    /// What somebody finds out or tests by a day, in the rounds that are not closed.
    #[must_use]
    pub fn follow_ups(&self, today: NaiveDate) -> Vec<Owed> {
        let at = AsOf { today };
        let mut all = Vec::new();
        for (round, questionnaire, books) in self.rounds.iter().filter(|(round, ..)| round.closed.is_none()) {
            let sitting = self.sitting(round, questionnaire, books);
            let Ok(card) = score(questionnaire, &sitting.books, at) else { continue };
            for item in open_items(questionnaire, &sitting.books, &card, at) {
                let Some(on) = item.by else { continue };
                let who = item.person.clone().or_else(|| Some(item.whose.as_str().to_owned()));
                all.push(Owed {
                    on,
                    kind: "follow-up",
                    what: texts::follow_up(item.question.title()),
                    who,
                    open: true,
                });
            }
        }
        all
    }

    fn sitting<'a>(
        &'a self,
        round: &'a Round,
        questionnaire: &'a Arc<Questionnaire>,
        books: &'a BTreeMap<BookName, ReadBook>,
    ) -> Sitting<'a> {
        let of = |voice| books.get(&BookName { round: round.id.clone(), voice }).map(|read| read.book.as_ref());
        let books = Books {
            engagement: &self.workbook.engagement,
            round,
            joint: of(Voice::Joint),
            agency: of(Voice::Agency),
            client: of(Voice::Client),
            sales: of(Voice::Sales),
            perspective: Voice::Joint,
        };
        Sitting { questionnaire, books }
    }
}
