//! The work of `check` as three filters over lines: whatever the parts, their order and the tree they are merged in,
//! the report has the same bytes.

use std::io::{Read, Write};
use std::process::Stdio;

use claimlint::report::Format;

use crate::support::{Run, files, program, root, shown, text};

/// The name of the archive in reports, whichever process reads it.
const NAME: &str = "archive.jsonl";

/// The seeds as JSON lines, some of them twice under another id, and lines that are odd.
pub(crate) fn archive() -> Vec<String> {
    let mut lines = Vec::new();
    for (path, number) in files("seeds").iter().zip(0..) {
        let language = path.parent().and_then(|folder| folder.file_name()).unwrap().to_str().unwrap().to_owned();
        let line = |id: String, text: String| {
            serde_json::json!({"id": id, "lang": language, "date": format!("2024-01-{:02}", number % 28 + 1), "text": text})
                .to_string()
        };
        let text = text(path);
        lines.push(line(shown(path), text.clone()));
        if number % 3 == 0 {
            lines.push(line(format!("{}, again", shown(path)), format!("(Agency.) {text}")));
        }
    }
    // One quotation in two wordings, in two articles of one week; and a copy of one of them.
    let said = "We have waited nine years for this bridge, and we will not wait for another winter to cross it";
    let other = said.replace("winter", "summer");
    let copied = format!(
        "The town of Aldby is cut in two again. \u{201C}{said}\u{201D}, said Mayor Anna Keller on Monday, when the last bus had turned round at the river."
    );
    for (id, date, text) in [
        ("bridge 1", "2024-03-04", copied.clone()),
        ("bridge 2", "2024-03-05", format!("(Agency.) {copied}")),
        (
            "bridge 3",
            "2024-03-06",
            format!(
                "The council voted late at night, after five hours of speeches and two breaks for soup. \u{201C}{other}\u{201D}, said Keller."
            ),
        ),
    ] {
        lines.push(serde_json::json!({"id": id, "lang": "en", "date": date, "text": text}).to_string());
    }
    lines.push(serde_json::json!({"id": "\u{2028}odd\t/%#\u{fffd}", "lang": "en", "text": "On Thursday, 5 April 2022, it rained."}).to_string());
    lines.push(serde_json::json!({"id": "unknown", "lang": "xx", "text": "Nobody knows this language."}).to_string());
    lines
}

#[test]
fn parts_merged_in_any_tree_give_the_bytes_of_one_process() {
    let articles = archive();
    let whole: Vec<Run> = ["json", "terminal", "compact", "markdown"].map(|format| whole(&articles, format)).into();
    assert_eq!(whole[0].code, Some(1), "{}", whole[0].err);
    assert!(whole[0].out.contains("articles-disagree"));
    let mut draw = Draw::new(7);
    for round in 0..4 {
        let parts = draw.below(4) + 1;
        let mut shards = vec![Vec::new(); parts];
        for line in &articles {
            shards[draw.below(parts)].push(line.clone());
        }
        for shard in &mut shards {
            draw.shuffle(shard);
        }
        // Each part alone, and one empty one, as engines have them.
        shards.push(Vec::new());
        let mut forest: Vec<Vec<u8>> = shards.iter().map(|shard| scan(shard)).collect();
        while forest.len() > 1 {
            let one = forest.remove(draw.below(forest.len()));
            let other = draw.below(forest.len());
            forest[other].extend(one);
            forest[other] = if draw.below(2) == 0 {
                compare(&sorted(&forest[other]), &[])
            } else {
                compare(&forest[other], &["--unsorted"])
            };
        }
        let lines = compare(&sorted(&forest[0]), &[]);
        for (format, whole) in ["json", "terminal", "compact", "markdown"].iter().zip(&whole) {
            let merged = piped(&["report", "--format", format], &lines);
            assert_eq!(merged.code, whole.code, "round {round}: {}", merged.err);
            assert!(merged.out == whole.out, "round {round}, {format}:\n{}\n\n{}", merged.out, whole.out);
            assert_eq!(merged.err, whole.err, "round {round}, {format}");
        }
    }
}

/// On an engine that exists. `CLAIMLINT_DASK_PYTHON` names a Python that has it and must have it then, as in `.ci/run`;
/// without it the test runs only if the Python of the machine happens to have Dask, and says so if it has not.
#[test]
fn two_workers_of_dask_give_the_bytes_of_one_process() {
    let named = std::env::var("CLAIMLINT_DASK_PYTHON").ok();
    let python = named.clone().unwrap_or_else(|| "python3".to_owned());
    let has_dask = std::process::Command::new(&python)
        .args(["-c", "import dask.bag"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !has_dask && named.is_none() {
        eprintln!(
            "not run: {python} has no Dask; `pip install dask` into a venv, and name it by CLAIMLINT_DASK_PYTHON"
        );
        return;
    }
    let articles = archive();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("dask.jsonl");
    std::fs::write(&path, articles.join("\n")).unwrap();
    let run: Run = std::process::Command::new(&python)
        .arg(root().join("tests/archive/dask_workers.py"))
        .args([env!("CARGO_BIN_EXE_claimlint"), "rules", path.to_str().unwrap(), NAME, "2", "--format", "json"])
        .current_dir(root())
        .output()
        .unwrap()
        .into();
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.out == whole(&articles, "json").out, "{}", run.err);
}

#[test]
fn what_is_merged_is_merged_already() {
    let once = compare(&sorted(&scan(&archive())), &[]);
    let twice = compare(&once, &[]);
    assert_eq!(without_control(&once), without_control(&twice));
}

#[test]
fn unsorted_lines_are_refused_in_words_and_by_the_exit_code() {
    let mut lines: Vec<Vec<u8>> =
        sorted(&scan(&archive())).split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    lines.reverse();
    let run = piped(&["compare", "--rules", "rules"], &lines.concat());
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.out.contains("#failure\t") && run.out.contains("not sorted"), "{}", run.out);
    // Whoever only sees the lines learns it too.
    let report = piped(&["report"], run.out.as_bytes());
    assert_eq!(report.code, Some(2));
    assert!(report.out.contains("not sorted"), "{}", report.out);
}

#[test]
fn a_process_that_ends_early_is_noticed() {
    let articles = archive();
    let (one, other) = articles.split_at(articles.len() / 2);
    let mut first = scan(one);
    // It dies in the middle of its work: the rest of its lines never come, nor its stats.
    first.truncate(first.len() / 2);
    first.truncate(first.iter().rposition(|byte| *byte == b'\n').unwrap() + 1);
    let all = [first, scan(other)].concat();
    let report = piped(&["report"], &compare(&sorted(&all), &[]));
    assert_eq!(report.code, Some(2), "{}", report.out);
    assert!(report.out.contains("articles were scanned and"), "{}", report.out);
    // A reducer that ends early.
    let all = compare(&sorted(&scan(&articles)), &[]);
    let lines: Vec<&[u8]> = all.split_inclusive(|byte| *byte == b'\n').collect();
    let lost = [lines[..3].concat(), lines[lines.len() - 2..].concat()].concat();
    let report = piped(&["report"], &lost);
    assert_eq!(report.code, Some(2), "{}", report.out);
    assert!(report.out.contains("claims were scanned and"), "{}", report.out);
    // Nobody says anything.
    let report = piped(&["report"], b"");
    assert_eq!(report.code, Some(2), "{}", report.out);
}

#[test]
fn malformed_lines_are_counted_and_fatal_if_strict() {
    let mut articles = archive();
    articles.insert(3, "{\"id\": \"broken\"".to_owned());
    let lenient = piped(&["scan", "-", "--input", "jsonl", "--rules", "rules"], articles.join("\n").as_bytes());
    assert_eq!(lenient.code, Some(0), "{}", lenient.err);
    assert!(lenient.out.lines().last().unwrap().contains("\"malformed\":1"), "{}", lenient.out);
    let strict =
        piped(&["scan", "-", "--input", "jsonl", "--rules", "rules", "--strict"], articles.join("\n").as_bytes());
    assert_eq!(strict.code, Some(2), "{}", strict.err);
    assert!(strict.out.contains("#failure\t") && strict.out.contains("#stats\t"), "{}", strict.out);
    for (flags, code) in [(&[][..], Some(0)), (&["--strict"], Some(2))] {
        let run = piped(&[&["compare", "--rules", "rules"], flags].concat(), b"no line of ours\n");
        assert_eq!(run.code, code, "{}", run.out);
        let report = piped(&["report"], run.out.as_bytes());
        assert_eq!(report.code, Some(2), "{}", report.out);
    }
}

#[test]
fn a_line_of_10_megabytes_and_every_character_pass_through() {
    let rain: String = std::iter::repeat_n("It rained on 5 April 2022, “in” 12.5 towns. ", 250_000).collect();
    let long = format!("{rain} The sun shone on Thursday, 5 April 2022.");
    let every: String = ('\0'..=char::MAX).filter(|character| !character.is_control()).collect();
    let articles = [
        serde_json::json!({"id": "long", "lang": "en", "text": long}).to_string(),
        serde_json::json!({"id": every, "lang": "en", "text": format!("{every} On Thursday, 5 April 2022, it rained.")}).to_string(),
    ];
    assert!(articles[0].len() > 10 << 20);
    let whole = whole(&articles, "json");
    let lines = compare(&sorted(&scan(&articles)), &[]);
    let merged = piped(&["report", "--format", "json"], &lines);
    assert!(merged.out == whole.out);
    assert_eq!(merged.code, Some(1), "{}", merged.err);
}

/// The user stops it: what was found until then is written, and that it is not all.
#[cfg(unix)]
#[test]
fn an_interrupted_scan_loses_nothing_that_it_has_read() {
    let Run { code, out, .. } = interrupted(&["scan", "-", "--input", "jsonl", "--rules", "rules"]);
    assert_eq!(code, Some(2));
    let articles = out.lines().filter(|line| line.contains("\t{\"article\":")).count();
    let mistakes = out.lines().filter(|line| line.contains("\t{\"finding\":")).count();
    assert!(out.contains(&format!("It was interrupted: {articles} articles were read")), "{articles}");
    assert!(out.lines().last().unwrap().contains(&format!("\"articles\":{articles},")));
    assert_eq!(mistakes, articles);
    let merged = piped(&["compare", "--rules", "rules"], &sorted(out.as_bytes()));
    let report = piped(&["report"], merged.out.as_bytes());
    assert_eq!((merged.code, report.code), (Some(2), Some(2)));
    assert!(report.out.contains("It was interrupted") && report.out.contains("date-weekday"), "{}", report.out);
}

/// The same of one process, whether what it has found is in memory or in a file.
#[cfg(unix)]
#[test]
fn an_interrupted_check_reports_what_it_has_found() {
    for memory in ["32", "0"] {
        let arguments =
            ["check", "-", "--input", "jsonl", "--rules", "rules", "--format", "compact", "--memory", memory];
        let Run { code, out, err } = interrupted(&arguments);
        assert_eq!(code, Some(2));
        let articles = out.lines().filter(|line| line.contains("error[date-weekday]")).count();
        assert!(articles > 0, "{err}");
        assert!(
            err.contains(&format!("It was interrupted: {articles} articles were read, the others were not.")),
            "{err}"
        );
    }
}

/// What the program says if the user stops it while it reads articles without end, each with one mistake.
#[cfg(unix)]
fn interrupted(arguments: &[&str]) -> Run {
    let text = "On Thursday, 5 April 2022, it rained. ".to_owned() + &"The boats came back early. ".repeat(2_000);
    let line = move |id: usize| format!("{}\n", serde_json::json!({"id": id.to_string(), "lang": "en", "text": text}));
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().unwrap();
    let pid = child.id().to_string();
    let (sender, reader) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        for id in 0.. {
            if stdin.write_all(line(id).as_bytes()).is_err() {
                return;
            }
            if id == 60 {
                sender.send(()).unwrap();
            }
        }
    });
    // No pipe holds so much: the program reads, and it listens before it reads.
    reader.recv().unwrap();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let run = child.wait_with_output().unwrap().into();
    writer.join().unwrap();
    run
}

/// What `check` says of all articles at once.
fn whole(articles: &[String], format: &str) -> Run {
    let arguments = ["check", "-", "--input", "jsonl", "--stdin-path", NAME, "--rules", "rules", "--format", format];
    piped(&arguments, articles.join("\n").as_bytes())
}

pub(crate) fn scan(articles: &[String]) -> Vec<u8> {
    let arguments = ["scan", "-", "--input", "jsonl", "--stdin-path", NAME, "--rules", "rules", "-j", "1"];
    let run = piped(&arguments, articles.join("\n").as_bytes());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.into_bytes()
}

fn compare(lines: &[u8], flags: &[&str]) -> Vec<u8> {
    let run = piped(&[&["compare", "--rules", "rules"], flags].concat(), lines);
    assert_eq!(run.code, Some(0), "{} {}", run.err, run.out);
    run.out.into_bytes()
}

/// As `LC_ALL=C sort` does.
fn sorted(lines: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = lines.split_inclusive(|byte| *byte == b'\n').collect();
    lines.sort_unstable();
    lines.concat()
}

fn without_control(lines: &[u8]) -> Vec<&[u8]> {
    lines.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"#")).collect()
}

fn piped(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (mut stdin, mut stdout, mut stderr) =
        (child.stdin.take().unwrap(), child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (mut out, mut err) = (String::new(), String::new());
    std::thread::scope(|scope| {
        scope.spawn(|| stderr.read_to_string(&mut err));
        scope.spawn(move || {
            // A process that has failed may have closed its input.
            let _ = stdin.write_all(input);
        });
        stdout.read_to_string(&mut out).unwrap();
    });
    Run { code: child.wait().unwrap().code(), out, err }
}

/// Numbers as if drawn by lot, the same in every run.
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(at + 1));
        }
    }
}

#[test]
fn what_is_set_aside_in_a_file_changes_no_byte_of_any_report() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("set-aside");
    std::fs::create_dir_all(&folder).unwrap();
    // Twice, so that fingerprints meet others like them.
    let paths = ["one.jsonl", "two.jsonl"].map(|name| {
        let path = folder.join(name);
        std::fs::write(&path, archive().join("\n")).unwrap();
        path.to_str().unwrap().to_owned()
    });
    let lines = compare(&sorted(&scan(&archive())), &[]);
    for format in Format::ALL {
        let check = |more: &[&str]| {
            let arguments =
                ["check", &paths[1], &paths[0], "--rules", "rules", "--format", format.name(), "--coverage"];
            Run::from(program(&[&arguments, more].concat()).output().unwrap())
        };
        let plain = check(&[]);
        assert!(plain.out.len() > 1000, "{} {}", plain.out, plain.err);
        assert!(plain == check(&["--memory", "0", "-j", "3"]), "{}", format.name());
        let report = ["report", "--format", format.name()];
        assert!(
            piped(&report, &lines) == piped(&[&report[..], &["--memory", "0"]].concat(), &lines),
            "the report of lines as {}",
            format.name()
        );
    }
}

#[test]
fn a_disk_that_takes_nothing_is_told_and_ends_with_2() {
    let nowhere = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("no such folder");
    let run: Run = program(&["check", "seeds", "--rules", "rules", "--memory", "0"])
        .env("TMPDIR", &nowhere)
        .output()
        .unwrap()
        .into();
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{}", run.err);
    assert!(
        run.err.contains("a temporary file in") && run.err.contains("no such folder cannot be written"),
        "{}",
        run.err
    );
    // What fits in memory needs no file.
    let run: Run = program(&["check", "seeds", "--rules", "rules"]).env("TMPDIR", &nowhere).output().unwrap().into();
    assert_eq!(run.code, Some(1), "{}", run.err);
}
