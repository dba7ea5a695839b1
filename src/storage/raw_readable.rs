//! What of a questionnaire can be looked at more closely, whatever is wrong with the rest: so that all faults of a file
//! are told at once, not those of its words only after those of its form.
//!
//! It must not know what is looked for.

use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::domain::question::Critical;
use crate::domain::questionnaire::{Questionnaire, Version};
use crate::storage::finding::Finding;
use crate::storage::raw_log::Log;
use crate::storage::raw_question::ConditionPlaces;
use crate::storage::raw_questionnaire::{Written, read};
use std::collections::HashSet;
use std::path::Path;

/// What could be read of a questionnaire.
#[derive(Debug)]
pub struct Readable {
    /// The questions that could be read, as a questionnaire of their own, for whoever judges each by itself: areas, steps
    /// and dates they name may be missing. `None` where there is nothing to read.
    pub content: Option<Questionnaire>,
    /// How many questions could not be read and are left out.
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
        keep_readable(&mut written, errors);
    }
    let left_out = all - written.drafts.len();
    Readable { content: written.whole(), left_out, findings }
}

/// Leaves out every question that could not be read whole, and of the others what they wrongly say of each other.
fn keep_readable(written: &mut Written, errors: Vec<usize>) {
    let (own, across) = errors.split_at(written.own_errors.min(errors.len()));
    let mut own = own.to_vec();
    own.sort_unstable();
    let across: HashSet<usize> = across.iter().copied().collect();
    let starts: Vec<usize> = written.drafts.iter().map(|draft| draft.at).collect();
    let mut known: HashSet<Id> = HashSet::new();
    let mut at = 0;
    written.drafts.retain(|draft| {
        at += 1;
        let end = starts.get(at).copied().unwrap_or(usize::MAX);
        let first = own.partition_point(|error| *error < draft.at);
        let read = draft.id_known && own.get(first).is_none_or(|error| *error >= end);
        read && known.insert(draft.question.id.clone())
    });
    for draft in &mut written.drafts {
        let wrong = |condition: &Condition, places: &ConditionPlaces| {
            !known.contains(&condition.question)
                || across.contains(&places.question)
                || places.is.iter().any(|at| across.contains(at))
        };
        let question = &mut draft.question;
        question.applies.take_if(|condition| wrong(condition, &draft.applies_at));
        question.beside.take_if(|beside| !known.contains(&*beside));
        if let Critical::When(condition) = &question.critical
            && wrong(condition, &draft.critical_at)
        {
            question.critical = Critical::Always;
        }
    }
    written.agendas.clear();
    let stand_in = || Id::parse("unread").expect("plain letters are an id");
    written.id.get_or_insert_with(stand_in);
    written.version.get_or_insert(Version(0, 0, 0));
    written.title.get_or_insert_default();
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::raw_questionnaire::questionnaire;
    use proptest::prelude::*;

    const WORDED: &str = include_str!("../../tests/it/trial/worded.toml");
    const HEAD: &str = "[[area]]\nid = \"a\"\ntitle = \"A\"\n[[step]]\nid = \"s\"\ntitle = \"S\"\n";

    fn question(id: &str, more: &str) -> String {
        format!("[[question]]\nid = \"{id}\"\narea = \"a\"\nstep = \"s\"\nask = \"What?\"\n{more}\n")
    }

    #[test]
    fn questions_that_could_be_read_are_left_without_what_they_wrongly_say_of_others() {
        let text = [
            HEAD.to_owned(),
            question("day", "kind = \"date\"\nsettled = 9"),
            question("later", "kind = \"date\"\nchecks = [{ rule = \"after\", question = \"day\" }]"),
            question("model", "kind = \"chioce\""),
            question("by-model", "applies = { question = \"model\", is = [\"x\"] }\nwhy = \"So.\""),
            question(
                "kind",
                "kind = \"choice\"\noptions = [{ id = \"a\", label = \"A\" }, { id = \"b\", label = \"B\" }]",
            ),
            question("by-kind", "critical = { question = \"kind\", is = [\"c\"] }"),
            question("rightly", "critical = { question = \"kind\", is = [\"a\"] }"),
            question("rightly", ""),
            question("elsewhere", "").replace("area = \"a\"", "area = \"b\""),
        ];
        let read = readable(Path::new("a.toml"), &text.concat());
        let content = read.content.unwrap();
        let ids: Vec<&str> = content.questions().iter().map(|question| question.id.as_str()).collect();
        assert_eq!(ids, ["later", "by-model", "kind", "by-kind", "rightly", "elsewhere"]);
        assert_eq!(read.left_out, 3);
        let question = |id| content.question(id).unwrap();
        assert_eq!((&question("by-model").applies, question("by-model").why.as_str()), (&None, "So."));
        assert_eq!(question("by-kind").critical, Critical::Always);
        assert!(matches!(question("rightly").critical, Critical::When(_)));
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

    proptest! {
        #[test]
        fn any_change_of_a_good_file_is_read_as_far_as_it_goes(
            at in 0..WORDED.len(), length in 0..80usize, new in "[\\[\\]{}=\"',.#a-z0-9\\n-]{0,12}"
        ) {
            let boundary = |at: usize| (0..=at.min(WORDED.len())).rev().find(|at| WORDED.is_char_boundary(*at)).unwrap();
            let text = format!("{}{new}{}", &WORDED[..boundary(at)], &WORDED[boundary(at + length)..]);
            let read = readable(Path::new("a.toml"), &text);
            match questionnaire(Path::new("a.toml"), &text) {
                Ok(checked) => {
                    prop_assert_eq!((read.content, read.left_out), (Some(checked.content), 0));
                    prop_assert_eq!(read.findings, checked.findings);
                }
                Err(findings) => prop_assert_eq!(read.findings, findings),
            }
        }
    }
}
