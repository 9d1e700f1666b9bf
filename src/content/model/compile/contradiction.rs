//! Conditions that can never hold because two of their parts exclude each other.
//!
//! Only what is plain from the words is seen: a part and its own negation, one choice at two values, a count both above
//! and below.

use crate::base::Name;
use crate::content::pattern::{Cond, Count, Value};

/// How many parts of one condition are compared.
const LIMIT: usize = 64;

/// The fact on which two of the parts, all of which must hold, exclude each other.
pub(super) fn contradiction(all: &[Cond]) -> Option<&Name> {
    let mut parts = Vec::new();
    flatten(all, &mut parts);
    let pairs =
        parts.iter().enumerate().flat_map(|(at, one)| parts.iter().skip(at + 1).map(move |two| (*one, *two)));
    pairs.into_iter().find(|(one, two)| exclude(one, two) || exclude(two, one)).and_then(|(one, _)| fact(one))
}

fn flatten<'a>(list: &'a [Cond], parts: &mut Vec<&'a Cond>) {
    for cond in list {
        match cond {
            Cond::All(inner) => flatten(inner, parts),
            _ if parts.len() < LIMIT => parts.push(cond),
            _ => return,
        }
    }
}

fn exclude(one: &Cond, two: &Cond) -> bool {
    match (one, two) {
        (Cond::Is(fact, value, of), Cond::Is(other, another, of_other)) => {
            fact == other && of == of_other && value != another
        }
        (Cond::AtLeast(count, Value::Num(least)), Cond::AtMost(other, Value::Num(most))) => {
            count == other && least > most
        }
        (one, Cond::Not(inner)) => one == &**inner,
        _ => false,
    }
}

fn fact(cond: &Cond) -> Option<&Name> {
    match cond {
        Cond::Flag(name, _) | Cond::Is(name, ..) => Some(name),
        Cond::AtLeast(count, _) | Cond::AtMost(count, _) | Cond::Exceeds(count, _) => match count {
            Count::Fact(name) | Count::Of(name, _) | Count::Sum(name) => Some(name),
            Count::Number(_, cond) => fact(cond),
            Count::Param(_) | Count::Num(_) => None,
        },
        Cond::Not(inner) | Cond::Every(_, inner) | Cond::Some(_, inner) => fact(inner),
        Cond::Any(list) | Cond::All(list) => list.iter().find_map(fact),
        Cond::Done(name, _) => Some(name),
        Cond::True => None,
    }
}
