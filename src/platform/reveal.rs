//! Bringing an element into view, whatever is folded around it.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDetailsElement, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Opens every `<details>` around the element with this id below `root`, scrolls to it and focuses
/// it. Looks below `root` only, so it works in a shadow tree. False when there is no such element.
pub fn reveal(root: &Element, id: &str) -> bool {
    let Some(element) = find(root, id) else {
        return false;
    };
    open_around(&element);
    // An SVG link is no HTMLElement but takes the focus by the same method.
    focus(element.unchecked_ref());
    let options = ScrollIntoViewOptions::new();
    let whole = matches!(
        element.tag_name().as_str(),
        "SECTION" | "FIGURE" | "DETAILS"
    );
    options.set_block(if whole {
        ScrollLogicalPosition::Start
    } else {
        ScrollLogicalPosition::Center
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
    true
}

/// Whether something below `root` has the focus.
pub fn holds_focus(root: &Element) -> bool {
    root.query_selector(":focus").is_ok_and(|one| one.is_some())
}

fn find(root: &Element, id: &str) -> Option<Element> {
    let quoted = id.replace('\\', "\\\\").replace('"', "\\\"");
    root.query_selector(&format!("[id=\"{quoted}\"]")).ok()?
}

fn open_around(element: &Element) {
    let mut around = Some(element.clone());
    while let Some(element) = around {
        if let Some(details) = element.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = element.parent_element();
    }
    // The section itself is reached by its link: show what it holds.
    if element.tag_name() == "SECTION"
        && let Ok(Some(own)) = element.query_selector(":scope > details")
        && let Some(details) = own.dyn_ref::<HtmlDetailsElement>()
    {
        details.set_open(true);
    }
}

/// Focus moves with the reader; what takes no focus by itself can be given it by script.
fn focus(element: &HtmlElement) {
    let focusable = element.has_attribute("href") || element.has_attribute("tabindex");
    if !focusable && element.set_attribute("tabindex", "-1").is_err() {
        return;
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // A refused focus is no error: the element is still scrolled to.
    drop(element.focus_with_options(&options));
}
