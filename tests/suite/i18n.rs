//! The catalogues: same keys and arguments in both languages, every key used exists, Georgian as it should be.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use hotwash::base::{Lang, Msg};
use hotwash::i18n::Catalogue;

use crate::support::files::files_under;

/// The arguments of every key of a language.
fn keys(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n").join(lang.code());
    let mut keys = BTreeMap::new();
    for file in files_under(&folder, "ftl") {
        let text = std::fs::read_to_string(&file).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut args = BTreeSet::new();
            let pattern = message.value.unwrap_or_else(|| panic!("{} says nothing", message.id.name));
            collect(&pattern, &mut args);
            let twice = keys.insert(message.id.name.to_owned(), args);
            assert!(twice.is_none(), "{} stands twice in {}", message.id.name, lang.code());
        }
    }
    keys
}

fn collect(pattern: &Pattern<&str>, args: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, args),
            Expression::Select { selector, variants } => {
                collect_inline(selector, args);
                variants.iter().for_each(|variant| collect(&variant.value, args));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, args: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            args.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|inner| collect_inline(inner, args));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                collect_inline(inner, args);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    let (ka, en) = (keys(Lang::Ka), keys(Lang::En));
    assert!(ka.len() > 20, "the catalogues are not found");
    let mut faults = Vec::new();
    for (key, args) in &ka {
        match en.get(key) {
            None => faults.push(format!("{key} is missing in English")),
            Some(other) if other != args => {
                faults.push(format!("{key}: Georgian takes {args:?}, English {other:?}"));
            }
            Some(_) => {}
        }
    }
    faults.extend(
        en.keys().filter(|key| !ka.contains_key(*key)).map(|key| format!("{key} is missing in Georgian")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn catalogues_load_without_faults() {
    for lang in Lang::ALL {
        let catalogue = Catalogue::new(lang);
        assert_eq!(catalogue.faults(), &[] as &[String]);
    }
}

/// Every `Msg::new("key")` of the source, and every `word("key")` of the command line.
fn keys_in_source() -> BTreeMap<String, String> {
    let mut used = BTreeMap::new();
    for file in files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs") {
        let text = std::fs::read_to_string(&file).unwrap();
        // Tests of the catalogue itself use keys of their own.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for opening in ["Msg::new(", ".word(", ".say_key("] {
            for rest in code.split(opening).skip(1) {
                let Some(key) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                if code_line_is_doc(code, rest) {
                    continue;
                }
                used.insert(key.to_owned(), file.display().to_string());
            }
        }
    }
    used
}

/// Whether the line in which `rest` begins is a doc comment.
fn code_line_is_doc(code: &str, rest: &str) -> bool {
    let at = rest.as_ptr() as usize - code.as_ptr() as usize;
    code[..at].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with("//"))
}

#[test]
fn every_key_used_in_the_source_exists() {
    let en = keys(Lang::En);
    let missing: Vec<String> = keys_in_source()
        .into_iter()
        .filter(|(key, _)| !en.contains_key(key))
        .map(|(key, file)| format!("{key} ({file})"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn georgian_has_no_capitals_and_its_own_quotation_marks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n/ka");
    let mut faults = Vec::new();
    for file in files_under(&folder, "ftl") {
        let text = std::fs::read_to_string(&file).unwrap();
        for (no, line) in text.lines().enumerate() {
            let place = format!("{}:{}", file.display(), no + 1);
            if line.chars().any(|c| ('\u{1c90}'..='\u{1cbf}').contains(&c)) {
                faults.push(format!("{place}: capital Georgian letters"));
            }
            if line.contains(['“', '”']) && line.matches('„').count() != line.matches('“').count() {
                faults.push(format!("{place}: quotation marks are „ “"));
            }
            if line.contains(['«', '»']) {
                faults.push(format!("{place}: quotation marks are „ “"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_sentence_is_said_in_both_languages() {
    let msg = Msg::new("content-expected-bool");
    let (ka, en) = (Catalogue::new(Lang::Ka).say(&msg), Catalogue::new(Lang::En).say(&msg));
    assert!(!ka.contains('⟦') && !en.contains('⟦') && !ka.is_empty());
}

#[test]
fn every_fact_the_program_keeps_has_words() {
    for lang in [hotwash::base::Lang::Ka, hotwash::base::Lang::En] {
        let words = hotwash::i18n::Catalogue::new(lang);
        for kind in hotwash::content::kind::Kind::ALL {
            for fact in kind.built_in() {
                assert!(words.has(&format!("fact-{}", fact.name)), "{lang:?} {}", fact.name);
            }
        }
    }
}
