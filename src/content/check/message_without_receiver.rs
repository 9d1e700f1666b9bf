//! A message that nobody can receive, or one that arrives by no channel.
//!
//! A channel needs receivers who are seated and listen to it, and a text; receivers need a channel.

use crate::base::Msg;
use crate::content::check::case::{Case, Found};
use crate::content::codes::MESSAGE_WITHOUT_RECEIVER as CODE;
use crate::content::scenario::{Inject, Scenario};

pub(super) fn look(case: &Case<'_>, found: &mut Found) {
    let Some(scenario) = case.scenario else { return };
    for (at, inject) in scenario.injects.iter().enumerate() {
        one(case, scenario, inject, &format!("injects[{at}]"), found);
    }
}

fn one(case: &Case<'_>, scenario: &Scenario, inject: &Inject, path: &str, found: &mut Found) {
    let Some(channel) = &inject.channel else {
        if let Some(first) = inject.to.first() {
            found.error(
                CODE,
                first,
                format!("{path}.to"),
                Msg::new("check-receivers-without-channel").with("name", &inject.id),
            );
        } else if inject.decision.is_some() {
            let message = Msg::new("check-decision-without-channel").with("name", &inject.id);
            found.error(CODE, &inject.id, format!("{path}.decision"), message);
        }
        return;
    };
    if inject.to.is_empty() {
        found.error(
            CODE,
            channel,
            format!("{path}.to"),
            Msg::new("check-channel-without-receivers").with("name", &inject.id),
        );
    }
    if inject.text.as_ref().is_none_or(crate::base::Text::is_empty) {
        found.error(
            CODE,
            &inject.id,
            format!("{path}.text"),
            Msg::new("check-message-without-text").with("name", &inject.id),
        );
    }
    for (n, receiver) in inject.to.iter().enumerate() {
        let path = format!("{path}.to[{n}]");
        let declared = case.seats.contains_key(receiver.as_str()) || case.is_role(receiver);
        let seats = case.receivers(receiver);
        if seats.is_empty() {
            if declared && !scenario.seats.is_empty() {
                found.error(
                    CODE,
                    receiver,
                    path,
                    Msg::new("check-receiver-not-seated").with("name", receiver),
                );
            }
        } else if seats.iter().all(|seat| !seat.channels.is_empty() && !seat.channels.contains(channel)) {
            let message = Msg::new("check-channel-not-heard").with("name", receiver).with("channel", channel);
            found.error(CODE, receiver, path, message);
        }
    }
}
