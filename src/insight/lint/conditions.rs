//! Conditions that can never hold, and conditions that hold whatever is answered (`scoring.md` section 2).
//!
//! Options that are not there and conditions that run in a circle are the reader's matter.

use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::period::AskedOf;
use crate::domain::question::{Critical, Kind, Question};
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::domain::spot::Spot;
use crate::insight::lint::remark::{Remark, Rule};
use crate::texts::lint_faults as words;
use std::collections::HashSet;

/// Chains of conditions are followed so far.
const DEEPEST: usize = 64;

/// Every such condition of a question.
pub fn look(questionnaire: &Questionnaire, question: &Question, remarks: &mut Vec<Remark>) {
    let mut chain = Vec::new();
    if let Some(applies) = &question.applies {
        idle(questionnaire, question, applies, "applies", remarks);
        chain = followed(questionnaire, applies);
    }
    let Critical::When(critical) = &question.critical else { return };
    idle(questionnaire, question, critical, "critical", remarks);
    for needed in followed(questionnaire, critical) {
        let clash = chain.iter().find(|given| given.question == needed.question && !meet(questionnaire, given, needed));
        if let Some(given) = clash {
            let spot = Spot::of(&question.id).key("critical").key("is");
            let words = words::never_critical(needed.question.as_str(), &list(&needed.is), &list(&given.is));
            remarks.push(Remark::new(Rule::NeverHolds, spot, words));
            return;
        }
    }
}

/// A condition with those its question depends on itself.
fn followed<'q>(questionnaire: &'q Questionnaire, condition: &'q Condition) -> Vec<&'q Condition> {
    let next = |condition: &&'q Condition| questionnaire.question(condition.question.as_str())?.applies.as_ref();
    std::iter::successors(Some(condition), next).take(DEEPEST).collect()
}

/// Whether one answer can satisfy both: of a choice an option of both, of choices always.
fn meet(questionnaire: &Questionnaire, one: &Condition, other: &Condition) -> bool {
    let kind = questionnaire.question(one.question.as_str()).map(|question| &question.kind);
    !matches!(kind, Some(Kind::Choice(_))) || one.is.iter().any(|option| other.is.contains(option))
}

fn list(options: &[Id]) -> String {
    options.iter().map(|option| format!("`{option}`")).collect::<Vec<_>>().join(" or ")
}

fn idle(
    questionnaire: &Questionnaire,
    question: &Question,
    condition: &Condition,
    key: &'static str,
    remarks: &mut Vec<Remark>,
) {
    let Some(named) = questionnaire.question(condition.question.as_str()) else { return };
    let options: HashSet<&Id> = named.kind.options().iter().map(|option| &option.id).collect();
    let every = !options.is_empty() && options.iter().all(|option| condition.is.contains(option));
    let depends = followed(questionnaire, condition).iter().any(|condition| condition.question == question.id);
    let (part, words) = if depends {
        ("question", words::own_condition(named.id.as_str()))
    } else if every {
        ("is", words::every_option(named.id.as_str()))
    } else if let Some(side) = not_asked(questionnaire, question, named) {
        ("question", words::not_asked_there(named.id.as_str(), side))
    } else {
        return;
    };
    remarks.push(Remark::new(Rule::AlwaysHolds, Spot::of(&question.id).key(key).key(part), words));
}

/// In an audit a condition looks at the same side's answer: who is asked here and not there never gave one.
fn not_asked(questionnaire: &Questionnaire, question: &Question, named: &Question) -> Option<&'static str> {
    if questionnaire.purpose != Purpose::Audit {
        return None;
    }
    let asks = |of: AskedOf, side: AskedOf| of == AskedOf::Both || of == side;
    let sides = [AskedOf::Agency, AskedOf::Client];
    sides.into_iter().find(|side| asks(question.asked_of, *side) && !asks(named.asked_of, *side)).map(AskedOf::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::{Choice, ChoiceSpec};
    use crate::insight::lint::look::tests::of;
    use crate::insight::trial::{id, question};

    fn options() -> ChoiceSpec {
        let option = |name: &str| Choice { id: id(name), label: name.into(), credit: None };
        ChoiceSpec { options: ["retainer", "project", "mixed"].map(option).to_vec() }
    }

    fn choice(name: &str) -> Question {
        Question { kind: Kind::Choice(options()), ..question(name) }
    }

    fn when(question: &str, is: &[&str]) -> Condition {
        Condition { question: id(question), is: is.iter().map(|option| id(option)).collect() }
    }

    fn found(questions: Vec<Question>, purpose: Purpose) -> Vec<(Rule, Spot)> {
        let mut questionnaire = of(questions);
        questionnaire.purpose = purpose;
        let mut remarks = Vec::new();
        questionnaire.questions().iter().for_each(|question| look(&questionnaire, question, &mut remarks));
        remarks.into_iter().map(|remark| (remark.rule, remark.spot)).collect()
    }

    fn critical_when(applies: Option<Condition>, critical: Condition) -> Question {
        Question { applies, critical: Critical::When(critical), ..question("review") }
    }

    fn never() -> Vec<(Rule, Spot)> {
        vec![(Rule::NeverHolds, Spot::of(&id("review")).key("critical").key("is"))]
    }

    #[test]
    fn what_applies_to_one_answer_is_never_critical_with_another() {
        let review = |options: &[&str]| critical_when(Some(when("model", &["project"])), when("model", options));
        assert_eq!(found(vec![choice("model"), review(&["retainer"])], Purpose::Coverage), never());
        assert_eq!(found(vec![choice("model"), review(&["retainer", "project"])], Purpose::Coverage), []);
        let several = Question { kind: Kind::Choices(options()), ..question("model") };
        assert_eq!(found(vec![several, review(&["retainer"])], Purpose::Coverage), []);
    }

    #[test]
    fn contradictions_are_found_along_the_chain() {
        let rhythm = Question { applies: Some(when("model", &["retainer"])), ..choice("rhythm") };
        let review = |applies| critical_when(Some(applies), when("rhythm", &["mixed"]));
        let all = |applies| vec![choice("model"), rhythm.clone(), review(applies)];
        assert_eq!(found(all(when("model", &["project"])), Purpose::Coverage), never());
        assert_eq!(found(all(when("model", &["retainer"])), Purpose::Coverage), []);
    }

    #[test]
    fn a_condition_that_names_every_option_or_its_own_question_decides_nothing() {
        let spot = |part| vec![(Rule::AlwaysHolds, Spot::of(&id("review")).key("critical").key(part))];
        let review = |condition| critical_when(None, condition);
        let every = review(when("model", &["retainer", "project", "mixed"]));
        assert_eq!(found(vec![choice("model"), every], Purpose::Coverage), spot("is"));
        assert_eq!(found(vec![choice("model"), review(when("model", &["mixed"]))], Purpose::Coverage), []);
        let own = Question { critical: Critical::When(when("review", &["mixed"])), ..choice("review") };
        assert_eq!(found(vec![own], Purpose::Coverage), spot("question"));
    }

    #[test]
    fn in_an_audit_a_side_is_asked_what_its_conditions_look_at() {
        let model = |asked_of| Question { asked_of, ..choice("model") };
        let review = Question { applies: Some(when("model", &["mixed"])), ..question("review") };
        let spot = Spot::of(&id("review")).key("applies").key("question");
        let all = |asked_of| vec![model(asked_of), review.clone()];
        assert_eq!(found(all(AskedOf::Client), Purpose::Audit), [(Rule::AlwaysHolds, spot)]);
        assert_eq!(found(all(AskedOf::Both), Purpose::Audit), []);
        assert_eq!(found(all(AskedOf::Client), Purpose::Coverage), []);
    }
}
