//! Which editor a kind has. Adding a kind starts here.

use crate::domain::question::{Kind, Question};
use crate::domain::value::Value;
use crate::tui::context::Context;
use crate::tui::editor::Editor;
use crate::tui::editors::choice::Choices;
use crate::tui::editors::line::Field;
use crate::tui::editors::record::Record;
use crate::tui::editors::table::Table;

/// The editor of a question with a value in it.
#[must_use]
pub fn editor_for(question: &Question, value: Option<&Value>, cx: &Context<'_>) -> Box<dyn Editor> {
    let mut editor: Box<dyn Editor> = match &question.kind {
        Kind::Text | Kind::Link | Kind::Number | Kind::Percent | Kind::Money | Kind::Date | Kind::Person => {
            Box::new(Field::new(question.kind.clone()))
        }
        Kind::Choice(spec) => Box::new(Choices::one(spec)),
        Kind::Choices(spec) => Box::new(Choices::several(spec)),
        Kind::Scale(spec) => Box::new(Choices::scale(spec)),
        Kind::Record(spec) => Box::new(Record::new(spec)),
        Kind::Table(spec) => Box::new(Table::new(spec.clone())),
    };
    editor.set(value, cx);
    editor
}
