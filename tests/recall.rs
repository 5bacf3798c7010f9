//! Plants mistakes in sentences that are right: a digit, a weekday, two letters, an item of a list, a scale word. Each
//! sentence stands at the end of a clean seed of its language, and the check it is for must question it.

use std::collections::BTreeMap;

use claimlint::check::{Checker, Selection};
use claimlint::claim::Words;
use claimlint::finding::Role;
use claimlint::lang::Languages;
use claimlint::rulebook::RuleSet;
use claimlint::source::Format;
use claimlint::value::UnitTable;

use crate::support::{article_of, files, shown, text};

/// How many of a hundred planted mistakes each check finds in each language, at least.
const FLOOR: usize = 90;

/// What is done to a right sentence, wherever it can be done.
#[derive(Clone, Copy, Debug)]
enum Slip {
    /// The first digit of each figure, to each other digit that is not 0.
    Digit,
    /// The given word becomes each of the others, one after the other.
    Word(&'static [&'static str]),
    /// Two neighbouring letters inside the last of these words change places.
    Letters(&'static str),
    /// One of the parts between these signs is left out.
    Item(&'static [&'static str]),
    /// The two figures of four digits change places.
    Years,
}

/// A sentence that is right, for a check and a language.
struct Carrier {
    code: &'static str,
    language: &'static str,
    right: &'static str,
    slip: Slip,
}

const fn carrier(code: &'static str, language: &'static str, right: &'static str, slip: Slip) -> Carrier {
    Carrier { code, language, right, slip }
}

const EN_DAYS: &[&str] = &["Friday", "Monday", "Tuesday", "Wednesday", "Thursday", "Saturday", "Sunday"];
const DE_DAYS: &[&str] = &["Freitag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Samstag", "Sonntag"];
const AR_DAYS: &[&str] = &["الجمعة", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "السبت", "الأحد"];

const CARRIERS: &[Carrier] = &[
    carrier("date-weekday", "en", "The fair opened on Friday, 18 August 2023.", Slip::Word(EN_DAYS)),
    carrier("date-weekday", "de", "Die Messe begann am Freitag, dem 18. August 2023.", Slip::Word(DE_DAYS)),
    carrier("date-weekday", "ar", "افتتح المعرض يوم الجمعة 18 أغسطس 2023.", Slip::Word(AR_DAYS)),
    carrier(
        "date-impossible",
        "en",
        "The fair closed on 31 July 2023.",
        Slip::Word(&["July", "June", "April", "September", "November", "February"]),
    ),
    carrier(
        "date-impossible",
        "de",
        "Die Messe endete am 31. Juli 2023.",
        Slip::Word(&["Juli", "Juni", "April", "September", "November", "Februar"]),
    ),
    carrier(
        "date-impossible",
        "ar",
        "انتهى المعرض في 31 يوليو 2023.",
        Slip::Word(&["يوليو", "يونيو", "أبريل", "سبتمبر", "نوفمبر", "فبراير"]),
    ),
    carrier("period-reversed", "en", "She led the harbour from 2012 to 2015.", Slip::Years),
    carrier("period-reversed", "de", "Sie leitete den Hafen von 2012 bis 2015.", Slip::Years),
    carrier("period-reversed", "ar", "قادت الميناء من 2012 إلى 2015.", Slip::Years),
    carrier(
        "acronym-letters",
        "en",
        "The CRU counts its boats. The Coastal Rescue Union (CRU) spoke.",
        Slip::Letters("CRU"),
    ),
    carrier(
        "acronym-letters",
        "de",
        "Die UFB zählt Schafe. Die Union Freier Bauern (UFB) sprach.",
        Slip::Letters("UFB"),
    ),
    carrier(
        "acronym-letters",
        "ar",
        "وقال مسؤولو NORB ذلك. تحدث بنك National Oil Reserve Bank (NORB) أمس.",
        Slip::Letters("NORB"),
    ),
    carrier(
        "acronym-redefined",
        "en",
        "The Coastal Rescue Union (CRU) spoke. The CRU counts its boats.",
        Slip::Letters("CRU"),
    ),
    carrier(
        "acronym-redefined",
        "de",
        "Die Union Freier Bauern (UFB) sprach. Die UFB zählt Schafe.",
        Slip::Letters("UFB"),
    ),
    carrier(
        "acronym-redefined",
        "ar",
        "تحدث بنك التنمية الآسيوي (IADB) أمس. وقال مسؤولو IADB ذلك.",
        Slip::Letters("IADB"),
    ),
    carrier(
        "acronym-redefined",
        "en",
        "The Coastal Rescue Union (CRU) spoke. The Coastal Rescue Union (CRU) left.",
        Slip::Word(&["CRU", "CXU", "CRX", "XRU", "CBU", "CRA"]),
    ),
    carrier(
        "acronym-redefined",
        "de",
        "Die Union Freier Bauern (UFB) sprach. Die Union Freier Bauern (UFB) ging.",
        Slip::Word(&["UFB", "UXB", "UFX", "XFB", "ULB", "UFA"]),
    ),
    carrier(
        "acronym-redefined",
        "ar",
        "تحدث بنك التنمية الآسيوي (ADB) أمس. وسكت بنك التنمية الآسيوي (ADB) اليوم.",
        Slip::Word(&["ADB", "ADF", "AXB", "ADC", "ABB", "AFB"]),
    ),
    carrier(
        "name-variants",
        "en",
        "Tobias Wendlinger climbs. Wendlinger learned it early. The tower of Wendlinger stays.",
        Slip::Letters("Wendlinger"),
    ),
    carrier(
        "name-variants",
        "de",
        "Tobias Wendlinger steigt. Wendlinger lernte es früh. Den Turm von Wendlinger kennt man.",
        Slip::Letters("Wendlinger"),
    ),
    carrier(
        "name-variants",
        "ar",
        "وصل بوريسوفيتش ليلا. وخطب بوريسوفيتش صباحا. وسافر بوريسوفيتش ظهرا. ثم عاد بوريسوفيتش أخيرا.",
        Slip::Letters("بوريسوفيتش"),
    ),
    carrier("number-words", "en", "The police held twenty-five (25) men for two days.", Slip::Digit),
    carrier("number-words", "de", "Die Polizei hielt fünfundzwanzig (25) Männer fest.", Slip::Digit),
    carrier("number-words", "ar", "اعتقلت الشرطة اثني عشر (12) رجلا.", Slip::Digit),
    carrier("unit-conversion", "en", "The base lies 130 km (81 miles) from the border.", Slip::Digit),
    carrier("unit-conversion", "de", "Die Basis liegt 130 Kilometer (81 Meilen) von der Grenze.", Slip::Digit),
    carrier("unit-conversion", "ar", "تقع القاعدة على بعد 130 كيلومتر (81 ميلا) من الحدود.", Slip::Digit),
    carrier(
        "count-list",
        "en",
        "It has five partners (Sweden, Finland, Malta, Ireland and Austria).",
        Slip::Item(&["Sweden, ", "Finland, ", "Malta, ", ", Ireland"]),
    ),
    carrier(
        "count-list",
        "de",
        "Es hat fünf Partner (Schweden, Finnland, Malta, Irland und Polen).",
        Slip::Item(&["Schweden, ", "Finnland, ", "Malta, ", ", Irland"]),
    ),
    carrier(
        "count-list",
        "ar",
        "يضم خمسة شركاء (السويد، فنلندا، سويسرا، مالطا، بولندا).",
        Slip::Item(&["السويد، ", "فنلندا، ", "سويسرا، ", "، بولندا"]),
    ),
    carrier("percent-change", "en", "Sales rose 25 per cent from 24 million to 30 million dollars.", Slip::Digit),
    carrier(
        "percent-change",
        "de",
        "Der Umsatz stieg um 25 Prozent von 24 Millionen auf 30 Millionen Euro.",
        Slip::Digit,
    ),
    carrier("percent-change", "ar", "ارتفعت المبيعات 25 في المئة من 24 مليون إلى 30 مليون دولار.", Slip::Digit),
    carrier(
        "parts-total",
        "en",
        "52 per cent said yes, 36 per cent said no, and the remaining 12 per cent were silent.",
        Slip::Word(&["52", "62", "72", "82", "92", "59", "57"]),
    ),
    carrier(
        "parts-total",
        "de",
        "52 Prozent sagten Ja, 36 Prozent Nein, die restlichen 12 Prozent schwiegen.",
        Slip::Word(&["52", "62", "72", "82", "92", "59", "57"]),
    ),
    carrier(
        "parts-total",
        "ar",
        "وافق 52 في المئة ورفض 36 في المئة والنسبة المتبقية 12 في المئة لم تجب.",
        Slip::Word(&["52", "62", "72", "82", "92", "59", "57"]),
    ),
    carrier(
        "age-date",
        "en",
        "Born on 5 May 1950 in Leeds, he died on 2 March 2000 at the age of 49.",
        Slip::Word(&["49", "94", "59", "39", "48", "51", "69"]),
    ),
    carrier(
        "age-date",
        "de",
        "Geboren am 5. Mai 1950, starb er am 2. März 2000 im Alter von 49 Jahren.",
        Slip::Word(&["49", "94", "59", "39", "48", "51", "69"]),
    ),
    carrier(
        "age-date",
        "ar",
        "ولد في 5 مايو 1950 وتوفي في 2 مارس 2000 عن عمر 49 عاما.",
        Slip::Word(&["49", "94", "59", "39", "48", "51", "69"]),
    ),
    carrier(
        "scale-slip",
        "en",
        "The dam's building costs grew to $4.7 billion. The governor said that building costs of $4.7 billion for the dam were too much.",
        Slip::Word(&["of $4.7 billion", "of $4.7 million"]),
    ),
    carrier(
        "scale-slip",
        "de",
        "Der Umbau des Bahnhofs kostet 4,7 Milliarden Euro. Die Stadt zahlt für den Umbau des Bahnhofs 4,7 Milliarden Euro in Raten.",
        Slip::Word(&["4,7 Milliarden Euro in", "4,7 Millionen Euro in"]),
    ),
    carrier(
        "scale-slip",
        "ar",
        "ارتفعت تكاليف بناء السد إلى 4.7 مليار دولار. وقال إن تكاليف بناء السد البالغة 4.7 مليار دولار كبيرة.",
        Slip::Word(&["البالغة 4.7 مليار", "البالغة 4.7 مليون"]),
    ),
    carrier(
        "quote-drift",
        "en",
        "“We will never close the market that our grandparents built”, she said. Later: “We will never close the market that our grandparents built”.",
        Slip::Word(&[
            "close the market that our grandparents built”.",
            "leave the market that our grandparents built”.",
            "close the harbour that our grandparents built”.",
            "close the market which our grandparents built”.",
        ]),
    ),
    carrier(
        "quote-drift",
        "de",
        "„Niemand in dieser Stadt hat je um eine zweite Brücke gebeten“, sagte sie. Später: „Niemand in dieser Stadt hat je um eine zweite Brücke gebeten“.",
        Slip::Word(&[
            "Stadt hat je um eine zweite Brücke gebeten“.",
            "Gegend hat je um eine zweite Brücke gebeten“.",
            "Stadt hat nie um eine zweite Brücke gebeten“.",
            "Stadt hat je um eine dritte Brücke gebeten“.",
        ]),
    ),
    carrier(
        "quote-drift",
        "ar",
        "«لن نقبل أبدا الخطة التي وضعوها لنا في هذا العام الصعب»، قالت. ثم قالت: «لن نقبل أبدا الخطة التي وضعوها لنا في هذا العام الصعب».",
        Slip::Word(&[
            "وضعوها لنا في هذا العام الصعب».",
            "كتبوها لنا في هذا العام الصعب».",
            "وضعوها لكم في هذا العام الصعب».",
        ]),
    ),
    carrier(
        "self-contradiction",
        "en",
        "The mill in Leeds employs 1,230 people from the valley. Visitors are rare. The mill in Leeds employs 1,230 people from the valley.",
        Slip::Word(&[
            "employs 1,230 people from the valley. Visitors",
            "employs 1,320 people from the valley. Visitors",
            "employs 2,130 people from the valley. Visitors",
            "employs 1,240 people from the valley. Visitors",
            "employs 1,930 people from the valley. Visitors",
        ]),
    ),
    carrier(
        "self-contradiction",
        "de",
        "Die Mühle im Tal beschäftigt 1.230 Menschen aus den Dörfern ringsum. Besuch ist selten. Die Mühle im Tal beschäftigt 1.230 Menschen aus den Dörfern ringsum.",
        Slip::Word(&[
            "1.230 Menschen aus den Dörfern ringsum. Besuch",
            "1.320 Menschen aus den Dörfern ringsum. Besuch",
            "2.130 Menschen aus den Dörfern ringsum. Besuch",
            "1.930 Menschen aus den Dörfern ringsum. Besuch",
        ]),
    ),
    carrier(
        "self-contradiction",
        "ar",
        "تشغل المطحنة الكبيرة في الوادي 5230 عاملا من القرى المجاورة. الزوار قليلون. تشغل المطحنة الكبيرة في الوادي 5230 عاملا من القرى المجاورة.",
        Slip::Word(&[
            "5230 عاملا من القرى المجاورة. الزوار",
            "5320 عاملا من القرى المجاورة. الزوار",
            "2530 عاملا من القرى المجاورة. الزوار",
            "5930 عاملا من القرى المجاورة. الزوار",
        ]),
    ),
];

/// A headline stands before everything else, so its mistake is planted in an article of its own.
const HEADLINES: &[(&str, &str, &str, &[&str])] = &[
    (
        "en",
        "The library wins $2.4 million",
        "The library by the lake has won $2.4 million. A court said so on Monday in a long statement.",
        &["$2.4 billion", "$4.2 million"],
    ),
    (
        "de",
        "Bücherei gewinnt 2,4 Millionen Euro",
        "Die Bücherei am See hat 2,4 Millionen Euro gewonnen. Das teilte ein Gericht am Montag mit.",
        &["2,4 Milliarden Euro", "4,2 Millionen Euro"],
    ),
    (
        "ar",
        "المكتبة تربح 2.4 مليون دولار",
        "ربحت المكتبة عند البحيرة 2.4 مليون دولار. وقالت المحكمة ذلك يوم الاثنين.",
        &["2.4 مليار دولار", "4.2 مليون دولار"],
    ),
];

#[test]
fn a_mistake_in_a_right_sentence_is_found_by_its_check() {
    let rules = RuleSet::default();
    let words = Words::new(&rules);
    let languages = &Languages::embedded().0;
    let mut tally: BTreeMap<(&str, &str), (usize, Vec<String>)> = BTreeMap::new();
    let finds = |code: &str, language: &str, article: &str, from: usize| {
        let selection = Selection { only: [code.to_owned()].into(), ..Selection::default() };
        let checker = Checker::new(&rules, &words, languages, UnitTable::embedded(), selection);
        let article = article_of(article.as_bytes(), Format::Text, language).unwrap();
        checker.check_article(&article).findings.iter().any(|finding| {
            finding.witnesses.iter().any(|witness| witness.role != Role::Context && witness.start >= from)
        })
    };
    for carrier in CARRIERS {
        let hosts: Vec<String> = files("seeds")
            .iter()
            .filter(|path| shown(path).starts_with(&format!("seeds/{}/clean-", carrier.language)))
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .map(|path| text(path))
            .collect();
        assert!(!hosts.is_empty());
        for host in hosts {
            let whole = |sentence: &str| format!("{}\n\n{sentence}\n", host.trim_end());
            let from = host.trim_end().len();
            assert!(!finds(carrier.code, carrier.language, &whole(carrier.right), from), "{} is right", carrier.right);
            for wrong in planted(carrier) {
                let (found, missed) = tally.entry((carrier.code, carrier.language)).or_default();
                if finds(carrier.code, carrier.language, &whole(&wrong), from) {
                    *found += 1;
                } else {
                    missed.push(wrong);
                }
            }
        }
    }
    for &(language, head, body, slips) in HEADLINES {
        assert!(!finds("headline-body", language, &format!("{head}\n\n{body}\n"), 0), "{head} is right");
        for slip in slips {
            let at = head.find(|c: char| c.is_ascii_digit() || c == '$').unwrap();
            let wrong = format!("{}{slip}\n\n{body}\n", &head[..at]);
            let (found, missed) = tally.entry(("headline-body", language)).or_default();
            if finds("headline-body", language, &wrong, 0) {
                *found += 1;
            } else {
                missed.push(wrong);
            }
        }
    }
    let mut low = Vec::new();
    for ((code, language), (found, missed)) in &tally {
        let all = found + missed.len();
        if found * 100 < all * FLOOR {
            low.push(format!("{code} ({language}): {found} of {all}\n  {}", missed.join("\n  ")));
        }
    }
    assert_eq!(tally.len(), 16 * 3, "{:?}", tally.keys());
    assert!(low.is_empty(), "\n{}\n", low.join("\n"));
}

/// The right sentence with one mistake, in every way.
fn planted(carrier: &Carrier) -> Vec<String> {
    let right = carrier.right;
    match carrier.slip {
        Slip::Word(words) => words[1..].iter().map(|word| replace_last(right, words[0], word)).collect(),
        Slip::Item(items) => items.iter().map(|item| replace_last(right, item, "")).collect(),
        Slip::Letters(word) => {
            let letters: Vec<char> = word.chars().collect();
            (2..letters.len())
                .filter(|&at| letters[at - 1] != letters[at])
                .map(|at| {
                    let mut swapped = letters.clone();
                    swapped.swap(at - 1, at);
                    replace_last(right, word, &swapped.into_iter().collect::<String>())
                })
                .collect()
        }
        Slip::Years => {
            let years: Vec<(usize, &str)> =
                right.match_indices("20").filter_map(|(at, _)| Some((at, right.get(at..at + 4)?))).collect();
            let [(first, one), (second, other)] = years.as_slice() else { panic!("two years: {right}") };
            vec![format!("{}{other}{}{one}{}", &right[..*first], &right[first + 4..*second], &right[second + 4..])]
        }
        Slip::Digit => right
            .char_indices()
            .filter(|(at, digit)| digit.is_ascii_digit() && !right[..*at].ends_with(|c: char| c.is_ascii_digit()))
            .flat_map(|(at, digit)| {
                ('1'..='9')
                    .filter(move |other| *other != digit)
                    .map(move |other| format!("{}{other}{}", &right[..at], &right[at + 1..]))
            })
            .collect(),
    }
}

/// The text with the last place of some words replaced.
fn replace_last(text: &str, words: &str, by: &str) -> String {
    let at = text.rfind(words).unwrap_or_else(|| panic!("{words} in {text}"));
    format!("{}{by}{}", &text[..at], &text[at + words.len()..])
}
