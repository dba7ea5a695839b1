//! Which screen stands at which place, and how windows lie over screens.
//!
//! The only file that knows all screens by name.

use crate::domain::book::Moment;
use crate::domain::engagement::BookName;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use crate::texts::app as texts;
use crate::tui::action::Action;
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::keymap::{Keymap, Line, Scope};
use crate::tui::message::Effect;
use crate::tui::outcome::{Notice, Outcome, Place, Preferences};
use crate::tui::screen::{Screen, Title};
use crate::tui::screens::engagement::Engagement;
use crate::tui::screens::form_window::FormWindow;
use crate::tui::screens::gaps::Gaps;
use crate::tui::screens::help::Help;
use crate::tui::screens::home::Home;
use crate::tui::screens::interview::Interview;
use crate::tui::screens::palette::Palette;
use crate::tui::screens::pasted::Pasted;
use crate::tui::screens::presenter::Presenter;
use crate::tui::screens::rounds::Rounds;
use crate::tui::screens::voices::Voices;
use crate::tui::screens::why::Why;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What always works.
pub const ALWAYS: [Action; 7] = [
    Action::Quit,
    Action::Help,
    Action::Palette,
    Action::Suspend,
    Action::ToggleMouse,
    Action::NextTheme,
    Action::Settings,
];

/// The screen of a place; `None` where what it needs is not there.
#[must_use]
pub fn screen(place: Place, offered: &[&Line], below: &[Scope], cx: &Context<'_>) -> Option<Box<dyn Screen>> {
    Some(match place {
        Place::Home => Box::new(Home::new(cx)),
        Place::Interview { book, at } => Box::new(Interview::new(book, at, false, cx)?),
        Place::Presenter { book, at } => Box::new(Presenter::new(book, at, cx)?),
        Place::Ask(ask) => Box::new(FormWindow::ask(ask, cx)),
        Place::AskTask(ask) => Box::new(FormWindow::ask_task(ask)),
        Place::NewEngagement => Box::new(FormWindow::new_engagement(cx)),
        Place::Sides { view, book } => Box::new(Rounds::new(view, book, cx)?),
        Place::StartRound => Box::new(FormWindow::start_round(cx)),
        Place::OpenFolder => Box::new(FormWindow::open_folder()),
        Place::SaveCopy => Box::new(FormWindow::save_copy()),
        Place::Import => Box::new(FormWindow::import()),
        Place::Help => Box::new(Help::new(below, cx.keymap)),
        Place::Palette { query, questions_only } => {
            Box::new(Palette::new(&query, questions_only, offered, below.contains(&Scope::Home), cx))
        }
        Place::Engagement => Box::new(Engagement::new(cx)?),
        Place::Why { book, area } => Box::new(Why::new(book, area, cx)?),
        Place::Gaps { book, person } => Box::new(Gaps::new(book, person, cx)?),
        Place::Voices => Box::new(Voices::new(cx)?),
        Place::Pasted { book, question, paste } => Box::new(Pasted::new(book, question, *paste, cx)),
        Place::Settings => Box::new(FormWindow::settings(cx)),
    })
}

/// Switches the mouse, or goes on to the next colours; what is to be done outside, and what is said.
#[must_use]
pub fn switched(action: Action, mine: &mut Preferences) -> (Option<Effect>, Notice) {
    if action == Action::ToggleMouse {
        mine.mouse = !mine.mouse;
        let words = if mine.mouse { texts::MOUSE_ON } else { texts::MOUSE_OFF };
        return (Some(Effect::Mouse(mine.mouse)), Notice::plain(words));
    }
    mine.theme = mine.theme.next();
    (
        Some(Effect::KeepPreferences { mine: mine.clone(), aloud: false }),
        Notice::plain(texts::theme(theme_name(mine.theme))),
    )
}

/// The bindings whose action does something now, for the palette.
#[must_use]
pub fn offered<'k>(keymap: &'k Keymap, scopes: &[Scope], can: &dyn Fn(Action) -> bool) -> Vec<&'k Line> {
    let mut found: Vec<&Line> = Vec::new();
    for scope in scopes.iter().filter(|scope| **scope != Scope::Typing) {
        for line in keymap.lines(*scope).filter(|line| can(line.binding.action)) {
            if !found.iter().any(|other| other.binding.action == line.binding.action) {
                found.push(line);
            }
        }
    }
    found
}

/// The inside of a window over a screen of this area: at most 72 columns, as many rows as it wants, in the middle.
#[must_use]
pub fn window_area(area: Rect, screen: &dyn Screen, cx: &Context<'_>) -> Rect {
    let width = area.width.saturating_sub(8).min(72);
    let room = area.height.saturating_sub(4).max(1);
    let height = screen.rows(width, cx).clamp(1, room);
    let x = area.x + (area.width - width) / 2;
    let y = area.y + 2 + (room - height) / 3;
    Rect { x, y, width, height }
}

/// The whole window around its inside: two columns at each side, a title row above, an empty row below.
#[must_use]
pub const fn window_frame(inner: Rect) -> Rect {
    Rect { x: inner.x - 2, y: inner.y - 2, width: inner.width + 4, height: inner.height + 3 }
}

/// Draws the frame of a window: its title as a bar, a rule at its foot.
pub fn draw_window_frame(inner: Rect, title: &Title, buf: &mut Buffer, cx: &Context<'_>) {
    let frame = window_frame(inner);
    let bar = cx.style(Role::Title);
    for x in frame.left()..frame.right() {
        for (y, symbol, style) in [(frame.top(), " ", bar), (frame.bottom(), "-", cx.style(Role::Rule))] {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
    let words = title.path.join(texts::PATH);
    wrap::draw_row(&words, inner.x, frame.y, inner.width, buf, bar);
}

/// A theme's name in words.
#[must_use]
pub const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Dark => texts::themes::DARK,
        Theme::Light => texts::themes::LIGHT,
        Theme::Plain => texts::themes::PLAIN,
    }
}

/// The books of the open workbook that have figures: the joint one of each coverage round, both sides' of each audit.
#[must_use]
pub fn books_with_figures(desk: &Desk) -> Vec<BookName> {
    let mut names = Vec::new();
    for round in &desk.engagement().rounds {
        let voices: &[Voice] = match desk.questionnaire(&round.id).map(|questionnaire| questionnaire.purpose) {
            Some(Purpose::Coverage) => &[Voice::Joint, Voice::Agency, Voice::Client],
            Some(Purpose::Audit) => &[Voice::Agency, Voice::Client],
            Some(Purpose::Plan) | None => &[],
        };
        for voice in voices {
            let name = BookName { round: round.id.clone(), voice: *voice };
            if *voice == Voice::Joint || desk.book(&name).is_some() {
                names.push(name);
            }
        }
    }
    names
}

/// What is wanted so that figures older than their books are computed anew, elsewhere.
#[must_use]
pub fn scores(desk: &mut Desk, at: Moment) -> Vec<Effect> {
    let stale = desk.take_stale();
    if stale.is_empty() {
        return Vec::new();
    }
    let names = books_with_figures(desk).into_iter().filter(|name| stale.contains(&name.round));
    names.filter_map(|book| desk.sources(&book, at).map(|from| Effect::Score { book, from })).collect()
}

/// What is to be done outside for an outcome that is nobody else's matter.
#[must_use]
pub fn effect(outcome: Outcome) -> Option<Effect> {
    match outcome {
        Outcome::Create(new) => Some(Effect::Create(new)),
        Outcome::StartRound(new) => Some(Effect::StartRound(new)),
        Outcome::OpenWorkbook(path) => Some(Effect::OpenWorkbook(path)),
        Outcome::Sample => Some(Effect::Sample),
        Outcome::Rescan => Some(Effect::ScanLibrary),
        Outcome::SaveCopy(folder) => Some(Effect::SaveCopy(folder)),
        Outcome::Import(path) => Some(Effect::Import(path)),
        Outcome::Suspend => Some(Effect::Suspend),
        _ => None,
    }
}
