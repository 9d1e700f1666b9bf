//! Home and the first start.

use egui_kittest::kittest::Queryable as _;
use hotwash::base::Lang;
use hotwash::i18n::Catalogue;
use hotwash::ui::Act;
use hotwash::ui::first_start::{self, Step};

use crate::support::{LANGS, SCALES, draw, prefs};

#[test]
fn the_first_start_asks_for_the_language_in_both_and_then_for_the_size() {
    for lang in LANGS {
        for scale in SCALES {
            let words = Catalogue::new(lang);
            let mut panel = draw(prefs(lang, scale), words, Step::Language, |ui, page, step, acts| {
                first_start::show(ui, page, step, acts);
            });
            panel.get_by_label("ქართული");
            panel.get_by_label("English").click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::Language(Lang::En)]);
            assert_eq!(panel.state().state, Step::Scale);
        }
    }
}
