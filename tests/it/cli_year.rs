//! The year around the questions: reviews, the calendar, what is due, what does not fit.

use crate::sandbox::Sandbox;

fn started() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.workbook("northwind", crate::sandbox::ENGAGEMENT);
    sandbox
}

#[test]
fn a_review_is_booked_once_and_postponed_with_its_reason() {
    let sandbox = started();
    let review = |arguments: &[&str]| sandbox.run(&[&["review"], arguments].concat());
    let booked = review(&["add", "northwind", "2027-02-15"]).done();
    assert!(booked.err.contains("strategic review booked for 15 Feb 2027"), "{}", booked.story());
    let again = review(&["add", "northwind", "15 Feb 2027"]).done();
    assert!(again.err.contains("booked already"), "{}", again.story());
    review(&["add", "northwind", "2027-05-03", "--kind", "pricing"]).done();
    let reason = ["--reason", "Mara is away"];
    review(&[&["postpone", "northwind", "2027-02-15", "--to", "2027-03-01"], &reason[..]].concat()).done();
    review(&[&["postpone", "northwind", "2027-03-01", "--to", "2027-03-08"], &reason[..]].concat()).done();
    let written = sandbox.read("northwind/engagement.toml");
    let (_, reviews) = written.split_once("[[reviews]]").unwrap();
    insta::assert_snapshot!(reviews);
    let kept = sandbox.everything();
    let unknown = review(&[&["postpone", "northwind", "2027-02-15", "--to", "2027-04-01"], &reason[..]].concat());
    let unknown = unknown.refused(2);
    assert!(unknown.err.contains("2027-03-08"), "{}", unknown.story());
    review(&[&["postpone", "northwind", "2027-03-08", "--to", "2027-03-01"], &reason[..]].concat()).refused(2);
    review(&["postpone", "northwind", "2027-03-08", "--to", "2027-04-01", "--reason", " "]).refused(2);
    review(&["postpone", "northwind", "2027-03-08", "--to", "2027-04-01"]).refused(2);
    review(&["add", "northwind", "someday"]).refused(2);
    review(&["add", "northwind", "2027-05-05", "--kind", ""]).refused(2);
    review(&["add", "nowhere", "2027-05-05"]).refused(3);
    assert_eq!(sandbox.everything(), kept);
}

#[test]
fn a_workbook_without_reviews_says_how_to_book_one() {
    let sandbox = started();
    let arguments = ["review", "postpone", "northwind", "2027-02-15", "--to", "2027-03-01", "--reason", "Away"];
    let ran = sandbox.run(&arguments).refused(2);
    assert!(ran.err.contains("handshake review add"), "{}", ran.story());
}

const JOINT: &str = r#"format = 1
questionnaire = "onboarding@ONBOARDING"
voice = "joint"

[entry.me-launch-date]
status = "answered"
standing = "agreed"
agreed = { agency = "Jo Park", client = "Mara Lind", on = 2026-11-05 }
confirmed = 2026-11-05
value = 2027-01-12

[entry.cc-sales-cycle]
status = "answered"
standing = "stated"
confirmed = 2026-11-05
value = { typical-days = 140, three-in-four-days = 210 }

[entry.cc-sales-session]
status = "answered"
standing = "stated"
confirmed = 2026-11-05
value = { on = 2026-11-26, salesperson = "Sam Reyes", marketing-owner = "Mara Lind", agency-person = "Jo Park" }

[entry.me-lead-feedback]
status = "answered"
standing = "stated"
confirmed = 2026-11-05
value = [{ salesperson = "Sam Reyes", rhythm = "every second Friday", next-date = 2026-12-04 }]

[entry.me-reporting-calendar]
status = "answered"
standing = "stated"
confirmed = 2026-11-05
value = [
    { report = "Enquiries", content = "leading", rhythm = "monthly", reader = "Ines Hall", owner = "Tom Reed", first-date = 2026-10-05 },
    { report = "Pipeline", content = "lagging", rhythm = "quarterly", reader = "Priya Vance", owner = "Noor Vale", first-date = 2027-04-05 },
]

[entry.me-lead-quality-check]
status = "answered"
standing = "stated"
confirmed = 2026-11-05
value = { date = 2027-03-02, sales = "Sam Reyes" }

[entry.to-data-session]
status = "answered"
standing = "stated"
confirmed = 2026-11-05
value = { date = 2026-12-03, client = "Noor Vale" }

[entry.dr-client-lead]
status = "answered"
standing = "stated"
confirmed = 2026-07-01
value = { person = "Mara Lind" }

[entry.dr-agency-lead]
status = "answered"
standing = "stated"
confirmed = 2026-07-15
value = { person = "Jo Park" }

[entry.cc-business-goal]
status = "unknown"
follow-up = { owner = "Sam Reyes", by = 2026-11-24 }
# end of file
"#;

/// A workbook in the library with the real onboarding, half answered.
fn in_the_library() -> Sandbox {
    let sandbox = Sandbox::empty();
    let new = ["new", "northwind", "--agency", "Halyard", "--client", "Northwind", "--start", "2026-11-02"];
    sandbox.run(&new).done();
    let written = sandbox.read("library/northwind/engagement.toml");
    let (_, version) = written.split_once("onboarding@").unwrap();
    let (version, _) = version.split_once('"').unwrap();
    sandbox.write("library/northwind/rounds/onboarding/joint.toml", JOINT.replace("ONBOARDING", version));
    sandbox
}

#[test]
fn the_calendar_names_each_day_why_it_stands_there_and_what_was_postponed() {
    let sandbox = in_the_library();
    sandbox.run(&["review", "add", "northwind", "2027-05-03"]).done();
    let to = ["--to", "2027-05-10", "--reason", "Mara is away"];
    sandbox.run(&[&["review", "postpone", "northwind", "2027-05-03"], &to[..]].concat()).done();
    let text = sandbox.run(&["calendar", "northwind"]).done();
    insta::assert_snapshot!(text.story());
    let json: serde_json::Value =
        serde_json::from_str(&sandbox.run(&["calendar", "northwind", "--json"]).done().out).unwrap();
    let entries = json["entries"].as_array().unwrap();
    let of = |kind: &str| -> Vec<&str> {
        entries.iter().filter(|one| one["kind"] == kind).map(|one| one["on"].as_str().unwrap()).collect()
    };
    assert_eq!(of("window"), ["2026-11-02", "2026-12-13"]);
    assert_eq!(of("launch"), ["2027-01-05", "2027-01-12"]);
    assert_eq!(of("sales"), ["2026-11-26", "2026-12-04"]);
    // The monthly report of October comes again in December; the other has not begun.
    assert_eq!(of("report"), ["2026-12-05", "2027-04-05"]);
    assert_eq!(of("reading"), ["2027-08-10"]);
    assert_eq!((of("leads"), of("data")), (vec!["2027-03-02"], vec!["2026-12-03"]));
    assert_eq!(of("audit"), ["2027-01-14"]);
    assert_eq!(of("review"), ["2027-05-10"]);
    let review = entries.iter().find(|one| one["kind"] == "review").unwrap();
    assert_eq!(review["postponed"][0]["from"], "2027-05-03");
    let late = entries.iter().find(|one| one["what"].as_str().unwrap().contains("Client lead")).unwrap();
    assert_eq!((late["on"].as_str(), late["overdue"].as_bool()), (Some("2026-10-01"), Some(true)));
    assert_eq!(late["what"], "Re-confirm 2 answers: Client lead, Agency lead", "what has aged is one entry");
}

#[test]
fn the_calendar_is_written_for_other_calendars_and_nothing_else_is_written_over() {
    let sandbox = in_the_library();
    let file = sandbox.path("northwind.ics");
    let write = ["calendar", "northwind", "--ics", file.to_str().unwrap()];
    sandbox.run(&write).done();
    let first = sandbox.read("northwind.ics");
    assert!(first.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && first.ends_with("END:VCALENDAR\r\n"));
    assert!(first.split("\r\n").all(|line| line.len() <= 75), "{first}");
    let uids: Vec<&str> = first.lines().filter(|line| line.starts_with("UID:")).collect();
    let unique: std::collections::BTreeSet<_> =
        first.replace("\r\n ", "").lines().map(str::to_owned).filter(|line| line.starts_with("UID:")).collect();
    assert!(uids.len() > 10 && unique.len() == uids.len(), "{uids:?}");
    sandbox.run(&write).done();
    assert_eq!(sandbox.read("northwind.ics"), first, "the same workbook on the same day gives the same bytes");
    sandbox.write("northwind.ics", "my notes");
    sandbox.run(&write).refused(2);
    assert_eq!(sandbox.read("northwind.ics"), "my notes");
    sandbox.run(&["calendar", "nowhere"]).refused(3);
    sandbox.run(&["calendar", "northwind", "--ics", "no/such/folder/a.ics"]).refused(3);
}

#[test]
fn a_workbook_without_dates_has_an_empty_calendar() {
    let sandbox = Sandbox::empty();
    sandbox.workbook(
        "bare",
        "format = 1\nid = \"0199f0c3\"\nagency = { name = \"Halyard\" }\nclient = { name = \"Northwind\" }\n# end of file\n",
    );
    let ran = sandbox.run(&["calendar", "bare"]).done();
    assert!(ran.out.contains("Nothing stands in the calendar."), "{}", ran.story());
}

#[test]
fn what_is_due_in_all_engagements_is_shown_and_overdue_is_a_finding() {
    let sandbox = in_the_library();
    let add = |what: &str, due: &str| {
        let owner = ["--owner", "Jo Park", "--due", due];
        sandbox.run(&[&["actions", "add", "northwind", what], &owner[..]].concat()).done();
    };
    add("Send the extract", "2026-11-16");
    add("Invite sales", "2026-11-25");
    add("Much later", "2027-03-01");
    let second = ["new", "quiet", "--agency", "Halyard", "--client", "Quiet", "--start", "2026-12-07"];
    sandbox.run(&second).done();
    sandbox.write("library/broken/engagement.toml", "format = 1\n");
    let text = sandbox.run(&["due"]);
    assert_eq!(text.code, 1, "{}", text.story());
    insta::assert_snapshot!(text.story());
    let ran = sandbox.run(&["due", "--json"]);
    assert_eq!(ran.code, 1);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let one = json["engagements"].as_array().unwrap().iter().find(|one| one["client"] == "Northwind").unwrap();
    let what = |list: &str| -> Vec<&str> {
        one[list].as_array().unwrap().iter().map(|owed| owed["what"].as_str().unwrap()).collect()
    };
    assert!(what("overdue").contains(&"Send the extract"));
    assert!(what("this_week").contains(&"Invite sales") && !what("this_week").contains(&"Much later"));
    assert!(what("this_week").iter().any(|what| what.starts_with("Find out or test")));
    assert_eq!(json["engagements"].as_array().unwrap().iter().filter(|one| !one["fault"].is_null()).count(), 1);
    assert!(!one["next_review"].is_null());
}

#[test]
fn nothing_due_is_no_finding_and_a_folder_that_is_not_there_is_told() {
    let sandbox = Sandbox::empty();
    let none = sandbox.run(&["due"]).done();
    assert!(!none.out.is_empty() && !none.out.contains("overdue"), "{}", none.story());
    let quiet = ["new", "quiet", "--agency", "Halyard", "--client", "Quiet", "--start", "2027-03-01"];
    sandbox.run(&quiet).done();
    let ran = sandbox.run(&["due"]).done();
    assert!(ran.out.contains("Nothing is overdue"), "{}", ran.story());
    sandbox.run(&["due", "nowhere"]).refused(3);
}

#[test]
fn a_summary_says_what_was_agreed_today_and_never_replaces_another() {
    let sandbox = in_the_library();
    let file = "library/northwind/rounds/onboarding/joint.toml";
    sandbox.write(file, sandbox.read(file).replacen("on = 2026-11-05", "on = 2026-11-22", 1));
    let add = ["actions", "add", "northwind", "Get *all* counts", "--owner", "Sam Reyes", "--due", "2026-11-25"];
    sandbox.run(&add).done();
    let printed = sandbox.run(&["report", "northwind", "summary"]).done().out;
    assert!(printed.contains("**: 12 Jan 2027\n"), "{printed}");
    assert!(printed.contains("unknown; Sam Reyes by 24 Nov 2026"), "{printed}");
    assert!(printed.contains("- **Sam Reyes**: Get \\*all\\* counts (by 25 Nov 2026)"), "{printed}");
    for name in ["summary-2026-11-22.md", "summary-2026-11-22-2.md"] {
        let ran = sandbox.run(&["report", "northwind", "summary", "--write"]).done();
        assert!(ran.out.trim_end().ends_with(name), "{}", ran.story());
        assert_eq!(sandbox.read(&format!("library/northwind/reports/{name}")), printed);
    }
}
