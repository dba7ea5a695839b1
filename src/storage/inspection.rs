//! What `check` finds: in one file, or in a whole workbook and how its files fit together.
//!
//! It only reads. Which round a book belongs to, and whether what stands in it can be asked there, is told here; what
//! is wrong within one file is told by its reader (`raw_*`).

use crate::domain::book::Book;
use crate::domain::engagement::{Engagement, Round};
use crate::domain::id::Id;
use crate::domain::period::Voice;
use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::storage::catalogue::{Catalogue, FOLDER, built_in_text};
use crate::storage::error::StorageError;
use crate::storage::finding::{Finding, Place};
use crate::storage::inspected::{Inspection, told};
use crate::storage::places;
use crate::storage::raw_actions::actions;
use crate::storage::raw_book::book;
use crate::storage::raw_engagement::engagement;
use crate::storage::raw_words::{did_you_mean, quoted};
use crate::storage::read::{Text, read, read_if_there};
use crate::storage::retired::read_book;
use std::fs;
use std::path::{Path, PathBuf};

/// The most files of one folder that are looked at.
const FILES: usize = 1_000;

/// Checks whatever this is: a workbook's folder, or one of its files, or a questionnaire.
#[must_use]
pub fn check(path: &Path, catalogue: &Catalogue) -> Inspection {
    if path.is_dir() {
        return check_workbook(path, catalogue);
    }
    let text = match read(path) {
        Ok(text) => text,
        Err(error) => return Inspection::failed(&error),
    };
    match path.file_name().and_then(|name| name.to_str()) {
        Some("engagement.toml") => Inspection::told(engagement(path, &text.text)),
        Some("actions.toml") => Inspection::told(actions(path, &text.text)),
        _ if key_place(&text.text, "voice").is_some() => {
            let workbook = path.ancestors().skip(1).find(|folder| places::engagement(folder).is_file());
            let mut findings = Vec::new();
            look_at_book(&text, catalogue, workbook, &mut findings);
            Inspection { findings, questionnaires: Vec::new() }
        }
        _ => check_questionnaire(path, &text.text),
    }
}

/// Checks the text of a questionnaire.
#[must_use]
pub fn check_questionnaire(path: &Path, text: &str) -> Inspection {
    let mut inspection = Inspection::default();
    inspection.read(path, text, false);
    inspection
}

/// Checks every TOML file of a folder that is no workbook, each by what it is; `None` where there is none.
#[must_use]
pub fn check_folder(folder: &Path, catalogue: &Catalogue) -> Option<Inspection> {
    let files = files(folder);
    let mut all = Inspection::default();
    for one in files.iter().map(|file| check(file, catalogue)) {
        all.findings.extend(one.findings);
        all.questionnaires.extend(one.questionnaires);
    }
    (!files.is_empty()).then_some(all)
}

/// Checks a workbook: the engagement, its actions, every book of every round, its copies of questionnaires.
#[must_use]
pub fn check_workbook(root: &Path, catalogue: &Catalogue) -> Inspection {
    let file = places::engagement(root);
    let text = match read(&file) {
        Ok(text) => text,
        Err(error) => return Inspection::failed(&error),
    };
    let (content, findings) = told(engagement(&file, &text.text));
    let mut inspection = Inspection { findings, questionnaires: Vec::new() };
    match read_if_there(&places::actions(root)) {
        Ok(Some(text)) => inspection.findings.extend(told(actions(&text.path, &text.text)).1),
        Ok(None) => {}
        Err(error) => inspection.findings.extend(error.findings()),
    }
    for copy in files(&root.join(FOLDER)) {
        look_at_copy(&copy, &mut inspection);
    }
    let findings = &mut inspection.findings;
    look_for_private(root, findings);
    if let Some(engagement) = &content {
        for round in &engagement.rounds {
            look_at_round(root, &text, round, catalogue, findings);
        }
        look_for_other_rounds(root, engagement, findings);
    }
    inspection
}

fn look_at_copy(path: &Path, inspection: &mut Inspection) {
    let text = match read(path) {
        Ok(text) => text,
        Err(error) => return inspection.findings.extend(error.findings()),
    };
    let Some(edition) = inspection.read(path, &text.text, true) else { return };
    let (edition, findings) = (&edition, &mut inspection.findings);
    if path.file_stem().is_none_or(|stem| stem != edition.to_string().as_str()) {
        let message = format!("The file holds the questionnaire `{edition}` and has another name.");
        let place = key_place(&text.text, "id").unwrap_or(Place::START);
        let finding = Finding::warning(path, place, "file-name", message);
        findings.push(finding.with_hint(format!("Name it `{edition}.toml`.")));
    }
    if built_in_text(edition).is_some_and(|built_in| !same_lines(built_in, &text.text)) {
        let message = format!("This copy of `{edition}` differs from the one built in; this workbook uses the copy.");
        let finding = Finding::warning(path, Place::START, "changed-copy", message);
        findings.push(
            finding.with_hint("If nobody changed it on purpose, remove the file; the built-in one is used then."),
        );
    }
}

fn same_lines(a: &str, b: &str) -> bool {
    a.lines().map(str::trim_end).eq(b.lines().map(str::trim_end))
}

fn look_for_private(root: &Path, findings: &mut Vec<Finding>) {
    let private = root.join("private");
    if private.is_dir() {
        let message =
            "There is a folder `private` inside the workbook; whoever gets a copy of the workbook can read it.";
        let finding = Finding::warning(&private, Place::START, "private-inside", message);
        findings.push(finding.with_hint(
            "Private notes lie outside every workbook; move the folder out and take it out of copies already sent.",
        ));
    }
}

fn look_at_round(root: &Path, engagement: &Text, round: &Round, catalogue: &Catalogue, findings: &mut Vec<Finding>) {
    let folder = match places::round(root, &round.id) {
        Ok(folder) => folder,
        Err(error) => return findings.extend(error.findings()),
    };
    let asked = match catalogue.find(&round.questionnaire, Some(root)) {
        Ok(found) => {
            findings.extend(found.findings.into_iter().filter(|finding| finding.rule == "other-version"));
            Some(found.questionnaire)
        }
        Err(error) => {
            let why = if matches!(error, StorageError::NotThere { .. }) { "is not here" } else { "cannot be used" };
            let message =
                format!("Round `{}` asks the questionnaire `{}`, which {why}.", round.id, round.questionnaire);
            let place = value_place(&engagement.text, "questionnaire", &round.questionnaire.to_string());
            let finding = Finding::error(&engagement.path, place, "no-questionnaire", message);
            let hint = error.hint().unwrap_or_else(|| "Put its file into the folder `questionnaires`.".to_owned());
            findings.push(finding.with_hint(hint));
            None
        }
    };
    if let Some(asked) = asked.filter(|asked| round.agenda != "full" && asked.agenda(&round.agenda).is_none()) {
        let message = format!(
            "Round `{}` has the agenda {}, which `{}` does not offer; all is asked.",
            round.id,
            quoted(&round.agenda),
            asked.edition
        );
        let place = value_place(&engagement.text, "agenda", &round.agenda);
        let known: Vec<&str> = asked.agendas.iter().map(|agenda| agenda.id.as_str()).collect();
        let finding = Finding::warning(&engagement.path, place, "unknown-agenda", message);
        let hint = if known.is_empty() { "Write `full`.".to_owned() } else { did_you_mean(&round.agenda, known) };
        findings.push(finding.with_hint(hint));
    }
    let mut books = Vec::new();
    for path in files(&folder) {
        look_at_file(root, &path, None, catalogue, &mut books, findings);
    }
    for voice in [Voice::Agency, Voice::Client, Voice::Sales] {
        for path in files(&folder.join(voice.as_str())) {
            look_at_file(root, &path, Some(voice), catalogue, &mut books, findings);
        }
    }
    look_at_versions(round, &books, findings);
}

/// A book of a round: its file, where it names its questionnaire, which.
type Answered = (PathBuf, Place, Edition);

fn look_at_file(
    root: &Path,
    path: &Path,
    voice: Option<Voice>,
    catalogue: &Catalogue,
    books: &mut Vec<Answered>,
    findings: &mut Vec<Finding>,
) {
    let text = match read(path) {
        Ok(text) => text,
        Err(error) => return findings.extend(error.findings()),
    };
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let expected = match voice {
        Some(voice) => voice,
        None => match Voice::parse(stem) {
            Some(voice) => voice,
            None => {
                let message = "This file is no book of the round and is not read.";
                let finding = Finding::warning(path, Place::START, "stray-file", message);
                findings.push(finding.with_hint("Books are called joint.toml, agency.toml, client.toml and sales.toml; import a copy with `handshake import`."));
                return;
            }
        },
    };
    let Some(book) = look_at_book(&text, catalogue, Some(root), findings) else { return };
    if book.voice != expected {
        let message = format!("The book says `{}` and lies where the book of `{expected}` belongs.", book.voice);
        let place = key_place(&text.text, "voice").unwrap_or(Place::START);
        findings.push(
            Finding::error(path, place, "other-voice", message).with_hint("Rename the file, or mend its `voice`."),
        );
    }
    let place = key_place(&text.text, "questionnaire").unwrap_or(Place::START);
    books.push((path.to_path_buf(), place, book.questionnaire));
}

fn look_at_book(
    text: &Text,
    catalogue: &Catalogue,
    workbook: Option<&Path>,
    findings: &mut Vec<Finding>,
) -> Option<Book> {
    // What the book says of its questionnaire comes first: by that its values are read.
    let (head, _) = told(book(&text.path, &text.text, None));
    let asked =
        head.and_then(|head| catalogue.find(&head.questionnaire, workbook).ok()).map(|found| found.questionnaire);
    let (content, found) = told(read_book(text, asked.as_deref(), catalogue, workbook));
    findings.extend(found);
    let content = content?;
    match &asked {
        Some(asked) => look_for_unreleased(text, &content, asked, findings),
        None => {
            let message = format!(
                "The book was answered under `{}`, which is not here; its values are not checked.",
                content.questionnaire
            );
            let place = key_place(&text.text, "questionnaire").unwrap_or(Place::START);
            let finding = Finding::warning(&text.path, place, "no-questionnaire", message);
            findings.push(finding.with_hint("Put the questionnaire's file into the folder `questionnaires`."));
        }
    }
    Some(content)
}

/// A private answer that was never released does not belong into a book others get.
fn look_for_unreleased(text: &Text, book: &Book, asked: &Questionnaire, findings: &mut Vec<Finding>) {
    for question in asked.questions().iter().filter(|question| question.private) {
        let Some(entry) = book.entry(question.id.as_str()) else { continue };
        if entry.value.is_some() && entry.released.is_none() {
            let message = format!(
                "The answer to `{}` is private and was never released, and stands in a book others can read.",
                question.id
            );
            let place = line_place(&text.text, |line| line.starts_with(&format!("[entry.{}]", question.id)));
            let finding = Finding::warning(&text.path, place.unwrap_or(Place::START), "private-inside", message);
            findings.push(finding.with_hint("Release it (released = DATE), or take it out of the book."));
        }
    }
}

fn look_at_versions(round: &Round, books: &[Answered], findings: &mut Vec<Finding>) {
    let of_round = || books.iter().filter(|(_, _, edition)| edition.id == round.questionnaire.id);
    let Some(newest) = of_round().map(|(_, _, edition)| edition.version).max() else { return };
    for (path, place, edition) in books {
        let message = if edition.id != round.questionnaire.id {
            format!("The book answers `{edition}`, and the round `{}` asks `{}`.", round.id, round.questionnaire)
        } else if edition.version != newest {
            format!(
                "Books of the round `{}` answer different versions; this one `{edition}`, the newest {newest}.",
                round.id
            )
        } else {
            continue;
        };
        let hint = "Bring the books to one version with `handshake questionnaire upgrade`.";
        findings.push(Finding::warning(path, *place, "other-version", message).with_hint(hint));
    }
}

fn look_for_other_rounds(root: &Path, engagement: &Engagement, findings: &mut Vec<Finding>) {
    let Ok(entries) = fs::read_dir(root.join("rounds")) else { return };
    let mut folders: Vec<PathBuf> = entries.take(FILES).filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    for folder in folders.into_iter().filter(|folder| folder.is_dir()) {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !engagement.rounds.iter().any(|round| round.id == *name.as_str()) {
            let message =
                format!("The folder {} is no round of engagement.toml, so nothing in it is read.", quoted(&name));
            let known = engagement.rounds.iter().map(|round| round.id.as_str());
            let hint = match Id::parse(&name) {
                Some(id) => format!("Add [[rounds]] with id = \"{id}\" to engagement.toml, or move the folder out."),
                None => did_you_mean(&name, known),
            };
            findings.push(Finding::warning(&folder, Place::START, "stray-folder", message).with_hint(hint));
        }
    }
}

/// The TOML files of a folder in order of name, and what stands where one should; hidden ones are the program's own (journals, locks, half-written files).
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.take(FILES).filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        !hidden && path.extension().is_some_and(|ending| ending == "toml")
    });
    paths.sort();
    paths
}

/// Where a key at the head of a file stands.
fn key_place(text: &str, key: &str) -> Option<Place> {
    let head = text.lines().take_while(|line| !line.starts_with('[')).count();
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    line_place(text, is_key).filter(|place| place.line <= head)
}

/// Where a key with this value stands, anywhere in a file; the start where it is written in another way.
fn value_place(text: &str, key: &str, value: &str) -> Place {
    let value = format!("\"{value}\"");
    let is_it =
        |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start_matches([' ', '=']).starts_with(&value));
    line_place(text, is_it).unwrap_or(Place::START)
}

fn line_place(text: &str, wanted: impl Fn(&str) -> bool) -> Option<Place> {
    text.lines().position(|line| wanted(line.trim_start())).map(|at| Place { line: at + 1, column: 1 })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::inspected::Seen;

    const ENGAGEMENT: &str = "format = 1\nid = \"e-1\"\nagency = { name = \"Halyard\" }\nclient = { name = \"Northwind\" }\n[[rounds]]\nid = \"onboarding\"\nquestionnaire = \"onboarding@1.1.0\"\nstart = 2026-11-02\nagenda = \"short\"\n# end of file\n";

    struct Workbook(tempfile::TempDir);

    impl Workbook {
        fn new() -> Self {
            let workbook = Self(tempfile::tempdir().unwrap());
            workbook.write("engagement.toml", ENGAGEMENT);
            workbook.write(
                "rounds/onboarding/joint.toml",
                &book_of("joint", "onboarding@1.1.0", "[entry.me-success-statement]\nstatus = \"unknown\"\n"),
            );
            workbook
        }

        fn write(&self, name: &str, text: &str) {
            let path = self.0.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        /// `file:line rule: message`, files without the folder.
        fn told(&self) -> Vec<String> {
            let short = |finding: Finding| {
                let file = finding.file.strip_prefix(self.0.path()).unwrap().to_string_lossy().replace('\\', "/");
                format!("{file}:{} {}: {}", finding.line, finding.rule, finding.message)
            };
            check(self.0.path(), &Catalogue::default()).findings.into_iter().map(short).collect()
        }
    }

    fn book_of(voice: &str, edition: &str, body: &str) -> String {
        format!("format = 1\nquestionnaire = \"{edition}\"\nvoice = \"{voice}\"\n{body}# end of file\n")
    }

    #[test]
    fn a_sound_workbook_has_no_findings() {
        let workbook = Workbook::new();
        workbook.write("actions.toml", "format = 1\n# end of file\n");
        workbook.write("rounds/onboarding/.joint.journal", "half a word");
        let text = built_in_text(&Edition::parse("onboarding@1.1.0").unwrap()).unwrap();
        workbook.write("questionnaires/onboarding@1.1.0.toml", &text.replace('\n', "\r\n"));
        assert_eq!(workbook.told(), Vec::<String>::new());
    }

    #[test]
    fn every_file_is_looked_at_and_how_they_fit_together() {
        let workbook = Workbook::new();
        workbook.write("engagement.toml", &ENGAGEMENT.replace("\"short\"", "\"shrot\""));
        workbook.write("actions.toml", "format = 1\n[[action]]\nid = \"a-1\"\n# end of file\n");
        workbook.write("rounds/onboarding/agency.toml", &book_of("client", "onboarding@1.1.0", ""));
        workbook.write(
            "rounds/onboarding/client.toml",
            &book_of("client", "onboarding@1.2.0", "[entry.cc-deal-valu]\nstatus = \"unknown\"\n"),
        );
        workbook.write("rounds/onboarding/client/mara-lind.toml", "format = 1\n[entry");
        workbook.write("rounds/onboarding/client (conflicted copy).toml", "");
        workbook.write(
            "rounds/onboarding/sales.toml",
            &book_of("sales", "onboarding@1.1.0", "[entry.cc-sales-tensions]\nstatus = \"answered\"\nvalue = \"x\"\n"),
        );
        workbook.write("rounds/2027-reset/joint.toml", "");
        workbook.write("private/agency.toml", "");
        workbook.write("questionnaires/old.toml", "format = 1\n");
        insta::assert_snapshot!(workbook.told().join("\n"));
    }

    #[test]
    fn a_round_whose_questionnaire_is_nowhere_is_told() {
        let workbook = Workbook::new();
        workbook.write("engagement.toml", &ENGAGEMENT.replace("onboarding@1.1.0", "kickoff@1.0.0"));
        assert_eq!(
            workbook.told()[0],
            "engagement.toml:7 no-questionnaire: Round `onboarding` asks the questionnaire `kickoff@1.0.0`, which is not here."
        );
    }

    #[test]
    fn a_folder_without_an_engagement_and_a_file_that_is_not_there_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let found = |path: &Path| check(path, &Catalogue::default()).findings.len();
        assert_eq!((found(folder.path()), found(&folder.path().join("none.toml"))), (1, 1));
        assert!(check_folder(folder.path(), &Catalogue::default()).is_none());
    }

    #[test]
    fn one_file_is_checked_by_what_it_is() {
        let workbook = Workbook::new();
        let file = |name: &str| check(&workbook.0.path().join(name), &Catalogue::default()).findings;
        assert_eq!(file("engagement.toml"), []);
        assert_eq!(file("rounds/onboarding/joint.toml"), []);
        workbook.write("own.toml", "format = 1\nid = \"own\"\n");
        assert!(file("own.toml").iter().any(|finding| finding.message == "The questionnaire has no `version`."));
    }

    #[test]
    fn a_folder_of_questionnaires_is_read_whole_and_a_workbook_hands_out_its_copies() {
        let workbook = Workbook::new();
        let text = built_in_text(&Edition::parse("reset@1.1.0").unwrap()).unwrap();
        workbook.write("questionnaires/reset@1.1.0.toml", text);
        workbook.write("questionnaires/own.toml", &text.replacen("\"reset\"", "\"own\"", 1));
        let seen = |inspection: Inspection| -> Vec<(String, usize, bool)> {
            let one = |seen: Seen| (seen.content.edition.to_string(), seen.content.questions().len(), seen.copy);
            inspection.questionnaires.into_iter().map(one).collect()
        };
        let folder = check_folder(&workbook.0.path().join(FOLDER), &Catalogue::default()).unwrap();
        assert_eq!(folder.findings, []);
        assert_eq!(seen(folder), [("own@1.1.0".into(), 11, false), ("reset@1.1.0".into(), 11, false)]);
        let copies = check(workbook.0.path(), &Catalogue::default());
        assert_eq!(copies.findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["file-name"]);
        assert!(seen(copies).into_iter().all(|(_, _, copy)| copy));
    }
}
