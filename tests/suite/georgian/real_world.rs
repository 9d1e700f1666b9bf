//! No text that is read in play names a real country, town, carrier or year of the cases the content draws on.
//!
//! Exempt is what names sources openly and is no play text: the comparison with other countries (`says`), the list of
//! sources, the names of the countries compared, and `based_on`, which is for authors and no bilingual text. Georgia, its
//! towns and institutions may be named. Telephone numbers and domains are the business of `check` (T002).

use super::texts::{Said, shipped};

/// Beginnings of Georgian words.
const KA: &[&str] = &[
    // Countries and peoples.
    "ლიბან",
    "ლიბიი",
    "ლიბია",
    "ლიბიელ",
    "იაპონ",
    "ნეპალ",
    "ავღან",
    "უკრაინ",
    "სუდან",
    "თურქ",
    "ტაილანდ",
    "შრი-ლანკ",
    "სომალ",
    "სირიის",
    "სირია",
    "სირიელ",
    "ისრაელ",
    "ებრაელ",
    "ირან",
    "ერაყ",
    "ეგვიპტ",
    "საუდ",
    "ომან",
    "იორდან",
    "კვიპრ",
    "რუსეთ",
    "რუსულ",
    "რუსი",
    "საბერძნეთ",
    "იტალი",
    "ტოგო",
    "ტანზანი",
    "ჩინეთ",
    "ინდოეთ",
    "ნიგერი",
    "პაკისტან",
    "სომხეთ",
    "აზერბაიჯან",
    "აფხაზ",
    "ოსეთ",
    "ჩეჩნ",
    "ბელარუს",
    "მოლდოვ",
    "რუმინ",
    "პოლონ",
    "უნგრ",
    "კატარ",
    "ქუვეით",
    // Towns.
    "ბეირუთ",
    "ტრიპოლ",
    "მისრათ",
    "ბენღაზ",
    "ტოკიო",
    "ფუკუშიმ",
    "კატმანდუ",
    "ქაბულ",
    "კიევ",
    "ლვოვ",
    "ოდეს",
    "ხარკოვ",
    "ხარტუმ",
    "ხართუმ",
    "ჰათაი",
    "ადიამან",
    "გაზიანთეფ",
    "ანკარ",
    "სტამბოლ",
    "ტრაპიზონ",
    "ბანგკოკ",
    "ჰონგკონგ",
    "დუბაი",
    "კაირო",
    "რიად",
    "მასკატ",
    "თეირან",
    "მოსკოვ",
    "ცხინვალ",
    "სოხუმ",
    "გიურზ",
    // Carriers, ships.
    "ჯორჯიან ეარვეის",
    "მაივეი",
    "ჯეოსქაი",
    "დოღან ბეი",
    "ოლიბ",
];

/// English words.
const EN: &[&str] = &[
    "Lebanon",
    "Lebanese",
    "Libya",
    "Libyan",
    "Japan",
    "Japanese",
    "Nepal",
    "Afghanistan",
    "Afghan",
    "Ukraine",
    "Ukrainian",
    "Sudan",
    "Sudanese",
    "Turkey",
    "Turkish",
    "Türkiye",
    "Thailand",
    "Sri Lanka",
    "Somalia",
    "Somali",
    "Syria",
    "Syrian",
    "Israel",
    "Israeli",
    "Iran",
    "Iranian",
    "Iraq",
    "Egypt",
    "Egyptian",
    "Saudi",
    "Oman",
    "Jordan",
    "Cyprus",
    "Russia",
    "Russian",
    "Greece",
    "Italy",
    "Togo",
    "Tanzania",
    "China",
    "Chinese",
    "India",
    "Nigeria",
    "Pakistan",
    "Armenia",
    "Azerbaijan",
    "Abkhazia",
    "Ossetia",
    "Chechnya",
    "Belarus",
    "Moldova",
    "Romania",
    "Poland",
    "Hungary",
    "Qatar",
    "Kuwait",
    "Beirut",
    "Tripoli",
    "Misrata",
    "Benghazi",
    "Tokyo",
    "Fukushima",
    "Kathmandu",
    "Kabul",
    "Kyiv",
    "Kiev",
    "Lviv",
    "Odesa",
    "Kharkiv",
    "Khartoum",
    "Hatay",
    "Adiyaman",
    "Gaziantep",
    "Ankara",
    "Istanbul",
    "Trabzon",
    "Bangkok",
    "Hong Kong",
    "Dubai",
    "Cairo",
    "Riyadh",
    "Muscat",
    "Tehran",
    "Moscow",
    "Geosky",
    "MyWay",
    "Georgian Airways",
    "Dogan Bey",
    "Olib",
];

fn is_for_play(text: &Said) -> bool {
    // A note to a basis names its law or treaty.
    let basis = text.place.contains("/procedures/") && text.field == "note";
    !(basis
        || text.field == "says"
        || text.place.contains("/sources/")
        || text.place.starts_with("i18n peer-"))
}

/// Real names in a text, and years before the scenarios begin.
fn named(text: &Said) -> Vec<String> {
    let mut found = Vec::new();
    for stem in KA {
        for (at, _) in text.ka.match_indices(stem) {
            if !text.ka[..at].ends_with(char::is_alphabetic) {
                found.push((*stem).to_owned());
            }
        }
    }
    for word in EN {
        for (at, _) in text.en.match_indices(word) {
            let after = text.en[at + word.len()..].chars().next();
            if !text.en[..at].ends_with(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic) {
                found.push((*word).to_owned());
            }
        }
    }
    for side in [&text.ka, &text.en] {
        let years = side.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 4);
        found.extend(years.filter(|run| ("1990".."2030").contains(run)).map(str::to_owned));
    }
    found
}

#[test]
fn no_text_of_play_names_a_real_country_town_carrier_or_year_of_a_case() {
    let found: Vec<String> = shipped()
        .iter()
        .filter(|text| is_for_play(text))
        .flat_map(|text| named(text).into_iter().map(|name| format!("{}: {name}", text.place)))
        .collect();
    assert!(found.is_empty(), "{} names\n{}", found.len(), found.join("\n"));
}

#[test]
fn real_names_are_found_in_every_form_and_alike_words_are_left_alone() {
    let both = |ka: &str, en: &str| Said {
        en: en.to_owned(),
        ..Said::example("scenarios/x/scenario.ron", "text", ka)
    };
    for (ka, en, name) in [
        ("ხარტუმიდან გამოვედით", "We left", "ხარტუმ"),
        ("თურქულმა გემმა", "The ship", "თურქ"),
        ("გემი", "A Turkish-owned ship", "Turkish"),
        ("2023 წლის აპრილში", "In April", "2023"),
    ] {
        assert_eq!(named(&both(ka, en)), [name], "{ka} / {en}");
    }
    let fine =
        both("თბილისიდან ქუთაისამდე 2031 წელს; 2000 ევრო; რუსთავი", "From Tbilisi in 2031; Jordana, Iranova");
    assert_eq!(named(&fine).iter().filter(|name| *name != "2000").collect::<Vec<_>>(), Vec::<&String>::new());
}
