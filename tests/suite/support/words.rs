//! English sentences, for expectations in cases.

use std::sync::OnceLock;

use hotwash::base::{Lang, Msg};
use hotwash::i18n::Catalogue;

/// The sentence of `msg` in English.
pub(crate) fn english(msg: &Msg) -> String {
    static CATALOGUE: OnceLock<std::sync::Mutex<Catalogue>> = OnceLock::new();
    CATALOGUE.get_or_init(|| std::sync::Mutex::new(Catalogue::new(Lang::En))).lock().unwrap().say(msg)
}
