//! One question about two things that could be answered differently: `Is the brief complete and approved?`
//!
//! Pairs that belong together (`you and the agency`, `won and lost`, numbers, days) are left in peace.

use crate::insight::lint::grammar::{ACTORS, ARTICLES, ASKING, HELPING, JOINING, acts, begins};
use crate::insight::lint::sentence::{Gap, Sentence, Word};
use std::ops::RangeInclusive;

/// Those who may act together.
const PEOPLE: &[&str] = &[
    "agency",
    "agencies",
    "buyer",
    "buyers",
    "client",
    "clients",
    "colleague",
    "colleagues",
    "companies",
    "company",
    "customer",
    "customers",
    "finance",
    "i",
    "it",
    "legal",
    "lead",
    "leads",
    "management",
    "marketing",
    "partner",
    "partners",
    "procurement",
    "product",
    "sales",
    "salespeople",
    "side",
    "sides",
    "supplier",
    "suppliers",
    "team",
    "teams",
    "them",
    "they",
    "us",
    "we",
    "you",
    "yourself",
];

/// Words that make one expression with `and` or `or` between them, whichever comes first.
const PAIRS: &[(&str, &str)] = &[
    ("before", "after"),
    ("day", "night"),
    ("first", "last"),
    ("gain", "loss"),
    ("goods", "services"),
    ("lose", "win"),
    ("lost", "won"),
    ("losses", "wins"),
    ("less", "more"),
    ("conditions", "terms"),
    ("cons", "pros"),
    ("development", "research"),
    ("demand", "supply"),
    ("error", "trial"),
    ("later", "sooner"),
    ("no", "yes"),
    ("running", "up"),
];

/// Words behind `and` or `or` that begin no second half.
const NO_HALF: &[&str] =
    &["not", "no", "none", "nothing", "so", "more", "less", "fewer", "other", "others", "elsewhere", "later"];

/// The words of the two halves with what joins them. `offers`: the question has options, so `or` lists them.
#[must_use]
pub fn halves(sentence: &Sentence, offers: bool) -> Option<RangeInclusive<usize>> {
    let words = &sentence.words;
    let closed = if sentence.marks.is_empty() { None } else { closed_from(words) };
    (1..words.len().saturating_sub(1)).filter(|at| words[*at].is(JOINING)).find_map(|joint| {
        if words[joint + 1].before != Gap::Space || belongs_together(words, joint) {
            return None;
        }
        let in_closed = closed.is_some_and(|start| start < joint) && !(offers && words[joint].is(&["or"]));
        let two = in_closed || how_joined(words, joint) || what_joined(words, joint) || who_joined(words, joint);
        two.then(|| joint - 1..=end_of_half(words, joint))
    })
}

/// The right half with its article: `and a plan`.
fn end_of_half(words: &[Word], joint: usize) -> usize {
    let article = words[joint + 1].is(ARTICLES) && words.get(joint + 2).is_some_and(|word| word.before == Gap::Space);
    if article { joint + 2 } else { joint + 1 }
}

/// Where a question to be answered with yes or no begins, if it is one.
fn closed_from(words: &[Word]) -> Option<usize> {
    let turned = |at: usize| words[at].is(HELPING) && acts(words, at + 1);
    let asks = |at: &usize| begins(words, *at) && (words[*at].is(ASKING) || turned(*at));
    (0..words.len()).find(asks).filter(|first| turned(*first))
}

fn belongs_together(words: &[Word], joint: usize) -> bool {
    let (left, right) = (&words[joint - 1], &words[joint + 1]);
    let head = if right.is(ARTICLES) { words.get(joint + 2).unwrap_or(right) } else { right };
    let person = |word: &Word| word.is(ACTORS) || (!word.quoted && PEOPLE.contains(&bare(word)));
    let pair = |(one, other): &(&str, &str)| {
        (left.is(&[one]) && right.is(&[other])) || (left.is(&[other]) && right.is(&[one]))
    };
    right.is(NO_HALF)
        || words[..joint].iter().rev().take(8).any(|word| word.is(&["between"]))
        || (person(left) && person(head))
        || is_amount(left) && is_amount(head)
        || PAIRS.iter().any(pair)
}

/// A word without the `'s` of a possessor.
fn bare(word: &Word) -> &str {
    word.text.strip_suffix("'s").unwrap_or(&word.text)
}

fn is_amount(word: &Word) -> bool {
    const AMOUNTS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "first",
        "second",
        "third",
        "last",
        "next",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "quarter",
        "week",
        "month",
        "year",
    ];
    word.is(AMOUNTS) || word.text.starts_with(|c: char| c.is_ascii_digit())
}

/// `How fast and complete …`: two measures.
fn how_joined(words: &[Word], joint: usize) -> bool {
    let counted = |word: &Word| word.is(&["many", "much", "often", "long", "far", "soon"]) || word.is(HELPING);
    joint >= 2 && words[joint - 2].is(&["how"]) && !counted(&words[joint - 1]) && words[joint - 1].before == Gap::Space
}

/// `What is the budget and the deadline?`: two things, each named in one word or two.
fn what_joined(words: &[Word], joint: usize) -> bool {
    (4..=5).filter(|back| joint >= *back).any(|back| {
        let at = joint - back;
        let asks = words[at].is(&["what"]) && words[at + 1].is(&["is", "are", "was", "were"]);
        asks && words[at + 2].is(ARTICLES) && words[at + 1..=joint].iter().all(|word| word.before == Gap::Space)
    }) && words[joint].is(&["and"])
}

/// `Who writes and approves …`: two deeds, perhaps of two people.
fn who_joined(words: &[Word], joint: usize) -> bool {
    let deed = |word: &Word| word.text.len() > 3 && (word.text.ends_with('s') || word.text.ends_with("ed"));
    let (left, right) = (&words[joint - 1], &words[joint + 1]);
    if right.is(ARTICLES) || left.is(HELPING) || right.is(HELPING) {
        return false;
    }
    let who = |back: usize| joint > back && words[joint - 1 - back].is(&["who"]) && begins(words, joint - 1 - back);
    // Behind `may` and its like stands a plain verb.
    let may = joint >= 2 && words[joint - 2].is(&["can", "could", "may", "might", "must", "shall", "should", "will"]);
    (who(1) && deed(left) && deed(right)) || (may && who(2) && !left.is(&["be", "have"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::lint::sentence::sentence;

    fn found(text: &str, offers: bool) -> Option<&str> {
        let sentence = sentence(text);
        halves(&sentence, offers)
            .map(|range| &text[sentence.words[*range.start()].at..sentence.words[*range.end()].end])
    }

    #[test]
    fn two_halves_of_one_question_are_heard() {
        for (text, words) in [
            ("Is the brief complete and approved?", "complete and approved"),
            ("Are metrics defined, tracked and optimised?", "tracked and optimised"),
            ("In May, did you get a plan and a budget?", "plan and a budget"),
            ("Does everyone feel heard or informed?", "heard or informed"),
            ("How fast and complete was the last answer?", "fast and complete"),
            ("Who writes and approves the brief?", "writes and approves"),
            ("What is the budget and the deadline?", "budget and the deadline"),
            ("In May, what are your main strengths and weaknesses?", "strengths and weaknesses"),
            ("Who wanted or allowed the last change?", "wanted or allowed"),
            ("Who may change or delete a field?", "change or delete"),
        ] {
            assert_eq!(found(text, false), Some(words), "{text}");
        }
    }

    #[test]
    fn what_belongs_together_is_left_in_peace() {
        for text in [
            "Do you and the agency meet in May?",
            "Were the agency's and the client's lists compared?",
            "Did sales and marketing judge the same leads?",
            "Was every deal of May looked at, won or lost?",
            "Are the terms and conditions signed?",
            "Did the call take place between 9 and 10?",
            "Did you meet on 3 and 10 May?",
            "Is the plan signed or not?",
            "What did you and the client stop or try in this period?",
            "Which figures and priorities have moved?",
            "Who takes part in this work, at the client, at the agency or elsewhere?",
            "How many words and pictures were changed?",
            "Who is the lead and the deputy?",
            "Who runs sales and marketing?",
            "Which limit holds for claims and prices?",
            "What are the terms and conditions of the contract?",
            "What is the middle value of the deals won and the deals open?",
            "What are sales and marketing at odds about?",
            "Does the list lie in the shared folder or elsewhere?",
        ] {
            assert_eq!(found(text, false), None, "{text}");
        }
    }

    #[test]
    fn options_may_be_listed_with_or() {
        let text = "Is this an ongoing contract, a single project, or some of each?";
        assert_eq!(found(text, true), None);
        assert!(found(text, false).is_some());
        assert!(found("Is it signed and dated?", true).is_some());
    }
}
