//! The oldest browser that runs the widget: Chromium 96. Below it the static page is read. What scripts
//! and styles need of it is in `scripts_and_styles.rs`.

use gongbao_testkit::root;
use wasmparser::{Validator, WasmFeatures};

/// What Chromium 96 knows beyond the first version of WebAssembly.
const CHROMIUM_96: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::REFERENCE_TYPES);

fn widget() -> Vec<u8> {
    let path = root().join("target/bundle/gongbao_bg.wasm");
    std::fs::read(path).expect("the widget is built: run `cargo xtask test`")
}

#[test]
fn the_widget_uses_nothing_that_chromium_96_lacks() {
    let mut validator = Validator::new_with_features(CHROMIUM_96);
    if let Err(error) = validator.validate_all(&widget()) {
        panic!("{error}");
    }
}

#[test]
fn a_browser_with_less_would_be_noticed() {
    let mut validator = Validator::new_with_features(WasmFeatures::WASM1);
    assert!(validator.validate_all(&widget()).is_err());
}
