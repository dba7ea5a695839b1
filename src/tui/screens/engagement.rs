//! The page of the open engagement: what the state is and what comes next. From here every round is one key away.
//!
//! Its rows are made anew when figures come in or the size changes, never while drawing; figures are computed elsewhere.

pub mod lists;
pub mod shown;
pub mod summary;

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use crate::insight::overview::Phase;
use crate::texts::engagement as texts;
use crate::texts::home;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Aside, Ask, AskTask, Asked, Outcome, Place, View};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::engagement::shown::{Shown, Target, first_book, voice_of};
use crate::tui::screens::interview::room;
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::page::{Draft, MARGIN, Page, RIGHT};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The page.
#[derive(Debug)]
pub struct Engagement {
    /// The round and who speaks; `None` in a workbook without rounds.
    book: Option<BookName>,
    /// The book last worked on as it was when this page looked: a new one is followed.
    followed: Option<BookName>,
    page: Page<Target>,
    width: u16,
    height: u16,
}

/// From this many columns on the lists stand beside the areas.
const WIDE: u16 = 100;
/// Columns between the two halves.
const GAP: u16 = 4;
/// A column of the page is never wider.
const WIDEST: u16 = 74;

impl Engagement {
    /// The page of the workbook on the desk; `None` where none is open.
    #[must_use]
    pub fn new(cx: &Context<'_>) -> Option<Self> {
        cx.desk?;
        let mut page = Self {
            book: first_book(cx),
            followed: cx.book.cloned(),
            page: Page::default(),
            width: cx.size.0,
            height: cx.size.1,
        };
        page.make(cx);
        Some(page)
    }

    /// Makes the rows; where they leave room the areas are parted by blank ones.
    fn make(&mut self, cx: &Context<'_>) {
        let Some(shown) = self.shown(cx).map(|shown| shown.looking_ahead(cx)) else {
            let mut main = Draft::new(MARGIN, self.width.saturating_sub(MARGIN + RIGHT));
            main.paragraph(0, texts::NO_ROUNDS, Role::Text);
            return self.page.fill(vec![main]);
        };
        let mut drafts = columns(&shown, self.width, false, cx);
        let tallest = drafts.iter().map(Draft::height).max().unwrap_or(0);
        if tallest + shown.questionnaire.areas.len() <= usize::from(self.height) {
            drafts = columns(&shown, self.width, true, cx);
        }
        self.page.fill(drafts);
    }

    fn shown<'a>(&'a self, cx: &Context<'a>) -> Option<Shown<'a>> {
        Shown::of(self.book.as_ref()?, cx)
    }

    fn purpose(&self, cx: &Context<'_>) -> Option<Purpose> {
        Some(cx.desk?.questionnaire(&self.book.as_ref()?.round)?.purpose)
    }

    /// Whether there is a book to lock or a plan to close.
    fn reviewed(&self, cx: &Context<'_>) -> bool {
        let side = self.book.as_ref().is_some_and(|book| book.voice != Voice::Joint);
        match self.purpose(cx) {
            Some(Purpose::Audit) => side,
            Some(Purpose::Plan) => true,
            Some(Purpose::Coverage) | None => false,
        }
    }

    fn asks_blind(&self, cx: &Context<'_>) -> bool {
        let questionnaire = self.book.as_ref().and_then(|book| cx.desk?.questionnaire(&book.round));
        questionnaire.is_some_and(|one| one.questions().iter().any(|question| question.blind))
    }

    fn sides(&self, view: View) -> Outcome {
        let place = self.book.clone().map(|book| Place::Sides { view, book });
        place.map_or(Outcome::Nothing, Outcome::Open)
    }

    /// Whether one must first say who speaks: an audit has no questions for both together.
    fn needs_a_voice(&self, cx: &Context<'_>) -> bool {
        let joint = self.book.as_ref().is_some_and(|book| book.voice == Voice::Joint);
        joint && self.purpose(cx) == Some(Purpose::Audit)
    }

    fn questions(&self, cx: &Context<'_>) -> Outcome {
        match &self.book {
            Some(_) if self.needs_a_voice(cx) => Outcome::Open(Place::Voices),
            Some(book) => Outcome::Open(Place::Interview { book: book.clone(), at: None }),
            None => Outcome::Nothing,
        }
    }

    /// The question something chosen is about.
    fn question(&self, cx: &Context<'_>) -> Option<(BookName, Id)> {
        let book = self.book.clone()?;
        match self.page.chosen()? {
            Target::Question(id) => Some((book, id.clone())),
            Target::Conflict(book, id) => Some((book.clone(), id.clone())),
            Target::Action(id) => {
                let desk = cx.desk?;
                let from = desk.actions().iter().find(|action| action.id == *id)?.from.as_deref()?;
                let (round, question) = from.split_once('/')?;
                let (round, question) = (Id::parse(round)?, Id::parse(question)?);
                let voice = if round == book.round { book.voice } else { voice_of(&round, cx) };
                desk.question(&round, &question)?;
                Some((BookName { round, voice }, question))
            }
            _ => None,
        }
    }

    /// The area something chosen is about, else the first.
    fn area(&self, cx: &Context<'_>) -> Option<Id> {
        let shown = self.shown(cx)?;
        let card = shown.card?;
        let of_question = || shown.question(&self.question(cx)?.1).map(|question| question.area.clone());
        let wanted = match self.page.chosen()? {
            Target::Area(id) => Some(id.clone()),
            _ => of_question(),
        };
        wanted.or_else(|| card.areas.first().map(|area| area.id.clone()))
    }

    fn accept(&mut self, cx: &Context<'_>) -> Outcome {
        match self.page.chosen() {
            Some(Target::Questions) => self.questions(cx),
            Some(Target::Area(_)) => self.act(Action::Why, cx),
            Some(Target::More(_)) => self.act(Action::Gaps, cx),
            Some(Target::Round(round)) => {
                self.book = Some(BookName { round: round.clone(), voice: voice_of(round, cx) });
                self.make(cx);
                self.page.choose(&Target::Questions);
                Outcome::Changed
            }
            Some(Target::Question(_) | Target::Conflict(..) | Target::Action(_)) => match self.question(cx) {
                Some((book, question)) => Outcome::GoTo { book, question },
                None => Outcome::Nothing,
            },
            Some(Target::Parked(_)) | None => Outcome::Nothing,
        }
    }
}

/// The columns of the page: one, or two where there is room.
fn columns(shown: &Shown<'_>, width: u16, roomy: bool, cx: &Context<'_>) -> Vec<Draft<Target>> {
    let wide = width >= WIDE;
    let left = if wide { 54 + (width - WIDE) / 3 } else { width.saturating_sub(MARGIN + RIGHT) };
    let mut main = Draft::new(MARGIN, left.min(WIDEST));
    summary::head(shown, &mut main);
    summary::notices(shown, &mut main);
    summary::headline(shown, &mut main);
    summary::weeks(shown, &mut main);
    summary::areas(shown, roomy, &mut main);
    if wide {
        let x = MARGIN + main.width() + GAP;
        let mut beside = Draft::new(x, width.saturating_sub(x + RIGHT).min(WIDEST));
        lists::actions(shown, cx, &mut main);
        lists::parked(shown, &mut main);
        lists::review(shown, cx, &mut main);
        lists::rounds(shown, &mut main);
        lists::conflicts(shown, &mut beside);
        lists::questions(shown, &mut beside);
        return vec![main, beside];
    }
    lists::conflicts(shown, &mut main);
    lists::questions(shown, &mut main);
    lists::actions(shown, cx, &mut main);
    lists::parked(shown, &mut main);
    lists::review(shown, cx, &mut main);
    lists::rounds(shown, &mut main);
    vec![main]
}

impl Screen for Engagement {
    fn scope(&self) -> Scope {
        Scope::Engagement
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        let Some(desk) = cx.desk else { return Title::default() };
        let engagement = desk.engagement();
        let first = engagement.rounds.first();
        let start = engagement.start.or_else(|| first.and_then(|round| round.start));
        let weeks = first.map_or(6, |round| engagement.weeks_of(round));
        let aside = match Phase::of(start, weeks, cx.at.today) {
            Phase::Unknown => home::NO_START.to_owned(),
            Phase::Before(days) => home::before(days),
            Phase::Week { now, of } => home::week(now, of),
            Phase::Running(months) => home::running(months),
        };
        let path = match &self.book {
            Some(book) => desk.path_to(book),
            None => vec![crate::texts::home::names(&engagement.agency.name, &engagement.client.name)],
        };
        Title { path, aside }
    }

    fn book(&self) -> Option<&BookName> {
        self.book.as_ref()
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.page.can_move()
            }
            Action::Accept => match self.page.chosen() {
                Some(Target::Question(_) | Target::Conflict(..) | Target::Action(_)) => self.question(cx).is_some(),
                Some(Target::Area(_)) => self.area(cx).is_some(),
                Some(Target::More(_)) => self.can(Action::Gaps, cx),
                Some(Target::Questions | Target::Round(_)) => true,
                Some(Target::Parked(_)) | None => false,
            },
            Action::Toggle | Action::DropAction | Action::MoveAction => {
                let free = cx.desk.is_some_and(|desk| !desk.is_read_only());
                match self.page.chosen() {
                    Some(Target::Action(_)) => free,
                    Some(Target::Parked(_)) => free && action == Action::Toggle,
                    _ => false,
                }
            }
            Action::OpenInterview | Action::Present | Action::ChooseVoice => self.book.is_some(),
            Action::StartRound | Action::Import => cx.desk.is_some_and(|desk| !desk.is_read_only()),
            Action::ReviewBook => self.reviewed(cx),
            Action::Compare => self.purpose(cx) == Some(Purpose::Audit),
            Action::BlindTurns => {
                self.purpose(cx).is_some_and(|purpose| purpose != Purpose::Audit) && self.asks_blind(cx)
            }
            Action::Trend => self.book.is_some(),
            Action::Why => self.area(cx).is_some(),
            Action::Gaps => self.shown(cx).is_some_and(|shown| shown.has_figures()),
            Action::AddAction if matches!(self.page.chosen(), Some(Target::Parked(_))) => {
                cx.desk.is_some_and(|desk| !desk.is_read_only())
            }
            Action::AddAction => self.question(cx).is_some() && cx.desk.is_some_and(|desk| !desk.is_read_only()),
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
            Action::Accept => return self.accept(cx),
            Action::Toggle => {
                return match self.page.chosen() {
                    Some(Target::Action(id)) => Outcome::ToggleTask(id.clone()),
                    Some(Target::Parked(thought)) => Outcome::Engage(Aside::Unpark(thought.clone())),
                    _ => Outcome::NotMine,
                };
            }
            Action::DropAction | Action::MoveAction => {
                return match self.page.chosen() {
                    Some(Target::Action(id)) => {
                        let ask = AskTask { id: id.clone(), moves: action == Action::MoveAction };
                        Outcome::Open(Place::AskTask(ask))
                    }
                    _ => Outcome::NotMine,
                };
            }
            Action::OpenInterview => return self.questions(cx),
            Action::Present => return self.book.as_ref().map_or(Outcome::Nothing, |book| room::open(book, None, cx)),
            Action::ChooseVoice => return Outcome::Open(Place::Voices),
            Action::ReviewBook => return self.sides(View::Review),
            Action::Compare => return self.sides(View::Compare),
            Action::BlindTurns => return self.sides(View::Blind),
            Action::Trend => return self.sides(View::Trend),
            Action::StartRound => return Outcome::Open(Place::StartRound),
            Action::Import => return Outcome::Open(Place::Import),
            Action::Why => {
                let book = self.shown(cx).map(|shown| shown.desk.figures_of(shown.book));
                return match book.zip(self.area(cx)) {
                    Some((book, area)) => Outcome::Open(Place::Why { book, area }),
                    None => Outcome::Nothing,
                };
            }
            Action::Gaps => {
                let place = self.book.clone().map(|book| Place::Gaps { book, person: None });
                return place.map_or(Outcome::Nothing, Outcome::Open);
            }
            Action::AddAction => {
                if let Some(Target::Parked(thought)) = self.page.chosen() {
                    return lists::as_action(thought, cx);
                }
                let ask = |(book, question)| Place::Ask(Ask { book, question, what: Asked::Task });
                return self.question(cx).map_or(Outcome::Nothing, |about| Outcome::Open(ask(about)));
            }
            _ => return Outcome::NotMine,
        };
        self.page.go(motion);
        Outcome::Changed
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Outcome {
        match mouse.kind {
            MouseKind::Press => match self.page.press(mouse.column, mouse.row, area) {
                Some(true) if self.can(Action::Accept, cx) => self.accept(cx),
                Some(_) => Outcome::Changed,
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
        if self.followed.as_ref() != cx.book {
            self.followed = cx.book.cloned();
            self.book = first_book(cx);
        }
        self.make(cx);
    }

    fn resize(&mut self, area: Rect, cx: &Context<'_>) {
        (self.width, self.height) = (area.width, area.height);
        self.page.resize(area.height);
        self.make(cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        self.page.draw(area, buf, cx);
        None
    }
}
