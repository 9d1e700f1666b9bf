//! Puts messages into a language.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentValue};
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::base::{Arg, Dur, Lang, Msg, Text};
use crate::content::scenario::Scenario;
use crate::i18n::bundled;
use crate::i18n::clock::Clock;
use crate::i18n::duration::{self, Form};
use crate::i18n::names::{Case, Names};
use crate::i18n::number;

/// The program's words in one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    clock: Option<Clock>,
    /// Moments are told as on a wall clock, without exercise time beside them.
    wall: bool,
    faults: Vec<String>,
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue")
            .field("lang", &self.lang)
            .field("clock", &self.clock)
            .finish_non_exhaustive()
    }
}

impl Catalogue {
    /// The words bundled with the program.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self::of(lang, bundled::files(lang), Names::default())
    }

    /// The words bundled with the program, with the names of a scenario in their forms and moments on its clock.
    #[must_use]
    pub fn of_scenario(lang: Lang, scenario: &Scenario) -> Self {
        let mut words = Self::of(lang, bundled::files(lang), Names::of(scenario));
        words.clock = Some(Clock::of(&scenario.start));
        words
    }

    /// A catalogue of given files (name, text).
    fn of(lang: Lang, files: Vec<(String, String)>, names: Names) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Ka => |value, _| shown(value, Lang::Ka),
            Lang::En => |value, _| shown(value, Lang::En),
        }));
        let mut faults = Vec::new();
        for (name, form) in [("GEN", GENITIVE), ("SHORT", SHORT)] {
            if let Err(error) = bundle.add_function(name, move |values, _| with_form(values, form)) {
                faults.push(error.to_string());
            }
        }
        let named = bundle.add_function("NAME", move |values, options| in_case(&names, values, options));
        faults.extend(named.err().map(|error| error.to_string()));
        for (name, text) in files {
            let resource = match FluentResource::try_new(text) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    faults.extend(errors.iter().map(|error| format!("{name}: {error}")));
                    resource
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|error| format!("{name}: {error}")));
            }
        }
        Self { lang, bundle, clock: None, wall: false, faults }
    }

    /// The same words, moments told as on a wall clock: day and local time, no exercise time beside them.
    #[must_use]
    pub const fn on_the_wall(mut self) -> Self {
        self.wall = true;
        self
    }

    /// The clock moments are shown on, if a scenario has set one.
    #[must_use]
    pub fn clock(&self) -> Option<&Clock> {
        self.clock.as_ref()
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What is wrong with the catalogue files themselves: syntax, keys given twice. Empty in a sound build.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Whether there is a sentence of this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// The sentence of a message.
    #[must_use]
    pub fn say(&self, msg: &Msg) -> String {
        self.say_key(msg.key, &msg.args)
    }

    /// The sentence of a key without arguments.
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.say_key(key, &[])
    }

    /// The sentence of a key that is only known while running, such as `refusal-` and a code from a journal.
    #[must_use]
    pub fn say_key(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, self.value(arg));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    /// An authored text in this language.
    #[must_use]
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// The words of one argument outside a sentence.
    #[must_use]
    pub fn show(&self, arg: &Arg) -> String {
        match arg {
            Arg::Str(text) => text.clone(),
            Arg::Int(n) => number::whole(*n, self.lang),
            Arg::Text(text) => text.get(self.lang).to_owned(),
            Arg::Dur(dur) => duration::show(*dur, self.lang, Form::Nominative),
            Arg::Time(at) => match &self.clock {
                Some(clock) if self.wall => clock.at(*at).short(self.lang),
                Some(clock) => clock.stamp(*at, self.lang),
                None => at.to_string(),
            },
            Arg::Msg(msg) => self.say(msg),
        }
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Int(n) => FluentValue::from(*n),
            Arg::Dur(dur) => length(dur.0, NOMINATIVE),
            Arg::Str(_) | Arg::Text(_) | Arg::Time(_) | Arg::Msg(_) => FluentValue::from(self.show(arg)),
        }
    }
}

/// Marks by which a number is known to be a duration in milliseconds, one for each form. Fluent numbers have no unit, so
/// the mark stands in the field of the currency, which nothing else uses.
const NOMINATIVE: &str = "duration";
const GENITIVE: &str = "duration-genitive";
const SHORT: &str = "duration-short";

/// A duration in a sentence: a number of milliseconds with the mark of its form.
fn length(ms: i64, mark: &'static str) -> FluentValue<'static> {
    let options = FluentNumberOptions { currency: Some(mark.to_owned()), ..FluentNumberOptions::default() };
    #[expect(
        clippy::cast_precision_loss,
        reason = "durations of content stay below 100 years, exact in 53 bits"
    )]
    FluentValue::Number(FluentNumber::new(ms as f64, options))
}

/// A duration in words, a whole number with its thousands apart; anything else is left to Fluent.
fn shown(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(n) = value else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "arguments are whole numbers, shown only")]
    let whole = n.value as i64;
    Some(match n.options.currency.as_deref() {
        Some(NOMINATIVE) => duration::show(Dur(whole), lang, Form::Nominative),
        Some(GENITIVE) => duration::show(Dur(whole), lang, Form::Genitive),
        Some(SHORT) => duration::show(Dur(whole), lang, Form::Short),
        Some(_) | None => number::whole(whole, lang),
    })
}

fn with_form<'a>(values: &[FluentValue<'a>], mark: &'static str) -> FluentValue<'a> {
    match values.first() {
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds below 100 years")]
        Some(FluentValue::Number(n)) => length(n.value as i64, mark),
        Some(other) => other.clone(),
        None => FluentValue::Error,
    }
}

/// A name in the form the sentence asks for.
fn in_case<'a>(names: &Names, values: &[FluentValue<'a>], options: &FluentArgs<'_>) -> FluentValue<'a> {
    let case = match options.get("case") {
        Some(FluentValue::String(word)) => Case::of_word(word),
        _ => None,
    };
    match (values.first(), case) {
        (Some(FluentValue::String(name)), Some(case)) => FluentValue::from(names.form(name, case)),
        _ => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(lang: Lang, text: &str) -> Catalogue {
        Catalogue::of(lang, vec![("test.ftl".to_owned(), text.to_owned())], Names::default())
    }

    #[test]
    fn a_duration_takes_the_form_the_sentence_asks_for() {
        let ka = catalogue(Lang::Ka, "a = ვადა: { $d }\nb = { GEN($d) } ვადაში\nc = { SHORT($d) }");
        let say = |key| ka.say(&Msg::new(key).with("d", Dur::minutes(270)));
        assert_eq!(say("a"), "ვადა: 4 საათი 30 წუთი");
        assert_eq!(say("b"), "4 საათის და 30 წუთის ვადაში");
        assert_eq!(say("c"), "4 სთ 30 წთ");
    }

    #[test]
    fn a_name_takes_the_case_the_sentence_asks_for() {
        let ka =
            catalogue(Lang::Ka, "a = ჩავიდა { NAME($p, case: \"inside\") }\nb = { NAME($p, case: \"no\") }");
        let say = |key| ka.say(&Msg::new(key).with("p", "ძველი პორტი, თბილისი"));
        assert_eq!(say("a"), "ჩავიდა ძველ პორტში");
        assert_ne!(say("b"), "ძველი პორტი, თბილისი");
    }

    #[test]
    fn numbers_choose_their_plural_and_keep_their_thousands_apart() {
        let en = catalogue(Lang::En, "a = { $n ->\n    [one] { $n } record\n   *[other] { $n } records\n }");
        assert_eq!(en.say(&Msg::new("a").with("n", 1i64)), "1 record");
        assert_eq!(en.say(&Msg::new("a").with("n", 12_345i64)), "12,345 records");
        let ka =
            catalogue(Lang::Ka, "a = { $n ->\n    [one] { $n } ჩანაწერი\n   *[other] { $n } ჩანაწერი\n }");
        assert_eq!(ka.say(&Msg::new("a").with("n", 12_345i64)), "12\u{202f}345 ჩანაწერი");
    }

    #[test]
    fn an_unknown_key_is_shown_and_a_broken_file_is_reported() {
        let en = catalogue(Lang::En, "c = y\nb = {");
        assert_eq!(en.word("nowhere"), "⟦nowhere⟧");
        assert_eq!(en.word("c"), "y");
        assert!(!en.faults().is_empty());
        assert!(!catalogue(Lang::En, "a = x\na = y").faults().is_empty());
    }
}
