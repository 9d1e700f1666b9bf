//! Journals of older formats, brought up to the present one while they are read.
//!
//! A line is checked against its hash as it stands, then its JSON object goes through the upgrades of all formats since.
//! The file itself is never rewritten.
//!
//! # Adding one
//! 1. Raise [`FORMAT`](crate::journal::FORMAT).
//! 2. Add the upgrade from the format before to the end of [`UPGRADES`].
//! 3. Add a journal of the old format to the tests.

use serde_json::Value;

/// Brings lines from one format to the next.
#[derive(Clone, Copy, Debug)]
pub struct Upgrade {
    /// Changes the object of a first line.
    pub header: fn(&mut Value),
    /// Changes the object of a step.
    pub step: fn(&mut Value),
}

/// Upgrades by the format they start from; the first from format 1. There has been one format so far.
pub const UPGRADES: &[Upgrade] = &[];

/// Upgrades the object of a first line of format `from` (at least 1) through `upgrades`.
pub fn header(value: &mut Value, from: u32, upgrades: &[Upgrade]) {
    since(from, upgrades).for_each(|upgrade| (upgrade.header)(value));
}

/// Upgrades the object of a step of format `from` (at least 1) through `upgrades`.
pub fn step(value: &mut Value, from: u32, upgrades: &[Upgrade]) {
    since(from, upgrades).for_each(|upgrade| (upgrade.step)(value));
}

fn since(from: u32, upgrades: &[Upgrade]) -> impl Iterator<Item = &Upgrade> {
    upgrades.iter().skip(from.saturating_sub(1) as usize)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::journal::FORMAT;

    #[test]
    fn every_older_format_has_its_upgrade() {
        assert_eq!(UPGRADES.len(), FORMAT as usize - 1);
    }

    #[test]
    fn upgrades_run_in_order_from_the_format_of_the_file() {
        fn rename(value: &mut Value) {
            if let Some(object) = value.as_object_mut()
                && let Some(time) = object.remove("time")
            {
                object.insert("t".to_owned(), time);
            }
        }
        fn scale(value: &mut Value) {
            if let Some(t) = value.get("t").and_then(Value::as_i64) {
                value["t"] = json!(t * 1000);
            }
        }
        let upgrades = [Upgrade { header: rename, step: rename }, Upgrade { header: scale, step: scale }];
        let read = |value: Value, from| {
            let mut value = value;
            step(&mut value, from, &upgrades);
            value
        };
        assert_eq!(read(json!({"time": 3}), 1), json!({"t": 3000}));
        assert_eq!(read(json!({"t": 3}), 2), json!({"t": 3000}));
        assert_eq!(read(json!({"t": 3}), 3), json!({"t": 3}));
    }
}
