//! Entries that cannot be meant as they are written.

use super::*;

#[test]
fn bad_kind() {
    insta::assert_snapshot!(after("kind = \"organisation\"\npreferred = \"Coop", "kind = \"organization\"\npreferred = \"Coop"), @"
        a.toml:18:8: error: `kind` cannot be `organization` (did you mean `organisation`?)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn bad_status() {
    insta::assert_snapshot!(after(r#"status = "reported""#, r#"status = "rumour""#), @"
        a.toml:43:10: error: `status` cannot be `rumour` (it can be `confirmed`, `reported` or `disputed`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn bad_id() {
    insta::assert_snapshot!(after(r#"id = "nis-joined""#, r#"id = "NIS joined""#), @"
        a.toml:23:6: error: `NIS joined` is no id (use small letters, digits and single hyphens: `nis-joined`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn bad_name_id() {
    insta::assert_snapshot!(after(r#"id = "ccdcoe""#, r#"id = "CCDCOE""#), @"
        a.toml:17:6: error: `CCDCOE` is no id (use small letters, digits and single hyphens: `ccdcoe`)
        a.toml:25:17: error: no name has the id `ccdcoe` (did you mean `CCDCOE`?)
        a.toml:36:10: error: no name has the id `ccdcoe` (did you mean `CCDCOE`?)
        used: nis
        ");
}

#[test]
fn duplicate_id() {
    insta::assert_snapshot!(after(r#"id = "nis-joined""#, r#"id = "ccdcoe""#), @"
        a.toml:23:6: error: the id `ccdcoe` is already in use at a.toml:17:7 (give one of the two another id; only the first is used)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_name() {
    insta::assert_snapshot!(after(r#"about = ["nis", "ccdcoe"]"#, r#"about = ["nsi", "ccdcoe"]"#), @"
        a.toml:25:10: error: no name has the id `nsi` (did you mean `nis`?)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_name_like_no_other() {
    insta::assert_snapshot!(after(r#"about = ["nis", "ccdcoe"]"#, r#"about = ["nis", "united-nations"]"#), @"
        a.toml:25:17: error: no name has the id `united-nations` (add a `[[name]]` with this id, or use the id of one that is there)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn fact_as_name() {
    insta::assert_snapshot!(after(r#"about = ["ccdcoe"]"#, r#"about = ["nis-joined"]"#), @"
        a.toml:36:10: error: `nis-joined` is the id of a fact, not of a name (it is at a.toml:23:7)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn name_twice() {
    insta::assert_snapshot!(after(r#"about = ["nis", "ccdcoe"]"#, r#"about = ["nis", "nis"]"#), @"
        a.toml:25:17: error: `nis` is named twice in `about` (name it once)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn broken_name() {
    insta::assert_snapshot!(after(r#"preferred = "National Intelligence Service""#, "preferred = 1"), @r#"
        a.toml:8:13: error: `preferred` must be text, not a number (write "…")
        a.toml:25:10: note: not used: the name `nis` has errors (see a.toml:6:7)
        used: ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_date() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = \"5 May 2022\"\n"), @r#"
        a.toml:28:9: error: "5 May 2022" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_period() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = \"2022/May\"\n"), @r#"
        a.toml:28:9: error: "2022/May" is no period: "May" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn reversed_period() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = \"2022-06/2022-05\"\n"), @r#"
        a.toml:28:9: error: "2022-06/2022-05" is no period: it ends before it begins (write the earlier date first)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_day() {
    insta::assert_snapshot!(after("until = 2022-05-04", r#"until = "then""#), @r#"
        a.toml:40:13: error: "then" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn bad_published() {
    insta::assert_snapshot!(after("published = 2022-05-05", r#"published = "May""#), @r#"
        a.toml:29:52: error: "May" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_figure() {
    insta::assert_snapshot!(after("value = 39", r#"value = "thirty nine""#), @r#"
        a.toml:41:32: error: "thirty nine" has no figure where one should stand (write the figure before its unit, as in "100 km" or "3.8 billion USD"; before the figure, only these may stand: approximately, fewer than, less than, more than, at least, at most, roughly, almost, around, nearly, about, under, up to, over)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn bad_unit() {
    insta::assert_snapshot!(after(r#"status = "reported""#, r#"unit = "florins""#), @r#"
        a.toml:43:8: error: "florins" is no unit (write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion; a noun that is counted goes into `of`)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn other_unit() {
    insta::assert_snapshot!(after("value = \"29\" },\n", "value = \"29 USD\" },\n"), @"
        a.toml:41:32: error: the values of a fact have different units (use one unit in a fact)
        used: nis ccdcoe nis-joined
        ");
    insta::assert_snapshot!(after("status = \"reported\"", "unit = \"km\"\ntolerance = \"5 USD\"\nduring = \"2022-05/2022-04\""), @r#"
        a.toml:44:13: error: `5 USD` is no tolerance (write a share of the value between 0 and 100 %: "5 %")
        a.toml:45:10: error: "2022-05/2022-04" is no period: it ends before it begins (write the earlier date first)
        used: nis ccdcoe nis-joined
        "#);
    let stated = HEALTHY.replace("value = 39", "value = \"39 km\"").replace("status =", "unit = \"%\"\nstatus =");
    insta::assert_snapshot!(problems(&stated), @"a.toml:41:32: error: `39 km` is not in the unit of the fact, `%` (use one unit in a fact)");
}

#[test]
fn two_units() {
    insta::assert_snapshot!(after("value = 39", r#"value = "39 %""#), @"
        a.toml:41:33: error: the values of a fact have different units (use one unit in a fact)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn bad_tolerance() {
    insta::assert_snapshot!(after(r#"status = "reported""#, r#"tolerance = "much""#), @r#"
        a.toml:43:13: error: `much` is no tolerance (write a share of the value between 0 and 100 %: "5 %")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn exact_and_tolerant() {
    insta::assert_snapshot!(after(r#"status = "reported""#, "exact = true\ntolerance = \"5 %\""), @"
        a.toml:44:13: error: a fact cannot be exact and have a tolerance (leave one of them out)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn value_and_values() {
    insta::assert_snapshot!(after(r#"status = "reported""#, "value = 39"), @"
        a.toml:39:10: error: a fact has `value` or `values`, not both (put the one value into `values`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn overlap() {
    insta::assert_snapshot!(after("from = 2022-05-05", "from = 2022-05-04"), @"
        a.toml:41:32: error: this value holds at the same time as the one at a.toml:40:34 (`until` is the last day on which a value holds: let it end a day earlier)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn overlap_of_open_ends() {
    insta::assert_snapshot!(after("from = 2022-05-05, ", ""), @"
        a.toml:41:13: error: this value holds at the same time as the one at a.toml:40:34 (give them `from` and `until` that do not overlap, or each its own `during`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn overlap_of_what_cannot_be_read() {
    insta::assert_snapshot!(after("from = 2022-05-05", "from = 2022"), @r#"
    a.toml:41:12: error: `from` must be a date or text, not a number (write a date such as 2022-05-05, or text such as "2022", "2022-04" or "2016/2020")
    used: nis ccdcoe nis-joined
    "#);
}

#[test]
fn until_before_from() {
    insta::assert_snapshot!(after("from = 2022-05-05, value", "from = 2022-05-05, until = 2022-05-01, value"), @"
        a.toml:41:32: error: `until` (2022-05-01) is before `from` (2022-05-05) (`from` is the first day on which a value holds, `until` the last)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn outside_its_period() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "values = [{ during = \"2021\", value = 2022-05-05 }]\n"), @"
        a.toml:28:38: error: the date is outside the period it is given for (correct the date or `during`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_syntax() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", "'became (a member'"), @r"
        a.toml:26:42: error: the pattern cannot be read: unclosed group (a sign that stands for itself needs a backslash: `\(`, `\.`, `\?`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_without_literal() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", r"'\w+ \w+'"), @r"
        a.toml:26:35: error: the pattern spells out no letter or digit that is in all its matches (give it a fixed word to look for: `spy agenc(y|ies)` has one, `\w+ \w+` has none)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_too_big() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", r"'x(\w{500}){500}'"), @"
        a.toml:26:35: error: the pattern is too big: it needs more than 1048576 bytes (repeat less, or write the words as variants of their own)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_escape_in_double_quotes() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", r#""became\s""#), @r#"
        a.toml:26:42: error: the TOML is broken: missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\`, `"`, `x`, `u`, `U` (write a pattern between single quotes, where a backslash stands for itself)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn pattern_key() {
    insta::assert_snapshot!(after(r"{ pattern = '(?i)became a members?\b' }", "{ patern = 'became' }"), @r#"
        a.toml:26:22: error: an item of `cues.en` has no `pattern` (add `pattern`: "…")
        a.toml:26:24: error: unknown key `patern` in an item of `cues.en` (did you mean `pattern`?)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn ellipsis_at_the_end() {
    insta::assert_snapshot!(after(r#""trat … bei""#, r#""trat …""#), @"
        a.toml:27:12: error: `…` must have words on both sides (it stands for the words between two parts: `took … over`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn no_cue() {
    insta::assert_snapshot!(after("cues.de = [\"trat … bei\"]\n", "cues.fr = []\n"), @"
        a.toml:27:11: error: `cues.fr` is an empty list (write something, or leave it out)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn untested_fact() {
    insta::assert_snapshot!(after("rejects.en = [\"The CCDCOE has [[19]] member states.\"]\n", ""), @r#"
        a.toml:34:6: warning: nothing tests `ccdcoe-states`: it has neither `accepts` nor `rejects` (add a sentence that is right, `accepts.en = ["…"]`, and one that is wrong with the mistake marked, `rejects.en = ["… [[…]] …"]`)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn no_source() {
    insta::assert_snapshot!(after("source = { title = \"CCDCOE\" }\n", ""), @r#"
        a.toml:34:6: warning: `ccdcoe-states` has a value and no source (add `source = { title = "…", published = 2022-05-05 }`)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn unmarked_reject() {
    insta::assert_snapshot!(after("[[19]]", "19"), @"
        a.toml:45:15: error: a sentence of `rejects` must mark what is wrong in it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn marked_accept() {
    insta::assert_snapshot!(after("The NIS joined the CCDCOE on May 5, 2022.", "The [[NIS]] joined."), @"
        a.toml:30:15: error: a sentence of `accepts` has nothing wrong to mark (take the brackets out, or move it to `rejects`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn open_mark() {
    insta::assert_snapshot!(after("[[19]]", "[[19"), @"
        a.toml:45:31: error: `[[` without a `]]` after it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn stray_mark() {
    insta::assert_snapshot!(after("[[19]]", "19]]"), @"
        a.toml:45:33: error: `]]` without a `[[` before it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn empty_mark() {
    insta::assert_snapshot!(after("[[19]]", "[[]]"), @"
        a.toml:45:33: error: `[[ ]]` with nothing in it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}
