//! The reader of files of pages in the browser: bytes of a PDF or OFD in, its printed lines out. A module of
//! its own, which the importer (`crates/import-web`) asks for when it meets such a file.

use wasm_bindgen::prelude::wasm_bindgen;

/// The printed lines of a file, or why there are none: a `Result<Source, Refusal>` as JSON.
#[wasm_bindgen(js_name = readPages)]
pub fn read_pages(bytes: &[u8]) -> String {
    // Neither has a map whose keys are no strings, which is what cannot be written.
    serde_json::to_string(&gongbao_import::source::read_pages(bytes)).unwrap_or_default()
}

fn main() {}
