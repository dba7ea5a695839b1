//! One workbook at a glance: the row of the list of engagements, read and summed up.

use crate::domain::engagement::{Action, BookName};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Purpose;
use crate::insight::books::{AsOf, Books};
use crate::insight::overview::{AreaGlance, Overview, Phase};
use crate::insight::score::score;
use crate::storage::cache::Row;
use crate::storage::catalogue::Catalogue;
use crate::storage::error::StorageError;
use crate::storage::workbook::{ReadBook, Workbook};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a workbook and sums it up for a day.
#[must_use]
pub fn row(path: &Path, fingerprint: u64, catalogue: &Catalogue, today: NaiveDate) -> Row {
    let mut row = Row {
        path: path.to_path_buf(),
        fingerprint,
        as_of: today,
        agency: String::new(),
        client: String::new(),
        start: None,
        weeks: 6,
        areas: Vec::new(),
        criticals: None,
        open: 0,
        overdue: 0,
        next: None,
        fault: None,
    };
    match Workbook::open(path) {
        Ok(workbook) => fill(&mut row, workbook, catalogue, today),
        Err(error) => {
            row.agency = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            row.fault = Some(error.seen_from(path));
        }
    }
    row
}

fn fill(row: &mut Row, mut workbook: Workbook, catalogue: &Catalogue, today: NaiveDate) {
    row.agency.clone_from(&workbook.engagement.agency.name);
    row.client.clone_from(&workbook.engagement.client.name);
    row.start = workbook.engagement.start;
    row.weeks = workbook.engagement.weeks.unwrap_or(6);
    let count = |of: &dyn Fn(&Action) -> bool| {
        u32::try_from(workbook.actions.iter().filter(|action| of(action)).count()).unwrap_or(u32::MAX)
    };
    row.open = count(&Action::is_open);
    row.overdue = count(&|action| action.is_overdue(today));
    row.next = next(&workbook, today);
    for round in workbook.engagement.rounds.clone() {
        let Ok(questionnaire) = workbook.questionnaire(catalogue, &round.id) else { continue };
        let read = match all_books(&mut workbook, catalogue, &round.id) {
            Ok(read) => read,
            Err(error) => {
                // A figure without one of its books would be a wrong one.
                row.fault.get_or_insert(error.seen_from(&row.path));
                (row.areas, row.criticals) = (Vec::new(), None);
                return;
            }
        };
        if questionnaire.purpose != Purpose::Coverage {
            continue;
        }
        let of = |voice| read.get(&BookName { round: round.id.clone(), voice }).map(|read| read.book.as_ref());
        let books = Books {
            engagement: &workbook.engagement,
            round: &round,
            joint: of(Voice::Joint),
            agency: of(Voice::Agency),
            client: of(Voice::Client),
            sales: of(Voice::Sales),
            perspective: Voice::Joint,
        };
        let Ok(card) = score(&questionnaire, &books, AsOf { today }) else { continue };
        let figure = |area: &crate::insight::scorecard::AreaScore| {
            let shown = area.due.as_ref().or(area.whole.as_ref());
            (area.title.clone(), shown.map(|figure| figure.figure))
        };
        row.areas = card.areas.iter().map(figure).collect();
        row.criticals = card.criticals.map(|criticals| (criticals.agreed, criticals.total));
    }
}

/// The books of a round; an error where one is there and cannot be read.
fn all_books(
    workbook: &mut Workbook,
    catalogue: &Catalogue,
    round: &Id,
) -> Result<BTreeMap<BookName, ReadBook>, StorageError> {
    let mut books = BTreeMap::new();
    for voice in Voice::ALL {
        let name = BookName { round: round.clone(), voice };
        books.extend(workbook.book(catalogue, &name)?.map(|read| (name, read)));
    }
    Ok(books)
}

/// The next day something happens: an action is due, a review is held.
fn next(workbook: &Workbook, today: NaiveDate) -> Option<(NaiveDate, String)> {
    let actions = workbook.actions.iter().filter(|action| action.is_open());
    let due = actions.filter_map(|action| Some((action.due?, action.what.clone())));
    let reviews = workbook.engagement.reviews.iter().map(|review| (review.on, review.kind.clone()));
    due.chain(reviews).filter(|(day, _)| *day >= today).min_by_key(|(day, _)| *day)
}

/// A row as the list shows it on a day.
#[must_use]
pub fn overview(row: &Row, today: NaiveDate) -> Overview {
    Overview {
        path: row.path.clone(),
        agency: row.agency.clone(),
        client: row.client.clone(),
        phase: Phase::of(row.start, row.weeks, today),
        areas: row.areas.iter().map(|(title, figure)| AreaGlance { title: title.clone(), figure: *figure }).collect(),
        criticals: row.criticals,
        open: row.open,
        overdue: row.overdue,
        next: row.next.clone(),
        fault: row.fault.clone(),
    }
}
