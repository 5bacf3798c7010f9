//! What the grammar of numbers and amounts reads, word by word.

use crate::lang::Languages;
use crate::mention::{Mention, read_stated};
use crate::source::{self, Defaults, Format, Furniture};

/// The mentions of a text, each with the words that it stands in.
fn show(tag: &str, text: &str) -> String {
    let (languages, _) = Languages::embedded();
    let defaults = Defaults { language: Some(tag.to_owned()), date: None };
    let (articles, _) = source::read("test", text.as_bytes(), Format::Text, &defaults, &Furniture::none());
    let reading = read_stated(&articles[0], languages.get(tag).unwrap(), None);
    let line = |mention: &Mention| format!("{} ({})", mention.short(), mention.span.of(text));
    reading.mentions.iter().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn both_ends_of_a_range_share_currency_unit_and_scale() {
    insta::assert_snapshot!(show("en", "between $3 and 5 billion, £5-6bn, 2 to 4 kg, one or two per cent"), @"3000000000 USD ($3); 5000000000 USD (5 billion); 5000000000 GBP (£5); 6000000000 GBP (6bn); 2 kg (2); 4 kg (4 kg); 1 % (one); 2 % (two per cent)");
    insta::assert_snapshot!(show("en", "it fell 120 or 1.2 per cent, gave $600 to 30 million people, and costs $4-a-day"), @"120 (120); 1.2 % (1.2 per cent); 600 USD ($600); 30000000 (30 million); 4 USD ($4)");
    insta::assert_snapshot!(show("de", "drei bis vier Millionen Euro, 2,5-Milliarden-Paket, zwischen 5 und 6 km"), @"3000000 EUR (drei); 4000000 EUR (vier Millionen Euro); 2500000000 (2,5-Milliarden); 5 km (5); 6 km (6 km)");
}

#[test]
fn a_text_shows_which_mark_it_has_before_decimals() {
    insta::assert_snapshot!(show("ar", "1,596 مليون ريال"), @"1596000 SAR (1,596 مليون ريال)");
    insta::assert_snapshot!(show("ar", "0.2 في المائة، 1,596 مليون ريال"), @"0.2 % (0.2 في المائة); 1596000000 SAR (1,596 مليون ريال)");
    insta::assert_snapshot!(show("ar", "0,2 في المائة، 1,596 مليون ريال، 1.596 مليون ريال"), @"0.2 % (0,2 في المائة); 1596000 SAR (1,596 مليون ريال); 1596000000 SAR (1.596 مليون ريال)");
    insta::assert_snapshot!(show("ar", "يوم 3.5.2015 الساعة 10:30، 1,596 مليون ريال"), @"2015-05-03 (يوم 3.5.2015); 1596000 SAR (1,596 مليون ريال)");
    insta::assert_snapshot!(show("es", "14,300%"), @"14.3 % (14,300%)");
    insta::assert_snapshot!(show("es", "de 12.5 a 1,800 millones, un 14,300% más"), @"12500000 (12.5); 1800000000 (1,800 millones); 14300 % (14,300%)");
    insta::assert_snapshot!(show("ar", "الذكرى السبعين بعد المائة"), @"#170 (السبعين بعد المائة)");
}

#[test]
fn an_ordinal_adds_nothing_to_bare_digits() {
    insta::assert_snapshot!(show("en", "on 2 June 2000 second prizes, 2 thousand second, 5 hundredth"), @"2000-06-02 (2 June 2000); #2 (second); #2002 (2 thousand second); #500 (5 hundredth)");
    insta::assert_snapshot!(show("nl", "vrijdag 2 juni 2000 Tweede ronde"), @"2000-06-02 (vrijdag 2 juni 2000); #2 (Tweede)");
}

#[test]
fn only_whole_sums_take_small_coins() {
    insta::assert_snapshot!(show("en", "50 cents, 5 euro cents, $5.50, 20 cents; five dollars and twenty cents"), @"0.5 USD (50 cents); 0.05 EUR (5 euro cents); 5.5 USD ($5.50); 0.2 USD (20 cents); 5.2 USD (five dollars and twenty cents)");
}

#[test]
fn a_day_in_eight_digits_is_no_number() {
    insta::assert_snapshot!(show("en", "snapshot 20221104, not 20221304; 18221104; €20221104"), @"20221304 (20221304); 18221104 (18221104); 20221104 EUR (€20221104)");
}

#[test]
fn scores_telephones_and_numbers_of_names_are_nothing() {
    insta::assert_snapshot!(show("en", "4-6 7-6 (8-6); aged 16-24, 25-34; the Otters (4-11); call 0207 555 0199 in Game 7, or A-380"), @"16 (16); 24 (24); 25 (25); 34 (34)");
    insta::assert_snapshot!(show("de", "Lieferzeit 2-4 Tage, Az. 21 Cga 184/04p, rund 17-18 Leute"), @"2 (2); 4 (4); 17 (17); 18 (18)");
}

#[test]
fn numbers_that_end_in_numbers_without_end_are_read_to_some_depth() {
    for (tag, word) in [("en", "one over "), ("ja", "10の"), ("es", "dos con "), ("zh", "三分之")] {
        assert!(!show(tag, &word.repeat(3000)).is_empty(), "{tag}");
    }
}
