//! Why a question is worth what it is and why a figure is capped, in words.
//!
//! Chooses from `texts::figures`; the facts stand in the scorecard.

use crate::domain::entry::Status;
use crate::domain::parse::date;
use crate::domain::period::Voice;
use crate::domain::question::Question;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::credit::{AGREED, Start};
use crate::insight::scorecard::{AreaScore, AreaState, Figure, Line, Scorecard};
use crate::texts::checks;
use crate::texts::figures as words;

/// Where a credit starts, in a few words: `unknown`, `agreed by both`, `stated by the client`.
#[must_use]
pub fn start(card: &Scorecard, line: &Line, question: Option<&Question>) -> String {
    match &line.credit.because {
        Start::NotAnswered(status) => not_answered(card, *status).to_owned(),
        Start::NeverScored => words::NEVER_SCORED.to_owned(),
        Start::Assumed { open: true } => words::ASSUMED_OPEN.to_owned(),
        Start::Assumed { open: false } => words::ASSUMED_LOST.to_owned(),
        Start::Stated => words::stated(&words::speaker(line.voice.map_or("", Voice::as_str))),
        Start::Agreed => words::AGREED.to_owned(),
        Start::Proven { .. } => words::PROVEN.to_owned(),
        Start::Option(id) => {
            let options = question.map_or(&[][..], |question| question.kind.options());
            let label = options.iter().find(|option| option.id == *id).map(|option| option.label.as_str());
            words::option(label.unwrap_or(id.as_str()))
        }
        Start::Step { step, without_evidence } => words::step(*step, *without_evidence),
    }
}

fn not_answered(card: &Scorecard, status: Status) -> &'static str {
    match status {
        Status::Blank | Status::Answered => words::BLANK,
        Status::Unknown => words::UNKNOWN,
        Status::CannotTell => words::CANNOT_TELL,
        Status::NotApplicable if card.voice == Voice::Joint => words::NOT_ACCEPTED,
        Status::NotApplicable => words::NOT_WAIVED,
        Status::Declined => words::DECLINED,
    }
}

/// Everything that makes a question worth what it is: where it starts, each failed check, since when it is stale.
#[must_use]
pub fn reasons(card: &Scorecard, line: &Line, question: Option<&Question>) -> Vec<String> {
    let mut all = vec![start(card, line, question)];
    if let Some(question) = question {
        let failed = line.credit.failed.iter().filter_map(|failed| question.checks.get(failed.at));
        all.extend(failed.map(|check| check.sentence(question)));
    }
    all.extend(stale(line));
    all
}

fn stale(line: &Line) -> Option<String> {
    let since = line.credit.stale?.since;
    Some(since.map_or_else(|| words::NEVER_CONFIRMED.to_owned(), |day| words::not_reconfirmed(&date::show(day))))
}

/// Why a critical sets a cap: what holds it below *agreed*, in a few words.
fn cap_reason(card: &Scorecard, line: &Line, question: Option<&Question>) -> String {
    let title = question.map_or(line.id.as_str(), Question::title);
    let title = if title.contains(' ') { title.to_owned() } else { title.replace('-', " ") };
    let credit = &line.credit;
    let held_by_checks = !credit.failed.is_empty() && (credit.start >= AGREED || card.purpose == Purpose::Audit);
    match stale(line) {
        _ if held_by_checks => words::has_failed(&title, credit.failed.len()),
        Some(stale) if credit.start >= AGREED => words::because(&title, &stale),
        _ => words::because(&title, &start(card, line, question)),
    }
}

/// Why a figure is capped: the first `named` criticals that set the cap, each with what holds it below *agreed*.
#[must_use]
pub fn cap_reasons(
    questionnaire: &Questionnaire,
    card: &Scorecard,
    area: &AreaScore,
    figure: &Figure,
    named: usize,
) -> Vec<String> {
    let setters = figure.cap.iter().flat_map(|cap| &cap.because);
    let lines = setters.filter_map(|id| area.lines.iter().find(|line| line.id == *id));
    lines.take(named).map(|line| cap_reason(card, line, questionnaire.question(line.id.as_str()))).collect()
}

/// The figure of an area with its cap and the reasons: `Measurement 39 (47 before the cap): pipeline access is unknown`.
/// Three criticals are named at most, the others counted. Without a figure, why there is none.
#[must_use]
pub fn summary(questionnaire: &Questionnaire, card: &Scorecard, area: &AreaScore, figure: Option<&Figure>) -> String {
    const NAMED: usize = 3;
    let Some(figure) = figure else {
        let why = match area.state {
            AreaState::TooFewAnswers => words::TOO_FEW_ANSWERS,
            AreaState::Unscored => words::UNSCORED,
            AreaState::OutOfScope | AreaState::Scored => words::OUT_OF_SCOPE,
        };
        return format!("{}: {why}", area.title);
    };
    let Some(cap) = &figure.cap else {
        return words::uncapped(&area.title, figure.figure);
    };
    let reasons = cap_reasons(questionnaire, card, area, figure, NAMED);
    let listed = match cap.because.len().checked_sub(NAMED) {
        Some(more) if more > 0 => words::and_more(&reasons.join(", "), more),
        _ => checks::list(&reasons),
    };
    words::capped(&area.title, figure.figure, figure.before_cap, cap.at, &listed)
}

#[cfg(test)]
mod tests;
