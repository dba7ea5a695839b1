//! All engagements of the library: where each stands, at a glance.
//!
//! Shows the rows it is given; reading and computing them is the runtime's matter.

use crate::domain::visible::visible_line;
use crate::insight::overview::{Overview, Phase};
use crate::texts::home as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::keymap::Scope;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::outcome::{Outcome, Place};
use crate::tui::screen::{Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widgets::{meter, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::{Path, PathBuf};

/// The list of engagements.
#[derive(Debug)]
pub struct Home {
    /// The engagement under the cursor, by its folder: rows come and go while the library is read.
    chosen: Option<PathBuf>,
    /// The workbook that lay on the desk when this list looked: another one is chosen as soon as it is listed.
    followed: Option<PathBuf>,
    /// The first row in view.
    offset: usize,
}

/// Rows above the first engagement: the headings and a blank one.
const HEAD: u16 = 2;
/// The narrowest terminal in which an engagement takes one row; below, its name stands above its figures.
const ONE_ROW: u16 = 140;
/// Columns at the left for the cursor's mark.
const MARGIN: u16 = 3;

impl Home {
    /// The list with the cursor on the engagement one comes from, else on the first.
    #[must_use]
    pub fn new(cx: &Context<'_>) -> Self {
        let mut home = Self { chosen: None, followed: None, offset: 0 };
        home.follow(cx);
        home
    }

    /// Chooses the workbook on the desk, unless that was done before; it may not be listed yet.
    fn follow(&mut self, cx: &Context<'_>) {
        let open = cx.desk.map(|desk| desk.path());
        if open.is_some() && open != self.followed.as_deref() {
            self.followed = open.map(Path::to_path_buf);
            self.chosen.clone_from(&self.followed);
        }
        self.show(self.at(cx), cx);
    }

    fn at(&self, cx: &Context<'_>) -> usize {
        let chosen = self.chosen.as_ref();
        cx.library.rows.iter().position(|row| Some(&row.path) == chosen).unwrap_or(0)
    }

    fn go(&mut self, to: usize, cx: &Context<'_>) -> Outcome {
        let last = cx.library.rows.len().saturating_sub(1);
        let to = to.min(last);
        self.chosen = cx.library.rows.get(to).map(|row| row.path.clone());
        self.show(to, cx);
        Outcome::Changed
    }

    /// Brings a row into view.
    fn show(&mut self, row: usize, cx: &Context<'_>) {
        let view = usize::from(view_rows(cx));
        self.offset = self.offset.clamp((row + 1).saturating_sub(view), row);
    }
}

/// What tells an engagement from another one of the same names: its folder.
fn folder_where_alike(row: &Overview, cx: &Context<'_>) -> Option<String> {
    let alike = |other: &&Overview| (&other.agency, &other.client) == (&row.agency, &row.client);
    let folder = row.path.file_name()?.to_string_lossy();
    (cx.library.rows.iter().filter(alike).count() > 1).then(|| visible_line(&folder).into_owned())
}

/// How many engagements fit: each takes two rows where there is room, else one.
fn view_rows(cx: &Context<'_>) -> u16 {
    let rows = cx.size.1.saturating_sub(HEAD + 5);
    (rows / row_height(cx)).max(1)
}

const fn row_height(cx: &Context<'_>) -> u16 {
    if cx.size.0 < ONE_ROW { 2 } else { 1 }
}

impl Screen for Home {
    fn scope(&self) -> Scope {
        Scope::Home
    }

    fn title(&self, cx: &Context<'_>) -> Title {
        let rows = cx.library.rows.len();
        let aside = if rows == 0 { String::new() } else { texts::count(rows) };
        Title { path: vec![texts::TITLE.to_owned()], aside }
    }

    fn can(&self, action: Action, cx: &Context<'_>) -> bool {
        match action {
            Action::NewEngagement
            | Action::TrySample
            | Action::OpenFolder
            | Action::Import
            | Action::Refresh
            | Action::Quit => true,
            Action::Accept
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last => !cx.library.rows.is_empty(),
            _ => false,
        }
    }

    fn act(&mut self, action: Action, cx: &Context<'_>) -> Outcome {
        let at = self.at(cx);
        let page = usize::from(view_rows(cx));
        match action {
            Action::NewEngagement => Outcome::Open(Place::NewEngagement),
            Action::TrySample => Outcome::Sample,
            Action::OpenFolder => Outcome::Open(Place::OpenFolder),
            Action::Import => Outcome::Open(Place::Import),
            Action::Refresh => Outcome::Rescan,
            Action::Quit => Outcome::Quit,
            Action::Accept => match cx.library.rows.get(at) {
                Some(row) => Outcome::OpenWorkbook(row.path.clone()),
                None => Outcome::Nothing,
            },
            Action::Up => self.go(at.saturating_sub(1), cx),
            Action::Down => self.go(at + 1, cx),
            Action::PageUp => self.go(at.saturating_sub(page), cx),
            Action::PageDown => self.go(at + page, cx),
            Action::First => self.go(0, cx),
            Action::Last => self.go(usize::MAX, cx),
            _ => Outcome::NotMine,
        }
    }

    fn mouse(&mut self, mouse: Mouse, area: Rect, cx: &Context<'_>) -> Outcome {
        let at = self.at(cx);
        match mouse.kind {
            MouseKind::WheelUp => self.go(at.saturating_sub(1), cx),
            MouseKind::WheelDown => self.go(at + 1, cx),
            MouseKind::Press => {
                let top = area.y + HEAD;
                let Some(row) = mouse.row.checked_sub(top) else { return Outcome::Nothing };
                let hit = self.offset + usize::from(row / row_height(cx));
                if hit >= cx.library.rows.len() {
                    return Outcome::Nothing;
                }
                if hit == at {
                    return self.act(Action::Accept, cx);
                }
                self.go(hit, cx)
            }
            MouseKind::Release | MouseKind::Drag => Outcome::Nothing,
        }
    }

    fn refresh(&mut self, cx: &Context<'_>) {
        self.follow(cx);
    }

    fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        if cx.library.rows.is_empty() {
            draw_empty(area, buf, cx);
        } else {
            let columns = Columns::of(area.width);
            draw_headings(&columns, area, buf, cx);
            let height = row_height(cx);
            let at = self.at(cx);
            let rows = cx.library.rows.iter().enumerate().skip(self.offset).take(usize::from(view_rows(cx)));
            for ((index, row), y) in rows.zip((area.y + HEAD..).step_by(usize::from(height))) {
                draw_row(row, index == at, &columns, y, area, buf, cx);
            }
        }
        let foot = texts::folder(&cx.library.folder);
        wrap::draw_row(&foot, MARGIN, area.bottom().saturating_sub(1), area.width, buf, cx.style(Role::Dim));
        None
    }
}

fn draw_empty(area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
    let width = area.width.saturating_sub(2 * MARGIN).min(72);
    if !cx.library.complete {
        wrap::draw_row(texts::READING, MARGIN, area.y + 1, width, buf, cx.style(Role::Dim));
        return;
    }
    let mut inside = Rect { x: MARGIN, y: area.y + 1, width, height: area.height.saturating_sub(2) };
    let parts = [(texts::EMPTY_WHAT, Role::Strong), (texts::EMPTY_HOW, Role::Text), (texts::EMPTY_NEXT, Role::Accent)];
    for (words, role) in parts {
        let drawn = wrap::draw(words, inside, buf, 0, cx.style(role)) + 1;
        inside.y += drawn;
        inside.height = inside.height.saturating_sub(drawn);
    }
}

/// Columns of the criticals, with the one that parts them from the actions.
const CRITICALS: u16 = 11;
/// Columns of the actions, with the one behind them.
const ACTIONS: u16 = 12;

/// Where the columns stand: the start of each, for one width.
struct Columns {
    /// One row each, or two (names above, figures below).
    stacked: bool,
    name: u16,
    name_width: u16,
    when: u16,
    areas: u16,
    area_width: u16,
    criticals: u16,
    actions: u16,
    next: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        if width < ONE_ROW {
            let areas = MARGIN + 2;
            let when = width.saturating_sub(18);
            let next = if width < 100 { u16::MAX } else { when };
            // Behind the areas stand criticals and actions, then what comes next where there is room for it.
            let end = if next == u16::MAX { width.saturating_sub(1) } else { next };
            let area_width = (end.saturating_sub(areas + 1 + CRITICALS + ACTIONS) / 4).min(15);
            let criticals = areas + 4 * area_width + 1;
            return Self {
                stacked: true,
                name: MARGIN,
                name_width: when.saturating_sub(MARGIN + 1),
                when,
                areas,
                area_width,
                criticals,
                actions: criticals + CRITICALS,
                next,
            };
        }
        let area_width = 11;
        let next = width.saturating_sub(8);
        let actions = next.saturating_sub(ACTIONS);
        let criticals = actions.saturating_sub(CRITICALS);
        let areas = criticals.saturating_sub(4 * area_width + 1);
        let when = areas.saturating_sub(18);
        Self {
            stacked: false,
            name: MARGIN,
            name_width: when.saturating_sub(MARGIN + 2),
            when,
            areas,
            area_width,
            criticals,
            actions,
            next,
        }
    }
}

fn draw_headings(columns: &Columns, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
    let style = cx.style(Role::Dim);
    let y = area.y;
    let mut put = |words: &str, x: u16, width: u16| wrap::draw_row(words, x, y, width, buf, style);
    let [engagement, when, criticals, actions, next] = texts::COLUMNS;
    if !columns.stacked {
        put(engagement, columns.name, columns.name_width);
        put(when, columns.when, 14);
    }
    if columns.next != u16::MAX {
        put(next, columns.next, 8);
    }
    let longest = texts::AREAS.iter().map(|name| name.len()).max().unwrap_or(0);
    let areas = if usize::from(columns.area_width) > longest { texts::AREAS } else { texts::AREAS_SHORT };
    for (at, name) in (0u16..).zip(areas) {
        put(name, columns.areas + at * columns.area_width, columns.area_width - 1);
    }
    put(criticals, columns.criticals, 10);
    put(actions, columns.actions, 11);
}

fn draw_row(row: &Overview, chosen: bool, columns: &Columns, y: u16, area: Rect, buf: &mut Buffer, cx: &Context<'_>) {
    let figures = if columns.stacked { y + 1 } else { y };
    let names = texts::names(&row.agency, &row.client);
    let name = folder_where_alike(row, cx).map_or(names.clone(), |folder| texts::names_in(&names, &folder));
    if chosen {
        wrap::draw_row(">", 1, y, 1, buf, cx.style(Role::Key));
    }
    let role = if chosen { Role::Strong } else { Role::Text };
    wrap::draw_row(&name, columns.name, y, columns.name_width, buf, cx.style(role));
    let nameless = row.fault.is_some() && row.client.is_empty();
    let when = match row.phase {
        Phase::Unknown => texts::NO_START.to_owned(),
        Phase::Before(days) => texts::before(days),
        Phase::Week { now, of } => texts::week(now, of),
        Phase::Running(months) => texts::running(months),
    };
    let when_role = if matches!(row.phase, Phase::Week { .. }) { Role::Accent } else { Role::Text };
    if !nameless {
        wrap::draw_row(&when, columns.when, y, 17, buf, cx.style(when_role));
    }
    if let Some(fault) = &row.fault {
        // Figures without a book that cannot be read would be wrong ones: the fault stands in their place.
        let at = if columns.stacked || !nameless { columns.areas } else { columns.when };
        let words = texts::fault(fault);
        wrap::draw_row(&words, at, figures, area.width.saturating_sub(at + 1), buf, cx.style(Role::Bad));
        return;
    }
    for at in 0..4u16 {
        let x = columns.areas + at * columns.area_width;
        let glance = row.areas.get(usize::from(at));
        let none = if row.areas.is_empty() { texts::WAIT } else { texts::NONE };
        meter::with_number(glance.and_then(|glance| glance.figure), none, x, figures, columns.area_width - 1, buf, cx);
    }
    let criticals =
        row.criticals.map_or_else(|| texts::WAIT.to_owned(), |(agreed, total)| texts::criticals(agreed, total));
    wrap::draw_row(&criticals, columns.criticals, figures, 10, buf, cx.style(Role::Text));
    let late = if row.overdue > 0 { Role::Bad } else { Role::Text };
    wrap::draw_row(&texts::actions(row.overdue, row.open), columns.actions, figures, 11, buf, cx.style(late));
    if let (true, Some((day, what))) = (columns.next != u16::MAX, &row.next) {
        let words = texts::next(*day, if columns.stacked { what } else { "" });
        wrap::draw_row(
            &words,
            columns.next,
            figures,
            area.right().saturating_sub(columns.next + 1),
            buf,
            cx.style(Role::Dim),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_column_stands_on_another_at_any_width() {
        for width in 60..=300 {
            let columns = Columns::of(width);
            assert!(columns.areas + 4 * columns.area_width <= columns.criticals, "{width}");
            assert!(columns.criticals + CRITICALS <= columns.actions, "{width}");
            assert!(columns.actions + ACTIONS <= columns.next.max(width), "{width}");
            assert!(columns.next == u16::MAX || columns.actions + ACTIONS <= columns.next, "{width}");
        }
    }
}
