//! What is open, and who owes it: blanks, unknowns, assumptions, what only one side says, failed checks, actions.
//!
//! Its rows are made anew when figures come in, never while drawing. Blind answers stay hidden as in the figures.

pub mod groups;

use crate::domain::engagement::BookName;
use crate::domain::filled::same_folded;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use crate::insight::books::AsOf;
use crate::insight::carried::carried_over;
use crate::insight::cross_check::cross_checks;
use crate::insight::gaps::{By, Lack, OpenItem, open_items};
use crate::texts::gaps as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{AskTask, Outcome, Place};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::gaps::groups::{Group, Point, Target, draw, fits, groups};
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::page::{Draft, MARGIN, Page, RIGHT, row};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The page.
#[derive(Debug)]
pub struct Gaps {
    book: BookName,
    by: By,
    /// Whose points were asked for; the cursor goes there as soon as they are known.
    person: Option<String>,
    page: Page<Target>,
    width: u16,
    /// How many points are overdue, and how many open.
    count: Option<(usize, usize)>,
}

/// The groupings in the order Tab goes through them.
const GROUPINGS: [(By, &str); 4] = [
    (By::Area, texts::by::AREA),
    (By::Side, texts::by::SIDE),
    (By::Person, texts::by::PERSON),
    (By::Week, texts::by::WEEK),
];
/// The rows are never wider.
const WIDEST: u16 = 116;

impl Gaps {
    /// The page of a book's round, with the cursor on somebody's points if they are asked for; `None` where the round is not
    /// there.
    #[must_use]
    pub fn new(book: BookName, person: Option<String>, cx: &Context<'_>) -> Option<Self> {
        cx.desk?.questionnaire(&book.round)?;
        let by = if person.is_some() { By::Person } else { By::Area };
        let mut page = Self { book, by, person, page: Page::default(), width: cx.size.0, count: None };
        page.make(cx);
        Some(page)
    }

    /// Makes the rows.
    fn make(&mut self, cx: &Context<'_>) {
        let mut draft = Draft::new(MARGIN, self.width.saturating_sub(MARGIN + RIGHT).min(WIDEST));
        let mut theirs = None;
        self.count = self.fill(&mut draft, &mut theirs, cx);
        if self.count.is_none() {
            draft.paragraph(0, self.without(cx), Role::Text);
        }
        self.page.fill(vec![draft]);
        if let Some(first) = theirs {
            self.page.choose(&first);
            self.person = None;
        }
    }

    /// Fills the rows; `theirs` becomes the first point of the person asked for.
    fn fill(&self, draft: &mut Draft<Target>, theirs: &mut Option<Target>, cx: &Context<'_>) -> Option<(usize, usize)> {
        let desk = cx.desk?;
        let questionnaire = desk.questionnaire(&self.book.round)?;
        let figures = desk.figures_of(&self.book);
        let card = desk.card(&figures)?;
        let (today, books) = (cx.at.today, desk.books(&figures)?);
        let mut items = open_items(questionnaire, &books, card, AsOf { today });
        if figures.voice != Voice::Joint && card.purpose == Purpose::Coverage {
            // Alone a side can say a thing; agreeing takes two.
            items.retain(|item: &OpenItem<'_>| item.lack != Lack::Agreement);
        }
        let engagement = desk.engagement();
        let carried = desk.round(&figures.round).map(|round| carried_over(engagement, desk.actions(), round));
        let carried = carried.unwrap_or_default();
        let groups = groups(&items, desk.actions(), &carried, self.by, questionnaire, engagement, today);
        let grouping = GROUPINGS.iter().find(|(by, _)| *by == self.by).map_or("", |(_, words)| words);
        draft.push(row(&texts::grouped(grouping), draft.width(), Role::Dim));
        if let Some(name) = &self.person {
            let group = groups.iter().find(|group| same_folded(&group.title, name));
            *theirs = group.and_then(|group| group.points.first()).map(Point::target);
            if theirs.is_none() {
                draft.push(row(&texts::nothing_of(name), draft.width(), Role::Strong));
            }
        }
        if groups.is_empty() {
            draft.blank();
            draft.push(row(texts::NOTHING, draft.width(), Role::Strong));
        }
        draw(&groups, today, draft);
        fits(&cross_checks(questionnaire, &books, AsOf { today }), draft);
        let points = || groups.iter().flat_map(|group: &Group<'_>| &group.points);
        Some((points().filter(|point: &&Point<'_>| point.is_overdue(today)).count(), points().count()))
    }

    /// What is said where there are no figures.
    fn without(&self, cx: &Context<'_>) -> &'static str {
        let comes = cx.desk.is_some_and(|desk| {
            let figures = desk.figures_of(&self.book);
            let purpose = desk.questionnaire(&figures.round).map(|questionnaire| questionnaire.purpose);
            match (purpose, figures.voice) {
                (Some(Purpose::Coverage), Voice::Joint) => true,
                (Some(Purpose::Coverage | Purpose::Audit), voice) => {
                    voice.side().is_some() && desk.book(&figures).is_some()
                }
                _ => false,
            }
        });
        if comes { texts::WAIT } else { texts::NO_FIGURES }
    }

    fn regroup(&mut self, forward: bool, cx: &Context<'_>) -> Outcome {
        let at = GROUPINGS.iter().position(|(by, _)| *by == self.by).unwrap_or(0);
        let next = if forward { at + 1 } else { at + GROUPINGS.len() - 1 };
        self.person = None;
        self.by = GROUPINGS[next % GROUPINGS.len()].0;
        self.make(cx);
        self.page.go(ListMove::First);
        Outcome::Changed
    }

    /// The question something chosen is about.
    fn question(&self, cx: &Context<'_>) -> Option<(BookName, Id)> {
        match self.page.chosen()? {
            Target::Question(id) => Some((self.book.clone(), id.clone())),
            Target::Action(id) => {
                let desk = cx.desk?;
                let from = desk.actions().iter().find(|action| action.id == *id)?.from.as_deref()?;
                let (round, question) = from.split_once('/')?;
                let (round, question) = (Id::parse(round)?, Id::parse(question)?);
                desk.question(&round, &question)?;
                let voice = if round == self.book.round { self.book.voice } else { Voice::Joint };
                Some((BookName { round, voice }, question))
            }
        }
    }
}

/// What is asked for an action: done, or a window for the reason.
fn task(id: String, action: Action) -> Outcome {
    if action == Action::Toggle {
        return Outcome::ToggleTask(id);
    }
    Outcome::Open(Place::AskTask(AskTask { id, moves: action == Action::MoveAction }))
}

impl Screen for Gaps {
    fn scope(&self) -> Scope {
        Scope::Reading
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        let mut path = cx.desk.map_or_else(Vec::new, |desk| desk.path_to(&desk.figures_of(&self.book)));
        path.push(texts::TITLE.to_owned());
        let aside = self.count.map_or_else(String::new, |(overdue, open)| texts::count(overdue, open));
        Title { path, aside }
    }

    fn book(&self) -> Option<&BookName> {
        Some(&self.book)
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.page.can_move()
            }
            Action::NextField | Action::PreviousField => self.count.is_some_and(|(_, open)| open > 0),
            Action::Accept => self.question(cx).is_some(),
            Action::Toggle | Action::DropAction | Action::MoveAction => {
                let free = cx.desk.is_some_and(|desk| !desk.is_read_only());
                free && matches!(self.page.chosen(), Some(Target::Action(_)))
            }
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        let motion = match action {
            Action::Up => ListMove::Up,
            Action::Down => ListMove::Down,
            Action::PageUp => ListMove::PageUp,
            Action::PageDown => ListMove::PageDown,
            Action::First => ListMove::First,
            Action::Last => ListMove::Last,
            Action::NextField => return self.regroup(true, cx),
            Action::PreviousField => return self.regroup(false, cx),
            Action::Accept => {
                let go = |(book, question)| Outcome::GoTo { book, question };
                return self.question(cx).map_or(Outcome::Nothing, go);
            }
            Action::Toggle | Action::DropAction | Action::MoveAction => {
                return match self.page.chosen() {
                    Some(Target::Action(id)) => task(id.clone(), action),
                    _ => Outcome::NotMine,
                };
            }
            _ => return Outcome::NotMine,
        };
        self.page.go(motion);
        Outcome::Changed
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Outcome {
        match mouse.kind {
            MouseKind::Press => match self.page.press(mouse.column, mouse.row, area) {
                Some(true) => self.act(Action::Accept, cx),
                Some(false) => Outcome::Changed,
                None => Outcome::Nothing,
            },
            MouseKind::WheelUp | MouseKind::WheelDown => {
                self.page.wheel(mouse.kind == MouseKind::WheelDown);
                Outcome::Changed
            }
            MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
        }
    }

    fn refresh(&mut self, cx: &Context<'_>) {
        self.make(cx);
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        self.width = area.width;
        self.page.resize(area.height);
        self.make(cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        self.page.draw(area, buf, cx);
        None
    }
}
