//! `index.html`: the whole report as HTML, readable, foldable, linkable and printable without a
//! script; the widget comes after and adds the rest.

use crate::widget::{Widget, short_hash};
use crate::{File, downloads, hosted, prerender};
use gongbao_report::model::Meaning;
use gongbao_report::{Report, Verified};
use gongbao_viewer::text::Lang;
use serde_json::json;

/// Read where scripts are off.
pub const NEEDS_SCRIPTS: &str = "本页需要浏览器支持脚本和 WebAssembly。";

/// The page and the files that it loads, the report among them.
pub fn files(verified: &Verified, widget: &Widget, data: &File, at: &str) -> Vec<File> {
    let index = File {
        path: "index.html".to_owned(),
        bytes: index(verified, widget, &data.path, at).into_bytes(),
    };
    let assets = widget.assets().map(|asset| File {
        path: asset.name.clone(),
        bytes: asset.bytes.to_vec(),
    });
    [index, data.clone()].into_iter().chain(assets).collect()
}

/// The report as the widget loads it.
pub fn data(report: &Report) -> File {
    let bytes = report.to_json().into_bytes();
    File {
        path: format!("report-{}.json", short_hash(&bytes)),
        bytes,
    }
}

fn index(verified: &Verified, widget: &Widget, data: &str, at: &str) -> String {
    let head = head(verified.report());
    let lang = Lang::Zh;
    let page = prerender::html(verified, lang, false);
    let downloads = downloads::links(at);
    let Widget {
        glue,
        wasm,
        styles,
        start,
        icon,
        variants,
        desk,
        ..
    } = widget;
    let text = lang.text();
    format!(
        r#"<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
{head}
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="manifest" href="manifest.webmanifest">
<link rel="stylesheet" href="{}" integrity="{}">
<script defer src="{}" integrity="{}"></script>
<script defer src="{}" integrity="{}" data-wasm="{}" data-desk="{} {}" data-worker="{}" data-updated="{}" data-reopen="{}"></script>
</head>
<body>
<div id="gongbao" data-src="{data}" data-variants="{}" data-prerendered>{page}</div>
{downloads}</body>
</html>
"#,
        icon.name,
        styles.name,
        styles.integrity,
        glue.name,
        glue.integrity,
        start.name,
        start.integrity,
        wasm.name,
        desk[0].name,
        desk[1].name,
        hosted::WORKER,
        text.updated,
        text.reopen,
        variants.name
    )
}

/// A page for any report of the same site, named by `?src=`.
pub fn reader(widget: &Widget) -> String {
    let text = Lang::Zh.text();
    let Widget {
        glue,
        wasm,
        styles,
        start,
        icon,
        variants,
        desk,
        ..
    } = widget;
    format!(
        r#"<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}" integrity="{}">
<link rel="preload" href="{}" as="fetch" type="application/wasm" crossorigin>
<script defer src="{}" integrity="{}"></script>
<script defer src="{}" integrity="{}" data-wasm="{}" data-desk="{} {}"></script>
</head>
<body>
<div id="gongbao" data-src="" data-variants="{}"><main class="gongbao status" aria-busy="true"><p role="status">{}</p><noscript><p>{NEEDS_SCRIPTS}</p></noscript></main></div>
</body>
</html>
"#,
        text.app,
        icon.name,
        styles.name,
        styles.integrity,
        wasm.name,
        glue.name,
        glue.integrity,
        start.name,
        start.integrity,
        wasm.name,
        desk[0].name,
        desk[1].name,
        variants.name,
        text.loading,
    )
}

/// Title and description as portals, search engines and other readers look for them.
pub fn head(report: &Report) -> String {
    let title = escaped(&report.title);
    let issuer = escaped(&report.issuer);
    let published = report
        .metadata_value(Meaning::DatePublished)
        .or_else(|| report.metadata_value(Meaning::DateWritten))
        .and_then(|line| line.date.as_ref())
        .map(|date| date.iso.clone())
        .unwrap_or_default();
    let about = report
        .paragraphs()
        .next()
        .map(|p| p.text.chars().take(120).collect::<String>())
        .unwrap_or_default();
    let structured = json!({
        "@context": "https://schema.org", "@type": "Report", "name": report.title, "inLanguage": "zh-CN",
        "datePublished": published,
        "author": { "@type": "GovernmentOrganization", "name": report.issuer },
        "reportNumber": report.metadata_value(Meaning::DocumentNumber).map(|line| &line.text),
        "temporalCoverage": report.year.to_string(),
    });
    // Inside a script element only `<` could end it.
    let structured = structured.to_string().replace('<', "\\u003c");
    let about = escaped(&about);
    format!(
        r#"<title>{title}</title>
<meta name="description" content="{about}">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{published}">
<meta name="ContentSource" content="{issuer}">
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{about}">
<script type="application/ld+json">{structured}</script>"#
    )
}

/// Text for HTML, attributes included.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
