//! What is printed: the whole report, the sections ticked, or one.

use super::button;
use super::el::{El, el};
use super::page::Page;
use crate::platform::BRIEF;

/// Names the section that a button prints; empty for those that are ticked, [`BRIEF`] for the year at a
/// glance.
pub const PRINT: &str = "data-print";

/// A list of sections to tick, folded, with its button. With none ticked all is printed.
pub fn printing(page: &Page) -> El {
    let text = page.lang.text();
    let mut sections = el("ul");
    for section in &page.verified.report().sections {
        let tick = el("input")
            .attr("type", "checkbox")
            .attr("data-tick", section.id.clone());
        sections = sections.add(el("li").add(el("label").add(tick).add(section.heading())));
    }
    el("details")
        .class("printing")
        .add(el("summary").class("button").add(text.print))
        .add(el("p").add(text.print_hint))
        .add(sections)
        .add(button(text.print).attr(PRINT, ""))
        .add(button(text.brief).attr(PRINT, BRIEF))
}

/// The button of one section.
pub fn print_section(page: &Page, id: &str, heading: &str) -> El {
    let said = page.lang.text().print_section;
    let button = el("button")
        .attr("type", "button")
        .attr("aria-label", format!("{said}: {heading}"))
        .attr(PRINT, id.to_owned());
    button.add(said)
}
