//! `gongbao check`: what holds, what contradicts, what cannot be assessed, each with its sentences.

use crate::import::read_report;
use crate::{Outcome, output};
use gongbao_report::check::{Finding, Rule, Verdict, check};
use gongbao_report::model::Index;
use gongbao_report::{Report, Verified};
use serde_json::json;
use std::path::Path;

/// Checks a report and says what was found.
pub fn run(path: &Path, as_json: bool) -> Outcome {
    let report = match read_report(path) {
        Ok(report) => report,
        Err(reason) => {
            output::complain(&reason);
            return Outcome::Failed;
        }
    };
    let verified = Verified::of(report);
    let findings = check(&verified);
    if as_json {
        println!(
            "{}",
            json!(findings.iter().map(as_value).collect::<Vec<_>>())
        );
    } else {
        people(&findings, verified.report());
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

fn as_value(finding: &Finding) -> serde_json::Value {
    json!({ "rule": rule_name(finding.rule), "verdict": verdict_name(finding.verdict),
        "figures": finding.figures, "places": finding.places, "numbers": finding.numbers })
}

fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::FigureMatchesSentence => "figure_matches_sentence",
        Rule::PartsAddUp => "parts_add_up",
        Rule::PartsWithinWhole => "parts_within_whole",
        Rule::HandledWithinReceived => "handled_within_received",
        Rule::RateInRange => "rate_in_range",
        Rule::StatedAlike => "stated_alike",
        Rule::DatesInOrder => "dates_in_order",
        Rule::PublishedInTime => "published_in_time",
        Rule::RequiredPart => "required_part",
        Rule::UndamagedNumber => "undamaged_number",
        Rule::NumberingWithoutGaps => "numbering_without_gaps",
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Contradicts => "contradicts",
        Verdict::CannotAssess => "cannot_assess",
    }
}

fn people(findings: &[Finding], report: &Report) {
    let matched = findings
        .iter()
        .filter(|f| f.rule == Rule::FigureMatchesSentence && f.verdict == Verdict::Holds)
        .count();
    for finding in findings {
        // Sixty lines of "agrees" hide the one that does not.
        if finding.rule == Rule::FigureMatchesSentence && finding.verdict == Verdict::Holds {
            continue;
        }
        let mark = match finding.verdict {
            Verdict::Holds => "相符",
            Verdict::Contradicts => "矛盾",
            Verdict::CannotAssess => "无从核对",
        };
        println!("{mark}  {}", sentence(finding, report));
        for quote in quotes(finding, report) {
            println!("      {quote}");
        }
    }
    let count = |verdict| {
        findings
            .iter()
            .filter(|finding| finding.verdict == verdict)
            .count()
    };
    println!("{matched} 个数字与原句相符");
    println!(
        "合计：相符 {}，矛盾 {}，无从核对 {}",
        count(Verdict::Holds),
        count(Verdict::Contradicts),
        count(Verdict::CannotAssess)
    );
}

fn sentence(finding: &Finding, report: &Report) -> String {
    let label = |n: usize| {
        let id = finding
            .figures
            .get(n)
            .map(String::as_str)
            .unwrap_or_default();
        let figure = report.figures.iter().find(|figure| figure.id == id);
        figure
            .map_or(id, |figure| figure.label.zh.as_str())
            .to_owned()
    };
    let number = |n: usize| finding.numbers.get(n).copied().unwrap_or_default();
    match finding.rule {
        Rule::FigureMatchesSentence => format!("“{}”与所引原句不符", label(0)),
        Rule::PartsAddUp => format!("“{}”{} 等于各部分之和 {}", label(0), number(0), number(1)),
        Rule::PartsWithinWhole if finding.numbers.is_empty() => {
            format!("“{}”的各部分不都是确数", label(0))
        }
        Rule::PartsWithinWhole => format!("“{}”{}，各部分之和 {}", label(0), number(0), number(1)),
        Rule::HandledWithinReceived => {
            format!("“{}”{},“{}”{}", label(0), number(0), label(1), number(1))
        }
        Rule::RateInRange => format!("“{}”{}%,在 0 至 100 之间", label(0), number(0)),
        Rule::StatedAlike => format!("“{}”两处分别为 {} 和 {}", label(0), number(0), number(1)),
        Rule::DatesInOrder => "落款、成文、发布日期的先后".to_owned(),
        Rule::PublishedInTime => format!(
            "在 {} 年 4 月 1 日之前公布（厅字〔2019〕28号）",
            report.year + 1
        ),
        Rule::RequiredPart => {
            let parts = [
                "主要举措和成效",
                "不足和原因",
                "第一责任人职责",
                "下一年度安排",
                "其他事项",
            ];
            let part = parts
                .iter()
                .zip(1..)
                .find(|(_, n)| f64::from(*n) == number(0))
                .map_or("", |(part, _)| *part);
            format!("必备内容：{part}")
        }
        Rule::UndamagedNumber => "数字印刷疑有缺损，未绘入图表".to_owned(),
        Rule::NumberingWithoutGaps => "章节编号不连续".to_owned(),
    }
}

/// The sentences and places that a finding rests on.
fn quotes(finding: &Finding, report: &Report) -> Vec<String> {
    let index = Index::of(report);
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
