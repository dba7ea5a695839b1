//! An engagement and its actions as TOML tables, in the order and form of format.md.
//!
//! It must not know the files they go into.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value as Toml, value};

use crate::domain::engagement::{Action, Digests, Engagement, Party, Round};
use crate::domain::period::Side;
use crate::storage::write_value::date_value;

/// An engagement (`engagement.toml` without its `format`).
#[must_use]
pub fn engagement_table(engagement: &Engagement) -> Table {
    let mut table = Table::new();
    table.insert("id", value(engagement.id.as_str()));
    table.insert("agency", party(&engagement.agency));
    table.insert("client", party(&engagement.client));
    put(&mut table, "start", engagement.start.map(date_value));
    put(&mut table, "weeks", engagement.weeks.map(|weeks| Toml::from(i64::from(weeks))));
    put_rows(&mut table, "rounds", engagement.rounds.iter().map(round).collect());
    let people = engagement.people.iter().map(|member| {
        let mut row = Table::new();
        row.insert("name", value(member.name.as_str()));
        put(&mut row, "side", member.side.map(|side| Toml::from(side.as_str())));
        put(&mut row, "role", member.role.as_deref().map(Toml::from));
        row
    });
    put_rows(&mut table, "people", people.collect());
    let reviews = engagement.reviews.iter().map(|review| {
        let mut row = Table::new();
        row.insert("on", Item::Value(date_value(review.on)));
        row.insert("kind", value(review.kind.as_str()));
        let postponed = review.postponed.iter().map(|(from, reason)| {
            inline([("from", Some(date_value(*from))), ("reason", Some(Toml::from(reason.as_str())))])
        });
        put_list(&mut row, "postponed", postponed.collect());
        row
    });
    put_rows(&mut table, "reviews", reviews.collect());
    let parked = engagement.parked.iter().map(|thought| {
        let mut row = Table::new();
        row.insert("what", value(thought.what.as_str()));
        put(&mut row, "from", thought.from.as_deref().map(Toml::from));
        put(&mut row, "on", thought.on.map(date_value));
        row
    });
    put_rows(&mut table, "parked", parked.collect());
    table
}

/// All actions (`actions.toml`).
#[must_use]
pub fn actions_table(actions: &[Action]) -> Table {
    let rows = actions.iter().map(|action| {
        let mut row = Table::new();
        row.insert("id", value(action.id.as_str()));
        row.insert("what", value(action.what.as_str()));
        put(&mut row, "side", action.side.map(|side| Toml::from(side.as_str())));
        put(&mut row, "owner", action.owner.as_deref().map(Toml::from));
        put(&mut row, "due", action.due.map(date_value));
        put(&mut row, "from", action.from.as_deref().map(Toml::from));
        row.insert("state", value(action.state.as_str()));
        let history = action.history.iter().map(|change| {
            inline([
                ("on", Some(date_value(change.on))),
                ("state", Some(Toml::from(change.state.as_str()))),
                ("due", change.due.map(date_value)),
                ("reason", change.reason.as_deref().map(Toml::from)),
            ])
        });
        put_list(&mut row, "history", history.collect());
        row
    });
    let mut table = Table::new();
    put_rows(&mut table, "action", rows.collect());
    table
}

fn party(party: &Party) -> Item {
    let pairs = [("name", Some(Toml::from(party.name.as_str()))), ("lead", party.lead.as_deref().map(Toml::from))];
    Item::Value(inline(pairs))
}

fn round(round: &Round) -> Table {
    let mut row = Table::new();
    row.insert("id", value(round.id.as_str()));
    row.insert("questionnaire", value(round.questionnaire.to_string()));
    put(&mut row, "weeks", round.weeks.map(|weeks| Toml::from(i64::from(weeks))));
    put(&mut row, "start", round.start.map(date_value));
    row.insert("agenda", value(round.agenda.as_str()));
    put(&mut row, "closed", round.closed.map(date_value));
    if !round.minutes.is_empty() {
        let minutes = round.minutes.iter().map(|(step, minutes)| (step.as_str(), i64::from(*minutes)));
        row.insert("minutes", value(minutes.collect::<InlineTable>()));
    }
    if round.digest != Digests::default() {
        let side = |side: Side| (side.as_str(), round.digest.of(side).map(Toml::from));
        row.insert("digest", Item::Value(inline(Side::ALL.map(side))));
    }
    row
}

fn inline<const N: usize>(pairs: [(&str, Option<Toml>); N]) -> Toml {
    Toml::InlineTable(pairs.into_iter().filter_map(|(key, new)| Some((key, new?))).collect())
}

fn put(table: &mut Table, key: &str, new: Option<Toml>) {
    if let Some(new) = new {
        table.insert(key, Item::Value(new));
    }
}

fn put_rows(table: &mut Table, key: &str, rows: ArrayOfTables) {
    if !rows.is_empty() {
        table.insert(key, Item::ArrayOfTables(rows));
    }
}

fn put_list(table: &mut Table, key: &str, list: Array) {
    if !list.is_empty() {
        table.insert(key, value(list));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::domain::engagement::{ActionState, Engagement, Review};
    use crate::storage::changes;
    use crate::storage::merge::{Circumstances, merge};
    use crate::storage::raw_actions;
    use crate::storage::raw_engagement;
    use std::path::Path;
    use toml_edit::DocumentMut;

    const BY_HAND: &str = r#"# Halyard and Northwind
format = 1
id = "0199f0c2"   # do not change
agency = { name = "Halyard", lead = "Jo Park", colour = "teal" }
client = { name = "Northwind Instruments" }
start = 2026-11-02
budget = 3 # ours

# the onboarding
[[rounds]]
id = "onboarding"       # the folder
questionnaire = "onboarding@1.0.0"
start = 2026-11-02
agenda = "full"
room = "4.12"

[[people]]
# met in May
name = "Mara Lind"
side = "client"

[[reviews]]
on = 2027-02-15 # booked
kind = "strategic"
# end of file
"#;

    fn read(text: &str) -> Engagement {
        raw_engagement::engagement(Path::new("engagement.toml"), text).unwrap().content
    }

    fn changed(text: &str, change: &crate::storage::merge::Change) -> String {
        let mut document: DocumentMut = text.parse().unwrap();
        let at = Circumstances { changed: false, file: "engagement.toml", now: chrono::DateTime::UNIX_EPOCH };
        assert!(!merge(&mut document, change, at));
        document.to_string()
    }

    #[test]
    fn an_engagement_written_by_hand_keeps_everything_around_a_change() {
        let before = read(BY_HAND);
        let mut now = before.clone();
        now.client.lead = Some("Mara Lind".into());
        now.rounds[0].closed = Some("2026-12-14".parse().unwrap());
        now.people[0].name = "Mara Lind-Berg".into();
        now.reviews[0] = Review {
            on: "2027-03-01".parse().unwrap(),
            kind: "strategic".into(),
            postponed: vec![("2027-02-15".parse().unwrap(), "illness".into())],
        };
        let text = changed(BY_HAND, &changes::engagement(Some(&before), &now));
        let expected = BY_HAND
            .replace("Instruments\" }", "Instruments\", lead = \"Mara Lind\" }")
            .replace("room = \"4.12\"\n", "room = \"4.12\"\nclosed = 2026-12-14\n")
            .replace("\"Mara Lind\"\nside", "\"Mara Lind-Berg\"\nside")
            .replace("on = 2027-02-15 #", "on = 2027-03-01 #")
            .replace(
                "kind = \"strategic\"\n",
                "kind = \"strategic\"\npostponed = [{ from = 2027-02-15, reason = \"illness\" }]\n",
            );
        assert_eq!(text, expected);
        assert_eq!(read(&text), now);
        assert_eq!(changed(&text, &changes::engagement(Some(&now), &now)), text);
    }

    #[test]
    fn an_action_moved_to_a_later_day_keeps_its_comments() {
        let by_hand = "format = 1\n\n# from the kickoff\n[[action]]\nid = \"a-1\"\nwhat = \"Counts\" # CRM\nstate = \"open\"\ndue = 2026-11-16\n# end of file\n";
        let read = |text: &str| raw_actions::actions(Path::new("actions.toml"), text).unwrap().content;
        let before = read(by_hand);
        let mut now = before.clone();
        now[0].state = ActionState::Moved;
        now[0].due = Some("2026-11-30".parse().unwrap());
        let text = changed(by_hand, &changes::actions(&before, &now));
        assert_eq!(text, by_hand.replace("\"open\"", "\"moved\"").replace("11-16", "11-30"));
        assert_eq!(read(&text), now);
    }
}
