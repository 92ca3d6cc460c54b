//! Editorial notes and the portal's own text, at the end and folded.

use super::anchor::Anchor;
use super::checks::checks;
use super::el::Build;
use super::page::{Page, text_notes};
use super::plain::{Plain, plain};
use crate::text::fill;
use gongbao_report::model::{Confidence, Index, LineKind, Note, Place};

/// What stands behind the text: what was checked, the notes, and the portal's own text.
pub fn endmatter(page: &Page) -> Plain {
    plain("footer")
        .class("endmatter")
        .attr_if("part", page.part("endmatter"))
        .add(checks(page))
        .add(notes(page))
        .add(portal_page(page))
}

/// The notes on the text, numbered as in the text; each leads to its place. Those on the page around it
/// stand apart.
fn notes(page: &Page) -> Option<Plain> {
    let report = page.verified.report();
    let text = page.lang.text();
    if report.notes.is_empty() {
        return None;
    }
    let index = Index::of(report);
    let mut list = plain("ol");
    for (n, note) in text_notes(report).enumerate() {
        list = list.add(entry(page, &index, n + 1, note));
    }
    let mut apart = plain("ul");
    for note in report.notes.iter().filter(|note| note.at.contains('/')) {
        apart = apart.add(entry(page, &index, 0, note));
    }
    let count = report.notes.len().to_string();
    let heading = plain(page.heading(2)).add(fill(text.notes, &[&count]));
    let folded = plain("details").class("notes");
    let folded = folded.add(plain("summary").add(heading));
    Some(
        folded
            .add(plain("p").add(text.notes_lead))
            .add(list)
            .add(apart),
    )
}

/// Number n, from 1; 0 for one without.
fn entry(page: &Page, index: &Index<'_>, n: usize, note: &Note) -> Plain {
    let text = page.lang.text();
    let to = match index.place(&note.at) {
        Some(Place::Paragraph(..)) => Some(Anchor::Noted(n)),
        Some(Place::Section(section)) => Some(Anchor::Place(&section.id)),
        _ => None,
    };
    let printed = note.printed.as_str();
    let quoted = plain("q").lang(page.issued());
    let place = match to {
        Some(to) => quoted.add(plain("a").attr("href", page.link(to)).add(printed)),
        None => quoted.add(printed),
    };
    let confidence = match note.confidence {
        Confidence::High => 0,
        Confidence::Medium => 1,
        Confidence::Low => 2,
    };
    let likely = note.likely.as_ref().map(|likely| {
        let likely = plain("span")
            .class("likely")
            .add(fill(text.likely, &[likely]));
        likely.add(plain("small").add(text.confidence[confidence]))
    });
    let remark = plain("p").add(page.lang.of(&note.remark)).add(likely);
    let item = plain("li").attr_if("id", (n > 0).then(|| page.id(Anchor::Note(n))));
    item.add(place).add(remark)
}

/// Breadcrumb, page tools and footer of the portal page, kept but out of the way.
fn portal_page(page: &Page) -> Option<Plain> {
    let lines = page.verified.report().lines(LineKind::Furniture);
    let lines = lines.map(|line| plain("p").add(line.text.as_str()));
    let lines = plain("div").lang(page.issued()).add_all(lines);
    let summary = plain("summary").add(page.lang.text().portal_page);
    let folded = plain("details").class("portal").add(summary);
    lines.unless_empty().map(|lines| folded.add(lines))
}
