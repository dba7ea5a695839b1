//! Words a question should not have: those that praise or lead, and those for a habit in place of a named time.
//!
//! English alone. Words in quotation marks are spoken of, not used.

use crate::domain::question::Question;
use crate::insight::lint::remark::{Remark, Rule, asked};
use crate::insight::lint::sentence::{Gap, Sentence, Word, sentence};
use crate::texts::lint as words;

/// Words that praise, or tell which answer is hoped for.
const LEADING: &[&str] = &[
    "adequate",
    "adequately",
    "appropriate",
    "appropriately",
    "clear",
    "clearly",
    "easily",
    "effective",
    "effectively",
    "efficient",
    "efficiently",
    "enough",
    "excellent",
    "good",
    "great",
    "healthy",
    "ideal",
    "ideally",
    "merely",
    "obviously",
    "only",
    "outstanding",
    "perfect",
    "perfectly",
    "proper",
    "properly",
    "reasonable",
    "reasonably",
    "really",
    "robust",
    "satisfactory",
    "seamless",
    "seamlessly",
    "simply",
    "smooth",
    "smoothly",
    "still",
    "strong",
    "strongly",
    "successfully",
    "sufficient",
    "sufficiently",
    "surely",
    "truly",
];

/// Beginnings that ask for a nod.
const NODDING: &[&[&str]] = &[
    &["of", "course"],
    &["how", "well"],
    &["don't", "you"],
    &["doesn't", "it"],
    &["isn't", "it"],
    &["aren't", "you"],
    &["aren't", "they"],
    &["wouldn't", "you"],
    &["shouldn't", "you"],
    &["are", "you", "happy"],
    &["are", "you", "satisfied"],
    &["how", "happy"],
    &["how", "satisfied"],
];

/// Words for a habit.
const HABIT: &[&str] = &[
    "always",
    "commonly",
    "frequently",
    "generally",
    "habitually",
    "mostly",
    "never",
    "normally",
    "occasionally",
    "often",
    "ordinarily",
    "rarely",
    "regularly",
    "routinely",
    "seldom",
    "sometimes",
    "typically",
    "usually",
];

/// The same in several words.
const HABITS: &[&[&str]] = &[
    &["as", "a", "rule"],
    &["from", "time", "to", "time"],
    &["in", "general"],
    &["most", "of", "the", "time"],
    &["tend", "to"],
    &["tends", "to"],
];

/// Every such word in what a question asks.
pub fn look(question: &Question, remarks: &mut Vec<Remark>) {
    for (spot, text) in asked(question) {
        let sentence = sentence(text);
        for at in 0..sentence.words.len() {
            let (rule, length) = match found(&sentence, at) {
                Some(found) => found,
                None => continue,
            };
            let (first, last) = (&sentence.words[at], &sentence.words[at + length - 1]);
            let phrase = &text[first.at..last.end];
            let words = match rule {
                Rule::LeadingWord => words::leading_word(phrase),
                _ => words::habit_word(phrase),
            };
            remarks.push(Remark::new(rule, spot.clone().byte(first.at), words));
        }
    }
}

/// The rule a phrase at this place breaks, and how many words it has.
fn found(sentence: &Sentence, at: usize) -> Option<(Rule, usize)> {
    let words = &sentence.words;
    let phrase = |all: &[&[&str]]| all.iter().find(|phrase| is_at(words, at, phrase)).map(|phrase| phrase.len());
    if let Some(length) = phrase(NODDING) {
        return Some((Rule::LeadingWord, length));
    }
    if let Some(length) = phrase(HABITS) {
        return Some((Rule::HabitWord, length));
    }
    if words[at].is(LEADING) && leads(words, at) {
        return Some((Rule::LeadingWord, 1));
    }
    (words[at].is(HABIT) && is_habit(sentence, at)).then_some((Rule::HabitWord, 1))
}

fn is_at(words: &[Word], at: usize, phrase: &[&str]) -> bool {
    let there = words.get(at..at + phrase.len());
    there.is_some_and(|there| there.iter().zip(phrase).all(|(word, wanted)| word.is(&[wanted])))
}

/// Whether a word of the list leads where it stands. What is not clear may be asked for; a day can be cleared; `the
/// only` counts; a date can be effective.
fn leads(words: &[Word], at: usize) -> bool {
    let before = |some: &[&str]| at > 0 && words[at - 1].is(some) && words[at].before == Gap::Space;
    let after = |some: &[&str]| words.get(at + 1).is_some_and(|word| word.is(some));
    match words[at].text.as_str() {
        "clear" => !before(&["not", "to", "will", "may", "can", "must", "should", "make", "made"]),
        "only" => !before(&["not", "the"]),
        "effective" => !after(&["date", "day", "from", "on"]),
        "good" => !after(&["friday", "until"]),
        _ => true,
    }
}

/// Whether a word of the list speaks of a habit where it stands: not after `must`, `may` and their like (a rule), and
/// not in `how often` with a named time.
fn is_habit(sentence: &Sentence, at: usize) -> bool {
    const RULES: [&str; 9] = ["can", "could", "may", "must", "shall", "should", "will", "would", "to"];
    let words = &sentence.words;
    let before = &words[at.saturating_sub(3)..at];
    match words[at].text.as_str() {
        "always" | "never" => !before.iter().any(|word| word.is(&RULES)),
        "often" | "frequently" | "regularly" if before.last().is_some_and(|word| word.is(&["how"])) => {
            !names_a_time(words)
        }
        _ => true,
    }
}

/// Whether a time is named: a number, a month, the last of something.
fn names_a_time(words: &[Word]) -> bool {
    const TIMES: &[&str] = &[
        "last",
        "past",
        "previous",
        "since",
        "period",
        "today",
        "yesterday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    words.iter().any(|word| word.is(TIMES) || word.text.starts_with(|c: char| c.is_ascii_digit()))
        || words.windows(2).any(|two| two[0].is(&["this"]) && two[1].is(&["week", "month", "quarter", "year"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::Wording;
    use crate::insight::trial::question;

    fn phrases(ask: &str) -> Vec<(Rule, String)> {
        let mut question = question("a");
        question.ask = Wording::Same(ask.into());
        let mut remarks = Vec::new();
        look(&question, &mut remarks);
        let phrase = |remark: Remark| (remark.rule, remark.message.split('`').nth(1).unwrap_or_default().to_owned());
        remarks.into_iter().map(phrase).collect()
    }

    #[test]
    fn words_that_praise_or_lead_are_told() {
        for (ask, phrase) in [
            ("How clear was the last brief?", "clear"),
            ("Which proper process do you have?", "proper"),
            ("How effectively did approvals run in May?", "effectively"),
            ("What makes the team strong?", "strong"),
            ("Which good reports did you get in May?", "good"),
            ("Who can still change the plan?", "still"),
            ("Who was the ONLY approver in May?", ""),
            ("Did only one person approve?", "only"),
            ("Was the last draft sufficiently short?", "sufficiently"),
            ("How well did the launch go?", "How well"),
            ("Isn't it time for a review?", "Isn't it"),
            ("Are you happy with the agency?", "Are you happy"),
        ] {
            let wanted = if phrase.is_empty() { vec![] } else { vec![(Rule::LeadingWord, phrase.to_owned())] };
            assert_eq!(phrases(ask), wanted, "{ask}");
        }
    }

    #[test]
    fn words_that_sound_alike_do_not_lead() {
        for ask in [
            "Which goods did you ship in May?",
            "What does 'good' mean in your plan?",
            "Which part of the brief was not clear to you?",
            "Who has to clear the text before it goes out?",
            "Which people have read-only access?",
            "From which effective date does the price list hold?",
            "Who cleared the last five pieces?",
            "What strengths do buyers name?",
        ] {
            assert_eq!(phrases(ask), [], "{ask}");
        }
    }

    #[test]
    fn words_for_a_habit_are_told() {
        for (ask, phrase) in [
            ("Who usually approves a text?", "usually"),
            ("What do you normally report?", "normally"),
            ("Do you generally meet on Mondays?", "generally"),
            ("Which figures do you regularly see?", "regularly"),
            ("How often do you meet?", "often"),
            ("Who typically calls a lead?", "typically"),
            ("Do you always get an answer?", "always"),
            ("Which kinds of company never buy?", "never"),
            ("Who writes the brief as a rule?", "as a rule"),
            ("What do buyers tend to ask?", "tend to"),
        ] {
            assert_eq!(phrases(ask), [(Rule::HabitWord, phrase.to_owned())], "{ask}");
        }
    }

    #[test]
    fn counts_in_a_named_time_and_rules_are_no_habits() {
        for ask in [
            "How often did you meet in the last quarter?",
            "How often has the plan changed since March?",
            "How often did both leads meet this month?",
            "Which words must never appear in a text?",
            "Who has to be asked always?",
            "Who should always be asked?",
            "Which news did the agency get in this period?",
        ] {
            assert_eq!(phrases(ask), [], "{ask}");
        }
    }
}
