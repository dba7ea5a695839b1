//! The pages about two sides: a book before its lock, both beside each other, blind answers in turn, the audits over time.
//!
//! What is shown of both sides comes from the clerk alone, which holds back every word before the reveal. One screen with
//! four pages; each file below makes the rows of one.

pub mod blind;
pub mod compare;
pub mod review;
pub mod target;
pub mod trend;

use crate::domain::edit::Change;
use crate::domain::engagement::BookName;
use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::period::{Side, Voice};
use crate::domain::questionnaire::Purpose;
use crate::texts::two_sides as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Ask, Asked, Notice, Outcome, Place, View};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::engagement::shown::voice_of;
use crate::tui::screens::rounds::target::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::list::ListMove;
use crate::tui::widgets::page::{Draft, MARGIN, Page, RIGHT, row};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One of the pages.
#[derive(Debug)]
pub struct Rounds {
    view: View,
    book: BookName,
    /// The blind question whose turns are taken.
    turn: Option<Id>,
    /// The lock was asked for once: the same key again locks.
    armed: bool,
    page: Page<Target>,
    width: u16,
}

/// A line is never longer.
const WIDEST: u16 = 110;

impl Rounds {
    /// A page; `None` where its round is not there.
    #[must_use]
    pub fn new(view: View, book: BookName, cx: &Context<'_>) -> Option<Self> {
        cx.desk?.questionnaire(&book.round)?;
        let mut page = Self { view, book, turn: None, armed: false, page: Page::default(), width: cx.size.0 };
        page.make(cx);
        Some(page)
    }

    fn make(&mut self, cx: &Context<'_>) {
        let mut draft = Draft::new(MARGIN, self.width.saturating_sub(MARGIN + RIGHT).min(WIDEST));
        match (self.view, &self.turn) {
            _ if cx.desk.is_some_and(|desk| desk.sides().is_none()) => {
                draft.push(row(texts::WAIT, draft.width(), Role::Dim));
            }
            (View::Review, _) => review::draft(&self.book, cx, &mut draft),
            (View::Compare, _) => compare::draft(&self.book, cx, &mut draft),
            (View::Blind, Some(question)) => blind::turn(&self.book, question, cx, &mut draft),
            (View::Blind, None) => blind::draft(&self.book, cx, &mut draft),
            (View::Trend, _) => trend::draft(cx, &mut draft),
        }
        self.page.fill(vec![draft]);
    }

    /// Whose book an item of the comparison is opened in: the user's own side's, as far as it is known.
    fn own_book(&self, cx: &Context<'_>) -> BookName {
        let voice = match voice_of(&self.book.round, cx) {
            Voice::Joint if self.is_audit(cx) => Voice::Agency,
            voice => voice,
        };
        let voice = if self.view == View::Review { self.book.voice } else { voice };
        BookName { voice, ..self.book.clone() }
    }

    fn is_audit(&self, cx: &Context<'_>) -> bool {
        let questionnaire = cx.desk.and_then(|desk| desk.questionnaire(&self.book.round));
        questionnaire.is_some_and(|one| one.purpose == Purpose::Audit)
    }

    fn of(&self, voice: Voice) -> BookName {
        BookName { voice, ..self.book.clone() }
    }

    fn accept(&mut self, cx: &Context<'_>) -> Outcome {
        let interview = |book, at: &Id| Outcome::Open(Place::Interview { book, at: Some(at.clone()) });
        match self.page.chosen().cloned() {
            Some(Target::Question(id)) => interview(self.own_book(cx), &id),
            Some(Target::Blind(id)) => {
                self.turn = Some(id);
                self.make(cx);
                Outcome::Changed
            }
            Some(Target::Turn(side, id)) => interview(self.of(side.voice()), &id),
            Some(Target::Joint(id)) => interview(self.of(Voice::Joint), &id),
            Some(Target::Aged(book, id)) => interview(book, &id),
            Some(Target::Figure(book, area)) => Outcome::Open(Place::Why { book, area }),
            Some(Target::Read(..)) => Outcome::Nothing,
            Some(Target::Promise(..)) => self.act(Action::AddAction, cx),
            None => Outcome::Nothing,
        }
    }

    /// The window for an action that comes of what is chosen.
    fn task(&self, cx: &Context<'_>) -> Option<Ask> {
        let book = self.own_book(cx);
        let (question, what) = match self.page.chosen()? {
            Target::Question(id) if self.view == View::Compare => (id.clone(), Asked::Task),
            Target::Promise(side, ask) => {
                let what = if *ask { Asked::AskOf(*side) } else { Asked::CommitmentOf(*side) };
                (compare::promised_at(&self.book, cx)?, what)
            }
            _ => return None,
        };
        Some(Ask { book, question, what })
    }

    /// Takes a side's revealed answer into the joint book, and asks for the two names.
    fn take(&self, side: Side, cx: &Context<'_>) -> Outcome {
        let Some(Target::Joint(id)) = self.page.chosen() else { return Outcome::NotMine };
        let book = self.of(Voice::Joint);
        let entry = cx.desk.and_then(|desk| desk.entry_of(&self.book, side.voice(), id));
        let Some(entry) = entry.filter(|entry| entry.status == Status::Answered) else { return Outcome::NotMine };
        let change = Change::Value(entry.value.clone());
        Outcome::All(vec![
            Outcome::Edit { book: book.clone(), question: id.clone(), change },
            Outcome::Open(Place::Ask(Ask { book, question: id.clone(), what: Asked::Agreement })),
        ])
    }

    fn lock(&mut self, was_armed: bool, cx: &Context<'_>) -> Outcome {
        if was_armed {
            let tell = Outcome::Tell(Notice::plain(texts::LOCKED_NOW));
            return Outcome::All(vec![Outcome::LockBook(self.book.clone()), tell]);
        }
        self.armed = true;
        let desk = cx.desk;
        let blank = desk.and_then(|desk| desk.sides_of(&self.book.round)?.blank.get(&self.book.voice));
        let blank = blank.map_or(&[][..], Vec::as_slice);
        let first = blank.first().and_then(|(id, _)| desk?.question(&self.book.round, id));
        Outcome::Tell(Notice::plain(texts::sure(blank.len(), first.map_or("", |question| question.title()))))
    }

    fn may_write(cx: &Context<'_>) -> bool {
        cx.desk.is_some_and(|desk| !desk.is_read_only())
    }
}

impl Screen for Rounds {
    fn scope(&self) -> Scope {
        Scope::Reading
    }

    fn wants_sides(&self) -> bool {
        true
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        let mut path = cx.desk.map(|desk| desk.path_to(&self.book)).unwrap_or_default();
        let page = match self.view {
            View::Review => texts::REVIEW,
            View::Compare => texts::COMPARE,
            View::Blind => texts::BLIND,
            View::Trend => texts::TREND,
        };
        if self.view != View::Review {
            path.pop();
            path.extend(cx.desk.and_then(|desk| desk.questionnaire(&self.book.round)).map(|one| one.title.clone()));
        }
        path.push(page.to_owned());
        Title { path, aside: String::new() }
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        let desk = cx.desk;
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.page.can_move()
            }
            Action::Accept => self.page.chosen().is_some_and(|chosen| !matches!(chosen, Target::Read(..))),
            Action::OpenInterview => {
                self.view != View::Blind && matches!(self.page.chosen(), Some(Target::Question(_) | Target::Aged(..)))
            }
            Action::Back => self.turn.is_some(),
            Action::AddAction => Self::may_write(cx) && self.task(cx).is_some(),
            Action::TakeAgency | Action::TakeClient => {
                Self::may_write(cx) && matches!(self.page.chosen(), Some(Target::Joint(_)))
            }
            Action::Confirm => Self::may_write(cx) && matches!(self.page.chosen(), Some(Target::Aged(..))),
            Action::LockBook => {
                let open = desk.and_then(|desk| desk.book(&self.book)).is_none_or(|book| book.locked.is_none());
                let side = self.book.voice.side().is_some() && self.is_audit(cx);
                self.view == View::Review && side && open && Self::may_write(cx)
            }
            Action::CloseRound => {
                let sides = desk.and_then(|desk| desk.sides_of(&self.book.round));
                let open = desk.and_then(|desk| desk.round(&self.book.round)).is_some_and(|one| one.closed.is_none());
                let may = sides.is_some_and(|sides| sides.may_close());
                self.view == View::Review && !self.is_audit(cx) && open && may && Self::may_write(cx)
            }
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        let was_armed = std::mem::take(&mut self.armed);
        let motion = match action {
            Action::Up => ListMove::Up,
            Action::Down => ListMove::Down,
            Action::PageUp => ListMove::PageUp,
            Action::PageDown => ListMove::PageDown,
            Action::First => ListMove::First,
            Action::Last => ListMove::Last,
            Action::Accept | Action::OpenInterview => return self.accept(cx),
            Action::Back if self.turn.is_some() => {
                let question = self.turn.take();
                self.make(cx);
                question.into_iter().for_each(|question| self.page.choose(&Target::Blind(question)));
                return Outcome::Changed;
            }
            Action::AddAction => {
                let ask = self.task(cx);
                return ask.map_or(Outcome::NotMine, |ask| Outcome::Open(Place::Ask(ask)));
            }
            Action::TakeAgency => return self.take(Side::Agency, cx),
            Action::TakeClient => return self.take(Side::Client, cx),
            Action::Confirm => {
                return match self.page.chosen().cloned() {
                    Some(Target::Aged(book, question)) => {
                        Outcome::All(vec![Outcome::Edit { book, question, change: Change::Confirm }, Outcome::WentOn])
                    }
                    _ => Outcome::NotMine,
                };
            }
            Action::LockBook => return self.lock(was_armed, cx),
            Action::CloseRound => {
                let close = Outcome::CloseRound(self.book.round.clone(), review::review_date(&self.book, cx));
                return Outcome::All(vec![close, Outcome::Tell(Notice::plain(texts::CLOSED_NOW))]);
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
                Some(true) => Outcome::Nothing,
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
