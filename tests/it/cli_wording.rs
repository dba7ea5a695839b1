//! `check` reads the words of questionnaires: every rule from the file to the line, many faults at once, folders,
//! other languages, the copies of a workbook; what `questionnaire list` and `show` say of a faulty file.

use crate::sandbox::Sandbox;
use handshake::insight::lint::remark::Rule;
use insta::assert_snapshot;
use std::collections::BTreeSet;

/// A questionnaire in which no rule finds anything.
const GOOD: &str = include_str!("trial/worded.toml");

/// `(what stands there, what a person wrote instead, rule, the place by what stands there)`
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        "On which day did the public first see the work?",
        "On which day of this year did the public of the two countries first see the first piece of the work that both of you have done since then?",
        "long-question",
        "\"On which day of",
    ),
    (
        "All that has to be ready counts back from this day.",
        "One two three four five six seven eight nine ten, one two three four five six seven eight nine ten, one two three four five six seven eight nine ten, one two three four five six seven eight nine ten eleven.",
        "long-help",
        "\"One two",
    ),
    (
        "\"It was spoken\"",
        "\"It was spoken on the phone to one of the two leads without any later note\"",
        "long-step",
        "\"It was spoken on",
    ),
    ("first see the work?", "first see the work? Where?", "two-questions", "?\"\nwhy = \"All that"),
    ("first see the work?", "first see the work, and who told it?", "two-questions", "and who told"),
    ("first see the work?", "clearly see the work?", "leading-word", "clearly"),
    ("your last brief reach", "your briefs usually reach", "habit-word", "usually"),
    (
        "How did the last brief reach you?",
        "Do you agree that the last brief reached you?",
        "agree-scale",
        "Do you agree",
    ),
    ("\"Ongoing work\"", "\"Agree\"", "", ""),
    ("\"It was spoken\"", "\"Poor\"", "bare-scale", "\"Poor\""),
    ("why = \"All that has to be ready counts back from this day.\"\n", "", "no-why", "\"launch\"\narea"),
    ("solid = \"A day that both sides have in their calendars.\"\n", "", "no-solid", "\"launch\"\narea"),
    ("examples = { hollow = \"In spring.\", solid = \"7 June 2027.\" }\n", "", "no-example", "\"launch\"\narea"),
    (
        "On which day did the public first see the work?",
        "Who said yes to each of the last five pieces?",
        "twin-question",
        "\"Who said yes to each of the last five pieces?\"\nwhy = \"All",
    ),
    ("rows = 2 }", "rows = 3 }", "impossible-check", "3 },\n    { rule = \"unique\""),
    ("number = 30", "number = 0", "impossible-check", "0 },\n    { rule = \"before\""),
    (
        "question = \"launch\" },",
        "question = \"launch\" },\n    { rule = \"after\", column = \"on\", question = \"launch\" },",
        "impossible-check",
        "{ rule = \"after\"",
    ),
    (
        "critical = { question = \"model\", is = [\"project\"] }",
        "critical = { question = \"model\", is = [\"retainer\"] }",
        "never-holds",
        "[\"retainer\"]",
    ),
    (
        "is = [\"project\", \"mixed\"]",
        "is = [\"project\", \"mixed\", \"retainer\"]",
        "always-holds",
        "[\"project\", \"mixed\", \"retainer\"]",
    ),
];

/// Line and column of what begins here.
fn place(text: &str, begins: &str) -> (u64, u64) {
    let at = text.find(begins).unwrap_or_else(|| panic!("{begins}"));
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap();
    (before.matches('\n').count() as u64 + 1, line.chars().count() as u64 + 1)
}

#[test]
fn every_rule_is_told_with_file_line_and_mend_and_only_where_it_is_broken() {
    let sandbox = Sandbox::empty();
    sandbox.write("mine.toml", GOOD);
    sandbox.run(&["check", "mine.toml"]).done();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (from, to, rule, begins) in FAULTS {
        assert_eq!(GOOD.matches(from).count(), 1, "{from}");
        let text = GOOD.replace(from, to);
        sandbox.write("mine.toml", &text);
        let ran = sandbox.run(&["check", "mine.toml", "--json"]);
        let findings = ran.json()["findings"].as_array().unwrap().clone();
        if rule.is_empty() {
            assert!(findings.is_empty(), "{}", ran.story());
            continue;
        }
        assert_eq!((ran.code, findings.len()), (1, 1), "{rule}: {}", ran.story());
        let found = &findings[0];
        let (line, column) = place(&text, begins);
        assert_eq!((&found["file"], &found["rule"]), (&"mine.toml".into(), &(*rule).into()), "{}", ran.story());
        assert_eq!((&found["line"], &found["column"]), (&line.into(), &column.into()), "{rule} {}", ran.story());
        let severity = if ["impossible-check", "never-holds"].contains(rule) { "error" } else { "warning" };
        assert_eq!(found["severity"], severity, "{rule}");
        assert!(found["hint"].as_str().unwrap().ends_with('.') && found["message"].as_str().unwrap().ends_with('.'));
        seen.insert((*rule).to_owned());
    }
    assert_eq!(seen, Rule::ALL.map(|rule| rule.as_str().to_owned()).into());
}

/// Ten faults of all sorts, one of them an error of form.
fn ten_faults() -> String {
    [
        ("Which kind of contract is in force?", "Is the contract clear and signed?"),
        ("area = \"work\"\nstep = \"once\"\nkind = \"date\"", "area = \"wrok\"\nstep = \"once\"\nkind = \"date\""),
        ("How did the last brief reach you?", "How do briefs usually reach you, and when?"),
        ("\"It was spoken\"", "\"Poor\""),
        ("why = \"A brief that is spoken is remembered in two ways.\"\n", ""),
        ("rows = 2 }", "rows = 3 }"),
        ("number = 30", "number = 0"),
        ("is = [\"project\"] }", "is = [\"retainer\"] }"),
    ]
    .into_iter()
    .fold(GOOD.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    })
}

#[test]
fn ten_faults_at_once_are_told_each_with_its_line_shown() {
    let sandbox = Sandbox::empty();
    sandbox.write("mine.toml", ten_faults());
    let ran = sandbox.run(&["check", "mine.toml"]);
    assert_eq!(ran.code, 1);
    assert_snapshot!(ran.story());
}

#[test]
fn a_folder_of_questionnaires_is_checked_whole() {
    let sandbox = Sandbox::empty();
    sandbox.write("drafts/a.toml", GOOD);
    sandbox.write("drafts/b.toml", GOOD.replace("first see", "clearly see"));
    sandbox.write("drafts/c.toml", "format = 1\nid = \"c\"\n");
    sandbox.write("drafts/notes.txt", "Nothing.");
    let ran = sandbox.run(&["check", "drafts", "--json"]);
    let findings = ran.json()["findings"].as_array().unwrap().clone();
    let files: BTreeSet<&str> = findings.iter().map(|found| found["file"].as_str().unwrap()).collect();
    assert_eq!(
        files.into_iter().map(|file| file.replace('\\', "/")).collect::<Vec<_>>(),
        ["drafts/b.toml", "drafts/c.toml"]
    );
    sandbox.write("empty/notes.txt", "Nothing.");
    sandbox.run(&["check", "empty"]).refused(2);
}

#[test]
fn a_questionnaire_in_another_language_is_spared_the_words_of_english() {
    let sandbox = Sandbox::empty();
    let german = GOOD
        .replace("purpose = \"audit\"", "purpose = \"audit\"\nlanguage = \"de\"")
        .replace(
            "On which day did the public first see the work?",
            "Still ist die Agentur; wer hat sie only gut, and what?",
        )
        .replace("\"It was spoken\"", "\"Good\"");
    sandbox.write("deutsch.toml", &german);
    sandbox.run(&["check", "deutsch.toml"]).done();
    sandbox.write("deutsch.toml", german.replace("language = \"de\"", "language = \"en-GB\""));
    assert_eq!(sandbox.run(&["check", "deutsch.toml"]).code, 1);
}

#[test]
fn of_a_workbooks_copies_only_what_cannot_work_is_told() {
    let sandbox = Sandbox::with_workbook();
    let copy = "northwind/questionnaires/worded@1.0.0.toml";
    sandbox.write(copy, GOOD.replace("first see", "clearly see"));
    sandbox.run(&["check", "northwind"]).done();
    assert_eq!(sandbox.run(&["check", copy]).code, 1);
    sandbox.write(copy, GOOD.replace("number = 30", "number = 0"));
    let ran = sandbox.run(&["check", "northwind"]);
    assert!(ran.code == 1 && ran.out.contains("[impossible-check]"), "{}", ran.story());
}

#[test]
fn list_and_show_say_what_is_wrong_with_a_faulty_file_and_how_to_go_on() {
    let sandbox = Sandbox::empty();
    sandbox.write("config/questionnaires/mine.toml", ten_faults());
    sandbox.write("config/questionnaires/nameless.toml", GOOD.replace("id = \"worded\"\n", ""));
    sandbox.write("config/questionnaires/broken.toml", "a = [");
    let list = sandbox.run(&["questionnaire", "list"]).done();
    let show = sandbox.run(&["questionnaire", "show", "worded"]).refused(2);
    let nameless = sandbox.run(&["questionnaire", "show", "nameless"]).refused(2);
    let check = sandbox.run(&["check", "nameless"]);
    assert_eq!(check.code, 1);
    sandbox.write("draft.toml", GOOD);
    let draft = sandbox.run(&["questionnaire", "show", "draft.toml", "launch"]).done();
    let list = format!("{}{}", list.out.lines().take(2).map(|line| format!("{line}\n")).collect::<String>(), list.err);
    let stories = [show, nameless, check, draft].map(|ran| ran.story());
    assert_snapshot!(format!("{list}\n{}", stories.join("\n")));
}

#[test]
fn the_questionnaires_that_come_with_it_and_a_new_one_are_found_nothing_wrong_with() {
    let sandbox = Sandbox::empty();
    sandbox.run(&["questionnaire", "new", "mine"]).done();
    sandbox.run(&["check", "onboarding", "audit", "reset", "strategic-review", "checklist", "mine"]).done();
    let topic = sandbox.run(&["help", "wording"]).done().out;
    for rule in Rule::ALL {
        assert!(topic.contains(&format!("\n{}\n", rule.as_str())), "{}", rule.as_str());
    }
}

#[test]
fn what_is_quoted_from_a_file_is_harmless() {
    let sandbox = Sandbox::empty();
    let hostile = "\\u001b[2J\\u009b31m\\u202eevil\\u200b";
    let text = GOOD
        .replace("\"It was spoken\"", &format!("\"\u{2028}{hostile}\""))
        .replace("first see the work?", &format!("first see it, and who {hostile}? {hostile}?"))
        .replace("\"There was none\"", &format!("\"{hostile}\""));
    sandbox.write("mine.toml", format!("{text}\u{9b}2J\u{202e}"));
    for arguments in [&["check", "mine.toml"][..], &["check", "mine.toml", "--json"]] {
        let ran = sandbox.run(arguments);
        let harmless = |c: char| c == '\n' || !(c.is_control() || matches!(c, '\u{202e}' | '\u{200b}' | '\u{2028}'));
        assert!(format!("{}{}", ran.out, ran.err).chars().all(harmless), "{arguments:?}: {}", ran.story());
    }
}
