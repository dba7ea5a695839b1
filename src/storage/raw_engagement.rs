//! `engagement.toml`, checked: the two parties, their people, rounds and reviews (`format.md`, *engagement.toml*).
//!
//! Without its id and both parties there is no engagement; anything else that is wrong is reported and left out.

use crate::domain::engagement::{Digests, Engagement, Member, Parked, Party, Review, Round};
use crate::domain::id::Id;
use crate::domain::period::{Side, WEEKS};
use crate::storage::error::StorageError;
use crate::storage::finding::Finding;
use crate::storage::places::refuse_unsafe;
use crate::storage::raw_book::{edition, newer_format};
use crate::storage::raw_kind::twice;
use crate::storage::raw_log::{Checked, Log};
use crate::storage::raw_questionnaire::warn_if_cut;
use crate::storage::raw_toml::{self, Keys, Unknown};
use crate::storage::raw_words::capital;
use chrono::NaiveDate;
use std::path::Path;

/// Reads an engagement. An error among the findings names a part that was left out.
///
/// # Errors
/// All findings, where the file is no TOML or names no engagement.
pub fn engagement(file: &Path, text: &str) -> Result<Checked<Engagement>, Vec<Finding>> {
    let mut log = Log::new(file, text);
    let root = raw_toml::parse(&mut log);
    let content = root.filter(|_| log.errors() == 0).and_then(|root| {
        let mut keys = Keys::new(&root, 0, "the engagement");
        let newer_format = newer_format(&mut log, &mut keys);
        Some((read(&mut log, keys)?, newer_format))
    });
    let findings = log.finish();
    match content {
        Some((content, newer_format)) => Ok(Checked { content, findings, newer_format }),
        None => Err(findings),
    }
}

fn read(log: &mut Log<'_>, mut keys: Keys<'_, '_>) -> Option<Engagement> {
    let id = keys.need_text(log, "id", "Write id = \"…\"; by it two copies of one engagement recognise each other.");
    let id = id.filter(|id| is_plain(log, &keys, id));
    let agency = party(log, &mut keys, "agency");
    let client = party(log, &mut keys, "client");
    let start = keys.day(log, "start");
    let weeks = weeks(log, &mut keys);
    let rounds = rounds(log, &mut keys);
    let people = people(log, &mut keys);
    let reviews = reviews(log, &mut keys);
    let parked = parked(log, &mut keys);
    keys.finish(log, Unknown::KeepUnlessMistyped, &[]);
    warn_if_cut(log, rounds.len(), if rounds.len() == 1 { "round" } else { "rounds" });
    Some(Engagement {
        id: id?.to_owned(),
        agency: agency?,
        client: client?,
        start,
        weeks,
        rounds,
        people,
        reviews,
        parked,
    })
}

/// The id names the folder of private notes, so it may hold nothing that leads elsewhere.
fn is_plain(log: &mut Log<'_>, keys: &Keys<'_, '_>, id: &str) -> bool {
    let refused = refuse_unsafe(log.file, id, "engagement").err();
    if let Some(StorageError::UnsafeName { reason, .. }) = &refused {
        let message = format!("The id of the engagement cannot be used: {reason}.");
        log.error(
            keys.value_at("id"),
            "not-an-id",
            message,
            "Put back the id the file had; the private notes lie under it.",
        );
    }
    refused.is_none()
}

fn party(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, side: &'static str) -> Option<Party> {
    let hint = format!("Write {side} = {{ name = \"…\", lead = \"…\" }}.");
    if !keys.has(side) {
        keys.missing(log, side, &hint);
    }
    let mut table = keys.table(log, side, format!("the {side}"), &hint)?;
    let name = table.need_text(log, "name", &hint);
    let lead = table.text(log, "lead").map(str::to_owned);
    table.finish(log, Unknown::KeepUnlessMistyped, &[]);
    Some(Party { name: name?.to_owned(), lead })
}

/// A length in weeks; one that cannot be scored is kept and reported.
fn weeks(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<u32> {
    let weeks = keys.whole(log, "weeks", 1..=520)?;
    if !WEEKS.contains(&weeks) {
        let message = format!("{} has {weeks} weeks; an onboarding of 4, 5 or 6 can be scored.", capital(&keys.what));
        log.error(keys.value_at("weeks"), "weeks", message, "Write weeks = 4, 5 or 6.");
    }
    Some(weeks)
}

fn rounds(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Round> {
    let mut rounds: Vec<(Round, usize)> = Vec::new();
    for mut table in
        keys.tables(log, "rounds", "this round", "Write each round under a heading of its own, [[rounds]].")
    {
        let id = table.need_id(log, "id", "Write id = \"onboarding\", the name of the round's folder.");
        if let Some(id) = &id {
            table.what = format!("round `{id}`").into();
        }
        let id_at = table.value_at("id");
        let questionnaire = edition(log, &mut table);
        let start = table.day(log, "start");
        if !table.has("start") {
            let message = format!("{} has no `start`, so its weeks cannot be counted.", capital(&table.what));
            log.warning(table.at, "no-start", message, "Write start = 2026-11-02, the first day of its week 1.");
        }
        let weeks = weeks(log, &mut table);
        let agenda = table.text(log, "agenda").unwrap_or("full").to_owned();
        let closed = table.day(log, "closed");
        let minutes = minutes(log, &mut table);
        let digest = digests(log, &mut table);
        table.finish(log, Unknown::KeepUnlessMistyped, &[]);
        let (Some(id), Some(questionnaire)) = (id, questionnaire) else { continue };
        if twice(log, "round", &id, id_at, rounds.iter().map(|(round, at)| (&round.id, *at))) {
            continue;
        }
        rounds.push((Round { id, questionnaire, weeks, start, agenda, closed, minutes, digest }, id_at));
    }
    rounds.into_iter().map(|(round, _)| round).collect()
}

fn digests(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Digests {
    let what = format!("`digest` of {}", keys.what);
    let hint = "Write digest = { agency = \"…\", client = \"…\" }, 64 hexadecimal digits each.";
    let Some(mut table) = keys.table(log, "digest", what, hint) else { return Digests::default() };
    let mut digests = Digests::default();
    for side in Side::ALL {
        if let Some(text) = table.text(log, side.as_str()) {
            digests.set(side, text.to_owned());
        }
    }
    table.finish(log, Unknown::KeepUnlessMistyped, &[]);
    digests
}

fn minutes(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<(Id, u32)> {
    let what = format!("`minutes` of {}", keys.what);
    let Some(table) = keys.table(log, "minutes", what, "Write minutes = { week-0 = 31 }.") else { return Vec::new() };
    let entries = table.entries().into_iter().take(1000);
    entries.filter_map(|(key, _, node)| Some((Id::parse(key)?, table.whole_of(log, key, node, 0..=100_000)?))).collect()
}

fn people(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Member> {
    let mut people = Vec::new();
    for mut table in
        keys.tables(log, "people", "this person", "Write each person under a heading of their own, [[people]].")
    {
        let name = table.need_text(log, "name", "Write name = \"…\".");
        let side = table.word(log, "side", &Side::ALL, Side::as_str);
        let role = table.text(log, "role").map(str::to_owned);
        table.finish(log, Unknown::KeepUnlessMistyped, &[]);
        if let Some(name) = name {
            people.push(Member { name: name.to_owned(), side, role });
        }
    }
    people
}

fn reviews(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Review> {
    let mut reviews = Vec::new();
    for mut table in
        keys.tables(log, "reviews", "this review", "Write each review under a heading of its own, [[reviews]].")
    {
        let on = needed_day(log, &mut table, "on", "Write on = 2027-02-15.");
        let kind = table.text(log, "kind").unwrap_or("strategic").to_owned();
        let mut postponed = Vec::new();
        for mut past in table.tables(
            log,
            "postponed",
            "`postponed` of this review",
            "Write postponed = [{ from = 2027-02-01, reason = \"…\" }].",
        ) {
            let from = needed_day(log, &mut past, "from", "Write from = 2027-02-01, the day it was put off from.");
            let reason = past.text(log, "reason").unwrap_or_default().to_owned();
            past.finish(log, Unknown::KeepUnlessMistyped, &[]);
            postponed.extend(from.map(|from| (from, reason)));
        }
        table.finish(log, Unknown::KeepUnlessMistyped, &[]);
        reviews.extend(on.map(|on| Review { on, kind, postponed }));
    }
    reviews
}

fn parked(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Vec<Parked> {
    let mut parked = Vec::new();
    for mut table in
        keys.tables(log, "parked", "this parked thought", "Write each under a heading of its own, [[parked]].")
    {
        let what = table.need_text(log, "what", "Write what = \"…\".");
        let from = table.text(log, "from").map(str::to_owned);
        let on = table.day(log, "on");
        table.finish(log, Unknown::KeepUnlessMistyped, &[]);
        parked.extend(what.map(|what| Parked { what: what.to_owned(), from, on }));
    }
    parked
}

/// A day that must be there.
pub fn needed_day(log: &mut Log<'_>, keys: &mut Keys<'_, '_>, key: &'static str, hint: &str) -> Option<NaiveDate> {
    if !keys.has(key) {
        keys.missing(log, key, hint);
    }
    keys.day(log, key)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GOOD: &str = r#"format = 1
id = "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10"
agency = { name = "Halyard", lead = "Jo Park" }
client = { name = "Northwind Instruments" }
start = 2026-11-02
weeks = 5
[[rounds]]
id = "onboarding"
questionnaire = "onboarding@1.0.0"
weeks = 4
start = 2026-11-02
agenda = "short"
closed = 2026-12-20
minutes = { week-1 = 20, week-0 = 31 }
digest = { agency = "ab", client = "cd" }
[[rounds]]
id = "2026-q4-audit"
questionnaire = "audit@1.0.0"
start = 2027-01-04
[[people]]
name = "Mara Lind"
side = "client"
role = "VP Marketing"
[[reviews]]
on = 2027-02-15
kind = "strategic"
postponed = [{ from = 2027-02-01, reason = "fair" }]
[[parked]]
what = "Logo"
from = "onboarding/cc-trigger"
on = 2026-11-03
# end of file
"#;

    fn read(text: &str) -> Result<Checked<Engagement>, Vec<Finding>> {
        engagement(Path::new("engagement.toml"), text)
    }

    #[test]
    fn an_engagement_is_read_whole() {
        let Checked { content, findings, newer_format } = read(GOOD).unwrap();
        assert_eq!((findings, newer_format), (vec![], None));
        let round = &content.rounds[0];
        assert_eq!((content.weeks_of(round), round.agenda.as_str()), (4, "short"));
        let minutes: Vec<_> = round.minutes.iter().map(|(step, minutes)| (step.as_str(), *minutes)).collect();
        assert_eq!(minutes, [("week-1", 20), ("week-0", 31)]);
        assert_eq!((content.rounds[1].agenda.as_str(), content.weeks_of(&content.rounds[1])), ("full", 5));
        assert_eq!(content.side_of("mara lind"), Some(Side::Client));
        assert_eq!((content.reviews[0].postponed.len(), content.parked.len()), (1, 1));
    }

    #[test]
    fn what_is_wrong_in_one_part_is_told_and_left_out() {
        for (from, to, line, column, message, rounds) in [
            (
                "start = 2027-01-04\n",
                "",
                16,
                1,
                "Round `2026-q4-audit` has no `start`, so its weeks cannot be counted.",
                2,
            ),
            (
                "weeks = 4",
                "weeks = 8",
                10,
                9,
                "Round `onboarding` has 8 weeks; an onboarding of 4, 5 or 6 can be scored.",
                2,
            ),
            (
                "weeks = 5",
                "weeks = \"five\"",
                6,
                9,
                "`weeks` of the engagement must be a whole number; this is a text.",
                2,
            ),
            (
                "id = \"2026-q4-audit\"",
                "id = \"onboarding\"",
                17,
                6,
                "The round `onboarding` is here a second time; the first is on line 8.",
                1,
            ),
            (
                "id = \"2026-q4-audit\"",
                "id = \"../../etc\"",
                17,
                6,
                "`id` of this round is `../../etc`, which is no id.",
                1,
            ),
            (
                "audit@1.0.0",
                "audit@1",
                18,
                17,
                "Round `2026-q4-audit` names the questionnaire `audit@1`, which is no id with a version.",
                1,
            ),
            (
                "side = \"client\"",
                "side = \"custmer\"",
                22,
                8,
                "`side` of this person is `custmer`; it can be `agency` or `client`.",
                2,
            ),
            (
                "from = 2027-02-01",
                "from = 3027-02-01",
                27,
                23,
                "`from` of `postponed` of this review is in the year 3027; dates go from 1900 to 2199.",
                2,
            ),
            ("on = 2027-02-15\n", "", 24, 1, "This review has no `on`.", 2),
            ("role = ", "rolle = ", 23, 1, "This person has no key `rolle`.", 2),
            (
                "# end of file",
                "",
                33,
                1,
                "The closing line `# end of file` is missing, so the file may have been cut short; 2 rounds were read.",
                2,
            ),
        ] {
            assert_eq!(GOOD.matches(from).count(), 1, "{from}");
            let Checked { content, findings, .. } = read(&GOOD.replace(from, to)).unwrap();
            let told: Vec<_> = findings.iter().map(|f| (f.line, f.column, f.message.as_str())).collect();
            assert_eq!(told, [(line, column, message)], "{to}");
            assert_eq!(content.rounds.len(), rounds, "{to}");
        }
    }

    #[test]
    fn without_its_id_or_a_party_there_is_no_engagement() {
        for (from, to, line, column, message) in [
            ("id = \"0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10\"\n", "", 1, 1, "The engagement has no `id`."),
            (
                "0199f0c2-7d5e-7a31-b5c8-0d6f3f1f9a10",
                "../..",
                2,
                6,
                "The id of the engagement cannot be used: it has characters other than letters, digits and hyphens.",
            ),
            ("name = \"Halyard\", ", "", 3, 10, "The agency has no `name`."),
            (
                "client = { name = \"Northwind Instruments\" }",
                "client = \"Northwind\"",
                4,
                10,
                "`client` of the engagement must be a table; this is a text.",
            ),
        ] {
            let findings = read(&GOOD.replace(from, to)).unwrap_err();
            let told: Vec<_> = findings.iter().map(|f| (f.line, f.column, f.message.as_str())).collect();
            assert_eq!(told, [(line, column, message)], "{to}");
        }
    }

    proptest! {
        #[test]
        fn no_change_of_a_good_file_panics(at in 0..GOOD.len(), length in 0..60usize, new in "[\\[\\]{}=\"',.#a-z0-9\\n-]{0,12}") {
            let end = (at + length).min(GOOD.len());
            let _ = read(&format!("{}{new}{}", &GOOD[..at], &GOOD[end..]));
        }
    }
}
