//! The columns of a list of events, and how they are known by their heads.
//!
//! A head is recognised whatever its case, signs and blanks, in Georgian and in English, by the words of our own sheets and
//! by those other lists use. A head that is not known is never taken for a known one.

use crate::base::{Lang, Msg};
use crate::i18n::Catalogue;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Number of the event.
    Number,
    /// Phase of the exercise.
    Move,
    /// Group of events.
    Group,
    /// When it happens in the scenario.
    Time,
    /// When it is delivered.
    Delivery,
    /// Sort of event.
    Event,
    /// How it is delivered.
    Mode,
    /// From whom.
    From,
    /// To whom.
    To,
    /// Who delivers it.
    Assigned,
    /// How far it is prepared or played.
    Status,
    /// Title.
    Title,
    /// Short description.
    Description,
    /// The message.
    Message,
    /// What participants are expected to do.
    Expected,
    /// Objective it serves.
    Objective,
    /// Notes for those who run the exercise.
    Notes,
}

/// A set of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The columns of the Homeland Security Exercise and Evaluation Program.
    Hseep,
    /// The columns most exercise tools share.
    Common,
}

impl Form {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Hseep, Self::Common];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hseep => "hseep",
            Self::Common => "common",
        }
    }

    /// Its columns, in order.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::Hseep => &[
                C::Number,
                C::Time,
                C::Event,
                C::Mode,
                C::From,
                C::To,
                C::Message,
                C::Expected,
                C::Objective,
                C::Notes,
            ],
            Self::Common => &[
                C::Number,
                C::Move,
                C::Group,
                C::Delivery,
                C::Time,
                C::Assigned,
                C::Status,
                C::Title,
                C::Description,
                C::From,
                C::To,
                C::Message,
                C::Expected,
            ],
        }
    }

    /// Whether what is changed in a column of a list can be taken back.
    #[must_use]
    pub const fn is_carried(self, column: Column) -> bool {
        use Column as C;
        matches!(
            (self, column),
            (_, C::Time | C::Mode | C::From | C::To | C::Message | C::Expected | C::Notes)
                | (Self::Common, C::Delivery | C::Title | C::Description)
        )
    }

    /// The head of a column.
    #[must_use]
    pub fn head(self, column: Column) -> Msg {
        use Column as C;
        Msg::new(match (self, column) {
            (Self::Common, C::Number) => "msel-head-control-number",
            (Self::Common, C::Time) => "msel-head-simulated",
            (Self::Common, C::Message) => "msel-head-details",
            (Self::Common, C::Expected) => "msel-head-expected-actions",
            (_, C::Number) => "msel-head-number",
            (_, C::Move) => "msel-head-move",
            (_, C::Group) => "msel-head-group",
            (_, C::Time) => "msel-head-time",
            (_, C::Delivery) => "msel-head-delivery",
            (_, C::Event) => "msel-head-event",
            (_, C::Mode) => "msel-head-mode",
            (_, C::From) => "msel-head-from",
            (_, C::To) => "msel-head-to",
            (_, C::Assigned) => "msel-head-assigned",
            (_, C::Status) => "msel-head-status",
            (_, C::Title) => "msel-head-title",
            (_, C::Description) => "msel-head-description",
            (_, C::Message) => "msel-head-message",
            (_, C::Expected) => "msel-head-expected",
            (_, C::Objective) => "msel-head-objective",
            (_, C::Notes) => "msel-head-notes",
        })
    }
}

impl Column {
    /// The column a word of the command line names: `mode`.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, words)| words.first() == Some(&word)).map(|(column, _)| *column)
    }

    /// Words of the command line.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::WORDS.iter().filter_map(|(_, words)| words.first().copied())
    }

    /// Heads of other lists, in letters and digits alone; the first is the word of the command line.
    const WORDS: [(Self, &'static [&'static str]); 17] = [
        (
            Self::Number,
            &[
                "number",
                "no",
                "nr",
                "event",
                "eventno",
                "eventnumber",
                "inject",
                "injectno",
                "injectnumber",
                "injectid",
                "controlno",
                "controlnumber",
                "id",
                "mselno",
                "mselnumber",
                "მოვლენა",
                "ნომერი",
            ],
        ),
        (Self::Move, &["move", "phase", "ეტაპი", "ფაზა"]),
        (Self::Group, &["group", "ჯგუფი"]),
        (
            Self::Time,
            &[
                "time",
                "datetime",
                "date",
                "eventtime",
                "scenariotime",
                "designatedscenariotime",
                "simulatedtime",
                "simtime",
                "exercisetime",
                "დრო",
            ],
        ),
        (Self::Delivery, &["delivery", "deliverytime", "deliverytimeactual", "injecttime", "startex"]),
        (Self::Event, &["type", "eventtype", "injecttype"]),
        (
            Self::Mode,
            &[
                "mode",
                "injectmode",
                "method",
                "deliverymethod",
                "methodofdelivery",
                "deliverymode",
                "channel",
                "means",
                "არხი",
            ],
        ),
        (Self::From, &["from", "sender", "source", "originator", "გამგზავნი"]),
        (
            Self::To,
            &["to", "recipient", "recipients", "receiver", "target", "audience", "ადრესატი", "მიმღები"],
        ),
        (Self::Assigned, &["assigned", "assignedto", "controller", "responsible", "responsiblecontroller"]),
        (Self::Status, &["status", "სტატუსი"]),
        (Self::Title, &["title", "subject", "name", "eventtitle", "injecttitle", "სათაური", "თემა"]),
        (Self::Description, &["description", "eventdescription", "injectdescription", "summary", "აღწერა"]),
        (Self::Message, &["message", "details", "text", "content", "injecttext", "შეტყობინება", "ტექსტი"]),
        (
            Self::Expected,
            &[
                "expected",
                "expectedaction",
                "expectedactions",
                "expectedresponse",
                "expectedparticipantresponse",
                "expectedplayeraction",
                "expectedplayeractions",
                "expectedoutcome",
            ],
        ),
        (
            Self::Objective,
            &[
                "objective",
                "objectives",
                "exerciseobjective",
                "exerciseobjectives",
                "objectivenumber",
                "მიზანი",
            ],
        ),
        (Self::Notes, &["notes", "note", "remarks", "comments", "შენიშვნა", "შენიშვნები"]),
    ];

    /// The column a head names.
    #[must_use]
    pub fn of_head(head: &str, words: &[Catalogue]) -> Option<Self> {
        let bare = bare(head);
        if bare.is_empty() {
            return None;
        }
        let ours = || {
            Form::ALL.iter().find_map(|form| {
                let names = |column: &&Self| {
                    words.iter().any(|words| self::bare(&words.say(&form.head(**column))) == bare)
                };
                form.columns().iter().find(names).copied()
            })
        };
        let theirs = || Self::WORDS.iter().find(|(_, words)| words.contains(&bare.as_str()));
        ours().or_else(|| theirs().map(|(column, _)| *column))
    }
}

/// So many heads of ours make a sheet ours.
const OURS: usize = 5;

/// The form and language of ours these heads are of, in whatever order: the one with most of them, the number among them.
#[must_use]
pub fn of_ours(heads: &[String], words: &[Catalogue]) -> Option<(Form, Lang)> {
    let there = |form: Form, words: &Catalogue, column: Column| {
        let head = words.say(&form.head(column));
        heads.iter().any(|text| text.trim() == head)
    };
    let count = |form: Form, words: &Catalogue| {
        let numbered = there(form, words, Column::Number);
        if numbered { form.columns().iter().filter(|column| there(form, words, **column)).count() } else { 0 }
    };
    let pairs = Form::ALL.into_iter().flat_map(|form| words.iter().map(move |words| (form, words)));
    let counted = pairs.map(|(form, words)| (count(form, words), form, words.lang()));
    let best =
        counted.fold((0, Form::Hseep, Lang::Ka), |best, next| if next.0 > best.0 { next } else { best });
    (best.0 >= OURS).then_some((best.1, best.2))
}

/// Letters and digits, lower case.
#[must_use]
pub fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The place of a column by its letters: `A`, `AB`.
#[must_use]
pub fn place_of(text: &str) -> Option<usize> {
    let sound = !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_alphabetic());
    let value = |b: u8| usize::from(b.to_ascii_uppercase() - b'A') + 1;
    sound.then(|| text.bytes().fold(0, |sum, b| sum * 26 + value(b)) - 1).filter(|at| *at < 16_384)
}
