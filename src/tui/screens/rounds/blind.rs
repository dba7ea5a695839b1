//! What is asked blind, at one laptop: each side in turn behind a curtain, then both answers at once.
//!
//! Makes rows; decides nothing. A word of an answer is read only where the clerk says that it is revealed.

use crate::domain::engagement::BookName;
use crate::domain::entry::{Entry, Status};
use crate::domain::id::Id;
use crate::domain::parse::show;
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::insight::blind::{BlindState, Comparison, Progress};
use crate::texts::{answers, compare as says, engagement, two_sides as texts};
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::screens::rounds::target::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, row};

/// From this many columns on differing cells stand beside each other.
const WIDE: u16 = 84;

/// All blind questions with how far each side is.
pub fn draft(book: &BookName, cx: &Context<'_>, draft: &mut Draft<Target>) {
    let Some((desk, sides)) = cx.desk.and_then(|desk| Some((desk, desk.sides_of(&book.round)?))) else { return };
    if sides.blind.is_empty() {
        return draft.paragraph(0, texts::NO_BLIND, Role::Text);
    }
    for (id, state) in &sides.blind {
        let Some(question) = desk.question(&book.round, id) else { continue };
        draft.choice(Target::Blind(id.clone()), |draft| {
            draft.push(row(&engagement::capital(question.title()), draft.width(), Role::Text));
            let words = match state {
                BlindState::Hidden { agency, client } => {
                    let [agency, client] = [agency, client].map(|one| answers::progress(one.as_str()));
                    texts::progress(agency, client)
                }
                BlindState::Revealed(comparison) => {
                    settled(desk, book, id).unwrap_or_else(|| comparison.class.as_str().to_owned())
                }
            };
            draft.paragraph(2, &words, Role::Dim);
        });
    }
    draft.blank();
    draft.paragraph(0, texts::PROTECTS, Role::Dim);
}

/// Who settled the joint answer and when; `None` where there is none.
fn settled(desk: &Desk, book: &BookName, id: &Id) -> Option<String> {
    let joint = BookName { voice: Voice::Joint, ..book.clone() };
    let entry = desk.entry(&joint, id).filter(|entry| entry.status == Status::Answered)?;
    let agreed = entry.agreed.as_ref().filter(|agreed| agreed.is_complete());
    let names = agreed.and_then(|one| Some(texts::settled(one.agency.as_deref()?, one.client.as_deref()?, one.on?)));
    Some(names.unwrap_or_else(|| texts::NOT_AGREED.to_owned()))
}

/// One question: whose turn it is, or both answers.
pub fn turn(book: &BookName, id: &Id, cx: &Context<'_>, draft: &mut Draft<Target>) {
    let Some((desk, sides)) = cx.desk.and_then(|desk| Some((desk, desk.sides_of(&book.round)?))) else { return };
    let state = sides.blind.iter().find(|(one, _)| one == id).map(|(_, state)| state);
    let (Some(state), Some(question)) = (state, desk.question(&book.round, id)) else { return };
    draft.paragraph(0, question.ask.for_voice(Voice::Joint), Role::Strong);
    draft.blank();
    match state {
        BlindState::Hidden { agency, client } => {
            let turns = [(Side::Agency, *agency), (Side::Client, *client)];
            let Some((side, progress)) = turns.into_iter().find(|(_, one)| *one != Progress::Locked) else { return };
            let party = &desk.engagement().party(side).name;
            draft.choice(Target::Turn(side, id.clone()), |draft| {
                draft.paragraph(0, &texts::curtain(party), Role::Accent);
            });
            draft.blank();
            draft.paragraph(0, texts::curtain_how(progress == Progress::Entered), Role::Text);
            draft.blank();
            let [agency, client] = [agency, client].map(|one| answers::progress(one.as_str()));
            draft.push(row(&texts::progress(agency, client), draft.width(), Role::Dim));
        }
        BlindState::Revealed(comparison) => revealed(desk, book, question, comparison, draft),
    }
}

fn revealed(desk: &Desk, book: &BookName, question: &Question, comparison: &Comparison, draft: &mut Draft<Target>) {
    for side in Side::ALL {
        draft.push(row(says::side(side.as_str()), draft.width(), Role::Heading));
        let entry = desk.entry_of(book, side.voice(), &question.id);
        draft.paragraph(2, &shown(question, entry), Role::Text);
        for note in entry.iter().filter_map(|entry| entry.note.as_ref()) {
            draft.paragraph(2, note, Role::Dim);
        }
    }
    draft.heading(&says::blind(&engagement::capital(question.title()), comparison.class.as_str()), "");
    cells(question, comparison, draft);
    draft.blank();
    draft.choice(Target::Joint(question.id.clone()), |draft| {
        draft.paragraph(0, texts::REVEALED, Role::Accent);
    });
    if let Some(names) = settled(desk, book, &question.id) {
        draft.heading(texts::SETTLED, &names);
        let joint = BookName { voice: Voice::Joint, ..book.clone() };
        draft.paragraph(2, &shown(question, desk.entry(&joint, &question.id)), Role::Good);
    }
}

fn shown(question: &Question, entry: Option<&Entry>) -> String {
    match entry {
        Some(Entry { status: Status::Answered, value: Some(value), .. }) => show::value(&question.kind, value),
        entry => says::status(entry.map_or(Status::Blank, |entry| entry.status).as_str()).to_owned(),
    }
}

/// The cells that differ, each marked by a sign, with both words.
pub fn cells(question: &Question, comparison: &Comparison, draft: &mut Draft<Target>) {
    if !comparison.by.is_empty() {
        let by: Vec<&str> = comparison.by.iter().map(|side| side.as_str()).collect();
        return draft.paragraph(2, &says::missing(&by), Role::Warn);
    }
    if comparison.cells.is_empty() {
        return draft.paragraph(2, texts::ALL_SAME, Role::Good);
    }
    for cell in &comparison.cells {
        let column = cell.column.as_ref().and_then(|id| question.kind.columns().iter().find(|column| column.id == *id));
        let place = says::cell(cell.row.as_deref(), column.map(|column| column.title.as_str()));
        let word = |words: &Option<String>| words.clone().unwrap_or_else(|| says::status("blank").to_owned());
        let (agency, client) = (word(&cell.agency), word(&cell.client));
        if draft.width() >= WIDE && column.is_some() {
            let half = (draft.width() - 34) / 2;
            let line = row(texts::DIFFERS, 2, Role::Warn).words(3, 29, &place, Role::Dim);
            let line = line.words(34, half - 1, &agency, Role::Text);
            draft.push(line.words(34 + half, half, &client, Role::Text));
            continue;
        }
        draft.push(row(texts::DIFFERS, 2, Role::Warn).words(3, draft.width().saturating_sub(3), &place, Role::Dim));
        draft.paragraph(3, &says::no_step(says::side("agency"), &agency), Role::Text);
        draft.paragraph(3, &says::no_step(says::side("client"), &client), Role::Text);
    }
}
