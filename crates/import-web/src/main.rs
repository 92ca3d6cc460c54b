//! The importer in the browser: bytes of a saved page in, JSON of a report
//! and of what was doubtful out. A module of its own,
//! fetched only when a reader drops a page on the viewer.

use gongbao_import::{ImportError, Refusal, import_by};
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The program that reads PDF, OFD, old Word, RTF and OpenDocument files, `crates/pages-web`.
    pub type Pages;
    #[wasm_bindgen(method, js_name = readBinary)]
    fn read(this: &Pages, bytes: &[u8]) -> Printed;
    /// What it read: lines and remarks, each as JSON.
    type Printed;
    #[wasm_bindgen(method, getter)]
    fn source(this: &Printed) -> String;
    #[wasm_bindgen(method, getter)]
    fn remarks(this: &Printed) -> String;
}

/// A file that was read.
#[wasm_bindgen(getter_with_clone)]
pub struct Reading {
    /// The report, as JSON.
    pub report: String,
    /// What the import was not sure of, a list of [`gongbao_import::Diagnostic`] as JSON.
    pub remarks: String,
}

/// The report of a page; none when its text is in a binary file and the reader of these was not handed over.
///
/// # Errors
/// Why there is no report, in words.
#[wasm_bindgen(js_name = importPage)]
pub fn import_page(bytes: &[u8], pages: Option<Pages>) -> Result<Option<Reading>, String> {
    let missed = Cell::new(false);
    let noticed = Cell::new(String::new());
    let broken = || Err(ImportError::Pages(Refusal::Broken));
    let read = |bytes: &[u8]| match &pages {
        Some(pages) => {
            let printed = pages.read(bytes);
            noticed.set(printed.remarks());
            serde_json::from_str(&printed.source()).unwrap_or_else(|_| broken())
        }
        None => {
            missed.set(true);
            broken()
        }
    };
    let imported = import_by(&read, bytes, None);
    if missed.get() {
        return Ok(None);
    }
    let mut imported = imported.map_err(|error| error.to_string())?;
    imported.report.highlights = gongbao_import::highlights::choose(&imported.report);
    // As the report is written: another form would be another writer in the module. Nothing in a remark
    // is a map whose keys are no strings, which is what cannot be written.
    let remarks = serde_json::to_string_pretty(&imported.diagnostics).unwrap_or_default();
    Ok(Some(Reading {
        report: imported.report.to_json(),
        remarks: joined(&noticed.take(), remarks),
    }))
}

/// Two lists in JSON as one.
fn joined(first: &str, second: String) -> String {
    let first = first.strip_suffix(']').unwrap_or_default();
    match second.strip_prefix('[') {
        Some(rest) if first.len() > 1 && rest != "]" => format!("{first},{rest}"),
        _ if first.len() > 1 => format!("{first}]"),
        _ => second,
    }
}

fn main() {}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_joined() {
        for (first, second, wanted) in [
            ("", "[1]", "[1]"),
            ("[]", "[]", "[]"),
            ("[]", "[1,2]", "[1,2]"),
            ("[1]", "[]", "[1]"),
            ("[1]", "[2]", "[1,2]"),
        ] {
            assert_eq!(super::joined(first, second.into()), wanted);
        }
    }
}
