//! Printed lines become a document.
//!
//! - [`front`], [`back`]: the lines around the text
//! - [`body`], [`unnumbered`]: sections and paragraphs
//! - [`parts`]: what looks back and what looks ahead
//! - [`reported`], [`years`]: the year reported on, and years as texts write them

mod back;
mod body;
mod front;
pub mod parts;
mod reported;
mod unnumbered;
pub mod years;

use crate::diagnostic::{Diagnostic, Problem};
use crate::line::date;
use crate::line::signature::is_signature;
use crate::names;
use crate::organ;
use crate::source::Source;
use gongbao_report::Report;
use gongbao_report::model::{FORMAT, LineKind, Meaning, PrintedDate, ReportKind};

/// Builds the document: text, structure and metadata; figures, charts and notes come later.
pub fn build(source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Report {
    let front = front::find(source);
    let back = back::find(source, front.end);
    let (preamble, sections) = body::build(&source.lines[front.end..back.start]);
    let mut report = Report {
        format: FORMAT,
        id: String::new(),
        title: front.title,
        year: 0,
        issuer: String::new(),
        kind: ReportKind::Other,
        district: None,
        address: None,
        front: front.lines,
        preamble,
        sections,
        back: back.lines,
        figures: Vec::new(),
        highlights: Vec::new(),
        charts: Vec::new(),
        notes: Vec::new(),
        pages: None,
    };
    describe(&mut report, source, diagnostics);
    report
}

/// Fills in what the text says of itself: title, year, issuer, kind, district, id.
fn describe(report: &mut Report, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
    let mut doubt = |problem| diagnostics.push(Diagnostic::new(problem));
    if report.title.is_empty() {
        let by_label = report
            .metadata_value(Meaning::Title)
            .map(|line| line.text.clone());
        // 年度报告_政府工作报告_某县人民政府: the title, and where it stands on the portal.
        let head = source.head_title.as_deref().unwrap_or_default();
        let in_head = head.split(['_', '|']).next().unwrap_or_default().trim();
        report.title = by_label.unwrap_or_else(|| in_head.to_owned());
        if report.title.is_empty() {
            doubt(Problem::NoTitle);
        }
    }
    report.address.clone_from(&source.address);
    let opening = opening(report);
    report.kind = kind(&report.title, &opening);
    report.year = year(report).unwrap_or_else(|| {
        doubt(Problem::NoYear);
        0
    });
    let signature = report
        .lines(LineKind::Signature)
        .last()
        .map(|line| line.text.clone());
    let by_title = organ::issuer_in_title(&report.title);
    let by_label = report
        .metadata_value(Meaning::Issuer)
        .map(|line| line.text.clone());
    let by_origin = report
        .metadata_value(Meaning::Origin)
        .map(|line| line.text.clone())
        .filter(|origin| is_signature(origin) && organ::district(origin).is_some());
    let by_speech = organ::issuer_in_speech(&opening);
    let issuer = signature
        .or(by_title)
        .or(by_label)
        .or(by_origin)
        .or(by_speech)
        .or_else(|| {
            organ::of_the_nation(&opening).filter(|_| report.kind == ReportKind::GovernmentWork)
        });
    report.district = issuer
        .as_deref()
        .and_then(organ::district)
        .or_else(|| organ::district_of_another_level(&report.title, &opening))
        .or_else(|| organ::district_of_congress(&report.title))
        .or_else(|| organ::district(&report.title))
        .or_else(|| organ::district_of_congress(&opening))
        .or_else(|| organ::district_of_speaker(&report.title, &opening))
        .or_else(|| opening.lines().find_map(organ::district_of_head));
    report.issuer = issuer.unwrap_or_else(|| {
        // 某县2020年法治政府建设情况报告: the county's government reports, as the duty says.
        let due = report.kind != ReportKind::Other;
        let place = report.district.as_deref().filter(|_| due);
        let first = report
            .paragraphs()
            .take(6)
            .map(|paragraph| paragraph.text.clone());
        let issuer = place.and_then(|place| {
            organ::reporting(place).or_else(|| organ::committee_of(place, first))
        });
        let issuer = issuer.unwrap_or_default();
        doubt(Problem::NoIssuer {
            taken: issuer.clone(),
        });
        issuer
    });
    report.id = names::report_id(report);
    if report.sections.is_empty() {
        doubt(Problem::NoSections);
    }
}

/// The first month of the end of a year: a session then looks back on it.
const LATE: u16 = 10;

/// Title, bylines and first lines: where a speech says before whom it was held.
fn opening(report: &Report) -> String {
    let front = report.front.iter().map(|line| line.text.as_str());
    let first = report
        .preamble
        .iter()
        .take(6)
        .map(|paragraph| paragraph.text.as_str());
    front.chain(first).collect::<Vec<&str>>().join("\n")
}

fn kind(title: &str, opening: &str) -> ReportKind {
    if title.contains("信息公开") {
        ReportKind::InformationDisclosure
    } else if title.contains("法治") || title.contains("依法行政") {
        ReportKind::LawBasedGovernment
    } else if title.contains("政府工作报告")
        || is_of_committee(title)
        || !title.contains("报告") && is_work_report(opening)
    {
        ReportKind::GovernmentWork
    } else {
        ReportKind::Other
    }
}

/// 各位代表，我代表市人民政府向大会报告工作: what is said first, where no title says what is read out.
fn is_work_report(opening: &str) -> bool {
    ["各位代表", "我代表", "人民政府", "报告"]
        .iter()
        .all(|word| opening.contains(word))
}

/// 某新区管委会2020年工作报告: the committee of a zone reports as a government does.
fn is_of_committee(title: &str) -> bool {
    let committee = ["管委会", "管理委员会"]
        .iter()
        .any(|word| title.contains(word));
    committee && title.contains("工作报告")
}

/// Of a work report, which is read out the year after, what [`reported`] finds. Else the year in the title;
/// else the one that the text names most; else the year before a report published in its first half.
fn year(report: &Report) -> Option<u16> {
    if parts::is_delivered(report.kind, &report.title) {
        let held = held(report).and_then(|date| year_and_month(&date.iso));
        let of_title = date::year_in(&report.title);
        let found = reported::year(of_title, held, &parts::items(report));
        if found.is_some() {
            return found;
        }
    }
    if let Some(year) = date::year_in(&report.title).or_else(|| year_of_text(report)) {
        return Some(year);
    }
    let dated = report.front.iter().chain(&report.back);
    let mut dates = dated.filter_map(|line| line.date.clone());
    let held = || report.byline().find_map(|line| date::find(&line.text));
    let iso = dates.next_back().or_else(held)?.iso;
    let (year, month) = year_and_month(&iso)?;
    Some(if month <= 6 { year - 1 } else { year })
}

/// Paragraphs that are asked for the year.
const LONGEST_LOOK: usize = 200;

/// The year that a text without a dated title is about: what its headings name, or what it names
/// most and at least twice (`2021年`, not the years of a plan or of a rule's title).
fn year_of_text(report: &Report) -> Option<u16> {
    let years = |text: &str| -> Vec<u16> {
        let outside: String = text
            .split('《')
            .map(|part| part.split_once('》').map_or(part, |(_, rest)| rest))
            .collect();
        let found = outside.match_indices('年').filter_map(|(at, _)| {
            let digits = outside.get(at.checked_sub(4)?..at)?;
            let since = ["以来", "起"]
                .iter()
                .any(|word| outside[at + '年'.len_utf8()..].starts_with(word));
            let inside = since
                || outside[..at - 4]
                    .ends_with(|c: char| c.is_ascii_digit() || "-—－–至".contains(c));
            let year = digits.parse().ok().filter(|_| !inside)?;
            (1980..=2100).contains(&year).then_some(year)
        });
        found.collect()
    };
    let heading = report
        .sections
        .iter()
        .flat_map(|section| years(&section.title))
        .next();
    let mut counts: Vec<(usize, u16)> = Vec::new();
    let texts = report.paragraphs().take(LONGEST_LOOK);
    for year in texts.flat_map(|paragraph| years(&paragraph.text)) {
        match counts.iter_mut().find(|(_, other)| *other == year) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, year)),
        }
    }
    let most = counts.into_iter().max();
    heading.or(most.filter(|(count, _)| *count > 1).map(|(_, year)| year))
}

/// The date of the session, in the byline, in the title or in the first lines of the text.
fn held(report: &Report) -> Option<PrintedDate> {
    let byline = report.byline().map(|line| line.text.as_str());
    let first = report
        .preamble
        .iter()
        .take(6)
        .map(|line| line.text.as_str());
    let of_session = |line: &&str| line.contains("会") || date::only(line).is_some();
    let first = first.filter(|line| line.chars().count() < 60 && of_session(line));
    byline
        .chain([report.title.as_str()])
        .chain(first)
        .find_map(date::find)
}

fn year_and_month(iso: &str) -> Option<(u16, u16)> {
    Some((iso.get(..4)?.parse().ok()?, iso.get(5..7)?.parse().ok()?))
}
