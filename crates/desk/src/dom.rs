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

/// Which entry of a list was chosen.
pub fn chosen(event: &Event) -> Option<usize> {
    let list: web_sys::HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(list.selected_index()).ok()
}

/// The element that has the focus, in the same tree as `root`.
pub fn focused(root: &Element) -> Option<HtmlElement> {
    let tree = root.get_root_node();
    let active = js_sys::Reflect::get(&tree, &JsValue::from_str("activeElement")).ok()?;
    active.dyn_into().ok()
}

/// What takes no focus by itself can be given it.
pub fn focusable(element: Element) -> Option<HtmlElement> {
    element.set_attribute("tabindex", "-1").ok()?;
    element.dyn_into().ok()
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

/// Runs what is to be done once events that are waiting have been heard. Not by a timer: the browser
/// would delay one that follows others by some milliseconds.
pub fn soon(call: impl FnOnce() + 'static) {
    let Ok(channel) = web_sys::MessageChannel::new() else {
        return;
    };
    let port = channel.port1();
    let listening = port.clone();
    let call = wasm_bindgen::closure::Closure::once_into_js(move || {
        listening.close();
        call();
    });
    port.set_onmessage(Some(call.unchecked_ref()));
    // Nothing is sent that could fail to be copied.
    drop(channel.port2().post_message(&JsValue::NULL));
}

/// Runs what is to be done once the page has been drawn.
pub fn once_drawn(call: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let call = wasm_bindgen::closure::Closure::once_into_js(move || soon(call));
        // A page that is not shown has time.
        drop(window.request_animation_frame(call.unchecked_ref()));
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

/// The element with this id in the tree of `root`.
pub fn by_id(root: &Element, id: &str) -> Option<Element> {
    // A document or a shadow root; both look up ids by this method.
    let tree: Document = root.get_root_node().unchecked_into();
    tree.get_element_by_id(id)
}

/// A new element of a drawing.
///
/// # Panics
/// Never: the names are our own.
pub fn svg(name: &str) -> El {
    let made = document().create_element_ns(Some("http://www.w3.org/2000/svg"), name);
    El(made.expect("a name of an element"))
}

/// The address of the page without what stands after `#`.
pub fn address() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// What stands after `#`, decoded, without the words to look for.
pub fn fragment() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let hash = hash.strip_prefix('#')?.split(":~:").next()?;
    js_sys::decode_uri_component(hash).ok().map(String::from)
}

/// Whether the browser looks for words of a link, which it does outside of shadow trees only.
pub fn knows_text_fragments(root: &Element) -> bool {
    let document = document();
    let known = js_sys::Reflect::has(&document, &JsValue::from_str("fragmentDirective"));
    let tree: &JsValue = &root.get_root_node();
    known.unwrap_or(false) && tree == AsRef::<JsValue>::as_ref(&document)
}

/// What the reader has selected, and the element that it begins in.
pub fn selection(root: &Element) -> Option<(String, Element)> {
    let selection = selection_of(root)?;
    let words = String::from(selection.to_string());
    let start = selection.get_range_at(0).ok()?.start_container().ok()?;
    let start = start
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| start.parent_element())?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some((words, start))
}

/// The place of what the reader has selected, if that begins inside of `root`.
pub fn selected(root: &Element) -> Option<web_sys::Range> {
    let range = selection_of(root)?.get_range_at(0).ok()?;
    let start = range.start_container().ok()?;
    (!range.collapsed() && root.contains(Some(&start))).then_some(range)
}

fn selection_of(root: &Element) -> Option<web_sys::Selection> {
    let get = JsValue::from_str("getSelection");
    let tree = root.get_root_node();
    // A shadow tree has a selection of its own in some browsers.
    let of: JsValue = match js_sys::Reflect::has(&tree, &get) {
        Ok(true) => tree.into(),
        _ => document().into(),
    };
    let call: js_sys::Function = js_sys::Reflect::get(&of, &get).ok()?.dyn_into().ok()?;
    call.call0(&of).ok()?.dyn_into().ok()
}

/// Puts a text onto the clipboard, where there is one.
pub fn clipboard(text: &str) -> Option<js_sys::Promise> {
    let navigator = web_sys::window()?.navigator();
    let board = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    let write = js_sys::Reflect::get(&board, &JsValue::from_str("writeText")).ok()?;
    let write: js_sys::Function = write.dyn_into().ok()?;
    write
        .call1(&board, &JsValue::from_str(text))
        .ok()?
        .dyn_into()
        .ok()
}

/// Opens what is folded around an element, shows it and gives it the focus.
pub fn show(root: &Element, element: &Element) {
    open_around(element);
    if let Ok(Some(own)) = element.query_selector(":scope > details") {
        drop(own.set_attribute("open", ""));
    }
    for before in all(root, "[data-here]") {
        drop(before.remove_attribute("data-here"));
    }
    drop(element.set_attribute("data-here", ""));
    let options = web_sys::ScrollIntoViewOptions::new();
    let whole = matches!(element.tag_name().as_str(), "SECTION" | "FIGURE");
    options.set_block(if whole {
        web_sys::ScrollLogicalPosition::Start
    } else {
        web_sys::ScrollLogicalPosition::Center
    });
    if !element.has_attribute("href") {
        drop(element.set_attribute("tabindex", "-1"));
    }
    // A link in a drawing takes the focus by the same method.
    focus(element.unchecked_ref());
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The function of the browser's navigator with this name, where it has one.
fn of_navigator(name: &str) -> Option<(web_sys::Navigator, js_sys::Function)> {
    let navigator = web_sys::window()?.navigator();
    let function = js_sys::Reflect::get(&navigator, &JsValue::from_str(name)).ok()?;
    Some((navigator, function.dyn_into().ok()?))
}

/// Whether the browser hands things to other programs.
pub fn can_share() -> bool {
    of_navigator("share").is_some()
}

/// Hands something to other programs: its fields by name.
pub fn share(fields: &[(&str, &str)]) {
    let shared = js_sys::Object::new();
    for (name, value) in fields {
        drop(js_sys::Reflect::set(
            &shared,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        ));
    }
    if let Some((navigator, share)) = of_navigator("share")
        && let Ok(promise) = share.call1(&navigator, &shared)
        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
    {
        // A reader who changes their mind is no error.
        wasm_bindgen_futures::spawn_local(async move {
            drop(wasm_bindgen_futures::JsFuture::from(promise).await);
        });
    }
}

/// How far the page is scrolled, sideways and down.
pub fn scrolled() -> [f64; 2] {
    let window = web_sys::window();
    window.map_or([0.0; 2], |window| {
        [window.scroll_x(), window.scroll_y()].map(|length| length.unwrap_or_default())
    })
}

/// Sets a property of an element's own style.
pub fn set_property(element: &HtmlElement, name: &str, value: &str) {
    drop(element.style().set_property(name, value));
}

/// Offers a text as a file.
pub fn save(text: &str, kind: &str, name: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) {
        save_blob(&blob, name);
    }
}

fn save_blob(blob: &web_sys::Blob, name: &str) {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else {
        return;
    };
    let link = el("a").attr("href", &address).attr("download", name);
    if let Some(link) = link.0.dyn_ref::<HtmlElement>() {
        link.click();
    }
    soon(move || drop(web_sys::Url::revoke_object_url(&address)));
}

/// Offers a drawing as a picture in points.
pub fn save_png(drawing: &str, width: f64, height: f64, name: String) {
    let encoded = String::from(js_sys::encode_uri_component(drawing));
    let Ok(image) = web_sys::HtmlImageElement::new() else {
        return;
    };
    let picture = image.clone();
    let drawn = move || {
        let _no_canvas = paint(&picture, width, height, &name);
    };
    let drawn = wasm_bindgen::closure::Closure::once_into_js(drawn);
    image.set_onload(Some(drawn.unchecked_ref()));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{encoded}"));
}

/// Pixels of a saved picture for each of the drawing.
const SHARP: f64 = 3.0;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn paint(picture: &web_sys::HtmlImageElement, width: f64, height: f64, name: &str) -> Option<()> {
    let canvas: web_sys::HtmlCanvasElement = el("canvas").0.dyn_into().ok()?;
    canvas.set_width((width * SHARP) as u32);
    canvas.set_height((height * SHARP) as u32);
    let brush = canvas.get_context("2d").ok()??;
    let brush: web_sys::CanvasRenderingContext2d = brush.dyn_into().ok()?;
    let (wide, high) = (width * SHARP, height * SHARP);
    brush
        .draw_image_with_html_image_element_and_dw_and_dh(picture, 0.0, 0.0, wide, high)
        .ok()?;
    let name = name.to_owned();
    let made = move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<web_sys::Blob>() {
            save_blob(&blob, &name);
        }
    };
    let made = wasm_bindgen::closure::Closure::once_into_js(made);
    canvas.to_blob(made.unchecked_ref()).ok()
}
