//! Section 6 of the rule book: two rounds of one voice, like for like.

use super::sums::{Line, Sheet, sum};
use handshake::domain::entry::Status;
use handshake::domain::questionnaire::{Purpose, Questionnaire};

/// What became of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Shown: by how much, and what caused it, in any order.
    Moved(i64, Vec<String>),
    NoClearChange,
    ReducedScope,
    NoFigure,
    Unscored,
}

/// All areas of the newer round, with the comparable and all items.
pub struct Moves {
    pub comparable: usize,
    pub applicable: usize,
    pub areas: Vec<(String, Option<u32>, Option<u32>, Told)>,
}

type Round<'r> = (&'r Questionnaire, &'r Sheet);

pub fn moves(older: Round<'_>, newer: Round<'_>) -> Moves {
    let items = |sheet: &Sheet| -> Vec<Line> {
        let items = sheet.lines.iter().filter(|line| line.scores && line.weight > 0);
        items.filter(|line| line.asked && !line.waived).cloned().collect()
    };
    let (old, new) = (items(older.1), items(newer.1));
    let same = |one: &Line, other: &Line| {
        let was = |questionnaire: &Questionnaire, of: &Line, name: &Line| {
            questionnaire.question(&of.id).unwrap().was.iter().any(|was| *was == *name.id.as_str())
        };
        one.id == other.id || was(newer.0, one, other) || was(older.0, other, one)
    };
    let pairs: Vec<(&Line, &Line)> =
        new.iter().filter_map(|one| Some((old.iter().find(|other| same(one, other))?, one))).collect();
    let audit = newer.0.purpose == Purpose::Audit;
    let areas = newer.0.areas.iter().map(|area| {
        let here: Vec<(&Line, &Line)> = pairs.iter().copied().filter(|(_, one)| one.area == area.id.as_str()).collect();
        // The newer round's weights and criticals, the older one's answers.
        let then: Vec<Line> = here
            .iter()
            .map(|(old, new)| Line { weight: new.weight, critical: new.critical, ..(*old).clone() })
            .collect();
        let now: Vec<Line> = here.iter().map(|(_, new)| (*new).clone()).collect();
        let (before, after) = (figure(&then, audit), figure(&now, audit));
        let reduced = |sheet: &Sheet| sheet.areas.iter().any(|one| one.id == area.id.as_str() && one.reduced_scope);
        let crossed =
            then.iter().zip(&now).any(|(then, now)| now.critical && (then.credit >= 80) != (now.credit >= 80));
        let differs = |then: &Line, now: &Line| then.credit != now.credit || silent(then, audit) != silent(now, audit);
        let because = then.iter().zip(&now).filter(|(then, now)| differs(then, now)).map(|(_, now)| now.id.clone());
        let told = match (before, after) {
            _ if !area.scored => Told::Unscored,
            _ if reduced(older.1) || reduced(newer.1) => Told::ReducedScope,
            (Some(before), Some(after)) => {
                let by = i64::from(after) - i64::from(before);
                if by.abs() >= 10 || crossed { Told::Moved(by, because.collect()) } else { Told::NoClearChange }
            }
            _ => Told::NoFigure,
        };
        let seen = |figure: Option<u32>| figure.filter(|_| area.scored);
        (area.id.to_string(), seen(before), seen(after), told)
    });
    Moves { comparable: pairs.len(), applicable: new.len(), areas: areas.collect() }
}

fn silent(line: &Line, audit: bool) -> bool {
    audit && matches!(line.status, Status::Blank | Status::CannotTell)
}

fn figure(lines: &[Line], audit: bool) -> Option<u32> {
    let spoken = lines
        .iter()
        .filter(|line| matches!(line.status, Status::Answered | Status::Unknown | Status::Declined))
        .count();
    if audit && spoken * 5 < lines.len() * 4 {
        return None;
    }
    let (silent, counted): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| silent(line, audit));
    sum(&counted, &silent).map(|sum| sum.figure)
}
