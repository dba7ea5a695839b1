//! What a cell offers while it is typed: the options of its column, or the people of the engagement.
//!
//! Knows words and letters only; what a taken offer means is the cell's matter.

use crate::domain::filled::folded;

/// One thing to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What the cell would hold.
    pub words: String,
    /// What is shown beside it.
    pub aside: String,
}

/// The offers of one cell, those that fit what is typed, and the one under the cursor.
#[derive(Clone, Debug)]
pub struct Offers {
    pool: Vec<Offer>,
    found: Vec<usize>,
    at: Option<usize>,
    open: bool,
    only: bool,
}

impl Offers {
    /// Offers to take from; `only`: nothing else may stand in the cell.
    #[must_use]
    pub const fn new(pool: Vec<Offer>, only: bool) -> Self {
        Self { pool, found: Vec::new(), at: None, open: false, only }
    }

    /// Whether only an offer may stand in the cell.
    #[must_use]
    pub const fn only(&self) -> bool {
        self.only
    }

    /// Whether the list is shown.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The offers listed, best first.
    pub fn listed(&self) -> impl ExactSizeIterator<Item = &Offer> {
        self.found.iter().map(|at| &self.pool[*at])
    }

    /// The place of the one under the cursor in the list.
    #[must_use]
    pub const fn place(&self) -> Option<usize> {
        self.at
    }

    /// The one under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Offer> {
        self.pool.get(*self.found.get(self.at?)?)
    }

    /// Lists all of them, the cursor on the one that reads so.
    pub fn show_all(&mut self, words: &str) {
        let words = folded(words);
        self.found = (0..self.pool.len()).collect();
        self.at = self.pool.iter().position(|offer| folded(&offer.words) == words);
        self.open = !self.found.is_empty();
    }

    /// Lists those that fit what is typed, the best one under the cursor.
    pub fn filter(&mut self, typed: &str) {
        self.found = self.fitting(typed);
        let said = self.found.len() == 1 && self.current_is(typed);
        self.open = !self.found.is_empty() && !said;
        self.at = (!self.found.is_empty()).then_some(0);
    }

    fn current_is(&self, typed: &str) -> bool {
        self.found.first().is_some_and(|at| folded(&self.pool[*at].words) == folded(typed))
    }

    /// Whether anything fits.
    #[must_use]
    pub fn fits(&self, typed: &str) -> bool {
        !self.fitting(typed).is_empty()
    }

    /// Those that fit: read so, begin so, have words that begin so, have these initials, have this number.
    fn fitting(&self, typed: &str) -> Vec<usize> {
        let typed = folded(typed);
        if typed.is_empty() {
            return Vec::new();
        }
        let rank = |offer: &Offer| {
            let words = folded(&offer.words);
            match () {
                () if words == typed => Some(0),
                () if words.starts_with(&typed) => Some(1),
                () if has_words(&words, &typed) => Some(2),
                () if initials(&words).starts_with(&typed) => Some(3),
                () => None,
            }
        };
        let mut ranked: Vec<(u8, usize)> =
            self.pool.iter().enumerate().filter_map(|(at, offer)| Some((rank(offer)?, at))).collect();
        ranked.sort_unstable();
        let by_number =
            typed.parse::<usize>().ok().filter(|number| self.only && (1..=self.pool.len()).contains(number));
        match by_number {
            Some(number) if ranked.is_empty() => vec![number - 1],
            _ => ranked.into_iter().map(|(_, at)| at).collect(),
        }
    }

    /// Moves the cursor in the list; above the first one stands what was typed. Whether anything moved.
    pub fn step(&mut self, down: bool) -> bool {
        let last = self.found.len().saturating_sub(1);
        let next = match (self.at, down) {
            (None, true) => Some(0),
            (None, false) => None,
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(0), false) if self.only => Some(0),
            (Some(at), false) => at.checked_sub(1),
        };
        let moved = next != self.at && !self.found.is_empty();
        if moved {
            self.at = next;
        }
        moved
    }

    /// Puts the cursor on a place of the list.
    pub fn go(&mut self, place: usize) {
        self.at = Some(place.min(self.found.len().saturating_sub(1)));
    }

    /// Goes to the next or previous of all offers, round and round.
    pub fn cycle(&mut self, words: &str, forward: bool) {
        let open = self.open;
        self.show_all(words);
        let count = self.pool.len().max(1);
        self.at = Some(match (self.at, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        });
        self.open = open;
    }

    /// Hides the list.
    pub const fn close(&mut self) {
        self.open = false;
    }
}

fn has_words(words: &str, typed: &str) -> bool {
    let parts = || words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    typed.split(' ').all(|wanted| parts().any(|word| word.starts_with(wanted)))
}

fn initials(words: &str) -> String {
    words.split(' ').filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Offers {
        let offer = |words: &str| Offer { words: words.into(), aside: String::new() };
        Offers::new(["Mara Lind", "Jo Park", "Marc Oduya", "Łukasz Nowak"].map(offer).to_vec(), false)
    }

    fn found(offers: &mut Offers, typed: &str) -> Vec<String> {
        offers.filter(typed);
        offers.listed().map(|offer| offer.words.clone()).collect()
    }

    #[test]
    fn people_are_found_by_the_beginning_of_any_name_or_their_initials() {
        let mut offers = people();
        assert_eq!(found(&mut offers, "mar"), ["Mara Lind", "Marc Oduya"]);
        assert_eq!(found(&mut offers, "par"), ["Jo Park"]);
        assert_eq!(found(&mut offers, "mo"), ["Marc Oduya"]);
        assert_eq!(found(&mut offers, "ŁUK"), ["Łukasz Nowak"]);
        assert!(found(&mut offers, "x").is_empty() && !offers.is_open());
    }

    #[test]
    fn a_name_written_out_needs_no_list() {
        let mut offers = people();
        offers.filter("jo park");
        assert!(!offers.is_open());
    }

    #[test]
    fn above_the_first_offer_stands_what_was_typed() {
        let mut offers = people();
        offers.filter("mar");
        assert!(offers.step(true) && !offers.step(true));
        assert!(offers.step(false) && offers.step(false) && !offers.step(false));
        assert_eq!(offers.current(), None);
    }
}
