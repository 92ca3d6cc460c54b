//! The table of contents, which follows the reading position.

use super::anchor::Anchor;
use super::el::{El, el};
use super::page::Page;
use gongbao_report::model::Section;

/// All sections as links; `here` is the one being read.
pub fn contents(page: &Page, here: Option<&str>) -> El {
    let text = page.lang.text();
    let title = el("p").class("contents-title").attr("aria-hidden", "true");
    el("nav")
        .class("contents")
        .id(page.id(Anchor::Contents))
        .attr("aria-label", text.contents)
        .attr_if("part", page.part("contents"))
        .add(title.add(text.contents))
        .add(entries(page, &page.verified.report().sections, here))
}

fn entries(page: &Page, sections: &[Section], here: Option<&str>) -> Option<El> {
    let mut list = el("ol").lang(page.issued());
    for section in sections {
        let current = here == Some(section.id.as_str());
        let within = current || section_holds(section, here);
        let link = el("a")
            .attr("href", page.link(Anchor::Place(&section.id)))
            .attr_if("aria-current", current.then_some("location"))
            .add(section.heading());
        let entry = el("li")
            .attr_if("class", within.then_some("within"))
            .add(link);
        list = list.add(entry.add(entries(page, &section.sections, here)));
    }
    (!sections.is_empty()).then_some(list)
}

fn section_holds(section: &Section, here: Option<&str>) -> bool {
    let mut inner = section.sections.iter();
    inner.any(|inner| here == Some(inner.id.as_str()) || section_holds(inner, here))
}
