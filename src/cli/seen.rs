//! What a voice may see of a question.
//!
//! Before both sides have locked, a blind answer of one side is shown to that side's voice alone; the joint view tells only
//! whether each side has entered. A private answer is shown to its own side alone, when it asks for it, until released.

use crate::cli::kept_private::KeptPrivate;
use crate::cli::opened::Opened;
use crate::domain::entry::Entry;
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::insight::blind::{BlindState, Progress, blind_state};
use crate::insight::books::AsOf;
use crate::insight::counts;

/// What may be seen of one question.
#[derive(Debug)]
pub struct Seen<'o> {
    /// The question.
    pub question: &'o Question,
    /// The entry this voice sees, and whose it is.
    pub entry: Option<(Voice, &'o Entry)>,
    /// How far each side is, while their answers are hidden.
    pub hidden: Option<[Progress; 2]>,
    /// Both sides' entries, once both are locked.
    pub sides: Vec<(Side, &'o Entry)>,
    /// What was said after a lock.
    pub amended: usize,
    /// What lost a merge and waits for a person.
    pub conflicts: usize,
}

/// What the voice that was asked for may see of a question.
#[must_use]
pub fn seen<'o>(opened: &'o Opened, question: &'o Question, private: Option<&'o KeptPrivate>, at: AsOf) -> Seen<'o> {
    let (books, questionnaire) = (opened.books(), &opened.questionnaire);
    let id = question.id.as_str();
    let own = |voice: Voice| books.of(voice).and_then(|book| book.entry(id)).map(|entry| (voice, entry));
    let slip = books.of(opened.voice).and_then(|book| book.slip(id));
    let mut seen = Seen {
        question,
        entry: own(opened.voice).or_else(|| Some((opened.voice, private?.entry(id)?))),
        hidden: None,
        sides: Vec::new(),
        amended: slip.map_or(0, |slip| slip.amended.len()),
        conflicts: slip.map_or(0, |slip| slip.conflicts.len()),
    };
    if opened.voice != Voice::Joint {
        return seen;
    }
    if question.private {
        // Whatever lies in a side's book is its writer's until released.
        let released = Side::ALL.into_iter().filter_map(|side| own(side.voice()).map(|(_, entry)| (side, entry)));
        seen.sides = released.filter(|(_, entry)| entry.released.is_some()).collect();
        return seen;
    }
    // The whole of an audit is blind, whatever its questions say.
    let blind = question.blind || opened.is_audit();
    if !blind {
        seen.entry = counts::counted(questionnaire, question, &books, at).said.or(seen.entry);
        return seen;
    }
    match blind_state(questionnaire.purpose, question, &books) {
        BlindState::Hidden { agency, client } => seen.hidden = Some([agency, client]),
        BlindState::Revealed(_) => {
            let side = |side: Side| own(side.voice()).map(|(_, entry)| (side, entry));
            seen.sides = Side::ALL.into_iter().filter_map(side).collect();
        }
    }
    seen
}
