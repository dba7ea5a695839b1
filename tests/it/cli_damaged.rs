//! Commands over files that are damaged, cut, unfinished or not where they are looked for: nothing looks healthy that is not.

use crate::sandbox::{ENGAGEMENT, Sandbox, answered};
use handshake::storage::atomic::{Disk, Readers};
use handshake::storage::journal::{self, Record};
use std::fs;

const BOOK: &str = "library/northwind/rounds/onboarding/joint.toml";

/// A library with one workbook, which has an answer in its joint book.
fn library() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.workbook("library/northwind", ENGAGEMENT);
    sandbox.run(&["set", "northwind", "dr-engagement-model", "retainer"]).done();
    sandbox
}

#[test]
fn a_damaged_book_does_not_look_like_an_empty_one() {
    let whole = library().read(BOOK);
    let cut = &whole[..whole.rfind("status").unwrap() + 4];
    let twice = whole.replace("# end of file", "[entry.dr-engagement-model]\n# end of file");
    for (content, fault) in [
        (cut.as_bytes().to_vec(), "onboarding/joint.toml:"),
        (twice.into_bytes(), "is written twice"),
        (b"format = 1\n\xff\n".to_vec(), "onboarding/joint.toml:2:1: the file is not UTF-8 text"),
    ] {
        let sandbox = library();
        sandbox.write(BOOK, content);
        let list = sandbox.run(&["list"]).done();
        assert!(list.err.starts_with("warning: northwind: rounds/onboarding/joint.toml"), "{}", list.story());
        assert!(list.err.contains(fault), "{}", list.story());
        assert!(list.out.contains("Halyard for Northwind") && list.out.contains("cannot be read"), "{}", list.story());
        assert!(!list.out.contains("0 of"), "{}", list.story());
        let json = sandbox.run(&["list", "--json"]).done().json();
        let engagement = &json["engagements"][0];
        assert!(engagement["fault"].is_string() && engagement["criticals"].is_null(), "{json}");
    }
}

#[test]
fn a_folder_in_the_place_of_a_book_is_found_and_told() {
    let sandbox = library();
    fs::remove_file(sandbox.path(BOOK)).unwrap();
    fs::create_dir(sandbox.path(BOOK)).unwrap();
    let check = sandbox.run(&["check", "northwind"]);
    assert_eq!(check.code, 1, "{}", check.story());
    assert!(
        check.out.contains("joint.toml:1:1: error: This is a folder, not a file. [unreadable]"),
        "{}",
        check.story()
    );
    let list = sandbox.run(&["list"]).done();
    assert!(list.err.contains("joint.toml: this is a folder, not a file"), "{}", list.story());
}

#[test]
fn a_finding_names_its_place_once() {
    let sandbox = library();
    sandbox.write(BOOK, b"format = 1\n\xff\n");
    let check = sandbox.run(&["check", "northwind"]);
    assert_eq!(check.out.matches("joint.toml").count(), 1, "{}", check.story());
    assert!(check.out.contains("joint.toml:2:1: error: The file is not UTF-8 text. [utf-8]"), "{}", check.story());
}

#[test]
fn the_save_that_adds_the_closing_line_says_so() {
    let sandbox = library();
    let cut = sandbox.read(BOOK).replace("# end of file\n", "");
    sandbox.write(BOOK, cut);
    let set = sandbox.run(&["set", "northwind", "cc-trigger", "Two lost tenders."]).done();
    assert!(set.err.contains("may have been cut short; 1 entry was read"), "{}", set.story());
    assert!(set.err.contains("joint.toml: the closing line is added with this save"), "{}", set.story());
    assert!(sandbox.read(BOOK).ends_with("# end of file\n"));
    let next = sandbox.run(&["set", "northwind", "cc-trigger", "Three."]).done();
    assert!(!next.err.contains("closing line"), "{}", next.story());
}

#[test]
fn words_left_by_an_interrupted_session_come_back_from_both_places() {
    let sandbox = library();
    let record = |question: &str| Record {
        part: format!("question/{question}"),
        base: String::new(),
        ours: "[entry]\nstatus = \"answered\"\nvalue = \"typed\"\nstanding = \"stated\"\n".into(),
    };
    let beside = sandbox.path("library/northwind/rounds/onboarding/.joint.toml.journal");
    let aside = "data/unsaved/0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10/rounds+onboarding+joint.toml.journal";
    sandbox.write(aside, "");
    let aside = sandbox.path(aside);
    journal::append(&Disk::real(), &beside, &[record("cc-trigger")], Readers::Usual).unwrap();
    journal::append(&Disk::real(), &aside, &[record("me-success-statement")], Readers::Owner).unwrap();
    let set = sandbox.run(&["set", "northwind", "me-launch-date", "15 Jan 2027"]).done();
    assert!(set.err.contains("joint.toml: words that were typed and not yet saved are back"), "{}", set.story());
    assert_eq!(sandbox.read(BOOK).matches("value = \"typed\"").count(), 2);
    assert!(!beside.exists() && !aside.exists());
    // An empty one, or one of zeros, holds nothing, and that is told.
    for content in [&b""[..], &[0; 512]] {
        fs::write(&beside, content).unwrap();
        let set = sandbox.run(&["set", "northwind", "me-launch-date", "16 Jan 2027"]).done();
        assert!(set.err.contains("is empty or damaged"), "{}", set.story());
        assert!(!beside.exists());
    }
}

#[test]
fn a_bare_name_is_made_and_found_in_the_library_and_a_path_where_it_says() {
    let sandbox = Sandbox::empty();
    let parties = ["--agency", "Halyard", "--client", "Northwind", "--start", "2026-11-02"];
    let new = |name: &str| sandbox.run(&[&["new", name][..], &parties].concat()).done();
    assert_eq!(new("northwind").out, "~/library/northwind\n");
    assert!(!sandbox.path("northwind").exists());
    let list = sandbox.run(&["list"]).done();
    assert!(list.out.contains("northwind"), "{}", list.story());
    let set = sandbox.run(&["set", "northwind", "dr-engagement-model", "retainer"]).done();
    assert!(!set.err.contains("warning"), "{}", set.story());
    // A second one here: which one is taken is said, once.
    assert_eq!(new("./northwind").out, "./northwind\n");
    let set = sandbox.run(&["set", "northwind", "dr-engagement-model", "project"]).done();
    assert_eq!(set.err.matches("there is also a folder northwind here").count(), 1, "{}", set.story());
    assert!(sandbox.read("library/northwind/rounds/onboarding/joint.toml").contains("project"));
    for name in ["./northwind", "northwind/"] {
        let set = sandbox.run(&["set", name, "dr-engagement-model", "mixed"]).done();
        assert!(!set.err.contains("also"), "{}", set.story());
    }
    assert!(sandbox.read("northwind/rounds/onboarding/joint.toml").contains("mixed"));
    assert!(sandbox.read("library/northwind/rounds/onboarding/joint.toml").contains("project"));
}

#[test]
fn what_is_no_workbook_is_said_in_words_with_a_way_out() {
    let sandbox = library();
    for command in ["open", "show", "set"] {
        let near =
            sandbox.run(&[&[command, "nortwind"][..], if command == "set" { &["a", "b"] } else { &[] }].concat());
        let near = near.refused(3);
        let words =
            "error: nortwind: there is no such workbook\nhint: Did you mean `northwind`? `handshake list` shows";
        assert!(near.err.starts_with(words), "{}", near.story());
    }
    let far = sandbox.run(&["open", "zzz"]).refused(3);
    assert!(far.err.contains("hint: `handshake list` shows the workbooks of your library."), "{}", far.story());
    let path = sandbox.run(&["show", "elsewhere/zzz"]).refused(3);
    assert!(path.err.contains("hint: Check the path"), "{}", path.story());
    sandbox.write("notes.txt", "x");
    let file = sandbox.run(&["show", "notes.txt"]).refused(2);
    assert!(file.err.contains("notes.txt: this is a file, and a workbook is a folder\nhint: "), "{}", file.story());
    let inside = sandbox.run(&["check", "notes.txt/x"]).refused(3);
    assert!(inside.err.contains("is a file, not a folder\nhint: "), "{}", inside.story());
}

#[test]
fn a_typed_answer_that_is_no_toml_is_not_called_a_cut_file() {
    let sandbox = answered();
    for value in ["{ a = ", "{ number = \"", "[[row]]\nnumber = "] {
        let refused = sandbox.run(&["set", "northwind", "cc-business-goal", value]).refused(2);
        assert!(!refused.err.contains("closing line") && refused.err.contains("hint: "), "{}", refused.story());
    }
}
