//! Both sides of every round at once, as screens show them: compared, over time, and whether a reset is offered.
//!
//! Owns what it says, so that it can be summed up on another thread. Of a round that is not revealed it holds no word but
//! how far each side is.

use crate::domain::book::Book;
use crate::domain::engagement::{BookName, Engagement, Round};
use crate::domain::entry::Status;
use crate::domain::id::Id;
use crate::domain::period::{Side, Voice, Window};
use crate::domain::questionnaire::{Edition, Purpose, Questionnaire};
use crate::insight::blind::{BlindClass, BlindState, blind_states};
use crate::insight::books::{AsOf, Books};
use crate::insight::closing::{Missing, missing, unsaid};
use crate::insight::compare::{Class, Pair, Said, compare, talk_list};
use crate::insight::course::{self, Leg, State, changes, drift};
use crate::insight::reset::{ResetReason, reset_reasons};
use crate::insight::score::score;
use crate::insight::scorecard::{AreaState, Scorecard};
use crate::insight::trend::{Change, Look};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The blind question of an audit that asks for the success sentence.
const SUCCESS: &str = "a-success-sentence";

/// Everything there is to say of both sides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sides {
    /// Each round.
    pub rounds: BTreeMap<Id, RoundSides>,
    /// The revealed audits over time, the agency's first; a side without one is left out.
    pub courses: Vec<Course>,
    /// Audits left out because a book is still open, in the order written.
    pub hidden: Vec<Id>,
    /// Why a reset is offered; none: nothing suggests one.
    pub reset: Vec<ResetReason>,
}

/// Both sides in one round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RoundSides {
    /// The items of an audit in the order to talk about them; `None` before the reveal and in other rounds.
    pub pairs: Option<Vec<PairSeen>>,
    /// What is asked blind, in the order asked.
    pub blind: Vec<(Id, BlindState)>,
    /// What each voice is asked and has left blank, and whether it is critical: criticals first.
    pub blank: BTreeMap<Voice, Vec<(Id, bool)>>,
    /// Questions of a plan that both sides have to agree before it closes.
    pub to_agree: Vec<Id>,
    /// Sides that have to lock before it closes.
    pub to_lock: Vec<Side>,
}

impl RoundSides {
    /// Whether nothing stands in the way of closing the round.
    #[must_use]
    pub const fn may_close(&self) -> bool {
        self.to_agree.is_empty() && self.to_lock.is_empty()
    }
}

/// One item as both sides see it.
#[derive(Clone, Debug, PartialEq)]
pub struct PairSeen {
    /// The item.
    pub question: Id,
    /// What comes of the two.
    pub class: Class,
    /// Whether it is among those to talk about.
    pub talk: bool,
    /// Whether it is critical for either side.
    pub critical: bool,
    /// The agency's and the client's status and step.
    pub said: [(Status, Option<u8>); 2],
}

/// The audits of one side over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// Whose.
    pub side: Side,
    /// The audits, oldest first.
    pub rounds: Vec<Stage>,
    /// The scored areas of the newest audit: id and title.
    pub areas: Vec<(Id, String)>,
    /// What changed from each audit to the next, like for like.
    pub changes: Vec<Change>,
    /// Items shown as states: id, title, and the state in each audit.
    pub drift: Vec<(Id, String, Vec<Option<State>>)>,
}

/// One audit of a side.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// The round.
    pub round: Id,
    /// The period asked about.
    pub window: Option<Window>,
    /// Each scored area with its figure, 0 to 100; `None`: too few answers, or out of scope.
    pub areas: Vec<(Id, Option<u32>)>,
}

impl Course {
    /// The figures of an area, oldest first.
    #[must_use]
    pub fn line(&self, area: &Id) -> Vec<Option<u32>> {
        let figure = |stage: &Stage| stage.areas.iter().find(|(id, _)| id == area).and_then(|(_, figure)| *figure);
        self.rounds.iter().map(figure).collect()
    }
}

/// A workbook as it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// The engagement.
    pub engagement: &'a Engagement,
    /// The questionnaires of its rounds.
    pub questionnaires: &'a BTreeMap<Edition, Arc<Questionnaire>>,
    /// Its books.
    pub books: &'a BTreeMap<BookName, Arc<Book>>,
}

/// One audit with the figures of both sides, agency first.
struct Audit<'a> {
    books: Books<'a>,
    questionnaire: &'a Questionnaire,
    cards: [Option<Scorecard>; 2],
}

impl<'a> Whole<'a> {
    fn questionnaire(&self, round: &Round) -> Option<&'a Questionnaire> {
        self.questionnaires.get(&round.questionnaire).map(Arc::as_ref)
    }

    fn books(&self, round: &'a Round) -> Books<'a> {
        let of = |voice| self.books.get(&BookName { round: round.id.clone(), voice }).map(Arc::as_ref);
        Books {
            engagement: self.engagement,
            round,
            joint: of(Voice::Joint),
            agency: of(Voice::Agency),
            client: of(Voice::Client),
            sales: of(Voice::Sales),
            perspective: Voice::Joint,
        }
    }

    /// Sums up everything there is to say of both sides on a day.
    #[must_use]
    pub fn sides(&self, at: AsOf) -> Sides {
        let mut sides = Sides::default();
        let mut audits = Vec::new();
        for round in &self.engagement.rounds {
            let Some(questionnaire) = self.questionnaire(round) else { continue };
            let books = self.books(round);
            let blind = blind_states(questionnaire, &books);
            let pairs = compare(questionnaire, &books, at);
            let mut seen = RoundSides {
                pairs: pairs.as_deref().map(seen),
                blind: blind.into_iter().map(|(question, state)| (question.id.clone(), state)).collect(),
                ..RoundSides::default()
            };
            for voice in Voice::ALL {
                let mut blank = unsaid(questionnaire, &books.seen_by(voice), at);
                blank.sort_by_key(|(_, critical)| !critical);
                seen.blank.insert(
                    voice,
                    blank.into_iter().map(|(question, critical)| (question.id.clone(), critical)).collect(),
                );
            }
            for one in missing(questionnaire, &books, at) {
                match one {
                    Missing::Agreement(question) => seen.to_agree.push(question.id.clone()),
                    Missing::Lock(side) => seen.to_lock.push(side),
                }
            }
            sides.rounds.insert(round.id.clone(), seen);
            match (questionnaire.purpose, pairs) {
                (Purpose::Audit, Some(_)) => {
                    let card = |side: Side| score(questionnaire, &books.seen_by(side.voice()), at).ok();
                    audits.push(Audit { books, questionnaire, cards: Side::ALL.map(card) });
                }
                (Purpose::Audit, None) => sides.hidden.push(round.id.clone()),
                _ => {}
            }
        }
        audits.sort_by_key(|audit| audit.window(Side::Agency).map(|window| window.from).or(audit.books.round.start));
        sides.reset = reasons(&audits);
        sides.courses = Side::ALL.into_iter().filter_map(|side| course(&audits, side)).collect();
        sides
    }
}

impl Audit<'_> {
    fn window(&self, side: Side) -> Option<Window> {
        self.books.of(side.voice())?.window
    }

    fn card(&self, side: Side) -> Option<&Scorecard> {
        let [agency, client] = &self.cards;
        if side == Side::Agency { agency.as_ref() } else { client.as_ref() }
    }
}

fn seen(pairs: &[Pair<'_>]) -> Vec<PairSeen> {
    let talk: Vec<&Id> = talk_list(pairs).iter().map(|pair| &pair.question.id).collect();
    let word = |said: Said<'_>| (said.status, said.step);
    let one = |pair: &Pair<'_>| PairSeen {
        question: pair.question.id.clone(),
        class: pair.class.clone(),
        talk: talk.contains(&&pair.question.id),
        critical: pair.critical,
        said: [word(pair.agency), word(pair.client)],
    };
    pairs.iter().map(one).collect()
}

/// By the newest audit, and by the success sentences of it and of the one before.
fn reasons(audits: &[Audit<'_>]) -> Vec<ResetReason> {
    let success = |audit: &Audit<'_>| -> Option<BlindClass> {
        blind_states(audit.questionnaire, &audit.books).into_iter().find_map(|(question, state)| match state {
            BlindState::Revealed(comparison) if question.id.as_str() == SUCCESS => Some(comparison.class),
            _ => None,
        })
    };
    let mut newest = audits.iter().rev();
    let Some(last) = newest.next() else { return Vec::new() };
    let cards: Vec<&Scorecard> = last.cards.iter().flatten().collect();
    reset_reasons(&cards, [success(last), newest.next().and_then(success)])
}

fn course(audits: &[Audit<'_>], side: Side) -> Option<Course> {
    let leg = |audit: &&Audit<'_>| audit.card(side).is_some();
    let of_side: Vec<&Audit<'_>> = audits.iter().filter(leg).collect();
    let mut legs: Vec<Leg<'_>> = of_side
        .iter()
        .filter_map(|audit| {
            let card = audit.card(side)?;
            let book = audit.books.of(side.voice());
            Some(Leg {
                round: audit.books.round,
                window: audit.window(side),
                locked: book.and_then(|book| book.locked).map(|lock| lock.date_naive()),
                look: Look { questionnaire: audit.questionnaire, card },
            })
        })
        .collect();
    course::sort(&mut legs);
    let newest = legs.last()?;
    let scored = newest.look.card.areas.iter().filter(|area| area.state != AreaState::Unscored);
    let stage = |leg: &Leg<'_>| Stage {
        round: leg.round.id.clone(),
        window: leg.window,
        areas: leg
            .look
            .card
            .areas
            .iter()
            .map(|area| (area.id.clone(), area.whole.as_ref().map(|whole| whole.figure)))
            .collect(),
    };
    Some(Course {
        side,
        rounds: legs.iter().map(stage).collect(),
        areas: scored.map(|area| (area.id.clone(), area.title.clone())).collect(),
        changes: changes(&legs),
        drift: drift(&legs)
            .into_iter()
            .map(|item| (item.question.id.clone(), item.question.title().to_owned(), item.states))
            .collect(),
    })
}
