//! Two states of the same thing brought together: what is here, and what the other side sent.
//!
//! Nothing here is lost: an answer that differs stays, and the one that came is kept beside it until a person settles it.
//! Only in a book that is the sender's own does a later answer replace an earlier one. Knows no files.

use super::book::{Book, Conflict, Slip};
use super::engagement::{Action, Engagement};
use super::entry::Entry;
use super::id::Id;
use super::period::Side;
use chrono::{DateTime, NaiveDate, Utc};

/// What came of an incoming book, in ids of questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// Answers that were not here, or replaced an earlier one of the sender's own.
    pub taken: Vec<Id>,
    /// Answers that were given earlier than the ones here: left.
    pub older: Vec<Id>,
    /// Answers that differ from the ones here: kept beside.
    pub beside: Vec<Id>,
}

/// Whose a book is, and what to call it where two answers stand beside each other.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'s> {
    /// The book is the sender's own: nobody here writes into it.
    pub owns: bool,
    /// The file it came from, in words.
    pub from: &'s str,
    /// Now.
    pub now: DateTime<Utc>,
}

/// The book that is here with what the incoming one says more.
#[must_use]
pub fn book(here: &Book, incoming: &Book, sender: Sender<'_>) -> (Book, Brought) {
    let (mut now, mut brought) = (here.clone(), Brought::default());
    now.window = here.window.or(incoming.window);
    for (id, came) in incoming.slips() {
        let was = here.slip(id.as_str()).cloned().unwrap_or_default();
        let slip = slip(id, &was, came, here.is_locked(id.as_str()), sender, &mut brought);
        if slip != was {
            now.put(id, slip);
        }
    }
    let whole = |(id, slip): (&Id, &Slip)| incoming.entry(id.as_str()) == slip.entry.as_ref();
    if here.locked.is_none() && now.slips().all(whole) {
        now.locked = incoming.locked;
    }
    (now, brought)
}

fn slip(id: &Id, was: &Slip, came: &Slip, locked: bool, sender: Sender<'_>, brought: &mut Brought) -> Slip {
    let mut now = was.clone();
    match (&was.entry, &came.entry) {
        (_, None) => {}
        (None, Some(entry)) if !locked => {
            now.entry = Some(entry.clone());
            brought.taken.push(id.clone());
        }
        (Some(here), Some(entry)) if here == entry => {}
        (Some(here), Some(entry)) if is_later(here, entry) => brought.older.push(id.clone()),
        (Some(here), Some(entry)) if !locked && sender.owns && is_later(entry, here) => {
            now.entry = Some(entry.clone());
            brought.taken.push(id.clone());
        }
        (_, Some(entry)) if now.conflicts.iter().any(|conflict| conflict.entry == *entry) => {}
        (_, Some(entry)) => {
            let from = sender.from.to_owned();
            now.conflicts.push(Conflict { from, on: sender.now, entry: entry.clone() });
            brought.beside.push(id.clone());
        }
    }
    for amendment in came.amended.iter().filter(|amendment| !was.amended.contains(amendment)) {
        now.amended.push(amendment.clone());
    }
    now.amended.sort_by_key(|amendment| amendment.on);
    now
}

/// Whether one answer was given on a later day than another; both days have to be known.
fn is_later(one: &Entry, other: &Entry) -> bool {
    let day = |entry: &Entry| -> Option<NaiveDate> { entry.confirmed.or(entry.agreed.as_ref().and_then(|it| it.on)) };
    day(one).zip(day(other)).is_some_and(|(one, other)| one > other)
}

/// The engagement that is here with the rounds, people, reviews and parked thoughts that came. Names, dates and the length stay
/// as they are here; a digest that is kept is never replaced, and the sides whose digests differ are given by round.
#[must_use]
pub fn engagement(here: &Engagement, incoming: &Engagement) -> (Engagement, Vec<(Id, Side)>) {
    let (mut now, mut differ) = (here.clone(), Vec::new());
    for came in &incoming.rounds {
        let Some(round) = now.rounds.iter_mut().find(|round| round.id == came.id) else {
            now.rounds.push(came.clone());
            continue;
        };
        round.closed = round.closed.or(came.closed);
        for side in Side::ALL {
            match (round.digest.of(side), came.digest.of(side)) {
                (None, Some(digest)) => round.digest.set(side, digest.to_owned()),
                (Some(kept), Some(digest)) if kept != digest => differ.push((came.id.clone(), side)),
                _ => {}
            }
        }
    }
    let folded = |name: &str| name.trim().to_lowercase();
    for came in &incoming.people {
        if !now.people.iter().any(|member| folded(&member.name) == folded(&came.name)) {
            now.people.push(came.clone());
        }
    }
    for came in &incoming.reviews {
        let moved = |(day, _): &(NaiveDate, String)| *day == came.on;
        let known = |review: &super::engagement::Review| review.on == came.on || review.postponed.iter().any(moved);
        if !now.reviews.iter().any(known) {
            now.reviews.push(came.clone());
        }
    }
    for came in incoming.parked.iter().filter(|came| !here.parked.contains(came)) {
        now.parked.push(came.clone());
    }
    (now, differ)
}

/// The actions that are here with those that came: of one that is in both, the state with the longer history.
#[must_use]
pub fn actions(here: &[Action], incoming: &[Action]) -> Vec<Action> {
    let mut now = here.to_vec();
    for came in incoming {
        match now.iter_mut().find(|action| action.id == came.id) {
            None => now.push(came.clone()),
            Some(action) if came.history.len() > action.history.len() => *action = came.clone(),
            Some(_) => {}
        }
    }
    now
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::entry::Status;
    use crate::domain::period::Voice;
    use crate::domain::questionnaire::Edition;
    use crate::domain::value::Value;

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn entry(words: &str, day: &str) -> Entry {
        let value = Some(Value::Text(words.into()));
        Entry { status: Status::Answered, value, confirmed: day.parse().ok(), ..Entry::default() }
    }

    fn of(entries: &[(&str, Entry)]) -> Book {
        let mut book = Book::new(Edition::parse("onboarding@1.0.0").unwrap(), Voice::Client);
        for (question, entry) in entries {
            book.put(&id(question), Slip { entry: Some(entry.clone()), ..Slip::default() });
        }
        book
    }

    fn sender(owns: bool) -> Sender<'static> {
        Sender { owns, from: "client.toml", now: "2026-11-12T08:00:00Z".parse().unwrap() }
    }

    #[test]
    fn what_is_not_here_is_taken_and_what_differs_stands_beside() {
        let here = of(&[("a", entry("ours", "2026-11-02")), ("b", entry("same", "2026-11-02"))]);
        let incoming = of(&[
            ("a", entry("theirs", "2026-11-02")),
            ("b", entry("same", "2026-11-02")),
            ("c", entry("new", "2026-11-02")),
        ]);
        let (now, brought) = book(&here, &incoming, sender(false));
        assert_eq!((brought.taken, brought.beside), (vec![id("c")], vec![id("a")]));
        assert_eq!(now.entry("a"), here.entry("a"));
        assert_eq!(now.slip("a").unwrap().conflicts[0].entry, entry("theirs", "2026-11-02"));
        let (again, brought) = book(&now, &incoming, sender(false));
        assert_eq!((again, brought), (now, Brought::default()), "the same file once more changes nothing");
    }

    #[test]
    fn a_later_answer_replaces_an_earlier_one_only_in_the_senders_own_book() {
        let here = of(&[("a", entry("first", "2026-11-02"))]);
        let incoming = of(&[("a", entry("second", "2026-11-03"))]);
        assert_eq!(book(&here, &incoming, sender(true)).1.taken, [id("a")]);
        assert_eq!(book(&here, &incoming, sender(false)).1.beside, [id("a")]);
        assert_eq!(book(&incoming, &here, sender(true)).1.older, [id("a")]);
    }

    #[test]
    fn a_locked_book_is_not_changed_and_takes_what_was_said_later() {
        let mut here = of(&[("a", entry("locked", "2026-11-02"))]);
        here.locked = "2026-11-05T10:00:00Z".parse().ok();
        let mut incoming = of(&[("a", entry("other", "2026-11-09")), ("b", entry("more", "2026-11-09"))]);
        let later = crate::domain::book::Amendment { on: sender(true).now, entry: entry("later", "2026-11-12") };
        let mut slip = incoming.slip("a").unwrap().clone();
        slip.amended.push(later.clone());
        incoming.put(&id("a"), slip);
        let (now, brought) = book(&here, &incoming, sender(true));
        assert_eq!((now.entry("a"), now.entry("b")), (here.entry("a"), None));
        assert_eq!((brought.taken.len(), brought.beside.len()), (0, 2));
        assert_eq!(now.slip("a").unwrap().amended, [later]);
    }

    #[test]
    fn a_lock_comes_along_where_all_the_locked_book_says_is_here() {
        let mut incoming = of(&[("a", entry("said", "2026-11-02"))]);
        incoming.locked = "2026-11-05T10:00:00Z".parse().ok();
        assert_eq!(book(&of(&[]), &incoming, sender(true)).0.locked, incoming.locked);
        let other = of(&[("b", entry("more", "2026-11-02"))]);
        assert_eq!(book(&other, &incoming, sender(true)).0.locked, None);
    }
}
