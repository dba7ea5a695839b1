//! What a library of a thousand workbooks costs: the list computed from nothing, beside reading the same files and parsing
//! them into typed values with the toml crate, on as many threads. `cargo bench --bench library`; the budget is 1.5 times.

use divan::Bencher;
use handshake::storage::atomic::Disk;
use handshake::storage::catalogue::Catalogue;
use handshake::storage::library::{Found, each, scan};
use handshake::storage::sample;
use handshake::tui::runtime::glance;
use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn main() {
    divan::main();
}

/// How many workbooks, half of them a full year long.
const WORKBOOKS: usize = 1_000;
const TODAY: &str = "2026-11-25";

/// A library of copies of the sample.
fn library() -> &'static Path {
    static LIBRARY: OnceLock<tempfile::TempDir> = OnceLock::new();
    LIBRARY
        .get_or_init(|| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let today = TODAY.parse().expect("a date");
            let samples = tempfile::tempdir().expect("a temporary folder");
            let written = sample::write(&Disk::real(), samples.path(), today).expect("the sample");
            for n in 0..WORKBOOKS {
                copy(&written[n % written.len()], &folder.path().join(format!("w{n:04}")));
            }
            folder
        })
        .path()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

/// The files the list reads: the engagement, the actions, the books of the voices.
fn files(root: &Path) -> Vec<PathBuf> {
    let mut all = vec![root.join("engagement.toml"), root.join("actions.toml")];
    let rounds = fs::read_dir(root.join("rounds")).into_iter().flatten().flatten();
    for round in rounds {
        all.extend(["joint", "agency", "client", "sales"].map(|voice| round.path().join(format!("{voice}.toml"))));
    }
    all.retain(|path| path.is_file());
    all
}

/// The shape of any of these files as a program without rules would read it.
#[derive(serde::Deserialize)]
struct Typed {
    #[serde(flatten)]
    rest: BTreeMap<String, toml::Value>,
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn reading_and_typed_parsing(bencher: Bencher<'_, '_>) {
    let found = scan(library()).expect("it is there").found;
    bencher.bench_local(|| {
        each(&found, |one: &Found| {
            for path in files(&one.path) {
                let text = fs::read_to_string(path).expect("it is there");
                let typed: Typed = toml::from_str(&text).expect("it is well formed");
                black_box(typed.rest.len());
            }
        })
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn the_list_from_nothing(bencher: Bencher<'_, '_>) {
    let today = TODAY.parse().expect("a date");
    let (library, catalogue) = (library(), Catalogue::default());
    bencher.bench_local(|| {
        let found = scan(library).expect("it is there").found;
        each(&found, |one| glance::row(&one.path, one.fingerprint, &catalogue, today))
    });
}
