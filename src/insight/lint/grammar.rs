//! As much grammar of English questions as is needed to hear that one sentence asks twice.

use crate::insight::lint::sentence::{Gap, Word};

/// Words that ask.
pub const ASKING: &[&str] = &["what", "which", "who", "whom", "whose", "when", "where", "why", "how"];

/// Words that join.
pub const JOINING: &[&str] = &["and", "or"];

/// Verbs that begin a question to be answered with yes or no.
pub const HELPING: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "shall",
    "should", "may", "might", "must", "isn't", "aren't", "don't", "doesn't", "didn't", "hasn't", "haven't",
];

/// Words before a noun.
pub const ARTICLES: &[&str] = &[
    "the", "a", "an", "your", "our", "their", "its", "his", "her", "this", "that", "these", "those", "each", "every",
    "any", "all", "both", "one",
];

/// Words that stand for whoever acts.
pub const ACTORS: &[&str] = &[
    "you",
    "we",
    "they",
    "he",
    "she",
    "it",
    "there",
    "somebody",
    "someone",
    "anybody",
    "anyone",
    "everybody",
    "everyone",
    "nobody",
];

const BEFORE_ASKING: &[&str] = &[
    "about", "after", "at", "before", "by", "for", "from", "in", "of", "on", "since", "through", "to", "under",
    "until", "with", "within",
];

/// Whether a word begins a clause: the first one, one behind a comma or colon or stop, one behind `and`, or behind a
/// preposition that begins one (`in which`).
#[must_use]
pub fn begins(words: &[Word], at: usize) -> bool {
    words[at].before != Gap::Space
        || words[at - 1].is(JOINING)
        || (words[at - 1].is(BEFORE_ASKING) && begins(words, at - 1))
}

/// Where a question word stands if this is where it, or a preposition before it, stands.
#[must_use]
pub fn asking_at(words: &[Word], at: usize) -> Option<usize> {
    let is_asking = |at: usize| words.get(at).is_some_and(|word| word.is(ASKING));
    if is_asking(at) {
        return Some(at);
    }
    let with_preposition = words.get(at).is_some_and(|word| word.is(BEFORE_ASKING)) && is_asking(at + 1);
    (with_preposition && words[at + 1].before == Gap::Space).then_some(at + 1)
}

/// Whether the words before this place ask something already: with a question word, or with a verb in front.
#[must_use]
pub fn asked_before(words: &[Word], end: usize) -> bool {
    (0..end).any(|at| {
        let asks = words[at].is(ASKING) || (words[at].is(HELPING) && acts(words, at + 1));
        asks && begins(words, at) && !(at > 0 && words[at - 1].is(JOINING))
    })
}

/// Whether somebody or something that acts stands here.
#[must_use]
pub fn acts(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.before == Gap::Space && !word.is(ASKING) && !word.is(JOINING))
}

/// Whether a clause ends before this place.
#[must_use]
pub fn ends_before(words: &[Word], at: usize) -> bool {
    words.get(at).is_none_or(|word| word.before != Gap::Space)
}
