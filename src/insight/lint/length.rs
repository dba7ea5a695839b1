//! Lengths: a question of 25 words, a help of 40, a step of 14.

use crate::domain::question::{Kind, Question};
use crate::domain::spot::Spot;
use crate::insight::lint::remark::{Remark, Rule, asked};
use crate::insight::lint::sentence::count;
use crate::texts::lint as words;

/// The most words of a question.
pub const QUESTION: usize = 25;
/// The most words of a help.
pub const HELP: usize = 40;
/// The most words of a step of a scale.
pub const STEP: usize = 14;

/// Everything of a question that is too long.
pub fn look(question: &Question, remarks: &mut Vec<Remark>) {
    for (spot, text) in asked(question) {
        let long = count(text);
        if long > QUESTION {
            remarks.push(Remark::new(Rule::LongQuestion, spot, words::long_question(long, QUESTION)));
        }
    }
    for (key, spot, text) in helps(question) {
        let long = count(text);
        if long > HELP {
            remarks.push(Remark::new(Rule::LongHelp, spot, words::long_help(key, long, HELP)));
        }
    }
    let Kind::Scale(scale) = &question.kind else { return };
    for (at, text) in scale.steps.iter().enumerate() {
        let long = count(text);
        if long > STEP {
            let spot = Spot::of(&question.id).key("steps").place(at);
            remarks.push(Remark::new(Rule::LongStep, spot, words::long_step(at, long, STEP)));
        }
    }
}

fn helps(question: &Question) -> impl Iterator<Item = (&'static str, Spot, &str)> {
    let spot = |key| Spot::of(&question.id).key(key);
    let own = [("why", spot("why"), &question.why), ("solid", spot("solid"), &question.solid)];
    let examples = question.examples.iter().flat_map(move |examples| {
        let spot = |key| Spot::of(&question.id).key("examples").key(key);
        [("hollow", spot("hollow"), &examples.hollow), ("solid", spot("solid"), &examples.solid)]
    });
    own.into_iter().chain(examples).map(|(key, spot, text)| (key, spot, text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::{Examples, ScaleSpec, Wording};
    use crate::insight::trial::question;

    fn words(count: usize) -> String {
        vec!["word"; count].join(" ")
    }

    fn found(question: &Question) -> Vec<(Rule, Spot)> {
        let mut remarks = Vec::new();
        look(question, &mut remarks);
        remarks.into_iter().map(|remark| (remark.rule, remark.spot)).collect()
    }

    #[test]
    fn the_most_words_are_allowed_and_one_more_is_told() {
        for more in [0, 1] {
            let steps = std::array::from_fn(|at| words(STEP + more * usize::from(at == 3)));
            let mut question = question("a");
            question.ask = Wording::Same(words(QUESTION + more));
            question.why = words(HELP + more);
            question.solid = words(HELP + more);
            question.examples = Some(Examples { hollow: words(HELP + more), solid: words(HELP + more) });
            question.kind = Kind::Scale(ScaleSpec { steps, credits: ScaleSpec::CREDITS });
            let spot = || Spot::of(&question.id);
            let all = vec![
                (Rule::LongQuestion, spot().key("ask")),
                (Rule::LongHelp, spot().key("why")),
                (Rule::LongHelp, spot().key("solid")),
                (Rule::LongHelp, spot().key("examples").key("hollow")),
                (Rule::LongHelp, spot().key("examples").key("solid")),
                (Rule::LongStep, spot().key("steps").place(3)),
            ];
            assert_eq!(found(&question), if more == 0 { vec![] } else { all });
        }
    }

    #[test]
    fn each_side_s_wording_is_counted_apart() {
        let mut question = question("a");
        question.ask = Wording::Mirrored { agency: words(25), client: words(26) };
        assert_eq!(found(&question), [(Rule::LongQuestion, Spot::of(&question.id).key("ask").key("client"))]);
    }
}
