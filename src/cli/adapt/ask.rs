//! The questions at a terminal: defaults in brackets, Enter keeps, `?` explains, `<` goes back, everything is shown before
//! anything is written.

use crate::author::adapt::{Answers, Asked, Fate, Group, Original, Question, Reply, Sort};
use crate::base::{Lang, Msg, Text};
use crate::cli::adapt::{Made, tell};
use crate::cli::failure::Failure;
use crate::cli::play::console::Console;
use crate::content::scenario::Forms;
use crate::i18n::names::{Case, CaseForms};

/// The groups in the order in which they are asked.
const GROUPS: [Group; 10] = [
    Group::Country,
    Group::Speech,
    Group::Places,
    Group::Partners,
    Group::Words,
    Group::Mission,
    Group::Clock,
    Group::Seats,
    Group::Figures,
    Group::Doubts,
];

/// Where a question leads.
enum Next {
    /// To the next one.
    On,
    /// To the one before.
    Back,
    /// The input has ended.
    Stop,
}

/// What was written at a prompt.
enum Said {
    Text(String),
    Back,
    Why,
    End,
}

struct Dialogue<'o, 't> {
    console: Console,
    original: &'o Original<'t>,
    answers: Answers,
}

/// Asks everything, and shows what comes of it until it is agreed to. None if it is not, or the input ends.
///
/// # Errors
/// [`Failure`] if the result cannot be made or checked.
pub(super) fn dialogue(
    console: Console,
    original: &Original<'_>,
    answers: Answers,
    make: &dyn Fn(&Answers) -> Result<Made, Failure>,
    dry_run: bool,
) -> Result<Option<Made>, Failure> {
    let mut dialogue = Dialogue { console, original, answers };
    let out = &dialogue.console.out;
    out.line(&out.word("mark"));
    dialogue
        .console
        .say(&dialogue.console.out.say(&Msg::new("adapt-welcome").with("title", &original.scenario().title)));
    let mut group = 0;
    let mut forward = true;
    loop {
        let Some(name) = GROUPS.get(group) else {
            let made = match make(&dialogue.answers) {
                Ok(made) => made,
                // An answer that cannot be: said, and asked again.
                Err(failure) => {
                    dialogue.console.say(&dialogue.console.out.say(&failure.message));
                    if dialogue.console.has_ended() {
                        return Err(failure);
                    }
                    (group, forward) = (0, true);
                    continue;
                }
            };
            dialogue.console.heading("adapt-review");
            dialogue.review();
            tell::all(&made, dry_run, &dialogue.console.out);
            if dry_run {
                return Ok(Some(made));
            }
            let key = if made.adapted.consequences.is_empty() { "adapt-write" } else { "adapt-write-lost" };
            match dialogue.yes_or_no(key, None) {
                Some(Ok(true)) => return Ok(Some(made)),
                Some(Ok(false)) | None => return Ok(None),
                Some(Err(())) => (group, forward) = (GROUPS.len() - 1, false),
            }
            continue;
        };
        match dialogue.group(*name, forward) {
            Next::On => (group, forward) = (group + 1, true),
            Next::Back => (group, forward) = (group.saturating_sub(1), group == 0),
            Next::Stop => return Ok(None),
        }
    }
}

impl Dialogue<'_, '_> {
    fn questions(&self, group: Group) -> Vec<Question> {
        let mut all = self.original.questions(&self.answers);
        all.retain(|question| question.group == group);
        all
    }

    /// The questions of a group; from the last one if it was come back to.
    fn group(&mut self, group: Group, forward: bool) -> Next {
        let questions = self.questions(group);
        if questions.is_empty() {
            return if forward { Next::On } else { Next::Back };
        }
        self.console.heading(heading(group));
        let listed = matches!(group, Group::Places | Group::Partners | Group::Seats | Group::Figures);
        if listed {
            for question in &questions {
                let line =
                    format!("{} [{}]", self.console.out.say(&question.ask), self.shown(&question.asked));
                self.console.item("  ·", 4, &line);
            }
            match self.yes_or_no("adapt-change-any", Some(false)) {
                None => return Next::Stop,
                Some(Err(())) => return Next::Back,
                Some(Ok(false)) => return Next::On,
                Some(Ok(true)) => {}
            }
        }
        let mut at = if forward || listed { 0 } else { questions.len() - 1 };
        loop {
            // Asked anew each time: what holds may go by the answer before.
            let Some(question) = self.questions(group).into_iter().nth(at) else { return Next::On };
            match self.one(&question) {
                Next::On => at += 1,
                Next::Back if at > 0 => at -= 1,
                Next::Back => return Next::Back,
                Next::Stop => return Next::Stop,
            }
        }
    }

    /// What is answered to a question; why it is asked is told as often as somebody wants to know.
    fn answer(&mut self, question: &Question, ask: &str) -> Result<String, Next> {
        loop {
            match self.line(ask) {
                Said::Back => return Err(Next::Back),
                Said::End => return Err(Next::Stop),
                Said::Why => self.console.say(&self.console.out.say(&question.why)),
                Said::Text(line) => return Ok(line),
            }
        }
    }

    fn one(&mut self, question: &Question) -> Next {
        if let Asked::Name(sort, name, forms) = &question.asked {
            return self.name(question, *sort, name, forms.as_ref());
        }
        if let Asked::Pair(now) = &question.asked {
            return self.pair(question, now);
        }
        loop {
            let hint = self.hint(&question.asked);
            let ask =
                format!("{} {hint}[{}]:", self.console.out.say(&question.ask), self.shown(&question.asked));
            let line = match self.answer(question, &ask) {
                Ok(line) => line,
                Err(next) => return next,
            };
            let reply = match (&question.asked, line.as_str()) {
                // What was proposed and is kept is an answer; what holds already is none.
                (Asked::Word { becomes: None, proposed: Some(proposed), .. }, "") => {
                    Some(Reply::Word(proposed.clone()))
                }
                (Asked::Form(options, None), "") => options.first().cloned().map(Reply::Word),
                (_, "") => return Next::On,
                (Asked::Word { .. }, word) => Some(Reply::Word(word.to_owned())),
                (Asked::Flag(_), word) => flag(word).map(Reply::Flag),
                (Asked::Week(_), days) => week(days).map(Reply::Week),
                (Asked::Offset(_), text) => offset(text).map(Reply::Offset),
                (Asked::Fate(_, others), word) => fate(word, others).map(Reply::Fate),
                (Asked::Whole(_), number) => number.parse().ok().map(Reply::Whole),
                (Asked::Form(options, _), word) => {
                    let chosen =
                        word.parse::<usize>().ok().and_then(|at| options.get(at.checked_sub(1)?).cloned());
                    let own = word.chars().any(char::is_alphabetic).then(|| word.to_owned());
                    chosen.or(own).map(Reply::Word)
                }
                (Asked::Name(..) | Asked::Pair(_), _) => None,
            };
            match reply {
                Some(reply) => {
                    self.answers.take(question, reply);
                    return Next::On;
                }
                None => self.console.say(&self.console.out.word("adapt-not-understood")),
            }
        }
    }

    fn name(&mut self, question: &Question, sort: Sort, now: &Text, forms: Option<&Forms>) -> Next {
        let mut name = now.clone();
        self.console.say(&self.console.out.say(&question.ask));
        for lang in Lang::ALL {
            loop {
                let (key, held) = match lang {
                    Lang::Ka => ("adapt-in-georgian", &name.ka),
                    Lang::En => ("adapt-in-english", &name.en),
                };
                let ask = format!("{} [{held}]:", self.console.out.word(key));
                let line = match self.answer(question, &ask) {
                    Ok(line) => line,
                    Err(next) => return next,
                };
                if line.is_empty() {
                    break;
                }
                let georgian = line.chars().any(|c| ('ა'..='ჰ').contains(&c));
                if georgian != (lang == Lang::Ka) {
                    self.console.say(&self.console.out.word("adapt-other-letters"));
                    continue;
                }
                match lang {
                    Lang::Ka => name.ka = line.into(),
                    Lang::En => name.en = line.into(),
                }
                break;
            }
        }
        if name == *now {
            return Next::On;
        }
        let mut forms = forms.cloned().filter(|_| name.ka == now.ka);
        if name.ka != now.ka {
            match self.forms(&name, sort) {
                Ok(given) => forms = given,
                Err(next) => return next,
            }
        }
        if let Some(real) = Original::real(&name) {
            let msg = Msg::new("adapt-real-name").with("name", &name).with("real", real);
            self.console.item("!", 2, &self.console.out.say(&msg));
        }
        self.answers.take(question, Reply::Name(name, forms));
        Next::On
    }

    /// Shows the case forms of a new name, and takes corrections.
    fn forms(&mut self, name: &Text, sort: Sort) -> Result<Option<Forms>, Next> {
        let mut forms = Forms::default();
        loop {
            let made = CaseForms::of(&name.ka, sort.declined(), Some(&forms));
            let list: Vec<String> = Case::ALL
                .iter()
                .skip(1)
                .map(|case| {
                    let doubtful = if is_doubtful(&name.ka, *case) { "?" } else { "" };
                    format!("{} {}{doubtful}", case.word(), made.get(*case))
                })
                .collect();
            self.console.item("  ", 4, &list.join(", "));
            let line = match self.line(&self.console.out.word("adapt-forms-right")) {
                Said::Back => return Err(Next::Back),
                Said::End => return Err(Next::Stop),
                Said::Why => {
                    self.console.say(&self.console.out.word("adapt-why-forms"));
                    continue;
                }
                Said::Text(line) => line,
            };
            if line.is_empty() {
                return Ok((forms != Forms::default()).then_some(forms));
            }
            let said = line.split_once(' ').map(|(case, form)| (Case::of_word(case), form.trim()));
            match said {
                Some((Some(case), form)) if !form.is_empty() => put_form(&mut forms, case, form),
                _ => self.console.say(&self.console.out.word("adapt-not-understood")),
            }
        }
    }

    fn pair(&mut self, question: &Question, now: &Text) -> Next {
        let mut pair = now.clone();
        self.console.say(&self.console.out.say(&question.ask));
        for lang in Lang::ALL {
            loop {
                let (key, held) = match lang {
                    Lang::Ka => ("adapt-in-georgian", &pair.ka),
                    Lang::En => ("adapt-in-english", &pair.en),
                };
                let held =
                    if held.is_empty() { self.console.out.word("adapt-not-said") } else { held.to_string() };
                match self.line(&format!("{} [{held}]:", self.console.out.word(key))) {
                    Said::Back => return Next::Back,
                    Said::End => return Next::Stop,
                    Said::Why => {
                        self.console.say(&self.console.out.say(&question.why));
                        continue;
                    }
                    Said::Text(line) if line.is_empty() => {}
                    Said::Text(line) => match lang {
                        Lang::Ka => pair.ka = line.into(),
                        Lang::En => pair.en = line.into(),
                    },
                }
                break;
            }
        }
        if pair != *now {
            self.answers.take(question, Reply::Pair(pair));
        }
        Next::On
    }

    fn line(&mut self, ask: &str) -> Said {
        match self.console.ask(ask) {
            None => Said::End,
            Some(line) if line == "<" => Said::Back,
            Some(line) if line == "?" => Said::Why,
            Some(line) => Said::Text(line),
        }
    }

    /// Yes or no; `Err` to go back; none at the end of the input.
    fn yes_or_no(&mut self, key: &'static str, otherwise: Option<bool>) -> Option<Result<bool, ()>> {
        loop {
            match self.line(&self.console.out.word(key)) {
                Said::End => return None,
                Said::Back => return Some(Err(())),
                Said::Why => self.console.say(&self.console.out.word("adapt-help")),
                Said::Text(line) if line.is_empty() && otherwise.is_some() => return otherwise.map(Ok),
                Said::Text(line) => match flag(&line) {
                    Some(flag) => return Some(Ok(flag)),
                    None => self.console.say(&self.console.out.word("adapt-yes-or-no")),
                },
            }
        }
    }

    /// The answers, each in a line.
    fn review(&self) {
        let (questions, before) =
            (self.original.questions(&self.answers), self.original.questions(&Answers::default()));
        for question in &questions {
            let was = before.iter().find(|other| other.id == question.id && other.group == question.group);
            if was.is_some_and(|was| was.asked == question.asked) || question.group == Group::Doubts {
                continue;
            }
            let line = format!("{} {}", self.console.out.say(&question.ask), self.shown(&question.asked));
            self.console.item("  ·", 4, &line);
        }
    }

    /// What holds, in words.
    fn shown(&self, asked: &Asked) -> String {
        let out = &self.console.out;
        match asked {
            Asked::Name(_, name, _) => format!("{} / {}", name.ka, name.en),
            Asked::Pair(pair) if pair.is_empty() => out.word("adapt-not-said"),
            Asked::Pair(pair) => format!("{} / {}", pair.ka, pair.en),
            Asked::Word { becomes, proposed, .. } => {
                becomes.clone().or_else(|| proposed.clone()).unwrap_or_else(|| out.word("adapt-not-said"))
            }
            Asked::Flag(flag) => out.word(if *flag { "adapt-yes" } else { "adapt-no" }),
            Asked::Week(week) => week.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            Asked::Offset(offset) => clock(*offset),
            Asked::Fate(Fate::Stays, _) => out.word("adapt-stays"),
            Asked::Fate(Fate::Goes, _) => out.word("adapt-goes"),
            Asked::Fate(Fate::To(heir), _) => heir.to_string(),
            Asked::Whole(number) => number.to_string(),
            Asked::Form(options, chosen) => {
                chosen.clone().or_else(|| options.first().cloned()).unwrap_or_default()
            }
        }
    }

    /// How an answer is written.
    fn hint(&self, asked: &Asked) -> String {
        let out = &self.console.out;
        match asked {
            Asked::Flag(_) => format!("{} ", out.word("adapt-hint-flag")),
            Asked::Week(_) => format!("{} ", out.word("adapt-hint-week")),
            Asked::Offset(_) => format!("{} ", out.word("adapt-hint-offset")),
            Asked::Fate(_, others) => {
                format!("{} ", out.say(&Msg::new("adapt-hint-fate").with("list", others.join(", "))))
            }
            Asked::Form(options, _) => {
                let list: Vec<String> =
                    (1..).zip(options).map(|(number, option)| format!("{number} {option}")).collect();
                format!("{} ", list.join(", "))
            }
            _ => String::new(),
        }
    }
}

const fn heading(group: Group) -> &'static str {
    match group {
        Group::Country => "adapt-group-country",
        Group::Speech => "adapt-group-speech",
        Group::Places => "adapt-group-places",
        Group::Partners => "adapt-group-partners",
        Group::Words => "adapt-group-words",
        Group::Mission => "adapt-group-mission",
        Group::Clock => "adapt-group-clock",
        Group::Seats => "adapt-group-seats",
        Group::Figures => "adapt-group-figures",
        Group::Doubts => "adapt-group-doubts",
    }
}

fn flag(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "y" | "yes" | "კი" | "დიახ" | "ჰო" => Some(true),
        "n" | "no" | "არა" => Some(false),
        _ => None,
    }
}

/// `1 2 3 4 7`
fn week(text: &str) -> Option<Vec<u8>> {
    let days = text.split([' ', ',']).filter(|day| !day.is_empty()).map(str::parse);
    let days: Vec<u8> = days.collect::<Result<_, _>>().ok()?;
    let sound = days
        .iter()
        .enumerate()
        .all(|(at, day)| (1..=7).contains(day) && days.iter().position(|other| other == day) == Some(at));
    (sound && !days.is_empty()).then_some(days)
}

/// `+3`, `-4:30`
fn offset(text: &str) -> Option<i16> {
    let (sign, rest) = match text.strip_prefix('-').or_else(|| text.strip_prefix('−')) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
    let (hours, minutes): (i16, i16) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    let sound = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    sound.then(|| sign * (hours * 60 + minutes))
}

/// The same, written.
fn clock(offset: i16) -> String {
    let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
    format!("{}{hours}:{minutes:02}", if offset < 0 { "-" } else { "+" })
}

/// `stays`, `goes`, or the id of another seat.
fn fate(word: &str, others: &[String]) -> Option<Fate> {
    match word.to_lowercase().as_str() {
        "stays" | "რჩება" => Some(Fate::Stays),
        "goes" | "მიდის" => Some(Fate::Goes),
        _ => others.iter().find(|id| *id == word).map(|id| Fate::To(id.as_str().into())),
    }
}

/// Whether a form made by rule should be looked at twice: names in -ელი, -ალი, -ანი, -არი, -ორი may lose a vowel.
fn is_doubtful(name: &str, case: Case) -> bool {
    let shortens = matches!(
        case,
        Case::Genitive | Case::Instrumental | Case::Adverbial | Case::From | Case::Until | Case::Source
    );
    let may = ["ელი", "ალი", "ანი", "არი", "ორი", "ელ", "ალ", "ან", "არ", "ორ"];
    shortens && name.chars().count() > 4 && may.iter().any(|end| name.ends_with(end))
}

fn put_form(forms: &mut Forms, case: Case, form: &str) {
    let field = match case {
        Case::Nominative => return,
        Case::Ergative => &mut forms.ergative,
        Case::Dative => &mut forms.dative,
        Case::Genitive => &mut forms.genitive,
        Case::Instrumental => &mut forms.instrumental,
        Case::Adverbial => &mut forms.adverbial,
        Case::Inside => &mut forms.inside,
        Case::On => &mut forms.on,
        Case::With => &mut forms.with,
        Case::From => &mut forms.from,
        Case::Until => &mut forms.until,
        Case::Source => &mut forms.source,
    };
    *field = Some(form.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_as_they_are_written() {
        assert_eq!((offset("+3"), offset("-4:30"), offset("5:45")), (Some(180), Some(-270), Some(345)));
        assert_eq!((offset("3h"), offset("99"), offset("")), (None, None, None));
        assert_eq!((clock(180), clock(-270)), ("+3:00".to_owned(), "-4:30".to_owned()));
        assert_eq!(week("7, 1 2 3 4"), Some(vec![7, 1, 2, 3, 4]));
        assert_eq!((week("1 1"), week("8"), week("Monday"), week("")), (None, None, None, None));
        assert_eq!(fate("press", &["press".to_owned()]), Some(Fate::To("press".into())));
        assert_eq!((fate("goes", &[]), fate("nobody", &[])), (Some(Fate::Goes), None));
        assert!(is_doubtful("სანდრელი", Case::Genitive) && !is_doubtful("სანდრელი", Case::Dative));
    }
}
