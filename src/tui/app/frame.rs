//! What stands around every screen: the title line above, the hint line below, the notice for windows too small.
//!
//! Only draws; knows no screens.

use crate::texts::app as texts;
use crate::tui::action::Action;
use crate::tui::app::save_state::SaveState;
use crate::tui::context::Context;
use crate::tui::keymap::{Keymap, Line, Scope, key_name};
use crate::tui::outcome::{Notice, Tone};
use crate::tui::screen::Title;
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};
use unicode_width::UnicodeWidthStr;

/// The smallest terminal a screen is designed for, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 20);

/// Where a screen is drawn in a terminal of this size.
#[must_use]
pub const fn screen_area(size: (u16, u16)) -> Rect {
    let top = if size.1 >= 24 { 2 } else { 1 };
    Rect { x: 0, y: top, width: size.0, height: size.1.saturating_sub(top + 1) }
}

/// Draws the title line: where one is, what matters about it, whether it is saved.
pub fn title(title: &Title, save: &SaveState, buf: &mut Buffer, cx: &Context<'_>) {
    let width = buf.area.width;
    let bar = cx.style(Role::Title);
    let name = format!(" {} ", texts::NAME);
    let (saved, saved_role) = match save {
        SaveState::Quiet => (String::new(), Role::Dim),
        SaveState::Saving => (texts::SAVING.to_owned(), Role::Dim),
        SaveState::Saved(time) => (texts::saved(time), Role::Dim),
        SaveState::NotSaved(because) => (texts::not_saved(because), Role::Bad),
    };
    wrap::draw_row(&name, 0, 0, width, buf, bar);
    let right = (columns(&saved) + 1).min(width / 2);
    let saved_at = width.saturating_sub(right);
    wrap::draw_row(&saved, saved_at, 0, right.saturating_sub(1), buf, cx.style(saved_role));
    let aside = columns(&title.aside);
    let aside_at = saved_at.saturating_sub(aside + if saved.is_empty() { 0 } else { 3 });
    let left = columns(&name) + 1;
    let path = shortened(&title.path, aside_at.saturating_sub(left + 1));
    if aside_at > left + columns(&path) {
        wrap::draw_row(&title.aside, aside_at, 0, aside, buf, cx.style(Role::Accent));
    }
    wrap::draw_row(&path, left, 0, saved_at.saturating_sub(left + 1), buf, cx.style(Role::Strong));
}

/// The path as it fits: outer parts go first.
fn shortened(path: &[String], width: u16) -> String {
    let mut whole = path.join(texts::PATH);
    let mut from = 1;
    while columns(&whole) > width && from < path.len() {
        whole = path[from..].join(texts::PATH);
        from += 1;
    }
    whole
}

/// Draws the hint line: a notice while there is one, else the keys that work now.
pub fn hints(
    notice: Option<&Notice>,
    scopes: &[Scope],
    can: &dyn Fn(Action) -> bool,
    typing: bool,
    buf: &mut Buffer,
    cx: &Context<'_>,
) {
    let (width, row) = (buf.area.width, buf.area.height.saturating_sub(1));
    if let Some(notice) = notice {
        let role = match notice.tone {
            Tone::Good => Role::Good,
            Tone::Plain => Role::Accent,
            Tone::Bad => Role::Bad,
        };
        let words = match &notice.hint {
            Some(hint) => texts::two_sentences(&notice.words, hint),
            None => notice.words.clone(),
        };
        // As many rows as it takes, over the foot of the screen: nothing that needs the user is cut. What went wrong leaves
        // the keys in sight: they are the way out.
        let inside = width.saturating_sub(2);
        let rows = wrap::height(&words, inside).min(5);
        let keys = u16::from(notice.tone == Tone::Bad);
        let area = Rect { x: 0, y: row + 1 - rows - keys, width, height: rows };
        if rows + keys > 1 {
            Clear.render(area, buf);
        }
        wrap::draw(&words, Rect { x: 1, width: inside, ..area }, buf, 0, cx.style(role));
        if keys == 0 {
            return;
        }
    }
    for (hint, x) in placed(&current(cx.keymap, scopes, can, typing), width) {
        wrap::draw_row(&hint.key, x, row, width, buf, cx.style(Role::Key));
        wrap::draw_row(hint.does, x + columns(&hint.key) + 1, row, width, buf, cx.style(Role::Hint));
    }
}

/// Where the keys stand in the hint line: as many as fit, with the last of all (help) kept at the end.
fn placed(hints: &[HintKey], width: u16) -> Vec<(&HintKey, u16)> {
    let wide = |hint: &HintKey| columns(&hint.key) + 1 + columns(hint.does) + 2;
    let Some((last, others)) = hints.split_last() else { return Vec::new() };
    let room = width.saturating_sub(wide(last));
    let (mut x, mut found) = (1, Vec::new());
    for hint in others {
        if x + wide(hint) <= room {
            found.push((hint, x));
            x += wide(hint);
        }
    }
    found.push((last, x));
    found
}

/// One key of the hint line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HintKey {
    /// The key as shown.
    pub key: String,
    /// What it does, in a word or two.
    pub does: &'static str,
    /// The action, for clicks.
    pub action: Action,
}

/// The keys that work now, most wanted first.
#[must_use]
pub fn current(keymap: &Keymap, scopes: &[Scope], can: &dyn Fn(Action) -> bool, typing: bool) -> Vec<HintKey> {
    let mut found: Vec<(u8, HintKey)> = Vec::new();
    let mut taken: Vec<&str> = Vec::new();
    for scope in scopes {
        let usable: Vec<&Line> = keymap.lines(*scope).filter(|line| can(line.binding.action)).collect();
        for line in &usable {
            let binding = line.binding;
            // A key means what the innermost scope says; a letter means itself while one types.
            let mut free = line.keys().filter(|key| !taken.contains(key) && (!typing || key.chars().count() > 1));
            if let Some(key) = free.next().filter(|_| binding.rank > 0) {
                let hint = HintKey { key: key_name(key), does: binding.words.hint, action: binding.action };
                match found.iter_mut().find(|(_, other)| other.action == binding.action) {
                    None => found.push((binding.rank, hint)),
                    // A window's own words for leaving it are better than the field's.
                    Some(other) if *scope == Scope::Form => *other = (binding.rank, hint),
                    Some(_) => {}
                }
            }
        }
        if *scope != Scope::Typing {
            taken.extend(usable.iter().flat_map(|line| line.keys()));
        } else if typing {
            taken.extend(usable.iter().filter(|line| line.binding.action != Action::Back).flat_map(|line| line.keys()));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, hint)| hint).collect()
}

/// Draws the notice for a window that is too small.
pub fn too_small(buf: &mut Buffer, cx: &Context<'_>) {
    let area = buf.area;
    let words = texts::too_small(area.width, area.height);
    wrap::draw(&words, area, buf, 0, cx.style(Role::Text));
}

fn columns(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The area of the hint line's key at a column, for clicks.
#[must_use]
pub fn hint_at(column: u16, width: u16, hints: &[HintKey]) -> Option<Action> {
    let under = |(hint, x): &(&HintKey, u16)| (*x..*x + columns(&hint.key) + 1 + columns(hint.does)).contains(&column);
    placed(hints, width).into_iter().find(under).map(|(hint, _)| hint.action)
}
