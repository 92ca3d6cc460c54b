//! Making elements and asking them. Nothing here knows what a report is.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, Node};

/// An element under construction.
pub struct El(pub Element);

/// A new element of this name.
///
/// # Panics
/// Never: the names are our own.
pub fn el(name: &str) -> El {
    El(document()
        .create_element(name)
        .expect("a name of an element"))
}

pub fn document() -> Document {
    let document = web_sys::window().and_then(|window| window.document());
    document.expect("a page has a document")
}

impl El {
    pub fn attr(self, name: &str, value: &str) -> Self {
        drop(self.0.set_attribute(name, value));
        self
    }

    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    pub fn add(self, child: &Node) -> Self {
        drop(self.0.append_child(child));
        self
    }

    pub fn text(self, text: &str) -> Self {
        let node = document().create_text_node(text);
        self.add(&node)
    }
}

/// All elements below `root` that match, in the order of the page.
pub fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list = root.query_selector_all(selector).ok().into_iter();
    list.flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)?.dyn_into().ok()))
}

/// The attribute, or nothing.
pub fn attr(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// The element around the place of an event, itself included, that matches.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    // The path and not the target: seen from outside a shadow tree, the target is its host.
    let target: Element = event.composed_path().get(0).dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// What stands in the field that was typed in.
pub fn typed(event: &Event) -> String {
    let field = event
        .target()
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// The element that has the focus, in the same tree as `root`.
pub fn focused(root: &Element) -> Option<HtmlElement> {
    let tree = root.get_root_node();
    let active = js_sys::Reflect::get(&tree, &JsValue::from_str("activeElement")).ok()?;
    active.dyn_into().ok()
}

/// Gives an element the focus and leaves the page where it is.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // A refused focus is no error.
    drop(element.focus_with_options(&options));
}

/// Opens every `<details>` around an element.
pub fn open_around(element: &Element) {
    let mut around = Some(element.clone());
    while let Some(element) = around {
        if let Some(details) = element.dyn_ref::<web_sys::HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = element.parent_element();
    }
}

/// Runs what is to be done once the page has been drawn and heard.
pub fn soon(call: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let call = wasm_bindgen::closure::Closure::once_into_js(call);
        // A page without a clock is no page.
        drop(window.set_timeout_with_callback(call.unchecked_ref()));
    }
}

/// Milliseconds of a clock.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The text of a file that comes when it is needed. An attribute around `root` has its address, or
/// the fragment of the element that holds it.
pub async fn attached(root: Element, attribute: &str) -> Option<String> {
    use wasm_bindgen_futures::JsFuture;
    let near = root.closest(&format!("[{attribute}]")).ok()??;
    let address = attr(&near, attribute);
    if let Some(id) = address.strip_prefix('#') {
        return document().get_element_by_id(id)?.text_content();
    }
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(&address))
        .await
        .ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    let text = answer.ok().then(|| answer.text().ok()).flatten()?;
    JsFuture::from(text).await.ok()?.as_string()
}
