//! When a reset is offered, never forced (`scoring.md` section 4).
//!
//! Knows the figures of one audit and what came out of a blind comparison in two; which question is the success
//! sentence, and which audit came before, the caller knows.

use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::insight::blind::BlindClass;
use crate::insight::scorecard::{Band, Scorecard};

/// Why a reset is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResetReason {
    /// Two or more areas of a side are at 39 or below.
    OpenAreas {
        /// Whose figures they are.
        voice: Voice,
        /// The areas, in questionnaire order.
        areas: Vec<Id>,
    },
    /// The blind success sentences differed in two successive audits.
    SuccessDiffers,
}

/// The reasons to offer a reset; none: it is not offered. `success` is what came out of the success sentences in the
/// last audit and in the one before it.
#[must_use]
pub fn reset_reasons(sides: &[&Scorecard], success: [Option<BlindClass>; 2]) -> Vec<ResetReason> {
    let open = |card: &&Scorecard| {
        let areas = card.areas.iter().filter(|area| area.whole.as_ref().is_some_and(|whole| whole.band == Band::Open));
        let areas: Vec<Id> = areas.map(|area| area.id.clone()).collect();
        (areas.len() >= 2).then_some(ResetReason::OpenAreas { voice: card.voice, areas })
    };
    let mut reasons: Vec<ResetReason> = sides.iter().filter_map(open).collect();
    if success == [Some(BlindClass::Different); 2] {
        reasons.push(ResetReason::SuccessDiffers);
    }
    reasons
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::question::Question;
    use crate::insight::trial::{TODAY, Trial, id, scale, step};

    fn audit(first: u8, second: u8) -> Scorecard {
        let trial = Trial::audit().ask(scale("a")).ask(Question { area: id("tech"), ..scale("b") });
        trial
            .says(Voice::Client, "a", step(first))
            .says(Voice::Client, "b", step(second))
            .score_of(Voice::Client, TODAY)
    }

    #[test]
    fn a_reset_is_offered_when_two_areas_of_either_side_are_at_39_or_below() {
        let areas = vec![id("measurement"), id("tech")];
        let expected = [ResetReason::OpenAreas { voice: Voice::Client, areas }];
        assert_eq!(reset_reasons(&[&audit(1, 0)], [None, None]), expected);
        assert_eq!(reset_reasons(&[&audit(1, 2)], [None, None]), []);
        assert_eq!(
            reset_reasons(&[&audit(1, 2), &audit(2, 1)], [None, None]),
            [],
            "one area each is not two of a side"
        );
    }

    #[test]
    fn a_reset_is_offered_when_the_success_sentences_differed_in_two_successive_audits() {
        use BlindClass::{Different, Missing, Same};
        assert_eq!(reset_reasons(&[], [Some(Different), Some(Different)]), [ResetReason::SuccessDiffers]);
        for other in [None, Some(Same), Some(Missing)] {
            assert_eq!(reset_reasons(&[], [Some(Different), other]), []);
        }
    }
}
