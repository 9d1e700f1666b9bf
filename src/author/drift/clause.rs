//! Two versions of a clause: what differs in it and its rules, conditions by what is gone from them and what has come.

use crate::author::drift::change::{Detail, Weight};
use crate::author::drift::part::Both;
use crate::author::drift::told::{Details, Told, plain};
use crate::author::words::Words;
use crate::base::Text;
use crate::content::pattern::{Cond, Length, Pattern};
use crate::content::procedure::{
    By, Clause, From, Judged, Limit, Mark, Peer, Rule, RuleKind, Same, State, Tier,
};
use crate::tell::basis;

use Weight::{Basis, Meaning, Numbers, Texts};

/// What differs between two versions of a clause.
pub(super) fn clause(both: Both<'_>, [old, new]: [&Clause; 2]) -> Vec<Detail> {
    let mut found = Details::default();
    found.text("title", [&old.title, &new.title]);
    found.text("obliged", [&old.obliged, &new.obliged]);
    found.text("duty", [&old.duty, &new.duty]);
    found.text("why", [&old.why, &new.why]);
    found.value("severity", Numbers, [&old.severity, &new.severity], |severity, at| {
        both[at].say(|_, words| format!("{severity:?}, {}", words.word(basis::severity(*severity))))
    });
    found.value("state", Meaning, [&old.state, &new.state], |state, at| {
        both[at].word(match state {
            State::Executable => "procedure-executable",
            State::Listed => "procedure-listed",
        })
    });
    found.value("tier", Texts, [&old.tier, &new.tier], |tier, at| {
        both[at].word(match tier {
            Tier::Core => "drift-tier-core",
            Tier::Extended => "drift-tier-extended",
        })
    });
    found.value("phase", Numbers, [&old.phase, &new.phase], |id, at| {
        let row = both[at].procedure.phases.iter().find(|row| row.id == *id);
        row.map_or_else(|| plain(id.as_str()), |row| row.title.clone())
    });
    mark("basis", both, [Some(&old.basis), Some(&new.basis)], &mut found);
    found.text_or_none("target", [&old.target, &new.target]);
    limits(both, [&plainly(&old.numbers), &plainly(&new.numbers)], &mut found);
    found.text("sees", [&old.sees, &new.sees]);
    found.list("compare", Texts, [&old.compare, &new.compare], |peer, at| told_peer(both[at], peer));
    found
        .list("no-rule-found", Texts, [&old.no_rule_found, &new.no_rule_found], |who, _| plain(who.as_str()));
    rules(both, [&old.rules, &new.rules], &mut found);
    found.list
}

fn told_peer(told: &Told<'_>, peer: &Peer) -> Text {
    told.say(|_, words| format!("{}: {} ({})", peer.who, words.text(&peer.says), peer.source))
}

/// Rules by their letters.
fn rules(both: Both<'_>, [old, new]: [&[Rule]; 2], found: &mut Details) {
    for rule in old {
        found.rule = Some(rule.id.clone());
        match new.iter().find(|now| now.id == rule.id) {
            Some(now) => self::rule(both, [rule, now], found),
            None => found.otherwise("rule", Meaning, Some(summary(both[0], rule)), None),
        }
    }
    for rule in new.iter().filter(|rule| old.iter().all(|before| before.id != rule.id)) {
        found.rule = Some(rule.id.clone());
        found.otherwise("rule", Meaning, None, Some(summary(both[1], rule)));
    }
    found.rule = None;
    let ids = |rules: &[Rule], other: &[Rule]| -> Vec<_> {
        rules
            .iter()
            .map(|rule| rule.id.clone())
            .filter(|id| other.iter().any(|rule| rule.id == *id))
            .collect()
    };
    found.list("order", Texts, [&ids(old, new), &ids(new, old)], |id, _| plain(id.as_str()));
}

/// A rule in one line: its title, its kind, who owes it, its numbers.
fn summary(told: &Told<'_>, rule: &Rule) -> Text {
    told.say(|procedure, words| {
        let mut said: Vec<String> = rule.title.iter().map(|title| words.text(title).to_owned()).collect();
        said.push(words.word(basis::kind(&rule.rule)));
        said.push(basis::owner(&rule.owner, procedure, words));
        said.extend(basis::numbers(&rule.rule).into_iter().map(|one| basis::number(one, procedure, words)));
        said.join(", ")
    })
}

fn rule(both: Both<'_>, [old, new]: [&Rule; 2], found: &mut Details) {
    found.text_or_none("rule-title", [&old.title, &new.title]);
    found.value("owner", Meaning, [&old.owner, &new.owner], |owner, at| {
        both[at].say(|procedure, words| basis::owner(owner, procedure, words))
    });
    found.value("judged", Meaning, [&old.judged, &new.judged], |judged, at| {
        both[at].word(match judged {
            Judged::Engine => "drift-judged-engine",
            Judged::Person => "drift-judged-person",
        })
    });
    mark("basis", both, [old.basis.as_ref(), new.basis.as_ref()], found);
    found.list("per", Meaning, [&old.per, &new.per], |slot, _| plain(slot.as_str()));
    found.list("same", Meaning, [&old.same, &new.same], |same, _| told_same(same));
    conds("while", both, [old.guard.as_ref(), new.guard.as_ref()], found);
    patterns("unless", both, [old.unless.as_ref(), new.unless.as_ref()], found);
    patterns("lifted-by", both, [old.lifted_by.as_ref(), new.lifted_by.as_ref()], found);
    let kinds = [basis::kind(&old.rule), basis::kind(&new.rule)];
    found.value("kind", Meaning, [&kinds[0], &kinds[1]], |key, at| both[at].word(key));
    let asks = [asks(&old.rule), asks(&new.rule)];
    for (at, what) in ASKS.iter().enumerate() {
        patterns(what, both, [asks[0][at], asks[1][at]], found);
    }
    let [from, to] = [&old.rule, &new.rule].map(counted_from);
    found.value("counted-from", Meaning, [&from, &to], |rule, at| match rule {
        Some(id) => plain(id),
        None => both[at].word("drift-none"),
    });
    let [from, to] = [&old.rule, &new.rule].map(by_stop);
    found.value("snapshot", Meaning, [&from, &to], |flag, at| both[at].flag(*flag));
    limits(both, [&basis::numbers(&old.rule), &basis::numbers(&new.rule)], found);
    let [from, to] = [&old.rule, &new.rule].map(late_until);
    found.value("late-until", Numbers, [&from, &to], |length, at| match length {
        Some(length) => both[at].both(|words| words.length(length)),
        None => both[at].word("drift-none"),
    });
}

fn told_same(same: &Same) -> Text {
    let there = same.there.as_ref().map(|there| format!(" = {there}")).unwrap_or_default();
    let link = same.link.as_ref().map(|link| format!(" ({link})")).unwrap_or_default();
    plain(&format!("{}{there}{link}", same.slot))
}

/// What a rule listens to and asks for, by its name among the words of details.
const ASKS: [&str; 8] =
    ["when", "first", "then", "never", "scope-from", "scope-until", "spoiled-by", "which"];

/// The patterns of a rule in the places of [`ASKS`].
fn asks(rule: &RuleKind) -> [Option<&Pattern>; 8] {
    let mut found = [None; 8];
    match rule {
        RuleKind::Response { when, then, from, .. } => {
            (found[0], found[2]) = (Some(when), Some(then));
            if let Some(From::Pattern(pattern)) = from {
                found[7] = Some(pattern);
            }
        }
        RuleKind::Precedence { first, then, spoiled_by, .. } => {
            (found[0], found[1], found[6]) = (Some(then), Some(first), spoiled_by.as_ref());
        }
        RuleKind::Prohibition { never, from, until } => {
            (found[3], found[4], found[5]) = (Some(never), from.as_ref(), until.as_ref());
        }
        RuleKind::Existence { when, then, by } => {
            (found[0], found[2]) = (when.as_ref(), Some(then));
            if let By::At(pattern) = by {
                found[7] = Some(pattern);
            }
        }
        RuleKind::Periodic { when, then, until, .. } => {
            (found[0], found[2], found[5]) = (Some(when), Some(then), until.as_ref());
        }
    }
    found
}

/// The rule another is counted from.
fn counted_from(rule: &RuleKind) -> Option<&str> {
    match rule {
        RuleKind::Response { from: Some(From::Rule(id)), .. } => Some(id.as_str()),
        _ => None,
    }
}

/// Whether it is looked at once, at the end.
const fn by_stop(rule: &RuleKind) -> bool {
    matches!(rule, RuleKind::Existence { by: By::Stop, .. })
}

const fn late_until(rule: &RuleKind) -> Option<&Length> {
    match rule {
        RuleKind::Response { late_until, .. } => late_until.as_ref(),
        _ => None,
    }
}

/// A pattern that may be missing: what is gone from it and what has come where both are lists of one sort.
fn patterns(what: &'static str, both: Both<'_>, [old, new]: [Option<&Pattern>; 2], found: &mut Details) {
    if old == new {
        return;
    }
    let say = |pattern: &Pattern, at: usize| both[at].both(|words| words.pattern(pattern));
    match (old, new) {
        (Some(Pattern::Any(from)), Some(Pattern::Any(to))) => {
            found.list(what, Meaning, [from, to], say);
        }
        (Some(Pattern::Holds(from)), Some(Pattern::Holds(to)))
        | (Some(Pattern::Became(from)), Some(Pattern::Became(to))) => {
            conds(what, both, [Some(from), Some(to)], found);
        }
        _ => found.otherwise(what, Meaning, old.map(|one| say(one, 0)), new.map(|one| say(one, 1))),
    }
}

fn conds(what: &'static str, both: Both<'_>, [old, new]: [Option<&Cond>; 2], found: &mut Details) {
    if old == new {
        return;
    }
    let say = |cond: &Cond, at: usize| both[at].both(|words| words.cond(cond));
    match (old, new) {
        (Some(Cond::All(from)), Some(Cond::All(to))) | (Some(Cond::Any(from)), Some(Cond::Any(to))) => {
            found.list(what, Meaning, [from, to], say);
        }
        _ => found.otherwise(what, Meaning, old.map(|one| say(one, 0)), new.map(|one| say(one, 1))),
    }
}

/// Numbers with where they come from: the times themselves, or only where they come from.
fn limits(both: Both<'_>, [old, new]: [&[basis::Number<'_>]; 2], found: &mut Details) {
    let times = |list: &[basis::Number<'_>]| -> Vec<(&'static str, Limit)> {
        list.iter()
            .map(|(key, limit)| (*key, Limit { mark: Mark::indicative(), ..(*limit).clone() }))
            .collect()
    };
    let marks = |list: &[basis::Number<'_>]| -> Vec<Mark> {
        list.iter().map(|(_, limit)| Mark { note: None, ..limit.mark.clone() }).collect()
    };
    // Where the numbers come from is told only where that differs too.
    let brief = marks(old) == marks(new) && old.iter().chain(new).all(|(_, limit)| limit.until.is_none());
    let say = |list: &[basis::Number<'_>], at: usize| {
        both[at].both(|words| {
            list.iter().map(|one| number(*one, both[at], words, brief)).collect::<Vec<_>>().join("; ")
        })
    };
    let weight = match (times(old) != times(new), marks(old) != marks(new)) {
        (true, _) => Some(("limit", Numbers)),
        (false, true) => Some(("number-basis", Basis)),
        (false, false) => None,
    };
    if let Some((what, weight)) = weight {
        let some = |list: &[basis::Number<'_>], at| (!list.is_empty()).then(|| say(list, at));
        found.otherwise(what, weight, some(old, 0), some(new, 1));
    }
    let notes = |list: &[basis::Number<'_>]| -> Vec<Text> {
        list.iter().filter_map(|(_, limit)| limit.mark.note.clone()).collect()
    };
    found.list("note", Texts, [&notes(old), &notes(new)], |text, _| text.clone());
}

/// A number with its sources and the condition under which it counts.
fn number(number: basis::Number<'_>, told: &Told<'_>, words: &Words<'_>, brief: bool) -> String {
    let said = if brief {
        words.put(number.0, &[("time", &basis::length(&number.1.time, told.procedure, words.catalogue()))])
    } else {
        basis::number_with_sources(number, told.procedure, words.catalogue())
    };
    match &number.1.guard {
        Some(guard) => words.put("msel-provided", &[("text", &said), ("cond", &words.cond(guard))]),
        None => said,
    }
}

/// Numbers that are only shown.
fn plainly(list: &[Limit]) -> Vec<basis::Number<'_>> {
    list.iter().map(|limit| (basis::WITHIN, limit)).collect()
}

/// Where a duty comes from; its remark is a text.
fn mark(what: &'static str, both: Both<'_>, [old, new]: [Option<&Mark>; 2], found: &mut Details) {
    let bare = |mark: Option<&Mark>| mark.map(|mark| Mark { note: None, ..mark.clone() });
    let (from, to) = (bare(old), bare(new));
    if from != to {
        let say = |mark: &Mark, at: usize| {
            both[at].say(|procedure, words| basis::mark_with_sources(mark, procedure, words))
        };
        found.otherwise(what, Basis, from.map(|mark| say(&mark, 0)), to.map(|mark| say(&mark, 1)));
    }
    let note = |mark: Option<&Mark>| mark.and_then(|mark| mark.note.clone());
    found.text_or_none("note", [&note(old), &note(new)]);
}
