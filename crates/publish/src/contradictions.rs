//! What the reports of a catalogue contradict themselves in, as one page that is readable without scripts.

use crate::File;
use crate::html::escaped;
use gongbao_report::Verified;
use gongbao_report::check::{Verdict, check, check_years};
use gongbao_viewer::text::Lang;
use std::fmt::Write;

/// The page beside the catalogue's root.
pub const PAGE: &str = "contradictions.html";
pub(crate) const TITLE: &str = "报告中的矛盾";

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

/// The page that lists them, by district and year.
pub fn page(mut all: Vec<Contradicted>) -> File {
    all.sort_by(|a, b| (&a.district, a.year, &a.title).cmp(&(&b.district, b.year, &b.title)));
    let count: usize = all.iter().map(|one| one.findings.len()).sum();
    let mut list = String::new();
    for one in &all {
        let page = escaped(&one.page);
        let _ = write!(
            list,
            "<section><h2>{} {}</h2><p><a href=\"{page}\">{}</a></p><ul>",
            escaped(&one.district),
            one.year,
            escaped(&one.title)
        );
        for (said, figure) in &one.findings {
            let said = escaped(said);
            let _ = match figure {
                Some(id) => write!(
                    list,
                    "<li><a href=\"{page}#figure/{}\">{said}</a></li>",
                    escaped(id)
                ),
                None => write!(list, "<li>{said}</li>"),
            };
        }
        list.push_str("</ul></section>\n");
    }
    let html = format!(
        r#"<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{TITLE}</title>
</head>
<body>
<main>
<h1>{TITLE}</h1>
<p>{} 份报告中有 {count} 处数字彼此不符。每处都可查看原文;不符未必是错,请对照原文判断。</p>
{list}</main>
</body>
</html>
"#,
        all.len()
    );
    File {
        path: PAGE.to_owned(),
        bytes: html.into_bytes(),
    }
}
