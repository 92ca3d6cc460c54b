//! `gongbao.html`: the editor's desk in one file that opens by double click: the widget, the readers of files, the
//! prover, and what publishes. A policy lets nothing in and nothing out.

use crate::Failure;
use crate::comments::without_comments;
use crate::folders::{bundle_folder, folder};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Under the name that the page asks for it by, where a program lies below `target`.
const PROGRAMS: [(&str, &str); 7] = [
    ("Widget", "bundle/gongbao"),
    ("Desk", "bundle/desk"),
    ("Proof", "bundle/proof"),
    ("Importer", "parts/import"),
    ("Pages", "parts/pages"),
    ("Edit", "parts/edit"),
    ("Publish", "parts/publish"),
];
/// What the page runs, in this order.
const SCRIPTS: [&str; 5] = ["desk.js", "prove.js", "together.js", "edit.js", "whole.js"];

/// Writes the file beside the built page.
pub fn write() -> Result<(), Failure> {
    let mut texts = serde_json::Map::new();
    let mut packed = String::new();
    let mut allowed = String::new();
    let built = crate::root().join("target");
    for (name, stem) in PROGRAMS {
        let glue = text(&built.join(format!("{stem}.js")))?;
        // What publishes runs beside the page, under the same policy but by no element of its own.
        if name != "Publish" {
            allowed += &hash(&glue);
        }
        texts.insert(name.to_owned(), json!(glue));
        let wasm = bytes(&built.join(format!("{stem}_bg.wasm")))?;
        packed += &element(name, &wasm);
    }
    let styles = text(&bundle_folder().join("gongbao.css"))?;
    let scripts: Result<Vec<String>, Failure> = SCRIPTS.map(script).into_iter().collect();
    let start = format!("(() => {{\n{}\n}})();", scripts?.join("\n"));
    let policy = format!(
        "default-src 'none'; script-src{allowed}{} 'wasm-unsafe-eval'; worker-src blob:; style-src{}; img-src data: blob:; base-uri 'none'; form-action 'none'",
        hash(&start),
        hash(&styles)
    );
    texts.insert("styles".to_owned(), json!(styles));
    let texts = serde_json::Value::Object(texts).to_string();
    let html = format!(
        r#"<!doctype html>
<html lang="zh-CN" data-own>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>公报：核稿与发布</title>
<link rel="icon" href="data:,">
</head>
<body>
<div id="gongbao" data-src=""><main class="gongbao status" data-broken="页面程序出错了。" data-reload="重新载入">
<h1>公报：核稿与发布</h1>
<p>把年度报告的 PDF、Word 文件或保存的网页拖到这里，也可以打开以前保存的 report.json。文件只在这台电脑上读取，不会上传。</p>
<p class="tools"><label class="button file">打开文件<input type="file"></label></p>
<p role="status">正在准备……</p>
</main></div>
{}
{packed}<script>{start}</script>
</body>
</html>
"#,
        element("texts", texts.as_bytes())
    );
    let path = folder().join("gongbao.html");
    std::fs::write(&path, html).map_err(|error| format!("{}: {error}", path.display()))
}

/// A script of ours without comments, as it stands in the page.
fn script(name: &str) -> Result<String, Failure> {
    let path = crate::root().join("assets/scripts").join(name);
    text(&path).map(|script| without_comments(&script))
}

/// An element with these bytes, packed as every browser unpacks them.
fn element(name: &str, bytes: &[u8]) -> String {
    let digits = STANDARD.encode(gongbao_pack::gzip(bytes));
    format!("<script type=\"application/octet-stream\" id=\"packed-{name}\">{digits}</script>\n")
}

/// Lets an inline script or style with exactly this text in.
fn hash(text: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
