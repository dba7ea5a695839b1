//! What is said of the wording of a questionnaire: the sentence and the mend of each rule, and the rules themselves. What
//! is said of checks and conditions that cannot work stands in `lint_faults`.
//!
//! Knows no questionnaire; every function gets the words and numbers it shows.

use crate::domain::visible::visible_line;

/// A sentence and its mend.
pub type Pair = (String, String);

/// A sentence and its mend.
#[must_use]
pub fn pair(sentence: impl Into<String>, mend: impl Into<String>) -> Pair {
    (sentence.into(), mend.into())
}

/// Words of a file in backticks: visible, and not longer than a line takes.
#[must_use]
pub fn shown(words: &str) -> String {
    const LONGEST: usize = 60;
    let cut = words.char_indices().nth(LONGEST).map(|(at, _)| at);
    match cut {
        Some(at) => format!("`{}…`", visible_line(&words[..at])),
        None => format!("`{}`", visible_line(words)),
    }
}

/// The rules in order, for `handshake help wording`: rule, what it tells of, what to write instead.
pub const TABLE: [(&str, &str, &str); 15] = [
    ("long-question", "a question of more than 25 words", "ask the one thing; the rest goes into `why` or `solid`"),
    ("long-help", "a `why`, `solid` or example of more than 40 words", "keep the sentence that helps to answer"),
    ("long-step", "a step of a scale of more than 14 words", "name the one thing that can be seen"),
    (
        "two-questions",
        "more than one question mark, or `and` or `or` between two things that can be answered differently",
        "ask one; make the other a question or a column of its own",
    ),
    (
        "leading-word",
        "a word that praises or leads: clear, proper, effective, strong, good, still, only, sufficiently …",
        "ask what happened, and leave the judging to the answer",
    ),
    (
        "habit-word",
        "a word for a habit: usually, normally, generally, regularly, often, always, never …",
        "ask for the last time, or count in a named time: `the last five`, `in May`",
    ),
    ("agree-scale", "agreement with a statement, in the question or in its answers", "ask what happened"),
    ("bare-scale", "a scale of numbers, or of marks such as `good`", "say in words what can be seen at each step"),
    ("no-why", "a question that does not say why it is asked", "why = \"…\""),
    ("no-solid", "a question that does not say what a solid answer has", "solid = \"…\""),
    ("no-example", "a question without two different examples", "examples = { hollow = \"…\", solid = \"…\" }"),
    ("twin-question", "a question that is there before in the same words, or nearly", "keep one"),
    ("impossible-check", "a check no answer can pass", "change one of its numbers, words or columns"),
    ("never-holds", "a condition that can never hold", "name options that can be chosen together"),
    ("always-holds", "a condition that holds whatever is answered", "name fewer options, or leave it out"),
];

/// A question with too many words.
#[must_use]
pub fn long_question(count: usize, most: usize) -> Pair {
    pair(
        format!("The question has {count} words; read aloud, {most} are the most that can be followed."),
        "Ask the one thing that has to be answered. What explains it belongs into `why`, what an answer needs into `solid`.",
    )
}

/// A help with too many words.
#[must_use]
pub fn long_help(key: &str, count: usize, most: usize) -> Pair {
    pair(format!("`{key}` has {count} words; {most} are the most."), "Keep what helps to answer, and cut the rest.")
}

/// A step with too many words.
#[must_use]
pub fn long_step(step: usize, count: usize, most: usize) -> Pair {
    pair(
        format!("Step {step} has {count} words; {most} are the most."),
        "Name the one thing that can be seen at this step.",
    )
}

const ONE_AT_A_TIME: &str =
    "Ask one of the two; make the other a question of its own, or a column if the answer is a table or a record.";

/// More than one question mark.
#[must_use]
pub fn several_marks(count: usize) -> Pair {
    pair(format!("The question has {count} question marks; it asks more than one thing."), ONE_AT_A_TIME)
}

/// A second question joined to the first.
#[must_use]
pub fn second_question(phrase: &str) -> Pair {
    pair(format!("With {} the question asks a second thing.", shown(phrase)), ONE_AT_A_TIME)
}

/// Two halves of one question.
#[must_use]
pub fn two_halves(phrase: &str) -> Pair {
    pair(
        format!("The question asks about two things at once, {}: they could be answered differently.", shown(phrase)),
        ONE_AT_A_TIME,
    )
}

/// A word that praises or leads.
#[must_use]
pub fn leading_word(phrase: &str) -> Pair {
    pair(
        format!("{} leads: it tells which answer is hoped for.", shown(phrase)),
        "Leave it out, or ask what was done, by whom and when. To speak of the word itself, put it in quotation marks.",
    )
}

/// A word for a habit.
#[must_use]
pub fn habit_word(phrase: &str) -> Pair {
    pair(
        format!("{} asks for a habit, and people remember habits rosier than they are.", shown(phrase)),
        "Ask for the last time, or for a count in a named time, such as `the last five pieces` or `in this period`.",
    )
}

const WHAT_HAPPENED: &str = "Ask what happened, and let each answer name something both sides can see.";

/// Steps or options of agreement.
#[must_use]
pub fn agree_steps() -> Pair {
    pair("These answers are degrees of agreement; people agree out of politeness.", WHAT_HAPPENED)
}

/// A question for agreement.
#[must_use]
pub fn asks_agreement(phrase: &str) -> Pair {
    pair(format!("{} asks for agreement; people agree out of politeness.", shown(phrase)), WHAT_HAPPENED)
}

/// A question for a mark.
#[must_use]
pub fn asks_a_mark(phrase: &str) -> Pair {
    pair(
        format!("{} asks for a mark, and nobody can say what a mark means.", shown(phrase)),
        "Offer answers in words, each something that can be seen: in an audit a `scale`, elsewhere a `choice`.",
    )
}

const IN_WORDS: &str = "Say in words what can be seen at this step and not at the one before.";

/// A step without words.
#[must_use]
pub fn bare_step(step: usize, words: &str) -> Pair {
    pair(format!("Step {step}, {}, says nothing in words.", shown(words)), IN_WORDS)
}

/// A step with a number before its words.
#[must_use]
pub fn numbered_step(step: usize) -> Pair {
    pair(
        format!("Step {step} begins with a number; people then choose by numbers and not by words."),
        "Take the number out; the steps are in order anyway.",
    )
}

/// Two steps alike.
#[must_use]
pub fn same_step(step: usize, first: usize) -> Pair {
    pair(format!("Step {step} says the same as step {first}."), IN_WORDS)
}

/// A step that is a mark.
#[must_use]
pub fn mark_as_step(step: usize, words: &str) -> Pair {
    pair(format!("Step {step}, {}, is a mark; two people see different things in it.", shown(words)), IN_WORDS)
}

/// An option with a credit and without words.
#[must_use]
pub fn bare_option(words: &str) -> Pair {
    pair(
        format!("The option {} has a credit and says nothing in words.", shown(words)),
        "Say in words what can be seen where it is true.",
    )
}

/// An option with a credit that is a mark.
#[must_use]
pub fn mark_as_option(words: &str) -> Pair {
    pair(
        format!("The option {} is a mark; two people see different things in it.", shown(words)),
        "Say in words what can be seen where it is true.",
    )
}

/// Nothing on why it is asked.
#[must_use]
pub fn no_why(question: &str) -> Pair {
    pair(
        format!("Question `{question}` does not say why it is asked."),
        "Add why = \"…\": in a sentence or two, what goes wrong when nobody asks.",
    )
}

/// Nothing on what a solid answer has.
#[must_use]
pub fn no_solid(question: &str) -> Pair {
    pair(
        format!("Question `{question}` does not say what a solid answer has."),
        "Add solid = \"…\": the parts by which anybody can tell it from a hollow one.",
    )
}

/// No examples.
#[must_use]
pub fn no_example(question: &str) -> Pair {
    pair(
        format!("Question `{question}` has no examples."),
        "Add examples = { hollow = \"…\", solid = \"…\" }, both invented.",
    )
}

/// Two examples alike.
#[must_use]
pub fn same_examples() -> Pair {
    pair(
        "The hollow and the solid example say the same.",
        "Let the solid one have what the hollow one lacks: a number, a name, a date.",
    )
}

/// A question that is there before.
#[must_use]
pub fn twin(other: &str, same: bool) -> Pair {
    let how = if same { "asks the same as" } else { "asks nearly the same as" };
    pair(
        format!("The question {how} `{other}`."),
        "Keep one of the two. If both are needed, say in each what sets it apart.",
    )
}
