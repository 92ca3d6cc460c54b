//! What is doubtful: what the import was not sure of, and the figures that their sentences do not bear out.

use super::tick;
use crate::app::{App, Msg, Opened, Work};
use crate::text::{remark, text};
use gongbao_import::{Diagnostic, Severity};
use gongbao_report::Report;
use gongbao_viewer::text::{Lang, fill, number};
use gongbao_viewer::view::el::{El, el};
use yew::html::Scope;

/// What should be looked at, and what is only worth knowing.
pub fn parted(opened: &Opened) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
    let remarks = opened.remarks.iter();
    remarks.partition(|remark| remark.severity == Severity::Warning)
}

/// A remark with its place in the file.
pub fn item(lang: Lang, one: &Diagnostic) -> El {
    el("li").add(said(lang, one))
}

fn said(lang: Lang, one: &Diagnostic) -> El {
    let place = (one.line > 0).then(|| {
        let line = one.line.to_string();
        el("small").add(fill(text(lang).line, &[&line]))
    });
    let [before, printed, after] = &one.excerpt;
    let excerpt = (!printed.is_empty()).then(|| {
        el("q")
            .attr("lang", "zh-CN")
            .add(before.as_str())
            .add(el("mark").add(printed.as_str()))
            .add(after.as_str())
    });
    el("div")
        .add(el("p").add(remark(lang, &one.problem)))
        .add(excerpt)
        .add(place)
}

/// All doubts, each to be ticked off.
pub fn doubts(lang: Lang, opened: &Opened, work: &Work, link: &Scope<App>) -> El {
    let text = text(lang);
    let report = work.verified.report();
    let (warnings, others) = parted(opened);
    let mut items = Vec::new();
    for (figure, mismatch) in work.verified.mismatches() {
        let why = lang.mismatch(figure, mismatch);
        let named = number::quantity(figure, lang);
        let doubt = fill(text.not_proven, &[&figure.label.zh, &named, &why]);
        let paragraph = Some(figure.source.paragraph.as_str());
        items.push((el("p").add(doubt), paragraph));
    }
    for one in &warnings {
        items.push((said(lang, one), paragraph_of(report, one)));
    }
    let left = items.len() - (0..items.len()).filter(|n| work.seen.contains(n)).count();
    let title = if left == 0 {
        text.no_doubts.to_owned()
    } else {
        fill(text.doubts, &[&left.to_string()])
    };
    let draw = |(n, (said, paragraph)): (usize, (El, Option<&str>))| {
        let seen = work.seen.contains(&n);
        let label = el("span").add(text.seen);
        let to = paragraph.map(|id| {
            let to = el("a").attr("href", format!("#{id}"));
            to.add(text.in_report)
        });
        let tick = tick(
            "checkbox",
            seen,
            label,
            link.callback(move |_| Msg::Seen(n)),
        );
        let acts = el("div").class("acts").add(to).add(tick);
        el("li")
            .class(if seen { "doubt seen" } else { "doubt" })
            .add(said)
            .add(acts)
    };
    let list: Vec<El> = items.into_iter().enumerate().map(draw).collect();
    let section = el("section")
        .attr("aria-labelledby", "edit-doubts")
        .add(el("h3").id("edit-doubts".to_owned()).add(title))
        .add((!list.is_empty()).then(|| el("ol").class("doubts").add(list)));
    let more = (!others.is_empty()).then(|| {
        let summary = fill(text.to_know, &[&others.len().to_string()]);
        let items: Vec<El> = others.iter().map(|one| item(lang, one)).collect();
        super::folded(&summary).add(el("ol").class("doubts").add(items))
    });
    section.add(more)
}

/// The paragraph that a remark quotes.
fn paragraph_of<'a>(report: &'a Report, one: &Diagnostic) -> Option<&'a str> {
    let [before, printed, after] = &one.excerpt;
    let words = format!("{before}{printed}{after}");
    let words = words.trim();
    let mut paragraphs = report.paragraphs();
    let found = paragraphs.find(|paragraph| !words.is_empty() && paragraph.text.contains(words));
    found.map(|paragraph| paragraph.id.as_str())
}
