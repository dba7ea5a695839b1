//! A book's text, read as far as it goes: what is wrong in one entry is reported and leaves the others alone
//! (`format.md`, *A book*; `scoring.md` section 1).

use crate::domain::book::{Amendment, Book, Conflict, Slip};
use crate::domain::id::Id;
use crate::domain::period::{Voice, Window};
use crate::domain::questionnaire::{Edition, Questionnaire};
use crate::domain::value::Value;
use crate::storage::finding::Finding;
use crate::storage::raw_entry;
use crate::storage::raw_limits::{QUESTIONS, ROWS};
use crate::storage::raw_log::{Checked, Log};
use crate::storage::raw_questionnaire::warn_if_cut;
use crate::storage::raw_toml::{self, Keys, Node, Unknown};
use crate::storage::raw_typed::id_hint;
use crate::storage::raw_words::{capital, nearest, quoted};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// The newest `format` of a book, an engagement or actions this version writes.
pub const FORMAT: u32 = 1;

/// The rule of the finding that an entry answers no question of the questionnaire.
pub const UNKNOWN_QUESTION: &str = "unknown-question";

/// Reads a book. With the questionnaire it was answered under, values are read by their kinds; without, by their shape.
///
/// An error among the findings names a part that counts as blank; the other entries are as good as ever. A file of a
/// newer format is read as far as it is understood (`newer_format`).
///
/// # Errors
/// All findings, where the file is no TOML or does not say whose book it is.
pub fn book(file: &Path, text: &str, questionnaire: Option<&Questionnaire>) -> Result<Checked<Book>, Vec<Finding>> {
    book_with_retired(file, text, questionnaire, &HashSet::new())
}

/// [`book`], where entries to these questions are kept on purpose and so are no finding.
///
/// # Errors
/// As [`book`].
pub fn book_with_retired(
    file: &Path,
    text: &str,
    questionnaire: Option<&Questionnaire>,
    retired: &HashSet<Id>,
) -> Result<Checked<Book>, Vec<Finding>> {
    let mut log = Log::new(file, text);
    let root = raw_toml::parse(&mut log);
    // A name written twice is an error of the whole file: which of the two is meant is not ours to guess.
    let content = root.filter(|_| log.errors() == 0).and_then(|root| {
        let mut keys = Keys::new(&root, 0, "the book");
        let newer_format = newer_format(&mut log, &mut keys);
        let book = read(&mut log, keys, questionnaire, retired)?;
        Some((book, newer_format))
    });
    let findings = log.finish();
    match content {
        Some((content, newer_format)) => Ok(Checked { content, findings, newer_format }),
        None => Err(findings),
    }
}

/// The `format` of a file where it is newer than ours, with a warning.
pub fn newer_format(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<u32> {
    if !keys.has("format") {
        log.warning(
            0,
            "missing-key",
            format!("{} has no `format`.", capital(&keys.what)),
            "Write format = 1 at the top.",
        );
        keys.skip(&["format"]);
        return None;
    }
    let format = keys.whole(log, "format", 1..=u32::MAX).filter(|format| *format > FORMAT)?;
    let message =
        format!("The file has format {format}, this version writes format {FORMAT}; it opens for reading only.");
    log.warning(
        keys.value_at("format"),
        "newer-format",
        message,
        "To change it, install a newer version of handshake.",
    );
    Some(format)
}

/// The edition a file names under `questionnaire`.
pub fn edition(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Edition> {
    let hint = "Write questionnaire = \"onboarding@1.0.0\", its id and version.";
    let text = keys.need_text(log, "questionnaire", hint)?;
    let edition = Edition::parse(text);
    if edition.is_none() {
        let message =
            format!("{} names the questionnaire {}, which is no id with a version.", capital(&keys.what), quoted(text));
        log.error(keys.value_at("questionnaire"), "not-an-edition", message, hint);
    }
    edition
}

fn read(
    log: &mut Log<'_>,
    mut keys: Keys<'_, '_>,
    questionnaire: Option<&Questionnaire>,
    retired: &HashSet<Id>,
) -> Option<Book> {
    let edition = edition(log, &mut keys);
    if !keys.has("voice") {
        keys.missing(log, "voice", "Write voice = \"joint\", `agency`, `client` or `sales`.");
    }
    let voice = keys.word(log, "voice", &Voice::ALL, Voice::as_str);
    let mut book = Book::new(edition?, voice?);
    if let Some(questionnaire) = questionnaire.filter(|questionnaire| questionnaire.edition.id != book.questionnaire.id)
    {
        let message = format!(
            "The book was answered under `{}`, its round asks `{}`.",
            book.questionnaire, questionnaire.edition
        );
        log.error(
            keys.value_at("questionnaire"),
            "other-questionnaire",
            message,
            "Move the book to the round it belongs to, or mend the name.",
        );
    }
    book.person = keys.text(log, "person").map(str::to_owned);
    book.window = window(log, &mut keys);
    book.locked = keys.time(log, "locked");
    let mut slips = Slips { questionnaire, retired, voice: book.voice, found: BTreeMap::new(), rows: 0 };
    slips.entries(log, &mut keys);
    slips.lists(log, &mut keys, "amended");
    slips.lists(log, &mut keys, "conflict");
    let count = slips.found.values().filter(|slip| slip.entry.is_some()).count();
    keys.finish(log, Unknown::KeepUnlessMistyped, &[]);
    warn_if_cut(log, count, if count == 1 { "entry" } else { "entries" });
    if slips.rows > ROWS {
        log.error(
            0,
            "too-many-rows",
            format!("The book has more than {ROWS} rows."),
            "Split the tables, or take out what is not needed.",
        );
        return None;
    }
    for (id, slip) in slips.found {
        book.put(&id, slip);
    }
    Some(book)
}

fn window(log: &mut Log<'_>, keys: &mut Keys<'_, '_>) -> Option<Window> {
    let hint = "Write window = { from = 2026-10-01, to = 2026-12-31 }.";
    let mut table = keys.table(log, "window", "`window` of the book", hint)?;
    let (from, to) = (table.day(log, "from"), table.day(log, "to"));
    if !table.has("from") || !table.has("to") {
        log.error(table.at, "missing-key", "The window of the book has no `from` or no `to`; it is left out.", hint);
    }
    let window = Window { from: from?, to: to? };
    if window.from > window.to {
        log.error(table.at, "window", "The window of the book ends before it begins; it is left out.", hint);
        return None;
    }
    Some(window)
}

struct Slips<'q> {
    questionnaire: Option<&'q Questionnaire>,
    retired: &'q HashSet<Id>,
    voice: Voice,
    found: BTreeMap<Id, Slip>,
    rows: usize,
}

impl Slips<'_> {
    fn entries(&mut self, log: &mut Log<'_>, keys: &mut Keys<'_, '_>) {
        let hint = "Write each entry under a heading of its own, as [entry.cc-business-goal].";
        let Some(all) = keys.table(log, "entry", "`entry`", hint) else { return };
        for (key, key_at, node) in self.few(log, &all) {
            let Some(id) = self.id(log, key, key_at) else { continue };
            let Some(table) = node.value.as_table() else {
                all.wrong(log, key, node, "a table", hint);
                continue;
            };
            let mut table = Keys::new(table, node.at, format!("entry `{id}`"));
            let entry = self.entry(log, &mut table, &id);
            raw_entry::finish(log, table);
            self.found.entry(id).or_default().entry = Some(entry);
        }
    }

    /// `[[amended.…]]` and `[[conflict.…]]`: lists of entries by question.
    fn lists(&mut self, log: &mut Log<'_>, keys: &mut Keys<'_, '_>, list: &'static str) {
        let hint = "Write each under a heading of its own, with the question's id behind the point and two brackets.";
        let Some(all) = keys.table(log, list, format!("`{list}`"), hint) else { return };
        for (key, key_at, node) in self.few(log, &all) {
            let Some(id) = self.id(log, key, key_at) else { continue };
            let Some(items) = node.value.as_array() else {
                all.wrong(log, key, node, "a list of tables", hint);
                continue;
            };
            for item in items {
                let node = Node { value: item.get_ref(), at: item.span().start };
                let Some(table) = node.value.as_table() else {
                    all.wrong(log, key, node, "a list of tables", hint);
                    continue;
                };
                let mut table = Keys::new(table, node.at, format!("`{list}` of `{id}`"));
                self.list_item(log, &mut table, &id, list);
                raw_entry::finish(log, table);
            }
            let slip = self.found.entry(id).or_default();
            slip.amended.sort_by_key(|amendment| amendment.on);
            slip.conflicts.sort_by_key(|conflict| conflict.on);
        }
    }

    fn list_item(&mut self, log: &mut Log<'_>, table: &mut Keys<'_, '_>, id: &Id, list: &str) {
        if !table.has("on") {
            table.missing(log, "on", "Write when it was said, as on = 2026-12-02T10:00:00Z.");
        }
        let on = table.time(log, "on");
        let from = (list == "conflict").then(|| table.text(log, "from").unwrap_or_default().to_owned());
        let entry = self.entry(log, table, id);
        let Some(on) = on else { return };
        let slip = self.found.entry(id.clone()).or_default();
        match from {
            Some(from) => slip.conflicts.push(Conflict { from, on, entry }),
            None => slip.amended.push(Amendment { on, entry }),
        }
    }

    fn entry(&mut self, log: &mut Log<'_>, table: &mut Keys<'_, '_>, id: &Id) -> crate::domain::entry::Entry {
        let question = self.questionnaire.and_then(|questionnaire| questionnaire.question(id.as_str()));
        let entry = raw_entry::read(log, table, question, self.voice);
        if let Some(Value::Table(rows)) = &entry.value {
            self.rows += rows.len();
        }
        entry
    }

    fn few<'a, 't>(&self, log: &mut Log<'_>, all: &Keys<'a, 't>) -> Vec<(&'a str, usize, Node<'a, 't>)> {
        let mut entries = all.entries();
        if entries.len() > QUESTIONS {
            let at = entries[QUESTIONS].1;
            log.error(
                at,
                "too-many-questions",
                format!("The book has more than {QUESTIONS} entries; those from here on are not read."),
                "Split the book.",
            );
            entries.truncate(QUESTIONS);
        }
        entries
    }

    /// The id an entry stands under. One that no question has is kept, with a warning: its question may have retired.
    fn id(&self, log: &mut Log<'_>, key: &str, at: usize) -> Option<Id> {
        let Some(id) = Id::parse(key) else {
            log.error(
                at,
                "not-an-id",
                format!("{} is no id of a question; the entry is not read.", quoted(key)),
                id_hint(key),
            );
            return None;
        };
        let unknown =
            |questionnaire: &&Questionnaire| questionnaire.question(key).is_none() && !self.retired.contains(&id);
        if let Some(questionnaire) = self.questionnaire.filter(unknown) {
            let message = format!(
                "`{id}` is no question of `{}`; the entry is kept and counts for nothing.",
                questionnaire.edition
            );
            log.warning(at, UNKNOWN_QUESTION, message, successor(log, questionnaire, &id));
        }
        Some(id)
    }
}

fn successor(log: &Log<'_>, questionnaire: &Questionnaire, id: &Id) -> String {
    if let Some(question) = questionnaire.questions().iter().find(|question| question.was.contains(id)) {
        return format!("The question is now called `{}`.", question.id);
    }
    let known = questionnaire.questions().iter().map(|question| question.id.as_str());
    match if log.is_full() { None } else { nearest(id.as_str(), known) } {
        Some(near) => format!("Did you mean `{near}`?"),
        None => "Its question may have been retired; nothing needs to be done.".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::entry::{Standing, Status};
    use crate::domain::value::{Cell, Decimal, Money, Person, Row};
    use crate::storage::finding::Severity;
    use crate::storage::raw_questionnaire::questionnaire;
    use proptest::prelude::*;

    fn small() -> Questionnaire {
        let ask = |id: &str, kind: &str| {
            format!("[[question]]\nid = \"{id}\"\narea = \"a\"\nstep = \"s\"\nask = \"?\"\nkind = \"{kind}\"\n")
        };
        let kinds = ["text", "link", "number", "percent", "money", "date", "person"];
        let plain: String = kinds.iter().map(|kind| ask(&format!("q-{kind}"), kind)).collect();
        let options = "options = [{ id = \"yes\", label = \"Yes\" }, { id = \"no\", label = \"No\" }]\n";
        let columns = "columns = [{ id = \"name\", title = \"Name\" }, { id = \"days\", title = \"Days\", kind = \"number\" }, { id = \"final\", title = \"Final\", kind = \"yes-no\" }, { id = \"on\", title = \"On\", kind = \"date\" }]\n";
        let text = format!(
            "format = 1\nid = \"small\"\nversion = \"1.0.0\"\ntitle = \"Small\"\npurpose = \"audit\"\n[[area]]\nid = \"a\"\ntitle = \"A\"\n[[step]]\nid = \"s\"\ntitle = \"S\"\n{plain}was = [\"q-human\"]\n{}{options}{}{options}{}steps = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n{}{columns}{}{columns}# end of file\n",
            ask("q-choice", "choice"),
            ask("q-choices", "choices"),
            ask("q-scale", "scale"),
            ask("q-record", "record"),
            ask("q-table", "table"),
        );
        let checked = questionnaire(Path::new("small.toml"), &text).unwrap();
        assert_eq!(checked.findings, []);
        checked.content
    }

    const HEAD: &str = "format = 1\nquestionnaire = \"small@1.0.0\"\nvoice = \"joint\"\n";
    const END: &str = "\n# end of file\n";

    fn with(body: &str) -> Checked<Book> {
        book(Path::new("joint.toml"), &format!("{HEAD}{body}{END}"), Some(&small())).unwrap()
    }

    fn value(body: &str) -> (Option<Value>, Vec<(usize, usize, String)>) {
        let question = body.split('.').nth(1).and_then(|rest| rest.split(']').next()).unwrap().to_owned();
        let read = with(body);
        let entry = read.content.entry(&question).unwrap();
        (entry.value.clone(), read.findings.into_iter().map(|f| (f.line, f.column, f.message)).collect())
    }

    fn answered(question: &str, written: &str) -> (Option<Value>, Vec<(usize, usize, String)>) {
        value(&format!("[entry.{question}]\nstatus = \"answered\"\nvalue = {written}"))
    }

    fn id(text: &str) -> Id {
        Id::parse(text).unwrap()
    }

    #[test]
    fn every_kind_reads_its_value_exactly() {
        let day = "2027-12-31".parse().unwrap();
        let number = |text: &str| Value::Number(text.parse::<Decimal>().unwrap());
        let money = |text: &str| Value::Money(Money { amount: text.parse().unwrap(), currency: "EUR".into() });
        let person = |deputy: Option<&str>| Person {
            name: "Mara".into(),
            side: crate::domain::period::Side::parse("client"),
            deputy: deputy.map(str::to_owned),
        };
        let row: Row = [
            (id("name"), Cell::Text("x".into())),
            (id("days"), Cell::Number(3.into())),
            (id("final"), Cell::YesNo(true)),
            (id("on"), Cell::Date(day)),
        ]
        .into_iter()
        .collect();
        for (question, written, read) in [
            ("q-text", "\"Ørsted\"", Value::Text("Ørsted".into())),
            ("q-text", "\"\"", Value::Text(String::new())),
            ("q-link", "\"https://x\"", Value::Text("https://x".into())),
            ("q-number", "2400000", number("2400000")),
            ("q-number", "0.10", number("0.10")),
            ("q-number", "\"12345678901234567890.12\"", number("12345678901234567890.12")),
            ("q-percent", "12.5", number("12.5")),
            ("q-money", "{ amount = \"2400000.00\", currency = \"EUR\" }", money("2400000.00")),
            ("q-money", "{ amount = 5, currency = \"EUR\" }", money("5")),
            ("q-date", "2027-12-31", Value::Date(day)),
            ("q-person", "\"Mara\"", Value::Person(Person::named("Mara"))),
            ("q-person", "{ name = \"Mara\", side = \"client\", deputy = \"Jo\" }", Value::Person(person(Some("Jo")))),
            ("q-choice", "\"yes\"", Value::Choice(id("yes"))),
            ("q-choices", "[\"no\", \"yes\"]", Value::Choices(vec![id("no"), id("yes")])),
            ("q-scale", "4", Value::Scale(4)),
            ("q-record", "{ name = \"x\", days = 3, final = true, on = 2027-12-31 }", Value::Record(row.clone())),
            (
                "q-table",
                "[{ name = \"x\", days = 3, final = true, on = 2027-12-31 }, { name = \"\" }]",
                Value::Table(vec![row.clone(), Row::default()]),
            ),
        ] {
            assert_eq!(answered(question, written), (Some(read), vec![]), "{question} = {written}");
        }
        let headed = "[entry.q-table]\nstatus = \"answered\"\n[[entry.q-table.value]]\nname = \"x\"\ndays = 3\nfinal = true\non = 2027-12-31";
        assert_eq!(value(headed), (Some(Value::Table(vec![row])), vec![]));
    }

    #[test]
    fn a_value_of_another_shape_is_kept_as_words_and_told() {
        for (question, written, words, message) in [
            (
                "q-text",
                "3",
                "3",
                "The value of entry `q-text` must be a text; this is a whole number; it counts as blank.",
            ),
            (
                "q-number",
                "\"about 40\"",
                "about 40",
                "The value of entry `q-number` must be a number; this is no number; it counts as blank.",
            ),
            (
                "q-number",
                "nan",
                "nan",
                "The value of entry `q-number` must be a number; `nan` and `inf` are no numbers that can be counted with; it counts as blank.",
            ),
            (
                "q-number",
                "12345678901234567890123456789",
                "12345678901234567890123456789",
                "The value of entry `q-number` must be a number; numbers have at most 28 digits; it counts as blank.",
            ),
            (
                "q-money",
                "5",
                "5",
                "The value of entry `q-money` must be an amount with its currency; this is a whole number; it counts as blank.",
            ),
            (
                "q-money",
                "{ amount = 5, currency = \"euro\" }",
                "amount: 5; currency: euro",
                "The value of entry `q-money` has a currency that is not three capital letters; it counts as blank.",
            ),
            ("q-date", "\"soon\"", "soon", "The value of entry `q-date` is a text, not a date; it counts as blank."),
            (
                "q-date",
                "1066-10-14",
                "1066-10-14",
                "The value of entry `q-date` is in the year 1066; dates go from 1900 to 2199; it counts as blank.",
            ),
            (
                "q-person",
                "{ name = \"Mara\", side = \"cleint\" }",
                "name: Mara; side: cleint",
                "The value of entry `q-person` has the side `cleint`; it counts as blank.",
            ),
            (
                "q-choice",
                "\"yess\"",
                "yess",
                "The value of entry `q-choice` is `yess`, which is no option of this question; it counts as blank.",
            ),
            (
                "q-choices",
                "\"yes\"",
                "yes",
                "The value of entry `q-choices` must be a list of options; this is a text (`yes`); it counts as blank.",
            ),
            ("q-scale", "5", "5", "The value of entry `q-scale` is a step that does not exist; it counts as blank."),
            (
                "q-scale",
                "\"3\"",
                "3",
                "The value of entry `q-scale` must be a step from 0 to 4; this is a text (`3`); it counts as blank.",
            ),
            (
                "q-table",
                "{ name = \"x\" }",
                "name: x",
                "The value of entry `q-table` must be a list of rows; this is a table; it counts as blank.",
            ),
            (
                "q-record",
                "[1, 2]",
                "1, 2",
                "The value of entry `q-record` must be a table of its columns; this is a list; it counts as blank.",
            ),
        ] {
            let told = vec![(6, 9, message.to_owned())];
            assert_eq!(
                answered(question, written),
                (Some(Value::Misfit(words.into())), told),
                "{question} = {written}"
            );
        }
    }

    #[test]
    fn a_cell_of_another_shape_leaves_its_row_alone() {
        let (read, told) = answered("q-table", "[{ name = \"x\", days = \"many\", extra = 1 }]");
        let Some(Value::Table(rows)) = read else { panic!("a table") };
        assert_eq!(rows[0].get("days"), Some(&Cell::Misfit("many".into())));
        assert_eq!(rows[0].get("name"), Some(&Cell::Text("x".into())));
        assert_eq!(rows[0].get("extra"), Some(&Cell::Number(1.into())));
        let messages: Vec<_> = told.iter().map(|(line, column, message)| (*line, *column, message.as_str())).collect();
        assert_eq!(
            messages,
            [
                (6, 31, "`days` of entry `q-table` must be a number; this is no number; the cell counts as blank."),
                (6, 39, "Entry `q-table` has no column `extra`."),
            ]
        );
    }

    #[test]
    fn a_date_in_quotation_marks_is_read_with_a_warning() {
        let (read, told) = answered("q-date", "\"2027-12-31\"");
        assert_eq!(read, Some(Value::Date("2027-12-31".parse().unwrap())));
        assert_eq!(told[0].2, "The value of entry `q-date` is a text, not a plain date; it is read as 2027-12-31.");
    }

    #[test]
    fn all_of_an_entry_is_read() {
        let body = "window = { from = 2026-10-01, to = 2026-12-31 }\nlocked = 2026-11-20T15:04:05+01:00\nperson = \"Mara Lind\"\n\
            [entry.q-text]\nstatus = \"answered\"\nvalue = \"x\"\nstanding = \"proven\"\nagreed = { agency = \"Jo\", client = \"Mara\", on = 2026-11-05 }\nconfirmed = 2026-11-05\nnote = \"n\"\n\
            reason = \"r\"\nlocked = 2026-11-03T09:12:00\nreleased = 2026-11-04\nfollow-up = { owner = \"Sam\", by = 2026-11-16 }\nfuture-key = 1\n\
            [[entry.q-text.evidence]]\nwhat = \"plan\"\nwhere = \"drive\"\non = 2026-10-30\n\
            [[amended.q-text]]\non = 2026-12-03T10:00:00Z\nstatus = \"answered\"\nvalue = \"later\"\n\
            [[amended.q-text]]\non = 2026-12-02T10:00:00Z\nstatus = \"declined\"\n\
            [[conflict.q-text]]\nfrom = \"client.toml (copy)\"\non = 2026-11-12T08:00:00Z\nstatus = \"answered\"\nvalue = \"other\"\n\
            [entry.q-number]\nstatus = \"unknown\"";
        let Checked { content: book, findings, newer_format } = with(body);
        assert_eq!((findings, newer_format), (vec![], None));
        assert_eq!(book.locked.unwrap().to_rfc3339(), "2026-11-20T14:04:05+00:00");
        assert_eq!(
            (book.person.as_deref(), book.window.unwrap().to.to_string().as_str()),
            (Some("Mara Lind"), "2026-12-31")
        );
        let slip = book.slip("q-text").unwrap();
        let entry = slip.entry.as_ref().unwrap();
        assert_eq!((entry.status, entry.standing), (Status::Answered, Some(Standing::Proven)));
        assert!(entry.agreed.as_ref().unwrap().is_complete());
        assert_eq!((entry.evidence.len(), entry.evidence[0].place.as_deref()), (1, Some("drive")));
        assert_eq!(entry.follow_up.as_ref().unwrap().by.unwrap().to_string(), "2026-11-16");
        assert_eq!(entry.locked.unwrap().to_rfc3339(), "2026-11-03T09:12:00+00:00");
        assert_eq!(
            slip.amended.iter().map(|a| a.entry.status).collect::<Vec<_>>(),
            [Status::Declined, Status::Answered]
        );
        assert_eq!(slip.conflicts[0].from, "client.toml (copy)");
        assert_eq!(book.entry("q-number").unwrap().status, Status::Unknown);
    }

    #[test]
    fn what_is_wrong_in_one_entry_is_told_and_leaves_the_rest_alone() {
        for (body, line, column, message) in [
            (
                "[entry.q-text]\nstatus = \"anwsered\"\nvalue = \"x\"",
                5,
                10,
                "The status of entry `q-text` is `anwsered`; it counts as blank.",
            ),
            ("[entry.q-text]\nvalue = \"x\"", 4, 1, "Entry `q-text` has a value and no `status`; it counts as blank."),
            ("[entry.q-text]\nstaus = \"answered\"", 5, 1, "Entry `q-text` has no key `staus`."),
            (
                "[entry.q-text]\nstatus = \"unknown\"\nstanding = \"firm\"",
                6,
                12,
                "The standing of entry `q-text` is `firm`; it counts as stated.",
            ),
            (
                "[entry.q-text]\nstatus = \"answered\"\nvalue = \"x\"\nstanding = \"agreed\"",
                7,
                12,
                "Entry `q-text` is `agreed` without a person of each side and a date; it counts as stated.",
            ),
            (
                "[entry.q-text]\nstatus = \"unknown\"\nagreed = \"Jo\"",
                6,
                10,
                "`agreed` of entry `q-text` must be a table; this is a text.",
            ),
            (
                "[entry.q-text]\nstatus = \"unknown\"\nnote = 3",
                6,
                8,
                "`note` of entry `q-text` must be a text; this is a whole number.",
            ),
            (
                "[entry.q-text]\nstatus = \"unknown\"\nconfirmed = \"2026-11-05\"",
                6,
                13,
                "`confirmed` of entry `q-text` is a text, not a plain date; it is read as 2026-11-05.",
            ),
            ("[entry.q-text]\nstatus = \"unknown\"\nlocked = \"yes\"", 6, 10, "`locked` of entry `q-text` is no time."),
            (
                "[entry.q-txt]\nstatus = \"unknown\"",
                4,
                8,
                "`q-txt` is no question of `small@1.0.0`; the entry is kept and counts for nothing.",
            ),
            (
                "[entry.q-human]\nstatus = \"unknown\"",
                4,
                8,
                "`q-human` is no question of `small@1.0.0`; the entry is kept and counts for nothing.",
            ),
            (
                "[entry.\"Q Text\"]\nstatus = \"unknown\"",
                4,
                8,
                "`Q Text` is no id of a question; the entry is not read.",
            ),
            ("[entry]\nq-text = \"answered\"", 5, 10, "`q-text` of `entry` must be a table; this is a text."),
            ("[[amended.q-text]]\nstatus = \"unknown\"", 4, 1, "`amended` of `q-text` has no `on`."),
            (
                "window = { from = 2026-12-31, to = 2026-10-01 }",
                4,
                10,
                "The window of the book ends before it begins; it is left out.",
            ),
            ("lockd = 2026-11-20T15:04:05Z", 4, 1, "The book has no key `lockd`."),
        ] {
            let Checked { content, findings, .. } = with(&format!("{body}\n[entry.q-date]\nstatus = \"declined\""));
            let told: Vec<_> = findings.iter().map(|f| (f.line, f.column, f.message.as_str())).collect();
            assert_eq!(told, [(line, column, message)], "{body}");
            assert!(findings[0].hint.as_deref().is_some_and(|hint| hint.ends_with(['.', '?'])), "{:?}", findings[0]);
            assert_eq!(content.entry("q-date").unwrap().status, Status::Declined, "{body}");
        }
    }

    #[test]
    fn a_book_that_does_not_say_whose_it_is_is_refused() {
        for (text, line, column, message) in [
            ("format = 1\nvoice = \"joint\"\n", 1, 1, "The book has no `questionnaire`."),
            (
                "format = 1\nquestionnaire = \"small\"\nvoice = \"joint\"\n",
                2,
                17,
                "The book names the questionnaire `small`, which is no id with a version.",
            ),
            ("format = 1\nquestionnaire = \"small@1.0.0\"\n", 1, 1, "The book has no `voice`."),
            (
                "format = 1\nquestionnaire = \"small@1.0.0\"\nvoice = \"clinet\"\n",
                3,
                9,
                "`voice` of the book is `clinet`; it can be `joint`, `agency`, `client` or `sales`.",
            ),
            (
                "format = 1\nquestionnaire = \"small@1.0.0\"\nvoice = \"joint\"\n[entry.a]\nstatus = \"unknown\"\n[entry.a]\n",
                6,
                8,
                "`a` is written twice here; the first time on line 4.",
            ),
            (
                "format = 1\nnote = \"cut he",
                2,
                15,
                "A text is not closed on its line, or has a character that must be written otherwise.",
            ),
        ] {
            let findings = book(Path::new("joint.toml"), text, None).unwrap_err();
            let first = &findings[0];
            assert_eq!((first.line, first.column, first.message.as_str()), (line, column, message), "{text}");
            assert_eq!(first.severity, Severity::Error);
        }
    }

    #[test]
    fn a_file_without_its_closing_line_says_how_many_entries_were_read() {
        let text = format!("{HEAD}[entry.q-text]\nstatus = \"unknown\"\n[entry.q-date]\nstatus = \"unknown\"\n");
        let read = book(Path::new("joint.toml"), &text, Some(&small())).unwrap();
        assert_eq!(read.findings.len(), 1);
        assert_eq!(
            read.findings[0].message,
            "The closing line `# end of file` is missing, so the file may have been cut short; 2 entries were read."
        );
    }

    #[test]
    fn a_newer_format_is_read_and_said() {
        let text = format!("{HEAD}{END}").replace("format = 1", "format = 3");
        let read = book(Path::new("joint.toml"), &text, Some(&small())).unwrap();
        assert_eq!((read.newer_format, read.findings[0].rule), (Some(3), "newer-format"));
    }

    #[test]
    fn without_its_questionnaire_a_book_is_read_by_shape() {
        let text = format!(
            "{HEAD}[entry.a]\nstatus = \"answered\"\nvalue = [{{ who = \"x\", days = 3 }}]\n[entry.b]\nvalue = {{ amount = 1, currency = \"EUR\" }}\nstatus = \"answered\"{END}"
        );
        let read = book(Path::new("joint.toml"), &text, None).unwrap();
        assert_eq!(read.findings, []);
        assert!(matches!(&read.content.entry("a").unwrap().value, Some(Value::Table(rows)) if rows.len() == 1));
        assert!(matches!(&read.content.entry("b").unwrap().value, Some(Value::Money(_))));
    }

    proptest! {
        #[test]
        fn no_text_panics(body in "(\\[{1,2}(entry|amended|conflict)\\.q-(text|table|date|money)\\]{1,2}\n|(value|status|on|agreed|window|evidence) = (\"answered\"|3|2026-11-05|\\{ on = 1 \\}|\\[[1-3], \\[\\]\\]|nan)\n|\\PC{0,9}){0,12}") {
            let _ = book(Path::new("joint.toml"), &format!("{HEAD}{body}"), Some(&small()));
            let _ = book(Path::new("joint.toml"), &body, None);
        }
    }
}
