//! Which entry of a question counts (`scoring.md` section 2, *Which entry counts*).
//!
//! Blind entries of the sides are hidden here until both are locked: nothing built on this file can show them early.

use crate::domain::entry::Status;
use crate::domain::filled::status_of;
use crate::domain::holds::Surroundings;
use crate::domain::period::{AskedOf, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::books::{AsOf, Books};
use crate::insight::counted::Counted;
use crate::insight::credit;

/// The entry of a question that counts in the figure of the books' perspective.
///
/// A side's or sales' own figure, and every figure of an audit, looks at the own book alone. In a joint figure the joint
/// entry counts unless it is blank; then that of the side asked; where sales is asked, sales', else the client's; where
/// both are asked, the one with more credit, the client's on a tie.
#[must_use]
pub fn counted<'a>(questionnaire: &Questionnaire, question: &Question, books: &Books<'a>, at: AsOf) -> Counted<'a> {
    let own = |voice: Voice| of_voice(question, books, voice);
    if books.perspective != Voice::Joint {
        return own(books.perspective);
    }
    let joint = own(Voice::Joint);
    if joint.said.is_some() || (question.blind && !books.is_revealed(questionnaire.purpose, question.id.as_str())) {
        return joint;
    }
    match question.asked_of {
        AskedOf::Agency => own(Voice::Agency),
        AskedOf::Client => own(Voice::Client),
        AskedOf::Sales => Some(own(Voice::Sales)).filter(|sales| sales.said.is_some()).unwrap_or(own(Voice::Client)),
        AskedOf::Both => more(questionnaire, question, books, at, own(Voice::Agency), own(Voice::Client)),
    }
}

fn of_voice<'a>(question: &Question, books: &Books<'a>, voice: Voice) -> Counted<'a> {
    let entry = books.of(voice).and_then(|book| book.entry(question.id.as_str()));
    match (status_of(question, entry), entry) {
        (Status::Blank, _) | (_, None) => Counted::BLANK,
        (status, Some(entry)) => Counted { said: Some((voice, entry)), status },
    }
}

fn more<'a>(
    questionnaire: &Questionnaire,
    question: &Question,
    books: &Books<'a>,
    at: AsOf,
    agency: Counted<'a>,
    client: Counted<'a>,
) -> Counted<'a> {
    if agency.said.is_none() {
        return client;
    }
    if client.said.is_none() {
        return agency;
    }
    // A side's entry is worth 40 at most unless its options have credits, and those have no dates: so `before` and
    // `after` never decide here, and no other question need be looked at.
    let nothing = |_: &str| None;
    let around = Surroundings { engagement: books.engagement, questionnaire, entry: &nothing };
    let worth = |counted: &Counted<'_>| {
        let look = credit::Look { purpose: questionnaire.purpose, today: at.today, around: &around };
        credit::worth(question, counted, &look)
    };
    if worth(&agency) > worth(&client) { agency } else { client }
}

#[cfg(test)]
mod tests;
