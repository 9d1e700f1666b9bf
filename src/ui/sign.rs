//! Signs drawn with lines, so that no face has to have them.
