//! Tables and forms driven as a person drives them.

mod cells;
mod forms;
mod hands;
mod looks;
mod monkey;
mod ranges;
