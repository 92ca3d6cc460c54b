//! The head of the document in the manner of an official paper: issuer, number, title, dates.

use super::el::{El, el};
use super::page::Page;
use crate::text::fill;
use gongbao_report::model::{Line, Meaning};

/// Issuer, document number, title and date.
pub fn masthead(page: &Page) -> El {
    let report = page.verified.report();
    let value = |meaning| {
        report
            .metadata_value(meaning)
            .map(|line| line.text.as_str())
    };
    let span = |text| el("span").add(text);
    let date = value(Meaning::DatePublished).or_else(|| value(Meaning::DateWritten));
    let imprint = el("p").class("imprint");
    let title = el(page.heading(1))
        .class("title")
        .attr_if("part", page.part("title"));
    el("header")
        .class("masthead")
        .lang(page.issued())
        .attr_if("part", page.part("masthead"))
        .add(el("p").class("issuer").add(report.issuer.as_str()))
        .add(
            imprint
                .add(value(Meaning::DocumentNumber).map(span))
                .add(date.map(span)),
        )
        .add(title.add(report.title.as_str()))
        .add(signed(page, "byline", report.byline()))
}

/// All metadata in printed order, folded. Empty values are said to be empty.
pub fn about(page: &Page) -> Option<El> {
    let text = page.lang.text();
    let mut pairs = Vec::new();
    for line in page.verified.report().metadata() {
        let label = line.label.iter().flat_map(|label| label.chars());
        let label: String = label.filter(|c| !c.is_whitespace()).collect();
        let value = if line.text.is_empty() {
            el("dd")
                .class("empty")
                .lang(page.said())
                .add(text.empty_value)
        } else {
            el("dd").add(line.text.as_str())
        };
        pairs.push(el("div").add(el("dt").add(label)).add(value));
    }
    if pairs.is_empty() {
        return None;
    }
    let folded = el("details").class("about");
    let folded = folded.add(el("summary").add(text.file_details));
    let folded = folded.add(el("dl").lang(page.issued()).add(pairs));
    // A landmark, so that nothing of the page stands outside of all.
    let section = el("section").attr("aria-label", text.file_details);
    Some(section.add(folded))
}

/// Signature and date as printed; behind a damaged date stands how we read it.
pub fn signature(page: &Page) -> Option<El> {
    signed(page, "signature", page.verified.report().signature())
}

fn signed<'a>(
    page: &Page,
    name: &'static str,
    lines: impl Iterator<Item = &'a Line>,
) -> Option<El> {
    let lines: Vec<El> = lines.map(|line| signed_line(page, line)).collect();
    let signed = el("div").class(name).attr_if("part", page.part(name));
    (!lines.is_empty()).then(|| signed.add(lines))
}

fn signed_line(page: &Page, line: &Line) -> El {
    let Some(date) = &line.date else {
        return el("p").add(line.text.as_str());
    };
    let time = el("time").attr("datetime", date.iso.clone());
    let signed = el("p").add(time.add(line.text.as_str()));
    if !date.reconstructed {
        return signed;
    }
    // Days without leading zeros, as they are signed.
    let day = date.iso.split('-').map(|part| part.trim_start_matches('0'));
    let day: Vec<&str> = day.collect();
    let remark = fill(page.lang.text().reconstructed, &day);
    signed.add(el("small").lang(page.said()).add(remark))
}
