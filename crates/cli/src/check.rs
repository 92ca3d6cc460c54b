//! `gongbao check`: what holds, what contradicts, what cannot be assessed, each with its sentences.

use crate::import::read_report;
use crate::{Outcome, ledger, output};
use gongbao_report::check::{Finding, Group, Rule, Verdict, check, check_years};
use gongbao_report::model::{Index, ReportKind};
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
            output::complain(&format!(
                "--previous 是 {} 年的报告,不是 {} 年的前一年，没有与它核对",
                last.year, this.year
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

fn group_name(group: Group) -> &'static str {
    match group {
        Group::Numbers => "数字与原句",
        Group::Sums => "合计与分项",
        Group::Texts => "正文与表格",
        Group::Rates => "比率",
        Group::Dates => "日期与时限",
        Group::Numbering => "编号",
        Group::Parts => "必备内容",
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "成立",
        Verdict::Contradicts => "矛盾",
        Verdict::CannotAssess => "无法核对",
        Verdict::DoesNotApply => "不适用",
    }
}

fn people(findings: &[Finding], report: &Report) {
    // Sixty lines of "agrees" hide the one that does not.
    let agrees = |finding: &&Finding| {
        finding.rule == Rule::FigureMatchesSentence && finding.verdict == Verdict::Holds
    };
    let matched = findings.iter().filter(agrees).count();
    for group in Group::ALL {
        let of_group = |finding: &&Finding| finding.rule.group() == group && !agrees(finding);
        for (n, finding) in findings.iter().filter(of_group).enumerate() {
            if n == 0 {
                println!("【{}】", group_name(group));
            }
            println!(
                "{}  {}",
                verdict_name(finding.verdict),
                sentence(finding, report)
            );
            for quote in quotes(finding, report) {
                println!("      {quote}");
            }
        }
    }
    println!("{matched} 个数字与原句相符");
    let count = |verdict: Verdict| {
        let found = findings.iter().filter(|finding| finding.verdict == verdict);
        format!("{} {}", verdict_name(verdict), found.count())
    };
    println!("合计：{}", Verdict::ALL.map(count).join("，"));
}

/// What a finding says, in words.
pub fn sentence(finding: &Finding, report: &Report) -> String {
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
        Rule::PartsAddUp if finding.verdict == Verdict::Holds => {
            format!("“{}”{} 等于各部分之和 {}", label(0), number(0), number(1))
        }
        Rule::PartsWithinWhole if finding.numbers.is_empty() => {
            format!("“{}”的各部分不都是确数", label(0))
        }
        Rule::PartsAddUp | Rule::PartsWithinWhole => {
            format!("“{}”{}，各部分之和 {}", label(0), number(0), number(1))
        }
        Rule::HandledWithinReceived => {
            let sign = if number(1) > number(0) { ">" } else { "≤" };
            format!(
                "“{}”{} {sign} “{}”{}",
                label(1),
                number(1),
                label(0),
                number(0)
            )
        }
        Rule::Balance => format!(
            "“{}”：第一、二项之和 {}，第三、四项之和 {}",
            label(0),
            number(0),
            number(1)
        ),
        Rule::CarriedOver => format!(
            "“{}”：上年报告结转 {}，本年报告 {}",
            label(0),
            number(0),
            number(1)
        ),
        Rule::InForce => format!(
            "“{}”：按上年数和本年增减为 {}，报告为 {}",
            label(0),
            number(0),
            number(1)
        ),
        Rule::RateInRange => format!("“{}”{}%，应在 0 至 100 之间", label(0), number(0)),
        Rule::RateAgrees => format!(
            "“{}”：报告为 {}%，按所列数字计算为 {}%",
            label(0),
            number(0),
            number(1)
        ),
        Rule::StatedAlike => format!("“{}”两处分别为 {} 和 {}", label(0), number(0), number(1)),
        Rule::DatesInOrder => "落款、成文、发布日期的先后".to_owned(),
        Rule::PublishedInTime => {
            let law = match report.kind {
                ReportKind::InformationDisclosure => "政府信息公开条例",
                _ => "厅字〔2019〕28号",
            };
            let unknown = match finding.verdict {
                Verdict::CannotAssess => "，未能确定公布日期",
                _ => "",
            };
            format!(
                "不晚于 {} 年 {} 月 {} 日公布（{law}）{unknown}",
                number(0),
                number(1),
                number(2)
            )
        }
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
            let missing = match finding.verdict {
                Verdict::CannotAssess => "（未见此标题）",
                _ => "",
            };
            format!("必备内容：{part}{missing}")
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
