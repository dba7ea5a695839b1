//! Two people with two folders run a whole year through the commands: onboarding, four quarters, one reset, with exchange by
//! files. Every figure, class and move on the way is redone from the rule book's text, out of the files.

use super::moves::{self, moves};
use super::pairs::pairs;
use super::sums::{State, sheet};
use super::world::World;
use crate::sandbox::{Ran, Sandbox};
use handshake::domain::book::Book;
use handshake::domain::id::Id;
use handshake::domain::period::{AskedOf, Side, Voice};
use handshake::domain::question::Kind;
use handshake::domain::questionnaire::{Purpose, Questionnaire};
use handshake::storage::catalogue::Catalogue;
use handshake::storage::workbook::Workbook;
use serde_json::Value as Json;
use std::sync::Arc;

/// Where each side keeps its copy.
const COPIES: [(Side, &str); 2] = [(Side::Agency, "./ag/year"), (Side::Client, "./cl/year")];
/// The quarters, and the days they are answered on.
const QUARTERS: [(&str, &str); 4] =
    [("2026-Q1", "2026-04-08"), ("2026-Q2", "2026-07-08"), ("2026-Q3", "2026-10-08"), ("2026-Q4", "2027-01-11")];

struct Year {
    sandbox: Sandbox,
}

impl Year {
    fn run(&self, on: &str, command: &[&str]) -> Ran {
        self.sandbox.run_on(on, command, "")
    }

    /// Each side brings in what the other one sends: the whole folder.
    fn exchange(&self, on: &str) {
        for (side, here) in COPIES {
            let there = COPIES.iter().find(|(other, _)| *other != side).unwrap().1;
            let ran = self.run(on, &["import", there, "--into", here, "--side", side.as_str()]);
            assert!(ran.code <= 1, "{}", ran.story());
            assert!(!ran.out.contains("left:"), "{}", ran.story());
        }
    }

    /// A round of one copy as the rule book sees it: read from the files, nothing else.
    fn world(&self, copy: &str, round: &str, today: &str) -> World {
        let catalogue = Catalogue::default();
        let mut workbook = Workbook::open(&self.sandbox.path(copy)).unwrap();
        let id = Id::parse(round).unwrap();
        let questionnaire = workbook.questionnaire(&catalogue, &id).unwrap();
        let books = workbook.books(&catalogue, &id);
        let book = |voice: Voice| -> Option<Book> {
            books.iter().find(|(name, _)| name.voice == voice).map(|(_, read)| Book::clone(&read.book))
        };
        World {
            questionnaire: Questionnaire::clone(&questionnaire),
            round: workbook.engagement.round(round).unwrap().clone(),
            engagement: workbook.engagement.clone(),
            joint: book(Voice::Joint),
            agency: book(Voice::Agency),
            client: book(Voice::Client),
            sales: book(Voice::Sales),
            today: today.parse().unwrap(),
        }
    }

    /// What `score` says is what the rule book says, in both copies.
    fn figures_hold(&self, round: &str, voice: Voice, today: &str) {
        for (_, copy) in COPIES {
            let ran = self.run(today, &["score", copy, "--round", round, "--voice", voice.as_str(), "--json"]);
            let told = ran.json();
            let world = self.world(copy, round, today);
            let sheet = sheet(&world, voice).unwrap();
            let areas = told["areas"].as_array().unwrap();
            assert_eq!(areas.len(), sheet.areas.len());
            for (area, own) in areas.iter().zip(&sheet.areas) {
                let place = format!("{copy} {round} {voice} {} on {today}", own.id);
                assert_eq!(area["state"], own.state.word(), "{place}");
                for (name, sum) in [("whole", &own.whole), ("due", &own.due)] {
                    let shown = &area[name];
                    let figure = |key: &str| shown[key].as_u64();
                    let wanted = sum
                        .as_ref()
                        .map(|sum| (u64::from(sum.figure), u64::from(sum.before_cap), sum.credit, sum.weight));
                    let found = figure("figure").map(|value| {
                        let number = |key| figure(key).unwrap();
                        (value, number("before_cap"), number("credit"), number("weight"))
                    });
                    assert_eq!(found, wanted, "{place} {name}");
                }
            }
        }
    }

    /// What `compare` says is what the rule book says, the same in both copies.
    fn pairs_hold(&self, round: &str, today: &str) {
        let told =
            COPIES.map(|(_, copy)| self.run(today, &["compare", copy, "--round", round, "--json"]).done().json());
        assert_eq!(told[0], told[1], "both copies say the same");
        let own = pairs(&self.world(COPIES[0].1, round, today)).unwrap();
        let items = told[0]["items"].as_array().unwrap();
        let found: Vec<(&str, &str, bool)> = items.iter().map(item).collect();
        let wanted: Vec<(&str, &str, bool)> =
            own.iter().map(|pair| (pair.id.as_str(), pair.class, pair.meaningful)).collect();
        assert_eq!(found, wanted, "{round}");
    }

    /// What `trend` says of the last step is what the rule book says.
    fn moves_hold(&self, older: &str, newer: &str, side: Side, today: &str) {
        let copy = COPIES[0].1;
        let told = self.run(today, &["trend", copy, "--json"]).done().json();
        let voices = told["voices"].as_array().unwrap();
        let voice = voices.iter().find(|voice| voice["voice"] == side.as_str()).unwrap();
        let change = voice["changes"].as_array().unwrap().iter().find(|change| change["to"] == newer).unwrap();
        assert_eq!(change["from"], older);
        let worlds = [older, newer].map(|round| self.world(copy, round, today));
        let sheets = worlds.each_ref().map(|world| sheet(world, side.voice()).unwrap());
        let own = moves((&worlds[0].questionnaire, &sheets[0]), (&worlds[1].questionnaire, &sheets[1]));
        assert_eq!(change["comparable"], own.comparable, "{change}");
        for (id, before, after, told) in &own.areas {
            let area = change["areas"].as_array().unwrap().iter().find(|area| area["id"] == id.as_str()).unwrap();
            let place = format!("{newer} {side} {id}: {area}");
            let by = match told {
                moves::Told::Moved(by, _) => Some(*by),
                _ => None,
            };
            assert_eq!(area["by"].as_i64(), by, "{place}");
            if by.is_some() {
                let figure = |name: &str| area[name].as_u64().and_then(|figure| u32::try_from(figure).ok());
                assert_eq!((figure("from"), figure("to")), (*before, *after), "{place}");
            }
        }
    }
}

fn item(item: &Json) -> (&str, &str, bool) {
    (item["id"].as_str().unwrap(), item["class"].as_str().unwrap(), item["meaningful"].as_bool().unwrap())
}

fn audit() -> Arc<Questionnaire> {
    let catalogue = Catalogue::default();
    let newest = catalogue.newest("audit", None).unwrap();
    let found = catalogue.find(&newest, None).unwrap().questionnaire;
    assert_eq!(found.purpose, Purpose::Audit);
    found
}

fn begin() -> Year {
    let year = Year { sandbox: Sandbox::empty() };
    let new = ["new", COPIES[0].1, "--agency", "Halyard", "--client", "Northwind", "--start", "2026-01-05"];
    year.run("2026-01-05", &new).done();
    crate::cli_import::copy_folder(&year.sandbox.path(COPIES[0].1), &year.sandbox.path(COPIES[1].1));
    year
}

#[test]
fn a_whole_year_by_two_folders_comes_out_as_the_rule_book_says() {
    let year = begin();
    onboarding(&year);
    for (at, (quarter, day)) in QUARTERS.into_iter().enumerate() {
        one_quarter(&year, at, quarter, day);
    }
    reset(&year);
}

/// Each side answers blind and locks; they exchange, settle, agree.
fn onboarding(year: &Year) {
    let day = "2026-01-07";
    for (side, copy) in COPIES {
        let voice = side.as_str();
        let words = format!("By 31 December 2026 the {voice} counts 40 orders.");
        year.run(day, &["set", copy, "me-success-statement", &words, "--voice", voice]).done();
        let before = year.run(day, &["compare", copy, "--round", "onboarding", "--json"]);
        assert_ne!(before.code, 0, "the other side's book is not here: {}", before.story());
        year.run(day, &["lock", copy, "--voice", voice, "me-success-statement"]).done();
    }
    year.exchange(day);
    let blind = COPIES.map(|(_, copy)| year.run(day, &["compare", copy, "--round", "onboarding", "--json"]).json());
    assert_eq!(blind[0]["blind"], blind[1]["blind"]);
    assert_eq!(blind[0]["blind"][0]["class"], "different");
    let (agency, client) = (COPIES[0].1, COPIES[1].1);
    year.run(day, &["set", agency, "me-success-statement", "By 31 December 2026 we count 40 orders."]).done();
    year.run(day, &["set", agency, "dr-engagement-model", "retainer"]).done();
    let agree = ["agree", agency, "me-success-statement", "dr-engagement-model"];
    year.run(day, &[&agree[..], &["--agency", "Jo Park", "--client", "Mara Lind"]].concat()).done();
    year.run(day, &["set", client, "cc-trigger", "On 3 November 2025 the board lost its largest buyer."]).done();
    year.run(day, &["set", client, "me-pipeline-access", "--status", "unknown", "--owner", "Sam Reyes", "--by", "+2w"])
        .done();
    year.exchange(day);
    // Once more: what the first of the two sent back.
    year.exchange(day);
    for today in [day, "2026-02-16", "2026-12-30"] {
        year.figures_hold("onboarding", Voice::Joint, today);
    }
}

fn one_quarter(year: &Year, at: usize, quarter: &str, day: &str) {
    let round = format!("{}-audit", quarter.to_lowercase());
    let audit = audit();
    for (side, copy) in COPIES {
        let voice = side.as_str();
        year.run(day, &["round", "start", copy, "--window", quarter, "--voice", voice]).done();
        let of = |question: &&handshake::domain::question::Question| {
            let asked = matches!(question.asked_of, AskedOf::Both) || question.asked_of.as_str() == voice;
            asked && matches!(question.kind, Kind::Scale(_))
        };
        for (n, question) in audit.questions().iter().filter(of).enumerate() {
            let here = ["set", copy, question.id.as_str()];
            let who = ["--round", &round, "--voice", voice];
            // Different for each side and quarter; now and then somebody does not know, or cannot tell.
            let dice = n * 7 + at * 3 + usize::from(side == Side::Client) * 5 + n / 4;
            let said: &[&str] = match dice % 11 {
                0 => &["--status", "cannot-tell"],
                1 => &["--status", "unknown", "--owner", "Sam Reyes", "--by", "+2w"],
                2 | 3 => &["1"],
                4 | 5 => &["2"],
                6 | 7 => &["3"],
                8 => &["4", "--evidence", "the record", "--evidence-on", day],
                9 => &["4"],
                _ => &["0"],
            };
            year.run(day, &[&here[..], said, &who].concat()).done();
        }
        year.figures_hold_for(copy, &round, side, day);
    }
    let early = year.run(day, &["compare", COPIES[0].1, "--round", &round, "--json"]);
    assert_ne!(early.code, 0, "the other side's book is not here: {}", early.story());
    let mut digests = Vec::new();
    for (side, copy) in COPIES {
        year.run(day, &["lock", copy, "--round", &round, "--voice", side.as_str()]).done();
        digests.push(year.run(day, &["seal", copy, "--round", &round, "--voice", side.as_str()]).done().out);
    }
    // Digests first, then the files.
    for (at, (_, copy)) in COPIES.into_iter().enumerate() {
        let (other, digest) = (COPIES[1 - at].0, digests[1 - at].trim());
        year.run(day, &["seal", copy, "--round", &round, "--voice", other.as_str(), "--digest", digest]).done();
    }
    year.exchange(day);
    for (_, copy) in COPIES {
        let sealed = year.run(day, &["seal", copy, "--round", &round]).done();
        assert_eq!(sealed.out.matches("is the one it sealed").count(), 2, "{}", sealed.story());
    }
    year.pairs_hold(&round, day);
    for side in Side::ALL {
        year.figures_hold(&round, side.voice(), day);
        if at > 0 {
            let older = format!("{}-audit", QUARTERS[at - 1].0.to_lowercase());
            year.moves_hold(&older, &round, side, day);
        }
    }
    let what = format!("Settle what {quarter} showed");
    let from = format!("{round}/a-pipeline-data");
    let add = ["actions", "add", COPIES[at % 2].1, &what, "--side", "client", "--owner", "Sam Reyes", "--due", "+2w"];
    year.run(day, &[&add[..], &["--from", &from]].concat()).done();
    year.exchange(day);
    let actions = COPIES.map(|(_, copy)| year.run(day, &["actions", "list", copy, "--json"]).json());
    assert_eq!(actions[0]["actions"], actions[1]["actions"], "what one side noted the other has");
}

/// It stays open until the pair and the review date are agreed, and has no figures.
fn reset(year: &Year) {
    let (day, copy) = ("2027-01-15", COPIES[0].1);
    let round = "2027-01-15-reset";
    year.run(day, &["round", "start", copy, "--questionnaire", "reset"]).done();
    let close = ["round", "close", copy, "--round", round];
    assert_eq!(year.run(day, &close).code, 1);
    assert_eq!(year.run(day, &["score", copy, "--round", round]).code, 2);
    let file = |name: &str, text: &str| {
        year.sandbox.write(name, text);
        name.to_owned()
    };
    let pair = file("pair.toml", PAIR);
    year.run(day, &["set", copy, "r2-accountable-pair", "--round", round, "--file", &pair]).done();
    year.run(day, &["set", copy, "r3-review-date", "2027-04-15", "--round", round]).done();
    assert_eq!(year.run(day, &close).code, 1, "stated is not agreed");
    let agree = ["agree", copy, "r2-accountable-pair", "r3-review-date", "--round", round];
    year.run(day, &[&agree[..], &["--agency", "Jo Park", "--client", "Mara Lind"]].concat()).done();
    year.run(day, &close).done();
    year.exchange(day);
    let listed = COPIES.map(|(_, copy)| year.run(day, &["round", "list", copy, "--json"]).done().json());
    assert_eq!(listed[0], listed[1]);
    for (_, copy) in COPIES {
        let found = year.run(day, &["check", copy]);
        assert!(found.code <= 1 && !found.out.contains("error"), "{}", found.story());
    }
}

const PAIR: &str = r#"
[[value]]
side = "agency"
accountable = { name = "Jo Park", side = "agency" }
alone = "5,000 euros"
accepted-by = "Lee Marsh"
[[value]]
side = "client"
accountable = { name = "Mara Lind", side = "client" }
alone = "15,000 euros and all wording"
accepted-by = "Sam Reyes"
"#;

impl Year {
    /// A side may see its own figures before the reveal.
    fn figures_hold_for(&self, copy: &str, round: &str, side: Side, today: &str) {
        let ran = self.run(today, &["score", copy, "--round", round, "--voice", side.as_str(), "--json"]).done();
        let sheet = sheet(&self.world(copy, round, today), side.voice()).unwrap();
        for (area, own) in ran.json()["areas"].as_array().unwrap().iter().zip(&sheet.areas) {
            assert_eq!(own.state == State::Scored, area["whole"]["figure"].is_u64(), "{round} {}", own.id);
            let figure = own.whole.as_ref().map(|sum| u64::from(sum.figure));
            assert_eq!(area["whole"]["figure"].as_u64(), figure, "{round} {}", own.id);
        }
    }
}
