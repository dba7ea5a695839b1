//! Each cross-check as two stories: answers that may not fit, and the same answers where they do or cannot be compared.

use chrono::NaiveDate;
use handshake::domain::book::Book;
use handshake::domain::engagement::{Beginning, Engagement, Member, Party};
use handshake::domain::period::{Side, Voice};
use handshake::domain::questionnaire::{Edition, Questionnaire};
use handshake::insight::books::{AsOf, Books};
use handshake::insight::cross_check::cross_checks;
use handshake::storage::{raw_book, raw_questionnaire};
use std::path::Path;

const ONBOARDING: &str = include_str!("../../questionnaires/onboarding.toml");
const AUDIT: &str = include_str!("../../questionnaires/audit.toml");

fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

fn questionnaire(text: &str) -> Questionnaire {
    raw_questionnaire::questionnaire(Path::new("questionnaire.toml"), text).unwrap().content
}

fn engagement(edition: &Edition) -> Engagement {
    let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
    let (agency, client) = (party("Halyard", "Jo Park"), party("Northwind", "Mara Lind"));
    let beginning = Beginning { agency, client, start: day("2026-11-02"), weeks: 6, agenda: "full".into() };
    let mut engagement = Engagement::begin("0199f0c2".into(), beginning, std::slice::from_ref(edition));
    engagement.people.push(Member { name: "Sam Reyes".into(), side: Some(Side::Client), role: None });
    engagement
}

fn book(questionnaire: &Questionnaire, voice: Voice, head: &str, entries: &str) -> Book {
    let edition = &questionnaire.edition;
    let text =
        format!("format = 1\nquestionnaire = \"{edition}\"\nvoice = \"{voice}\"\n{head}\n{entries}\n# end of file\n");
    let read = raw_book::book(Path::new("book.toml"), &text, Some(questionnaire)).unwrap();
    assert_eq!(read.findings, [], "{text}");
    read.content
}

/// What may not fit among joint answers, `question = value` a line, on 2026-11-22.
fn fits(values: &[(&str, &str)]) -> Vec<String> {
    let entry = |(id, value): &(&str, &str)| {
        format!("[entry.{id}]\nstatus = \"answered\"\nstanding = \"stated\"\nconfirmed = 2026-11-05\nvalue = {value}\n")
    };
    fits_of(&values.iter().map(entry).collect::<String>())
}

fn fits_of(entries: &str) -> Vec<String> {
    let questionnaire = questionnaire(ONBOARDING);
    let joint = book(&questionnaire, Voice::Joint, "", entries);
    let engagement = engagement(&questionnaire.edition);
    let books = Books {
        engagement: &engagement,
        round: &engagement.rounds[0],
        joint: Some(&joint),
        agency: None,
        client: None,
        sales: None,
        perspective: Voice::Joint,
    };
    let found = cross_checks(&questionnaire, &books, AsOf { today: day("2026-11-22") });
    found.into_iter().map(|misfit| format!("{}: {}", misfit.rule.as_str(), misfit.words)).collect()
}

/// What may not fit in the client's audit book of the fourth quarter.
fn facts(entries: &str) -> Vec<String> {
    let questionnaire = questionnaire(AUDIT);
    let window = "window = { from = 2026-10-01, to = 2026-12-31 }";
    let client = book(&questionnaire, Voice::Client, window, entries);
    let engagement = engagement(&questionnaire.edition);
    let books = Books {
        engagement: &engagement,
        round: &engagement.rounds[0],
        joint: None,
        agency: None,
        client: Some(&client),
        sales: None,
        perspective: Voice::Client,
    };
    let found = cross_checks(&questionnaire, &books, AsOf { today: day("2027-01-11") });
    found.into_iter().map(|misfit| format!("{}: {}", misfit.rule.as_str(), misfit.words)).collect()
}

const CYCLE: (&str, &str) = ("cc-sales-cycle", "{ typical-days = 140, three-in-four-days = 210 }");
const LAUNCH: (&str, &str) = ("me-launch-date", "2027-01-12");

#[test]
fn nothing_answered_nothing_asked() {
    assert!(fits(&[]).is_empty());
    assert!(facts("").is_empty());
}

#[test]
fn x1_a_window_shorter_than_the_cycle_is_asked_about_unless_a_reason_is_given() {
    let rule = |cells: &str| fits(&[CYCLE, ("me-attribution-rule", cells)]);
    assert_eq!(
        rule("{ model = \"shared\", window = 90 }"),
        ["X1: Three in four deals take up to 210 days (cc-sales-cycle); a marketing contact counts for 90 days \
          (me-attribution-rule). 210 - 90 = 120 days in which contacts are not counted."]
    );
    assert!(rule("{ model = \"shared\", window = 210 }").is_empty());
    assert!(rule("{ model = \"shared\", window = 90, reason = \"The tool keeps no more\" }").is_empty());
    assert!(fits(&[("me-attribution-rule", "{ model = \"shared\", window = 90 }")]).is_empty());
}

#[test]
fn x2_a_late_figure_is_not_promised_before_launch_and_cycle() {
    let report = |content: &str, first: &str| {
        let row = format!("[{{ report = \"Pipeline\", content = \"{content}\", first-date = {first} }}]");
        fits(&[CYCLE, LAUNCH, ("me-reporting-calendar", &row)])
    };
    assert_eq!(
        report("lagging", "2027-04-05"),
        ["X2: 'Pipeline' shows a late figure from 5 Apr 2027 (me-reporting-calendar). Launch on 12 Jan 2027 \
          (me-launch-date) + 210 days for three in four deals (cc-sales-cycle) = 10 Aug 2027, the earliest honest date."]
    );
    assert!(report("lagging", "2027-08-10").is_empty());
    assert!(report("leading", "2027-02-05").is_empty());
}

#[test]
fn x3_the_last_day_to_hand_in_a_draft_is_counted_back_in_working_days() {
    let chain = "[{ tier = \"routine\", step = 1, reviewer = \"Theo Lark\", days = 1 }, \
                 { tier = \"regulated\", step = 1, reviewer = \"Cy Brandt\", days = 3 }, \
                 { tier = \"regulated\", step = 2, reviewer = \"Ines Hall\", days = 2 }]";
    let launch = |day: &str| {
        fits(&[
            ("me-launch-date", day),
            ("dr-approval-chain", chain),
            ("dr-revision-rules", "[{ piece = \"Articles\", rounds = 2 }, { piece = \"Ads\", rounds = 1 }]"),
        ])
    };
    // Ten working days before Tuesday the first is Tuesday two weeks earlier.
    assert_eq!(
        launch("2026-12-01"),
        [
            "X3: Launch on 1 Dec 2026 (me-launch-date) - (3 + 2) working days for a regulated piece (dr-approval-chain) x 2 \
          rounds (dr-revision-rules) = 17 Nov 2026, the last day to hand in a first draft. That day has passed."
        ]
    );
    assert!(launch("2026-12-07").is_empty(), "the last day is Monday, 23 November");
    assert!(launch("2026-11-20").is_empty(), "launched already");
    assert!(fits(&[("me-launch-date", "2026-12-01"), ("dr-approval-chain", chain)]).is_empty());
}

#[test]
fn x4_people_are_on_the_roster_and_a_deputy_is_somebody_else() {
    let roster =
        ("dr-roster", "[{ person = \"Mara Lind\", part = \"decides\" }, { person = \"Theo Lark\", part = \"does\" }]");
    let lead = |deputy: &str| {
        let value = format!("{{ person = \"Mara Lind\", role = \"VP\", deputy = \"{deputy}\" }}");
        fits(&[roster, ("dr-client-lead", &value)])
    };
    assert_eq!(
        lead("Greta Holm"),
        ["X4: 1 of 2 people named is not on the roster (dr-roster): Greta Holm (dr-client-lead)."]
    );
    assert_eq!(
        lead("mara lind"),
        ["X4: mara lind is lead and deputy at once (dr-client-lead); nobody is left when mara lind is away."]
    );
    assert!(lead("Theo Lark").is_empty());
    // Without a roster nobody is missing from it.
    assert!(fits(&[("dr-client-lead", "{ person = \"Mara Lind\", deputy = \"Greta Holm\" }")]).is_empty());
}

#[test]
fn x4_nobody_is_named_for_both_sides() {
    let leads = |agency: &str| {
        let agency = format!("{{ person = \"{agency}\", share = 40 }}");
        fits(&[
            ("dr-client-lead", "{ person = { name = \"Mara Lind\", side = \"client\" } }"),
            ("dr-agency-lead", &agency),
        ])
    };
    assert_eq!(
        leads("Mara Lind"),
        ["X4: Mara Lind is named for the client (dr-client-lead) and for the agency (dr-agency-lead)."]
    );
    assert!(leads("Jo Park").is_empty());
}

#[test]
fn x5_the_lead_definition_has_one_version() {
    let sign = |field: &str, on: &str| {
        format!("{{ criterion = \"plants\", threshold = \"at least 2\"{field}, confirmed-on = {on} }}")
    };
    let other =
        "{ criterion = \"project\", threshold = \"within 12 months\", field = \"date\", confirmed-on = 2026-11-04 }";
    let metric =
        |formula: &str| format!("[{{ metric = \"Accepted leads\", type = \"leading\", formula = \"{formula}\" }}]");
    let definition = |field: &str, on: &str, formula: &str| {
        let rows = format!("[{}, {other}]", sign(field, on));
        fits(&[("cc-lead-definition", &rows), ("me-kpi-register", &metric(formula))])
    };
    let field = ", field = \"sites\"";
    assert_eq!(
        definition(field, "2026-10-20", "enquiries"),
        [
            "X5: The signs of a lead were confirmed between 20 Oct 2026 and 4 Nov 2026 (cc-lead-definition): more than one \
          version may be in use."
        ]
    );
    assert_eq!(
        definition("", "2026-11-04", "enquiries"),
        ["X5: 1 of 2 signs of a lead have a CRM field (cc-lead-definition). Without one: plants."]
    );
    assert_eq!(
        definition(field, "2026-11-04", "companies with 5 plants or more"),
        [
            "X5: 'plants' counts from 'at least 2' (cc-lead-definition); 'Accepted leads' is counted as 'companies with 5 plants \
          or more' (me-kpi-register)."
        ]
    );
    assert!(definition(field, "2026-11-04", "companies with 2 plants or more").is_empty());
    assert!(definition(field, "2026-11-04", "enquiries sales took on").is_empty());
}

#[test]
fn x6_the_leads_that_are_needed_stand_beside_those_there_were() {
    let goal = |figure: &str, unit: &str, accounts: &str| {
        let goal = format!("{{ number = {figure}, unit = \"{unit}\", period-end = 2028-06-30 }}");
        let market = format!("{{ accounts = {accounts} }}");
        let chain = "[{ from = \"Lead\", to = \"Accepted by sales\", rate = 25, count = 180 }, \
                     { from = \"Accepted by sales\", to = \"Won\", rate = 20, count = 45 }]";
        let deal = "{ amount = { amount = \"30000\", currency = \"EUR\" }, deals = 38 }";
        let all = [("cc-business-goal", &*goal), ("cc-deal-value", deal), ("cc-conversion-history", chain)];
        fits(&[&all[..], &[("cc-addressable-market", &*market)]].concat())
    };
    assert_eq!(
        goal("900000", "EUR in new contracts", "640"),
        [
            "X6: 900 000 EUR in new contracts, by 30 Jun 2028 (cc-business-goal) / EUR 30 000 a deal (cc-deal-value) = 30 deals; \
          / (25% x 20%) (cc-conversion-history) = 600 leads needed. Last year there were 180 (cc-conversion-history). 640 \
          companies can be reached (cc-addressable-market)."
        ]
    );
    assert!(goal("270000", "EUR in new contracts", "640").is_empty(), "180 leads are needed and there were 180");
    assert_eq!(goal("270000", "EUR in new contracts", "150").len(), 1, "180 are needed, 150 can be reached");
    assert!(goal("900000", "new members", "640").is_empty(), "members are not paid in euros");
}

#[test]
fn x7_commercial_answers_that_came_after_the_launch_are_named() {
    let trigger = |confirmed: &str| {
        fits_of(&format!(
            "[entry.me-launch-date]\nstatus = \"answered\"\nstanding = \"stated\"\nvalue = 2026-11-10\n\
             [entry.cc-trigger]\nstatus = \"answered\"\nstanding = \"stated\"\nconfirmed = {confirmed}\nvalue = \"A lost tender.\"\n"
        ))
    };
    assert_eq!(
        trigger("2026-11-16"),
        ["X7: 1 commercial answer came after the launch on 10 Nov 2026 (me-launch-date): cc-trigger on 16 Nov 2026."]
    );
    assert!(trigger("2026-11-10").is_empty());
    assert!(trigger("2027-06-01").is_empty(), "so late it may be a re-confirmation");
}

#[test]
fn x8_money_limits_are_the_same_in_both_places() {
    let limits = |amount: &str, currency: &str| {
        let limit = format!(
            "[{{ decision = \"Moving budget\", limit = \"a month\", amount = {{ amount = \"{amount}\", currency = \"{currency}\" }} }}]"
        );
        let matrix = "[{ decision = \"Move budget inside the limit\", decides = \"Mara Lind\", limit = { amount = \"10000\", \
                      currency = \"EUR\" } }, { decision = \"Add a tool\", limit = { amount = \"500\", currency = \"EUR\" } }]";
        fits(&[("dr-client-lead-limits", &limit), ("dr-decision-matrix", matrix)])
    };
    assert_eq!(
        limits("8000", "EUR"),
        [
            "X8: 'Moving budget' has a limit of EUR 8000 (dr-client-lead-limits), 'Move budget inside the limit' one of EUR \
          10 000 (dr-decision-matrix): EUR 2000 apart."
        ]
    );
    assert!(limits("10000.00", "EUR").is_empty());
    assert!(limits("8000", "CHF").is_empty(), "two currencies are not compared");
}

#[test]
fn x9_the_source_of_a_late_figure_is_in_the_registers() {
    let source = |source: &str, kind: &str| {
        let metric = format!("[{{ metric = \"Won deals\", type = \"{kind}\", source = \"{source}\" }}]");
        fits(&[
            ("me-kpi-register", &metric),
            ("to-system-register", "[{ system = \"CRM\", runs = \"Sam Reyes\" }]"),
            ("to-data-flows", "[{ from = \"Website form\", to = \"CRM\" }]"),
            ("to-access-register", "[{ system = \"CRM\", person = \"Sam Reyes\" }]"),
        ])
    };
    assert_eq!(
        source("CRM, won deals", "lagging"),
        [
            "X9: 'Won deals' comes late and is read from 'CRM, won deals' (me-kpi-register). Not found for it: a login that was \
          tried (to-access-register)."
        ]
    );
    assert_eq!(source("Order book", "lagging").len(), 1);
    assert!(source("CRM, won deals", "leading").is_empty());
    let tried = [
        ("me-kpi-register", "[{ metric = \"Won deals\", type = \"lagging\", source = \"CRM\" }]"),
        ("to-access-register", "[{ system = \"CRM\", person = \"Sam Reyes\", tested = 2026-11-09 }]"),
    ];
    assert!(fits(&tried).is_empty(), "registers that are not answered are not missed");
}

#[test]
fn x10_nobody_owns_more_than_a_third() {
    let owners = |names: &[&str]| {
        let rows: Vec<String> =
            names.iter().map(|name| format!("{{ system = \"S {name}\", runs = \"{name}\" }}")).collect();
        fits(&[("to-system-register", &format!("[{}]", rows.join(", ")))])
    };
    let people = ["Ada Quill", "Ada Quill", "Ada Quill", "Tom Reed", "Noor Vale", "Pia Sand", "Cy Brandt"];
    assert_eq!(owners(&people), ["X10: Ada Quill owns 3 of 7 rows, more than a third: 3 in to-system-register."]);
    assert!(owners(&people[1..]).is_empty(), "two of six is a third, not more");
    assert!(owners(&people[..4]).is_empty(), "of four rows no share is taken");
}

#[test]
fn x11_an_agreement_carries_a_name_of_each_side() {
    let agreed = |agency: &str, client: &str| {
        fits_of(&format!(
            "[entry.cc-trigger]\nstatus = \"answered\"\nstanding = \"agreed\"\nconfirmed = 2026-11-05\nvalue = \"A lost \
             tender.\"\nagreed = {{ agency = \"{agency}\", client = \"{client}\", on = 2026-11-05 }}\n"
        ))
    };
    assert_eq!(agreed("Mara Lind", "Mara Lind"), ["X11: Mara Lind agreed for both sides (cc-trigger)."]);
    assert_eq!(
        agreed("Sam Reyes", "Mara Lind"),
        ["X11: Sam Reyes agreed for the agency (cc-trigger) and belongs to the client."]
    );
    assert!(agreed("Jo Park", "Mara Lind").is_empty());
    assert!(agreed("Somebody new", "Mara Lind").is_empty());
}

#[test]
fn x11_everything_agreed_on_one_day_is_asked_about() {
    let all = |last: &str| {
        let texts = ["cc-trigger", "me-success-statement"];
        let tables = ["cc-objections", "cc-competitors", "cc-track-record", "cc-constraints", "cc-buying-committee"];
        let records = ["cc-addressable-market", "cc-sales-session", "to-data-session"];
        let value = |id: &str| match id {
            id if texts.contains(&id) => "\"Words.\"",
            "cc-addressable-market" => "{ accounts = 640 }",
            "cc-sales-session" => "{ on = 2026-11-04 }",
            "to-data-session" => "{ date = 2026-11-04 }",
            "cc-objections" => "[{ objection = \"Price\" }]",
            "cc-competitors" => "[{ rival = \"Kettlewick\" }]",
            "cc-track-record" => "[{ activity = \"Fair\" }]",
            "cc-constraints" => "[{ about = \"budget\", limit = \"80k\" }]",
            _ => "[{ role = \"Plant head\" }]",
        };
        let ids = texts.iter().chain(&tables).chain(&records);
        let entries = ids.enumerate().map(|(at, id)| {
            let (on, value) = (if at == 9 { last } else { "2026-11-05" }, value(id));
            format!(
                "[entry.{id}]\nstatus = \"answered\"\nstanding = \"agreed\"\nconfirmed = 2026-11-05\nvalue = {value}\nagreed = \
                 {{ agency = \"Jo Park\", client = \"Mara Lind\", on = {on} }}\n"
            )
        });
        fits_of(&entries.collect::<String>())
    };
    assert_eq!(
        all("2026-11-05"),
        ["X11: All 10 agreed answers were agreed on one day, 5 Nov 2026. Was each looked at?"]
    );
    assert!(all("2026-11-12").is_empty());
}

#[test]
fn a_counted_fact_stands_beside_a_step_it_does_not_fit_and_changes_nothing() {
    let scale = |id: &str, step: u8| format!("[entry.{id}]\nstatus = \"answered\"\nvalue = {step}\n");
    let fact = |id: &str, value: &str| format!("[entry.{id}]\nstatus = \"answered\"\nvalue = {value}\n");
    let strategy = |step: u8, day: &str| facts(&(scale("a-strategy-review", step) + &fact("f-last-strategy", day)));
    assert_eq!(
        strategy(3, "2026-06-04"),
        [
            "fact: The last time was 4 Jun 2026 (f-last-strategy), before this period began on 1 Oct 2026; step 3 says it \
          happened in it (a-strategy-review)."
        ]
    );
    assert!(strategy(3, "2026-11-19").is_empty() && strategy(0, "2026-06-04").is_empty());
    let leads = |step: u8, worked: u8| {
        let counts = format!("{{ delivered = 20, accepted = 5, worked = {worked} }}");
        facts(&(scale("a-lead-usefulness", step) + &fact("f-leads", &counts))).len()
    };
    assert_eq!((leads(3, 10), leads(3, 11), leads(2, 10)), (1, 0, 0));
    let reopened = |step: u8, count: u8| {
        let counts = format!("{{ rewritten = 0, reopened = {count} }}");
        facts(&(scale("a-approval-actual", step) + &fact("f-rework", &counts))).len()
    };
    assert_eq!((reopened(4, 1), reopened(4, 0), reopened(3, 1)), (1, 0, 0));
}
