//! The seat as a whole.

use egui_kittest::kittest::Queryable as _;
use hotwash::i18n::Catalogue;
use hotwash::trace::Command;
use hotwash::ui::Act;
use hotwash::ui::seat::{self, Playing};

use crate::support::{LANGS, Played, SCALES, prefs};

#[test]
fn the_mark_stands_over_the_seat_and_time_moves_on_when_asked() {
    let played = Played::begin("evacuation", "embassy").at(5);
    for lang in LANGS {
        for scale in SCALES {
            let words = Catalogue::new(lang);
            let mut panel = played.draw(prefs(lang, scale), Playing::default(), seat::show);
            panel.get_by_label(&words.word("mark"));
            panel.get_by_label(&words.word("ui-move-on")).click();
            panel.run();
            assert_eq!(panel.state_mut().take(), [Act::MoveOn]);
        }
    }
}

#[test]
fn what_is_opened_is_known_to_be_read() {
    let mut played = Played::begin("evacuation", "embassy").at(60);
    let message = played.view().messages.first().map(|view| view.no).unwrap();
    let answer = played.command(Command::Open { message });
    assert_eq!(answer.refused, None);
}
