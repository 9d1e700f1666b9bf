//! Two versions of anything in a procedure but a clause: what differs in it.

use crate::author::drift::change::{Detail, Weight};
use crate::author::drift::told::{Details, Told, plain};
use crate::author::words::Words;
use crate::base::{Dur, Name, Text};
use crate::content::pattern::Choice;
use crate::content::procedure::{
    Action, Channel, Conflict, Fact, FactType, Level, Param, ParamValue, Phase, Reaches, Role, SetBy, SetTo,
    Side, Signal, Slot, SlotType, Source, Status, Term,
};
use crate::tell::basis;

use Weight::{Basis, Meaning, Numbers, Texts};

/// The two procedures, the old one first.
pub(super) type Both<'a> = [&'a Told<'a>; 2];

/// The procedure as a whole: everything that is no list of it.
pub(super) fn procedure(both: Both<'_>) -> Vec<Detail> {
    let [old, new] = both.map(|told| told.procedure);
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.value("version", Texts, [&old.version, &new.version], |word, _| plain(word));
    found.value("status", Texts, [&old.status, &new.status], |status, at| {
        both[at].word(match status {
            Status::Reference => "drift-status-reference",
            Status::Institute => "drift-status-institute",
        })
    });
    found.text("notice", [&old.notice, &new.notice]);
    found.value("relay-within", Numbers, [&old.relay_within, &new.relay_within], |dur, at| {
        length(both[at], *dur)
    });
    let weights = |told: &crate::content::procedure::Procedure| told.weights.unwrap_or((8, 4, 2, 1));
    found.value("weights", Numbers, [&weights(old), &weights(new)], |(s1, s2, s3, s4), _| {
        plain(&format!("S1 {s1}, S2 {s2}, S3 {s3}, S4 {s4}"))
    });
    found.list("peers", Texts, [&old.peers, &new.peers], |name, _| plain(name.as_str()));
    let shared = |list: &[Name], other: &[Name]| -> Vec<Name> {
        list.iter().filter(|id| other.contains(id)).cloned().collect()
    };
    for (what, weight, from, to) in [
        ("order", Meaning, ids(&old.levels, |row| &row.id), ids(&new.levels, |row| &row.id)),
        ("order", Texts, ids(&old.phases, |row| &row.id), ids(&new.phases, |row| &row.id)),
    ] {
        found.list(what, weight, [&shared(&from, &to), &shared(&to, &from)], |id, _| plain(id.as_str()));
    }
    found.list
}

fn ids<T>(rows: &[T], id: impl Fn(&T) -> &Name) -> Vec<Name> {
    rows.iter().map(|row| id(row).clone()).collect()
}

pub(super) fn role(both: Both<'_>, [old, new]: [&Role; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.text_or_none("short", [&old.short, &new.short]);
    found.value("side", Meaning, [&old.side, &new.side], |side, at| {
        both[at].word(match side {
            Side::Ministry => "drift-side-ministry",
            Side::Mission => "drift-side-mission",
            Side::Partner => "drift-side-partner",
        })
    });
    found.list("functions", Texts, [&old.functions, &new.functions], |text, _| text.clone());
    found.list
}

pub(super) fn level(_: Both<'_>, [old, new]: [&Level; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.text("meaning", [&old.meaning, &new.meaning]);
    choices("indicators", [&old.indicators, &new.indicators], &mut found);
    found.list
}

pub(super) fn phase(both: Both<'_>, [old, new]: [&Phase; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.value("track", Texts, [&old.track, &new.track], |flag, at| both[at].flag(*flag));
    found.list
}

pub(super) fn channel(both: Both<'_>, [old, new]: [&Channel; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.value("reaches", Meaning, [&old.reaches, &new.reaches], |reaches, at| {
        both[at].word(match reaches {
            Reaches::OnArrival => "drift-reaches-arrival",
            Reaches::WhenAnswered => "drift-reaches-answered",
        })
    });
    found.value("rings", Numbers, [&old.rings, &new.rings], |dur, at| {
        dur.map_or_else(|| both[at].word("drift-none"), |dur| length(both[at], dur))
    });
    found.value("at-post", Meaning, [&old.at_post, &new.at_post], |flag, at| both[at].flag(*flag));
    found.list
}

pub(super) fn param(both: Both<'_>, [old, new]: [&Param; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.value("range", Numbers, [&old.value, &new.value], |value, at| match value {
        ParamValue::Time(usual, least, most) => both[at].both(|words| {
            let [usual, least, most] = [usual, least, most].map(|dur| words.show(*dur));
            words.put("drift-range", &[("usual", &usual), ("least", &least), ("most", &most)])
        }),
        ParamValue::Number(usual, least, most) => both[at].both(|words| {
            let [usual, least, most] = [usual, least, most].map(ToString::to_string);
            words.put("drift-range", &[("usual", &usual), ("least", &least), ("most", &most)])
        }),
    });
    found.value("basis", Basis, [&old.mark, &new.mark], |mark, at| {
        both[at].say(|procedure, words| basis::mark_with_sources(mark, procedure, words))
    });
    found.list
}

pub(super) fn fact(both: Both<'_>, [old, new]: [&Fact; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    match (&old.ty, &new.ty) {
        (FactType::Choice(from), FactType::Choice(to)) => choices("options", [from, to], &mut found),
        (from, to) => found.value("type", Meaning, [from, to], |ty, at| match ty {
            FactType::Flag => both[at].word("drift-type-flag"),
            FactType::Choice(list) => titles(list),
            FactType::Level => both[at].word("drift-type-level"),
            FactType::Count => both[at].word("drift-type-count"),
        }),
    }
    found.value("of", Meaning, [&old.of, &new.of], |kind, at| match kind {
        Some(kind) => both[at].both(|words| words.kind(kind)),
        None => both[at].word("drift-none"),
    });
    found.value("open", Meaning, [&old.open, &new.open], |flag, at| both[at].flag(*flag));
    found.list("set-by", Meaning, [&old.set_by, &new.set_by], |row, at| {
        both[at].both(|words| set_by(words, &old.id, row))
    });
    found.list
}

fn set_by(words: &Words<'_>, fact: &Name, row: &SetBy) -> String {
    let to = match &row.to {
        SetTo::Value(value) => words.value_of_fact(fact, value),
        SetTo::Slot(slot) => format!("[{slot}]"),
        SetTo::Add(n) => format!("{n:+}"),
    };
    let slot = row.slot.as_ref().map(|slot| format!(" [{slot}]")).unwrap_or_default();
    format!("{}{slot}: {to}", words.pattern(&row.when))
}

pub(super) fn action(both: Both<'_>, [old, new]: [&Action; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.text("help", [&old.help, &new.help]);
    found.list("by", Meaning, [&old.by, &new.by], |role, at| both[at].role(role));
    found.value("takes", Numbers, [&old.takes, &new.takes], |dur, at| length(both[at], *dur));
    slots([&old.slots, &new.slots], both, &mut found);
    let name = |name: &Option<Name>, at: usize| {
        name.as_ref().map_or_else(|| both[at].word("drift-none"), |name| plain(name.as_str()))
    };
    found.value("at", Meaning, [&old.at, &new.at], name);
    for (what, from, to) in [("uses", &old.uses, &new.uses), ("spends", &old.spends, &new.spends)] {
        found.list(what, Meaning, [from, to], |(kind, n), _| plain(&format!("{kind}: {n}")));
    }
    found.list("tells", Meaning, [&old.tells, &new.tells], |role, at| both[at].role(role));
    choices("results", [&old.results, &new.results], &mut found);
    // What the program itself does with it has no words: its name must do.
    found.value("does", Meaning, [&old.does, &new.does], |does, at| {
        does.as_ref().map_or_else(|| both[at].word("drift-none"), |does| plain(does.word()))
    });
    found.value("away", Meaning, [&old.away, &new.away], |flag, at| both[at].flag(*flag));
    found.value("needs", Meaning, [&old.needs, &new.needs], |cond, at| match cond {
        Some(cond) => both[at].both(|words| words.cond(cond)),
        None => both[at].word("drift-none"),
    });
    found.text_or_none("words", [&old.words, &new.words]);
    found.list
}

pub(super) fn signal(both: Both<'_>, [old, new]: [&Signal; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    slots([&old.slots, &new.slots], both, &mut found);
    found.list
}

/// Slots: gone, new, and what differs in each; a label alone is a text.
fn slots([old, new]: [&[Slot]; 2], both: Both<'_>, found: &mut Details) {
    let bare = |list: &[Slot]| -> Vec<Slot> {
        list.iter().map(|slot| Slot { title: None, ty: bare_type(&slot.ty), ..slot.clone() }).collect()
    };
    found.list("slots", Meaning, [&bare(old), &bare(new)], |slot, at| {
        both[at].both(|words| {
            let kind = kind_of(&slot.ty, words);
            let kind = if kind.is_empty() { String::new() } else { format!(" ({kind})") };
            let optional = if slot.optional { words.word("drift-optional") } else { String::new() };
            let parties: Vec<String> =
                slot.parties.iter().map(|sort| words.word(&format!("drift-party-{}", sort.word()))).collect();
            let parties =
                if parties.is_empty() { String::new() } else { format!(" [{}]", parties.join(", ")) };
            format!("{}{kind}{optional}{parties}", slot.id)
        })
    });
    for slot in new {
        let Some(before) = old.iter().find(|row| row.id == slot.id) else { continue };
        found.text_or_none("words", [&before.title, &slot.title]);
        if let (SlotType::Choice(from), SlotType::Choice(to))
        | (SlotType::Choices(from), SlotType::Choices(to)) = (&before.ty, &slot.ty)
        {
            choices("options", [from, to], found);
        }
    }
}

/// The type of a slot without its options, which are compared by themselves.
fn bare_type(ty: &SlotType) -> SlotType {
    match ty {
        SlotType::Choice(_) => SlotType::Choice(Vec::new()),
        SlotType::Choices(_) => SlotType::Choices(Vec::new()),
        other => other.clone(),
    }
}

fn kind_of(ty: &SlotType, words: &Words<'_>) -> String {
    let several = |text: String| words.put("drift-slot-several", &[("text", &text)]);
    match ty {
        SlotType::Of(kind) => words.kind(kind),
        SlotType::OneOf(kinds) => kinds.iter().map(|kind| words.kind(kind)).collect::<Vec<_>>().join(", "),
        SlotType::Many(kind) => several(words.kind(kind)),
        SlotType::Choice(_) => words.word("drift-slot-choice"),
        SlotType::Choices(_) => several(words.word("drift-slot-choice")),
        SlotType::Fact(fact) => words.fact(fact),
        SlotType::Message => words.word("drift-slot-message"),
        SlotType::Seat => words.word("drift-slot-seat"),
        SlotType::Number => words.word("drift-type-count"),
        SlotType::Flag => words.word("drift-type-flag"),
        SlotType::Time => words.word("drift-slot-time"),
        SlotType::Text => words.word("drift-slot-text"),
    }
}

/// Options of a list: by id what is gone and new, and in what order; a title alone is a text.
fn choices(what: &'static str, [old, new]: [&[Choice]; 2], found: &mut Details) {
    let ids = |list: &[Choice]| -> Vec<Choice> {
        list.iter().map(|row| Choice { id: row.id.clone(), title: Text::default() }).collect()
    };
    let rows = [old, new];
    found.list(what, Meaning, [&ids(old), &ids(new)], |row, at| {
        rows[at].iter().find(|choice| choice.id == row.id).map_or_else(Text::default, titled)
    });
    for row in new {
        if let Some(before) = old.iter().find(|choice| choice.id == row.id) {
            found.text(what, [&before.title, &row.title]);
        }
    }
}

/// The title of an option; its id where it has none.
fn titled(choice: &Choice) -> Text {
    if choice.title.is_empty() { plain(choice.id.as_str()) } else { choice.title.clone() }
}

fn titles(list: &[Choice]) -> Text {
    super::told::joined(&list.iter().map(titled).collect::<Vec<_>>())
}

pub(super) fn conflict(_: Both<'_>, [old, new]: [&Conflict; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("why", [&old.why, &new.why]);
    found.list
}

pub(super) fn term(_: Both<'_>, [old, new]: [&Term; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.term, &new.term]);
    found.text("meaning", [&old.meaning, &new.meaning]);
    found.list
}

pub(super) fn source(both: Both<'_>, [old, new]: [&Source; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.value("who", Texts, [&old.who, &new.who], |who, _| plain(who.as_str()));
    found.value("year", Texts, [&old.year, &new.year], |year, at| {
        both[at].say(|_, words| words.say(&basis::year_words(*year)))
    });
    found.value("unverified", Basis, [&old.unverified, &new.unverified], |flag, at| {
        both[at].say(|_, words| basis::state(*flag, words))
    });
    found.list
}

fn length(told: &Told<'_>, dur: Dur) -> Text {
    told.both(|words| words.show(dur))
}
