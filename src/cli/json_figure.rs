//! A figure in JSON, as `format.md` has it.

use crate::insight::scorecard::{Cap, Figure};
use serde::Serialize;

/// One figure.
#[derive(Debug, Serialize)]
pub struct JsonFigure<'c> {
    figure: u32,
    before_cap: u32,
    band: &'static str,
    credit: u64,
    weight: u64,
    cap: Option<JsonCap<'c>>,
}

#[derive(Debug, Serialize)]
struct JsonCap<'c> {
    at: u32,
    because: Vec<&'c str>,
}

impl<'c> From<&'c Figure> for JsonFigure<'c> {
    fn from(figure: &'c Figure) -> Self {
        let cap = |cap: &'c Cap| JsonCap { at: cap.at, because: cap.because.iter().map(|id| id.as_str()).collect() };
        Self {
            figure: figure.figure,
            before_cap: figure.before_cap,
            band: figure.band.as_str(),
            credit: figure.credit,
            weight: figure.weight,
            cap: figure.cap.as_ref().map(cap),
        }
    }
}
