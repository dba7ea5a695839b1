//! Figures by commands: score, why, gaps, list; what they print can be redone by hand.

use crate::sandbox::{Sandbox, answered};
use insta::assert_snapshot;
use serde_json::Value;

#[test]
fn a_score_in_words_and_in_json() {
    let sandbox = answered();
    assert_snapshot!(sandbox.run(&["score", "northwind"]).done().story());
    let agency = ["score", "northwind", "--voice", "agency", "--area", "measurement", "--json"];
    assert_snapshot!("the_score_of_one_area_in_json", sandbox.run(&agency).done().out);
}

#[test]
fn the_json_of_a_score_has_every_field_of_the_format_and_no_other() {
    let score = answered().run(&["score", "northwind", "--json"]).done().json();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&score), "areas as_of criticals engagement format questionnaire round scoring voice week");
    assert_eq!(score["scoring"], 1);
    assert_eq!(score["engagement"], "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10");
    assert_eq!((score["as_of"].as_str(), score["week"].as_u64()), (Some("2026-11-22"), Some(3)));
    assert_eq!(keys(&score["criticals"]), "agreed total");
    let areas = score["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 4);
    let mut capped = 0;
    for area in areas {
        assert_eq!(
            keys(area),
            "applicable blank cannot_tell due entered id lines reduced_scope state title waived whole"
        );
        for figure in [&area["whole"], &area["due"]] {
            assert_eq!(keys(figure), "band before_cap cap credit figure weight");
            // Where no critical caps it, there is no cap.
            if !figure["cap"].is_null() {
                assert_eq!(keys(&figure["cap"]), "at because");
                capped += 1;
            }
        }
        for line in area["lines"].as_array().unwrap() {
            assert_eq!(
                keys(line),
                "counted credit critical due failed_checks id stale stale_since standing status voice weight"
            );
        }
    }
    assert!(capped > 0);
}

#[test]
fn the_figures_follow_from_the_lines() {
    let score = answered().run(&["score", "northwind", "--json"]).done().json();
    for area in score["areas"].as_array().unwrap() {
        let lines = area["lines"].as_array().unwrap();
        let number = |line: &Value, key: &str| line[key].as_u64().unwrap();
        for (name, only_due) in [("whole", false), ("due", true)] {
            let counted = |line: &&Value| line["counted"] == true && (!only_due || line["due"] == true);
            let weight: u64 = lines.iter().filter(counted).map(|line| number(line, "weight")).sum();
            let credit: u64 =
                lines.iter().filter(counted).map(|line| number(line, "weight") * number(line, "credit")).sum();
            let figure = &area[name];
            assert_eq!((number(figure, "credit"), number(figure, "weight")), (credit, weight));
            assert_eq!(number(figure, "before_cap"), credit / weight);
            let cap = figure["cap"]["at"].as_u64().unwrap_or(100);
            assert_eq!(number(figure, "figure"), (credit / weight).min(cap));
        }
    }
}

#[test]
fn why_shows_the_sum_the_cap_and_the_smallest_steps() {
    let sandbox = answered();
    let ran = sandbox.run(&["why", "northwind", "--area", "measurement", "--steps", "3"]).done();
    let due = sandbox.run(&["why", "northwind", "--area", "decision-rights", "--due"]).done();
    assert_snapshot!(format!("{}\n{}", ran.story(), due.story()));
    let json = sandbox.run(&["why", "northwind", "--area", "tech-ownership", "--steps", "1", "--json"]).done();
    assert_snapshot!("a_figure_laid_open_in_json", json.out);
}

#[test]
fn a_threshold_makes_a_finding_of_a_low_figure() {
    let sandbox = answered();
    let low = sandbox.run(&["score", "northwind", "--at-least", "5"]);
    assert_eq!((low.code, low.err.contains("below 5: ")), (1, true), "{}", low.story());
    sandbox.run(&["score", "northwind", "--at-least", "0"]).done();
    let one = ["score", "northwind", "--at-least", "1", "--due", "--area", "commercial-context"];
    sandbox.run(&one).done();
    let wrong = sandbox.run(&["score", "northwind", "--at-least", "101"]);
    assert_eq!(wrong.code, 2);
}

#[test]
fn gaps_say_what_is_open_whose_move_it_is_and_by_when() {
    let sandbox = answered();
    let by_person = sandbox.run(&["gaps", "northwind", "--by", "person"]).done();
    let text = by_person.story();
    let named: Vec<&str> = text.split("Nobody is named").collect();
    assert_snapshot!(named[0]);
    for by in ["area", "side", "week"] {
        sandbox.run(&["gaps", "northwind", "--by", by]).done();
    }
    let overdue = sandbox.run(&["gaps", "northwind", "--overdue", "--json"]);
    assert_eq!(overdue.code, 1);
    let json = overdue.json();
    let items = json["items"].as_array().unwrap();
    assert_eq!(json["overdue"].as_u64().unwrap() as usize, items.len());
    let unknown = items.iter().find(|item| item["id"] == "me-pipeline-access").unwrap();
    assert_snapshot!("a_gap_in_json", serde_json::to_string_pretty(unknown).unwrap());
}

#[test]
fn rounds_and_voices_without_figures_say_so() {
    let sandbox = answered();
    let mut stories = Vec::new();
    for command in ["score", "why", "gaps"] {
        for arguments in [
            &["--voice", "sales"][..],
            &["--round", "2026-q4-audit"],
            &["--round", "2026-q4-audit", "--voice", "agency"],
            &["--round", "2026-11-20-reset"],
            &["--round", "2025-q1-audit"],
        ] {
            let ran = sandbox.run(&[&[command, "northwind"][..], arguments].concat()).refused(2);
            if command == "score" {
                stories.push(ran.story());
            }
        }
    }
    stories.push(sandbox.run(&["score", "northwind", "--area", "measurment"]).refused(2).story());
    assert_snapshot!(stories.join("\n"));
}

#[test]
fn an_audit_has_a_figure_for_each_side() {
    let sandbox = Sandbox::with_workbook();
    let audit = ["--round", "2026-q4-audit", "--voice", "agency"];
    for (question, step) in [
        ("a-strategy-review", "1"),
        ("a-system-owners", "3"),
        ("a-access-current", "2"),
        ("a-data-flow", "4"),
        ("a-joined-view", "2"),
    ] {
        sandbox.run(&[&["set", "northwind", question, step][..], &audit].concat()).done();
    }
    sandbox.run(&[&["set", "northwind", "a-data-rules", "--status", "cannot-tell"][..], &audit].concat()).done();
    let ran = sandbox.run(&[&["score", "northwind"][..], &audit].concat()).done();
    let json = sandbox.run(&[&["score", "northwind", "--json"][..], &audit].concat()).done().json();
    assert!(json["week"].is_null() && json["criticals"].is_null() && json["areas"][0]["due"].is_null());
    assert_snapshot!(ran.story());
}

#[test]
fn a_figure_needs_every_book_and_a_broken_one_is_named() {
    let sandbox = answered();
    sandbox.write("northwind/rounds/onboarding/client.toml", "format = 1\n[entry.x\n");
    let joint = sandbox.run(&["score", "northwind"]).refused(2);
    let agency = sandbox.run(&["score", "northwind", "--voice", "agency", "--area", "measurement"]).done();
    assert!(agency.err.contains("warning: the book of `client` is left out"), "{}", agency.story());
    assert_snapshot!(joint.story());
}

#[test]
fn a_long_list_is_sorted_and_filtered() {
    let sandbox = Sandbox::empty();
    for (name, start) in [("alder", "2026-11-02"), ("birch", "2026-11-09"), ("cedar", "2025-01-06")] {
        let client = format!("Client {name}");
        sandbox.run(&["new", name, "--agency", "Halyard", "--client", &client, "--start", start]).done();
    }
    sandbox.run(&["actions", "add", "birch", "Call back", "--side", "client", "--due", "2026-11-10"]).done();
    let names = |more: &[&str]| {
        let json = sandbox.run(&[&["list", "--json"][..], more].concat()).done().json();
        let name = |row: &Value| row["client"].as_str().unwrap().trim_start_matches("Client ").to_owned();
        json["engagements"].as_array().unwrap().iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(names(&[]), ["alder", "birch", "cedar"]);
    assert_eq!(names(&["--sort", "overdue"]), ["birch", "alder", "cedar"]);
    assert_eq!(names(&["--sort", "start"]), ["birch", "alder", "cedar"]);
    assert_eq!(names(&["--filter", "running"]), ["cedar"]);
    assert_eq!(names(&["--filter", "onboarding", "--filter", "ALD"]), ["alder"]);
    let none = sandbox.run(&["list", "--filter", "oak"]).done();
    assert!(none.out.contains("None of the 3 engagements"), "{}", none.story());
    sandbox.run(&["list", "--sort", "colour"]).refused(2);
}

#[test]
fn all_engagements_stand_in_one_list() {
    let sandbox = answered();
    let empty = sandbox.run(&["list"]).done();
    let missing = sandbox.run(&["list", "nowhere"]).refused(3);
    sandbox.write("all/broken/engagement.toml", "format = 1\nagency = 3\n");
    sandbox.workbook("all/spring", &crate::sandbox::ENGAGEMENT.replace("2026-11-02", "2027-03-01"));
    sandbox.workbook("all/old", &crate::sandbox::ENGAGEMENT.replace("2026-11-02", "2025-03-01"));
    let ran = sandbox.run(&["list", "all"]).done();
    let json = sandbox.run(&["list", "all", "--json"]).done();
    let stories = [empty, missing, ran, json].map(|ran| ran.story());
    assert_snapshot!(stories.join("\n"));
}
