//! The document: its dates, its required parts, its numbering, its damage.

use super::{Finding, Rule};
use crate::model::{Meaning, Report, ReportKind, Section};

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
    match report.kind {
        ReportKind::LawBasedGovernment => {
            // The rule is of 15 April 2019: it cannot be held against a report of before.
            in_time(report, [3, 31], report.year >= FIVE_PARTS_SINCE, findings);
            required_parts(report, findings);
        }
        ReportKind::InformationDisclosure => {
            in_time(
                report,
                disclosure_limit(report),
                report.year >= 2008,
                findings,
            );
        }
        _ => {}
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

/// ISO dates compare as text.
fn dates(report: &Report, findings: &mut Vec<Finding>) {
    let [written, published] =
        [Meaning::DateWritten, Meaning::DatePublished].map(|meaning| report.metadata_date(meaning));
    let signed = report.signed_on();
    if let (Some(written), Some(published)) = (written.or(signed), published) {
        findings.push(Finding::new(Rule::DatesInOrder, written <= published));
    } else if let (Some(signed), Some(written)) = (signed, written) {
        findings.push(Finding::new(Rule::DatesInOrder, signed <= written));
    }
}

/// The last month and day for a disclosure report: 31 March; since the rule of 2019 departments of
/// governments have until 31 January. Who may be either has the longer time.
fn disclosure_limit(report: &Report) -> [u8; 2] {
    let department = ["局", "厅", "委", "委员会"];
    let department = department.iter().any(|end| report.issuer.ends_with(end));
    let shorter = report.year >= 2019 && department && !report.issuer.ends_with("管理委员会");
    if shorter { [1, 31] } else { [3, 31] }
}

/// Out by a day of the next year. A page that is dated a year after that was moved: when it came out is not
/// known.
fn in_time(report: &Report, [month, last]: [u8; 2], applies: bool, findings: &mut Vec<Finding>) {
    let limit = |year: u32| format!("{year:04}-{month:02}-{last:02}");
    let next = u32::from(report.year) + 1;
    let mut finding = match report.issued_on() {
        Some(day) if day <= limit(next).as_str() => Finding::new(Rule::PublishedInTime, true),
        Some(day) if day <= limit(next + 1).as_str() => Finding::new(Rule::PublishedInTime, false),
        _ => Finding::new(Rule::PublishedInTime, true).cannot_assess(),
    };
    finding.numbers = [next, month.into(), last.into()].map(f64::from).to_vec();
    findings.push(if applies {
        finding
    } else {
        finding.does_not_apply()
    });
}

/// Each part by a heading, or by a paragraph that speaks of it. Who writes it otherwise does not
/// contradict himself: a part that is not found is only not found.
fn required_parts(report: &Report, findings: &mut Vec<Finding>) {
    for (n, words) in PARTS.iter().enumerate() {
        let says = |text: &str| words.iter().any(|word| text.contains(word));
        let heading = report.all_sections().find(|section| says(&section.title));
        let mut texts = report.paragraphs().filter(|_| n < PARTS.len() - 1);
        let place = heading.map(|section| section.id.as_str());
        let place = place.or_else(|| {
            let found = texts.find(|paragraph| says(&paragraph.text));
            found.map(|paragraph| paragraph.id.as_str())
        });
        let mut finding = Finding::new(Rule::RequiredPart, true);
        #[allow(clippy::cast_precision_loss)]
        finding.numbers.push((n + 1) as f64);
        finding = match place {
            Some(place) => finding.at(place),
            None => finding.cannot_assess(),
        };
        findings.push(if report.year >= FIVE_PARTS_SINCE {
            finding
        } else {
            finding.does_not_apply()
        });
    }
}

/// Gaps in the numbers of headings. Appendices, glossaries and lists of terms (区块链:) have numbers of their
/// own, and a heading that was taken for text is none missing.
fn numbering(sections: &[Section], findings: &mut Vec<Finding>) {
    const APART: [&str; 4] = ["附件", "附录", "名词解释", "注释"];
    let mut before: Option<(u32, &Section)> = None;
    for section in sections {
        if APART.iter().any(|word| section.heading().contains(word)) {
            return;
        }
        let number = count_of(&section.number);
        if let (Some(number), Some((last, section_before))) = (number, before)
            && number > last + 1
            && !section.title.ends_with([':', '：'])
        {
            let finding = Finding::new(Rule::NumberingWithoutGaps, false).at(&section.id);
            findings.push(if says_number(section_before, last + 1) {
                finding.cannot_assess()
            } else {
                finding
            });
        }
        before = number.map(|number| (number, section)).or(before);
        numbering(&section.sections, findings);
    }
}

/// Whether a paragraph of a section opens with a number, or holds it in brackets.
fn says_number(section: &Section, number: u32) -> bool {
    const CHINESE: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let index = usize::try_from(number).unwrap_or_default();
    let chinese = index.checked_sub(1).and_then(|n| CHINESE.get(n)).copied();
    let digits = number.to_string();
    let says = |text: &str, count: &str| {
        let bracketed = [format!("（{count}）"), format!("({count})")];
        let opening = text.trim_start().strip_prefix(count);
        opening.is_some_and(|rest| rest.starts_with(['、', '.', '．']))
            || bracketed
                .iter()
                .any(|number| text.contains(number.as_str()))
    };
    let counts = [chinese, Some(digits.as_str())];
    let mut paragraphs = section.paragraphs.iter();
    paragraphs.any(|paragraph| {
        let mut counts = counts.iter().flatten();
        counts.any(|count| says(&paragraph.text, count))
    }) || section
        .sections
        .iter()
        .any(|inner| says_number(inner, number))
}

/// The count that a section number shows: (三) is 3. Of a million or more it is none.
pub fn count_of(number: &str) -> Option<u32> {
    const MANY: u32 = 1_000_000;
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .and_then(|n| u32::try_from(n).ok())
    };
    let (mut total, mut current, mut seen) = (0, None, false);
    for c in number.chars() {
        if let Some(value) = c.to_digit(10) {
            total = (total * 10 + value).min(MANY);
            seen = true;
        } else if let Some(value) = digit(c) {
            current = Some(value);
            seen = true;
        } else if c == '十' {
            total = (total + current.take().unwrap_or(1) * 10).min(MANY);
            seen = true;
        }
    }
    seen.then_some(total + current.unwrap_or(0))
        .filter(|count| *count < MANY)
}
