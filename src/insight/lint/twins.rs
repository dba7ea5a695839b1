//! Questions asked twice: the same words, or nearly.
//!
//! Alike are two questions that share nine tenths of their words in the same order. In English words that carry no
//! meaning of their own are left out first, so that one shared beginning makes no twins.

use crate::domain::question::{Question, Wording};
use crate::domain::questionnaire::Questionnaire;
use crate::domain::spot::Spot;
use crate::insight::lint::remark::{Remark, Rule};
use crate::insight::lint::sentence::sentence;
use crate::texts::lint as words;
use std::collections::HashMap;

/// Words that carry no meaning of their own.
const EMPTY: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "has", "have",
    "in", "is", "it", "its", "of", "on", "or", "that", "the", "their", "there", "these", "this", "those", "to", "was",
    "were", "will", "with", "you", "your",
];

/// The most pairs that are compared word by word; a file with more is looked at for equal words alone from there on.
const PAIRS: usize = 200_000;

/// The words of a question by which it is compared.
struct Stem {
    words: Vec<String>,
    spot: Spot,
}

/// Every question that is nearly another one before it.
pub fn look(questionnaire: &Questionnaire, remarks: &mut Vec<Remark>) {
    let english = questionnaire.is_english();
    let stems: Vec<Stem> = questionnaire.questions().iter().map(|question| stem(question, english)).collect();
    let how_many = frequencies(&stems);
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_words: HashMap<&[String], usize> = HashMap::new();
    let mut pairs = 0;
    for (at, stem) in stems.iter().enumerate() {
        if stem.words.is_empty() {
            continue;
        }
        let first = by_words.get(stem.words.as_slice()).copied();
        let twin = first.or_else(|| near(&stems, at, &by_word, &how_many, &mut pairs));
        if let Some(other) = twin {
            let other = &questionnaire.questions()[other].id;
            remarks.push(Remark::new(
                Rule::TwinQuestion,
                stem.spot.clone(),
                words::twin(other.as_str(), first.is_some()),
            ));
        }
        by_words.entry(&stem.words).or_insert(at);
        for word in rarest(&stem.words, &how_many) {
            by_word.entry(word).or_default().push(at);
        }
    }
}

/// The first question before this one that is nearly the same.
fn near(
    stems: &[Stem],
    at: usize,
    by_word: &HashMap<&str, Vec<usize>>,
    how_many: &HashMap<&str, usize>,
    pairs: &mut usize,
) -> Option<usize> {
    let own = &stems[at].words;
    let mut candidates: Vec<usize> =
        rarest(own, how_many).into_iter().filter_map(|word| by_word.get(word)).flatten().copied().collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates.into_iter().find(|other| {
        *pairs += 1;
        *pairs <= PAIRS && alike(own, &stems[*other].words)
    })
}

/// Two questions of at least four such words that share nine tenths of them.
fn alike(one: &[String], other: &[String]) -> bool {
    let all = one.len() + other.len();
    one.len().min(other.len()) >= 4 && 10 * 2 * shared(one, other) >= 9 * all
}

/// How many words two texts share in the same order.
fn shared(one: &[String], other: &[String]) -> usize {
    let mut above = vec![0; other.len() + 1];
    for word in one {
        let mut row = vec![0];
        for (at, same) in other.iter().enumerate() {
            let longest = if word == same { above[at] + 1 } else { above[at + 1].max(row[at]) };
            row.push(longest);
        }
        above = row;
    }
    above[other.len()]
}

/// The rarest words of a question: of two alike at least one of these is shared.
fn rarest<'w>(words: &'w [String], how_many: &HashMap<&str, usize>) -> Vec<&'w str> {
    let mut sorted: Vec<&str> = words.iter().map(String::as_str).collect();
    sorted.sort_unstable_by_key(|word| (how_many.get(word).copied().unwrap_or(0), *word));
    sorted.truncate(words.len() / 5 + 1);
    sorted
}

fn frequencies(stems: &[Stem]) -> HashMap<&str, usize> {
    let mut how_many = HashMap::new();
    for word in stems.iter().flat_map(|stem| &stem.words) {
        *how_many.entry(word.as_str()).or_insert(0) += 1;
    }
    how_many
}

fn stem(question: &Question, english: bool) -> Stem {
    let spot = Spot::of(&question.id).key("ask");
    let (text, spot) = match &question.ask {
        Wording::Same(words) => (words, spot),
        Wording::Mirrored { client, .. } => (client, spot.key("client")),
    };
    // Very long texts are another rule's matter.
    let words = sentence(text).words.into_iter().take(60).map(|word| word.text);
    Stem { words: words.filter(|word| !(english && EMPTY.contains(&word.as_str()))).collect(), spot }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::lint::look::tests::of;
    use crate::insight::trial::question;

    fn twins(asks: &[&str], language: Option<&str>) -> Vec<(String, String)> {
        let ask = |(at, ask): (usize, &&str)| {
            let mut question = question(&format!("q{at}"));
            question.ask = Wording::Same((*ask).into());
            question
        };
        let questionnaire = of(asks.iter().enumerate().map(ask).collect()).in_language(language.map(str::to_owned));
        let mut remarks = Vec::new();
        look(&questionnaire, &mut remarks);
        let other = |remark: &Remark| remark.message.split('`').nth(1).unwrap_or_default().to_owned();
        remarks.iter().map(|remark| (remark.spot.question.to_string(), other(remark))).collect()
    }

    fn told(one: &str, other: &str) -> Vec<(String, String)> {
        vec![(one.to_owned(), other.to_owned())]
    }

    #[test]
    fn the_same_question_twice_is_told_once_however_it_is_written() {
        assert_eq!(twins(&["Who decides?", "When?", "who DECIDES"], None), told("q2", "q0"));
        assert_eq!(twins(&["Wer zahlt?", "Wer zahlt?"], Some("de")), told("q1", "q0"));
    }

    #[test]
    fn nearly_the_same_question_is_told() {
        let asks = [
            "Which person at the client approved the last five pieces of work?",
            "Who runs the website?",
            "Which person at the client approved the last five pieces of the work?",
            "Which person at the client has approved the last five published pieces of work?",
        ];
        assert_eq!(twins(&asks, None), [told("q2", "q0"), told("q3", "q0")].concat());
    }

    #[test]
    fn a_shared_beginning_makes_no_twins() {
        let asks = [
            "What happened in this period to the objectives you gave the agency?",
            "What happened in this period to the definitions of figures you share with the agency?",
            "Who runs the CRM?",
            "Who runs the website?",
            "Which one person at the client can say yes to the agency?",
            "Which one person at the agency answers for the work?",
            "",
            "",
        ];
        assert_eq!(twins(&asks, None), []);
    }

    #[test]
    fn thousands_of_questions_are_looked_at_in_a_moment() {
        let asks: Vec<String> =
            (0..3000).map(|at| format!("What do you say of the same long thing number {at} here?")).collect();
        let asks: Vec<&str> = asks.iter().map(String::as_str).collect();
        let began = std::time::Instant::now();
        twins(&asks, None);
        assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
    }
}
