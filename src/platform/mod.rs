//! Every line that touches the browser. Nothing here knows what a report is.

mod draw;
mod fault;
mod fetch;
mod observe;
mod prerendered;
mod print;
mod reveal;
pub mod storage;

pub use draw::{
    draw, fold_all, keep_done, learn_traditional, mark_current, set_classes, take_place,
    traditional,
};
pub use fault::throw_panics;
pub use fetch::{FetchError, LARGEST, Mount, fetch_text, import_page, read_bytes};
pub use observe::{InView, watch_position};
pub use prerendered::{embedded_json, stage};
pub use print::{BRIEF, print, print_all, sign_print};
pub use reveal::{holds_focus, reveal};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, MouseEvent};

/// Whether what is drawn lives in a browser. Prerendering has none, wherever it runs.
pub const LIVE: bool = cfg!(all(target_arch = "wasm32", not(feature = "prerender")));

/// The element that the page gives to the report. A host's page may use this id for something else:
/// ours has the attribute too.
pub fn mount_element() -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector("#gongbao[data-src]").ok()?
}

/// The first element of the page that fits.
pub fn element(css: &str) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    document.query_selector(css).ok()?
}

/// The values of a name behind `#`, where that is written as a query string is.
pub fn fragment_values(name: &str) -> Vec<String> {
    let values = || {
        let hash = web_sys::window()?.location().hash().ok()?;
        let values = web_sys::UrlSearchParams::new_with_str(hash.strip_prefix('#')?).ok()?;
        let values = values.get_all(name).into_iter();
        Some(values.filter_map(|value| value.as_string()).collect())
    };
    values().unwrap_or_default()
}

/// What was typed into or chosen in the element of this event.
pub fn value_of(event: &Event) -> Option<String> {
    js_sys::Reflect::get(event.target()?.as_ref(), &"value".into())
        .ok()?
        .as_string()
}

/// An address seen from another, itself seen from the page; none when it is not one of a page or a file.
pub fn resolved(base: &str, address: &str) -> Option<String> {
    let here = web_sys::window()?.location().href().ok()?;
    let base = web_sys::Url::new_with_base(base, &here).ok()?;
    let url = web_sys::Url::new_with_base(address, &base.href()).ok()?;
    let known = ["http:", "https:", "file:"].contains(&url.protocol().as_str());
    known.then(|| url.href())
}

/// A value of the page's query string.
pub fn query(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    let values = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    values.get(name).filter(|value| !value.is_empty())
}

/// Whether an address, relative or absolute, is of the page's own site. Pages opened as files have
/// no site: there only relative addresses are.
pub fn is_same_site(address: &str) -> bool {
    let same = || {
        let location = web_sys::window()?.location();
        let (here, origin) = (location.href().ok()?, location.origin().ok()?);
        let address = web_sys::Url::new_with_base(address, &here).ok()?;
        Some(address.origin() == origin && origin != "null")
    };
    same().unwrap_or(false)
}

/// The fragment of the address, decoded, without `#`; none when empty.
pub fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let encoded = hash.strip_prefix('#')?;
    let decoded = js_sys::decode_uri_component(encoded).ok()?;
    Some(String::from(decoded)).filter(|fragment| !fragment.is_empty())
}

/// Puts a fragment into the address bar as a step of the history. Pages that forbid it (a sandboxed
/// frame) keep their address.
pub fn push_fragment(fragment: &str) {
    let push = || {
        let window = web_sys::window()?;
        // Whole: a host's `<base>` would make `#…` another page.
        let here = window.location().href().ok()?;
        let page = here.split('#').next().unwrap_or_default();
        let address = format!("{page}#{fragment}");
        let null = wasm_bindgen::JsValue::NULL;
        let history = window.history().ok()?;
        history.push_state_with_url(&null, "", Some(&address)).ok()
    };
    push();
}

/// Hears of an event until dropped.
pub type Listener = gloo::events::EventListener;

/// Calls back at an event of the window, until what is returned is dropped.
pub fn on_window(event: &'static str, call: impl Fn() + 'static) -> Option<Listener> {
    let window = web_sys::window()?;
    Some(Listener::new(&window, event, move |_| call()))
}

/// Calls back at every toggle of a `<details>` below `root`, until what is returned is dropped: with its
/// `data-fold` name, and whether it is open now. The event goes down to its element but does not come up again.
pub fn on_toggle(root: &Element, call: impl Fn(String, bool) + 'static) -> Listener {
    let options = gloo::events::EventListenerOptions::run_in_capture_phase();
    Listener::new_with_options(root, "toggle", options, move |event| {
        if let Some((name, open)) = toggled(event) {
            call(name, open);
        }
    })
}

/// Tells whoever listens around an element, across shadow trees too, that something happened.
pub fn tell(element: &Element, event: &str, detail: &[(&str, &str)]) -> bool {
    let object = js_sys::Object::new();
    for (name, value) in detail {
        let set = js_sys::Reflect::set(&object, &(*name).into(), &(*value).into());
        // A fresh object takes any key.
        drop(set);
    }
    let options = web_sys::CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_cancelable(true);
    options.set_detail(&object);
    let event = web_sys::CustomEvent::new_with_event_init_dict(event, &options);
    event.is_ok_and(|event| element.dispatch_event(&event).unwrap_or(true))
}

/// The fragment that a plain click leads to; none for modified clicks and other links.
pub fn clicked_fragment(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 {
        return None;
    }
    linked_fragment(event)
}

/// The value of this attribute of the button or link that was clicked.
pub fn clicked_value(event: &Event, attribute: &str) -> Option<String> {
    let target: Element = event.composed_path().get(0).dyn_into().ok()?;
    let pressed = target.closest("button, a").ok()??;
    pressed.get_attribute(attribute)
}

/// Puts the reader's settings where the style sheets look for them: on the root of the page, or on the
/// frame of a report in a host's page.
pub fn set_reading(root: &Element, words: &str) {
    let frame = root.closest(".frame").ok().flatten();
    let frame = frame.or_else(|| root.owner_document()?.document_element());
    // Setting it makes the browser look at the style of every element again.
    let said = |frame: &Element| frame.get_attribute("data-reading").unwrap_or_default();
    if let Some(frame) = frame.filter(|frame| said(frame) != words) {
        drop(frame.set_attribute("data-reading", words));
    }
}

/// The fragment of the link around the event's innermost element.
pub fn linked_fragment(event: &Event) -> Option<String> {
    // The path and not the target: seen from outside a shadow tree, the target is its host.
    let target: Element = event.composed_path().get(0).dyn_into().ok()?;
    let link = target.closest("a[href^='#']").ok()??;
    let fragment = link.get_attribute("href")?;
    Some(fragment.strip_prefix('#')?.to_owned())
}

/// The `data-fold` name of the `<details>` that fired this toggle event, and whether it is open.
pub fn toggled(event: &Event) -> Option<(String, bool)> {
    let details: web_sys::HtmlDetailsElement = event.target()?.dyn_into().ok()?;
    Some((details.get_attribute("data-fold")?, details.open()))
}

/// The first file of a file input, which is emptied so that the same file can be picked again.
pub fn picked_file(event: &Event) -> Option<web_sys::File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The first file dropped.
pub fn dropped_file(event: &web_sys::DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Lets the browser draw and answer before what comes next.
pub async fn pause() {
    let mut later = |resolve: js_sys::Function, _| {
        let window = web_sys::window();
        window.map(|window| window.set_timeout_with_callback(&resolve));
    };
    drop(wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut later)).await);
}

/// Runs a future of the page, such as a fetch.
pub fn run(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
