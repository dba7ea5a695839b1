//! Entries, slips and the head of a book as TOML tables, in the order and form of format.md.
//!
//! It must not know the file they go into.

use toml_edit::{ArrayOfTables, InlineTable, Item, Table, Value as Toml, value};

use crate::domain::book::{Book, Slip};
use crate::domain::entry::{Entry, Status};
use crate::domain::period::{Voice, Window};
use crate::domain::questionnaire::Edition;
use crate::storage::write_value::{date_value, time_value, value_item};

/// The keys of an entry that this version writes; others belong to a person or a newer version.
pub const ENTRY_KEYS: [&str; 11] = [
    "status",
    "value",
    "standing",
    "agreed",
    "confirmed",
    "locked",
    "follow-up",
    "reason",
    "released",
    "note",
    "evidence",
];

/// The head of a book: everything above its entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The questionnaire it is answered under.
    pub questionnaire: Edition,
    /// Who speaks.
    pub voice: Voice,
    /// The one person, where several of a side answer apart.
    pub person: Option<String>,
    /// The period asked about (audits).
    pub window: Option<Window>,
    /// When the whole book was locked (audits).
    pub locked: Option<chrono::DateTime<chrono::Utc>>,
}

impl From<&Book> for Head {
    fn from(book: &Book) -> Self {
        Self {
            questionnaire: book.questionnaire.clone(),
            voice: book.voice,
            person: book.person.clone(),
            window: book.window,
            locked: book.locked,
        }
    }
}

/// The head as TOML.
#[must_use]
pub fn head_table(head: &Head) -> Table {
    let mut table = Table::new();
    table.insert("questionnaire", value(head.questionnaire.to_string()));
    table.insert("voice", value(head.voice.as_str()));
    if let Some(person) = &head.person {
        table.insert("person", value(person.as_str()));
    }
    if let Some(window) = head.window {
        let days = [("from", date_value(window.from)), ("to", date_value(window.to))];
        table.insert("window", value(days.into_iter().collect::<InlineTable>()));
    }
    if let Some(time) = head.locked {
        table.insert("locked", Item::Value(time_value(time)));
    }
    table
}

/// All a book says of a question: `entry`, `amended` and `conflict`, as far as they are there.
#[must_use]
pub fn slip_table(slip: &Slip) -> Table {
    let mut table = Table::new();
    if let Some(entry) = &slip.entry {
        table.insert("entry", Item::Table(entry_table(entry)));
    }
    let amended = slip.amended.iter().map(|amendment| {
        let mut row = Table::new();
        row.insert("on", Item::Value(time_value(amendment.on)));
        row.extend(entry_table(&amendment.entry));
        row
    });
    insert_rows(&mut table, "amended", amended.collect());
    let conflicts = slip.conflicts.iter().map(|conflict| {
        let mut row = Table::new();
        row.insert("from", value(conflict.from.as_str()));
        row.insert("on", Item::Value(time_value(conflict.on)));
        row.extend(entry_table(&conflict.entry));
        row
    });
    insert_rows(&mut table, "conflict", conflicts.collect());
    table
}

/// An entry. A blank one without anything said is an empty table.
#[must_use]
pub fn entry_table(entry: &Entry) -> Table {
    let mut table = Table::new();
    if entry.status != Status::Blank {
        table.insert("status", value(entry.status.as_str()));
    }
    if let Some(answer) = &entry.value {
        table.insert("value", value_item(answer));
    }
    if let Some(standing) = entry.standing {
        table.insert("standing", value(standing.as_str()));
    }
    if let Some(agreed) = &entry.agreed {
        let mut names = InlineTable::new();
        put(&mut names, "agency", agreed.agency.as_deref().map(Toml::from));
        put(&mut names, "client", agreed.client.as_deref().map(Toml::from));
        put(&mut names, "on", agreed.on.map(date_value));
        table.insert("agreed", value(names));
    }
    if let Some(day) = entry.confirmed {
        table.insert("confirmed", Item::Value(date_value(day)));
    }
    if let Some(time) = entry.locked {
        table.insert("locked", Item::Value(time_value(time)));
    }
    if let Some(follow_up) = &entry.follow_up {
        let mut who = InlineTable::new();
        put(&mut who, "owner", follow_up.owner.as_deref().map(Toml::from));
        put(&mut who, "by", follow_up.by.map(date_value));
        table.insert("follow-up", value(who));
    }
    if let Some(reason) = &entry.reason {
        table.insert("reason", value(reason.as_str()));
    }
    if let Some(day) = entry.released {
        table.insert("released", Item::Value(date_value(day)));
    }
    if let Some(note) = &entry.note {
        table.insert("note", value(note.as_str()));
    }
    let evidence = entry.evidence.iter().map(|evidence| {
        let mut row = Table::new();
        row.insert("what", value(evidence.what.as_str()));
        if let Some(place) = &evidence.place {
            row.insert("where", value(place.as_str()));
        }
        if let Some(day) = evidence.on {
            row.insert("on", Item::Value(date_value(day)));
        }
        row
    });
    insert_rows(&mut table, "evidence", evidence.collect());
    table
}

fn insert_rows(table: &mut Table, key: &str, rows: ArrayOfTables) {
    if !rows.is_empty() {
        table.insert(key, Item::ArrayOfTables(rows));
    }
}

fn put(table: &mut InlineTable, key: &str, new: Option<Toml>) {
    if let Some(new) = new {
        table.insert(key, new);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::book::{Amendment, Conflict};
    use crate::domain::entry::{Agreed, Evidence, FollowUp, Standing};
    use crate::domain::id::Id;
    use crate::domain::period::Side;
    use crate::domain::questionnaire::Questionnaire;
    use crate::domain::value::{Cell, Decimal, Money, Person, Row, Value};
    use crate::storage::atomic::{Disk, Readers};
    use crate::storage::changes;
    use crate::storage::raw_book::book as read_book;
    use crate::storage::raw_questionnaire::questionnaire;
    use crate::storage::read::read;
    use crate::storage::save_file::{Target, Writer, save};
    use chrono::{DateTime, NaiveDate, Utc};
    use proptest::prelude::*;
    use proptest::strategy::ValueTree;
    use std::path::Path;
    use std::time::Duration;

    const KINDS: &str = r#"format = 1
id = "all-kinds"
version = "1.0.0"
title = "All kinds"
purpose = "audit"
[[area]]
id = "rights"
title = "Decision rights"
[[step]]
id = "week-0"
title = "Before the kickoff"
week = 0
"#;

    fn all_kinds() -> Questionnaire {
        let columns = r#"[{ id = "name", title = "Name", kind = "text" }, { id = "count", title = "Count", kind = "number" }, { id = "cost", title = "Cost", kind = "money" }, { id = "on", title = "On", kind = "date" }, { id = "who", title = "Who", kind = "person" }, { id = "sort", title = "Sort", kind = "choice", options = ["one", "two"] }, { id = "final", title = "Final", kind = "yes-no" }]"#;
        let options = r#"options = [{ id = "yes", label = "Yes" }, { id = "no", label = "No" }]"#;
        let mut text = KINDS.to_owned();
        for (kind, more) in [
            ("text", String::new()),
            ("choice", options.into()),
            ("choices", options.into()),
            ("scale", "steps = [\"a\", \"b\", \"c\", \"d\", \"e\"]".into()),
            ("number", String::new()),
            ("money", String::new()),
            ("date", String::new()),
            ("person", String::new()),
            ("record", format!("columns = {columns}")),
            ("table", format!("columns = {columns}")),
        ] {
            text.push_str(&format!(
                "[[question]]\nid = \"q-{kind}\"\nname = \"{kind}\"\narea = \"rights\"\nstep = \"week-0\"\nkind = \"{kind}\"\nask = \"What?\"\nwhy = \"So.\"\nsolid = \"So.\"\nexamples = {{ hollow = \"x\", solid = \"y\" }}\n{more}\n"
            ));
        }
        text.push_str("# end of file\n");
        questionnaire(Path::new("all-kinds.toml"), &text).unwrap_or_else(|findings| panic!("{findings:#?}")).content
    }

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    /// Text with everything in it that has ever broken a file.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zA-Zäöß日本 .,]{1,30}",
            "[\u{0}-\u{9f}\"'\\\\\n#=\\[\\]{}\u{202e}\u{feff}👩]{1,40}",
            "(line|\n|\"\"\"|'''|\\\\|\t|# end of file|\\[entry.x\\]){1,8}",
        ]
        .prop_map(|text| text.replace('\r', "").trim_start_matches('\u{feff}').to_owned())
        .prop_filter("says something", |text| !text.trim().is_empty())
    }

    fn day() -> impl Strategy<Value = NaiveDate> {
        (0_u64..20_000).prop_map(|n| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(n))
    }

    fn time() -> impl Strategy<Value = DateTime<Utc>> {
        (1_000_000_000_i64..3_000_000_000).prop_map(|n| DateTime::from_timestamp(n, 0).unwrap())
    }

    fn decimal() -> impl Strategy<Value = Decimal> {
        (any::<i64>(), 0_u32..12).prop_map(|(n, scale)| Decimal::new(n, scale))
    }

    fn money() -> impl Strategy<Value = Money> {
        decimal().prop_map(|amount| Money { amount, currency: "EUR".into() })
    }

    fn person() -> impl Strategy<Value = Person> {
        let side = prop_oneof![Just(None), Just(Some(Side::Agency)), Just(Some(Side::Client))];
        (text(), side, proptest::option::of(text())).prop_map(|(name, side, deputy)| Person { name, side, deputy })
    }

    fn row() -> impl Strategy<Value = Row> {
        use proptest::option::of;
        let cells = (of(text()), of(decimal()), of(money()), of(day()), of(person()), any::<Option<bool>>());
        cells.prop_map(|(name, count, cost, on, who, last)| {
            let cells = [
                ("name", name.map(Cell::Text)),
                ("count", count.map(Cell::Number)),
                ("cost", cost.map(Cell::Money)),
                ("on", on.map(Cell::Date)),
                ("who", who.map(Cell::Person)),
                ("sort", last.map(|one| Cell::Choice(if one { "one" } else { "two" }.into()))),
                ("final", last.map(Cell::YesNo)),
            ];
            cells.into_iter().filter_map(|(column, cell)| Some((id(column), cell?))).collect()
        })
    }

    /// A question of one kind with a value of it.
    fn answer() -> impl Strategy<Value = (&'static str, Value)> {
        prop_oneof![
            text().prop_map(|text| ("q-text", Value::Text(text))),
            any::<bool>().prop_map(|yes| ("q-choice", Value::Choice(id(if yes { "yes" } else { "no" })))),
            Just(("q-choices", Value::Choices(vec![id("no"), id("yes")]))),
            (0_u8..5).prop_map(|step| ("q-scale", Value::Scale(step))),
            decimal().prop_map(|number| ("q-number", Value::Number(number))),
            money().prop_map(|money| ("q-money", Value::Money(money))),
            day().prop_map(|day| ("q-date", Value::Date(day))),
            person().prop_map(|person| ("q-person", Value::Person(person))),
            row().prop_map(|row| ("q-record", Value::Record(row))),
            proptest::collection::vec(row(), 0..5).prop_map(|rows| ("q-table", Value::Table(rows))),
            text().prop_map(|text| ("q-scale", Value::Misfit(text))),
        ]
    }

    fn entry() -> impl Strategy<Value = (&'static str, Entry)> {
        use proptest::option::of;
        let standing = of(prop_oneof![Just(Standing::Assumed), Just(Standing::Stated), Just(Standing::Agreed)]);
        let agreed = (of(text()), of(text()), of(day())).prop_map(|(agency, client, on)| Agreed { agency, client, on });
        let follow_up = (of(text()), of(day())).prop_map(|(owner, by)| FollowUp { owner, by });
        let evidence = (text(), of(text()), of(day())).prop_map(|(what, place, on)| Evidence { what, place, on });
        let status = proptest::sample::select(Status::WRITTEN.to_vec());
        let texts = (of(text()), of(text()), proptest::collection::vec(evidence, 0..3));
        let dates = (of(day()), of(time()), of(day()));
        ((answer(), status, standing), of(agreed), of(follow_up), texts, dates).prop_map(
            |(((question, value), status, standing), agreed, follow_up, (note, reason, evidence), dates)| {
                let (confirmed, locked, released) = dates;
                let value = Some(value);
                let entry = Entry {
                    status,
                    value,
                    standing,
                    agreed,
                    confirmed,
                    note,
                    evidence,
                    follow_up,
                    reason,
                    locked,
                    released,
                };
                (question, entry)
            },
        )
    }

    fn slip() -> impl Strategy<Value = (&'static str, Slip)> {
        let beside = || proptest::option::of((time(), text()));
        (proptest::option::weighted(0.9, entry()), entry(), beside(), beside()).prop_map(
            |(entry, (question, spare), amended, conflict)| {
                let (question, entry) = match entry {
                    Some((question, entry)) => (question, Some(entry)),
                    None => (question, None),
                };
                let other = Entry { value: None, ..spare };
                let amended = amended.map(|(on, _)| Amendment { on, entry: other.clone() });
                let conflicts = conflict.map(|(on, from)| Conflict { from, on, entry: other });
                (
                    question,
                    Slip { entry, amended: amended.into_iter().collect(), conflicts: conflicts.into_iter().collect() },
                )
            },
        )
    }

    struct Room {
        _folder: tempfile::TempDir,
        target: Target,
        writer: Writer,
    }

    fn room(content: &str) -> Room {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("joint.toml");
        if !content.is_empty() {
            std::fs::write(&path, content).unwrap();
        }
        let head = Head {
            questionnaire: Edition::parse("all-kinds@1.0.0").unwrap(),
            voice: Voice::Joint,
            person: None,
            window: None,
            locked: None,
        };
        let target = Target { root: folder.path().into(), path, readers: Readers::Usual, head: head_table(&head) };
        let writer = Writer { name: "jo".into(), now: DateTime::UNIX_EPOCH, patience: Duration::ZERO };
        Room { _folder: folder, target, writer }
    }

    impl Room {
        fn put(&self, question: &str, before: &Slip, now: &Slip) {
            let seen = read(&self.target.path).ok().map(|text| text.stamp);
            let change = changes::slip(&id(question), before, now);
            save(&Disk::real(), &self.target, &[change], seen.as_ref(), &self.writer).unwrap();
        }

        fn slip(&self, question: &str, questionnaire: &Questionnaire) -> Slip {
            let text = read(&self.target.path).unwrap();
            let checked = read_book(&self.target.path, &text.text, Some(questionnaire))
                .unwrap_or_else(|findings| panic!("{findings:#?}\n{}", text.text));
            checked.content.slip(question).cloned().unwrap_or_default()
        }
    }

    #[test]
    fn comments_and_strangers_survive_a_hundred_saves_of_everything() {
        let questionnaire = all_kinds();
        let around = "# head of a person\nformat = 1\nquestionnaire = \"all-kinds@1.0.0\"\nvoice = \"joint\" # both\nzz-future = [1, 2]\n\n# said by Mara\n[entry.q-text] # first\n# quote\nstatus = \"answered\" # so\nvalue = \"x\"\nstandings = 2\n\n# last\n[entry.q-other]\nstatus = \"unknown\"\n# end of file\n";
        let room = room(around);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        for _ in 0..100 {
            let (question, slip) = slip().new_tree(&mut runner).unwrap().current();
            let before = room.slip(question, &questionnaire);
            room.put(question, &before, &slip);
        }
        let text = read(&room.target.path).unwrap().text;
        for kept in [
            "# head of a person\n",
            "\"joint\" # both\n",
            "zz-future = [1, 2]\n",
            "# said by Mara\n",
            "# first\n",
            "# quote\n",
            "standings = 2\n",
            "# last\n[entry.q-other]\nstatus = \"unknown\"\n",
        ] {
            assert!(text.contains(kept), "{kept:?} is gone:\n{text}");
        }
        assert!(text.ends_with("# end of file\n"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_book_reads_back_as_it_was_written_and_written_over((first, a) in slip(), (second, b) in slip(), windows in any::<bool>()) {
            let questionnaire = all_kinds();
            let start = "format = 1\r\nquestionnaire = \"all-kinds@1.0.0\"\r\nvoice = \"joint\"\r\n# end of file\r\n";
            let room = room(if windows { start } else { "" });
            room.put(first, &Slip::default(), &a);
            prop_assert_eq!(room.slip(first, &questionnaire), a.clone());
            let before = room.slip(second, &questionnaire);
            room.put(second, &before, &b);
            prop_assert_eq!(room.slip(second, &questionnaire), b);
            if first != second {
                prop_assert_eq!(room.slip(first, &questionnaire), a);
            }
            let text = std::fs::read_to_string(&room.target.path).unwrap();
            let ending = if windows { "# end of file\r\n" } else { "# end of file\n" };
            prop_assert!(text.ends_with(ending));
            prop_assert!(!windows || text.matches('\n').count() == text.matches("\r\n").count());
        }
    }
}
