//! What of the rules of Georgian can be found mechanically.

use super::texts::Said;

/// One rule: it finds nothing in `good` and something in `bad`, both standing in `field` of a file at `place`.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) place: &'static str,
    pub(super) field: &'static str,
    pub(super) bad: &'static str,
    pub(super) good: &'static str,
    pub(super) find: fn(&Said) -> Vec<String>,
}

const CONTENT: &str = "content";

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "capitals",
        place: CONTENT,
        field: "title",
        bad: "ᲔᲕᲐᲙᲣᲐᲪᲘᲐ",
        good: "ევაკუაცია",
        find: capitals,
    },
    Rule {
        name: "quotation marks",
        place: CONTENT,
        field: "text",
        bad: "გვერდი “კალმედა დღეს”",
        good: "გვერდი „კალმედა დღეს“",
        find: quotation_marks,
    },
    Rule {
        name: "straight quotation marks",
        place: CONTENT,
        field: "text",
        bad: "გვერდი \"კალმედა დღეს\"",
        good: "ხანგრძლივობა იწერება ასე: \"15m\"",
        find: straight_quotation_marks,
    },
    Rule {
        name: "words of the glossary",
        place: CONTENT,
        field: "duty",
        bad: "მოქალაქეთა რეპატრიაცია",
        good: "მოქალაქეთა სამშობლოში დაბრუნება",
        find: avoided_words,
    },
    Rule {
        name: "words of the screens",
        place: CONTENT,
        field: "word",
        bad: "ბოტი აბარებს გამოცდას",
        good: "ვირტუალური კოლეგა; რობოტი; გამოცდილება; შეფასების რეჟიმი",
        find: never_words,
    },
    Rule {
        name: "sense across languages",
        place: CONTENT,
        field: "text",
        bad: "დაზარალებული, დაპატიმრებული, პირველი მუხლი x-injured x-detained x-clause",
        good: "დაშავებული; დაკავებული; პუნქტი x-injured x-detained x-clause",
        find: other_sense,
    },
    Rule {
        name: "abbreviations and figures",
        place: CONTENT,
        field: "text",
        bad: "25 წთ. დარჩა; 3.5 საათი",
        good: "25 წთ დარჩა; 3,5 საათი; 0.1 ვერსია 06:40",
        find: figures,
    },
    Rule {
        name: "titles without a slash",
        place: CONTENT,
        field: "title",
        bad: "ოჯახი/ახლობლები",
        good: "ოჯახი და ახლობლები",
        find: slashes,
    },
    Rule {
        name: "duties said to the end",
        place: CONTENT,
        field: "duty",
        bad: "უნდა ეცნობოს საელჩოს, სამინისტროს…",
        good: "უნდა ეცნობოს საელჩოსა და სამინისტროს.",
        find: ellipses,
    },
    Rule {
        name: "registration",
        place: CONTENT,
        field: "duty",
        bad: "მორიგე აღრიცხავს ზარს",
        good: "საკონსულო აღრიცხვა; აღრიცხვაზე მყოფი მოქალაქე",
        find: registration,
    },
    Rule {
        name: "time limits",
        place: CONTENT,
        field: "duty",
        bad: "ორ საათში გაგზავნოს ანგარიში",
        good: "ორი საათის ვადაში გაგზავნოს ანგარიში, შემდეგ – ყოველ 12 საათში და 24 საათში ერთხელ",
        find: time_limits,
    },
    Rule {
        name: "endings after figures",
        place: CONTENT,
        field: "text",
        bad: "57 დან 24 საათიანი 3მდე",
        good: "57-დან, 24-საათიანი, 3-მდე, 24 საათის ვადაში, 36-ე მუხლი",
        find: endings_after_figures,
    },
    Rule {
        name: "dashes",
        place: CONTENT,
        field: "text",
        bad: "3-4 საათი - ცოტაა",
        good: "3–4 საათი – ცოტაა; ორ-სამ დღეში, 24-საათიანი",
        find: dashes,
    },
    Rule {
        name: "spaces",
        place: CONTENT,
        field: "text",
        bad: "ზარი  შეწყდა ,",
        good: "ზარი შეწყდა,\nსხვა სტრიქონი",
        find: spaces,
    },
    Rule {
        name: "one alphabet in a word",
        place: CONTENT,
        field: "text",
        bad: "საeლჩო",
        good: "MICIC-ის პრაქტიკა",
        find: mixed_alphabets,
    },
    Rule {
        name: "placeholders hold the whole phrase",
        place: CONTENT,
        field: "word",
        bad: "„{}“-ის დასახელება {}ში",
        good: "ობიექტის („{}“) დასახელება: {}",
        find: suffix_after_placeholder,
    },
    Rule {
        name: "titles of clauses are nouns",
        place: "procedures/reference/clauses/X.ron",
        field: "title",
        bad: "ხაზი გახსნილია",
        good: "ხაზის გახსნა",
        find: sentence_as_title,
    },
    Rule {
        name: "actions are verbal nouns",
        place: "procedures/reference/actions/x.ron",
        field: "title",
        bad: "გაგზავნეთ ანგარიში",
        good: "ანგარიშის გაგზავნა",
        find: imperative_title,
    },
    Rule {
        name: "singular after a figure",
        place: CONTENT,
        field: "text",
        bad: "კალმედაში 56 მოქალაქეები არიან; ორი გზები",
        good: "კალმედაში 56 მოქალაქეა; მე-5 და 37-ე მუხლები; ორი გზა",
        find: plural_after_figure,
    },
    Rule {
        name: "formal address",
        place: CONTENT,
        field: "briefing",
        bad: "შენ მორიგე ხარ",
        good: "თქვენ მორიგეობთ",
        find: familiar_address,
    },
];

/// Words that mislead, and what stands instead. Search words of actions are free of this: people look for what they know.
const AVOIDED: &[(&str, &str)] = &[
    ("რეპატრიაცი", "სამშობლოში დაბრუნება, of a body გადმოსვენება"),
    ("უჯრედ", "კრიზისული ჯგუფი"),
    ("უგზო-უკვლო", "ადგილსამყოფელი დაუდგენელია"),
    ("უგზოუკვლო", "ადგილსამყოფელი დაუდგენელია"),
    ("უცნობი ადგილსამყოფლ", "ადგილსამყოფელი დაუდგენელია"),
    ("მზადაა", "მზად არის"),
    ("მანიფესტ", "მგზავრთა სია"),
    ("ჩარტერ", "სპეციალური ავიარეისი"),
    ("დუბლიკატ", "განმეორებითი ჩანაწერი"),
    ("სიტრეპ", "სიტუაციური ანგარიში"),
    ("ინჯექტ", "შეტყობინება"),
    ("მასპინძელ", "ადგილსამყოფელი სახელმწიფო"),
    ("ადგილსამყოფელ სახელმწიფოს უწყებებთან", "ადგილსამყოფელი სახელმწიფოს"),
    ("თანხობრივ", "ფულადი"),
    ("ჯდომის ნებართვ", "დაფრენის ნებართვა"),
];

/// Words screens never say, whole or as beginnings (`…`), and what stands instead.
const NEVER: &[(&str, &str)] = &[
    ("ბოტ…", "ვირტუალური კოლეგა"),
    ("გამოცდა", "შეფასების რეჟიმი"),
    ("გამოცდის", "შეფასების რეჟიმი"),
    ("გამოცდას", "შეფასების რეჟიმი"),
    ("გამოცდაზე", "შეფასების რეჟიმი"),
    ("სვლა", "ნაწილი"),
    ("კონვო…", "კოლონა"),
    ("დებრიფინგ…", "შემაჯამებელი განხილვა"),
    ("დედლაინ…", "ვადა"),
    ("ტრიგერ…", "საფუძველი"),
    ("ფიდბექ…", "გამოხმაურება"),
    ("ჩეკლისტ…", "ჩამონათვალი"),
    ("დაკარგულ ადამიან…", "ადგილსამყოფელი დაუდგენელია"),
    ("დაკარგული ადამიან…", "ადგილსამყოფელი დაუდგენელია"),
    ("დაკარგული მოქალაქ…", "ადგილსამყოფელი დაუდგენელია"),
];

/// Where the English has the first word, the Georgian beginning is another state or thing; but not where the English has
/// one of the last words too: injured and affected, arrested and in custody, clause and article, emergency and the legal
/// state of emergency.
const SENSES: &[(&str, &str, &[&str])] = &[
    ("injured", "დაზარალებულ", &["affected", "victim", "harm"]),
    ("affected", "დაშავებულ", &["injured", "hurt", "wounded"]),
    ("detained", "დაპატიმრებ", &["custody", "prison", "remand", "arrest"]),
    ("convicted", "დაკავებულ", &["detained", "detainee", "arrest"]),
    ("clause", "მუხლ", &["article"]),
    ("emergency", "საგანგებო მდგომარეობ", &["state of emergency"]),
    ("killed", "გარდაცვლილ", &["died", "dead", "deceased", "death"]),
    ("deceased", "დაღუპულ", &["killed", "dead"]),
];

/// Numerals before a noun, in the nominative and before a dative.
const NUMERALS: &[&str] = &[
    "ერთი",
    "ორი",
    "სამი",
    "ოთხი",
    "ხუთი",
    "ექვსი",
    "შვიდი",
    "რვა",
    "ცხრა",
    "ათი",
    "თორმეტი",
    "ოცი",
    "ერთ",
    "ორ",
    "სამ",
    "ოთხ",
    "ხუთ",
    "ექვს",
    "შვიდ",
    "ათ",
    "თორმეტ",
    "თხუთმეტ",
    "ოც",
    "ნახევარ",
];

const ENDINGS: &[&str] =
    &["დან", "მდე", "ზე", "ში", "თან", "ის", "ს", "მა", "მ", "ით", "ად", "ვე", "ე", "თვის", "გან"];

const ADJECTIVES: &[&str] =
    &["საათიან", "დღიან", "წუთიან", "წლიან", "ადგილიან", "ნაწილიან", "თვიან", "საფეხურიან"];

/// Whether a character is a letter of the Georgian alphabet in ordinary use.
pub(super) fn is_georgian(c: char) -> bool {
    ('\u{10D0}'..='\u{10FF}').contains(&c)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_figure(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || "–.,".contains(c))
}

fn capitals(said: &Said) -> Vec<String> {
    let capital = |c: &char| ('\u{1C90}'..='\u{1CBF}').contains(c) || ('\u{10A0}'..='\u{10CF}').contains(c);
    said.ka.chars().filter(capital).map(String::from).collect()
}

fn quotation_marks(said: &Said) -> Vec<String> {
    let mut open = false;
    let mut found = Vec::new();
    for c in said.ka.chars() {
        match c {
            '„' if open => found.push("„ inside „".to_owned()),
            '„' => open = true,
            '“' if !open => found.push("“ that closes nothing".to_owned()),
            '“' => open = false,
            '”' | '«' | '»' | '‘' | '‟' => found.push(c.to_string()),
            _ => {}
        }
    }
    if open {
        found.push("„ that is not closed".to_owned());
    }
    found
}

fn straight_quotation_marks(said: &Said) -> Vec<String> {
    let chars: Vec<char> = said.ka.chars().collect();
    chars
        .windows(2)
        .filter(|pair| {
            let [a, b] = pair else { return false };
            let mark = |c: &char| matches!(c, '"' | '\'' | '’' | '`');
            mark(a) && is_georgian(*b) || is_georgian(*a) && mark(b)
        })
        .map(|pair| pair.iter().collect())
        .collect()
}

fn avoided_words(said: &Said) -> Vec<String> {
    if said.field == "words" {
        return Vec::new();
    }
    AVOIDED
        .iter()
        .filter(|(stem, _)| said.ka.contains(stem))
        .map(|(stem, instead)| format!("„{stem}“ instead of {instead}"))
        .collect()
}

fn never_words(said: &Said) -> Vec<String> {
    if said.field == "words" {
        return Vec::new();
    }
    let whole = |at: usize, word: &str| !said.ka[at + word.len()..].starts_with(is_georgian);
    let mut found = Vec::new();
    // Evidence before a court is a word of stories, not of screens.
    if said.field == "word" && said.ka.contains("მტკიცებულებ") {
        found.push("„მტკიცებულება“ instead of დამადასტურებელი ჩანაწერი".to_owned());
    }
    for (word, instead) in NEVER {
        let (stem, open) = word.strip_suffix('…').map_or((*word, false), |stem| (stem, true));
        let begins = |at: usize| !said.ka[..at].ends_with(is_georgian);
        if said.ka.match_indices(stem).any(|(at, _)| begins(at) && (open || whole(at, stem))) {
            found.push(format!("„{stem}“ instead of {instead}"));
        }
    }
    found
}

fn other_sense(said: &Said) -> Vec<String> {
    // The words of the English, small; in the test of the rule they stand behind the Georgian.
    let english = if said.en == "x" { said.ka.replace("x-", "") } else { said.en.to_lowercase() };
    SENSES
        .iter()
        .filter(|(word, stem, beside)| {
            english.contains(word)
                && said.ka.contains(stem)
                && !beside.iter().any(|other| english.contains(other))
        })
        .map(|(word, stem, _)| format!("„{stem}“ for “{word}”"))
        .collect()
}

fn figures(said: &Said) -> Vec<String> {
    let mut found: Vec<String> = ["წთ.", "სთ."]
        .iter()
        .filter(|short| said.ka.contains(**short))
        .map(|short| (*short).to_owned())
        .collect();
    for word in words(&said.ka).map(bare) {
        let decimal = word.split_once('.').is_some_and(|(whole, part)| {
            let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
            // A version is no number.
            digits(whole) && digits(part) && whole != "0"
        });
        if decimal {
            found.push(word.to_owned());
        }
    }
    found
}

fn slashes(said: &Said) -> Vec<String> {
    let between = said.ka.split('/').collect::<Vec<_>>();
    let words = between.windows(2).any(|pair| {
        pair[0].trim_end().ends_with(is_georgian) && pair[1].trim_start().starts_with(is_georgian)
    });
    if said.field == "title" && words { vec![said.ka.clone()] } else { Vec::new() }
}

fn ellipses(said: &Said) -> Vec<String> {
    let legal = ["duty", "obliged"].contains(&said.field.as_str());
    if legal && said.ka.contains('…') { vec![said.ka.clone()] } else { Vec::new() }
}

/// „აღრიცხვა“ is the consular register and nothing else; what is logged, recorded or counted has other words.
fn registration(said: &Said) -> Vec<String> {
    if said.field == "words" {
        return Vec::new();
    }
    ["აღრიცხ", "აღირიცხ"]
        .iter()
        .flat_map(|stem| said.ka.match_indices(stem))
        .filter(|(at, _)| {
            let (before, after) = said.ka.split_at(*at);
            !after.starts_with("აღრიცხვაზე") && !before.ends_with("საკონსულო ")
        })
        .map(|(at, _)| said.ka[at..].split_whitespace().next().unwrap_or_default().to_owned())
        .collect()
}

/// „ერთი საათის ვადაში“, not „ერთ საათში“; „ყოველ ორ საათში“ and „ორ საათში ერთხელ“ say something else.
fn time_limits(said: &Said) -> Vec<String> {
    if !["duty", "expected"].contains(&said.field.as_str()) {
        return Vec::new();
    }
    let words: Vec<&str> = words(&said.ka).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate().skip(1) {
        let number = bare(words[at - 1]);
        let limit = ["საათში", "წუთში", "დღეში"].contains(&bare(word))
            && (is_figure(number) || NUMERALS.contains(&number));
        let before = if at > 1 { bare(words[at - 2]) } else { "" };
        let after = words.get(at + 1).map_or("", |next| bare(next));
        if limit && !["ყოველ", "ბოლო", "პირველ"].contains(&before) && after != "ერთხელ"
        {
            found.push(format!("{number} {word}"));
        }
    }
    found
}

fn endings_after_figures(said: &Said) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = said.ka.chars().collect();
    for pair in chars.windows(2) {
        if let [a, b] = pair
            && a.is_ascii_digit()
            && is_georgian(*b)
        {
            found.push(format!("{a}{b}"));
        }
    }
    let words: Vec<&str> = words(&said.ka).collect();
    for pair in words.windows(2) {
        let [number, word] = pair else { continue };
        let bare = bare(word);
        if is_figure(number)
            && (ENDINGS.contains(&bare) || ADJECTIVES.iter().any(|adjective| bare.starts_with(adjective)))
        {
            found.push(format!("{number} {word}"));
        }
    }
    found
}

fn dashes(said: &Said) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = said.ka.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(at + 1);
        let between_figures =
            before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(char::is_ascii_digit);
        let alone = before.is_some_and(char::is_whitespace) && after.is_some_and(|c| c.is_whitespace());
        if *c == '—' || *c == '-' && (between_figures || alone) {
            found.push(chars[at.saturating_sub(4)..chars.len().min(at + 5)].iter().collect());
        }
    }
    found
}

fn spaces(said: &Said) -> Vec<String> {
    let mut found = Vec::new();
    for line in said.ka.split('\n') {
        if line.contains("  ") || line.contains('\u{A0}') || line.contains('\t') {
            found.push("more than one space".to_owned());
        }
        for mark in [" ,", " .", " ;", " :", " ?", " !", "( ", " )", "„ ", " “", "..."] {
            if line.contains(mark) {
                found.push(format!("“{mark}”"));
            }
        }
    }
    if said.ka.trim() != said.ka && said.field != "word" {
        found.push("space at an end".to_owned());
    }
    found
}

fn mixed_alphabets(said: &Said) -> Vec<String> {
    said.ka
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| {
            let foreign = word.chars().any(|c| !is_georgian(c));
            let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{52F}').contains(&c));
            cyrillic || foreign && word.chars().any(is_georgian)
        })
        .map(str::to_owned)
        .collect()
}

fn suffix_after_placeholder(said: &Said) -> Vec<String> {
    if said.field != "word" {
        return Vec::new();
    }
    said.ka
        .split("{}")
        .skip(1)
        .filter(|rest| {
            let rest = rest.strip_prefix('“').unwrap_or(rest);
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            rest.starts_with(is_georgian)
        })
        .map(|rest| format!("{{}}{}", rest.chars().take(12).collect::<String>()))
        .collect()
}

fn sentence_as_title(said: &Said) -> Vec<String> {
    let clause = said.place.contains("/clauses/") && said.field == "title";
    let last = words(&said.ka).last().map(bare).unwrap_or_default();
    let sentence = ["ლია", "ნია", "არის", "არიან"].iter().any(|ending| last.ends_with(ending));
    if clause && sentence { vec![said.ka.clone()] } else { Vec::new() }
}

fn imperative_title(said: &Said) -> Vec<String> {
    let action = said.place.contains("/actions/") && said.field == "title";
    let first = words(&said.ka).next().map(bare).unwrap_or_default();
    if action && first.ends_with("ეთ") { vec![said.ka.clone()] } else { Vec::new() }
}

fn plural_after_figure(said: &Said) -> Vec<String> {
    let words: Vec<&str> = words(&said.ka).collect();
    words
        .windows(2)
        .filter(|pair| {
            let [number, word] = pair else { return false };
            let plural =
                ["ები", "ებს", "ების", "ებმა", "ებით"].iter().any(|ending| bare(word).ends_with(ending));
            (is_figure(number) || NUMERALS.contains(number)) && plural
        })
        .map(|pair| pair.join(" "))
        .collect()
}

fn familiar_address(said: &Said) -> Vec<String> {
    // What people say in messages is theirs.
    if said.field == "text" || said.field == "words" {
        return Vec::new();
    }
    words(&said.ka)
        .map(bare)
        .filter(|word| ["შენ", "შენი", "შენს", "შენთვის", "შენთან"].contains(word))
        .map(str::to_owned)
        .collect()
}
