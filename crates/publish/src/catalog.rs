//! The page of a catalogue: where reports are found and compared, and where those are read that have
//! no page of their own. The catalogue's data is made by `gongbao-catalog`.

use crate::html::escaped;
use crate::page::{self, NEEDS_SCRIPTS};
use crate::widget::{Asset, Widget};
use crate::{File, PublishError, contradictions, hosted};

const GLUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.js"));
const WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog_bg.wasm"));
const STYLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.css"));

// Read before the page's own texts are there.
const TITLE: &str = "政府年度报告：查找与比较";
const LOADING: &str = "正在读取目录……";

/// Shows any report of the same site: `read.html?src=…`.
pub const READER: &str = "read.html";

/// The page `index.html` beside the catalogue's root, the page [`READER`], and all that they load.
///
/// # Errors
/// When this gongbao carries no widget.
pub fn files(root: &str) -> Result<Vec<File>, PublishError> {
    let widget = Widget::carried().ok_or(PublishError::NoWidget)?;
    if WASM.is_empty() || GLUE.is_empty() {
        return Err(PublishError::NoWidget);
    }
    let glue = Asset::new("catalog", "js", GLUE);
    let wasm = Asset::new("catalog", "wasm", WASM);
    let styles = styles();
    let pages = [
        ("index.html", index(root, &widget, [&glue, &wasm, &styles])),
        (READER, page::reader(&widget)),
    ];
    let pages = pages.map(|(path, html)| File {
        path: path.to_owned(),
        bytes: html.into_bytes(),
    });
    let assets = [&glue, &wasm, &styles]
        .into_iter()
        .chain(widget.of_a_page());
    let assets = assets.map(|asset| File {
        path: asset.name.clone(),
        bytes: asset.bytes.to_vec(),
    });
    let mut files: Vec<File> = pages.into_iter().chain(assets).collect();
    files.extend(hosted::compressed(&files));
    Ok(files)
}

/// The styles of a catalogue's pages.
pub(crate) fn styles() -> Asset {
    Asset::new("catalog", "css", STYLES)
}

fn index(root: &str, widget: &Widget, [glue, wasm, styles]: [&Asset; 3]) -> String {
    let root = escaped(root);
    format!(
        r#"<!doctype html>
<html lang="zh-CN" data-own>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{TITLE}</title>
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}" integrity="{}">
<link rel="preload" href="{}" as="fetch" type="application/wasm" crossorigin>
<link rel="preload" href="{root}" as="fetch" type="application/json" crossorigin>
<script defer src="{}" integrity="{}" data-wasm="{}"></script>
</head>
<body>
<div id="gongbao" data-catalog="{root}"><main class="gongbao status" aria-busy="true"><p role="status">{LOADING}</p><noscript><p>{NEEDS_SCRIPTS}</p></noscript></main></div>
<footer class="gongbao"><a href="{}">{}</a></footer>
</body>
</html>
"#,
        widget.icon.name,
        styles.name,
        styles.integrity,
        wasm.name,
        glue.name,
        glue.integrity,
        wasm.name,
        contradictions::PAGE,
        contradictions::TITLE,
    )
}
