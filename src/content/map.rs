//! The map: where places stand on a sheet of 1000 × 1000 units. Read from `scenarios/<id>/map.ron`; optional.

use crate::base::{Name, Text};
use crate::content::lower::{choice, record};

record! {
    /// A map of a fictional country.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Map {
        /// Title.
        pub title: Text,
        /// Positions of places.
        pub places: Vec<Spot> = default,
        /// Outlines of land, water and neighbours.
        pub shapes: Vec<Shape> = default,
    }
}

record! {
    /// Position of a place, x to the right, y down, 0 to 1000.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Spot {
        /// Place of the scenario.
        pub place: Name,
        /// To the right.
        pub x: u16,
        /// Down.
        pub y: u16,
    }
}

record! {
    /// An outline.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Shape {
        /// What it shows.
        pub kind: ShapeKind,
        /// Name, if one is written on the map.
        pub name: Option<Text> = default,
        /// Corners, at least three (two for a river).
        pub points: Vec<(u16, u16)> = default,
    }
}

choice! {
    /// What an outline shows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ShapeKind {
        /// The country of the crisis.
        Land,
        /// Another country.
        SecondLand,
        /// Sea or lake.
        Sea,
        /// A river.
        River,
    }
}
