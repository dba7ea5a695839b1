//! What stands in the way of closing a round: a plan closes when its criticals are agreed, an audit when both sides have
//! locked (`content.md` 4.7). Anything else may be closed at any time.

use crate::domain::entry::Standing;
use crate::domain::entry::Status;
use crate::domain::filled::status_of;
use crate::domain::period::{Side, Voice};
use crate::domain::question::Question;
use crate::domain::questionnaire::{Purpose, Questionnaire};
use crate::insight::applies::{Place, standpoints};
use crate::insight::books::{AsOf, Books};
use crate::insight::counts::counted;

/// One thing that is missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Missing<'q> {
    /// A critical question of a plan that both sides have not agreed.
    Agreement(&'q Question),
    /// A side's book of an audit that is not locked.
    Lock(Side),
}

/// Everything that is missing, in the order asked; nothing: the round may be closed.
#[must_use]
pub fn missing<'q>(questionnaire: &'q Questionnaire, books: &Books<'_>, at: AsOf) -> Vec<Missing<'q>> {
    match questionnaire.purpose {
        Purpose::Coverage => Vec::new(),
        Purpose::Audit => {
            let open = |side: &Side| books.of(side.voice()).is_none_or(|book| book.locked.is_none());
            Side::ALL.into_iter().filter(open).map(Missing::Lock).collect()
        }
        Purpose::Plan => unagreed(questionnaire, books, at).into_iter().map(Missing::Agreement).collect(),
    }
}

/// What the voice that looks is asked and has left blank, in the order asked, and whether it is critical. What it keeps in
/// private is not looked at.
#[must_use]
pub fn unsaid<'q>(questionnaire: &'q Questionnaire, books: &Books<'_>, at: AsOf) -> Vec<(&'q Question, bool)> {
    let voice = books.perspective;
    let counted: Vec<_> =
        questionnaire.questions().iter().map(|question| counted(questionnaire, question, books, at)).collect();
    let stand = standpoints(questionnaire, books, &counted);
    let all = questionnaire.questions().iter().zip(stand);
    let asked = all
        .filter(|(question, stand)| question.asked_of.asks(voice) && !question.private && stand.place == Place::Asked);
    let entry = |question: &Question| books.of(voice).and_then(|book| book.entry(question.id.as_str()));
    let blank = asked.filter(|(question, _)| status_of(question, entry(question)) == Status::Blank);
    blank.map(|(question, stand)| (question, stand.critical)).collect()
}

fn unagreed<'q>(questionnaire: &'q Questionnaire, books: &Books<'_>, at: AsOf) -> Vec<&'q Question> {
    let books = books.seen_by(Voice::Joint);
    let counted: Vec<_> =
        questionnaire.questions().iter().map(|question| counted(questionnaire, question, &books, at)).collect();
    let stand = standpoints(questionnaire, &books, &counted);
    let wanted = questionnaire.questions().iter().zip(stand);
    let wanted = wanted.filter(|(_, stand)| stand.critical && stand.place == Place::Asked);
    let open = wanted.filter(|(question, _)| {
        let entry = books.joint.and_then(|book| book.entry(question.id.as_str()));
        let agreed = entry.is_some_and(|entry| entry.standing_as_written(true) >= Standing::Agreed);
        status_of(question, entry) != Status::Answered || !agreed
    });
    open.map(|(question, _)| question).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::insight::trial::{TODAY, Trial, agreed, at, critical, question, scale, stated, step};

    fn missing_of(trial: &Trial) -> Vec<String> {
        let questionnaire = trial.questionnaire();
        let missing = missing(&questionnaire, &trial.books(Voice::Joint), at(TODAY));
        missing
            .into_iter()
            .map(|one| match one {
                Missing::Agreement(question) => question.id.to_string(),
                Missing::Lock(side) => side.to_string(),
            })
            .collect()
    }

    #[test]
    fn a_plan_closes_when_its_criticals_are_agreed_by_both() {
        let plan = Trial { purpose: Purpose::Plan, ..Trial::onboarding() };
        let plan = plan.ask(critical("pair")).ask(critical("review")).ask(question("else"));
        assert_eq!(missing_of(&plan), ["pair", "review"]);
        let half = plan.joint("pair", agreed()).joint("review", stated());
        assert_eq!(missing_of(&half), ["review"]);
        let side = half.clone().says(Voice::Client, "review", agreed());
        assert_eq!(missing_of(&side), ["review"], "a side alone cannot agree");
        assert!(missing_of(&half.joint("review", agreed())).is_empty());
    }

    #[test]
    fn an_audit_closes_when_both_have_locked_and_an_onboarding_at_any_time() {
        let audit = Trial::audit().ask(scale("a")).says(Voice::Agency, "a", step(3)).lock(Voice::Agency, TODAY);
        assert_eq!(missing_of(&audit), ["client"]);
        assert!(missing_of(&audit.lock(Voice::Client, TODAY)).is_empty());
        assert!(missing_of(&Trial::onboarding().ask(critical("a"))).is_empty());
    }
}
