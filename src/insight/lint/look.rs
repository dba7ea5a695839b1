//! The whole of a questionnaire, looked through once by every rule.

use crate::domain::questionnaire::Questionnaire;
use crate::insight::lint::remark::Remark;
use crate::insight::lint::{conditions, dates, ladder, length, missing, numbers, phrases, rows, several, twins};

/// Everything found, question by question; what concerns several questions comes last.
#[must_use]
pub fn look(questionnaire: &Questionnaire) -> Vec<Remark> {
    let english = questionnaire.is_english();
    let mut remarks = Vec::new();
    for question in questionnaire.questions() {
        length::look(question, &mut remarks);
        several::look(question, english, &mut remarks);
        if english {
            phrases::look(question, &mut remarks);
        }
        ladder::look(question, english, &mut remarks);
        missing::look(question, &mut remarks);
        numbers::look(question, &mut remarks);
        rows::look(question, &mut remarks);
        conditions::look(questionnaire, question, &mut remarks);
    }
    twins::look(questionnaire, &mut remarks);
    dates::look(questionnaire, &mut remarks);
    remarks
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests {
    use super::*;
    use crate::domain::question::{
        Column, ColumnKind, Examples, Kind, Question, RecordSpec, ScaleSpec, TableSpec, Wording,
    };
    use crate::domain::questionnaire::{Edition, Purpose};
    use crate::domain::spot::Part;
    use crate::insight::lint::remark::Rule;
    use crate::insight::trial::{id, question};
    use proptest::prelude::*;

    /// A questionnaire of these questions.
    pub fn of(questions: Vec<Question>) -> Questionnaire {
        let edition = Edition::parse("trial@1.0.0").unwrap();
        Questionnaire::new(edition, "Trial".into(), Purpose::Coverage, vec![], vec![], vec![], questions)
    }

    pub fn column(name: &str, kind: ColumnKind) -> Column {
        Column { id: id(name), title: name.into(), kind, required: false }
    }

    pub fn required(name: &str, kind: ColumnKind) -> Column {
        Column { required: true, ..column(name, kind) }
    }

    pub fn record(columns: Vec<Column>) -> Kind {
        Kind::Record(RecordSpec { columns })
    }

    pub fn table(columns: Vec<Column>) -> Kind {
        Kind::Table(TableSpec { columns, seeds: vec![] })
    }

    /// The places of the checks a rule tells of.
    pub fn impossible(look: fn(&Question, &mut Vec<Remark>), question: Question) -> Vec<usize> {
        let mut remarks = Vec::new();
        look(&question, &mut remarks);
        let place = |remark: Remark| match remark.spot.way[..] {
            [Part::Key("checks"), Part::Place(at), ..] if remark.rule == Rule::ImpossibleCheck => at,
            _ => panic!("{remark:?}"),
        };
        remarks.into_iter().map(place).collect()
    }

    fn sound(name: &str, ask: &str) -> Question {
        Question {
            ask: Wording::Same(ask.into()),
            why: "It counts.".into(),
            solid: "A name.".into(),
            examples: Some(Examples { hollow: "The team.".into(), solid: "Ada Quill.".into() }),
            ..question(name)
        }
    }

    #[test]
    fn a_questionnaire_in_another_language_is_spared_the_words_of_english() {
        let questions = || {
            vec![
                sound("eins", "Wer will only die still gelegten Werke, and what?"),
                sound("zwei", "Wer entscheidet? Bis wann?"),
            ]
        };
        let rules = |language: &str| -> Vec<Rule> {
            let questionnaire = of(questions()).in_language(Some(language.to_owned()));
            look(&questionnaire).into_iter().map(|remark| remark.rule).collect()
        };
        assert_eq!(rules("de"), [Rule::TwoQuestions]);
        assert!(rules("en-GB").contains(&Rule::LeadingWord));
    }

    #[test]
    fn every_rule_is_told_in_a_sentence_with_a_way_out() {
        let bad = |name: &str| Question {
            ask: Wording::Same("Is it clear and good, and do you usually agree?".into()),
            kind: Kind::Percent,
            checks: vec![crate::domain::check::Check::AtMost(crate::domain::check::Limit {
                column: None,
                number: (-1).into(),
            })],
            ..question(name)
        };
        let remarks = look(&of(vec![bad("one"), bad("two")]));
        assert!(remarks.len() > 10, "{remarks:#?}");
        for remark in remarks {
            assert!(remark.message.ends_with(['.', '?']) && remark.hint.ends_with(['.', '?']), "{remark:?}");
            assert!(remark.message.starts_with(|c: char| c.is_uppercase() || c == '`'), "{remark:?}");
        }
    }

    fn part() -> impl Strategy<Value = String> {
        let words = [
            "what",
            "and",
            "or",
            "by",
            "when",
            "who",
            "is",
            "the",
            "do",
            "you",
            "agree",
            "how",
            "clear",
            "If",
            "so",
            "from",
            "1",
            "to",
            "5",
            "list",
            "often",
            "?",
            ",",
            ";",
            ":",
            "'",
            "“",
            "”",
            "’s",
            " - ",
            "日本",
            "👩‍👩‍👧",
            "e\u{301}",
            "\u{200b}",
            "\n",
        ];
        prop_oneof![8 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,4}"]
    }

    proptest! {
        #[test]
        fn any_words_are_looked_at_and_every_place_is_between_two_letters(parts in proptest::collection::vec((part(), any::<bool>()), 0..24)) {
            let ask: String = parts.iter().flat_map(|(part, space)| [part.as_str(), if *space { " " } else { "" }]).collect();
            let steps = std::array::from_fn(|_| ask.clone());
            let kind = Kind::Scale(ScaleSpec { steps, credits: ScaleSpec::CREDITS });
            let question = Question { kind, ..sound("one", &ask) };
            for remark in look(&of(vec![question])) {
                for part in &remark.spot.way {
                    let Part::Byte(at) = part else { continue };
                    prop_assert!(ask.is_char_boundary(*at) && *at < ask.len(), "{ask:?} {remark:?}");
                }
                prop_assert!(!remark.message.contains(char::is_control), "{remark:?}");
            }
        }
    }
}
