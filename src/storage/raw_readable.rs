//! What of a questionnaire can be looked at more closely, whatever is wrong with the rest: so that all faults of a file
//! are told at once, not those of its words only after those of its form.
//!
//! It must not know what is looked for.

use crate::domain::check::Check;
use crate::domain::id::Id;
use crate::domain::question::{Critical, Question};
use crate::domain::questionnaire::{Questionnaire, Version};
use crate::storage::finding::Finding;
use crate::storage::raw_log::Log;
use crate::storage::raw_question::Draft;
use crate::storage::raw_questionnaire::{Written, read};
use std::collections::HashSet;
use std::path::Path;

/// The sound part of a questionnaire.
#[derive(Debug)]
pub struct Readable {
    /// The questions without an error, as a questionnaire of their own; `None` where there is nothing to read.
    pub content: Option<Questionnaire>,
    /// How many questions have errors and are left out.
    pub left_out: usize,
    /// All findings, in order of place.
    pub findings: Vec<Finding>,
}

/// Reads as much as there is.
#[must_use]
pub fn readable(file: &Path, text: &str) -> Readable {
    let mut log = Log::new(file, text);
    let written = read(&mut log);
    let errors = log.error_places().to_vec();
    let findings = log.finish();
    let Some(mut written) = written else { return Readable { content: None, left_out: 0, findings } };
    let all = written.drafts.len();
    if !errors.is_empty() {
        keep_sound(&mut written, errors);
    }
    let left_out = all - written.drafts.len();
    Readable { content: written.whole(), left_out, findings }
}

/// Leaves out every question with an error, and what others say of it.
fn keep_sound(written: &mut Written, mut errors: Vec<usize>) {
    errors.sort_unstable();
    let starts: Vec<usize> = written.drafts.iter().map(|draft| draft.at).collect();
    let mut at = 0;
    written.drafts.retain(|draft| {
        at += 1;
        let end = starts.get(at).copied().unwrap_or(usize::MAX);
        let first = errors.partition_point(|error| *error < draft.at);
        draft.id_known && errors.get(first).is_none_or(|error| *error >= end)
    });
    loop {
        let known: HashSet<Id> = written.drafts.iter().map(|draft| draft.question.id.clone()).collect();
        let before = written.drafts.len();
        written.drafts.retain(|draft| compares_with(draft).all(|id| known.contains(id)));
        if written.drafts.len() == before {
            written.drafts.iter_mut().for_each(|draft| forget(&mut draft.question, &known));
            break;
        }
    }
    written.agendas.clear();
    let stand_in = || Id::parse("unread").expect("plain letters are an id");
    written.id.get_or_insert_with(stand_in);
    written.version.get_or_insert(Version(0, 0, 0));
    written.title.get_or_insert_default();
}

/// The questions whose dates it compares its own with.
fn compares_with(draft: &Draft) -> impl Iterator<Item = &Id> {
    draft.question.checks.iter().filter_map(|check| match check {
        Check::Before(order) | Check::After(order) => Some(&order.question),
        _ => None,
    })
}

/// Takes out conditions on questions that are not known, and a step it stands beside.
fn forget(question: &mut Question, known: &HashSet<Id>) {
    question.applies.take_if(|condition| !known.contains(&condition.question));
    question.beside.take_if(|beside| !known.contains(&*beside));
    if let Critical::When(condition) = &question.critical
        && !known.contains(&condition.question)
    {
        question.critical = Critical::Always;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const HEAD: &str = "[[area]]\nid = \"a\"\ntitle = \"A\"\n[[step]]\nid = \"s\"\ntitle = \"S\"\n";

    fn question(id: &str, more: &str) -> String {
        format!("[[question]]\nid = \"{id}\"\narea = \"a\"\nstep = \"s\"\nask = \"What?\"\n{more}\n")
    }

    #[test]
    fn questions_without_an_error_are_left_and_none_of_them_names_one_that_is_gone() {
        let text = [
            HEAD.to_owned(),
            question("day", "kind = \"date\"\nsettled = 9"),
            question("later", "kind = \"date\"\nchecks = [{ rule = \"after\", question = \"day\" }]"),
            question("latest", "kind = \"date\"\nchecks = [{ rule = \"after\", question = \"later\" }]"),
            question("model", "kind = \"chioce\""),
            question("by-model", "applies = { question = \"model\", is = [\"x\"] }\nwhy = \"So.\""),
            question("sound", "critical = true"),
        ];
        let read = readable(Path::new("a.toml"), &text.concat());
        let content = read.content.unwrap();
        let ids: Vec<&str> = content.questions().iter().map(|question| question.id.as_str()).collect();
        assert_eq!((ids, read.left_out), (vec!["by-model", "sound"], 4));
        let by_model = content.question("by-model").unwrap();
        assert_eq!((by_model.applies.is_none(), by_model.why.as_str()), (true, "So."));
        let missing = ["format", "id", "version", "title"].map(|key| format!("The questionnaire has no `{key}`."));
        assert!(missing.iter().all(|missing| read.findings.iter().any(|finding| finding.message == *missing)));
    }

    #[test]
    fn a_whole_questionnaire_is_read_whole_and_what_is_no_toml_not_at_all() {
        let top = "format = 1\nid = \"a\"\nversion = \"1.0.0\"\ntitle = \"A\"\nlanguage = \"de-AT\"\n";
        let text = format!("{top}{HEAD}{}# end of file\n", question("one", ""));
        let read = readable(Path::new("a.toml"), &text);
        assert_eq!((read.left_out, read.findings), (0, vec![]));
        let content = read.content.unwrap();
        assert_eq!((content.language.as_deref(), content.is_english()), (Some("de-AT"), false));
        let read = readable(Path::new("a.toml"), "a = [");
        assert!(read.content.is_none() && !read.findings.is_empty());
    }
}
