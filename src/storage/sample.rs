//! The sample: two engagements anybody may play with, made up throughout, dated so that they hold on the day they are
//! written.
//!
//! Halyard and Northwind Instruments stand in week 3 of their onboarding; Plumb & Quay and Ferrant Ovens are past
//! their first year. The texts are templates in `samples/`; it knows nothing of what they mean.

pub mod dates;
mod shelf;

use crate::domain::questionnaire::Edition;
use crate::storage::atomic::{Disk, Readers};
use crate::storage::catalogue::{FOLDER, built_in, built_in_text};
use crate::storage::error::StorageError;
use crate::storage::places;
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// The first and last day the sample can be dated from; a day outside counts as the nearer of the two.
const RANGE: [NaiveDate; 2] = [
    NaiveDate::from_ymd_opt(1903, 1, 1).expect("a day of the calendar"),
    NaiveDate::from_ymd_opt(2195, 12, 31).expect("a day of the calendar"),
];

/// One workbook of the sample, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleWorkbook {
    /// The name of its folder, if that is free.
    pub folder: &'static str,
    /// Paths within the folder, with `/`, and what stands in the file; `engagement.toml` last.
    pub files: Vec<(String, String)>,
}

/// The sample as it is today. The same day gives the same bytes.
#[must_use]
pub fn files(today: NaiveDate) -> Vec<SampleWorkbook> {
    let today = today.clamp(RANGE[0], RANGE[1]);
    let expand =
        |text: &str| dates::expand(text, today).expect("a test expands every template on the days of four years");
    let book = |(folder, templates): &(&'static str, &[(&str, &str)])| SampleWorkbook {
        folder,
        files: templates.iter().map(|(path, text)| (expand(path), expand(text))).collect(),
    };
    let with_copies = |mut workbook: SampleWorkbook| {
        let mut copies = copies(&workbook.files);
        copies.append(&mut workbook.files);
        SampleWorkbook { files: copies, ..workbook }
    };
    shelf::WORKBOOKS.iter().map(book).map(with_copies).collect()
}

/// The questionnaires that a workbook's engagement names, as the copies it keeps (`format.md`).
fn copies(files: &[(String, String)]) -> Vec<(String, String)> {
    let engagement = files.iter().find(|(path, _)| path == "engagement.toml").map_or("", |(_, text)| text.as_str());
    let named = |edition: &Edition| engagement.contains(&format!("questionnaire = \"{edition}\""));
    let editions = built_in().map(|listed| listed.edition).filter(named);
    editions
        .filter_map(|edition| {
            let text = built_in_text(&edition)?;
            Some((format!("{FOLDER}/{edition}.toml"), text.to_owned()))
        })
        .collect()
}

/// Writes the sample below `dir` and returns the workbooks' folders. What is there already stays as it is: where a
/// name is taken, `-2`, `-3` and so on is put behind it. A workbook cut short by a full disk has no `engagement.toml`.
///
/// # Errors
/// `System`, with the file that could not be written.
pub fn write(disk: &Disk, dir: &Path, today: NaiveDate) -> Result<Vec<PathBuf>, StorageError> {
    let mut written = Vec::new();
    for workbook in files(today) {
        let root = places::free_folder(dir, workbook.folder, "");
        for (path, text) in &workbook.files {
            let file = path.split('/').fold(root.clone(), |folder, part| folder.join(part));
            disk.create_folders(file.parent().unwrap_or(&root))?;
            disk.save(&file, text.as_bytes(), Readers::Usual)?;
        }
        written.push(root);
    }
    Ok(written)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::storage::atomic::Step;
    use std::fs;
    use std::io;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_template_expands_on_every_day_of_four_years() {
        for today in day("2026-01-01").iter_days().take(4 * 366) {
            for (path, text) in shelf::WORKBOOKS.iter().flat_map(|(_, files)| files.iter()) {
                for template in [path, text] {
                    let text = dates::expand(template, today).unwrap_or_else(|unknown| panic!("{path}: {unknown:?}"));
                    assert!(!text.contains("{{"), "{path}");
                }
            }
        }
        for today in [NaiveDate::MIN, RANGE[0], RANGE[1], NaiveDate::MAX] {
            assert_eq!(files(today).len(), shelf::WORKBOOKS.len());
        }
    }

    #[test]
    fn the_sample_is_written_beside_what_is_there_and_over_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let today = day("2026-11-24");
        let first = write(&Disk::real(), dir.path(), today).unwrap();
        fs::write(first[0].join("actions.toml"), "mine").unwrap();
        let second = write(&Disk::real(), dir.path(), today).unwrap();
        let names = |paths: &[PathBuf]| -> Vec<String> {
            paths.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
        };
        let folders: Vec<&str> = shelf::WORKBOOKS.iter().map(|(folder, _)| *folder).collect();
        assert_eq!(names(&first), folders);
        assert_eq!(names(&second), folders.iter().map(|folder| format!("{folder}-2")).collect::<Vec<_>>());
        assert_eq!(fs::read_to_string(first[0].join("actions.toml")).unwrap(), "mine");
        for (workbook, root) in files(today).iter().zip(&second) {
            for (path, text) in &workbook.files {
                assert_eq!(fs::read_to_string(root.join(path)).unwrap(), *text, "{path}");
            }
        }
    }

    #[test]
    fn a_full_disk_leaves_no_half_workbook_in_the_library() {
        let dir = tempfile::tempdir().unwrap();
        let disk = Disk::probed(|step, path| match step {
            Step::Write if path.ends_with(".client.toml.tmp") => Err(io::Error::other("full")),
            _ => Ok(()),
        });
        let error = write(&disk, dir.path(), day("2026-11-24")).unwrap_err();
        assert!(error.path().unwrap().ends_with("client.toml"));
        assert_eq!(crate::storage::library::scan(dir.path()).unwrap().found, []);
    }
}
