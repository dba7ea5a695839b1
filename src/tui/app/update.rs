//! The application itself: takes a message, changes the desk or the stack of screens, says what it wants done outside.
//!
//! Knows screens by their contract alone; knows no files, no threads and no clock.

use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::texts::app as texts;
use crate::tui::action::Action;
use crate::tui::app::save_state::Saving;
use crate::tui::app::stack::{Around, Stack};
use crate::tui::app::start::Start;
use crate::tui::app::{frame, places};
use crate::tui::context::{Context, Library};
use crate::tui::desk::surface::Desk;
use crate::tui::keymap::{Keymap, Scope};
use crate::tui::message::{Effect, Message, OpenWorkbook, SaveNews};
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Notice, Outcome, Place, Preferences};
use crate::tui::screen::Screen;
use ratatui::Frame;

/// The application.
#[derive(Debug)]
pub struct App {
    pub(in crate::tui::app) keymap: Keymap,
    pub(in crate::tui::app) at: Moment,
    library: Library,
    pub(in crate::tui::app) desk: Option<Desk>,
    book: Option<BookName>,
    pub(in crate::tui::app) stack: Stack,
    pub(in crate::tui::app) notice: Option<Notice>,
    pub(in crate::tui::app) save: Saving,
    size: (u16, u16),
    mine: Preferences,
    /// It was just said that nothing is selected to be copied: the same key again leaves.
    pub(in crate::tui::app) nothing_copied: bool,
    effects: Vec<Effect>,
}

impl App {
    /// An application showing the list of engagements.
    #[must_use]
    pub fn new(start: Start) -> Self {
        let Start { at, mine, keymap, library, size, notice } = start;
        let mut app = Self {
            keymap,
            at,
            library,
            desk: None,
            book: None,
            stack: Stack::default(),
            notice,
            save: Saving::default(),
            size,
            mine,
            nothing_copied: false,
            effects: Vec::new(),
        };
        app.open(Place::Home);
        app
    }

    /// Takes what arrived and says what it wants done outside. `at` is the moment it arrived.
    pub fn update(&mut self, message: Message, at: Moment) -> Vec<Effect> {
        self.at = at;
        match message {
            Message::Key(chord) => {
                self.notice = None;
                self.key(chord);
            }
            Message::Paste(text) => {
                (self.notice, self.nothing_copied) = (None, false);
                let outcome = self.with_top(|screen, cx| screen.input(&text, true, cx));
                self.apply(outcome);
            }
            Message::Mouse(mouse) => self.mouse(mouse),
            Message::Resized(columns, rows) => {
                self.size = (columns, rows);
                self.with_stack(Stack::relayout);
            }
            Message::FocusGained if self.desk.is_some() => self.effects.push(Effect::LookAgain),
            Message::FocusGained | Message::FocusLost | Message::Ticked => {}
            Message::Save(news) => self.saver_says(news),
            Message::Tried => self.effects.extend(self.save.tried(&mut self.notice)),
            Message::Library { rows, complete, notice } => {
                (self.library.rows, self.library.complete) = (rows, complete);
                if notice.is_some() {
                    self.notice = notice;
                }
                self.refresh();
            }
            Message::Opened(workbook) => {
                self.opened(*workbook);
                self.rescore();
            }
            Message::Begun(workbook, book) => {
                self.opened(*workbook);
                self.open(Place::Interview { book, at: None });
            }
            Message::Sides(sides) => {
                if let Some(desk) = &mut self.desk {
                    desk.put_sides(*sides);
                }
                self.refresh();
            }
            Message::Failed(notice) => self.notice = Some(notice),
            Message::Scored(book, card) => {
                if let Some(desk) = &mut self.desk {
                    desk.put_card(book, *card);
                }
                self.refresh();
            }
        }
        std::mem::take(&mut self.effects)
    }

    /// Puts a workbook on the desk and shows its page.
    fn opened(&mut self, workbook: OpenWorkbook) {
        self.notice = workbook.read_only.clone().or_else(|| workbook.notices.first().cloned());
        (self.desk, self.book) = (Some(Desk::new(workbook)), None);
        self.save.rest();
        self.stack.cut(1);
        self.open(Place::Engagement);
    }

    /// Shows the questions of a book at once, as a command asked for.
    pub fn show_questions(&mut self, book: BookName, at: Option<Id>) {
        self.open(Place::Interview { book, at });
    }

    /// Draws everything.
    pub fn view(&self, frame: &mut Frame<'_>) {
        let around = Around { save: self.save.state(), notice: self.notice.as_ref(), can: &|action| self.can(action) };
        if let Some(cursor) = self.stack.view(&around, frame.buffer_mut(), &self.context()) {
            frame.set_cursor_position(cursor);
        }
    }

    /// Whether an action does something now.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        self.stack.can(action, &self.context())
            || match action {
                Action::Undo | Action::Redo => self.can_undo(action == Action::Undo),
                Action::Back | Action::GoHome => self.stack.len() > 1,
                Action::SaveCopy => self.desk.is_some(),
                _ => places::ALWAYS.contains(&action),
            }
    }

    pub(in crate::tui::app) fn is_typing(&self) -> bool {
        self.stack.top().is_some_and(Screen::is_typing)
    }

    pub(in crate::tui::app) fn context(&self) -> Context<'_> {
        Context {
            desk: self.desk.as_ref(),
            book: self.book.as_ref(),
            library: &self.library,
            at: self.at,
            theme: self.mine.theme,
            size: self.size,
            mine: &self.mine,
            keymap: &self.keymap,
        }
    }

    /// Does an action: the screen's own first, then what works everywhere.
    pub(in crate::tui::app) fn perform(&mut self, action: Action) {
        if self.stack.can(action, &self.context()) {
            let outcome = self.with_top(|screen, cx| screen.act(action, cx));
            if outcome != Outcome::NotMine {
                return self.apply(outcome);
            }
        }
        match action {
            Action::Quit => self.apply(Outcome::Quit),
            Action::Back => self.apply(Outcome::Close),
            Action::Help => self.open(Place::Help),
            Action::Palette => self.open(Place::Palette { query: String::new(), questions_only: false }),
            Action::Undo => self.undo(true),
            Action::Redo => self.undo(false),
            Action::Suspend => self.apply(Outcome::Suspend),
            Action::GoHome => self.go_home(),
            Action::Settings => self.open(Place::Settings),
            Action::SaveCopy => self.open(Place::SaveCopy),
            Action::ToggleMouse | Action::NextTheme => {
                let (effect, notice) = places::switched(action, &mut self.mine);
                self.effects.extend(effect);
                self.notice = Some(notice);
            }
            _ => {}
        }
    }

    pub(in crate::tui::app) fn with_top(
        &mut self,
        ask: impl FnOnce(&mut dyn Screen, &Context<'_>) -> Outcome,
    ) -> Outcome {
        let mut stack = std::mem::take(&mut self.stack);
        let outcome = stack.ask(&self.context(), ask);
        self.stack = stack;
        outcome
    }

    /// Does what a screen asked for.
    pub(in crate::tui::app) fn apply(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Nothing | Outcome::NotMine => {}
            Outcome::Changed => self.seal(),
            Outcome::WentOn => {
                self.seal();
                self.rescore();
            }
            Outcome::All(outcomes) => outcomes.into_iter().for_each(|outcome| self.apply(outcome)),
            Outcome::Edit { book, question, change } => self.change(&book, vec![(question, change)], false),
            Outcome::Edits(book, changes) => self.change(&book, changes, true),
            Outcome::Open(place) => self.open(place),
            Outcome::GoTo { book, question } => self.go_to(book, question),
            Outcome::Close => self.close(),
            Outcome::CloseWith(then) => {
                self.close();
                self.apply(*then);
            }
            Outcome::Run(action) if self.can(action) => self.perform(action),
            Outcome::LockBook(book) => {
                self.with_desk(|desk, at| desk.lock_book(&book, at));
                self.rescore();
            }
            Outcome::CloseRound(round, review) => {
                self.with_desk(|desk, at| desk.close_round(&round, review, at.today));
            }
            Outcome::AddTask(task) => self.with_desk(|desk, _| desk.add_action(task)),
            Outcome::ToggleTask(id) => self.with_desk(|desk, at| desk.toggle_action(&id, at.today)),
            Outcome::ChangeTask(id, change) => self.with_desk(|desk, at| desk.settle_action(&id, change, at.today)),
            Outcome::Engage(aside) => self.with_desk(|desk, _| desk.engage(aside)),
            Outcome::AddPerson(member) => self.with_desk(|desk, _| desk.add_person(member)),
            Outcome::Copy(words) => {
                self.effects.push(Effect::Copy(words));
                self.notice = Some(Notice::plain(texts::COPIED));
            }
            Outcome::Prefer(mine) => {
                self.effects
                    .extend([Effect::Mouse(mine.mouse), Effect::KeepPreferences { mine: mine.clone(), aloud: true }]);
                self.mine = mine;
            }
            Outcome::Tell(notice) => self.notice = Some(notice),
            Outcome::Quit => self.effects.extend(self.save.leave()),
            outcome => self.effects.extend(places::effect(outcome)),
        }
    }

    fn change(&mut self, book: &BookName, changes: Vec<(Id, crate::domain::edit::Change)>, grouped: bool) {
        let at = self.at;
        let Some(desk) = &mut self.desk else { return };
        if let Some(notice) = &desk.opened().read_only {
            self.notice = Some(notice.clone());
            return self.refresh();
        }
        let effects = if grouped {
            desk.edit_all(book, changes, at)
        } else {
            changes.into_iter().flat_map(|(question, change)| desk.edit(book, &question, change, at)).collect()
        };
        let own_typing = !grouped && self.is_typing();
        self.did(effects);
        self.with_stack(if own_typing { Stack::touched } else { Stack::refresh });
    }

    fn with_desk(&mut self, change: impl FnOnce(&mut Desk, Moment) -> Vec<Effect>) {
        let effects = self.desk.as_mut().map(|desk| change(desk, self.at));
        self.did(effects.unwrap_or_default());
        self.refresh();
    }

    /// Something was changed: it is being saved until the saver says otherwise.
    pub(in crate::tui::app) fn did(&mut self, effects: Vec<Effect>) {
        if !effects.is_empty() {
            self.save.begin();
        }
        self.effects.extend(effects);
    }

    /// Shows a question: on the screen that lies on top if it is of that book, else on a new one.
    fn go_to(&mut self, book: BookName, question: Id) {
        let outcome = self.with_top(|screen, cx| screen.go_to(&book, &question, cx));
        if outcome == Outcome::NotMine {
            self.open(Place::Interview { book, at: Some(question) });
        } else {
            self.apply(outcome);
        }
    }

    fn saver_says(&mut self, news: SaveNews) {
        if let Some(desk) = &mut self.desk {
            desk.take(&news);
        }
        self.save.follow(&news, &mut self.notice);
        match news {
            SaveNews::Merged { .. } | SaveNews::Changed { .. } => self.refresh(),
            SaveNews::Saved(_) => self.look_at_library(),
            _ => {}
        }
    }

    pub(in crate::tui::app) fn open(&mut self, place: Place) {
        match &place {
            Place::Home => self.stack.cut(0),
            Place::Interview { book, .. } | Place::Presenter { book, .. } => self.book = Some(book.clone()),
            _ => {}
        }
        let below: Vec<Scope> = self.stack.scopes();
        self.seal();
        let offered = places::offered(&self.keymap, &below, &|action| self.can(action));
        let screen = places::screen(place, &offered, &below, &self.context());
        let Some(screen) = screen else { return };
        self.with_stack(|stack, cx| stack.push(screen, cx));
        self.rescore();
    }

    /// Ends a run of typing: what comes next is a step of its own to undo.
    fn seal(&mut self) {
        if let Some(desk) = &mut self.desk {
            desk.seal();
        }
    }

    fn close(&mut self) {
        let was_window = self.stack.top().is_some_and(Screen::is_window);
        if !self.stack.pop() {
            return;
        }
        self.seal();
        self.refresh();
        self.rescore();
        if !was_window {
            self.look_at_library();
        }
    }

    fn go_home(&mut self) {
        self.open(Place::Home);
        (self.desk, self.book) = (None, None);
        self.effects.push(Effect::PutAway);
        self.look_at_library();
        self.save.rest();
    }

    /// Where the list of engagements is on the screen, what was begun or changed meanwhile belongs into it.
    fn look_at_library(&mut self) {
        if self.stack.len() == 1 {
            self.effects.push(Effect::ScanLibrary);
        }
    }

    fn with_stack(&mut self, tell: impl FnOnce(&mut Stack, &Context<'_>)) {
        let mut stack = std::mem::take(&mut self.stack);
        tell(&mut stack, &self.context());
        self.stack = stack;
    }

    pub(in crate::tui::app) fn refresh(&mut self) {
        self.with_stack(Stack::refresh);
    }

    fn mouse(&mut self, mouse: Mouse) {
        if mouse.kind == MouseKind::Press {
            (self.notice, self.nothing_copied) = (None, false);
            if mouse.row + 1 == self.size.1 {
                let hints =
                    frame::current(&self.keymap, &self.stack.scopes(), &|action| self.can(action), self.is_typing());
                if let Some(action) = frame::hint_at(mouse.column, self.size.0, &hints) {
                    self.perform(action);
                }
                return;
            }
        }
        let Some(area) = self.stack.top_area(&self.context()) else { return };
        let outcome = self.with_top(|screen, cx| screen.mouse(mouse, area, cx));
        self.apply(outcome);
    }

    /// Has the figures that are older than their books computed anew, elsewhere; the list of engagements shows none of them.
    fn rescore(&mut self) {
        if self.stack.len() == 1 {
            return;
        }
        let scores = self.desk.as_mut().map(|desk| places::scores(desk, self.at));
        self.effects.extend(scores.unwrap_or_default());
        if self.stack.wants_sides() {
            self.effects.extend(self.desk.as_mut().and_then(|desk| desk.compare_anew(self.at)));
        }
    }
}
