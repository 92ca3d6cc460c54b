//! Nothing of a document is left out of its page: byline, text and signature as printed.

use gongbao_import::import;
use gongbao_publish::{html::escaped, prerender};
use gongbao_report::{Checked, Verified};
use gongbao_viewer::text::Lang;

/// The text of a page, still escaped.
fn text_of(html: &str) -> String {
    let after_tags = html.split('<').map(|part| {
        let (_, text) = part.split_once('>').unwrap_or(("", part));
        text
    });
    after_tags.collect()
}

#[test]
fn a_page_shows_all_of_its_document() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../import/tests/golden");
    let pages = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut bylines = 0;
    for path in pages.filter(|path| path.extension().is_none_or(|end| end != "json")) {
        let report = import(&std::fs::read(&path).unwrap(), None).unwrap().report;
        let shown = text_of(&prerender::html(
            &Checked::of(Verified::of(report.clone())),
            Lang::Zh,
            false,
        ));
        let signed = report.byline().chain(report.signature());
        let printed = signed.map(|line| &line.text);
        for text in printed.chain(report.paragraphs().map(|paragraph| &paragraph.text)) {
            assert!(shown.contains(&escaped(text)), "{}: {text}", path.display());
        }
        bylines += report.byline().count();
    }
    assert!(bylines > 1, "a page has lines under its title");
}
