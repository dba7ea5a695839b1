//! The form that begins a round: what is asked, about which quarter, who speaks; and whether a reset is offered.
//!
//! Gathers three fields; the round itself is begun elsewhere.

use crate::domain::parse::window;
use crate::domain::period::{Quarter, Side, Voice};
use crate::insight::reset::ResetReason;
use crate::texts::voices;
use crate::texts::windows::round as texts;
use crate::tui::context::Context;
use crate::tui::desk::surface::Desk;
use crate::tui::outcome::{NewRound, Notice, Outcome};
use crate::tui::widgets::form::{Field, Form, Takes};
use chrono::NaiveDate;

/// What may be begun, in the words of the form; the ids of the questionnaires.
const ASKED: &[&str] = &["audit", "reset", "strategic-review", "onboarding"];
/// Who may speak.
const SPEAK: &[&str] = &["agency", "client", "sales", "together"];

/// The form with the usual choice: an audit of the last quarter, by the user's own side as far as it is known.
#[must_use]
pub fn form(cx: &Context<'_>) -> Form {
    let quarter = Quarter::of(cx.at.today).previous().to_string();
    let named = || cx.desk?.engagement().side_of(cx.mine.name.as_deref()?);
    let side = cx.mine.side.or_else(named).map_or("", Side::as_str);
    let fields = vec![
        Field::new(texts::ASKED, texts::ASKED_HINT, Takes::OneOf(ASKED), ASKED[0]).needed(),
        Field::new(texts::PERIOD, texts::PERIOD_HINT, Takes::Words, &quarter),
        Field::new(texts::VOICE, texts::VOICE_HINT, Takes::OneOf(SPEAK), side).needed(),
    ];
    Form::new(fields, texts::FOOT).beginning_at(if side.is_empty() { 2 } else { 0 })
}

/// What the fields ask for.
///
/// # Errors
/// A period that is none, or an audit that is to be answered together: what to say then.
pub fn outcome(form: &Form, today: NaiveDate) -> Result<Outcome, Notice> {
    let word = |field| form.words(field).unwrap_or_default().to_lowercase();
    let (questionnaire, period) = (word(0), word(1));
    let voice = match word(2) {
        word if word == voices::name(Voice::Joint) => Voice::Joint,
        word => Voice::parse(&word).unwrap_or(Voice::Joint),
    };
    let audit = questionnaire == ASKED[0];
    if audit && voice == Voice::Joint {
        return Err(Notice::bad(texts::EACH_ALONE, None));
    }
    let window = match period.is_empty() || !audit {
        true if audit => Quarter::of(today).previous().window(),
        true => None,
        false => Some(window::read(&period, today).map_err(|_| Notice::bad(texts::NO_PERIOD, None))?),
    };
    Ok(Outcome::StartRound(NewRound { questionnaire, window, voice }))
}

/// Why a reset is offered, or that it may be begun all the same where one is about to be.
#[must_use]
pub fn reset_offer(desk: &Desk, form: &Form) -> Vec<String> {
    let Some(sides) = desk.sides() else { return Vec::new() };
    let asked = form.words(0).is_some_and(|word| word.eq_ignore_ascii_case(ASKED[1]));
    let mut said: Vec<String> = sides
        .reset
        .iter()
        .map(|reason| match reason {
            ResetReason::OpenAreas { voice, areas } => texts::open_areas(voices::name(*voice), areas.len()),
            ResetReason::SuccessDiffers => texts::SUCCESS_DIFFERS.to_owned(),
        })
        .collect();
    if said.is_empty() && asked {
        said.push(texts::NO_REASON.to_owned());
    }
    said
}
