//! What the program promises to whoever calls it: exit codes, standard streams, the same bytes every time.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::support::{Run, files, program, root, run, shown, text};

const CLEAN: &str = "seeds/en/clean-spy-agency-joins.txt";
const MISTAKEN: &str = "seeds/en/weekday-wrong-for-date.txt";

#[test]
fn a_clean_article_ends_with_0() {
    let run = run(&["check", CLEAN, "--rules", "rules"]);
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[test]
fn a_mistake_ends_with_1() {
    let run = run(&["check", MISTAKEN, "--rules", "rules"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("date-weekday"), "{run:?}");
}

#[test]
fn a_missing_path_ends_with_2_and_is_named() {
    for command in ["check", "mentions"] {
        let run = run(&[command, "seeds/no-such-article.txt"]);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.said().contains("seeds/no-such-article.txt"), "{run:?}");
    }
}

#[test]
fn a_missing_path_beside_a_good_one_ends_with_2_and_the_good_one_is_checked() {
    let run = run(&["check", "seeds/no-such-article.txt", MISTAKEN, "--rules", "rules"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.out.contains("date-weekday") && run.said().contains("no-such-article"), "{run:?}");
}

#[test]
fn an_unsound_pack_ends_with_2_and_what_is_sound_of_it_is_used() {
    let english = text(&root().join("rules/lang/en.toml")).replacen("date-order = \"mdy\"", "date-order = \"xyz\"", 1);
    let shared = text(&root().join("rules/lang/und.toml")) + "\n[number.multipliers]\nxyz = [\"xyz\"]\n";
    for (file, pack) in [("lang/en.toml", english), ("lang/und.toml", shared)] {
        let rules = scratch("unsound-pack");
        std::fs::create_dir(rules.join("lang")).unwrap();
        std::fs::write(rules.join(file), pack).unwrap();
        let rules = rules.to_str().unwrap();
        for command in [
            &["check", MISTAKEN, "--rules", rules][..],
            &["mentions", MISTAKEN, "--rules", rules],
            &["test", "--rules", rules],
        ] {
            let run = run(command);
            assert_eq!(run.code, Some(2), "{run:?}");
            let said = format!("{}{}", run.out, run.said());
            // A folder of packs holds no rulebook, so that nothing else is wrong.
            assert!(said.contains(file) && said.contains("`xyz`") && !said.contains("[rulebook]"), "{run:?}");
            assert!(command[0] != "check" || said.contains("date-weekday"), "{run:?}");
        }
    }
}

#[test]
fn an_empty_folder_ends_with_2() {
    let folder = scratch("empty-folder");
    let run = run(&["check", folder.to_str().unwrap()]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.said().contains("holds no article"), "{run:?}");
}

#[test]
fn no_article_ends_with_2() {
    let path = scratch("no-article").join("empty.jsonl");
    std::fs::write(&path, "\n\n").unwrap();
    let run = run(&["check", path.to_str().unwrap()]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.said().contains("No article was read"), "{run:?}");
}

#[test]
fn an_unknown_flag_ends_with_2() {
    for arguments in [&["check", CLEAN, "--no-such-flag"][..], &["no-such-command"], &[]] {
        let run = run(arguments);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.err.contains("Usage"), "{run:?}");
    }
}

#[test]
fn a_broken_rule_ends_with_2_and_healthy_rules_are_used() {
    let folder = scratch("broken-rule").join("facts");
    std::fs::create_dir_all(&folder).unwrap();
    let healthy = "[[name]]\nid = \"locked-shields\"\nkind = \"operation\"\npreferred = \"Locked Shields\"\n\
                   wrong = [{ text = \"Lock Shield\", because = \"the exercise is called Locked Shields\" }]\n\
                   accepts.en = [\"They took part in Locked Shields.\"]\nrejects.en = [\"They took part in [[Lock Shield]].\"]\n";
    let broken = "\n[[name]]\nid = \"nis\"\nkind = \"organization\"\nprefered = \"National Intelligence Service\"\n";
    std::fs::write(folder.join("book.toml"), format!("{healthy}{broken}")).unwrap();
    let article = folder.join("article.txt");
    std::fs::write(&article, "They all took part in Lock Shield, the large exercise of the alliance in Tallinn.\n")
        .unwrap();
    let run = run(&[
        "check",
        article.to_str().unwrap(),
        "--lang",
        "en",
        "--rules",
        folder.parent().unwrap().to_str().unwrap(),
    ]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.out.contains("name-wrong"), "{run:?}");
    let all = run.said();
    for place in ["book.toml:11:", "book.toml:12:", "prefered"] {
        assert!(all.contains(place), "{place} is not named in {all}");
    }
}

#[test]
fn an_article_comes_from_standard_input() {
    let run = piped(&["check", "-", "--rules", "rules"], text(&root().join(MISTAKEN)).as_bytes());
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("date-weekday"), "{run:?}");
    let line = "{\"id\": \"a\", \"lang\": \"en\", \"text\": \"It rained on Thursday, 5 April 2022.\"}\n";
    let run = piped(&["check", "-", "--input", "jsonl", "--format", "compact"], line.as_bytes());
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("date-weekday"), "{run:?}");
}

#[test]
fn a_reader_who_leaves_is_no_error() {
    let path = scratch("broken-pipe").join("many.jsonl");
    let line = "{\"lang\": \"en\", \"text\": \"It rained on 5 April 2022 and on 6 April 2022.\"}\n";
    std::fs::write(&path, line.repeat(20_000)).unwrap();
    let mut child = program(&["mentions", path.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let run: Run = child.wait_with_output().unwrap().into();
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn help_is_given_for_every_command() {
    let help = run(&["--help"]);
    assert_eq!(help.code, Some(0));
    for command in ["check", "mentions", "test", "explain", "completions"] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command} is missing in {}", help.out);
        let page = run(&[command, "--help"]);
        assert_eq!(page.code, Some(0), "{page:?}");
        assert!(page.out.contains("Usage: claimlint"), "{page:?}");
    }
    assert_eq!(run(&["--version"]).out, concat!("claimlint ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn colour_is_only_for_terminals() {
    let arguments = ["check", MISTAKEN, "--rules", "rules"];
    let plain = run(&arguments);
    assert!(!plain.out.contains('\u{1b}') && !plain.err.contains('\u{1b}'), "{plain:?}");
    let coloured = run(&[&arguments[..], &["--color", "always"]].concat());
    assert!(coloured.out.contains('\u{1b}'), "{coloured:?}");
    let unwanted: Run = program(&arguments).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap().into();
    assert_eq!(unwanted, plain);
}

#[test]
fn threads_and_the_order_of_paths_change_nothing() {
    let paths: Vec<String> = files("seeds").iter().map(|path| shown(path)).collect();
    let in_order: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut shuffled = in_order.clone();
    shuffled.reverse();
    let middle = shuffled.len() / 3;
    shuffled.rotate_left(middle);
    shuffled.push(in_order[0]);
    let report = |threads: &str, paths: &[&str]| {
        run(&[&["check", "--rules", "rules", "--format", "json", "-j", threads], paths].concat())
    };
    let first = report("1", &in_order);
    assert_eq!(first.code, Some(1), "{}", first.err);
    assert!(first.out.len() > 10_000);
    assert!(first == report("4", &in_order), "four threads give other bytes than one");
    assert!(first == report("4", &shuffled), "another order of paths gives other bytes");
    assert!(first == report("2", &["seeds"]), "the folder gives other bytes than its files");
}

#[test]
fn utf_16_is_read_like_utf_8() {
    let article = text(&root().join(MISTAKEN));
    let folder = scratch("utf-16");
    let (utf8, utf16) = (folder.join("a.txt"), folder.join("b.txt"));
    std::fs::write(&utf8, &article).unwrap();
    let units = std::iter::once(0xFEFF).chain(article.encode_utf16());
    std::fs::write(&utf16, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
    let messages = |path: &Path| {
        let run = run(&["check", path.to_str().unwrap(), "--rules", "rules", "--format", "compact"]);
        assert_eq!(run.code, Some(1), "{run:?}");
        run.out.replace("a.txt", "b.txt")
    };
    assert_eq!(messages(&utf8), messages(&utf16));
}

#[test]
fn a_file_that_is_no_text_ends_with_2() {
    let path = scratch("no-text").join("picture.txt");
    let bytes: Vec<u8> =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".iter().copied().chain((0..2000_u32).flat_map(u32::to_be_bytes)).collect();
    std::fs::write(&path, bytes).unwrap();
    let run = run(&["check", path.to_str().unwrap()]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.said().contains("picture.txt"), "{run:?}");
}

#[test]
fn a_page_with_tags_is_refused_unless_it_is_asked_for_and_the_others_are_checked() {
    let folder = scratch("pages");
    let page = "\n<!doctype HTML><p title=\"31 June 2022\">It was on Monday, 5 April 2022.</p>";
    for name in ["page.html", "page.txt"] {
        std::fs::write(folder.join(name), page).unwrap();
    }
    std::fs::write(folder.join("list.json"), "[{\"text\": \"It was on 31 June 2022.\"}]").unwrap();
    std::fs::write(folder.join("feed.txt"), "<?xml version=\"1.0\"?><p>31 June 2022</p>").unwrap();
    std::fs::write(folder.join("note.txt"), "It was on 31 September 2022. <html> is a tag.").unwrap();
    let named = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let [page, text, list, feed, note] = ["page.html", "page.txt", "list.json", "feed.txt", "note.txt"].map(named);
    let run_on = |more: &[&str]| run(&[&["check", "--format", "compact", "--lang", "en"], more].concat());
    let all = run_on(&[&page, &text, &list, &feed, &note]);
    assert_eq!(all.code, Some(2), "{all:?}");
    for what in ["page.html", "page.txt", "list.json", "feed.txt", "There is no 31 September 2022"] {
        assert!(all.said().contains(what) || all.out.contains(what), "{what} is not in {all:?}");
    }
    assert!(!all.out.contains("31 June"), "{all:?}");
    let asked = run_on(&[&page, "--input", "text"]);
    assert!(asked.out.contains("There is no 31 June 2022"), "{asked:?}");
}

#[test]
fn an_article_without_end_is_refused_and_the_others_are_checked() {
    let folder = scratch("without-end");
    std::fs::write(folder.join("a.txt"), vec![b'a'; (16 << 20) + 1]).unwrap();
    let mut lines = format!("{{\"id\":\"1\",\"lang\":\"en\",\"text\":\"{}\"}}\n", "b".repeat(17 << 20));
    lines.push_str("{\"id\":\"2\",\"lang\":\"en\",\"text\":\"It was on 31 June 2022.\"}\n");
    std::fs::write(folder.join("b.jsonl"), lines).unwrap();
    let run = run(&["check", folder.to_str().unwrap(), "--format", "compact"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    for what in ["a.txt", "b.jsonl:1", "longer than 16 MB", "There is no 31 June 2022"] {
        assert!(run.said().contains(what) || run.out.contains(what), "{what} is not in {run:?}");
    }
}

#[test]
fn explain_knows_checks_names_and_facts() {
    let list = run(&["explain", "--rules", "rules"]);
    assert_eq!(list.code, Some(0));
    for what in ["nis", "nis-joined-ccdcoe", "date-weekday"] {
        assert!(list.out.contains(&format!("  {what}  ")), "{what} is not in the list");
        let page = run(&["explain", what, "--rules", "rules"]);
        assert_eq!(page.code, Some(0), "{page:?}");
        assert!(page.out.starts_with(&format!("{what}: ")), "{page:?}");
    }
    insta::assert_snapshot!(run(&["explain", "nis-joined-cdcoe", "--rules", "rules"]).err, @r"
    error: nis-joined-cdcoe: There is no check, name or fact of this name.
      help: did you mean `nis-joined-ccdcoe`, `nis-applied-ccdcoe`, `ukraine-joined-ccdcoe`?
    ");
}

#[test]
fn completions_are_written_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.code, Some(0), "{script:?}");
        assert!(script.out.contains("claimlint") && script.out.contains("mentions"), "{shell}");
    }
}

/// A new, empty folder.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the program with bytes on its standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().into()
}

#[test]
fn the_levels_of_the_nearest_configuration_count_and_flags_win_over_it() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("levels");
    let below = folder.join("articles");
    std::fs::create_dir_all(&below).unwrap();
    std::fs::write(below.join("a.txt"), "They flew home on 31 June 2022.\n").unwrap();
    let check = |config: &str, flags: &[&str]| {
        std::fs::write(folder.join("claimlint.toml"), config).unwrap();
        let arguments = [&["check", "a.txt", "--lang", "en", "--format", "compact"], flags].concat();
        Run::from(program(&arguments).current_dir(&below).output().unwrap())
    };
    let plain = check("", &[]);
    assert_eq!((plain.code, plain.out.contains("error[date-impossible]")), (Some(1), true), "{plain:?}");
    let milder = check("[levels]\ndate-impossible = \"warning\"\n", &[]);
    assert_eq!((milder.code, milder.out.contains("warning[date-impossible]")), (Some(0), true), "{milder:?}");
    let off = "[levels]\ndate-impossible = \"off\"\n";
    assert_eq!(check(off, &[]).out, "");
    assert_eq!(check(off, &["--only", "date-impossible"]).code, Some(1));
    for (config, place) in [
        ("[levels]\ndate-imposible = \"off\"\n", "claimlint.toml:2:1"),
        ("[levels]\ndate-impossible = \"loud\"\n", "claimlint.toml:2:19"),
        ("[level]\n", "claimlint.toml:1:2"),
    ] {
        let broken = check(config, &[]);
        assert_eq!(broken.code, Some(2), "{broken:?}");
        assert!(broken.said().contains(place), "{broken:?}");
    }
}

#[test]
fn coverage_tells_what_each_check_looked_at() {
    let run = run(&["check", "seeds/de/liste-zu-kurz.txt", "--rules", "rules", "--coverage"]);
    assert!(run.out.contains("looked at: ") && run.out.contains("count-list 1 figure, 1 list"), "{run:?}");
}

#[test]
fn coverage_names_the_facts_that_an_article_tells_rightly() {
    let told = "as the rulebooks have it: attack-before-ccdcoe, ccdcoe-established";
    let args = ["check", "seeds/en/founded-in-wrong-city.txt", "--rules", "rules", "--coverage", "--format"];
    for format in ["terminal", "markdown"] {
        let run = run(&[&args[..], &[format]].concat());
        assert!(run.out.contains(told), "{run:?}");
    }
}

#[test]
fn a_checks_page_shows_examples_and_tells_where_it_is_silent() {
    let page = run(&["explain", "self-contradiction"]).out;
    for part in ["It questions\n", "It accepts\n", "(ar)", "ja: `unlike`"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn a_first_rulebook_passes_its_tests_and_is_never_overwritten() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("init");
    let _ = std::fs::remove_dir_all(&folder);
    let named = folder.to_str().unwrap();
    assert_eq!(run(&["init", named]).code, Some(0));
    let rules = folder.join("rules");
    let tested = run(&["test", "--rules", rules.to_str().unwrap()]);
    assert_eq!(tested.code, Some(0), "{tested:?}");
    std::fs::write(folder.join("claimlint.toml"), "[levels]\n").unwrap();
    let again = run(&["init", named]);
    assert_eq!(again.code, Some(2), "{again:?}");
    assert_eq!(std::fs::read_to_string(folder.join("claimlint.toml")).unwrap(), "[levels]\n");
}

#[test]
fn a_draft_holds_what_several_articles_tell_and_passes_its_tests() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("draft");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("facts")).unwrap();
    let told =
        ["Harbour Bridge cost 12 million pounds", "Harbour Bridge cost about £12 million", "Harbour Bridge cost £12m"];
    for (number, told) in told.iter().enumerate() {
        let article = format!(
            "Yesterday the council met in a hall. In the end the {told}, said the mayor of the town in number {number}."
        );
        std::fs::write(folder.join(format!("{number}.txt")), article).unwrap();
    }
    let draft = run(&["draft", folder.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(draft.code, Some(0), "{draft:?}");
    assert!(
        draft.out.contains("preferred = \"Harbour Bridge\"") && draft.out.contains("value = \"12 million GBP\""),
        "{}",
        draft.out
    );
    std::fs::write(folder.join("facts/draft.toml"), &draft.out).unwrap();
    let tested = run(&["test", "--rules", folder.to_str().unwrap()]);
    assert_eq!(tested.code, Some(0), "{tested:?}");
}

#[test]
fn an_example_that_fails_says_why() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("failing");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("facts")).unwrap();
    let book = r#"
[rulebook]
title = "A bridge"
[[name]]
id = "bridge"
kind = "place"
preferred = "Orlen Bridge"
[[date]]
id = "bridge-opened"
states = "The Orlen Bridge was opened on 19 March 1932."
about = ["bridge"]
cues.en = ["opened"]
cues.es = ["inaugurado"]
value = 1932-03-19
source = { title = "Archive" }
accepts.en = ["The Orlen Bridge was opened on 19 March 1932."]
rejects.en = ["It was opened on [[19 May 1932]]."]
rejects.es = ["El Orlen Bridge fue inaugurado el [[19 de mayo de 1932]]."]
"#;
    std::fs::write(folder.join("facts/book.toml"), book).unwrap();
    let rules = folder.to_str().unwrap();
    let tested = run(&["test", "--rules", rules]);
    assert_eq!(tested.code, Some(1), "{tested:?}");
    insta::assert_snapshot!(tested.out.replace(rules, "…").lines().take(6).collect::<Vec<_>>().join("\n"), @r#"
    …/facts/book.toml:17:16: missing: `bridge-opened`: "19 May 1932" was to be flagged, but nothing was
      "It was opened on 19 May 1932."
      it does not hold the fact's names beside one of its words
    …/facts/book.toml:18:16: wrong: `bridge-opened`: "19 de mayo de 1932" was to be flagged, but "el 19 de mayo de 1932" was (fact-date)
      "El Orlen Bridge fue inaugurado el 19 de mayo de 1932."
      help: it is there, so mark all of it: "El Orlen Bridge fue inaugurado [[el 19 de mayo de 1932]]."
    "#);
    let article = folder.join("bridge.txt");
    std::fs::write(&article, "El Orlen Bridge fue inaugurado el 19 de marzo de 1932.").unwrap();
    let named = article.to_str().unwrap();
    let seen = run(&["explain", "bridge-opened", named, "--lang", "es", "--rules", rules]);
    insta::assert_snapshot!(seen.out.replace(rules, "…"), @r#"
    …/bridge.txt:1:1: El Orlen Bridge fue inaugurado el 19 de marzo de 1932.
      it has the fact's words “inaugurado”
      “el 19 de marzo de 1932”: a claim, held against 19 March 1932
    "#);
}

#[test]
fn a_sentence_near_a_fact_is_explained() {
    let seen = run(&[
        "explain",
        "ccdcoe-seat",
        "seeds/en/founded-in-wrong-city.txt",
        "seeds/en/clean-members-and-offices.txt",
        "--rules",
        "rules",
    ]);
    assert_eq!(seen.code, Some(0), "{seen:?}");
    assert!(seen.out.contains("“Vilnius”: a claim, held against Tallinn"), "{}", seen.out);
}
