//! Commands around files and the terminal: new, open, check, questionnaire, demo, keys, help; bad input; a closed pipe.

use crate::sandbox::{Sandbox, answered};
use insta::assert_snapshot;
use std::io::Read;
use std::process::Stdio;

const NEW: [&str; 8] = ["new", "northwind", "--agency", "Halyard", "--client", "Northwind", "--start", "2026-11-02"];

#[test]
fn a_new_workbook_is_made_once_and_is_sound() {
    let sandbox = Sandbox::empty();
    let ran = sandbox.run(&[&NEW[..], &["--weeks", "5", "--agency-lead", "Jo Park"]].concat()).done();
    assert_eq!(ran.out, "~/library/northwind\n");
    let text = sandbox.read("library/northwind/engagement.toml");
    let without_id: Vec<&str> = text.lines().filter(|line| !line.starts_with("id = \"0")).collect();
    assert_snapshot!(without_id.join("\n"));
    sandbox.run(&["check", "northwind"]).done();
    let before = sandbox.everything();
    let mut stories = vec![sandbox.run(&NEW).refused(2).story()];
    for (option, value) in [("--weeks", "7"), ("--agenda", "shrt"), ("--agency-lead", "x")] {
        let mut other = NEW.to_vec();
        other[1] = "other";
        other.extend([option, value]);
        if option == "--agency-lead" {
            other[3] = " ";
        }
        stories.push(sandbox.run(&other).refused(2).story());
    }
    let mut undated = NEW.to_vec();
    (undated[1], undated[7]) = ("other", "soon");
    stories.push(sandbox.run(&undated).refused(2).story());
    assert_eq!(sandbox.everything(), before);
    assert!(!sandbox.path("other").exists() && !sandbox.path("library/other").exists());
    assert_snapshot!("a_new_workbook_refused", stories.join("\n"));
}

#[test]
fn the_app_needs_a_terminal() {
    let sandbox = answered();
    let open = sandbox.run(&["open", "northwind"]).refused(2);
    let none = sandbox.run(&["open", "nowhere"]).refused(3);
    sandbox.write("empty/read.me", "");
    let empty = sandbox.run(&["open", "empty"]).refused(2);
    let alone = sandbox.command(&[]).output().unwrap();
    assert_eq!((alone.status.code(), alone.stdout.len()), (Some(2), 0));
    let alone = String::from_utf8(alone.stderr).unwrap();
    assert!(alone.contains("Commands:") && alone.contains("error: the app needs a terminal"), "{alone}");
    let stories = [open, none, empty].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn check_names_every_fault_with_its_place_and_mend() {
    let sandbox = answered();
    sandbox.run(&["check", "northwind"]).done();
    sandbox.run(&["check", "onboarding", "audit@1.1.0"]).done();
    sandbox.write(
        "northwind/rounds/onboarding/client.toml",
        "format = 1\nquestionnaire = \"onboarding@1.9.0\"\nvoice = \"client\"\n[entry.cc-trigger]\nstatus = \"anwered\"\nvalue = 3\n\u{1b}",
    );
    sandbox.write("mine.toml", "format = 1\nid = \"mine\"\nversion = \"1\"\n");
    let ran = sandbox.run(&["check", "northwind", "mine.toml"]);
    assert_eq!(ran.code, 1, "{}", ran.story());
    let json = sandbox.run(&["check", "mine.toml", "--json"]);
    assert_eq!(json.code, 1);
    let missing = sandbox.run(&["check", "nowhere", "mine.toml"]);
    assert_eq!(missing.code, 3);
    let stories = [ran, json, missing].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn bad_files_give_one_sentence_and_stay_as_they_are() {
    let good = "format = 1\nquestionnaire = \"onboarding@1.9.0\"\nvoice = \"joint\"\n";
    let cases: [(&str, Vec<u8>); 6] = [
        ("truncated", b"format = 1\nquestionnaire = \"onboa".to_vec()),
        ("not text", vec![0xff, 0xfe, 0x00]),
        ("wrong type", b"format = \"one\"\n".to_vec()),
        ("duplicate", format!("{good}[entry.cc-trigger]\n[entry.cc-trigger]\n").into_bytes()),
        ("deep", format!("{good}x = {}", "[".repeat(5000)).into_bytes()),
        ("newer", b"format = 2\nquestionnaire = \"onboarding@1.9.0\"\nvoice = \"joint\"\n# end of file\n".to_vec()),
    ];
    let mut stories = Vec::new();
    for (name, bytes) in cases {
        let sandbox = Sandbox::with_workbook();
        sandbox.write("northwind/rounds/onboarding/joint.toml", &bytes);
        let before = sandbox.everything();
        let ran = sandbox.run(&["set", "northwind", "cc-trigger", "x"]).refused(2);
        assert_eq!(sandbox.everything(), before, "{name}");
        assert!(ran.story().chars().all(|c| c == '\n' || !c.is_control()), "{name}");
        stories.push(format!("{name}: {}", ran.story()));
        // The other books stay usable; what a newer version began is not changed at all.
        if name != "newer" {
            sandbox.run(&["set", "northwind", "cc-trigger", "x", "--voice", "client"]).done();
        }
    }
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn a_file_that_may_be_cut_short_is_told_of_by_every_command() {
    let sandbox = answered();
    let book = "northwind/rounds/onboarding/joint.toml";
    sandbox.write(book, sandbox.read(book).replace("# end of file\n", ""));
    for command in ["show", "score", "why", "gaps"] {
        let ran = sandbox.run(&[command, "northwind"]).done();
        assert!(ran.err.contains("may have been cut short"), "{}", ran.story());
    }
    sandbox.run(&["set", "northwind", "cc-trigger", "Mended."]).done();
    assert!(sandbox.read(book).ends_with("# end of file\n"));
}

#[test]
fn nothing_from_a_file_moves_the_cursor() {
    let sandbox = Sandbox::empty();
    let hostile = "\\u001b[2J\\u009b31m\\u202eevil\\u200b";
    let engagement = crate::sandbox::ENGAGEMENT.replace("Halyard", hostile).replace("Sam Reyes", hostile);
    sandbox.workbook("northwind", &engagement);
    let entry = format!(
        "format = 1\nquestionnaire = \"onboarding@1.9.0\"\nvoice = \"joint\"\n[entry.cc-trigger]\nstatus = \"answered\"\nvalue = \"{hostile}\"\nnote = \"{hostile}\"\n[entry.me-pipeline-access]\nstatus = \"unknown\"\nfollow-up = {{ owner = \"{hostile}\", by = 2026-11-01 }}\n[entry.\"{hostile}\"]\nstatus = \"answered\"\n"
    );
    sandbox.write("northwind/rounds/onboarding/joint.toml", entry);
    sandbox.write(
        "northwind/actions.toml",
        format!("format = 1\n[[action]]\nid = \"{hostile}\"\nwhat = \"{hostile}\"\nstate = \"open\"\n"),
    );
    for arguments in [
        &["show", "northwind"][..],
        &["show", "northwind", "cc-trigger", "me-pipeline-access"],
        &["show", "northwind", "--json"],
        &["score", "northwind"],
        &["why", "northwind"],
        &["gaps", "northwind", "--by", "person"],
        &["gaps", "northwind", "--json"],
        &["actions", "list", "northwind"],
        &["actions", "list", "northwind", "--json"],
        &["check", "northwind"],
        &["check", "northwind", "--json"],
        &["list", "."],
        &["list", ".", "--json"],
        &["questionnaire", "show", "\u{1b}[2J"],
        &["set", "northwind", "\u{9b}31m", "x"],
    ] {
        let ran = sandbox.run(arguments);
        let printed = format!("{}{}", ran.out, ran.err);
        let harmless = |c: char| c == '\n' || !(c.is_control() || matches!(c, '\u{202e}' | '\u{200b}'));
        assert!(printed.chars().all(harmless), "{arguments:?}: {printed:?}");
    }
}

#[test]
fn questionnaires_are_listed_and_shown() {
    let sandbox = Sandbox::with_workbook();
    let list = sandbox.run(&["questionnaire", "list"]).done();
    let json = sandbox.run(&["questionnaire", "list", "northwind", "--json"]).done().json();
    assert_eq!(json["questionnaires"][0]["origin"], "workbook");
    let show = |arguments: &[&str]| {
        sandbox.run(&[&["questionnaire", "show", "--workbook", "northwind"][..], arguments].concat())
    };
    let one = show(&["onboarding", "cc-business-goal", "dr-engagement-model"]).done();
    let scale = show(&["audit@1.9.0", "a-pipeline-data"]).done();
    let all = show(&["onboarding"]).done();
    let built_in = sandbox.run(&["questionnaire", "show", "onboarding", "--json"]).done().json();
    assert!(built_in["questions"].as_array().unwrap().len() >= 60);
    let unknown = show(&["onbarding"]).refused(2);
    let version = show(&["onboarding@9.0.0"]).refused(2);
    let question = show(&["audit", "me-kpi-register"]).refused(2);
    let stories = [list, one, scale, all, unknown, version, question].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn a_demo_prints_where_it_lies_and_does_not_open_off_a_terminal() {
    let sandbox = Sandbox::empty();
    let ran = sandbox.run(&["demo", "look"]).done();
    for workbook in ran.out.lines() {
        assert!(sandbox.path(workbook).join("engagement.toml").is_file(), "{}", ran.story());
        sandbox.run(&["score", workbook]).done();
    }
    let again = sandbox.run(&["demo"]).done();
    assert!(again.out.lines().all(|line| line.starts_with("~/library/")), "{}", again.story());
}

#[test]
fn help_begins_with_examples_and_ends_with_exit_codes() {
    let sandbox = Sandbox::empty();
    let commands = [
        "new",
        "open",
        "list",
        "show",
        "set",
        "agree",
        "lock",
        "confirm",
        "score",
        "why",
        "gaps",
        "actions",
        "check",
        "questionnaire",
        "demo",
        "keys",
        "schema",
        "completions",
        "man",
        "help",
    ];
    let help = sandbox.run(&["--help"]).done().out;
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
        let own = sandbox.run(&[command, "--help"]).done();
        let place = |words: &str| own.out.find(words).unwrap_or_else(|| panic!("{words}: {}", own.story()));
        assert!(place("Examples:") < place("Usage:") && place("Usage:") < place("Exit codes:"), "{command}");
        assert!(sandbox.run(&["man", command]).done().out.contains("EXIT STATUS"));
    }
    assert_snapshot!(sandbox.run(&["set", "--help"]).done().out);
    sandbox.run(&["man", "actions", "add"]).done();
    sandbox.run(&["man", "scor"]).refused(2);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = sandbox.run(&["completions", shell]).done().out;
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
    }
    assert!(sandbox.run(&["--version"]).done().out.starts_with("handshake "));
    assert_eq!(sandbox.run(&["scoore"]).code, 2);
}

#[test]
fn keys_of_ones_own_are_printed_and_a_fault_in_them_is_said() {
    let sandbox = Sandbox::empty();
    sandbox.write(
        "config/settings.toml",
        "[keys]\nmark-unknown = [\"9\", \"ctrl+u\"]\nundo = \"hyper+z\"\n# end of file\n",
    );
    let ran = sandbox.run(&["keys", "--names"]).done();
    let line = ran.out.lines().find(|line| line.trim_start().starts_with("mark-unknown ")).unwrap();
    assert!(line.contains("9  Ctrl-U"), "{line}");
    assert!(ran.err.contains("`hyper+z`"), "{}", ran.err);
}

#[test]
fn keys_are_printed_in_words_and_in_json() {
    let sandbox = Sandbox::empty();
    let ran = sandbox.run(&["keys"]).done();
    assert!(ran.out.contains("Ctrl-P"), "{}", ran.out);
    let json = sandbox.run(&["keys", "--json"]).done().json();
    assert!(json["keys"].as_array().unwrap().iter().any(|key| key["keys"][0] == "ctrl+p"));
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let sandbox = Sandbox::empty();
    let mut child = sandbox.command(&["questionnaire", "show", "onboarding", "--json"]).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 10]).unwrap();
    drop(out);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
    let mut gone = sandbox.command(&["--help"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(gone.stdout.take());
    assert!(gone.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_the_systems_refusal() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_workbook();
    let folder = sandbox.path("northwind");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write anywhere.
    if std::fs::write(folder.join("probe"), "").is_err() {
        sandbox.run(&["set", "northwind", "cc-trigger", "x"]).refused(3);
    }
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
}
