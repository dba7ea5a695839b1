//! Several people of one side: where they stand alike, how far apart they are where they do not (`scoring.md` section 5,
//! last paragraph). Median and spread, never a mean.
//!
//! It chooses nothing: who settles, chooses.

use crate::domain::book::Book;
use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::question::Question;
use crate::domain::questionnaire::Questionnaire;
use crate::domain::value::Value;

/// People of one side this many steps apart are a finding.
pub const WIDE: u8 = 2;

/// What the people of a side say of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread<'a> {
    /// The question.
    pub question: &'a Question,
    /// Who said what, in the order of the books; those who left it blank are left out.
    pub said: Vec<Said<'a>>,
    /// The middle step, or the two in the middle of an even number; `None` without steps.
    pub median: Option<(u8, u8)>,
    /// Highest step less lowest; `None` without steps.
    pub spread: Option<u8>,
    /// Whether all who spoke say the same.
    pub alike: bool,
}

/// One person's word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said<'a> {
    /// Whose book, by its place among those given.
    pub person: usize,
    /// The status.
    pub status: Status,
    /// The step of a scale, if answered.
    pub step: Option<u8>,
    /// The whole entry.
    pub entry: &'a Entry,
}

impl Spread<'_> {
    /// Whether the people of the side stand so far apart that this is a finding by itself.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.spread.is_some_and(|spread| spread >= WIDE)
    }
}

/// Every question the side is asked in this agenda and somebody spoke to, in the order asked.
#[must_use]
pub fn spreads<'a>(questionnaire: &'a Questionnaire, agenda: &str, side: Side, books: &[&'a Book]) -> Vec<Spread<'a>> {
    let asked = questionnaire.asked_of(side.voice()).filter(|question| questionnaire.is_asked(agenda, &question.id));
    asked.map(|question| spread(question, books)).filter(|spread| !spread.said.is_empty()).collect()
}

fn spread<'a>(question: &'a Question, books: &[&'a Book]) -> Spread<'a> {
    let said = books.iter().enumerate().filter_map(|(person, book)| said(question, person, book));
    let said: Vec<Said<'a>> = said.collect();
    let mut steps: Vec<u8> = said.iter().filter_map(|said| said.step).collect();
    steps.sort_unstable();
    let median = (!steps.is_empty()).then(|| (steps[(steps.len() - 1) / 2], steps[steps.len() / 2]));
    let spread = steps.first().zip(steps.last()).map(|(lowest, highest)| highest - lowest);
    let alike = said.windows(2).all(|pair| is_same(pair[0], pair[1]));
    Spread { question, said, median, spread, alike }
}

fn said<'a>(question: &Question, person: usize, book: &'a Book) -> Option<Said<'a>> {
    let entry = book.entry(question.id.as_str())?;
    let status = status_of(question, Some(entry));
    let step = match entry.value {
        Some(Value::Scale(step)) if status == Status::Answered => Some(step),
        _ => None,
    };
    (status != Status::Blank).then_some(Said { person, status, step, entry })
}

/// The same status and, of answers, the same value.
fn is_same(one: Said<'_>, other: Said<'_>) -> bool {
    one.status == other.status && (one.status != Status::Answered || one.entry.value == other.entry.value)
}

/// A settled entry out of one person's: of the side, neither agreed nor locked by itself.
#[must_use]
pub fn taken(entry: &Entry) -> Entry {
    Entry { agreed: None, locked: None, released: None, ..entry.clone() }
}

/// The questions of a side's book that are settled already.
#[must_use]
pub fn is_settled(book: &Book, question: &Question) -> bool {
    status_of(question, book.entry(question.id.as_str())) != Status::Blank
}

/// A person's name as the name of a file.
#[must_use]
pub fn file_name(person: &str) -> Option<Id> {
    Id::from_words(person)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::book::Slip;
    use crate::domain::period::Voice;
    use crate::domain::questionnaire::Edition;
    use crate::insight::trial::{Trial, answered, id, of_status, question, scale, step};

    fn book(says: &[(&str, Entry)]) -> Book {
        let mut book = Book::new(Edition::parse("audit@1.0.0").unwrap(), Voice::Client);
        for (name, entry) in says {
            book.put(&id(name), Slip { entry: Some(entry.clone()), ..Slip::default() });
        }
        book
    }

    #[test]
    fn the_middle_step_is_shown_and_never_a_mean() {
        let questionnaire = Trial::audit().ask(scale("a")).questionnaire();
        let of = |steps: &[u8]| {
            let books: Vec<Book> = steps.iter().map(|at| book(&[("a", step(*at))])).collect();
            let books: Vec<&Book> = books.iter().collect();
            let spreads = spreads(&questionnaire, "full", Side::Client, &books);
            (spreads[0].median, spreads[0].spread, spreads[0].is_wide(), spreads[0].alike)
        };
        assert_eq!(of(&[0, 4, 1]), (Some((1, 1)), Some(4), true, false));
        assert_eq!(of(&[1, 4]), (Some((1, 4)), Some(3), true, false));
        assert_eq!(of(&[3, 2, 3, 3]), (Some((3, 3)), Some(1), false, false));
        assert_eq!(of(&[3, 3]), (Some((3, 3)), Some(0), false, true));
    }

    #[test]
    fn who_says_nothing_does_not_differ_and_a_word_differs_from_a_step() {
        let questionnaire = Trial::audit().ask(scale("a")).ask(question("b")).ask(scale("c")).questionnaire();
        let words = |text: &str| answered(Value::Text(text.into()));
        let first = book(&[("a", step(3)), ("b", words("one"))]);
        let second = book(&[("a", of_status(Status::CannotTell)), ("b", words("two"))]);
        let third = book(&[]);
        let found = spreads(&questionnaire, "full", Side::Client, &[&first, &second, &third]);
        let told: Vec<_> = found.iter().map(|one| (one.question.id.as_str(), one.said.len(), one.alike)).collect();
        assert_eq!(told, [("a", 2, false), ("b", 2, false)]);
        let alone = spreads(&questionnaire, "full", Side::Client, &[&first, &third]);
        assert!(alone.iter().all(|one| one.alike));
    }
}
