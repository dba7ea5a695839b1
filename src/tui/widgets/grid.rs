//! Columns of a grid: how wide each is, and which are seen while the first one stays and the rest scrolls sideways.
//!
//! Knows widths only, neither cells nor styles; `grid::paint` draws one cell.

pub mod paint;

/// What a column would like, in columns of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Want {
    /// The width of its heading.
    pub title: u16,
    /// The width of its widest cell.
    pub content: u16,
    /// Below this its cells cannot be read.
    pub least: u16,
}

/// A column as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which column.
    pub column: usize,
    /// Where it begins, from the left edge of the grid.
    pub x: u16,
    /// Columns it has on screen.
    pub width: u16,
    /// Whether that is all of it.
    pub whole: bool,
}

/// The widths of all columns in a grid of some width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    widths: Vec<u16>,
    /// Columns between two columns: 1 or 3.
    pub gap: u16,
    total: u16,
}

/// The widest a column becomes while others want room too.
const WIDEST: u16 = 36;
/// The widest a column is where the grid scrolls sideways.
const SCROLLED: u16 = 22;
/// A column is shown in part if at least so much of it is seen.
const PART: u16 = 5;

impl Columns {
    /// Shares `total` columns of the screen out: as wanted if that fits, else the widest give way first; where not even
    /// that fits, every column keeps a readable width and the grid scrolls.
    #[must_use]
    pub fn share(wants: &[Want], total: u16) -> Self {
        let gaps = |gap: u16| gap.saturating_mul(u16::try_from(wants.len().saturating_sub(1)).unwrap_or(u16::MAX));
        let sum = |widths: &mut dyn Iterator<Item = u16>| widths.fold(0_u16, u16::saturating_add);
        let natural = |want: &Want| want.title.max(want.content).clamp(want.least.max(1), WIDEST.max(want.least));
        let capped = |want: &Want, cap: u16| natural(want).min(cap).max(want.least.max(1));
        for gap in [3, 1] {
            let room = total.saturating_sub(gaps(gap));
            if gap == 3 && sum(&mut wants.iter().map(|want| capped(want, 16))) > room {
                continue;
            }
            let fitting = (1..=WIDEST).rev().find(|cap| sum(&mut wants.iter().map(|w| capped(w, *cap))) <= room);
            let Some(cap) = fitting else { continue };
            let mut widths: Vec<u16> = wants.iter().map(|want| capped(want, cap)).collect();
            spread(&mut widths, wants, room);
            return Self { widths, gap, total };
        }
        let first = SCROLLED.min(total / 3).max(1);
        let other = total.saturating_sub(first + 1).max(1);
        // Headings take two rows where they must.
        let halved = |want: &Want| Want { title: (want.title / 2 + 2).min(want.title), ..*want };
        let wants: Vec<Want> = wants.iter().map(halved).collect();
        let width = |(at, want): (usize, &Want)| {
            if at == 0 { capped(want, first).min(first) } else { capped(want, SCROLLED).min(other) }
        };
        Self { widths: wants.iter().enumerate().map(width).collect(), gap: 1, total }
    }

    /// The width of a column.
    #[must_use]
    pub fn width(&self, column: usize) -> u16 {
        self.widths.get(column).copied().unwrap_or(1)
    }

    /// How many columns there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.widths.len()
    }

    /// The first column after the kept one, moved from `first` as little as it takes to show `cursor` whole.
    #[must_use]
    pub fn first(&self, first: usize, cursor: usize) -> usize {
        let last = self.widths.len().saturating_sub(1);
        let mut first = first.clamp(1, last.max(1));
        let start = self.width(0).saturating_add(self.gap);
        let ends = |from: usize, to: usize| {
            let widths = (from..=to).map(|column| self.width(column).saturating_add(self.gap));
            widths.fold(start, u16::saturating_add).saturating_sub(self.gap)
        };
        // Nothing is gained by scrolling past the end.
        while first > 1 && ends(first - 1, last) <= self.total {
            first -= 1;
        }
        if cursor > 0 {
            first = first.min(cursor);
            while first < cursor && ends(first, cursor) > self.total {
                first += 1;
            }
        }
        first
    }

    /// The columns in view: the kept one, then those from `first` on.
    #[must_use]
    pub fn seen(&self, first: usize) -> Vec<Seen> {
        let mut seen = Vec::with_capacity(self.widths.len());
        let mut x: u16 = 0;
        for column in std::iter::once(0).chain(first.max(1)..self.widths.len()) {
            let wanted = self.width(column);
            let width = wanted.min(self.total.saturating_sub(x));
            if width == 0 || (width < wanted && width < PART && column > 0 && column != first.max(1)) {
                break;
            }
            seen.push(Seen { column, x, width, whole: width == wanted });
            x = x.saturating_add(width).saturating_add(self.gap);
            if width < wanted || x >= self.total {
                break;
            }
        }
        seen
    }
}

/// Gives what is left over to columns whose cells or headings are still cut, the leftmost first.
fn spread(widths: &mut [u16], wants: &[Want], room: u16) {
    let used = widths.iter().copied().fold(0_u16, u16::saturating_add);
    let mut left = room.saturating_sub(used);
    for (width, want) in widths.iter_mut().zip(wants) {
        let more = want.content.max(want.title).saturating_sub(*width).min(left);
        *width += more;
        left -= more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wants(widths: &[(u16, u16)]) -> Vec<Want> {
        widths.iter().map(|(content, least)| Want { title: 4, content: *content, least: *least }).collect()
    }

    #[test]
    fn columns_that_fit_are_as_wide_as_they_want() {
        let columns = Columns::share(&wants(&[(10, 6), (20, 6), (8, 6)]), 80);
        assert_eq!(columns, Columns { widths: vec![10, 20, 8], gap: 3, total: 80 });
    }

    #[test]
    fn the_widest_give_way_first_and_leftovers_are_used() {
        let columns = Columns::share(&wants(&[(10, 6), (200, 6), (8, 6)]), 60);
        assert_eq!(columns.widths, [10, 36, 8]);
        let columns = Columns::share(&wants(&[(10, 6), (200, 6), (8, 6)]), 100);
        assert_eq!(columns.widths, [10, 76, 8]);
    }

    #[test]
    fn the_first_column_stays_while_the_rest_scrolls() {
        let columns = Columns::share(&wants(&[(20, 10); 9]), 60);
        let first = columns.first(1, 8);
        let seen = columns.seen(first);
        assert_eq!(seen[0].column, 0);
        assert_eq!(seen.last().map(|seen| (seen.column, seen.whole)), Some((8, true)));
        assert_eq!(columns.first(first, 0), first, "going to the kept column scrolls nothing");
        assert_eq!(columns.first(first, 1), 1);
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_in_view_and_nothing_lies_outside(
            widths in prop::collection::vec((0u16..300, 1u16..12), 1..14), total in 1u16..200,
            first in 0usize..20, cursor in 0usize..14,
        ) {
            let cursor = cursor.min(widths.len() - 1);
            let columns = Columns::share(&wants(&widths), total);
            let seen = columns.seen(columns.first(first, cursor));
            prop_assert!(total < 4 || seen.iter().any(|seen| seen.column == cursor), "{columns:?} {seen:?}");
            for pair in seen.windows(2) {
                prop_assert!(pair[0].x + pair[0].width + columns.gap == pair[1].x);
            }
            prop_assert!(seen.iter().all(|seen| seen.x + seen.width <= total));
        }
    }
}
