//! What is looked at: the books of one round, whose figure it is, and the day.
//!
//! Knows nothing of files; a book that is not there is `None`.

use crate::domain::book::Book;
use crate::domain::engagement::{Engagement, Round};
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use chrono::NaiveDate;

/// The books of one round.
#[derive(Clone, Copy, Debug)]
pub struct Books<'a> {
    /// The engagement, for names, sides and weeks.
    pub engagement: &'a Engagement,
    /// The round.
    pub round: &'a Round,
    /// What was agreed in the room.
    pub joint: Option<&'a Book>,
    /// The agency's own book.
    pub agency: Option<&'a Book>,
    /// The client's own book.
    pub client: Option<&'a Book>,
    /// The sales people's book.
    pub sales: Option<&'a Book>,
    /// Whose figure is asked for.
    pub perspective: Voice,
}

/// The day everything is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The local calendar day, or what `--as-of` says.
    pub today: NaiveDate,
}

impl<'a> Books<'a> {
    /// The book of a voice.
    #[must_use]
    pub const fn of(&self, voice: Voice) -> Option<&'a Book> {
        match voice {
            Voice::Joint => self.joint,
            Voice::Agency => self.agency,
            Voice::Client => self.client,
            Voice::Sales => self.sales,
        }
    }

    /// The same books looked at by another voice.
    #[must_use]
    pub const fn seen_by(self, perspective: Voice) -> Self {
        Self { perspective, ..self }
    }

    /// The day a book is read on: today; a locked book of an audit on the date of its lock, in UTC (`scoring.md`
    /// section 4).
    #[must_use]
    pub fn day(&self, purpose: Purpose, voice: Voice, at: AsOf) -> NaiveDate {
        let lock = self.of(voice).and_then(|book| book.locked).filter(|_| purpose == Purpose::Audit);
        lock.map_or(at.today, |lock| lock.date_naive())
    }

    /// Whether both sides have locked a question, so that its blind entries may be seen and count (`scoring.md`
    /// sections 2 and 5): in an audit by locking the whole book, else entry by entry.
    #[must_use]
    pub fn is_revealed(&self, purpose: Purpose, question: &str) -> bool {
        let locked = |book: &Book| match purpose {
            Purpose::Audit => book.locked.is_some(),
            Purpose::Coverage | Purpose::Plan => book.is_locked(question),
        };
        self.agency.is_some_and(locked) && self.client.is_some_and(locked)
    }
}
