//! `index.html`: the whole report as HTML, readable, foldable, linkable and printable without a
//! script; the widget comes after and adds the rest.

use crate::html::{escaped, own_page};
use crate::last_year::LastYear;
use crate::outlets::INDEX;
use crate::text::phrase;
use crate::widget::{Asset, Widget, short_hash};
use crate::{Beside, File, downloads, hosted, last_year, numbers, prerender, share, versions};
use gongbao_report::cite::Work;
use gongbao_report::{Checked, Report, export};
use gongbao_viewer::text::Lang;

/// Read where scripts are off.
pub const NEEDS_SCRIPTS: &str = "本页需要浏览器支持脚本和 WebAssembly。";

/// The first thing drawn is all that stands before the text, not half a chart of it, where the browser knows
/// how to wait for that.
const FIRST_SCREEN: &str = r##"<link rel="expect" href="#text" blocking="render">"##;

/// The page and the files that it loads, the report among them.
pub fn files(
    checked: &Checked,
    beside: Beside<'_>,
    widget: &Widget,
    data: &File,
    at: &str,
) -> Vec<File> {
    // Those who share a page ask for its picture by a whole address.
    let shared = (!at.is_empty()).then(|| share::file(checked, beside.picture));
    let picture = shared.flatten();
    let tags = share::tags(checked, at, picture.is_some());
    let index = File {
        path: "index.html".to_owned(),
        bytes: index(checked, beside, widget, &data.path, at, &tags).into_bytes(),
    };
    let assets = widget.assets().map(|asset| File {
        path: asset.name.clone(),
        bytes: asset.bytes.to_vec(),
    });
    let own = [index, data.clone()].into_iter().chain(picture);
    own.chain(assets).collect()
}

/// The report as the widget loads it, with the record of its proof.
pub fn data(checked: &Checked) -> File {
    let json = checked.report().to_json();
    let bytes = checked.add_to(&json).into_bytes();
    File {
        path: format!("report-{}.json", short_hash(&bytes)),
        bytes,
    }
}

/// `tags` are those by which it is shared.
fn index(
    checked: &Checked,
    beside: Beside<'_>,
    widget: &Widget,
    data: &str,
    at: &str,
    tags: &str,
) -> String {
    let text = Lang::Zh.text();
    let Beside { last, earlier, .. } = beside;
    let kept = if earlier.is_empty() {
        String::new()
    } else {
        format!(r#" data-versions="{}""#, versions::INDEX)
    };
    let kept = match &checked.report().pages {
        Some(_) => format!("{kept} data-pages"),
        None => kept,
    };
    let mut page = prerender::html(checked, Lang::Zh, false);
    let last = last.map(|last| LastYear::of(last, checked));
    if let Some(last) = &last {
        page = last_year::in_tiles(&page, last);
    }
    let Widget {
        wasm,
        styles,
        below,
        embed,
        ..
    } = widget;
    let variants = &widget.variants.name;
    document(
        widget,
        styles,
        &format!(
            "{}{}{tags}\n{FIRST_SCREEN}\n<link rel=\"manifest\" href=\"manifest.webmanifest\">\n<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">\n",
            head(checked.report()),
            citation(checked.report(), at),
            below.name,
            below.integrity
        ),
        &format!(
            r#"data-wasm="{} {}" data-worker="{}" data-updated="{}" data-reopen="{}""#,
            wasm.name,
            wasm.integrity,
            hosted::WORKER,
            text.updated,
            text.reopen
        ),
        &format!(
            r#"<div id="gongbao" data-src="{data}" data-variants="{variants}" data-embed="{} {}" data-prerendered data-resting{kept}>{page}</div>
{}{}{}{}{}
"#,
            embed.name,
            embed.integrity,
            versions::line(earlier, checked.report()),
            last.as_ref().map(last_year::section).unwrap_or_default(),
            numbers::section(checked, last.as_ref()),
            downloads::links(at),
            data_element(&export::json_ld(checked, at))
        ),
    )
}

/// A page for any report of the same site, named by `?src=`, which leads back to its catalogue; with the
/// catalogue's styles.
pub fn reader(widget: &Widget, styles: &Asset) -> String {
    let text = Lang::Zh.text();
    let Widget { glue, wasm, .. } = widget;
    let variants = &widget.variants.name;
    document(
        widget,
        styles,
        // The widget is wanted at once.
        &format!(
            r#"<title>{}</title>
<link rel="preload" href="{}" as="script" integrity="{}" crossorigin>
<link rel="preload" href="{}" as="fetch" type="application/wasm" crossorigin>
"#,
            text.app, glue.name, glue.integrity, wasm.name
        ),
        // With an integrity the browser would not take what it has preloaded.
        &format!(r#"data-wasm="{}""#, wasm.name),
        &format!(
            r#"<nav class="gongbao beside"><a href="{INDEX}">{}</a></nav>
<div id="gongbao" data-src="" data-variants="{variants}" data-resting><main class="gongbao status" aria-busy="true"><p role="status">{}</p><noscript><p>{NEEDS_SCRIPTS}</p></noscript></main></div>
"#,
            phrase(|text| text.to_catalog),
            text.loading
        ),
    )
}

/// A page with the widget; `start` says what `assets/scripts/start.js` is told.
fn document(widget: &Widget, styles: &Asset, head: &str, start: &str, body: &str) -> String {
    let glue = &widget.glue;
    let named = |[glue, wasm]: &[Asset; 2]| {
        let (one, other) = (&glue.integrity, &wasm.integrity);
        format!("{} {one} {} {other}", glue.name, wasm.name)
    };
    let head = format!(
        r#"{head}<link rel="icon" href="{}" type="image/svg+xml">
<link rel="stylesheet" href="{}" integrity="{}">
<script async src="{}" integrity="{}" data-glue="{} {}" {start} data-desk="{}" data-proof="{}"></script>
"#,
        widget.icon.name,
        styles.name,
        styles.integrity,
        widget.start.name,
        widget.start.integrity,
        glue.name,
        glue.integrity,
        named(&widget.desk),
        named(&widget.proof)
    );
    own_page(&head, body)
}

/// Title and description as portals, search engines and other readers look for them.
pub fn head(report: &Report) -> String {
    let work = Work::of(report);
    let [title, issuer] = [work.title, work.issuer].map(|text| escaped(&text));
    let published = work.date.unwrap_or_default();
    let about = report
        .paragraphs()
        .next()
        .map(|p| p.text.chars().take(120).collect::<String>())
        .unwrap_or_default();
    let mut structured = export::schema_org(report);
    structured["@context"] = "https://schema.org".into();
    let structured = data_element(&structured.to_string());
    let about = escaped(&about);
    format!(
        r#"<title>{title}</title>
<meta name="description" content="{about}">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{published}">
<meta name="ContentSource" content="{issuer}">
{structured}"#
    )
}

/// How the page wants to be cited, as Zotero and Google Scholar read it, and `at` which address.
fn citation(report: &Report, at: &str) -> String {
    let work = Work::of(report);
    let tags = [
        ("title", Some(work.title)),
        ("author", Some(work.issuer.clone())),
        (
            "publication_date",
            work.date.map(|date| date.replace('-', "/")),
        ),
        ("technical_report_number", work.number),
        ("technical_report_institution", Some(work.issuer)),
        ("language", Some("zh-CN".to_owned())),
        ("public_url", Some(at.to_owned())),
    ];
    let tags = tags.into_iter().filter_map(|(name, content)| {
        let content = escaped(&content.filter(|content| !content.is_empty())?);
        Some(format!(
            "\n<meta name=\"citation_{name}\" content=\"{content}\">"
        ))
    });
    let mut tags: String = tags.collect();
    if !at.is_empty() {
        tags += &format!("\n<link rel=\"canonical\" href=\"{}\">", escaped(at));
    }
    tags
}

/// An element with JSON-LD. Inside a script element only `<` could end it.
fn data_element(json: &str) -> String {
    let json = json.replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_how_it_is_cited_in_less_than_a_kilobyte() {
        let json = crate::SEED;
        let mut report = Report::from_json(json).unwrap();
        let tags = citation(&report, "https://a.gov.cn/2017/");
        for tag in [
            r#"<meta name="citation_author" content="衢州市柯城区人民政府">"#,
            r#"<meta name="citation_technical_report_number" content="柯政〔2018〕9号">"#,
            r#"<link rel="canonical" href="https://a.gov.cn/2017/">"#,
        ] {
            assert!(tags.contains(tag), "{tag} is not in {tags}");
        }
        assert!(tags.len() < 1024, "{}", tags.len());
        report.title = "\"><script>".into();
        let tags = citation(&report, "");
        assert!(
            !tags.contains("<script>") && !tags.contains("canonical"),
            "{tags}"
        );
    }
}
