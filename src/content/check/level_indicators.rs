//! An alert level without indicators: nobody can tell when it is called for.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes;

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    for (at, level) in case.procedure.levels.iter().enumerate() {
        if level.indicators.is_empty() && level.id != "level-0" {
            let message = Msg::new("check-level-without-indicators").with("name", &level.id);
            found.warning(codes::LEVEL_INDICATORS, &level.id, format!("levels[{at}].indicators"), message);
        }
    }
}
