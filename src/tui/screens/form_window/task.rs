//! Why an action is given up, or to which day it is put and why.
//!
//! Gathers the fields; nothing happens without a reason.

use crate::texts::windows::ask as texts;
use crate::tui::outcome::{AskTask, Outcome, TaskChange};
use crate::tui::widgets::form::{Field, Form, Takes};
use chrono::NaiveDate;

/// The fields: the new day of an action that is moved, and the reason.
#[must_use]
pub fn form(ask: &AskTask) -> Form {
    let reason = Field::new(texts::REASON, texts::REASON_HINT, Takes::Words, "").needed();
    if !ask.moves {
        return Form::new(vec![reason], texts::DROP_FOOT);
    }
    // The day it has is the one that does not hold: the new one is typed into an empty field.
    let day = Field::new(texts::BY, texts::DAY_HINT, Takes::Day, "").needed();
    Form::new(vec![day, reason], texts::MOVE_FOOT)
}

/// What the fields ask for.
#[must_use]
pub fn outcome(ask: &AskTask, form: &Form, today: NaiveDate) -> Option<Outcome> {
    let change = if ask.moves {
        TaskChange::Move(form.day(0, today)?, form.words(1)?)
    } else {
        TaskChange::Drop(form.words(0)?)
    };
    Some(Outcome::ChangeTask(ask.id.clone(), change))
}

/// The title of the window.
#[must_use]
pub const fn title(ask: &AskTask) -> &'static str {
    if ask.moves { texts::MOVE } else { texts::DROP }
}
