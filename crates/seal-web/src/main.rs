//! The verifier in the browser: files in, an answer in words out. The page around it is made by
//! `crates/publish/src/verifier.rs`.
//!
//! - [`file`], [`archive`]: what a file is
//! - [`table`]: what lies there, and what is to be said of it
//! - [`message`]: an answer

mod archive;
mod file;
mod message;
mod table;

use table::Table;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What lies on the table of whoever verifies.
#[wasm_bindgen]
#[derive(Default)]
pub struct Verifying {
    table: Table,
    files: Vec<(String, Vec<u8>)>,
}

#[wasm_bindgen]
impl Verifying {
    /// An empty table.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lays down a file, by its path in the folder that it was dropped with.
    pub fn lay(&mut self, path: String, bytes: Vec<u8>) {
        self.files.push((path, bytes));
    }

    /// What is to be said of all that was laid down, as JSON.
    pub fn answer(&mut self) -> String {
        self.table.add(std::mem::take(&mut self.files));
        // Plain JSON is always written.
        serde_json::to_string(&self.table.answer()).unwrap_or_default()
    }
}

fn main() {}
