//! Whatever anybody does; and pictures and figures to look at.

#![allow(clippy::unwrap_used)]

use crate::domain::value::Value;
use crate::tui::editor::Reply;
use crate::tui::editors::table::tests::hands::*;
use crate::tui::mouse::MouseKind;
use ratatui::layout::Rect;

use proptest::prelude::*;
use ratatui::buffer::Buffer;

#[derive(Clone, Debug)]
enum Deed {
    Key(&'static str),
    Say(String),
    Paste(String, bool),
    PasteBack,
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
    "shift+right",
    "shift+up",
    "shift+down",
    "ctrl+left",
    "l",
    "y",
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => prop::sample::select(KEYS).prop_map(Deed::Key),
        3 => "[a-zé日👩\u{200d}\u{301} 0-9]{1,4}|mara|fri|lea|[\\x00-\\x1f]{1,2}".prop_map(Deed::Say),
        1 => ("(([a-z日\"0-9👩\u{200d}]{0,6}|pipeline|owner|start|metric)[\t\n,]{1,2}){1,8}", any::<bool>())
            .prop_map(|(words, take)| Deed::Paste(words, take)),
        1 => Just(Deed::PasteBack),
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
            Deed::Key(key) => {
                hands.press(key);
            }
            Deed::Say(words) => {
                hands.say(&words);
            }
            Deed::Paste(words, take) => {
                hands.paste(&words);
                if take {
                    hands.take();
                }
            }
            Deed::PasteBack => {
                hands.paste_back();
            }
            Deed::Click(x, y) => {
                hands.mouse(MouseKind::Press, x, y);
            }
            Deed::Drag(x, y) => {
                hands.mouse(MouseKind::Drag, x, y);
            }
            Deed::Wheel(up) => {
                hands.mouse(if up { MouseKind::WheelUp } else { MouseKind::WheelDown }, 1, 1);
            }
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
    fn copying_cells_and_pasting_them_over_themselves_changes_nothing(
        deeds in prop::collection::vec(deed(), 1..40), across in 0usize..4, down in 0usize..4,
    ) {
        let mut hands = Hands::table(seeded());
        for deed in deeds {
            match deed {
                Deed::Key(key) => { hands.press(key); }
                Deed::Say(words) => { hands.say(&words); }
                Deed::Paste(words, _) => { hands.paste(&words).take(); }
                _ => {}
            }
        }
        hands.press("esc esc ctrl+home");
        for _ in 0..across {
            hands.press("shift+right");
        }
        for _ in 0..down {
            hands.press("shift+down");
        }
        let before = hands.draft();
        hands.clipboard = None;
        hands.press("ctrl+c");
        if across + down > 0 && hands.clipboard.is_some() {
            hands.press("esc ctrl+home").paste_back();
            prop_assert_eq!(hands.draft(), before);
        }
    }

    #[test]
    fn any_text_is_drawn_at_any_size(words in any::<String>(), wide in "[日本語👩\u{200d}👧🇩🇪❤\u{fe0f}กำ]{0,30}") {
        let mut hands = Hands::table(seeded());
        hands.paste(&format!("{words}\t{wide}\t{wide}\n{wide}\t{words}\n")).take();
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
    hands
        .paste("Pipeline that sales accepted\tlea\tMara Lind\t30 nov\t12\teur 41 000\ty\t12.5\thttps://example.org\n")
        .take();
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
    hands.press("down down").paste(&(0..500).map(line).collect::<String>()).take();
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
    time("letter", &mut |hands| {
        let _ = hands.say("x");
    });
    time("resize", &mut |hands| hands.editor.resize(area));
    time("missing", &mut |hands| {
        let _ = hands.with(|editor, cx| editor.missing(cx));
    });
    time("rows", &mut |hands| {
        let _ = hands.with(|editor, cx| editor.rows(120, cx));
    });
    time("draft", &mut |hands| {
        let _ = hands.draft();
    });
    let mut buf = Buffer::empty(area);
    time("draw", &mut |hands| {
        let _ = hands.with(|editor, cx| editor.draw(area, &mut buf, cx, true));
    });
    time("up and down", &mut |hands| {
        let _ = hands.press("up down");
    });
    time("set of the same", &mut |hands| {
        let value = hands.draft().into_value();
        hands.set(value.as_ref());
    });
}
