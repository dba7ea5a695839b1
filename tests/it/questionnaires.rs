//! The questionnaires the program carries: each loads without a finding and has what its outline promises.

use handshake::domain::id::Id;
use handshake::domain::period::AskedOf;
use handshake::domain::question::{Critical, Kind, Question};
use handshake::domain::questionnaire::{Edition, Purpose, Questionnaire};
use handshake::insight::lint::look::look;
use handshake::storage::catalogue::{Catalogue, built_in, built_in_text};
use handshake::storage::raw_questionnaire::questionnaire;
use std::path::Path;
use std::sync::Arc;

fn edition(id: &str) -> Edition {
    Catalogue::default().newest(id, None).unwrap()
}

fn load(id: &str) -> Arc<Questionnaire> {
    Catalogue::default().find(&edition(id), None).unwrap().questionnaire
}

fn of_area<'q>(content: &'q Questionnaire, area: &str) -> Vec<&'q Question> {
    content.questions().iter().filter(|question| question.area == *area).collect()
}

fn is_critical(question: &Question) -> bool {
    question.critical != Critical::Never
}

fn weight(question: &Question) -> u32 {
    question.weight.unwrap_or(if is_critical(question) { 2 } else { 1 })
}

#[test]
fn every_questionnaire_loads_without_any_finding() {
    for listed in built_in() {
        let text = built_in_text(&listed.edition).unwrap();
        let checked = questionnaire(&listed.path, text).unwrap_or_else(|findings| panic!("{findings:#?}"));
        assert_eq!(checked.findings, [], "{}", listed.edition);
        assert_eq!((checked.content.edition, checked.content.title), (listed.edition, listed.title));
        assert_eq!(Some(checked.content.purpose), listed.purpose);
    }
}

#[test]
fn the_wording_of_every_questionnaire_and_of_the_starter_is_without_a_finding() {
    let built_in = built_in().map(|listed| load(listed.edition.id.as_str()).as_ref().clone());
    let starter = questionnaire(Path::new("starter.toml"), include_str!("../../questionnaires/starter.toml")).unwrap();
    for content in built_in.chain([starter.content]) {
        let told: Vec<String> = look(&content)
            .into_iter()
            .map(|remark| format!("{} {}: {}", remark.spot.question, remark.rule.as_str(), remark.message))
            .collect();
        assert!(content.is_english() && told.is_empty(), "{}: {told:#?}", content.edition);
    }
}

#[test]
fn the_onboarding_asks_sixty_three_questions_in_four_areas() {
    let content = load("onboarding");
    assert_eq!((content.questions().len(), content.purpose), (63, Purpose::Coverage));
    let profile = |area| {
        let questions = of_area(&content, area);
        let criticals = questions.iter().filter(|question| is_critical(question)).count();
        (questions.len(), criticals, questions.iter().map(|question| weight(question)).sum::<u32>())
    };
    assert_eq!(profile("commercial-context"), (23, 5, 28));
    assert_eq!(profile("decision-rights"), (18, 6, 24));
    assert_eq!(profile("measurement"), (12, 5, 17));
    assert_eq!(profile("tech-ownership"), (10, 4, 14));
    let conditional = content.questions().iter().filter(|question| matches!(question.critical, Critical::When(_)));
    assert_eq!(conditional.map(|question| question.id.as_str()).collect::<Vec<_>>(), ["dr-strategic-reviews"]);
    let waivable = content.questions().iter().filter(|question| is_critical(question) && question.waivable);
    let waivable: Vec<_> = waivable.map(|question| question.id.as_str()).collect();
    assert_eq!(waivable, ["cc-buying-committee", "to-data-protection"]);
}

#[test]
fn the_short_path_asks_every_critical() {
    let content = load("onboarding");
    for question in content.questions().iter().filter(|question| is_critical(question)) {
        assert!(content.is_asked("short", &question.id), "{}", question.id);
    }
}

/// The minutes that a workshop's questions take; the rest of its time opens and closes it.
fn minutes(content: &Questionnaire, agenda: &str) -> u32 {
    let asked = content.questions().iter().filter(|question| content.is_asked(agenda, &question.id));
    asked.map(|question| question.minutes.unwrap_or_else(|| panic!("{agenda}: {} has no minutes", question.id))).sum()
}

#[test]
fn the_workshops_fit_their_time() {
    let content = load("onboarding");
    let asked = |agenda| content.questions().iter().filter(|question| content.is_asked(agenda, &question.id)).count();
    assert_eq!((asked("full"), asked("workshop"), asked("workshop-90")), (63, 19, 16));
    assert_eq!((minutes(&content, "workshop"), minutes(&content, "workshop-90")), (100, 83));
    let kickoff = content.steps.iter().find(|step| step.id == "week-1").unwrap();
    assert_eq!(kickoff.minutes, Some(100 + 15));
    let moved = content.questions().iter().map(|question| &question.id);
    let moved = moved.filter(|id| content.is_asked("workshop", id) && !content.is_asked("workshop-90", id));
    assert_eq!(moved.map(Id::as_str).collect::<Vec<_>>(), ["cc-promises", "cc-objections", "dr-escalation"]);
}

#[test]
fn the_short_path_asks_the_criticals_and_the_filters_alone() {
    let content = load("onboarding");
    let asked = content.questions().iter().filter(|question| content.is_asked("short", &question.id));
    let filters = asked.filter(|question| !is_critical(question)).map(|question| question.id.as_str());
    assert_eq!(filters.collect::<Vec<_>>(), ["dr-engagement-model", "dr-regulated-content"]);
}

#[test]
fn each_side_is_asked_what_it_can_answer() {
    let content = load("onboarding");
    let asked = |wanted: AskedOf| {
        let questions = content.questions().iter().filter(|question| question.asked_of == wanted);
        let mut ids: Vec<&str> = questions.map(|question| question.id.as_str()).collect();
        ids.sort_unstable();
        ids.join(" ")
    };
    assert_eq!(
        asked(AskedOf::Sales),
        "cc-buying-committee cc-churn-reasons cc-competitors cc-conversion-history cc-lead-definition cc-lead-handling \
         cc-lost-deals cc-objections cc-open-questions cc-sales-cycle cc-segments"
    );
    assert_eq!(
        asked(AskedOf::Agency),
        "cc-brief-playback cc-plan-uses-context dr-agency-lead me-accountability-limits me-blind-spots me-outcome-chain"
    );
    assert_eq!(
        asked(AskedOf::Client),
        "cc-addressable-market cc-business-goal cc-constraints cc-deal-value cc-track-record cc-trigger \
         dr-approval-chain dr-client-lead dr-client-lead-limits dr-client-lead-sight dr-client-time \
         dr-regulated-content me-pipeline-access"
    );
}

#[test]
fn the_audit_has_twenty_five_anchored_items_eight_of_them_critical() {
    let content = load("audit");
    let is_item = |question: &&&Question| matches!(question.kind, Kind::Scale(_));
    let items = content.questions().iter().collect::<Vec<_>>();
    assert_eq!((items.iter().filter(is_item).count(), content.purpose), (25, Purpose::Audit));
    assert_eq!(items.iter().filter(|question| is_critical(question)).count(), 8);
    for area in &content.areas {
        let items = of_area(&content, area.id.as_str());
        assert_eq!(items.iter().filter(is_item).count(), 5, "{}", area.id);
        assert_eq!(area.scored, area.id != "drift");
    }
    assert!(items.iter().filter(is_item).all(|question| question.asked_of == AskedOf::Both));
    let beside = items.iter().filter_map(|question| question.beside.as_ref()).map(Id::as_str);
    assert_eq!(beside.collect::<Vec<_>>(), ["a-success-shared", "a-system-owners"]);
}

#[test]
fn the_reset_and_the_review_are_plans_without_figures() {
    assert_eq!((load("reset").purpose, load("reset").questions().len()), (Purpose::Plan, 11));
    assert_eq!((load("strategic-review").purpose, load("strategic-review").questions().len()), (Purpose::Plan, 6));
}

#[test]
fn a_questionnaire_cut_at_any_place_is_told_and_never_panics() {
    let text = built_in_text(&edition("onboarding")).unwrap();
    let whole = text.len() - "# end of file\n".len();
    for at in (0..whole).step_by(97).filter(|at| text.is_char_boundary(*at)) {
        let findings = match questionnaire(Path::new("onboarding.toml"), &text[..at]) {
            Ok(checked) => checked.findings,
            Err(findings) => findings,
        };
        assert!(!findings.is_empty(), "cut at byte {at}");
        assert!(findings.iter().all(|finding| finding.line >= 1 && finding.column >= 1));
    }
}

#[test]
fn every_question_has_a_short_name_of_its_own() {
    for listed in built_in() {
        let content = load(listed.edition.id.as_str());
        let mut names: Vec<&str> = content.questions().iter().filter_map(|question| question.name.as_deref()).collect();
        assert_eq!(names.len(), content.questions().len(), "{}", listed.edition);
        assert!(names.iter().all(|name| name.chars().count() <= 24), "{}: {names:?}", listed.edition);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), content.questions().len(), "{}", listed.edition);
    }
}
