//! The npm package in a page that is built with Vite.

use gongbao_testkit::{Site, Window, root, visit};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Built once into `target`, where what npm fetched stays for the next time.
fn built_page() -> PathBuf {
    let root = root();
    let package = root.join("target/gongbao-report.tgz");
    assert!(package.exists(), "not packed: run `cargo xtask test`");
    let folder = root.join("target/vite");
    fs::create_dir_all(&folder).unwrap();
    for file in fs::read_dir(root.join("tests/vite")).unwrap().flatten() {
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    npm(&folder, &["ci", "--no-audit", "--no-fund"]);
    let package = package.to_str().unwrap();
    npm(
        &folder,
        &["install", "--no-save", "--no-audit", "--no-fund", package],
    );
    npm(&folder, &["run", "build"]);
    let report = root.join("assets/reports/kecheng-2017.json");
    fs::copy(report, folder.join("dist/report.json")).unwrap();
    folder.join("dist")
}

fn npm(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("npm");
    let status = command.args(arguments).current_dir(folder).status();
    let status = status.expect("npm is missing: run `cargo xtask test`, which installs it");
    assert!(status.success(), "npm {arguments:?}");
}

#[test]
fn a_page_built_with_vite_shows_the_report() {
    let site = Site::of(built_page());
    visit(&site, "", Window::DESKTOP, |page| {
        page.until(
            "'shown' in document.querySelector('gongbao-report').dataset",
            "the report is shown",
        );
        let root = "document.querySelector('gongbao-report').shadowRoot";
        assert_eq!(
            page.text(&format!("{root}.querySelector('.title').textContent")),
            "衢州市柯城区2017年度法治政府建设(依法行政)工作报告"
        );
        let marks = format!("{root}.querySelectorAll('figure.chart a.mark').length > 20");
        assert!(page.is(&marks));
        // Styled: without the sheet the title would be black and left.
        let centred =
            format!("getComputedStyle({root}.querySelector('.masthead')).textAlign === 'center'");
        assert!(page.is(&centred));
        page.screenshot("vite");
        page.assert_console_silent();
    });
}
