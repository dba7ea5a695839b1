//! Pure sums over questionnaires and books.

pub mod overview;
pub mod score;
