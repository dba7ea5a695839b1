//! One cell while it is typed: its text, what it offers, and the value it makes.
//!
//! Knows its column, not the rows around it.

use crate::domain::engagement::Engagement;
use crate::domain::filled::folded;
use crate::domain::parse::{read, show};
use crate::domain::period::Side;
use crate::domain::problem::Problem;
use crate::domain::question::{Column, ColumnKind};
use crate::domain::value::Cell;
use crate::texts::{editors as texts, values, voices};
use crate::tui::editors::offers::{Offer, Offers};
use crate::tui::widgets::text_box::TextBox;
use crate::tui::widgets::text_box::act::{Changed, Mode, Motion, TextAct};
use chrono::NaiveDate;

/// How a cell begins to be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// What is typed takes the place of what stands there.
    Replacing,
    /// What stands there is changed.
    Editing,
}

/// A cell being typed.
#[derive(Clone, Debug)]
pub struct CellBox {
    kind: ColumnKind,
    text: TextBox,
    replaces: bool,
    changed: bool,
    offers: Offers,
}

impl CellBox {
    /// Begins to type a cell; `pool` is what it offers.
    #[must_use]
    pub fn new(column: &Column, cell: Option<&Cell>, begin: Begin, pool: Vec<Offer>) -> Self {
        let only = matches!(column.kind, ColumnKind::Choice(_) | ColumnKind::YesNo);
        let replaces = begin == Begin::Replacing;
        let words = cell.filter(|_| !replaces).map(|cell| show::cell(&column.kind, cell)).unwrap_or_default();
        let mut offers = Offers::new(pool, only);
        let mut text = TextBox::new(words, Mode::Line);
        if only && !replaces {
            offers.show_all(text.text());
            text.apply(TextAct::SelectAll);
        }
        Self { kind: column.kind.clone(), text, replaces, changed: false, offers }
    }

    /// Whether anything was changed since it began.
    #[must_use]
    pub const fn is_changed(&self) -> bool {
        self.changed
    }

    /// Whether it began by typing over what stood there.
    #[must_use]
    pub const fn replaces(&self) -> bool {
        self.replaces
    }

    /// The text as it stands.
    #[must_use]
    pub const fn text(&self) -> &TextBox {
        &self.text
    }

    /// The text, for its layout and the mouse.
    pub const fn text_mut(&mut self) -> &mut TextBox {
        &mut self.text
    }

    /// What it offers.
    #[must_use]
    pub const fn offers(&self) -> &Offers {
        &self.offers
    }

    /// What it offers, to move in it.
    pub const fn offers_mut(&mut self) -> &mut Offers {
        &mut self.offers
    }

    /// The value of what is typed: of the column's kind, else as it stands.
    #[must_use]
    pub fn cell(&self, today: NaiveDate) -> Option<Cell> {
        let typed = self.text.text();
        if typed.trim().is_empty() {
            return None;
        }
        let chosen = self.offers.current().filter(|_| self.offers.only());
        cell_of(&self.kind, chosen.map_or(typed, |offer| &offer.words), today)
    }

    /// Why what is typed is not of the column's kind.
    #[must_use]
    pub fn problem(&self, today: NaiveDate) -> Option<Problem> {
        match self.cell(today) {
            Some(Cell::Misfit(words)) => read::cell(&self.kind, &words, today).err(),
            _ => None,
        }
    }

    /// Types words at the cursor. Whether the text changed.
    pub fn type_in(&mut self, words: &str) -> bool {
        if !self.text.insert(words).is_text() {
            return false;
        }
        self.typed();
        // Letters that fit no option begin a new choice, as in any list.
        if self.offers.only() && self.offers.listed().len() == 0 && self.offers.fits(words) {
            self.text.set_text(words.trim());
            self.typed();
        }
        true
    }

    /// Does what a key asks for.
    pub fn apply(&mut self, act: TextAct) -> Changed {
        let sideways = match act {
            TextAct::Move { motion: Motion::Left, select: false } => Some(false),
            TextAct::Move { motion: Motion::Right, select: false } => Some(true),
            _ => None,
        };
        if let (Some(forward), true) = (sideways, self.offers.only()) {
            self.cycle(forward);
            return Changed::Text;
        }
        let changed = self.text.apply(act);
        if changed.is_text() {
            self.typed();
        }
        changed
    }

    fn typed(&mut self) {
        self.changed = true;
        self.offers.filter(self.text.text());
    }

    /// Takes the next or previous of all options.
    pub fn cycle(&mut self, forward: bool) {
        self.offers.cycle(self.text.text(), forward);
        self.take();
    }

    /// Takes the offer under the cursor. Whether the value may be another now.
    pub fn take(&mut self) -> bool {
        let Some(offer) = self.offers.current() else { return false };
        if offer.words == self.text.text() {
            return false;
        }
        self.text.set_text(offer.words.clone());
        if self.offers.only() {
            self.text.apply(TextAct::SelectAll);
        }
        self.changed = true;
        true
    }

    /// Moves in the list. Whether the value may be another now; `None` where nothing moved.
    pub fn step(&mut self, down: bool) -> Option<bool> {
        let moved = self.offers.step(down);
        moved.then(|| self.offers.only() && self.take())
    }
}

/// The cell that words make in a column: of its kind, else as they stand; none where they are blank.
#[must_use]
pub fn cell_of(kind: &ColumnKind, words: &str, today: NaiveDate) -> Option<Cell> {
    if words.trim().is_empty() {
        return None;
    }
    Some(read::cell(kind, words, today).unwrap_or_else(|_| Cell::Misfit(words.to_owned())))
}

/// What a column offers; `near` are names that stand in the same answer.
#[must_use]
pub fn pool(kind: &ColumnKind, engagement: Option<&Engagement>, near: &mut dyn Iterator<Item = &str>) -> Vec<Offer> {
    let plain = |words: &str| Offer { words: words.to_owned(), aside: String::new() };
    match kind {
        ColumnKind::Choice(options) => options.iter().map(|option| plain(option)).collect(),
        ColumnKind::YesNo => [true, false].map(|yes| plain(values::yes_no(yes))).to_vec(),
        ColumnKind::Person => people(engagement, near),
        _ => Vec::new(),
    }
}

/// The people of the engagement, its leads and the names near by, each once.
fn people(engagement: Option<&Engagement>, near: &mut dyn Iterator<Item = &str>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    let mut add = |name: &str, side: Option<Side>, role: Option<&str>| {
        let name = name.trim();
        let key = folded(name);
        if key.is_empty() || known.contains(&key) {
            return;
        }
        known.push(key);
        let parts = [side.map(|side| voices::name(side.voice())), role];
        let aside = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        offers.push(Offer { words: name.to_owned(), aside });
    };
    if let Some(engagement) = engagement {
        for member in &engagement.people {
            add(&member.name, engagement.side_of(&member.name), member.role.as_deref());
        }
        for side in Side::ALL {
            if let Some(lead) = engagement.party(side).lead.as_deref() {
                add(lead, Some(side), None);
            }
        }
    }
    near.for_each(|name| add(name, None, None));
    offers
}

/// What an empty cell of a column shows below the grid.
#[must_use]
pub const fn hint(kind: &ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => texts::cells::TEXT,
        ColumnKind::Link => texts::LINK,
        ColumnKind::Number => texts::NUMBER,
        ColumnKind::Percent => texts::PERCENT,
        ColumnKind::Money => texts::MONEY,
        ColumnKind::Date => texts::DATE,
        ColumnKind::Person => texts::cells::PERSON,
        ColumnKind::Choice(_) => texts::cells::CHOICE,
        ColumnKind::YesNo => texts::cells::YES_NO,
    }
}
