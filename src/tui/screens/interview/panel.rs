//! One question, large: the words, why and what a solid answer has, the editor, and what stands around the answer.
//!
//! Only draws. The plan of rows is made once for both drawing and clicking.

use crate::domain::book::Slip;
use crate::domain::engagement::BookName;
use crate::domain::entry::{Entry, Standing, Status};
use crate::domain::filled::status_of;
use crate::domain::parse::show;
use crate::domain::period::{Side, Voice, week_of};
use crate::domain::question::Question;
use crate::texts::interview::{self as texts, statuses};
use crate::tui::context::Context;
use crate::tui::editor::Editor;
use crate::tui::screen::Title;
use crate::tui::screens::interview::shelf::{Line, Marks, is_critical};
use crate::tui::screens::interview::situation::Situation;
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// What the panel shows.
#[derive(Debug)]
pub struct Panel<'a> {
    /// The book.
    pub book: &'a BookName,
    /// The question.
    pub question: &'a Question,
    /// Its editor; `None` while a blind question waits for both sides.
    pub editor: Option<&'a dyn Editor>,
    /// Whether the editor has the cursor.
    pub writing: bool,
    /// Whether the examples are shown.
    pub examples: bool,
    /// The rows of the outline, for counting.
    pub lines: &'a [Line],
    /// The marks of the questions.
    pub marks: &'a Marks,
}

/// A paragraph with a label before it.
#[derive(Clone)]
pub struct Part {
    label: &'static str,
    /// The words.
    pub words: String,
    /// What they are there for.
    pub role: Role,
    label_role: Role,
}

impl Part {
    /// Words without a label.
    #[must_use]
    pub const fn plain(words: String, role: Role) -> Self {
        Self { label: "", words, role, label_role: Role::Dim }
    }
}

/// Rows of the panel, from the top.
struct Plan {
    ask: u16,
    help: Vec<(Part, u16)>,
    blind: Vec<Part>,
    editor: Rect,
    foot: Vec<Part>,
    foot_y: u16,
}

/// Columns of the labels.
pub const LABEL: u16 = 12;

impl Panel<'_> {
    /// Where the editor stands in this area.
    #[must_use]
    pub fn editor_area(&self, area: Rect, cx: &Context<'_>) -> Rect {
        self.plan(area, cx).editor
    }

    fn entry<'c>(&self, cx: &Context<'c>) -> Option<&'c Entry> {
        cx.desk.and_then(|desk| desk.entry(self.book, &self.question.id))
    }

    /// Shares the rows out: the question and the editor first, then what stands around the answer, then the help.
    fn plan(&self, area: Rect, cx: &Context<'_>) -> Plan {
        let words = area.width.saturating_sub(LABEL);
        let ask = wrap::height(self.question.ask.for_voice(self.book.voice), area.width);
        let foot = self.foot(cx);
        let foot_rows: u16 = foot.iter().map(|part| wrap::height(&part.words, words).min(2)).sum();
        let blind = self.blind(cx);
        let blind_rows: u16 = blind.iter().map(|part| wrap::height(&part.words, words).min(4)).sum();
        let roomy = area.height >= 24;
        let head = 1 + u16::from(roomy) + ask + 1;
        let wanted = self.editor.map_or(0, |editor| editor.rows(area.width, cx)).max(1);
        let fixed = head + blind_rows + u16::from(blind_rows > 0) + foot_rows + 1;
        let comfort = self.editor.map_or(1, Editor::comfort);
        let least = wanted.min(if roomy { comfort } else { comfort.div_ceil(2) });
        let mut room = area.height.saturating_sub(fixed + least);
        let mut parts = self.help();
        let all: u16 = parts.iter().map(|part| wrap::height(&part.words, words)).sum();
        parts.sort_by_key(|part| all >= room && part.role != Role::Text);
        let mut help = Vec::new();
        for part in parts {
            let rows = wrap::height(&part.words, words);
            if rows + 1 > room {
                break;
            }
            room -= rows;
            help.push((part, rows));
        }
        if !help.is_empty() {
            room = room.saturating_sub(1);
        }
        let help_rows: u16 = help.iter().map(|(_, rows)| *rows).sum::<u16>() + u16::from(!help.is_empty());
        let height = wanted.min(least + room).max(1);
        let y = area.y + head + help_rows + blind_rows + u16::from(blind_rows > 0);
        let editor = Rect { x: area.x, y, width: area.width, height }.intersection(area);
        Plan { ask, help, blind, editor, foot, foot_y: editor.bottom() + 1 }
    }

    /// Why it is asked, what a solid answer has, and the examples where they are wanted: these first if room is short.
    fn help(&self) -> Vec<Part> {
        let question = self.question;
        let part = |label, words: &str, role| Part { label, words: words.to_owned(), role, label_role: Role::Accent };
        let mut parts =
            vec![part(texts::WHY, &question.why, Role::Dim), part(texts::SOLID, &question.solid, Role::Dim)];
        if let (true, Some(examples)) = (self.examples, &question.examples) {
            parts.push(part(texts::HOLLOW_EXAMPLE, &examples.hollow, Role::Text));
            parts.push(part(texts::solid_example(question.kind.as_str() == "table"), &examples.solid, Role::Text));
        }
        parts.retain(|part| !part.words.is_empty());
        parts
    }

    /// Where both sides stand, for a blind question in the joint book; what each said alone, for any other.
    #[must_use]
    pub fn blind(&self, cx: &Context<'_>) -> Vec<Part> {
        if let Some(broken) = cx.desk.and_then(|desk| desk.broken_at(self.book, &self.question.id)) {
            let words = texts::cannot_be_read(&broken.words);
            let why = Part { label: "", words, role: Role::Bad, label_role: Role::Dim };
            let way_out = |hint: &String| Part { words: hint.clone(), role: Role::Text, ..why.clone() };
            return std::iter::once(why.clone()).chain(broken.hint.iter().map(way_out)).collect();
        }
        let Some(desk) = cx.desk.filter(|_| self.book.voice == Voice::Joint) else { return Vec::new() };
        if !self.question.blind {
            return self.said_alone(cx);
        }
        let entry = |side: Side| desk.entry_of(self.book, side.voice(), &self.question.id);
        let locked = |side| entry(side).is_some_and(|entry| entry.locked.is_some());
        let revealed = locked(Side::Agency) && locked(Side::Client);
        let line = |side: Side, label| {
            let other = BookName { round: self.book.round.clone(), voice: side.voice() };
            let words = match entry(side) {
                None if desk.broken(&other).is_some() => texts::UNREADABLE.to_owned(),
                Some(entry) if revealed => shown(self.question, entry),
                Some(entry) if entry.locked.is_some() => texts::LOCKED.to_owned(),
                Some(entry) if status_of(self.question, Some(entry)) != Status::Blank => texts::ENTERED.to_owned(),
                _ => texts::NOT_YET.to_owned(),
            };
            Part { label, words, role: Role::Text, label_role: Role::Accent }
        };
        let mut parts = vec![line(Side::Agency, texts::AGENCY), line(Side::Client, texts::CLIENT)];
        let explain = match (revealed, self.editor.is_some()) {
            (true, _) => Some(texts::REVEALED),
            (false, false) => Some(texts::BLIND_JOINT),
            (false, true) => None,
        };
        parts.extend(explain.map(|words| Part::plain(words.to_owned(), Role::Dim)));
        parts
    }

    /// What each side said alone, while there is no joint answer.
    fn said_alone(&self, cx: &Context<'_>) -> Vec<Part> {
        let now = Situation::at(self.book, &self.question.id, cx).filter(|now| now.status() == Status::Blank);
        let Some(now) = now else { return Vec::new() };
        let part = |(voice, label): (Voice, &'static str)| {
            let entry = cx.desk?.entry_of(self.book, voice, &self.question.id)?;
            let open = !self.question.private || entry.released.is_some();
            let said = open && status_of(self.question, Some(entry)) != Status::Blank;
            said.then(|| Part { label, words: shown(self.question, entry), role: Role::Text, label_role: Role::Accent })
        };
        let all = [(Voice::Agency, texts::AGENCY), (Voice::Client, texts::CLIENT), (Voice::Sales, texts::SALES)];
        let mut parts: Vec<Part> = all.into_iter().filter_map(part).collect();
        if now.said.iter().any(Option::is_some) {
            parts.push(Part::plain(texts::SAID_ALONE.to_owned(), Role::Dim));
        }
        parts
    }

    /// What stands around the answer: status and standing, evidence, note, reason, follow-up.
    fn foot(&self, cx: &Context<'_>) -> Vec<Part> {
        let entry = self.entry(cx);
        if cx.desk.is_some_and(|desk| desk.broken_at(self.book, &self.question.id).is_some()) {
            // What cannot be read is not 'nothing entered'.
            return Vec::new();
        }
        let (words, role) = status_line(self.question, entry, self.book.voice);
        let mut parts = vec![Part::plain(words, role)];
        let aside = |words: String| Part::plain(words, Role::Dim);
        if self.question.private {
            match (self.book.voice.side(), entry.and_then(|entry| entry.released)) {
                (None, _) => parts[0] = aside(texts::EACH_ALONE.to_owned()),
                (Some(_), Some(on)) => parts.push(aside(texts::released(on))),
                (Some(_), None) => parts.push(aside(texts::IS_PRIVATE.to_owned())),
            }
        }
        if let Some(missing) = self.editor.and_then(|editor| editor.missing(cx)) {
            parts.insert(0, Part::plain(missing, Role::Warn));
        }
        if let Some(desk) = cx.desk.filter(|_| entry.is_some() && !self.writing) {
            let to_pass = desk.to_pass(self.book, &self.question.id);
            let part = |words| Part { label: texts::TO_PASS, words, role: Role::Warn, label_role: Role::Warn };
            parts.extend(to_pass.into_iter().take(2).map(part));
        }
        let slip = cx.desk.and_then(|desk| desk.slip(self.book, &self.question.id));
        let beside = slip.map_or_else(Vec::new, |slip| beside(self.question, slip, self.book.voice));
        let Some(entry) = entry else {
            parts.extend(beside);
            return parts;
        };
        let mut add =
            |label, words: String| parts.push(Part { label, words, role: Role::Text, label_role: Role::Accent });
        if let Some(locked) = entry.locked {
            add(texts::LOCK, texts::locked(locked.date_naive()));
        }
        if let Some(reason) = &entry.reason {
            add(texts::REASON, reason.clone());
        }
        if let Some(follow_up) = &entry.follow_up {
            add(texts::FOLLOW_UP, texts::follow_up(follow_up.owner.as_deref(), follow_up.by));
        }
        for evidence in &entry.evidence {
            let on = evidence.on.map(crate::texts::home::day);
            let rest = [evidence.place.clone(), on].into_iter().flatten().collect::<Vec<_>>().join(", ");
            add(
                texts::EVIDENCE,
                if rest.is_empty() { evidence.what.clone() } else { format!("{} ({rest})", evidence.what) },
            );
        }
        if let Some(note) = &entry.note {
            add(texts::NOTE, note.clone());
        }
        parts.extend(beside);
        parts
    }

    /// Draws the panel; the cursor's place where the editor has it.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let plan = self.plan(area, cx);
        self.draw_head(area, buf, cx);
        let gap = u16::from(area.height >= 24);
        let mut at = Rect { y: area.y + 1 + gap, height: plan.ask, ..area }.intersection(area);
        wrap::draw(self.question.ask.for_voice(self.book.voice), at, buf, 0, cx.style(Role::Strong));
        at = Rect { y: at.bottom() + 1, height: area.bottom().saturating_sub(at.bottom() + 1), ..area };
        for (part, rows) in &plan.help {
            draw_part(part, Rect { height: *rows, ..at }, buf, cx);
            at.y += rows;
        }
        at.y += u16::from(!plan.help.is_empty());
        for part in &plan.blind {
            let rows = wrap::height(&part.words, area.width.saturating_sub(LABEL)).min(4);
            draw_part(part, Rect { height: rows, ..at }.intersection(area), buf, cx);
            at.y += rows;
        }
        let cursor =
            self.editor.and_then(|editor| editor.draw(plan.editor, buf, cx, self.writing || !editor.takes_text()));
        let mut y = plan.foot_y;
        for part in &plan.foot {
            let rows = wrap::height(&part.words, area.width.saturating_sub(LABEL)).min(2);
            draw_part(part, Rect { y, height: rows, ..area }.intersection(area), buf, cx);
            y += rows;
        }
        cursor.filter(|_| self.writing)
    }

    /// The area's name, where one is, whether it is critical or blind.
    fn draw_head(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
        let questions = || self.lines.iter().filter_map(Line::question);
        let at = questions().position(|id| *id == self.question.id).map_or(0, |at| at + 1);
        let mut facts = Vec::new();
        if is_critical(self.question, self.book, cx) {
            facts.push(texts::CRITICAL.to_owned());
        }
        if self.question.private {
            facts.push(texts::PRIVATE.to_owned());
        } else if self.question.blind {
            facts.push(texts::BLIND.to_owned());
        }
        facts.push(texts::place(at, questions().count()));
        facts.extend(self.minutes_left(cx).map(texts::minutes_left));
        let questionnaire = cx.desk.and_then(|desk| desk.questionnaire(&self.book.round));
        let area_title = questionnaire.and_then(|q| q.area(&self.question.area)).map_or("", |area| area.title.as_str());
        let heading = texts::heading(area_title, self.question.title());
        wrap::draw_row(&heading, area.x, area.y, area.width, buf, cx.style(Role::Heading));
        let x = area.x + u16::try_from(heading.width()).unwrap_or(0) + 3;
        let room = area.right().saturating_sub(x);
        let mut words = facts.join(", ");
        // Half a fact is none: the last ones go first.
        while words.width() > usize::from(room) && facts.pop().is_some() {
            words = facts.join(", ");
        }
        wrap::draw_row(&words, x, area.y, room, buf, cx.style(Role::Dim));
    }

    /// Minutes planned for the questions of this step that are still open, by the step's own plan.
    fn minutes_left(&self, cx: &Context<'_>) -> Option<u32> {
        let questionnaire = cx.desk?.questionnaire(&self.book.round)?;
        let minutes = questionnaire.step(&self.question.step)?.minutes?;
        let of_step = || questionnaire.asked_of(self.book.voice).filter(|q| q.step == self.question.step);
        let all = u32::try_from(of_step().count()).ok().filter(|all| *all > 0)?;
        let open = u32::try_from(of_step().filter(|q| self.marks.get(&q.id).is_open()).count()).ok()?;
        Some((minutes * open).div_ceil(all))
    }
}

/// Draws a paragraph with its label.
pub fn draw_part(part: &Part, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
    if area.height == 0 {
        return;
    }
    let label = if part.label.is_empty() { 0 } else { LABEL };
    wrap::draw_row(part.label, area.x, area.y, LABEL, buf, cx.style(part.label_role));
    let words = Rect { x: area.x + label, width: area.width.saturating_sub(label), ..area };
    wrap::draw(&part.words, words, buf, 0, cx.style(part.role));
}

/// Status and standing in one line.
#[must_use]
pub fn status_line(question: &Question, entry: Option<&Entry>, voice: Voice) -> (String, Role) {
    let (Some(entry), status) = (entry, status_of(question, entry)) else {
        return (statuses::BLANK.to_owned(), Role::Dim);
    };
    match status {
        Status::Blank if entry.value.is_some() => (texts::UNFINISHED.to_owned(), Role::Warn),
        Status::Blank => (statuses::BLANK.to_owned(), Role::Dim),
        Status::Unknown => (statuses::UNKNOWN.to_owned(), Role::Bad),
        Status::CannotTell => (statuses::CANNOT_TELL.to_owned(), Role::Text),
        Status::Declined => (statuses::DECLINED.to_owned(), Role::Text),
        Status::NotApplicable => (agreement(entry).unwrap_or_else(|| statuses::NOT_APPLICABLE.to_owned()), Role::Text),
        Status::Answered => match entry.standing_as_written(voice == Voice::Joint) {
            Standing::Assumed => (texts::standing(statuses::ASSUMED, entry.confirmed), Role::Warn),
            Standing::Stated => (texts::standing(statuses::STATED, entry.confirmed), Role::Text),
            Standing::Agreed | Standing::Proven => {
                (agreement(entry).unwrap_or_else(|| statuses::AGREED.to_owned()), Role::Good)
            }
        },
    }
}

/// What stands beside the entry: versions that lost a merge, and what was said after a lock.
fn beside(question: &Question, slip: &Slip, voice: Voice) -> Vec<Part> {
    let part = |label, words: String, role| Part { label, words, role, label_role: Role::Warn };
    let conflicts = slip.conflicts.iter().map(|conflict| {
        let state = status_line(question, Some(&conflict.entry), voice).0;
        let words = texts::other_version(&shown(question, &conflict.entry), &state, conflict.on.date_naive());
        part(texts::OTHER_VERSION, words, Role::Text)
    });
    let locked = slip.entry.as_ref().is_some_and(|entry| entry.locked.is_some());
    let how = if locked { texts::LOCKED_VERSION } else { texts::TWO_VERSIONS };
    let how = (!slip.conflicts.is_empty()).then(|| part("", how.to_owned(), Role::Warn));
    let noted =
        |words: String, entry: &Entry| entry.note.iter().fold(words, |words, note| texts::with_note(&words, note));
    let said = |entry: &Entry| noted(shown(question, entry), entry);
    let amended = slip.amended.iter().map(|later| part(texts::LATER, said(&later.entry), Role::Text));
    how.into_iter().chain(conflicts).chain(amended).collect()
}

fn agreement(entry: &Entry) -> Option<String> {
    let agreed = entry.agreed.as_ref().filter(|agreed| agreed.is_complete())?;
    Some(texts::agreed(agreed.agency.as_deref()?, agreed.client.as_deref()?, agreed.on?))
}

/// An entry in one line.
fn shown(question: &Question, entry: &Entry) -> String {
    match (status_of(question, Some(entry)), &entry.value) {
        (Status::Answered, Some(value)) => show::value(&question.kind, value),
        (Status::Unknown, _) => statuses::UNKNOWN.to_owned(),
        (Status::CannotTell, _) => statuses::CANNOT_TELL.to_owned(),
        (Status::NotApplicable, _) => statuses::NOT_APPLICABLE.to_owned(),
        (Status::Declined, _) => statuses::DECLINED.to_owned(),
        _ => statuses::BLANK.to_owned(),
    }
}

/// The title line of the questions' screen.
#[must_use]
pub fn title(book: &BookName, cx: &Context<'_>) -> Title {
    let Some(desk) = cx.desk else { return Title::default() };
    let engagement = desk.engagement();
    let name = crate::texts::home::names(&engagement.agency.name, &engagement.client.name);
    let round = desk.questionnaire(&book.round).map_or_else(|| book.round.to_string(), |q| q.title.clone());
    let week = desk.round(&book.round).and_then(|round| Some((round.start?, desk.engagement().weeks_of(round))));
    let aside = week.map_or_else(String::new, |(start, of)| {
        let now = week_of(start, cx.at.today);
        if now == 0 || now > of { String::new() } else { crate::texts::home::week(now, of) }
    });
    Title { path: vec![name, format!("{round}, {}", crate::texts::voices::name(book.voice))], aside }
}
