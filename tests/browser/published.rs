//! What `gongbao publish` makes is readable without a script.

use gongbao_publish::Published;
use gongbao_report::{Report, Verified};
use gongbao_testkit::{Page, Site, Window, visit};
use serde_json::json;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

pub fn report() -> Report {
    Report::from_json(include_str!("../../assets/reports/kecheng-2017.json")).unwrap()
}

/// The published report in a folder of its own.
pub fn published() -> TempDir {
    // Once for all tests: packing takes seconds.
    static PUBLISHED: LazyLock<Published> = LazyLock::new(|| publish(report(), ""));
    let folder = tempfile::tempdir().unwrap();
    write(&PUBLISHED, folder.path());
    folder
}

/// Opens what `gongbao publish` makes of the first report.
pub fn visit_published(window: Window, test: impl FnOnce(&Page)) {
    let folder = published();
    visit(&Site::of(folder.path().into()), "", window, test);
}

/// Opens what `gongbao publish` makes of another report.
pub fn visit_report(report: Report, window: Window, test: impl FnOnce(&Page)) {
    let folder = tempfile::tempdir().unwrap();
    write(&publish(report, ""), folder.path());
    visit(&Site::of(folder.path().into()), "", window, test);
}

/// What `gongbao publish` makes of a report for this address.
pub fn publish(report: Report, at: &str) -> Published {
    let published = gongbao_publish::publish(&Verified::of(report), at);
    published.expect("the widget is built: run `cargo xtask test`")
}

/// Writes what was published into a folder, which is made if need be.
pub fn write(published: &Published, folder: &Path) {
    for file in &published.files {
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &file.bytes).unwrap();
    }
}

/// The name of the published file with this ending; those of the desk and the prover are not meant.
pub fn name(folder: &TempDir, ending: &str) -> String {
    let entries = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .find(|name| {
            let other = ["desk", "proof"]
                .iter()
                .any(|other| name.starts_with(other));
            name.ends_with(ending) && !other
        })
        .unwrap()
}

#[test]
fn without_scripts_all_text_and_charts_are_there_and_links_lead() {
    visit_published(Window::WITHOUT_SCRIPTS, |page| {
        let text = page.text("document.querySelector('main').textContent");
        for paragraph in report().paragraphs() {
            assert!(
                text.contains(&paragraph.text),
                "missing: {}",
                paragraph.text
            );
        }
        assert_eq!(
            page.value("document.querySelectorAll('figure.chart').length"),
            9
        );
        assert!(page.is("document.querySelectorAll('figure.chart a.mark').length > 20"));
        page.click("main .level-2 > details > summary");
        page.until(
            "!document.querySelector('main .level-2 > details').open",
            "sections fold",
        );
        page.click_id("mark:petitions:petitions.letters.received");
        page.until(
            "document.querySelector(':target')?.textContent === '229件'",
            "the mark leads to its number",
        );
    });
}

#[test]
fn without_scripts_there_is_no_button_that_does_nothing() {
    let folder = published();
    let visible = "[...document.querySelectorAll('button, .printing, .settings, .file')].filter(e => getComputedStyle(e).visibility === 'visible').length";
    visit(
        &Site::of(folder.path().into()),
        "",
        Window::DESKTOP,
        |page| {
            assert!(page.value(visible).as_u64().unwrap() > 30);
            page.cdp(
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": true }),
            );
            page.reload();
            assert_eq!(page.value(visible), 0);
        },
    );
}
