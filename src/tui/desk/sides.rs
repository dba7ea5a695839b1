//! What is done to whole books and rounds: locking a book, closing a round; and both sides as last summed up.
//!
//! Computes nothing itself: that is the clerk's work.

use crate::domain::book::Moment;
use crate::domain::engagement::{BookName, Review};
use crate::domain::id::Id;
use crate::insight::sides::{RoundSides, Sides};
use crate::tui::desk::surface::Desk;
use crate::tui::message::{Effect, Everything};
use chrono::NaiveDate;
use std::sync::Arc;

impl Desk {
    /// Both sides of every round, as last summed up; `None` until they were.
    #[must_use]
    pub const fn sides(&self) -> Option<&Sides> {
        self.sides.as_ref()
    }

    /// Both sides of one round.
    #[must_use]
    pub fn sides_of(&self, round: &Id) -> Option<&RoundSides> {
        self.sides()?.rounds.get(round)
    }

    /// Takes what was summed up.
    pub fn put_sides(&mut self, sides: Sides) {
        self.sides = Some(sides);
    }

    /// What is wanted so that both sides are summed up, if anything changed since that was asked for.
    pub fn compare_anew(&mut self, at: Moment) -> Option<Effect> {
        std::mem::take(&mut self.sides_stale).then(|| {
            Effect::Compare(Arc::new(Everything {
                engagement: self.workbook.engagement.clone(),
                questionnaires: self.workbook.questionnaires.clone(),
                books: self.workbook.books.clone(),
                at,
            }))
        })
    }

    /// Locks the whole book of a side; what is locked already stays as it is.
    pub fn lock_book(&mut self, name: &BookName, at: Moment) -> Vec<Effect> {
        let open = name.voice.side().is_some() && self.book(name).is_none_or(|book| book.locked.is_none());
        if self.is_read_only() || self.broken(name).is_some() || !open {
            return Vec::new();
        }
        let Some(book) = self.book_mut(name) else { return Vec::new() };
        book.locked = Some(at.now);
        let head = book.clone();
        // The lock is no step to take back: what is said later stands beside.
        self.steps.forget(name);
        vec![Effect::KeepHead(name.clone(), Arc::new(head))]
    }

    /// Closes a round today, and puts the review it booked into the calendar.
    pub fn close_round(&mut self, round: &Id, review: Option<NaiveDate>, today: NaiveDate) -> Vec<Effect> {
        let read_only = self.is_read_only();
        let engagement = &mut self.workbook.engagement;
        let open = engagement.rounds.iter_mut().find(|one| one.id == *round && one.closed.is_none() && !read_only);
        let Some(open) = open else { return Vec::new() };
        open.closed = Some(today);
        if let Some(on) = review.filter(|day| !engagement.reviews.iter().any(|review| review.on == *day)) {
            engagement.reviews.push(Review { on, kind: "strategic".to_owned(), postponed: Vec::new() });
        }
        self.spoil_figures();
        vec![Effect::KeepEngagement(Arc::new(self.workbook.engagement.clone()))]
    }
}
