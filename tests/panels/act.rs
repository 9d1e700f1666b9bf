//! What the trainee does: actions, their forms, questions, work, duties, the procedure.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use hotwash::base::{ActionId, Lang, Msg};
use hotwash::content::model::Head;
use hotwash::exercise::SeatView;
use hotwash::exercise::view::MessageState;
use hotwash::i18n::Catalogue;
use hotwash::i18n::finder::latin;
use hotwash::tell::Titles;
use hotwash::tell::slots::{Asked, asked};
use hotwash::trace::Command;
use hotwash::ui::Act;
use hotwash::ui::seat::{
    Filling, Playing, SeatState, Writing, actions, decision, duties, form, reader, work,
};

use crate::support::{Drawn, LANGS, Played, SEAT_SCALES, prefs};

type Panel<'a> = Harness<'a, Drawn<SeatState>>;

fn learning() -> Playing {
    Playing { learning: true, ..Playing::default() }
}

/// The first hour, once the guide's call has been answered.
fn answered() -> Played {
    let mut played = Played::begin("first-hour", "embassy").at(1);
    let ringing = played
        .view()
        .messages
        .iter()
        .find(|view| matches!(view.state, MessageState::Ringing(_)))
        .map(|view| view.no);
    assert_eq!(played.command(Command::PickUp { message: ringing.unwrap() }).refused, None);
    played
}

/// Everything, at every size and in both languages.
fn everywhere(mut look: impl FnMut(Lang, u16)) {
    for lang in LANGS {
        for scale in SEAT_SCALES {
            look(lang, scale);
        }
    }
}

/// A key by its place, with the Georgian layout on: what it would write is something else.
fn place(panel: &mut Panel<'_>, key: Key, modifiers: Modifiers) {
    for pressed in [true, false] {
        let event = Event::Key { key: Key::F35, physical_key: Some(key), pressed, repeat: false, modifiers };
        panel.event(event);
    }
    panel.run();
}

fn press(panel: &mut Panel<'_>, name: &str) {
    panel.get_by_label(name).click_accesskit();
    panel.run();
}

fn write(panel: &mut Panel<'_>, name: &str, text: &str) {
    panel.get_by_role_and_label(egui::accesskit::Role::TextInput, name).focus();
    panel.run();
    panel.get_by_role_and_label(egui::accesskit::Role::TextInput, name).type_text(text);
    panel.run();
}

fn write_lines(panel: &mut Panel<'_>, name: &str, text: &str) {
    panel.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, name).focus();
    panel.run();
    panel.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, name).type_text(text);
    panel.run();
}

/// Fills every field with the first that can be chosen, and words or a number where they are asked for.
fn filled(action: ActionId, view: &SeatView, titles: &Titles) -> Vec<Filling> {
    let head = Head::Action(action);
    let slots = titles.model().slots(head).len();
    (0..slots)
        .map(|at| match asked(head, at, view, titles).unwrap() {
            Asked::Choice(offer) => {
                offer.choices.first().map_or(Filling::Empty, |choice| Filling::Chosen(choice.val))
            }
            Asked::Number => Filling::Typed("12".to_owned()),
            Asked::Time => Filling::Typed("2 სთ 30 წთ".to_owned()),
            Asked::Text => Filling::Typed(" as agreed ".to_owned()),
        })
        .collect()
}

#[test]
fn a_digit_chooses_an_action_and_the_chosen_one_is_done_with_the_georgian_layout_on() {
    let played = answered();
    let first = *played.view().actions.first().unwrap();
    everywhere(|lang, scale| {
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), actions::show);
        place(&mut panel, Key::Num1, Modifiers::NONE);
        assert_eq!(panel.state().state.action, Some(first));
        assert!(panel.ctx.memory(|memory| memory.focused().is_some()), "Tab goes on from the chosen action");
        let filled = filled(first, &played.view(), &titles);
        panel.state_mut().state.drafts.get_mut(&first).unwrap().slots = filled;
        panel.run();
        place(&mut panel, Key::Enter, Modifiers::CTRL);
        let acts = panel.state_mut().take();
        let [Act::Command(Command::Begin { action, args, front: true })] = acts.as_slice() else {
            panic!("{acts:?}")
        };
        assert_eq!(*action, first);
        assert_eq!(args.vals.len(), titles.model().slots(Head::Action(first)).len());
        assert_eq!(panel.state().state.action, None);
    });
}

#[test]
fn a_digit_in_a_text_is_only_written() {
    let played = answered();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), actions::show);
        panel.state_mut().state.find = true;
        panel.run();
        place(&mut panel, Key::Num2, Modifiers::NONE);
        write(&mut panel, &words.word("ui-find-action"), "2");
        assert_eq!((panel.state().state.action, &*panel.state().state.search), (None, "2"));
    });
}

#[test]
fn an_action_is_found_in_either_script_and_enter_chooses_it() {
    let played = answered();
    let georgian = Titles::new(&played.exercise.plan().model, Lang::Ka);
    let wanted = *played.view().actions.last().unwrap();
    let typed = latin(georgian.action(wanted));
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), actions::show);
        write(&mut panel, &words.word("ui-find-action"), &typed);
        panel.key_press(Key::Enter);
        panel.run();
        assert_eq!(panel.state().state.action, Some(wanted), "{typed}");
    });
}

#[test]
fn every_action_can_be_filled_and_what_is_missing_is_said() {
    let played = Played::begin("evacuation", "embassy").at(60);
    let view = played.view();
    let (mut incomplete, mut unasked) = (0, 0);
    for lang in LANGS {
        let words = Catalogue::new(lang);
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let mut panel = played.draw(prefs(lang, 100), learning(), |ui, page, scene, state, acts| {
            if let Some(action) = state.action.filter(|action| !state.drafts.contains_key(action)) {
                form::choose(scene, state, action);
            }
            form::show(ui, page, scene, state, acts);
        });
        for action in &view.actions {
            panel.state_mut().state.action = Some(*action);
            panel.run();
            for (at, row) in titles.model().slots(Head::Action(*action)).iter().enumerate() {
                let field = Msg::new("ui-form-optional").with("field", titles.slot(*action, at));
                let asks = panel.query_all_by_label(&words.say(&field)).next().is_some();
                let known = !matches!(
                    asked(Head::Action(*action), at, &view, &titles),
                    Some(Asked::Choice(offer)) if offer.choices.is_empty()
                );
                assert_eq!(asks, row.optional && known, "{}: {}", titles.action(*action), row.name);
                unasked += usize::from(row.optional && !known);
            }
            press(&mut panel, &words.word("ui-do-now"));
            let begun = !panel.state_mut().take().is_empty();
            let draft = panel.state().state.drafts[action].clone();
            assert_eq!(begun, !draft.tried, "{}", titles.action(*action));
            incomplete += usize::from(draft.tried);
            let filled = filled(*action, &view, &titles);
            let rows = titles.model().slots(Head::Action(*action));
            let known = rows.iter().zip(&filled).all(|(row, slot)| row.optional || *slot != Filling::Empty);
            panel.state_mut().state.action = Some(*action);
            panel.state_mut().state.drafts.get_mut(action).unwrap().slots = filled;
            panel.run();
            press(&mut panel, &words.word("ui-add-to-queue"));
            let acts = panel.state_mut().take();
            assert_eq!(acts.len(), usize::from(known), "{}", titles.action(*action));
            for act in acts {
                let Act::Command(Command::Begin { args, front: false, .. }) = act else { panic!("{act:?}") };
                for (val, row) in args.vals.iter().zip(rows) {
                    assert!(row.optional || !val.is_nil(), "{}: {}", titles.action(*action), row.name);
                }
                assert!(args.texts.iter().all(|text| &**text == "as agreed"));
            }
            panel.state_mut().state.action = None;
        }
    }
    assert!(incomplete > 4, "no action asked for anything");
    assert!(unasked > 0, "something was known for every field");
}

#[test]
fn a_choice_is_made_by_its_name_and_kept_while_another_action_is_looked_at() {
    let played = answered();
    everywhere(|lang, scale| {
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let view = played.view();
        let choices = |action: ActionId| match asked(Head::Action(action), 0, &view, &titles) {
            Some(Asked::Choice(offer)) if !offer.many && offer.choices.len() > 1 => offer.choices,
            _ => Vec::new(),
        };
        let offered = view.actions.iter().take(8);
        let action = *offered.clone().find(|action| !choices(**action).is_empty()).unwrap();
        let choice = choices(action).swap_remove(1);
        let mut panel = played.draw(prefs(lang, scale), learning(), |ui, page, scene, state, acts| {
            if state.action.is_none() {
                form::choose(scene, state, action);
            }
            form::show(ui, page, scene, state, acts);
        });
        press(&mut panel, &choice.title);
        panel.state_mut().state.back();
        panel.run();
        let draft = &panel.state().state.drafts[&action];
        assert_eq!(draft.slots.first(), Some(&Filling::Chosen(choice.val)));
        assert!(panel.state_mut().take().is_empty());
    });
}

#[test]
fn something_else_a_departure_and_a_note_are_written_in_own_words() {
    let played = answered();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), actions::show);
        press(&mut panel, &words.word("ui-own-words"));
        press(&mut panel, &words.word("ui-do-now"));
        assert!(panel.state_mut().take().is_empty());
        write_lines(&mut panel, &words.word("ui-own-words-what"), "ვურეკავ სასტუმროს");
        place(&mut panel, Key::Enter, Modifiers::CTRL);
        let said = Command::OwnWords {
            text: "ვურეკავ სასტუმროს".into(), minutes: 15
        };
        assert_eq!(panel.state_mut().take(), [Act::Command(said)]);

        press(&mut panel, &words.word("ui-departure"));
        write(&mut panel, &words.word("ui-find-clause"), "ALRT-01");
        let clause =
            played.exercise.plan().model.procedure.clauses.iter().position(|row| row.id == *"ALRT-01");
        let clause = hotwash::base::ClauseId::from_index(clause.unwrap());
        let titles = Titles::new(&played.exercise.plan().model, lang);
        press(&mut panel, &format!("ALRT-01 {}", titles.clause(clause)));
        write(&mut panel, &words.word("ui-departure-reason"), "no line");
        press(&mut panel, &words.word("ui-departure-record"));
        let said = Command::DepartFrom { clause, reason: "no line".into() };
        assert_eq!(panel.state_mut().take(), [Act::Command(said)]);

        press(&mut panel, &words.word("ui-note"));
        assert_eq!(panel.state().state.writing, Some(Writing::Note));
        write_lines(&mut panel, &words.word("ui-note-text"), "later");
        press(&mut panel, &words.word("ui-note-record"));
        assert_eq!(panel.state_mut().take(), [Act::Command(Command::Note { text: "later".into() })]);
    });
}

#[test]
fn every_action_can_be_reached_by_phase() {
    let played = answered();
    let wanted = *played.view().actions.last().unwrap();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), actions::show);
        press(&mut panel, &words.word("ui-actions-all"));
        for phase in 0..=titles.model().procedure.phases.len() {
            panel.state_mut().state.phase = Some(phase);
            panel.run();
            if panel.query_by_label_contains(titles.action(wanted)).is_some() {
                panel.get_by_label_contains(titles.action(wanted)).click_accesskit();
                break;
            }
        }
        panel.run();
        assert_eq!(panel.state().state.action, Some(wanted));
    });
}

#[test]
fn a_question_is_answered_once_an_option_is_chosen() {
    let played = answered();
    let open = played.view().decisions.first().unwrap().clone();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), |ui, page, scene, state, acts| {
            assert!(decision::show(ui, page, scene, state, acts));
        });
        press(&mut panel, &words.word("ui-answer-give"));
        assert!(panel.state_mut().take().is_empty());
        let before = panel.get_by_label(&words.word("ui-answer-give")).rect();
        press(&mut panel, titles.option(open.inject, 1));
        let after = panel.get_by_label(&words.word("ui-answer-give")).rect();
        assert_eq!(before, after, "the button moved away from who is about to press it");
        press(&mut panel, &words.word("ui-answer-give"));
        let answer =
            Command::Answer { inject: open.inject, option: 1, clause: None, confidence: None, reason: None };
        assert_eq!(panel.state_mut().take(), [Act::Command(answer)]);
    });
}

#[test]
fn a_key_decision_asks_how_sure_one_is_and_for_the_clause() {
    let mut played = Played::begin("evacuation", "embassy").at(81);
    let calls: Vec<_> = (played.view().messages.iter())
        .filter(|view| matches!(view.state, MessageState::Ringing(_)))
        .map(|view| view.no)
        .collect();
    for message in calls {
        played.command(Command::PickUp { message });
    }
    let open = played.view().decisions.iter().find(|open| open.key).unwrap().clone();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let mut panel =
            played.draw(prefs(lang, scale), Playing::default(), |ui, page, scene, state, acts| {
                decision::show(ui, page, scene, state, acts);
            });
        press(&mut panel, titles.option(open.inject, 0));
        press(&mut panel, "4");
        write(&mut panel, &words.word("ui-find-clause"), "ALRT-01");
        panel.get_by_label_contains("ALRT-01 ").click_accesskit();
        panel.run();
        write(&mut panel, &words.word("ui-answer-reason"), "safer");
        press(&mut panel, &words.word("ui-answer-give"));
        let acts = panel.state_mut().take();
        let [Act::Command(Command::Answer { option: 0, clause: Some(_), confidence: Some(4), reason, .. })] =
            acts.as_slice()
        else {
            panic!("{acts:?}")
        };
        assert_eq!(reason.as_deref(), Some("safer"));
    });
}

#[test]
fn what_is_under_way_is_stopped_and_what_waits_is_put_first() {
    let mut played = answered();
    for text in ["one", "two", "three", "four"] {
        assert_eq!(played.command(Command::OwnWords { text: text.into(), minutes: 30 }).refused, None);
    }
    let played = played.at(6);
    let task = |text: &str| {
        let found = played.view().work.into_iter().find(|task| format!("{:?}", task.work).contains(text));
        found.unwrap().no
    };
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), work::show);
        press(&mut panel, &format!("{}: one", words.word("ui-stop-task")));
        assert_eq!(panel.state_mut().take(), [Act::Command(Command::CallOff { task: task("one") })]);
        press(&mut panel, &format!("{}: four", words.word("ui-task-first")));
        assert_eq!(panel.state_mut().take(), [Act::Command(Command::Reorder { task: task("four"), to: 0 })]);
    });
}

#[test]
fn duties_carry_the_basis_of_their_number_and_a_hint_is_asked_for() {
    let played = answered();
    let open = played.view().duties.first().unwrap().clone();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let titles = Titles::new(&played.exercise.plan().model, lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), duties::show);
        let indicative = format!("* {}", words.word("basis-indicative"));
        assert!(panel.query_all_by_label(&indicative).count() > 0);
        press(&mut panel, &words.word("ui-hint"));
        assert_eq!(panel.state_mut().take(), [Act::Hint]);
        panel.get_by_label(&words.word("ui-hint-assisted"));
        let title = titles.clause(open.clause);
        panel.get_all_by_label_contains(title).next().unwrap().click_accesskit();
        panel.run();
        assert!(panel.state().state.clause.is_some());
    });
}

#[test]
fn in_assessment_mode_there_are_own_notes_and_no_duties() {
    let played = answered();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let mut panel = played.draw(prefs(lang, scale), Playing::default(), duties::show);
        assert!(panel.query_by_label(&words.word("ui-hint")).is_none());
        assert!(panel.query_by_label(&words.word("ui-duties-soonest")).is_none());
        write_lines(&mut panel, &words.word("ui-note-text"), "ask again");
        press(&mut panel, &words.word("ui-note-record"));
        assert_eq!(panel.state_mut().take(), [Act::Command(Command::Note { text: "ask again".into() })]);
    });
}

#[test]
fn a_clause_is_found_and_read_with_its_numbers_marked() {
    let played = answered();
    everywhere(|lang, scale| {
        let words = Catalogue::new(lang);
        let mut panel = played.draw(prefs(lang, scale), learning(), |ui, page, scene, state, _acts| {
            reader::show(ui, page, scene, state);
        });
        write(&mut panel, &words.word("ui-find-clause"), "ALRT-03");
        panel.get_by_label_contains("ALRT-03 ").click_accesskit();
        panel.run();
        panel.get_by_label(&words.word("procedure-compare"));
        panel.get_by_label(&words.word("procedure-sources"));
        assert!(panel.query_all_by_label_contains(&words.word("basis-indicative")).count() > 0);
        press(&mut panel, &words.word("ui-clauses-all"));
        assert_eq!(panel.state().state.clause, None);
    });
}
