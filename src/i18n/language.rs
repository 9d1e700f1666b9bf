//! Which language to start in.

use crate::base::Lang;

/// The language asked for on the command line, else in the environment (`HOTWASH_LANG`), else of the system, where
/// anything but Georgian means English. What is neither `ka` nor `en` is passed over.
#[must_use]
pub fn choose(asked: Option<Lang>, environment: Option<&str>, system: Option<&str>) -> Lang {
    asked
        .or_else(|| environment.and_then(of_code))
        .unwrap_or_else(|| if system.and_then(of_code) == Some(Lang::Ka) { Lang::Ka } else { Lang::En })
}

/// The language of a locale: `ka`, `ka_GE.UTF-8`, `en-GB`.
#[must_use]
pub fn of_code(code: &str) -> Option<Lang> {
    let language = code.split(['-', '_', '.', '@']).next()?;
    Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_wins_then_the_environment_then_the_system() {
        assert_eq!(choose(Some(Lang::En), Some("ka"), Some("ka_GE")), Lang::En);
        assert_eq!(choose(None, Some("ka"), Some("en_GB.UTF-8")), Lang::Ka);
        assert_eq!(choose(None, None, Some("ka_GE.UTF-8")), Lang::Ka);
        assert_eq!(choose(None, Some("klingon"), Some("ka-GE")), Lang::Ka);
        assert_eq!(choose(None, None, Some("fr_FR")), Lang::En);
        assert_eq!(choose(None, None, None), Lang::En);
    }
}
