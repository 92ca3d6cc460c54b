//! What happens when the widget itself breaks.

/// Lets a panic leave the widget as an exception that says what happened; by itself it would be a
/// bare trap. `assets/scripts/fault.js` catches it on the page.
pub fn throw_panics() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        wasm_bindgen::throw_str(&format!("gongbao: {panic}"))
    }));
}
