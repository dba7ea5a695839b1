//! What a question must have beside itself: why it is asked, what a solid answer has, two examples.

use crate::domain::question::Question;
use crate::domain::spot::Spot;
use crate::insight::lint::remark::{Remark, Rule};
use crate::texts::lint as words;

/// What a question lacks.
pub fn look(question: &Question, remarks: &mut Vec<Remark>) {
    // A missing key has no place; the question's id has.
    let at = |key: &'static str, there: bool| Spot::of(&question.id).key(if there { key } else { "id" });
    let mut tell = |rule, spot, words| remarks.push(Remark::new(rule, spot, words));
    if question.why.trim().is_empty() {
        tell(Rule::NoWhy, at("why", !question.why.is_empty()), words::no_why(question.id.as_str()));
    }
    if question.solid.trim().is_empty() {
        tell(Rule::NoSolid, at("solid", !question.solid.is_empty()), words::no_solid(question.id.as_str()));
    }
    match &question.examples {
        None => tell(Rule::NoExample, at("examples", false), words::no_example(question.id.as_str())),
        Some(examples) if same(&examples.hollow, &examples.solid) => {
            tell(Rule::NoExample, at("examples", true), words::same_examples());
        }
        Some(_) => {}
    }
}

fn same(one: &str, other: &str) -> bool {
    crate::domain::filled::same_folded(one, other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::Examples;
    use crate::insight::trial::question;

    fn found(question: &Question) -> Vec<(Rule, Spot)> {
        let mut remarks = Vec::new();
        look(question, &mut remarks);
        remarks.into_iter().map(|remark| (remark.rule, remark.spot)).collect()
    }

    #[test]
    fn a_question_without_help_is_told_at_its_id() {
        let bare = question("a");
        let id = || Spot::of(&bare.id).key("id");
        assert_eq!(found(&bare), [(Rule::NoWhy, id()), (Rule::NoSolid, id()), (Rule::NoExample, id())]);
    }

    #[test]
    fn a_question_with_all_its_help_passes_and_two_alike_examples_do_not() {
        let mut question = question("a");
        question.why = "Because.".into();
        question.solid = "A name.".into();
        question.examples = Some(Examples { hollow: "The team.".into(), solid: "Ada Quill.".into() });
        assert_eq!(found(&question), []);
        question.examples = Some(Examples { hollow: "ada quill.".into(), solid: "Ada Quill.".into() });
        assert_eq!(found(&question), [(Rule::NoExample, Spot::of(&question.id).key("examples"))]);
    }
}
