//! The registry of codes of author mistakes: `E…` edits, `P…` reading and types, `T…` authoring rules. A code is never reused.
//!
//! # Adding one
//! 1. Add a line at the end of its block with the next free number and the meaning in one sentence.
//! 2. Add its sentences to `assets/i18n/{ka,en}/content.ftl`.
//! 3. Add a broken example to `tests/cases/`, and for an authoring rule two small scenarios to `tests/cases/corpus/`.

use crate::base::Code;

macro_rules! codes {
    ($($name:ident = $code:literal: $meaning:literal,)*) => {
        $(#[doc = $meaning] pub const $name: Code = Code($code);)*

        /// Every code with its meaning in one sentence, in the order of the codes.
        pub const ALL: &[(Code, &str)] = &[$(($name, $meaning)),*];
    };
}

codes! {
    EDIT_NO_PATH = "E001": "An edit names no path, or the whole of a file.",
    EDIT_NOT_THERE = "E002": "What an edit names is not there.",
    EDIT_SEVERAL = "E003": "An edit names several things at once.",
    EDIT_EXISTS = "E004": "What an edit adds is there already.",
    EDIT_NO_ROOM = "E005": "A field or key is added to something that has none.",
    EDIT_IN_A_MISTAKE = "E006": "An edit falls on a mistake of syntax.",
    EDIT_BAD_VALUE = "E007": "The value of an edit is not one value in RON.",
    EDIT_WOULD_BREAK = "E008": "The file could not be read after the edit.",
    EDIT_CHANGED = "E009": "The file is not as it was when the edit was made.",
    EDIT_TOO_MUCH = "E010": "More edits, or a larger file, than the limit.",
    NOT_UTF8 = "P001": "The file is not UTF-8 text.",
    TOO_LARGE = "P002": "The file is larger than the limit.",
    EMPTY_FILE = "P003": "The file holds no value.",
    STRAY_CHARACTER = "P004": "A character that has no meaning here.",
    UNTERMINATED_TEXT = "P005": "A text in quotes has no closing quote.",
    UNTERMINATED_COMMENT = "P006": "A block comment is not closed.",
    BAD_ESCAPE = "P007": "A backslash in a text is followed by something that is no escape.",
    BAD_NUMBER = "P008": "Something begins like a number but is none.",
    BAD_CHARACTER = "P009": "A text in single quotes, or a character that is not closed.",
    VALUE_EXPECTED = "P010": "A value is missing.",
    COMMA_EXPECTED = "P011": "A comma or a closing bracket is missing.",
    UNCLOSED = "P012": "A bracket is not closed.",
    STRAY_BRACKET = "P013": "A closing bracket closes nothing.",
    MIXED_FIELDS = "P014": "Values with and without a field name are mixed, or a field name stands in quotes.",
    COLON_EXPECTED = "P015": "A colon is missing between a name or key and its value.",
    AFTER_THE_END = "P016": "Something follows after the end of the value.",
    TOO_DEEP = "P017": "Brackets are nested deeper than the limit.",
    TOO_MANY = "P018": "More findings than are shown.",
    UNQUOTED_TEXT = "P019": "A text or name stands without quotes.",
    HIDDEN_CHARACTER = "P020": "A character that commands a screen or turns the text around it, or an invisible one (warning).",
    HEADER_IGNORED = "P021": "A `#![enable(…)]` header, which has no effect (note).",
    UNKNOWN_FIELD = "P030": "A field that the record does not have.",
    MISSING_FIELD = "P031": "A field that the record needs is not there.",
    REPEATED_FIELD = "P032": "A field is written twice.",
    WRONG_TYPE = "P033": "A value of another kind than expected.",
    UNKNOWN_VARIANT = "P034": "A word that is none of the words possible here.",
    OUT_OF_RANGE = "P035": "A number outside its range.",
    DUPLICATE_KEY = "P036": "A key stands twice in a map.",
    NOT_A_NAME = "P037": "An id with characters that ids do not have, or an empty one.",
    NOT_A_DURATION = "P038": "A text that is not a duration.",
    WRONG_COUNT = "P039": "Too few or too many values between the brackets.",
    WRONG_RECORD = "P040": "A record under another record's name.",
    NOT_THERE = "P041": "A path that holds no content, or that cannot be read.",
    MISSING_TRANSLATION = "T001": "A text lacks a language (warning), or both.",
    REAL_CONTACT = "T002": "A text holds a number that can be dialled, or a domain or address that may exist.",
    FORBIDDEN_GLYPH = "T003": "A text holds a character the shipped fonts do not have, or a Georgian capital letter.",
    UNSUPPORTED_BASIS = "T004": "A duty or number claims a law or treaty without a verified source.",
    RULES_AND_STATE = "T005": "A clause is marked executable without rules, or listed with rules (warning).",
    AVOIDABLE_BY_INACTION = "T006": "Only an official's own act can open a clause (warning).",
    ROLE_NOT_SEATED = "T007": "No seat holds a role that owns a claimed clause.",
    IMPOSSIBLE_DEADLINE = "T008": "A limit is shorter than the action that fulfils the duty, or an expectation is judged before it can have arisen.",
    LATE_BEFORE_DUE = "T009": "Lateness ends before it begins, or a limit is no time.",
    PARAM_DEFAULT = "T010": "The default of a parameter lies outside its range.",
    ZERO_DELAY_CYCLE = "T011": "Injects call each other in a circle without time passing.",
    MESSAGE_WITHOUT_RECEIVER = "T012": "A message has no receiver, channel or text, or nobody can hear it.",
    DECISION_WITHOUT_ANSWER = "T013": "A decision cannot be answered, or its answer for silence may be missing.",
    ACTION_NOT_ALLOWED = "T014": "A prepared answer uses an action the asked seats may not do.",
    TIME_OUT_OF_FRAME = "T015": "A time lies outside the frame of the scenario.",
    INJECT_NEVER_FIRES = "T016": "Nothing fires an inject (warning).",
    ENDING_RELEASES_LIFE = "T017": "An ending that an act can bring releases an S1 or S2 clause (warning).",
    STOP_ONLY_FOR_LIFE = "T018": "An S1 or S2 duty is only looked at when the exercise stops (warning).",
    CLAIM_WITHOUT_RULES = "T019": "An objective claims a clause that cannot be judged, or nothing (warning).",
    NEVER_ARISES = "T020": "Nothing in the scenario can bring a claimed clause, or the cause of an expected one, about (warning).",
    NUMBERS_OF_PEOPLE = "T021": "Numbers of the world contradict each other.",
    START_CLOCK = "T022": "The start is no date, time, offset or working week.",
    DUPLICATE_ID = "T023": "An id stands twice in a list.",
    NOTHING_TO_TRAIN = "T024": "A scenario has no seat, objective or message (warning), or a variant plays nothing.",
    LEVEL_INDICATORS = "T025": "An alert level has no indicators (warning).",
    MAP_OUT_OF_FRAME = "T026": "A map does not fit its scenario or its sheet.",
    RUN_DOES_NOT_LEAD_HERE = "T027": "A part starts from a recorded run that cannot be its past.",
    TOO_OFTEN = "T028": "Something comes again too soon, or too many times.",
    ENDING_PAYS = "T029": "An act can bring an ending early, and nothing is expected to arise (warning).",
    ENDING_OUT_OF_REACH = "T031": "An ending is reached at the start, or by nothing (warning).",
    SEAT_ROLES = "T032": "A seat has a role twice (warning), or at a post nobody speaks of.",
    CONFIRMED_BUT_UNTRUE = "T033": "A confirmed message is not so and never retracted (warning).",
    LEAD_BEYOND_FRESH = "T034": "Something must be done earlier than it may be old.",
    NO_NOTES = "T035": "A scenario says nothing to its trainer about a part, or about distress (warning).",
    PEER_NOT_COMPARED = "T036": "A core clause says nothing, or two things, of a country it is compared with.",
    PARTY_SORT = "T037": "The sort of a party stands where there is no party.",
    UNCLAIMED = "T038": "A clause that counts in the scenario is named by no objective (warning, note).",
    UNKNOWN_NAME = "T101": "A name that is not declared.",
    DUPLICATE_NAME = "T102": "A name is declared twice.",
    VALUE_DOES_NOT_FIT = "T103": "A value that does not fit the type of its place.",
    FACT_NEEDS_THING = "T104": "A fact kept per thing is used without saying of which thing.",
    NOT_STANDING = "T105": "A procedure reads something only a scenario has.",
    SLOT_MISSING = "T106": "A slot that must be filled is not.",
    HOLDS_MISPLACED = "T107": "A state stands where something must happen.",
    TABLE_TOO_LONG = "T108": "More items than the engine can number.",
    PARAM_OUT_OF_RANGE = "T109": "A parameter lies outside the range of the procedure.",
    FACT_NOT_OPEN = "T110": "A scenario sets a standing fact that is not open.",
    NEVER_HOLDS = "T111": "Two parts of a condition exclude each other, so that it never holds.",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_distinct_and_in_order() {
        for pair in ALL.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{:?} stands before {:?}", pair[0].0, pair[1].0);
        }
    }
}
