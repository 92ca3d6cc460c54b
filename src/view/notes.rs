//! Editorial notes and the portal's own text, at the end and folded.

use super::anchor::Anchor;
use super::checks::checks;
use super::el::{El, el};
use super::page::{Page, text_notes};
use crate::text::fill;
use gongbao_report::model::{Confidence, Index, LineKind, Note, Place};

/// What stands behind the text: what was checked, the notes, and the portal's own text.
pub fn endmatter(page: &Page) -> El {
    el("footer")
        .class("endmatter")
        .attr_if("part", page.part("endmatter"))
        .add(checks(page))
        .add(notes(page))
        .add(portal_page(page))
}

/// The notes on the text, numbered as in the text; each leads to its place. Those on the page around it
/// stand apart.
fn notes(page: &Page) -> Option<El> {
    let report = page.verified.report();
    let text = page.lang.text();
    if report.notes.is_empty() {
        return None;
    }
    let index = Index::of(report);
    let mut list = el("ol");
    for (n, note) in text_notes(report).enumerate() {
        list = list.add(entry(page, &index, n + 1, note));
    }
    let mut apart = el("ul");
    for note in report.notes.iter().filter(|note| note.at.contains('/')) {
        apart = apart.add(entry(page, &index, 0, note));
    }
    let heading = el(page.heading(2)).add(format!("{} ({})", text.notes, report.notes.len()));
    let folded = el("details").class("notes");
    let folded = folded.add(el("summary").add(heading));
    Some(
        folded
            .add(el("p").add(text.notes_lead))
            .add(list)
            .add(apart),
    )
}

/// Number n, from 1; 0 for one without.
fn entry(page: &Page, index: &Index<'_>, n: usize, note: &Note) -> El {
    let text = page.lang.text();
    let to = match index.place(&note.at) {
        Some(Place::Paragraph(..)) => Some(Anchor::Noted(n)),
        Some(Place::Section(section)) => Some(Anchor::Place(&section.id)),
        _ => None,
    };
    let printed = note.printed.as_str();
    let quoted = el("q").lang(page.issued());
    let place = match to {
        Some(to) => quoted.add(el("a").attr("href", page.link(to)).add(printed)),
        None => quoted.add(printed),
    };
    let confidence = match note.confidence {
        Confidence::High => 0,
        Confidence::Medium => 1,
        Confidence::Low => 2,
    };
    let likely = note.likely.as_ref().map(|likely| {
        let confidence = format!("({})", text.confidence[confidence]);
        let likely = el("span").class("likely").add(fill(text.likely, &[likely]));
        likely.add(el("small").add(confidence))
    });
    let remark = el("p").add(page.lang.of(&note.remark)).add(likely);
    let item = el("li").attr_if("id", (n > 0).then(|| page.id(Anchor::Note(n))));
    item.add(place).add(remark)
}

/// Breadcrumb, page tools and footer of the portal page, kept but out of the way.
fn portal_page(page: &Page) -> Option<El> {
    let lines = page.verified.report().lines(LineKind::Furniture);
    let lines: Vec<El> = lines.map(|line| el("p").add(line.text.as_str())).collect();
    let summary = el("summary").add(page.lang.text().portal_page);
    (!lines.is_empty()).then(|| {
        let folded = el("details").class("portal").add(summary);
        folded.add(el("div").lang(page.issued()).add(lines))
    })
}
