//! Two sides of an audit beside each other: each item in exactly one class, in the order to talk about them (`scoring.md`
//! section 5).
//!
//! There is nothing to compare before both books are locked: [`compare`] gives `None` then, so nothing built on it can
//! show one side's entries early.

use crate::domain::entry::{Entry, Status};
use crate::domain::filled::status_of;
use crate::domain::period::{AskedOf, Duty, Side};
use crate::domain::question::{Kind, Question};
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::domain::value::Value;
use crate::insight::applies::{Place, Standpoint, standpoints};
use crate::insight::books::{AsOf, Books};
use crate::insight::counts::counted;
use std::cmp::Reverse;

/// How many items are talked about at the most.
pub const TALK: usize = 5;

/// One item as both sides see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<'a> {
    /// The item.
    pub question: &'a Question,
    /// What comes of the two.
    pub class: Class,
    /// Whether it is a reason to talk.
    pub meaningful: bool,
    /// Whether it is critical for either side.
    pub critical: bool,
    /// The agency's word.
    pub agency: Said<'a>,
    /// The client's word.
    pub client: Said<'a>,
    /// How far the steps lie apart; `None` without two of them.
    pub difference: Option<u8>,
}

/// What one side says of an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said<'a> {
    /// Its status; not applicable too where its condition fails on this side.
    pub status: Status,
    /// Its step, if answered.
    pub step: Option<u8>,
    /// The entry with its note and evidence; `None` where there is none.
    pub entry: Option<&'a Entry>,
}

/// What comes of two sides' words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Class {
    /// Both say it is in place.
    AgreedInPlace,
    /// Both say it is not in place.
    AgreedNotInPlace,
    /// The side whose doing it is sees it higher than the other.
    BlindSpot,
    /// The side whose doing it is sees it lower than the other.
    HiddenStrength,
    /// Both sides' doing, seen differently.
    Split {
        /// Who sees it higher.
        higher: Side,
    },
    /// One side cannot tell or does not know.
    OneCannotTell,
    /// Neither side can tell.
    NobodyKnows,
    /// One side says it does not apply.
    ScopeDisputed,
    /// Both say it does not apply.
    OutOfScope,
    /// One side will not say.
    Declined,
    /// Something is blank.
    NotAnswered {
        /// Whose.
        by: Vec<Side>,
    },
}

impl Class {
    /// The word in JSON.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::AgreedInPlace => "agreed-in-place",
            Self::AgreedNotInPlace => "agreed-not-in-place",
            Self::BlindSpot => "blind-spot",
            Self::HiddenStrength => "hidden-strength",
            Self::Split { .. } => "split",
            Self::OneCannotTell => "one-cannot-tell",
            Self::NobodyKnows => "nobody-knows",
            Self::ScopeDisputed => "scope-disputed",
            Self::OutOfScope => "out-of-scope",
            Self::Declined => "declined",
            Self::NotAnswered { .. } => "not-answered",
        }
    }

    /// What stands first among items of the same weight.
    const fn rank(&self) -> u8 {
        match self {
            Self::BlindSpot => 0,
            Self::ScopeDisputed => 1,
            Self::Split { .. } => 2,
            Self::HiddenStrength => 3,
            _ => 4,
        }
    }
}

impl<'a> Pair<'a> {
    /// One side's word.
    #[must_use]
    pub const fn of(&self, side: Side) -> Said<'a> {
        match side {
            Side::Agency => self.agency,
            Side::Client => self.client,
        }
    }
}

/// Every scale question asked of both, drift included, in the order to talk about them; `None` where the round is no audit
/// or a book is still open. An item that applies on neither side is left out.
#[must_use]
pub fn compare<'a>(questionnaire: &'a Questionnaire, books: &Books<'a>, at: AsOf) -> Option<Vec<Pair<'a>>> {
    let locked = |side: Side| books.of(side.voice()).is_some_and(|book| book.locked.is_some());
    if questionnaire.purpose != Purpose::Audit || !Side::ALL.into_iter().all(locked) {
        return None;
    }
    let stand = Side::ALL.map(|side| stand(questionnaire, books, side, at));
    let compared = |question: &Question| {
        question.asked_of == AskedOf::Both
            && matches!(question.kind, Kind::Scale(_))
            && questionnaire.is_asked(&books.round.agenda, &question.id)
    };
    let pair = |(at, question): (usize, &'a Question)| {
        let [agency, client] = [stand[0][at], stand[1][at]];
        let said = |side: Side, stand: Standpoint| {
            let entry = books.of(side.voice()).and_then(|book| book.entry(question.id.as_str()));
            said(question, entry, stand.place != Place::NotApplying)
        };
        let applies = [agency, client].iter().any(|stand| stand.place != Place::NotApplying);
        let critical = agency.critical || client.critical;
        applies.then(|| {
            let (agency, client) = (said(Side::Agency, agency), said(Side::Client, client));
            let class = class(question.duty, agency, client);
            Pair {
                question,
                meaningful: is_meaningful(&class, critical, agency, client),
                class,
                critical,
                agency,
                client,
                difference: agency.step.zip(client.step).map(|(agency, client)| agency.abs_diff(client)),
            }
        })
    };
    let questions = questionnaire.questions().iter().enumerate().filter(|(_, question)| compared(question));
    let mut pairs: Vec<Pair<'a>> = questions.filter_map(pair).collect();
    // A stable sort: what is alike stays in the order asked.
    pairs.sort_by_key(|pair| {
        let difference = Reverse(pair.difference.unwrap_or(0));
        (!pair.critical, !pair.meaningful, pair.class.rank(), duty_rank(pair.question.duty), difference)
    });
    Some(pairs)
}

/// The items to talk about: the first five that mean something.
#[must_use]
pub fn talk_list<'p, 'a>(pairs: &'p [Pair<'a>]) -> Vec<&'p Pair<'a>> {
    pairs.iter().filter(|pair| pair.meaningful).take(TALK).collect()
}

fn stand(questionnaire: &Questionnaire, books: &Books<'_>, side: Side, at: AsOf) -> Vec<Standpoint> {
    let books = books.seen_by(side.voice());
    let counted: Vec<_> =
        questionnaire.questions().iter().map(|question| counted(questionnaire, question, &books, at)).collect();
    standpoints(questionnaire, &books, &counted)
}

fn said<'a>(question: &Question, entry: Option<&'a Entry>, applies: bool) -> Said<'a> {
    let status = if applies { status_of(question, entry) } else { Status::NotApplicable };
    let step = match entry.and_then(|entry| entry.value.as_ref()) {
        Some(Value::Scale(step)) if status == Status::Answered => Some(*step),
        _ => None,
    };
    Said { status, step, entry }
}

/// The first row of the table that matches.
fn class(duty: Duty, agency: Said<'_>, client: Said<'_>) -> Class {
    let sides = [(Side::Agency, agency.status), (Side::Client, client.status)];
    let by = |wanted: fn(Status) -> bool| -> Vec<Side> {
        sides.into_iter().filter(|(_, status)| wanted(*status)).map(|(side, _)| side).collect()
    };
    let blank = by(|status| status == Status::Blank);
    if !blank.is_empty() {
        return Class::NotAnswered { by: blank };
    }
    if !by(|status| status == Status::Declined).is_empty() {
        return Class::Declined;
    }
    match by(|status| status == Status::NotApplicable).len() {
        0 => {}
        1 => return Class::ScopeDisputed,
        _ => return Class::OutOfScope,
    }
    match (agency.step, client.step) {
        (None, None) => Class::NobodyKnows,
        (None, Some(_)) | (Some(_), None) => Class::OneCannotTell,
        (Some(agency), Some(client)) => of_steps(duty, agency, client),
    }
}

/// The lowest step that is *in place*.
const IN_PLACE: u8 = 3;

fn of_steps(duty: Duty, agency: u8, client: u8) -> Class {
    let near = agency.abs_diff(client) <= 1;
    match (near, agency >= IN_PLACE, client >= IN_PLACE) {
        (true, true, true) => return Class::AgreedInPlace,
        (true, false, false) => return Class::AgreedNotInPlace,
        _ => {}
    }
    let higher = if agency > client { Side::Agency } else { Side::Client };
    let holder = match duty {
        Duty::Both => return Class::Split { higher },
        Duty::Agency => Side::Agency,
        Duty::Client => Side::Client,
    };
    if holder == higher { Class::BlindSpot } else { Class::HiddenStrength }
}

fn is_meaningful(class: &Class, critical: bool, agency: Said<'_>, client: Said<'_>) -> bool {
    match class {
        Class::BlindSpot | Class::HiddenStrength | Class::Split { .. } | Class::ScopeDisputed => true,
        Class::NobodyKnows | Class::Declined => critical,
        Class::OneCannotTell => agency.step.or(client.step).is_some_and(|step| step >= IN_PLACE),
        Class::AgreedInPlace | Class::AgreedNotInPlace | Class::OutOfScope | Class::NotAnswered { .. } => false,
    }
}

/// Agencies soften what they say of a paying client, so what they do say comes first.
const fn duty_rank(duty: Duty) -> u8 {
    match duty {
        Duty::Client => 0,
        Duty::Both => 1,
        Duty::Agency => 2,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::period::Voice;
    use crate::insight::trial::{TODAY, Trial, at, choice, chosen, of_status, scale, step, waiver, when};

    fn both(trial: Trial, name: &str, agency: Entry, client: Entry) -> Trial {
        trial.says(Voice::Agency, name, agency).says(Voice::Client, name, client)
    }

    fn locked(trial: Trial) -> Trial {
        trial.lock(Voice::Agency, TODAY).lock(Voice::Client, TODAY)
    }

    fn classes(trial: &Trial) -> Vec<(String, &'static str, bool)> {
        let questionnaire = trial.questionnaire();
        let pairs = compare(&questionnaire, &trial.books(Voice::Joint), at(TODAY)).unwrap();
        pairs.iter().map(|pair| (pair.question.id.to_string(), pair.class.as_str(), pair.meaningful)).collect()
    }

    #[test]
    fn nothing_is_compared_while_either_book_is_open() {
        let open = both(Trial::audit().ask(scale("a")), "a", step(1), step(4));
        let one = open.clone().lock(Voice::Agency, TODAY);
        for trial in [open, one] {
            assert_eq!(compare(&trial.questionnaire(), &trial.books(Voice::Agency), at(TODAY)), None);
        }
    }

    #[test]
    fn the_holder_of_a_duty_who_sees_it_higher_has_a_blind_spot() {
        let ask = |name: &str, duty| Question { duty, ..scale(name) };
        let trial = Trial::audit()
            .ask(ask("agency", Duty::Agency))
            .ask(ask("client", Duty::Client))
            .ask(ask("shared", Duty::Both));
        let trial = both(trial, "agency", step(1), step(4));
        let trial = both(trial, "client", step(1), step(4));
        let trial = locked(both(trial, "shared", step(2), step(3)));
        let expected = [("client", "blind-spot"), ("shared", "split"), ("agency", "hidden-strength")];
        assert_eq!(classes(&trial), expected.map(|(id, class)| (id.to_owned(), class, true)));
    }

    #[test]
    fn one_step_on_the_same_side_of_the_line_is_no_gap() {
        let trial = Trial::audit().ask(scale("high")).ask(scale("low")).ask(scale("far"));
        let trial = both(trial, "high", step(3), step(4));
        let trial = both(trial, "low", step(1), step(2));
        let trial = locked(both(trial, "far", step(0), step(2)));
        let expected =
            [("far", "split", true), ("high", "agreed-in-place", false), ("low", "agreed-not-in-place", false)];
        assert_eq!(classes(&trial), expected.map(|(id, class, meaningful)| (id.to_owned(), class, meaningful)));
    }

    #[test]
    fn what_is_not_said_has_a_class_of_its_own() {
        let names = ["blank", "declined", "scope", "out", "nobody", "tell-low", "tell-high"];
        let trial = names.into_iter().fold(Trial::audit(), |trial, name| trial.ask(scale(name)));
        let trial = trial.says(Voice::Agency, "blank", step(3));
        let trial = both(trial, "declined", of_status(Status::Declined), step(3));
        let trial = both(trial, "scope", waiver(), step(3));
        let trial = both(trial, "out", waiver(), waiver());
        let trial = both(trial, "nobody", of_status(Status::CannotTell), of_status(Status::Unknown));
        let trial = both(trial, "tell-low", of_status(Status::CannotTell), step(2));
        let trial = locked(both(trial, "tell-high", step(3), of_status(Status::CannotTell)));
        let mut found = classes(&trial);
        found.sort();
        let expected = [
            ("blank", "not-answered", false),
            ("declined", "declined", false),
            ("nobody", "nobody-knows", false),
            ("out", "out-of-scope", false),
            ("scope", "scope-disputed", true),
            ("tell-high", "one-cannot-tell", true),
            ("tell-low", "one-cannot-tell", false),
        ];
        assert_eq!(found, expected.map(|(id, class, meaningful)| (id.to_owned(), class, meaningful)));
    }

    #[test]
    fn a_condition_that_fails_on_one_side_disputes_the_scope_and_on_both_leaves_the_item_out() {
        let asked = |name: &str| Question { applies: Some(when("model retainer")), ..scale(name) };
        let model = Question { weight: Some(0), ..choice("model", "retainer=100 project=100") };
        let trial = both(Trial::audit().ask(model).ask(asked("a")), "a", step(3), step(3));
        let one = locked(both(trial.clone(), "model", chosen("retainer"), chosen("project")));
        assert_eq!(classes(&one), [("a".to_owned(), "scope-disputed", true)]);
        let neither = locked(both(trial, "model", chosen("project"), chosen("project")));
        assert_eq!(classes(&neither), []);
    }

    #[test]
    fn at_most_five_are_talked_about() {
        let names: Vec<String> = (0..8).map(|at| format!("q{at}")).collect();
        let trial =
            names.iter().fold(Trial::audit(), |trial, name| both(trial.ask(scale(name)), name, step(0), step(4)));
        let trial = locked(trial);
        let questionnaire = trial.questionnaire();
        let pairs = compare(&questionnaire, &trial.books(Voice::Joint), at(TODAY)).unwrap();
        let talk: Vec<&str> = talk_list(&pairs).iter().map(|pair| pair.question.id.as_str()).collect();
        assert_eq!(talk, ["q0", "q1", "q2", "q3", "q4"]);
    }
}
