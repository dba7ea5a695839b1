//! The upper part of the engagement page: going on, what needs the user, the headline, the weeks, the areas.
//!
//! Makes rows; decides nothing.

use crate::domain::questionnaire::Purpose;
use crate::insight::applies::Place;
use crate::insight::because::cap_reasons;
use crate::insight::scorecard::{AreaScore, AreaState, Figure, Scorecard};
use crate::texts::engagement as texts;
use crate::texts::figures;
use crate::tui::screens::engagement::shown::{Shown, Target, short};
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, Row, columns, row};

/// Columns of an area's name.
const NAME: u16 = 19;
/// Columns of a number, a band and the spaces around them.
const NUMBER: u16 = 4;
const BAND: u16 = 9;
/// A meter is never longer.
const LONGEST: u16 = 16;

/// The way on.
pub fn head(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let width = draft.width();
    let (entered, asked) = shown.desk.entered(shown.book);
    let joint = shown.book.voice == crate::domain::period::Voice::Joint;
    draft.choice(Target::Questions, |draft| {
        let choose = shown.questionnaire.purpose == Purpose::Audit && !shown.has_figures();
        let words = if choose { texts::CHOOSE_FIRST } else { texts::GO_ON };
        draft.push(row(words, width, Role::Text).right(width, &texts::entered(entered, asked, joint), Role::Text));
    });
    if let Some(on) = shown.desk.book(shown.book).and_then(|book| book.locked) {
        draft.push(row(&texts::capital(&texts::locked(on.date_naive())), width, Role::Dim));
    }
    if let Some(on) = shown.desk.round(&shown.book.round).and_then(|round| round.closed) {
        draft.push(row(&texts::capital(&texts::closed(on)), width, Role::Dim));
    } else if shown.questionnaire.purpose == Purpose::Plan {
        draft.paragraph(0, crate::texts::two_sides::OPEN_PLAN, Role::Warn);
    }
}

/// What needs the user: why nothing can be changed, what was found in the files.
pub fn notices(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let opened = shown.desk.opened();
    let all = opened.read_only.iter().chain(&opened.notices);
    for notice in all {
        draft.blank();
        draft.paragraph(0, &notice.words, Role::Bad);
        if let Some(hint) = &notice.hint {
            draft.paragraph(0, hint, Role::Text);
        }
    }
}

/// How many criticals are agreed; for a side or a plan what there is to say instead.
pub fn headline(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    let words = match shown.questionnaire.purpose {
        Purpose::Plan => texts::PLAN.to_owned(),
        Purpose::Audit if !shown.has_figures() => texts::AUDIT.to_owned(),
        Purpose::Coverage if shown.card.is_none() => shown.no_figure().to_owned(),
        _ => match shown.card.and_then(|card| card.criticals) {
            Some(criticals) if shown.book.voice.side().is_none() => {
                figures::headline(criticals.agreed, criticals.total)
            }
            _ => return,
        },
    };
    draft.blank();
    draft.push(row(&words, draft.width(), Role::Strong));
}

/// One column a week: how many of its questions have an entry.
pub fn weeks(shown: &Shown<'_>, draft: &mut Draft<Target>) {
    if shown.questionnaire.purpose != Purpose::Coverage {
        return;
    }
    let Some(round) = shown.desk.round(&shown.book.round) else { return };
    draft.heading(texts::WEEKS, texts::WEEKS_ASIDE);
    let weeks = shown.engagement().weeks_of(round).min(12);
    let cell = (draft.width() / u16::try_from(weeks + 1).unwrap_or(1)).min(9);
    let (mut names, mut counts) = (Row::default(), Row::default());
    for (week, x) in (0..=weeks).zip((0u16..).step_by(usize::from(cell.max(1)))) {
        let now = shown.card.and_then(|card| card.week) == Some(week);
        let (name, role) = if now { (format!("[{week}]"), Role::Accent) } else { (format!(" {week}"), Role::Text) };
        names = names.words(x, cell, &name, role);
        let words = shown.card.map_or_else(|| shown.no_figure().to_owned(), |card| of_week(card, week, weeks));
        counts = counts.words(x + 1, cell.saturating_sub(1), &words, if now { Role::Text } else { Role::Dim });
    }
    draft.push(names);
    draft.push(counts);
    if round.start.is_none() {
        draft.paragraph(0, texts::NO_START, Role::Warn);
    }
}

fn of_week(card: &Scorecard, week: u32, last: u32) -> String {
    let of_week = |settled: Option<u32>| settled.unwrap_or(0).min(last) == week;
    let lines = card.lines().filter(|line| line.place == Place::Asked && of_week(line.settled));
    let (entered, asked) = lines.fold((0, 0), |(entered, asked), line| {
        (entered + u32::from(line.status != crate::domain::entry::Status::Blank), asked + 1)
    });
    if asked == 0 { texts::NONE.to_owned() } else { texts::slash(entered, asked) }
}

/// Where the figures of an area stand.
struct Columns {
    due: Option<u16>,
    whole: u16,
    meter: u16,
}

impl Columns {
    fn of(width: u16, audit: bool) -> Self {
        let room = width.saturating_sub(NAME);
        if audit {
            return Self { due: None, whole: NAME, meter: room.saturating_sub(NUMBER + BAND).min(LONGEST) };
        }
        let each = (room / 2).min(LONGEST + NUMBER + BAND);
        let meter = each.saturating_sub(NUMBER + BAND).min(LONGEST);
        Self { due: Some(NAME), whole: NAME + each, meter }
    }
}

/// The areas with both figures, and why they are capped.
///
/// With `roomy` a blank row parts them.
pub fn areas(shown: &Shown<'_>, roomy: bool, draft: &mut Draft<Target>) {
    if !shown.has_figures() {
        return;
    }
    let columns = Columns::of(draft.width(), shown.questionnaire.purpose == Purpose::Audit);
    draft.blank();
    let mut head = row(texts::AREAS, NAME, Role::Heading).words(columns.whole, 12, texts::WHOLE, Role::Dim);
    if let Some(due) = columns.due {
        head = head.words(due, 12, texts::DUE_SO_FAR, Role::Dim);
    }
    draft.push(head);
    for (at, area) in shown.questionnaire.areas.iter().enumerate() {
        let score = shown.card.and_then(|card| card.area(area.id.as_str()));
        if !area.scored && score.is_none_or(|score| score.lines.is_empty()) {
            continue;
        }
        if roomy && at > 0 {
            draft.blank();
        }
        draft.choice(Target::Area(area.id.clone()), |draft| {
            let name = row(&area.title, NAME - 1, Role::Text);
            draft.push(match (score, shown.card) {
                (Some(score), Some(card)) => {
                    let row = figures_of(score, &columns, draft.width(), name);
                    draft.push(row);
                    return under(shown, card, score, draft);
                }
                _ => without(shown.no_figure(), &columns, name),
            });
        });
    }
}

fn without(words: &str, columns: &Columns, row: Row) -> Row {
    let row = cell(row, columns.whole, columns.meter, None, words);
    match columns.due {
        Some(due) => cell(row, due, columns.meter, None, words),
        None => row,
    }
}

fn figures_of(area: &AreaScore, columns: &Columns, width: u16, row: Row) -> Row {
    let no_figure = match area.state {
        AreaState::OutOfScope => figures::OUT_OF_SCOPE,
        AreaState::TooFewAnswers => figures::TOO_FEW_ANSWERS,
        AreaState::Unscored => figures::UNSCORED,
        AreaState::Scored => "",
    };
    if !no_figure.is_empty() {
        return row.words(NAME, width.saturating_sub(NAME), no_figure, Role::Dim);
    }
    let row = cell(row, columns.whole, columns.meter, area.whole.as_ref(), texts::NONE);
    match columns.due {
        Some(due) => cell(row, due, columns.meter, area.due.as_ref(), texts::NONE),
        None => row,
    }
}

/// Meter, number and band.
fn cell(row: Row, x: u16, meter: u16, figure: Option<&Figure>, none: &str) -> Row {
    let number = figure.map_or_else(|| none.to_owned(), |figure| figure.figure.to_string());
    let band = figure.map_or("", |figure| figure.band.as_str());
    let row = if meter > 2 { row.meter(x, meter, figure.map(|figure| figure.figure)) } else { row };
    row.right(x + meter + NUMBER, &number, Role::Text).words(x + meter + NUMBER + 1, BAND - 2, band, Role::Dim)
}

/// The reason of the cap, in one row.
fn under(shown: &Shown<'_>, card: &Scorecard, area: &AreaScore, draft: &mut Draft<Target>) {
    if let Some(figure) = &area.whole
        && let Some(cap) = &figure.cap
    {
        let more = cap.because.len().saturating_sub(1);
        let sentence = |reason: &str| {
            let reason = texts::capital(&texts::and_like_it(reason, more));
            if figure.before_cap > figure.figure {
                texts::capped(figure.figure, figure.before_cap, &reason)
            } else {
                texts::held(cap.at, &reason)
            }
        };
        let role = if figure.before_cap > figure.figure { Role::Warn } else { Role::Dim };
        let width = draft.width().saturating_sub(2);
        let first = cap.because.first().and_then(|id| Some((shown.title(id), card.line(id.as_str())?)));
        let briefer = first.iter().flat_map(|(title, line)| [texts::brief(title, short(line)), title.clone()]);
        let full = cap_reasons(shown.questionnaire, card, area, figure, 1).concat();
        let all: Vec<String> = std::iter::once(full).chain(briefer).map(|reason| sentence(&reason)).collect();
        let fits = all.iter().find(|words| columns(words) <= width).or(all.last());
        draft.push(Row::default().words(2, width, fits.map_or("", String::as_str), role));
    }
    if area.reduced_scope {
        draft.push(Row::default().words(2, draft.width().saturating_sub(2), figures::REDUCED_SCOPE, Role::Dim));
    }
}
