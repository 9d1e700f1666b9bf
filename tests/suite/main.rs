//! The one integration-test binary.
#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod content_shipped;
mod content_syntax;
mod support;

#[test]
fn the_suite_runs() {
    assert_eq!(Some(1).unwrap(), 1);
}
