//! `gongbao catalog`: many reports in a folder.

use super::{folder, gongbao, names, said, written};
use std::fs;
use tempfile::TempDir;

/// A folder with a report of two years of one district and a file that is none.
fn reports() -> TempDir {
    let reports = tempfile::tempdir().unwrap();
    let region = reports.path().join("澜川省");
    fs::create_dir(&region).unwrap();
    for year in ["2017", "2018"] {
        let page = fs::read_to_string(format!(
            "{}/../../tests/districts/changxi-{year}.txt",
            env!("CARGO_MANIFEST_DIR")
        ))
        .unwrap();
        let imported = gongbao_import::import(page.as_bytes(), None).unwrap();
        fs::write(
            region.join(format!("长汐 {year}.json")),
            imported.report.to_json(),
        )
        .unwrap();
    }
    reports
}

#[test]
fn catalog_lists_what_lies_below_a_folder_and_says_what_it_could_not_take() {
    let reports = reports();
    fs::write(reports.path().join("other.json"), "{\"a\":1}").unwrap();
    fs::copy(
        reports.path().join("澜川省/长汐 2017.json"),
        reports.path().join("澜川省/再次.json"),
    )
    .unwrap();
    let out = reports.path().join("catalog");
    let output = written("catalog", reports.path(), &out);
    assert_eq!(
        output.status.code(),
        Some(1),
        "there is something to look at"
    );
    let said = said(&output);
    for expected in ["other.json", "已有一份同类报告", "1 个区县，2 份报告"] {
        assert!(said.contains(expected), "{expected} is not in {said}");
    }
    let root = fs::read_to_string(out.join("catalog.json")).unwrap();
    let root = gongbao_catalog::Catalog::from_json(&root).unwrap();
    let (region, district) = root.districts().next().unwrap();
    assert_eq!((region, district.name.as_str()), ("澜川省", "长汐县"));
    let file = out.join(gongbao_catalog::address::district(region, &district.name));
    let file = gongbao_catalog::District::from_json(&fs::read_to_string(file).unwrap()).unwrap();
    let pages: Vec<&str> = file
        .reports
        .iter()
        .map(|entry| entry.page.as_str())
        .collect();
    assert_eq!(pages[1], "read.html?src=../澜川省/长汐%25202018.json");
    // A second run lists the same: what the first wrote is no report.
    fs::remove_file(reports.path().join("other.json")).unwrap();
    fs::remove_file(reports.path().join("澜川省/再次.json")).unwrap();
    let again = written("catalog", reports.path(), &out);
    assert_eq!(
        again.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&again.stderr)
    );
}

#[test]
fn catalog_leads_to_the_page_of_a_published_report() {
    let reports = reports();
    let source = reports.path().join("澜川省/长汐 2017.json");
    let folder = reports.path().join("澜川省/changxi/2017");
    written("publish", &source, &folder);
    fs::remove_file(&source).unwrap();
    let out = reports.path().join("catalog");
    let output = written("catalog", reports.path(), &out);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let file = out.join(gongbao_catalog::address::district("澜川省", "长汐县"));
    let file = gongbao_catalog::District::from_json(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(file.reports[0].page, "../澜川省/changxi/2017/");
    assert!(
        file.reports[0]
            .data
            .starts_with("../澜川省/changxi/2017/report-")
    );
}

#[test]
fn catalog_names_whole_addresses_where_it_knows_its_own() {
    let reports = reports();
    let out = reports.path().join("catalog");
    written("catalog", reports.path(), &out);
    assert!(!out.join("sitemap.xml").exists() && !out.join("feed.xml").exists());
    let at = |address: &str| {
        let mut command = gongbao();
        command.arg("catalog").arg(reports.path());
        command.arg("-o").arg(&out).args(["--at", address]);
        command.output().unwrap()
    };
    assert_eq!(at("a.gov.cn").status.code(), Some(2), "no whole address");
    assert_eq!(at("https://a.gov.cn/gb").status.code(), Some(0));
    let text = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let page = "<loc>https://a.gov.cn/gb/read.html?src=../%E6%BE%9C%E5%B7%9D%E7%9C%81/";
    assert_eq!(text("sitemap.xml").matches(page).count(), 2);
    assert!(text("index.html").contains("rel=\"canonical\" href=\"https://a.gov.cn/gb/\""));
    let has_feed = text("index.html").contains("href=\"feed.xml\"");
    assert_eq!(has_feed, out.join("feed.xml").exists());
}

#[test]
fn catalog_without_reports_or_over_another_page_says_so() {
    let empty = folder(&[]);
    let output = written("catalog", empty.path(), empty.path().join("out"));
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("没有报告"), "{}", said(&output));
    let taken = folder(&[("index.html", b"<p>ours</p>")]);
    let output = written("catalog", reports().path(), taken.path());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        names(taken.path()),
        ["index.html"],
        "nothing is written over another page"
    );
}
