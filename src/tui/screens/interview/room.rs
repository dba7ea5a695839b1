//! One question as a room sees it: large, in a narrow measure in the middle, with the answer under it and nothing private.
//!
//! Only draws. The plan of rows is made once for both drawing and clicking.

use crate::domain::engagement::BookName;
use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::question::Kind;
use crate::domain::questionnaire::Purpose;
use crate::texts::interview as words;
use crate::texts::presenter as texts;
use crate::tui::context::Context;
use crate::tui::outcome::{Notice, Outcome, Place};
use crate::tui::screens::interview::panel::{LABEL, Panel, Part, draw_part, status_line};
use crate::tui::screens::interview::situation::Situation;
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The widest row of a question: what a room reads at a glance.
const MEASURE: u16 = 60;
/// The widest table: a room needs its columns more than its margins.
const TABLE: u16 = 112;
/// Rows kept free at the foot for what comes next and the time.
pub const FOOT: u16 = 2;

/// The way to a room from a question; a sentence where it is not for one.
#[must_use]
pub fn open(book: &BookName, at: Option<&Id>, cx: &Context<'_>) -> Outcome {
    let private = at.and_then(|at| cx.desk?.question(&book.round, at)).is_some_and(|question| question.private);
    let questionnaire = cx.desk.and_then(|desk| desk.questionnaire(&book.round));
    let audit = questionnaire.is_some_and(|all| all.purpose == Purpose::Audit);
    let refusal = match book.voice {
        _ if private => Some(texts::NOT_PRIVATE),
        _ if audit => Some(texts::TOGETHER_ONLY),
        Voice::Joint => None,
        Voice::Agency | Voice::Client | Voice::Sales => Some(texts::TOGETHER_ONLY),
    };
    let place = || Place::Presenter { book: book.clone(), at: at.cloned() };
    refusal.map_or_else(|| Outcome::Open(place()), |words| Outcome::Tell(Notice::plain(words)))
}

/// The rows of a room, from the top.
struct Plan {
    eyebrow: Rect,
    ask: Rect,
    /// An empty row after each row of the question.
    spaced: bool,
    said: Rect,
    editor: Rect,
    foot: Rect,
}

/// A column of this width in the middle.
fn measure(area: Rect, widest: u16) -> Rect {
    let width = area.width.saturating_sub(4).min(widest);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

fn field(panel: &Panel<'_>, area: Rect) -> Rect {
    let wide = matches!(panel.question.kind, Kind::Table { .. });
    measure(area, if wide { TABLE } else { MEASURE })
}

/// Where words stand: in the middle, or above the left edge of a wide table.
#[must_use]
pub fn words_area(panel: &Panel<'_>, area: Rect) -> Rect {
    let field = field(panel, area);
    Rect { width: field.width.min(MEASURE), ..field }
}

/// Where the editor stands in this area.
#[must_use]
pub fn editor_area(panel: &Panel<'_>, area: Rect, cx: &Context<'_>) -> Rect {
    plan(panel, area, cx).editor
}

fn rows(parts: &[Part], width: u16, most: u16) -> u16 {
    parts.iter().map(|part| wrap::height(&part.words, width).min(most)).sum()
}

fn plan(panel: &Panel<'_>, area: Rect, cx: &Context<'_>) -> Plan {
    let field = field(panel, area);
    let middle = words_area(panel, area);
    let words = middle.width.saturating_sub(LABEL);
    let ask = wrap::height(panel.question.ask.for_voice(panel.book.voice), middle.width);
    let said = rows(&panel.blind(cx), words, 3);
    let foot = rows(&below(panel, cx), middle.width, 2);
    let wanted = panel.editor.map_or(0, |editor| editor.rows(field.width, cx)).max(1);
    let room = area.height.saturating_sub(FOOT);
    let least = wanted.min(panel.editor.map_or(1, crate::tui::editor::Editor::comfort));
    let gaps = 2 + u16::from(said > 0) + u16::from(foot > 0);
    let fixed = |ask: u16| 1 + gaps + ask + said + foot;
    // Spaced where everything else keeps its place.
    let spaced = ask > 1 && fixed(2 * ask - 1) + least <= room;
    let ask = if spaced { 2 * ask - 1 } else { ask };
    let height = wanted.min(room.saturating_sub(fixed(ask)).max(1));
    // A third above, the rest below: the eye looks for a title higher than the middle.
    let left = room.saturating_sub(fixed(ask) + height);
    let top = area.y + (left / 3).min(6);
    let eyebrow = Rect { y: top, height: 1, ..middle }.intersection(area);
    let ask = Rect { y: top + 2, height: ask, ..middle }.intersection(area);
    let said = Rect { y: ask.bottom() + 1, height: said, ..middle }.intersection(area);
    let y = said.bottom() + u16::from(said.height > 0);
    let editor = Rect { y, height, ..field }.intersection(area);
    let foot = Rect { y: editor.bottom() + 1, height: foot, ..middle }.intersection(area);
    Plan { eyebrow, ask, spaced, said, editor, foot }
}

/// What is said of the answer: what is missing, and who agreed or finds out. No notes, no figures.
fn below(panel: &Panel<'_>, cx: &Context<'_>) -> Vec<Part> {
    let now = Situation::at(panel.book, &panel.question.id, cx);
    let mut parts = Vec::new();
    let mut add = |words, role| parts.push(Part::plain(words, role));
    if let Some(missing) = panel.editor.and_then(|editor| editor.missing(cx)) {
        add(missing, Role::Warn);
    }
    let Some(now) = now.filter(|now| now.entry.is_some() && now.status() != Status::Blank) else { return parts };
    let (status, role) = status_line(panel.question, now.entry, panel.book.voice);
    let follow_up = now.entry.and_then(|entry| entry.follow_up.as_ref());
    let who = follow_up.map(|one| words::follow_up(one.owner.as_deref(), one.by));
    add(who.map_or_else(|| status.clone(), |who| format!("{status}: {who}")), role);
    parts
}

/// Draws the question; the cursor's place where the editor has it.
pub fn draw(panel: &Panel<'_>, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
    let plan = plan(panel, area, cx);
    let question = panel.question;
    wrap::draw_row(
        texts::asked(question.asked_of),
        plan.eyebrow.x,
        plan.eyebrow.y,
        plan.eyebrow.width,
        buf,
        cx.style(Role::Accent),
    );
    let strong = cx.style(Role::Strong);
    let every = if plan.spaced { 2 } else { 1 };
    let lines = wrap::rows(question.ask.for_voice(panel.book.voice), plan.ask.width);
    for (line, y) in lines.zip((plan.ask.top()..plan.ask.bottom()).step_by(every)) {
        wrap::draw_row(line, plan.ask.x, y, plan.ask.width, buf, strong);
    }
    let mut at = plan.said;
    for part in panel.blind(cx) {
        let height = wrap::height(&part.words, at.width.saturating_sub(LABEL)).min(3);
        draw_part(&part, Rect { height, ..at }.intersection(area), buf, cx);
        at.y += height;
    }
    let focused = |editor: &dyn crate::tui::editor::Editor| panel.writing || !editor.takes_text();
    let cursor = panel.editor.and_then(|editor| editor.draw(plan.editor, buf, cx, focused(editor)));
    let mut at = plan.foot;
    for part in below(panel, cx) {
        let height = wrap::height(&part.words, at.width).min(2);
        wrap::draw(&part.words, Rect { height, ..at }.intersection(area), buf, 0, cx.style(part.role));
        at.y += height;
    }
    cursor.filter(|_| panel.writing)
}
