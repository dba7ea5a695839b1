//! All files: where they lie, how they are read, checked, saved, merged and watched.
//!
//! From the disk upwards: `atomic` writes durably, `read` reads within bounds, `lock` and `journal` stand beside a file;
//! `toml_file` and `keep` edit TOML in place; `raw_*` turn it into the domain's values and `write_*` back; `apply` and `merge` put
//! a change into a file somebody else may have changed; `save_file` does all of that for one file, `saver` for all files of a
//! running program; `workbook`, `create`, `keeper`, `private`, `library` and `cache` are what the floors above use, with
//! `seal` for digests, `catalogue` for questionnaires, `starter` and `schema` for who writes one, `upgrade` and `retired` for what a newer version
//! of one means for files, `settings` and `paths` for the person and the machine.

pub mod apply;
pub mod atomic;
pub mod begin_round;
pub mod cache;
pub mod catalogue;
pub mod changes;
pub mod copy;
pub mod create;
pub mod error;
pub mod finding;
pub mod fold;
pub mod import;
pub mod inspected;
pub mod inspection;
pub mod journal;
pub mod keep;
pub mod keeper;
pub mod library;
pub mod lock;
pub mod merge;
pub mod paths;
pub mod places;
pub mod private;
pub mod raw_actions;
pub mod raw_book;
pub mod raw_check;
pub mod raw_cross;
pub mod raw_engagement;
pub mod raw_entry;
pub mod raw_kind;
pub mod raw_limits;
pub mod raw_log;
pub mod raw_question;
pub mod raw_questionnaire;
pub mod raw_readable;
pub mod raw_scalar;
pub mod raw_spot;
pub mod raw_syntax;
pub mod raw_toml;
pub mod raw_typed;
pub mod raw_value;
pub mod raw_words;
pub mod read;
pub mod recover;
pub mod retired;
pub mod sample;
pub mod save_event;
pub mod save_file;
pub mod save_queue;
pub mod saver;
pub mod schema;
pub mod seal;
pub mod settings;
pub mod starter;
pub mod toml_file;
pub mod typed_text;
pub mod upgrade;
pub mod workbook;
pub mod write_book;
pub mod write_engagement;
pub mod write_report;
pub mod write_value;
