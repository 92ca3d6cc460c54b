//! The importer in the browser: bytes of a saved page in, JSON of a report
//! and of what was doubtful out. A module of its own,
//! fetched only when a reader drops a page on the viewer.

use gongbao_import::{Refusal, import_by};
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The program that reads PDF and OFD, `crates/pages-web`.
    pub type Pages;
    #[wasm_bindgen(method, js_name = readPages)]
    fn read(this: &Pages, bytes: &[u8]) -> String;
}

/// A file that was read.
#[wasm_bindgen(getter_with_clone)]
pub struct Reading {
    /// The report, as JSON.
    pub report: String,
    /// What the import was not sure of, a list of [`gongbao_import::Diagnostic`] as JSON.
    pub remarks: String,
}

/// The report of a page; none when its text is in a PDF or OFD and their reader was not handed over.
///
/// # Errors
/// Why there is no report, in words.
#[wasm_bindgen(js_name = importPage)]
pub fn import_page(bytes: &[u8], pages: Option<Pages>) -> Result<Option<Reading>, String> {
    let missed = Cell::new(false);
    let read = |bytes: &[u8]| match &pages {
        Some(pages) => serde_json::from_str(&pages.read(bytes)).unwrap_or(Err(Refusal::Broken)),
        None => {
            missed.set(true);
            Err(Refusal::Broken)
        }
    };
    let imported = import_by(&read, bytes, None);
    if missed.get() {
        return Ok(None);
    }
    let mut imported = imported.map_err(|error| error.to_string())?;
    imported.report.highlights = gongbao_import::highlights::choose(&imported.report);
    Ok(Some(Reading {
        report: imported.report.to_json(),
        // As the report is written: another form would be another writer in the module. Nothing in a remark
        // is a map whose keys are no strings, which is what cannot be written.
        remarks: serde_json::to_string_pretty(&imported.diagnostics).unwrap_or_default(),
    }))
}

fn main() {}
