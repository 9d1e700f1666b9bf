use super::*;
use crate::base::{Dur, Name, Span, Text};
use crate::content::codes;

record! {
    /// A role.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Role {
        /// Its id.
        pub(super) id: Name,
        /// Its title.
        pub(super) title: Text,
        /// Its parent.
        pub(super) parent: Option<Name> = default,
        /// How long.
        pub(super) takes: Dur = {Dur::HOUR},
        /// A number.
        pub(super) hands: u8 = 1,
        /// A condition.
        pub(super) guard as "while": Option<Where> = default,
        /// Its place.
        pub(super) span: Span = here,
    }
}

choice! {
    /// A condition.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) enum Where {
        /// Always.
        Always,
        /// Equal.
        Is(Name, i64),
        /// Opposite.
        Not(Box<Where>),
        /// Done.
        Did(Name, Vec<Where> = default),
        /// Response.
        Response {
            /// When.
            when: Name,
            /// Within.
            within: Vec<Dur> = default,
        },
        /// A record.
        Role(Box<Role>),
    }
}

record! {
    /// The file.
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct File {
        /// Roles.
        pub(super) roles: Vec<Role>,
    }
}

fn codes_of<T: Lower>(source: &str) -> Vec<(&'static str, String)> {
    let (_, diagnostics) = read::<T>("file.ron", source.as_bytes());
    diagnostics.list.iter().map(|d| (d.code.0, d.primary.path.clone())).collect()
}

fn one<T: Lower>(source: &str) -> T {
    let (value, diagnostics) = read::<T>("file.ron", source.as_bytes());
    assert_eq!(diagnostics.list, Vec::new(), "{source}");
    value.unwrap()
}

#[test]
fn a_whole_record_is_read_with_defaults_and_its_place() {
    let role: Role = one(r#"Role(id: "hom", title: (ka: "ა", en: "a"), while: Not(Is("x", -3)))"#);
    assert_eq!(role.id, "hom");
    assert_eq!((role.takes, role.hands, role.parent), (Dur::HOUR, 1, None));
    assert_eq!(role.guard, Some(Where::Not(Box::new(Where::Is(Name::new("x"), -3)))));
    assert_eq!(role.span.start, 0);
    assert_eq!(role.id.span, Span::new(9, 14));
}

#[test]
fn variants_are_read_in_all_their_writings() {
    assert_eq!(one::<Where>("Always"), Where::Always);
    assert_eq!(one::<Where>("Always()"), Where::Always);
    assert_eq!(one::<Where>(r#"Did("a")"#), Where::Did(Name::new("a"), Vec::new()));
    assert_eq!(one::<Where>(r#"Did("a", [Always])"#), Where::Did(Name::new("a"), vec![Where::Always]));
    let response = Where::Response { when: Name::new("a"), within: vec![Dur::MINUTE] };
    assert_eq!(one::<Where>(r#"Response(when: "a", within: ["1m"])"#), response);
    let direct = one::<Where>(r#"Role(id: "a", title: (ka: "ა", en: "t"))"#);
    let nested = one::<Where>(r#"Role((id: "a", title: (ka: "ა", en: "t")))"#);
    assert!(matches!((direct, nested), (Where::Role(_), Where::Role(_))));
    assert_eq!(one::<Option<Name>>("None"), None);
    assert_eq!(one::<Option<Name>>(r#"Some("a")"#), Some(Name::new("a")));
}

#[test]
fn every_mistake_is_found_at_once_with_its_path() {
    let source = r#"(roles: [
        (id: "a", titel: (ka: "ა", en: "x"), title: (ka: "ა", en: "x")),
        (id: "b"),
        (id: "c", title: (ka: "ა", en: "x"), hands: 300, takes: "5 h", id: "d"),
        (id: c, title: "x", while: Nott(Always)),
        7,
    ])"#;
    let expected = [
        (codes::UNKNOWN_FIELD, "roles[0]"),
        (codes::MISSING_FIELD, "roles[1]"),
        (codes::OUT_OF_RANGE, "roles[2].hands"),
        (codes::NOT_A_DURATION, "roles[2].takes"),
        (codes::REPEATED_FIELD, "roles[2]"),
        (codes::WRONG_TYPE, "roles[3].id"),
        (codes::WRONG_TYPE, "roles[3].title"),
        (codes::UNKNOWN_VARIANT, "roles[3].while"),
        (codes::WRONG_TYPE, "roles[4]"),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(code, path)| (code.0, path.to_owned())).collect();
    assert_eq!(codes_of::<File>(source), expected);
}

#[test]
fn bad_items_are_left_out_and_bad_options_take_their_default() {
    let source = r#"(roles: [(id: "a", title: (ka: "ა", en: "x"), hands: 300), (id: "b")])"#;
    let (file, _) = read::<File>("file.ron", source.as_bytes());
    let file = file.unwrap();
    assert_eq!(file.roles.len(), 1);
    assert_eq!(file.roles[0].hands, 1);
}

#[test]
fn counts_of_values_are_checked() {
    assert_eq!(codes_of::<Where>(r#"Is("a")"#), [("P039", String::new())]);
    assert_eq!(codes_of::<Where>(r#"Is("a", 1, 2)"#), [("P039", String::new())]);
    assert_eq!(codes_of::<Where>("Always(1)"), [("P039", String::new())]);
    assert_eq!(codes_of::<Where>(r#"Is(a: 1)"#), [("P033", String::new())]);
}

#[test]
fn a_repeated_key_of_a_map_is_found() {
    type Map = std::collections::BTreeMap<Name, i64>;
    assert_eq!(one::<Map>(r#"{"a": 1, "b": 2}"#).len(), 2);
    assert_eq!(codes_of::<Map>(r#"{"a": 1, "a": 2}"#), [("P036", String::new())]);
}

#[test]
fn a_misspelt_field_is_not_missing_too() {
    let source = r#"(id: "a", titel: (ka: "ა", en: 7))"#;
    let expected = [("P030", String::new()), ("P033", "title.en".to_owned())];
    assert_eq!(codes_of::<Role>(source), expected);
}
