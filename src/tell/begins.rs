//! With what an exercise began that is played from some moment on.

use crate::base::Msg;
use crate::exercise::{Beginning, Past};

/// When it begins and who made what came before, in a sentence.
#[must_use]
pub fn begins(beginning: &Beginning) -> Msg {
    let said = match &beginning.past {
        Past::Made(policy) => match &**policy {
            "expert" => Msg::new("begins-made-expert"),
            "novice" => Msg::new("begins-made-novice"),
            "slow" => Msg::new("begins-made-slow"),
            "absent" => Msg::new("begins-made-absent"),
            other => Msg::new("begins-made").with("policy", other),
        },
        Past::Recorded(run) => Msg::new("begins-recorded").with("run", &**run),
    };
    said.with("time", beginning.at)
}
