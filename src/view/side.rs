//! Beside the text: contents and tools. On a narrow page they are behind the buttons of a bar at the
//! bottom, where a thumb reaches them.

use super::anchor::Anchor;
use super::desk::{DESK, search_button};
use super::el::{Build, El, el};
use super::page::Page;
use yew::Html;

/// Names the panel that a button of the bar opens.
pub const PANEL: &str = "data-panel";

const CONTENTS: &str = "contents";
const TOOLS: &str = "tools";

/// Contents and tools; `open` is the panel that is open, if one is.
pub fn side(page: &Page, contents: Html, tools: El, open: &str) -> El {
    let text = page.lang.text();
    let expanded = |name: &str| if open == name { "true" } else { "false" };
    // A link, so that it leads to the contents before the widget is there too.
    let to_contents = el("a")
        .class("button")
        .attr("href", page.link(Anchor::Contents))
        .attr("role", "button")
        .attr("aria-expanded", expanded(CONTENTS))
        .attr(PANEL, CONTENTS)
        .add(text.contents);
    let settings = super::button(text.tools)
        .attr("aria-expanded", expanded(TOOLS))
        .attr(PANEL, TOOLS);
    let search = super::button(text.search).attr(DESK, "search");
    let bar = el("div")
        .class("bar")
        .add(to_contents)
        .add(settings)
        .add(search);
    el(page.landmark("aside"))
        .class("side")
        .attr_if("role", page.embedded.then_some("group"))
        .attr("aria-label", text.side)
        .attr_if("part", page.part("side"))
        .attr("data-open", open.to_owned())
        .add(page.has_buttons().then_some(bar))
        .add(page.has_buttons().then(|| search_button(page)))
        .add(contents)
        .add(page.has_buttons().then_some(tools))
}
