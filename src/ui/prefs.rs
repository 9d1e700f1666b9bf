//! What a person sets for every screen, and keeps from one start to the next.

use crate::base::Lang;
use crate::ui::theme::Look;

/// Settings of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// Language of the program and of the content.
    pub lang: Lang,
    /// Size of text.
    pub scale: Scale,
    /// Light or dark.
    pub look: Look,
    /// Whether anything moves by itself.
    pub motion: bool,
}

impl Prefs {
    /// The settings before a person has chosen any.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang, scale: Scale::NORMAL, look: Look::Dark, motion: true }
    }
}

/// Size of text in percent of the normal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(u16);

impl Scale {
    /// The normal size.
    pub const NORMAL: Self = Self(100);
    /// The sizes offered.
    pub const ALL: [Self; 5] = [Self(100), Self(115), Self(130), Self(150), Self(200)];

    /// The size offered nearest to a percentage.
    #[must_use]
    pub fn near(percent: u16) -> Self {
        Self::ALL.into_iter().min_by_key(|scale| scale.0.abs_diff(percent)).unwrap_or(Self::NORMAL)
    }

    /// Percent of the normal size.
    #[must_use]
    pub const fn percent(self) -> u16 {
        self.0
    }

    /// As a factor.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger size, or this one if there is none.
    #[must_use]
    pub fn larger(self) -> Self {
        Self::ALL.into_iter().find(|scale| *scale > self).unwrap_or(self)
    }

    /// The next smaller size, or this one if there is none.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self::ALL.into_iter().rev().find(|scale| *scale < self).unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_go_up_and_down_and_stop_at_the_ends() {
        let mut seen = vec![Scale::NORMAL];
        while seen.last().unwrap().larger() != *seen.last().unwrap() {
            seen.push(seen.last().unwrap().larger());
        }
        assert_eq!(seen, Scale::ALL);
        assert_eq!(Scale::NORMAL.smaller(), Scale::NORMAL);
        assert_eq!(Scale::near(148).percent(), 150);
        assert_eq!(Scale::near(9_000).percent(), 200);
    }
}
