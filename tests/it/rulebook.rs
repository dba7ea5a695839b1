//! The rule book done a second time, small and slow, from its text alone, and held against the program on random books.
//!
//! `world` makes the books, `sums` is sections 2 to 4, `pairs` section 5, `moves` section 6. Nothing here looks at how the
//! program does it: a difference is a fault of one of the two, or of the text.

mod moves;
mod pairs;
mod sums;
mod world;
mod year;

use chrono::Days;
use handshake::domain::period::{Side, Voice};
use handshake::domain::questionnaire::Purpose;
use handshake::insight::books::AsOf;
use handshake::insight::compare::{Class, compare, talk_list};
use handshake::insight::score::score;
use handshake::insight::scorecard::{AreaScore, Figure, Scorecard};
use handshake::insight::trend::{Look, Verdict, change};
use moves::Told as Move;
use pairs::Pair;
use proptest::prelude::*;
use sums::{Sheet, State, Sum};
use world::{Dice, World};

/// What is held against the other of an area's figure: after the cap, before it, credit, weight, cap and who sets it.
type Told = Option<(u32, u32, u64, u64, Option<(u32, Vec<String>)>)>;

fn ours(sum: Option<&Sum>) -> Told {
    sum.map(|sum| (sum.figure, sum.before_cap, sum.credit, sum.weight, sum.cap.clone()))
}

fn theirs(figure: Option<&Figure>) -> Told {
    let ids = |figure: &Figure| {
        figure.cap.as_ref().map(|cap| (cap.at, cap.because.iter().map(ToString::to_string).collect()))
    };
    figure.map(|figure| (figure.figure, figure.before_cap, figure.credit, figure.weight, ids(figure)))
}

fn same(world: &World, voice: Voice) -> Result<(), TestCaseError> {
    let card = score(&world.questionnaire, &world.books(voice), AsOf { today: world.today });
    let sheet = sums::sheet(world, voice);
    let (Ok(card), Some(sheet)) = (&card, &sheet) else {
        prop_assert_eq!(card.is_ok(), sheet.is_some(), "{}", world);
        return Ok(());
    };
    lines(world, card, sheet)?;
    for (area, told) in card.areas.iter().zip(&sheet.areas) {
        prop_assert_eq!(area.id.as_str(), told.id.as_str());
        prop_assert_eq!(area.state.as_str(), told.state.word(), "{}\n{}", told.id, world);
        prop_assert_eq!(theirs(area.whole.as_ref()), ours(told.whole.as_ref()), "whole {}\n{}", told.id, world);
        prop_assert_eq!(theirs(area.due.as_ref()), ours(told.due.as_ref()), "due {}\n{}", told.id, world);
        let counts = |area: &AreaScore| [area.applicable, area.entered, area.blank, area.cannot_tell, area.waived];
        prop_assert_eq!(counts(area), told.counts, "{}\n{}", told.id, world);
        if told.state != State::Unscored {
            prop_assert_eq!(area.reduced_scope, told.reduced_scope, "{}\n{}", told.id, world);
        }
    }
    prop_assert_eq!(card.criticals.map(|one| (one.agreed, one.total)), sheet.criticals, "{}", world);
    Ok(())
}

fn lines(world: &World, card: &Scorecard, sheet: &Sheet) -> Result<(), TestCaseError> {
    for question in world.questionnaire.questions() {
        let id = question.id.as_str();
        let ours = sheet.line(id).map(|line| (line.credit, line.weight, line.critical, line.counted));
        let theirs = card.line(id).map(|line| (line.credit.value, line.weight, line.critical, line.counted));
        prop_assert_eq!(theirs, ours, "{}\n{}", id, world);
    }
    Ok(())
}

fn entropy() -> impl Strategy<Value = Bytes> {
    proptest::collection::vec(any::<u8>(), 0..2000).prop_map(Bytes)
}

/// What the dice are made of; a failing case prints the books instead.
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_of_an_onboarding_is_the_rule_books(bytes in entropy()) {
        let world = World::rolled(&mut Dice::new(&bytes.0), Purpose::Coverage);
        for voice in [Voice::Joint, Voice::Agency, Voice::Client] {
            same(&world, voice)?;
        }
    }

    #[test]
    fn every_figure_of_an_audit_is_the_rule_books(bytes in entropy()) {
        let world = World::rolled(&mut Dice::new(&bytes.0), Purpose::Audit);
        for voice in [Voice::Agency, Voice::Client] {
            same(&world, voice)?;
        }
    }
}

fn sides(class: &Class) -> Vec<Side> {
    match class {
        Class::NotAnswered { by } => by.clone(),
        Class::Split { higher } => vec![*higher],
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_pair_stands_in_the_class_and_place_of_the_rule_book(bytes in entropy()) {
        let world = World::rolled(&mut Dice::new(&bytes.0), Purpose::Audit);
        let ours = pairs::pairs(&world);
        let books = world.books(Voice::Joint);
        let theirs = compare(&world.questionnaire, &books, AsOf { today: world.today });
        let told = theirs.as_ref().map(|pairs| pairs.iter().map(|pair| Pair {
            id: pair.question.id.to_string(),
            class: pair.class.as_str(),
            meaningful: pair.meaningful,
            critical: pair.critical,
            difference: pair.difference,
            sides: sides(&pair.class),
        }).collect::<Vec<_>>());
        prop_assert_eq!(told, ours.clone(), "{}", world);
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            let first: Vec<String> = ours.into_iter().filter(|pair| pair.meaningful).map(|pair| pair.id).take(5).collect();
            let talk: Vec<String> = talk_list(&theirs).iter().map(|pair| pair.question.id.to_string()).collect();
            prop_assert_eq!(talk, first);
        }
    }
}

fn moved_alike(older: &World, newer: &World, voice: Voice) -> Result<(), TestCaseError> {
    let sheets = (sums::sheet(older, voice), sums::sheet(newer, voice));
    let card = |world: &World| score(&world.questionnaire, &world.books(voice), AsOf { today: world.today });
    let ((Some(then), Some(now)), (Ok(was), Ok(is))) = (&sheets, (card(older), card(newer))) else { return Ok(()) };
    let ours = moves::moves((&older.questionnaire, then), (&newer.questionnaire, now));
    let look = |world, card| Look { questionnaire: world, card };
    let theirs = change(look(&older.questionnaire, &was), look(&newer.questionnaire, &is));
    prop_assert_eq!((theirs.comparable as usize, theirs.applicable as usize), (ours.comparable, ours.applicable));
    for (area, (id, before, after, told)) in theirs.areas.iter().zip(ours.areas) {
        prop_assert_eq!(area.id.as_str(), id.as_str());
        let figures = [&area.older, &area.newer].map(|figure| figure.as_ref().map(|figure| figure.figure));
        prop_assert_eq!(figures, [before, after], "{}\n{}\n{}", id, older, newer);
        let verdict = match &area.verdict {
            Verdict::Moved(one) => {
                let mut because: Vec<String> = one.because.iter().map(|cause| cause.id.to_string()).collect();
                because.sort();
                Move::Moved(one.by, because)
            }
            Verdict::NoClearChange => Move::NoClearChange,
            Verdict::ReducedScope => Move::ReducedScope,
            Verdict::NoFigure => Move::NoFigure,
            Verdict::Unscored => Move::Unscored,
        };
        let told = match told {
            Move::Moved(by, mut because) => {
                because.sort();
                Move::Moved(by, because)
            }
            told => told,
        };
        prop_assert_eq!(verdict, told, "{}\n{}\n{}", id, older, newer);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_move_between_two_rounds_is_the_rule_books(bytes in entropy(), audit in any::<bool>()) {
        let mut dice = Dice::new(&bytes.0);
        let purpose = if audit { Purpose::Audit } else { Purpose::Coverage };
        let mut older = World::rolled(&mut dice, purpose);
        let questionnaire = world::next(&mut dice, &mut older.questionnaire);
        let newer = World::answered(&mut dice, questionnaire, older.today + Days::new(90));
        for voice in [Voice::Joint, Voice::Agency, Voice::Client] {
            moved_alike(&older, &newer, voice)?;
        }
    }
}

/// The worked example of section 3, redone by this book as well.
#[test]
fn the_worked_example_comes_out_as_written() {
    let world = World::worked_example();
    let sheet = sums::sheet(&world, Voice::Joint).unwrap();
    let whole = sheet.areas[0].whole.as_ref().unwrap();
    assert_eq!((whole.credit, whole.weight, whole.before_cap, whole.figure), (800, 17, 47, 39));
    assert_eq!(whole.cap, Some((39, vec!["q-2".to_owned()])));
    same(&world, Voice::Joint).unwrap();
}
