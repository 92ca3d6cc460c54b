//! The widget's own files, under names that change with their content, so that a server may let them
//! be kept for ever.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

const GLUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gongbao.js"));
const WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gongbao_bg.wasm"));
const STYLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gongbao.css"));
const START: &[u8] = include_bytes!("start.js");

/// The files that every published page loads.
pub struct Widget {
    pub glue: Asset,
    pub wasm: Asset,
    pub styles: Asset,
    pub start: Asset,
}

/// A file of the widget.
pub struct Asset {
    /// Such as `gongbao-1f2e3d4c.js`.
    pub name: String,
    pub bytes: &'static [u8],
    /// For subresource integrity.
    pub integrity: String,
}

impl Widget {
    /// The widget that was built into this program, if one was.
    pub fn carried() -> Option<Self> {
        if WASM.is_empty() || GLUE.is_empty() {
            return None;
        }
        Some(Self {
            glue: Asset::new("gongbao", "js", GLUE),
            wasm: Asset::new("gongbao", "wasm", WASM),
            styles: Asset::new("gongbao", "css", STYLES),
            start: Asset::new("start", "js", START),
        })
    }
}

impl Asset {
    fn new(stem: &str, ending: &str, bytes: &'static [u8]) -> Self {
        Self {
            name: format!("{stem}-{}.{ending}", short_hash(bytes)),
            bytes,
            integrity: format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))),
        }
    }
}

/// Eight characters that change with the content.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The source expression that allows an inline script or style in a content security policy.
pub fn policy_hash(text: &str) -> String {
    format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}
