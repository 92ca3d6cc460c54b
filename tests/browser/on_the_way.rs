//! A file of a published page that does not come, or was changed on its way: the page stays as it was.

use crate::published::{name, published};
use crate::taking_over::WIDGET;
use gongbao_testkit::{Answer, Site, Window, visit};
use tempfile::TempDir;

#[test]
fn without_the_wasm_the_page_stays_as_it_was() {
    let folder = published();
    let site = Site::of(folder.path().into());
    site.set(&name(&folder, ".wasm"), Answer::Status(404));
    visit(&site, "", Window::PHONE, |page| {
        page.tap("main");
        page.until(
            "performance.getEntriesByType('resource').some(e => e.name.endsWith('.wasm'))",
            "the wasm was asked for",
        );
        assert!(page.is("!!document.querySelector('[data-prerendered] main .level-2')"));
        assert!(
            page.is("!document.querySelector('[role=alert]')"),
            "nothing alarms"
        );
    });
}

#[test]
fn a_wasm_that_was_changed_on_its_way_is_not_run() {
    let folder = published();
    let path = folder.path().join(name(&folder, ".wasm"));
    let mut wasm = std::fs::read(&path).unwrap();
    // A custom section without a name: still a good module.
    wasm.extend([0, 1, 0]);
    std::fs::write(&path, wasm).unwrap();
    visit(&Site::of(folder.path().into()), "", Window::PHONE, |page| {
        page.tap("main");
        page.until(&format!("{WIDGET} === 2"), "both were asked for");
        let console = page.console().join(" ");
        assert!(console.contains("integrity"), "{console}");
        assert!(page.is("!!document.querySelector('[data-prerendered] main .level-2')"));
    });
}

#[test]
fn a_desk_that_was_changed_on_its_way_is_not_run() {
    for ending in [".js", ".wasm"] {
        let folder = published();
        change_desk(&folder, ending);
        let site = Site::fenced(folder.path().into());
        visit(&site, "", Window::DESKTOP, |page| {
            page.press("/");
            page.until(REFUSED, "it is said");
            let console = page.console().join(" ");
            assert!(console.contains("integrity"), "{console}");
        });
    }
}

/// The desk says that it cannot be had.
pub const REFUSED: &str = "!!document.querySelector('.desk [role=alert]')";

/// Changes a file of the desk so that it would still run.
pub fn change_desk(folder: &TempDir, ending: &str) {
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut paths = names.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("desk-") && name.ends_with(ending)
    });
    let path = paths.next().unwrap();
    let more = if ending == ".js" {
        &b"\n;"[..]
    } else {
        &[0, 1, 0]
    };
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend(more);
    std::fs::write(&path, bytes).unwrap();
}

#[test]
fn without_the_report_the_desk_works_on_the_page_as_it_was() {
    let folder = published();
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut names = names.map(|entry| entry.file_name().into_string().unwrap());
    let report = names
        .find(|name| name.starts_with("report-") && name.ends_with(".json"))
        .unwrap();
    let site = Site::of(folder.path().into());
    site.set(&report, Answer::Status(404));
    visit(&site, "", Window::DESKTOP, |page| {
        page.press("/");
        page.until(
            "!!document.querySelector('.search-panel')",
            "the search is there",
        );
        assert!(page.is("!!document.querySelector('[data-prerendered]')"));
    });
}
