//! Two questions in one sentence: `who decides, and by when?`, `… and did it help?`, `… and if so, why?`.

use crate::insight::lint::grammar::{
    ACTORS, ARTICLES, HELPING, JOINING, acts, asked_before, asking_at, begins, ends_before,
};
use crate::insight::lint::sentence::{Gap, Sentence, Word};
use std::ops::RangeInclusive;

/// Verbs that ask for something without a question mark.
const ORDERS: &[&str] = &[
    "add",
    "choose",
    "count",
    "define",
    "describe",
    "enter",
    "explain",
    "give",
    "list",
    "mark",
    "name",
    "note",
    "outline",
    "pick",
    "rate",
    "say",
    "show",
    "state",
    "summarise",
    "summarize",
    "tell",
    "write",
];

/// The words that begin the second question.
#[must_use]
pub fn second_question(sentence: &Sentence) -> Option<RangeInclusive<usize>> {
    let words = &sentence.words;
    (1..words.len()).find_map(|at| {
        let joined = words[at].is(JOINING);
        let found = if joined {
            asks_again(words, at).or_else(|| turns(words, at)).or_else(|| if_so(words, at + 1)).or_else(|| {
                // Give … and explain …
                orders_again(words, at)
            })
        } else {
            behind_a_stop(words, at).or_else(|| if_so(words, at).filter(|_| words[at].before == Gap::Comma))
        };
        found.map(|last| at..=last)
    })
}

/// `and` with a question word behind it.
fn asks_again(words: &[Word], joint: usize) -> Option<usize> {
    let at = asking_at(words, joint + 1)?;
    let again = match words[at].text.as_str() {
        // `when prices rise and when they fall` is one question's two cases.
        "when" | "where" => ends_before(words, at + 1) || words[at + 1].is(HELPING),
        _ => true,
    };
    let twice = asked_before(words, joint) || asking_at(words, joint - 1) == Some(joint - 1);
    let between = words[..joint].iter().any(|word| word.is(&["between", "both"]));
    (again && twice && !between && !is_alike(words, joint, at)).then_some(at)
}

/// Whether the same question word stands before `and` as part of a noun: `people who decide and who pay`.
fn is_alike(words: &[Word], joint: usize, at: usize) -> bool {
    let same = |before: &usize| words[*before].text == words[at].text;
    (0..joint).rev().find(same).is_some_and(|before| !begins(words, before))
}

/// `and` with a verb and somebody behind it: `and did it help`.
fn turns(words: &[Word], joint: usize) -> Option<usize> {
    let (verb, actor) = (words.get(joint + 1)?, words.get(joint + 2)?);
    let can_be_a_deed = verb.is(&["have", "has", "had", "do", "does", "is", "are"]);
    let turned = verb.is(HELPING) && (actor.is(ACTORS) || (!can_be_a_deed && actor.is(ARTICLES)));
    (turned && verb.before == Gap::Space && asked_before(words, joint)).then_some(joint + 2)
}

fn if_so(words: &[Word], at: usize) -> Option<usize> {
    let there = words.get(at)?.is(&["if"]) && words.get(at + 1)?.is(&["so", "not", "yes", "no"]);
    (there && asked_before(words, at)).then_some(at + 1)
}

/// `and` with a second order behind it.
fn orders_again(words: &[Word], joint: usize) -> Option<usize> {
    let at = if words.get(joint + 1)?.is(&["then"]) { joint + 2 } else { joint + 1 };
    let behind = words.get(at + 1).is_some_and(|word| word.is(ARTICLES) || word.is(&["what", "who", "how", "why"]));
    let first = words[usize::from(words[0].is(&["please"]))].is(ORDERS) || asked_before(words, joint);
    (words.get(at)?.is(ORDERS) && behind && first).then_some(at)
}

/// A question word behind a semicolon, a dash or a comma.
fn behind_a_stop(words: &[Word], at: usize) -> Option<usize> {
    let asking = asking_at(words, at)?;
    let first = (0..at).find(|first| begins(words, *first) && asking_at(words, *first) == Some(*first))?;
    let word = words[asking].text.as_str();
    let again = match words[at].before {
        Gap::Break => true,
        // `When sales calls, what …` leads in with its first word; `…, who` may belong to a noun.
        Gap::Comma if words[first].is(&["when", "where"]) => false,
        Gap::Comma if asking > at => matches!(word, "when" | "whom"),
        Gap::Comma => match word {
            "what" | "how" | "why" => true,
            "when" | "where" => acts(words, asking + 1) && words[asking + 1].is(HELPING),
            _ => false,
        },
        _ => false,
    };
    again.then_some(asking)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::lint::sentence::sentence;

    fn second(text: &str) -> Option<&str> {
        let sentence = sentence(text);
        second_question(&sentence)
            .map(|range| &text[sentence.words[*range.start()].at..sentence.words[*range.end()].end])
    }

    #[test]
    fn two_questions_in_one_sentence_are_heard() {
        for (text, words) in [
            ("Who decides, and by when?", "and by when"),
            ("Which efforts paid off, and which failed?", "and which"),
            ("What was decided, who does it, and by when?", "and by when"),
            ("When and where did you meet?", "and where"),
            ("How many briefs were rewritten and how many pieces reopened?", "and how"),
            ("Which person answers for the result, and what may they decide alone?", "and what"),
            ("What did you change in May and did it help?", "and did it"),
            ("Did the agency object in May, and what came of it?", "and what"),
            ("Did you meet in May or was the meeting moved?", "or was the"),
            ("Is there a plan and if so, where does it lie?", "and if so"),
            ("Do you have a list of leads, if not, why?", "if not"),
            ("What changed in May; who was told?", "who"),
            ("Which report do you read – and when was it sent?", "and when"),
            ("What was agreed, for whom?", "for whom"),
            ("Describe the market and list your rivals.", "and list"),
            ("Please describe your brand and explain its history.", "and explain"),
            ("Who signs off, and within how many days?", "and within how"),
            ("Name the lead, and explain how leads are judged.", "and explain"),
            ("What was agreed, how is it kept?", "how"),
        ] {
            assert_eq!(second(text), Some(words), "{text}");
        }
    }

    #[test]
    fn one_question_with_and_or_in_it_is_left_in_peace() {
        for text in [
            "What were buyers choosing between in your last ten deals, won or lost?",
            "How many days lay between first contact and signature?",
            "What is the difference between what was meant and what was understood?",
            "When an early figure goes up, which later figure should follow?",
            "Before somebody changes tracking, a field or an automation, who is told?",
            "When somebody asks for work outside what was agreed, what happens?",
            "For each report, who decides what with it?",
            "Which people who decide and who pay have you met this year?",
            "What do you win when prices rise and when they fall?",
            "What one thing do you need to know from the client and do not?",
            "On which day did both sides meet about data and nothing else?",
            "In one sentence with a number and a date: what is success for this work?",
            "Which terms and conditions hold?",
            "What do buyers ask 'and when do you ship?' for?",
            "Who has the figures and the lists?",
            "Give a date and a name.",
            "List the people who sell and have the figures.",
            "Where prices were lower in May, which rival won, by your count?",
            "Which person, who knows sales, was asked?",
        ] {
            assert_eq!(second(text), None, "{text}");
        }
    }
}
