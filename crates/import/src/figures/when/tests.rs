//! The rules against their corpus, `crates/import/corpus/when/`: every rule decides a sentence under its
//! heading, leaves one alone there, and changes what is read when it is switched off.

use super::*;
use crate::structure::parts::Part;

const MODE: &str = include_str!("../../../corpus/when/mode.md");
const PERIOD: &str = include_str!("../../../corpus/when/period.md");

/// A rule's part of a file: sentences with what is read of their numbers.
struct Section<'a> {
    rule: &'a str,
    sentences: Vec<(&'a str, Vec<&'a str>)>,
}

fn sections(file: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in file.lines() {
        if let Some(rule) = line.strip_prefix("## ") {
            sections.push(Section {
                rule,
                sentences: Vec::new(),
            });
        } else if let Some(reading) = line.strip_prefix("  - ") {
            let section = sections.last_mut().unwrap();
            section.sentences.last_mut().unwrap().1.push(reading);
        } else if let Some(sentence) = line.strip_prefix("- ") {
            let section = sections.last_mut().unwrap();
            section.sentences.push((sentence, Vec::new()));
        }
    }
    sections
}

fn place(mark: &str) -> DocumentPlace {
    let years = |from, to| Period { from, to };
    let (part, span) = match mark {
        "plan" => (Part::Plan, Period::of(2022)),
        "years" => (Part::ReviewOfYears, years(2017, 2021)),
        "plan of years" => (Part::PlanOfYears, years(2022, 2026)),
        "notes" => (Part::Notes, Period::of(2021)),
        "" | "yearly" => (Part::Review, Period::of(2021)),
        other => panic!("{other} is no mark"),
    };
    DocumentPlace {
        part,
        span,
        year: 2021,
        delivered: mark != "yearly",
        this_year: false,
        rule: "opening",
    }
}

/// What is read of the number that a line of the corpus states, written as there; `off` is switched off.
fn reads(sentence: &str, reading: &str, off: Option<&str>) -> String {
    let (mark, text) = match sentence.strip_prefix('[') {
        Some(rest) => rest.split_once("] ").unwrap(),
        None => ("", sentence),
    };
    let (printed, said) = reading.split_once(" = ").unwrap();
    let start = text.find(printed).expect(printed);
    let unit = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
    let unit = unit.trim_start_matches(|c: char| c.is_ascii_digit() || ".万亿".contains(c));
    let change = said.contains(" change");
    let asked = Asked {
        text,
        number: start..start + printed.len(),
        unit,
        change: change || text[..start].ends_with(['加', '长']),
        place: place(mark),
    };
    let when = read_without(&asked, off);
    let mode = format!("{:?}", when.mode).to_lowercase();
    let years = when.period.map(|period| match period.one_year() {
        Some(year) => format!(" {year}"),
        None => format!(" {}—{}", period.from, period.to),
    });
    let change = if change { " change" } else { "" };
    let [by, of] = when.rules;
    format!(
        "{printed} = {mode}{}{change}, {by}, {of}",
        years.unwrap_or_default()
    )
}

#[test]
fn what_the_corpus_says_is_read() {
    let mut wrong = Vec::new();
    for section in sections(MODE).iter().chain(&sections(PERIOD)) {
        for (sentence, readings) in &section.sentences {
            for reading in readings {
                let read = reads(sentence, reading, None);
                if read != *reading {
                    wrong.push(format!("{sentence}\n  - {reading}\n  + {read}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_decides_and_leaves_alone_and_changes_something() {
    let files = [(MODE, mode::names(), 1), (PERIOD, period::names(), 2)];
    for (file, rules, after) in files {
        let sections = sections(file);
        let headed: Vec<&str> = sections.iter().map(|section| section.rule).collect();
        let others = ["told", "of-its-part"];
        let rules: Vec<&str> = rules
            .into_iter()
            .filter(|rule| !others.contains(rule))
            .collect();
        assert_eq!(headed, rules, "a heading a rule, in their order");
        for Section { rule, sentences } in &sections {
            let all = || {
                sentences
                    .iter()
                    .flat_map(|(text, said)| said.iter().map(move |one| (*text, *one)))
            };
            let decides = |said: &str| said.split(", ").nth(after) == Some(*rule);
            assert!(all().any(|(_, said)| decides(said)), "{rule} decides none");
            assert!(
                all().any(|(_, said)| !decides(said)),
                "{rule} leaves none alone"
            );
            let meant = |said: &str| said.split(", ").next().map(str::to_owned);
            let changes = |(text, said)| meant(&reads(text, said, Some(rule))) != meant(said);
            assert!(all().any(changes), "{rule} changes nothing");
        }
    }
}
