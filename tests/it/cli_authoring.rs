//! Questionnaires of one's own: begun, described to editors, used for a round, brought to a newer version.

use crate::json_schema::{as_json, faults};
use crate::sandbox::Sandbox;
use handshake::storage::catalogue::built_in;
use insta::assert_snapshot;
use std::path::PathBuf;

const OLD: &str = include_str!("trial/way-1.0.0.toml");
const NEW: &str = include_str!("trial/way-1.1.0.toml");

const ENGAGEMENT: &str = r#"format = 1
id = "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10"
agency = { name = "Halyard" }
client = { name = "Northwind Instruments" }

# ours
[[rounds]]
id = "spring" # the first
questionnaire = "way@1.0.0" # to be brought to the next
start = 2026-11-02
agenda = "short"

[[rounds]]
id = "autumn"
questionnaire = "way@1.0.0"
start = 2026-11-02

[[parked]]
what = "Holidays"
from = "spring/owner"
# end of file
"#;

const JOINT: &str = r#"# What both said.
format = 1
questionnaire = "way@1.0.0" # as agreed in May
voice = "joint"
mood = "good"

[entry.goal] # the one that counts
status = "answered"
value = "Dealers."
standing = "agreed"
# signed on paper
agreed = { agency = "Jo Park", client = "Mara Lind", on = 2026-11-05 } # both
confirmed = 2026-11-05
colour = "red"

# who it is
[entry.owner]
status = "answered"
value = "Mara Lind"
confirmed = 2026-11-06
[[entry.owner.evidence]]
what = "Chart of May"

[[conflict.owner]]
from = "joint.toml, changed elsewhere"
on = 2026-11-07T08:00:00Z
status = "answered"
value = "Sam Reyes"

[entry.contract]
status = "answered"
value = "trial"
confirmed = 2026-11-06

# kept for the archive
[entry.slogan]
status = "answered"
value = "Always on."

[entry.place]
status = "answered"
value = "Room 4."
confirmed = 2026-11-06
# end of file
"#;

const CLIENT: &str = r#"format = 1
questionnaire = "way@1.0.0"
voice = "client"

[entry]
# on the phone
goal = { status = "answered", value = "Twenty dealers.", confirmed = 2026-11-03 } # noted by Jo
owner = { status = "unknown" } # asked Sam

[entry.success]
status = "answered"
value = "Twenty."
confirmed = 2026-11-03
locked = 2026-11-03T09:12:00Z
# end of file
"#;

/// A workbook answered under version 1.0.0, with 1.1.0 in the person's own folder.
fn waiting() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("northwind/engagement.toml", ENGAGEMENT);
    sandbox.write("northwind/questionnaires/way@1.0.0.toml", OLD);
    sandbox.write("config/questionnaires/way.toml", NEW);
    sandbox.write("northwind/rounds/spring/joint.toml", JOINT);
    sandbox.write("northwind/rounds/spring/client.toml", CLIENT);
    sandbox.write("northwind/rounds/autumn/joint.toml", JOINT);
    let action = "[[action]]\nid = \"a-1\"\nwhat = \"Ask her\" # soon\nfrom = \"spring/owner\"\nstate = \"open\"\n";
    sandbox.write("northwind/actions.toml", format!("format = 1\n{action}# end of file\n"));
    sandbox.write(
        "data/private/0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10/client.toml",
        "format = 1\n[note.spring.owner]\ntext = \"She hesitates.\"\n[entry.spring.worries]\nstatus = \"answered\"\nvalue = \"Time.\"\n[note.autumn.owner]\ntext = \"Later.\"\n# end of file\n",
    );
    sandbox
}

const UPGRADE: [&str; 5] = ["questionnaire", "upgrade", "northwind", "--round", "spring"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&UPGRADE[..], more].concat()
}

/// A story without the names of the questionnaires the program carries, which become more.
fn settled(story: &str) -> String {
    let carried: Vec<String> = built_in().map(|listed| listed.edition.to_string()).collect();
    story.replace(&carried.join(", "), "(those that come with it)")
}

/// All files of the workbook but these.
fn rest(sandbox: &Sandbox, changed: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
    let changed: Vec<PathBuf> = changed.iter().map(|name| sandbox.path(name)).collect();
    sandbox.everything().into_iter().filter(|(path, _)| !changed.contains(path)).collect()
}

#[test]
fn a_new_questionnaire_is_begun_in_ones_own_folder_or_anywhere() {
    let sandbox = Sandbox::empty();
    let own = sandbox.run(&["questionnaire", "new", "how-we-work"]).done();
    assert_eq!(own.out, "~/config/questionnaires/how-we-work.toml\n");
    sandbox.run(&["check", "config/questionnaires/how-we-work.toml"]).done();
    let listed = sandbox.run(&["questionnaire", "list", "--json"]).done().json();
    assert_eq!(listed["questionnaires"][0]["id"], "how-we-work");
    assert_eq!(listed["questionnaires"][0]["title"], "How we work");
    let there = sandbox.run(&["questionnaire", "new", "Spring Draft.toml"]).done();
    assert!(sandbox.read("Spring Draft.toml").contains("\nid = \"spring-draft\""));
    assert_eq!(sandbox.read("questionnaire.schema.json"), sandbox.run(&["schema"]).done().out);
    sandbox.write("drafts/questionnaire.schema.json", "{ \"title\": \"somebody else's\" }");
    let foreign = sandbox.run(&["questionnaire", "new", "drafts/a"]).done();
    assert!(sandbox.read("drafts/questionnaire.schema.json").contains("somebody"));
    let stories = [own, there, foreign].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn nothing_is_written_over_unless_it_is_asked_for() {
    let sandbox = Sandbox::empty();
    sandbox.write("mine.toml", "mine");
    sandbox.write("config/questionnaires/mine.toml", "mine too");
    let before = sandbox.everything();
    let refused = [&["mine.toml"][..], &["mine"], &["mine.txt"], &["onboarding"], &["somewhere/onboarding.toml"]];
    let stories = refused.map(|one| sandbox.run(&[&["questionnaire", "new"][..], one].concat()).refused(2).story());
    let nowhere = sandbox.run(&["questionnaire", "new", "nowhere/mine.toml"]).refused(3).story();
    assert_eq!(sandbox.everything(), before);
    assert_snapshot!(format!("{}\n{nowhere}", stories.join("\n")));
    sandbox.run(&["questionnaire", "new", "mine.toml", "--force"]).done();
    sandbox.run(&["check", "mine.toml"]).done();
}

#[test]
fn the_schema_is_printed_as_it_lies_in_the_sources() {
    let sandbox = Sandbox::empty();
    let printed = sandbox.run(&["schema", "questionnaire"]).done().out;
    assert_eq!(printed, include_str!("../../questionnaires/questionnaire.schema.json").replace("\r\n", "\n"));
    let schema = serde_json::from_str(&printed).unwrap();
    sandbox.run(&["questionnaire", "new", "a"]).done();
    assert_eq!(faults(&schema, &as_json(&sandbox.read("config/questionnaires/a.toml"))), Vec::<String>::new());
    assert_eq!(sandbox.run(&["schema", "books"]).code, 2);
}

#[test]
fn a_questionnaire_of_ones_own_is_chosen_for_a_round() {
    let sandbox = Sandbox::empty();
    sandbox.write("config/questionnaires/maturity.toml", include_str!("trial/maturity.toml"));
    let new = ["--agency", "Halyard", "--client", "Northwind", "--start", "2026-11-02", "--questionnaire"];
    let begin =
        |folder: &str, questionnaire: &str| sandbox.run(&[&["new", folder][..], &new, &[questionnaire]].concat());
    begin("./northwind", "maturity").done();
    assert!(sandbox.read("northwind/engagement.toml").contains("questionnaire = \"maturity@1.0.0\""));
    sandbox.run(&["check", "northwind"]).done();
    for (question, answer) in [
        ("goals-1", "most"),
        ("goals-2", "half"),
        ("goals-3a", "most"),
        ("goals-3b", "some"),
        ("forecast-1", "half"),
        ("forecast-2", "some"),
        ("forecast-3", "no"),
    ] {
        sandbox.run(&["set", "northwind", question, answer, "--voice", "client"]).done();
    }
    // Goals 1 + 1/2 + (1 + 1/4) / 2 = 2 1/8, forecast 1/2 + 1/4 + 0 = 3/4; their average 1 7/16 of 3 is 47.9 of 100.
    let score = sandbox.run(&["score", "northwind", "--voice", "client", "--json"]).done().json();
    assert_eq!(score["areas"][0]["whole"]["figure"], 47);
    assert_eq!(score["areas"][1]["state"], "too-few-answers");
    // A further round asks it too.
    let round = "[[rounds]]\nid = \"2027-q1-maturity\"\nquestionnaire = \"maturity@1.0.0\"\nstart = 2027-01-04\n# end of file\n";
    let engagement = sandbox.read("northwind/engagement.toml").replace("# end of file\n", round);
    sandbox.write("northwind/engagement.toml", engagement);
    let again = ["set", "northwind", "goals-1", "no", "--round", "2027-q1-maturity", "--voice", "client"];
    sandbox.run(&again).done();
    let stories = [begin("other", "maturty"), begin("other", "maturity@2.0.0")].map(|ran| ran.refused(2).story());
    sandbox.write("config/questionnaires/broken.toml", "format = 1\nid = \"broken\"\nversion = \"1.0.0\"\n");
    let broken = begin("other", "broken").refused(2).story();
    assert!(!sandbox.path("other").exists());
    assert_snapshot!(settled(&format!("{}\n{broken}", stories.join("\n"))));
}

#[test]
fn an_upgrade_is_shown_before_anything_is_written() {
    let sandbox = waiting();
    let before = sandbox.everything();
    let shown = sandbox.run(&UPGRADE).done();
    let json = sandbox.run(&with(&["--json"])).done();
    assert_eq!(json.json()["written"], false);
    assert_eq!(sandbox.everything(), before);
    for secret in ["Dealers", "Twenty", "Mara", "hesitates", "Time."] {
        assert!(!shown.story().contains(secret) && !json.story().contains(secret), "{secret}");
    }
    assert_snapshot!(format!("{}\n{}", shown.story(), json.story()));
}

#[test]
fn an_upgrade_moves_what_was_renamed_keeps_what_retired_and_marks_what_was_reworded() {
    let sandbox = waiting();
    let changed = [
        "northwind/engagement.toml",
        "northwind/actions.toml",
        "northwind/rounds/spring/joint.toml",
        "northwind/rounds/spring/client.toml",
        "northwind/questionnaires/way@1.1.0.toml",
        "data/private/0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10/client.toml",
    ];
    let before = rest(&sandbox, &changed);
    let ran = sandbox.run(&with(&["--write", "--json"])).done();
    assert_eq!(ran.json()["written"], true);
    assert_eq!(rest(&sandbox, &changed), before, "other rounds, the earlier copy, the person's own file");
    assert_eq!(sandbox.read("northwind/questionnaires/way@1.1.0.toml"), NEW);
    assert_eq!(
        sandbox.read("northwind/engagement.toml"),
        ENGAGEMENT.replacen("way@1.0.0", "way@1.1.0", 1).replace("spring/owner", "spring/lead")
    );
    assert!(sandbox.read("northwind/actions.toml").contains("from = \"spring/lead\""));
    assert!(sandbox.read("northwind/actions.toml").contains("# soon"));
    let private = sandbox.read(changed[5]);
    for kept in ["[note.spring.lead]", "She hesitates.", "[entry.spring.doubts]", "[note.autumn.owner]"] {
        assert!(private.contains(kept), "{private}");
    }
    let [joint, client] = ["joint", "client"].map(|name| sandbox.read(&format!("northwind/rounds/spring/{name}.toml")));
    assert_snapshot!(format!("{joint}\n=== client\n{client}"));
    let again = sandbox.run(&with(&["--write"])).done();
    assert!(again.err.contains("Nothing to do") && again.out.is_empty(), "{}", again.story());
}

#[test]
fn after_an_upgrade_the_workbook_is_sound_and_says_what_to_look_at_again() {
    let sandbox = waiting();
    sandbox.run(&with(&["--write"])).done();
    let check = sandbox.run(&["check", "northwind"]);
    let gaps = sandbox.run(&["gaps", "northwind", "--round", "spring"]).done();
    let shown = sandbox.run(&["show", "northwind", "goal", "lead", "--round", "spring"]).done();
    let names = ["--agency", "Jo Park", "--client", "Mara Lind", "--on", "2026-11-22", "--round", "spring"];
    sandbox.run(&[&["agree", "northwind", "goal"][..], &names].concat()).done();
    let agreed = sandbox.run(&["show", "northwind", "goal", "--round", "spring", "--json"]).done().json();
    assert_eq!(agreed["questions"][0]["entry"]["standing"], "agreed");
    assert!(sandbox.read("northwind/rounds/spring/joint.toml").contains("# confirmed = 2026-11-05"));
    let stories = [check, gaps, shown].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn what_was_marked_can_be_put_back_by_hand() {
    let sandbox = waiting();
    sandbox.run(&with(&["--write"])).done();
    let book = "northwind/rounds/spring/joint.toml";
    let text = sandbox.read(book).replace("# agreed = ", "agreed = ").replace("# confirmed = ", "confirmed = ");
    sandbox.write(book, text);
    let entry = sandbox.run(&["show", "northwind", "goal", "--round", "spring", "--json"]).done().json();
    let entry = &entry["questions"][0]["entry"];
    assert_eq!((entry["standing"].as_str(), entry["confirmed"].as_str()), (Some("agreed"), Some("2026-11-05")));
}

#[test]
fn an_old_round_is_asked_in_the_words_it_was_answered_under() {
    let sandbox = waiting();
    sandbox.run(&with(&["--write"])).done();
    let show = |round: &str| sandbox.run(&["show", "northwind", "goal", "--round", round]).done().out;
    assert!(show("spring").contains("Which figure is this work to move?"));
    assert!(show("autumn").contains("What is this work for?"));
    let slogan = sandbox.run(&["show", "northwind", "slogan", "--round", "autumn"]).done();
    assert!(slogan.out.contains("Always on."));
    // The copy is what counts, also where the program or the person's folder has another text under this version.
    sandbox.write("config/questionnaires/way-1.0.0.toml", OLD.replace("What is this work for?", "Something else?"));
    assert!(show("autumn").contains("What is this work for?"));
}

#[test]
fn rounds_that_stay_as_they_are_and_versions_that_will_not_do_are_refused() {
    let mut stories = Vec::new();
    let mut refused = |name: &str, prepare: &dyn Fn(&Sandbox), more: &[&str]| {
        let sandbox = waiting();
        prepare(&sandbox);
        let before = sandbox.everything();
        let ran = sandbox.run(&with(&[more, &["--write"]].concat())).refused(2);
        assert_eq!(sandbox.everything(), before, "{name}");
        stories.push(format!("{name}: {}", ran.story()));
    };
    let joint = "northwind/rounds/spring/joint.toml";
    refused("older", &|_| {}, &["--to", "0.9.0"]);
    refused("nowhere", &|_| {}, &["--to", "1.2.0"]);
    refused("no version", &|_| {}, &["--to", "newest"]);
    refused(
        "locked",
        &|sandbox| {
            let locked = JOINT.replace("voice = \"joint\"", "voice = \"joint\"\nlocked = 2026-11-20T15:04:05Z");
            sandbox.write(joint, locked);
        },
        &[],
    );
    refused(
        "closed",
        &|sandbox| {
            let closed = ENGAGEMENT.replacen("agenda = \"short\"", "agenda = \"short\"\nclosed = 2026-11-20", 1);
            sandbox.write("northwind/engagement.toml", closed);
        },
        &[],
    );
    refused("newer book", &|sandbox| sandbox.write(joint, JOINT.replace("format = 1", "format = 2")), &[]);
    refused(
        "newer workbook",
        &|sandbox| {
            sandbox.write("northwind/engagement.toml", ENGAGEMENT.replace("format = 1", "format = 2"));
        },
        &[],
    );
    refused(
        "newer private notes",
        &|sandbox| sandbox.write("data/private/0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10/client.toml", "format = 2\n"),
        &[],
    );
    refused("broken actions", &|sandbox| sandbox.write("northwind/actions.toml", "format = 1\n[[action"), &[]);
    refused("broken book", &|sandbox| sandbox.write(joint, "format = 1\n[entry"), &[]);
    refused("other book", &|sandbox| sandbox.write(joint, JOINT.replace("way@1.0.0", "audit@1.0.0")), &[]);
    refused(
        "the earlier version is gone",
        &|sandbox| std::fs::remove_file(sandbox.path("northwind/questionnaires/way@1.0.0.toml")).unwrap(),
        &[],
    );
    refused(
        "other purpose",
        &|sandbox| {
            let plan = NEW.replace("title = \"Our way\"", "title = \"Our way\"\npurpose = \"plan\"");
            sandbox.write("config/questionnaires/way.toml", plan);
        },
        &[],
    );
    refused(
        "broken version",
        &|sandbox| sandbox.write("config/questionnaires/way.toml", NEW.replace("ask =", "aks =")),
        &[],
    );
    let round = waiting().run(&["questionnaire", "upgrade", "northwind", "--round", "sprin"]).refused(2);
    let workbook = waiting().run(&["questionnaire", "upgrade", "nowhere"]).refused(3);
    stories.extend([round.story(), workbook.story()]);
    assert_snapshot!(settled(&stories.join("\n")));
}

#[test]
fn nothing_newer_is_no_fault() {
    let sandbox = waiting();
    std::fs::remove_file(sandbox.path("config/questionnaires/way.toml")).unwrap();
    let before = sandbox.everything();
    let shown = sandbox.run(&UPGRADE).done();
    let json = sandbox.run(&with(&["--json", "--write"])).done();
    assert_eq!(sandbox.everything(), before);
    assert_snapshot!(format!("{}\n{}", shown.story(), json.story()));
}

#[test]
fn books_of_different_versions_and_of_several_people_are_brought_to_one() {
    let sandbox = waiting();
    let own = CLIENT.replace("voice = \"client\"", "voice = \"client\"\nperson = \"Mara Lind\"");
    sandbox.write("northwind/rounds/spring/client/mara-lind.toml", own);
    sandbox.write("northwind/rounds/spring/agency.toml", "format = 1\nquestionnaire = \"way@1.1.0\"\nvoice = \"agency\"\n[entry.lead]\nstatus = \"unknown\"\n# end of file\n");
    let before = sandbox.read("northwind/rounds/spring/agency.toml");
    let ran = sandbox.run(&with(&["--write", "--to", "way@1.1.0"])).done();
    assert!(ran.out.contains("client/mara-lind"), "{}", ran.story());
    assert_eq!(sandbox.read("northwind/rounds/spring/agency.toml"), before);
    let person = sandbox.read("northwind/rounds/spring/client/mara-lind.toml");
    assert!(person.contains("way@1.1.0") && person.contains("lead = { status = \"unknown\" } # asked Sam"), "{person}");
    // A book that lags behind is brought along later.
    sandbox.write("northwind/rounds/spring/sales.toml", CLIENT.replace("\"client\"", "\"sales\""));
    sandbox.run(&with(&["--write"])).done();
    assert!(sandbox.read("northwind/rounds/spring/sales.toml").contains("way@1.1.0"));
}

#[test]
fn what_a_book_says_under_both_ids_stays_under_both() {
    let sandbox = waiting();
    let book = "northwind/rounds/spring/joint.toml";
    sandbox.write(book, JOINT.replace("# end of file\n", "[entry.lead]\nstatus = \"declined\"\n# end of file\n"));
    let ran = sandbox.run(&with(&["--write"])).done();
    assert!(ran.out.contains("stays under both"), "{}", ran.story());
    let text = sandbox.read(book);
    for kept in ["[entry.owner]", "Mara Lind\"\nconfirmed", "[[conflict.owner]]", "[entry.lead]", "declined"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    let check = sandbox.run(&["check", "northwind"]);
    assert!(check.out.contains("The question is now called `lead`."), "{}", check.story());
}

#[test]
fn an_upgrade_that_was_interrupted_goes_on_where_it_stopped() {
    let sandbox = waiting();
    let engagement = sandbox.path("northwind/engagement.toml");
    let read_only = |yes: bool| {
        let mut permissions = std::fs::metadata(&engagement).unwrap().permissions();
        permissions.set_readonly(yes);
        std::fs::set_permissions(&engagement, permissions).unwrap();
    };
    read_only(true);
    assert_eq!(sandbox.run(&with(&["--write"])).code, 3);
    assert!(sandbox.read("northwind/rounds/spring/joint.toml").contains("way@1.1.0"));
    read_only(false);
    assert_eq!(sandbox.read("northwind/engagement.toml"), ENGAGEMENT);
    sandbox.run(&with(&["--write"])).done();
    let whole = waiting();
    whole.run(&with(&["--write"])).done();
    let files =
        |sandbox: &Sandbox| -> Vec<Vec<u8>> { sandbox.everything().into_iter().map(|(_, bytes)| bytes).collect() };
    assert_eq!(files(&sandbox), files(&whole));
}

#[test]
fn help_explains_checks_with_the_sentence_each_shows() {
    assert_snapshot!(Sandbox::empty().run(&["help", "checks"]).done().out);
}

#[test]
fn help_explains_questionnaires_and_every_key_they_may_have() {
    let sandbox = Sandbox::empty();
    let help = sandbox.run(&["help", "questionnaires"]).done().out;
    let schema: serde_json::Value = serde_json::from_str(&sandbox.run(&["schema"]).done().out).unwrap();
    let words: Vec<&str> = help.split(|c: char| !(c.is_ascii_lowercase() || c == '_' || c == '-')).collect();
    let parts = ["", "/definitions/area", "/definitions/step", "/definitions/question", "/definitions/option"];
    for part in parts {
        for (key, _) in schema.pointer(&format!("{part}/properties")).unwrap().as_object().unwrap() {
            assert!(words.contains(&key.as_str()), "{part}/{key}");
        }
    }
    assert!(help.contains("~/config/questionnaires"));
    for line in help.lines().filter(|line| line.starts_with("  handshake ")) {
        let typed = line.trim().split("  ").next().unwrap().replace("DIR …", "dir --agency A --client B --start fri");
        let arguments: Vec<&str> = typed.split(' ').skip(1).collect();
        let ran = sandbox.run(&arguments);
        assert!(!ran.err.contains("Usage:"), "{}", ran.story());
    }
    assert_snapshot!(help);
}

#[test]
fn help_explains_commands_and_lists_topics() {
    let sandbox = Sandbox::empty();
    let all = sandbox.run(&["help"]).done().out;
    assert!(all.contains("\nTopics:\n  checks ") && all.contains("\n  questionnaire "));
    for command in [&["set"][..], &["questionnaire", "upgrade"], &["schema"], &["help"]] {
        let help = sandbox.run(&[&["help"][..], command].concat()).done().out;
        assert_eq!(help, sandbox.run(&[command, &["--help"]].concat()).done().out);
    }
    let unknown = [&["help", "chekcs"][..], &["help", "questionnaire", "uprgade"], &["help", "checks", "filled"]];
    assert_snapshot!(unknown.map(|one| sandbox.run(one).refused(2).story()).join("\n"));
}
