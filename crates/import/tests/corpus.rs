//! The corpus is the specification of the reading of sentences: `crates/import/corpus/*.md`.
//!
//! A heading of level two is a rule, then why it exists, then sentences with what is read of them:
//!
//! ```text
//! ## respective
//! 分别 gives names and numbers in the same order.
//!
//! - 来信、来访分别为12件、30件。
//!   - 12件 = 来信 12 件
//!   - 30件 = 来访 30 件
//! - 安平、河东和梅林分别为3件、5件。
//!   - 3件: doubt, nosubject
//!   - 5件: doubt, nosubject
//! ```
//!
//! A number that is no figure is written with the reason (`2019年: date`). Behind value and unit may
//! stand the qualifier (`≥ 95`), the years and the mode. Every rule decides a sentence under its
//! heading, leaves one alone there, and changes one when it is switched off. `UPDATE_CORPUS=1` writes
//! what is read now; read the diff.

use gongbao_import::figures::ledger::Class;
use gongbao_import::figures::{self, Found};
use gongbao_import::import;
use gongbao_report::model::Figure;
use gongbao_report::{Qualifier, Report};
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

/// A sentence and what is read of it, a line a number.
struct Case {
    text: String,
    readings: Vec<String>,
}

/// A rule's part of a file: heading, reason, cases.
struct Section {
    rule: String,
    reason: Vec<String>,
    cases: Vec<Case>,
}

struct File {
    path: PathBuf,
    /// What stands before the first rule.
    head: Vec<String>,
    sections: Vec<Section>,
}

impl File {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let mut file = Self {
            path,
            head: Vec::new(),
            sections: Vec::new(),
        };
        for line in text.lines() {
            if let Some(rule) = line.strip_prefix("## ") {
                file.sections.push(Section {
                    rule: rule.to_owned(),
                    reason: Vec::new(),
                    cases: Vec::new(),
                });
                continue;
            }
            let Some(section) = file.sections.last_mut() else {
                file.head.push(line.to_owned());
                continue;
            };
            if let Some(reading) = line.strip_prefix("  - ") {
                let case = section
                    .cases
                    .last_mut()
                    .expect("a reading stands under its sentence");
                case.readings.push(reading.to_owned());
            } else if let Some(sentence) = line.strip_prefix("- ") {
                section.cases.push(Case {
                    text: sentence.to_owned(),
                    readings: Vec::new(),
                });
            } else if !line.is_empty() {
                section.reason.push(line.to_owned());
            }
        }
        file
    }

    fn write(&self) {
        let mut out = self.head.join("\n").trim_end().to_owned();
        for section in &self.sections {
            out += &format!("\n\n## {}\n{}\n", section.rule, section.reason.join("\n"));
            for case in &section.cases {
                out += &format!("\n- {}", case.text);
                for reading in &case.readings {
                    out += &format!("\n  - {reading}");
                }
            }
        }
        fs::write(&self.path, out.trim_start().to_owned() + "\n").unwrap();
    }
}

fn corpus() -> Vec<File> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    paths.into_iter().map(File::read).collect()
}

/// A report of an invented county with this one section.
fn report(text: &str) -> Report {
    let page = format!("临江县2020年法治政府建设情况报告\n一、工作情况\n{text}\n");
    import(page.as_bytes(), None).unwrap().report
}

fn say(figure: &Figure) -> String {
    let qualifier = match figure.qualifier {
        Qualifier::Exact => "",
        Qualifier::AtLeast => "≥ ",
        Qualifier::AtMost => "≤ ",
        Qualifier::MoreThan => "> ",
        Qualifier::LessThan => "< ",
        Qualifier::About => "≈ ",
        Qualifier::Average => "ø ",
    };
    let Figure {
        label, value, unit, ..
    } = figure;
    format!("{} {qualifier}{value} {unit}", label.zh)
        .trim_end()
        .to_owned()
}

fn readings(found: &Found) -> Vec<String> {
    let mut entries: Vec<_> = found.ledger.iter().collect();
    entries.sort_by_key(|entry| (entry.paragraph.clone(), entry.at.start, entry.at.end));
    let say = |entry: &&figures::ledger::Entry| match &entry.class {
        Class::Figure(id) => {
            let figure = found
                .figures
                .iter()
                .find(|figure| figure.id == *id)
                .expect("a figure of the ledger");
            format!("{} = {}", entry.printed, say(figure))
        }
        Class::Doubt(why) => format!(
            "{}: doubt, {}",
            entry.printed,
            format!("{why:?}").to_lowercase()
        ),
        Class::None(why) => format!("{}: {why}", entry.printed),
    };
    entries.iter().map(say).collect()
}

/// The rules that decided anything in the sentence.
fn deciding(found: &Found) -> HashSet<&'static str> {
    found
        .ledger
        .iter()
        .flat_map(|entry| entry.rules.iter().copied())
        .collect()
}

#[test]
fn every_sentence_is_read_as_it_is_written() {
    let update = std::env::var_os("UPDATE_CORPUS").is_some();
    let mut wrong = Vec::new();
    for mut file in corpus() {
        for case in file
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.cases)
        {
            let found = readings(&figures::read(&report(&case.text)));
            if found != case.readings {
                wrong.push(format!(
                    "{}\n  written: {:?}\n  read:    {found:?}",
                    case.text, case.readings
                ));
                case.readings = found;
            }
        }
        if update {
            file.write();
        }
    }
    assert!(
        update || wrong.is_empty(),
        "{} of the corpus:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_rule_decides_leaves_alone_and_is_needed() {
    let files = corpus();
    let mut missing = Vec::new();
    for rule in figures::rule_names() {
        let sections = files
            .iter()
            .flat_map(|file| &file.sections)
            .filter(|section| section.rule == rule);
        let cases: Vec<&Case> = sections.flat_map(|section| &section.cases).collect();
        let (mut decides, mut leaves, mut changes) = (false, false, false);
        for case in &cases {
            let report = report(&case.text);
            let found = figures::read(&report);
            if deciding(&found).contains(rule) {
                decides = true;
                changes |=
                    readings(&figures::read_without(&report, Some(rule))) != readings(&found);
            } else {
                leaves = true;
            }
        }
        if !(decides && leaves && changes) {
            missing.push(format!(
                "{rule}: decides {decides}, leaves one alone {leaves}, changes one {changes}"
            ));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_heading_is_a_rule_and_says_why() {
    let known: HashSet<&str> = figures::rule_names().into_iter().collect();
    for file in corpus() {
        for section in &file.sections {
            assert!(
                known.contains(section.rule.as_str()),
                "{} is no rule",
                section.rule
            );
            assert!(!section.reason.is_empty(), "{} has no reason", section.rule);
        }
    }
}
