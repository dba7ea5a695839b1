//! The audits over time: a line of each area and side, what moved and why, drift as states, answers that have aged.
//!
//! Makes rows; decides nothing. Only audits that both sides have locked come from the clerk.

use crate::domain::engagement::BookName;
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::Questionnaire;
use crate::insight::sides::{Course, Stage};
use crate::insight::trend::{Change, Verdict, Worth};
use crate::texts::{engagement, home, trend as says, two_sides as texts};
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::screens::rounds::target::Target;
use crate::tui::theme::Role;
use crate::tui::widgets::page::{Draft, row};

/// Columns of a name.
const NAME: u16 = 20;
/// Signs of a line, lowest first: one column in every font.
const SIGNS: [char; 5] = ['_', '.', '-', '~', '^'];

/// Makes the rows.
pub fn draft(cx: &Context<'_>, draft: &mut Draft<Target>) {
    let Some((desk, sides)) = cx.desk.and_then(|desk| Some((desk, desk.sides()?))) else { return };
    if sides.courses.is_empty() {
        draft.paragraph(0, says::NO_AUDITS, Role::Text);
    }
    for course in &sides.courses {
        one_side(desk, course, draft);
    }
    if !sides.courses.is_empty() {
        draft.blank();
        draft.push(row(texts::SCALE, draft.width(), Role::Dim));
    }
    if !sides.hidden.is_empty() {
        let hidden: Vec<&str> = sides.hidden.iter().map(Id::as_str).collect();
        draft.paragraph(0, &says::not_revealed(&hidden), Role::Dim);
    }
    aged(desk, draft);
}

/// A line of signs, a space where there is no figure.
#[must_use]
pub fn signs(figures: &[Option<u32>]) -> String {
    let sign = |figure: u32| SIGNS[usize::try_from(figure / 20).unwrap_or(0).min(SIGNS.len() - 1)];
    figures.iter().map(|figure| figure.map_or(' ', sign)).collect()
}

fn one_side(desk: &Desk, course: &Course, draft: &mut Draft<Target>) {
    let width = draft.width();
    let first = course.rounds.first().map_or("", |stage| stage.round.as_str());
    let last = course.rounds.last().map_or("", |stage| stage.round.as_str());
    let span = if course.rounds.len() > 1 { format!("{first} .. {last}") } else { first.to_owned() };
    draft.heading(says::side(course.side.as_str()), &span);
    for (id, title) in &course.areas {
        let line = course.line(id);
        let figure = |figure: &Option<u32>| figure.map_or_else(|| format!("{:>4}", "-"), |one| format!("{one:>4}"));
        let figures: String = line.iter().map(figure).collect();
        let at = NAME + 2 + u16::try_from(line.len()).unwrap_or(0);
        let newest = course.rounds.last().map_or_else(|| id.clone(), |stage| stage.round.clone());
        draft.choice(Target::Figure(BookName { round: newest, voice: course.side.voice() }, id.clone()), |draft| {
            let line = row(title, NAME, Role::Text).words(NAME + 1, at - NAME - 1, &signs(&line), Role::Accent);
            draft.push(line.words(at, width.saturating_sub(at), &figures, Role::Text));
        });
    }
    if course.rounds.len() == 1 {
        draft.paragraph(0, says::ONE_ROUND, Role::Dim);
    }
    for (change, pair) in course.changes.iter().zip(course.rounds.windows(2)).rev() {
        draft.blank();
        draft.choice(Target::Read(course.side, pair[1].round.to_string()), |draft| {
            one_change(desk, change, pair, draft)
        });
    }
    if course.drift.is_empty() {
        return;
    }
    draft.blank();
    draft.push(row(says::DRIFT, width, Role::Accent));
    for (id, title, states) in &course.drift {
        let word = |state: &Option<crate::insight::course::State>| {
            state.map_or_else(
                || "-".to_owned(),
                |state| {
                    says::state(&says::worth(state.step, state.status.as_str()), state.on.map(home::day).as_deref())
                },
            )
        };
        draft.choice(Target::Read(course.side, id.to_string()), |draft| {
            draft.push(row(&engagement::capital(title), width, Role::Text));
            draft.paragraph(2, &states.iter().map(word).collect::<Vec<_>>().join("; "), Role::Dim);
        });
    }
}

fn one_change(desk: &Desk, change: &Change, pair: &[Stage], draft: &mut Draft<Target>) {
    let (older, newer) = (&pair[0], &pair[1]);
    let title = |id: &Id| {
        let question =
            desk.questionnaire(&newer.round).and_then(|one: &std::sync::Arc<Questionnaire>| one.question(id.as_str()));
        question.map_or_else(|| id.to_string(), |question| question.title().to_owned())
    };
    let heading = says::change(older.round.as_str(), newer.round.as_str(), change.comparable, change.applicable);
    draft.paragraph(0, &heading, Role::Accent);
    for area in &change.areas {
        let word = match &area.verdict {
            Verdict::Unscored => continue,
            Verdict::NoClearChange => "no-clear-change",
            Verdict::ReducedScope => "reduced-scope",
            Verdict::NoFigure => "no-figure",
            Verdict::Moved(one) => {
                let figure =
                    |figure: &Option<crate::insight::scorecard::Figure>| figure.as_ref().map_or(0, |one| one.figure);
                let words = says::moved(one.by, figure(&area.older), figure(&area.newer));
                draft.paragraph(2, &says::line(&area.title, &words), Role::Strong);
                for cause in &one.because {
                    let worth = |worth: Worth| says::worth(worth.step, worth.status.as_str());
                    draft.paragraph(
                        4,
                        &says::cause(&title(&cause.id), &worth(cause.older), &worth(cause.newer)),
                        Role::Text,
                    );
                }
                for id in &one.crossed {
                    let up = one.because.iter().any(|c| c.id == *id && c.newer.credit > c.older.credit);
                    draft.paragraph(4, &says::crossed(&title(id), up), if up { Role::Good } else { Role::Warn });
                }
                continue;
            }
        };
        draft.paragraph(2, &says::line(&area.title, says::verdict(word)), Role::Dim);
    }
}

/// Answers of coverage rounds that have aged, by the figures last computed.
fn aged(desk: &Desk, draft: &mut Draft<Target>) {
    draft.heading(texts::AGED, texts::AGED_HOW);
    let mut any = false;
    for round in &desk.engagement().rounds {
        let name = BookName { round: round.id.clone(), voice: Voice::Joint };
        let Some(card) = desk.card(&name) else { continue };
        for line in card.lines().filter(|line| line.credit.stale.is_some() && desk.entry(&name, &line.id).is_some()) {
            any = true;
            let title =
                desk.question(&round.id, &line.id).map_or_else(|| line.id.to_string(), |one| one.title().to_owned());
            draft.choice(Target::Aged(name.clone(), line.id.clone()), |draft| {
                let width = draft.width();
                let when = texts::last_confirmed(line.confirmed);
                draft.push(row(&engagement::capital(&title), width.saturating_sub(29), Role::Text).right(
                    width,
                    &when,
                    Role::Dim,
                ));
            });
        }
    }
    if !any {
        draft.push(row(texts::NONE_AGED, draft.width(), Role::Dim));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_one_sign_a_round_and_a_gap_where_there_is_no_figure() {
        assert_eq!(signs(&[Some(0), Some(20), None, Some(59), Some(79), Some(100)]), "_. -~^");
    }
}
