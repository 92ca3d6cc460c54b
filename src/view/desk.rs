//! What the desk (`crates/desk`) finds on the page: its place, and the buttons that ask for it.

use super::button;
use super::el::{El, el};
use super::page::Page;

/// On a button: what it asks of the desk.
pub const DESK: &str = "data-desk";

/// The place of the desk's panels. Nothing is drawn here by the widget.
pub fn slot(page: &Page) -> El {
    el("div")
        .class("desk")
        .attr("data-failed", page.lang.text().desk_failed)
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
