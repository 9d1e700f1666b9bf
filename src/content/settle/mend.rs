//! What would mend a finding, where the rule that found it did not say it more closely.

use crate::base::{Code, Diagnostics, Msg};
use crate::content::codes;

/// The general way out, by code.
const WAYS_OUT: &[(Code, &str)] = &[
    (codes::NOT_UTF8, "mend-p001"),
    (codes::TOO_LARGE, "mend-p002"),
    (codes::EMPTY_FILE, "mend-p003"),
    (codes::STRAY_CHARACTER, "mend-p004"),
    (codes::UNTERMINATED_TEXT, "mend-p005"),
    (codes::UNTERMINATED_COMMENT, "mend-p006"),
    (codes::BAD_ESCAPE, "mend-p007"),
    (codes::BAD_NUMBER, "mend-p008"),
    (codes::BAD_CHARACTER, "mend-p009"),
    (codes::VALUE_EXPECTED, "mend-p010"),
    (codes::COMMA_EXPECTED, "mend-p011"),
    (codes::UNCLOSED, "mend-p012"),
    (codes::STRAY_BRACKET, "mend-p013"),
    (codes::MIXED_FIELDS, "mend-p014"),
    (codes::COLON_EXPECTED, "mend-p015"),
    (codes::AFTER_THE_END, "mend-p016"),
    (codes::TOO_DEEP, "mend-p017"),
    (codes::TOO_MANY, "mend-p018"),
    (codes::UNQUOTED_TEXT, "mend-p019"),
    (codes::HIDDEN_CHARACTER, "mend-p020"),
    (codes::HEADER_IGNORED, "mend-p021"),
    (codes::UNKNOWN_FIELD, "mend-p030"),
    (codes::MISSING_FIELD, "mend-p031"),
    (codes::REPEATED_FIELD, "mend-p032"),
    (codes::WRONG_TYPE, "mend-p033"),
    (codes::UNKNOWN_VARIANT, "mend-p034"),
    (codes::OUT_OF_RANGE, "mend-p035"),
    (codes::DUPLICATE_KEY, "mend-p036"),
    (codes::NOT_A_NAME, "mend-p037"),
    (codes::NOT_A_DURATION, "mend-p038"),
    (codes::WRONG_COUNT, "mend-p039"),
    (codes::WRONG_RECORD, "mend-p040"),
    (codes::NOT_THERE, "mend-p041"),
    (codes::MISSING_TRANSLATION, "mend-t001"),
    (codes::REAL_CONTACT, "check-fictional-contact"),
    (codes::FORBIDDEN_GLYPH, "mend-t003"),
    (codes::UNSUPPORTED_BASIS, "mend-t004"),
    (codes::RULES_AND_STATE, "mend-t005"),
    (codes::AVOIDABLE_BY_INACTION, "check-second-trigger"),
    (codes::ROLE_NOT_SEATED, "mend-t007"),
    (codes::IMPOSSIBLE_DEADLINE, "mend-t008"),
    (codes::LATE_BEFORE_DUE, "mend-t009"),
    (codes::PARAM_DEFAULT, "mend-t010"),
    (codes::ZERO_DELAY_CYCLE, "mend-t011"),
    (codes::MESSAGE_WITHOUT_RECEIVER, "mend-t012"),
    (codes::DECISION_WITHOUT_ANSWER, "mend-t013"),
    (codes::ACTION_NOT_ALLOWED, "mend-t014"),
    (codes::TIME_OUT_OF_FRAME, "mend-t015"),
    (codes::INJECT_NEVER_FIRES, "mend-t016"),
    (codes::ENDING_RELEASES_LIFE, "mend-t017"),
    (codes::STOP_ONLY_FOR_LIFE, "mend-t018"),
    (codes::CLAIM_WITHOUT_RULES, "mend-t019"),
    (codes::NEVER_ARISES, "mend-t020"),
    (codes::NUMBERS_OF_PEOPLE, "mend-t021"),
    (codes::START_CLOCK, "mend-t022"),
    (codes::DUPLICATE_ID, "mend-t102"),
    (codes::NOTHING_TO_TRAIN, "mend-t024"),
    (codes::LEVEL_INDICATORS, "mend-t025"),
    (codes::MAP_OUT_OF_FRAME, "mend-t026"),
    (codes::RUN_DOES_NOT_LEAD_HERE, "mend-t027"),
    (codes::TOO_OFTEN, "mend-t028"),
    (codes::ENDING_PAYS, "mend-t029"),
    (codes::ENDING_OUT_OF_REACH, "mend-t031"),
    (codes::SEAT_ROLES, "mend-t032"),
    (codes::CONFIRMED_BUT_UNTRUE, "mend-t033"),
    (codes::LEAD_BEYOND_FRESH, "mend-t034"),
    (codes::NO_NOTES, "mend-t035"),
    (codes::PEER_NOT_COMPARED, "mend-t036"),
    (codes::PARTY_SORT, "mend-t037"),
    (codes::UNKNOWN_NAME, "mend-t101"),
    (codes::DUPLICATE_NAME, "mend-t102"),
    (codes::VALUE_DOES_NOT_FIT, "mend-t103"),
    (codes::FACT_NEEDS_THING, "mend-t104"),
    (codes::NOT_STANDING, "mend-t105"),
    (codes::SLOT_MISSING, "mend-t106"),
    (codes::HOLDS_MISPLACED, "mend-t107"),
    (codes::TABLE_TOO_LONG, "mend-t108"),
    (codes::PARAM_OUT_OF_RANGE, "mend-t109"),
    (codes::FACT_NOT_OPEN, "mend-t110"),
    (codes::NEVER_HOLDS, "mend-t111"),
];

/// Gives every finding without help or mending the general way out of its code.
pub(super) fn advise(found: &mut Diagnostics) {
    for finding in &mut found.list {
        if finding.help.is_empty()
            && finding.replacement.is_none()
            && let Some((_, key)) = WAYS_OUT.iter().find(|(code, _)| *code == finding.code)
        {
            finding.help.push(Msg::new(key));
        }
    }
}
