//! A scheme quite different from ours, written as a file: a maturity model with practices of three levels each and its
//! own answers. Its area figures are the published ones put on 0 to 100 and rounded down.

use chrono::NaiveDate;
use handshake::domain::book::{Book, Moment};
use handshake::domain::edit::{Change, Edit};
use handshake::domain::engagement::{Digests, Engagement, Party, Round};
use handshake::domain::id::Id;
use handshake::domain::period::Voice;
use handshake::domain::questionnaire::Questionnaire;
use handshake::domain::value::Value;
use handshake::insight::books::{AsOf, Books};
use handshake::insight::score::score;
use handshake::storage::raw_questionnaire::questionnaire;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

const TEXT: &str = include_str!("trial/maturity.toml");

/// The model as it would be published: areas, their practices, the questions of each level.
const MODEL: [(&str, [[&[&str]; 3]; 2]); 2] = [
    (
        "planning",
        [[&["goals-1"], &["goals-2"], &["goals-3a", "goals-3b"]], [&["forecast-1"], &["forecast-2"], &["forecast-3"]]],
    ),
    (
        "delivery",
        [[&["briefs-1"], &["briefs-2a", "briefs-2b"], &["briefs-3"]], [&["reviews-1"], &["reviews-2"], &["reviews-3"]]],
    ),
];

/// The answers, and what each is worth in quarters.
const ANSWERS: [(&str, u64); 4] = [("no", 0), ("some", 1), ("half", 2), ("most", 4)];

/// An area's figure by the published sums, out of 3: the average over practices of the sum over levels of the average
/// over questions; then put on 0 to 100 and rounded down. In eighths, so that nothing is rounded before the end.
fn published(practices: &[[&[&str]; 3]], answers: &BTreeMap<&str, usize>) -> u32 {
    let level = |questions: &[&str]| {
        let quarters: u64 = questions.iter().map(|question| ANSWERS[answers[question]].1).sum();
        quarters * 2 / questions.len() as u64
    };
    let eighths: u64 = practices.iter().flatten().map(|questions| level(questions)).sum();
    let highest = 3 * 8 * practices.len() as u64;
    u32::try_from(eighths * 100 / highest).unwrap()
}

fn load(text: &str) -> Questionnaire {
    questionnaire(Path::new("maturity.toml"), text).unwrap_or_else(|found| panic!("{found:#?}")).content
}

fn ids() -> Vec<&'static str> {
    MODEL.iter().flat_map(|(_, practices)| practices.iter().flatten().copied().flatten().copied()).collect()
}

/// The figures of both areas as the program has them.
fn figures(content: &Questionnaire, voice: Voice, answers: &BTreeMap<&str, usize>) -> Vec<u32> {
    let today: NaiveDate = "2026-11-22".parse().unwrap();
    let at = Moment { today, now: today.and_hms_opt(12, 0, 0).unwrap().and_utc() };
    let mut book = Book::new(content.edition.clone(), voice);
    for (question, answer) in answers {
        let option = Id::parse(ANSWERS[*answer].0).unwrap();
        let change = Change::Value(Some(Value::Choice(option)));
        book.apply(Edit { question: Id::parse(question).unwrap(), change, at });
    }
    let round = Round {
        id: Id::parse("maturity").unwrap(),
        questionnaire: content.edition.clone(),
        weeks: None,
        start: Some(today),
        agenda: "full".into(),
        closed: None,
        minutes: Vec::new(),
        digest: Digests::default(),
    };
    let party = |name: &str| Party { name: name.into(), lead: None };
    let engagement = Engagement {
        id: "e".into(),
        agency: party("Halyard"),
        client: party("Northwind"),
        start: Some(today),
        weeks: None,
        rounds: vec![round.clone()],
        people: Vec::new(),
        reviews: Vec::new(),
        parked: Vec::new(),
    };
    let of = |wanted| (voice == wanted).then_some(&book);
    let books = Books {
        engagement: &engagement,
        round: &round,
        joint: of(Voice::Joint),
        agency: of(Voice::Agency),
        client: of(Voice::Client),
        sales: None,
        perspective: voice,
    };
    let card = score(content, &books, AsOf { today }).unwrap();
    MODEL.iter().map(|(area, _)| card.area(area).unwrap().whole.as_ref().unwrap().figure).collect()
}

#[test]
fn the_file_asks_what_the_model_asks_and_nothing_else() {
    let content = load(TEXT);
    let asked: Vec<&str> = content.questions().iter().map(|question| question.id.as_str()).collect();
    assert_eq!(asked, ids());
    for question in content.questions() {
        let worth = question.kind.options().iter().map(|option| (option.id.as_str(), option.credit.unwrap()));
        let published = ANSWERS.map(|(answer, quarters)| (answer, u32::try_from(quarters * 25).unwrap()));
        assert_eq!(worth.collect::<Vec<_>>(), published, "{}", question.id);
    }
}

#[test]
fn nothing_at_all_is_0_and_everything_is_100() {
    for (answer, figure) in [(0, 0), (2, 50), (3, 100)] {
        let answers = ids().into_iter().map(|id| (id, answer)).collect();
        assert_eq!(figures(&load(TEXT), Voice::Agency, &answers), [figure; 2]);
    }
}

proptest! {
    #[test]
    fn the_figures_are_the_published_ones(chosen in proptest::collection::vec(0..ANSWERS.len(), ids().len())) {
        let answers: BTreeMap<&str, usize> = ids().into_iter().zip(chosen).collect();
        let published: Vec<u32> = MODEL.iter().map(|(_, practices)| published(practices, &answers)).collect();
        let audit = load(TEXT);
        prop_assert_eq!(figures(&audit, Voice::Agency, &answers), published.clone());
        prop_assert_eq!(figures(&audit, Voice::Client, &answers), published.clone());
        // In one room, with one book, it is the same.
        let coverage = load(&TEXT.replacen("purpose = \"audit\"", "purpose = \"coverage\"", 1));
        prop_assert_eq!(figures(&coverage, Voice::Joint, &answers), published);
    }
}
