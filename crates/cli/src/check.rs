//! `gongbao check`: what holds, what contradicts, what cannot be assessed, each with its sentences.

use crate::import::read_report;
use crate::lang::{self, told};
use crate::said;
use crate::{Outcome, ledger, output};
use gongbao_report::check::{Finding, Group, Rule, Verdict, check, check_years};
use gongbao_report::model::Index;
use gongbao_report::{Report, Verified};
use serde_json::json;
use std::path::Path;

/// Checks a report, held against last year's if there is one, and says what was found.
pub fn run(path: &Path, previous: Option<&Path>, as_json: bool) -> Outcome {
    let read = |path: &Path| read_report(path).map(Verified::of);
    let (verified, previous) = match (read(path), previous.map(read).transpose()) {
        (Ok(verified), Ok(previous)) => (verified, previous),
        (Err(reason), _) | (_, Err(reason)) => {
            output::complain(&reason);
            return Outcome::Failed;
        }
    };
    let mut findings = check(&verified);
    if let Some(previous) = &previous {
        let (last, this) = (previous.report(), verified.report());
        if last.year + 1 != this.year {
            let (last, this) = (last.year, this.year);
            output::complain(&said!(
                "--previous 是{last}年的报告，不是{this}年的前一年，没有与它核对",
                "--previous is of {last}, not the year before {this}: nothing was held against it"
            ));
        }
        findings.extend(check_years(previous, &verified));
        findings.sort_by_key(|finding| finding.verdict != Verdict::Contradicts);
    }
    if as_json {
        println!(
            "{}",
            json!(findings.iter().map(as_value).collect::<Vec<_>>())
        );
    } else {
        people(&findings, &verified);
    }
    if findings
        .iter()
        .any(|finding| finding.verdict == Verdict::Contradicts)
    {
        Outcome::LookAtIt
    } else {
        Outcome::Done
    }
}

/// Lists every number of the report's text with what became of it.
pub fn ledger(path: &Path, as_json: bool) -> Outcome {
    let report = match read_report(path) {
        Ok(report) => report,
        Err(reason) => {
            output::complain(&reason);
            return Outcome::Failed;
        }
    };
    let found = gongbao_import::figures::read(&report);
    if as_json {
        println!("{}", ledger::as_value(&found.ledger));
    } else {
        let report = Report {
            figures: found.figures,
            ..report
        };
        ledger::print(&report, &found.ledger);
    }
    Outcome::Done
}

fn as_value(finding: &Finding) -> serde_json::Value {
    json!({ "rule": finding.rule, "group": finding.rule.group().name(),
        "verdict": finding.verdict.name(), "figures": finding.figures,
        "places": finding.places, "numbers": finding.numbers })
}

fn people(findings: &[Finding], verified: &Verified) {
    let lang = lang::of_page();
    let (text, report) = (lang.text(), verified.report());
    let index = Index::of(report);
    let named = |verdict: Verdict| {
        let mut names = Verdict::ALL.iter().zip(text.verdicts);
        names
            .find(|(one, _)| **one == verdict)
            .map_or("", |(_, name)| name)
    };
    // Sixty lines of "agrees" hide the one that does not.
    let agrees = |finding: &&Finding| {
        finding.rule == Rule::FigureMatchesSentence && finding.verdict == Verdict::Holds
    };
    let matched = findings.iter().filter(agrees).count();
    for (group, name) in Group::ALL.into_iter().zip(text.check_groups) {
        let of_group = |finding: &&Finding| finding.rule.group() == group && !agrees(finding);
        for (n, finding) in findings.iter().filter(of_group).enumerate() {
            if n == 0 {
                println!("{}", said!("【{name}】", "[{name}]"));
            }
            println!(
                "{}  {}",
                named(finding.verdict),
                lang.finding(finding, verified)
            );
            for quote in quotes(finding, report, &index) {
                println!("      {quote}");
            }
        }
    }
    println!(
        "{}",
        said!(
            "{matched} 个数字与原句相符",
            "{matched} numbers agree with their sentences"
        )
    );
    let count = |verdict: Verdict| {
        let found = findings.iter().filter(|finding| finding.verdict == verdict);
        format!("{} {}", named(verdict), found.count())
    };
    let counts = Verdict::ALL.map(count).join(told("，", ", "));
    println!("{}{counts}", told("合计：", "In all: "));
}

/// The sentences and places that a finding rests on.
fn quotes(finding: &Finding, report: &Report, index: &Index<'_>) -> Vec<String> {
    let figures = finding
        .figures
        .iter()
        .filter_map(|id| report.figures.iter().find(|figure| figure.id == *id));
    let mut quotes: Vec<String> = figures.map(|figure| figure.source.quote.clone()).collect();
    let short = |text: String| {
        if text.chars().count() > 40 {
            text.chars().take(40).chain(['…']).collect()
        } else {
            text
        }
    };
    quotes.extend(
        finding
            .places
            .iter()
            .filter_map(|at| index.place(at))
            .map(|place| short(place.text())),
    );
    quotes.dedup();
    quotes
}
