//! Browser entry: mounts the widget.
use yew::prelude::*;

#[function_component]
fn Hello() -> Html {
    html! { <h1>{ "公报" }</h1> }
}

fn main() {
    let root = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.get_element_by_id("gongbao"));
    if let Some(root) = root {
        yew::Renderer::<Hello>::with_root(root).render();
    }
}
