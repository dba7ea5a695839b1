//! Parts of screens that know no questionnaire.

pub mod form;
pub mod glyph;
pub mod grid;
pub mod list;
pub mod meter;
pub mod page;
pub mod text_box;
pub mod wrap;
