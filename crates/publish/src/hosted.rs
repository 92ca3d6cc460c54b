//! A published page opens without the network once it was read: worker, manifest, and the same files
//! compressed ahead for servers that take them.

use crate::File;
use crate::ahead::{brotli, gzip};
use crate::widget::{Widget, minified, short_hash};
use gongbao_report::Report;
use serde_json::json;

/// The worker's name never changes: browsers look for a new version there.
pub const WORKER: &str = "worker.js";

const SCRIPT: &str = include_str!("../../../assets/scripts/worker.js");

/// What the page needs to open again; everything else comes from the network, the prover too: the page's own
/// report carries its record.
pub fn worker(page: &[File]) -> File {
    let needed: Vec<&File> = page
        .iter()
        .filter(|file| {
            !["embed", "mount", "frame", "proof", "share"]
                .iter()
                .any(|other| file.path.starts_with(other))
        })
        .collect();
    let all: Vec<u8> = needed
        .iter()
        .flat_map(|file| file.bytes.iter().copied())
        .collect();
    let names = needed.iter().map(|file| match file.path.as_str() {
        "index.html" => "./",
        path => path,
    });
    let names: Vec<&str> = names.collect();
    let script = minified(SCRIPT)
        .replacen(
            "VERSION = ''",
            &format!("VERSION = '{}'", short_hash(&all)),
            1,
        )
        .replacen("FILES = []", &format!("FILES = {}", json!(names)), 1);
    File {
        path: WORKER.to_owned(),
        bytes: script.into_bytes(),
    }
}

/// Lets a phone keep the page beside its apps.
pub fn manifest(report: &Report, widget: &Widget) -> File {
    let place = report.district.as_ref().unwrap_or(&report.issuer);
    let manifest = json!({
        "name": report.title, "short_name": format!("{place} {}", report.year), "lang": "zh-CN",
        "start_url": "./", "scope": "./", "display": "minimal-ui",
        "background_color": "#ffffff", "theme_color": "#ffffff",
        "icons": [{ "src": widget.icon.name, "type": "image/svg+xml", "sizes": "any" }],
    });
    File {
        path: "manifest.webmanifest".to_owned(),
        bytes: manifest.to_string().into_bytes(),
    }
}

/// `.br` and `.gz` beside each file that becomes smaller by more than a twentieth, for `brotli_static` and `gzip_static`.
pub fn compressed(files: &[File]) -> Vec<File> {
    let mut out = Vec::new();
    for file in files {
        for (ending, bytes) in [("br", brotli(&file.bytes)), ("gz", gzip(&file.bytes))] {
            if bytes.len() * 20 < file.bytes.len() * 19 {
                let path = format!("{}.{ending}", file.path);
                let bytes = bytes.into_owned();
                out.push(File { path, bytes });
            }
        }
    }
    out
}
