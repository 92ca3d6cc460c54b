//! The parts of a document: what looks back, what looks ahead, what explains.
//!
//! Headings and the openers of paragraphs both say where a part begins; below it everything belongs to it,
//! whatever its own headings say. [`headings`] and [`openers`] have the rules, the first that applies counts.

mod headings;
mod openers;
mod rules;

use super::years::named;
use gongbao_report::Report;
use gongbao_report::model::{Paragraph, Period, ReportKind, Section};
use gongbao_report::phrase::digit;
pub use headings::GLOSSARY;
use headings::{BACK, HEADINGS, REVIEW};
use openers::{OPENERS, head, opens_with_this_year};
use rules::{Rule, has};

/// Where a paragraph stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentPlace {
    pub part: Part,
    /// The years that its part is about.
    pub span: Period,
    /// The year reported on.
    pub year: u16,
    /// Read out to an assembly in the year after: 去年 is the year reported on.
    pub delivered: bool,
    /// Read out at the end of the year reported on, which it calls 今年.
    pub this_year: bool,
    /// The rule that opened its part.
    pub rule: &'static str,
}

/// What a part of a document does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Looks back on the year.
    Review,
    /// Looks back on several years.
    ReviewOfYears,
    /// Says what is meant to be done within a year.
    Plan,
    /// The same for several years.
    PlanOfYears,
    /// Explains words and annexes lists.
    Notes,
}

impl Part {
    pub fn is_plan(self) -> bool {
        matches!(self, Part::Plan | Part::PlanOfYears)
    }

    pub fn is_of_years(self) -> bool {
        matches!(self, Part::ReviewOfYears | Part::PlanOfYears)
    }
}

/// A piece of the text, in its order.
#[derive(Clone, Copy, Debug)]
pub enum Item<'a> {
    /// A heading and how deep it stands, the outermost at 0.
    Heading(&'a str, usize),
    Paragraph(&'a str),
}

impl<'a> Item<'a> {
    pub fn text(&self) -> &'a str {
        match self {
            Item::Heading(text, _) | Item::Paragraph(text) => text,
        }
    }
}

/// The text of a report, in its order.
pub fn items(report: &Report) -> Vec<Item<'_>> {
    fn take<'a>(sections: &'a [Section], depth: usize, items: &mut Vec<Item<'a>>) {
        for section in sections {
            items.push(Item::Heading(&section.title, depth));
            items.extend(section.paragraphs.iter().map(paragraph));
            take(&section.sections, depth + 1, items);
        }
    }
    fn paragraph(paragraph: &Paragraph) -> Item<'_> {
        Item::Paragraph(&paragraph.text)
    }
    let mut items: Vec<Item<'_>> = report.preamble.iter().map(paragraph).collect();
    take(&report.sections, 0, &mut items);
    items
}

/// The place of every paragraph of a report, in its order.
pub fn of_paragraphs(report: &Report) -> Vec<DocumentPlace> {
    let items = items(report);
    let held = super::held(report).and_then(|date| super::year_and_month(&date.iso));
    let late = held.is_some_and(|(year, month)| year == report.year && month >= super::LATE);
    let places = places(report.kind, &report.title, report.year, late, &items);
    let all = places.into_iter().zip(&items);
    let paragraphs = all.filter(|(_, item)| matches!(item, Item::Paragraph(_)));
    paragraphs.map(|(place, _)| place).collect()
}

/// The place of every item of a report on `year`, read out at its end where it is `late`.
pub fn places(
    kind: ReportKind,
    title: &str,
    year: u16,
    late: bool,
    items: &[Item<'_>],
) -> Vec<DocumentPlace> {
    let delivered = is_delivered(kind, title);
    let mut here = DocumentPlace {
        part: Part::Review,
        span: Period::of(year),
        year,
        delivered,
        this_year: late,
        rule: "opening",
    };
    let opening = here;
    let mut opened = None;
    // Where the last heading that looks back stands, and how deep.
    let mut review = None;
    let mut places = Vec::new();
    for (n, item) in items.iter().enumerate() {
        // 2022年工作回顾 / 今年是…: what the review calls this year is the year reported on.
        let above = n.checked_sub(1).map(|above| items[above].text());
        here.this_year |= here.rule == REVIEW
            && above.is_some_and(|above| names(above, year))
            && opens_with_this_year(item.text());
        let found = match item {
            Item::Heading(text, _) if is_title(text) => heading(text, &here),
            Item::Heading(text, _) => opener(text, &here),
            Item::Paragraph(text) => {
                let alone =
                    is_title(text) && !text.ends_with(['。', '；', '：', '！', ':', ';', '!']);
                let headed = alone.then(|| heading(text, &here)).flatten();
                headed.or_else(|| opener(text, &here))
            }
        };
        let found = found.or_else(|| {
            after_review(
                &items[n..],
                review.filter(|(at, _)| n - at > SHORTEST),
                &here,
            )
        });
        // In a work report nothing looks back again after the plan; in other reports a section ends.
        if let Item::Heading(_, depth) = item
            && !delivered
            && opened.is_some_and(|opened| *depth <= opened)
        {
            here = opening;
            opened = None;
        }
        if let Some((rule, span)) = found {
            if let Item::Heading(_, depth) = item {
                opened = Some(*depth);
                review = (!rule.part.is_plan()).then_some((n, *depth));
            }
            here.part = rule.part;
            here.rule = rule.name;
            here.span = founded(item, &items[n..]).map_or(span, |from| Period { from, ..span });
        }
        places.push(here);
    }
    places
}

/// How many paragraphs and headings a review has at least.
const SHORTEST: usize = 4;

/// 努力提高增长质量, beside the heading that looks back: where no other heading looks ahead, the plan begins there.
fn after_review(
    items: &[Item<'_>],
    review: Option<(usize, usize)>,
    here: &DocumentPlace,
) -> Option<(&'static Rule, Period)> {
    let (_, level) = review?;
    let (Item::Heading(text, depth), rest) = items.split_first()? else {
        return None;
    };
    if !here.delivered || here.part.is_plan() || *depth != level || !headings::intends(text) {
        return None;
    }
    let ahead = |item: &Item<'_>| {
        let found = match item {
            Item::Heading(text, _) => heading(text, here),
            Item::Paragraph(text) => opener(text, here),
        };
        found.is_some_and(|(rule, _)| rule.part.is_plan())
    };
    (!rest.iter().any(ahead)).then(|| (&headings::AFTER_REVIEW, span(Part::Plan, text, here)))
}

/// Whether a title names the year.
fn names(title: &str, year: u16) -> bool {
    let named = named(title).into_iter();
    is_title(title)
        && named
            .filter(|years| !years.plan)
            .any(|years| years.period.one_year() == Some(year))
}

/// 新区成立以来的工作回顾: the year that its first paragraphs hold all against (比2012年,下同).
fn founded(heading: &Item<'_>, after: &[Item<'_>]) -> Option<u16> {
    let texts = after.iter().skip(1).take(4).map(Item::text);
    let mut since = texts
        .filter(|_| heading.text().contains("成立以来"))
        .flat_map(|text| {
            let years = named(text).into_iter();
            let same = years.filter(|years| {
                text[years.at.end..].starts_with(['（', '('])
                    && text[years.at.end..].contains("下同")
            });
            same.map(|years| years.period.from).collect::<Vec<_>>()
        });
    since.next()
}

/// Whether it is a work report, which looks back on one year and ahead on the next. Reports of what a duty
/// asks for and bulletins are of their year alone.
pub fn is_delivered(kind: ReportKind, title: &str) -> bool {
    let work = kind == ReportKind::GovernmentWork
        || kind == ReportKind::Other && title.contains("工作报告");
    work && !has(title, &["法治", "依法行政", "公开", "公报", "决算", "预算"])
}

/// Whether a line heads a part that looks back, whatever its year.
pub(super) fn looks_back(title: &str) -> bool {
    has(title, &BACK)
}

/// A longer line is a sentence.
const LONGEST_TITLE: usize = 45;

fn heading(text: &str, here: &DocumentPlace) -> Option<(&'static Rule, Period)> {
    let plain = plain(text);
    let title = bare(&plain);
    let rule = HEADINGS.iter().find(|rule| (rule.applies)(title, here))?;
    Some((rule, span(rule.part, title, here)))
}

fn opener(text: &str, here: &DocumentPlace) -> Option<(&'static Rule, Period)> {
    let rule = OPENERS.iter().find(|rule| (rule.applies)(text, here))?;
    Some((rule, span(rule.part, head(text), here)))
}

/// With digits of full width as others.
fn plain(text: &str) -> String {
    let plainly = |c| digit(c).and_then(|n| char::from_digit(n, 10)).unwrap_or(c);
    text.chars().map(plainly).collect()
}

/// The years of a part that these words open.
fn span(part: Part, words: &str, here: &DocumentPlace) -> Period {
    let year = here.year;
    let several = named(words)
        .into_iter()
        .find(|years| years.period.one_year().is_none());
    match part {
        Part::Review | Part::Notes => Period::of(year),
        Part::Plan => Period::of(year + 1),
        Part::ReviewOfYears => {
            let said = several
                .map(|years| years.period)
                .filter(|period| period.to <= year);
            let count = if has(words, &["三年", "3年"]) {
                3
            } else {
                5
            };
            said.unwrap_or(Period {
                from: (year + 1).saturating_sub(count),
                to: year,
            })
        }
        Part::PlanOfYears => {
            let said = several
                .map(|years| years.period)
                .filter(|period| period.to > year);
            let count = if has(words, &["三年", "3年"]) {
                3
            } else {
                5
            };
            said.unwrap_or(Period {
                from: year + 1,
                to: year + count,
            })
        }
    }
}

/// Short enough for a title, and not a clause beside others.
fn is_title(text: &str) -> bool {
    (3..LONGEST_TITLE).contains(&text.chars().count()) && text.matches('，').count() < 2
}

/// A title without its number.
fn bare(title: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = title.trim_start_matches(['（', '(', '第']);
    let end = rest.find(|c| !is_number(c)).unwrap_or(0);
    let after = &rest[end..];
    let mark = [
        "部分：",
        "部分:",
        "部分、",
        "部分",
        "）、",
        "）",
        ")",
        "、",
        "．",
        ".",
    ];
    let known = mark
        .iter()
        .find_map(|mark| after.strip_prefix(mark))
        .filter(|_| end > 0);
    let title = known.unwrap_or(title).trim_start_matches("关于");
    title.strip_prefix('对').unwrap_or(title)
}

#[cfg(test)]
mod tests;
