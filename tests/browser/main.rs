//! What a person does, in a real Chromium. `cargo xtask test` builds the page and runs these.

mod errors;
mod harness;
mod looks;
mod published;
mod reading;
