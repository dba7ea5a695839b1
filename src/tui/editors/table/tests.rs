//! A person at a table: keys through the key table, as the application sends them.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::domain::book::Moment;
use crate::domain::engagement::{Engagement, Member, Party};
use crate::domain::id::Id;
use crate::domain::period::Side;
use crate::domain::question::{Column, ColumnKind, RecordSpec};
use crate::domain::value::{Cell, Row};
use crate::tui::context::Library;
use crate::tui::desk::Desk;
use crate::tui::editors::record::Record;
use crate::tui::key::Chord;
use crate::tui::keymap::{Keymap, typed};
use crate::tui::message::OpenWorkbook;
use crate::tui::mouse::MouseKind;
use crate::tui::theme::Theme;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn id(word: &str) -> Id {
    Id::parse(word).unwrap()
}

fn column(name: &str, title: &str, kind: ColumnKind, required: bool) -> Column {
    Column { id: id(name), title: title.into(), kind, required }
}

fn text(words: &str) -> Cell {
    Cell::Text(words.into())
}

fn seed(metric: &str, kind: &str) -> Row {
    [(id("metric"), text(metric)), (id("type"), Cell::Choice(kind.into()))].into_iter().collect()
}

/// Metric (text), type (choice), owner (person), start (date), target (number), worth (money), final (yes-no), share
/// (percent), where (link).
fn columns() -> Vec<Column> {
    let types = ["leading", "lagging", "both"].map(String::from).to_vec();
    vec![
        column("metric", "Metric", ColumnKind::Text, true),
        column("type", "Leading or lagging", ColumnKind::Choice(types), false),
        column("owner", "Owner", ColumnKind::Person, true),
        column("start", "Start", ColumnKind::Date, false),
        column("target", "Target", ColumnKind::Number, false),
        column("worth", "Worth a year", ColumnKind::Money, false),
        column("final", "Final", ColumnKind::YesNo, false),
        column("share", "Share", ColumnKind::Percent, false),
        column("where", "Where it stands", ColumnKind::Link, false),
    ]
}

fn seeded() -> TableSpec {
    TableSpec { columns: columns(), seeds: vec![seed("Pipeline", "lagging"), seed("Meetings", "leading")] }
}

fn blank() -> TableSpec {
    TableSpec { columns: columns(), seeds: Vec::new() }
}

fn desk() -> Desk {
    let member = |name: &str, side| Member { name: name.into(), side: Some(side), role: None };
    let party = |name: &str, lead: &str| Party { name: name.into(), lead: Some(lead.into()) };
    let engagement = Engagement {
        id: "e".into(),
        agency: party("Halyard", "Jo Park"),
        client: party("Northwind", "Mara Lind"),
        start: None,
        weeks: None,
        rounds: Vec::new(),
        people: vec![member("Mara Lind", Side::Client), member("Sam Reyes", Side::Agency)],
        reviews: Vec::new(),
        parked: Vec::new(),
    };
    Desk::new(OpenWorkbook {
        path: "w".into(),
        engagement,
        actions: Vec::new(),
        books: BTreeMap::new(),
        questionnaires: BTreeMap::new(),
        read_only: None,
        notices: Vec::new(),
    })
}

/// A person with their hands on an editor.
struct Hands {
    editor: Box<dyn Editor>,
    desk: Desk,
    library: Library,
    keymap: Keymap,
    area: Rect,
    last: Reply,
}

impl Hands {
    fn on(editor: impl Editor + 'static) -> Self {
        let area = Rect::new(0, 0, 100, 14);
        let (library, keymap) = (Library::default(), Keymap::new());
        let mut hands = Self { editor: Box::new(editor), desk: desk(), library, keymap, area, last: Reply::Moved };
        hands.set(None);
        hands.editor.resize(area);
        hands
    }

    fn table(spec: TableSpec) -> Self {
        Self::on(Table::new(spec))
    }

    fn with<T>(&mut self, ask: impl FnOnce(&mut dyn Editor, &Context<'_>) -> T) -> T {
        let now = "2026-11-25T12:00:00Z".parse().unwrap();
        let cx = Context {
            desk: Some(&self.desk),
            library: &self.library,
            at: Moment { today: "2026-11-25".parse().unwrap(), now },
            theme: Theme::Dark,
            size: (100, 30),
            me: None,
            book: None,
        };
        ask(self.editor.as_mut(), &cx)
    }

    fn set(&mut self, value: Option<&Value>) {
        self.with(|editor, cx| editor.set(value, cx));
    }

    /// Keys by name; a single character types.
    fn press(&mut self, keys: &str) -> &mut Self {
        for chord in keys.split(' ').map(|key| key.parse::<Chord>().unwrap()) {
            if let Some(letter) = typed(chord) {
                self.last = self.with(|editor, cx| editor.input(&letter.to_string(), false, cx));
            } else if chord == "esc".parse().unwrap() {
                self.last = if self.editor.escape() { Reply::Moved } else { Reply::NotMine };
            } else {
                let scopes = self.editor.scopes();
                let action = self.keymap.actions(scopes, chord).find(|action| self.editor.can(*action));
                self.last = action.map_or(Reply::NotMine, |action| self.with(|editor, cx| editor.act(action, cx)));
            }
            self.editor.resize(self.area);
        }
        self
    }

    fn say(&mut self, words: &str) -> &mut Self {
        let mut edited = false;
        for letter in words.chars() {
            self.last = self.with(|editor, cx| editor.input(&letter.to_string(), false, cx));
            edited |= self.last == Reply::Edited;
        }
        if edited {
            self.last = Reply::Edited;
        }
        self
    }

    fn paste(&mut self, words: &str) -> &mut Self {
        self.last = self.with(|editor, cx| editor.input(words, true, cx));
        self
    }

    fn mouse(&mut self, kind: MouseKind, column: u16, row: u16) -> &mut Self {
        let area = self.area;
        self.last = self.with(|editor, cx| editor.mouse(Mouse { kind, column, row }, area, cx));
        self
    }

    fn draft(&mut self) -> Draft {
        self.with(|editor, cx| editor.draft(cx))
    }

    fn rows(&mut self) -> Vec<Row> {
        match self.draft().into_value() {
            Some(Value::Table(rows)) => rows,
            Some(Value::Record(row)) => vec![row],
            other => panic!("{other:?}"),
        }
    }

    fn cell(&mut self, row: usize, column: &str) -> Option<Cell> {
        self.rows().get(row)?.get(column).cloned()
    }

    fn picture(&mut self) -> String {
        let area = self.area;
        let mut buf = Buffer::empty(area);
        self.with(|editor, cx| editor.draw(area, &mut buf, cx, true));
        let rows = buf.content.chunks(usize::from(area.width.max(1)));
        rows.map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>().trim_end().to_owned() + "\n").collect()
    }
}

#[test]
fn rows_a_table_comes_with_are_nobodys_answer_until_a_cell_is_filled() {
    let mut hands = Hands::table(seeded());
    assert_eq!(hands.draft(), Draft::Empty);
    hands.press("tab tab").say("Mara");
    let rows = hands.rows();
    assert_eq!(rows.len(), 2, "the other row is listed too, so that a struck one can stay away");
    assert_eq!(rows[0].get("owner"), Some(&Cell::Person(crate::domain::value::Person::named("Mara"))));
}

#[test]
fn a_struck_row_stays_away_while_the_others_are_kept() {
    let mut hands = Hands::table(seeded());
    hands.press("ctrl+k");
    let kept = hands.rows();
    assert_eq!(kept, [seed("Meetings", "leading")]);
    let mut again = Hands::table(seeded());
    again.set(Some(&Value::Table(kept)));
    assert!(again.picture().contains("Meetings") && !again.picture().contains("Pipeline"));
    hands.press("ctrl+k");
    assert_eq!(hands.draft(), Draft::Ready(Value::Table(Vec::new())));
}

#[test]
fn typing_replaces_a_cell_and_f2_changes_it() {
    let mut hands = Hands::table(seeded());
    hands.say("Deals").press("enter up f2").say(" won");
    assert_eq!(hands.cell(0, "metric"), Some(text("Deals won")));
    hands.press("enter up").say("Lost");
    assert_eq!(hands.cell(0, "metric"), Some(text("Lost")));
}

#[test]
fn every_letter_is_in_the_draft_at_once() {
    let mut hands = Hands::table(blank());
    hands.say("Ø");
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.cell(0, "metric"), Some(text("Ø")));
}

#[test]
fn escape_leaves_the_cell_keeping_its_words_then_the_table() {
    let mut hands = Hands::table(blank());
    hands.say("Pipe").press("esc");
    assert_eq!(hands.last, Reply::Moved);
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipe")));
    assert_eq!(hands.editor.scopes(), [Scope::Table]);
    hands.press("esc");
    assert_eq!(hands.last, Reply::NotMine);
}

#[test]
fn tab_goes_on_and_enter_comes_back_to_where_tab_began_in_the_next_row() {
    let mut hands = Hands::table(blank());
    hands.say("One").press("tab").say("lea").press("tab").say("Jo").press("enter").say("Two").press("enter");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("leading".into())));
    assert_eq!(hands.cell(1, "metric"), Some(text("Two")));
    assert_eq!(hands.rows().len(), 2);
}

#[test]
fn options_are_chosen_by_their_first_letters() {
    let mut hands = Hands::table(blank());
    hands.press("right l a").press("right");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("left l b enter");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("both".into())), "letters that fit nothing begin anew");
    hands.press("up space up enter");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())), "the list is walked with the arrows");
    hands.press("up").say("xyz").press("down");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Misfit("xyz".into())));
}

#[test]
fn yes_and_no_are_one_letter_or_space() {
    let mut hands = Hands::table(blank());
    hands.press("end left left y right");
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(true)));
    hands.press("left space");
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(false)));
    hands.press("y n down");
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(false)));
}

#[test]
fn a_few_letters_offer_the_people_and_tab_takes_one() {
    let mut hands = Hands::table(blank());
    hands.press("right right").say("par");
    assert!(hands.picture().contains("Jo Park  agency"), "{}", hands.picture());
    hands.press("tab");
    assert_eq!(hands.cell(0, "owner"), Some(Cell::Person(crate::domain::value::Person::named("Jo Park"))));
    assert_eq!(hands.last, Reply::Edited);
}

#[test]
fn a_new_name_is_kept_as_typed_even_if_it_begins_like_another() {
    let mut hands = Hands::table(blank());
    let named = |name: &str| Some(Cell::Person(crate::domain::value::Person::named(name)));
    hands.press("right right").say("Jo").press("up enter");
    assert_eq!(hands.cell(0, "owner"), named("Jo"));
    hands.say("Ana").press("esc");
    assert_eq!(hands.cell(1, "owner"), named("Ana"));
    hands.press("down").say("an").press("enter");
    assert_eq!(hands.cell(2, "owner"), named("Ana"), "names of this table are offered too");
}

#[test]
fn dates_money_and_percentages_are_read_as_people_write_them() {
    let mut hands = Hands::table(blank());
    hands.press("right right right").say("fri");
    assert!(hands.picture().contains("= 27 Nov 2026"), "{}", hands.picture());
    hands.press("tab").say("2 400").press("tab").say("41k eur").press("tab tab").say("12.5").press("tab");
    assert_eq!(hands.cell(0, "start"), Some(Cell::Date("2026-11-27".parse().unwrap())));
    assert_eq!(hands.cell(0, "target"), Some(Cell::Number("2400".parse().unwrap())));
    assert!(matches!(hands.cell(0, "worth"), Some(Cell::Money(_))), "{:?}", hands.cell(0, "worth"));
    assert_eq!(hands.cell(0, "share"), Some(Cell::Number("12.5".parse().unwrap())));
}

#[test]
fn an_unfinished_cell_is_kept_marked_and_says_what_is_missing_without_holding_anybody() {
    let mut hands = Hands::table(blank());
    hands.press("right right right").say("soonish").press("down up");
    assert_eq!(hands.cell(0, "start"), Some(Cell::Misfit("soonish".into())));
    let picture = hands.picture();
    assert!(picture.contains("! soonis") && picture.contains("'soonish' is not a date"), "{picture}");
    assert!(matches!(hands.draft(), Draft::Unfinished(..)));
    assert_eq!(hands.with(|editor, cx| editor.missing(cx)), None, "the line below says it");
    hands.press("home");
    assert_eq!(
        hands.with(|editor, cx| editor.missing(cx)).as_deref(),
        Some("One cell is not finished yet: Start in row 1.")
    );
    hands.press("right right right f2 ctrl+a").say("30 nov").press("tab");
    assert!(matches!(hands.draft(), Draft::Ready(_)));
}

#[test]
fn rows_are_inserted_taken_away_doubled_moved_and_filled_down() {
    let mut hands = Hands::table(seeded());
    hands.press("ctrl+n").say("New").press("enter alt+up");
    let names = |hands: &mut Hands| -> Vec<String> {
        hands
            .rows()
            .iter()
            .filter_map(|row| row.get("metric").map(|cell| crate::domain::filled::words_of(cell).into_owned()))
            .collect()
    };
    assert_eq!(names(&mut hands), ["Pipeline", "Meetings", "New"]);
    hands.press("ctrl+r");
    assert_eq!(names(&mut hands), ["Pipeline", "Meetings", "Meetings", "New"]);
    hands.press("alt+down ctrl+k");
    assert_eq!(names(&mut hands), ["Pipeline", "Meetings", "New"]);
    hands.press("up up right ctrl+d");
    assert_eq!(hands.cell(1, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("down ctrl+d down ctrl+d");
    assert_eq!(hands.cell(3, "type"), Some(Cell::Choice("lagging".into())), "into the row that is not one yet, too");
    hands.press("delete");
    assert_eq!(hands.rows().len(), 3);
}

#[test]
fn what_another_program_copied_fills_cells_to_the_right_and_down() {
    let mut hands = Hands::table(seeded());
    hands.press("down down");
    hands.paste("Deals\tlagging\tMara Lind\t30 nov\t12\r\n\"Two\nlines\"\tlea\t\tperhaps\t\"1 000\"\r\n");
    assert_eq!(hands.last, Reply::Edited);
    assert_eq!(hands.rows().len(), 4);
    assert_eq!(hands.cell(2, "start"), Some(Cell::Date("2026-11-30".parse().unwrap())));
    assert_eq!(hands.cell(3, "metric"), Some(text("Two\nlines")));
    assert_eq!(hands.cell(3, "type"), Some(Cell::Choice("leading".into())));
    assert_eq!(hands.cell(3, "start"), Some(Cell::Misfit("perhaps".into())));
    assert!(hands.picture().contains("One cell does not fit its column"), "{}", hands.picture());
}

#[test]
fn what_lies_beyond_the_last_column_is_said_to_be_left_out() {
    let mut hands = Hands::table(blank());
    hands.press("end").paste("a\tb\tc\n");
    assert_eq!(hands.rows().len(), 1);
    assert!(hands.picture().contains("2 cells lay beyond the last column"), "{}", hands.picture());
    hands.press("left");
    assert!(!hands.picture().contains("beyond"));
}

#[test]
fn pasted_headings_are_passed_over() {
    let mut hands = Hands::table(blank());
    hands.paste("Metric *\tLeading or lagging\nDeals\tboth\n");
    assert_eq!(hands.rows().len(), 1);
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("both".into())));
}

#[test]
fn one_pasted_line_begins_a_cell_that_goes_on_being_typed() {
    let mut hands = Hands::table(blank());
    hands.paste("Pipeline\r\n").say("!");
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipeline!")));
}

#[test]
fn copy_gives_the_words_of_a_cell_and_never_leaves_the_program() {
    let mut hands = Hands::table(seeded());
    hands.press("ctrl+c");
    assert_eq!(hands.last, Reply::Copied { words: "Pipeline".into(), cut: false });
    hands.press("ctrl+x");
    assert_eq!(hands.last, Reply::Copied { words: "Pipeline".into(), cut: true });
    hands.press("ctrl+c");
    assert!(matches!(hands.last, Reply::Tell(_)));
}

#[test]
fn undo_from_outside_keeps_the_cursor_where_it_is() {
    let mut hands = Hands::table(seeded());
    hands.press("down tab tab").say("Jo").press("esc");
    hands.set(None);
    assert_eq!(hands.draft(), Draft::Empty);
    hands.say("Sam").press("esc");
    assert_eq!(hands.cell(1, "owner"), Some(Cell::Person(crate::domain::value::Person::named("Sam"))));
}

#[test]
fn the_same_value_from_outside_does_not_end_the_typing() {
    let mut hands = Hands::table(blank());
    hands.say("fr");
    let value = hands.draft().into_value();
    hands.set(value.as_ref());
    hands.say("i");
    assert_eq!(hands.cell(0, "metric"), Some(text("fri")));
}

#[test]
fn a_click_goes_to_a_cell_and_a_second_one_changes_it() {
    let mut hands = Hands::table(seeded());
    let row = u16::try_from(hands.picture().lines().position(|line| line.starts_with("Meetings")).unwrap()).unwrap();
    hands.mouse(MouseKind::Press, 2, row).mouse(MouseKind::Release, 2, row);
    assert_eq!(hands.editor.scopes(), [Scope::Table]);
    hands.mouse(MouseKind::Press, 2, row);
    assert_eq!(hands.editor.scopes(), [Scope::Typing, Scope::Table]);
    hands.say("!").press("esc");
    assert_eq!(hands.cell(1, "metric"), Some(text("Meetings!")));
}

#[test]
fn a_click_takes_what_is_offered() {
    let mut hands = Hands::table(blank());
    hands.press("right space");
    let picture = hands.picture();
    let row = picture.lines().position(|line| line.contains("| lagging")).unwrap();
    let at = picture.lines().nth(row).unwrap().find("lagging").unwrap();
    hands.mouse(MouseKind::Press, u16::try_from(at).unwrap(), u16::try_from(row).unwrap());
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())), "{picture}");
}

#[test]
fn long_tables_scroll_and_keep_the_cursor_in_view() {
    let mut hands = Hands::table(blank());
    let rows = (0..500).map(|at| [(id("metric"), text(&format!("Row {at}")))].into_iter().collect()).collect();
    hands.set(Some(&Value::Table(rows)));
    hands.press("ctrl+end");
    assert!(hands.picture().contains("Row 499"));
    for _ in 0..10 {
        hands.mouse(MouseKind::WheelUp, 1, 3);
    }
    assert!(!hands.picture().contains("Row 499") && hands.picture().contains("Row 465"), "{}", hands.picture());
}

#[test]
fn the_first_column_stays_while_a_wide_table_scrolls_sideways() {
    let mut hands = Hands::table(seeded());
    hands.area = Rect::new(0, 0, 56, 9);
    hands.editor.resize(hands.area);
    hands.press("end");
    let picture = hands.picture();
    assert!(picture.contains("Pipeline") && picture.contains("Where it"), "{picture}");
}

#[test]
fn a_cell_too_narrow_for_its_words_is_shown_in_full_below() {
    let mut hands = Hands::table(blank());
    hands.area = Rect::new(0, 0, 56, 9);
    hands.say("Pipeline that sales accepted within five days").press("esc");
    let picture = hands.picture();
    assert!(picture.contains("Metric*: Pipeline that sales accepted within five"), "{picture}");
}

#[test]
fn what_the_book_says_instead_of_rows_stays_until_a_cell_is_filled() {
    let mut hands = Hands::table(seeded());
    let other = Value::Misfit("see the spreadsheet".into());
    hands.set(Some(&other));
    assert_eq!(hands.draft().into_value(), Some(other));
    hands.press("down down").say("x");
    assert_eq!(hands.rows().len(), 3);
}

#[test]
fn cells_of_columns_a_newer_questionnaire_has_are_kept() {
    let mut hands = Hands::table(blank());
    let row: Row = [(id("metric"), text("a")), (id("later"), text("kept"))].into_iter().collect();
    hands.set(Some(&Value::Table(vec![row])));
    hands.say("b").press("ctrl+r");
    assert_eq!(hands.cell(0, "later"), Some(text("kept")));
    assert_eq!(hands.cell(1, "later"), Some(text("kept")));
}

fn form() -> Hands {
    Hands::on(Record::new(&RecordSpec { columns: columns() }))
}

#[test]
fn a_form_is_filled_field_by_field() {
    let mut hands = form();
    assert_eq!(hands.draft(), Draft::Empty);
    hands.say("Pipeline").press("tab").say("lag").press("enter").say("mar").press("enter").say("+2w").press("down");
    hands.say("12").press("tab tab space tab").say("5 %");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())));
    assert_eq!(hands.cell(0, "owner"), Some(Cell::Person(crate::domain::value::Person::named("Mara Lind"))));
    assert_eq!(hands.cell(0, "start"), Some(Cell::Date("2026-12-09".parse().unwrap())));
    assert_eq!(hands.cell(0, "final"), Some(Cell::YesNo(true)));
    assert_eq!(hands.cell(0, "share"), Some(Cell::Number("5".parse().unwrap())));
    hands.press("tab");
    assert!(!hands.editor.can(Action::Accept), "Enter in the last field goes on to the next question");
}

#[test]
fn options_of_a_form_go_round_with_the_arrows() {
    let mut hands = form();
    hands.press("tab right right");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("lagging".into())));
    hands.press("left left");
    assert_eq!(hands.cell(0, "type"), Some(Cell::Choice("both".into())));
}

#[test]
fn a_field_of_a_form_is_changed_and_not_replaced() {
    let mut hands = form();
    hands.say("Pipe").press("down up").say("line").press("esc");
    assert_eq!(hands.last, Reply::NotMine);
    assert_eq!(hands.cell(0, "metric"), Some(text("Pipeline")));
}

#[derive(Clone, Debug)]
enum Deed {
    Key(&'static str),
    Say(String),
    Paste(String),
    Click(u16, u16),
    Drag(u16, u16),
    Wheel(bool),
    Size(u16, u16),
    Undo(usize),
}

const KEYS: &[&str] = &[
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "tab",
    "shift+tab",
    "enter",
    "esc",
    "f2",
    "delete",
    "backspace",
    "ctrl+n",
    "ctrl+k",
    "ctrl+d",
    "ctrl+r",
    "alt+up",
    "alt+down",
    "ctrl+c",
    "ctrl+x",
    "ctrl+home",
    "ctrl+end",
    "space",
    "ctrl+a",
    "shift+left",
    "ctrl+left",
    "l",
    "y",
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => prop::sample::select(KEYS).prop_map(Deed::Key),
        3 => "[a-zé日👩\u{200d}\u{301} 0-9]{1,4}|mara|fri|lea|[\\x00-\\x1f]{1,2}".prop_map(Deed::Say),
        1 => "([a-z日\"0-9👩\u{200d}]{0,6}[\t\n]{1,2}){1,5}".prop_map(Deed::Paste),
        1 => (0u16..130, 0u16..20).prop_map(|(x, y)| Deed::Click(x, y)),
        1 => (0u16..130, 0u16..20).prop_map(|(x, y)| Deed::Drag(x, y)),
        1 => any::<bool>().prop_map(Deed::Wheel),
        1 => (0u16..130, 0u16..20).prop_map(|(w, h)| Deed::Size(w, h)),
        1 => (0usize..8).prop_map(Deed::Undo),
    ]
}

fn monkey(mut hands: Hands, deeds: Vec<Deed>) -> Result<(), TestCaseError> {
    let mut past = vec![None];
    for deed in deeds {
        match deed {
            Deed::Key(key) => drop(hands.press(key)),
            Deed::Say(words) => drop(hands.say(&words)),
            Deed::Paste(words) => drop(hands.paste(&words)),
            Deed::Click(x, y) => drop(hands.mouse(MouseKind::Press, x, y)),
            Deed::Drag(x, y) => drop(hands.mouse(MouseKind::Drag, x, y)),
            Deed::Wheel(up) => drop(hands.mouse(if up { MouseKind::WheelUp } else { MouseKind::WheelDown }, 1, 1)),
            Deed::Size(width, height) => {
                hands.area = Rect::new(0, 0, width, height);
                let area = hands.area;
                hands.editor.resize(area);
            }
            Deed::Undo(back) => {
                let value: Option<Value> = past.iter().rev().nth(back).cloned().flatten();
                hands.set(value.as_ref());
                prop_assert_eq!(hands.draft().into_value(), value);
            }
        }
        let draft = hands.draft();
        let edited = matches!(hands.last, Reply::Edited | Reply::Copied { cut: true, .. });
        let value = draft.clone().into_value();
        if past.last() != Some(&value) {
            prop_assert!(edited || past.contains(&value), "{:?} changed the draft", hands.last);
            past.push(value.clone());
        }
        hands.picture();
        let before = hands.editor.scopes();
        hands.set(value.as_ref());
        prop_assert_eq!(hands.draft(), draft);
        prop_assert_eq!(hands.editor.scopes(), before);
    }
    let value = hands.draft().into_value();
    let mut fresh = Hands::table(seeded());
    if matches!(value, None | Some(Value::Table(_))) {
        fresh.set(value.as_ref());
        prop_assert_eq!(fresh.draft().into_value(), value);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_a_monkey_does_to_a_table_nothing_panics_and_the_draft_reads_back(
        deeds in prop::collection::vec(deed(), 1..60),
    ) {
        monkey(Hands::table(seeded()), deeds)?;
    }

    #[test]
    fn whatever_a_monkey_does_to_a_form_nothing_panics_and_the_draft_reads_back(
        deeds in prop::collection::vec(deed(), 1..60),
    ) {
        monkey(form(), deeds)?;
    }

    #[test]
    fn any_text_is_drawn_at_any_size(words in any::<String>(), wide in "[日本語👩\u{200d}👧🇩🇪❤\u{fe0f}กำ]{0,30}") {
        let mut hands = Hands::table(seeded());
        hands.paste(&format!("{words}\t{wide}\t{wide}\n{wide}\t{words}\n"));
        for width in 20..=120 {
            hands.area = Rect::new(0, 0, width, 3 + width % 9);
            let area = hands.area;
            hands.editor.resize(area);
            hands.press(if width % 2 == 0 { "tab" } else { "f2" });
            hands.picture();
        }
    }
}

#[test]
#[ignore = "a picture to look at"]
fn pictures() {
    let mut hands = Hands::table(seeded());
    hands.paste("Pipeline that sales accepted\tlea\tMara Lind\t30 nov\t12\teur 41 000\ty\t12.5\thttps://example.org\n");
    hands.press("down down").say("Deals won").press("tab tab").say("mar");
    for (width, height) in [(100, 12), (80, 12), (56, 9), (56, 3), (30, 9)] {
        hands.area = Rect::new(0, 0, width, height);
        let area = hands.area;
        hands.editor.resize(area);
        println!("--- {width}x{height}\n{}", hands.picture());
    }
    hands.press("tab").say("soonish").press("tab");
    hands.area = Rect::new(0, 0, 90, 12);
    println!("{}", hands.picture());
    let mut form = form();
    form.say("Pipeline").press("tab").say("lag").press("enter").say("m");
    println!("{}", form.picture());
}

#[test]
#[ignore = "figures to look at"]
fn figures() {
    use std::time::Instant;
    let mut hands = Hands::table(seeded());
    let line =
        |at: usize| format!("Row {at}\tboth\tMara Lind\t30 nov\t{at}\teur 41 000\ty\t12.5\thttps://example.org/{at}\n");
    let started = Instant::now();
    hands.press("down down").paste(&(0..500).map(line).collect::<String>());
    println!("paste of 500 rows: {:?}", started.elapsed());
    hands.area = Rect::new(0, 0, 120, 30);
    let area = hands.area;
    hands.editor.resize(area);
    let mut time = |what: &str, deed: &mut dyn FnMut(&mut Hands)| {
        let started = Instant::now();
        for _ in 0..100 {
            deed(&mut hands);
        }
        println!("{what}: {:?}", started.elapsed() / 100);
    };
    time("letter", &mut |hands| drop(hands.say("x")));
    time("resize", &mut |hands| hands.editor.resize(area));
    time("missing", &mut |hands| drop(hands.with(|editor, cx| editor.missing(cx))));
    time("rows", &mut |hands| drop(hands.with(|editor, cx| editor.rows(120, cx))));
    time("draft", &mut |hands| drop(hands.draft()));
    let mut buf = Buffer::empty(area);
    time("draw", &mut |hands| drop(hands.with(|editor, cx| editor.draw(area, &mut buf, cx, true))));
    time("up and down", &mut |hands| drop(hands.press("up down")));
    time("set of the same", &mut |hands| {
        let value = hands.draft().into_value();
        hands.set(value.as_ref());
    });
}
