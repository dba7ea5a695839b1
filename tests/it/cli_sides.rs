//! Two sides: rounds, locks, what is hidden until both have locked, comparisons and trends.

use crate::sandbox::{Ran, Sandbox};

const ROUND: &str = "2026-q4-audit";
const ITEMS: [&str; 7] = [
    "a-pipeline-data",
    "a-system-owners",
    "a-access-current",
    "a-data-flow",
    "a-joined-view",
    "a-data-rules",
    "a-strategy-review",
];

fn audit(sandbox: &Sandbox, command: &[&str], voice: &str) -> Ran {
    let (first, rest) = command.split_first().unwrap();
    sandbox.run(&[&[first, "northwind"], rest, &["--round", ROUND, "--voice", voice]].concat())
}

/// Both sides have answered every item, the agency at these steps and the client at those.
fn answered(agency: [&str; 7], client: [&str; 7]) -> Sandbox {
    let sandbox = Sandbox::with_workbook();
    for (voice, steps) in [("agency", agency), ("client", client)] {
        for (item, step) in ITEMS.iter().zip(steps) {
            let note = format!("said by the {voice}");
            audit(&sandbox, &["set", item, step, "--note", &note], voice).done();
        }
    }
    sandbox
}

fn gaps() -> Sandbox {
    answered(["1", "3", "3", "2", "0", "3", "3"], ["4", "3", "2", "3", "2", "4", "3"])
}

fn compare(sandbox: &Sandbox, more: &[&str]) -> Ran {
    sandbox.run(&[&["compare", "northwind", "--round", ROUND][..], more].concat())
}

#[test]
fn not_a_word_of_either_side_is_shown_before_both_have_locked() {
    let sandbox = gaps();
    for open in [&["agency", "client"][..], &["client"]] {
        let ran = compare(&sandbox, &[]);
        assert_eq!(ran.code, 1, "{}", ran.story());
        assert!(!ran.story().contains("said by"), "{}", ran.story());
        let json = compare(&sandbox, &["--json"]).json();
        assert_eq!(json["revealed"], false);
        assert_eq!(json["open"], serde_json::json!(open));
        assert_eq!((json["items"].as_array().unwrap().len(), json["blind"].as_array().unwrap().len()), (0, 0));
        let trend = sandbox.run(&["trend", "northwind"]).done();
        assert!(trend.out.contains("until both sides have locked"), "{}", trend.story());
        let joint = sandbox.run(&["show", "northwind", "a-pipeline-data", "--round", ROUND]).done();
        assert!(!joint.story().contains("said by"), "{}", joint.story());
        audit(&sandbox, &["lock"], if open.len() == 2 { "agency" } else { "client" }).done();
    }
    assert!(compare(&sandbox, &[]).done().out.contains("Note: said by the client"));
}

#[test]
fn a_summary_to_send_says_nothing_of_what_one_side_said_alone() {
    let sandbox = gaps();
    let set = ["set", "northwind", "me-success-statement", "hidden until both have locked", "--voice", "agency"];
    sandbox.run(&set).done();
    sandbox.run(&["set", "northwind", "cc-trigger", "alone until agreed", "--voice", "client"]).done();
    for round in [ROUND, "onboarding"] {
        let ran = sandbox.run(&["report", "northwind", "summary", "--round", round]);
        for words in ["said by", "hidden until", "alone until"] {
            assert!(!ran.story().contains(words), "{words}: {}", ran.story());
        }
    }
}

#[test]
fn two_sides_stand_beside_each_other_in_the_order_to_talk_about_them() {
    let sandbox = gaps();
    for voice in ["agency", "client"] {
        audit(&sandbox, &["lock"], voice).done();
    }
    let json = compare(&sandbox, &["--json"]).done().json();
    let told: Vec<(&str, &str)> = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["id"].as_str().unwrap(), item["class"].as_str().unwrap()))
        .collect();
    let expected = [
        ("a-data-flow", "split"),
        ("a-system-owners", "agreed-in-place"),
        ("a-pipeline-data", "blind-spot"),
        ("a-joined-view", "split"),
        ("a-access-current", "split"),
        ("a-data-rules", "agreed-in-place"),
        ("a-strategy-review", "agreed-in-place"),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        json["talk"],
        serde_json::json!(["a-data-flow", "a-pipeline-data", "a-joined-view", "a-access-current"])
    );
    assert_eq!(json["items"][2]["difference"], 3);
    assert_eq!(json["items"][3]["higher"], "client");
    insta::assert_snapshot!(compare(&sandbox, &[]).done().story());
}

#[test]
fn what_is_said_after_a_lock_stands_beside_and_changes_no_comparison() {
    let sandbox = gaps();
    for voice in ["agency", "client"] {
        audit(&sandbox, &["lock"], voice).done();
    }
    let before = compare(&sandbox, &["--json"]).done().out;
    audit(&sandbox, &["set", "a-pipeline-data", "4"], "agency").done();
    assert_eq!(compare(&sandbox, &["--json"]).done().out, before);
    assert!(sandbox.read("northwind/rounds/2026-q4-audit/agency.toml").contains("[[amended.a-pipeline-data]]"));
    assert!(compare(&sandbox, &[]).done().out.contains("1 later statement"));
}

#[test]
fn a_round_or_book_that_is_not_there_is_named() {
    let sandbox = Sandbox::with_workbook();
    let ran = compare(&sandbox, &[]).refused(2);
    assert!(ran.err.contains("has no book of `agency`"), "{}", ran.story());
    let ran = sandbox.run(&["compare", "northwind", "--round", "2026-q5"]).refused(2);
    assert!(ran.err.contains("no round `2026-q5`"), "{}", ran.story());
}

#[test]
fn a_blind_answer_of_the_onboarding_is_compared_once_both_have_locked_it() {
    let sandbox = Sandbox::with_workbook();
    let success = "me-success-statement";
    for (voice, words) in [("agency", "47 contracts by June."), ("client", "  47   CONTRACTS by june. ")] {
        sandbox.run(&["set", "northwind", success, words, "--voice", voice]).done();
    }
    let hidden = sandbox.run(&["compare", "northwind", "--json"]);
    assert_eq!((hidden.code, hidden.out.contains("contracts")), (1, false), "{}", hidden.story());
    for voice in ["agency", "client"] {
        sandbox.run(&["lock", "northwind", success, "--voice", voice]).done();
    }
    let json = sandbox.run(&["compare", "northwind", "--json"]).json();
    assert_eq!(json["blind"], serde_json::json!([{ "id": success, "class": "same", "by": [], "cells": [] }]));
}

#[test]
fn a_round_begins_for_the_last_quarter_and_the_other_side_joins_it() {
    let sandbox = Sandbox::with_workbook();
    let start = |more: &[&str]| sandbox.run(&[&["round", "start", "northwind"][..], more].concat());
    assert_eq!(start(&["--voice", "agency"]).done().out, "2026-q3-audit\n");
    start(&["--voice", "client"]).done();
    let window = "window = { from = 2026-07-01, to = 2026-09-30 }\n";
    for voice in ["agency", "client"] {
        let book = sandbox.read(&format!("northwind/rounds/2026-q3-audit/{voice}.toml"));
        assert!(book.contains(window), "{book}");
    }
    assert!(sandbox.read("northwind/questionnaires/audit@1.9.0.toml").contains("id = \"audit\""));
    let again = start(&["--voice", "client"]).done();
    assert!(again.err.contains("there already"), "{}", again.story());
    start(&[]).refused(2);
    start(&["--voice", "joint"]).refused(2);
    start(&["--window", "soon"]).refused(2);
    start(&["--window", "2026-09-30..2026-07-01"]).refused(2);
    start(&["--agenda", "nothing", "--id", "other"]).refused(2);
    start(&["--questionnaire", "reset", "--window", "2026-Q3"]).refused(2);
    assert_eq!(start(&["--window", "2026-08-01..2026-08-31"]).done().out, "2026-08-31-audit\n");
    let list = sandbox.run(&["round", "list", "northwind", "--json"]).done().json();
    let rounds: Vec<&str> = list["rounds"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(rounds.last(), Some(&"2026-08-31-audit"));
    insta::assert_snapshot!(sandbox.run(&["round", "list", "northwind"]).done().story());
}

#[test]
fn a_book_that_begins_later_speaks_of_the_same_period() {
    let sandbox = Sandbox::with_workbook();
    sandbox.run(&["round", "start", "northwind", "--voice", "agency"]).done();
    let set = ["set", "northwind", "a-data-rules", "3", "--round", "2026-q3-audit", "--voice", "client"];
    sandbox.run(&set).done();
    assert!(sandbox.read("northwind/rounds/2026-q3-audit/client.toml").contains("from = 2026-07-01"));
}

#[test]
fn a_lock_names_what_is_blank_and_a_check_locks_nothing() {
    let sandbox = Sandbox::with_workbook();
    audit(&sandbox, &["set", "a-data-flow", "3"], "agency").done();
    let before = sandbox.everything();
    let check = audit(&sandbox, &["lock", "--check"], "agency");
    assert_eq!(check.code, 1, "{}", check.story());
    assert!(check.out.starts_with("6 questions are blank: a-system-owners *, a-pipeline-data,"), "{}", check.story());
    assert_eq!(sandbox.everything(), before);
    let lock = audit(&sandbox, &["lock"], "agency").done();
    assert!(lock.err.contains("6 questions are blank"), "{}", lock.story());
    for item in ITEMS {
        audit(&sandbox, &["set", item, "3"], "client").done();
    }
    assert_eq!(audit(&sandbox, &["lock", "--check"], "client").done().out, "Nothing is blank.\n");
}

#[test]
fn a_reset_closes_only_with_its_pair_and_review_date_agreed_and_books_the_review() {
    let sandbox = Sandbox::with_workbook();
    let round = ["--round", "2026-11-20-reset"];
    let close = || sandbox.run(&[&["round", "close", "northwind"], &round[..]].concat());
    let before = sandbox.everything();
    let open = close();
    assert_eq!((open.code, sandbox.everything()), (1, before), "{}", open.story());
    assert!(open.err.contains("Accountable pair") && open.err.contains("Review date"), "{}", open.story());
    let pair = "[{ side = \"agency\", accountable = \"Jo Park\" }, { side = \"client\", accountable = \"Mara Lind\" }]";
    sandbox.run(&[&["set", "northwind", "r2-accountable-pair", pair], &round[..]].concat()).done();
    sandbox.run(&[&["set", "northwind", "r3-review-date", "2027-02-22"], &round[..]].concat()).done();
    assert_eq!(close().code, 1);
    let both = ["r2-accountable-pair", "r3-review-date", "--agency", "Jo Park", "--client", "Mara Lind"];
    sandbox.run(&[&["agree", "northwind"], &both[..], &round].concat()).done();
    close().done();
    let engagement = sandbox.read("northwind/engagement.toml");
    assert!(engagement.contains("closed = 2026-11-22"), "{engagement}");
    assert!(engagement.contains("[[reviews]]\non = 2027-02-22\nkind = \"strategic\""), "{engagement}");
    assert!(close().done().err.contains("closed already"));
}

#[test]
fn an_audit_closes_when_both_have_locked() {
    let sandbox = gaps();
    let close = || sandbox.run(&["round", "close", "northwind", "--round", ROUND]);
    audit(&sandbox, &["lock"], "agency").done();
    let open = close();
    assert_eq!((open.code, open.err.contains("the locked book of the client")), (1, true), "{}", open.story());
    audit(&sandbox, &["lock"], "client").done();
    close().done();
}

/// Two audits a quarter apart, both locked by both.
fn two_quarters() -> Sandbox {
    let sandbox = gaps();
    for voice in ["agency", "client"] {
        audit(&sandbox, &["lock"], voice).done();
    }
    sandbox
}

#[test]
fn a_side_sees_what_moved_and_what_caused_it() {
    let sandbox = two_quarters();
    let start = ["round", "start", "northwind", "--window", "2027-Q1", "--id", "2027-q1-audit"];
    sandbox.run(&start).done();
    for (voice, steps) in
        [("agency", ["4", "3", "3", "3", "2", "3", "2"]), ("client", ["4", "3", "2", "3", "2", "4", "4"])]
    {
        for (item, step) in ITEMS.iter().zip(steps) {
            let set = ["set", "northwind", item, step, "--round", "2027-q1-audit", "--voice", voice];
            sandbox.run(&set).done();
        }
        sandbox.run(&["lock", "northwind", "--round", "2027-q1-audit", "--voice", voice]).done();
    }
    let json = sandbox.run(&["trend", "northwind", "--voice", "agency", "--json"]).done().json();
    let change = &json["voices"][0]["changes"][0];
    assert_eq!((change["comparable"].clone(), change["applicable"].clone()), (7.into(), 7.into()));
    let areas = change["areas"].as_array().unwrap();
    let of = |id: &str| areas.iter().find(|area| area["id"] == id).unwrap();
    // 20 to 80: step 4 without evidence is worth step 3.
    assert_eq!((&of("measurement")["verdict"], &of("measurement")["by"]), (&"moved".into(), &60.into()));
    // Weight 7: 2·80 + 80 + 2·40 + 0 + 80 = 400, 57; then 2·80 + 80 + 2·80 + 40 + 80 = 520, 74. The cap went with it.
    assert_eq!((&of("tech-ownership")["from"], &of("tech-ownership")["to"]), (&57.into(), &74.into()));
    assert_eq!(of("tech-ownership")["crossed"], serde_json::json!(["a-data-flow"]));
    assert_eq!(json["voices"][0]["drift"][0]["states"][1]["step"], 2);
    insta::assert_snapshot!(sandbox.run(&["trend", "northwind"]).done().story());
    sandbox.run(&["trend", "northwind", "--voice", "sales"]).refused(2);
}

#[test]
fn a_workbook_without_audits_has_no_trend_yet() {
    let ran = Sandbox::with_workbook().run(&["trend", "northwind", "--voice", "agency"]).done();
    assert!(ran.out.contains("There is no audit to look at yet"), "{}", ran.story());
}

/// Three people of the client have answered in books of their own.
fn three_people() -> Sandbox {
    let sandbox = Sandbox::with_workbook();
    let people = [
        ("mara-lind", "Mara Lind", ["3", "1"]),
        ("sam-reyes", "Sam Reyes", ["3", "4"]),
        ("ines", "Ines Okafor", ["3", "2"]),
    ];
    for (file, name, [first, second]) in people {
        let text = format!(
            "format = 1\nquestionnaire = \"audit@1.9.0\"\nvoice = \"client\"\nperson = \"{name}\"\n\
             [entry.a-pipeline-data]\nstatus = \"answered\"\nvalue = {first}\n\
             [entry.a-data-flow]\nstatus = \"answered\"\nvalue = {second}\nnote = \"{name} said so\"\n# end of file\n"
        );
        sandbox.write(&format!("northwind/rounds/{ROUND}/client/{file}.toml"), text);
    }
    sandbox
}

#[test]
fn several_people_of_a_side_settle_one_book() {
    let sandbox = three_people();
    let before = sandbox.everything();
    let check = audit(&sandbox, &["settle", "--check"], "client");
    assert_eq!((check.code, sandbox.everything()), (1, before), "{}", check.story());
    let first = audit(&sandbox, &["settle", "--json"], "client");
    assert_eq!(first.code, 1, "{}", first.story());
    let json = first.json();
    assert_eq!((&json["settled"], &json["left"]), (&1.into(), &serde_json::json!(["a-data-flow"])));
    let flow = json["questions"].as_array().unwrap().iter().find(|one| one["id"] == "a-data-flow").unwrap();
    assert_eq!(
        (&flow["median"], &flow["spread"], &flow["wide"]),
        (&serde_json::json!([2, 2]), &3.into(), &true.into())
    );
    insta::assert_snapshot!(audit(&sandbox, &["settle"], "client").story());
    // Chosen: the spread stays a finding, nothing is left.
    let chosen = audit(&sandbox, &["settle", "--take", "a-data-flow=sam reyes"], "client");
    assert!(chosen.err.contains("nothing is left to choose"), "{}", chosen.story());
    let book = sandbox.read("northwind/rounds/2026-q4-audit/client.toml");
    assert!(book.contains("value = 4") && book.contains("Sam Reyes said so"), "{book}");
    audit(&sandbox, &["settle", "--take", "a-data-flow=1"], "client");
    assert!(sandbox.read("northwind/rounds/2026-q4-audit/client.toml").contains("Mara Lind said so"));
}

#[test]
fn a_choice_nobody_made_and_a_locked_book_are_refused() {
    let sandbox = three_people();
    let take = |choice: &str| audit(&sandbox, &["settle", "--take", choice], "client").refused(2);
    assert!(take("a-data-flow=Jo Park").err.contains("neither a step"));
    assert!(take("a-data-flow").err.contains("is no choice"));
    assert!(take("a-nothing=2").err.contains("no question"));
    audit(&sandbox, &["settle"], "agency").refused(2);
    audit(&sandbox, &["settle"], "sales").refused(2);
    audit(&sandbox, &["settle"], "client");
    audit(&sandbox, &["lock"], "client").done();
    assert!(audit(&sandbox, &["settle"], "client").refused(2).err.contains("is locked"));
}

#[test]
fn a_seal_shows_after_the_exchange_whether_a_book_was_changed() {
    let sandbox = gaps();
    assert!(audit(&sandbox, &["seal"], "agency").refused(2).err.contains("is not locked"));
    audit(&sandbox, &["lock"], "agency").done();
    let digest = audit(&sandbox, &["seal"], "agency").done().out;
    assert_eq!(digest.trim().len(), 64);
    assert_eq!(audit(&sandbox, &["seal", "--digest", digest.trim()], "agency").done().out, digest);
    let zeros = "0".repeat(64);
    assert!(audit(&sandbox, &["seal", "--digest", &zeros], "agency").refused(2).err.contains("another digest"));
    audit(&sandbox, &["seal", "--digest", "abc"], "client").refused(2);
    let check = || sandbox.run(&["seal", "northwind", "--round", ROUND]);
    let told = check().done().out;
    assert_eq!(told, "The book of the agency is the one it sealed.\nThe client has not sealed.\n");
    // What is said later stands beside and breaks nothing.
    audit(&sandbox, &["set", "a-pipeline-data", "4"], "agency").done();
    assert!(check().done().out.contains("what was said later stands beside it"));
    // The digest of the client came by mail; its book is the one begun here until it comes too.
    audit(&sandbox, &["seal", "--digest", &zeros], "client").done();
    assert!(check().done().out.contains("The client has sealed; its book is not here yet."));
    audit(&sandbox, &["lock"], "client").done();
    let broken = check();
    assert_eq!((broken.code, broken.out.contains("NOT the one it sealed")), (1, true), "{}", broken.story());
    let json = sandbox.run(&["seal", "northwind", "--round", ROUND, "--json"]).json();
    assert_eq!((&json["agency"]["book"], &json["client"]["book"]), (&"same-beneath".into(), &"changed".into()));
    assert!(compare(&sandbox, &[]).done().err.contains("not the one it sealed"));
}
