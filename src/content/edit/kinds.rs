//! The kinds of edits, each turned into splices of the text as it stands.

use crate::base::Diagnostic;
use crate::content::codes;
use crate::content::edit::group::{Group, Piece, Side, indent};
use crate::content::edit::path::{self, Found, Step, find, name_of};
use crate::content::edit::refuse::Refuse;
use crate::content::edit::splice::Splice;
use crate::content::edit::{Edit, Place, Value, layout};
use crate::content::syntax::{Node, NodeKind};

type Splices = Result<Vec<Splice>, Box<Diagnostic>>;

/// What does one edit of the file with the value `root`.
pub(super) fn splices(root: Node<'_>, text: &str, edit: &Edit, refuse: &Refuse) -> Splices {
    let (Edit::Add { path, .. }
    | Edit::Change { path, .. }
    | Edit::Remove { path }
    | Edit::Move { path, .. }) = edit
    else {
        return Ok(Vec::new());
    };
    let refuse = &refuse.at(path);
    let Some(steps) = path::read(path) else { return Err(refuse.no_path()) };
    match edit {
        Edit::Add { value, place, .. } => add(root, text, &steps, value, place, refuse),
        Edit::Change { value, .. } => change(root, text, &steps, value, refuse),
        Edit::Remove { .. } => {
            let (group, number) = among(root, text, &steps, refuse)?;
            Ok(group.cut(number))
        }
        Edit::Move { place, .. } => move_within(root, text, &steps, place, refuse),
        Edit::Write { .. } => Ok(Vec::new()),
    }
}

/// The splice of a change of one single value to another that no path can notice: not the first value of something and
/// no id.
pub(super) fn plain_change(root: Node<'_>, edit: &Edit) -> Option<Splice> {
    let Edit::Change { path, value } = edit else { return None };
    let refuse = Refuse::about("");
    let found = find(root, &path::read(path)?, &refuse).ok()?;
    let names = found.whole.kind() != NodeKind::Field
        || found.whole.name() == Some("id")
        || found.within.is_none_or(|(_, number)| number == 0);
    let single = |node: Node<'_>| {
        matches!(node.kind(), NodeKind::PlainText | NodeKind::EscapedText | NodeKind::Whole | NodeKind::Bool)
    };
    // A first field may be what its item is known by, if that has no id; the languages of a text never are.
    let names = names && !matches!(found.whole.name(), Some("ka" | "en"));
    if names || !single(found.value) || matches!(value, Value::Ron(_)) {
        return None;
    }
    let span = found.value.span();
    Some(Splice::new(span.start as usize, span.end as usize, layout::ron(value, &refuse).ok()?))
}

fn change(root: Node<'_>, text: &str, steps: &[Step], value: &Value, refuse: &Refuse) -> Splices {
    let Found { value: old, whole, .. } = find(root, steps, refuse)?;
    if old.is_cut() || old.kind() == NodeKind::Field {
        return Err(refuse.mistaken(whole));
    }
    let span = old.span();
    let new = layout::ron(value, refuse)?;
    let indent = indent(text, span.start as usize);
    let new = layout::like(&new, Some(old), text, indent, refuse);
    Ok(vec![Splice::new(span.start as usize, span.end as usize, new)])
}

fn add(root: Node<'_>, text: &str, steps: &[Step], value: &Value, place: &Place, refuse: &Refuse) -> Splices {
    let new = layout::ron(value, refuse)?;
    let missing = match find(root, steps, refuse) {
        Ok(found) => return add_item(found.value, text, &new, place, refuse),
        Err(missing) if missing.code == codes::EDIT_NOT_THERE => missing,
        Err(other) => return Err(other),
    };
    let Some((step, above)) = steps.split_last() else { return Err(missing) };
    let holder = path::looked_through(find(root, above, refuse)?.value, step);
    let is_empty = holder.kind() == NodeKind::Tuple && holder.children().next().is_none();
    let label = match step {
        Step::Field(name) if holder.kind() == NodeKind::Record || is_empty => name.clone(),
        Step::Id(key) if holder.kind() == NodeKind::Map => layout::quoted(key),
        Step::Field(_) => return Err(refuse.no_room(holder)),
        Step::Id(_) | Step::Number(_) => return Err(missing),
    };
    let Some(group) = Group::of(holder, text) else { return Err(refuse.mistaken(holder)) };
    let (number, side) = beside(&group, holder, place, refuse)?;
    let indent = neighbour_indent(&group, number, text, holder);
    let model = group.items.get(number).and_then(|item| item.node.value());
    let laid = layout::like(&new, model, text, &indent, refuse);
    Ok(group.insert(number, side, &Piece { head: format!("{label}: {laid}"), tail: String::new() }))
}

fn add_item(list: Node<'_>, text: &str, new: &str, place: &Place, refuse: &Refuse) -> Splices {
    let list = path::looked_through(list, &Step::Id(String::new()));
    if !matches!(list.kind(), NodeKind::List | NodeKind::Tuple) {
        return Err(refuse.exists(list));
    }
    let Some(group) = Group::of(list, text) else { return Err(refuse.mistaken(list)) };
    let (number, side) = beside(&group, list, place, refuse)?;
    let indent = neighbour_indent(&group, number, text, list);
    let model = group.items.get(number).map(|item| item.node);
    let laid = layout::like(new, model, text, &indent, refuse);
    Ok(group.insert(number, side, &Piece { head: laid, tail: String::new() }))
}

fn move_within(root: Node<'_>, text: &str, steps: &[Step], place: &Place, refuse: &Refuse) -> Splices {
    let (group, number) = among(root, text, steps, refuse)?;
    let Some(holder) = find(root, steps, refuse)?.within.map(|(node, _)| node) else {
        return Err(refuse.mistaken(root));
    };
    let (beside, side) = beside(&group, holder, place, refuse)?;
    let stays = beside == number
        || (side == Side::After && beside + 1 == number)
        || (side == Side::Before && number + 1 == beside);
    if stays {
        return Ok(Vec::new());
    }
    let Some(piece) = group.piece(number) else { return Err(refuse.mistaken(holder)) };
    let mut splices = group.cut(number);
    splices.extend(group.insert(beside, side, &piece));
    Ok(splices)
}

/// The brackets a thing stands in, and its number there.
fn among<'t>(
    root: Node<'t>,
    text: &'t str,
    steps: &[Step],
    refuse: &Refuse,
) -> Result<(Group<'t>, usize), Box<Diagnostic>> {
    let found = find(root, steps, refuse)?;
    let Some((node, number)) = found.within else { return Err(refuse.whole_file()) };
    match Group::of(node, text) {
        Some(group) => Ok((group, number)),
        None => Err(refuse.mistaken(node)),
    }
}

/// The neighbour something is put beside, and at which side of it.
fn beside(
    group: &Group<'_>,
    node: Node<'_>,
    place: &Place,
    refuse: &Refuse,
) -> Result<(usize, Side), Box<Diagnostic>> {
    let last = group.items.len().saturating_sub(1);
    let (name, side) = match place {
        Place::First => return Ok((0, Side::Before)),
        Place::Last => return Ok((last, Side::After)),
        Place::Before(name) => (name, Side::Before),
        Place::After(name) => (name, Side::After),
    };
    let step = path::item(name);
    let mut hits = group.items.iter().enumerate().filter(|(number, item)| match &step {
        Some(Step::Number(wanted)) => number == wanted,
        Some(Step::Id(id) | Step::Field(id)) => name_of(item.node).as_ref() == Some(id),
        None => false,
    });
    match (hits.next(), hits.next()) {
        (Some((number, _)), None) => Ok((number, side)),
        (hit, _) => {
            let step = step.unwrap_or_else(|| Step::Id(name.clone()));
            Err(if hit.is_some() {
                refuse.several(node, &[], &step)
            } else {
                refuse.not_there(node, &[], &step)
            })
        }
    }
}

/// The blanks before the neighbour, or one step further in than a bracket that holds nothing.
fn neighbour_indent(group: &Group<'_>, number: usize, text: &str, holder: Node<'_>) -> String {
    match group.items.get(number) {
        Some(item) => indent(text, item.node.span().start as usize).to_owned(),
        None => format!("{}    ", indent(text, holder.span().start as usize)),
    }
}
