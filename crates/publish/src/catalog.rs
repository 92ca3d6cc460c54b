//! The page of a catalogue: where reports are found and compared, and where those are read that have
//! no page of their own. The catalogue's data is made by `gongbao-catalog`.

use crate::html::{escaped, own_page};
use crate::page::{self, NEEDS_SCRIPTS};
use crate::text::phrase;
use crate::widget::{Asset, Widget, catalog_styles};
use crate::{File, PublishError, contradictions, hosted, outlets};

const GLUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.js"));
const WASM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog_bg.wasm"));

// Read before the page's own texts are there.
const LOADING: &str = "正在读取目录……";

/// Shows any report of the same site: `read.html?src=…`.
pub const READER: &str = "read.html";

/// Where a catalogue will be, if that is known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    /// Its address, which ends in `/`; empty where it is not known.
    pub at: &'a str,
    /// Whether it has a feed.
    pub feed: bool,
}

/// The widget that a catalogue's page needs.
///
/// # Errors
/// When this gongbao carries none.
pub fn carried() -> Result<Widget, PublishError> {
    let widget = Widget::carried().filter(|_| !WASM.is_empty() && !GLUE.is_empty());
    widget.ok_or(PublishError::NoWidget)
}

/// The page [`outlets::INDEX`] beside the catalogue's root, the page [`READER`], and all that they load.
pub fn files(root: &str, widget: &Widget, place: Place<'_>) -> Vec<File> {
    let glue = Asset::new("catalog", "js", GLUE);
    let wasm = Asset::new("catalog", "wasm", WASM);
    let styles = catalog_styles();
    let assets = [&glue, &wasm, &styles];
    let pages = [
        (outlets::INDEX, index(root, widget, assets, place)),
        (READER, page::reader(widget, &styles)),
    ];
    let pages = pages.map(|(path, html)| File {
        path: path.to_owned(),
        bytes: html.into_bytes(),
    });
    let assets = assets.into_iter().chain(widget.of_a_page());
    let assets = assets.map(|asset| File {
        path: asset.name.clone(),
        bytes: asset.bytes.to_vec(),
    });
    let mut files: Vec<File> = pages.into_iter().chain(assets).collect();
    files.extend(hosted::compressed(&files));
    files
}

fn index(
    root: &str,
    widget: &Widget,
    [glue, wasm, styles]: [&Asset; 3],
    Place { at, feed }: Place<'_>,
) -> String {
    let root = escaped(root);
    let title = outlets::TITLE;
    let mut links = String::new();
    if !at.is_empty() {
        let canonical = escaped(&outlets::absolute(at, ""));
        links += &format!("<link rel=\"canonical\" href=\"{canonical}\">\n");
    }
    if feed {
        let feed = outlets::FEED;
        links += &format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"{feed}\">\n"
        );
    }
    let head = format!(
        r#"<title>{title}</title>
{links}<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}" integrity="{}">
<link rel="preload" href="{}" as="fetch" type="application/wasm" crossorigin>
<link rel="preload" href="{root}" as="fetch" type="application/json" crossorigin>
<script defer src="{}" integrity="{}" data-wasm="{}"></script>
"#,
        widget.icon.name,
        styles.name,
        styles.integrity,
        wasm.name,
        glue.name,
        glue.integrity,
        wasm.name,
    );
    let body = format!(
        r#"<div id="gongbao" data-catalog="{root}" data-variants="{}"><main class="gongbao status" aria-busy="true"><p role="status">{LOADING}</p><noscript><p>{NEEDS_SCRIPTS}</p></noscript></main></div>
<footer class="gongbao beside"><a href="{}">{}</a></footer>
"#,
        widget.variants.name,
        contradictions::PAGE,
        phrase(|text| text.contradictions),
    );
    own_page(&head, &body)
}
