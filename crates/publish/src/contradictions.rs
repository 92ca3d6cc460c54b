//! What the reports of a catalogue contradict themselves in, as one page that is readable without scripts.

use crate::html::{escaped, plain_page};
use crate::outlets::INDEX;
use crate::text;
use crate::widget::{Asset, Widget, catalog_styles};
use crate::{File, PublishError, hosted};
use gongbao_report::Verified;
use gongbao_report::check::{Finding, Verdict, check, check_bodies, check_years};
use gongbao_viewer::text::Lang;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The page beside the catalogue's root.
pub const PAGE: &str = "contradictions.html";
const TEXT: &text::Text = text::of(Lang::Zh);
pub(crate) const TITLE: &str = TEXT.contradictions;

/// A report that contradicts itself, or the one of the year before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradicted {
    pub district: String,
    pub year: u16,
    pub title: String,
    /// The address of its page, relative to the catalogue's root.
    pub page: String,
    /// What contradicts, and the figure where it is seen.
    pub findings: Vec<(String, Option<String>)>,
}

/// A district's form beside the sum of the forms of its bodies that the catalogue has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summed {
    /// The report of the district; its findings are the numbers that are less than the sum.
    report: Contradicted,
    /// How many bodies were added up.
    bodies: usize,
    /// How many numbers are the sum, and of how many that cannot be told: not all bodies may be there.
    equal: usize,
    open: usize,
    /// Most of its numbers are less than the sum: it is a form of something else.
    of_other: bool,
}

impl Summed {
    /// Whether a number of the district is less than the sum of its bodies.
    pub fn contradicts(&self) -> bool {
        !self.report.findings.is_empty()
    }
}

/// Adds up the forms of bodies, and holds the sum against their district's.
pub fn sum(
    district: &Verified,
    bodies: &[BTreeMap<String, f64>],
    name: &str,
    page: &str,
) -> Summed {
    let findings = check_bodies(district, bodies);
    let count = |verdict: Verdict| findings.iter().filter(|one| one.verdict == verdict).count();
    let contradicts = findings
        .iter()
        .filter(|one| one.verdict == Verdict::Contradicts);
    let is_less = |one: &Finding| one.numbers.first() < one.numbers.get(1);
    let of_other = |one: &Finding| one.verdict == Verdict::CannotAssess && is_less(one);
    let report = district.report();
    Summed {
        report: Contradicted {
            district: name.to_owned(),
            year: report.year,
            title: report.title.clone(),
            page: page.to_owned(),
            findings: contradicts.map(|one| less(one, district)).collect(),
        },
        bodies: bodies.len(),
        equal: count(Verdict::Holds),
        open: count(Verdict::CannotAssess),
        of_other: findings.iter().any(of_other),
    }
}

/// That a district states less than its bodies, and the figure.
fn less(finding: &Finding, district: &Verified) -> (String, Option<String>) {
    let id = finding.figures.first();
    let figure = id.and_then(|id| district.figure(id));
    let label = figure.map_or("", |figure| figure.figure().label.zh.as_str());
    let [whole, sum] = finding.numbers[..] else {
        return (label.to_owned(), id.cloned());
    };
    (
        format!("{label}：汇总报告为{whole}，少于所属单位之和{sum}"),
        id.cloned(),
    )
}

/// What a report contradicts, `last` being the one of the year before; none where nothing does.
pub fn of(
    verified: &Verified,
    last: Option<&Verified>,
    district: &str,
    page: &str,
) -> Option<Contradicted> {
    let mut findings = check(verified);
    findings.extend(
        last.into_iter()
            .flat_map(|last| check_years(last, verified)),
    );
    let contradicts = findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Contradicts);
    let findings: Vec<_> = contradicts
        .map(|finding| {
            (
                Lang::Zh.finding(finding, verified),
                finding.figures.first().cloned(),
            )
        })
        .collect();
    let report = verified.report();
    (!findings.is_empty()).then(|| Contradicted {
        district: district.to_owned(),
        year: report.year,
        title: report.title.clone(),
        page: page.to_owned(),
        findings,
    })
}

/// The page that lists them, by district and year, and what it loads.
///
/// # Errors
/// When this gongbao carries no widget.
pub fn files(
    contradicted: Vec<Contradicted>,
    summed: Vec<Summed>,
) -> Result<Vec<File>, PublishError> {
    let widget = Widget::carried().ok_or(PublishError::NoWidget)?;
    let page = File {
        path: PAGE.to_owned(),
        bytes: page(contradicted, summed, &catalog_styles(), &widget.icon.name).into_bytes(),
    };
    let packed = hosted::compressed(std::slice::from_ref(&page));
    Ok([page].into_iter().chain(packed).collect())
}

fn page(mut all: Vec<Contradicted>, mut summed: Vec<Summed>, styles: &Asset, icon: &str) -> String {
    let by_place = |one: &Contradicted| (one.district.clone(), one.year, one.title.clone());
    all.sort_by_cached_key(by_place);
    summed.sort_by_cached_key(|one| by_place(&one.report));
    let count: usize = all.iter().map(|one| one.findings.len()).sum();
    let said = match all.len() {
        0 => "各份报告没有发现前后不符之处。".to_owned(),
        reports => format!("{reports} 份报告中有 {count} 处前后不符。"),
    };
    let list: String = all.iter().map(section).collect();
    let sums = if summed.is_empty() {
        String::new()
    } else {
        let list: String = summed.iter().map(sum_section).collect();
        format!(
            "<section><h2>汇总报告与所属单位</h2><p class=\"hint\">区县汇总的申请和争议数，与目录中所属单位的报告相加核对。目录中未必有全部单位，汇总数较大的不算不符。</p>{list}</section>\n"
        )
    };
    let head = format!(
        r#"<title>{TITLE}</title>
<link rel="icon" href="{icon}" type="image/svg+xml">
<link rel="stylesheet" href="{}" integrity="{}">
"#,
        styles.name, styles.integrity
    );
    let body = format!(
        r#"<div id="gongbao"><main class="gongbao"><div class="report">
<header class="masthead"><p class="issuer">公报</p><p class="imprint"></p><h1 class="title">{TITLE}</h1><p class="lead">{said}每处都可查看原文；不符未必是错，请对照原文判断。</p></header>
<div class="comparing contradictions">
<p><a href="{INDEX}">{}</a></p>
{list}{sums}</div>
</div></main></div>
"#,
        TEXT.to_catalog
    );
    plain_page(&head, &body)
}

/// A report and what contradicts in it, each leading to where it is seen.
fn section(one: &Contradicted) -> String {
    format!("<section>{}{}</section>\n", heading(one, "h2"), list(one))
}

fn heading(one: &Contradicted, level: &str) -> String {
    format!(
        "<{level}>{} {}年</{level}><p><a href=\"{}\">{}</a></p>",
        escaped(&one.district),
        one.year,
        escaped(&one.page),
        escaped(&one.title)
    )
}

fn list(one: &Contradicted) -> String {
    let page = escaped(&one.page);
    let mut items = String::new();
    for (said, figure) in &one.findings {
        let said = escaped(said);
        let _ = match figure {
            Some(id) => write!(
                items,
                "<li><a href=\"{page}#figure/{}\">{said}</a></li>",
                escaped(id)
            ),
            None => write!(items, "<li>{said}</li>"),
        };
    }
    format!("<ul>{items}</ul>")
}

fn sum_section(one: &Summed) -> String {
    let Summed {
        report,
        bodies,
        equal,
        open,
        of_other,
    } = one;
    let heading = heading(report, "h3");
    if *of_other {
        return format!(
            "{heading}<p class=\"hint\">{bodies} 个单位：汇总数大多少于单位之和，统计范围不同，无法核对。</p>"
        );
    }
    let list = match one.contradicts() {
        true => list(report),
        false => String::new(),
    };
    format!(
        "{heading}{list}<p class=\"hint\">{bodies} 个单位：{equal} 项相符，{} 项不符，{open} 项因单位不全无法核对。</p>",
        report.findings.len()
    )
}
