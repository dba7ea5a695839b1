//! All files: where they lie, how they are read, checked, saved, merged and watched.

pub mod apply;
pub mod atomic;
pub mod error;
pub mod finding;
pub mod journal;
pub mod keep;
pub mod lock;
pub mod merge;
pub mod paths;
pub mod read;
pub mod settings;
pub mod toml_file;
pub mod write_book;
pub mod write_engagement;
pub mod write_value;
