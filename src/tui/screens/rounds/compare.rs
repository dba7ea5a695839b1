//! Both sides of an audit beside each other, the items to talk about first; before the reveal only who has locked.
//!
//! Makes rows; decides nothing. Entries are read only where the clerk says that the round is revealed.

use crate::domain::engagement::{Action, BookName};
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::question::Kind;
use crate::insight::blind::{BlindState, Comparison};
use crate::insight::compare::Class;
use crate::insight::sides::PairSeen;
use crate::texts::compare as says;
use crate::texts::windows::ask;
use crate::texts::{engagement, two_sides as texts};
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::screens::rounds::blind;
use crate::tui::screens::rounds::target::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, Row, row};

/// From this many columns on the two sides stand beside each other.
const WIDE: u16 = 84;

/// The question an ask or a commitment of a round is noted under: the first item asked of both.
#[must_use]
pub fn promised_at(book: &BookName, cx: &Context<'_>) -> Option<Id> {
    let questionnaire = cx.desk?.questionnaire(&book.round)?;
    let open = questionnaire.question("o-need").or_else(|| questionnaire.questions().first());
    open.map(|question| question.id.clone())
}

/// Makes the rows.
pub fn draft(book: &BookName, cx: &Context<'_>, draft: &mut Draft<Target>) {
    let Some((desk, sides)) = cx.desk.and_then(|desk| Some((desk, desk.sides_of(&book.round)?))) else { return };
    let Some(pairs) = &sides.pairs else { return hidden(desk, book, draft) };
    let width = draft.width();
    draft.push(row(says::TALK, width, Role::Heading));
    if !pairs.iter().any(|pair| pair.talk) {
        draft.paragraph(0, says::NO_TALK, Role::Text);
    }
    for (at, pair) in pairs.iter().filter(|pair| pair.talk).enumerate() {
        draft.choice(Target::Question(pair.question.clone()), |draft| talk(desk, book, pair, at + 1, draft));
    }
    promises(desk, book, draft);
    let mut any = false;
    for (id, state) in &sides.blind {
        let (BlindState::Revealed(comparison), Some(question)) = (state, desk.question(&book.round, id)) else {
            continue;
        };
        if !std::mem::replace(&mut any, true) {
            draft.heading(texts::WRITTEN_BLIND, "");
        }
        draft.choice(Target::Question(id.clone()), |draft| {
            let words = says::blind(&engagement::capital(question.title()), comparison.class.as_str());
            draft.push(row(&words, draft.width(), Role::Text));
            cells(question, comparison, draft);
        });
    }
    draft.heading(says::ALL, "");
    for pair in pairs {
        draft.choice(Target::Question(pair.question.clone()), |draft| line(desk, book, pair, draft));
    }
}

/// Who has locked, and what that protects.
fn hidden(desk: &Desk, book: &BookName, draft: &mut Draft<Target>) {
    for side in Side::ALL {
        let name = BookName { voice: side.voice(), ..book.clone() };
        let book = desk.book(&name);
        let locked = book.and_then(|book| book.locked).map(|lock| lock.date_naive());
        let words = texts::lock_state(says::side(side.as_str()), locked, book.is_some());
        draft.push(row(&words, draft.width(), if locked.is_some() { Role::Good } else { Role::Warn }));
    }
    draft.blank();
    draft.paragraph(0, texts::PROTECTS, Role::Text);
}

fn title(desk: &Desk, book: &BookName, pair: &PairSeen) -> String {
    let question = desk.question(&book.round, &pair.question);
    let title = question.map_or_else(|| pair.question.to_string(), |one| engagement::capital(one.title()));
    texts::pair(&title, pair.critical)
}

/// One item to talk about, with both sides' words and notes.
fn talk(desk: &Desk, book: &BookName, pair: &PairSeen, number: usize, draft: &mut Draft<Target>) {
    let Some(question) = desk.question(&book.round, &pair.question) else { return };
    let class = pair.class.as_str();
    draft.push(row(&says::topic(number, &title(desk, book, pair), says::class(class)), draft.width(), Role::Strong));
    let higher = match pair.class {
        Class::Split { higher } => Some(higher.as_str()),
        _ => None,
    };
    draft.paragraph(3, &says::reason(class, question.duty.as_str(), higher), Role::Dim);
    for (side, (status, step)) in Side::ALL.into_iter().zip(pair.said) {
        let name = says::side(side.as_str());
        let words = match (step, &question.kind) {
            (Some(step), Kind::Scale(spec)) => {
                says::step(name, step, spec.steps.get(usize::from(step)).map_or("", String::as_str))
            }
            _ => says::no_step(name, says::status(status.as_str())),
        };
        draft.paragraph(3, &words, Role::Text);
        let entry = desk.entry_of(book, side.voice(), &question.id);
        for more in entry.into_iter().flat_map(|entry| [&entry.reason, &entry.note]).flatten() {
            draft.paragraph(5, more, Role::Dim);
        }
    }
}

/// One item in a row: its title, both sides, the class in words; different steps are marked.
fn line(desk: &Desk, book: &BookName, pair: &PairSeen, draft: &mut Draft<Target>) {
    let width = draft.width();
    let word = |(status, step): (crate::domain::entry::Status, Option<u8>)| {
        step.map_or_else(|| says::status(status.as_str()).to_owned(), |step| step.to_string())
    };
    let [agency, client] = pair.said;
    let mark = if agency == client { "" } else { texts::DIFFERS };
    let role = if pair.talk { Role::Strong } else { Role::Text };
    let class = says::class(pair.class.as_str());
    let (agency, client) = (word(agency), word(client));
    if width >= WIDE {
        let at = 34;
        let line = row(&title(desk, book, pair), at - 2, role).words(at, 14, &agency, Role::Text);
        let line = line.words(at + 15, 2, mark, Role::Warn).words(at + 18, 14, &client, Role::Text);
        return draft.push(line.words(at + 33, width - at - 33, class, Role::Dim));
    }
    draft.push(row(&title(desk, book, pair), width, role));
    let both = format!("{} {agency} {mark} {} {client}", says::side("agency"), says::side("client").to_lowercase());
    let room = width.saturating_sub(2);
    draft.push(Row::default().words(2, room, &both, Role::Text).right(width, class, Role::Dim));
}

/// The cells that differ, each with both words beside each other.
fn cells(question: &crate::domain::question::Question, comparison: &Comparison, draft: &mut Draft<Target>) {
    blind::cells(question, comparison, draft);
}

/// One ask and one commitment of each side.
fn promises(desk: &Desk, book: &BookName, draft: &mut Draft<Target>) {
    draft.heading(texts::PROMISES, "");
    for side in Side::ALL {
        for (is_ask, begins) in [(true, ask::ASK), (false, ask::COMMITMENT)] {
            let from = format!("{}/", book.round);
            let of_round = |action: &&Action| {
                let here = action.from.as_deref().is_some_and(|place| place.starts_with(&from));
                here && action.side == Some(side) && action.what.starts_with(begins.trim_end())
            };
            let there = desk.actions().iter().find(of_round);
            draft.choice(Target::Promise(side, is_ask), |draft| {
                let label = texts::promise(says::side(side.as_str()), is_ask);
                let words = there.map_or(texts::NOT_YET, |action| action.what.as_str());
                let role = if there.is_some() { Role::Text } else { Role::Dim };
                let line = row(&label, 24, Role::Accent).words(25, draft.width().saturating_sub(25), words, role);
                draft.push(line);
            });
        }
    }
}
