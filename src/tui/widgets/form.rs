//! A few labelled fields, one under the other: what small windows are made of.
//!
//! Knows text, days and names; not what they are for.

use crate::domain::parse::{date, read};
use crate::domain::period::Side;
use crate::texts::windows::missing;
use crate::tui::context::Context;
use crate::tui::mouse::{Mouse, MouseKind};
use crate::tui::theme::Role;
use crate::tui::widgets::text_box::TextBox;
use crate::tui::widgets::text_box::act::{Changed, Look, Mode, Motion, TextAct};
use crate::tui::widgets::wrap;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Any words.
    Words,
    /// Several lines.
    Lines,
    /// One human; these are offered.
    Name(Vec<String>),
    /// A day.
    Day,
    /// 4, 5 or 6.
    Weeks,
    /// Agency or client.
    Side,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// One field.
#[derive(Debug)]
pub struct Field {
    label: &'static str,
    hint: &'static str,
    takes: Takes,
    needed: bool,
    text: TextBox,
    problem: Option<String>,
}

impl Field {
    /// A field with something in it.
    #[must_use]
    pub fn new(label: &'static str, hint: &'static str, takes: Takes, text: &str) -> Self {
        let mode = if takes == Takes::Lines { Mode::Area } else { Mode::Line };
        Self { label, hint, takes, needed: false, text: TextBox::new(text, mode), problem: None }
    }

    /// The same field, which may not stay empty.
    #[must_use]
    pub fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// What is missing, if anything.
    fn missing(&self, today: NaiveDate) -> Option<String> {
        let words = self.text.text().trim();
        if words.is_empty() {
            return self.needed.then(|| missing::NEEDED.to_owned());
        }
        match self.takes {
            Takes::Words | Takes::Lines | Takes::Name(_) => None,
            Takes::Day => read::day(words, today).err().map(|problem| format!("{} {}", problem.sentence, problem.hint)),
            Takes::Weeks => (!matches!(words, "4" | "5" | "6")).then(|| missing::WEEKS.to_owned()),
            Takes::OneOf(known) => (!known.contains(&words.to_lowercase().as_str())).then(|| missing::one_of(known)),
            Takes::Side => Side::parse(&words.to_lowercase()).is_none().then(|| missing::SIDE.to_owned()),
        }
    }

    /// The one name or word that begins with what was typed.
    fn offer(&self) -> Option<&str> {
        let typed = self.text.text().trim_start().to_lowercase();
        let fits = |name: &&str| {
            let name = name.to_lowercase();
            name != typed && (name.starts_with(&typed) || name.split_whitespace().any(|word| word.starts_with(&typed)))
        };
        match &self.takes {
            _ if typed.is_empty() => None,
            Takes::Name(names) => names.iter().map(String::as_str).find(fits),
            Takes::OneOf(words) => words.iter().copied().find(fits),
            _ => None,
        }
    }
}

/// Columns of the labels.
const LABEL: u16 = 16;
/// Rows of a field of several lines.
const LINES: u16 = 6;

/// A form.
#[derive(Debug)]
pub struct Form {
    fields: Vec<Field>,
    at: usize,
    foot: &'static str,
    touched: bool,
}

impl Form {
    /// A form with the cursor in the first field that is empty.
    #[must_use]
    pub fn new(fields: Vec<Field>, foot: &'static str) -> Self {
        let at = fields.iter().position(|field| field.text.is_empty()).unwrap_or(0);
        Self { fields, at, foot, touched: false }
    }

    /// The same with the cursor in a field.
    #[must_use]
    pub fn beginning_at(self, at: usize) -> Self {
        Self { at: at.min(self.fields.len().saturating_sub(1)), ..self }
    }

    /// The trimmed words of a field; `None` where it is empty.
    #[must_use]
    pub fn words(&self, field: usize) -> Option<String> {
        let words = self.fields.get(field)?.text.text().trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// The day in a field.
    #[must_use]
    pub fn day(&self, field: usize, today: NaiveDate) -> Option<NaiveDate> {
        read::day(&self.words(field)?, today).ok()
    }

    /// The side in a field.
    #[must_use]
    pub fn side(&self, field: usize) -> Option<Side> {
        Side::parse(&self.words(field)?.to_lowercase())
    }

    /// Whether every field can be used; else the cursor goes to the first that cannot, which says what is missing.
    pub fn check(&mut self, today: NaiveDate) -> bool {
        for field in &mut self.fields {
            field.problem = field.missing(today);
        }
        match self.fields.iter().position(|field| field.problem.is_some()) {
            Some(at) => {
                self.at = at;
                false
            }
            None => true,
        }
    }

    /// Whether anything was typed.
    #[must_use]
    pub const fn is_touched(&self) -> bool {
        self.touched
    }

    /// Whether the field with the cursor has several lines.
    #[must_use]
    pub fn is_lines(&self) -> bool {
        self.fields.get(self.at).is_some_and(|field| field.takes == Takes::Lines)
    }

    /// Whether there is more than one field.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        self.fields.len() > 1
    }

    /// Goes to the next or the field before, round the ends. What stands there already is selected, so that typing replaces
    /// it; what one leaves says at once if it cannot be used.
    pub fn go(&mut self, forward: bool, today: NaiveDate) {
        let count = self.fields.len().max(1);
        self.judge(today);
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
        if let Some(field) = self.fields.get_mut(self.at).filter(|field| field.takes != Takes::Lines) {
            let _ = field.text.apply(TextAct::SelectAll);
        }
    }

    /// Says of the field with the cursor whether what is typed can be used; an empty one may still be filled.
    fn judge(&mut self, today: NaiveDate) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.problem = field.missing(today).filter(|_| !field.text.text().trim().is_empty());
        }
    }

    /// After typing: a few digits can be judged at once, a day or a name only when it is left.
    fn typed(&mut self, today: NaiveDate) {
        if self.fields.get(self.at).is_some_and(|field| field.takes == Takes::Weeks) {
            self.judge(today);
        } else if let Some(field) = self.fields.get_mut(self.at) {
            field.problem = None;
        }
    }

    /// Whether text can be copied or cut.
    #[must_use]
    pub fn has_selection(&self) -> bool {
        self.fields.get(self.at).is_some_and(|field| field.text.selected().is_some())
    }

    /// Does something to the text under the cursor. Right at the end of a name takes the offered one.
    pub fn act(&mut self, act: TextAct, today: NaiveDate) -> Changed {
        let Some(field) = self.fields.get_mut(self.at) else { return Changed::Nothing };
        let right = TextAct::Move { motion: Motion::Right, select: false };
        let at_end = field.text.cursor() == field.text.text().len();
        if act == right
            && at_end
            && let Some(name) = field.offer().map(str::to_owned)
        {
            field.text.set_text(name);
            return Changed::Text;
        }
        let changed = field.text.apply(act);
        if changed.is_text() {
            self.typed(today);
        }
        changed
    }

    /// Types or pastes.
    pub fn insert(&mut self, text: &str, today: NaiveDate) {
        self.touched = true;
        if let Some(field) = self.fields.get_mut(self.at) {
            let _ = field.text.insert(text);
        }
        self.typed(today);
    }

    /// The rows it takes.
    #[must_use]
    pub fn rows(&self) -> u16 {
        self.fields.iter().map(|field| if field.takes == Takes::Lines { LINES } else { 1 }).sum::<u16>() + 3
    }

    /// Lays the fields out.
    pub fn resize(&mut self, area: Rect) {
        for at in 0..self.fields.len() {
            let place = self.place(at, area);
            self.fields[at].text.layout(place.width, place.height);
        }
    }

    /// Where a field's text stands.
    fn place(&self, field: usize, area: Rect) -> Rect {
        let height = |field: &Field| if field.takes == Takes::Lines { LINES } else { 1 };
        let above: u16 = self.fields.iter().take(field).map(height).sum();
        let label = if self.is_single_area() { 0 } else { LABEL };
        let rect = Rect {
            x: area.x + label,
            y: area.y + above,
            width: area.width.saturating_sub(label),
            height: self.fields.get(field).map_or(1, height),
        };
        rect.intersection(area)
    }

    fn is_single_area(&self) -> bool {
        self.fields.len() == 1 && self.is_lines()
    }

    /// Takes a click.
    pub fn mouse(&mut self, mouse: Mouse, area: Rect) -> bool {
        if mouse.kind != MouseKind::Press {
            return false;
        }
        let hit = (0..self.fields.len()).find(|at| {
            let place = self.place(*at, area);
            (place.top()..place.bottom()).contains(&mouse.row)
        });
        let Some(at) = hit else { return false };
        self.at = at;
        let place = self.place(at, area);
        let _ = self.fields[at].text.click(mouse.column.saturating_sub(place.x), mouse.row.saturating_sub(place.y));
        true
    }

    /// Draws the form; gives the place of the cursor.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, cx: &Context<'_>) -> Option<Position> {
        let mut cursor = None;
        for (at, field) in self.fields.iter().enumerate() {
            let place = self.place(at, area);
            if place.is_empty() {
                continue;
            }
            let here = at == self.at;
            if !self.is_single_area() {
                let role = match (&field.problem, here) {
                    (Some(_), _) => Role::Warn,
                    (None, true) => Role::Accent,
                    (None, false) => Role::Dim,
                };
                wrap::draw_row(field.label, area.x, place.y, LABEL - 1, buf, cx.style(role));
            }
            let text = if here { Role::FieldFocus } else { Role::Field };
            let look = Look {
                text: cx.style(text),
                selection: cx.style(Role::Selection),
                mark: cx.style(Role::Warn),
                placeholder: cx.style(Role::Placeholder),
                hint: field.hint,
            };
            let position = field.text.render(place, buf, &look);
            if here {
                cursor = position;
            }
        }
        let foot = Rect { y: area.bottom().saturating_sub(2), height: 2, ..area };
        let (words, role) = self.foot(cx);
        wrap::draw(&words, foot, buf, 0, cx.style(role));
        cursor
    }

    /// What stands at the foot: what is missing, an offered name, the day as understood, or how to go on.
    fn foot(&self, cx: &Context<'_>) -> (String, Role) {
        let Some(field) = self.fields.get(self.at) else { return (String::new(), Role::Dim) };
        let told = |field: &Field| field.problem.as_ref().map(|problem| missing::of(field.label, problem));
        if let Some(problem) = field.problem.clone().or_else(|| self.fields.iter().find_map(told)) {
            return (problem, Role::Warn);
        }
        if let Some(name) = field.offer() {
            return (format!("Right takes: {name}"), Role::Accent);
        }
        let day = (field.takes == Takes::Day).then(|| self.day(self.at, cx.at.today)).flatten();
        match day {
            Some(day) => (format!("{} {}", day.format("%A"), date::show(day)), Role::Accent),
            None => (self.foot.to_owned(), Role::Dim),
        }
    }
}
