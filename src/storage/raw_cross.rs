//! What the parts of a questionnaire say of each other: references that resolve, conditions that can hold and do not run
//! in circles, rules of the questionnaire's purpose (`format.md`; `scoring.md` sections 2 and 4).

use crate::domain::check::{Check, Order};
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::period::AskedOf;
use crate::domain::question::{ColumnKind, Critical, Kind};
use crate::domain::questionnaire::{Purpose, Step};
use crate::storage::raw_check::Placed;
use crate::storage::raw_kind::twice;
use crate::storage::raw_log::Log;
use crate::storage::raw_question::{ConditionPlaces, Draft};
use crate::storage::raw_words::{did_you_mean, nearest};
use std::collections::{HashMap, HashSet};

/// The parts the questions refer to.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'p> {
    /// What the questionnaire is for.
    pub purpose: Purpose,
    /// The ids of its areas.
    pub areas: &'p [Id],
    /// Its steps.
    pub steps: &'p [Step],
    /// Its questions.
    pub drafts: &'p [Draft],
}

/// Reports everything that does not fit together.
pub fn look(log: &mut Log<'_>, parts: Parts<'_>) {
    let index = unique(log, parts.drafts);
    for draft in parts.drafts {
        places(log, parts, draft);
        purpose(log, parts.purpose, draft);
        blindness(log, parts, draft, &index);
        for (condition, places) in conditions(draft) {
            resolve(log, parts, draft, condition, places, &index);
        }
        for placed in &draft.checks {
            order(log, parts, draft, placed, &index);
        }
    }
    earlier_ids(log, parts.drafts, &index);
    circles(log, parts.drafts, &index);
}

/// The way out where no question has an id.
fn near(log: &Log<'_>, parts: Parts<'_>, id: &Id) -> String {
    let known = parts.drafts.iter().map(|draft| draft.question.id.as_str());
    match if log.is_full() { None } else { nearest(id.as_str(), known) } {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Write the id of a question of this file.".to_owned(),
    }
}

fn unique<'p>(log: &mut Log<'_>, drafts: &'p [Draft]) -> HashMap<&'p str, usize> {
    let mut index: HashMap<&str, usize> = HashMap::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.id_known) {
        let id = &draft.question.id;
        match index.get(id.as_str()) {
            Some(&first) => {
                twice(log, "question", id, draft.id_at, std::iter::once((id, drafts[first].id_at)));
            }
            None => {
                index.insert(id.as_str(), at);
            }
        }
    }
    index
}

fn places(log: &mut Log<'_>, parts: Parts<'_>, draft: &Draft) {
    let question = &draft.question;
    if let Some(at) = draft.area_at.filter(|_| !parts.areas.contains(&question.area)) {
        let message =
            format!("Question `{}` belongs to the area `{}`, which is not in this file.", question.id, question.area);
        log.error(
            at,
            "unknown-area",
            message,
            did_you_mean(question.area.as_str(), parts.areas.iter().map(Id::as_str)),
        );
    }
    let step = parts.steps.iter().find(|step| step.id == question.step);
    if let (Some(at), None) = (draft.step_at, step) {
        let message =
            format!("Question `{}` is asked in the step `{}`, which is not in this file.", question.id, question.step);
        let known = parts.steps.iter().map(|step| step.id.as_str());
        log.error(at, "unknown-step", message, did_you_mean(question.step.as_str(), known));
    }
    if let (Some(settled), Some(week)) = (question.settled, step.and_then(|step| step.week))
        && settled < week
    {
        let message = format!(
            "Question `{}` is to be settled in week {settled}, before it is asked in week {week}.",
            question.id
        );
        log.error(
            draft.settled_at,
            "settled-before-asked",
            message,
            format!("Write settled = {week} or later, or choose an earlier step."),
        );
    }
}

fn purpose(log: &mut Log<'_>, purpose: Purpose, draft: &Draft) {
    let question = &draft.question;
    if purpose == Purpose::Coverage && matches!(question.kind, Kind::Scale(_)) {
        let message = format!("Question `{}` is a scale, and scales belong into audits.", question.id);
        log.error(
            draft.kind_at,
            "scale-in-coverage",
            message,
            "Use a choice whose options have credits, or write purpose = \"audit\" at the top.",
        );
    }
    let options = question.kind.options();
    let credited = options.iter().filter(|option| option.credit.is_some()).count();
    if purpose == Purpose::Audit && credited > 0 && credited < options.len() {
        let message = format!("In question `{}` {credited} of {} options have a credit.", question.id, options.len());
        log.error(
            draft.kind_at,
            "some-credits",
            message,
            "In an audit give every option of a question a credit, or none.",
        );
    }
    if question.critical != Critical::Never && question.weight == Some(0) {
        let message = format!("Question `{}` is critical and has weight 0.", question.id);
        log.error(draft.weight_at, "critical-without-weight", message, "Leave the weight out, or take `critical` out.");
    }
}

fn blindness(log: &mut Log<'_>, parts: Parts<'_>, draft: &Draft, index: &HashMap<&str, usize>) {
    let question = &draft.question;
    if question.blind && question.asked_of != AskedOf::Both {
        let message = format!("Question `{}` is blind and asked of `{}` only.", question.id, question.asked_of);
        log.error(
            draft.blind_at,
            "blind-of-one",
            message,
            "A blind question is asked of both sides: write asked_of = \"both\", or take `blind` out.",
        );
    }
    let Some(beside) = &question.beside else { return };
    let at = draft.beside_at;
    match index.get(beside.as_str()).map(|at| &parts.drafts[*at].question) {
        None => {
            let message = format!("Question `{}` stands beside `{beside}`, which is not in this file.", question.id);
            let hint = near(log, parts, beside);
            log.error(at, "unknown-question", message, hint);
        }
        Some(other) if !matches!(other.kind, Kind::Scale(_)) => {
            let message = format!("Question `{}` stands beside `{beside}`, which is no scale.", question.id);
            log.error(at, "beside-no-scale", message, "Name the scale item beside whose step it stands.");
        }
        Some(_) => {
            let fits =
                question.blind && question.weight == Some(0) && matches!(question.kind, Kind::Text | Kind::Table(_));
            if !fits && draft.kind_known {
                let message = format!(
                    "Question `{}` stands beside a step but is not a blind text or table with weight 0.",
                    question.id
                );
                log.error(
                    at,
                    "beside-not-blind",
                    message,
                    "Write blind = true and weight = 0, and kind text or table.",
                );
            }
        }
    }
}

/// The conditions of a question with their places.
fn conditions(draft: &Draft) -> impl Iterator<Item = (&Condition, &ConditionPlaces)> {
    let critical = match &draft.question.critical {
        Critical::When(condition) => Some((condition, &draft.critical_at)),
        Critical::Always | Critical::Never => None,
    };
    draft.question.applies.as_ref().map(|condition| (condition, &draft.applies_at)).into_iter().chain(critical)
}

fn resolve(
    log: &mut Log<'_>,
    parts: Parts<'_>,
    draft: &Draft,
    condition: &Condition,
    places: &ConditionPlaces,
    index: &HashMap<&str, usize>,
) {
    let (id, named) = (&draft.question.id, &condition.question);
    let Some(other) = index.get(named.as_str()).map(|at| &parts.drafts[*at]) else {
        let message = format!("A condition of question `{id}` looks at `{named}`, which is not in this file.");
        let hint = near(log, parts, named);
        log.error(places.question, "unknown-question", message, hint);
        return;
    };
    if !other.kind_known {
        return;
    }
    let options = other.question.kind.options();
    if options.is_empty() {
        let message =
            format!("A condition of question `{id}` looks at `{named}` of kind `{}`.", other.question.kind.as_str());
        log.error(
            places.question,
            "condition-no-choice",
            message,
            "Conditions look at questions of kind choice or choices.",
        );
        return;
    }
    let known = |wanted: &Id| options.iter().any(|option| option.id == *wanted);
    let never = !condition.is.iter().any(known);
    for (option, at) in condition.is.iter().zip(&places.is).filter(|(option, _)| !known(option)) {
        let ends = if never { ", so it can never hold" } else { "" };
        let message =
            format!("A condition of question `{id}` waits for `{option}`, which is no option of `{named}`{ends}.");
        log.error(
            *at,
            "unknown-option",
            message,
            did_you_mean(option.as_str(), options.iter().map(|option| option.id.as_str())),
        );
    }
}

fn order(log: &mut Log<'_>, parts: Parts<'_>, draft: &Draft, placed: &Placed, index: &HashMap<&str, usize>) {
    let (Check::Before(order) | Check::After(order)) = &placed.check else { return };
    let rule = placed.check.rule();
    own_date(log, draft, placed, order, rule);
    let Some(other) = index.get(order.question.as_str()).map(|at| &parts.drafts[*at]) else {
        let message = format!("The check `{rule}` names the question `{}`, which is not in this file.", order.question);
        let hint = near(log, parts, &order.question);
        log.error(placed.question_at, "unknown-question", message, hint);
        return;
    };
    if !other.kind_known {
        return;
    }
    let columns = other.question.kind.columns();
    let dates = || columns.iter().filter(|column| column.kind == ColumnKind::Date).map(|column| column.id.as_str());
    match &order.of {
        None if matches!(other.question.kind, Kind::Date) || dates().next().is_some() => {}
        None => {
            let message = format!("The check `{rule}` compares with `{}`, which holds no date.", order.question);
            log.error(
                placed.question_at,
                "check-does-not-fit",
                message,
                "Name a date question, or one with a date column.",
            );
        }
        Some(of) if dates().any(|column| *of == *column) => {}
        Some(of) => {
            let message = format!(
                "The check `{rule}` compares with the column `{of}` of `{}`, which is no date column there.",
                order.question
            );
            let known: Vec<&str> = dates().collect();
            let hint = if known.is_empty() { "Leave `of` out.".to_owned() } else { did_you_mean(of.as_str(), known) };
            log.error(placed.of_at, "unknown-column", message, hint);
        }
    }
}

fn own_date(log: &mut Log<'_>, draft: &Draft, placed: &Placed, order: &Order, rule: &str) {
    let columns = draft.question.kind.columns();
    let without = !columns.is_empty() && !columns.iter().any(|column| column.kind == ColumnKind::Date);
    if order.column.is_none() && without {
        let message = format!("The check `{rule}` of question `{}` has no date column to look at.", draft.question.id);
        log.error(placed.at, "check-does-not-fit", message, "Add a date column, or take the check out.");
    }
}

fn earlier_ids(log: &mut Log<'_>, drafts: &[Draft], index: &HashMap<&str, usize>) {
    let mut claimed: HashMap<&str, usize> = HashMap::new();
    for draft in drafts {
        for (was, at) in draft.question.was.iter().zip(&draft.was_at) {
            if index.contains_key(was.as_str()) {
                let message = format!(
                    "Question `{}` was called `{was}`, but a question of that id is still here.",
                    draft.question.id
                );
                log.error(*at, "earlier-id-in-use", message, "Take one of the two out.");
            } else if let Some(first) = claimed.insert(was.as_str(), *at) {
                let line = log.line(first);
                let message = format!("Two questions were called `{was}`; the first says so on line {line}.");
                log.error(*at, "earlier-id-in-use", message, "An earlier id belongs to one question.");
            }
        }
    }
}

/// Reports each circle of `applies` once, at its first question.
fn circles(log: &mut Log<'_>, drafts: &[Draft], index: &HashMap<&str, usize>) {
    let next = |at: usize| {
        drafts[at].question.applies.as_ref().and_then(|condition| index.get(condition.question.as_str()).copied())
    };
    let mut done: HashSet<usize> = HashSet::new();
    for start in 0..drafts.len() {
        let mut path = Vec::new();
        let mut on_path = HashSet::new();
        let mut at = Some(start);
        while let Some(here) = at {
            if on_path.contains(&here) {
                report_circle(log, drafts, &path, here);
                break;
            }
            if done.contains(&here) {
                break;
            }
            path.push(here);
            on_path.insert(here);
            at = next(here);
        }
        done.extend(path);
    }
}

fn report_circle(log: &mut Log<'_>, drafts: &[Draft], path: &[usize], back: usize) {
    let circle: Vec<usize> = path.iter().copied().skip_while(|at| *at != back).collect();
    let first = circle.iter().copied().min().unwrap_or(back);
    let mut names: Vec<String> = circle.iter().take(8).map(|at| format!("`{}`", drafts[*at].question.id)).collect();
    if circle.len() > names.len() {
        names.push("…".to_owned());
    }
    names.push(format!("`{}`", drafts[back].question.id));
    let message = format!("The conditions run in a circle: {}.", names.join(" → "));
    log.error(drafts[first].applies_at.question, "circular-condition", message, "Let one of them apply always.");
}
