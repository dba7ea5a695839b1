//! What fits a few letters, and how well: titles before texts, and nothing whose letters only happen to stand there.
//!
//! Knows words alone; not what they name.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// The words of one thing that can be found.
#[derive(Clone, Copy, Debug, Default)]
pub struct Findable<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Other words people look for it by.
    pub also: &'a str,
    /// A longer text that belongs to it.
    pub text: &'a str,
}

/// What is looked for.
#[derive(Debug)]
pub struct Search {
    words: Vec<Word>,
    matcher: Matcher,
    letters: Vec<char>,
    places: Vec<u32>,
}

#[derive(Debug)]
struct Word {
    length: usize,
    begins: Atom,
    within: Atom,
    loose: Atom,
}

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The title begins with it.
    Beginning,
    /// A word of the title begins with it.
    Title,
    /// One of the words people look for it by begins with it.
    Also,
    /// It stands inside the title.
    Inside,
    /// The title has it with a letter or two left out.
    Loosely,
    /// A word of its text begins with it.
    Text,
}

impl Search {
    /// Looks for these words; all of them have to fit.
    #[must_use]
    pub fn new(query: &str) -> Self {
        let atom = |word: &str, kind| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, kind, false);
        let word = |word: &str| Word {
            length: word.chars().count(),
            begins: atom(word, AtomKind::Prefix),
            within: atom(word, AtomKind::Substring),
            loose: atom(word, AtomKind::Fuzzy),
        };
        let words = parts(query).map(word).collect();
        Self { words, matcher: Matcher::new(Config::DEFAULT), letters: Vec::new(), places: Vec::new() }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well something fits: as well as the worst of the words does.
    pub fn fit(&mut self, what: &Findable<'_>) -> Option<Fit> {
        let Self { words, matcher, letters, places } = self;
        let mut worst = Fit::Beginning;
        for word in words.iter() {
            let mut has = |text: &str, atom: &Atom| atom.score(Utf32Str::new(text, letters), matcher).is_some();
            let mut begins = |text: &str| parts(text).any(|part| has(part, &word.begins));
            let fit = if parts(what.title).next().is_some_and(&mut begins) {
                Fit::Beginning
            } else if begins(what.title) {
                Fit::Title
            } else if begins(what.also) {
                Fit::Also
            } else if word.length > 2 && has(what.title, &word.within) {
                Fit::Inside
            } else if is_loosely_in(what.title, word, matcher, letters, places) {
                Fit::Loosely
            } else if word.length > 2
                && parts(what.text).any(|part| word.begins.score(Utf32Str::new(part, letters), matcher).is_some())
            {
                Fit::Text
            } else {
                return None;
            };
            worst = worst.max(fit);
        }
        Some(worst)
    }
}

/// Four letters or more that stand close together in one word and begin it: one in four may be left out.
fn is_loosely_in(
    text: &str,
    word: &Word,
    matcher: &mut Matcher,
    letters: &mut Vec<char>,
    places: &mut Vec<u32>,
) -> bool {
    word.length > 3
        && parts(text).any(|part| {
            places.clear();
            let fits = word.loose.indices(Utf32Str::new(part, letters), matcher, places).is_some();
            let (first, last) = (places.first().copied().unwrap_or(1), places.last().copied().unwrap_or(0));
            let span = usize::try_from(last + 1 - first.min(last)).unwrap_or(usize::MAX);
            fits && first == 0 && span <= word.length + word.length / 4
        })
}

/// The words of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(query: &str, title: &str, also: &str, text: &str) -> Option<Fit> {
        Search::new(query).fit(&Findable { title, also, text })
    }

    #[test]
    fn a_title_fits_better_than_other_words_and_those_better_than_a_text() {
        assert_eq!(fit("deal", "Deal value", "", ""), Some(Fit::Beginning));
        assert_eq!(fit("value", "Deal value", "", ""), Some(Fit::Title));
        assert_eq!(fit("quit", "Save and leave the program", "quit exit", ""), Some(Fit::Also));
        assert_eq!(fit("gage", "Engagement model", "", ""), Some(Fit::Inside));
        assert_eq!(fit("scalation", "Escalation", "", ""), Some(Fit::Inside));
        assert_eq!(fit("esclation", "Escalation", "", ""), Some(Fit::Loosely));
        assert_eq!(fit("worth", "Deal value", "", "What is a deal worth?"), Some(Fit::Text));
        assert!(Fit::Title < Fit::Also && Fit::Also < Fit::Loosely && Fit::Loosely < Fit::Text);
    }

    #[test]
    fn letters_that_only_happen_to_stand_there_fit_nothing() {
        assert_eq!(fit("quit", "Questions asked in time", "", "Is it quite clear who quits?"), Some(Fit::Text));
        assert_eq!(fit("undo", "Under what conditions do you stop?", "", ""), None);
        assert_eq!(fit("theme", "The other market", "", "the measure of them"), None);
        assert_eq!(fit("xyz", "Deal value", "a b c", "text"), None);
    }

    #[test]
    fn every_word_has_to_fit_and_accents_and_capitals_do_not_matter() {
        assert_eq!(fit("VALUE deal", "Deal value", "", ""), Some(Fit::Title));
        assert_eq!(fit("deal price", "Deal value", "", ""), None);
        assert_eq!(fit("zoe", "Zoë Ørsted", "", ""), Some(Fit::Beginning));
        assert!(Search::new(" , ").is_empty());
    }
}
