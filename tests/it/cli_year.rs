//! The year around the questions: reviews, the calendar, what is due, what does not fit.

use crate::sandbox::Sandbox;

fn started() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.workbook("northwind", crate::sandbox::ENGAGEMENT);
    sandbox
}

#[test]
fn a_review_is_booked_once_and_postponed_with_its_reason() {
    let sandbox = started();
    let review = |arguments: &[&str]| sandbox.run(&[&["review"], arguments].concat());
    let booked = review(&["add", "northwind", "2027-02-15"]).done();
    assert!(booked.err.contains("strategic review booked for 15 Feb 2027"), "{}", booked.story());
    let again = review(&["add", "northwind", "15 Feb 2027"]).done();
    assert!(again.err.contains("booked already"), "{}", again.story());
    review(&["add", "northwind", "2027-05-03", "--kind", "pricing"]).done();
    let reason = ["--reason", "Mara is away"];
    review(&[&["postpone", "northwind", "2027-02-15", "--to", "2027-03-01"], &reason[..]].concat()).done();
    review(&[&["postpone", "northwind", "2027-03-01", "--to", "2027-03-08"], &reason[..]].concat()).done();
    let written = sandbox.read("northwind/engagement.toml");
    let (_, reviews) = written.split_once("[[reviews]]").unwrap();
    insta::assert_snapshot!(reviews);
    let kept = sandbox.everything();
    let unknown = review(&[&["postpone", "northwind", "2027-02-15", "--to", "2027-04-01"], &reason[..]].concat());
    let unknown = unknown.refused(2);
    assert!(unknown.err.contains("2027-03-08"), "{}", unknown.story());
    review(&[&["postpone", "northwind", "2027-03-08", "--to", "2027-03-01"], &reason[..]].concat()).refused(2);
    review(&["postpone", "northwind", "2027-03-08", "--to", "2027-04-01", "--reason", " "]).refused(2);
    review(&["postpone", "northwind", "2027-03-08", "--to", "2027-04-01"]).refused(2);
    review(&["add", "northwind", "someday"]).refused(2);
    review(&["add", "northwind", "2027-05-05", "--kind", ""]).refused(2);
    review(&["add", "nowhere", "2027-05-05"]).refused(3);
    assert_eq!(sandbox.everything(), kept);
}

#[test]
fn a_workbook_without_reviews_says_how_to_book_one() {
    let sandbox = started();
    let arguments = ["review", "postpone", "northwind", "2027-02-15", "--to", "2027-03-01", "--reason", "Away"];
    let ran = sandbox.run(&arguments).refused(2);
    assert!(ran.err.contains("handshake review add"), "{}", ran.story());
}
