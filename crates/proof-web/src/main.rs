//! The prover in the browser: JSON of a report in, the record of its proof out. A module of its own, fetched
//! only where a report carries no record of exactly its text.

use gongbao_report::{Checked, Report, Verifying};
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How many figures are held against their sentences in one go.
const FIGURES: usize = 200;

/// A report that is being proven, some figures at a time, so that the page answers meanwhile.
#[wasm_bindgen]
pub struct Proving {
    json: String,
    verifying: Verifying,
}

#[wasm_bindgen]
impl Proving {
    /// Takes a report's JSON.
    ///
    /// # Errors
    /// What is wrong with the report, as path and reason.
    #[wasm_bindgen(constructor)]
    pub fn new(json: String) -> Result<Self, String> {
        let report = Report::from_json(&json).map_err(|error| error.to_string())?;
        let verifying = Verifying::of(report);
        Ok(Self { json, verifying })
    }

    /// Proves some more figures; false when none are left.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self) -> bool {
        self.verifying.go_on(FIGURES)
    }

    /// The record, as JSON.
    pub fn record(self) -> String {
        let checked = Checked::of(self.verifying.done());
        checked.record(&self.json).to_json()
    }
}

fn main() {}
