//! The figures of a round and voice, with their trace.

/// Figures with their trace.
#[derive(Clone, Debug)]
pub struct Scorecard;
