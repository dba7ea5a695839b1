//! The palette: any action, question, engagement, round or person by a few letters.
//!
//! Titles come before longer texts, and what can be done before what can be read. Offers what it is given and what the desk and library hold; does nothing itself but ask.

pub mod search;

use crate::domain::engagement::BookName;
use crate::domain::filled::same_folded;
use crate::domain::period::{Side, Voice};
use crate::domain::visible::visible_line;
use crate::texts::keys;
use crate::texts::palette::{self as texts, kinds};
use crate::texts::voices;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::{Binding, Line, Scope};
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Outcome, Place};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::palette::search::{Findable, Fit, Search};
use crate::tui::theme::Role;
use crate::tui::widgets::list::{List, ListLook, ListMove};
use crate::tui::widgets::text_box::TextBox;
use crate::tui::widgets::text_box::act::{Changed, Look, Mode, TextAct};
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The palette.
#[derive(Debug)]
pub struct Palette {
    query: TextBox,
    entries: Vec<Entry>,
    /// Entries that fit, best first.
    found: Vec<usize>,
    list: List,
    questions_only: bool,
    height: u16,
}

/// One thing to find.
#[derive(Debug)]
struct Entry {
    title: String,
    /// Other words people look for it by.
    also: String,
    /// A longer text behind the title.
    text: String,
    aside: String,
    then: Outcome,
}

impl Entry {
    fn label(&self) -> Cow<'_, str> {
        if self.text.is_empty() { Cow::Borrowed(&self.title) } else { texts::titled(&self.title, &self.text).into() }
    }
}

/// Rows of the list, at most.
const ROWS: u16 = 14;

impl Palette {
    /// The palette over a screen where `offered` can be done, about the book being worked on.
    #[must_use]
    pub fn new(query: &str, questions_only: bool, offered: &[&Line], at_home: bool, cx: &Context<'_>) -> Self {
        let mut entries = Vec::new();
        let of = of_engagement(at_home, cx);
        if questions_only {
            entries.extend(questions(&of, cx));
        } else {
            entries.extend(offered.iter().filter(|line| is_worth_finding(line.binding)).map(|line| action(line)));
            entries.extend(pages(offered, &of, cx));
            entries.extend(people(&of, cx));
            entries.extend(engagements(cx));
            entries.extend(books(&of, cx));
            entries.extend(questions(&of, cx));
        }
        let mut palette = Self {
            query: TextBox::new(query, Mode::Line),
            entries,
            found: Vec::new(),
            list: List::default(),
            questions_only,
            height: ROWS,
        };
        palette.search();
        palette
    }

    fn search(&mut self) {
        let mut search = Search::new(self.query.text());
        self.list = List::default();
        if search.is_empty() {
            self.found = (0..self.entries.len()).collect();
            return;
        }
        let mut found: Vec<(Fit, usize)> = Vec::new();
        for (at, Entry { title, also, text, .. }) in self.entries.iter().enumerate() {
            found.extend(search.fit(&Findable { title, also, text }).map(|fit| (fit, at)));
        }
        found.sort_unstable();
        self.found = found.into_iter().map(|(_, at)| at).collect();
    }

    fn typed(&mut self, changed: &Changed) -> Outcome {
        if changed.is_text() {
            self.search();
        }
        Outcome::Changed
    }

    fn run(&self) -> Outcome {
        let chosen = self.list.selected(self.found.len()).map(|at| &self.entries[self.found[at]]);
        chosen.map_or(Outcome::Nothing, |entry| Outcome::CloseWith(Box::new(entry.then.clone())))
    }
}

/// Moving a cursor is found by nobody.
const fn is_worth_finding(binding: &Binding) -> bool {
    !matches!(
        binding.action,
        Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Accept
            | Action::Toggle
            | Action::NextField
            | Action::PreviousField
            | Action::Palette
            | Action::Text(_)
    )
}

fn action(line: &Line) -> Entry {
    let binding = line.binding;
    Entry {
        title: binding.words.full.to_owned(),
        also: format!("{} {}", binding.words.hint, binding.words.also),
        text: String::new(),
        aside: line.key(),
        then: Outcome::Run(binding.action),
    }
}

/// Pages that can be opened from everywhere while a workbook is open, where the screen below has no key for them.
fn pages(offered: &[&Line], of: &Option<String>, cx: &Context<'_>) -> Vec<Entry> {
    let Some(book) = book(cx) else { return Vec::new() };
    let all = [
        (keys::GAPS, Action::Gaps, Place::Gaps { book, person: None }),
        (keys::VOICE, Action::ChooseVoice, Place::Voices),
    ];
    let others = all.into_iter().filter(|(_, action, _)| !offered.iter().any(|line| line.binding.action == *action));
    let entry = |(words, _, place): (keys::Words, Action, Place)| Entry {
        title: words.full.to_owned(),
        also: format!("{} {}", words.hint, words.also),
        text: String::new(),
        aside: aside(kinds::BOOK, of),
        then: Outcome::Open(place),
    };
    others.map(entry).collect()
}

/// Where the list of engagements is on the screen: of which one a question is.
fn of_engagement(at_home: bool, cx: &Context<'_>) -> Option<String> {
    cx.desk.filter(|_| at_home).map(|desk| desk.engagement().client.name.clone())
}

fn aside(kind: &str, of: &Option<String>) -> String {
    of.as_ref().map_or_else(|| kind.to_owned(), |of| texts::kind_of(kind, of))
}

/// The book last worked on, else the joint one of the first round.
fn book(cx: &Context<'_>) -> Option<BookName> {
    let first = || Some(BookName { round: cx.desk?.engagement().rounds.first()?.id.clone(), voice: Voice::Joint });
    cx.book.cloned().or_else(first)
}

/// The rounds and who can speak in them.
fn books(of: &Option<String>, cx: &Context<'_>) -> Vec<Entry> {
    let Some(desk) = cx.desk else { return Vec::new() };
    let entry = |round: &crate::domain::id::Id, voice: Voice| {
        let title = desk.questionnaire(round).map_or(round.as_str(), |q| q.title.as_str());
        let book = BookName { round: round.clone(), voice };
        Entry {
            title: format!("{title} ({round}), {}", voices::name(voice)),
            also: texts::BOOK_ALSO.to_owned(),
            text: String::new(),
            aside: aside(kinds::BOOK, of),
            then: Outcome::Open(Place::Interview { book, at: None }),
        }
    };
    let rounds = desk.engagement().rounds.iter();
    rounds.flat_map(|round| Voice::ALL.map(|voice| entry(&round.id, voice))).collect()
}

/// The people of both sides; each leads to what is open and stands with them.
fn people(of: &Option<String>, cx: &Context<'_>) -> Vec<Entry> {
    let (Some(desk), Some(book)) = (cx.desk, book(cx)) else { return Vec::new() };
    let engagement = desk.engagement();
    let leads = Side::ALL.into_iter().filter_map(|side| engagement.party(side).lead.as_ref());
    let owners = desk.actions().iter().filter(|action| action.is_open()).filter_map(|action| action.owner.as_ref());
    let mut names: Vec<&String> = Vec::new();
    for name in leads.chain(engagement.people.iter().map(|member| &member.name)).chain(owners) {
        if !name.trim().is_empty() && !names.iter().any(|known| same_folded(known, name)) {
            names.push(name);
        }
    }
    let entry = |name: &String| Entry {
        title: name.clone(),
        also: texts::PERSON_ALSO.to_owned(),
        text: String::new(),
        aside: aside(kinds::PERSON, of),
        then: Outcome::Open(Place::Gaps { book: book.clone(), person: Some(name.clone()) }),
    };
    names.into_iter().map(entry).collect()
}

/// The questions of the book last worked on.
fn questions(of: &Option<String>, cx: &Context<'_>) -> Vec<Entry> {
    let (Some(desk), Some(book)) = (cx.desk, book(cx)) else { return Vec::new() };
    let Some(questionnaire) = desk.questionnaire(&book.round) else { return Vec::new() };
    let asked = questionnaire.asked_of(book.voice);
    asked
        .map(|question| Entry {
            title: question.title().to_owned(),
            also: String::new(),
            text: question.ask.for_voice(book.voice).to_owned(),
            aside: aside(kinds::QUESTION, of),
            then: Outcome::GoTo { book: book.clone(), question: question.id.clone() },
        })
        .collect()
}

fn engagements(cx: &Context<'_>) -> Vec<Entry> {
    let entry = |row: &crate::insight::overview::Overview| Entry {
        title: crate::texts::home::names(&row.agency, &row.client),
        also: row.path.file_name().map_or_else(String::new, |name| visible_line(&name.to_string_lossy()).into_owned()),
        text: String::new(),
        aside: kinds::ENGAGEMENT.to_owned(),
        then: Outcome::OpenWorkbook(row.path.clone()),
    };
    cx.library.rows.iter().map(entry).collect()
}

impl Screen for Palette {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn inner_scopes(&self) -> &'static [Scope] {
        &[Scope::Typing]
    }

    fn is_typing(&self) -> bool {
        true
    }

    fn is_window(&self) -> bool {
        true
    }

    fn rows(&self, _width: u16, _cx: &Context<'_>) -> u16 {
        ROWS + 2
    }

    fn title(&self, _cx: &Context<'_>) -> Title {
        let title = if self.questions_only { texts::QUESTIONS } else { texts::TITLE };
        Title { path: vec![title.to_owned()], aside: String::new() }
    }

    fn can(&self, action: Action, _cx: &Context<'_>) -> bool {
        match action {
            Action::Accept | Action::NextField | Action::PreviousField | Action::PageUp | Action::PageDown => {
                !self.found.is_empty()
            }
            Action::Undo | Action::Redo => true,
            Action::Text(TextAct::Newline) => false,
            Action::Text(TextAct::Copy | TextAct::Cut) => self.query.selected().is_some(),
            Action::Text(TextAct::Move { motion, .. }) => {
                use crate::tui::widgets::text_box::act::Motion;
                !matches!(motion, Motion::Up | Motion::Down)
            }
            Action::Text(_) => true,
            _ => false,
        }
    }

    fn act(&mut self, action: Action, _cx: &Context<'_>) -> Outcome {
        let motion = match action {
            Action::Accept => return self.run(),
            Action::Undo | Action::Redo => {
                let act = if action == Action::Undo { TextAct::Undo } else { TextAct::Redo };
                let changed = self.query.apply(act);
                return self.typed(&changed);
            }
            Action::Text(act) => {
                let changed = self.query.apply(act);
                return self.typed(&changed);
            }
            Action::NextField => ListMove::Down,
            Action::PreviousField => ListMove::Up,
            Action::PageUp => ListMove::PageUp,
            Action::PageDown => ListMove::PageDown,
            _ => return Outcome::NotMine,
        };
        let _ = self.list.apply(motion, self.found.len(), self.height);
        Outcome::Changed
    }

    fn input(&mut self, text: &str, _pasted: bool, _cx: &Context<'_>) -> Outcome {
        let changed = self.query.insert(text);
        self.typed(&changed)
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, _cx: &Context<'_>) -> Outcome {
        let (count, height) = (self.found.len(), self.height);
        match mouse.kind {
            MouseKind::Press => {
                let row = mouse.row.checked_sub(area.y + 2);
                match row.and_then(|row| self.list.hit(row, count, height)) {
                    Some(at) => {
                        self.list.select(at);
                        self.run()
                    }
                    None => Outcome::Nothing,
                }
            }
            MouseKind::WheelUp | MouseKind::WheelDown => {
                let motion = if mouse.kind == MouseKind::WheelUp { ListMove::Up } else { ListMove::Down };
                let _ = self.list.apply(motion, count, height);
                Outcome::Changed
            }
            MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
        }
    }

    fn resize(&mut self, area: Rect, _cx: &Context<'_>) {
        self.query.layout(area.width, 1);
        self.height = area.height.saturating_sub(2);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let line = Rect { height: 1, ..area };
        let look = Look {
            text: cx.style(Role::FieldFocus),
            selection: cx.style(Role::Selection),
            mark: cx.style(Role::Warn),
            placeholder: cx.style(Role::Placeholder),
            hint: if self.questions_only { texts::QUESTION_HINT } else { texts::HINT },
        };
        let cursor = self.query.render(line, buf, &look);
        let rows = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.found.is_empty() {
            wrap::draw_row(texts::NOTHING, rows.x, rows.y, rows.width, buf, cx.style(Role::Dim));
            return cursor;
        }
        let look =
            ListLook { row: cx.style(Role::Text), selected: cx.style(Role::Selected), mark: cx.style(Role::Dim) };
        self.list.draw(self.found.len(), rows, buf, &look, |at, area, style, buf| {
            let entry = &self.entries[self.found[at]];
            let aside = u16::try_from(entry.aside.width()).unwrap_or(0).min(area.width / 2);
            let label = area.width.saturating_sub(aside + 2);
            wrap::draw_row(&entry.label(), area.x, area.y, label, buf, style);
            let x = area.right().saturating_sub(aside);
            wrap::draw_row(&entry.aside, x, area.y, aside, buf, style.patch(cx.style(Role::Dim)));
        });
        cursor
    }
}
