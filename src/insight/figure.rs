//! The one place where an area's figure is made: sum, quotient, cap, band (`scoring.md` section 3).
//!
//! Knows only lines; a line's credit may be replaced to see what a step would lift.

use crate::insight::scorecard::{Band, Cap, Figure, Line};

/// The figure over some lines, with the credits of those in `raised` replaced; `None` where no weight is left.
#[must_use]
pub fn figure<'l>(lines: impl IntoIterator<Item = &'l Line>, raised: &[&Line]) -> Option<Figure> {
    let (mut credit, mut weight, mut cap) = (0, 0, None);
    for line in lines {
        let raise = raised.iter().any(|raised| raised.id == line.id);
        let worth = if raise { line.if_agreed } else { line.credit.value };
        if line.counted || (line.silent && raise) {
            weight += u64::from(line.weight);
            credit += u64::from(line.weight) * u64::from(worth);
            lower(&mut cap, line, cap_of(worth));
        } else if line.silent {
            lower(&mut cap, line, Some(69));
        }
    }
    if weight == 0 {
        return None;
    }
    let before_cap = u32::try_from(credit / weight).unwrap_or(u32::MAX);
    let figure = cap.as_ref().map_or(before_cap, |cap: &Cap| before_cap.min(cap.at));
    Some(Figure { figure, before_cap, band: Band::of(figure), credit, weight, cap })
}

/// The cap a critical with this credit sets.
#[must_use]
pub const fn cap_of(credit: u32) -> Option<u32> {
    match credit {
        0..=20 => Some(39),
        21..=79 => Some(69),
        _ => None,
    }
}

fn lower(cap: &mut Option<Cap>, line: &Line, at: Option<u32>) {
    let Some(at) = at.filter(|_| line.critical) else { return };
    match cap {
        Some(set) if set.at < at => {}
        Some(set) if set.at == at => set.because.push(line.id.clone()),
        _ => *cap = Some(Cap { at, because: vec![line.id.clone()] }),
    }
}
