//! What the desk (`crates/desk`) finds on the page: its place, and the buttons that ask for it.

use super::button;
use super::el::{Build, El, el};
use super::page::Page;
use super::plain::{Plain, plain};

/// On a button: what it asks of the desk.
pub const DESK: &str = "data-desk";

/// The place of the desk's panels. Nothing is drawn here by the widget.
pub fn slot(page: &Page) -> El {
    let address = page.verified.report().address.clone();
    el("div")
        .class("desk")
        .attr("data-failed", page.lang.text().desk_failed)
        .attr_if("data-address", address)
}

/// A quiet button of a section, by its id on the page.
pub fn cite_button(page: &Page, id: &str, heading: &str) -> Plain {
    let said = page.lang.text().cite;
    quiet(said, &format!("cite {id}")).attr("aria-label", format!("{said}: {heading}"))
}

/// Reads a section aloud. Seen only where a voice is, see `assets/scripts/desk.js`.
pub fn read_button(page: &Page, id: &str, heading: &str) -> Plain {
    let [said, ..] = page.lang.text().read_aloud;
    quiet(said, &format!("aloud {id}")).attr("aria-label", format!("{said}: {heading}"))
}

/// Reads aloud what is selected, or all.
pub fn read_all_button(page: &Page) -> El {
    let [_, said, how] = page.lang.text().read_aloud;
    button(said).attr(DESK, "aloud").attr("title", how)
}

/// What can be done with a chart: cite it or one of its numbers, take it along as a picture, or, on a published
/// page, show it in another page.
pub fn chart_buttons(page: &Page, id: &str) -> Plain {
    let take = |kind: &str, name: &str| quiet(name, &format!("{kind} {id}"));
    plain("p")
        .class("chart-tools")
        .add(quiet(page.lang.text().cite, &format!("cite {id}")))
        .add(take("svg", "SVG"))
        .add(take("png", "PNG"))
        .add(take("embed", page.lang.text().embed))
}

fn quiet(label: &str, ask: &str) -> Plain {
    let button = plain("button").attr("type", "button");
    button.attr(DESK, ask.to_owned()).add(label)
}

/// Opens the search, and says the key that does so too.
pub fn search_button(page: &Page) -> El {
    let key = el("kbd").attr("aria-hidden", "true").add("/");
    button(page.lang.text().search)
        .class("button search-button")
        .attr(DESK, "search")
        .attr("aria-keyshortcuts", "/ Control+K")
        .add(key)
}
