//! Changes of a book, each with its inverse (`scoring.md` section 1, last paragraph).

use super::book::{Amendment, Book, Moment, Slip};
use super::entry::{Agreed, Entry, Evidence, FollowUp, Standing, Status};
use super::id::Id;
use super::value::Value;
use chrono::NaiveDate;

/// One change of what a book says of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// Which question.
    pub question: Id,
    /// What changes.
    pub change: Change,
    /// When.
    pub at: Moment,
}

/// What changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Enters, changes or (with `None`) empties the value: confirmed today, agreement dropped, standing `stated`.
    Value(Option<Value>),
    /// Sets the status; a value is kept through every status. Drops the agreement, which was about another status.
    Status(Status),
    /// Sets the standing; anything below agreed drops the agreement.
    Standing(Standing),
    /// Agreed by one named person of each side on a day; on a not-applicable entry, the acceptance.
    Agree(Agreed),
    /// The unchanged answer is still right today.
    Confirm,
    /// Sets the note.
    Note(Option<String>),
    /// Sets the evidence.
    Evidence(Vec<Evidence>),
    /// Sets who finds out or tests, by when.
    FollowUp(Option<FollowUp>),
    /// Sets the reason.
    Reason(Option<String>),
    /// Locks this entry (blind questions of the onboarding).
    Lock,
    /// Releases a private entry into the book.
    Release(NaiveDate),
    /// Settles the oldest version that lost a merge: it goes, or it becomes the entry.
    Settle(Version),
    /// Puts back exactly what stood there: the inverse of any change.
    Restore(Box<Slip>),
}

/// Which of two versions of an entry stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The entry as it stands.
    Entry,
    /// What lost the merge. A locked entry stays all the same.
    Other,
}

impl Book {
    /// Applies an edit and returns its inverse. A locked entry is not changed: what is said later stands beside it as an
    /// amendment, one a day.
    pub fn apply(&mut self, edit: Edit) -> Edit {
        let Edit { question, change, at } = edit;
        let before = self.slip(question.as_str()).cloned().unwrap_or_default();
        let after = match change {
            Change::Restore(slip) => *slip,
            Change::Settle(version) => settled(before.clone(), version, self.is_locked(question.as_str())),
            change if self.is_locked(question.as_str()) => amend(before.clone(), change, at),
            change => {
                let mut slip = before.clone();
                let entry = changed(slip.entry.take().unwrap_or_default(), change, at);
                slip.entry = (!entry.is_empty()).then_some(entry);
                slip
            }
        };
        self.put(&question, after);
        Edit { question, change: Change::Restore(Box::new(before)), at }
    }
}

fn settled(mut slip: Slip, version: Version, locked: bool) -> Slip {
    if version == Version::Other && locked || slip.conflicts.is_empty() {
        return slip;
    }
    let other = slip.conflicts.remove(0);
    if version == Version::Other {
        slip.entry = Some(other.entry);
    }
    slip
}

fn amend(mut slip: Slip, change: Change, at: Moment) -> Slip {
    let same_day = slip.amended.last().is_some_and(|last| last.on.date_naive() == at.now.date_naive());
    let start = if same_day {
        slip.amended.pop().map(|last| last.entry)
    } else {
        slip.entry.clone().map(|entry| Entry { locked: None, ..entry })
    };
    let entry = changed(start.unwrap_or_default(), change, at);
    if !entry.is_empty() {
        slip.amended.push(Amendment { on: at.now, entry });
    }
    slip
}

fn changed(mut entry: Entry, change: Change, at: Moment) -> Entry {
    match change {
        Change::Value(Some(value)) => {
            if entry.value.as_ref() == Some(&value) && entry.status == Status::Answered {
                return entry;
            }
            entry.value = Some(value);
            entry.status = Status::Answered;
            entry.confirmed = Some(at.today);
            entry.agreed = None;
            entry.standing = Some(Standing::Stated);
        }
        Change::Value(None) => {
            entry.value = None;
            entry.confirmed = None;
            entry.agreed = None;
            entry.standing = None;
            if entry.status == Status::Answered {
                entry.status = Status::Blank;
            }
        }
        Change::Status(status) => {
            if entry.status != status {
                entry.status = status;
                entry.agreed = None;
                if entry.standing >= Some(Standing::Agreed) {
                    entry.standing = Some(Standing::Stated);
                }
            }
        }
        Change::Standing(standing) => {
            entry.standing = Some(standing);
            if standing < Standing::Agreed {
                entry.agreed = None;
            }
        }
        Change::Agree(agreed) => {
            if entry.status == Status::Answered {
                entry.standing = Some(Standing::Agreed);
            }
            entry.agreed = Some(agreed);
        }
        Change::Confirm => entry.confirmed = Some(at.today),
        Change::Note(note) => entry.note = note,
        Change::Evidence(evidence) => entry.evidence = evidence,
        Change::FollowUp(follow_up) => entry.follow_up = follow_up,
        Change::Reason(reason) => entry.reason = reason,
        Change::Lock => entry.locked = Some(at.now),
        Change::Release(on) => entry.released = Some(on),
        Change::Restore(slip) => return slip.entry.unwrap_or_default(),
        Change::Settle(_) => {} // about the slip, not the entry
    }
    entry
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::book::Conflict;
    use crate::domain::period::Voice;
    use crate::domain::questionnaire::Edition;

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    fn at(day: &str) -> Moment {
        let today: NaiveDate = day.parse().unwrap();
        Moment { today, now: today.and_hms_opt(9, 0, 0).unwrap().and_utc() }
    }

    fn edit(change: Change) -> Edit {
        Edit { question: id("q"), change, at: at("2026-11-05") }
    }

    fn book() -> Book {
        Book::new(Edition::parse("onboarding@1.0.0").unwrap(), Voice::Joint)
    }

    fn text(words: &str) -> Change {
        Change::Value(Some(Value::Text(words.into())))
    }

    fn agree() -> Change {
        Change::Agree(Agreed {
            agency: Some("Jo Park".into()),
            client: Some("Mara Lind".into()),
            on: Some(at("2026-11-05").today),
        })
    }

    #[test]
    fn changing_a_value_drops_the_agreement_and_undo_brings_it_back() {
        let mut book = book();
        book.apply(edit(text("Ørsted")));
        book.apply(edit(agree()));
        let agreed = book.clone();
        let undo = book.apply(edit(text("日本")));
        let entry = book.entry("q").unwrap();
        assert_eq!((entry.standing, &entry.agreed), (Some(Standing::Stated), &None));
        book.apply(undo);
        assert_eq!(book, agreed);
    }

    #[test]
    fn entering_the_same_value_again_changes_nothing() {
        let mut book = book();
        book.apply(edit(text("same")));
        book.apply(edit(agree()));
        let agreed = book.clone();
        book.apply(edit(text("same")));
        assert_eq!(book, agreed);
    }

    #[test]
    fn emptying_a_value_leaves_the_note() {
        let mut book = book();
        book.apply(edit(text("words")));
        book.apply(edit(Change::Note(Some("said by phone".into()))));
        book.apply(edit(Change::Value(None)));
        let entry = book.entry("q").unwrap();
        assert_eq!((entry.status, entry.note.as_deref()), (Status::Blank, Some("said by phone")));
        book.apply(edit(Change::Note(None)));
        assert_eq!(book.slip("q"), None);
    }

    #[test]
    fn a_locked_entry_is_amended_beside_and_never_changed() {
        let mut book = book();
        book.apply(edit(text("first")));
        book.apply(edit(Change::Lock));
        let locked = book.entry("q").cloned();
        let undo = book.apply(edit(text("second")));
        book.apply(edit(text("third")));
        assert_eq!(book.entry("q").cloned(), locked);
        let amended = &book.slip("q").unwrap().amended;
        assert_eq!(amended.len(), 1);
        assert_eq!(amended[0].entry.value, Some(Value::Text("third".into())));
        book.apply(undo);
        assert!(book.slip("q").unwrap().amended.is_empty());
    }

    fn in_two_versions() -> Book {
        let mut book = book();
        book.apply(edit(text("ours")));
        let mut slip = book.slip("q").unwrap().clone();
        let theirs = |words: &str| Conflict {
            from: "joint.toml, changed elsewhere".into(),
            on: at("2026-11-04").now,
            entry: Entry { value: Some(Value::Text(words.into())), status: Status::Answered, ..Entry::default() },
        };
        slip.conflicts = vec![theirs("theirs"), theirs("later")];
        book.put(&id("q"), slip);
        book
    }

    fn says(book: &Book) -> (Option<Value>, usize) {
        let slip = book.slip("q").unwrap();
        (slip.entry.as_ref().and_then(|entry| entry.value.clone()), slip.conflicts.len())
    }

    #[test]
    fn of_two_versions_one_stays_and_undo_brings_the_other_back() {
        let words = |words: &str| Some(Value::Text(words.into()));
        for (version, left) in [(Version::Entry, "ours"), (Version::Other, "theirs")] {
            let mut book = in_two_versions();
            let before = book.clone();
            let undo = book.apply(edit(Change::Settle(version)));
            assert_eq!(says(&book), (words(left), 1));
            book.apply(undo);
            assert_eq!(book, before);
        }
    }

    #[test]
    fn a_locked_entry_is_no_version_to_be_replaced() {
        let mut book = in_two_versions();
        book.apply(edit(Change::Lock));
        book.apply(edit(Change::Settle(Version::Other)));
        assert_eq!(says(&book), (Some(Value::Text("ours".into())), 2));
        book.apply(edit(Change::Settle(Version::Entry)));
        assert_eq!(says(&book), (Some(Value::Text("ours".into())), 1));
    }

    #[test]
    fn unknown_keeps_what_was_typed() {
        let mut book = book();
        book.apply(edit(text("perhaps 40")));
        book.apply(edit(Change::Status(Status::Unknown)));
        assert_eq!(book.entry("q").unwrap().value, Some(Value::Text("perhaps 40".into())));
    }
}
