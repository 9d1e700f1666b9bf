//! A filled outline as triangles: ears are cut off one after the other, so that it may be concave.

use egui::Pos2;

/// The triangles of an outline without crossings, as positions in it; fewer than three corners have none.
pub(super) fn triangles(points: &[Pos2]) -> Vec<[usize; 3]> {
    let mut rest: Vec<usize> = (0..points.len()).collect();
    if turn_of(points) < 0.0 {
        rest.reverse();
    }
    if is_convex(points, &rest) {
        let corner = |at: usize| rest.get(at).copied().unwrap_or_default();
        return (2..rest.len()).map(|at| [corner(0), corner(at - 1), corner(at)]).collect();
    }
    let mut found = Vec::new();
    while rest.len() > 3 {
        let ear = (0..rest.len()).find(|at| is_ear(points, &rest, *at));
        // A crossing outline may have none: cutting anywhere still ends.
        let at = ear.unwrap_or(0);
        found.push(corner(&rest, at));
        rest.remove(at);
    }
    if let [a, b, c] = rest[..] {
        found.push([a, b, c]);
    }
    found
}

fn corner(rest: &[usize], at: usize) -> [usize; 3] {
    let of = |at: usize| rest.get(at % rest.len()).copied().unwrap_or_default();
    [of(at + rest.len() - 1), of(at), of(at + 1)]
}

fn cross(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

fn turn_of(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(one, other)| one.x * other.y - other.x * one.y).sum()
}

/// Every turn goes the same way, once round: most outlines are signs of that kind.
fn is_convex(points: &[Pos2], rest: &[usize]) -> bool {
    let place = |at: usize| points.get(at).copied().unwrap_or_default();
    // A star turns the same way too, but goes round twice, and so turns from right to left more than once.
    let mut to_the_left = 0;
    for [a, b, c] in (0..rest.len()).map(|at| corner(rest, at).map(place)) {
        if cross(a, b, c) < 0.0 {
            return false;
        }
        to_the_left += usize::from(b.x >= a.x && c.x < b.x);
    }
    to_the_left <= 1
}

fn is_ear(points: &[Pos2], rest: &[usize], at: usize) -> bool {
    let corner = corner(rest, at);
    let [a, b, c] = corner.map(|at| points.get(at).copied().unwrap_or_default());
    if cross(a, b, c) <= 0.0 {
        return false;
    }
    let inside = |p: Pos2| cross(a, b, p) >= 0.0 && cross(b, c, p) >= 0.0 && cross(c, a, p) >= 0.0;
    rest.iter()
        .filter(|other| !corner.contains(other))
        .filter_map(|other| points.get(*other))
        .all(|other| !inside(*other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(points: &[Pos2], faces: &[[usize; 3]]) -> f32 {
        faces.iter().map(|[a, b, c]| cross(points[*a], points[*b], points[*c]).abs() / 2.0).sum()
    }

    #[test]
    fn the_triangles_of_a_concave_outline_cover_it_and_nothing_else() {
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0)];
        let mut points: Vec<Pos2> = corners.into_iter().map(Pos2::from).collect();
        for _ in 0..2 {
            let faces = triangles(&points);
            assert_eq!(faces.len(), points.len() - 2);
            assert!((area(&points, &faces) - turn_of(&points).abs() / 2.0).abs() < 0.001);
            points.reverse();
        }
        assert!(triangles(&points[..2]).is_empty());
    }

    #[test]
    fn a_round_outline_is_covered_from_one_corner() {
        let points: Vec<Pos2> = (0..24u8)
            .map(|at| Pos2::ZERO + 5.0 * egui::Vec2::angled(f32::from(at) / 24.0 * std::f32::consts::TAU))
            .collect();
        let faces = triangles(&points);
        assert!(faces.len() == 22 && faces.iter().all(|face| face[0] == faces[0][0]));
        assert!((area(&points, &faces) - turn_of(&points).abs() / 2.0).abs() < 0.01);
    }

    #[test]
    fn a_star_is_not_taken_for_a_round_outline() {
        let star: Vec<Pos2> = (0..5u8)
            .map(|at| Pos2::ZERO + 5.0 * egui::Vec2::angled(f32::from(at) * 0.8 * std::f32::consts::PI))
            .collect();
        assert!(!is_convex(&star, &[0, 1, 2, 3, 4]));
    }
}
