//! Exchange by files: two people with two folders, and everything that may come in the post.

use crate::sandbox::{Ran, Sandbox};
use std::fs;
use std::path::Path;

const ROUND: &str = "2026-q4-audit";

/// The agency's copy in `ag/northwind`, the client's in `cl/northwind`, alike.
fn two_copies() -> Sandbox {
    let sandbox = Sandbox::with_workbook();
    for copy in ["ag", "cl"] {
        copy_folder(&sandbox.path("northwind"), &sandbox.path(&format!("{copy}/northwind")));
    }
    sandbox
}

pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn set(sandbox: &Sandbox, copy: &str, question: &str, value: &str, voice: &str) {
    let round = if question.starts_with("a-") { ROUND } else { "onboarding" };
    let workbook = format!("./{copy}/northwind");
    sandbox.run(&["set", &workbook, question, value, "--round", round, "--voice", voice]).done();
}

fn import(sandbox: &Sandbox, more: &[&str]) -> Ran {
    sandbox.run(&[&["import", "./cl/northwind", "--into", "./ag/northwind"][..], more].concat())
}

#[test]
fn a_locked_book_comes_byte_for_byte_and_its_seal_fits() {
    let sandbox = two_copies();
    set(&sandbox, "ag", "a-pipeline-data", "1", "agency");
    set(&sandbox, "cl", "a-pipeline-data", "4", "client");
    let lock = |copy: &str, voice: &str| {
        sandbox.run(&["lock", &format!("./{copy}/northwind"), "--round", ROUND, "--voice", voice]).done()
    };
    lock("ag", "agency");
    lock("cl", "client");
    let digest = sandbox.run(&["seal", "./cl/northwind", "--round", ROUND, "--voice", "client"]).done().out;
    let keep = ["seal", "./ag/northwind", "--round", ROUND, "--voice", "client", "--digest", digest.trim()];
    sandbox.run(&keep).done();
    let before = sandbox.everything();
    let checked = import(&sandbox, &["--check", "--side", "agency"]).done();
    assert!(checked.out.contains("new here"), "{}", checked.story());
    assert_eq!(sandbox.everything(), before, "--check changes nothing");
    let ran = import(&sandbox, &["--side", "agency"]).done();
    assert!(!ran.story().contains("value"), "nothing of what it says is shown: {}", ran.story());
    let file = format!("northwind/rounds/{ROUND}/client.toml");
    assert_eq!(sandbox.read(&format!("ag/{file}")), sandbox.read(&format!("cl/{file}")));
    let sealed = sandbox.run(&["seal", "./ag/northwind", "--round", ROUND]).done();
    assert!(sealed.out.contains("is the one it sealed"), "{}", sealed.story());
    let compared = sandbox.run(&["compare", "./ag/northwind", "--round", ROUND, "--json"]).done().json();
    assert_eq!(compared["revealed"], true);
    assert!(import(&sandbox, &[]).done().out.lines().skip(1).all(|line| line.contains("nothing new")));
}

#[test]
fn a_book_changed_after_its_digest_was_sent_comes_with_a_warning() {
    let sandbox = two_copies();
    set(&sandbox, "cl", "a-pipeline-data", "4", "client");
    sandbox.run(&["lock", "./cl/northwind", "--round", ROUND, "--voice", "client"]).done();
    let digest = sandbox.run(&["seal", "./cl/northwind", "--round", ROUND, "--voice", "client"]).done().out;
    let keep = ["seal", "./ag/northwind", "--round", ROUND, "--voice", "client", "--digest", digest.trim()];
    sandbox.run(&keep).done();
    let file = format!("cl/northwind/rounds/{ROUND}/client.toml");
    sandbox.write(&file, sandbox.read(&file).replacen("value = 4", "value = 3", 1));
    let ran = import(&sandbox, &[]);
    assert_eq!(ran.code, 1, "{}", ran.story());
    assert!(ran.out.contains("not the book whose digest"), "{}", ran.story());
}

#[test]
fn answers_of_both_meet_one_by_one_and_none_is_lost() {
    let sandbox = two_copies();
    set(&sandbox, "ag", "cc-trigger", "the agency's words", "joint");
    set(&sandbox, "cl", "cc-trigger", "the client's words", "joint");
    set(&sandbox, "cl", "dr-engagement-model", "retainer", "joint");
    let ran = import(&sandbox, &["--json"]);
    assert_eq!(ran.code, 1, "{}", ran.story());
    let json = ran.json();
    let files = json["files"].as_array().unwrap();
    let joint = files.iter().find(|file| file["file"] == "rounds/onboarding/joint.toml").unwrap();
    assert_eq!((&joint["taken"], &joint["beside"][0]), (&1.into(), &"cc-trigger".into()), "{joint}");
    let text = sandbox.read("ag/northwind/rounds/onboarding/joint.toml");
    for words in ["the agency's words", "the client's words", "retainer", "[[conflict.cc-trigger]]"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let again = import(&sandbox, &[]).done();
    assert!(again.out.contains("nothing new"), "{}", again.story());
}

#[test]
fn the_workbook_is_found_by_its_engagement_and_a_new_one_goes_to_the_library() {
    let sandbox = Sandbox::empty();
    let new = ["new", "northwind", "--agency", "Halyard", "--client", "Northwind", "--start", "2026-11-02"];
    sandbox.run(&new).done();
    let at = sandbox.path("library/northwind");
    copy_folder(&at, &sandbox.path("post/northwind"));
    sandbox.run(&["set", "./post/northwind", "cc-trigger", "sent", "--voice", "client"]).done();
    let ran = sandbox.run(&["import", "./post/northwind"]).done();
    assert!(ran.out.contains("rounds/onboarding/client.toml") && ran.out.contains("new here"), "{}", ran.story());
    fs::remove_dir_all(&at).unwrap();
    let ran = sandbox.run(&["import", "./post/northwind"]).done();
    assert!(ran.err.contains("was not in the library"), "{}", ran.story());
    let listed = sandbox.run(&["list", "--json"]).done().json();
    assert_eq!(listed["engagements"].as_array().unwrap().len(), 1, "{listed}");
}

#[test]
fn one_book_comes_alone_where_its_workbook_is_named_and_finds_its_round() {
    let sandbox = two_copies();
    set(&sandbox, "cl", "a-pipeline-data", "4", "client");
    sandbox.write("post/client.toml", sandbox.read(&format!("cl/northwind/rounds/{ROUND}/client.toml")));
    sandbox.run(&["import", "post/client.toml"]).refused(2);
    sandbox.run(&["import", "post/client.toml", "--into", "./ag/northwind", "--round", "2020-q1-audit"]).refused(2);
    let ran = sandbox.run(&["import", "post/client.toml", "--into", "./ag/northwind"]).done();
    assert!(ran.out.contains("new here"), "{}", ran.story());
}

#[test]
fn what_cannot_be_used_is_left_with_its_reason_and_the_rest_still_comes() {
    let sandbox = two_copies();
    set(&sandbox, "cl", "cc-trigger", "sent", "client");
    let whole = sandbox.read("cl/northwind/rounds/onboarding/client.toml");
    sandbox.write("cl/northwind/rounds/onboarding/joint.toml", "[entry.cc-trigger\n");
    sandbox.write("cl/northwind/rounds/onboarding/agency.toml", &whole);
    let cut = whole.replace("# end of file\n", "").replace("voice = \"client\"", "voice = \"sales\"");
    sandbox.write("cl/northwind/rounds/onboarding/sales.toml", cut);
    let ran = import(&sandbox, &[]);
    assert_eq!(ran.code, 1, "{}", ran.story());
    for words in ["client.toml  new here", "joint.toml   left:", "was the file renamed?", "may have been cut short"] {
        assert!(ran.out.contains(words), "{words}: {}", ran.story());
    }
    for left in ["joint", "agency", "sales"] {
        assert!(!sandbox.path(&format!("ag/northwind/rounds/onboarding/{left}.toml")).exists(), "{left}");
    }
    let ran = import(&sandbox, &["--cut-too"]);
    assert!(sandbox.path("ag/northwind/rounds/onboarding/sales.toml").exists(), "{}", ran.story());
}

#[test]
fn a_copy_of_another_engagement_is_refused() {
    let sandbox = two_copies();
    let other = sandbox.read("cl/northwind/engagement.toml");
    let id = other.lines().find(|line| line.starts_with("id = ")).unwrap();
    sandbox.write("cl/northwind/engagement.toml", other.replacen(id, "id = \"another\"", 1));
    let before = sandbox.everything();
    let ran = import(&sandbox, &[]).refused(2);
    assert!(ran.err.contains("another engagement"), "{}", ran.story());
    assert_eq!(sandbox.everything(), before);
}
