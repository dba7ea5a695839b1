//! One question at a time: several question marks, two questions joined, one question about two things.

use crate::domain::question::{Kind, Question};
use crate::insight::lint::halves::halves;
use crate::insight::lint::joins::second_question;
use crate::insight::lint::remark::{Remark, Rule, asked};
use crate::insight::lint::sentence::sentence;
use crate::texts::lint as words;

/// Whether a question asks more than one thing; the words are looked at in English alone.
pub fn look(question: &Question, english: bool, remarks: &mut Vec<Remark>) {
    let offers = matches!(question.kind, Kind::Choice(_) | Kind::Choices(_));
    for (spot, text) in asked(question) {
        let sentence = sentence(text);
        let part = |range: std::ops::RangeInclusive<usize>| {
            let (first, last) = (&sentence.words[*range.start()], &sentence.words[*range.end()]);
            (first.at, &text[first.at..last.end])
        };
        let (at, words) = if sentence.marks.len() > 1 {
            (sentence.marks[1], words::several_marks(sentence.marks.len()))
        } else if !english {
            continue;
        } else if let Some((at, phrase)) = second_question(&sentence).map(part) {
            (at, words::second_question(phrase))
        } else if let Some((at, phrase)) = halves(&sentence, offers).map(part) {
            (at, words::two_halves(phrase))
        } else {
            continue;
        };
        remarks.push(Remark::new(Rule::TwoQuestions, spot.byte(at), words));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::question::{Choice, ChoiceSpec, Wording};
    use crate::domain::spot::Spot;
    use crate::insight::trial::{id, question};

    fn found(ask: Wording, kind: Kind, english: bool) -> Vec<Remark> {
        let question = Question { ask, kind, ..question("a") };
        let mut remarks = Vec::new();
        look(&question, english, &mut remarks);
        remarks
    }

    fn spots(ask: &str, english: bool) -> Vec<Spot> {
        found(Wording::Same(ask.into()), Kind::Text, english).into_iter().map(|remark| remark.spot).collect()
    }

    #[test]
    fn each_way_of_asking_twice_is_told_once_and_where() {
        let spot = |at| vec![Spot::of(&id("a")).key("ask").byte(at)];
        assert_eq!(spots("Who decides? By when, and why?", true), spot(29));
        assert_eq!(spots("Who decides, and by when?", true), spot(13));
        assert_eq!(spots("Is it complete and approved?", true), spot(6));
        assert_eq!(spots("Who said 'why? and when?' in May?", true), []);
    }

    #[test]
    fn in_another_language_only_question_marks_are_looked_at() {
        assert_eq!(spots("Wer will who, and what?", false), []);
        assert_eq!(spots("Wer entscheidet? Bis wann?", false).len(), 1);
    }

    #[test]
    fn both_wordings_are_looked_at_and_options_may_be_listed() {
        let ask = Wording::Mirrored { agency: "Who does it?".into(), client: "Who does it and when?".into() };
        let remarks = found(ask, Kind::Text, true);
        assert_eq!(remarks[0].spot, Spot::of(&id("a")).key("ask").key("client").byte(12));
        let option = |name: &str| Choice { id: id(name), label: name.into(), credit: None };
        let kind = Kind::Choice(ChoiceSpec { options: vec![option("a"), option("b")] });
        assert_eq!(found(Wording::Same("Is it signed or open?".into()), kind, true), []);
    }
}
