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

/// Calls back with the id of the innermost element matching `selector` that crosses the reading
/// line, a quarter down the screen, whenever that changes.
pub fn watch_position(
    root: &Element,
    selector: &str,
    call: impl Fn(String) + 'static,
) -> Option<InView> {
    let elements = root.query_selector_all(selector).ok()?;
    let mut order = Vec::new();
    for n in 0..elements.length() {
        order.push(elements.item(n)?.dyn_into::<Element>().ok()?);
    }
    let ids: Vec<String> = order.iter().map(Element::id).collect();
    let mut inside = vec![false; ids.len()];
    let on_change = move |entries: Array| {
        for entry in entries {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let id = entry.target().id();
            if let Some(place) = ids.iter().position(|known| *known == id) {
                inside[place] = entry.is_intersecting();
            }
        }
        // Document order puts the innermost of nested elements last.
        if let Some(last) = inside.iter().rposition(|inside| *inside) {
            call(ids[last].clone());
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
