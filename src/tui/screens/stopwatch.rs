//! Minutes used before a room, step by step: whole ones are given to the engagement, what is over is kept for later.
//!
//! Knows no clock: the time is told to it.

use crate::domain::id::Id;
use crate::tui::outcome::{Aside, Outcome};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Counts while it runs.
#[derive(Debug, Default)]
pub struct Stopwatch {
    running: Option<(Id, DateTime<Utc>)>,
    /// Seconds beyond the whole minutes given away, by step.
    over: BTreeMap<Id, i64>,
}

impl Stopwatch {
    /// Whether it counts.
    #[must_use]
    pub const fn runs(&self) -> bool {
        self.running.is_some()
    }

    /// The step it counts for.
    #[must_use]
    pub fn step(&self) -> Option<&Id> {
        self.running.as_ref().map(|(step, _)| step)
    }

    /// Whole minutes of a step that are counted and not given away yet.
    #[must_use]
    pub fn minutes(&self, step: &Id, now: DateTime<Utc>) -> u32 {
        u32::try_from(self.seconds(step, now) / 60).unwrap_or(0)
    }

    fn seconds(&self, step: &Id, now: DateTime<Utc>) -> i64 {
        let running = self.running.as_ref().filter(|(of, _)| of == step);
        let since = running.map_or(0, |(_, since)| (now - *since).num_seconds().max(0));
        self.over.get(step).copied().unwrap_or(0) + since
    }

    /// Begins to count for a step.
    pub fn start(&mut self, step: Id, now: DateTime<Utc>) {
        self.running = Some((step, now));
    }

    /// Stops, and gives the whole minutes to the round.
    pub fn stop(&mut self, round: &Id, now: DateTime<Utc>) -> Outcome {
        let Some((step, _)) = self.running.clone() else { return Outcome::Nothing };
        let (seconds, minutes) = (self.seconds(&step, now), self.minutes(&step, now));
        self.running = None;
        self.over.insert(step.clone(), seconds % 60);
        if minutes == 0 { Outcome::Nothing } else { Outcome::Engage(Aside::Minutes(round.clone(), step, minutes)) }
    }
}
