//! The questions as a file of answers: what holds now, with a remark above each, to be filled in in an editor.

use crate::author::adapt::Original;
use crate::author::adapt::answers::{Answers, Fate, Sheet, name_item};
use crate::author::adapt::question::{Asked, CURRENCY, Group, LANGUAGE, Question};
use crate::base::Msg;
use crate::content::edit::quoted;
use crate::i18n::Catalogue;

impl Original<'_> {
    /// The questions, with what is answered so far, as a file that can be read back. Remarks are in the language of the
    /// words.
    #[must_use]
    pub fn sheet(&self, answers: &Answers, words: &Catalogue) -> String {
        let questions = self.questions(answers);
        let of = |group: Group| questions.iter().filter(move |question| question.group == group);
        let list = |groups: &[Group], item: &dyn Fn(&Question) -> Option<String>| -> Vec<(String, String)> {
            let asked = groups.iter().flat_map(|group| of(*group));
            asked.filter_map(|question| Some((words.say(&question.ask), item(question)?))).collect()
        };
        let head = Msg::new("adapt-sheet-head").with("title", &self.scenario.title);
        let mut sheet = Sheet::new(&words.say(&head), self.scenario.id.as_str());
        let names =
            list(&[Group::Country, Group::Places, Group::Partners], &|question| match &question.asked {
                Asked::Name(_, name, forms) => {
                    Some(name_item(&question.id, &name.ka, &name.en, forms.as_ref()))
                }
                _ => None,
            });
        sheet.list(&words.word("adapt-sheet-names"), "names", &names);
        let made = list(&[Group::Words], &|question| match &question.asked {
            Asked::Word { becomes, proposed, .. } => {
                let becomes = becomes.as_ref().or(proposed.as_ref()).unwrap_or(&question.id);
                Some(format!("(was: {}, becomes: {})", quoted(&question.id), quoted(becomes)))
            }
            _ => None,
        });
        sheet.list(&words.word("adapt-sheet-words"), "words", &made);
        for question in of(Group::Speech).chain(of(Group::Mission)).chain(of(Group::Clock)) {
            let field = match question.id.as_str() {
                LANGUAGE => "language",
                CURRENCY => "currency",
                "start.week" => "week",
                "start.offset" => "offset",
                _ => "mission",
            };
            let value = match &question.asked {
                Asked::Pair(pair) => format!("(ka: {}, en: {})", quoted(&pair.ka), quoted(&pair.en)),
                Asked::Flag(flag) => flag.to_string(),
                Asked::Week(week) => {
                    let days: Vec<String> = week.iter().map(ToString::to_string).collect();
                    format!("[{}]", days.join(", "))
                }
                Asked::Offset(offset) => offset.to_string(),
                _ => continue,
            };
            let remark = format!("{}\n{}", words.say(&question.ask), words.say(&question.why));
            sheet.field(&remark, field, &value);
        }
        let seats = list(&[Group::Seats], &|question| match &question.asked {
            Asked::Fate(fate, _) => {
                let fate = match fate {
                    Fate::Stays => "Stays".to_owned(),
                    Fate::Goes => "Goes".to_owned(),
                    Fate::To(heir) => format!("To({})", quoted(heir)),
                };
                Some(format!("(id: {}, is: {fate})", quoted(&question.id)))
            }
            _ => None,
        });
        sheet.list(&words.word("adapt-sheet-seats"), "seats", &seats);
        let figures = list(&[Group::Figures], &|question| match &question.asked {
            Asked::Whole(number) => Some(format!("(at: {}, is: {number})", quoted(&question.id))),
            _ => None,
        });
        sheet.list(&words.word("adapt-sheet-figures"), "figures", &figures);
        let doubts = list(&[Group::Doubts], &|question| match &question.asked {
            Asked::Form(options, chosen) => {
                let (at, number) = question.id.rsplit_once('#')?;
                let becomes = chosen.as_ref().or(options.first())?;
                let becomes = quoted(becomes);
                Some(format!("(at: {}, number: {number}, becomes: {becomes})", quoted(at)))
            }
            _ => None,
        });
        sheet.list(&words.word("adapt-sheet-doubtful"), "doubtful", &doubts);
        sheet.finish()
    }
}
