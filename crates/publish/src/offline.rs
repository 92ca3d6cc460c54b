//! `offline.html`: everything in one file that opens from a disk, with the network off, under a
//! policy that lets nothing in and nothing out.

use crate::File;
use crate::page::head;
use crate::widget::{Widget, policy_hash};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use gongbao_report::Verified;
use std::io::Write;

/// Unpacks the parts of the page and starts the widget.
const START: &str = r"(async()=>{const unpack=async(id)=>{const packed=Uint8Array.from(atob(document.getElementById(id).textContent),(c)=>c.charCodeAt(0));return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()};try{const report=document.createElement('script');report.type='application/json';report.id='gongbao-report';report.textContent=new TextDecoder().decode(await unpack('packed-report'));document.head.append(report);await wasm_bindgen({module_or_path:await unpack('packed-wasm')})}catch(error){document.querySelector('[role=status]').textContent='这个浏览器打不开本文件,请用新版浏览器。'}})()";

/// The one file.
pub fn file(verified: &Verified, widget: &Widget) -> File {
    let report = verified.report();
    let styles = String::from_utf8_lossy(widget.styles.bytes);
    let glue = String::from_utf8_lossy(widget.glue.bytes);
    let script = format!("{glue};{START}");
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        policy_hash(&script),
        policy_hash(&styles)
    );
    // serde_json without indentation is half as long.
    let json = serde_json::to_vec(report).unwrap_or_default();
    let html = format!(
        r#"<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
{}
<link rel="icon" href="data:,">
<style>{styles}</style>
</head>
<body>
<div id="gongbao"><main class="gongbao status"><p role="status">正在打开报告……</p></main></div>
<script type="application/octet-stream" id="packed-report">{}</script>
<script type="application/octet-stream" id="packed-wasm">{}</script>
<script>{script}</script>
</body>
</html>
"#,
        head(report),
        packed(&json),
        packed(widget.wasm.bytes)
    );
    File {
        path: "offline.html".to_owned(),
        bytes: html.into_bytes(),
    }
}

/// gzip, which every browser unpacks, as base64.
fn packed(bytes: &[u8]) -> String {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    // Writing to memory does not fail.
    STANDARD.encode(packed.unwrap_or_default())
}
