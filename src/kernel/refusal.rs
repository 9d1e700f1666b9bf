//! The codes of refusals and their catalogue keys.
//!
//! # Adding one
//! 1. Add a line here with the next free code; a code is never used again for something else.
//! 2. Add the key to `assets/i18n/{ka,en}/kernel.ftl`: what is wrong and what to do instead.
//! 3. Add it to the tests of the command that refuses.

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $key:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = $code;)*

        /// Every code with the key of its sentence.
        pub const ALL: &[(&str, &str)] = &[$(($code, $key)),*];
    };
}

refusals! {
    /// The exercise is over.
    OVER = "K001", "refusal-k001";
    /// The command needs a seat.
    NO_SEAT = "K002", "refusal-k002";
    /// Only the trainer can do this.
    TRAINER_ONLY = "K003", "refusal-k003";
    /// The action is not open to this seat's roles. `a`: action.
    NOT_YOURS = "K004", "refusal-k004";
    /// A slot that must be filled is empty. `a`: slot.
    SLOT_EMPTY = "K005", "refusal-k005";
    /// A slot holds something else than it asks for. `a`: slot.
    SLOT_WRONG = "K006", "refusal-k006";
    /// The seat has not learned of this thing. `a`: thing.
    UNKNOWN_THING = "K007", "refusal-k007";
    /// The circumstances the action needs do not hold. `a`: action.
    NOT_NOW = "K008", "refusal-k008";
    /// The seat is not at the place. `a`: place.
    NOT_THERE = "K009", "refusal-k009";
    /// Not enough of a resource. `a`: resource.
    USED_UP = "K010", "refusal-k010";
    /// The message has not reached the seat.
    NO_MESSAGE = "K011", "refusal-k011";
    /// No such task in the seat's queue.
    NO_TASK = "K012", "refusal-k012";
    /// Only waiting tasks can be moved.
    NOT_WAITING = "K013", "refusal-k013";
    /// It does not ring (any more).
    NOT_RINGING = "K014", "refusal-k014";
    /// All hands are on the telephone.
    ON_THE_PHONE = "K015", "refusal-k015";
    /// The decision is not open to this seat (any more).
    DECISION_CLOSED = "K016", "refusal-k016";
    /// The option is not offered.
    NO_OPTION = "K017", "refusal-k017";
    /// The confidence lies outside 1 to 5.
    CONFIDENCE = "K018", "refusal-k018";
    /// One cannot tell oneself.
    TO_ONESELF = "K019", "refusal-k019";
    /// Nothing was chosen to pass on.
    NOTHING_CHOSEN = "K020", "refusal-k020";
    /// The text is empty.
    EMPTY_TEXT = "K021", "refusal-k021";
    /// The text is too long. `a`: most bytes.
    LONG_TEXT = "K022", "refusal-k022";
    /// Own words take 1 to 480 minutes.
    MINUTES = "K023", "refusal-k023";
    /// The inject cannot be released by hand. `a`: inject.
    NOT_BY_HAND = "K024", "refusal-k024";
    /// The inject has already happened or was left out. `a`: inject.
    ALREADY_FIRED = "K025", "refusal-k025";
    /// Two things cannot be one. `a`, `b`: things.
    NOT_MERGEABLE = "K026", "refusal-k026";
    /// There is no such record.
    NO_RECORD = "K027", "refusal-k027";
    /// No open way leads there. `a`: place.
    NO_WAY = "K028", "refusal-k028";
    /// The journey is not planned. `a`: movement.
    NOT_PLANNED = "K029", "refusal-k029";
    /// The journey has left. `a`: movement.
    HAS_LEFT = "K030", "refusal-k030";
    /// Not enough seats. `a`: movement.
    NO_ROOM = "K031", "refusal-k031";
    /// Already on a journey. `a`: who.
    ABOARD = "K032", "refusal-k032";
    /// Not at the assembly point. `a`: who.
    NOT_ASSEMBLED = "K033", "refusal-k033";
    /// The transport cannot be used. `a`: transport.
    NO_TRANSPORT = "K034", "refusal-k034";
    /// The route is full. `a`: route.
    ROUTE_FULL = "K035", "refusal-k035";
    /// The seat does not know this fact. `a`: fact.
    UNKNOWN_FACT = "K036", "refusal-k036";
    /// There is no such seat, clause or inject.
    NO_SUCH = "K037", "refusal-k037";
    /// The journey has no route. `a`: movement.
    NO_ROUTE = "K038", "refusal-k038";
    /// The transport is on the way with another journey. `a`: transport.
    TRANSPORT_AWAY = "K039", "refusal-k039";
    /// No slip of the inject waits (for this seat). `a`: inject.
    NO_SLIP = "K040", "refusal-k040";
}

/// The catalogue key of a code.
#[must_use]
pub fn key(code: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == code).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        let ka = include_str!("../../assets/i18n/ka/kernel.ftl");
        let en = include_str!("../../assets/i18n/en/kernel.ftl");
        for (code, key) in ALL {
            assert_eq!(*key, format!("refusal-{}", code.to_lowercase()));
            for (language, text) in [("ka", ka), ("en", en)] {
                assert!(
                    text.lines().any(|line| line.starts_with(&format!("{key} = "))),
                    "{language} lacks {key}"
                );
            }
        }
    }

    #[test]
    fn no_code_is_used_twice() {
        let mut codes: Vec<_> = ALL.iter().map(|(code, _)| code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ALL.len());
    }
}
