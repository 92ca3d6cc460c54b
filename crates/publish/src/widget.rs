//! The widget's own files, under names that change with their content, so that a server may let them
//! be kept for ever.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

const GLUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gongbao.js"));
const WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gongbao_bg.wasm"));
const STYLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gongbao.css"));
const DESK_GLUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/desk.js"));
const DESK_WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/desk_bg.wasm"));
const PROOF_GLUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/proof.js"));
const PROOF_WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/proof_bg.wasm"));
const CATALOG_STYLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.css"));
const START: &str = include_str!("../../../assets/scripts/start.js");
const FILES: &str = include_str!("../../../assets/scripts/files.js");
const REST: &str = include_str!("../../../assets/scripts/rest.js");
const UNFOLD: &str = include_str!("../../../assets/scripts/unfold.js");
const OFFLINE: &str = include_str!("../../../assets/scripts/offline.js");
const SAID: &str = include_str!("../../../assets/scripts/said.js");
const NUMBERS: &str = include_str!("../../../assets/scripts/numbers.js");
const DESK: &str = include_str!("../../../assets/scripts/desk.js");
const PROVE: &str = include_str!("../../../assets/scripts/prove.js");
const ELEMENT: &str = include_str!("../../../assets/scripts/element.js");
const EMBED: &str = include_str!("../../../assets/scripts/embed.js");
const MOUNT: &str = include_str!("../../../assets/scripts/mount.js");
const FRAME: &str = include_str!("../../../assets/scripts/frame.js");
const VARIANTS: &str = include_str!("../../../assets/variants.txt");
const BELOW: &str = include_str!("../../../assets/styles/published.css");
const ICON: &str = include_str!("../../../assets/icon.svg");

/// The files that every published page loads.
pub struct Widget {
    pub glue: Asset,
    pub wasm: Asset,
    pub styles: Asset,
    /// Styles of what stands below a published page only.
    pub below: Asset,
    pub start: Asset,
    /// Defines `<gongbao-report>`.
    pub embed: Asset,
    /// Puts reports into its elements; comes with the glue.
    pub mount: Asset,
    /// Gives frames their height.
    pub frame: Asset,
    pub icon: Asset,
    /// Glue and wasm of the desk, which come when first asked for.
    pub desk: [Asset; 2],
    /// Glue and wasm of the prover, which come where a report carries no record of its proof.
    pub proof: [Asset; 2],
    /// Traditional and simplified characters; the search fetches it when it needs it.
    pub variants: Asset,
}

/// A file of the widget.
pub struct Asset {
    /// Such as `gongbao-1f2e3d4c.js`.
    pub name: String,
    pub bytes: Cow<'static, [u8]>,
    /// For subresource integrity.
    pub integrity: String,
}

impl Widget {
    /// The widget that was built into this program, if one was.
    pub fn carried() -> Option<Self> {
        if WASM.is_empty() || GLUE.is_empty() {
            return None;
        }
        let glue = Asset::new("gongbao", "js", GLUE);
        let wasm = Asset::new("gongbao", "wasm", WASM);
        let styles = Asset::new("gongbao", "css", STYLES);
        let files = |asset: &Asset| json!([asset.name, asset.integrity]);
        let variants = Asset::new("variants", "txt", VARIANTS.as_bytes());
        let desk = [
            Asset::new("desk", "js", DESK_GLUE),
            Asset::new("desk", "wasm", DESK_WASM),
        ];
        let proof = [
            Asset::new("proof", "js", PROOF_GLUE),
            Asset::new("proof", "wasm", PROOF_WASM),
        ];
        let mounted = json!({ "wasm": files(&wasm), "styles": files(&styles), "variants": [variants.name],
            "desk": desk.each_ref().map(files), "proof": proof.each_ref().map(files) });
        let mount = [DESK, PROVE, MOUNT].map(minified).join("\n");
        let mount = format!(
            "globalThis.gongbaoMount = (() => {{\n{mount}\nreturn (beside) => mountReports({mounted}, beside);\n}})();\n"
        );
        let mount = Asset::new("mount", "js", mount.into_bytes());
        let loaded = json!({ "glue": files(&glue), "mount": files(&mount) });
        let loader = minified(EMBED).replacen("FILES = {}", &format!("FILES = {loaded}"), 1);
        // In scopes of their own: the host's page has names too.
        let start = [
            FILES, DESK, PROVE, REST, UNFOLD, OFFLINE, NUMBERS, SAID, START,
        ]
        .map(minified)
        .join("\n");
        let start = format!("{{\n{start}\n}}\n");
        let parts = [FILES, ELEMENT].map(minified).join("\n");
        let embed = format!("(() => {{\n{parts}\n{loader}\n}})();\n");
        Some(Self {
            glue,
            wasm,
            styles,
            below: Asset::new("below", "css", BELOW.as_bytes()),
            start: Asset::new("start", "js", start.into_bytes()),
            mount,
            embed: Asset::new("embed", "js", embed.into_bytes()),
            frame: Asset::new("frame", "js", minified(FRAME).into_bytes()),
            icon: Asset::new("icon", "svg", ICON.as_bytes()),
            variants,
            desk,
            proof,
        })
    }

    /// Those that a page of its own loads.
    pub fn of_a_page(&self) -> [&Asset; 10] {
        let Self {
            glue,
            wasm,
            styles,
            start,
            icon,
            variants,
            desk: [desk_glue, desk_wasm],
            proof: [proof_glue, proof_wasm],
            ..
        } = self;
        [
            glue, wasm, styles, start, icon, variants, desk_glue, desk_wasm, proof_glue, proof_wasm,
        ]
    }

    /// All files.
    pub fn assets(&self) -> [&Asset; 14] {
        [
            &self.glue,
            &self.wasm,
            &self.styles,
            &self.below,
            &self.start,
            &self.embed,
            &self.mount,
            &self.frame,
            &self.icon,
            &self.variants,
            &self.desk[0],
            &self.desk[1],
            &self.proof[0],
            &self.proof[1],
        ]
    }
}

impl Asset {
    pub(crate) fn new(stem: &str, ending: &str, bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        Self {
            name: format!("{stem}-{}.{ending}", short_hash(&bytes)),
            integrity: format!("sha256-{}", STANDARD.encode(Sha256::digest(&bytes))),
            bytes,
        }
    }
}

/// Our own scripts without indentation and comment lines; they are written so that this is safe.
pub fn minified(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines =
        lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*"));
    lines.collect::<Vec<_>>().join("\n")
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

/// The styles of a catalogue's pages.
pub(crate) fn catalog_styles() -> Asset {
    Asset::new("catalog", "css", CATALOG_STYLES)
}
