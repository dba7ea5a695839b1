//! What differs between two versions of a questionnaire, question by question: same, reworded, renamed, new, retired.
//!
//! Reworded is what people answer to: the question, its options, steps and columns. How it counts is told apart, and
//! what only helps (why, examples) is no difference. Knows no answers and no files.

use crate::domain::check::Check;
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::question::{Column, ColumnKind, Critical, Kind, Question, Wording};
use crate::domain::questionnaire::Questionnaire;
use std::collections::HashMap;

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// It has other words, under the same id.
    Reworded,
    /// It has another id, and perhaps other words.
    Renamed,
    /// It was not there.
    New,
    /// It is there no more.
    Retired,
    /// It asks the same in the same words.
    Same,
}

impl Class {
    /// The word in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reworded => "reworded",
            Self::Renamed => "renamed",
            Self::New => "new",
            Self::Retired => "retired",
            Self::Same => "same",
        }
    }
}

/// One question of either version, or the same question in both.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'q> {
    /// What became of it.
    pub class: Class,
    /// The question as it was; none where it is new.
    pub old: Option<&'q Question>,
    /// The question as it is; none where it is retired.
    pub new: Option<&'q Question>,
    /// The keys by which it asks other words.
    pub words: Vec<&'static str>,
    /// The keys by which it counts otherwise.
    pub rules: Vec<&'static str>,
}

impl Difference<'_> {
    /// Its id now, or the one it had last.
    #[must_use]
    pub fn id(&self) -> &Id {
        &self.new.or(self.old).expect("a question of one of the two versions").id
    }

    /// The id it had, where that is another.
    #[must_use]
    pub fn was(&self) -> Option<&Id> {
        self.old.map(|old| &old.id).filter(|old| self.new.is_some_and(|new| new.id != **old))
    }

    /// Whether people are asked in other words.
    #[must_use]
    pub const fn is_reworded(&self) -> bool {
        !self.words.is_empty()
    }
}

/// The differences, in the order asked now; what is retired comes last.
#[must_use]
pub fn between<'q>(old: &'q Questionnaire, new: &'q Questionnaire) -> Vec<Difference<'q>> {
    let mut successors: HashMap<&Id, &Id> = HashMap::new();
    let mut differences = Vec::with_capacity(new.questions().len());
    let before: Vec<Option<&Question>> = new.questions().iter().map(|question| predecessor(old, question)).collect();
    for (question, before) in new.questions().iter().zip(&before) {
        if let Some(before) = before {
            successors.insert(&before.id, &question.id);
        }
    }
    for (question, before) in new.questions().iter().zip(before) {
        differences.push(match before {
            None => Difference { class: Class::New, old: None, new: Some(question), words: vec![], rules: vec![] },
            Some(before) => difference(before, question, &successors),
        });
    }
    let retired = old.questions().iter().filter(|question| !successors.contains_key(&question.id));
    let retired = retired.map(|question| Difference {
        class: Class::Retired,
        old: Some(question),
        new: None,
        words: vec![],
        rules: vec![],
    });
    differences.extend(retired);
    differences
}

/// The question of the old version that is this one: of the same id, else of the first earlier id that is there.
fn predecessor<'q>(old: &'q Questionnaire, question: &Question) -> Option<&'q Question> {
    old.question(question.id.as_str()).or_else(|| question.was.iter().find_map(|id| old.question(id.as_str())))
}

fn difference<'q>(old: &'q Question, new: &'q Question, successors: &HashMap<&Id, &Id>) -> Difference<'q> {
    let words = words(old, new);
    let class = match (old.id == new.id, words.is_empty()) {
        (false, _) => Class::Renamed,
        (true, false) => Class::Reworded,
        (true, true) => Class::Same,
    };
    Difference { class, old: Some(old), new: Some(new), words, rules: rules(old, new, successors) }
}

/// The newer version with its renamed questions under the ids they had, to read what was answered by the kinds of now.
#[must_use]
pub fn under_old_ids(new: &Questionnaire, differences: &[Difference<'_>]) -> Questionnaire {
    let was = |difference: &Difference<'_>| Some((difference.id().clone(), difference.was()?.clone()));
    let old_ids: HashMap<Id, Id> = differences.iter().filter_map(was).collect();
    let old_id = |question: &Question| old_ids.get(&question.id).unwrap_or(&question.id).clone();
    let questions = new.questions().iter().map(|question| Question { id: old_id(question), ..question.clone() });
    Questionnaire::new(
        new.edition.clone(),
        new.title.clone(),
        new.purpose,
        new.agendas.clone(),
        new.areas.clone(),
        new.steps.clone(),
        questions.collect(),
    )
}

/// Text as it is said: its words without case and without the signs around them, so that a comma more is no other
/// question.
fn said(text: &str) -> Vec<String> {
    const SIGNS: &str = ",.;:!?'\"()[]\u{2018}\u{2019}\u{201c}\u{201d}\u{2013}\u{2014}\u{2026}";
    let words = text.split_whitespace().map(|word| word.trim_matches(|c| SIGNS.contains(c)));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn same_words(old: &str, new: &str) -> bool {
    old == new || said(old) == said(new)
}

fn words(old: &Question, new: &Question) -> Vec<&'static str> {
    let asks = |wording: &Wording| match wording {
        Wording::Same(words) => [said(words), said(words)],
        Wording::Mirrored { agency, client } => [said(agency), said(client)],
    };
    let mut keys = Vec::new();
    let mut note = |differs: bool, key| keys.extend(differs.then_some(key));
    note(old.ask != new.ask && asks(&old.ask) != asks(&new.ask), "ask");
    note(old.kind.as_str() != new.kind.as_str(), "kind");
    let [before, after] = [old, new].map(|question| question.kind.options());
    let has = |option: &&crate::domain::question::Choice| {
        after.iter().any(|other| other.id == option.id && same_words(&option.label, &other.label))
    };
    note(before.len() != after.len() || !before.iter().all(|option| has(&option)), "options");
    if let (Kind::Scale(before), Kind::Scale(after)) = (&old.kind, &new.kind) {
        note(!before.steps.iter().zip(&after.steps).all(|(old, new)| same_words(old, new)), "steps");
    }
    let [before, after] = [old, new].map(|question| question.kind.columns());
    let has = |column: &Column| after.iter().any(|other| is_same_column(column, other));
    note(before.len() != after.len() || !before.iter().all(has), "columns");
    keys
}

fn is_same_column(old: &Column, new: &Column) -> bool {
    let options = |column: &Column| match &column.kind {
        ColumnKind::Choice(options) => options.clone(),
        _ => Vec::new(),
    };
    old.id == new.id
        && same_words(&old.title, &new.title)
        && old.kind.as_str() == new.kind.as_str()
        && options(old) == options(new)
}

fn rules(old: &Question, new: &Question, successors: &HashMap<&Id, &Id>) -> Vec<&'static str> {
    let now = |id: &Id| successors.get(id).map_or_else(|| id.clone(), |id| (*id).clone());
    let condition = |condition: &Condition| Condition { question: now(&condition.question), is: condition.is.clone() };
    let critical = match &old.critical {
        Critical::When(when) => Critical::When(condition(when)),
        other => other.clone(),
    };
    let check = |check: &Check| match check.clone() {
        Check::Before(mut order) => {
            order.question = now(&order.question);
            Check::Before(order)
        }
        Check::After(mut order) => {
            order.question = now(&order.question);
            Check::After(order)
        }
        other => other,
    };
    let mut keys = Vec::new();
    let mut note = |differs: bool, key| keys.extend(differs.then_some(key));
    note(old.area != new.area, "area");
    note(old.step != new.step, "step");
    note(old.settled != new.settled, "settled");
    note(old.asked_of != new.asked_of, "asked_of");
    note(old.duty != new.duty, "duty");
    note(old.blind != new.blind, "blind");
    note(old.private != new.private, "private");
    note(critical != new.critical, "critical");
    note(old.waivable != new.waivable, "waivable");
    note(old.weight != new.weight, "weight");
    note(old.fresh != new.fresh, "fresh");
    note(old.applies.as_ref().map(condition) != new.applies, "applies");
    note(old.beside.as_ref().map(now) != new.beside, "beside");
    note(old.checks.iter().map(check).collect::<Vec<_>>() != new.checks, "checks");
    note(credits(old) != credits(new), "credits");
    let required = |question: &Question| {
        let columns = question.kind.columns().iter().filter(|column| column.required);
        columns.map(|column| column.id.clone()).collect::<Vec<_>>()
    };
    note(required(old) != required(new), "required");
    let seeds = |question: &Question| match &question.kind {
        Kind::Table(spec) => spec.seeds.clone(),
        _ => Vec::new(),
    };
    note(seeds(old) != seeds(new), "rows");
    keys
}

/// What answers are worth by themselves: the options' credits by id, or those of the steps.
fn credits(question: &Question) -> Vec<(String, u32)> {
    if let Kind::Scale(spec) = &question.kind {
        return spec.credits.iter().enumerate().map(|(step, credit)| (step.to_string(), *credit)).collect();
    }
    let options = question.kind.options().iter();
    let mut credits: Vec<_> = options.filter_map(|option| Some((option.id.to_string(), option.credit?))).collect();
    credits.sort();
    credits
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::question::{Choice, ChoiceSpec};
    use crate::domain::questionnaire::{Edition, Purpose};
    use crate::insight::trial::{choice, id, question, scale};

    fn asking(version: &str, questions: Vec<Question>) -> Questionnaire {
        let edition = Edition::parse(&format!("trial@{version}")).unwrap();
        Questionnaire::new(edition, "Trial".into(), Purpose::Audit, vec![], vec![], vec![], questions)
    }

    fn told(old: Vec<Question>, new: Vec<Question>) -> Vec<String> {
        let (old, new) = (asking("1.0.0", old), asking("1.1.0", new));
        let line = |one: Difference<'_>| {
            let was = one.was().map_or(String::new(), |was| format!(" was {was}"));
            format!("{} {}{was} {:?} {:?}", one.class.as_str(), one.id(), one.words, one.rules)
        };
        between(&old, &new).into_iter().map(line).collect()
    }

    fn one(change: impl Fn(&mut Question)) -> String {
        let mut new = choice("a", "yes=100 no=0");
        change(&mut new);
        told(vec![choice("a", "yes=100 no=0")], vec![new]).concat()
    }

    #[test]
    fn each_question_is_in_one_class() {
        let renamed = Question { was: vec![id("x"), id("b")], ..question("b-2") };
        let reworded = Question { ask: Wording::Same("Another question".into()), ..question("c") };
        let told = told(
            vec![question("a"), question("b"), question("c"), question("d")],
            vec![question("e"), question("a"), renamed, reworded],
        );
        assert_eq!(
            told,
            ["new e [] []", "same a [] []", "renamed b-2 was b [] []", "reworded c [\"ask\"] []", "retired d [] []"]
        );
    }

    #[test]
    fn a_comma_or_a_capital_is_no_other_question_and_one_word_is() {
        const ASK: &str = "Who decides, and how, above 5 %?";
        let asking = |ask: Wording| Question { ask, ..question("a") };
        let becomes = |ask: Wording| told(vec![asking(Wording::Same(ASK.into()))], vec![asking(ask)]).concat();
        for same in ["Who decides and how, above 5 %?", "  WHO decides \u{2013} and how \u{2013} above 5 %. "] {
            assert_eq!(becomes(Wording::Same(same.into())), "same a [] []");
        }
        for other in ["Who decides, and how, above 6 %?", "Who decides, and how, below 5 %?", "Who decides?"] {
            assert_eq!(becomes(Wording::Same(other.into())), "reworded a [\"ask\"] []");
        }
        let mirrored = |agency: &str| Wording::Mirrored { agency: agency.into(), client: ASK.into() };
        assert_eq!(becomes(mirrored(ASK)), "same a [] []");
        assert_eq!(becomes(mirrored("Who decides here?")), "reworded a [\"ask\"] []");
    }

    #[test]
    fn options_are_compared_by_id_and_label_and_their_credit_is_a_rule() {
        let options = |change: &dyn Fn(&mut Vec<Choice>)| {
            one(|new| {
                let Kind::Choice(ChoiceSpec { options }) = &mut new.kind else { panic!("a choice") };
                change(options);
            })
        };
        assert_eq!(options(&|options| options.reverse()), "same a [] []");
        assert_eq!(options(&|options| options[0].credit = Some(80)), "same a [] [\"credits\"]");
        assert_eq!(options(&|options| options[0].label = "Quite".into()), "reworded a [\"options\"] []");
        assert_eq!(options(&|options| drop(options.pop())), "reworded a [\"options\"] [\"credits\"]");
        assert_eq!(one(|new| new.kind = Kind::Number), "reworded a [\"kind\", \"options\"] [\"credits\"]");
    }

    #[test]
    fn what_only_helps_is_no_difference_and_what_counts_is_a_rule() {
        let helps = one(|new| {
            new.why = "Because.".into();
            new.solid = "So.".into();
            new.name = Some("A".into());
            new.covers = vec!["C1".into()];
        });
        assert_eq!(helps, "same a [] []");
        let counts = one(|new| {
            new.weight = Some(7);
            new.critical = Critical::Always;
            new.fresh = None;
            new.checks = vec![Check::Filled { columns: None }];
        });
        assert!(counts.starts_with("same a [] [\"critical\", \"weight\""), "{counts}");
        let Kind::Scale(mut spec) = scale("s").kind else { panic!("a scale") };
        spec.steps[1] = "Something else".into();
        spec.credits[1] = 30;
        let new = Question { kind: Kind::Scale(spec), ..scale("s") };
        assert_eq!(told(vec![scale("s")], vec![new]), ["reworded s [\"steps\"] [\"credits\"]"]);
    }

    #[test]
    fn a_condition_on_a_renamed_question_is_the_same_condition() {
        let when = |name: &str| Some(Condition { question: id(name), is: vec![id("yes")] });
        let old = Question { applies: when("a"), critical: Critical::When(when("a").unwrap()), ..question("b") };
        let new = Question { applies: when("a-2"), critical: Critical::When(when("a-2").unwrap()), ..question("b") };
        let renamed = Question { was: vec![id("a")], ..choice("a-2", "yes=100 no=0") };
        let told = told(vec![choice("a", "yes=100 no=0"), old], vec![renamed, new]);
        assert!(told[0].starts_with("renamed a-2 was a"), "{told:?}");
        assert_eq!(told[1], "same b [] []");
    }

    #[test]
    fn of_two_earlier_ids_the_first_that_is_there_moves_and_the_other_retires() {
        let merged = Question { was: vec![id("b"), id("a")], ..question("ab") };
        let told = told(vec![question("a"), question("b")], vec![merged]);
        assert!(told[0].starts_with("renamed ab was b"), "{told:?}");
        assert_eq!(told[1], "retired a [] []");
    }
}
