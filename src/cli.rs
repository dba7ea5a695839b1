//! The commands: everything the app does that a script may want, one file for each.
//!
//! `args` is the one table of commands; `manual` gives each its examples and exit codes; help, completions and the man
//! page come from these two. `run` chooses the command, `session` is what a command gets, `refusal` how it fails. Data
//! goes to standard output, messages to standard error. Nothing here prompts.

pub mod actions;
pub mod agree;
pub mod answer;
pub mod args;
pub mod check;
pub mod compare;
pub mod completions;
pub mod confirm;
pub mod demo;
pub mod editions;
pub mod excerpt;
pub mod findings;
pub mod gaps;
pub mod help;
pub mod help_checks;
pub mod help_questionnaires;
pub mod help_wording;
pub mod json;
pub mod json_compare;
pub mod json_entry;
pub mod json_figure;
pub mod json_score;
pub mod json_trend;
pub mod json_why;
pub mod kept_private;
pub mod keys;
pub mod list;
pub mod lock;
pub mod man;
pub mod manual;
pub mod new;
pub mod open;
pub mod opened;
pub mod options;
pub mod plain;
pub mod questionnaire;
pub mod questionnaire_new;
pub mod refusal;
pub mod round;
pub mod round_close;
pub mod round_list;
pub mod round_start;
pub mod run;
pub mod save;
pub mod schema;
pub mod score;
pub mod seal;
pub mod seen;
pub mod series;
pub mod session;
pub mod set;
pub mod settle;
pub mod show;
pub mod show_full;
pub mod show_question;
pub mod table;
pub mod trend;
pub mod upgrade;
pub mod upgrade_plan;
pub mod upgrade_told;
pub mod why;
pub mod wording;
