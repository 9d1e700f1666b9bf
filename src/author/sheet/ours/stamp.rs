//! Marks of rows: whether a row was changed since it was exported, in the sheet or in the file.

use crate::author::sheet::ours::slot::Row;
use crate::author::sheet::ours::value;

/// How many letters a mark has.
const LENGTH: usize = 12;

/// The mark of the values of a row, each in the form in which it is compared.
pub(in crate::author) fn stamp<'v>(values: impl Iterator<Item = &'v str>) -> String {
    let mut hash = blake3::Hasher::new();
    for value in values {
        hash.update(&u64::try_from(value.len()).unwrap_or_default().to_le_bytes());
        hash.update(value.as_bytes());
    }
    hash.finalize().to_hex().chars().take(LENGTH).collect()
}

/// The mark of a row as it is in the file.
pub(super) fn stamp_of(row: &Row) -> String {
    let values: Vec<String> = row.own().map(|(_, own)| value::same(own.kind, own.shown())).collect();
    stamp(values.iter().map(String::as_str))
}
