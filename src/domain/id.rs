//! Names that stand in files: of questions, areas, steps, columns, options and rounds.
//!
//! Knows nothing of what an id points to.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A kebab-case name of 1 to 64 characters: lower-case letters, digits and single hyphens
/// (`format.md`, first paragraph). Cheap to clone; ordered as text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

/// The longest id in characters.
pub const LONGEST: usize = 64;

impl Id {
    /// Reads an id; `None` where the text is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed = !text.is_empty()
            && text.len() <= LONGEST
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        well_formed.then(|| Self(Arc::from(text)))
    }

    /// The nearest id to any words: lower case, hyphens for the rest, cut at 64.
    /// `None` where no letter or digit of ASCII is left.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in words.chars().flat_map(char::to_lowercase) {
            if c.is_ascii_lowercase() || c.is_ascii_digit() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() == LONGEST {
                break;
            }
        }
        Self::parse(slug.trim_end_matches('-'))
    }

    /// The id in words, without the letters of its area: `me-launch-date` is `launch date`.
    #[must_use]
    pub fn spoken(&self) -> String {
        let words = self.0.split_once('-').filter(|(area, _)| area.len() <= 2).map_or(&*self.0, |(_, words)| words);
        words.replace('-', " ")
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_kebab_case() {
        assert!(Id::parse("cc-deal-value").is_some());
        assert!(Id::parse("2026-q4-audit").is_some());
        for wrong in ["", "-a", "a-", "A", "a_b", "a b", "ä", "../a"] {
            assert!(Id::parse(wrong).is_none(), "{wrong:?}");
        }
        assert!(Id::parse(&"a".repeat(65)).is_none());
    }

    #[test]
    fn words_become_the_nearest_id() {
        assert_eq!(
            Id::from_words("Halyard & Northwind Instruments").expect("letters").as_str(),
            "halyard-northwind-instruments"
        );
        assert_eq!(Id::from_words("日本"), None);
        assert_eq!(Id::from_words(&"x ".repeat(80)).expect("letters").as_str().len(), 63);
    }
}
