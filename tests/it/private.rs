//! What a side keeps to itself in the application: it stands in no book, on no other voice's screen, until released.

use crate::screens::{day, id, workbook};
use handshake::domain::engagement::BookName;
use handshake::domain::period::Voice;
use handshake::domain::value::Value;
use handshake::tui::context::Library;
use handshake::tui::message::Effect;
use handshake::tui::stage::Stage;

const QUESTION: &str = "cc-sales-tensions";
const WORDS: &str = "They never called the fair leads back, 日本";

fn book(voice: Voice) -> BookName {
    BookName { round: id("onboarding"), voice }
}

fn at(voice: Voice) -> Stage {
    let mut stage = Stage::new(100, 30, day("2026-11-18"), Library::default());
    stage.open(workbook());
    stage.app.show_questions(book(voice), Some(id(QUESTION)));
    stage
}

/// What was to be kept of the question in the book, last of all; `None`: nothing was ever said.
fn in_book(stage: &Stage) -> Option<Option<Value>> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepSlip { question, slip, .. } if question.as_str() == QUESTION => {
            Some(slip.entry.as_ref().and_then(|entry| entry.value.clone()))
        }
        _ => None,
    })
}

/// The same outside the workbook.
fn in_private(stage: &Stage) -> Option<Option<Value>> {
    stage.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepPrivate { question, entry, .. } if question.as_str() == QUESTION => {
            Some(entry.as_ref().and_then(|entry| entry.value.clone()))
        }
        _ => None,
    })
}

fn words() -> Option<Option<Value>> {
    Some(Some(Value::Text(WORDS.into())))
}

#[test]
fn a_private_answer_is_typed_like_any_other_and_stands_in_no_book() {
    let mut stage = at(Voice::Agency);
    stage.type_text(WORDS);
    assert_eq!((in_private(&stage), in_book(&stage)), (words(), None));
    let picture = stage.picture();
    assert!(picture.contains(WORDS) && picture.contains("until you release it"), "{picture}");
    stage.press("esc u tab").type_text("fri").press("enter");
    assert_eq!(in_book(&stage), None, "nor does what stands around it");
}

#[test]
fn nobody_elses_screen_shows_it() {
    let mut stage = at(Voice::Agency);
    stage.type_text(WORDS);
    for voice in [Voice::Joint, Voice::Client, Voice::Sales] {
        stage.app.show_questions(book(voice), Some(id(QUESTION)));
        assert!(!stage.picture().contains("fair leads"), "{voice:?}");
        stage.type_text("x");
    }
    stage.app.show_questions(book(Voice::Joint), Some(id(QUESTION)));
    assert!(stage.picture().contains("Each side answers this in its own book"));
    assert_eq!(in_book(&stage), None, "it cannot be written into the joint book either");
}

#[test]
fn releasing_it_moves_it_into_the_book_and_undo_takes_it_out_again() {
    let mut stage = at(Voice::Agency);
    stage.type_text(WORDS).press("esc y");
    assert_eq!((in_private(&stage), in_book(&stage)), (Some(None), words()));
    assert!(stage.picture().contains("Released on 18 Nov 2026"), "{}", stage.picture());
    stage.app.show_questions(book(Voice::Joint), Some(id(QUESTION)));
    assert!(stage.picture().contains("fair leads"), "what is released is shown");
    stage.press("ctrl+z");
    assert_eq!((in_private(&stage), in_book(&stage)), (Some(None), words()), "the joint book is on the screen");
    stage.app.show_questions(book(Voice::Agency), Some(id(QUESTION)));
    stage.press("ctrl+z");
    assert_eq!((in_private(&stage), in_book(&stage)), (words(), Some(None)));
    stage.press("ctrl+y");
    assert_eq!((in_private(&stage), in_book(&stage)), (Some(None), words()));
}

#[test]
fn a_question_that_is_not_private_has_nothing_to_release() {
    let mut stage = Stage::new(100, 30, day("2026-11-18"), Library::default());
    stage.open(workbook());
    stage.app.show_questions(book(Voice::Client), Some(id("cc-trigger")));
    stage.type_text("x").press("esc y");
    assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::KeepPrivate { .. })));
}
