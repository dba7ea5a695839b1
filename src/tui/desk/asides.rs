//! What the engagement keeps beside its questions: minutes used, and what is parked.

use crate::domain::engagement::Round;
use crate::tui::desk::surface::Desk;
use crate::tui::message::Effect;
use crate::tui::outcome::Aside;
use std::sync::Arc;

impl Desk {
    /// Makes a change beside the questions. Nothing happens in a read-only workbook, or where nothing changes.
    pub fn engage(&mut self, aside: Aside) -> Vec<Effect> {
        if self.is_read_only() {
            return Vec::new();
        }
        let before = self.workbook.engagement.clone();
        let engagement = &mut self.workbook.engagement;
        match aside {
            Aside::Minutes(round, step, more) => {
                let round = engagement.rounds.iter_mut().find(|one| one.id == round).filter(|_| more > 0);
                if let Some(Round { minutes, .. }) = round {
                    match minutes.iter_mut().find(|(of, _)| *of == step) {
                        Some((_, used)) => *used = used.saturating_add(more),
                        None => minutes.push((step, more)),
                    }
                }
            }
            Aside::Park(thought) => engagement.parked.push(thought),
            Aside::Unpark(thought) => {
                if let Some(at) = engagement.parked.iter().position(|one| *one == thought) {
                    engagement.parked.remove(at);
                }
            }
        }
        if *engagement == before {
            return Vec::new();
        }
        vec![Effect::KeepEngagement(Arc::new(engagement.clone()))]
    }
}
