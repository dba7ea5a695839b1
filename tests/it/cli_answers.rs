//! Answering by commands: set, agree, confirm, lock, show, and that blind answers stay blind.

use crate::sandbox::{Sandbox, answered};
use insta::assert_snapshot;

#[test]
fn a_first_answer_begins_the_book_and_the_same_input_gives_the_same_bytes() {
    let [one, other] = [answered(), answered()];
    let book = one.read("northwind/rounds/onboarding/joint.toml");
    assert_eq!(book, other.read("northwind/rounds/onboarding/joint.toml"));
    assert_snapshot!(book);
    assert_snapshot!("the_agency_has_a_book_of_its_own", one.read("northwind/rounds/onboarding/agency.toml"));
}

#[test]
fn a_command_says_what_it_did_on_standard_error_alone() {
    let sandbox = Sandbox::with_workbook();
    let ran = sandbox.run(&["set", "northwind", "cc-trigger", "A lost tender."]).done();
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", "cc-trigger: answered, stated (joint, onboarding)\n"));
    let again = sandbox.run(&["set", "northwind", "cc-trigger", "A lost tender."]).done();
    assert!(again.err.contains("Nothing changed"), "{}", again.story());
}

#[test]
fn an_answer_is_taken_from_standard_input_and_from_a_file() {
    let sandbox = Sandbox::with_workbook();
    sandbox.run_with(&["set", "northwind", "cc-trigger", "-"], "Zwei Absagen.\nΔύο 日本\n").done();
    let shown = sandbox.run(&["show", "northwind", "cc-trigger", "--json"]).done().json();
    assert_eq!(shown["questions"][0]["entry"]["value"], "Zwei Absagen.\nΔύο 日本");
    let table =
        "[[row]]\nmetric = \"Contracts\"\ntype = \"lagging\"\n\n[[row]]\nmetric = \"Meetings\"\ntype = \"leading\"\n";
    sandbox.write("kpis.toml", table);
    sandbox.run(&["set", "northwind", "me-kpi-register", "--file", "kpis.toml", "--voice", "client"]).done();
    let shown = sandbox.run(&["show", "northwind", "me-kpi-register", "--voice", "client", "--json"]).done().json();
    assert_eq!(shown["questions"][0]["entry"]["value"][1]["metric"], "Meetings");
    let missing = sandbox.run(&["set", "northwind", "cc-trigger", "--file", "nowhere.txt"]);
    missing.refused(3);
}

#[test]
fn comments_and_unknown_keys_of_a_book_survive_a_command() {
    let sandbox = Sandbox::with_workbook();
    let written = "# ours\nformat = 1\nquestionnaire = \"onboarding@1.9.0\"\nvoice = \"joint\"\nmood = \"good\"\n\n# keep\n[entry.cc-trigger] # here\nstatus = \"answered\"\nvalue = \"Old.\"\ncolour = \"red\"\n# end of file\n";
    sandbox.write("northwind/rounds/onboarding/joint.toml", written);
    sandbox.run(&["set", "northwind", "cc-trigger", "New."]).done();
    let book = sandbox.read("northwind/rounds/onboarding/joint.toml");
    for kept in ["# ours", "mood = \"good\"", "# keep", "# here", "colour = \"red\"", "value = \"New.\""] {
        assert!(book.contains(kept), "{kept}: {book}");
    }
}

#[test]
fn a_new_value_drops_the_agreement_and_clear_takes_the_answer_back() {
    let sandbox = answered();
    sandbox.run(&["set", "northwind", "dr-engagement-model", "project"]).done();
    let entry = |sandbox: &Sandbox| {
        let shown = sandbox.run(&["show", "northwind", "dr-engagement-model", "--json"]).done().json();
        shown["questions"][0]["entry"].clone()
    };
    let changed = entry(&sandbox);
    assert_eq!((changed["standing"].as_str(), changed["agreed"].is_null()), (Some("stated"), true));
    sandbox.run(&["set", "northwind", "dr-engagement-model", "--clear"]).done();
    assert_eq!(entry(&sandbox)["status"], "blank");
}

#[test]
fn what_does_not_fit_is_refused_in_one_sentence_and_changes_nothing() {
    let sandbox = answered();
    let before = sandbox.everything();
    let mut stories = Vec::new();
    for arguments in [
        &["set", "northwind", "dr-engagement-model", "marriage"][..],
        &["set", "northwind", "me-launch-date", "31/02/2027"],
        &["set", "northwind", "cc-business-goal", "a lot"],
        &["set", "northwind", "cc-business-goal", "{ numbr = 1 }"],
        &["set", "northwind", "cc-business-goal", "{ number = \"many\" }"],
        &["set", "northwind", "cc-bussiness-goal", "x"],
        &["set", "northwind", "pipeline", "x"],
        &["set", "northwind", "cc-trigger", "x", "--voice", "agancy"],
        &["set", "northwind", "cc-trigger", "x", "--voice", "agency"],
        &["set", "northwind", "cc-trigger", "x", "--round", "onbording"],
        &["set", "northwind", "cc-trigger"],
        &["set", "northwind", "cc-trigger", "x", "--status", "unknown"],
        &["set", "northwind", "cc-trigger", "--status", "answered"],
        &["set", "northwind", "cc-trigger", "--status", "cannot-tell"],
        &["set", "northwind", "cc-business-goal", "--status", "not-applicable"],
        &["set", "northwind", "cc-business-goal", "--standing", "agreed"],
        &["set", "northwind", "cc-business-goal", "--standing", "proven"],
        &["set", "northwind", "cc-objections", "--standing", "assumed"],
        &["set", "northwind", "cc-trigger", "--owner", "Sam", "--by", "someday"],
        &["set", "northwind", "cc-sales-tensions", "x"],
        &["agree", "northwind", "cc-trigger", "--agency", "A", "--client", "B"],
        &["agree", "northwind", "me-pipeline-access", "--agency", "A", "--client", "B"],
        &["agree", "northwind", "cc-business-goal", "--agency", " ", "--client", "B"],
        &["confirm", "northwind", "me-pipeline-access"],
        &["confirm", "northwind", "cc-business-goal", "--voice", "sales"],
        &["lock", "northwind"],
        &["lock", "northwind", "--voice", "sales"],
        &["lock", "northwind", "--voice", "agency", "cc-business-goal"],
        &["lock", "northwind", "--voice", "client", "me-success-statement"],
        &["lock", "northwind", "--round", "2026-q4-audit", "--voice", "agency"],
        &["actions", "done", "northwind", "a-1"],
        &["actions", "add", "northwind", "x", "--side", "us"],
        &["actions", "add", "northwind", "x", "--from", "onboarding/nothing"],
        &["actions", "add", "northwind", " "],
    ] {
        stories.push(sandbox.run(arguments).refused(2).story());
    }
    assert_eq!(sandbox.everything(), before);
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn an_agreement_in_a_sentence_without_both_names_is_a_usage_error() {
    let sandbox = answered();
    let ran = sandbox.run(&["agree", "northwind", "cc-business-goal", "--agency", "Jo Park"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--client"), "{}", ran.story());
}

#[test]
fn an_unchanged_answer_is_confirmed_and_keeps_its_agreement() {
    let sandbox = answered();
    let ran = sandbox.command(&["--as-of", "2027-02-01", "confirm", "northwind", "cc-business-goal"]).output().unwrap();
    assert!(ran.status.success());
    let shown = sandbox.run(&["show", "northwind", "cc-business-goal", "--json"]).done().json();
    let entry = &shown["questions"][0]["entry"];
    assert_eq!((entry["confirmed"].as_str(), entry["standing"].as_str()), (Some("2027-02-01"), Some("agreed")));
}

#[test]
fn everything_of_a_question_is_shown() {
    let sandbox = answered();
    let questions = ["cc-business-goal", "me-pipeline-access", "me-success-statement", "cc-objections"];
    let ran = sandbox.run(&[&["show", "northwind"][..], &questions].concat()).done();
    assert_snapshot!(ran.story());
    let json = sandbox.run(&["show", "northwind", "cc-business-goal", "me-success-statement", "--json"]).done();
    assert_snapshot!("everything_of_a_question_in_json", json.out);
}

#[test]
fn a_list_shows_what_is_entered_and_an_empty_book_says_so() {
    let sandbox = answered();
    let ran = sandbox.run(&["show", "northwind", "--entered"]).done();
    let empty = Sandbox::with_workbook().run(&["show", "northwind", "--entered", "--voice", "sales"]).done();
    assert_snapshot!(format!("{}\n{}", ran.story(), empty.story()));
}

#[test]
fn a_blind_answer_is_shown_to_its_own_side_alone_until_both_have_locked() {
    const SECRET: &str = "47 contracts";
    let sandbox = answered();
    let looks: [&[&str]; 8] = [
        &["show", "northwind"],
        &["show", "northwind", "--json"],
        &["show", "northwind", "me-success-statement"],
        &["show", "northwind", "me-success-statement", "--json"],
        &["show", "northwind", "me-success-statement", "--voice", "client"],
        &["why", "northwind"],
        &["gaps", "northwind", "--json"],
        &["score", "northwind", "--json"],
    ];
    for look in looks {
        let ran = sandbox.run(look).done();
        assert!(!ran.story().contains(SECRET), "{}", ran.story());
    }
    let own = sandbox.run(&["show", "northwind", "me-success-statement", "--voice", "agency"]).done();
    assert!(own.out.contains(SECRET));
    let joint = sandbox.run(&["show", "northwind", "me-success-statement"]).done();
    assert!(joint.out.contains("agency has entered, client nothing yet"), "{}", joint.story());

    let first = sandbox.run(&["lock", "northwind", "--voice", "agency"]).done();
    let hidden = sandbox.run(&["show", "northwind", "me-success-statement"]).done();
    assert!(!hidden.out.contains(SECRET));
    sandbox.run(&["set", "northwind", "me-success-statement", "A full pipeline.", "--voice", "client"]).done();
    let second = sandbox.run(&["lock", "northwind", "--voice", "client", "me-success-statement"]).done();
    let open = sandbox.run(&["show", "northwind", "me-success-statement"]).done();
    let again = sandbox.run(&["lock", "northwind", "--voice", "client"]).done();
    let later = sandbox.run(&["set", "northwind", "me-success-statement", "48 contracts", "--voice", "agency"]).done();
    let stands = sandbox.run(&["show", "northwind", "me-success-statement", "--voice", "agency"]).done();
    let stories = [first, hidden, second, open, again, later, stands].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn the_whole_of_an_audit_is_blind_until_both_books_are_locked() {
    let sandbox = Sandbox::with_workbook();
    let audit = |arguments: &[&str]| sandbox.run(&[arguments, &["--round", "2026-q4-audit"]].concat());
    for (voice, step) in [("agency", "1"), ("client", "4")] {
        audit(&["set", "northwind", "a-pipeline-data", step, "--voice", voice, "--note", "told by one"]).done();
    }
    let hidden = audit(&["show", "northwind", "a-pipeline-data"]).done();
    assert!(!hidden.out.contains("told by one"), "{}", hidden.story());
    let first = audit(&["lock", "northwind", "--voice", "agency"]).done();
    assert!(!audit(&["show", "northwind", "--json"]).done().out.contains("told by one"));
    let second = audit(&["lock", "northwind", "--voice", "client"]).done();
    let open = audit(&["show", "northwind", "a-pipeline-data"]).done();
    let amended = audit(&["set", "northwind", "a-pipeline-data", "2", "--voice", "agency"]).done();
    let single = audit(&["lock", "northwind", "--voice", "agency", "a-pipeline-data"]);
    let standing = audit(&["set", "northwind", "a-pipeline-data", "--standing", "stated", "--voice", "agency"]);
    let stories = [hidden, first, second, open, amended, single, standing].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn actions_are_added_listed_and_done() {
    let sandbox = answered();
    let none = sandbox.run(&["actions", "list", "northwind"]).done();
    let from = "onboarding/me-pipeline-access";
    let what = "Get the stage-to-stage counts";
    let add = ["actions", "add", "northwind", what, "--owner", "Sam Reyes", "--due", "2026-11-16", "--from", from];
    let added = sandbox.run(&add).done();
    sandbox.run(&["actions", "add", "northwind", "Book the next review", "--side", "agency", "--due", "+2w"]).done();
    let listed = sandbox.run(&["actions", "list", "northwind"]).done();
    let overdue = sandbox.run(&["actions", "list", "northwind", "--overdue"]);
    assert_eq!(overdue.code, 1);
    let json = sandbox.run(&["actions", "list", "northwind", "--json"]).done();
    let done = sandbox.run(&["actions", "done", "northwind", "a-2026-11-22-1"]).done();
    let again = sandbox.run(&["actions", "done", "northwind", "a-2026-11-22-1"]).done();
    let nothing = sandbox.run(&["actions", "list", "northwind", "--overdue"]).done();
    let stories = [none, added, listed, overdue, json, done, again, nothing].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
    assert_snapshot!("actions_as_written", sandbox.read("northwind/actions.toml"));
}

#[test]
fn actions_are_dropped_and_moved_with_a_reason_that_stays() {
    let sandbox = answered();
    let add = |what: &str, due: &str| sandbox.run(&["actions", "add", "northwind", what, "--due", due]).done();
    add("Get the stage-to-stage counts", "2026-11-16");
    add("Ask for the old login", "2026-11-18");
    let act = |arguments: &[&str]| sandbox.run(&[&["actions"], arguments].concat());
    let (first, second) = ("a-2026-11-22-1", "a-2026-11-22-2");
    let moved = ["move", "northwind", first, "--due", "2026-11-30", "--reason", "Sam is away"];
    act(&moved).done();
    let again = act(&moved).done();
    assert!(again.err.contains("due 30 Nov 2026 already"), "{}", again.story());
    let dropped = act(&["drop", "northwind", second, "--reason", "The tool is going away"]).done();
    let late = act(&["move", "northwind", second, "--due", "+1w", "--reason", "Next week"]).done();
    assert!(late.err.contains("dropped already"), "{}", late.story());
    let listed = act(&["list", "northwind", "--all"]).done();
    let json = act(&["list", "northwind", "--json"]).done();
    act(&["list", "northwind", "--overdue"]).done();
    let days_later = act(&["list", "northwind", "--overdue", "--as-of", "2026-12-01"]);
    assert_eq!(days_later.code, 1, "{}", days_later.story());
    let stories = [dropped, listed, json, days_later].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
    assert_snapshot!("actions_moved_and_dropped_as_written", sandbox.read("northwind/actions.toml"));
    let before = sandbox.everything();
    act(&["drop", "northwind", first, "--reason", " "]).refused(2);
    act(&["drop", "northwind", first]).refused(2);
    act(&["move", "northwind", first, "--due", "someday", "--reason", "later"]).refused(2);
    act(&["move", "northwind", "a-9", "--due", "fri", "--reason", "later"]).refused(2);
    act(&["move", "nowhere", first, "--due", "fri", "--reason", "later"]).refused(3);
    assert_eq!(sandbox.everything(), before);
}

#[test]
fn what_was_promised_before_a_round_began_is_reviewed_first_in_it() {
    let sandbox = answered();
    let from = ["--from", "onboarding/me-pipeline-access", "--due", "2026-11-30"];
    sandbox.run(&[&["actions", "add", "northwind", "Get the counts"], &from[..]].concat()).done();
    let start = ["round", "start", "northwind", "--voice", "agency", "--as-of", "2027-01-04"];
    let begun = sandbox.run(&start).done();
    assert!(begun.err.contains("1 action"), "{}", begun.story());
    let gaps = |arguments: &[&str]| {
        let audit = ["gaps", "northwind", "--round", "2026-q4-audit", "--voice", "agency", "--as-of", "2027-01-04"];
        sandbox.run(&[&audit[..], arguments].concat())
    };
    let text = gaps(&[]).done();
    let (carried, questions) = (text.out.find("Carried over, to review first"), text.out.find("Question"));
    assert!(carried < questions && carried.is_some(), "{}", text.story());
    assert!(gaps(&["--json"]).done().out.contains("\"what\": \"Get the counts\""));
    assert_eq!(gaps(&["--overdue"]).code, 1);
    sandbox.run(&["actions", "done", "northwind", "a-2026-11-22-1"]).done();
    assert!(!gaps(&[]).done().out.contains("Carried over"));
    let onboarding = sandbox.run(&["gaps", "northwind"]).done();
    assert!(!onboarding.out.contains("Carried over"));
}

#[test]
fn a_workbook_is_found_by_its_name_in_the_library_and_by_its_file() {
    let sandbox = Sandbox::empty();
    sandbox.workbook("library/northwind", crate::sandbox::ENGAGEMENT);
    sandbox.run(&["set", "northwind", "cc-trigger", "A lost tender."]).done();
    let ran = sandbox.run(&["show", "library/northwind/engagement.toml", "--entered"]).done();
    assert!(ran.out.contains("A lost tender."));
}

#[test]
fn a_private_answer_stays_outside_the_workbook() {
    const SECRET: &str = "Sales stopped calling visitors in August.";
    let sandbox = answered();
    let before = sandbox.everything();
    let set = ["set", "northwind", "cc-sales-tensions", "--voice", "client"];
    let ran = sandbox.run(&[&set[..], &[SECRET]].concat()).done();
    assert!(ran.err.contains("kept in private on this machine"), "{}", ran.story());
    let inside = |files: Vec<(std::path::PathBuf, Vec<u8>)>| -> Vec<_> {
        files.into_iter().filter(|(path, _)| path.starts_with(sandbox.path("northwind"))).collect()
    };
    assert_eq!(inside(sandbox.everything()), inside(before));
    let file = "data/private/0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10/client.toml";
    assert!(sandbox.read(file).contains(SECRET));
    let show = |arguments: &[&str]| sandbox.run(&[&["show", "northwind", "cc-sales-tensions"][..], arguments].concat());
    for arguments in [&[][..], &["--json"], &["--voice", "client"], &["--voice", "agency", "--private"]] {
        let ran = show(arguments).done();
        assert!(!ran.out.contains(SECRET), "{}", ran.story());
    }
    assert!(show(&["--voice", "client", "--private"]).done().out.contains(SECRET));
    show(&["--private"]).refused(2);
    sandbox.run(&[&set[..], &["--note", "Said on the phone."]].concat()).done();
    let both = sandbox.read(file);
    assert!(both.contains(SECRET) && both.contains("Said on the phone."), "{both}");
}

#[test]
fn a_private_answer_that_lies_in_a_book_is_not_shown_together_before_its_release() {
    let sandbox = answered();
    let book = |released: &str| {
        format!(
            "format = 1\nquestionnaire = \"onboarding@1.9.0\"\nvoice = \"client\"\n\n[entry.cc-sales-tensions]\nstatus = \"answered\"\nvalue = \"Cold visitors.\"\n{released}# end of file\n"
        )
    };
    let look = || sandbox.run(&["show", "northwind", "cc-sales-tensions"]).done().out.contains("Cold visitors.");
    sandbox.write("northwind/rounds/onboarding/client.toml", book(""));
    assert!(!look());
    sandbox.write("northwind/rounds/onboarding/client.toml", book("released = 2026-11-20\n"));
    assert!(look());
}

#[test]
fn a_text_no_file_may_hold_is_refused() {
    let sandbox = answered();
    let before = sandbox.everything();
    sandbox.run_with(&["set", "northwind", "cc-trigger", "-"], &"ä".repeat(600_000)).refused(2);
    assert_eq!(sandbox.everything(), before);
    sandbox.run_with(&["set", "northwind", "cc-trigger", "-"], &"ä".repeat(500_000)).done();
    sandbox.run(&["show", "northwind", "cc-trigger"]).done();
}
