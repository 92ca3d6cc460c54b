//! Printing all of a page, or some sections of it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, NodeList};

/// On the page when only some sections are to be printed, and on these; the style sheet for print
/// hides the others.
const PRINTED: &str = "data-printed";
const SECTION: &str = "data-section";
/// In the place of a section: the title and the year at a glance, on one page.
pub const BRIEF: &str = "brief";

/// Prints the section with this id; without one those that are ticked below `root`, and all when
/// none is. A host's page that prints in its own way cancels the event `gongbao-print`.
pub fn print(root: &Element, section: Option<String>) {
    let chosen = section.map_or_else(|| ticked(root), |section| vec![section]);
    choose(root, &chosen);
    sign_print(root);
    if super::tell(root, "gongbao-print", &[])
        && let Some(window) = web_sys::window()
    {
        // Where printing is forbidden nothing happens.
        drop(window.print());
    }
}

/// After printing: the next print is of the whole again.
pub fn print_all(root: &Element) {
    choose(root, &[]);
}

/// Writes the address and the date, each behind its word that stands there, where it is seen on paper only.
pub fn sign_print(root: &Element) {
    let around = root.closest("[lang]").ok().flatten();
    let tag = around.and_then(|around| around.get_attribute("lang"));
    let tag = tag.unwrap_or_default();
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    let today = js_sys::Date::new_0().to_locale_date_string(&tag, &JsValue::UNDEFINED);
    let today = String::from(today);
    if let Ok(Some(line)) = root.query_selector(".print-source") {
        let word = |name| line.get_attribute(name).unwrap_or_default();
        let (from, on) = (word("data-from"), word("data-on"));
        line.set_text_content(Some(&format!("{from}{address}  {on}{today}")));
    }
}

fn ticked(root: &Element) -> Vec<String> {
    let boxes = elements(root, ".printing input:checked");
    let ids = boxes.filter_map(|tick| tick.get_attribute("data-tick"));
    ids.collect()
}

/// Marks the chosen sections with all that is inside them, and the sections around them.
fn choose(root: &Element, chosen: &[String]) {
    let name = |section: &Element| section.get_attribute(SECTION).unwrap_or_default();
    for element in elements(root, "[data-printed]").chain([root.clone()]) {
        drop(element.remove_attribute(PRINTED));
    }
    if chosen == [BRIEF] {
        drop(root.set_attribute(PRINTED, BRIEF));
    }
    for section in
        elements(root, "[data-section]").filter(|section| chosen.contains(&name(section)))
    {
        for inside in elements(&section, "[data-section]").chain([section.clone()]) {
            drop(inside.set_attribute(PRINTED, "whole"));
        }
        let mut around = section.parent_element();
        while let Some(element) = around.filter(|element| root.contains(Some(element))) {
            if !element.has_attribute(PRINTED) {
                drop(element.set_attribute(PRINTED, "part"));
            }
            around = element.parent_element();
        }
    }
}

fn elements(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list: Option<NodeList> = root.query_selector_all(selector).ok();
    let list = list.into_iter();
    list.flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)?.dyn_into().ok()))
}
