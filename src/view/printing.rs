//! What is printed: the whole report, the sections ticked, or one.

use super::el::Build;
use super::page::Page;
use super::plain::{Plain, plain};
use crate::platform::BRIEF;

/// Names the section that a button prints; empty for those that are ticked, [`BRIEF`] for the year at a
/// glance.
pub const PRINT: &str = "data-print";

/// A list of sections to tick, folded, with its button. With none ticked all is printed.
pub fn printing(page: &Page) -> Plain {
    let text = page.lang.text();
    let mut sections = plain("ul");
    for section in &page.verified.report().sections {
        let tick = plain("input")
            .attr("type", "checkbox")
            .attr("data-tick", section.id.clone());
        sections = sections.add(plain("li").add(plain("label").add(tick).add(section.heading())));
    }
    let button = |label: &'static str, what: &'static str| {
        let button = quiet_button(what.to_owned());
        button.class("button").add(label)
    };
    plain("details")
        .class("printing")
        .add(plain("summary").class("button").add(text.print))
        .add(plain("p").add(text.print_hint))
        .add(sections)
        .add(button(text.print, ""))
        .add(button(text.brief, BRIEF))
}

/// The button of one section.
pub fn print_section(page: &Page, id: &str, heading: &str) -> Plain {
    let said = page.lang.text().print_section;
    quiet_button(id.to_owned())
        .attr("aria-label", format!("{said}: {heading}"))
        .add(said)
}

fn quiet_button(prints: String) -> Plain {
    let button = plain("button").attr("type", "button");
    button.attr(PRINT, prints)
}
