//! What is chosen for this computer: a name, a side, colours, the mouse, the library folder.
//!
//! Gathers the fields; keeping them is asked for.

use crate::domain::period::Side;
use crate::texts::windows::mine as texts;
use crate::tui::context::Context;
use crate::tui::outcome::{Outcome, Preferences};
use crate::tui::theme::Theme;
use crate::tui::widgets::form::{Field, Form, Takes};
use std::path::PathBuf;

/// The words a switch is set with.
const SWITCH: &[&str] = &["on", "off"];
/// The themes by name.
const THEMES: &[&str] = &[Theme::Dark.as_str(), Theme::Light.as_str(), Theme::Plain.as_str()];

/// The fields, filled with what is chosen now.
#[must_use]
pub fn form(cx: &Context<'_>) -> Form {
    let mine = cx.mine;
    let library = mine.library.as_ref().map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
    let fields = vec![
        Field::new(texts::NAME, texts::NAME_HINT, Takes::Words, mine.name.as_deref().unwrap_or_default()),
        Field::new(texts::SIDE, texts::SIDE_HINT, Takes::Side, mine.side.map_or("", Side::as_str)),
        Field::new(texts::COLOURS, texts::COLOURS_HINT, Takes::OneOf(THEMES), mine.theme.as_str()).needed(),
        Field::new(texts::MOUSE, texts::MOUSE_HINT, Takes::OneOf(SWITCH), SWITCH[usize::from(!mine.mouse)]).needed(),
        Field::new(texts::LIBRARY, texts::LIBRARY_HINT, Takes::Words, &library),
    ];
    Form::new(fields, texts::FOOT).beginning_at(0)
}

/// What the fields ask for.
#[must_use]
pub fn outcome(form: &Form) -> Outcome {
    let word = |field| form.words(field).map(|word| word.to_lowercase());
    Outcome::Prefer(Preferences {
        name: form.words(0),
        side: form.side(1),
        theme: word(2).and_then(|word| Theme::parse(&word)).unwrap_or_default(),
        mouse: word(3).as_deref() != Some(SWITCH[1]),
        library: form.words(4).map(PathBuf::from),
    })
}
