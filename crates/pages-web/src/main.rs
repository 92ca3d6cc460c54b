//! The reader of binary files in the browser: bytes of a PDF, an OFD, an old Word file, RTF or an OpenDocument text in, its
//! printed lines out. A module of its own, which the importer (`crates/import-web`) asks for when it meets such a file.

use wasm_bindgen::prelude::wasm_bindgen;

/// What was read of a file.
#[wasm_bindgen(getter_with_clone)]
pub struct Printed {
    /// Its printed lines, or why there are none: a `Result<Source, ImportError>` as JSON.
    pub source: String,
    /// What the reader noticed, a list of [`gongbao_import::Diagnostic`] as JSON.
    pub remarks: String,
}

#[wasm_bindgen(js_name = readBinary)]
pub fn read_binary(bytes: &[u8]) -> Printed {
    let source = gongbao_import::source::read_binary(bytes);
    let remarks = source.as_ref().map(|source| source.remarks.as_slice());
    // None has a map whose keys are no strings, which is what cannot be written.
    Printed {
        remarks: serde_json::to_string(remarks.unwrap_or_default()).unwrap_or_default(),
        source: serde_json::to_string(&source).unwrap_or_default(),
    }
}

fn main() {}
