//! Where a scenario happens, beyond its places: what an author who takes it to another country is asked about.

use crate::base::{Name, Text};
use crate::content::lower::{choice, record};
use crate::content::scenario::Forms;

record! {
    /// The country, in words. No exercise reads it: it stands in the trainer's notes, and `adapt` asks about it. Names of
    /// places and parties need not be repeated here.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Setting {
        /// The place that is the capital of the country.
        pub capital: Option<Name> = default,
        /// The language spoken there.
        pub language: Option<Text> = default,
        /// The money used there.
        pub currency: Option<Text> = default,
        /// Invented names the texts use.
        pub names: Vec<Invented> = default,
    }
}

record! {
    /// An invented name, and how the texts use it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Invented {
        /// Id.
        pub id: Name,
        /// What bears it.
        pub kind: InventedKind,
        /// The name, in Georgian without quotes.
        pub name: Text,
        /// Georgian case forms where the generated ones are wrong.
        pub forms: Option<Forms> = default,
        /// Words made from it, as they stand in the texts of either language: `["Selmorian"]`.
        pub made: Vec<Box<str>> = default,
    }
}

choice! {
    /// What bears an invented name.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum InventedKind {
        /// The country of the crisis.
        Country,
        /// A country beside it.
        Neighbour,
        /// Another state.
        State,
        /// An authority or organisation.
        Body,
        /// A firm.
        Firm,
        /// A ship or an aircraft.
        Ship,
        /// A town, street or house.
        Town,
        /// A sea, a lake or a river.
        Water,
        /// Something else.
        Other,
    }
}
