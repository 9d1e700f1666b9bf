//! English sentences straight from the catalogue files, for expectations in cases.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use hotwash::base::{Arg, Lang, Msg};

/// The sentence of `msg` in English; the key itself if there is none.
pub(crate) fn english(msg: &Msg) -> String {
    static CATALOGUE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let catalogue = CATALOGUE.get_or_init(|| {
        let text =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/i18n/en/content.ftl"))
                .unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect()
    });
    let Some(pattern) = catalogue.get(msg.key) else { return format!("?{}", msg.key) };
    let mut out = pattern.replace("{\"{\"}", "\u{1}").replace("{\"}\"}", "\u{2}");
    for (name, arg) in &msg.args {
        let value = match arg {
            Arg::Str(text) => text.clone(),
            Arg::Int(n) => n.to_string(),
            Arg::Text(text) => text.get(Lang::En).to_owned(),
            Arg::Dur(dur) => dur.to_string(),
            Arg::Time(time) => time.to_string(),
            Arg::Msg(inner) => english(inner),
        };
        out = out.replace(&format!("{{ ${name} }}"), &value);
    }
    out.replace('\u{1}', "{").replace('\u{2}', "}")
}
