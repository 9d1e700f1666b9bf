//! Answers, carried out.

use std::collections::BTreeSet;

use crate::author::adapt::answers::forms_ron;
use crate::author::adapt::question::{CURRENCY, LANGUAGE};
use crate::author::adapt::rewrite::{Piece, Rewriter, put};
use crate::author::adapt::said::{self, Said};
use crate::author::adapt::seat::Going;
use crate::author::adapt::word::MAP;
use crate::author::adapt::{
    Adapted, Answers, Change, Doubt, Fate, Original, Pair, Remark, Source, Word, figure, look, real,
};
use crate::author::sheet::ours::tree::At;
use crate::base::{Diagnostic, Lang, Msg, Text};
use crate::content::edit::{self, Edit, Place, Value, quoted};
use crate::content::scenario::{Forms, Land, PlaceKind, Seat};
use crate::content::syntax::parse;

/// The fact of a procedure that says that no mission of ours is there.
const NO_MISSION: &str = "no-resident-mission";

impl Original<'_> {
    /// Carries answers out: the new texts, under a new id and with a remark at the head of the file.
    ///
    /// # Errors
    /// Why they cannot be: an answer is about nothing there is, or an edit cannot be done.
    pub fn adapt(&self, answers: &Answers, id: &str, head: &str) -> Result<Adapted, Vec<Msg>> {
        let wrong = self.wrong(answers);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut adapted = self.rewritten(answers);
        self.values(answers, id, &mut adapted);
        self.places(answers, &mut adapted);
        let going = self.going(answers);
        if let Some(root) = self.tree.root() {
            adapted.consequences = going.consequences(root);
            adapted.edits.extend(going.edits(root));
        }
        self.looks(answers, &mut adapted);
        self.warnings(answers, &mut adapted);
        if !head.is_empty() {
            let remark: String = head.lines().map(|line| format!("// {line}\n")).collect();
            adapted.edits.push(Edit::Write { at: 0, was: String::new(), becomes: remark });
        }
        let failed = |why: Box<Diagnostic>| {
            let at = why.primary.path.clone();
            vec![Msg::new("adapt-edit-failed").with("at", at), why.message]
        };
        adapted.scenario = applied(self.source, &adapted.edits).map_err(failed)?;
        if let Some((source, _)) = &self.map {
            adapted.map = Some(applied(*source, &adapted.map_edits).map_err(failed)?);
        }
        Ok(adapted)
    }

    /// The texts with new names for old ones; nothing else is done yet.
    pub(super) fn rewritten(&self, answers: &Answers) -> Adapted {
        let mut adapted = Adapted::default();
        let words = self.all_words(answers);
        let rewriter = self.rewriter(answers);
        let mut left = Vec::new();
        if let Some(root) = self.tree.root() {
            for said in said::all(root) {
                let becomes = one(&said, "", answers, &words, &rewriter, &mut adapted, &mut left);
                if let Some(becomes) = becomes {
                    adapted.edits.push(Edit::Change { path: said.path, value: Value::Text(becomes) });
                }
            }
        }
        if let Some((source, _)) = &self.map {
            let (tree, _) = parse(&source.file.into(), source.text.as_bytes());
            for said in tree.as_ref().and_then(|tree| tree.root()).map(said::all).unwrap_or_default() {
                let becomes = one(&said, MAP, answers, &words, &rewriter, &mut adapted, &mut left);
                if let Some(becomes) = becomes {
                    adapted.map_edits.push(Edit::Change { path: said.path, value: Value::Text(becomes) });
                }
            }
        }
        // Words made from a name that changes: those the setting declares, those in the texts, those answered before.
        let mut made: BTreeSet<String> = left.into_iter().collect();
        for (word, name, _) in &words {
            if word.name != *name {
                made.extend(word.made.iter().map(ToString::to_string));
            }
        }
        made.extend(answers.words.iter().map(|answer| answer.was.to_string()));
        adapted.made = made.into_iter().collect();
        adapted
    }

    /// Answers about nothing there is.
    fn wrong(&self, answers: &Answers) -> Vec<Msg> {
        let mut wrong = Vec::new();
        let own = &*answers.scenario;
        if !own.is_empty() && self.scenario.id != *own {
            wrong.push(Msg::new("adapt-other-scenario").with("id", own));
        }
        let words = self.words();
        for answer in &answers.names {
            if !words.iter().any(|word| *word.at == *answer.at) {
                wrong.push(Msg::new("adapt-no-such").with("at", &*answer.at));
            }
            if !answer.ka.chars().any(|c| ('ა'..='ჰ').contains(&c)) || answer.en.trim().is_empty() {
                wrong.push(Msg::new("adapt-no-name").with("at", &*answer.at));
            }
        }
        let figures = self.figures();
        for answer in &answers.figures {
            if !figures.iter().any(|figure| *figure.at == *answer.at) {
                wrong.push(Msg::new("adapt-no-such").with("at", &*answer.at));
            }
        }
        for answer in &answers.seats {
            if !self.scenario.seats.iter().any(|seat| seat.id == *answer.id) {
                wrong.push(Msg::new("adapt-no-seat").with("id", &*answer.id));
            }
        }
        let going = self.going(answers);
        wrong.extend(going.wrong_heirs().into_iter().map(|id| Msg::new("adapt-no-heir").with("id", id)));
        if !going.leaves_somebody() && !self.scenario.seats.is_empty() {
            wrong.push(Msg::new("adapt-nobody-left"));
        }
        if answers.week.as_ref().is_some_and(|week| !is_week(week)) {
            wrong.push(Msg::new("adapt-no-week"));
        }
        if answers.offset.is_some_and(|offset| !is_offset(offset)) {
            wrong.push(Msg::new("adapt-no-offset"));
        }
        wrong
    }

    /// Single values: id, figures, clock, language, money, words made from names.
    fn values(&self, answers: &Answers, id: &str, adapted: &mut Adapted) {
        let mut change = |at: &str, was: String, becomes: String, value: Value| {
            if was != becomes {
                adapted.changes.push(Change { at: at.to_owned(), was, becomes });
                adapted.edits.push(Edit::Change { path: at.to_owned(), value });
            }
        };
        change("id", self.scenario.id.to_string(), id.to_owned(), Value::Text(id.to_owned()));
        for figure in self.figures() {
            let now = answers.figure(&figure.at).unwrap_or(figure.is);
            change(&figure.at, figure.is.to_string(), now.to_string(), Value::Whole(now.into()));
        }
        let start = &self.scenario.start;
        let offset = answers.offset.unwrap_or(start.offset);
        change("start.offset", start.offset.to_string(), offset.to_string(), Value::Whole(offset.into()));
        for row in &self.scenario.setting.names {
            for (number, was) in row.made.iter().enumerate() {
                let becomes = answers.word(was).unwrap_or(was);
                let at = format!("setting.names[{}].made[{number}]", row.id);
                change(&at, was.to_string(), becomes.to_owned(), Value::Text(becomes.to_owned()));
            }
        }
        let week = answers.week.as_ref().unwrap_or(&start.week);
        if *week != start.week {
            let days = |week: &[u8]| {
                let days: Vec<String> = week.iter().map(ToString::to_string).collect();
                format!("[{}]", days.join(", "))
            };
            let path = "start.week".to_owned();
            adapted.changes.push(Change { at: path.clone(), was: days(&start.week), becomes: days(week) });
            let value = Value::Ron(days(week));
            adapted.edits.push(self.set(path, value));
        }
        let setting = &self.scenario.setting;
        let speech: Vec<(&str, &Option<Text>, &Option<Pair>)> = vec![
            (LANGUAGE, &setting.language, &answers.language),
            (CURRENCY, &setting.currency, &answers.currency),
        ];
        let written = self.has("setting");
        let mut fresh = Vec::new();
        for (path, had, answer) in speech {
            let Some(answer) = answer else { continue };
            let had = had.clone().unwrap_or_default();
            let now = Text::new(&answer.ka, &answer.en);
            if now == had {
                continue;
            }
            let change = Change {
                at: path.to_owned(),
                was: had.get(Lang::En).to_owned(),
                becomes: now.get(Lang::En).to_owned(),
            };
            adapted.changes.push(change);
            // What stands there as a text already was taken for a name.
            let as_name = |part: &str| format!("{path}.{part}");
            let taken = |edit: &Edit| matches!(edit, Edit::Change { path, .. } if *path == as_name("ka") || *path == as_name("en"));
            adapted.edits.retain(|edit| !taken(edit));
            let ron = format!("(ka: {}, en: {})", quoted(&now.ka), quoted(&now.en));
            if now.is_empty() {
                adapted.edits.push(Edit::Remove { path: path.to_owned() });
            } else if written {
                adapted.edits.push(self.set(path.to_owned(), Value::Ron(ron)));
            } else {
                fresh.push(format!("{}: {ron}", path.trim_start_matches("setting.")));
            }
        }
        if !fresh.is_empty() {
            adapted.edits.push(Edit::Add {
                path: "setting".to_owned(),
                value: Value::Ron(format!("({})", fresh.join(", "))),
                place: Place::Before("start".to_owned()),
            });
        }
    }

    /// Whether a path is written in the file.
    fn has(&self, path: &str) -> bool {
        let root = self.tree.root().map(At::root);
        let found = path.split('.').fold(root, |at, field| at?.field(field));
        found.is_some()
    }

    /// Puts a value at a path that may be there or not.
    fn set(&self, path: String, value: Value) -> Edit {
        if self.has(&path) {
            Edit::Change { path, value }
        } else {
            Edit::Add { path, value, place: Place::Last }
        }
    }

    /// Case forms of new names, and the mission.
    fn places(&self, answers: &Answers, adapted: &mut Adapted) {
        for (word, name, forms) in self.all_words(answers) {
            let holder = word.at.strip_suffix(".name").filter(|at| has_forms(at));
            let Some(holder) = holder.filter(|_| word.name.ka != name.ka || word.forms != forms) else {
                continue;
            };
            let path = format!("{holder}.forms");
            let now = forms.filter(|forms| *forms != Forms::default());
            match (word.forms.is_some(), now) {
                (true, None) => adapted.edits.push(Edit::Remove { path }),
                (true, Some(now)) => {
                    adapted.edits.push(Edit::Change { path, value: Value::Ron(forms_ron(&now)) });
                }
                (false, Some(now)) => adapted.edits.push(Edit::Add {
                    path,
                    value: Value::Ron(forms_ron(&now)),
                    place: Place::Last,
                }),
                (false, None) => {}
            }
        }
        let (had, has) = (self.has_mission(), answers.mission.unwrap_or_else(|| self.has_mission()));
        if had == has {
            return;
        }
        let mut kind = |id: &str, was: PlaceKind, becomes: PlaceKind| {
            let at = format!("places[{id}].kind");
            let (was, becomes) = (format!("{was:?}"), format!("{becomes:?}"));
            adapted.edits.push(Edit::Change { path: at.clone(), value: Value::Ron(becomes.clone()) });
            adapted.changes.push(Change { at, was, becomes });
        };
        if has {
            if let Some(capital) = self.capital() {
                kind(capital.id.as_str(), capital.kind, PlaceKind::Mission);
            }
        } else {
            for place in &self.scenario.places {
                if place.kind == PlaceKind::Mission && place.land == Land::Host {
                    kind(place.id.as_str(), place.kind, PlaceKind::City);
                }
            }
        }
        self.no_mission(!has, adapted);
    }

    /// The capital, if it is declared.
    fn capital(&self) -> Option<&crate::content::scenario::Place> {
        let capital = self.scenario.setting.capital.as_ref()?;
        self.scenario.places.iter().find(|place| place.id == *capital)
    }

    /// Says at the start, or no longer, that no mission of ours is there; only if the procedure knows the fact.
    fn no_mission(&self, none: bool, adapted: &mut Adapted) {
        let facts = self.procedure.map(|procedure| &procedure.facts).into_iter().flatten();
        if !facts.into_iter().any(|fact| fact.id == *NO_MISSION) {
            return;
        }
        let Some(root) = self.tree.root().map(At::root) else { return };
        let given = root.field("given");
        let items = given.as_ref().map(At::items).unwrap_or_default();
        let said =
            items.iter().find(|at| at.value(0).and_then(|name| name.text()).as_deref() == Some(NO_MISSION));
        let value = Value::Ron(format!("Set({}, true)", quoted(NO_MISSION)));
        match (said, none) {
            (Some(at), false) => adapted.edits.push(Edit::Remove { path: at.path.clone() }),
            (Some(at), true) => adapted.edits.push(Edit::Change { path: at.path.clone(), value }),
            (None, true) if given.is_some() => {
                adapted.edits.push(Edit::Add { path: "given".to_owned(), value, place: Place::First });
            }
            (None, true) => adapted.edits.push(Edit::Add {
                path: "given".to_owned(),
                value: Value::Ron(format!("[Set({}, true)]", quoted(NO_MISSION))),
                place: Place::Before("injects".to_owned()),
            }),
            (None, false) => {}
        }
        let becomes = none.to_string();
        let change = Change { at: format!("given[{NO_MISSION}]"), was: (!none).to_string(), becomes };
        adapted.changes.push(change);
    }

    /// The seats that go: as answered, and those of a mission that is not there any more.
    pub(super) fn going(&self, answers: &Answers) -> Going<'_> {
        let closed = self.has_mission() && answers.mission == Some(false);
        let at_mission = |seat: &Seat| {
            let place = seat.at.as_ref().and_then(|at| self.scenario.places.iter().find(|row| row.id == *at));
            place.is_some_and(|place| place.kind == PlaceKind::Mission && place.land == Land::Host)
        };
        Going::of(&self.scenario, self.procedure, |seat| {
            let answered = answers.seats.iter().any(|answer| seat.id == *answer.id);
            match answers.seat(seat.id.as_str()) {
                Fate::Stays if closed && !answered && at_mission(seat) => Fate::Goes,
                fate => fate,
            }
        })
    }

    /// Texts that may tell of what has changed.
    fn looks(&self, answers: &Answers, adapted: &mut Adapted) {
        let Some(root) = self.tree.root() else { return };
        let texts = said::all(root);
        let mut looks = Vec::new();
        let mut look = |said: &Said, why: &Msg| {
            looks.push(Remark { at: said.path.clone(), text: said.text.clone(), why: why.clone() });
        };
        let start = &self.scenario.start;
        if answers.offset.is_some_and(|offset| offset != start.offset) {
            look::of_home_time(&texts).for_each(|said| look(said, &Msg::new("adapt-look-clock")));
        }
        if answers.week.as_ref().is_some_and(|week| *week != start.week) {
            look::of_weekend(&texts).for_each(|said| look(said, &Msg::new("adapt-look-weekend")));
        }
        if answers.mission.is_some_and(|mission| mission != self.has_mission()) {
            look::of_mission(&texts).for_each(|said| look(said, &Msg::new("adapt-look-mission")));
        }
        for figure in self.figures() {
            let Some(now) = answers.figure(&figure.at).filter(|now| *now != figure.is) else { continue };
            let why = Msg::new("adapt-look-figure")
                .with("of", &figure.of)
                .with("was", i64::from(figure.is))
                .with("is", i64::from(now));
            figure::told(figure.is, &texts).for_each(|said| look(said, &why));
        }
        adapted.looks = looks;
    }

    fn warnings(&self, answers: &Answers, adapted: &mut Adapted) {
        for answer in &answers.names {
            let name = Text::new(&answer.ka, &answer.en);
            let changed = self.words().iter().any(|word| *word.at == *answer.at && word.name != name);
            if let Some(real) = real::of(&name).filter(|_| changed) {
                let real = real.replace('_', " ");
                adapted.warnings.push(Msg::new("adapt-real-name").with("name", &name).with("real", real));
            }
        }
        if answers.mission == Some(true) && !self.has_mission() {
            let key = if self.capital().is_some() { "adapt-mission-opened" } else { "adapt-no-capital" };
            adapted.warnings.push(Msg::new(key));
        }
    }

    /// The real country or capital a name would be, if any.
    #[must_use]
    pub fn real(name: &Text) -> Option<String> {
        real::of(name).map(|real| real.replace('_', " "))
    }
}

/// Whether days are days of a week, each once.
fn is_week(week: &[u8]) -> bool {
    let days: BTreeSet<u8> = week.iter().copied().collect();
    days.len() == week.len() && days.iter().all(|day| (1..=7).contains(day))
}

/// Whether clocks somewhere differ by so many minutes from universal time.
fn is_offset(offset: i16) -> bool {
    (-12 * 60..=14 * 60).contains(&offset)
}

/// Whether the thing at a path may have case forms.
fn has_forms(at: &str) -> bool {
    at.starts_with("places[") || at.starts_with("setting.names[")
}

fn applied(source: Source<'_>, edits: &[Edit]) -> Result<String, Box<Diagnostic>> {
    edit::apply(source.file, source.text.as_bytes(), edits).map(|edited| edited.text)
}

/// What a text becomes, if anything else; what is doubtful or left in it is told.
fn one(
    said: &Said,
    file: &str,
    answers: &Answers,
    words: &[(Word, Text, Option<Forms>)],
    rewriter: &Rewriter,
    adapted: &mut Adapted,
    left: &mut Vec<String>,
) -> Option<String> {
    let at = format!("{file}{}", said.path);
    // The case forms of a name that changes are written with it.
    let own_forms = |word: &Word| {
        let holder = word.at.strip_suffix("name").unwrap_or_default();
        at.strip_prefix(holder).is_some_and(|rest| rest.starts_with("forms.")) && !holder.is_empty()
    };
    if words
        .iter()
        .any(|(word, name, forms)| own_forms(word) && (word.name.ka != name.ka || word.forms != *forms))
    {
        return None;
    }
    let name_of = |text: &Text| match said.lang {
        Lang::Ka => text.ka.to_string(),
        Lang::En => text.en.to_string(),
    };
    // A text that is nothing but a name is its first form.
    let whole = words.iter().find(|(word, name, _)| {
        word.name != *name && name_of(&word.name) == said.text && !said.path.contains(".forms.")
    });
    let becomes = match whole {
        Some((_, name, _)) => name_of(name),
        None => {
            let mut number = 0u16;
            let mut done = Vec::new();
            let mut before = String::new();
            for piece in rewriter.pieces(said.lang, &said.text) {
                let was = match &piece {
                    Piece::Same(was)
                    | Piece::Sure { was, .. }
                    | Piece::Doubtful { was, .. }
                    | Piece::Left { was } => *was,
                };
                let becomes = match piece {
                    Piece::Same(same) => same.to_owned(),
                    Piece::Sure { becomes, .. } => becomes,
                    Piece::Left { was } => {
                        left.push(was.to_owned());
                        adapted.left.push(Remark {
                            at: at.clone(),
                            text: said.text.clone(),
                            why: Msg::new("adapt-left").with("word", was),
                        });
                        was.to_owned()
                    }
                    Piece::Doubtful { was, options } => {
                        number = number.saturating_add(1);
                        let chosen = answers.doubt(&at, number).map(str::to_owned);
                        if chosen.is_none() {
                            adapted.left.push(Remark {
                                at: at.clone(),
                                text: said.text.clone(),
                                why: Msg::new("adapt-left-doubtful")
                                    .with("word", was)
                                    .with("options", options.join(", ")),
                            });
                        }
                        let behind = said.text.get(before.len() + was.len()..).unwrap_or_default();
                        adapted.doubts.push(Doubt {
                            at: at.clone(),
                            number,
                            was: was.to_owned(),
                            options,
                            chosen: chosen.clone(),
                            beside: (before.clone(), behind.to_owned()),
                        });
                        chosen.unwrap_or_else(|| was.to_owned())
                    }
                };
                before.push_str(was);
                done.push((was, becomes));
            }
            put(done.into_iter())
        }
    };
    if becomes == said.text {
        return None;
    }
    adapted.changes.push(Change { at, was: said.text.clone(), becomes: becomes.clone() });
    Some(becomes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_and_offsets_are_those_of_some_country() {
        assert!(is_week(&[7, 1, 2, 3, 4]) && !is_week(&[1, 1]) && !is_week(&[0]) && !is_week(&[8]));
        assert!(is_offset(345) && is_offset(-720) && !is_offset(1000));
    }
}
