//! The screens that lie on one another: drawing, sizes and news for all of them.
//!
//! Knows screens by their contract alone.

use crate::domain::engagement::BookName;
use crate::tui::action::Action;
use crate::tui::app::frame;
use crate::tui::app::places;
use crate::tui::app::save_state::SaveState;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::outcome::{Notice, Outcome};
use crate::tui::screen::Screen;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::widgets::{Clear, Widget};

/// What stands around the screens.
pub struct Around<'a> {
    /// Whether everything is saved.
    pub save: &'a SaveState,
    /// Something to say.
    pub notice: Option<&'a Notice>,
    /// Whether an action does something now.
    pub can: &'a dyn Fn(Action) -> bool,
}

/// Screens, the topmost last.
#[derive(Debug, Default)]
pub struct Stack {
    screens: Vec<Box<dyn Screen>>,
}

impl Stack {
    /// The topmost screen.
    #[must_use]
    pub fn top(&self) -> Option<&dyn Screen> {
        self.screens.last().map(Box::as_ref)
    }

    /// The book on the screen: that of the topmost one that shows a book. A window is about its own words.
    #[must_use]
    pub fn book(&self) -> Option<&BookName> {
        let window = self.top().is_some_and(Screen::is_window);
        self.screens.iter().rev().filter(|_| !window).find_map(|screen| screen.book())
    }

    /// Whether any of them shows both sides.
    #[must_use]
    pub fn wants_sides(&self) -> bool {
        self.screens.iter().any(|screen| screen.wants_sides())
    }

    /// Whether one of them shows minutes that pass.
    #[must_use]
    pub fn wants_minutes(&self) -> bool {
        self.screens.iter().any(|screen| screen.wants_minutes())
    }

    /// How many lie there.
    #[must_use]
    pub fn len(&self) -> usize {
        self.screens.len()
    }

    /// Whether none lies there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.screens.is_empty()
    }

    /// Leaves only the lowest ones.
    pub fn cut(&mut self, keep: usize) {
        self.screens.truncate(keep);
    }

    /// Lays a screen on top.
    pub fn push(&mut self, mut screen: Box<dyn Screen>, cx: &Context<'_>) {
        screen.resize(area_of(screen.as_ref(), cx), cx);
        self.screens.push(screen);
    }

    /// Takes the topmost screen away, unless it is the last.
    pub fn pop(&mut self) -> bool {
        self.screens.len() > 1 && self.screens.pop().is_some()
    }

    /// Asks the topmost screen.
    pub fn ask(&mut self, cx: &Context<'_>, ask: impl FnOnce(&mut dyn Screen, &Context<'_>) -> Outcome) -> Outcome {
        self.screens.last_mut().map_or(Outcome::Nothing, |top| ask(top.as_mut(), cx))
    }

    /// Where the topmost screen is drawn.
    #[must_use]
    pub fn top_area(&self, cx: &Context<'_>) -> Option<Rect> {
        self.top().map(|top| area_of(top, cx))
    }

    /// Tells the topmost screen that its own change was made.
    pub fn touched(&mut self, cx: &Context<'_>) {
        if let Some(top) = self.screens.last_mut() {
            top.touched(cx);
        }
    }

    /// Tells every screen that the world changed.
    pub fn refresh(&mut self, cx: &Context<'_>) {
        self.screens.iter_mut().for_each(|screen| screen.refresh(cx));
    }

    /// Tells every screen its area.
    pub fn relayout(&mut self, cx: &Context<'_>) {
        self.screens.iter_mut().for_each(|screen| screen.resize(area_of(screen.as_ref(), cx), cx));
    }

    /// The scopes in force, innermost first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        let mut scopes = Vec::with_capacity(4);
        if let Some(top) = self.top() {
            scopes.extend_from_slice(top.inner_scopes());
            scopes.extend(top.scope().before());
            scopes.push(top.scope());
        }
        scopes.push(Scope::Global);
        scopes
    }

    /// Whether the topmost screen does something for an action now.
    #[must_use]
    pub fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        self.top().is_some_and(|top| top.can(action, cx))
    }

    /// What the topmost screen has to say about keys that do nothing now.
    #[must_use]
    pub fn why_not(&self, actions: &[Action], cx: &Context<'_>) -> Option<Notice> {
        let top = self.top()?;
        actions.iter().find_map(|action| top.why_not(*action, cx))
    }

    /// Draws everything: the screens, the lines around them, or the notice for windows too small; gives the place of
    /// the cursor.
    pub fn view(&self, around: &Around<'_>, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        if buf.area.width < frame::SMALLEST.0 || buf.area.height < frame::SMALLEST.1 {
            frame::too_small(buf, cx);
            return None;
        }
        let cursor = self.draw(around.save, buf, cx);
        if around.notice.is_none() && self.top().is_some_and(Screen::is_bare) {
            return cursor;
        }
        let typing = self.top().is_some_and(Screen::is_typing);
        frame::hints(around.notice, &self.scopes(), around.can, typing, buf, cx);
        cursor
    }

    /// Draws the topmost full screen and the windows over it; gives the place of the cursor.
    fn draw(&self, save: &SaveState, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let base = self.screens.iter().rposition(|screen| !screen.is_window()).unwrap_or(0);
        let mut cursor = None;
        for (at, screen) in self.screens.iter().enumerate().skip(base) {
            let area = area_of(screen.as_ref(), cx);
            let title = screen.title(cx);
            if screen.is_window() {
                recede(buf);
                // The whole width of it: halves of words beside a window only distract.
                let frame = places::window_frame(area);
                let band = Rect { x: buf.area.x, width: buf.area.width, height: frame.height + 1, ..frame };
                Clear.render(band.intersection(buf.area), buf);
                places::draw_window_frame(area, &title, buf, cx);
            } else if at == base && (!screen.is_bare() || matches!(save, SaveState::NotSaved(_))) {
                frame::title(&title, save, buf, cx);
            }
            cursor = screen.draw(area, buf, cx);
        }
        cursor
    }
}

/// What lies behind a window steps back: only the title line and the hints stay as they are.
fn recede(buf: &mut Buffer) {
    let inside = Rect { y: buf.area.y + 1, height: buf.area.height.saturating_sub(2), ..buf.area };
    buf.set_style(inside, Style::reset().add_modifier(Modifier::DIM));
}

fn area_of(screen: &dyn Screen, cx: &Context<'_>) -> Rect {
    let area = frame::screen_area(cx.size);
    if screen.is_window() { places::window_area(area, screen, cx) } else { area }
}
