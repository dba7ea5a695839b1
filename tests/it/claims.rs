//! `questionnaires/CLAIMS.md` and the questionnaires say the same of each other, both ways: no claim without a carrier,
//! no question without a claim or a reason from practice, none without a use.

use handshake::domain::question::Question;
use handshake::domain::questionnaire::Questionnaire;
use handshake::storage::catalogue::{Catalogue, built_in};
use std::collections::BTreeSet;
use std::sync::Arc;

const CLAIMS: &str = include_str!("../../questionnaires/CLAIMS.md");

/// The rows of the table below a heading, in cells; a cell of names as it stands.
fn table(heading: &str) -> Vec<Vec<String>> {
    let text = CLAIMS.replace("\r\n", "\n");
    let (_, below) = text.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let below = below.split("\n## ").next().unwrap();
    let rows = below.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = rows.map(cells).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == rows[0].len()), "{heading}");
    rows
}

fn carriers() -> Vec<Vec<String>> {
    table("What carries each claim")
}

fn practice() -> Vec<Vec<String>> {
    table("Asked from practice")
}

fn uses() -> Vec<Vec<String>> {
    table("What each answer is for")
}

/// The names of a cell; none for `-` and `all`.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(", ").filter(|name| *name != "-" && *name != "all")
}

fn questionnaires() -> Vec<Arc<Questionnaire>> {
    let found = |edition| Catalogue::default().find(&edition, None).unwrap().questionnaire;
    built_in().map(|listed| found(listed.edition)).collect()
}

fn every(all: &[Arc<Questionnaire>]) -> Vec<&Question> {
    all.iter().flat_map(|content| content.questions()).collect()
}

fn told(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_110_claims_and_each_is_carried() {
    let mut wrong = Vec::new();
    let rows = carriers();
    for (at, row) in rows.iter().enumerate() {
        if row[0] != format!("C{:02}", at + 1) {
            wrong.push(format!("{} is not the claim after the one before it", row[0]));
        }
        if row[2..].iter().all(|cell| names(cell).next().is_none()) {
            wrong.push(format!("nothing carries {}", row[0]));
        }
        if row[1].is_empty() || rows[..at].iter().any(|before| before[1] == row[1]) {
            wrong.push(format!("{} says nothing of its own", row[0]));
        }
    }
    told(&wrong);
    assert_eq!(rows.len(), 110);
}

#[test]
fn every_carrier_is_there_and_says_so_itself() {
    let all = questionnaires();
    let mut wrong = Vec::new();
    for row in carriers() {
        for (cell, onboarding) in [(2, true), (3, false)] {
            for name in names(&row[cell]) {
                let found = all.iter().find_map(|content| Some((content, content.question(name)?)));
                match found {
                    None => wrong.push(format!("{} names {name}, which is nowhere", row[0])),
                    Some((content, _)) if (content.edition.id == "onboarding") != onboarding => {
                        wrong.push(format!("{} names {name} in the wrong column", row[0]));
                    }
                    Some((_, question)) if !question.covers.contains(&row[0]) => {
                        wrong.push(format!("{name} does not say that it covers {}", row[0]));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    told(&wrong);
}

#[test]
fn every_claim_a_question_covers_names_that_question() {
    let all = questionnaires();
    let rows = carriers();
    let mut wrong = Vec::new();
    for question in every(&all) {
        let mut seen = BTreeSet::new();
        for claim in &question.covers {
            let row = rows.iter().find(|row| row[0] == *claim);
            let named = row.is_some_and(|row| row[2..4].iter().any(|cell| names(cell).any(|name| question.id == name)));
            if !named {
                wrong.push(format!("{} covers {claim}, whose row does not name it", question.id));
            }
            if !seen.insert(claim) {
                wrong.push(format!("{} covers {claim} twice", question.id));
            }
        }
    }
    told(&wrong);
}

#[test]
fn every_question_covers_a_claim_or_comes_from_practice() {
    let all = questionnaires();
    let uses = uses();
    let practice = practice();
    let mut wrong = Vec::new();
    for question in every(&all) {
        let from_practice = practice.iter().any(|row| question.id == row[0].as_str());
        if question.covers.is_empty() != from_practice {
            wrong.push(format!("{}: claims or practice, one of the two", question.id));
        }
    }
    for row in &practice {
        if !every(&all).iter().any(|question| question.id == row[0].as_str()) {
            wrong.push(format!("{} is asked nowhere", row[0]));
        }
        for used in names(&row[2]) {
            let takes = uses
                .iter()
                .find(|other| other[0] == used)
                .is_some_and(|other| names(&other[2]).any(|name| name == row[0]));
            if !takes {
                wrong.push(format!("{used} does not take {}", row[0]));
            }
        }
        if row[1].is_empty() || names(&row[2]).next().is_none() {
            wrong.push(format!("{} has no reason or no use", row[0]));
        }
    }
    told(&wrong);
}

#[test]
fn every_question_has_a_use_and_every_use_is_one() {
    let all = questionnaires();
    let uses = uses();
    let mut wrong = Vec::new();
    for question in every(&all) {
        if !uses.iter().any(|row| names(&row[2]).any(|name| question.id == name)) {
            wrong.push(format!("{} has no use", question.id));
        }
    }
    for row in &uses {
        for name in names(&row[2]).filter(|name| !every(&all).iter().any(|question| question.id == *name)) {
            wrong.push(format!("{} takes {name}, which is nowhere", row[0]));
        }
        if row[2] != "all" && names(&row[2]).next().is_none() {
            wrong.push(format!("{} takes nothing", row[0]));
        }
        if row[1].is_empty() || !row[0].starts_with(['R', 'S']) {
            wrong.push(format!("{} is neither report nor calendar", row[0]));
        }
    }
    told(&wrong);
    let count = |letter: char| uses.iter().filter(|row| row[0].starts_with(letter)).count();
    assert_eq!((count('R'), count('S')), (13, 11));
}

#[test]
fn every_report_and_calendar_entry_named_by_a_claim_is_explained_and_every_one_explained_is_named() {
    let explained: BTreeSet<String> = uses().into_iter().map(|row| row[0].clone()).collect();
    let named: BTreeSet<String> =
        carriers().iter().flat_map(|row| names(&row[4]).map(str::to_owned).collect::<Vec<_>>()).collect();
    assert_eq!(named, explained);
}
