//! Taking the place of a page that was rendered before the script came, without a jump.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, NodeList};

/// The report's JSON, where the page carries it inside itself.
pub fn embedded_json() -> Option<String> {
    let element = web_sys::window()?
        .document()?
        .get_element_by_id("gongbao-report")?;
    element.text_content().filter(|json| !json.is_empty())
}

/// An element beside the page to draw in.
pub fn stage() -> Option<Element> {
    web_sys::window()?.document()?.create_element("div").ok()
}

/// Puts the stage where the prerendered page was. What the reader opened or folded meanwhile, and
/// where the focus was, stays.
pub fn take_place(mount: &Element, stage: &Element) {
    let focused = focused_id(mount);
    keep_open(mount, stage);
    mount.replace_children_with_node_1(stage);
    drop(mount.remove_attribute("data-prerendered"));
    if let Some(id) = focused {
        super::reveal::focus_on(stage, &id);
    }
}

fn focused_id(mount: &Element) -> Option<String> {
    let active = web_sys::window()?.document()?.active_element()?;
    let id = active.id();
    (mount.contains(Some(&active)) && !id.is_empty()).then_some(id)
}

/// Prerendered sections are open and everything else is folded: only what differs was the reader's
/// doing.
fn keep_open(mount: &Element, stage: &Element) {
    let all = |root: &Element| root.query_selector_all("details").ok();
    let (Some(old), Some(new)) = (all(mount), all(stage)) else {
        return;
    };
    if old.length() != new.length() {
        return;
    }
    let details = |list: &NodeList, n| list.item(n)?.dyn_into::<HtmlDetailsElement>().ok();
    for n in 0..old.length() {
        if let (Some(old), Some(new)) = (details(&old, n), details(&new, n)) {
            let by_default = AsRef::<HtmlElement>::as_ref(&old).has_attribute("data-fold");
            if old.open() != by_default {
                new.set_open(old.open());
            }
        }
    }
}
