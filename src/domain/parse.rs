//! Text as people write it, and the values behind it: the only such code, used by commands, editors, paste and the
//! plain mode.
//!
//! `read` turns text into a value or a cell of a kind, `show` a value back into text that reads the same; `number`,
//! `money`, `date`, `person` and `option` know how each is written. What lies in files is not read here.

pub mod date;
pub mod money;
pub mod number;
pub mod option;
pub mod person;
pub mod read;
pub mod show;
pub mod window;
