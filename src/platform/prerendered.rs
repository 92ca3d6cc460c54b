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
    let focused = place_of_focus(mount);
    keep_open(mount, stage);
    mount.replace_children_with_node_1(stage);
    drop(mount.remove_attribute("data-prerendered"));
    let element = focused.and_then(|n| all(stage, "*")?.item(n));
    if let Some(element) = element {
        super::reveal::focus(element.unchecked_ref());
    }
}

/// Which of the elements has the focus: both pages have the same ones.
fn place_of_focus(mount: &Element) -> Option<u32> {
    let active = web_sys::window()?.document()?.active_element()?;
    let elements = all(mount, "*")?;
    (0..elements.length()).find(|n| elements.item(*n).as_deref() == Some(&*active))
}

fn all(root: &Element, css: &str) -> Option<NodeList> {
    root.query_selector_all(css).ok()
}

/// Prerendered sections are open and everything else is folded: only what differs was the reader's
/// doing.
fn keep_open(mount: &Element, stage: &Element) {
    let (Some(old), Some(new)) = (all(mount, "details"), all(stage, "details")) else {
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
