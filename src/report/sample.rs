//! One made-up report for the tests of all formats, built from texts, so that every place in it can be checked.

use crate::finding::{
    Also, ArticleSummary, Code, Confidence, Count, Coverage, Excerpt, Finding, Fix, Looked, Problem, Report, Role,
    SCHEMA_VERSION, Severity, Summary, Voice, Witness,
};
use crate::span::LineIndex;

/// A text the report speaks of: path, article id, words.
pub(super) type Text = (&'static str, Option<&'static str>, &'static str);

pub(super) const HARBOUR: Text = (
    "desk/en/harbour.txt",
    Some("harbour"),
    "Harbour agency joins the northern pact\n\
     \n\
     Residents waved flags 🚢 when, On Thursday, April 5, the harbour agency of the free city was admitted to the \
     northern pact, which had been negotiated for eleven years and had twice been rejected by the city's own senate \
     because of the tolls that it demanded from every ship above forty metres, whatever the flag it sailed under.\n\
     The pact has 38 members, and exports reached 3.8 billion crowns.\n\
     The HPA was told so. The HPA did not answer.\n\
     Later the HPA said it would. HPA officials agreed.\n\
     The senate followed in April 2022, which ended the dispute.\n",
);
pub(super) const KOREAN: Text = (
    "desk/ko/harbour.txt",
    Some("harbour"),
    "항만청 기사\n\t대변인은 “수출은 38억 크로네였다”고 말했고, 회원국은 서른여덟이다.\n",
);
pub(super) const HEBREW: Text =
    ("desk/he/harbour.txt", Some("harbour"), "רשות הנמל הצטרפה לברית ביום 6 באפריל 2022, לדברי הסנאט.\n");
pub(super) const BATCH: Text =
    ("desk/batch, 1.jsonl", Some("kst-17"), "The speaker wrote: “We were\nnever asked,\nnot once.”\nHPA, 100% sure.\n");
pub(super) const RULES: Text = (
    "rules/facts/harbour.toml",
    None,
    "[[date]]\nid = \"harbour-joined-pact\"\nstates = \"The harbour agency joined the northern pact on 5 May 2022.\"\n\
     \n[[name]]\nid = \"harbour-agency\"\npreferred = \"Harbour Authority\"\nacronym = \"HAP\"\n",
);
pub(super) const TEXTS: [Text; 5] = [HARBOUR, KOREAN, HEBREW, BATCH, RULES];

/// The `nth` (from 0) `words` in `text` as a witness.
fn witness((path, article, text): Text, words: &str, nth: usize, role: Role) -> Witness {
    let (start, _) = text.match_indices(words).nth(nth).expect("the words stand in the text");
    let end = start + words.len();
    let index = LineIndex::new(text);
    let place = index.position(text, start);
    let line = index.line_span(text, start).cover(index.line_span(text, end));
    Witness {
        article: article.map(str::to_owned),
        path: path.to_owned(),
        line: place.line,
        column: place.column,
        column_utf16: place.column_utf16,
        start,
        end,
        text: words.to_owned(),
        role,
        voice: Voice::Own,
        excerpt: Excerpt::of_line(line.of(text), start - line.start, end - line.start),
    }
}

fn finding(code: &'static str, severity: Severity, message: &str, witnesses: Vec<Witness>) -> Finding {
    Finding {
        code: Code::new(code),
        severity,
        confidence: Confidence::High,
        message: message.to_owned(),
        derivation: Vec::new(),
        witnesses,
        fixes: Vec::new(),
        fact: None,
        fingerprint: format!("{code}-0001"),
        also: Vec::new(),
    }
}

fn fix(label: &str, text: &str) -> Fix {
    Fix { label: label.to_owned(), text: text.to_owned() }
}

fn article((path, article, _): Text, language: &str, date: Option<&str>, dates: Count) -> ArticleSummary {
    ArticleSummary {
        article: article.unwrap_or_default().to_owned(),
        path: path.to_owned(),
        language: Some(language.to_owned()),
        date: date.map(str::to_owned),
        coverage: Coverage { dates, ..Coverage::default() },
        looked: (dates.checked > 0)
            .then(|| Looked {
                check: Code::new("date-weekday"),
                dates: dates.checked,
                figures: 0,
                acronyms: 0,
                lists: 0,
            })
            .into_iter()
            .collect(),
        confirmed: vec!["pact-joined".to_owned()],
    }
}

/// Several witnesses, a rulebook, a folded finding, wide and right-to-left text, an emoji before a span, a long
/// line, a witness over several lines, a tab, seven times the same word, and problems with the input.
pub(super) fn report() -> Report {
    let rule = witness(RULES, "The harbour agency joined the northern pact on 5 May 2022.", 0, Role::Fact);
    let weekday = Finding {
        derivation: vec!["the year 2022 is from \"April 2022\" in line 7".to_owned()],
        fixes: vec![fix("the weekday", "Tuesday, April 5"), fix("the day", "Thursday, April 7")],
        also: vec![Also {
            code: Code::new("fact-date"),
            message: "The pact was joined on 5 May 2022, not on 5 April.".to_owned(),
            derivation: vec!["the agency and the pact are named in this sentence".to_owned()],
            witnesses: vec![rule],
            fixes: vec![fix("the date", "Thursday, May 5")],
            fact: Some("harbour-joined-pact".to_owned()),
        }],
        ..finding(
            "date-weekday",
            Severity::Error,
            "5 April 2022 is a Tuesday, not a Thursday.",
            vec![
                witness(HARBOUR, "Thursday, April 5", 0, Role::Claim),
                witness(HARBOUR, "April 2022", 0, Role::Context),
            ],
        )
    };
    let figure = Finding {
        confidence: Confidence::Medium,
        derivation: vec!["both speak of exports in crowns".to_owned(), "38억 is 3.8 billion".to_owned()],
        ..finding(
            "figure-conflict",
            Severity::Warning,
            "38억 and 38 cannot both be right.",
            vec![
                Witness { voice: Voice::Quoted, ..witness(KOREAN, "38억 크로네", 0, Role::Claim) },
                witness(HARBOUR, "38", 0, Role::Against),
            ],
        )
    };
    let mut places: Vec<Witness> = (0..4).map(|nth| witness(HARBOUR, "HPA", nth, Role::Claim)).collect();
    places.push(witness(BATCH, "HPA", 0, Role::Claim));
    places.push(witness(RULES, "HAP", 0, Role::Fact));
    let name = Finding {
        fixes: vec![fix("the acronym", "HAP")],
        fact: Some("harbour-agency".to_owned()),
        ..finding("name-wrong", Severity::Error, "\"HPA\" is a wrong form of \"HAP\":\nletters swapped.", places)
    };
    let hebrew = Finding {
        confidence: Confidence::Low,
        ..finding(
            "date-conflict",
            Severity::Note,
            "6 באפריל 2022 is not April 5.",
            vec![
                Witness { voice: Voice::Reported, ..witness(HEBREW, "6 באפריל 2022", 0, Role::Claim) },
                witness(HARBOUR, "April 5", 0, Role::Against),
            ],
        )
    };
    let quotation = finding(
        "quote-differs",
        Severity::Warning,
        "One quotation, two wordings; 100% of it: a, b.",
        vec![
            Witness {
                voice: Voice::Quoted, ..witness(BATCH, "“We were\nnever asked,\nnot once.”", 0, Role::Claim)
            },
            Witness { voice: Voice::Reported, ..witness(HARBOUR, "did not answer.", 0, Role::Against) },
        ],
    );
    let articles = vec![
        article(HARBOUR, "en", Some("2022-05-07"), Count { found: 4, checked: 2 }),
        article(KOREAN, "ko", None, Count::default()),
        article(HEBREW, "he", None, Count { found: 1, checked: 1 }),
        article(BATCH, "en", None, Count::default()),
    ];
    let coverage = Coverage {
        dates: Count { found: 5, checked: 3 },
        figures: Count { found: 3, checked: 2 },
        names: Count { found: 1, checked: 1 },
        acronyms: Count::default(),
    };
    Report {
        version: SCHEMA_VERSION,
        findings: vec![weekday, figure, name, hebrew, quotation],
        articles,
        problems: vec![
            Problem::error("rules/facts/harbour.toml", "unknown key `prefered`").at(7, 1).help("write `preferred`"),
            Problem::note("desk/old.txt", "the encoding was guessed: windows-1255"),
        ],
        summary: Summary { articles: 4, errors: 2, warnings: 2, notes: 1, coverage },
    }
}

/// A run that found nothing.
pub(super) fn clean() -> Report {
    let coverage = Coverage { dates: Count { found: 3, checked: 1 }, ..Coverage::default() };
    Report {
        version: SCHEMA_VERSION,
        summary: Summary { articles: 1, coverage, ..Summary::default() },
        ..Report::default()
    }
}
