//! Where the reader is.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches elements until dropped.
pub struct InView {
    observer: IntersectionObserver,
    // Kept: the observer calls it.
    _call: Closure<dyn FnMut(Array)>,
}

impl Drop for InView {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the `attribute` of the innermost element matching `selector` that crosses the
/// reading line, a quarter down the screen, whenever that changes.
pub fn watch_position(
    root: &Element,
    selector: &str,
    attribute: &'static str,
    call: impl Fn(String) + 'static,
) -> Option<InView> {
    let elements = root.query_selector_all(selector).ok()?;
    let mut order = Vec::new();
    for n in 0..elements.length() {
        order.push(elements.item(n)?.dyn_into::<Element>().ok()?);
    }
    let targets = order.clone();
    let mut inside = vec![false; order.len()];
    let on_change = move |entries: Array| {
        for entry in entries {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let target = entry.target();
            if let Some(place) = targets.iter().position(|known| *known == target) {
                inside[place] = entry.is_intersecting();
            }
        }
        // Document order puts the innermost of nested elements last.
        let last = inside.iter().rposition(|inside| *inside);
        if let Some(name) = last.and_then(|last| targets[last].get_attribute(attribute)) {
            call(name);
        }
    };
    let call = Closure::<dyn FnMut(Array)>::new(on_change);
    let options = IntersectionObserverInit::new();
    options.set_root_margin("-25% 0px -74% 0px");
    let function = call.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
    for element in &order {
        observer.observe(element);
    }
    Some(InView {
        observer,
        _call: call,
    })
}
