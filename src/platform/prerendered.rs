//! A page that was rendered before the script came.

use web_sys::Element;

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
