//! The importer in the browser: bytes of a saved page in, JSON of a report out. A module of its own,
//! fetched only when a reader drops a page on the viewer.

use wasm_bindgen::prelude::wasm_bindgen;

/// The report of a page, as JSON.
///
/// # Errors
/// Why there is none, in words.
#[wasm_bindgen(js_name = importPage)]
pub fn import_page(bytes: &[u8]) -> Result<String, String> {
    match gongbao_import::import(bytes, None) {
        Ok(mut imported) => {
            imported.report.highlights = gongbao_import::highlights::choose(&imported.report);
            Ok(imported.report.to_json())
        }
        Err(error) => Err(error.to_string()),
    }
}

fn main() {}
