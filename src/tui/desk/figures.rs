//! The figures of the open workbook: which are old, from what they are computed, and as last computed.
//!
//! Computes nothing itself: that is the clerk's work.

use crate::domain::book::{Book, Moment};
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::insight::books::Books;
use crate::insight::scorecard::Scorecard;
use crate::tui::desk::surface::Desk;
use crate::tui::message::Sources;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Desk {
    /// What an answer still has to do to pass its checks, a sentence each, by the figures last computed.
    #[must_use]
    pub fn to_pass(&self, name: &BookName, question: &Id) -> Vec<String> {
        let line = self.card(&self.figures_of(name)).and_then(|card| card.line(question.as_str()));
        let (Some(line), Some(question)) = (line, self.question(&name.round, question)) else { return Vec::new() };
        let failed = line.credit.failed.iter().filter_map(|failed| question.checks.get(failed.at));
        failed.map(|check| check.sentence(question)).collect()
    }

    /// The figures of a round and voice, as last computed.
    #[must_use]
    pub fn card(&self, name: &BookName) -> Option<&Scorecard> {
        self.cards.get(name)
    }

    /// Whose figures are shown beside a book: sales have none of their own and see the joint ones (`scoring.md`
    /// section 2).
    #[must_use]
    pub fn figures_of(&self, name: &BookName) -> BookName {
        let voice = if name.voice == Voice::Sales { Voice::Joint } else { name.voice };
        BookName { round: name.round.clone(), voice }
    }

    /// The books of a round as its figures look at them.
    #[must_use]
    pub fn books(&self, name: &BookName) -> Option<Books<'_>> {
        let of = |voice| self.book(&BookName { round: name.round.clone(), voice });
        Some(Books {
            engagement: self.engagement(),
            round: self.round(&name.round)?,
            joint: of(Voice::Joint),
            agency: of(Voice::Agency),
            client: of(Voice::Client),
            sales: of(Voice::Sales),
            perspective: name.voice,
        })
    }

    /// The rounds whose figures are to be computed anew; they count as asked for from now on.
    pub fn take_stale(&mut self) -> BTreeSet<Id> {
        std::mem::take(&mut self.stale)
    }

    /// Every figure is to be computed anew: the day or the people may be others.
    pub fn spoil_figures(&mut self) {
        self.sides_stale = true;
        self.stale.extend(self.workbook.engagement.rounds.iter().map(|round| round.id.clone()));
    }

    /// Takes figures that were computed.
    pub fn put_card(&mut self, name: BookName, card: Scorecard) {
        self.cards.insert(name, card);
    }

    /// What is needed to compute figures elsewhere; `None` where the questionnaire of the round is not there.
    #[must_use]
    pub fn sources(&self, name: &BookName, at: Moment) -> Option<Arc<Sources>> {
        let of_round = |(book, _): &(&BookName, &Arc<Book>)| book.round == name.round;
        let books = self.workbook.books.iter().filter(of_round).map(|(name, book)| (name.clone(), Arc::clone(book)));
        Some(Arc::new(Sources {
            engagement: Arc::new(self.workbook.engagement.clone()),
            questionnaire: Arc::clone(self.questionnaire(&name.round)?),
            books: books.collect(),
            at,
        }))
    }
}
