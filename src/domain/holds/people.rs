//! Names: whether words name one human, whom a text mentions, which sides are named.
//!
//! A name is known by the engagement's people and its two leads, folded.

use super::said::Said;
use crate::domain::engagement::Engagement;
use crate::domain::filled::{folded, same_folded};
use crate::domain::parse::date;
use crate::domain::period::Side;

/// Whether a name is that of one human: it reads as one, and is no role of the engagement's people.
#[must_use]
pub fn is_one_person(name: &str, engagement: &Engagement) -> bool {
    let mut roles = engagement.people.iter().filter_map(|member| member.role.as_deref());
    reads_as_one(name) && !roles.any(|role| same_folded(role, name))
}

/// Whether a name reads as that of one human: none of `, ; / & +`, neither *and* nor *team* as a word.
#[must_use]
pub fn reads_as_one(name: &str) -> bool {
    let several = name.contains([',', ';', '/', '&', '+']);
    let collective = |word: &str| word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("team");
    !several && !name.split(|c: char| !c.is_alphanumeric()).any(collective)
}

/// Whether the people named include one of each side: by the side they carry, else by their name.
#[must_use]
pub fn of_both_sides(said: &[Said<'_>], engagement: &Engagement) -> bool {
    let side = |said: &Said<'_>| match said {
        Said::Person(person) => person.side.or_else(|| engagement.side_of(&person.name)),
        Said::Text(name) => engagement.side_of(name),
        _ => None,
    };
    Side::ALL.into_iter().all(|wanted| said.iter().any(|one| side(one) == Some(wanted)))
}

/// Whether a text has a digit.
#[must_use]
pub fn mentions_number(text: &str) -> bool {
    text.chars().any(char::is_numeric)
}

/// Whether a text has a digit that belongs to no date.
#[must_use]
pub fn mentions_number_beside_dates(text: &str) -> bool {
    date::leaves_a_number(text)
}

/// Whether a text has a date.
#[must_use]
pub fn mentions_date(text: &str) -> bool {
    date::is_mentioned(text)
}

/// Whether a text has the name of one of the engagement's people, as whole words.
#[must_use]
pub fn mentions_person(text: &str, engagement: &Engagement) -> bool {
    let text = folded(text);
    let leads = Side::ALL.into_iter().filter_map(|side| engagement.party(side).lead.as_deref());
    let names = engagement.people.iter().map(|member| member.name.as_str()).chain(leads).map(folded);
    names.filter(|name| !name.is_empty()).any(|name| {
        text.match_indices(&name).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}
