//! Section 5 of the rule book: each pair in the first row that matches, and the order of the list.

use super::sums::{Reader, status};
use super::world::World;
use handshake::domain::entry::Status;
use handshake::domain::period::{AskedOf, Duty, Side, Voice};
use handshake::domain::question::Kind;
use handshake::domain::questionnaire::Purpose;
use handshake::domain::value::Value;

/// One row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub id: String,
    pub class: &'static str,
    pub meaningful: bool,
    pub critical: bool,
    pub difference: Option<u8>,
    /// Of `not-answered` by whom, of `split` who is higher.
    pub sides: Vec<Side>,
}

/// The comparison in its order; `None` while a book is open.
pub fn pairs(world: &World) -> Option<Vec<Pair>> {
    let locked = |voice| world.book(voice).is_some_and(|book| book.locked.is_some());
    if !locked(Voice::Agency) || !locked(Voice::Client) {
        return None;
    }
    let audit = world.questionnaire.purpose == Purpose::Audit;
    let [agency, client] = [Voice::Agency, Voice::Client].map(|voice| Reader { world, voice, audit });
    let mut rows = Vec::new();
    for (at, question) in world.questionnaire.questions().iter().enumerate() {
        let compared = question.asked_of == AskedOf::Both && matches!(question.kind, Kind::Scale(_));
        let applies = [agency.applies(question), client.applies(question)];
        if !compared || !agency.asked(question) || applies == [false, false] {
            continue;
        }
        let critical = agency.critical(question) || client.critical(question);
        let said = |reader: &Reader<'_>, applies: bool| {
            let entry = world.book(reader.voice).unwrap().entry(question.id.as_str());
            let status = if applies { status(question, entry) } else { Status::NotApplicable };
            let step = match entry.and_then(|entry| entry.value.as_ref()) {
                Some(Value::Scale(step)) if status == Status::Answered => Some(*step),
                _ => None,
            };
            (status, step)
        };
        let (a, c) = (said(&agency, applies[0]), said(&client, applies[1]));
        let difference = a.1.zip(c.1).map(|(a, c)| a.abs_diff(c));
        let (class, meaningful, sides) = row(a, c, critical, question.duty);
        let pair = Pair { id: question.id.to_string(), class, meaningful, critical, difference, sides };
        rows.push((at, question.duty, pair));
    }
    rows.sort_by_key(|(at, duty, pair)| {
        let class = ["blind-spot", "scope-disputed", "split", "hidden-strength"];
        let class = class.iter().position(|class| *class == pair.class).unwrap_or(4);
        let duty = match duty {
            Duty::Client => 0,
            Duty::Both => 1,
            Duty::Agency => 2,
        };
        (!pair.critical, !pair.meaningful, class, duty, 4 - pair.difference.unwrap_or(0), *at)
    });
    Some(rows.into_iter().map(|(_, _, pair)| pair).collect())
}

type Said = (Status, Option<u8>);

fn row(a: Said, c: Said, critical: bool, duty: Duty) -> (&'static str, bool, Vec<Side>) {
    let of = |wanted: &[Status]| [a, c].iter().filter(|side| wanted.contains(&side.0)).count();
    let with = |wanted: Status| {
        let both = [(Side::Agency, a), (Side::Client, c)].into_iter();
        both.filter(|(_, said)| said.0 == wanted).map(|(side, _)| side).collect::<Vec<_>>()
    };
    let mute = [Status::CannotTell, Status::Unknown];
    if of(&[Status::Blank]) > 0 {
        return ("not-answered", false, with(Status::Blank));
    }
    if of(&[Status::Declined]) > 0 {
        return ("declined", critical, vec![]);
    }
    match (of(&[Status::NotApplicable]), of(&mute)) {
        (2, _) => return ("out-of-scope", false, vec![]),
        (1, _) => return ("scope-disputed", true, vec![]),
        (_, 2) => return ("nobody-knows", critical, vec![]),
        (_, 1) => return ("one-cannot-tell", a.1.or(c.1).unwrap() >= 3, vec![]),
        _ => {}
    }
    let (a, c) = (a.1.unwrap(), c.1.unwrap());
    if a >= 3 && c >= 3 && a.abs_diff(c) <= 1 {
        return ("agreed-in-place", false, vec![]);
    }
    if a <= 2 && c <= 2 && a.abs_diff(c) <= 1 {
        return ("agreed-not-in-place", false, vec![]);
    }
    let higher = if a > c { Side::Agency } else { Side::Client };
    match (duty, higher) {
        (Duty::Both, _) => ("split", true, vec![higher]),
        (Duty::Agency, Side::Agency) | (Duty::Client, Side::Client) => ("blind-spot", true, vec![]),
        _ => ("hidden-strength", true, vec![]),
    }
}
