//! Files that are not written as rule files are.

use super::after;

#[test]
fn unknown_key() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "vale = 2022-05-05\n"), @"
        a.toml:28:1: error: unknown key `vale` in this `[[date]]` (did you mean `value`?)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_key_that_is_like_no_other() {
    insta::assert_snapshot!(after(r#"owner = "foreign desk""#, "zzz = 1"), @"
    a.toml:3:1: error: unknown key `zzz` in `[rulebook]` (it may have `title`, `owner`, `checked` and `note`)
    used: nis ccdcoe nis-joined ccdcoe-states
    ");
}

#[test]
fn unknown_key_that_belongs_into_values() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "from = 2022-05-05\n"), @"
        a.toml:28:1: error: unknown key `from` in this `[[date]]` (write it with a value: `values = [{ from = …, value = … }]`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_key_in_a_source() {
    insta::assert_snapshot!(after("published = 2022-05-05, url", "publised = 2022-05-05, url"), @"
        a.toml:29:40: error: unknown key `publised` in `source` (did you mean `published`?)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_section() {
    insta::assert_snapshot!(after("[[quantity]]", "[[quantitys]]"), @"
        a.toml:33:3: error: unknown section `quantitys` (did you mean `quantity`?)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn unknown_section_like_no_other() {
    insta::assert_snapshot!(after("[[quantity]]", "[[xyz]]"), @"
        a.toml:33:3: error: unknown section `xyz` (a rule file has `rulebook`, `name`, `date`, `quantity`, `category`, `list` and `order`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn single_brackets() {
    insta::assert_snapshot!(after("[[quantity]]", "[quantity]"), @"
        a.toml:33:1: error: `quantity` must be a list of entries (begin each entry with `[[quantity]]`, in double brackets)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn double_brackets() {
    insta::assert_snapshot!(after("[rulebook]", "[[rulebook]]"), @"
        a.toml:1:1: error: `rulebook` must be one table, not a list (write `[rulebook]`, in single brackets, once)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn missing_key() {
    insta::assert_snapshot!(after("states = \"The CCDCOE grew from 29 to 39 states.\"\n", ""), @r#"
        a.toml:33:1: error: this `[[quantity]]` has no `states` (add `states`: "…")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn missing_id() {
    insta::assert_snapshot!(after("id = \"ccdcoe-states\"\n", ""), @r#"
        a.toml:33:1: error: this `[[quantity]]` has no `id` (add `id`: "…")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn missing_reason() {
    insta::assert_snapshot!(after(r#"because = "the letters are swapped", "#, ""), @r#"
        a.toml:12:10: error: a wrong form has no `because` (add `because`: "…")
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn no_rulebook() {
    insta::assert_snapshot!(after("[rulebook]\ntitle = \"Cyber defence\"\nowner = \"foreign desk\"\n", ""), @r#"
        a.toml:1:1: error: the file has no `[rulebook]` (begin it with `[rulebook]` and `title = "…"`)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn mistyped_text() {
    insta::assert_snapshot!(after("kind = \"organisation\"\npreferred = \"Coop", "kind = 3\npreferred = \"Coop"), @r#"
        a.toml:18:8: error: `kind` must be text, not a number (write "…")
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn mistyped_list() {
    insta::assert_snapshot!(after(r#"about = ["ccdcoe"]"#, r#"about = "ccdcoe""#), @r#"
        a.toml:36:9: error: `about` must be a list, not text (write ["…"])
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_language_list() {
    insta::assert_snapshot!(after(r#"measure.en = ["members"]"#, r#"measure.en = "members""#), @r#"
        a.toml:37:14: error: `measure.en` must be a list, not text (write ["…"])
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_by_language() {
    insta::assert_snapshot!(after(r#"measure.en = ["members"]"#, r#"measure = ["members"]"#), @r#"
        a.toml:37:11: error: `measure` must be given for each language, not as a list (write `measure.en = ["…"]`)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_date() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = 20220505\n"), @r#"
        a.toml:28:9: error: `value` must be a date or text, not a number (write a date such as 2022-05-05, or text such as "2022", "2022-04" or "2016/2020")
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn mistyped_time() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = 2022-05-05T10:00:00\n"), @r#"
        a.toml:28:9: error: `value` must be a day without a time (write a date such as 2022-05-05, or text such as "2022", "2022-04" or "2016/2020")
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn mistyped_figure() {
    insta::assert_snapshot!(after("from = 2022-05-05, value = 39", "from = 2022-05-05, value = true"), @r#"
        a.toml:41:32: error: `value` must be a figure, not true or false (write a number such as 38, or text such as "3.8 billion USD")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_item() {
    insta::assert_snapshot!(after(r#""südkoreanischer Geheimdienst""#, "7"), @r#"
        a.toml:11:16: error: an item of `variants.de` must be text or a pattern, not a number (write "…" or { pattern = '…' })
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn mistyped_wrong_form() {
    insta::assert_snapshot!(after(r#"wrong = [{ text = "NSI", because = "the letters are swapped", instead = "NIS" }]"#, r#"wrong = ["NSI"]"#), @r#"
        a.toml:12:10: error: an item of `wrong` must be a table, not text (write { text = "…", because = "…" })
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn wrong_form_without_words() {
    insta::assert_snapshot!(after(r#"{ text = "NSI", b"#, "{ b"), @r#"
        a.toml:12:10: error: a wrong form has neither `text` nor `pattern` (write `text = "…"`, or `pattern = '…'` where words do not do)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn wrong_form_with_both() {
    insta::assert_snapshot!(after(r#"{ text = "NSI", b"#, r#"{ text = "NSI", pattern = "NSI", b"#), @r#"
        a.toml:12:10: error: a wrong form has both `text` and `pattern` (write `text = "…"`, or `pattern = '…'` where words do not do)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn bad_language() {
    insta::assert_snapshot!(after("variants.de = ", "variants.german_ ="), @"
        a.toml:11:10: error: `german_` is no language tag (write a tag such as `en`, `de` or `pt-BR`: `variants.en`)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn empty_text() {
    insta::assert_snapshot!(after(r#""südkoreanischer Geheimdienst""#, r#"" ""#), @"
        a.toml:11:16: error: an item of `variants.de` is empty (write something, or leave it out)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn empty_list() {
    insta::assert_snapshot!(after(r#"["südkoreanischer Geheimdienst"]"#, "[]"), @"
        a.toml:11:15: error: `variants.de` is an empty list (write something, or leave it out)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}
