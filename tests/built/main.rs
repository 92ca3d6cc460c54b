//! What `cargo xtask build` made, looked at without a browser: that the oldest one we name can read it,
//! and that every machine makes the same.

mod foreign;
mod reproducible;
mod scripts_and_styles;
mod wasm;
