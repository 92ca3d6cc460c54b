//! The widget: a report as a page to read and check. Compiles to wasm and, natively, prerenders.
//!
//! The map:
//! - [`app`]: the whole page: loading, errors, the report
//! - [`view`]: what a person sees, one component a file; data in by props, messages out
//! - [`chart`]: figures become pictures
//! - [`text`]: what the page says, one file a language
//! - [`load`]: where a report comes from
//! - [`platform`]: every line that touches the browser

pub mod app;
pub mod chart;
pub mod load;
pub mod platform;
pub mod text;
pub mod view;

pub use app::{App, AppProps};
