//! The table of contents, which follows the reading position.

use super::anchor::Anchor;
use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use gongbao_report::model::Section;

/// All sections as links. The one being read is marked by [`crate::platform::mark_current`].
pub fn contents(page: &Page) -> Plain {
    let text = page.lang.text();
    let title = plain("p")
        .class("contents-title")
        .attr("aria-hidden", "true");
    plain("nav")
        .class("contents")
        .id(page.id(Anchor::Contents))
        .attr("aria-label", text.contents)
        .attr_if("part", page.part("contents"))
        .add(title.add(text.contents))
        .add(entries(page, &page.verified.report().sections))
}

fn entries(page: &Page, sections: &[Section]) -> Option<Plain> {
    let mut list = plain("ol").lang(page.issued());
    for section in sections {
        let link = plain("a")
            .attr("href", page.link(Anchor::Place(&section.id)))
            .add(section.heading());
        let inner = entries(page, &section.sections);
        list = list.add(plain("li").add(link).add(inner));
    }
    (!sections.is_empty()).then_some(list)
}
