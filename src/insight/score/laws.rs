//! What holds for every round, whatever is in it.
#![allow(clippy::unwrap_used)]

use crate::domain::entry::{Entry, Status};
use crate::domain::period::{AskedOf, Voice};
use crate::domain::question::{Critical, Fresh, Question};
use crate::insight::scorecard::{Band, Figure, Line};
use crate::insight::trial::{
    TODAY, Trial, accepted_waiver, agreed, assumed, day, evidence, id, of_status, proven, question, stated, waiver,
};
use proptest::prelude::*;

/// An entry of any status and standing.
fn entries() -> impl Strategy<Value = Entry> {
    prop_oneof![
        Just(Entry::default()),
        Just(stated()),
        Just(agreed()),
        Just(proven()),
        Just(assumed(Some("Sam Reyes"), Some("2026-11-30"))),
        Just(assumed(None, None)),
        Just(waiver()),
        Just(accepted_waiver()),
        Just(Entry { evidence: vec![evidence(Some("2026-11-01"))], ..agreed() }),
        prop::sample::select(Status::WRITTEN.to_vec()).prop_map(of_status),
    ]
}

fn questions() -> impl Strategy<Value = Question> {
    (
        any::<bool>(),
        any::<bool>(),
        prop::option::of(0u32..4),
        prop::option::of(0u32..7),
        prop::sample::select(AskedOf::ALL.to_vec()),
        prop::option::of(prop::sample::select(Fresh::ALL.to_vec())),
    )
        .prop_map(|(is_critical, waivable, weight, settled, asked_of, fresh)| Question {
            critical: if is_critical { Critical::Always } else { Critical::Never },
            waivable,
            weight,
            settled,
            asked_of,
            fresh,
            ..question("q")
        })
}

/// Up to twelve questions with an entry each of joint, agency, client and sales.
fn rounds() -> impl Strategy<Value = (Trial, Vec<(String, Voice, Entry)>)> {
    let one = (questions(), entries(), entries(), entries(), entries());
    prop::collection::vec(one, 1..12).prop_map(|list| {
        let mut trial = Trial::onboarding().with_book(Voice::Agency).with_book(Voice::Client);
        let mut said = Vec::new();
        for (n, (asked, joint, agency, client, sales)) in list.into_iter().enumerate() {
            let name = format!("q-{n}");
            trial = trial.ask(Question { id: id(&name), ..asked });
            for (voice, entry) in Voice::ALL.into_iter().zip([joint, agency, client, sales]) {
                said.push((name.clone(), voice, entry));
            }
        }
        let trial = said.iter().cloned().fold(trial, |trial, (name, voice, entry)| trial.says(voice, &name, entry));
        (trial, said)
    })
}

/// The ladder of standings an answered joint entry can climb.
fn ladder() -> [Entry; 6] {
    let dated = Entry { evidence: vec![evidence(Some(TODAY))], ..agreed() };
    [Entry::default(), assumed(None, None), assumed(Some("Sam"), Some("2026-12-01")), stated(), agreed(), dated]
}

proptest! {
    #[test]
    fn every_figure_lies_between_0_and_100_and_its_cap_fits_its_band((trial, _) in rounds()) {
        for voice in [Voice::Joint, Voice::Agency, Voice::Client] {
            let card = trial.score_of(voice, TODAY);
            for area in &card.areas {
                prop_assert_eq!(area.entered + area.blank, area.applicable);
                for figure in area.whole.iter().chain(&area.due) {
                    prop_assert!(figure.before_cap <= 100);
                    prop_assert_eq!(u64::from(figure.before_cap), figure.credit / figure.weight);
                    prop_assert_eq!(figure.band, Band::of(figure.figure));
                    match &figure.cap {
                        Some(cap) => {
                            prop_assert_eq!(figure.figure, figure.before_cap.min(cap.at));
                            prop_assert!(!cap.because.is_empty() && figure.band <= Band::Partly);
                        }
                        None => prop_assert_eq!(figure.figure, figure.before_cap),
                    }
                }
                if area.whole.as_ref().is_some_and(|whole| whole.band >= Band::Covered) {
                    let weak = |line: &&Line| line.counted && line.critical && line.credit.value < 80;
                    prop_assert!(area.lines.iter().find(weak).is_none());
                }
            }
        }
    }

    #[test]
    fn no_figure_falls_when_an_entry_gains_standing((trial, _) in rounds(), which in any::<prop::sample::Index>()) {
        let name = trial.questions[which.index(trial.questions.len())].id.clone();
        let figures: Vec<(u32, u32)> = ladder().into_iter().map(|entry| {
            let entry = Entry { confirmed: Some(day(TODAY)), ..entry };
            let area = trial.clone().says(Voice::Joint, name.as_str(), entry).area();
            let figure = |figure: Option<Figure>| figure.map_or(0, |figure| figure.figure);
            (figure(area.whole), figure(area.due))
        }).collect();
        // A blank joint entry lets a side's count, so the ladder begins at the first answer.
        for pair in figures[1..].windows(2) {
            prop_assert!(pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1, "{:?}", figures);
        }
    }

    #[test]
    fn the_order_of_entries_changes_nothing((trial, said) in rounds()) {
        let mut other = Trial { books: [None, None, None, None], ..trial.clone() };
        for (name, voice, entry) in said.into_iter().rev() {
            other = other.says(voice, &name, entry);
        }
        prop_assert_eq!(other.score(), trial.score());
    }
}
