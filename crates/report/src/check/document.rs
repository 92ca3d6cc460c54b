//! The document: its dates, its required parts, its numbering, its damage.

use super::{Finding, Rule};
use crate::model::{LineKind, Meaning, Report, ReportKind, Section};

/// Reports on this year and later must have the five parts (the rule is in force since April 2019).
const FIVE_PARTS_SINCE: u16 = 2019;
/// The words that tell each of the five parts in a heading.
const PARTS: [&[&str]; 5] = [
    &[
        "成效",
        "举措",
        "工作情况",
        "主要工作",
        "总体情况",
        "开展情况",
        "做法",
        "履行政府职能",
    ],
    &["不足", "问题", "短板", "困难", "差距"],
    &["第一责任人"],
    &[
        "下一步",
        "下一年",
        "下一阶段",
        "安排",
        "计划",
        "打算",
        "展望",
        "思路",
    ],
    &["其他"],
];

pub(super) fn check(report: &Report, findings: &mut Vec<Finding>) {
    dates(report, findings);
    if report.kind == ReportKind::LawBasedGovernment {
        in_time(report, findings);
        required_parts(report, findings);
    }
    for note in report.notes.iter().filter(|note| note.damaged_number) {
        findings.push(
            Finding::new(Rule::UndamagedNumber, false)
                .cannot_assess()
                .at(&note.at),
        );
    }
    numbering(&report.sections, findings);
}

fn date(report: &Report, meaning: Meaning) -> Option<&str> {
    let line = report
        .metadata()
        .find(|line| line.meaning == Some(meaning) && line.date.is_some())?;
    line.date.as_ref().map(|date| date.iso.as_str())
}

fn signed(report: &Report) -> Option<&str> {
    let line = report
        .lines(LineKind::Date)
        .find(|line| line.date.is_some())?;
    line.date.as_ref().map(|date| date.iso.as_str())
}

/// ISO dates compare as text.
fn dates(report: &Report, findings: &mut Vec<Finding>) {
    let written = date(report, Meaning::DateWritten).or_else(|| signed(report));
    let published = date(report, Meaning::DatePublished);
    if let (Some(written), Some(published)) = (written, published) {
        findings.push(Finding::new(Rule::DatesInOrder, written <= published));
    } else if let (Some(signed), Some(written)) =
        (signed(report), date(report, Meaning::DateWritten))
    {
        findings.push(Finding::new(Rule::DatesInOrder, signed <= written));
    }
}

fn in_time(report: &Report, findings: &mut Vec<Finding>) {
    let out = date(report, Meaning::DatePublished).or_else(|| date(report, Meaning::DateWritten));
    let limit = format!("{:04}-04-01", report.year + 1);
    let finding = match out.or_else(|| signed(report)) {
        Some(day) => Finding::new(Rule::PublishedInTime, day < limit.as_str()),
        None => Finding::new(Rule::PublishedInTime, true).cannot_assess(),
    };
    // The rule is of 15 April 2019: it cannot be held against a report of before.
    let before_the_rule = report.year + 1 < FIVE_PARTS_SINCE + 1;
    findings.push(if before_the_rule {
        finding.cannot_assess()
    } else {
        finding
    });
}

fn required_parts(report: &Report, findings: &mut Vec<Finding>) {
    for (n, words) in PARTS.iter().enumerate() {
        let found = report
            .all_sections()
            .find(|section| words.iter().any(|word| section.title.contains(word)));
        let mut finding = Finding::new(Rule::RequiredPart, found.is_some());
        #[allow(clippy::cast_precision_loss)]
        finding.numbers.push((n + 1) as f64);
        if let Some(section) = found {
            finding = finding.at(&section.id);
        } else if n == 4 {
            // Other matters need no part where there are none.
            finding = finding.cannot_assess();
        }
        let asked = report.year >= FIVE_PARTS_SINCE;
        findings.push(if asked {
            finding
        } else {
            finding.cannot_assess()
        });
    }
}

fn numbering(sections: &[Section], findings: &mut Vec<Finding>) {
    let mut before = None;
    for section in sections {
        let number = count_of(&section.number);
        if let (Some(number), Some(before)) = (number, before)
            && number > before + 1
        {
            findings.push(Finding::new(Rule::NumberingWithoutGaps, false).at(&section.id));
        }
        before = number.or(before);
        numbering(&section.sections, findings);
    }
}

/// The count that a section number shows: (三) is 3.
pub fn count_of(number: &str) -> Option<u32> {
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .and_then(|n| u32::try_from(n).ok())
    };
    let (mut total, mut current, mut seen) = (0, None, false);
    for c in number.chars() {
        if let Some(value) = c.to_digit(10) {
            total = total * 10 + value;
            seen = true;
        } else if let Some(value) = digit(c) {
            current = Some(value);
            seen = true;
        } else if c == '十' {
            total += current.take().unwrap_or(1) * 10;
            seen = true;
        }
    }
    seen.then_some(total + current.unwrap_or(0))
}
