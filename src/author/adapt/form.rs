//! The forms in which a Georgian name stands in a text: its cases, and what hangs at them: -ც, -ა, -თვის, -კენ.

use crate::i18n::names::{Case, CaseForms};

/// What hangs at a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hung {
    Nothing,
    /// „also“: კესტრავაშიც
    Also,
    /// „is“: კესტრავაშია
    Is,
    /// Before „and“: კესტრავასა და
    And,
    /// „for“: კესტრავისთვის
    For,
    /// „for … too“: კესტრავისთვისაც
    ForAlso,
    /// „towards“: კესტრავისკენ
    Towards,
}

impl Hung {
    const ALL: [Self; 7] =
        [Self::Nothing, Self::Also, Self::Is, Self::And, Self::For, Self::ForAlso, Self::Towards];

    const fn fits(self, case: Case) -> bool {
        match self {
            Self::Nothing | Self::Also | Self::Is => true,
            Self::And => matches!(case, Case::Dative | Case::Genitive),
            Self::For | Self::ForAlso | Self::Towards => matches!(case, Case::Genitive),
        }
    }
}

/// A case with what hangs at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    case: Case,
    hung: Hung,
}

impl Form {
    /// Every form.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Case::ALL
            .into_iter()
            .flat_map(|case| Hung::ALL.into_iter().map(move |hung| Self { case, hung }))
            .filter(|form| form.hung.fits(form.case))
    }

    /// The form of a name.
    pub(super) fn of(self, forms: &CaseForms) -> String {
        let base = forms.get(self.case);
        // -აც and -აა after a consonant; a form in brackets or quotes has its ending before them.
        let open = base.ends_with(['ა', 'ე', 'ი', 'ო', 'უ']);
        let tail = match (self.hung, open) {
            (Hung::Nothing, _) => "",
            (Hung::Also, true) => "ც",
            (Hung::Also, false) => "აც",
            (Hung::Is, true) | (Hung::And, _) => "ა",
            (Hung::Is, false) => "აა",
            (Hung::For, _) => "თვის",
            (Hung::ForAlso, _) => "თვისაც",
            (Hung::Towards, _) => "კენ",
        };
        format!("{base}{tail}")
    }

    /// Whether it says whose something is: then a noun follows.
    pub(super) const fn belongs(self) -> bool {
        matches!((self.case, self.hung), (Case::Genitive, Hung::Nothing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::names::NameKind;

    #[test]
    fn a_name_stands_in_these_forms() {
        let forms = CaseForms::of("კესტრავა", NameKind::Place, None);
        let all: Vec<String> = Form::all().map(|form| form.of(&forms)).collect();
        for form in [
            "კესტრავა",
            "კესტრავაში",
            "კესტრავაშია",
            "კესტრავაშიც",
            "კესტრავიდან",
            "კესტრავასა",
            "კესტრავისა",
            "კესტრავისთვის",
            "კესტრავისკენ",
            "კესტრავამდე",
            "კესტრავასთან",
            "კესტრავამაც",
        ] {
            assert!(all.iter().any(|found| found == form), "{form}");
        }
    }
}
