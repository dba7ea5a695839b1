//! Scales: each step says what can be seen. No agreement with a statement, no bare numbers, no marks of quality.

use crate::domain::filled::folded;
use crate::domain::question::{Kind, Question};
use crate::domain::spot::Spot;
use crate::insight::lint::remark::{Remark, Rule, asked};
use crate::insight::lint::sentence::{Sentence, Word, sentence};
use crate::texts::lint as words;

/// Marks that say how good or how often, and nothing of what can be seen.
const MARKS: &[&str] = &[
    "always",
    "average",
    "bad",
    "dissatisfied",
    "excellent",
    "extremely",
    "fair",
    "fairly",
    "fine",
    "frequently",
    "good",
    "great",
    "high",
    "low",
    "medium",
    "neutral",
    "never",
    "often",
    "ok",
    "okay",
    "outstanding",
    "poor",
    "rarely",
    "satisfactory",
    "satisfied",
    "seldom",
    "sometimes",
    "somewhat",
    "strong",
    "terrible",
    "unsatisfactory",
    "usually",
    "very",
    "weak",
    "well",
];

/// Words around `agree` in a scale of agreement.
const AROUND_AGREE: &[&str] = &[
    "agree",
    "disagree",
    "completely",
    "entirely",
    "fully",
    "i",
    "mostly",
    "neither",
    "nor",
    "partly",
    "rather",
    "slightly",
    "somewhat",
    "strongly",
    "tend",
    "to",
    "totally",
    "very",
    "much",
    "undecided",
];

/// Every fault of a question that is a scale, or asks for one.
pub fn look(question: &Question, english: bool, remarks: &mut Vec<Remark>) {
    if let Kind::Scale(scale) = &question.kind {
        steps(question, &scale.steps, english, remarks);
    }
    if !english {
        return;
    }
    options(question, remarks);
    for (spot, text) in asked(question) {
        let sentence = sentence(text);
        let phrase = |(at, length): (usize, usize)| {
            let (first, last) = (&sentence.words[at], &sentence.words[at + length - 1]);
            (first.at, &text[first.at..last.end])
        };
        if let Some((at, phrase)) = asks_agreement(&sentence).map(phrase) {
            remarks.push(Remark::new(Rule::AgreeScale, spot.byte(at), words::asks_agreement(phrase)));
        } else if let Some((at, phrase)) = asks_a_mark(&sentence).map(phrase) {
            remarks.push(Remark::new(Rule::BareScale, spot.byte(at), words::asks_a_mark(phrase)));
        }
    }
}

fn steps(question: &Question, steps: &[String; 5], english: bool, remarks: &mut Vec<Remark>) {
    let all = |at: usize| Spot::of(&question.id).key("steps").place(at);
    if english && steps.iter().filter(|step| is_agreement(step)).count() > 1 {
        remarks.push(Remark::new(Rule::AgreeScale, Spot::of(&question.id).key("steps"), words::agree_steps()));
        return;
    }
    for (at, step) in steps.iter().enumerate() {
        let words = if !step.contains(char::is_alphabetic) {
            words::bare_step(at, step)
        } else if is_numbered(step) {
            words::numbered_step(at)
        } else if let Some(first) = steps[..at].iter().position(|other| folded(other) == folded(step)) {
            words::same_step(at, first)
        } else if english && is_mark(step) {
            words::mark_as_step(at, step)
        } else {
            continue;
        };
        remarks.push(Remark::new(Rule::BareScale, all(at), words));
    }
}

/// A number that stands before the words: `3 - agreed`, `(2) written`.
fn is_numbered(step: &str) -> bool {
    let step = step.trim_start().trim_start_matches(['(', '[', '#']);
    let rest = step.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.trim_start();
    rest.len() < step.len() && after.starts_with(['.', ')', ']', ':', '-', '–', '=']) && !is_decimal(rest)
}

fn is_decimal(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('.' | '-' | '–' | ':')) && rest.next().is_some_and(|c| c.is_ascii_digit())
}

fn is_mark(step: &str) -> bool {
    let words = sentence(step).words;
    !words.is_empty() && words.iter().all(|word| word.is(MARKS) || word.is(&["not"]))
}

fn is_agreement(step: &str) -> bool {
    let words = sentence(step).words;
    words.iter().any(|word| word.is(&["agree", "disagree"])) && words.iter().all(|word| word.is(AROUND_AGREE))
}

/// Options that are a scale: of agreement, or with credits and without words.
fn options(question: &Question, remarks: &mut Vec<Remark>) {
    let options = question.kind.options();
    let spot = || Spot::of(&question.id).key("options");
    if options.iter().filter(|option| is_agreement(&option.label)).count() > 1 {
        remarks.push(Remark::new(Rule::AgreeScale, spot(), words::agree_steps()));
        return;
    }
    let graded = options.len() > 2 && options.iter().any(|option| option.credit.is_some());
    for (at, option) in options.iter().enumerate().filter(|_| graded) {
        let words = if !option.label.contains(char::is_alphabetic) {
            words::bare_option(&option.label)
        } else if is_mark(&option.label) {
            words::mark_as_option(&option.label)
        } else {
            continue;
        };
        remarks.push(Remark::new(Rule::BareScale, spot().place(at).key("label"), words));
    }
}

/// Where a question asks for agreement with a statement: the place and the number of words.
fn asks_agreement(sentence: &Sentence) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let is = |at: usize, some: &[&str]| words.get(at).is_some_and(|word| word.is(some));
    (0..words.len()).find_map(|at| {
        if is(at, &["agree"]) && is(at + 1, &["or"]) && is(at + 2, &["disagree"]) {
            return Some((at, 3));
        }
        let you = is(at, &["do", "would", "did"]) && is(at + 1, &["you"]) && is(at + 2, &["agree", "disagree"]);
        // `Do you agree on a date?` and `Which figures do you agree with the client?` ask for a fact.
        let alone = at == 0 && !is(3, &["on", "about", "with"]);
        let statement = is(at + 3, &["that", "with"])
            && (is(at + 3, &["that"])
                || is(at + 4, &["this", "these", "the"]) && is(at + 5, &["statement", "following", "statements"]));
        let how_far = at > 0 && is(at - 1, &["far", "much", "extent", "strongly"]);
        let agreement = is(at, &["rate", "mark"]) && is(at + 1, &["your"]) && is(at + 2, &["agreement"]);
        (agreement || you && (alone || statement || how_far)).then_some((at, 3))
    })
}

/// Where a question asks for a mark on a scale of numbers.
fn asks_a_mark(sentence: &Sentence) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let is = |at: usize, some: &[&str]| words.get(at).is_some_and(|word| word.is(some));
    let bottom = |at: usize| is(at, &["0", "1", "zero", "one"]);
    let top = |word: &Word| word.is(&["3", "4", "5", "6", "7", "10", "100", "five", "seven", "ten", "hundred"]);
    (0..words.len()).find_map(|at| {
        if is(at, &["scale"]) && is(at + 1, &["of", "from"]) {
            return Some((at, 2));
        }
        if is(at, &["would", "do"]) && is(at + 1, &["you"]) && is(at + 2, &["rate", "score", "grade"]) {
            return Some((at, 3));
        }
        if at == 0 && is(0, &["rate", "score", "grade"]) {
            return Some((0, 1));
        }
        let range = is(at, &["from"]) && bottom(at + 1) && is(at + 2, &["to"]) && words.get(at + 3).is_some_and(top);
        range.then_some((at, 4))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::{Choice, ChoiceSpec, ScaleSpec, Wording};
    use crate::insight::trial::{id, question};

    fn found(kind: Kind, ask: &str, english: bool) -> Vec<(Rule, Spot)> {
        let question = Question { kind, ask: Wording::Same(ask.into()), ..question("a") };
        let mut remarks = Vec::new();
        look(&question, english, &mut remarks);
        remarks.into_iter().map(|remark| (remark.rule, remark.spot)).collect()
    }

    fn scale(steps: [&str; 5], english: bool) -> Vec<(Rule, Spot)> {
        let kind = Kind::Scale(ScaleSpec { steps: steps.map(str::to_owned), credits: ScaleSpec::CREDITS });
        found(kind, "What happened in May?", english)
    }

    fn choice(labels: &[&str], graded: bool) -> Vec<(Rule, Spot)> {
        let option = |(at, label): (usize, &&str)| Choice {
            id: id(&format!("o{at}")),
            label: (*label).into(),
            credit: graded.then_some(50),
        };
        let options = labels.iter().enumerate().map(option).collect();
        found(Kind::Choice(ChoiceSpec { options }), "What happened in May?", true)
    }

    fn step(at: usize) -> (Rule, Spot) {
        (Rule::BareScale, Spot::of(&id("a")).key("steps").place(at))
    }

    #[test]
    fn steps_that_say_nothing_that_can_be_seen_are_told() {
        let told = scale(["1", "2 - talked about", "Good", "Very good", "All in writing"], true);
        assert_eq!(told, [step(0), step(1), step(2), step(3)]);
        let told = scale(["None", "Some came", "some  came", "All came", "All came, on time"], true);
        assert_eq!(told, [step(2)]);
        assert_eq!(scale(["Never", "Rarely", "Sometimes", "Often", "Always"], true).len(), 5);
    }

    #[test]
    fn steps_in_words_pass_in_any_language() {
        assert_eq!(scale(["None was held", "One, unplanned", "2 of 5", "3.5 days or less", "All five"], true), []);
        assert_eq!(scale(["Nie", "Selten", "Gut", "Very", "Always"], false), []);
        assert_eq!(scale(["Nie", "2", "Gut", "Gut", "Immer"], false), [step(1), step(3)]);
    }

    #[test]
    fn scales_of_agreement_are_told() {
        let all = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
        assert_eq!(scale(all, true), [(Rule::AgreeScale, Spot::of(&id("a")).key("steps"))]);
        assert_eq!(choice(&all, false), [(Rule::AgreeScale, Spot::of(&id("a")).key("options"))]);
        for ask in [
            "Do you agree that the brief was short?",
            "To what extent do you agree with the plan?",
            "The brief was short: agree or disagree?",
            "Do you agree with this statement?",
        ] {
            assert_eq!(found(Kind::Text, ask, true).first().map(|found| found.0), Some(Rule::AgreeScale), "{ask}");
        }
    }

    #[test]
    fn an_agreement_that_was_made_is_no_scale() {
        let made =
            ["Nobody agreed", "One side agrees", "Both sides agree", "Both agree in writing", "Both agree, kept"];
        assert_eq!(scale(made, true), []);
        for ask in [
            "On which date do you agree?",
            "With which part of the approach does the agency disagree?",
            "Which figures do you agree on?",
            "On what did you agree with the client?",
        ] {
            assert_eq!(found(Kind::Text, ask, true), [], "{ask}");
        }
    }

    #[test]
    fn marks_are_told_in_questions_and_in_options_that_have_credits() {
        for ask in [
            "On a scale of 1 to 10, what was the brief like?",
            "How would you rate the last brief?",
            "From 1 to 5, what is the team worth?",
            "Rate the last brief.",
        ] {
            assert_eq!(found(Kind::Number, ask, true).first().map(|found| found.0), Some(Rule::BareScale), "{ask}");
        }
        for ask in ["From which rate card do you buy?", "How many offers of the last ten were won?"] {
            assert_eq!(found(Kind::Number, ask, true), [], "{ask}");
        }
        let label = |at| (Rule::BareScale, Spot::of(&id("a")).key("options").place(at).key("label"));
        assert_eq!(choice(&["1", "2", "Very good"], true), [label(0), label(1), label(2)]);
        assert_eq!(choice(&["1", "2", "Very good"], false), []);
        assert_eq!(choice(&["None", "Some", "Half", "Most"], true), []);
    }
}
